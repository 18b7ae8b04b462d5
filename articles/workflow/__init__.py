"""The verbs that move an article; `articles/transitions.py` says when.

Each verb is keyword-only, atomic, and raises `Refused` with a sentence that the person can act on.
"""

from collections.abc import Callable

from articles.models import Article
from articles.workflow.changes import approve_change, discard_change, propose_change
from articles.workflow.core import Outdated, Refused, against_style, missing_for_submission, note
from articles.workflow.corrections import correct, refuse_correction, request_correction
from articles.workflow.publication import (
    cancel_schedule,
    publish,
    publish_urgently,
    reschedule,
    review_emergency,
    schedule,
    undo_publication,
    withdraw,
)
from articles.workflow.restoring import propose_revision, restore_revision
from articles.workflow.review import discard_draft, recall, restore_draft, send_back, submit
from articles.workflow.rights import changeable_pictures, may_change_picture, may_edit

# In the order of the table.
VERBS: dict[str, Callable[..., Article]] = {
    "submit": submit,
    "recall": recall,
    "publish": publish,
    "schedule": schedule,
    "approve_change": approve_change,
    "send_back": send_back,
    "publish_urgently": publish_urgently,
    "review_emergency": review_emergency,
    "undo_publication": undo_publication,
    "reschedule": reschedule,
    "cancel_schedule": cancel_schedule,
    "withdraw": withdraw,
    "propose_change": propose_change,
    "discard_change": discard_change,
    "discard_draft": discard_draft,
    "restore_draft": restore_draft,
}

__all__ = [
    "VERBS",
    "Outdated",
    "Refused",
    "against_style",
    "approve_change",
    "cancel_schedule",
    "changeable_pictures",
    "correct",
    "discard_change",
    "discard_draft",
    "may_change_picture",
    "may_edit",
    "missing_for_submission",
    "note",
    "propose_change",
    "propose_revision",
    "publish",
    "publish_urgently",
    "recall",
    "refuse_correction",
    "request_correction",
    "reschedule",
    "restore_draft",
    "restore_revision",
    "review_emergency",
    "schedule",
    "send_back",
    "submit",
    "undo_publication",
    "withdraw",
]
