"""What the newsroom has before it, day by day: published, scheduled, embargoes that end, texts due.

Days are those of the office's zone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Value, Window
from django.db.models.functions import RowNumber, TruncDate
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Category, User
from articles.models.rules import EARLIEST, LATEST
from articles.querysets import ArticleQuerySet, IdRows

PUBLISHED, SCHEDULED, EMBARGO, DUE = "published", "scheduled", "embargo", "due"
# In the order in which they give way on a full day: what is out needs nobody any more.
SORTS: dict[str, Any] = {
    SCHEDULED: _("Terjadwal"),
    DUE: _("Tenggat"),
    EMBARGO: _("Embargo berakhir"),
    PUBLISHED: _("Terbit"),
}
FIRST_YEAR, LAST_YEAR = EARLIEST.year + 1, LATEST.year - 1


@dataclass(frozen=True)
class Entry:
    """One text at one minute; `at` is in the office's zone."""

    sort: str
    at: datetime
    pk: int
    version: int
    headline: str
    status: str
    category: str
    writer: str
    is_overdue: bool = False

    @property
    def label(self) -> str:
        return str(_("Tenggat lewat") if self.is_overdue else SORTS[self.sort])

    @property
    def status_label(self) -> str:
        return str(Article.Status(self.status).label)


@dataclass(frozen=True)
class Day:
    """`entries` are the first of `number`."""

    date: date
    entries: list[Entry]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.entries)


@dataclass(frozen=True)
class Span:
    """Whole weeks, Monday to Sunday; both days belong to it."""

    first: date
    last: date

    @classmethod
    def of_week(cls, day: date) -> "Span":
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @classmethod
    def of_month(cls, day: date) -> "Span":
        """The weeks into which the month of `day` falls."""
        first = day.replace(day=1)
        return cls(cls.of_week(first).first, cls.of_week(next_month(first) - timedelta(days=1)).last)

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]


def moments(first: date, last: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of these days in `zone`, and the first after them."""
    begin, after = (datetime.combine(day, time(), tzinfo=zone) for day in (first, last + timedelta(days=1)))
    return begin, after


def next_month(day: date) -> date:
    """The first of the month after that of `day`."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def previous_month(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def days(
    span: Span,
    *,
    person: User | AnonymousUser,
    now: datetime,
    zone: ZoneInfo,
    shown: int,
    sorts: Collection[str] = tuple(SORTS),
    category: Category | None = None,
) -> list[Day]:
    """Every day of `span` with at most `shown` of what `person` may see of these `sorts`. One query."""
    visible = Article.objects.visible_to(person, now)
    if category is not None:
        visible = visible.in_category(category)
    sources = {
        SCHEDULED: (visible.scheduled(now), "published_at"),
        DUE: (visible.unfinished(), "due_at"),
        EMBARGO: (visible.unfinished(), "embargo_until"),
        PUBLISHED: (visible.published(now), "published_at"),
    }
    first, *rest = [_rows(name, *sources[name], span, zone, shown) for name in sorts]
    found: defaultdict[date, list[Entry]] = defaultdict(list)
    numbers: defaultdict[date, dict[str, int]] = defaultdict(dict)
    for number, *values in first.union(*rest, all=True):
        entry = _entry(now, zone, *values)
        found[entry.at.date()].append(entry)
        numbers[entry.at.date()][entry.sort] = number
    return [Day(day, _first(found[day], shown), sum(numbers[day].values())) for day in span.days]


def _rows(sort: str, rows: ArticleQuerySet, field: str, span: Span, zone: ZoneInfo, shown: int) -> IdRows:
    """The first `shown` of each day, each with the number of all that day."""
    day = TruncDate(field, tzinfo=zone)
    begin, end = moments(span.first, span.last, zone)
    return (
        rows.filter(**{f"{field}__gte": begin, f"{field}__lt": end})
        .order_by()
        .annotate(
            rank=Window(RowNumber(), partition_by=[day], order_by=[F(field).asc(), F("pk").asc()]),
            number=Window(Count("*"), partition_by=[day]),
            sort=Value(sort),
            at=F(field),
        )
        .filter(rank__lte=shown)
        .values_list(
            *("number", "sort", "at", "pk", "version", "headline", "status"),
            *("category__name", "writer__name", "writer__username"),
        )
    )


def _entry(now: datetime, zone: ZoneInfo, sort: str, at: datetime, *values: Any) -> Entry:
    pk, version, headline, status, category, name, username = values
    return Entry(
        *(sort, at.astimezone(zone), pk, version, headline, status, category, name or username),
        is_overdue=sort == DUE and at < now,
    )


def _first(entries: Iterable[Entry], shown: int) -> list[Entry]:
    """By time; where there are too many, what still needs somebody."""
    rank = {sort: place for place, sort in enumerate(SORTS)}
    kept = sorted(entries, key=lambda entry: (rank[entry.sort], entry.at, entry.pk))[:shown]
    return sorted(kept, key=lambda entry: (entry.at, rank[entry.sort], entry.pk))
