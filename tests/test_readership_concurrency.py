"""Many readers at once, each on a connection of their own: what is counted is how many there were."""

import importlib.util
import random
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from types import ModuleType

import pytest
from django.db import connection, transaction
from django.db.models import Sum

from articles import readership, workflow
from articles.models import Article, DailyViews, OfficeDay, ReadSlot, ReadTotal
from articles.readership import Reader
from articles.roles import EDITOR
from tests.factories import NOW, make_article, make_user
from tests.test_concurrency_workflow import DONE, at_once

pytestmark = pytest.mark.django_db(transaction=True)

# 00.00 WIB.
MIDNIGHT = datetime(2026, 11, 22, 17, tzinfo=UTC)
READER = Reader("192.0.2.1", "192.0.2.1", "Peramban/1")


def reader(number: int) -> Reader:
    address = f"192.0.2.{number % 8}"
    return Reader(address, address, f"Peramban/{number}")


def read(article: Article, who: Reader = READER, now: datetime = NOW) -> int | None:
    return readership.count_read(article.pk, reader=who, now=now)


def all_done(*actions: Callable[[], object]) -> None:
    assert at_once(*actions) == [DONE] * len(actions)


def shown(article: Article, now: datetime = NOW) -> int | None:
    return readership.live_count(article.pk, now)


def test_sixty_four_identical_requests_at_once_count_once():
    article = make_article()
    all_done(*[lambda: read(article)] * 64)
    readership.keep_up(NOW)
    assert DailyViews.objects.values_list("people", "repeats").get() == (1, 63)


# The balance


def balance(articles: list[Article], readers: int, connections: int) -> tuple[int, int]:
    """Everybody reads everything on every connection, in the same order, while it is folded: how many reads were
    counted, and how many there are to count."""
    visits = [(article, reader(number)) for number in range(readers) for article in articles]
    random.Random(5).shuffle(visits)
    left = threading.Semaphore(0)

    def visit() -> None:
        try:
            for article, who in visits:
                read(article, who)
        finally:
            left.release()

    def fold() -> None:
        while not left.acquire(timeout=0.01):
            readership.keep_up(NOW)

    all_done(*[visit] * connections, *[fold] * connections)
    readership.keep_up(NOW)
    counted = ReadTotal.objects.aggregate(sum=Sum("count"))["sum"]
    return counted, len(visits)


def test_what_is_counted_is_how_many_there_were():
    articles = [make_article() for _ in range(4)]
    counted, distinct = balance(articles, readers=40, connections=4)
    assert counted == distinct


def test_no_read_is_lost_between_the_series_and_the_sums():
    balance([make_article() for _ in range(3)], readers=12, connections=3)
    days = DailyViews.objects.aggregate(people=Sum("people"), repeats=Sum("repeats"))
    assert days == {"people": 36, "repeats": 72}
    assert OfficeDay.objects.values("people", "repeats").get() == days
    assert not ReadSlot.objects.exists()


SELECT_THEN_INSERT = """
        IF NOT EXISTS (SELECT FROM articles_recentread AS r WHERE r.article_id = this_article
                AND r.network = networks[1] AND r.reader = readers[1] AND r.counted_at > since) THEN
            PERFORM pg_sleep(0.005);
            INSERT INTO articles_recentread AS r (article_id, network, reader, counted_at)
            VALUES (this_article, networks[1], readers[1], at) ON CONFLICT DO NOTHING;
            counted := 1;
        END IF;
"""


@pytest.fixture
def select_then_insert() -> Iterator[None]:
    """The function that counts, as one might have written it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('articles_count_read'::regproc)")
        ours = cursor.fetchone()[0]
        before, rest = ours.split("        INSERT INTO articles_recentread", 1)
        after = rest.split("GET DIAGNOSTICS counted = ROW_COUNT;\n", 1)[1]
        cursor.execute(before + SELECT_THEN_INSERT + after)
        try:
            yield
        finally:
            cursor.execute(ours)


@pytest.mark.usefixtures("select_then_insert")
def test_the_balance_would_find_a_count_that_looks_before_it_writes():
    counted, distinct = balance([make_article()], readers=20, connections=4)
    assert counted > distinct


def test_the_number_shown_never_goes_back_while_it_is_folded():
    article = make_article()
    seen: list[list[int | None]] = [[], []]

    def visitor(which: int) -> Callable[[], None]:
        def visit() -> None:
            seen[which] = [read(article, reader(which * 1000 + number)) for number in range(40)]

        return visit

    all_done(visitor(0), visitor(1), *[lambda: [readership.keep_up(NOW) for _ in range(10)]] * 2)
    assert all(numbers == sorted(set(numbers)) for numbers in seen)
    assert shown(article) == 80


# Nodes


@pytest.fixture
def other_node(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The same code with a memory of its own."""
    spec = importlib.util.spec_from_file_location("articles.readership_elsewhere", readership.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_two_nodes_that_have_just_begun_count_a_reader_once(other_node):
    article = make_article()

    def reading(node: ModuleType) -> Callable[[], object]:
        return lambda: node.count_read(article.pk, reader=READER, now=NOW)

    all_done(*[reading(readership), reading(other_node)] * 4)
    assert shown(article) == 1


@pytest.mark.parametrize("edge", [MIDNIGHT, MIDNIGHT + timedelta(minutes=30)])
def test_at_the_change_of_keys_nodes_with_clocks_apart_count_a_reader_once(other_node, edge):
    articles = [make_article(MIDNIGHT) for _ in range(10)]

    def reading(node: ModuleType, now: datetime) -> Callable[[], None]:
        def read_all() -> None:
            for article in articles:
                node.count_read(article.pk, reader=READER, now=now)

        return read_all

    apart = timedelta(seconds=2)
    all_done(*[reading(readership, edge - apart), reading(other_node, edge + apart)] * 2)
    assert [shown(article, edge) for article in articles] == [1] * 10


# The article


def row_marks(article: Article) -> tuple[str, ...]:
    """PostgreSQL's own marks of who wrote and who locked the row, and where it lies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin, xmax, ctid FROM articles_article WHERE id = %s", [article.pk])
        return tuple(map(str, cursor.fetchone()))


def test_neither_a_read_nor_a_fold_writes_or_locks_the_articles_row():
    article = make_article()
    before = row_marks(article)
    for number in range(2):
        read(article, reader(number))
        readership.keep_up(NOW + timedelta(hours=number))
    assert row_marks(article) == before


def test_reads_are_counted_and_folded_while_an_editor_holds_the_article():
    article, editor = make_article(), make_user(EDITOR)
    held, counted = threading.Event(), threading.Event()
    waited = []

    def hold() -> None:
        with transaction.atomic():
            workflow.withdraw(article=article, by=editor, now=NOW, reason="Keliru.")
            held.set()
            waited.append(counted.wait(10))

    def read_and_fold() -> None:
        held.wait(30)
        read(article)
        readership.keep_up(NOW)
        counted.set()

    all_done(hold, read_and_fold)
    assert waited == [True]


def test_only_one_process_folds_at_a_time():
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [readership._UPKEEP_LOCK])
        answers: list[int] = []
        all_done(lambda: answers.append(readership.keep_up(NOW)))
    assert answers == [-1]
