"""The daily digest: what has waited for somebody too long, in one mail a day."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import letters
from articles.models import Mail, Office, User
from articles.waiting import WaitingItem, too_long

# More than anybody reads in a mail; the page has them all.
MOST = 15


def moment_of(now: datetime, office: Office) -> datetime | None:
    """Today's hour of the digest in the office's zone, once it has come."""
    local = now.astimezone(office.zone)
    at = local.replace(hour=office.digest_hour, minute=0, second=0, microsecond=0)
    return at if at <= local else None


def due(now: datetime, office: Office) -> list[Mail]:
    """The digests of today that were not written yet. About four queries for each person who wants one.

    What has waited too long is judged at the hour of the digest, so that a later look writes none anew.
    """
    at = moment_of(now, office)
    if at is None:
        return []
    written = Mail.objects.filter(key__startswith=_key(at, "")).values("receiver")
    people = User.objects.filter(is_active=True, is_staff=True, mail_digest=True).exclude(email="")
    found = [write(person, now, office) for person in people.exclude(pk__in=written)]
    return [mail for mail in found if mail is not None]


def write(person: User, now: datetime, office: Office) -> Mail | None:
    """Today's digest for `person`; none where nothing waits too long."""
    at = moment_of(now, office) or now
    items = too_long(person, at, office)
    if not items:
        return None
    lines = [_line(item, office) for item in items[:MOST]]
    if len(items) > MOST:
        # How many more is not known: of each kind no more than a page is asked for.
        count = _("Lebih dari %d hal sudah terlalu lama menunggu Anda") % MOST
        lines.append(_("– dan lainnya"))
    else:
        count = ngettext(
            "%d hal sudah terlalu lama menunggu Anda", "%d hal sudah terlalu lama menunggu Anda", len(lines)
        ) % len(lines)
    return letters.write(
        kind=Mail.Kind.DIGEST,
        key=_key(at, person.pk),
        receiver=person,
        subject=count,
        sentences=[f"{count}:", "\n".join(lines)],
        path=reverse("waiting"),
        office=office,
        now=now,
    )


def _key(at: datetime, person: object) -> str:
    return f"digest:{at.date().isoformat()}:{person}"


def _line(item: WaitingItem, office: Office) -> str:
    return _("– %(label)s: “%(title)s”, sejak %(since)s") % {
        "label": item.label,
        "title": item.title,
        "since": letters.moment(item.since, office),
    }
