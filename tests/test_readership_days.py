"""The day's key changes at midnight, and nobody counts anew because of it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from articles import readership
from articles.models import Article, DailyViews, Office, ReaderKey, ReadSlot
from articles.readership import Reader
from tests.factories import make_article, make_office

pytestmark = pytest.mark.django_db

# 00.00 WIB of 23 November.
MIDNIGHT = datetime(2026, 11, 22, 17, tzinfo=UTC)
SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)
READER = Reader("192.0.2.1", "192.0.2.1", "Peramban/1")
SECOND = timedelta(seconds=1)


def at(minutes: float) -> datetime:
    return MIDNIGHT + timedelta(minutes=minutes)


def read(article: Article, now: datetime, who: Reader = READER) -> int | None:
    return readership.count_read(article.pk, reader=who, now=now)


@pytest.fixture
def article() -> Article:
    return make_article(MIDNIGHT)


@pytest.mark.parametrize(
    "minutes",
    [
        (-1, 10, 28),
        (-1, 10, 29, 45, 58),
        (-31, -1, 29, 59),
        (-0.01, 0, 29.98, 29.99, 30, 59),
        (0, 29.99, 30, 59.99),
        (10, 31, 39.99, 40),
        (29.99, 30, 30.01, 59.98, 60),
    ],
)
def test_a_reader_counts_once_a_window_whatever_the_key(article, minutes):
    expected, counted_at = 0, -999.0
    for minute in minutes:
        if minute - counted_at >= 30:
            expected, counted_at = expected + 1, minute
        assert read(article, at(minute)) == expected


def test_every_window_around_midnight_counts_once(article):
    """Every 7 seconds from 23.20 to 01.20."""
    counted = [(step, read(article, at(-40) + step * 7 * SECOND)) for step in range(120 * 60 // 7)]
    times = [step * 7 for (_, before), (step, after) in pairwise(counted) if after != before]
    assert all(1800 <= after - before < 1800 + 7 for before, after in pairwise([0, *times]))


def test_a_node_whose_clock_is_late_knows_who_was_counted_at_midnight(article):
    read(article, MIDNIGHT + SECOND)
    readership.forget()
    assert read(article, MIDNIGHT - SECOND) == 1


def test_a_node_whose_clock_is_late_knows_who_was_counted_when_the_old_key_went(article):
    read(article, at(30) + SECOND)
    readership.forget()
    assert read(article, at(30) - SECOND) == 1


def test_a_repeat_at_the_change_of_keys_is_one(article):
    read(article, at(30) + SECOND)
    readership.forget()
    read(article, at(30) - SECOND)
    slot = ReadSlot.objects.get()
    assert (slot.people, slot.repeats, slot.withheld) == (1, 1, 0)


def test_the_crowd_behind_one_address_keeps_its_places_over_midnight(article, settings):
    settings.READERS_PER_NETWORK = 2
    others = [Reader("192.0.2.1", "192.0.2.1", f"Peramban/{n}") for n in range(2, 6)]
    for minutes, who in zip((-5, 10, 20, 32), others, strict=True):
        shown = read(article, at(minutes), who)
    # The third finds both places taken; when the fourth comes, the first one's is free again.
    assert shown == 3


@pytest.mark.parametrize(
    ("minutes", "keys"), [(-0.01, [SUNDAY]), (0, [SUNDAY, MONDAY]), (29.99, [SUNDAY, MONDAY]), (30, [MONDAY])]
)
def test_the_old_key_is_honoured_for_one_window(minutes, keys):
    known = readership.today(at(minutes)).keys
    stored = dict(ReaderKey.objects.values_list("day", "key"))
    assert list(known) == [bytes(stored[day]) for day in keys]


@pytest.mark.parametrize("minutes", [0, 30])
def test_what_the_process_knows_of_the_keys_ends_with_them(minutes):
    before = readership.today(at(minutes) - SECOND)
    assert readership.today(at(minutes)).keys != before.keys


@pytest.mark.parametrize(("minutes", "left"), [(30, [SUNDAY, MONDAY]), (32, [MONDAY])])
def test_a_key_is_forgotten_after_its_window(article, minutes, left):
    read(article, at(-1))
    read(article, at(1))
    readership.keep_up(at(minutes))
    assert sorted(ReaderKey.objects.values_list("day", flat=True)) == left


def test_the_keys_of_all_nodes_are_one():
    first = readership.today(MIDNIGHT)
    readership.forget()
    assert readership.today(MIDNIGHT).keys == first.keys


@pytest.mark.parametrize("minutes", [-20, 45])
@pytest.mark.parametrize(("before", "after"), [("WIB", "WIT"), ("WIT", "WIB")])
def test_nobody_counts_anew_because_the_office_moves(article, before, after, minutes):
    """At 23.40 and at 00.45 WIB, where another zone has another day, or the same."""
    office = make_office(time_zone=Office.Zone[before])
    read(article, at(minutes))
    office.time_zone = Office.Zone[after]
    office.save()
    readership.forget()
    readership.keep_up(at(minutes))
    assert read(article, at(minutes) + SECOND) == 1


# Days


def days() -> list[tuple[date, int]]:
    return list(DailyViews.objects.order_by("day").values_list("day", "people"))


def test_reads_are_kept_by_day_of_the_office(article):
    read(article, MIDNIGHT - SECOND)
    read(article, MIDNIGHT, Reader("192.0.2.2", "192.0.2.2", "Peramban/1"))
    readership.keep_up(MIDNIGHT)
    assert days() == [(SUNDAY, 1), (MONDAY, 1)]


def test_the_day_begins_where_the_office_is(article):
    make_office(time_zone=Office.Zone.WIT)
    read(article, at(-30))
    readership.keep_up(MIDNIGHT)
    assert days() == [(MONDAY, 1)]


def test_reads_of_a_past_day_are_folded_into_it(article):
    read(article, MIDNIGHT - SECOND)
    readership.keep_up(MIDNIGHT + timedelta(days=3))
    assert days() == [(SUNDAY, 1)]
