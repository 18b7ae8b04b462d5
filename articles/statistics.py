"""What was read in a day, week, month or year: by day, by article, by shelf. Read-only.

Days are the office's. Numbers are those of the last fold (`articles.readership`); the pages that show them have folded a
minute ago at most. The opening count of a text carried over is in none of them. Whose articles are asked about is said
by `among`, a queryset already narrowed by `visible_to(user, now)`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Sum
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from articles.calendar import Span, moments, next_month
from articles.models import Article, Category, DailyViews, OfficeDay, User
from articles.models.readership import SERIES
from articles.querysets import ArticleQuerySet

DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"
# So many times as many as are wanted are looked at first: a few may have been taken back.
LEADERS = 10
KINDS: dict[str, Any] = {DAY: _("Hari"), WEEK: _("Pekan"), MONTH: _("Bulan"), YEAR: _("Tahun")}


@dataclass(frozen=True)
class Period:
    """Both days belong to it. `kind` is one of `KINDS`; `period_of` makes whole ones."""

    kind: str
    first: date
    last: date

    def previous(self) -> "Period":
        return period_of(self.kind, self.first - timedelta(days=1))

    def next(self) -> "Period":
        return period_of(self.kind, self.last + timedelta(days=1))

    @property
    def days(self) -> list[date]:
        return Span(self.first, self.last).days

    @property
    def label(self) -> str:
        if self.kind == DAY:
            return date_format(self.first, "l, j F Y")
        if self.kind == MONTH:
            return date_format(self.first, "F Y")
        if self.kind == YEAR:
            return str(self.first.year)
        return self.dates

    @property
    def dates(self) -> str:
        """Its first and last day, as short as they can be said."""
        if self.first == self.last:
            return date_format(self.first, "j F Y")
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first.day}–{date_format(self.last, 'j F Y')}"
        form = "j F" if self.first.year == self.last.year else "j F Y"
        return f"{date_format(self.first, form)} – {date_format(self.last, 'j F Y')}"

    def is_running(self, today: date) -> bool:
        return self.first <= today <= self.last

    def until(self, today: date) -> "Period":
        """What of it has been, today among it."""
        return Period(self.kind, self.first, max(self.first, min(self.last, today)))

    def fair_before(self, today: date) -> "Period":
        """What to compare it with: the period before, of a running one its first days, as many as have been."""
        before = self.previous()
        if not self.is_running(today):
            return before
        days = (today - self.first).days
        return Period(self.kind, before.first, min(before.last, before.first + timedelta(days=days)))


def period_of(kind: str, day: date) -> Period:
    """The whole day, week (from Monday), month or year in which `day` lies."""
    if kind == DAY:
        return Period(kind, day, day)
    if kind == WEEK:
        week = Span.of_week(day)
        return Period(kind, week.first, week.last)
    if kind == MONTH:
        return Period(kind, day.replace(day=1), next_month(day) - timedelta(days=1))
    if kind == YEAR:
        return Period(kind, date(day.year, 1, 1), date(day.year, 12, 31))
    raise ValueError(kind)


@dataclass(frozen=True)
class Numbers:
    """Reads by people; and what is kept apart from them."""

    people: int = 0
    repeats: int = 0
    robots: int = 0
    withheld: int = 0

    @property
    def series(self) -> tuple[int, ...]:
        return self.people, self.repeats, self.robots, self.withheld

    def __add__(self, other: "Numbers") -> "Numbers":
        return Numbers(*map(sum, zip(self.series, other.series, strict=True)))


@dataclass(frozen=True)
class OneDay:
    """A day, or what begins with it."""

    day: date
    numbers: Numbers


@dataclass(frozen=True)
class Ranked:
    """`article` with category and writer loaded."""

    article: Article
    numbers: Numbers


@dataclass(frozen=True)
class Share:
    """What `articles` articles of one category, kind or writer brought; `key` is its key or the kind's name."""

    key: Any
    label: str
    articles: int
    people: int


@dataclass(frozen=True)
class Shares:
    """Each by most people first."""

    categories: list[Share]
    kinds: list[Share]
    writers: list[Share]


@dataclass(frozen=True)
class Hour:
    """Of the articles published in a period between `hour` and the next: how many, and who read them in it."""

    hour: int
    articles: int
    people: int

    @property
    def mean(self) -> float:
        return self.people / self.articles if self.articles else 0.0


def totals(period: Period) -> Numbers:
    """Of the whole site. One query."""
    sums = OfficeDay.objects.filter(day__range=(period.first, period.last)).aggregate(
        **{name: Sum(name, default=0) for name in SERIES}
    )
    return Numbers(**sums)


def by_day(period: Period) -> list[OneDay]:
    """Every day of the period, of the whole site, also those without reads. One query."""
    rows = OfficeDay.objects.filter(day__range=(period.first, period.last)).values_list("day", *SERIES)
    found = {day: Numbers(*numbers) for day, *numbers in rows}
    return [OneDay(day, found.get(day, Numbers())) for day in period.days]


def most_read(
    period: Period, among: ArticleQuerySet, limit: int, *, is_narrowed: bool = False
) -> list[Ranked]:
    """Those with readers, by most people first. Two queries; a third where hardly any of those in front are `among`.

    `is_narrowed` says that they are a small part of all: then it is not worth while to look at those in front first.
    """
    found = None if is_narrowed else _in_front(period, among, limit)
    if found is None:
        found = _leading(period, among, limit)
    numbers = {pk: Numbers(*map(int, series)) for pk, *series in found}
    rows = among.filter(pk__in=numbers).order_by().select_related("category", "writer").defer("body")
    articles = {article.pk: article for article in rows}
    return [Ranked(articles[pk], each) for pk, each in numbers.items() if pk in articles]


