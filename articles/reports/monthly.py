"""The office's month: what was read, and what was published, corrected and withdrawn."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import statistics
from articles.calendar import moments
from articles.models import Article, ChangeNote, Correction
from articles.reports.paper import Paper
from articles.statistics import MONTH, Hour, Numbers, OneDay, Period, Share
from newsroom.charts import Bar, Chart

MOST_READ = 10
MOST_SHARES = 10
# Drawing units: the text's width on paper in CSS pixels, without the numbers beside the plot.
CHART_WIDTH = 590
_SATURDAY = 5


def html(paper: Paper) -> str:
    """Some twenty queries, however much was read."""
    month = Period(MONTH, paper.report.first_day, paper.report.last_day)
    before = month.fair_before(paper.today)
    so_far = month.until(paper.today)
    ever = Article.objects.ever_public(paper.now)
    totals = statistics.totals(month)
    days = statistics.by_day(so_far)
    return paper.html(
        "reports/monthly.html",
        {
            "month": month,
            "before": before,
            "is_running": month.is_running(paper.today),
            "totals": totals,
            "figures": _figures(paper, (so_far, totals), (before, statistics.totals(before))),
            "days": _days(days),
            "hours": _hours(statistics.by_publication_hour(month, ever, paper.office.zone)),
            "most_read": statistics.most_read(month, Article.objects.published(paper.now), MOST_READ),
            "shares": _shares(statistics.shares(month, ever), totals.people),
            "notes": _notes(paper, month),
        },
    )


def _figures(
    paper: Paper, now: tuple[Period, Numbers], before: tuple[Period, Numbers]
) -> list[dict[str, Any]]:
    """The few numbers above all, each beside the month before."""
    (period, numbers), (other, former) = now, before
    pairs = [
        (_("Pembaca"), numbers.people, former.people),
        (_("Rata-rata per hari"), _per_day(numbers, period), _per_day(former, other)),
        (_("Berita terbit"), _published(paper, period), _published(paper, other)),
    ]
    return [
        {"label": label, "now": one, "before": then, "change": _change(one, then)}
        for label, one, then in pairs
    ]


def _per_day(numbers: Numbers, period: Period) -> int:
    return round(numbers.people / len(period.days))


def _change(now: int, before: int) -> str:
    """In per cent; `""` where there is nothing to compare with."""
    if not before:
        return ""
    part = round((now - before) * 100 / before)
    if not part:
        return _("tetap")
    return (_("naik %d%%") if part > 0 else _("turun %d%%")) % abs(part)


def _published(paper: Paper, period: Period) -> int:
    first, after = moments(period.first, period.last, paper.office.zone)
    return (
        Article.objects.ever_public(paper.now)
        .filter(published_at__gte=first, published_at__lt=after)
        .order_by()
        .count()
    )


def _days(days: Sequence[OneDay]) -> Chart:
    bars = [
        Bar(
            label=date_format(one.day, "l, j F Y"),
            value=one.numbers.people,
            tick=str(one.day.day) if one.day.day % 2 else "",
            is_rest=one.day.weekday() >= _SATURDAY,
        )
        for one in days
    ]
    return Chart("hari", _("Pembaca per hari"), bars, plot=120, width=CHART_WIDTH)


def _hours(hours: Sequence[Hour]) -> Chart:
    bars = [
        Bar(
            label=_("pukul %02d.00") % one.hour,
            value=round(one.mean),
            tick=f"{one.hour:02d}" if one.hour % 2 == 0 else "",
        )
        for one in hours
    ]
    title = _("Rata-rata pembaca satu berita, menurut jam terbitnya")
    return Chart("jam", title, bars, plot=90, width=CHART_WIDTH)


def _shares(found: statistics.Shares, total: int) -> list[dict[str, Any]]:
    """Each table's first rows with their part of all in per cent, and how many rows are left out."""
    tables: list[tuple[str, list[Share]]] = [
        (_("Kategori"), found.categories),
        (_("Jenis"), found.kinds),
        (_("Penulis"), found.writers),
    ]
    return [
        {
            "title": title,
            "rows": [(row, round(row.people * 100 / total) if total else 0) for row in rows[:MOST_SHARES]],
            "left": max(0, len(rows) - MOST_SHARES),
        }
        for title, rows in tables
    ]


def _notes(paper: Paper, month: Period) -> list[tuple[str, int]]:
    """What was mended in the month, by what it is called."""
    span = moments(month.first, month.last, paper.office.zone)
    issued = Correction.objects.filter(issued_at__gte=span[0], issued_at__lt=span[1]).order_by()
    by_kind = dict(issued.values_list("kind").annotate(Count("pk")))
    changed = ChangeNote.objects.filter(at__gte=span[0], at__lt=span[1]).count()
    gone = Article.objects.withdrawn(paper.now).filter(withdrawn_at__gte=span[0], withdrawn_at__lt=span[1])
    return [
        *((str(label), by_kind.get(kind, 0)) for kind, label in Correction.Kind.choices),
        (_("Perubahan penting"), changed),
        (_("Berita dicabut"), gone.order_by().count()),
    ]
