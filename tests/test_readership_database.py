"""What counting asks of PostgreSQL, and what it does when PostgreSQL goes away."""

from collections.abc import Callable, Iterator

import pytest
from django.db import OperationalError, connection, transaction

from articles import readership
from articles.models import (
    Article,
    DailyViews,
    MonthlyViews,
    OfficeDay,
    ReaderKey,
    ReadSlot,
    ReadTotal,
    RecentRead,
    YearlyViews,
)
from articles.readership import Reader
from tests.factories import NOW, make_article
from tests.test_concurrency_workflow import DONE, at_once

pytestmark = pytest.mark.django_db(transaction=True)

TABLES = [
    model._meta.db_table
    for model in (
        DailyViews,
        MonthlyViews,
        YearlyViews,
        OfficeDay,
        ReaderKey,
        ReadSlot,
        ReadTotal,
        RecentRead,
    )
]


def read(article: Article, number: int = 1) -> int | None:
    who = Reader(f"192.0.2.{number % 250}", f"192.0.2.{number % 250}", f"Peramban/{number}")
    return readership.count_read(article.pk, reader=who, now=NOW)


def ask(sql: str, *given: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


# Tables


def test_no_foreign_key_makes_a_count_lock_an_article():
    sql = "SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY (%s::regclass[])"
    assert ask(sql, TABLES) == []


def indexed(*columns: str) -> set[str]:
    """Those of the columns that an index of these tables holds."""
    sql = """SELECT DISTINCT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
        WHERE indrelid = ANY (%s::regclass[]) AND attname = ANY (%s)"""
    return {name for (name,) in ask(sql, TABLES, list(columns))}


def test_no_index_holds_what_a_count_changes():
    assert indexed("slot", "people", "repeats", "robots", "withheld", "count", "counted_at") == {"slot"}


def test_reads_are_logged():
    sql = "SELECT DISTINCT relpersistence FROM pg_class WHERE oid = ANY (%s::regclass[])"
    assert ask(sql, TABLES) == [("p",)]


def updates(table: str) -> tuple[int, int]:
    """How many, and how many of them touched no index."""
    ask("SELECT pg_stat_force_next_flush()")
    ask("SELECT pg_stat_clear_snapshot()")
    ((made, hot),) = ask("SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = %s", table)
    return made, hot


@pytest.mark.parametrize(
    ("table", "rounds"), [("articles_readslot", 1), ("articles_readtotal", 40), ("articles_dailyviews", 40)]
)
def test_updates_touch_no_index(table, rounds):
    articles = [make_article() for _ in range(5)]
    made_before, hot_before = updates(table)
    for round_ in range(rounds):
        for number in range(200 // rounds):
            read(articles[number % 5], round_ * 1000 + number)
        if rounds > 1:
            readership.keep_up(NOW)
    made, hot = updates(table)
    assert made - made_before >= 190
    assert hot - hot_before > 0.9 * (made - made_before)


# Waiting for the disk


@pytest.fixture
def waiting() -> Iterator[None]:
    """As everywhere but in tests."""
    ask("SELECT set_config('synchronous_commit', 'on', false)")
    yield
    connection.close()


def waits_for_the_disk() -> bool:
    return ask("SHOW synchronous_commit") == [("on",)]


@pytest.mark.usefixtures("waiting")
def test_a_count_does_not_wait_for_the_disk():
    with transaction.atomic():
        read(make_article())
        assert not waits_for_the_disk()


@pytest.mark.usefixtures("waiting")
def test_what_follows_a_count_on_the_connection_waits_again():
    read(make_article())
    assert waits_for_the_disk()


@pytest.mark.usefixtures("waiting")
def test_the_fold_waits():
    read(make_article())
    with transaction.atomic():
        readership.keep_up(NOW)
        assert waits_for_the_disk()


# What is prepared


def prepared() -> list[str]:
    return [
        name for (name,) in ask("SELECT name FROM pg_prepared_statements WHERE name LIKE %s", "count_read%")
    ]


@pytest.fixture
def fresh() -> Iterator[None]:
    """A connection on which nothing is prepared, here and afterwards."""
    connection.close()
    yield
    connection.close()


@pytest.mark.usefixtures("fresh")
class TestAPreparedQuestion:
    def test_it_is_prepared_once_on_a_connection(self):
        article = make_article()
        for number in range(3):
            read(article, number)
        assert len(prepared()) == 1

    def test_it_goes_with_its_connection(self):
        article = make_article()
        read(article, 1)
        connection.close()
        assert (prepared(), read(article, 2)) == ([], 2)

    def test_it_outlives_a_transaction_that_is_undone(self):
        article = make_article()
        with transaction.atomic():
            read(article, 1)
            transaction.set_rollback(True)
        assert read(article, 2) == 1

    def test_a_pooler_that_forgets_it_costs_no_read(self):
        article = make_article()
        read(article, 1)
        ask("DEALLOCATE ALL; SELECT 1")
        assert [read(article, number) for number in (1, 2, 3)] == [1, 2, 3]

    def test_a_pooler_that_has_it_already_costs_no_read(self):
        article = make_article()
        read(article, 1)
        (name,) = prepared()
        connection.close()
        ask(f"PREPARE {name} AS SELECT 1; SELECT 1")
        assert [read(article, number) for number in (1, 2, 3)] == [1, 2, 3]

    def test_where_no_connection_is_kept_nothing_is_prepared(self):
        kept = connection.settings_dict["CONN_MAX_AGE"]
        connection.settings_dict["CONN_MAX_AGE"] = 0
        try:
            assert (read(make_article()), prepared()) == (1, [])
        finally:
            connection.settings_dict["CONN_MAX_AGE"] = kept


# A connection that dies


def closed_here() -> None:
    connection.connection.close()


def ended_there() -> None:
    ((backend,),) = ask("SELECT pg_backend_pid()")
    assert at_once(lambda: ask("SELECT pg_terminate_backend(%s, 5000)", backend)) == [DONE]


@pytest.mark.parametrize("die", [closed_here, ended_there])
def test_a_dead_connection_is_replaced_and_the_read_counts_once(die: Callable[[], None]):
    article = make_article()
    read(article, 1)
    die()
    assert (read(article, 2), read(article, 2)) == (2, 2)


def test_a_read_whose_answer_was_lost_counts_once():
    article = make_article()
    read(article, 1)
    lost = []

    def lose_the_first_answer(execute, *given):
        result = execute(*given)
        if not lost:
            lost.append(given)
            connection.connection.close()
            raise OperationalError("server closed the connection unexpectedly")
        return result

    with connection.execute_wrapper(lose_the_first_answer):
        assert read(article, 2) == 2
    assert (len(lost), readership.live_count(article.pk, NOW)) == (1, 2)


def test_a_question_that_takes_too_long_is_not_asked_again():
    article = make_article()
    read(article, 1)
    asked = []

    def too_long(*given):
        asked.append(given)
        raise OperationalError("canceling statement due to statement timeout")

    with connection.execute_wrapper(too_long), pytest.raises(OperationalError):
        read(article, 2)
    assert len(asked) == 1


def test_a_database_that_cannot_be_reached_is_asked_once(monkeypatch):
    article = make_article()
    read(article, 1)
    connection.close()
    tried = []

    def nobody_there(*_):
        tried.append(1)
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(connection, "get_new_connection", nobody_there)
    with pytest.raises(OperationalError):
        read(article, 2)
    assert tried == [1]
