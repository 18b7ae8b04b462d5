"""Reads are folded into days, months and totals; readers and keys are forgotten; the most read are noted."""

import logging
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection

from articles import readership
from articles.models import (
    Article,
    DailyViews,
    MonthlyViews,
    OfficeDay,
    PopularArticle,
    ReadSlot,
    ReadTotal,
    RecentRead,
    YearlyViews,
)
from articles.readership import Reader
from tests.factories import NOW, make_article, make_draft, make_withdrawn
from tests.visitor import database_gone

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
NUMBERS = ("people", "repeats", "robots", "withheld")


def slot(article: Article, *numbers: int, day: date = TODAY, of: int = 0) -> None:
    ReadSlot.objects.create(article=article, day=day, slot=of, **dict(zip(NUMBERS, numbers, strict=False)))


def go_back() -> None:
    """What migration 0011 does to the data first of all when it is undone."""
    undone = import_module("articles.migrations.0011_reads_in_slots").Migration.operations[-1]
    with connection.cursor() as cursor:
        cursor.execute(undone.reverse_sql)


def read(article: Article, number: int = 1, now: datetime = NOW) -> int | None:
    who = Reader(f"192.0.2.{number}", f"192.0.2.{number}", "Firefox")
    return readership.count_read(article.pk, reader=who, now=now)


# Folding


def test_slots_become_days():
    article = make_article()
    slot(article, 1, 2, 3, 4)
    slot(article, 10, 20, 30, 40, of=1)
    readership.keep_up(NOW)
    assert DailyViews.objects.values_list("article", "day", *NUMBERS).get() == (
        article.pk,
        TODAY,
        11,
        22,
        33,
        44,
    )


def test_a_slot_is_folded_once():
    slot(make_article(), 3)
    assert [readership.keep_up(NOW) for _ in range(2)] == [1, 0]
    assert DailyViews.objects.get().people == 3


def test_later_reads_of_the_day_are_added():
    article = make_article()
    for _ in range(2):
        slot(article, 3, 2)
        readership.keep_up(NOW)
    assert DailyViews.objects.values_list("people", "repeats").get() == (6, 4)


def test_days_make_months_and_the_whole_site():
    one, other = make_article(), make_article()
    first = date(2026, 10, 31)
    for article, day, people in (
        (one, first, 1),
        (one, TODAY, 2),
        (other, TODAY, 4),
        (one, date(2026, 11, 1), 8),
    ):
        slot(article, people, 0, people, day=day)
    readership.keep_up(NOW)
    assert set(MonthlyViews.objects.values_list("month", "article", "people", "robots")) == {
        (date(2026, 10, 1), one.pk, 1, 1),
        (date(2026, 11, 1), one.pk, 10, 10),
        (date(2026, 11, 1), other.pk, 4, 4),
    }
    assert dict(OfficeDay.objects.values_list("day", "people")) == {first: 1, date(2026, 11, 1): 8, TODAY: 6}


def test_months_make_years():
    article = make_article()
    for day, people in ((date(2025, 12, 31), 1), (date(2026, 1, 1), 2), (TODAY, 4)):
        slot(article, people, day=day)
    readership.keep_up(NOW)
    assert dict(YearlyViews.objects.values_list("year", "people")) == {
        date(2025, 1, 1): 1,
        date(2026, 1, 1): 6,
    }


def test_the_total_is_of_people_alone():
    article = make_article(opening_view_count=100)
    slot(article, 3, 5, 7, 9)
    slot(article, 2, day=TODAY - timedelta(days=1))
    readership.keep_up(NOW)
    assert ReadTotal.objects.get(article=article).count == 5


def test_a_fold_changes_no_number_that_is_shown():
    article = make_article(opening_view_count=7)
    shown = [read(article, 1), read(article, 2)]
    readership.keep_up(NOW)
    assert [*shown, readership.live_count(article.pk, NOW)] == [8, 9, 9]


def test_more_than_is_folded_at_once_is_folded_in_turns(monkeypatch):
    monkeypatch.setattr(readership, "FOLDED_AT_ONCE", 2)
    article = make_article()
    for number in range(5):
        slot(article, 1, of=number)
    assert readership.keep_up(NOW) == 5
    assert DailyViews.objects.get().people == 5


def test_what_is_left_of_a_deleted_article_hinders_nobody():
    article = make_article()
    ReadSlot.objects.create(article_id=article.pk + 1000, day=TODAY, slot=0, people=50)
    slot(article, 1)
    readership.keep_up(NOW)
    assert [row.article for row in PopularArticle.objects.select_related("article")] == [article]


def test_with_an_article_its_reads_go():
    draft = make_draft()
    slot(draft, 1)
    readership.keep_up(NOW)
    slot(draft, 1)
    draft.delete()
    models = (ReadSlot, DailyViews, MonthlyViews, YearlyViews, ReadTotal)
    assert [model.objects.count() for model in models] == [0] * 5


