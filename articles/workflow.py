"""The verbs that move an article; `articles/transitions.py` says when.

Each verb is keyword-only, atomic, and raises `Refused` with a sentence that the person can act on.
"""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    Correction,
    Event,
    Image,
    Office,
    PopularArticle,
    RelatedPin,
    TaggedArticle,
    User,
)
from articles.models.highlight import FeaturedSlot
from articles.models.rules import EARLIEST, LATEST
from articles.press_releases import cancel_number, give_number
from articles.search import forget_article, index_articles
from articles.transitions import SCHEDULED, TRANSITIONS, Status, refusal, state_of
from newsroom.plaintext import strip_controls


class Refused(Exception):  # noqa: N818  it is an answer, not a fault
    """A verb that may not be carried out; its text says why and what to do."""


def may_edit(article: Article, by: User, now: datetime) -> bool:
    """Whether `by` may save the form: writers their drafts and returned texts, editors also what is in review.

    A text whose change is waiting stays as it is: its copy would overwrite what is written here.
    """
    if not by.has_perm("articles.change_article") or state_of(article, now) not in (
        Status.DRAFT,
        Status.RETURNED,
        Status.IN_REVIEW,
    ):
        return False
    if not article.is_copy and hasattr(article, "working_copy"):
        return False
    if by.has_perm("articles.publish_article"):
        return True
    return article.status != Status.IN_REVIEW and article.is_own_of(by)


def may_delete(article: Article, by: User, now: datetime) -> bool:
    """Only a text on its writer's desk that never had a public minute, a number or a waiting change;
    never a working copy, which is discarded instead."""
    if article.is_copy or article.status not in (Status.DRAFT, Status.RETURNED):
        return False
    if not by.has_perm("articles.delete_article"):
        return False
    if hasattr(article, "release_number") or hasattr(article, "working_copy"):
        return False
    return article.is_own_of(by) or by.has_perm("articles.publish_article")


def may_change_picture(image: Image, by: User) -> bool:
    """Whether `by` may change the library's picture: it changes at once wherever it is shown, so writers only
    one that no text beyond their own desk shows."""
    if not by.has_perm("articles.change_image"):
        return False
    if by.has_perm("articles.publish_article"):
        return True
    desk = (Article.objects.drafts() | Article.objects.returned()).own_among(by)
    return not image.lead_of.exclude(pk__in=desk.values("pk")).exists()


def _lock(pk: int) -> Article:
    """The row, held until the transaction ends. Reads may be counted meanwhile."""
    locked = Article.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if locked is None:
        raise Refused(_("Naskah ini sudah tidak ada."))
    return locked


def _begin(verb: str, article: Article, by: User, now: datetime, version: int | None) -> Article:
    """The locked row, after every check. Must run in a transaction."""
    if article.replaces_id is not None:
        # Every verb takes the live row before its copy: no deadlock.
        _lock(article.replaces_id)
    locked = _lock(article.pk)
    if reason := refusal(TRANSITIONS[verb], locked, by, now):
        raise Refused(reason)
    if version is not None and locked.version != version:
        raise Refused(_("Naskah ini baru saja diubah orang lain. Periksa isinya, lalu ulangi."))
    return locked


def _check(instance: models.Model, exclude: set[str]) -> None:
    """Refuse what the model refuses, naming each field."""
    try:
        instance.full_clean(exclude=exclude, validate_unique=False)
    except ValidationError as error:
        raise Refused(
            " ".join(
                message
                if name == NON_FIELD_ERRORS
                else f"{instance._meta.get_field(name).verbose_name}: {message}"  # type: ignore[union-attr]
                for name, messages in error.message_dict.items()
                for message in messages
            )
        ) from error


def _finish(verb: str, article: Article, by: User, now: datetime, before: str, reason: str = "") -> Article:
    article.version += 1
    _check(article, {"tags", "legacy_id"})
    article.save()
    _record(verb, article, by, now, before, state_of(article, now), reason)
    return article


def _record(
    verb: str, article: Article, by: User, now: datetime, before: str, after: str, reason: str
) -> None:
    Event.objects.create(
        article=article.live,
        verb=verb,
        actor_id=by.pk,
        actor_name=by.get_full_name(),
        at=now,
        reason=reason,
        from_status=before,
        to_status=after,
    )


def _given(reason: str, sentence: str) -> str:
    """`reason` as it is stored; refused with `sentence` where it says nothing."""
    reason = strip_controls(reason).strip()
    if not any(character.isalnum() for character in reason):
        raise Refused(sentence)
    return reason


