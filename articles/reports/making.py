"""A report from its row to its files, and away again after its time."""

import hashlib
import io
import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone, translation

from articles import readership, spreadsheets
from articles.models import Office, Report
from articles.reports import monthly
from articles.reports.evidence import Evidence
from articles.reports.paper import Paper
from newsroom import typesetting

KEPT = timedelta(days=90)
# A report is for Indonesian offices, whatever language the desk is read in.
LANGUAGE = "id"

logger = logging.getLogger(__name__)


def make(report_id: int, now: datetime) -> bool:
    """Make the files that the report waits for, or note why there are none. Whether there are any now.

    Two at once do no harm: the first to finish is kept.
    """
    report = Report.objects.select_related("about").filter(pk=report_id, finished_at=None).first()
    if report is None:
        return False
    readership.keep_up(now)
    office = Office.objects.current()
    try:
        with translation.override(LANGUAGE), timezone.override(office.zone):
            pdf, sheet = _files(Paper(report, office, now))
        _store(report, pdf, sheet)
    except typesetting.Untypeset as untypeset:
        return _finish(report, failure=Report.Failure(untypeset.reason))
    except OSError:
        logger.exception("Report %s was not stored.", report_id)
        return _finish(report, failure=Report.Failure.STORE)
    except Exception:
        _finish(report, failure=Report.Failure.FAILED)
        raise
    return _finish(report, reads_as_of=now)


def _files(paper: Paper) -> tuple[bytes, bytes]:
    """The PDF and the spreadsheet; empty where the report has none."""
    sheet = io.BytesIO()
    if paper.report.about is None:
        html = monthly.html(paper)
    else:
        evidence = Evidence(paper, paper.report.about)
        html = evidence.html()
        spreadsheets.write(
            sheet, evidence.columns(), evidence.cells(), sheet=evidence.sheet, zone=paper.office.zone
        )
    return typesetting.to_pdf(html, paper.files, base=paper.site), sheet.getvalue()


def _store(report: Report, pdf: bytes, sheet: bytes) -> None:
    report.pdf.save("laporan.pdf", ContentFile(pdf), save=False)
    report.pdf_digest = hashlib.sha256(pdf).hexdigest()
    if sheet:
        report.spreadsheet.save("laporan.xlsx", ContentFile(sheet), save=False)
        report.spreadsheet_digest = hashlib.sha256(sheet).hexdigest()


def _finish(report: Report, *, failure: str = "", reads_as_of: datetime | None = None) -> bool:
    """Write down what came of it, unless another process was faster."""
    values = {"finished_at": timezone.now(), "failure": failure, "reads_as_of": reads_as_of}
    names = [str(file.name) for file in (report.pdf, report.spreadsheet) if file]
    if not failure:
        values |= {
            name: getattr(report, name) for name in ("pdf", "spreadsheet", "pdf_digest", "spreadsheet_digest")
        }
    kept = Report.objects.filter(pk=report.pk, finished_at=None).update(**values)
    if failure or not kept:
        _delete_files(names)
    return bool(kept) and not failure


def remove_old(now: datetime) -> int:
    """Remove the reports whose time is over, with their files; return how many."""
    with transaction.atomic():
        overdue = Report.objects.filter(requested_at__lte=now - KEPT).select_for_update()
        rows = list(overdue.values_list("pk", "pdf", "spreadsheet"))
        Report.objects.filter(pk__in=[pk for pk, *_names in rows]).delete()
        names = [name for _pk, *files in rows for name in files if name]
        transaction.on_commit(lambda: _delete_files(names), robust=True)
    return len(rows)


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        with suppress(OSError):
            default_storage.delete(name)
