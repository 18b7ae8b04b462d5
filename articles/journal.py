"""What is done to rows beside articles stands twice: in the row's own history page of the admin, and in the log."""

from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from articles import audit
from articles.models import User


def record(
    row: Model,
    *,
    verb: str,
    flag: int,
    sentence: str,
    by: User,
    now: datetime,
    details: dict[str, Any] | None = None,
) -> None:
    """Add `sentence` to the history of `row`, and the deed to the log; `flag` is one of Django's ADDITION, CHANGE,
    DELETION. Two statements."""
    LogEntry.objects.create(
        action_time=now,
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=flag,
        change_message=sentence,
    )
    audit.record(verb, by=by, now=now, subject=row, reason=sentence, details=details)
