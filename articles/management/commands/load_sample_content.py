"""Write the sample newsroom, and on request many made-up articles to measure with."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.models import Article
from articles.sample import bulk, loader, stories
from articles.sample.people import sample_sign_ins

MOST = 1_000_000


def amount(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > MOST:
        raise ArgumentTypeError(f"harus bilangan bulat dari 0 sampai {MOST}.")
    return int(text)


class Command(BaseCommand):
    help = "Isi situs dengan contoh: berita, gambar, tanya jawab, akun dengan sandi yang diketahui umum."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--articles",
            type=amount,
            default=0,
            metavar="N",
            help="Lengkapi dengan berita buatan sampai berjumlah N, untuk mengukur kecepatan.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Katakan saja apa yang akan dibuat.")
        parser.add_argument(
            "--with-known-passwords",
            action="store_true",
            help="Izinkan pada situs sungguhan, meskipun sandi akunnya diketahui umum.",
        )

    def handle(
        self, *args: Any, articles: int, dry_run: bool, with_known_passwords: bool, **options: Any
    ) -> None:
        if settings.PRODUCTION and not with_known_passwords:
            raise CommandError(
                "Isi contoh membuat akun dengan sandi yang diketahui umum, jadi tidak untuk situs sungguhan. "
                "Bila situs ini memang hanya percobaan, tambahkan --with-known-passwords."
            )
        if dry_run:
            self.say_what_is_missing(articles)
            return
        self.load_texts()
        if articles:
            self.top_up(articles)
        self.stdout.write(f"Semuanya {Article.objects.count()} berita.")

    def say_what_is_missing(self, articles: int) -> None:
        texts = 0 if loader.is_loaded() else len(stories.STORIES) + len(stories.CHANGES)
        self.stdout.write(f"Akan dibuat: {texts} berita contoh, {bulk.missing(articles)} berita buatan.")

    def load_texts(self) -> None:
        if loader.is_loaded():
            self.stdout.write("Isi contoh sudah ada; tidak ada yang ditambahkan.")
            return
        self.stdout.write("Menyiapkan isi contoh …")
        begun = time.monotonic()
        try:
            counts = loader.load(timezone.now())
        except loader.AlreadyTaken as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Dibuat {counts.articles} berita, {counts.pictures} gambar, dan {counts.side} tanya jawab, tautan, dan "
            f"halaman dalam {time.monotonic() - begun:.0f} detik."
        )
        self.stdout.write("\nAkun contoh, sandinya diketahui umum:")
        for role, username, password in sample_sign_ins():
            self.stdout.write(f"  {role:<15} {username:<10} {password}")
        self.stdout.write("")

    def top_up(self, articles: int) -> None:
        begun = time.monotonic()
        made = bulk.top_up(articles, timezone.now())
        bulk.vacuum()
        self.stdout.write(f"Dibuat {made} berita buatan dalam {time.monotonic() - begun:.0f} detik.")
