"""How a mail reads: one line of subject, a greeting, a few sentences, one link, and where to choose one's mail."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article, Mail, Office, User
from newsroom.plaintext import cut_at_word, drop_controls

SUBJECT_LENGTH = 70
# What mail programs make a link of.
_LINK = re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S+", re.IGNORECASE)


def write(
    *,
    kind: Mail.Kind,
    key: str,
    receiver: User,
    subject: str,
    sentences: Sequence[str],
    path: str,
    office: Office,
    now: datetime,
    due_at: datetime | None = None,
    article: Article | None = None,
) -> Mail:
    """The unsaved message. Addresses that people typed into a text are left out: a mail has our one link."""
    paragraphs = [
        _("Halo %(name)s,") % {"name": receiver.get_full_name()},
        *sentences,
        _("Bukalah di sini:") + f"\n{settings.NEWSROOM_SITE_URL}{path}",
        _(
            "Surel ini dikirim otomatis oleh ruang redaksi %(office)s. Surel mana yang ingin Anda terima "
            "dapat dipilih di Redaksi, pada halaman Profil saya."
        )
        % {"office": office.name},
    ]
    link = len(paragraphs) - 2
    text = "\n\n".join(
        drop_controls(paragraph if number == link else without_links(paragraph)).strip()
        for number, paragraph in enumerate(paragraphs)
    )
    return Mail(
        kind=kind,
        key=key,
        receiver=receiver,
        article=article,
        subject=cut_at_word(without_links(subject), SUBJECT_LENGTH),
        text=text + "\n",
        created_at=now,
        due_at=due_at or now,
    )


def without_links(text: str) -> str:
    return _LINK.sub(_("[tautan]"), text)


def moment(at: datetime, office: Office) -> str:
    """A minute in words, in the office's zone."""
    local = at.astimezone(office.zone)
    return _("%(day)s pukul %(hour)s %(zone)s") % {
        "day": date_format(local, "l, j F Y"),
        "hour": date_format(local, "H.i"),
        "zone": office.zone_name,
    }
