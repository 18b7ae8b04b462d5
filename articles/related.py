"""Related news: pins first, then shared tags, category and recency."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from articles.models import Article, RelatedPin, Tag, TaggedArticle
from articles.querysets import ArticleQuerySet

SHOWN = 4
# Enough newest candidates of each sort that four remain after the gate; bounded, so that the
# cost does not grow with the archive.
_PER_TAG = 30
_PER_SHELF = 12
_TAGS = 20


def related_to(
    article: Article, tags: Iterable[Tag], now: datetime, *, pinned: Sequence[int] | None = None
) -> ArticleQuerySet:
    """Four public articles, never `article` itself, fewer only where fewer are public. One query.

    `article` is a live row or a working copy; `tags` are its tags, already loaded. `pinned` are the keys that
    a revision has in place of the stored pins.
    """
    itself = [article.pk, article.live.pk]
    tag_ids = [tag.pk for tag in tags][:_TAGS]
    others = Article.objects.published(now).exclude(pk__in=itself).newest_first()
    shelf = others.filter(category=article.category_id).values("pk")[:_PER_SHELF]
    pins = RelatedPin.objects.filter(article=article) if pinned is None else RelatedPin.objects.none()
    candidates = others.values("pk")[:_PER_SHELF].union(
        shelf,
        pins.values("target_id"),
        *([Article.objects.filter(pk__in=pinned).order_by().values("pk")] if pinned else []),
        *(
            TaggedArticle.objects.filter(tag=tag_id)
            .published(now)
            .order_by("-published_at", "-content_object_id")
            .values("content_object_id")[:_PER_TAG]
            for tag_id in tag_ids
        ),
        all=True,
    )
    shared = (
        TaggedArticle.objects.filter(content_object=OuterRef("pk"), tag__in=tag_ids)
        .order_by()
        .values("content_object")
        .annotate(n=Count("pk"))
        .values("n")
    )
    pin = pins.filter(target=OuterRef("pk"))
    position: Any = Subquery(pin.values("position")[:1])
    if pinned:
        ways = [When(pk=pk, then=Value(place)) for place, pk in enumerate(pinned)]
        position = Case(*ways, default=None, output_field=IntegerField())
    return (
        others.filter(pk__in=candidates)
        .annotate(
            pin=position,
            pin_row=Subquery(pin.values("pk")[:1]),
            shared=Coalesce(Subquery(shared), Value(0)),
            same_shelf=Case(
                When(category=article.category_id, then=1), default=0, output_field=IntegerField()
            ),
        )
        .select_related("category")
        .order_by(
            F("pin").asc(nulls_last=True),
            F("pin_row").asc(nulls_last=True),
            "-shared",
            "-same_shelf",
            "-published_at",
            "-pk",
        )[:SHOWN]
    )
