"""The picture library."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import ProtectedError, prefetch_related_objects
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import library, pictures
from articles.admin import image_adding, image_uploads
from articles.admin.desk_request import DeskRequest
from articles.admin.image_answers import smallest
from articles.admin.image_filters import DayFilter, StandingFilter, StripedChangeList, TagFilter
from articles.admin.image_form import ImageForm
from articles.admin.store_away import FileAdmin
from articles.models import Article, Image
from articles.workflow import may_change_picture

MOST_NAMED = 10
# Where each shape is shown.
CROPS = [
    ("16:9", gettext_lazy("halaman berita")),
    ("4:3", gettext_lazy("daftar berita")),
    ("1:1", gettext_lazy("mesin pencari")),
]


@dataclass(frozen=True)
class Card:
    image: Image
    link: str
    thumbnail: str
    uses: str
    lacks_words: bool


class Grid(StripedChangeList):
    """The library as pictures."""

    def get_results(self, request):
        super().get_results(request)
        self.uses = library.uses_of([image.pk for image in self.result_list], request.user, request.now)

    def cards(self) -> list[Card]:
        return [
            Card(
                image,
                self.url_for_result(image),
                smallest(image),
                str(self.uses[image.pk]),
                not image.alt_text and not image.is_decorative,
            )
            for image in self.result_list
        ]


@admin.register(Image)
class ImageAdmin(FileAdmin):
    form = ImageForm
    fieldsets = [
        (None, {"fields": ["alt_text", "is_decorative", "caption", "credit"]}),
        (
            gettext_lazy("Untuk menemukannya lagi"),
            {"fields": ["photographer", "people", "event", "taken_on", "tags"]},
        ),
        (
            gettext_lazy("Titik fokus"),
            {
                "fields": [("focal_x", "focal_y")],
                "description": gettext_lazy(
                    "Bagian foto yang harus tetap terlihat bila dipotong: ketuk foto di atas, atau isi angkanya."
                ),
            },
        ),
        (gettext_lazy("Berkas"), {"fields": ["upload", "drop_former"]}),
    ]
    list_display = ["caption"]
    list_filter = [StandingFilter, DayFilter, TagFilter]
    list_per_page = 24
    list_max_show_all = 0
    list_filter_sheet = False
    sortable_by = ()
    search_fields = library.SEARCHED
    search_help_text = gettext_lazy("Cari keterangan, tokoh, acara, fotografer, kredit, atau tagar")
    ordering = ["-uploaded_at", "-pk"]
    actions = None
    change_list_template = "admin/articles/image/change_list.html"
    change_form_template = "admin/articles/image/change_form.html"

    class Media:
        css = {"all": ["admin_newsroom/library.css"]}
        js = ["admin_newsroom/picture_sending.js", "admin_newsroom/library.js"]

    def get_queryset(self, request):
        return library.with_use(super().get_queryset(request).prefetch_related("renditions"))

    def get_search_results(self, request, queryset, search_term):
        return library.matching(queryset, search_term[:200]), False

    def suggestion(self, image: Image) -> dict[str, str]:
        return {"thumbnail": smallest(image)}

    def get_changelist(self, request, **kwargs):
        return Grid

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Pustaka gambar"), **(extra_context or {})})

    def get_urls(self):
        page = self.admin_site.admin_view(partial(image_adding.add, self))
        return [
            path(
                "add/",
                image_uploads.bounded(page, refuse=image_adding.too_long),
                name="articles_image_add",
            ),
            *image_uploads.urls(self),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request, obj=None):
        """Who only looks is asked for no file and no focal point."""
        return super().get_fieldsets(request, obj)[: None if self.has_change_permission(request, obj) else 2]

    # What may be done

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or obj.pk is None or may_change_picture(obj, request.user)
        )

    def has_delete_permission(self, request, obj=None):
        # A picture stays while a text shows it; the database refuses as well.
        return super().has_delete_permission(request, obj) and not getattr(obj, "is_used", False)

    def get_deleted_objects(self, objs, request):
        return [str(obj) for obj in objs], {self.opts.verbose_name: len(objs)}, set(), []

    def delete_model(self, request, obj):
        pictures.delete(obj)

    def delete_view(self, request, object_id, extra_context=None):
        image = self.get_object(request, object_id)
        if image is not None and image.is_used and super().has_delete_permission(request):
            return self._stays(request, object_id)
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:
            return self._stays(request, object_id)

    def _stays(self, request: DeskRequest, object_id: str) -> HttpResponse:
        sentence = _("Gambar ini dipakai sebuah berita, jadi tidak dihapus. Lepaskan dahulu dari beritanya.")
        self.message_user(request, sentence, messages.ERROR)
        return HttpResponseRedirect(reverse("admin:articles_image_change", args=[object_id]))

    def save_model(self, request, obj, form, change):
        if form.drawn is not None:
            pictures.replace_file(obj, form.drawn, now=request.now)
        else:
            obj.save()
            if {"focal_x", "focal_y"} & set(form.changed_data):
                pictures.remake_sizes(obj)
        if form.cleaned_data.get("drop_former"):
            pictures.drop_former(obj)

    # The page of one

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.pk is not None:
            context.update(self._around(request, obj))
            context["show_save_and_add_another"] = False
            if not self.has_change_permission(request, obj):
                context["notice"] = _(
                    "Gambar ini sudah dipakai di luar draf Anda, jadi hanya editor yang dapat mengubahnya."
                )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _around(self, request: DeskRequest, image: Image) -> dict[str, Any]:
        texts: dict[int, Article] = {}
        rows = library.texts_with(image, request.user, request.now)
        for text in rows.select_related("replaces").defer("body")[: 3 * MOST_NAMED]:
            texts.setdefault(text.live.pk, text)
        twins = pictures.twins_of(image)
        prefetch_related_objects(twins, "renditions")
        latest = image.former_files.order_by("-replaced_at").values_list("replaced_at", flat=True).first()
        return {
            "image": image,
            "used_in": list(texts.values())[:MOST_NAMED],
            "crops": CROPS,
            "uses": library.uses_of([image.pk], request.user, request.now)[image.pk],
            "twins": [(twin, smallest(twin)) for twin in twins],
            "former_until": latest + pictures.FORMER_KEPT if latest else None,
        }
