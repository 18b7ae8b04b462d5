"""Between the form of a text and its snapshots: what was typed as a snapshot, and a snapshot's value typed in."""

import copy
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.http import QueryDict
from django.utils import timezone

from articles.admin.desk_request import DeskRequest
from articles.models import Article, RelatedPin
from articles.revisions import OF_COPY, PEOPLE, ROWS, TIMES, WORDS, Snapshot
from newsroom.plaintext import strip_controls

PINS = "related_pins"
_MOST_PINS = 20
_KEY = re.compile(r"[0-9]{1,18}", re.ASCII)


class Typed:
    """The form of `article` as it was posted, whatever is wrong with it, and its content as a snapshot.

    `beside` is a snapshot of the text now: what the form does not show is as it is there. A picture that was
    uploaded is in the library afterwards, and `data` names it. Queries: those of the form, and one.
    """

    def __init__(self, desk: ModelAdmin, request: DeskRequest, article: Article, beside: Snapshot):
        fields = flatten_fieldsets(desk.get_fieldsets(request, article))
        form_class: Any = desk.get_form(request, fields=fields)
        self.form = form_class(request.POST, request.FILES, instance=copy.copy(article))
        self.form.is_valid()
        self.form.files = {}
        self.data: QueryDict = self.form.data.copy()
        self.pins = _typed_pins(self.data)
        self._request = request
        self._beside = beside
        self.content: Snapshot = self._read()

    def read_again(self) -> None:
        """After `take`."""
        self.form.data = self.data
        self.form.full_clean()
        self.content = self._read()

    def _read(self) -> Snapshot:
        return {**self._beside, **self._fields(), PINS: self._all_pins()}

    def names(self) -> list[str]:
        """The fields of a snapshot that the form lets one change."""
        return [name for name in self._beside if name in self.form.fields or name == PINS]

    def pins_seen(self, *contents: Snapshot) -> dict[int, str]:
        """The related texts of `contents` that this person may see, with their headlines. One query."""
        pins = {pin["id"] for content in contents for pin in content.get(PINS) or []}
        seen = Article.objects.visible_to(self._request.user, self._request.now).filter(replaces=None)
        return dict(seen.filter(pk__in=pins).values_list("pk", "headline")) if pins else {}

    def _fields(self) -> Snapshot:
        return {name: self._typed(name) for name in self.names() if name != PINS}

    def _typed(self, name: str) -> Any:
        cleaned = self.form.cleaned_data
        if name in (*ROWS, *PEOPLE):
            row = cleaned.get(name)
            empty = name in cleaned or not self._raw(name)
            return (
                {"id": row.pk, "name": str(row)} if row is not None else None if empty else self._beside[name]
            )
        if name == "tags":
            names = self.form.fields["tags"].to_python(self._value("tags"))
            return sorted(names, key=str.casefold)
        if name in TIMES:
            at = cleaned.get(name)
            return at.astimezone(UTC).isoformat() if isinstance(at, datetime) else self._raw(name) or None
        if name == "is_substantial":
            return bool(self._value(name))
        if name in cleaned and name not in (*WORDS, *OF_COPY):
            return cleaned[name]
        return _as_stored(name, self._raw(name))

    def _value(self, name: str) -> Any:
        return self.form.fields[name].widget.value_from_datadict(self.data, {}, name)

    def _raw(self, name: str) -> str:
        value = self._value(name)
        parts = value if isinstance(value, list) else [value]
        return strip_controls(" ".join(str(part) for part in parts if part))

    def _all_pins(self) -> list[dict[str, Any]]:
        """Those typed, and those that this person cannot see, which stay."""
        there: list[dict[str, Any]] = self._beside.get(PINS) or []
        if self.pins is None:
            return there
        seen = self.pins_seen({PINS: [*there, *({"id": pk} for pk in self.pins)]})
        typed = [{"id": pk, "name": seen[pk]} for pk in self.pins if pk in seen]
        return [*typed, *(pin for pin in there if pin["id"] not in seen)]

    def take(self, name: str, value: Any) -> None:
        """Type the value of a snapshot into the field."""
        if name == PINS:
            seen = self.pins_seen({PINS: value})
            self.pins = [pin["id"] for pin in value or [] if pin["id"] in seen]
        elif name == "tags":
            self.data.setlist(name, list(value or []))
        elif name in TIMES:
            self._take_time(name, value)
        elif name == "is_substantial":
            self.data.setlist(name, ["on"] if value else [])
        elif isinstance(value, dict):
            self.data[name] = str(value["id"])
        else:
            self.data[name] = "" if value is None else str(value)

    def _take_time(self, name: str, value: Any) -> None:
        at = timezone.localtime(datetime.fromisoformat(value)) if value else None
        widget: Any = self.form.fields[name].widget
        parts: list[tuple[str, Any, Any]] = [("", widget, at)]
        if hasattr(widget, "decompress"):
            parts = list(zip(widget.widgets_names, widget.widgets, widget.decompress(at), strict=True))
        for suffix, part, shown in parts:
            self.data[name + suffix] = part.format_value(shown) or ""

    def as_post(self, article: Article) -> QueryDict:
        """`data` with related news in the rows that there are now, whichever there were when the form was opened."""
        if self.pins is None:
            return self.data
        kept = {key: self.data.getlist(key) for key in self.data if not key.startswith(f"{PINS}-")}
        post = QueryDict(mutable=True)
        for key, values in kept.items():
            post.setlist(key, values)
        post.update(_rows(article, self.pins, self.pins_seen({PINS: _present(article)})))
        return post


def _as_stored(name: str, text: str) -> Any:
    field = Article._meta.get_field(name)
    return field.to_python(text) if isinstance(field, models.CharField | models.TextField) else text


def _typed_pins(data: QueryDict) -> list[int] | None:
    """The related texts in their order; none where the form had no rows for them."""
    total = str(data.get(f"{PINS}-TOTAL_FORMS", ""))
    if not _KEY.fullmatch(total):
        return None
    rows: list[tuple[int, int, int]] = []
    for number in range(min(int(total), _MOST_PINS)):
        target = data.get(f"{PINS}-{number}-target", "")
        position = data.get(f"{PINS}-{number}-position", "")
        if _KEY.fullmatch(target) and not data.get(f"{PINS}-{number}-DELETE"):
            rows.append((int(position) if _KEY.fullmatch(position) else 0, number, int(target)))
    return list(dict.fromkeys(target for _position, _number, target in sorted(rows)))


def _present(article: Article) -> list[dict[str, Any]]:
    return [{"id": pin} for pin in article.related_pins.values_list("target", flat=True)]


def _rows(article: Article, wanted: Sequence[int], seen: dict[int, str]) -> dict[str, str]:
    """What the form would post so that `wanted` are the related texts, in that order."""
    there = list(RelatedPin.objects.filter(article=article, target__in=seen).order_by("position", "pk"))
    rows: list[dict[str, str]] = []
    for pin in there:
        row = {"id": str(pin.pk), "target": str(pin.target_id), "position": str(pin.position)}
        if pin.target_id in wanted:
            row["position"] = str(wanted.index(pin.target_id))
        else:
            row["DELETE"] = "on"
        rows.append(row)
    known = {pin.target_id for pin in there}
    rows += [
        {"id": "", "target": str(target), "position": str(position)}
        for position, target in enumerate(wanted)
        if target not in known
    ]
    posted = {f"{PINS}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    posted |= {f"{PINS}-{n}-article": str(article.pk) for n in range(len(rows))}
    return posted | {f"{PINS}-TOTAL_FORMS": str(len(rows)), f"{PINS}-INITIAL_FORMS": str(len(there))}
