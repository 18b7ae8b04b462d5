"""Count a read: once per reader and article in half an hour, without cookie or stored address.

A reader is a pair of address and browser, as a hash under a key that changes every day. Reads are recorded in slots by
one statement (`articles_count_read`, migration 0011), and folded from there into days, months, years and totals. What is
shown to people is total and slots together, so a fold changes no number.
"""

import hashlib
import itertools
import logging
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError, ProgrammingError, connection, transaction
from django.db.models import BigIntegerField, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from psycopg2.errorcodes import DUPLICATE_PREPARED_STATEMENT, INVALID_SQL_STATEMENT_NAME

from articles.models import Article, DailyViews, Office, PopularArticle, ReaderKey, RecentRead
from articles.models.readership import SERIES

POPULAR_DAYS = 7
POPULAR_SHOWN = 10
SNAPSHOT_AGE = timedelta(minutes=10)
# How often each process of the site folds, while there are reads.
FOLD_EVERY = timedelta(minutes=1)
# How long a process trusts what it knows of day and keys.
KNOWN_FOR = timedelta(minutes=1)
# Readers wait for a slot while it is folded, so only so many are at a time.
FOLDED_AT_ONCE = 2_000
# What stands for an article's number and for the moment in a query that is put together once.
_PK, _NOW = -1, datetime(1970, 1, 1, tzinfo=UTC)
# The advisory lock under which one process at a time folds, sweeps and renews the snapshot.
_UPKEEP_LOCK = 7_236_001

# What the database says where a pooler has led a connection to another of its sessions.
_ANOTHER_SESSION = {DUPLICATE_PREPARED_STATEMENT, INVALID_SQL_STATEMENT_NAME}

logger = logging.getLogger(__name__)

# Where reads are added up: table → its key, and what that is of an article's day.
_SUMS = {
    "articles_dailyviews": ("article_id, day", "article_id, day"),
    "articles_monthlyviews": ("month, article_id", "date_trunc('month', day)::date, article_id"),
    "articles_yearlyviews": ("year, article_id", "date_trunc('year', day)::date, article_id"),
    "articles_officeday": ("day", "day"),
}


def _adding(table: str, source: str) -> str:
    """SQL that adds the days of `source` to those sums, in sorted order."""
    key, of_day = _SUMS[table]
    places = ", ".join(str(place) for place, _name in enumerate(key.split(", "), start=1))
    summed = ", ".join(f"sum({name})" for name in SERIES)
    added = ", ".join(f"{name} = v.{name} + EXCLUDED.{name}" for name in SERIES)
    return (
        f"INSERT INTO {table} AS v ({key}, {', '.join(SERIES)}) "  # noqa: S608
        f"SELECT {of_day}, {summed} FROM {source} GROUP BY {places} ORDER BY {places} "
        f"ON CONFLICT ({key}) DO UPDATE SET {added}"
    )


_FOLD = f"""
WITH due AS (
    SELECT article_id, day, slot FROM articles_readslot ORDER BY article_id, day, slot LIMIT %s FOR UPDATE
), taken AS (
    DELETE FROM articles_readslot AS s USING due
    WHERE s.article_id = due.article_id AND s.day = due.day AND s.slot = due.slot
    RETURNING s.article_id, s.day, s.people, s.repeats, s.robots, s.withheld
), {", ".join(f"into_{table} AS ({_adding(table, 'taken')})" for table in _SUMS)}, totals AS (
    INSERT INTO articles_readtotal AS t (article_id, count)
    SELECT article_id, sum(people) FROM taken GROUP BY article_id ORDER BY article_id
    ON CONFLICT (article_id) DO UPDATE SET count = t.count + EXCLUDED.count
)
SELECT count(*) FROM taken
"""  # noqa: S608


@dataclass(frozen=True)
class Today:
    """What counting needs to know of the day."""

    day: date
    # Under the first a reader is told from others. Near the change of the day that is yesterday's, and today's is noted
    # as well, so that nobody counts anew because of midnight.
    keys: tuple[bytes, ...]
    since: datetime
    until: datetime


_known: Today | None = None
# How each question, by name, is put on a connection; that goes with the connection.
_forms: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
_fold_due: datetime | None = None


def forget() -> None:
    """Forget what this process knows of the day, and when it folds next."""
    global _known, _fold_due
    _known = _fold_due = None


def today(now: datetime) -> Today:
    """A few queries, once a minute and process."""
    global _known
    known = _known
    if known is None or not known.since <= now < known.until:
        _known = known = _learn(now)
    return known


