"""Who came in, who went out, and who tried: Django's signals of its sign-in, written into the log.

Whoever tries cannot fill the log: a failure is one row a minute for the same name from the same address, and no
account, nor all unknown names together, gets more than `MOST_AN_HOUR`. The last of them says that more are left out;
every single one stands in the server's own log.
"""

import logging
from datetime import timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from articles.audit import record
from articles.models import Event, User
from newsroom.plaintext import tidy_line
from newsroom.visitors import network_address

logger = logging.getLogger("newsroom.sign_in")

MOST_AN_HOUR = 30
# Of a name that no account has, for it may be a password typed into the wrong field.
SHOWN_OF_UNKNOWN = 3


def connect() -> None:
    user_logged_in.connect(signed_in, dispatch_uid="articles.signed_in")
    user_logged_out.connect(signed_out, dispatch_uid="articles.signed_out")
    user_login_failed.connect(failed, dispatch_uid="articles.sign_in_failed")


def _is_visit(request: HttpRequest | None) -> bool:
    """Whether somebody asked over the network; a program that begins a session is nobody."""
    return request is not None and "REMOTE_ADDR" in request.META


def signed_in(*, request: HttpRequest, user: User, **_: Any) -> None:
    if _is_visit(request):
        address = network_address(request)
        record("sign_in", by=user, now=timezone.now(), subject=user, address=address)


def signed_out(*, request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None and _is_visit(request):
        address = network_address(request)
        record("sign_out", by=user, now=timezone.now(), subject=user, address=address)


def failed(*, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Two statements, or three; as many for a name that exists as for one that does not."""
    if request is None or not _is_visit(request):
        return
    now, address = timezone.now(), network_address(request)
    typed = tidy_line(str(credentials.get("username", "")))
    account = User.objects.filter(username__iexact=typed).first()
    name = account.username if account else typed[:SHOWN_OF_UNKNOWN] + "…"
    logger.warning("sign-in failed for %s from %s", name, address)
    hour = Event.objects.filter(verb="sign_in_failed", at__gt=now - timedelta(hours=1))
    subject_id = str(account.pk) if account else ""
    recent = list(
        hour.filter(subject_id=subject_id).values_list("actor_name", "address", "at")[:MOST_AN_HOUR]
    )
    a_minute_ago = now - timedelta(minutes=1)
    is_repeated = any(row[:2] == (name, address) and row[2] > a_minute_ago for row in recent)
    if is_repeated or len(recent) >= MOST_AN_HOUR:
        return
    details = {"known": account is not None, **({"last": True} if len(recent) == MOST_AN_HOUR - 1 else {})}
    record("sign_in_failed", by=None, name=name, now=now, subject=account, details=details, address=address)
