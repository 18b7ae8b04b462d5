"""Ask other sites whether what published texts link to is still there. For a nightly timer (docs/operations.md)."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from articles import links
from articles.house_style.reading import anchors_in
from articles.models import Article

# In one night. What is left over is asked in the next.
MOST = 2_000
# Between two requests to one host, in seconds.
PAUSE = 2.0


class Command(BaseCommand):
    help = "Memeriksa tautan dalam berita yang sudah terbit dan menyebutkan yang mati."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="hanya hitung, jangan hubungi situs lain")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        texts = Article.objects.published(now).filter(body__contains="<a ").order_by("pk")
        found = {
            pk: [anchor.href for anchor in anchors_in(body)]
            for pk, body in texts.values_list("pk", "body").iterator(chunk_size=200)
        }
        asked = 0 if options["dry_run"] else self._ask(found, now)
        dead = 0
        for pk, hrefs in found.items():
            for href, why in links.dead_among(hrefs, now).items():
                dead += 1
                self.stdout.write(f"{settings.NEWSROOM_SITE_URL}/berita/{pk}/: {href} ({why})")
        self.stdout.write(f"{len(found)} berita bertautan, {asked} alamat ditanyai, {dead} tautan mati.")

    def _ask(self, found: dict[int, list[str]], now: Any) -> int:
        links.forget_old(now)
        for hrefs in found.values():
            links.remember(hrefs, now)
        if not settings.LINK_CHECKS:
            return 0
        waiting = links.ask_waiting(links.asker(), now, most=MOST, per_hour=MOST, pause=patience())
        return sum(1 for _row in waiting)


def patience(sleep: Callable[[float], None] = time.sleep) -> Callable[[str], None]:
    """Waits where a host was asked less than `PAUSE` ago."""
    last: dict[str, float] = {}

    def wait(host: str) -> None:
        left = PAUSE - (time.monotonic() - last.get(host, -PAUSE))
        if left > 0:
            sleep(left)
        last[host] = time.monotonic()

    return wait
