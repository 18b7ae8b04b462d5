"""The language in which articles are asked for. `published()` is the public's gate, `visible_to()` the staff's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import connection, models
from django.db.models import Q

if TYPE_CHECKING:
    from articles.models import Article, Category, Tag, User  # noqa: F401

OVERSEE = "articles.oversee_article"
# How long what was thrown away can be taken back.
BIN_KEEPS = timedelta(days=30)

# The sizes of a picture in the rows of a list.
IN_LISTS = Q(ratio="4:3")

# Each row begins with a key: `(pk, published_at)`.
IdRows = models.QuerySet[Any, tuple[Any, ...]]

# From the newest text back, one step of the index a month: cheap however many there are.
_MONTHS = """
WITH RECURSIVE months(newest) AS (
    SELECT max(published_at) FROM articles_article
    WHERE status = 'published' AND replaces_id IS NULL AND published_at <= %(now)s
    UNION ALL
    SELECT (
        SELECT max(published_at) FROM articles_article
        WHERE status = 'published' AND replaces_id IS NULL
        AND published_at < date_trunc('month', months.newest, %(zone)s)
    ) FROM months WHERE months.newest IS NOT NULL
)
SELECT newest FROM months WHERE newest IS NOT NULL
"""


def _month(year: int, month: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Its first moment and the next month's."""
    after = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
    return datetime(year, month, 1, tzinfo=zone), after


