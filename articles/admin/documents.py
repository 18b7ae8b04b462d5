"""The document library's desk."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.decorators import display
from unfold.views import ChangeList

from articles import documents
from articles.admin import document_uploads
from articles.admin.store_away import FileAdmin, FileForm
from articles.models import Article, Document
from articles.workflow import Refused, note

MOST_NAMED = 10


class DocumentForm(FileForm):
    upload = forms.FileField(
        label=gettext_lazy("Berkas PDF"),
        widget=forms.FileInput({"accept": "application/pdf,.pdf", "class": "desk-file"}),
        help_text=gettext_lazy(
            "PDF, paling besar 20 MB. Skrip, data pembuat, dan riwayat di dalamnya tidak ikut disimpan."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.fields.pop("upload", None)
        elif "title" in self.fields:
            self.fields["title"].required = False
            self.fields["title"].help_text = _(
                "Nama yang dibaca pengunjung. Bila dikosongkan, dipakai nama berkasnya."
            )

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        return documents.read(upload) if upload else None

    def clean(self):
        cleaned = super().clean()
        if pdf := cleaned.get("upload"):
            cleaned["title"] = cleaned.get("title") or documents.proposed_title(pdf.name)
        return cleaned


class UseFilter(admin.SimpleListFilter):
    title = gettext_lazy("pemakaian")
    parameter_name = "pemakaian"

    def lookups(self, request, model_admin):
        return [("ya", _("Dipakai")), ("tidak", _("Belum dipakai"))]

    def queryset(self, request, queryset):
        if self.value() not in ("ya", "tidak"):
            return queryset
        return documents.in_use(queryset, self.value() == "ya")


class Shelf(ChangeList):
    """With where each document of the page stands: two queries for all."""

    result_list: Any

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        uses = documents.uses_of([row.pk for row in self.result_list], request.user, request.now)
        for row in self.result_list:
            row.uses = uses[row.pk]


@admin.register(Document)
class DocumentAdmin(FileAdmin):
    form = DocumentForm
    fieldsets = [(None, {"fields": ["upload", "title"]})]
    list_display = ["title", "length", "used", "uploaded_by", "uploaded_at"]
    list_filter = [UseFilter]
    list_select_related = ["uploaded_by"]
    list_per_page = 50
    list_max_show_all = 0
    search_fields = ["title"]
    search_help_text = gettext_lazy("Cari judul")
    ordering = ["-uploaded_at", "-pk"]
    actions = None
    change_list_template = "admin/articles/document/change_list.html"
    change_form_template = "admin/articles/document/change_form.html"

    def get_urls(self):
        return [*document_uploads.urls(self), *super().get_urls()]

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": ["title"]})] if obj is not None else self.fieldsets

    def get_changelist(self, request, **kwargs):
        return Shelf

    @display(description=gettext_lazy("ukuran"))
    def length(self, obj):
        pages = ngettext("%d halaman", "%d halaman", obj.pages) % obj.pages
        return format_html("{}, {}", pages, filesizeformat(obj.size))

    @display(description=gettext_lazy("pemakaian"))
    def used(self, obj):
        return str(obj.uses)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or obj.pk is None or documents.may_change(obj, request.user)
        )

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return super().has_delete_permission(request)
        return documents.may_delete(obj, request.user)

    def get_deleted_objects(self, objs, request):
        return [str(obj) for obj in objs], {self.opts.verbose_name: len(objs)}, set(), []

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except Refused as refused:
            note("delete_row", None, request.user, refused)
            self.message_user(request, str(refused), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_document_change", args=[object_id]))

    def log_deletions(self, request, queryset):
        """The deed writes itself down, under the lock."""

    def delete_model(self, request, obj):
        documents.delete(obj, by=request.user, now=request.now)

    def save_model(self, request, obj, form, change):
        if change:
            obj.save(update_fields=["title"])
            return
        pdf = form.cleaned_data["upload"]
        stored = documents.store(pdf, title=form.cleaned_data["title"], by=request.user)
        for field in self.opts.concrete_fields:
            setattr(obj, field.attname, getattr(stored, field.attname))
        obj._state.adding = False
        if pdf.notice:
            self.message_user(request, pdf.notice, messages.WARNING)
        for twin in documents.twins_of(obj)[:1]:
            self.message_user(request, self._about_twin(twin), messages.WARNING)

    def _about_twin(self, twin: Document) -> str:
        link = reverse("admin:articles_document_change", args=[twin.pk])
        sentence = _("Berkas yang sama sudah ada di pustaka: {}.")
        return format_html(sentence, format_html('<a class="text-link" href="{}">{}</a>', link, twin.title))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.pk is not None:
            offered = Article.objects.visible_to(request.user, request.now).filter(
                body_documents__document=obj
            )
            uses = documents.uses_of([obj.pk], request.user, request.now)[obj.pk]
            context.update({"document": obj, "uses": uses, "used_in": offered[:MOST_NAMED]})
            if not self.has_change_permission(request, obj):
                context["notice"] = _(
                    "Dokumen ini sudah dipakai di luar draf Anda, jadi hanya editor yang dapat mengubah judulnya."
                )
        return super().render_change_form(request, context, add, change, form_url, obj)
