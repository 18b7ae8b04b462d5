"""Give the groups exactly the permissions of `articles/roles.py`. Runs by itself after every migrate."""

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

from articles.roles import synchronise


class Command(BaseCommand):
    help = "Menyamakan hak setiap peran dengan daftar di articles/roles.py."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="hanya hitung, jangan ubah apa pun")

    def handle(self, *args, **options):
        with transaction.atomic():
            before = _held()
            counts = synchronise()
            after = _held()
            transaction.set_rollback(options["dry_run"])
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count} hak")
        changed = sum(before.get(name) != after[name] for name in counts)
        verb = "akan berubah" if options["dry_run"] else "berubah"
        self.stdout.write(f"{len(counts)} peran diperiksa, {changed} {verb}.")


def _held() -> dict[str, set[int]]:
    groups = Group.objects.prefetch_related("permissions")
    return {group.name: {permission.pk for permission in group.permissions.all()} for group in groups}