def sizes_in_lists(sizes: Q = IN_LISTS) -> models.Prefetch:
    """Of the two dozen sizes of each picture only those that will be printed."""
    renditions = apps.get_model("articles", "Rendition")._default_manager.filter(sizes)
    return models.Prefetch("lead_image__renditions", queryset=renditions)


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self, now: datetime) -> ArticleQuerySet:
        """What a visitor may see. Every public door starts here."""
        return self.filter(status="published", replaces=None, published_at__lte=now)

    def withdrawn(self, now: datetime) -> ArticleQuerySet:
        """Visible once, withdrawn since."""
        return self.filter(status="withdrawn", replaces=None, published_at__lte=now)

    def ever_public(self, now: datetime) -> ArticleQuerySet:
        """Public, or public once: what has a page of its own (200 or 410)."""
        return self.filter(status__in=["published", "withdrawn"], replaces=None, published_at__lte=now)

    def ever_public_to(self, user: User | AnonymousUser, now: datetime) -> ArticleQuerySet:
        """`visible_to(user, now).ever_public(now)`, said shorter: what was public is for every colleague."""
        if not user.is_authenticated or not user.is_active or not user.is_staff:
            return self.none()
        return self.ever_public(now)

    def shown_to_guests(self) -> ArticleQuerySet:
        """Of which a preview link may still show a revision: neither thrown away nor withdrawn."""
        return self.exclude(status__in=["binned", "withdrawn"])

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
        """Written, begun or proposed by `user`; the twin of `is_own_of`."""
        return self.filter(pk__in=self._own_ids(user))

    def own_among(self, user: User) -> ArticleQuerySet:
        """As `of_writer`, but row by row: for the few rows that are on somebody's desk."""
        return self.filter(self._own(user))

    def visible_to(self, user: User | AnonymousUser, now: datetime) -> ArticleQuerySet:
        """What a colleague may see: overseers everything, others their own and what is public. Nobody sees here
        what lies in the bin: it has a gate of its own, `in_bin_of`."""
        if not user.is_authenticated or not user.is_active or not user.is_staff:
            return self.none()
        kept = self.exclude(status="binned")
        if user.has_perm(OVERSEE):
            return kept
        was_public = Q(status__in=["published", "withdrawn"], replaces=None, published_at__lte=now)
        return kept.filter(was_public | self._own(user))

    def in_bin_of(self, user: User | AnonymousUser, now: datetime) -> ArticleQuerySet:
        """What `user` may take back: own drafts thrown away in the last 30 days, an overseer everybody's."""
        if not user.is_authenticated or not user.is_active or not user.is_staff:
            return self.none()
        kept = self.filter(status="binned", binned_at__gt=now - BIN_KEEPS)
        return kept if user.has_perm(OVERSEE) else kept.filter(self._own(user))

    def bin_overdue(self, now: datetime) -> ArticleQuerySet:
        """What lay in the bin for its time and may go for good."""
        return self.filter(status="binned", binned_at__lte=now - BIN_KEEPS)

    def awaiting_second_look(self) -> ArticleQuerySet:
        """Published in an emergency and not yet reviewed by a second editor."""
        return self.filter(status="published", review_due_at__isnull=False)

    def _own(self, user: User) -> Q:
        """Judged from the row alone, but for working copies, which are few."""
        copies = self.model.objects.filter(replaces__isnull=False).order_by()
        of_own_texts = copies.filter(Q(replaces__writer=user) | Q(replaces__created_by=user))
        proposed = copies.filter(proposers=user)
        return (
            Q(writer=user)
            | Q(created_by=user)
            | Q(replaces__isnull=False) & Q(pk__in=of_own_texts.values("pk").union(proposed.values("pk")))
        )

    def _own_ids(self, user: User) -> models.QuerySet[Any, Any]:
        """A branch for each reason, as each has its index; one question with `OR` would read every row."""
        reasons = [
            Q(writer=user),
            Q(created_by=user),
            Q(replaces__isnull=False) & (Q(replaces__writer=user) | Q(replaces__created_by=user)),
            Q(proposers=user),
        ]
        first, *rest = (self.model.objects.filter(reason).order_by().values("pk") for reason in reasons)
        return first.union(*rest, all=True)

    def with_status(self, status: str, now: datetime) -> ArticleQuerySet:
        """By the label people use, `scheduled` among them; an unknown one is nothing."""
        if status == "scheduled":
            return self.scheduled(now)
        if status == "published":
            return self.published(now)
        return self.filter(status=status) if status in self.model.Status.values else self.none()

    def with_state(self, now: datetime) -> ArticleQuerySet:
        """With the status as people name it in `state`, `scheduled` among them."""
        is_scheduled = models.When(status="published", published_at__gt=now, then=models.Value("scheduled"))
        return self.annotate(state=models.Case(is_scheduled, default="status"))

    def never_or_no_longer_public(self) -> ArticleQuerySet:
        """What has no search document: neither published nor scheduled."""
        return self.filter(status__in=["draft", "in_review", "returned", "withdrawn", "binned"])

    def in_category(self, category: Category) -> ArticleQuerySet:
        """On this shelf or on one nested in it."""
        return self.filter(Q(category=category) | Q(category__parent=category))

    def newest_ids(self) -> IdRows:
        """Keys in reading order, for `articles.paging`: read from a covering index alone."""
        return self.newest_first().values_list("pk", "published_at")

    def newest_ids_on(self, shelves: Sequence[int]) -> IdRows:
        """The same for several categories, merged: each branch is ordered by the index it reads, where one
        `IN` would sort every row first. `shelves` must not be empty.
        """
        branches = [self.filter(category=shelf).newest_ids() for shelf in shelves]
        return branches[0].union(*branches[1:], all=True).order_by("-published_at", "-pk")

    def in_month(self, year: int, month: int, zone: ZoneInfo) -> ArticleQuerySet:
        """Published in that month of the office's calendar; nothing where there is no such month."""
        if not (1900 <= year < 2200 and 1 <= month <= 12):
            return self.none()
        first, after = _month(year, month, zone)
        return self.filter(published_at__gte=first, published_at__lt=after)

    def most_read(self) -> ArticleQuerySet:
        """By the snapshot of reads; articles outside it are left out."""
        return self.filter(popularity__isnull=False).order_by("popularity__rank")

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by("-published_at", "-pk")

    def for_lists(self) -> ArticleQuerySet:
        """With all that a list item shows, without the heavy rest."""
        return self.for_words().prefetch_related(sizes_in_lists())

    def for_words(self) -> ArticleQuerySet:
        """As for lists, but without the sizes of the pictures: for who shows few of them."""
        return self.select_related("category", "lead_image", "read_total").defer(
            "body", "return_reason", "withdrawal_reason"
        )

    def next_scheduled(self, now: datetime) -> ArticleQuerySet:
        """The one by which time alone changes the public's view next, within an hour."""
        return (
            self.scheduled(now)
            .filter(published_at__lte=now + timedelta(hours=1))
            .order_by("published_at")[:1]
        )

    def month_neighbours(self, year: int, month: int, zone: ZoneInfo) -> list[datetime]:
        """The newest time before that month and the oldest after it, where there are such. One query."""
        first, after = _month(year, month, zone)
        before = (
            self.filter(published_at__lt=first)
            .order_by("-published_at")
            .values_list("published_at", flat=True)
        )
        later = (
            self.filter(published_at__gte=after)
            .order_by("published_at")
            .values_list("published_at", flat=True)
        )
        return sorted(before[:1].union(later[:1], all=True))

    @staticmethod
    def newest_of_each_month(now: datetime, zone: ZoneInfo) -> list[datetime]:
        """The newest public time of every month that has one, newest first, in the office's zone. One query."""
        with connection.cursor() as cursor:
            cursor.execute(_MONTHS, {"now": now, "zone": zone.key})
            return [newest.astimezone(zone) for (newest,) in cursor.fetchall()]
