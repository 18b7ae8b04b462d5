"""Renew the list of what is read most and forget old readers. The site does so itself; this is for a timer."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from articles.models import Office
from articles.readership import refresh_most_read


class Command(BaseCommand):
    help = "Memperbarui daftar berita terpopuler dan menghapus jejak pembaca lama."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="hanya hitung, jangan ubah apa pun")

    def handle(self, *args, **options):
        now = timezone.now()
        day = now.astimezone(Office.objects.current().zone).date()
        with transaction.atomic():
            count = refresh_most_read(now, day)
            transaction.set_rollback(options["dry_run"])
        if count < 0:
            self.stdout.write("Sedang diperbarui proses lain; 0 berita dicatat.")
        elif options["dry_run"]:
            self.stdout.write(f"{count} berita akan dicatat sebagai terpopuler.")
        else:
            self.stdout.write(f"{count} berita dicatat sebagai terpopuler.")
