"""Reads by people: once in half an hour, without cookie or address, without touching the article."""

from datetime import date, timedelta

import pytest
from django.db import connection

from articles import readership
from articles.models import Article, DailyViews, PopularArticle, ReaderKey, ReadTotal, RecentRead
from tests.factories import NOW, make_article, make_draft, make_withdrawn

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
READER = b"a reader's hash."


def read(article: Article, reader: bytes = READER, now=NOW, day: date = TODAY) -> int:
    return readership.count_read(article, reader=reader, now=now, day=day)


# Counting


def test_a_read_is_counted_and_the_new_number_returned():
    assert read(make_article()) == 1


def test_the_number_includes_the_reads_of_the_old_site():
    assert read(make_article(opening_view_count=99)) == 100


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


def test_other_readers_count():
    article = make_article()
    assert [read(article, reader=bytes([n] * 16)) for n in range(4)] == [1, 2, 3, 4]


def test_other_articles_count():
    assert [read(make_article()), read(make_article())] == [1, 1]


def test_reads_are_kept_by_day_of_the_office():
    article = make_article()
    read(article, day=TODAY)
    read(article, now=NOW + timedelta(hours=1), day=TODAY + timedelta(days=1))
    assert list(DailyViews.objects.order_by("day").values_list("day", "count")) == [
        (TODAY, 1),
        (TODAY + timedelta(days=1), 1),
    ]


def test_total_and_days_agree():
    article = make_article()
    for n in range(5):
        read(article, reader=bytes([n] * 16), day=TODAY - timedelta(days=n % 2))
    days = DailyViews.objects.filter(article=article).values_list("count", flat=True)
    assert sum(days) == ReadTotal.objects.get(article=article).count == 5


def row_marks(article: Article) -> tuple[str, ...]:
    """PostgreSQL's own marks of who wrote and who locked the row, and where it lies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin, xmax, ctid FROM articles_article WHERE id = %s", [article.pk])
        return tuple(map(str, cursor.fetchone()))


def test_a_read_does_not_write_the_articles_row():
    article = make_article()
    before = row_marks(article)[::2]
    read(article)
    assert row_marks(article)[::2] == before


def test_a_new_reader_does_not_even_lock_the_articles_row():
    article = make_article()
    read(article)  # the first of the day writes rows that refer to the article
    before = row_marks(article)
    read(article, reader=b"another reader..")
    assert row_marks(article) == before


def test_a_read_does_not_date_the_article_anew():
    article = make_article()
    read(article)
    assert Article.objects.get(pk=article.pk).updated_at == article.updated_at


def test_a_read_costs_two_queries(django_assert_num_queries):
    article = make_article()
    with django_assert_num_queries(4):  # BEGIN and COMMIT of the test's savepoint among them
        read(article)


# Who is a reader


def test_a_reader_is_known_again_on_the_same_day():
    hashes = {readership.reader_hash("192.0.2.1", "Firefox", TODAY) for _ in range(3)}
    assert len(hashes) == 1


@pytest.mark.parametrize(
    ("address", "browser"), [("192.0.2.2", "Firefox"), ("192.0.2.1", "Chrome"), ("192.0.2.1", "")]
)
def test_another_address_or_browser_is_another_reader(address, browser):
    one = readership.reader_hash("192.0.2.1", "Firefox", TODAY)
    assert readership.reader_hash(address, browser, TODAY) != one


def test_nobody_is_known_again_the_next_day():
    days = [TODAY, TODAY + timedelta(days=1)]
    assert len({readership.reader_hash("192.0.2.1", "Firefox", day) for day in days}) == 2


def test_the_key_is_not_derived_from_the_day():
    before = readership.reader_hash("192.0.2.1", "Firefox", TODAY)
    ReaderKey.objects.all().delete()
    assert readership.reader_hash("192.0.2.1", "Firefox", TODAY) != before


@pytest.mark.parametrize("browser", ["\x00", "\ud800", "🎉" * 5000, "\u202e"])
def test_whatever_a_browser_calls_itself_it_is_a_reader(browser):
    assert len(readership.reader_hash("", browser, TODAY)) == 16


def test_no_address_is_stored():
    article = make_article()
    read(article, reader=readership.reader_hash("192.0.2.1", "Firefox", TODAY))
    assert b"192.0.2.1" not in bytes(RecentRead.objects.get().reader)


# Most read


def counted(article: Article, reads: int, days_ago: int = 0) -> Article:
    DailyViews.objects.create(article=article, day=TODAY - timedelta(days=days_ago), count=reads)
    return article


def ranking() -> list[Article]:
    return list(Article.objects.published(NOW).most_read())


def test_the_most_read_of_seven_days_come_in_order():
    little, much = counted(make_article(), 3), counted(make_article(), 9)
    readership.refresh_most_read(NOW, TODAY)
    assert ranking() == [much, little]


@pytest.mark.parametrize(("days_ago", "counts"), [(0, True), (6, True), (7, False), (-1, False)])
def test_only_seven_days_count(days_ago, counts):
    counted(make_article(), 3, days_ago)
    readership.refresh_most_read(NOW, TODAY)
    assert bool(ranking()) == counts


def test_days_are_added_up():
    steady, once = make_article(), counted(make_article(), 5)
    for days_ago in range(3):
        counted(steady, 2, days_ago)
    readership.refresh_most_read(NOW, TODAY)
    assert ranking() == [steady, once]


@pytest.mark.parametrize(
    "make",
    [
        make_draft,
        lambda: make_article(published_at=NOW + timedelta(days=1)),
        make_withdrawn,
    ],
)
def test_what_is_not_public_takes_no_place(make):
    counted(make(), 100)
    shown = counted(make_article(), 1)
    readership.refresh_most_read(NOW, TODAY)
    assert list(PopularArticle.objects.values_list("article", flat=True)) == [shown.pk]


def test_the_snapshot_is_no_longer_than_shown():
    for reads in range(readership.POPULAR_SHOWN + 3):
        counted(make_article(), reads + 1)
    assert readership.refresh_most_read(NOW, TODAY) == readership.POPULAR_SHOWN


def test_a_new_snapshot_replaces_the_old_one():
    old = counted(make_article(), 9)
    readership.refresh_most_read(NOW, TODAY)
    new = counted(make_article(), 20)
    readership.refresh_most_read(NOW, TODAY)
    assert ranking() == [new, old]


@pytest.mark.parametrize(("minutes", "is_renewed"), [(1, False), (11, True)])
def test_a_snapshot_is_renewed_when_it_is_old(minutes, is_renewed):
    counted(make_article(), 9)
    readership.refresh_most_read(NOW, TODAY)
    counted(make_article(), 20)
    readership.refresh_most_read_if_stale(NOW + timedelta(minutes=minutes), TODAY)
    assert len(ranking()) == (2 if is_renewed else 1)


def test_old_readers_and_keys_are_forgotten():
    article = make_article()
    read(article, reader=readership.reader_hash("192.0.2.1", "Firefox", TODAY))
    later = NOW + timedelta(days=3)
    readership.refresh_most_read(later, later.date())
    assert not RecentRead.objects.exists()
    assert not ReaderKey.objects.exists()


def test_a_reader_of_this_half_hour_is_not_forgotten():
    article = make_article()
    read(article)
    readership.refresh_most_read(NOW + timedelta(minutes=29), TODAY)
    assert read(article, now=NOW + timedelta(minutes=29)) == 1
