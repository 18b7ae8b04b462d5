"""Which verb stands where around a text, and what presses."""

from dataclasses import dataclass
from datetime import datetime
from math import floor
from typing import Any

from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from articles.admin.desk_request import DeskRequest
from articles.models import Article, User
from articles.transitions import UNDO_SECONDS, available

# The first of them that is open is what one most likely came for.
MAIN = ("review_emergency", "publish", "approve_change", "propose_change")
# They have a place of their own.
APART = {"publish_urgently", "undo_publication", "discard_draft"}


@dataclass(frozen=True)
class Emergency:
    """A text that went out without a second editor, who has until `due`."""

    who: str
    at: datetime | None
    reason: str
    due: datetime
    left: str
    is_late: bool


def emergency(article: Article, by: User, now: datetime) -> Emergency | None:
    """For editors and the text's own people; readers and other officers never learn of it. One query."""
    due = article.review_due_at
    if due is None or not (by.has_perm("articles.publish_article") or article.is_own_of(by)):
        return None
    is_late = due <= now
    span = timesince(due, now, depth=2) if is_late else timeuntil(due, now, depth=2)
    left = _("lewat %s") if is_late else _("tinggal %s")
    who = article.released_by.get_full_name() if article.released_by else ""
    return Emergency(who, article.released_at, article.emergency_reason, due, left % span, is_late)


def buttons(request: DeskRequest, article: Article) -> dict[str, Any]:
    """The verbs of the table that are open to this person, arranged; and what is asked for beside the table."""
    by, now = request.user, request.now
    rows = available(article, by, now)
    names = {row.verb for row in rows}
    public = article.is_public(now)
    main = next((verb for verb in MAIN if verb in names), "")
    return {
        "verbs": sorted((row for row in rows if row.verb not in APART), key=lambda row: row.verb != main),
        "main_verb": main,
        # Whoever may publish in the ordinary way has no emergency.
        "elsewhere": [row for row in rows if row.verb == "publish_urgently" and "publish" not in names],
        "may_discard": "discard_draft" in names,
        "undo_seconds": _left_to_undo(article, now) if "undo_publication" in names else 0,
        "may_correct": public and by.has_perm("articles.correct_article"),
        "may_ask": public and by.has_perm("articles.change_article"),
        "emergency": emergency(article, by, now),
    }


def _left_to_undo(article: Article, now: datetime) -> int:
    if article.released_at is None:
        return 0
    return max(0, UNDO_SECONDS - floor((now - article.released_at).total_seconds()))
