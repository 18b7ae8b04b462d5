"""Asking for a report: a verb as those of `articles.workflow`, which refuses with a sentence."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import record
from articles.models import Office, Report, User
from articles.querysets import OVERSEE
from articles.statistics import MONTH, period_of
from articles.tasks import make_report_later
from articles.workflow import Refused

LONGEST = timedelta(days=366)
# So that nobody fills the store, or keeps the worker from all else.
MOST_A_DAY = 20
EARLIEST = date(2000, 1, 1)


def may_oversee(user: User) -> bool:
    """Whether `user` may ask for the office's month, and for what others published."""
    return user.has_perm(OVERSEE)


@transaction.atomic
def ask_for_month(*, month: date, by: User, now: datetime) -> Report:
    """The office's month in which the day `month` lies."""
    if not may_oversee(by):
        raise Refused(_("Laporan bulanan hanya dapat dibuat oleh editor dan admin situs."))
    period = period_of(MONTH, month)
    if not EARLIEST <= period.first <= _today(now):
        raise Refused(_("Bulan: pilih bulan yang sudah berjalan."))
    return _ask(Report(kind=Report.Kind.MONTHLY, first_day=period.first, last_day=period.last), by, now)


@transaction.atomic
def ask_for_evidence(*, about: User, first: date, last: date, by: User, now: datetime) -> Report:
    """What `about` published from `first` to `last`."""
    if about != by and not may_oversee(by):
        raise Refused(_("Bukti kerja rekan hanya dapat dibuat oleh editor dan admin situs."))
    if not EARLIEST <= first <= last:
        raise Refused(_("Sampai tanggal: harus sama dengan atau sesudah “Dari tanggal”."))
    if last > _today(now):
        raise Refused(_("Sampai tanggal: paling lambat hari ini."))
    if last - first >= LONGEST:
        raise Refused(_("Sampai tanggal: satu laporan paling panjang 366 hari."))
    return _ask(Report(kind=Report.Kind.EVIDENCE, about=about, first_day=first, last_day=last), by, now)


def _today(now: datetime) -> date:
    return now.astimezone(Office.objects.current().zone).date()


def _ask(report: Report, by: User, now: datetime) -> Report:
    # One at a time for each person, or two forms at once would pass both questions.
    User.objects.select_for_update(no_key=True).filter(pk=by.pk).first()
    asked = Report.objects.filter(requested_by=by)
    same = asked.unfinished(now).filter(
        kind=report.kind, about=report.about, first_day=report.first_day, last_day=report.last_day
    )
    if same.exists():
        raise Refused(_("Laporan yang sama sedang dibuat. Tunggulah sebentar."))
    if asked.filter(requested_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Refused(_("Anda sudah meminta %d laporan dalam sehari ini. Lanjutkan besok.") % MOST_A_DAY)
    report.requested_by, report.requested_at = by, now
    report.save(force_insert=True)
    record("make_report", by=by, now=now, subject=report, details=_told(report))
    make_report_later(report.pk)
    return report


def note_download(report: Report, part: str, *, by: User, now: datetime) -> None:
    """Who took a copy stands in the log."""
    record("download_report", by=by, now=now, subject=report, details={**_told(report), "file": part})


def _told(report: Report) -> dict[str, str]:
    days = {"from": report.first_day.isoformat(), "until": report.last_day.isoformat()}
    return {**days, **({"about": str(report.about)} if report.about else {})}
