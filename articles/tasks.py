"""Work that takes longer than a page may: done by the worker, or at once where none runs (settings.TASKS)."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles import renditions


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
