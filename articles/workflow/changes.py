"""Changing what is public: through a second row that readers never see."""

from datetime import datetime

from django.utils.translation import gettext as _

from articles import notices, revisions
from articles.audit import record
from articles.models import Article, Autosave, ChangeNote, Office, RelatedPin, Revision, TaggedArticle, User
from articles.search import index_articles
from articles.transitions import Status, state_of
from articles.workflow.core import Refused, begin, check, finish, given, require_complete, require_style, verb
from articles.workflow.publication import number


@verb
def propose_change(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """The article's working copy, begun if there is none: a second proposer joins it. Every proposer
    counts as its author, so none of them approves it."""
    article = begin("propose_change", article, by, now, version)
    copy = Article.objects.filter(replaces=article).first()
    if copy is not None and copy.proposers.contains(by):
        return copy
    if copy is None:
        revisions.keep_found(article, now)
        copy = Article(replaces=article, writer_id=article.writer_id, created_by=by)
        copy_fields(article, copy)
        copy.save()
        copy_relations(article, copy)
        revisions.keep(copy, by=by, now=now, origin=Revision.Origin.PROPOSED)
    elif copy.status == Status.IN_REVIEW:
        raise Refused(_("Perubahan atas berita ini sedang ditinjau. Tunggu keputusan editor, lalu ulangi."))
    copy.proposers.add(by)
    state = state_of(article, now)
    record(
        "propose_change",
        by=by,
        now=now,
        article=article,
        before=state,
        after=state,
        details={"copy": copy.pk},
    )
    return copy


@verb
def approve_change(
    *,
    article: Article,
    by: User,
    now: datetime,
    is_substantial: bool | None = None,
    note: str | None = None,
    version: int | None = None,
) -> Article:
    """Copy a working copy's content onto the live row and drop the copy, in one transaction.

    A substantial change comes with a `note` for readers; `None` takes over what the copy says of itself.
    """
    copy = begin("approve_change", article, by, now, version)
    live = copy.live
    require_complete(copy)
    require_style(copy, now)
    before = state_of(live, now)
    substantial = copy.is_substantial if is_substantial is None else is_substantial
    note = copy.change_note if note is None else note
    if substantial:
        note = given(note, _("Tulis satu kalimat untuk pembaca: apa yang berubah dalam berita ini."))
    revisions.keep_found(live, now)
    copy_fields(copy, live)
    live.editor = by
    copy_relations(copy, live)
    own, authors = copy.is_own_of(by), notices.authors(copy)
    _drop(copy, live)
    details = {"substantial": substantial, **({"own": True} if own else {})}
    live = finish(
        "approve_change",
        live,
        by,
        now,
        before,
        reason=note if substantial else "",
        details=details,
        of=authors,
    )
    number(live, Office.objects.current(), now)
    if substantial:
        added = ChangeNote(article=live, text=note, at=now, by=by)
        check(added, set())
        added.save()
    index_articles([live])
    revisions.keep(live, by=by, now=now, origin=Revision.Origin.APPROVED)
    return live


@verb
def discard_change(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """Drop a working copy; its revisions stay with the article. Returns the live article."""
    copy = begin("discard_change", article, by, now, version)
    live, of_copy = copy.live, {"copy": copy.pk}
    _drop(copy, live)
    state = state_of(live, now)
    record("discard_change", by=by, now=now, article=live, before=state, after=state, details=of_copy)
    return live


def _drop(copy: Article, live: Article) -> None:
    """What somebody still types in it stays with the article, and is offered on its next copy."""
    Autosave.objects.filter(article=copy).update(article=live)
    copy.delete()


def copy_fields(source: Article, target: Article) -> None:
    for name in Article.COPIED:
        field = Article._meta.get_field(name)
        if field.concrete and not field.many_to_many:
            setattr(target, field.attname, getattr(source, field.attname))


def copy_relations(source: Article, target: Article) -> None:
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
