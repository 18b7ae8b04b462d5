"""Dated notes under a public text, and what people ask to have put right."""

from datetime import datetime

from django.utils.translation import gettext as _

from articles.audit import record
from articles.models import Article, Correction, CorrectionRequest, User
from articles.workflow.core import Refused, check, given, lock, verb


@verb
def correct(
    *,
    article: Article,
    by: User,
    now: datetime,
    kind: str,
    text: str,
    party: str = "",
    request: CorrectionRequest | None = None,
) -> Correction:
    """Add a dated note to a public article; a note cannot be taken back, only followed by another. It answers
    `request` where one is given."""
    locked = lock(article.pk)
    if not (locked.is_visible_to(by, now) and by.has_perm("articles.correct_article")):
        raise Refused(_("Hanya editor yang dapat menerbitkan ralat."))
    if not locked.is_public(now):
        raise Refused(_("Ralat hanya untuk berita yang sedang terbit."))
    text = given(text, _("Tulis isi ralat: yang semula tertulis dan yang benar."))
    correction = Correction(article=locked, kind=kind, text=text, party=party, issued_at=now, issued_by=by)
    check(correction, set())
    correction.save()
    same = Correction.objects.filter(
        article=locked, kind=kind, text=correction.text, party=correction.party
    ).exclude(pk=correction.pk)
    if same.exists():
        raise Refused(_("Catatan dengan isi yang sama sudah ada di bawah berita ini."))
    if request is not None:
        asked = _open(request, locked)
        asked.correction, asked.closed_at, asked.closed_by = correction, now, by
        asked.save()
    record(
        "correct",
        by=by,
        now=now,
        article=locked,
        reason=correction.text,
        before=locked.status,
        after=locked.status,
    )
    return correction


@verb
def request_correction(
    *, article: Article, by: User, now: datetime, kind: str, text: str, party: str
) -> CorrectionRequest:
    """Note down that somebody asks for a correction of a public text; any colleague may."""
    locked = lock(article.pk)
    if not locked.is_visible_to(by, now) or not by.has_perm("articles.change_article"):
        raise Refused(_("Peran Anda tidak mencakup tindakan ini. Mintalah bantuan editor."))
    if not locked.is_public(now):
        raise Refused(_("Permintaan ralat hanya untuk berita yang sedang terbit."))
    asked = CorrectionRequest(
        article=locked,
        kind=kind,
        party=given(party, _("Sebutkan siapa yang meminta ralat.")),
        text=given(text, _("Tulis apa yang menurut peminta keliru, dan apa yang benar.")),
        filed_at=now,
        filed_by=by,
    )
    check(asked, set())
    asked.save()
    same = CorrectionRequest.objects.open().filter(
        article=locked, kind=kind, text=asked.text, party=asked.party
    )
    if same.exclude(pk=asked.pk).exists():
        raise Refused(_("Permintaan yang sama sudah tercatat dan menunggu jawaban editor."))
    record("request_correction", by=by, now=now, article=locked, reason=asked.text)
    return asked


@verb
def refuse_correction(*, request: CorrectionRequest, by: User, now: datetime, reason: str) -> None:
    """Close a request without a correction, with the reason that the office stands by its text."""
    if not by.has_perm("articles.correct_article"):
        raise Refused(_("Hanya editor yang dapat menutup permintaan ralat."))
    locked = lock(request.article_id)
    asked = _open(request, locked)
    asked.refusal_reason = given(reason, _("Tulis mengapa berita ini tidak diralat."))
    asked.closed_at, asked.closed_by = now, by
    asked.save()
    record("refuse_correction", by=by, now=now, article=locked, reason=asked.refusal_reason)


def _open(request: CorrectionRequest, article: Article) -> CorrectionRequest:
    """The request as it is now, held by the article's lock; refused once it is closed."""
    asked = CorrectionRequest.objects.filter(pk=request.pk, article=article, closed_at=None).first()
    if asked is None:
        raise Refused(_("Permintaan ralat ini sudah ditutup."))
    return asked
