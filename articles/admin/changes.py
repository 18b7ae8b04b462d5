"""What a form of the desk changed, before and after, in words: how the log keeps it, and how it tells it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.core.files.base import File
from django.db.models import Field, Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.importing.report import Report
from newsroom.plaintext import drop_controls

# Of each value. Whole texts are in the revisions.
MOST_KEPT = 300
# What else a deed may note.
_REST = {
    "filters": gettext_lazy("Saringan"),
    "count": gettext_lazy("Jumlah baris"),
    "blocking": gettext_lazy("Kini menahan terbit"),
    "hinting": gettext_lazy("Kini hanya saran"),
    "cut": gettext_lazy("Dipotong pada batas"),
    "receiver": gettext_lazy("Untuk"),
    "revision": gettext_lazy("Versi"),
    "expires_at": gettext_lazy("Berlaku sampai"),
    "copy": gettext_lazy("Nomor perubahan"),
    "about": gettext_lazy("Tentang"),
    "from": gettext_lazy("Dari tanggal"),
    "until": gettext_lazy("Sampai tanggal"),
    "file": gettext_lazy("Berkas"),
    "known": gettext_lazy("Nama itu milik sebuah akun"),
    "last": gettext_lazy("Kegagalan berikutnya dalam satu jam ini tidak dicatat di sini"),
}
# A field → what it held before and holds now.
Fields = dict[str, list[str]]


def of_form(form: forms.BaseForm) -> Fields:
    """The fields that were changed. Of a password nothing is kept. One query for each that names rows."""
    changed: Fields = {}
    for name in form.changed_data:
        field = form.fields[name]
        if isinstance(field.widget, forms.PasswordInput):
            continue
        before = _readable(field, form.get_initial_for_field(field, name))
        after = _readable(field, form.cleaned_data.get(name))
        if before != after:
            changed[name] = [before, after]
    return changed


def of(form: forms.BaseForm, formsets: Iterable[Any] = ()) -> dict[str, Any]:
    """What was changed in a row and in those below it, after they were saved; `{}` where nothing was."""
    rows = []
    for formset in formsets:
        filled = {part.instance.pk: part for part in formset.forms if part.instance.pk is not None}
        changed = [(row, "change") for row, _names in formset.changed_objects]
        for row, deed in [*changed, *((row, "add") for row in formset.new_objects)]:
            rows.append(_below(row, deed, of_form(filled[row.pk]) if row.pk in filled else {}))
        rows += [_below(row, "delete", {}) for row in formset.deleted_objects]
    found: dict[str, Any] = {"fields": of_form(form), "rows": rows}
    return {name: value for name, value in found.items() if value}


def _below(row: Model, deed: str, fields: Fields) -> dict[str, Any]:
    return {"type": row._meta.label_lower, "name": str(row)[:MOST_KEPT], "deed": deed, "fields": fields}


def _readable(field: forms.Field, value: Any) -> str:
    if value is None or value == "" or (value is False and isinstance(field, forms.FileField)):
        return ""
    if isinstance(field, forms.ModelChoiceField):
        return _names(field, value)
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in cast(Any, field.choices)}
        return labels.get(str(value), str(value))[:MOST_KEPT]
    return _plain(value)[:MOST_KEPT]


def _names(field: forms.ModelChoiceField, value: Any) -> str:
    """Of the rows that `value` holds, by key or as they are."""
    many = value if not isinstance(value, str) and hasattr(value, "__iter__") else [value]
    pks = [row.pk if isinstance(row, Model) else row for row in many]
    rows = cast(Any, field.queryset).model._base_manager.filter(pk__in=pks)
    return ", ".join(sorted(str(row) for row in rows))[:MOST_KEPT]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return date_format(local, "Y-m-d H:i")
    if isinstance(value, File):
        return str(value.name)
    if isinstance(value, list | tuple | set):
        return ", ".join(map(str, value))
    return drop_controls(str(value))


# Telling


def told(details: Any, subject_type: str) -> list[str]:
    """One line for each thing that `details` says, whatever it holds. No query."""
    if not isinstance(details, dict):
        return []
    lines = _fields_told(details.get("fields"), subject_type)
    for row in _dicts(details.get("rows")):
        what = {"add": _("ditambahkan"), "delete": _("dihapus")}.get(str(row.get("deed")), _("diubah"))
        model = _model(str(row.get("type")))
        kind = str(model._meta.verbose_name) if model else str(row.get("type"))
        inner = "; ".join(_fields_told(row.get("fields"), str(row.get("type"))))
        lines.append(f"{kind} “{row.get('name')}” {what}" + (f" ({inner})" if inner else ""))
    for role, change in _items(details.get("roles")):
        signs = [("+", change.get("added")), ("−", change.get("removed"))]
        lines.append(
            f"{role}: " + " ".join(f"{sign}{right}" for sign, rights in signs for right in rights or [])
        )
    if parts := details.get("parts"):
        lines.append(_("Bagian: %s") % ", ".join(map(str, parts)))
    if details.get("own") is True:
        lines.append(_("Naskah sendiri: kantor ini punya satu editor."))
    if details.get("substantial") is True:
        lines.append(_("Perubahan penting."))
    lines += Report.of(details.get("report")).told()
    known = {"fields", "rows", "roles", "parts", "own", "substantial", "report"}
    return lines + [
        f"{_REST.get(name, name)}: {_rest(details[name])}" for name in details if name not in known
    ]


def _rest(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} = {one}" for name, one in value.items()) or "–"
    return _plain(value)


def _dicts(value: Any) -> Sequence[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _items(value: Any) -> Sequence[tuple[str, dict[str, Any]]]:
    return [pair for pair in value.items() if isinstance(pair[1], dict)] if isinstance(value, dict) else []


def _fields_told(fields: Any, label: str) -> list[str]:
    if not isinstance(fields, dict):
        return []
    return [
        _("%(field)s: “%(before)s” → “%(after)s”")
        % {"field": field_label(label, name), "before": pair[0] or "–", "after": pair[1] or "–"}
        for name, pair in fields.items()
        if isinstance(pair, list) and len(pair) == 2
    ]


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def field_label(label: str, name: str) -> str:
    """How the model called `label` names its field; the bare name where it has none."""
    model = _model(label)
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    return str(field.verbose_name) if isinstance(field, Field) else name