def test_sums_can_be_made_anew():
    article = make_article()
    DailyViews.objects.create(article=article, day=TODAY, people=3, robots=2)
    MonthlyViews.objects.create(article=article, month=date(2020, 1, 1), people=9)
    readership.rebuild_sums()
    assert MonthlyViews.objects.values_list("month", "people", "robots").get() == (date(2026, 11, 1), 3, 2)
    assert OfficeDay.objects.values_list("day", "people", "robots").get() == (TODAY, 3, 2)


# Back to the release before


def test_the_way_back_loses_no_read_that_was_not_folded():
    article = make_article()
    slot(article, 3)
    readership.keep_up(NOW)
    slot(article, 4, of=1)
    slot(article, 1, day=TODAY - timedelta(days=1))
    go_back()
    assert sorted(DailyViews.objects.values_list("people", flat=True)) == [1, 7]
    assert ReadTotal.objects.get().count == 8


def test_on_the_way_back_nothing_of_a_deleted_article_is_left():
    ReadSlot.objects.create(article_id=1, day=TODAY, slot=0, people=1)
    readership.keep_up(NOW)
    PopularArticle.objects.create(rank=1, article_id=1, count=1, computed_at=NOW)
    go_back()
    assert [model.objects.count() for model in (DailyViews, ReadTotal, PopularArticle)] == [0, 0, 0]


# While people read


def test_a_process_folds_once_a_minute():
    article = make_article()
    folded = []
    for seconds in (0, 30, 59, 60):
        slot(article, 1, of=seconds)
        readership.keep_up_if_due(NOW + timedelta(seconds=seconds))
        folded.append(not ReadSlot.objects.exists())
    assert folded == [True, False, False, True]


def test_a_clock_that_goes_back_does_not_stop_the_folding():
    readership.keep_up_if_due(NOW + timedelta(days=1))
    slot(make_article(), 1)
    readership.keep_up_if_due(NOW)
    assert not ReadSlot.objects.exists()


def test_a_fold_that_fails_is_told_to_the_log_alone(caplog):
    with connection.execute_wrapper(database_gone), caplog.at_level(logging.WARNING):
        readership.keep_up_if_due(NOW)
    assert [record.message for record in caplog.records] == [
        "Reads were not folded; they are shown all the same."
    ]


# Forgetting


@pytest.mark.parametrize(("minutes", "left"), [(29, 1), (30, 1), (31, 0)])
def test_a_reader_is_forgotten_after_the_window(minutes, left):
    read(make_article())
    readership.keep_up(NOW + timedelta(minutes=minutes))
    assert RecentRead.objects.count() == left


def test_a_request_that_was_slow_still_finds_its_reader():
    article = make_article()
    read(article)
    readership.keep_up(NOW + timedelta(minutes=30, seconds=5))
    assert read(article, now=NOW + timedelta(minutes=29, seconds=59)) == 1


# Most read


def counted(article: Article, reads: int, days_ago: int = 0) -> Article:
    DailyViews.objects.create(article=article, day=TODAY - timedelta(days=days_ago), people=reads)
    return article


def ranking(now: datetime = NOW) -> list[Article]:
    readership.keep_up(now)
    return list(Article.objects.published(NOW).most_read())


def test_the_most_read_of_seven_days_come_in_order():
    little, much = counted(make_article(), 3), counted(make_article(), 9)
    assert ranking() == [much, little]


@pytest.mark.parametrize(("days_ago", "counts"), [(0, True), (6, True), (7, False), (-1, False)])
def test_only_seven_days_count(days_ago, counts):
    counted(make_article(), 3, days_ago)
    assert bool(ranking()) == counts


def test_days_are_added_up():
    steady, once = make_article(), counted(make_article(), 5)
    for days_ago in range(3):
        counted(steady, 2, days_ago)
    assert ranking() == [steady, once]


def test_what_was_read_a_moment_ago_is_among_them():
    article = make_article()
    read(article)
    assert ranking() == [article]


def test_what_only_robots_read_is_not_among_them():
    slot(make_article(), 0, 0, 99)
    assert ranking() == []


@pytest.mark.parametrize(
    "make",
    [make_draft, lambda: make_article(published_at=NOW + timedelta(days=1)), make_withdrawn],
)
def test_what_is_not_public_takes_no_place(make):
    counted(make(), 100)
    shown = counted(make_article(), 1)
    readership.keep_up(NOW)
    assert list(PopularArticle.objects.values_list("article", flat=True)) == [shown.pk]


def test_the_snapshot_is_no_longer_than_shown():
    for reads in range(readership.POPULAR_SHOWN + 3):
        counted(make_article(), reads + 1)
    readership.keep_up(NOW)
    assert PopularArticle.objects.count() == readership.POPULAR_SHOWN


@pytest.mark.parametrize(("minutes", "is_renewed"), [(1, False), (10, False), (11, True), (-1, True)])
def test_a_snapshot_is_renewed_when_it_is_old(minutes, is_renewed):
    old = counted(make_article(), 9)
    readership.keep_up(NOW)
    new = counted(make_article(), 20)
    assert ranking(NOW + timedelta(minutes=minutes)) == ([new, old] if is_renewed else [old])
