"""Putting a text back to what it was: always as a new revision, so that nothing is lost by it."""

from datetime import datetime

from django.utils.translation import gettext as _

from articles import revisions
from articles.audit import record
from articles.models import Article, Revision, Tag, User
from articles.transitions import state_of
from articles.workflow.changes import propose_change
from articles.workflow.core import Refused, check, lock, lock_text, verb
from articles.workflow.rights import may_edit


@verb
def restore_revision(
    *, article: Article, number: int, by: User, now: datetime, version: int | None = None
) -> tuple[Article, list[str]]:
    """Fill `article`, which `by` may edit, with the content of its revision `number`. The status does not move.

    Returns the article and what could not be put back because it is no more, by name.
    """
    locked = lock_text(article)
    if not locked.is_visible_to(by, now):
        raise Refused(_("Naskah ini sudah tidak ada."))
    if not may_edit(locked, by, now):
        raise Refused(
            _("Naskah ini sekarang berstatus “%(status)s”, jadi Anda tidak dapat mengubah isinya.")
            % {"status": locked.status_label(now)}
        )
    if version is not None and locked.version != version:
        raise Refused(_("Naskah ini baru saja diubah orang lain. Periksa isinya, lalu ulangi."))
    return locked, _fill(locked, _revision(locked, number, by), by, now)


@verb
def propose_revision(
    *, article: Article, number: int, by: User, now: datetime, version: int | None = None
) -> tuple[Article, list[str]]:
    """Begin a change of a published article with the content of its revision `number`. Returns the working copy,
    and what could not be put back."""
    locked = lock(article.pk)
    source = _revision(locked, number, by)
    if Article.objects.filter(replaces=locked).exists():
        raise Refused(_("Sudah ada perubahan yang menunggu atas berita ini. Pulihkan teksnya di sana."))
    copy = propose_change(article=locked, by=by, now=now, version=version)
    return copy, _fill(copy, source, by, now)


def _revision(article: Article, number: int, by: User) -> Revision:
    found = revisions.readable(article, by).filter(number=number).first()
    if found is None:
        raise Refused(_("Riwayat ini tidak ada."))
    return found


def _fill(article: Article, source: Revision, by: User, now: datetime) -> list[str]:
    # What was typed and set aside was never checked.
    is_typed = source.origin == Revision.Origin.SET_ASIDE
    if is_typed and (problem := Tag.problem_of(source.content.get("tags", []))):
        raise Refused(problem)
    revisions.keep_found(article, now)
    lost = revisions.put_content(article, source.content)
    article.version += 1
    check(article, {"tags", "legacy_id"})
    article.save()
    lost += revisions.put_relations(article, source.content)
    revisions.keep(article, by=by, now=now, origin=Revision.Origin.RESTORED, source=source.number)
    state = state_of(article, now)
    details = {"revision": source.number}
    record("restore_revision", by=by, now=now, article=article, before=state, after=state, details=details)
    return lost
