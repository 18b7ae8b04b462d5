"""The one way into the log of deeds (`Event`), which the database lets nobody change afterwards."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from articles.models import Article, Event, User
from newsroom.plaintext import drop_controls, tidy_line


def record(
    verb: str,
    *,
    by: User | None,
    now: datetime,
    article: Article | None = None,
    subject: Model | None = None,
    name: str = "",
    reason: str = "",
    before: str = "",
    after: str = "",
    details: dict[str, Any] | None = None,
    address: str | None = None,
) -> Event:
    """Write down one deed. On a working copy it is its article's, with the copy's key among the details. `name` is
    for an actor without an account, such as a guest or a failed sign-in; `details` must be JSON. One statement."""
    live = article.live if article is not None else None
    if article is not None and article.is_copy:
        details = {**(details or {}), "copy": article.pk}
    about = subject if subject is not None else live
    return Event.objects.create(
        article_id=live.pk if live is not None else None,
        verb=verb,
        actor_id=by.pk if by is not None else None,
        actor_name=tidy_line(by.get_full_name() if by is not None else name)[:150],
        at=now,
        reason=reason,
        from_status=before,
        to_status=after,
        subject_type=about._meta.label_lower if about is not None else "",
        subject_id=str(about.pk) if about is not None else "",
        subject=tidy_line(str(about))[:200] if about is not None else "",
        details=_sound(details or {}),
        address=address,
    )


def _sound(value: Any) -> Any:
    """`value` as PostgreSQL keeps it in JSON, which holds no NUL."""
    if isinstance(value, str):
        return drop_controls(value)
    if isinstance(value, dict):
        return {drop_controls(str(name)): _sound(one) for name, one in value.items()}
    return [_sound(one) for one in value] if isinstance(value, list | tuple) else value
