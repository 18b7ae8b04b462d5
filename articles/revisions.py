"""Snapshots of texts: every change of what a form shows is kept, and can be put back.

A snapshot is `{field: value}` in JSON: text as it is stored, times in ISO 8601, a row as `{"id", "name"}` with the
name that it had then, tags as names, related news in order. Whoever calls holds the lock on the article.
"""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from django.db.models import Max, Model, Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, Category, Event, Image, RelatedPin, Revision, Tag, User
from articles.querysets import OVERSEE, ArticleQuerySet

WORDS = (*("kind", "verdict", "kicker", "headline", "summary", "dateline", "body", "lead_caption", "byline"),)
ROWS = ("category", "lead_image")
# Beside the content, which alone can be restored; a working copy has none of it.
PEOPLE = ("writer", "editor")
TIMES = ("embargo_until", "due_at")
# What a working copy says of itself.
OF_COPY = ("is_substantial", "change_note")
CONTENT = (*WORDS, *ROWS, "tags", "related_pins")
NUMBERS = ("opening_view_count", "legacy_id")
BESIDE = ("sign_off", *PEOPLE, *TIMES, *NUMBERS)
Snapshot = dict[str, Any]


def snapshot(article: Article) -> Snapshot:
    """What `article` holds now. Up to six queries for what is not loaded."""
    content: Snapshot = {name: getattr(article, name) for name in WORDS}
    content |= {name: _row(getattr(article, name)) for name in ROWS}
    content["tags"] = sorted(article.tags.order_by("name").values_list("name", flat=True))
    pins = article.related_pins.order_by("position", "pk").values_list("target", "target__headline")
    content["related_pins"] = [{"id": pk, "name": headline} for pk, headline in pins]
    if article.is_copy:
        content |= {name: getattr(article, name) for name in OF_COPY}
    else:
        content |= {name: getattr(article, name) for name in ("sign_off", *NUMBERS)}
        content |= {name: _row(getattr(article, name)) for name in PEOPLE}
        for name in TIMES:
            at = getattr(article, name)
            # A form gives it in the office's zone, the database in UTC; it is one minute.
            content[name] = at.astimezone(UTC).isoformat() if at is not None else None
    return content


def _row(row: Model | None) -> dict[str, Any] | None:
    return {"id": row.pk, "name": str(row)} if row is not None else None


def readable(article: Article, by: User) -> QuerySet[Revision]:
    """The revisions of this text that `by` may read. Overseers and owners all of them, also of proposals that were
    dropped; others what belongs to a change that they proposed. The article itself must be visible to `by`."""
    kept = Revision.objects.filter(article=article.live)
    if by.has_perm(OVERSEE) or article.live.is_own_of(by):
        return kept
    proposed = Event.objects.filter(article=article.live, verb="propose_change", actor_id=by.pk)
    copies = {copy for copy in proposed.values_list("details__copy", flat=True) if copy is not None}
    return kept.filter(
        copy_id__in=copies | ({article.pk} if article.is_copy and article.is_own_of(by) else set())
    )


def before(shown: Collection[Revision]) -> dict[int, Revision]:
    """By the number of each of `shown`, where there is such, the revision of the same row that it followed.
    One query."""
    lowest: dict[int | None, int] = {}
    for revision in shown:
        lowest[revision.copy_id] = min(revision.number, lowest.get(revision.copy_id, revision.number))
    older = Q(pk=None)
    for copy_id, number in lowest.items():
        older |= Q(copy_id=copy_id, number__lt=number)
    followed = Revision.objects.filter(older, article__in={revision.article_id for revision in shown})
    followed = followed.exclude(origin=Revision.Origin.SET_ASIDE)
    nearest = followed.order_by("article_id", "copy_id", "-number").distinct("article_id", "copy_id")
    found: dict[int, Revision] = {}
    last: dict[int | None, Revision] = {revision.copy_id: revision for revision in nearest}
    for revision in sorted(shown, key=lambda revision: revision.number):
        if revision.copy_id in last:
            found[revision.number] = last[revision.copy_id]
        if revision.origin != Revision.Origin.SET_ASIDE:
            last[revision.copy_id] = revision
    return found


def _of_row(article: Article) -> Any:
    return Revision.objects.filter(
        article=article.live, copy_id=article.pk if article.is_copy else None
    ).exclude(origin=Revision.Origin.SET_ASIDE)


def latest(article: Article) -> Revision | None:
    """The newest snapshot of what this row, article or working copy, held."""
    return _of_row(article).order_by("-number").first()