def _in_front(period: Period, among: ArticleQuerySet, limit: int) -> list[tuple[Any, ...]] | None:
    """The first of what is most read of all, which need not be sorted whole; None where that is not enough. One query."""
    sql = """
        SELECT a.pk, r.people, r.repeats, r.robots, r.withheld FROM (
            SELECT * FROM reads WHERE people > 0 ORDER BY people DESC, pk DESC LIMIT %s
        ) AS r LEFT JOIN among AS a USING (pk) ORDER BY r.people DESC, r.pk DESC
    """
    rows = _ask(period, among, sql, [limit * LEADERS])
    found = [row for row in rows if row[0] is not None][:limit]
    return found if len(found) == limit or len(rows) < limit * LEADERS else None


def _leading(period: Period, among: ArticleQuerySet, limit: int) -> list[tuple[Any, ...]]:
    """One query."""
    sql = """
        SELECT a.pk, r.people, r.repeats, r.robots, r.withheld FROM among AS a JOIN reads AS r USING (pk)
        WHERE r.people > 0 ORDER BY r.people DESC, a.pk DESC LIMIT %s
    """
    return _ask(period, among, sql, [limit])


def shares(period: Period, among: ArticleQuerySet) -> Shares:
    """By category, kind and writer at once. Three queries."""
    # Gathered first to the few that there are of all three together, and those three times.
    sql = """
        , gathered AS (
            SELECT a.category, a.kind, a.writer, count(*) AS articles, sum(r.people) AS people
            FROM among AS a JOIN reads AS r USING (pk) WHERE r.people > 0 GROUP BY 1, 2, 3
        )
        SELECT grouping(category, kind, writer), category, kind, writer, sum(articles), sum(people) FROM gathered
        GROUP BY GROUPING SETS ((category), (kind), (writer)) ORDER BY 6 DESC, 5, 2, 3, 4
    """
    found: dict[int, list[tuple[Any, int, int]]] = {0b011: [], 0b101: [], 0b110: []}
    for group, category, kind, writer, articles, people in _ask(period, among, sql):
        key = category if group == 0b011 else kind if group == 0b101 else writer
        found[group].append((key, int(articles), int(people)))
    categories, kinds, writers = found.values()
    names = {shelf.pk: str(shelf) for shelf in Category.objects.filter(pk__in=[row[0] for row in categories])}
    people_names = {
        user.pk: user.get_full_name() for user in User.objects.filter(pk__in=[row[0] for row in writers])
    }
    kind_names = {value: str(label) for value, label in Article.Kind.choices}
    return Shares(
        *([Share(key, labels.get(key, str(key)), *rest) for key, *rest in rows] for rows, labels in (
            (categories, names), (kinds, kind_names), (writers, people_names)
        ))
    )  # fmt: skip


def by_publication_hour(period: Period, among: ArticleQuerySet, zone: ZoneInfo) -> list[Hour]:
    """Of what was published in the period, by the hour in `zone`, and its readers in the period; all 24. One query."""
    sql = """
        SELECT extract(hour FROM a.published_at AT TIME ZONE %s)::integer, count(*), coalesce(sum(r.people), 0)
        FROM among AS a LEFT JOIN reads AS r USING (pk) GROUP BY 1
    """
    begin, after = moments(period.first, period.last, zone)
    published = among.filter(published_at__gte=begin, published_at__lt=after)
    found = {
        hour: (articles, int(people)) for hour, articles, people in _ask(period, published, sql, [zone.key])
    }
    return [Hour(hour, *found.get(hour, (0, 0))) for hour in range(24)]


def days_of(pks: Collection[int], first: date, last: date) -> dict[int, dict[date, Numbers]]:
    """Of each of these articles the days that have reads of any sort. One query. Whoever asks has seen that the
    articles may be seen."""
    found: dict[int, dict[date, Numbers]] = {pk: {} for pk in pks}
    rows = DailyViews.objects.filter(article__in=pks, day__range=(first, last)).order_by("article", "day")
    for pk, day, *numbers in rows.values_list("article", "day", *SERIES):
        found[pk][day] = Numbers(*numbers)
    return found


def _ask(
    period: Period, among: ArticleQuerySet, sql: str, parameters: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """Rows of `sql`, which finds `reads` of the period by article, and the articles `among`."""
    named = among.order_by().values_list("pk", "category", "kind", "writer", "published_at")
    try:
        articles, given = named.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH reads AS ({_reads(period)}),
            among (pk, category, kind, writer, published_at) AS ({articles})
            {sql}
            """,
            [period.first, period.last, *given, *parameters],
        )
        return cursor.fetchall()


def _reads(period: Period) -> str:
    """The reads of the period by article, from the coarsest sums of which it is made; one of them is not added up."""
    table, column, is_one = _source(period.first, period.last + timedelta(days=1))
    wanted = ", ".join(SERIES if is_one else [f"sum({name}) AS {name}" for name in SERIES])
    group = "" if is_one else " GROUP BY 1"
    return f"SELECT article_id AS pk, {wanted} FROM {table} WHERE {column} BETWEEN %s AND %s{group}"  # noqa: S608


def _source(first: date, after: date) -> tuple[str, str, bool]:
    """Table and column, and whether one row an article is the whole."""
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return "articles_yearlyviews", "year", after.year - first.year == 1
    if first.day == after.day == 1:
        return "articles_monthlyviews", "month", after == next_month(first)
    return "articles_dailyviews", "day", after - first == timedelta(days=1)
