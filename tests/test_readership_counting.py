"""Reads by people: once in half an hour, without cookie or address, without touching the article."""

from datetime import datetime, timedelta

import pytest

from articles import readership
from articles.models import Article, ReaderKey, ReadSlot, RecentRead
from articles.readership import Reader, reader_hash
from newsroom.visitors import network_of
from tests.factories import NOW, make_article, make_draft, make_withdrawn

pytestmark = pytest.mark.django_db

KEY = b"k" * 32


def reader(number: int = 1, address: str = "192.0.2.1", *, is_robot: bool = False) -> Reader:
    return Reader(address, network_of(address), f"Peramban/{number}", is_robot)


def read(article: Article, who: Reader | None = None, now: datetime = NOW) -> int | None:
    return readership.count_read(article.pk, reader=who or reader(), now=now)


def series(article: Article) -> tuple[int, int, int, int]:
    """People, repeats, robots, withheld, as no fold has seen them yet."""
    rows = ReadSlot.objects.filter(article=article).values_list("people", "repeats", "robots", "withheld")
    people, repeats, robots, withheld = map(sum, zip(*rows, strict=True))
    return people, repeats, robots, withheld


# Counting


def test_a_read_is_counted_and_the_new_number_returned():
    assert read(make_article()) == 1


def test_the_number_includes_the_reads_of_the_old_site():
    assert read(make_article(opening_view_count=99)) == 100


def test_the_number_includes_what_is_folded():
    article = make_article()
    read(article)
    readership.keep_up(NOW)
    assert read(article, reader(2)) == 2


@pytest.mark.parametrize(("minutes", "count"), [(0, 1), (1, 1), (29, 1), (30, 2), (31, 2), (600, 2)])
def test_the_same_reader_counts_again_only_after_half_an_hour(minutes, count):
    article = make_article()
    read(article)
    assert read(article, now=NOW + timedelta(minutes=minutes)) == count


def test_a_repeated_read_does_not_prolong_the_window():
    article = make_article()
    for minutes in (0, 20, 40):
        shown = read(article, now=NOW + timedelta(minutes=minutes))
    assert shown == 2


def test_the_window_is_a_setting(settings):
    settings.READ_WINDOW = timedelta(minutes=5)
    article = make_article()
    read(article)
    assert read(article, now=NOW + timedelta(minutes=5)) == 2


def test_a_clock_that_goes_back_counts_nobody_twice():
    article = make_article()
    read(article)
    assert read(article, now=NOW - timedelta(minutes=20)) == 1


def test_other_readers_count():
    article = make_article()
    assert [read(article, reader(n)) for n in range(4)] == [1, 2, 3, 4]


def test_other_articles_count():
    assert [read(make_article()), read(make_article())] == [1, 1]


@pytest.mark.parametrize(
    "make",
    [
        make_draft,
        lambda: make_article(published_at=NOW + timedelta(seconds=1)),
        make_withdrawn,
        lambda: Article(pk=2**63 - 1),
    ],
)
def test_what_is_not_public_has_no_readers(make):
    assert read(make()) is None
    assert not RecentRead.objects.exists()
    assert not ReadSlot.objects.exists()


# Series


def test_a_repeated_read_is_kept_apart():
    article = make_article()
    for _ in range(3):
        read(article)
    assert series(article) == (1, 2, 0, 0)


def test_every_read_of_a_robot_is_kept_apart():
    article = make_article()
    shown = [read(article, reader(is_robot=True)) for _ in range(2)]
    assert (shown, series(article)) == ([0, 0], (0, 0, 2, 0))


def test_of_a_robot_nothing_is_remembered():
    read(make_article(), reader(is_robot=True))
    assert not RecentRead.objects.exists()


# How many behind one address


@pytest.fixture
def few(settings):
    settings.READERS_PER_NETWORK = 2


