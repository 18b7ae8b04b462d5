"""Index every text that is or will be public, and drop what is not."""

from collections.abc import Iterator
from itertools import islice

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from articles.models import Article, SearchDocument
from articles.search import index_articles

BATCH = 500


class Command(BaseCommand):
    help = "Membangun ulang indeks pencarian dari semua berita yang terbit atau terjadwal."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="hanya hitung, jangan ubah apa pun")

    def handle(self, *args, **options):
        now = timezone.now()
        wanted = Article.objects.published(now) | Article.objects.scheduled(now)
        stale = SearchDocument.objects.exclude(article__in=wanted.values("pk"))
        if options["dry_run"]:
            self.stdout.write(f"{wanted.count()} berita akan diindeks, {stale.count()} entri akan dihapus.")
            return
        gone, _per_model = stale.delete()
        indexed = 0
        for batch in _batches(wanted.order_by("pk").values_list("pk", flat=True)):
            with transaction.atomic():
                # Locked, so that an article withdrawn meanwhile is not put back.
                rows = wanted.filter(pk__in=batch).select_for_update(of=("self",), no_key=True)
                rows = rows.prefetch_related("tags")  # type: ignore[misc]  # taggit tells mypy nothing
                indexed += index_articles(rows)
        self.stdout.write(f"{indexed} berita diindeks, {gone} entri dihapus.")


def _batches(pks) -> Iterator[list[int]]:
    iterator = pks.iterator()
    while batch := list(islice(iterator, BATCH)):
        yield batch
