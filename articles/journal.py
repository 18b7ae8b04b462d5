"""What is done to rows beside articles stands in the admin's own history; articles have `Event`."""

from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from articles.models import User


def record(row: Model, *, flag: int, sentence: str, by: User, now: datetime) -> None:
    """Add `sentence` to the history of `row`; `flag` is one of Django's ADDITION, CHANGE, DELETION."""
    LogEntry.objects.create(
        action_time=now,
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=flag,
        change_message=sentence,
    )