def at_version(article: Article, version: int) -> Revision | None:
    """The text that this row had at `version`: what an open form was filled with."""
    return _of_row(article).filter(version__lte=version).order_by("-number").first()


def _write(
    article: Article,
    content: Snapshot,
    *,
    by: User | None,
    now: datetime,
    origin: str,
    version: int | None = None,
    source: int | None = None,
) -> Revision:
    last = Revision.objects.filter(article=article.live).aggregate(last=Max("number"))["last"]
    return Revision.objects.create(
        article=article.live,
        copy_id=article.pk if article.is_copy else None,
        number=(last or 0) + 1,
        version=article.version if version is None else version,
        origin=origin,
        source=source,
        content=content,
        actor_id=by.pk if by is not None else None,
        actor_name=by.get_full_name() if by is not None else _("Sistem"),
        at=now,
    )


def keep_found(article: Article, now: datetime) -> None:
    """Before the first recorded change: what the text was before there was a history, as of an import. So it is
    what every form showed that was opened until now."""
    if latest(article) is None:
        _write(article, snapshot(article), by=None, now=now, origin=Revision.Origin.FOUND, version=0)


def _without_names(content: Snapshot) -> Snapshot:
    """What was chosen, not what it was called: a category given another name changes no text."""

    def key(value: Any) -> Any:
        return value["id"] if isinstance(value, dict) else value

    return {
        name: [key(v) for v in value] if isinstance(value, list) else key(value)
        for name, value in content.items()
    }


def keep(
    article: Article, *, by: User, now: datetime, origin: str, source: int | None = None
) -> Revision | None:
    """Record what `article` holds now, tags and pins included; nothing where nothing has changed."""
    content = snapshot(article)
    last = latest(article)
    if last is not None and _without_names(last.content) == _without_names(content):
        return None
    return _write(article, content, by=by, now=now, origin=origin, source=source)


def set_aside(article: Article, content: Snapshot, *, version: int, by: User, now: datetime) -> Revision:
    """Keep what `by` typed on `version` beside somebody else's newer text. The same again is kept once."""
    known = Revision.objects.filter(
        article=article.live, origin=Revision.Origin.SET_ASIDE, actor_id=by.pk, version=version
    ).order_by("-number")
    for revision in known[:1]:
        if revision.content == content:
            return revision
    return _write(article, content, by=by, now=now, origin=Revision.Origin.SET_ASIDE, version=version)


def put_content(article: Article, content: Snapshot) -> list[str]:
    """Fill the fields of `article`, unsaved, from a snapshot. Returns labels of rows that exist no more: their
    field keeps what it has, a picture none. Two queries."""
    lost = []
    for name in WORDS:
        setattr(article, name, content.get(name, getattr(article, name)))
    category, image = content.get("category"), content.get("lead_image")
    if category and Category.objects.filter(pk=category["id"]).exists():
        article.category_id = category["id"]
    elif category:
        lost.append(category["name"])
    if image and not Image.objects.filter(pk=image["id"]).exists():
        lost.append(image["name"])
        image = None
    article.lead_image_id = image["id"] if image else None
    return lost


def put_relations(article: Article, content: Snapshot) -> list[str]:
    """Tags and related news of `article` as in a snapshot; a tag that is no more is made again. Returns headlines of
    related texts that are gone."""
    article.tags.set(content.get("tags", []))
    pins = content.get("related_pins", [])
    wanted = [pin["id"] for pin in pins]
    there = set(Article.objects.filter(pk__in=wanted, replaces=None).values_list("pk", flat=True))
    there -= {article.pk, article.live.pk}
    RelatedPin.objects.filter(article=article).delete()
    RelatedPin.objects.bulk_create(
        RelatedPin(article=article, target_id=target, position=position)
        for position, target in enumerate(target for target in wanted if target in there)
    )
    return [pin["name"] for pin in pins if pin["id"] not in there]


def as_article(revision: Revision, among: ArticleQuerySet | None = None) -> tuple[Article, list[Tag]]:
    """The article as this revision has it, never to be saved, and its tags. Four queries. `among` are the rows to
    take it from, with what is wanted around it."""
    around = ("category__parent", "lead_image", "writer", "read_total")
    rows = Article.objects.select_related(*around) if among is None else among
    article = rows.get(pk=revision.article_id)
    put_content(article, revision.content)
    return article, list(Tag.objects.filter(name__in=revision.content.get("tags", [])))
