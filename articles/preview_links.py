"""Links by which somebody without an account looks at one revision and answers. Verbs as those of `workflow`.

The address is the key: a signature over the link's own, so that what we did not make is refused unasked.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles import revisions
from articles.audit import record
from articles.models import Article, PreviewLink, Remark, User
from articles.querysets import OVERSEE
from articles.workflow import Refused
from articles.workflow.core import check, given, lock, lock_text

logger = logging.getLogger("newsroom.refused")

# How long a link may be good for, in days, and what a form proposes.
DAYS = (1, 3, 7, 14)
PROPOSED_DAYS = 3
MOST_OPENING = 30
MOST_ANSWERS = 20


def _signer() -> Signer:
    return Signer(salt="articles.preview_links", sep=".")


def token_of(link: PreviewLink) -> str:
    return _signer().sign(link.key.hex)


def find_link(token: str, now: datetime) -> PreviewLink | None:
    """The link behind an address while it opens, with its revision. One query; none for what we did not sign."""
    try:
        key = UUID(hex=_signer().unsign(token))
    except (BadSignature, ValueError):
        logger.warning("A forged preview address was refused.")
        return None
    return PreviewLink.objects.opening(now).select_related("revision").filter(key=key).first()


def may_share(article: Article, by: User, now: datetime) -> bool:
    """Whether `by` may show this text to guests, and see to whom it is shown."""
    return article.is_visible_to(by, now) and (by.has_perm(OVERSEE) or article.is_own_of(by))


def may_revoke(link: PreviewLink, by: User) -> bool:
    return link.made_by_id == by.pk or by.has_perm("articles.publish_article")


@transaction.atomic
def make_link(*, article: Article, by: User, now: datetime, receiver: str, days: int) -> PreviewLink:
    """A link to what `article`, or this working copy, holds now."""
    locked = lock_text(article)
    if not may_share(locked, by, now):
        logger.warning("make_preview_link refused on article %s to user %s", locked.pk, by.pk)
        raise Refused(_("Hanya penulisnya dan editor yang dapat membuat tautan pratinjau."))
    if locked.was_ever_public(now):
        raise Refused(_("Berita ini sudah punya alamat di situs. Bagikan alamat itu."))
    if days not in DAYS:
        raise Refused(_("Pilih berapa lama tautan berlaku."))
    if PreviewLink.objects.opening(now).filter(article=locked.live).count() >= MOST_OPENING:
        raise Refused(_("Sudah terlalu banyak tautan yang masih berlaku. Cabut dulu yang tidak dipakai."))
    revisions.keep_found(locked, now)
    revision = revisions.latest(locked)
    link = PreviewLink(
        article=locked.live,
        revision=revision,
        receiver=given(receiver, _("Sebutkan untuk siapa tautan ini.")),
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    check(link, set())
    link.save()
    record("make_preview_link", by=by, now=now, article=locked, subject=link, details=_told(link))
    return link


@transaction.atomic
def revoke_link(*, link: PreviewLink, by: User, now: datetime) -> PreviewLink:
    lock(link.article_id)
    held = PreviewLink.objects.select_related("revision").get(pk=link.pk)
    if not may_revoke(held, by):
        logger.warning("revoke_preview_link refused on link %s to user %s", held.pk, by.pk)
        raise Refused(_("Hanya pembuatnya dan editor yang dapat mencabut tautan ini."))
    if held.revoked_at is not None:
        raise Refused(_("Tautan ini sudah dicabut."))
    held.revoked_at = now
    held.save(update_fields=["revoked_at"])
    record("revoke_preview_link", by=by, now=now, article=held.article, subject=held, details=_told(held))
    return held


def _told(link: PreviewLink) -> dict[str, object]:
    return {
        "receiver": link.receiver,
        "revision": link.revision.number,
        "expires_at": link.expires_at.isoformat(),
    }


def open_link(link: PreviewLink, now: datetime) -> None:
    """Count one visit. One statement."""
    PreviewLink.objects.filter(pk=link.pk).update(opened_count=F("opened_count") + 1, last_opened_at=now)


@transaction.atomic
def answer(*, link: PreviewLink, now: datetime, name: str, kind: str, text: str) -> Remark:
    """What the guest says of the revision, as a remark for colleagues; an approval is advice and moves nothing.
    The same again is the same answer. Raises `PreviewLink.DoesNotExist` where the link ended meanwhile."""
    lock(link.article_id)
    held = PreviewLink.objects.opening(now).select_related("revision").get(pk=link.pk)
    said = Remark(
        article_id=held.article_id,
        link=held,
        revision=held.revision,
        kind=kind,
        guest_name=given(name, _("Isi nama Anda, agar redaksi tahu siapa yang menjawab.")),
        text=given(text, _("Tulis catatan Anda lebih dulu.")) if kind == Remark.Kind.REMARK else text,
        created_at=now,
    )
    check(said, set())
    known = held.answers.filter(kind=kind, guest_name=said.guest_name, text=said.text).first()
    if known is not None:
        return known
    if held.answers.count() >= MOST_ANSWERS:
        raise Refused(_("Tautan ini sudah menerima terlalu banyak jawaban. Hubungi redaksi langsung."))
    said.save()
    verb = "guest_approved" if kind == Remark.Kind.APPROVAL else "guest_remarked"
    about = {"receiver": held.receiver, "revision": held.revision.number}
    record(
        verb,
        by=None,
        now=now,
        article=held.article,
        subject=held,
        name=said.guest_name,
        reason=said.text,
        details=about,
    )
    return said