def _learn(now: datetime) -> Today:
    day_of_office = now.astimezone(Office.objects.current().zone)
    # Keys change in a zone that no admin changes: with it everybody would count anew.
    day_of_keys = now.astimezone(timezone.get_default_timezone())
    changed = _midnight(day_of_keys) + settings.READ_WINDOW
    keys = [_key(day_of_keys.date())]
    until = min(now + KNOWN_FOR, *(_midnight(each, days=1) for each in (day_of_office, day_of_keys)))
    if now < changed:
        keys = [_key(day_of_keys.date() - timedelta(days=1)), *keys]
        until = min(until, changed)
    return Today(day_of_office.date(), tuple(keys), now, until)


def _midnight(at: datetime, days: int = 0) -> datetime:
    return datetime.combine(at.date() + timedelta(days=days), time(), tzinfo=at.tzinfo)


def _key(day: date) -> bytes:
    key = ReaderKey.objects.filter(pk=day).values_list("key", flat=True).first()
    if key is None:
        # Two nodes may both find none; the first to write wins and both use that one.
        ReaderKey.objects.bulk_create(
            [ReaderKey(day=day, key=secrets.token_bytes(32))], ignore_conflicts=True
        )
        key = ReaderKey.objects.values_list("key", flat=True).get(pk=day)
    return bytes(key)


def reader_hash(address: str, browser: str, key: bytes) -> bytes:
    """16 bytes that tell one reader from another while the key lasts."""
    text = f"{address}\n{browser}".encode(errors="replace")
    return hashlib.blake2b(text, key=key, digest_size=16, person=b"reader").digest()


def network_hash(network: str, key: bytes) -> bytes:
    """8 bytes for where readers share a line (`newsroom.visitors.network_of`)."""
    return hashlib.blake2b(
        network.encode(errors="replace"), key=key, digest_size=8, person=b"network"
    ).digest()


@dataclass(frozen=True)
class Reader:
    address: str
    network: str
    browser: str
    is_robot: bool = False


def count_read(pk: int, *, reader: Reader, now: datetime) -> int | None:
    """Record one read of a public article and return the number shown to people; None for any other. One query."""
    known = today(now)
    return _ask(
        _counting(),
        [
            [network_hash(reader.network, key) for key in known.keys],
            [reader_hash(reader.address, reader.browser, key) for key in known.keys],
            reader.is_robot,
            now,
            now - settings.READ_WINDOW,
            known.day,
            settings.READERS_PER_NETWORK,
        ],
        pk,
        now,
    )


def live_count(pk: int, now: datetime) -> int | None:
    """The number shown to people, as of this moment; None where the article is not public. One query."""
    return _ask(_looking(), [], pk, now)


@dataclass(frozen=True)
class Question:
    """About one public article, put together once: its SQL, and the same for the database to keep prepared, since to
    plan the gate takes as long as to count. `_PK` and `_NOW` stand for article and moment among `given`."""

    name: str
    sql: str
    given: tuple[Any, ...]

    def form(self, cursor: Any, parameters: Sequence[Any]) -> str:
        """How to ask on this connection from now on."""
        if connection.settings_dict["CONN_MAX_AGE"] == 0:
            return self.sql
        numbers = itertools.count(1)
        numbered = re.sub("%s", lambda _: f"${next(numbers)}", self.sql)
        types = ", ".join(_TYPES[type(each)] for each in parameters)
        cursor.execute(f"PREPARE {self.name} ({types}) AS {numbered}")
        return f"EXECUTE {self.name} ({', '.join(['%s'] * len(parameters))})"


_TYPES = {
    list: "bytea[]",
    bool: "boolean",
    int: "bigint",
    str: "text",
    date: "date",
    datetime: "timestamptz",
}


@cache
def _counting() -> Question:
    return _question(
        "count_read", "articles_count_read(public.pk, %s, %s, %s, %s, %s, %s, %s::integer) + public.opening"
    )


@cache
def _looking() -> Question:
    folded = "SELECT count FROM articles_readtotal WHERE article_id = public.pk"
    open_slots = "SELECT sum(people) FROM articles_readslot WHERE article_id = public.pk"
    return _question(
        "look_at_reads", f"public.opening + coalesce(({folded}), 0) + coalesce(({open_slots}), 0)"
    )


