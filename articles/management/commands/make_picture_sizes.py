"""Make the sizes of pictures that wait for them: after an upgrade, or when the worker was away for long."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles import renditions
from articles.models import Image


class Command(BaseCommand):
    help = "Membuat ukuran-ukuran foto yang belum ada."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="buat ulang ukuran semua foto")
        parser.add_argument("--dry-run", action="store_true", help="hanya hitung, jangan ubah apa pun")

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = Image.objects.all() if options["all"] else Image.objects.filter(sizes_made_at=None)
        keys = list(waiting.order_by("pk").values_list("pk", flat=True))
        if options["dry_run"]:
            self.stdout.write(f"Ukuran {len(keys)} foto akan dibuat.")
            return
        made = failed = 0
        for pk in keys:
            if options["all"]:
                Image.objects.filter(pk=pk).update(sizes_made_at=None)
            try:
                made += bool(renditions.make(pk, timezone.now()))
            except OSError as error:
                failed += 1
                self.stderr.write(f"Foto {pk}: {error}")
        self.stdout.write(f"Ukuran {made} foto dibuat, {failed} gagal.")
