"""What has had its time: closed and forgotten forms, drafts that lay in the bin for thirty days, replaced files, old
reports, and what is remembered of finished tasks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from articles.audit import record
from articles.models import Article, Autosave, Presence
from articles.pictures import ask_again, delete_former
from articles.reports.making import remove_old
from articles.share_cards import forget_card
from articles.transitions import state_of
from articles.unsaved import AUTOSAVE_KEPT, PRESENCE_KEPT

TASKS_KEPT = timedelta(days=14)


@dataclass(frozen=True)
class Removed:
    autosaves: int
    presences: int
    drafts: int
    files: int
    tasks: int
    reports: int
    asked_again: int


def remove_leftovers(now: datetime) -> Removed:
    autosaves, _rows = Autosave.objects.filter(saved_at__lte=now - AUTOSAVE_KEPT).delete()
    presences, _rows = Presence.objects.filter(seen_at__lte=now - PRESENCE_KEPT).delete()
    drafts, files = empty_bin(now), delete_former(now)
    tasks, _rows = DBTaskResult.objects.finished().filter(finished_at__lte=now - TASKS_KEPT).delete()
    return Removed(autosaves, presences, drafts, files, tasks, remove_old(now), ask_again(now))


def empty_bin(now: datetime) -> int:
    """Remove for good the drafts whose thirty days in the bin are over, each with an entry in the log."""
    overdue = list(Article.objects.bin_overdue(now).order_by("pk").values_list("pk", flat=True))
    return sum(_remove(pk, now) for pk in overdue)


@transaction.atomic
def _remove(pk: int, now: datetime) -> bool:
    """Asked again under the lock: it may have been taken back meanwhile."""
    draft = Article.objects.bin_overdue(now).select_for_update(of=("self",)).filter(pk=pk).first()
    if draft is None:
        return False
    record(
        "remove_draft",
        by=None,
        name=_("Sistem"),
        now=now,
        article=draft,
        before=state_of(draft, now),
    )
    forget_card(draft)
    draft.delete()
    return True