def _question(name: str, asked: str) -> Question:
    """`asked` of what the public's gate lets through."""
    rows = Article.objects.published(_NOW).filter(pk=_PK).order_by()
    named = rows.values_list("pk", Coalesce("opening_view_count", 0, output_field=BigIntegerField()))
    gate, given = named.query.get_compiler(connection=connection).as_sql()
    sql = f"SELECT {asked} FROM ({gate}) AS public (pk, opening)"  # noqa: S608
    # Behind a pooler another release may have prepared its own.
    digest = hashlib.blake2s(sql.encode(), digest_size=6).hexdigest()
    return Question(f"{name}_{digest}", sql, tuple(given))


def _ask(question: Question, first: Sequence[Any], pk: int, now: datetime) -> int | None:
    """Ask, and once more on a new connection where the one at hand turns out to be dead. To ask that first, as Django
    does, would cost as much as counting. A read that was recorded and not answered is known, so it counts once."""
    standing = {_PK: pk, _NOW: now}
    parameters = [*first, *(standing.get(each, each) for each in question.given)]
    was_open = connection.connection is not None
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return _answer(question, parameters)
    except (InterfaceError, OperationalError):
        if not was_open or connection.in_atomic_block or connection.is_usable():
            raise
        connection.close()
    return _answer(question, parameters)


def _answer(question: Question, parameters: Sequence[Any]) -> int | None:
    with connection.cursor() as cursor:
        forms = _forms.setdefault(connection.connection, {})
        try:
            if question.name not in forms:
                forms[question.name] = question.form(cursor, parameters)
            cursor.execute(forms[question.name], parameters)
        except (OperationalError, ProgrammingError) as error:
            if connection.in_atomic_block or getattr(error.__cause__, "pgcode", None) not in _ANOTHER_SESSION:
                raise
            forms[question.name] = question.sql
            cursor.execute(question.sql, parameters)
        row = cursor.fetchone()
    return row[0] if row else None


def keep_up_if_due(now: datetime) -> None:
    """Fold and tidy, once in a while in each process; what fails is told to the log and tried again."""
    global _fold_due
    if _fold_due is not None and _fold_due - FOLD_EVERY <= now < _fold_due:
        return
    _fold_due = now + FOLD_EVERY
    try:
        keep_up(now)
    except Error:
        logger.warning("Reads were not folded; they are shown all the same.", exc_info=True)


def keep_up(now: datetime) -> int:
    """Fold what was read, forget readers and keys, renew the snapshot of what is read most where it is old. Returns
    how many slots were folded, or -1 if another process is at it."""
    day = now.astimezone(Office.objects.current().zone).date()
    folded = 0
    while True:
        with transaction.atomic():
            if not _alone():
                return folded or -1
            taken = _fold()
        folded += taken
        if taken < FOLDED_AT_ONCE:
            break
    with transaction.atomic():
        if _alone():
            # For what a slow request, or a slow clock, still asks of them.
            RecentRead.objects.filter(counted_at__lte=now - settings.READ_WINDOW - KNOWN_FOR).delete()
            ReaderKey.objects.filter(day__lt=_oldest_key(now)).delete()
            computed = PopularArticle.objects.values_list("computed_at", flat=True).first()
            if computed is None or not now - SNAPSHOT_AGE <= computed <= now:
                _renew_most_read(now, day)
    return folded


def _fold() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_FOLD, [FOLDED_AT_ONCE])
        return cursor.fetchone()[0]


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_UPKEEP_LOCK])
        return cursor.fetchone()[0]


def _oldest_key(now: datetime) -> date:
    """The day whose key is still wanted: yesterday's for one window, and for what a slow request still holds."""
    return (now - settings.READ_WINDOW - KNOWN_FOR).astimezone(timezone.get_default_timezone()).date()


def _renew_most_read(now: datetime, day: date) -> None:
    top = (
        DailyViews.objects.filter(day__gt=day - timedelta(days=POPULAR_DAYS), day__lte=day)
        .values("article")
        .annotate(reads=Sum("people"))
        .filter(article__in=Article.objects.published(now).values("pk"), reads__gt=0)
        .order_by("-reads", "-article")[:POPULAR_SHOWN]
    )
    rows = [
        PopularArticle(rank=rank, article_id=row["article"], count=row["reads"], computed_at=now)
        for rank, row in enumerate(top, start=1)
    ]
    PopularArticle.objects.all().delete()
    PopularArticle.objects.bulk_create(rows)


def rebuild_sums() -> None:
    """Add the days up again by month and year and for the whole site, for whoever wrote days past the fold."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_UPKEEP_LOCK])
        for table in _SUMS.keys() - {DailyViews._meta.db_table}:
            cursor.execute(f"DELETE FROM {table}; {_adding(table, 'articles_dailyviews')}")  # noqa: S608
