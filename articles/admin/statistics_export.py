"""The statistics of a period as a file for a spreadsheet, a sheet each for what the page shows."""

import tempfile
from collections.abc import Sequence

from django.db import transaction
from django.http import FileResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import readership, spreadsheets, statistics
from articles.admin.desk_request import DeskRequest
from articles.admin.statistics import choice_of, readers_saw
from articles.admin.statistics_choice import SLUGS, Choice
from articles.audit import record
from articles.spreadsheets import Column, Sheet
from articles.statistics import Hour, OneDay, Ranked, Share

MOST_EXPORTED = 10_000


def export(request: DeskRequest) -> HttpResponseBase:
    """POST only. The deed is recorded. What is not understood makes no file: the page says what it is."""
    choice, _shelves = choice_of(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if choice.complaints:
        return redirect(f"{reverse('statistics')}?{request.GET.urlencode()}")
    readership.keep_up_if_due(request.now)
    return _file(request, choice)


@transaction.atomic
def _file(request: DeskRequest, choice: Choice) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    _days, count, *_rest = spreadsheets.write_sheets(file, _sheets(request, choice), zone=request.office.zone)
    details = {
        "filters": request.GET.dict(),
        "count": count,
        **({"cut": True} if count == MOST_EXPORTED else {}),
    }
    record("export_statistics", by=request.user, now=request.now, details=details)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"statistik-{SLUGS[choice.kind]}-{choice.period.first.isoformat()}.xlsx",
        content_type=spreadsheets.CONTENT_TYPE,
    )


def _sheets(request: DeskRequest, choice: Choice) -> list[Sheet]:
    among, period = readers_saw(request), choice.period
    shares = statistics.shares(period, among)
    hours = statistics.by_publication_hour(period, among, request.office.zone)
    return [
        _days(statistics.by_day(period.until(choice.today))),
        _articles(
            statistics.most_read(period, choice.narrowed(among), MOST_EXPORTED, is_narrowed=True),
            request.office.zone_name,
        ),
        _shares(_("Kategori"), shares.categories),
        _shares(_("Jenis"), shares.kinds),
        _shares(_("Penulis"), shares.writers),
        _hours(hours, request.office.zone_name),
    ]


def _series() -> list[Column]:
    return [
        Column(_("Pembaca"), 12),
        Column(_("Berulang"), 12),
        Column(_("Robot"), 12),
        Column(_("Ditahan"), 12),
    ]


def _days(days: Sequence[OneDay]) -> Sheet:
    rows = [(one.day, *one.numbers.series) for one in days]
    return Sheet(_("Per hari"), [Column(_("Tanggal"), 14), *_series()], rows)


def _articles(read: Sequence[Ranked], zone_name: str) -> Sheet:
    columns = [
        Column(_("Peringkat"), 10),
        Column(_("ID"), 10),
        Column(_("Judul"), 60),
        Column(_("Kategori"), 22),
        Column(_("Jenis"), 18),
        Column(_("Penulis"), 26),
        Column(_("Terbit (%s)") % zone_name, 20),
        *_series(),
    ]
    rows = (
        (
            rank,
            row.article.pk,
            row.article.headline,
            str(row.article.category),
            row.article.get_kind_display(),
            str(row.article.writer),
            row.article.published_at,
            *row.numbers.series,
        )
        for rank, row in enumerate(read, start=1)
    )
    return Sheet(_("Paling banyak dibaca"), columns, rows)


def _shares(title: str, shares: Sequence[Share]) -> Sheet:
    columns = [Column(title, 32), Column(_("Berita"), 12), Column(_("Pembaca"), 12)]
    return Sheet(title, columns, [(share.label, share.articles, share.people) for share in shares])


def _hours(hours: Sequence[Hour], zone_name: str) -> Sheet:
    columns = [
        Column(_("Jam terbit (%s)") % zone_name, 18),
        Column(_("Berita"), 12),
        Column(_("Pembaca"), 12),
        Column(_("Rata-rata pembaca"), 18),
    ]
    rows = [
        (hour.hour, hour.articles, hour.people, round(hour.mean, 1) if hour.articles else None)
        for hour in hours
    ]
    return Sheet(_("Jam terbit"), columns, rows)
