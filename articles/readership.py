"""Count a read: once per reader and article in half an hour, without cookie or stored address."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Sum

from articles.models import Article, DailyViews, PopularArticle, ReaderKey, RecentRead

WINDOW = timedelta(minutes=30)
POPULAR_DAYS = 7
POPULAR_SHOWN = 10
SNAPSHOT_AGE = timedelta(minutes=10)
# The advisory lock under which one process at a time renews the snapshot.
_SNAPSHOT_LOCK = 7_236_001

_COUNT = """
WITH counted AS (
    INSERT INTO articles_recentread (article_id, reader, counted_at) VALUES (%(article)s, %(reader)s, %(now)s)
    ON CONFLICT (article_id, reader) DO UPDATE SET counted_at = EXCLUDED.counted_at
        WHERE articles_recentread.counted_at <= %(window)s
    RETURNING article_id
), day AS (
    INSERT INTO articles_dailyviews (article_id, day, count) SELECT article_id, %(day)s, 1 FROM counted
    ON CONFLICT (article_id, day) DO UPDATE SET count = articles_dailyviews.count + 1
)
INSERT INTO articles_readtotal (article_id, count) SELECT article_id, 1 FROM counted
ON CONFLICT (article_id) DO UPDATE SET count = articles_readtotal.count + 1
"""


def reader_hash(address: str, browser: str, day: date) -> bytes:
    """16 bytes that tell one reader from another for a day. The key is shared by all nodes, then forgotten."""
    key = ReaderKey.objects.filter(pk=day).values_list("key", flat=True).first()
    if key is None:
        # Two nodes may both find none; the first to write wins and both use that one.
        ReaderKey.objects.bulk_create(
            [ReaderKey(day=day, key=secrets.token_bytes(32))], ignore_conflicts=True
        )
        key = ReaderKey.objects.values_list("key", flat=True).get(pk=day)
    text = f"{address}\n{browser}".encode(errors="replace")
    return hashlib.blake2b(text, key=bytes(key), digest_size=16).digest()


def count_read(article: Article, *, reader: bytes, now: datetime, day: date) -> int:
    """Record one read and return the number shown to people. `day` is the office's."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            _COUNT,
            {"article": article.pk, "reader": reader, "now": now, "window": now - WINDOW, "day": day},
        )
    shown = Article.objects.select_related("read_total").only("opening_view_count", "read_total__count")
    return shown.get(pk=article.pk).view_count


def refresh_most_read(now: datetime, day: date) -> int:
    """Renew the snapshot from the last seven days and forget old readers. Returns its length, or -1 if
    another process is at it."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SNAPSHOT_LOCK])
            if not cursor.fetchone()[0]:
                return -1
        RecentRead.objects.filter(counted_at__lt=now - WINDOW).delete()
        ReaderKey.objects.filter(day__lt=day - timedelta(days=1)).delete()
        top = list(
            DailyViews.objects.filter(day__gt=day - timedelta(days=POPULAR_DAYS), day__lte=day)
            .values("article")
            .annotate(reads=Sum("count"))
            .filter(article__in=Article.objects.published(now).values("pk"))
            .order_by("-reads", "-article")[:POPULAR_SHOWN]
        )
        PopularArticle.objects.all().delete()
        PopularArticle.objects.bulk_create(
            PopularArticle(rank=rank, article_id=row["article"], count=row["reads"], computed_at=now)
            for rank, row in enumerate(top, start=1)
        )
    return len(top)


def refresh_most_read_if_stale(now: datetime, day: date) -> None:
    computed = PopularArticle.objects.values_list("computed_at", flat=True).first()
    if computed is None or computed < now - SNAPSHOT_AGE:
        refresh_most_read(now, day)
