"""Remove what has had its time. For a daily timer (docs/operations.md)."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from articles.leftovers import remove_leftovers


class Command(BaseCommand):
    help = (
        "Menghapus isian otomatis dan tanda hadir lama, draf yang sudah 30 hari di tempat sampah, berkas foto yang "
        "sudah lama diganti, laporan yang sudah 90 hari, dan catatan tugas yang selesai."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="hanya hitung, jangan ubah apa pun")

    def handle(self, *args, **options):
        with transaction.atomic():
            removed = remove_leftovers(timezone.now())
            transaction.set_rollback(options["dry_run"])
        done = "akan dihapus" if options["dry_run"] else "dihapus"
        self.stdout.write(
            f"{removed.autosaves} isian otomatis, {removed.presences} tanda hadir, "
            f"{removed.drafts} draf di tempat sampah, {removed.files} berkas foto lama, "
            f"{removed.reports} laporan, dan {removed.tasks} catatan tugas {done}."
            + (f" Ukuran {removed.asked_again} foto diminta ulang." if removed.asked_again else "")
        )
