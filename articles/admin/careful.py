"""Forms that lose nothing: what two people do at once becomes a sentence, and what was typed stays on the page."""

import hashlib
import re
from typing import Any

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest, FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminExpandableTextareaWidget

from articles import audit
from articles.addresses import free_slug
from articles.admin import changes
from newsroom.plaintext import PlainTextField, strip_controls

STAMP = "_seen"
_KEY = re.compile(r"[0-9]{1,18}")


class CarefulForm(forms.ModelForm):
    """`unique_ignoring_case` maps a field to the sentence for a value that another row has in any letter case."""

    unique_ignoring_case: dict[str, Any] = {}
    is_stale = False

    def clean(self):
        cleaned = super().clean()
        for name, sentence in self.unique_ignoring_case.items():
            value = self.cleaned_data.get(name)
            others = self._meta.model._default_manager.exclude(pk=self.instance.pk)
            if value and others.filter(**{f"{name}__iexact": value}).exists():
                self.add_error(name, sentence)
        if self.is_stale:
            raise ValidationError(
                _(
                    "Data ini baru saja diubah orang lain, jadi isian Anda di bawah belum disimpan. "
                    "Buka halaman ini di tab baru untuk membandingkan, lalu simpan lagi bila isian Anda yang berlaku."
                )
            )
        return cleaned


class ProposedSlugForm(CarefulForm):
    """`slug` may stay empty: then the field `named_by` proposes one; where one is taken, another is proposed."""

    named_by = "name"
    otherwise = ""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and "slug" not in self.errors and self.named_by in self.cleaned_data:
            name = self.cleaned_data[self.named_by]
            self.cleaned_data["slug"] = self.cleaned_data.get("slug") or self.proposal(name)
            if problem := self.problem_of(self.cleaned_data["slug"]):
                self.add_error("slug", problem)
        return cleaned

    def proposal(self, text: str) -> str:
        model = self._meta.model
        length = model._meta.get_field("slug").max_length
        others = model._default_manager.exclude(pk=self.instance.pk)
        return free_slug(text, others, length=length, otherwise=self.otherwise)

    def problem_of(self, slug: str) -> str:
        """Why `slug` may not be this row's address, or `""`."""
        if self._meta.model._default_manager.exclude(pk=self.instance.pk).filter(slug=slug).exists():
            return _("Alamat “%(slug)s” sudah dipakai. Coba “%(free)s”.") % {
                "slug": slug,
                "free": self.proposal(slug),
            }
        return ""


class Suggestions(AutocompleteSelect):
    """Shows a refused form again, whatever was sent in place of a key."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if _KEY.fullmatch(str(key))], attr)


class SuggestingAdmin(BaseModelAdmin):
    """For admins and inlines with `autocomplete_fields`."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Suggestions(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class CarefulAdmin(SuggestingAdmin, ModelAdmin):
    """The admin of a row that several people may edit. Subclasses state `fieldsets`."""

    form = CarefulForm
    warn_unsaved_form = True
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        PlainTextField: {"widget": UnfoldAdminExpandableTextareaWidget},
    }
    change_form_before_template = "admin/articles/form_top.html"
    saves_live = False
    list_before_template = "admin/articles/list_top.html"
    # A sentence above the list.
    list_note: Any = ""
    # As what the log holds an addition, a change and a deletion of this desk.
    deeds = ("add_row", "change_row", "delete_row")

    class Media:
        css = {"all": ["admin_newsroom/shelves.css"]}

    def changelist_view(self, request, extra_context=None):
        context = {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})}
        try:
            return super().changelist_view(request, context)
        except OverflowError:
            # A year of twenty digits in the address.
            return HttpResponseRedirect(request.path)

    def response_action(self, request, queryset):
        for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
            try:
                self.opts.pk.to_python(key)
            except ValidationError as error:
                raise BadRequest("Row chosen by what is no key.") from error
        return super().response_action(request, queryset)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        context = {"saves_live": self.saves_live, **(extra_context or {})}
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, context)
        try:
            return self._save(request, object_id, form_url, context)
        except IntegrityError:
            # Somebody saved the same between our check and our write. Checked again, it is a sentence.
            for file in request.FILES.values():
                file.seek(0)
            return self._save(request, object_id, form_url, context)

    def _save(
        self, request: HttpRequest, object_id: str | None, form_url: str, context: dict[str, Any]
    ) -> HttpResponseBase:
        with transaction.atomic():
            self.lock(object_id)
            return super().changeform_view(request, object_id, form_url, dict(context))

    def lock(self, object_id: str | None) -> None:
        """Hold what saving depends on until the transaction ends."""
        try:
            pk = self.opts.pk.to_python(unquote(object_id or ""))
        except ValidationError:
            return
        self.model._base_manager.select_for_update(no_key=True).filter(pk=pk).first()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        seen = request.POST.get(STAMP)
        if obj is not None and seen and seen != self.stamp(request, obj):
            form.is_stale = True
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.pk is not None:
            # From the database: a refused form has already put what was typed into `obj`.
            stored = self.get_object(request, str(obj.pk))
            context["stamp"] = self.stamp(request, stored) if stored else ""
        if not self.has_change_permission(request, obj):
            # What nobody changes here has no history to lead to.
            context["show_history"] = False
        return super().render_change_form(request, context, add, change, form_url, obj)

    def stamp(self, request: HttpRequest, obj: models.Model) -> str:
        """Changes whenever what the form lets one change in `obj` is changed."""
        values = []
        fixed = self.get_readonly_fields(request, obj)
        for name in flatten_fieldsets(self.get_fieldsets(request, obj)):
            if name in fixed:
                continue
            try:
                field = self.opts.get_field(name)
            except FieldDoesNotExist:
                continue
            if field.many_to_many:
                values.append(f"{sorted(getattr(obj, name).values_list('pk', flat=True))}")
            elif isinstance(field, models.Field):
                values.append(field.value_to_string(obj))
        return hashlib.blake2b("\x1f".join(values).encode(), digest_size=8).hexdigest()

    def construct_change_message(self, request, form, formsets, add=False):
        request.changes = changes.of(form, formsets or ())
        return super().construct_change_message(request, form, formsets, add)

    def log_addition(self, request, obj, message):
        self._write_down(request, obj, self.deeds[0])
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        # What the browser alone spells differently, such as line breaks, is no change.
        if message and request.changes:
            self._write_down(request, obj, self.deeds[1])
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            audit.record(self.deeds[2], by=request.user, now=request.now, subject=obj)
        return super().log_deletions(request, queryset)

    def about(self, obj: models.Model) -> models.Model:
        """The row that the log names for what was done to `obj`."""
        return obj

    def _write_down(self, request: Any, obj: models.Model, verb: str) -> None:
        details, subject = getattr(request, "changes", {}), self.about(obj)
        audit.record(verb, by=request.user, now=request.now, subject=subject, details=details)

    def get_changeform_initial_data(self, request):
        """Nothing from the address: it could say anything."""
        return {}

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, strip_controls(search_term))

    def lookup_allowed(self, lookup, value, request):
        # PostgreSQL stores no NUL, so it can stand in no value either; no list offers patterns.
        is_pattern = lookup.endswith(("__regex", "__iregex"))
        sound = "\x00" not in str(value) and not is_pattern
        return sound and super().lookup_allowed(lookup, value, request)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the small links that add, change and delete the related row in a pop-up."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield and isinstance(formfield.widget, RelatedFieldWidgetWrapper):
            formfield.widget = formfield.widget.widget
        return formfield


class ReadOnlyAdmin(CarefulAdmin):
    """The admin of rows that only the program writes."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