def missing_for_submission(article: Article) -> list[str]:
    """What the text still lacks before an editor should see it, as sentences naming the field."""
    missing = []
    if not article.summary:
        missing.append(_("Ringkasan masih kosong: tulis satu atau dua kalimat."))
    if not article.body:
        missing.append(_("Isi berita masih kosong."))
    image = article.lead_image
    if image is not None and not image.alt_text and not image.is_decorative:
        missing.append(
            _("Foto utama belum punya teks alternatif: uraikan isinya atau tandai sebagai hiasan.")
        )
    if article.kind == Article.Kind.HOAX_REPORT and not article.verdict:
        missing.append(_("Hasil pemeriksaan belum dipilih untuk laporan isu hoaks."))
    return missing


def _require_complete(article: Article) -> None:
    if missing := missing_for_submission(article):
        raise Refused(" ".join(missing))


@transaction.atomic
def submit(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    article = _begin("submit", article, by, now, version)
    _require_complete(article)
    before, article.status = article.status, Status.IN_REVIEW
    article.submitted_at, article.return_reason = now, ""
    return _finish("submit", article, by, now, before)


@transaction.atomic
def recall(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    article = _begin("recall", article, by, now, version)
    before, article.status, article.submitted_at = article.status, Status.DRAFT, None
    return _finish("recall", article, by, now, before)


@transaction.atomic
def send_back(
    *, article: Article, by: User, now: datetime, reason: str, version: int | None = None
) -> Article:
    article = _begin("send_back", article, by, now, version)
    article.return_reason = _given(
        reason, _("Tulis alasannya, supaya penulis tahu apa yang perlu diperbaiki.")
    )
    before, article.status = article.status, Status.RETURNED
    return _finish("send_back", article, by, now, before, article.return_reason)


@transaction.atomic
def publish(
    *,
    article: Article,
    by: User,
    now: datetime,
    at: datetime | None = None,
    reason: str = "",
    version: int | None = None,
) -> Article:
    """Make public now, or since a past `at` (an editor's right, with its reason)."""
    article = _begin("publish", article, by, now, version)
    if at is not None and _aware(at) > now:
        raise Refused(_("Waktu itu belum tiba. Pakai “Jadwalkan” untuk terbit nanti."))
    if at is not None and at < now:
        if not by.has_perm("articles.backdate_article"):
            raise Refused(_("Hanya editor yang boleh memberi tanggal terbit yang sudah lewat."))
        article.backdating_reason = _given(reason, _("Tulis alasan mengapa tanggal terbitnya sudah lewat."))
    return _go_public("publish", article, by, now, at or now, article.backdating_reason)


@transaction.atomic
def schedule(
    *, article: Article, by: User, now: datetime, at: datetime | None, version: int | None = None
) -> Article:
    """Make public at `at`; time publishes, no job does."""
    article = _begin("schedule", article, by, now, version)
    if at is None or _aware(at) <= now:
        raise Refused(_("Pilih waktu terbit yang belum lewat."))
    return _go_public("schedule", article, by, now, at, "")


def _aware(at: datetime) -> datetime:
    if timezone.is_naive(at):
        raise Refused(_("Waktu terbit harus menyebut zona waktunya."))
    return at


def _go_public(verb: str, article: Article, by: User, now: datetime, at: datetime, reason: str) -> Article:
    if not EARLIEST <= at < LATEST:
        raise Refused(_("Waktu terbit harus antara 17 Agustus 1945 dan akhir tahun 2099."))
    _require_complete(article)
    office = Office.objects.current()
    before = article.status
    article.status, article.published_at = Status.PUBLISHED, at
    article.slug = article.slug or slugify(article.headline)[:100].strip("-") or "berita"
    article.editor = article.editor or by
    article.sign_off = article.sign_off or office.sign_off(article.writer.initials, article.editor.initials)
    article = _finish(verb, article, by, now, before, reason)
    _number(article, office, now)
    index_articles([article])
    return article


def _number(article: Article, office: Office, now: datetime) -> None:
    """A press release has a number; what has a number stays one, or the register would list something else."""
    if article.kind == Article.Kind.PRESS_RELEASE:
        give_number(article, office, now)
    elif hasattr(article, "release_number"):
        raise Refused(
            _(
                "Naskah ini bernomor %(number)s di register siaran pers, jadi jenisnya harus tetap siaran pers."
            )
            % {"number": article.release_number.label}
        )


@transaction.atomic
def cancel_schedule(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """Back to the editor's desk; slug and press-release number stay bound to the text."""
    article = _begin("cancel_schedule", article, by, now, version)
    article.status, article.published_at, article.backdating_reason = Status.IN_REVIEW, None, ""
    forget_article(article)
    FeaturedSlot.objects.filter(article=article).delete()
    return _finish("cancel_schedule", article, by, now, SCHEDULED)


@transaction.atomic
def withdraw(
    *, article: Article, by: User, now: datetime, reason: str, version: int | None = None
) -> Article:
    article = _begin("withdraw", article, by, now, version)
    article.withdrawal_reason = _given(reason, _("Tulis alasan pencabutan; pembaca akan melihatnya."))
    before, article.status, article.withdrawn_at = article.status, Status.WITHDRAWN, now
    cancel_number(article, now, article.withdrawal_reason)
    forget_article(article)
    PopularArticle.objects.filter(article=article).delete()
    FeaturedSlot.objects.filter(article=article).delete()
    return _finish("withdraw", article, by, now, before, article.withdrawal_reason)


@transaction.atomic
def propose_change(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """The article's working copy, begun if there is none: a second proposer joins it. Every proposer
    counts as its author, so none of them approves it."""
    article = _begin("propose_change", article, by, now, version)
    copy = Article.objects.filter(replaces=article).first()
    if copy is not None and copy.proposers.contains(by):
        return copy
    if copy is None:
        copy = Article(replaces=article, writer_id=article.writer_id, created_by=by)
        _copy_fields(article, copy)
        copy.save()
        _copy_relations(article, copy)
    elif copy.status == Status.IN_REVIEW:
        raise Refused(_("Perubahan atas berita ini sedang ditinjau. Tunggu keputusan editor, lalu ulangi."))
    copy.proposers.add(by)
    _record("propose_change", article, by, now, state_of(article, now), state_of(article, now), "")
    return copy


@transaction.atomic
def approve_change(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """Copy a working copy's content onto the live row and drop the copy, in one transaction."""
    copy = _begin("approve_change", article, by, now, version)
    live = copy.live
    _require_complete(copy)
    before = state_of(live, now)
    _copy_fields(copy, live)
    live.editor = by
    _copy_relations(copy, live)
    copy.delete()
    live = _finish("approve_change", live, by, now, before)
    _number(live, Office.objects.current(), now)
    index_articles([live])
    return live


@transaction.atomic
def discard_change(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """Drop a working copy. Returns the live article."""
    copy = _begin("discard_change", article, by, now, version)
    live = copy.live
    copy.delete()
    _record("discard_change", live, by, now, state_of(live, now), state_of(live, now), "")
    return live


def _copy_fields(source: Article, target: Article) -> None:
    for name in Article.COPIED:
        field = Article._meta.get_field(name)
        if field.concrete and not field.many_to_many:
            setattr(target, field.attname, getattr(source, field.attname))


def _copy_relations(source: Article, target: Article) -> None:
    TaggedArticle.objects.filter(content_object=target).delete()
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=target, tag_id=use.tag_id)
        for use in TaggedArticle.objects.filter(content_object=source)
    )
    RelatedPin.objects.filter(article=target).delete()
    RelatedPin.objects.bulk_create(
        RelatedPin(article=target, target_id=pin.target_id, position=pin.position)
        for pin in RelatedPin.objects.filter(article=source).exclude(target=target)
    )


@transaction.atomic
def correct(
    *, article: Article, by: User, now: datetime, kind: str, text: str, party: str = ""
) -> Correction:
    """Add a dated note to a public article; a note cannot be taken back, only followed by another."""
    locked = _lock(article.pk)
    if not (locked.is_visible_to(by, now) and by.has_perm("articles.correct_article")):
        raise Refused(_("Hanya editor yang dapat menerbitkan ralat."))
    if not locked.is_public(now):
        raise Refused(_("Ralat hanya untuk berita yang sedang terbit."))
    text = _given(text, _("Tulis isi ralat: yang semula tertulis dan yang benar."))
    correction = Correction(article=locked, kind=kind, text=text, party=party, issued_at=now, issued_by=by)
    _check(correction, set())
    correction.save()
    _record("correct", locked, by, now, locked.status, locked.status, correction.text)
    return correction


VERBS: dict[str, Callable[..., Article]] = {
    "submit": submit,
    "recall": recall,
    "publish": publish,
    "schedule": schedule,
    "approve_change": approve_change,
    "send_back": send_back,
    "cancel_schedule": cancel_schedule,
    "withdraw": withdraw,
    "propose_change": propose_change,
    "discard_change": discard_change,
}
