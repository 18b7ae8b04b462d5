"""“Statistik”: what readers read in a day, week, month or year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import readership, statistics
from articles.admin import statistics_charts as charts
from articles.admin.desk_request import DeskRequest
from articles.admin.statistics_choice import SLUGS, Choice
from articles.models import Article, Category
from articles.querysets import ArticleQuerySet
from articles.statistics import DAY, KINDS, YEAR, Numbers, Period, Share, Shares
from newsroom.charts import Chart, grouped

MOST_SHOWN = 20
# Around one day, so that it can be compared with others.
DAYS_AROUND = 14


@dataclass(frozen=True)
class Compared:
    """Readers of a period beside those of the one before, over days that were as many; `former` names these."""

    numbers: Numbers
    before: Numbers
    former: str
    is_running: bool

    @property
    def change(self) -> str:
        """In percent, with its sign; none where there was nothing to compare with."""
        if not self.before.people:
            return ""
        percent = (self.numbers.people / self.before.people - 1) * 100
        return f"{'+' if percent >= 0 else '−'}{grouped(abs(percent), 1)} %"

    @property
    def is_fall(self) -> bool:
        return self.numbers.people < self.before.people

    @property
    def has_reads(self) -> bool:
        return self.numbers != Numbers()


@dataclass(frozen=True)
class Line:
    """A share, where its articles are listed, and what part of the longest share it is, as text for the drawing."""

    share: Share
    address: str
    part: str


def readers_saw(request: DeskRequest) -> ArticleQuerySet:
    """For everybody in the newsroom the same."""
    return Article.objects.ever_public_to(request.user, request.now)


def choice_of(request: DeskRequest) -> tuple[Choice, list[Category]]:
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    shelves = list(Category.objects.in_order())
    return Choice.of(request.GET, timezone.localtime(request.now).date(), shelves), shelves


def show(request: DeskRequest) -> HttpResponse:
    """A dozen queries beyond those of every page of the admin, however many articles there are."""
    choice, shelves = choice_of(request)
    readership.keep_up_if_due(request.now)
    among, period = readers_saw(request), choice.period
    shares = statistics.shares(period, among)
    hours = statistics.by_publication_hour(period, among, request.office.zone)
    request.current_app = admin.site.name
    context = {
        **admin.site.each_context(request),
        "title": _("Statistik"),
        "choice": choice,
        "period": period,
        "kinds": [(KINDS[kind], choice.query(kind=kind), kind == choice.kind) for kind in SLUGS],
        "slug": SLUGS[choice.kind],
        "compared": compare(period, choice.today),
        "charts": drawn(period, choice.today),
        "most_read": statistics.most_read(
            period, choice.narrowed(among), MOST_SHOWN, is_narrowed=choice.is_narrowed
        ),
        "tables": tables(choice, shares),
        "hours": charts.of_hours(hours) if any(hour.articles for hour in hours) else None,
        "filters": filters(choice, shelves, shares.writers),
    }
    return TemplateResponse(request, "admin/articles/statistics.html", context)


def compare(period: Period, today: date) -> Compared:
    """Two queries."""
    before = period.fair_before(today)
    return Compared(
        statistics.totals(period),
        statistics.totals(before),
        before.label if before == period.previous() else before.dates,
        period.is_running(today),
    )


def drawn(period: Period, today: date) -> list[Chart]:
    """What has been of the period, by day; a year by month; a day among its neighbours. One query."""
    if period.kind == YEAR:
        return charts.of_months("hari", statistics.by_day(period), today)
    if period.kind == DAY:
        last = min(today, period.first + timedelta(days=DAYS_AROUND // 2))
        around = Period(DAY, last - timedelta(days=DAYS_AROUND - 1), last)
        return charts.of_days("hari", statistics.by_day(around), today, chosen=period.first)
    return charts.of_days("hari", statistics.by_day(period), today)


def tables(choice: Choice, shares: Shares) -> list[tuple[str, str, list[Line]]]:
    """Title, head and lines of each."""
    return [
        (_("Menurut kategori"), _("Kategori"), lines(choice, "kategori", shares.categories)),
        (_("Menurut jenis"), _("Jenis"), lines(choice, "jenis", shares.kinds)),
        (_("Menurut penulis"), _("Penulis"), lines(choice, "penulis", shares.writers)),
    ]


def lines(choice: Choice, name: str, shares: Sequence[Share]) -> list[Line]:
    most = max((share.people for share in shares), default=1)
    everything = {"kategori": "", "jenis": "", "penulis": ""}
    return [
        Line(
            share,
            choice.query(**{**everything, name: share.key}) + "#terbanyak",
            f"{max(share.people / most * 100, 0.5):.1f}%",
        )
        for share in shares
    ]


def filters(
    choice: Choice, shelves: Sequence[Category], writers: Sequence[Share]
) -> list[tuple[str, str, str, list[tuple[str, str, bool]]]]:
    """Label, name and the word for all of each, and its choices: value, name, whether it is chosen."""
    people = {share.key: share.label for share in writers}
    if choice.writer:
        people[choice.writer.pk] = str(choice.writer)
    named = sorted(people.items(), key=lambda person: person[1].casefold())
    category = choice.category.pk if choice.category else None
    writer = choice.writer.pk if choice.writer else None
    return [
        (
            _("Kategori"),
            "kategori",
            _("Semua kategori"),
            [(str(s.pk), f"— {s.name}" if s.parent_id else s.name, s.pk == category) for s in shelves],
        ),
        (
            _("Jenis"),
            "jenis",
            _("Semua jenis"),
            [(value, str(label), value == choice.sort) for value, label in Article.Kind.choices],
        ),
        (
            _("Penulis"),
            "penulis",
            _("Semua penulis"),
            [(str(pk), name, pk == writer) for pk, name in named],
        ),
    ]
