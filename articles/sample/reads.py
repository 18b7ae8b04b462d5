"""Reads of the sample articles over the last three years, as people read: a rush, a fading, a long tail."""

import math
import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from articles.models import Article, DailyViews, ReadTotal
from articles.readership import keep_up, rebuild_sums
from articles.sample.copying import copy

DAYS = 3 * 365
DAY_COLUMNS = ["article_id", "day", "people", "repeats", "robots", "withheld"]
_FIRST_DAY_READS = 620
# Monday to Sunday: offices read on weekdays.
_WEEKDAYS = (1.12, 1.1, 1.06, 1.04, 0.98, 0.74, 0.68)
# A day, and what was read on it: by people, again, by robots, withheld.
Day = tuple[date, int, int, int, int]


def expected(age: int, heat: float) -> float:
    """Reads to be expected on the day that is `age` days after publication."""
    return _FIRST_DAY_READS * heat * (math.exp(-age / 1.9) + 0.07 * math.exp(-age / 28) + 0.0035)


def one_day(day: date, people: int, dice: random.Random) -> Day:
    """With what is kept apart: some read again, robots come by in any case, a crowd on one line is rare."""
    repeats = round(people * dice.uniform(0.08, 0.2))
    robots = round(people * dice.uniform(0.1, 0.35) + dice.random())
    withheld = round(people * 0.06) if people > 200 and dice.random() < 0.05 else 0
    return day, people, repeats, robots, withheld


def series(published: date, first: date, last: date, heat: float, dice: random.Random) -> Iterator[Day]:
    """The days from `first` to `last` of an article published then."""
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        usual = expected((day - published).days, heat) * _WEEKDAYS[day.weekday()]
        if people := round(usual * dice.uniform(0.75, 1.3)):
            yield one_day(day, people, dice)


def create_reads(articles: Iterable[tuple[Article, float]], now: datetime) -> None:
    """`now` in the office's zone. Articles that are not out yet have none."""
    dice = random.Random(2)  # noqa: S311  the same every time
    today, rows, totals = now.date(), [], []
    for article, heat in articles:
        if not article.is_public(now) or article.published_at is None:
            continue
        published = article.published_at.astimezone(now.tzinfo).date()
        first = max(published, today - timedelta(days=DAYS - 1))
        days = list(series(published, first, today, heat * dice.uniform(0.7, 1.35), dice))
        rows += [[article.pk, *day] for day in days]
        totals.append([article.pk, sum(people for _day, people, *_apart in days)])
    copy(DailyViews, DAY_COLUMNS, rows)
    copy(ReadTotal, ["article_id", "count"], totals)
    rebuild_sums()
    keep_up(now)
