"""Whether readers see a text, and since when."""

from datetime import datetime, timedelta

from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles import revisions
from articles.models import Article, Office, PopularArticle, Revision, User
from articles.models.highlight import FeaturedSlot
from articles.models.rules import EARLIEST, LATEST
from articles.press_releases import cancel_number, give_number
from articles.search import forget_article, index_articles
from articles.transitions import CACHED_SECONDS, Status, state_of
from articles.workflow.core import (
    Refused,
    aware,
    begin,
    finish,
    given,
    require_complete,
    require_style,
    verb,
)


@verb
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
    article = begin("publish", article, by, now, version)
    if at is not None and aware(at) > now:
        raise Refused(_("Waktu itu belum tiba. Pakai “Jadwalkan” untuk terbit nanti."))
    if at is not None and at < now:
        if not by.has_perm("articles.backdate_article"):
            raise Refused(_("Hanya editor yang boleh memberi tanggal terbit yang sudah lewat."))
        article.backdating_reason = given(reason, _("Tulis alasan mengapa tanggal terbitnya sudah lewat."))
    require_style(article, now)
    return _go_public("publish", article, by, now, at or now, article.backdating_reason)


@verb
def schedule(
    *, article: Article, by: User, now: datetime, at: datetime | None, version: int | None = None
) -> Article:
    """Make public at `at`; time publishes, no job does."""
    article = begin("schedule", article, by, now, version)
    require_style(article, now)
    return _go_public("schedule", article, by, now, _ahead(at, now), "")


@verb
def publish_urgently(
    *, article: Article, by: User, now: datetime, reason: str, version: int | None = None
) -> Article:
    """Make public now without a second editor, who must look at it within the office's time."""
    article = begin("publish_urgently", article, by, now, version)
    article.emergency_reason = given(
        reason, _("Tulis mengapa berita ini tidak dapat menunggu; editor kedua akan membacanya.")
    )
    hours = Office.objects.current().emergency_review_hours
    article.review_due_at = now + timedelta(hours=hours)
    return _go_public("publish_urgently", article, by, now, now, article.emergency_reason)


@verb
def review_emergency(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """A second editor has looked at what went out in an emergency, and it stays."""
    article = begin("review_emergency", article, by, now, version)
    article.review_due_at = None
    return finish("review_emergency", article, by, now, state_of(article, now))


def _ahead(at: datetime | None, now: datetime) -> datetime:
    if at is None or aware(at) <= now:
        raise Refused(_("Pilih waktu terbit yang belum lewat."))
    if at < now + timedelta(seconds=CACHED_SECONDS):
        # What caches got a moment ago knows nothing of this minute.
        raise Refused(
            _("Waktu itu kurang dari satu menit lagi. Pilih menit sesudahnya, atau terbitkan sekarang.")
        )
    return at


def _check_time(article: Article, at: datetime) -> None:
    if not EARLIEST <= at < LATEST:
        raise Refused(_("Waktu terbit harus antara 17 Agustus 1945 dan akhir tahun 2099."))
    if article.embargo_until is not None and at < article.embargo_until:
        raise Refused(
            _(
                "Naskah ini diembargo. Jadwalkan terbitnya sesudah embargo berakhir, atau ubah dahulu embargonya."
            )
        )


def _go_public(verb: str, article: Article, by: User, now: datetime, at: datetime, reason: str) -> Article:
    _check_time(article, at)
    require_complete(article)
    revisions.keep_found(article, now)
    office = Office.objects.current()
    before = article.status
    article.status, article.published_at = Status.PUBLISHED, at
    article.released_at, article.released_by = now, by
    article.slug = article.slug or slugify(article.headline)[:100].strip("-") or "berita"
    article.editor = article.editor or by
    article.sign_off = article.sign_off or office.sign_off(article.writer.initials, article.editor.initials)
    article = finish(verb, article, by, now, before, reason=reason)
    number(article, office, now)
    index_articles([article])
    # With the sign-off and the editor that it went out with.
    revisions.keep(article, by=by, now=now, origin=Revision.Origin.RELEASED)
    return article


def number(article: Article, office: Office, now: datetime) -> None:
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


def _leave_public_places(article: Article) -> None:
    forget_article(article)
    PopularArticle.objects.filter(article=article).delete()
    FeaturedSlot.objects.filter(article=article).delete()


@verb
def reschedule(
    *, article: Article, by: User, now: datetime, at: datetime | None, version: int | None = None
) -> Article:
    """Another minute for what is scheduled; it stays approved, for its text does not change."""
    article = begin("reschedule", article, by, now, version)
    before = state_of(article, now)
    _check_time(article, _ahead(at, now))
    if at == article.published_at:
        raise Refused(_("Berita ini memang terjadwal pada waktu itu. Pilih waktu lain, atau biarkan."))
    article.published_at = at
    article = finish("reschedule", article, by, now, before)
    # Tag pages sort by the time that stands on the uses.
    index_articles([article])
    return article


@verb
def cancel_schedule(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """Back to the editor's desk; slug and press-release number stay bound to the text."""
    article = begin("cancel_schedule", article, by, now, version)
    before = state_of(article, now)
    _take_back(article, Status.IN_REVIEW)
    # What was out before, and undone, can still never be thrown away.
    if not article.events.filter(verb="undo_publication").exists():
        article.released_at = article.released_by = None
    return finish("cancel_schedule", article, by, now, before)


@verb
def undo_publication(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """A slip of the hand taken back within seconds: a draft again. That it was out is remembered, so it can
    never be thrown away; slug and number stay bound."""
    article = begin("undo_publication", article, by, now, version)
    before = state_of(article, now)
    _take_back(article, Status.DRAFT)
    return finish("undo_publication", article, by, now, before)


def _take_back(article: Article, status: Status) -> None:
    article.status, article.published_at, article.backdating_reason = status, None, ""
    article.review_due_at, article.emergency_reason = None, ""
    _leave_public_places(article)


@verb
def withdraw(
    *, article: Article, by: User, now: datetime, reason: str, version: int | None = None
) -> Article:
    article = begin("withdraw", article, by, now, version)
    article.withdrawal_reason = given(reason, _("Tulis alasan pencabutan; pembaca akan melihatnya."))
    before, article.status, article.withdrawn_at = article.status, Status.WITHDRAWN, now
    article.review_due_at = None
    cancel_number(article, now, article.withdrawal_reason)
    _leave_public_places(article)
    return finish("withdraw", article, by, now, before, reason=article.withdrawal_reason)
