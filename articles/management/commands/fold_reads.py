"""Fold what was read, forget readers, renew the list of what is read most. The site does so itself while people read;
this is for a timer, so that the last reads of a day are folded and the day's key is forgotten."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from articles.models import ReadSlot
from articles.readership import keep_up


class Command(BaseCommand):
    help = "Melipat catatan baca, melupakan pembaca lama, dan memperbarui daftar berita terpopuler."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya hitung, jangan ubah apa pun.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        if dry_run:
            self.stdout.write(f"{ReadSlot.objects.count()} catatan baca akan dilipat.")
            return
        count = keep_up(timezone.now())
        if count < 0:
            self.stdout.write("Sedang dikerjakan proses lain; 0 catatan baca dilipat.")
        else:
            self.stdout.write(f"{count} catatan baca dilipat.")
