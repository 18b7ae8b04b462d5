"""The desk that a person sees first: own work, then what waits for others. At most a dozen queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.desk_request import DeskRequest
from articles.models import Article, Category
from articles.querysets import ArticleQuerySet

SHOWN = 6
POPULAR_SHOWN = 5


@dataclass(frozen=True)
class Tray:
    """A pile of texts: `rows` are the first of `number`, `link` shows them all."""

    name: str
    title: str
    rows: list[Article]
    number: int
    link: str = ""
    empty: str = ""

    @property
    def has_more(self) -> bool:
        return self.number > len(self.rows)


def fill(request: DeskRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What `admin/index.html` shows beside the menu."""
    person, now = request.user, request.now
    visible = Article.objects.visible_to(person, now)
    writes = person.has_perm("articles.add_article")
    reviews = person.has_perm("articles.publish_article")
    scheduled = visible.scheduled(now) if reviews else visible.scheduled(now).own_among(person)
    trays = []
    if reviews:
        trays.append(
            _tray(
                "review",
                _("Menunggu tinjauan"),
                visible.awaiting_review(),
                "submitted_at",
                "in_review",
                _("Tidak ada naskah yang menunggu. Meja Anda bersih."),
            )
        )
    if writes:
        own = Article.objects.unfinished().own_among(person)
        trays.append(
            _tray("returned", _("Dikembalikan kepada Anda"), own.returned(), "-updated_at", "returned")
        )
        trays.append(
            _tray(
                "drafts",
                _("Draf Anda"),
                own.drafts(),
                "-updated_at",
                "draft",
                _("Belum ada draf. Mulailah dari tombol “Tulis berita”."),
            )
        )
    if writes and not reviews:
        trays.append(
            _tray("sent", _("Sedang ditinjau editor"), own.awaiting_review(), "submitted_at", "in_review")
        )
    if writes:
        trays.append(_tray("scheduled", _("Terjadwal"), scheduled, "published_at", "scheduled"))
    keeps = person.has_perm("articles.change_category")
    popular = Article.objects.published(now).most_read().select_related("popularity")[:POPULAR_SHOWN]
    return {
        **context,
        "trays": [tray for tray in trays if tray.number or tray.empty],
        "popular": list(popular),
        "writes": writes,
        "keeps_shelves": keeps,
        "shelves": _shelves(request) if keeps and not writes else [],
        # A new office: nothing can be sent to the editor before there is one.
        "lacks_shelves": not Category.objects.exists(),
        "first_name": person.get_full_name().split(" ")[0],
    }


def _shelves(request: DeskRequest) -> list[tuple[Category, int]]:
    """Every shelf as the public sees them ordered, and how many public articles stand on it itself. Two queries."""
    public = Article.objects.published(request.now).order_by().values_list("category")
    numbers = dict(public.annotate(number=Count("pk")))
    return [(shelf, numbers.get(shelf.pk, 0)) for shelf in Category.objects.in_order()]


def _tray(name: str, title: str, rows: ArticleQuerySet, order: str, state: str, empty: str = "") -> Tray:
    shown = rows.select_related("category", "writer", "replaces").defer("body").order_by(order, "pk")
    link = f"{reverse('admin:articles_article_changelist')}?status={state}"
    return Tray(name, title, list(shown[:SHOWN]), rows.count(), link, empty)
