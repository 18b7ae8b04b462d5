"""Shelves, kept by the category admin."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.decorators import action, display
from unfold.enums import ActionVariant
from unfold.views import ChangeList
from unfold.widgets import UnfoldAdminSelectWidget

from articles import shelves
from articles.admin.careful import CarefulAdmin, ProposedSlugForm
from articles.admin.confirmation import confirm
from articles.admin.desk_request import DeskRequest
from articles.models import Article, Category
from articles.workflow import Refused


class KeptByCategoryAdmin(CarefulAdmin):
    """Writers choose from these rows while they write; the pages of the rows are for their keepers."""

    def has_view_permission(self, request, obj=None):
        match = request.resolver_match
        if match is not None and match.view_name == "admin:autocomplete":
            return super().has_view_permission(request, obj)
        return self.has_change_permission(request, obj)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and self.has_change_permission(request)


class CategoryForm(ProposedSlugForm):
    otherwise = "kategori"
    unique_ignoring_case = {"name": gettext_lazy("Sudah ada kategori dengan nama ini.")}

    class Meta:
        help_texts = {
            "slug": gettext_lazy(
                "Bagian alamat halaman kategori; kosongkan agar dibuat dari nama. "
                "Bila diganti, alamat lama tetap mengarah ke sini."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if "parent" in self.fields:
            field = cast(forms.ModelChoiceField, self.fields["parent"])
            field.queryset = Category.objects.roots().exclude(pk=self.instance.pk)
            field.error_messages["invalid_choice"] = _(
                "Pilih kategori utama sebagai induk; kategori hanya bertingkat dua."
            )

    def problem_of(self, slug: str) -> str:
        owner = shelves.former_owner(slug)
        if owner is not None and owner.pk != self.instance.pk:
            return _(
                "Alamat “%(slug)s” dulu milik kategori “%(owner)s” dan tetap mengarah ke sana. Pilih alamat lain."
            ) % {"slug": slug, "owner": owner.name}
        return super().problem_of(slug)


class ShelfList(ChangeList):
    def get_ordering(self, request, queryset):
        """As the public sees them: each main shelf followed by those nested in it."""
        return ["root_position", "root_id", "is_child", "position", "name"]


class ShelfField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"— {obj}" if obj.parent_id else str(obj)


class HomeForm(forms.Form):
    """Which shelf receives what another one holds."""

    home = ShelfField(
        label=gettext_lazy("Pindahkan ke"),
        queryset=Category.objects.none(),
        widget=UnfoldAdminSelectWidget,
        empty_label=gettext_lazy("Pilih kategori"),
        error_messages={
            "required": gettext_lazy("Pilih kategori yang menerima isinya."),
            "invalid_choice": gettext_lazy("Kategori itu sudah tidak ada. Pilih yang lain."),
        },
    )

    def __init__(self, leaving: Category, *, is_needed: bool, data: Any):
        super().__init__(data)
        field = cast(ShelfField, self.fields["home"])
        field.queryset = Category.objects.in_order().exclude(pk=leaving.pk)
        field.required = is_needed
        if not is_needed:
            field.label = _("Arahkan alamat lama ke")
            field.help_text = _("Boleh kosong; alamat lama kemudian tidak dapat dibuka lagi.")
            if leaving.parent_id:
                field.help_text = _("Bila kosong, alamat lama mengarah ke kategori induknya.")


@admin.register(Category)
class CategoryAdmin(KeptByCategoryAdmin):
    form = CategoryForm
    fieldsets = [(None, {"fields": ["name", "slug", "description", "parent", "position"]})]
    prepopulated_fields = {"slug": ["name"]}
    list_display = ["shelf", "address", "public_articles", "position", "moves"]
    list_editable = ["position"]
    list_display_links = ["shelf"]
    list_per_page = 200
    list_note = gettext_lazy(
        "Urutan di sini adalah urutan di situs. Pakai panah, atau isi angka lalu simpan."
    )
    search_fields = ["name"]
    ordering = ["position", "name"]
    sortable_by = ()
    actions = None
    actions_row = ["merge_shelf", "remove_shelf"]
    actions_detail = ["see_shelf", "merge_shelf", "remove_shelf"]

    def get_changelist(self, request, **kwargs):
        return ShelfList

    def get_queryset(self, request):
        public = Article.objects.published(request.now).filter(category=OuterRef("pk"))
        count = public.order_by().values("category").annotate(count=Count("pk")).values("count")
        return (
            Category.objects.in_order()
            .select_related("parent")
            .annotate(articles_count=Coalesce(Subquery(count), 0))
        )

    def get_changeform_initial_data(self, request):
        """A new shelf stands last."""
        last = Category.objects.aggregate(last=Max("position"))["last"]
        return {"position": min((last or 0) + 1, 32_767)}

    def has_delete_permission(self, request, obj=None):
        """Never on Django's page, which would not ask where the articles go."""
        return False

    def lock(self, object_id):
        shelves.lock()

    def save_model(self, request, obj, form, change):
        former = form.initial.get("slug")
        super().save_model(request, obj, form, change)
        if change and former and former != obj.slug:
            shelves.keep_address(obj, former)

    def get_urls(self):
        move = self.admin_site.admin_view(self.move_shelf)
        return [
            path("<int:pk>/geser/", move, name="articles_category_move"),
            *super().get_urls(),
        ]

    @display(description=gettext_lazy("nama"))
    def shelf(self, obj):
        return f"— {obj.name}" if obj.parent_id else obj.name

    @display(description=gettext_lazy("alamat"))
    def address(self, obj):
        return f"/kategori/{obj.slug}/"

    @display(description=gettext_lazy("berita terbit"))
    def public_articles(self, obj):
        return obj.articles_count

    @display(description=gettext_lazy("geser"))
    def moves(self, obj):
        url = reverse("admin:articles_category_move", args=[obj.pk])
        return render_to_string("admin/articles/category/moves.html", {"category": obj, "url": url})

    def move_shelf(self, request: DeskRequest, pk: int) -> HttpResponse:
        """POST only: one place up or down; the pressed button keeps the focus."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            raise Http404
        step = -1 if request.POST.get("arah") == "naik" else 1
        try:
            shelves.move(category=self._shelf(request, str(pk)), step=step, by=request.user, now=request.now)
        except Refused as refused:
            messages.error(request, str(refused))
        button = f"#{'naik' if step < 0 else 'turun'}-{pk}"
        return HttpResponseRedirect(reverse("admin:articles_category_changelist") + button)

    @action(description=gettext_lazy("Lihat di situs"), url_path="lihat", icon="open_in_new")
    def see_shelf(self, request: DeskRequest, object_id: str) -> HttpResponse:
        return HttpResponseRedirect(self._shelf(request, object_id).get_absolute_url())

    @action(description=gettext_lazy("Gabungkan…"), url_path="gabungkan", icon="merge")
    def merge_shelf(self, request: DeskRequest, object_id: str) -> HttpResponse:
        return self._empty(request, object_id, is_merge=True)

    @action(description=gettext_lazy("Hapus…"), url_path="hapus", icon="delete", variant=ActionVariant.DANGER)
    def remove_shelf(self, request: DeskRequest, object_id: str) -> HttpResponse:
        return self._empty(request, object_id, is_merge=False)

    def _shelf(self, request: DeskRequest, object_id: str) -> Category:
        if not self.has_change_permission(request) or not request.user.has_perm("articles.delete_category"):
            raise PermissionDenied
        shelf = self.get_object(request, unquote(object_id))
        if shelf is None:
            raise Http404
        return shelf

    def _empty(self, request: DeskRequest, object_id: str, *, is_merge: bool) -> HttpResponse:
        leaving = self._shelf(request, object_id)
        holds = shelves.contents(leaving)
        form = HomeForm(
            leaving,
            is_needed=is_merge or holds.articles > 0,
            data=request.POST if request.method == "POST" else None,
        )

        def act(chosen: dict[str, Any]) -> str:
            by, now = request.user, request.now
            if is_merge:
                moved = shelves.merge(source=leaving, into=chosen["home"], by=by, now=now)
            else:
                moved = shelves.remove(category=leaving, move_to=chosen["home"], by=by, now=now)
            return _done(leaving, chosen["home"], moved)

        verb = _("Gabungkan “%s”") if is_merge else _("Hapus “%s”")
        return confirm(
            self,
            request,
            title=verb % leaving.name,
            sentences=_about(leaving, holds, is_merge),
            submit=_("Gabungkan") if is_merge else _("Hapus kategori"),
            back=reverse("admin:articles_category_changelist"),
            form=form,
            act=act,
            is_danger=not is_merge,
            obj=leaving,
        )


def _about(leaving: Category, holds: shelves.Contents, is_merge: bool) -> list[str]:
    """What happens, for the page that asks."""
    if holds.children:
        return [_("Kategori ini masih punya subkategori. Pindahkan atau hapus dahulu subkategorinya.")]
    if not holds.articles:
        return [_("Kategori “%s” kosong.") % leaving.name, _("Kategori ini hilang dari situs.")]
    count = ngettext(
        "Kategori “%(name)s” berisi %(count)d berita.",
        "Kategori “%(name)s” berisi %(count)d berita.",
        holds.articles,
    ) % {"name": leaving.name, "count": holds.articles}
    sentences = [count]
    if holds.unfinished:
        sentences.append(
            ngettext(
                "%(count)d di antaranya masih dikerjakan penulis atau editor, dan ikut pindah.",
                "%(count)d di antaranya masih dikerjakan penulis atau editor, dan ikut pindah.",
                holds.unfinished,
            )
            % {"count": holds.unfinished}
        )
    sentences.append(
        _("Semua berita pindah ke kategori tujuan. Kategori ini hilang, dan alamat lamanya mengarah ke sana.")
    )
    return sentences


def _done(leaving: Category, home: Category | None, moved: int) -> str:
    if not moved:
        return _("Kategori “%s” dihapus.") % leaving.name
    told = ngettext(
        "Kategori “%(leaving)s” dihapus; %(count)d berita kini di “%(home)s”.",
        "Kategori “%(leaving)s” dihapus; %(count)d berita kini di “%(home)s”.",
        moved,
    )
    return told % {
        "leaving": leaving.name,
        "home": home.name if home else "",
        "count": moved,
    }
