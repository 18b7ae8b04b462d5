"""The language in which articles are asked for. `published()` is the public's gate, `visible_to()` the staff's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from articles.models import Article, Category, Tag, User  # noqa: F401

OVERSEE = "articles.oversee_article"


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self, now: datetime) -> ArticleQuerySet:
        """What a visitor may see. Every public door starts here."""
        return self.filter(status="published", replaces=None, published_at__lte=now)

    def withdrawn(self, now: datetime) -> ArticleQuerySet:
        """Visible once, withdrawn since."""
        return self.filter(status="withdrawn", replaces=None, published_at__lte=now)

    def scheduled(self, now: datetime) -> ArticleQuerySet:
        return self.filter(status="published", replaces=None, published_at__gt=now)

    def drafts(self) -> ArticleQuerySet:
        return self.filter(status="draft")

    def returned(self) -> ArticleQuerySet:
        return self.filter(status="returned")

    def awaiting_review(self) -> ArticleQuerySet:
        return self.filter(status="in_review")

    def unfinished(self) -> ArticleQuerySet:
        """On somebody's desk: draft, in review or returned, working copies included."""
        return self.filter(status__in=["draft", "in_review", "returned"])

    def of_writer(self, user: User) -> ArticleQuerySet:
        """Written, begun or proposed by `user`."""
        return self.filter(Q(writer=user) | Q(created_by=user))

    def visible_to(self, user: User | AnonymousUser, now: datetime) -> ArticleQuerySet:
        """What a colleague may see: overseers everything, others their own and what is public."""
        if not user.is_authenticated or not user.is_active or not user.is_staff:
            return self.none()
        if user.has_perm(OVERSEE):
            return self.all()
        own = Q(writer=user, replaces=None) | Q(created_by=user)
        was_public = Q(status__in=["published", "withdrawn"], replaces=None, published_at__lte=now)
        return self.filter(own | was_public)

    def with_status(self, status: str, now: datetime) -> ArticleQuerySet:
        """By the label people use, `scheduled` among them; an unknown one is nothing."""
        if status == "scheduled":
            return self.scheduled(now)
        if status == "published":
            return self.published(now)
        return self.filter(status=status)

    def in_category(self, category: Category) -> ArticleQuerySet:
        """On this shelf or on one nested in it."""
        return self.filter(Q(category=category) | Q(category__parent=category))

    def tagged(self, tag: Tag) -> ArticleQuerySet:
        return self.filter(tag_uses__tag=tag)

    def in_month(self, year: int, month: int, zone: ZoneInfo) -> ArticleQuerySet:
        """Published in that month of the office's calendar."""
        first = datetime(year, month, 1, tzinfo=zone)
        after = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
        return self.filter(published_at__gte=first, published_at__lt=after)

    def most_read(self) -> ArticleQuerySet:
        """By the snapshot of reads; articles outside it are left out."""
        return self.filter(popularity__isnull=False).order_by("popularity__rank")

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by("-published_at", "-pk")

    def for_lists(self) -> ArticleQuerySet:
        """With all that a list item shows, without the heavy rest."""
        return (
            self.select_related("category", "lead_image", "read_total")
            .prefetch_related("lead_image__renditions")
            .defer("body", "return_reason", "withdrawal_reason")
        )

    def next_scheduled_minute(self, now: datetime) -> datetime | None:
        """When the public's view changes next by time alone, within an hour; caches may not outlive it."""
        return (
            self.scheduled(now)
            .filter(published_at__lte=now + timedelta(hours=1))
            .order_by("published_at")
            .values_list("published_at", flat=True)
            .first()
        )
