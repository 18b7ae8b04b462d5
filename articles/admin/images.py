"""The picture library."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, ProtectedError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.views import ChangeList
from unfold.widgets import UnfoldAdminExpandableTextareaWidget

from articles import pictures
from articles.admin import image_uploads
from articles.admin.careful import CarefulAdmin, CarefulForm
from articles.admin.image_answers import smallest
from articles.models import Article, Image
from articles.workflow import may_change_picture


class ImageForm(CarefulForm):
    upload = forms.FileField(
        label=gettext_lazy("Berkas foto"),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp", "class": "desk-file"}),
        help_text=gettext_lazy("JPEG, PNG, atau WebP, paling besar 20 MB dan 50 megapiksel."),
    )

    class Meta:
        widgets = {
            "alt_text": UnfoldAdminExpandableTextareaWidget(),
            "caption": UnfoldAdminExpandableTextareaWidget(),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and "upload" in self.fields:
            self.fields["upload"].required = False
            self.fields["upload"].label = _("Ganti berkas foto")

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        return pictures.read(upload) if upload else None

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("alt_text") and not cleaned.get("is_decorative") and "alt_text" not in self.errors:
            self.add_error("alt_text", _("Uraikan isi gambar, atau tandai sebagai hiasan."))
        return cleaned


class UseFilter(admin.SimpleListFilter):
    title = gettext_lazy("pemakaian")
    parameter_name = "pemakaian"

    def lookups(self, request, model_admin):
        return [("ya", _("Dipakai")), ("tidak", _("Belum dipakai"))]

    def queryset(self, request, queryset):
        if self.value() == "ya":
            return queryset.filter(lead_of__isnull=False).distinct()
        return queryset.filter(lead_of=None) if self.value() == "tidak" else queryset


@dataclass(frozen=True)
class Card:
    image: Image
    link: str
    thumbnail: str
    words: str
    uses: str


class Grid(ChangeList):
    """The library as pictures."""

    def cards(self) -> list[Card]:
        return [
            Card(image, self.url_for_result(image), smallest(image), str(image), _uses(image.used))
            for image in self.result_list
        ]


def _uses(number: int) -> str:
    if not number:
        return _("Belum dipakai")
    return ngettext("Dipakai di %d berita", "Dipakai di %d berita", number) % number


@admin.register(Image)
class ImageAdmin(CarefulAdmin):
    form = ImageForm
    fieldsets = [
        (None, {"fields": ["upload", "alt_text", "is_decorative", "caption", "credit"]}),
        (
            gettext_lazy("Titik fokus"),
            {
                "fields": [("focal_x", "focal_y")],
                "description": gettext_lazy(
                    "Bagian foto yang harus tetap terlihat bila dipotong. Ketuk foto untuk memilihnya."
                ),
            },
        ),
    ]
    list_display = ["caption"]
    list_filter = [UseFilter]
    list_per_page = 24
    list_max_show_all = 0
    sortable_by = ()
    search_fields = ["caption", "credit", "alt_text"]
    search_help_text = gettext_lazy("Cari keterangan, kredit, atau teks alternatif")
    ordering = ["-uploaded_at", "-pk"]
    actions = None
    change_list_template = "admin/articles/image/change_list.html"
    change_form_template = "admin/articles/image/change_form.html"

    def get_queryset(self, request):
        rows = super().get_queryset(request).prefetch_related("renditions")
        return rows.annotate(used=Count("lead_of"))

    def suggestion(self, image: Image) -> dict[str, str]:
        return {"thumbnail": smallest(image)}

    def get_changelist(self, request, **kwargs):
        return Grid

    def get_urls(self):
        return [*image_uploads.urls(self), *super().get_urls()]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or obj.pk is None or may_change_picture(obj, request.user)
        )

    def has_delete_permission(self, request, obj=None):
        # A picture stays while a text shows it; the database refuses as well.
        return super().has_delete_permission(request, obj) and not getattr(obj, "used", 0)

    def get_deleted_objects(self, objs, request):
        return [str(obj) for obj in objs], {self.opts.verbose_name: len(objs)}, set(), []

    def delete_model(self, request, obj):
        pictures.delete(obj)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:
            sentence = _("Gambar ini baru saja dipakai sebuah berita, jadi tidak dihapus.")
            self.message_user(request, sentence, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_image_change", args=[object_id]))

    def save_model(self, request, obj, form, change):
        drawn = form.cleaned_data.get("upload")
        if not change:
            words = {name: form.cleaned_data[name] for name in form._meta.fields if name != "upload"}
            stored = pictures.store(drawn, by=request.user, **words)
            obj.pk, obj.file, obj.uploaded_by = stored.pk, stored.file, stored.uploaded_by
            obj._state.adding = False
        elif drawn is not None:
            pictures.replace_file(obj, drawn)
        else:
            obj.save()
            if {"focal_x", "focal_y"} & set(form.changed_data):
                self._remake(request, obj)

    def _remake(self, request, image: Image) -> None:
        try:
            pictures.remake_sizes(image)
        except (OSError, ValidationError):
            self.message_user(
                request,
                _("Berkas foto tidak terbaca, jadi potongannya belum dibuat ulang. Unggah ulang fotonya."),
                messages.WARNING,
            )

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.pk is not None:
            context.update({"image": obj, "used_in": self._used_in(request, obj)})
            if not self.has_change_permission(request, obj):
                context["notice"] = _(
                    "Gambar ini sudah dipakai di luar draf Anda, jadi hanya editor yang dapat mengubahnya."
                )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _used_in(self, request, image: Image):
        return Article.objects.visible_to(request.user, request.now).filter(lead_image=image)[:10]
