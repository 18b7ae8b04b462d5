"""The verbs that keep the shelves in order: move, merge, remove, and keep an address alive.

Shelves are few and their rules span rows, so each verb locks them all and they take turns.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import CHANGE, DELETION
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.journal import record
from articles.models import Article, Category, FormerCategorySlug, User
from articles.workflow import Refused


@dataclass(frozen=True)
class Contents:
    """What stands on a shelf itself, not on those nested in it."""

    articles: int
    unfinished: int
    children: int


def contents(category: Category) -> Contents:
    """Three queries. Counts drafts and working copies too, whoever may see them."""
    on_shelf = Article.objects.filter(category=category)
    return Contents(on_shelf.count(), on_shelf.unfinished().count(), category.children.count())


def lock() -> dict[int, Category]:
    """Every category by id, locked until the transaction ends."""
    return {c.pk: c for c in Category.objects.select_for_update(no_key=True).order_by("pk")}


def keep_address(category: Category, former: str) -> None:
    """After `category` got another slug: its former one redirects for life. Must run in a transaction."""
    FormerCategorySlug.objects.filter(slug=category.slug).delete()
    FormerCategorySlug.objects.update_or_create(slug=former, defaults={"category": category})


def former_owner(slug: str) -> Category | None:
    """The category to which an address that is no longer in use leads."""
    former = FormerCategorySlug.objects.select_related("category").filter(slug=slug).first()
    return former.category if former else None


@transaction.atomic
def move(*, category: Category, step: int, by: User, now: datetime) -> None:
    """One place up (`step` -1) or down (1) among its siblings; at the end nothing happens."""
    _require(by, "articles.change_category")
    moving = lock().get(category.pk)
    if moving is None:
        raise Refused(_("Kategori ini sudah tidak ada."))
    parent = Category.objects.values_list("parent", flat=True).get(pk=category.pk)
    order = list(Category.objects.filter(parent=parent).in_order())
    place = next(i for i, sibling in enumerate(order) if sibling.pk == category.pk)
    other = min(max(place + step, 0), len(order) - 1)
    if other == place:
        return
    order[place], order[other] = order[other], order[place]
    for position, sibling in enumerate(order):
        if sibling.position != position:
            Category.objects.filter(pk=sibling.pk).update(position=position)
    told = _("Kini di urutan %(place)d dari %(count)d.") % {"place": other + 1, "count": len(order)}
    record(moving, verb="move_shelf", flag=CHANGE, sentence=told, by=by, now=now)


@transaction.atomic
def merge(*, source: Category, into: Category, by: User, now: datetime) -> int:
    """Make two shelves one. Returns how many articles moved."""
    leaving, home = _begin(source, into, by)
    if home is None:
        raise Refused(_("Pilih kategori yang menerima isinya."))
    moved = _empty(leaving, home)
    told = _("Digabungkan ke “%(home)s”."), _("Menerima isi “%(leaving)s”.")
    _record("merge_shelf", leaving, home, moved, by, now, *told)
    leaving.delete()
    return moved


@transaction.atomic
def remove(*, category: Category, move_to: Category | None, by: User, now: datetime) -> int:
    """Drop a shelf; articles of every status, working copies included, and its addresses go to `move_to`.

    An empty shelf needs no `move_to`: a nested one then leaves its address to its parent, a main one to nobody.
    Returns how many articles moved.
    """
    leaving, home = _begin(category, move_to, by)
    count = Article.objects.filter(category=leaving).count()
    if home is None and count:
        raise Refused(
            ngettext(
                "Kategori ini berisi %(count)d berita. Pilih ke mana berita itu dipindahkan.",
                "Kategori ini berisi %(count)d berita. Pilih ke mana berita itu dipindahkan.",
                count,
            )
            % {"count": count}
        )
    home = home or leaving.parent
    moved = _empty(leaving, home) if home else 0
    _record(
        "remove_shelf",
        leaving,
        home,
        moved,
        by,
        now,
        _("Dihapus; isinya pindah ke “%(home)s”.") if home else _("Dihapus dalam keadaan kosong."),
        _("Menerima isi “%(leaving)s” yang dihapus."),
    )
    leaving.delete()
    return moved


def _require(by: User, permission: str) -> None:
    if not by.has_perm(permission):
        raise Refused(_("Peran Anda tidak mencakup tindakan ini. Mintalah bantuan admin kategori."))


def _begin(source: Category, target: Category | None, by: User) -> tuple[Category, Category | None]:
    """Both shelves as they are now, locked, after every check."""
    _require(by, "articles.delete_category")
    shelves = lock()
    leaving, home = shelves.get(source.pk), shelves.get(target.pk) if target else None
    if leaving is None:
        raise Refused(_("Kategori ini sudah tidak ada."))
    if target is not None and home is None:
        raise Refused(_("Kategori tujuan sudah tidak ada. Pilih yang lain."))
    if home == leaving:
        raise Refused(_("Pilih kategori lain sebagai tujuan."))
    children = [shelf.name for shelf in shelves.values() if shelf.parent_id == leaving.pk]
    if children:
        raise Refused(
            _("Kategori ini masih punya subkategori: %(names)s. Pindahkan atau hapus dahulu subkategorinya.")
            % {"names": ", ".join(children)}
        )
    # Until the end nobody can put an article on the shelf that goes.
    Category.objects.select_for_update().get(pk=leaving.pk)
    return leaving, home


def _empty(leaving: Category, home: Category) -> int:
    moved = Article.objects.filter(category=leaving).update(category=home)
    FormerCategorySlug.objects.filter(category=leaving).update(category=home)
    FormerCategorySlug.objects.update_or_create(slug=leaving.slug, defaults={"category": home})
    return moved


def _record(
    verb: str,
    leaving: Category,
    home: Category | None,
    moved: int,
    by: User,
    now: datetime,
    of_leaving: str,
    of_home: str,
) -> None:
    names = {"leaving": leaving.name, "home": home.name if home else ""}
    number = _("Berita yang dipindahkan: %(count)d.") % {"count": moved}
    told = f"{of_leaving % names} {number}"
    record(leaving, verb=verb, flag=DELETION, sentence=told, by=by, now=now)
    if home is not None:
        told = f"{of_home % names} {number}"
        record(home, verb=verb, flag=CHANGE, sentence=told, by=by, now=now)
