"""The desk that a person sees first: what waits for them, then their own work and the day. At most 14 queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Value, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from articles import calendar, waiting
from articles.admin.buttons import Emergency, emergency
from articles.admin.desk_request import DeskRequest
from articles.calendar import DUE, EMBARGO, SCHEDULED, Entry, Span
from articles.models import Article, Category
from articles.querysets import ArticleQuerySet
from articles.unsaved import unsaved_of
from articles.waiting import Kind, WaitingItem

SHOWN = 6
WAITING_SHOWN = 8
POPULAR_SHOWN = 5
# What is due or free until the end of tomorrow is soon.
SOON = timedelta(days=1)
DRAFTS, SENT, EMERGENCIES = "drafts", "sent", "emergencies"


@dataclass(frozen=True)
class Pile:
    """The first `rows` of `number`; `link` shows them all."""

    rows: list[Any]
    number: int
    link: str = ""

    @property
    def has_more(self) -> bool:
        return self.number > len(self.rows)


@dataclass(frozen=True)
class Waits:
    """An item, and how long it has waited in words."""

    item: WaitingItem
    age: str
    is_late: bool

    @property
    def note(self) -> str:
        """What the editor wrote to whom it was returned."""
        return self.item.article.return_reason if self.item.kind is Kind.RETURNED else ""


@dataclass(frozen=True)
class Unreviewed:
    article: Article
    emergency: Emergency


def fill(request: DeskRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What `admin/index.html` shows beside the menu."""
    person, now = request.user, request.now
    writes = person.has_perm("articles.add_article")
    keeps = person.has_perm("articles.change_category")
    popular = Article.objects.published(now).most_read().select_related("popularity")[:POPULAR_SHOWN]
    piles = {**_waiting(request), **_texts(request), **_today(request), **_unsaved(request)} if writes else {}
    shelves = _shelves(request) if keeps and not writes else []
    return {
        **context,
        **piles,
        "popular": list(popular),
        "writes": writes,
        "reviews": person.has_perm("articles.publish_article"),
        "keeps_shelves": keeps,
        "shelves": shelves,
        "lacks_shelves": _lacks_shelves(piles, shelves),
        "first_name": person.get_full_name().split(" ")[0],
    }


def _lacks_shelves(piles: dict[str, Any], shelves: list[Any]) -> bool:
    """A new office: nothing can be written before there is one. Asked only where there are no texts."""
    if shelves or any(pile.number for pile in piles.values()):
        return False
    return not Category.objects.exists()


def _waiting(request: DeskRequest) -> dict[str, Pile]:
    """What waits for this person, requests for correction apart. Three queries."""
    kinds = [kind for kind in Kind if kind is not Kind.SECOND_LOOK]
    found = waiting.waiting(request.user, request.now, request.office, kinds=kinds).items
    corrections = [item for item in found if item.kind is Kind.CORRECTION]
    others = [item for item in found if item.kind is not Kind.CORRECTION]
    address = reverse("waiting")
    return {
        "waiting": Pile([_waits(item, request.now) for item in others[:WAITING_SHOWN]], len(others), address),
        "corrections": Pile(
            [_waits(item, request.now) for item in corrections[:SHOWN]],
            len(corrections),
            f"{address}?jenis={Kind.CORRECTION}",
        ),
    }


def _waits(item: WaitingItem, now: datetime) -> Waits:
    return Waits(item, timesince(item.since, now), item.is_late(now))


def _texts(request: DeskRequest) -> dict[str, Pile]:
    """Own drafts, own texts on the editor's desk, and what no second editor has looked at. One query."""
    person, now = request.user, request.now
    own = Article.objects.own_among(person)
    parts = {DRAFTS: _first(DRAFTS, own.drafts(), "-updated_at")}
    if person.has_perm("articles.publish_article"):
        visible = Article.objects.visible_to(person, now)
        parts[EMERGENCIES] = _first(EMERGENCIES, visible.awaiting_second_look(), "review_due_at")
    else:
        parts[SENT] = _first(SENT, own.awaiting_review(), "submitted_at")
    first, *rest = parts.values()
    rows = list(first.union(*rest, all=True))
    changelist = reverse("admin:articles_article_changelist")
    links = {DRAFTS: f"{changelist}?status=draft", SENT: f"{changelist}?status=in_review"}
    piles = {}
    for name in parts:
        of_pile = [row for row in rows if row.pile == name]
        piles[name] = Pile(of_pile, of_pile[0].number if of_pile else 0, links.get(name, ""))
    if EMERGENCIES in piles:
        known = [(row, emergency(row, person, now)) for row in piles[EMERGENCIES].rows]
        unreviewed = [Unreviewed(row, found) for row, found in known if found is not None]
        kinds = f"{reverse('waiting')}?siapa=semua&jenis={Kind.SECOND_LOOK}"
        piles[EMERGENCIES] = Pile(unreviewed, piles[EMERGENCIES].number, kinds)
    return piles


def _first(pile: str, rows: ArticleQuerySet, order: str) -> Any:
    return (
        rows.select_related("category", "writer", "released_by", "replaces")
        .defer("body", "replaces__body")
        .annotate(pile=Value(pile), number=Window(Count("*")))
        .order_by(order, "pk")[:SHOWN]
    )


def _unsaved(request: DeskRequest) -> dict[str, Pile]:
    """What was typed and not saved; its form offers it. One query."""
    found = unsaved_of(request.user, request.now, SHOWN)
    return {"unsaved": Pile(found, len(found))}


def _today(request: DeskRequest) -> dict[str, Pile]:
    """What goes public today, and what is due or free of its embargo soon. One query."""
    today = timezone.localtime(request.now).date()
    days = calendar.days(
        Span(today, today + SOON),
        person=request.user,
        now=request.now,
        zone=request.office.zone,
        shown=SHOWN,
        sorts=[SCHEDULED, DUE, EMBARGO],
    )
    entries = [entry for day in days for entry in day.entries]
    scheduled = [entry for entry in entries if entry.sort == SCHEDULED and entry.at.date() == today]
    soon = [entry for entry in entries if entry.sort != SCHEDULED and not entry.is_overdue]
    return {
        "scheduled": Pile(scheduled, len(scheduled), reverse("calendar")),
        "soon": Pile(
            [(entry, _day_name(entry, today)) for entry in soon[:SHOWN]], len(soon), reverse("calendar")
        ),
    }


def _day_name(entry: Entry, today: date) -> str:
    return _("hari ini") if entry.at.date() == today else _("besok")


def _shelves(request: DeskRequest) -> list[tuple[Category, int]]:
    """Every shelf as the public sees them ordered, and how many public articles stand on it itself. Two queries."""
    public = Article.objects.published(request.now).order_by().values_list("category")
    numbers = dict(public.annotate(number=Count("pk")))
    return [(shelf, numbers.get(shelf.pk, 0)) for shelf in Category.objects.in_order()]
