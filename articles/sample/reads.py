"""Reads of the sample articles over the last ninety days, as people read: a rush, a fading, a long tail."""

import math
import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from articles.models import Article, DailyViews, ReadTotal
from articles.readership import keep_up, rebuild_sums

DAYS = 90
_FIRST_DAY_READS = 620
# Monday to Sunday: offices read on weekdays.
_WEEKDAYS = (1.12, 1.1, 1.06, 1.04, 0.98, 0.74, 0.68)


def expected(age: int, heat: float) -> float:
    """Reads to be expected on the day that is `age` days after publication."""
    return _FIRST_DAY_READS * heat * (math.exp(-age / 1.9) + 0.07 * math.exp(-age / 28) + 0.0035)


def curve(
    published: date, today: date, heat: float, dice: random.Random
) -> tuple[int, list[tuple[date, int]]]:
    """Reads before the last ninety days, and (day, reads) within them."""
    first = max(published, today - timedelta(days=DAYS - 1))
    earlier = sum(round(expected(age, heat)) for age in range((first - published).days))
    days = []
    for step in range((today - first).days + 1):
        day = first + timedelta(days=step)
        usual = expected((day - published).days, heat) * _WEEKDAYS[day.weekday()]
        if count := round(usual * dice.uniform(0.75, 1.3)):
            days.append((day, count))
    return earlier, days


def create_reads(articles: Iterable[tuple[Article, float]], now: datetime) -> None:
    """`now` in the office's zone. Articles that are not out yet have none."""
    dice = random.Random(2)  # noqa: S311  the same every time
    daily, totals = [], []
    for article, heat in articles:
        if not article.is_public(now) or article.published_at is None:
            continue
        published = article.published_at.astimezone(now.tzinfo).date()
        earlier, days = curve(published, now.date(), heat * dice.uniform(0.7, 1.35), dice)
        daily += [DailyViews(article=article, day=day, people=count) for day, count in days]
        totals.append(ReadTotal(article=article, count=earlier + sum(count for _, count in days)))
    DailyViews.objects.bulk_create(daily, batch_size=2000)
    ReadTotal.objects.bulk_create(totals)
    rebuild_sums()
    keep_up(now)
