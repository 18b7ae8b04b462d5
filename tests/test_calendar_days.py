"""What the calendar holds: which texts, on which day of the office's zone, how many, and for whom."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from articles import calendar, workflow
from articles.calendar import Span
from articles.models import Article
from tests.factories import NOW, make_article, make_category, make_draft, make_withdrawn

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")
# Monday, 23 November 2026, is the tests' today.
WEEK = Span.of_week(date(2026, 11, 23))


def entries(person, span=WEEK, zone=JAKARTA, shown=10, **choice) -> list[tuple[str, str, str]]:
    """(day, sort, headline) of all that is shown."""
    found = calendar.days(span, person=person, now=NOW, zone=zone, shown=shown, **choice)
    return [
        (str(day.date), entry.sort, entry.headline) for day in found for entry in day.entries if not day.more
    ]


def test_a_week_is_from_monday_to_sunday():
    span = Span.of_week(date(2026, 11, 29))
    assert (span.first, span.last) == (date(2026, 11, 23), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (date(2026, 11, 1), date(2026, 10, 26), date(2026, 12, 6)),
        (date(2026, 12, 31), date(2026, 11, 30), date(2027, 1, 3)),
        (date(2027, 2, 10), date(2027, 2, 1), date(2027, 2, 28)),
    ],
)
def test_a_month_is_shown_in_whole_weeks(month, first, last):
    span = Span.of_month(month)
    assert (span.first, span.last) == (first, last)


def test_published_scheduled_embargoed_and_due_each_stand_on_their_day(rina):
    make_article(headline="Sudah terbit")
    make_article(published_at=NOW + timedelta(days=1), headline="Menunggu menitnya")
    make_draft(headline="Diembargo", embargo_until=NOW + timedelta(days=2))
    make_draft(headline="Harus siap", due_at=NOW + timedelta(days=3))
    assert entries(rina) == [
        ("2026-11-23", "published", "Sudah terbit"),
        ("2026-11-24", "scheduled", "Menunggu menitnya"),
        ("2026-11-25", "embargo", "Diembargo"),
        ("2026-11-26", "due", "Harus siap"),
    ]


def test_what_is_out_is_due_no_more(rina):
    make_article(headline="Terbit", due_at=NOW + timedelta(days=1))
    assert [sort for _day, sort, _headline in entries(rina)] == ["published"]


def test_what_is_withdrawn_or_thrown_away_is_not_there(rina, wati):
    make_withdrawn()
    draft = make_draft(writer=wati, due_at=NOW + timedelta(days=1))
    workflow.discard_draft(article=draft, by=wati, now=NOW)
    assert entries(rina) == []


def test_a_due_text_is_late_from_its_minute_on(rina):
    make_draft(due_at=NOW - timedelta(minutes=1), headline="Lewat")
    make_draft(due_at=NOW + timedelta(minutes=1), headline="Belum")
    [today, *_rest] = calendar.days(WEEK, person=rina, now=NOW, zone=JAKARTA, shown=5)
    assert [(entry.headline, entry.label) for entry in today.entries] == [
        ("Lewat", "Tenggat lewat"),
        ("Belum", "Tenggat"),
    ]


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Asia/Jakarta", "2026-11-24"), ("Asia/Makassar", "2026-11-25"), ("Asia/Jayapura", "2026-11-25")],
)
def test_midnight_is_the_offices(zone, day, rina):
    # 23.30 WIB, 00.30 WITA, 01.30 WIT
    make_article(published_at=datetime(2026, 11, 24, 16, 30, tzinfo=UTC))
    assert [found for found, _sort, _headline in entries(rina, zone=ZoneInfo(zone))] == [day]


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
@pytest.mark.parametrize(
    ("hour", "expected"),
    [((22, 23, 59), []), ((23, 0, 0), ["2026-11-23"]), ((29, 23, 59), ["2026-11-29"]), ((30, 0, 0), [])],
)
def test_a_week_begins_and_ends_at_the_offices_midnight(zone, hour, expected, rina):
    day, *minute = hour
    make_draft(due_at=datetime(2026, 11, day, *minute, tzinfo=ZoneInfo(zone)))
    assert [found for found, _sort, _headline in entries(rina, zone=ZoneInfo(zone))] == expected


def test_the_hour_is_told_in_the_offices_zone(rina):
    make_draft(due_at=datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
    found = calendar.days(WEEK, person=rina, now=NOW, zone=ZoneInfo("Asia/Jayapura"), shown=5)
    assert [entry.at.hour for day in found for entry in day.entries] == [10]


def test_a_full_day_says_how_many_more(rina):
    for minutes in range(12):
        make_article(published_at=NOW - timedelta(minutes=minutes))
    [today, *_rest] = calendar.days(WEEK, person=rina, now=NOW, zone=JAKARTA, shown=5)
    assert (len(today.entries), today.number, today.more) == (5, 12, 7)


def test_on_a_full_day_what_is_out_gives_way(rina):
    for minutes in range(6):
        make_article(published_at=NOW - timedelta(minutes=minutes))
    make_article(published_at=NOW + timedelta(hours=2), headline="Nanti siang")
    [today, *_rest] = calendar.days(WEEK, person=rina, now=NOW, zone=JAKARTA, shown=3)
    assert [entry.sort for entry in today.entries] == ["published", "published", "scheduled"]


@pytest.mark.parametrize("sort", ["published", "scheduled", "embargo", "due"])
def test_one_sort_can_be_chosen(sort, rina):
    make_article()
    make_article(published_at=NOW + timedelta(days=1))
    make_draft(embargo_until=NOW + timedelta(days=2), due_at=NOW + timedelta(days=3))
    assert [found for _day, found, _headline in entries(rina, sorts=[sort])] == [sort]


def test_a_shelf_brings_those_nested_in_it(rina):
    parent = make_category("Layanan")
    make_article(headline="Di dalam", category=make_category("Perizinan", parent=parent))
    make_article(headline="Di atas", category=parent)
    make_article(headline="Lain", category=make_category("Lain"))
    found = [headline for _day, _sort, headline in entries(rina, category=parent)]
    assert sorted(found) == ["Di atas", "Di dalam"]


def test_an_officer_sees_only_own_plans(wati, made):
    make_article(headline="Milik publik")
    for writer, name in [(wati, "Wati"), (made, "Made")]:
        make_draft(writer=writer, headline=f"Tenggat {name}", due_at=NOW + timedelta(days=1))
        make_draft(writer=writer, headline=f"Embargo {name}", embargo_until=NOW + timedelta(days=1))
        at = NOW + timedelta(days=2)
        make_article(writer=writer, headline=f"Jadwal {name}", published_at=at)
    assert {headline for _day, _sort, headline in entries(wati)} == {
        "Milik publik",
        "Tenggat Wati",
        "Embargo Wati",
        "Jadwal Wati",
    }


def test_a_category_admin_sees_what_is_public(joko):
    make_article(headline="Milik publik")
    make_article(published_at=NOW + timedelta(days=1))
    make_draft(due_at=NOW + timedelta(days=1), embargo_until=NOW + timedelta(days=1))
    assert [headline for _day, _sort, headline in entries(joko)] == ["Milik publik"]


def test_a_proposed_change_stands_nowhere_beside_its_article(rina, wati):
    article = make_article(writer=wati)
    workflow.propose_change(article=article, by=wati, now=NOW)
    assert [sort for _day, sort, _headline in entries(rina)] == ["published"]


def test_thousands_in_a_month_are_one_query_and_few_rows(rina, django_assert_num_queries):
    pattern = make_draft()
    Article.objects.bulk_create(
        Article(
            headline=f"Berita {number}",
            slug=f"berita-{number}",
            category=pattern.category,
            writer=pattern.writer,
            created_by=pattern.writer,
            status="published",
            published_at=NOW - timedelta(minutes=10 * number),
        )
        for number in range(2000)
    )
    rina.has_perm("articles.oversee_article")
    with django_assert_num_queries(1):
        found = calendar.days(Span.of_month(NOW.date()), person=rina, now=NOW, zone=JAKARTA, shown=4)
    assert sum(len(day.entries) for day in found) <= 4 * len(found)
    assert sum(day.number for day in found) == 2000
