"""Send the mail that is due, and queue the daily digest: once, or over and over until SIGTERM.

Beside a site there is one such process (`deploy/newsroom-mail.service`); a second does no harm.
"""

import signal
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.db import connection
from django.utils import timezone

from articles import digest, outbox
from articles.models import Mail, Office

# How soon a signal is noticed, in seconds.
GLANCE = 0.2


class Command(BaseCommand):
    help = "Mengirim surel yang menunggu, termasuk ringkasan harian."
    is_stopping = False
    # The day whose digests are written. A new process asks once more, and finds them in the table.
    digests_of: date | None = None

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=int, metavar="DETIK", help="ulangi terus sampai dihentikan")
        parser.add_argument("--dry-run", action="store_true", help="hanya hitung, jangan kirim apa pun")

    def handle(self, *args: Any, every: int | None, dry_run: bool, verbosity: int, **options: Any) -> None:
        if not settings.MAIL_IS_ON:
            self.stdout.write("Surel tidak dinyalakan: EMAIL_URL belum diisi.")
        if dry_run:
            self.count()
            return
        with self.stopping_on_signals():
            total = self.go_on(every) if every is not None else self.turn()
        if verbosity:
            self.stdout.write(
                f"{total.sent} surel terkirim, {total.failed} gagal dan akan dicoba lagi, "
                f"{total.dropped} tidak perlu dikirim lagi."
            )

    def count(self) -> None:
        now = timezone.now()
        waiting = Mail.objects.waiting().filter(due_at__lte=now).count()
        digests = len(digest.due(now, Office.objects.current())) if settings.MAIL_IS_ON else 0
        self.stdout.write(f"{waiting} surel akan dikirim, dan {digests} ringkasan harian akan ditulis.")

    def go_on(self, every: int) -> outbox.Tally:
        """Until a signal comes. A database that does not answer is asked again."""
        total = outbox.Tally()
        is_cut_off = False
        while not self.is_stopping:
            try:
                total += self.turn()
                is_cut_off = False
            except DatabaseError as error:
                connection.close()
                if not is_cut_off:
                    self.stderr.write(f"Basis data tidak menjawab ({type(error).__name__}); dicoba terus.")
                is_cut_off = True
            self.rest(every)
        return total

    def turn(self) -> outbox.Tally:
        if not settings.MAIL_IS_ON:
            return outbox.Tally()
        now = timezone.now()
        office = Office.objects.current()
        today = now.astimezone(office.zone).date()
        if self.digests_of != today and digest.moment_of(now, office) is not None:
            outbox.queue_digests(now)
            outbox.forget_old(now)
            self.digests_of = today
        return outbox.send_due(now, should_stop=lambda: self.is_stopping)

    def rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.is_stopping and time.monotonic() < until:
            time.sleep(GLANCE)

    @contextmanager
    def stopping_on_signals(self) -> Iterator[None]:
        """A signal ends it after the message at hand, so that none goes twice."""

        def stop(number: int, frame: FrameType | None) -> None:
            self.is_stopping = True

        before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
