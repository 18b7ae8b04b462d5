"""The queue of mail over the table `Mail`: written with the deed, sent afterwards, tried again.

A message leaves at least once. One is claimed by one sender at a time; only a sender that dies between the mail
server's "yes" and writing it down leaves a message that goes twice, with the same Message-ID.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import formataddr
from smtplib import SMTPDataError, SMTPRecipientsRefused
from time import monotonic
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import digest
from articles.discussions import may_discuss
from articles.models import Article, Mail, Office
from newsroom.plaintext import strip_controls

logger = logging.getLogger("newsroom.mail")

# A claimed message is nobody else's for so long; afterwards its sender counts as dead.
CLAIM = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
# A server that does not answer at all is asked more often: its trouble is not the message's.
LONGEST_WAIT_FOR_SERVER = timedelta(minutes=15)
PATIENCE = timedelta(days=3)
KEPT = timedelta(days=30)
# What a server says of one message; every other trouble concerns all of them.
_OF_THE_MESSAGE = (SMTPRecipientsRefused, SMTPDataError)


@dataclass(frozen=True)
class Tally:
    sent: int = 0
    failed: int = 0
    dropped: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.sent + other.sent, self.failed + other.failed, self.dropped + other.dropped)


def queue(mails: Iterable[Mail], now: datetime) -> int:
    """Keep what its receivers want, each occasion once, in the transaction that is open. While mail is off nothing
    is kept, for news of last month is none on the day when it is set up. Returns how many were kept."""
    if not settings.MAIL_IS_ON:
        return 0
    wanted = [mail for mail in mails if mail.is_wanted(now)]
    Mail.objects.bulk_create(wanted, ignore_conflicts=True)
    return len(wanted)


@transaction.atomic
def queue_digests(now: datetime) -> int:
    """Queue today's digests once their hour has come; each takes the place of an older one that did not leave.
    Returns how many were kept."""
    if not settings.MAIL_IS_ON:
        return 0
    mails = digest.due(now, Office.objects.current())
    older = Mail.objects.waiting().filter(
        kind=Mail.Kind.DIGEST, receiver__in=[mail.receiver for mail in mails]
    )
    older.update(dropped_at=now, last_error="")
    return queue(mails, now)


def take_back(article: Article, kinds: Iterable[Mail.Kind], now: datetime) -> None:
    """Drop what waits about `article`."""
    Mail.objects.waiting().filter(article=article, kind__in=kinds).update(dropped_at=now, last_error="")


def send_due(now: datetime, *, should_stop: Callable[[], bool] = lambda: False) -> Tally:
    """Send what is due, the longest due first, until nothing is left or the server is in trouble.

    The moments that are written down are `now` and the time since.
    """
    tally, began = Tally(), monotonic()

    def clock() -> datetime:
        return now + timedelta(seconds=monotonic() - began)

    while not should_stop() and (mail := _claim(clock())) is not None:
        if mail.dropped_at is not None:
            tally += Tally(dropped=1)
            continue
        error = _send(mail)
        if error is None:
            Mail.objects.filter(pk=mail.pk).update(sent_at=clock(), dropped_at=None, last_error="")
            tally += Tally(sent=1)
            continue
        is_general = isinstance(error, OSError) and not isinstance(error, _OF_THE_MESSAGE)
        _note_failure(mail, error, clock(), LONGEST_WAIT_FOR_SERVER if is_general else LONGEST_WAIT)
        tally += Tally(failed=1)
        if is_general:
            break
    return tally


@transaction.atomic
def _claim(now: datetime) -> Mail | None:
    """The next due message, taken by nobody else meanwhile; or dropped, where it is not wanted any more.

    No lock is held while it is sent: a verb that takes it back never waits for a mail server.
    """
    mail = (
        Mail.objects.waiting()
        .filter(due_at__lte=now)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("receiver", "article__replaces")
        .order_by("due_at", "pk")
        .first()
    )
    if mail is None:
        return None
    if not mail.is_wanted(now) or not _may_answer(mail, now) or not _freshen(mail, now):
        mail.dropped_at, mail.last_error = now, ""
    else:
        mail.attempts, mail.due_at, mail.last_error = mail.attempts + 1, now + CLAIM, ""
    mail.save()
    return mail


def _may_answer(mail: Mail, now: datetime) -> bool:
    """Whoever takes no part in the remarks any more hears of none, though the text itself may be public."""
    if mail.kind != Mail.Kind.MENTIONED or mail.article is None:
        return True
    return may_discuss(mail.article, mail.receiver, now)


def _freshen(mail: Mail, now: datetime) -> bool:
    """Whether it has still something to say. A digest says what waits when it leaves, not when it was written."""
    if mail.kind != Mail.Kind.DIGEST:
        return True
    written = digest.write(mail.receiver, now, Office.objects.current())
    if written is None:
        return False
    mail.subject, mail.text = written.subject, written.text
    return True


def _send(mail: Mail) -> Exception | None:
    """Hand it to the mail server. Returns what went wrong."""
    office = Office.objects.current()
    host = urlsplit(settings.NEWSROOM_SITE_URL).hostname
    server = get_connection()
    message = EmailMessage(
        mail.subject,
        mail.text,
        formataddr((office.name, settings.DEFAULT_FROM_EMAIL)),
        [mail.receiver.email],
        connection=server,
        headers={
            "Message-ID": f"<{mail.pk}.{mail.created_at.timestamp():.0f}.newsroom@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        message.send()
    except Exception as error:  # of whatever kind: one message must not keep the others
        # One that refuses our password is left open by Django.
        with suppress(Exception):
            server.close()
        return error
    return None


def _note_failure(mail: Mail, error: Exception, now: datetime, longest: timedelta) -> None:
    # Of a few hundred attempts the power would be no time any more.
    wait = min(FIRST_WAIT * 2 ** min(mail.attempts - 1, 20), longest)
    given_up = now - mail.created_at > PATIENCE
    Mail.objects.waiting().filter(pk=mail.pk).update(
        due_at=now + wait, last_error=_in_words(error), dropped_at=now if given_up else None
    )
    logger.warning("Mail %s not sent at attempt %s: %s", mail.pk, mail.attempts, type(error).__name__)


def _in_words(error: Exception) -> str:
    """What went wrong, without what must not be read."""
    told = strip_controls(f"{type(error).__name__}: {error}")
    if settings.EMAIL_HOST_PASSWORD:
        told = told.replace(settings.EMAIL_HOST_PASSWORD, "…")
    if isinstance(error, SMTPRecipientsRefused):
        sentence = _("Server surel menolak alamat penerima.")
    elif isinstance(error, OSError) and not isinstance(error, _OF_THE_MESSAGE):
        sentence = _("Server surel tidak dapat dipakai.")
    else:
        sentence = _("Server surel menolak surel ini.")
    return f"{sentence} {told}"[:600]


def try_again(pks: Iterable[int], now: datetime) -> int:
    """Let those leave at once that failed, even if they were given up. Returns how many."""
    return Mail.objects.failed().filter(pk__in=list(pks)).update(due_at=now, dropped_at=None)


def forget_old(now: datetime) -> int:
    """Remove what was sent or dropped long ago. Returns how many."""
    before = now - KEPT
    count, _each = Mail.objects.filter(Q(sent_at__lt=before) | Q(dropped_at__lt=before)).delete()
    return count
