"""Keywords, kept by the category admin."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from taggit.models import Tag as UnusedTag
from unfold.decorators import action, display
from unfold.widgets import UnfoldAdminRadioSelectWidget

from articles import keywords
from articles.admin.careful import ProposedSlugForm
from articles.admin.confirmation import confirm
from articles.admin.desk_request import DeskRequest
from articles.admin.taxonomy import KeptByCategoryAdmin
from articles.models import Tag, TaggedArticle, TaggedImage
from articles.search import add_keyword

# taggit registers its own model, which this site does not use.
if admin.site.is_registered(UnusedTag):
    admin.site.unregister(UnusedTag)


class TagForm(ProposedSlugForm):
    otherwise = "tagar"
    unique_ignoring_case = {
        "name": gettext_lazy(
            "Tagar ini sudah ada. Untuk menyatukan dua tagar, pakai “Gabungkan” di daftar tagar."
        )
    }

    class Meta:
        labels = {"slug": gettext_lazy("Alamat")}
        help_texts = {"slug": gettext_lazy("Bagian alamat halaman tagar; kosongkan agar dibuat dari nama.")}


class UseFilter(admin.SimpleListFilter):
    title = gettext_lazy("pemakaian")
    parameter_name = "pakai"

    def lookups(self, request, model_admin):
        return [("ya", _("Dipakai")), ("tidak", _("Tidak dipakai"))]

    def queryset(self, request, queryset):
        if self.value() == "ya":
            return queryset.exclude(uses_count=0, images_count=0)
        return queryset.filter(uses_count=0, images_count=0) if self.value() == "tidak" else queryset


def uses_told(tag: Tag) -> str:
    """How many texts it marks, and pictures where there are such; needs the desk's counts."""
    articles, images = cast(Any, tag).uses_count, cast(Any, tag).images_count
    told = ngettext("%d berita", "%d berita", articles) % articles
    photos = ngettext("%d foto", "%d foto", images) % images
    return f"{told}, {photos}" if images else told


class TagField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.name} ({uses_told(obj)})"


class StaysForm(forms.Form):
    """Which of several tags stays."""

    home = TagField(
        label=gettext_lazy("Tagar yang tetap"),
        queryset=Tag.objects.none(),
        empty_label=None,
        widget=UnfoldAdminRadioSelectWidget,
        error_messages={
            "required": gettext_lazy("Pilih tagar yang tetap."),
            "invalid_choice": gettext_lazy("Tagar itu sudah tidak ada. Pilih yang lain."),
        },
    )

    def __init__(self, tags: models.QuerySet[Tag], data: Any):
        super().__init__(data)
        cast(TagField, self.fields["home"]).queryset = tags


@admin.register(Tag)
class TagAdmin(KeptByCategoryAdmin):
    form = TagForm
    fieldsets = [(None, {"fields": ["name", "slug"]})]
    prepopulated_fields = {"slug": ["name"]}
    list_display = ["name", "address", "uses_shown"]
    list_filter = [UseFilter]
    list_per_page = 100
    search_fields = ["name"]
    ordering = ["name"]
    actions = ["merge_tags", "remove_unused_tags"]
    actions_detail = ["see_tag"]

    def get_queryset(self, request):
        def number(uses: models.QuerySet[Any]) -> Coalesce:
            of_tag = uses.filter(tag=OuterRef("pk")).order_by().values("tag")
            return Coalesce(Subquery(of_tag.annotate(count=Count("pk")).values("count")), 0)

        rows = super().get_queryset(request)
        return rows.annotate(
            uses_count=number(TaggedArticle.objects.all()), images_count=number(TaggedImage.objects.all())
        )

    def get_actions(self, request):
        """Without Django's own deletion, which would take tags from published articles."""
        return {name: row for name, row in super().get_actions(request).items() if name != "delete_selected"}

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not (getattr(obj, "uses_count", 1) or obj.images_count))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            add_keyword(obj)

    @display(description=gettext_lazy("alamat"), ordering="slug")
    def address(self, obj):
        return f"/tagar/{obj.slug}/"

    @display(description=gettext_lazy("dipakai"), ordering="uses_count")
    def uses_shown(self, obj):
        return uses_told(obj)

    @action(description=gettext_lazy("Lihat di situs"), url_path="lihat", icon="open_in_new")
    def see_tag(self, request: DeskRequest, object_id: str) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        tag = self.get_object(request, unquote(object_id))
        if tag is None:
            raise Http404
        return HttpResponseRedirect(tag.get_absolute_url())

    @admin.action(description=gettext_lazy("Gabungkan tagar yang dipilih…"), permissions=["change"])
    def merge_tags(self, request: DeskRequest, queryset: models.QuerySet[Tag]) -> HttpResponse | None:
        tags = queryset.order_by("-uses_count", "name")
        if not 2 <= len(tags) <= 50:
            messages.error(request, _("Pilih dua sampai lima puluh tagar untuk digabungkan."))
            return None
        form = StaysForm(tags, request.POST if "ya" in request.POST else None)
        form.initial = {"home": tags[0].pk}

        def act(chosen: dict[str, Any]) -> str:
            by, now = request.user, request.now
            count = keywords.merge(tags=tags, into=chosen["home"], by=by, now=now)
            told = ngettext(
                "%(count)d tagar digabungkan ke “%(home)s”.",
                "%(count)d tagar digabungkan ke “%(home)s”.",
                count,
            )
            return told % {"count": count, "home": chosen["home"]}

        return confirm(
            self,
            request,
            title=_("Gabungkan tagar"),
            sentences=[
                _("Semua berita dan foto yang memakai tagar ini akan memakai tagar yang tetap."),
                _("Tagar lainnya hilang."),
            ],
            submit=_("Gabungkan"),
            back=reverse("admin:articles_tag_changelist"),
            form=form,
            act=act,
            hidden=[
                ("action", "merge_tags"),
                ("ya", "1"),
                *((ACTION_CHECKBOX_NAME, str(tag.pk)) for tag in tags),
            ],
        )

    @admin.action(description=gettext_lazy("Hapus yang tidak dipakai"), permissions=["delete"])
    def remove_unused_tags(self, request: DeskRequest, queryset: models.QuerySet[Tag]) -> None:
        gone, stayed = keywords.remove_unused(tags=queryset, by=request.user, now=request.now)
        sentence = ngettext("%d tagar dihapus.", "%d tagar dihapus.", gone) % gone
        if stayed:
            kept = ngettext("%d tetap karena masih dipakai.", "%d tetap karena masih dipakai.", stayed)
            sentence += " " + kept % stayed
        messages.success(request, sentence)
