"""Work that takes longer than a page may: done by the worker, or at once where none runs (settings.TASKS)."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles import renditions
from articles.reports import making


@task()
def make_sizes(image_id: int) -> int:
    """Number of sizes made. Whoever asks twice gets them once."""
    return renditions.make(image_id, timezone.now())


def make_sizes_later(image_id: int) -> None:
    """Once the picture is certain to be there. A queue that does not answer undoes no upload: the picture is shown
    without its sizes, and `make_picture_sizes` finds it."""

    def enqueue() -> None:
        make_sizes.enqueue(image_id)

    transaction.on_commit(enqueue, robust=True)


@task()
def make_report(report_id: int) -> bool:
    """Whether there are files now; where not, the row says why."""
    return making.make(report_id, timezone.now())


def make_report_later(report_id: int) -> None:
    """Once its row is certain to be there. What no queue takes up stays unfinished, and the desk says so."""
    transaction.on_commit(lambda: make_report.enqueue(report_id), robust=True)
