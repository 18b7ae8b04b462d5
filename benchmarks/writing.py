"""How long the newsroom's writing takes at a hundred thousand articles. Started by `benchmarks/queries.py`.

One process, one connection, every transaction committed to disk. What it made is removed again.
"""

import json
import secrets
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles import workflow
from articles.models import Article, Category, ReadSlot, RecentRead, User
from articles.readership import Reader, count_read
from articles.sample.loader import KEY_PREFIX

TEXTS, READS = 60, 2_000
MARK = "ukur-"


def timed(work: Callable[..., object], *given: Any, **named: Any) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work(*given, **named)
    return (time.perf_counter() - begun) * 1000


def verbs() -> dict[str, list[float]]:
    """Submit, publish and withdraw copies of the longest sample story, one by one."""
    writer, editor = User.objects.get(username="penulis"), User.objects.get(username="editor")
    model = max(
        Article.objects.filter(legacy_id__startswith=KEY_PREFIX), key=lambda article: len(article.body)
    )
    tags = list(model.tags.names())
    times: dict[str, list[float]] = {"submit": [], "publish": [], "withdraw": []}
    for number in range(TEXTS):
        article = Article.objects.create(
            legacy_id=f"{MARK}{number}",
            headline=f"{model.headline[:150]} {number}",
            summary=model.summary,
            body=model.body,
            category=Category.objects.first(),
            writer=writer,
            created_by=writer,
        )
        article.tags.add(*tags)
        now = timezone.now()
        times["submit"].append(timed(workflow.submit, article=article, by=writer, now=now))
        times["publish"].append(timed(workflow.publish, article=article, by=editor, now=now))
        if number % 3 == 0:
            later = now + timedelta(seconds=1)
            times["withdraw"].append(
                timed(workflow.withdraw, article=article, by=editor, now=later, reason="Pengukuran.")
            )
    return times


def reads() -> list[float]:
    """Reads of the two hundred newest articles, each by another reader."""
    now = timezone.now()
    newest = list(Article.objects.published(now).newest_first()[:200])
    addresses = [f"192.0.2.{n % 250}" for n in range(READS)]
    return [
        timed(
            count_read,
            newest[n % len(newest)].pk,
            reader=Reader(address, address, secrets.token_hex(8)),
            now=now,
        )
        for n, address in enumerate(addresses)
    ]


def clear() -> None:
    RecentRead.objects.all().delete()
    ReadSlot.objects.all().delete()
    Article.objects.filter(legacy_id__startswith=MARK).delete()


def row(times: list[float]) -> dict[str, float]:
    return {
        "median": statistics.median(times),
        "slow": statistics.quantiles(times, n=20)[-1],
        "count": len(times),
    }


def main() -> None:
    clear()
    try:
        found = {**verbs(), "count a read": reads()}
    finally:
        clear()
    print(json.dumps({name: row(times) for name, times in found.items()}))


if __name__ == "__main__":
    main()
