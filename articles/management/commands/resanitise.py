"""Bring stored rich text to the list of what may stand in it, after the list has changed."""

import difflib
import re
from collections.abc import Iterator

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.lookups import Exact

from articles.models import Article, body_use
from newsroom.markup import documents_in, pictures_in
from newsroom.richtext import RichTextField

BATCH = 50
# Of a difference so much is shown.
MOST_LINES = 12
LONGEST_LINE = 160
_BEFORE_BLOCK = re.compile(
    r"(?=<(?:p|h[1-6]|[uo]l|li|blockquote|table|tr|hr|figure|div|script|img|iframe)\b)", re.I
)


class Command(BaseCommand):
    help = (
        "Membersihkan ulang semua teks kaya yang tersimpan menurut daftar unsur HTML yang berlaku sekarang. Riwayat "
        "naskah tidak pernah diubah: isinya dibersihkan setiap kali ditampilkan atau dibuka di penyunting."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="tunjukkan saja apa yang akan berubah, jangan ubah apa pun"
        )

    def handle(self, *args, **options):
        seen = changed = missed = 0
        for model, field in _rich_text():
            for pk, old in _stored(model, field):
                seen += 1
                new = field.clean_markup(old)
                if new == old:
                    continue
                self._tell(model, field, pk, old, new)
                if options["dry_run"] or _put(model, field, pk, old, new):
                    changed += 1
                else:
                    missed += 1
        self.stdout.write(
            f"{seen} teks diperiksa, {changed} {'akan berubah' if options['dry_run'] else 'berubah'}."
        )
        if missed:
            self.stdout.write(f"{missed} teks sedang disimpan orang lain; jalankan lagi.")
        if changed and not options["dry_run"]:
            self.stdout.write("Supaya pencarian memakai kata yang sama: manage.py rebuild_search")

    def _tell(self, model: type[models.Model], field: RichTextField, pk: int, old: str, new: str) -> None:
        self.stdout.write(f"{model._meta.label_lower} {pk}, {field.name}:")
        lines = difflib.unified_diff(_lines(old), _lines(new), lineterm="", n=0)
        told = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
        for line in told[:MOST_LINES]:
            self.stdout.write("  " + (line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"))
        if len(told) > MOST_LINES:
            self.stdout.write(f"  … dan {len(told) - MOST_LINES} baris lagi")


def _rich_text() -> Iterator[tuple[type[models.Model], RichTextField]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, RichTextField):
                yield model, field


def _stored(model: type[models.Model], field: RichTextField) -> Iterator[tuple[int, str]]:
    """Key and text of every row, `BATCH` in memory."""
    rows = model._default_manager.order_by("pk").exclude(**{field.name: ""}).values_list("pk", field.name)
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1][0]


def _put(model: type[models.Model], field: RichTextField, pk: int, old: str, new: str) -> bool:
    """Write `new` unless somebody has saved meanwhile. No version moves, so that no open form meets a conflict."""
    # A text is compared as it is stored; the field itself would clean what it is compared with.
    is_still_old = Exact(F(field.name), Value(old, output_field=models.TextField()))
    with transaction.atomic():
        if not model._default_manager.filter(is_still_old, pk=pk).update(**{field.name: new}):
            return False
        if model is Article:
            body_use.keep(Article(pk=pk), pictures_in(new), documents_in(new))
    return True


def _lines(markup: str) -> list[str]:
    return [line for part in markup.splitlines() for line in _BEFORE_BLOCK.split(part) if line]