@pytest.mark.usefixtures("few")
class TestACrowdBehindOneAddress:
    def crowd(self, *others: str, now: datetime = NOW) -> tuple[Article, list[int | None]]:
        article = make_article()
        read(article, reader(1), now)
        read(article, reader(2), now)
        return article, [read(article, reader(3 + n, address), now) for n, address in enumerate(others)]

    def test_no_more_are_counted_than_an_office_has(self):
        article, _ = self.crowd("192.0.2.1", "192.0.2.1")
        assert series(article) == (2, 0, 0, 2)

    def test_who_is_withheld_sees_the_number(self):
        assert self.crowd("192.0.2.1")[1] == [2]

    def test_the_withheld_are_not_remembered(self):
        self.crowd("192.0.2.1")
        assert RecentRead.objects.count() == 2

    def test_who_was_counted_is_known_still(self):
        article, _ = self.crowd("192.0.2.1")
        read(article, reader(1))
        assert series(article) == (2, 1, 0, 1)

    def test_readers_elsewhere_are_counted(self):
        assert self.crowd("192.0.2.2")[1] == [3]

    def test_another_article_is_counted(self):
        self.crowd()
        assert read(make_article(), reader(3)) == 1

    def test_robots_take_no_place(self):
        article = make_article()
        for _ in range(3):
            read(article, reader(is_robot=True))
        assert read(article) == 1

    def test_the_customers_half_of_an_address_makes_no_new_place(self):
        article = make_article()
        shown = [read(article, reader(n, f"2001:db8:1:2::{n:x}")) for n in range(1, 4)]
        assert shown == [1, 2, 2]

    def test_another_customers_half_does(self):
        article = make_article()
        shown = [read(article, reader(n, f"2001:db8:1:{n}::1")) for n in range(1, 4)]
        assert shown == [1, 2, 3]

    def test_places_are_free_again_after_the_window(self):
        article, _ = self.crowd()
        later = NOW + timedelta(minutes=30)
        assert [read(article, reader(n), later) for n in (3, 1, 2)] == [3, 4, 4]

    def test_who_comes_back_after_the_window_to_a_full_house_waits_like_others(self):
        article = make_article()
        read(article, reader(1))
        for number in (2, 3):
            read(article, reader(number), NOW + timedelta(minutes=30 + number))
        read(article, reader(1), NOW + timedelta(minutes=35))
        assert series(article) == (3, 0, 0, 1)

    def test_a_repeat_frees_no_place(self):
        article, _ = self.crowd(now=NOW)
        read(article, reader(1), NOW + timedelta(minutes=29))
        assert read(article, reader(3), NOW + timedelta(minutes=29)) == 2


# Queries


def test_a_read_costs_one_query_once_the_day_is_known(django_assert_num_queries):
    article = make_article()
    read(article)
    with django_assert_num_queries(1):
        read(article, reader(2))


def test_the_number_alone_costs_one_query(django_assert_num_queries):
    article = make_article(opening_view_count=5)
    read(article)
    readership.live_count(article.pk, NOW)
    with django_assert_num_queries(1):
        assert readership.live_count(article.pk, NOW) == 6


def test_what_the_process_knows_is_asked_anew_after_a_minute(django_assert_max_num_queries):
    today = readership.today(NOW)
    with django_assert_max_num_queries(0):
        readership.today(NOW + timedelta(seconds=59))
    assert readership.today(NOW + timedelta(seconds=60)) is not today


# Who is a reader


def test_a_reader_is_known_again():
    assert len({reader_hash("192.0.2.1", "Firefox", KEY) for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("address", "browser"),
    [("192.0.2.2", "Firefox"), ("192.0.2.1", "Chrome"), ("192.0.2.1", ""), ("192.0.2.1\nFirefox", "")],
)
def test_another_address_or_browser_is_another_reader(address, browser):
    assert reader_hash(address, browser, KEY) != reader_hash("192.0.2.1", "Firefox", KEY)


def test_under_another_key_nobody_is_known():
    assert reader_hash("192.0.2.1", "Firefox", b"j" * 32) != reader_hash("192.0.2.1", "Firefox", KEY)


def test_keys_are_not_derived_from_the_day():
    keys = set()
    for _ in range(2):
        keys.add(readership.today(NOW).keys)
        ReaderKey.objects.all().delete()
        readership.forget()
    assert len(keys) == 2


@pytest.mark.parametrize("browser", ["\x00", "\ud800", "🎉" * 5000, "\u202e"])
def test_whatever_a_browser_calls_itself_it_is_a_reader(browser):
    assert len(reader_hash("", browser, KEY)) == 16


def test_no_address_is_stored():
    article = make_article()
    read(article)
    row = RecentRead.objects.get()
    assert (len(row.network), len(row.reader)) == (8, 16)
    assert bytes(row.network) == readership.network_hash("192.0.2.1", *readership.today(NOW).keys)
