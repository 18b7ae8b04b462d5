"""The charts of the statistics: which bars, what stands below them, and the table beside them."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.statistics import Hour, Numbers, OneDay
from newsroom.charts import Bar, Chart, Sparkline, grouped

# No more words than fit below a chart on a phone.
MOST_TICKS = 6
SPARK_DAYS = 30
# More bars than these are too thin to be seen on a phone.
MOST_BARS = 100
Name = Callable[[date], str]


def _full(day: date) -> str:
    return date_format(day, "l, j F Y")


def _short(day: date) -> str:
    return date_format(day, "j M")


def _of_month(day: date) -> str:
    return date_format(day, "F Y")


def _month_tick(day: date) -> str:
    return date_format(day, "M")


def _month_and_year(day: date) -> str:
    return date_format(day, "M Y")


def _of_week(day: date) -> str:
    return _("pekan mulai %s") % date_format(day, "j F Y")


def of_days(key: str, days: Sequence[OneDay], today: date, *, chosen: date | None = None) -> list[Chart]:
    """By day: people, and robots below them. `key` is unique on the page; `chosen` is the one looked at among its neighbours."""

    def tone(day: date) -> str:
        if day == today:
            return "open"
        return "soft" if chosen and day != chosen else ""

    title, other = _("Pembaca per hari"), _("Robot per hari")
    if len({one.day.month for one in days}) == 1 and len(days) > 7:
        return _pair(key, days, (title, other), _("Hari"), _full, lambda day: str(day.day), tone, rests=True)
    return _pair(key, days, (title, other), _("Hari"), _full, _short, tone, rests=True)


def of_months(key: str, days: Sequence[OneDay], today: date) -> list[Chart]:
    """Days added up by month."""
    months = _gathered(days, lambda day: day.replace(day=1))
    current = today.replace(day=1)
    titles = _("Pembaca per bulan"), _("Robot per bulan")
    in_one_year = len({one.day.year for one in months}) == 1
    tick = _month_tick if in_one_year else _month_and_year
    return _pair(
        key, months, titles, _("Bulan"), _of_month, tick, lambda day: "open" if day == current else ""
    )


def of_article(key: str, days: Sequence[OneDay], today: date) -> list[Chart]:
    """By day; by week or month where there are too many days to be seen."""
    if len(days) <= MOST_BARS:
        return of_days(key, days, today)
    if len(days) > MOST_BARS * 7:
        return of_months(key, days, today)
    weeks = _gathered(days, lambda day: day - timedelta(days=day.weekday()))
    titles = _("Pembaca per pekan"), _("Robot per pekan")
    current = today - timedelta(days=today.weekday())
    return _pair(
        key, weeks, titles, _("Pekan mulai"), _of_week, _short, lambda day: "open" if day == current else ""
    )


def of_hours(hours: Sequence[Hour]) -> Chart:
    """The mean of readers by the hour of publication."""
    names = [f"{hour.hour:02}.00–{hour.hour:02}.59" for hour in hours]
    bars = [
        Bar(
            ngettext("%(hour)s, %(count)s berita", "%(hour)s, %(count)s berita", hour.articles)
            % {"hour": name, "count": grouped(hour.articles)},
            round(hour.mean),
            tick=f"{hour.hour:02}" if hour.hour % 4 == 0 else "",
        )
        for name, hour in zip(names, hours, strict=True)
    ]
    rows = [
        (name, hour.articles, hour.people, grouped(hour.mean, 1))
        for name, hour in zip(names, hours, strict=True)
        if hour.articles
    ]
    columns = [_("Jam terbit"), _("Berita"), _("Pembaca"), _("Rata-rata pembaca")]
    title = _("Rata-rata pembaca per jam terbit")
    return Chart("jam", title, bars, columns, rows, plot=140, adds_up=False)


def sparkline(days: dict[date, Numbers], today: date) -> Sparkline:
    """Of the last days, today among them."""
    first = today - timedelta(days=SPARK_DAYS - 1)
    values = [days.get(first + timedelta(days=step), Numbers()).people for step in range(SPARK_DAYS)]
    text = _("%(days)d hari terakhir: %(total)s pembaca, paling banyak %(most)s sehari") % {
        "days": SPARK_DAYS,
        "total": grouped(sum(values)),
        "most": grouped(max(values)),
    }
    return Sparkline(values, text)


def _gathered(days: Sequence[OneDay], start: Callable[[date], date]) -> list[OneDay]:
    sums: dict[date, Numbers] = {}
    for one in days:
        begin = start(one.day)
        sums[begin] = sums.get(begin, Numbers()) + one.numbers
    return [OneDay(begin, numbers) for begin, numbers in sums.items()]


def _pair(
    key: str,
    parts: Sequence[OneDay],
    titles: tuple[str, str],
    head: str,
    name: Name,
    tick: Name,
    tone: Callable[[date], str],
    *,
    rests: bool = False,
) -> list[Chart]:
    every = -(-len(parts) // MOST_TICKS)

    def bars(values: Sequence[int]) -> list[Bar]:
        return [
            Bar(
                name(one.day),
                value,
                # From the last one back, for that is what is looked for.
                tick=tick(one.day) if (len(parts) - 1 - place) % every == 0 else "",
                tone=tone(one.day),
                is_rest=rests and one.day.weekday() >= 5,
            )
            for place, (one, value) in enumerate(zip(parts, values, strict=True))
        ]

    columns = [head, _("Pembaca"), _("Berulang"), _("Robot"), _("Ditahan")]
    rows = [(name(one.day), *one.numbers.series) for one in reversed(parts)]
    people = Chart(key, titles[0], bars([one.numbers.people for one in parts]), columns, rows)
    robots = Chart(
        f"{key}-robot", titles[1], bars([one.numbers.robots for one in parts]), series="robots", plot=70
    )
    return [people, robots]
