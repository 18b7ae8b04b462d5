"""Fill the database at hand with three years of days, once, and time every page of the statistics in it.

Prints the figures as JSON for `benchmarks/statistics.py`, which starts it.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

import psutil
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Category, Office, User
from articles.readership import keep_up, rebuild_sums
from articles.roles import EDITOR, WRITER

YEARS = 3
# Each page is asked for so many times and the least time counts: what it costs, not how busy the machine was.
ROUNDS = 7
# Each article has its rush and fades in a month and a half; beside that, readers come upon old articles, a few of them
# much more often than the others, and robots come upon any.
FILL = """
SELECT setseed(0.5);
CREATE TEMPORARY TABLE news AS
    SELECT row_number() OVER (ORDER BY random()) AS place, id,
        (published_at AT TIME ZONE %(zone)s)::date AS published, exp(0.7 * random_normal()) AS heat
    FROM articles_article
    WHERE status IN ('published', 'withdrawn') AND replaces_id IS NULL AND published_at <= now();
CREATE INDEX ON news (place);
ANALYZE news;
CREATE TEMPORARY TABLE reads AS
    SELECT id, published + age AS day,
        round(190 * heat * (exp(-age / 1.9) + 0.07 * exp(-age / 28.0)) * (0.7 + 0.6 * random()))::integer AS people,
        0 AS robots
    FROM news CROSS JOIN generate_series(0, 45) AS age
    WHERE published + age BETWEEN %(first)s AND %(last)s;
DELETE FROM reads WHERE people = 0;
INSERT INTO reads
    SELECT news.id, met.day, met.is_person::integer, (NOT met.is_person)::integer
    FROM (
        SELECT day::date AS day, each <= 5000 AS is_person,
            1 + floor((SELECT count(*) FROM news) * power(random(), CASE WHEN each <= 5000 THEN 2.2 ELSE 1 END))
                AS place
        FROM generate_series(%(first)s::date, %(last)s::date, '1 day') AS day CROSS JOIN generate_series(1, 6500) AS each
    ) AS met JOIN news USING (place) WHERE news.published <= met.day;
TRUNCATE articles_dailyviews, articles_readtotal;
INSERT INTO articles_dailyviews (article_id, day, people, repeats, robots, withheld)
    SELECT id, day, sum(people), round(0.15 * sum(people)), round(0.4 * sum(people)) + sum(robots), 0
    FROM reads GROUP BY id, day ORDER BY day, id;
INSERT INTO articles_readtotal (article_id, count)
    SELECT article_id, sum(people) FROM articles_dailyviews GROUP BY 1 ORDER BY 1;
DROP TABLE news, reads;
"""


@dataclass
class Timed:
    """Milliseconds: the whole answer, and what of the processor it and its session of the database took."""

    page: str
    queries: int
    answer: float
    processor: float
    status: int


def fill(today: date) -> int:
    """Unless it has been. Returns the number of rows, one an article and day."""
    first = today.replace(year=today.year - YEARS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(day) FROM articles_dailyviews")
        rows, last = cursor.fetchone()
        if rows < 3_000_000 or last < today - timedelta(days=5):
            zone = Office.objects.current().zone.key
            cursor.execute(FILL, {"zone": zone, "first": first, "last": today})
            rebuild_sums()
            keep_up(timezone.now())
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SELECT count(*) FROM articles_dailyviews")
            (rows,) = cursor.fetchone()
    return rows


def pages() -> Iterator[tuple[str, str]]:
    office = reverse("statistics")
    shelf = Category.objects.order_by("pk").values_list("pk", flat=True)[0]
    for kind, name in (("hari", "day"), ("pekan", "week"), ("bulan", "month"), ("tahun", "year")):
        yield f"Office, {name}", f"{office}?per={kind}"
    last = timezone.localdate() - timedelta(days=366)
    writer = Article.objects.order_by("-pk").values_list("writer", flat=True)[0]
    filters = f"kategori={shelf}&jenis=news&penulis={writer}"
    for kind, name in (("hari", "day"), ("pekan", "week"), ("bulan", "month"), ("tahun", "year")):
        yield f"Office, {name} a year ago, three filters", f"{office}?per={kind}&tanggal={last}&{filters}"
    article = (
        Article.objects.published(timezone.now())
        .order_by("-read_total__count")
        .values_list("pk", flat=True)[0]
    )
    for span, name in (("30", "30 days"), ("90", "90 days"), ("365", "a year"), ("semua", "all")):
        yield (
            f"Article, {name}",
            f"{reverse('admin:articles_article_statistics', args=[article])}?rentang={span}",
        )
    yield "List of articles", reverse("admin:articles_article_changelist")
    yield "List of articles, page 100", f"{reverse('admin:articles_article_changelist')}?p=100"


def measure(person: User, who: str) -> list[Timed]:
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    with connection.cursor() as cursor:
        # So that all of the database's work is done by the one process that is looked at.
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        session = psutil.Process(cursor.fetchone()[0])
    found = []
    for page, address in pages():
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
            queries = len(captured)
        answers, begun = [], processor(session)
        for _ in range(ROUNDS):
            started = time.perf_counter()
            status = client.get(address).status_code
            answers.append((time.perf_counter() - started) * 1000)
        taken = (processor(session) - begun) * 1000 / ROUNDS
        found.append(Timed(f"{page}, {who}", queries, min(answers), taken, status))
    return found


def processor(session: psutil.Process) -> float:
    """Seconds that this process and the session of the database have taken so far."""
    times = session.cpu_times()
    return time.process_time() + times.user + times.system


def main() -> None:
    rows = fill(timezone.localdate())
    everybody = User.objects.filter(is_active=True, is_staff=True).order_by("pk")
    officer = everybody.filter(groups__name=WRITER)[0]
    editor = everybody.filter(groups__name=EDITOR)[0]
    timed = [*measure(officer, "officer"), *measure(editor, "editor")]
    print(json.dumps({"rows": rows, "timed": [asdict(one) for one in timed]}))


if __name__ == "__main__":
    main()
