"""What waits for whom, and since when. Three queries at any size, beside those for permissions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Min, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.discussions import discussions_of
from articles.models import Article, CorrectionRequest, Office, Remark, User
from articles.querysets import OVERSEE, ArticleQuerySet

# Of each kind; who has more of one kind looks at that kind alone.
MOST = 20


class Kind(models.TextChoices):
    REVIEW = "review", gettext_lazy("Menunggu tinjauan")
    RETURNED = "returned", gettext_lazy("Dikembalikan")
    SECOND_LOOK = "second_look", gettext_lazy("Terbit darurat")
    CORRECTION = "correction", gettext_lazy("Permintaan ralat")
    MENTION = "mention", gettext_lazy("Disebut dalam catatan")
    OVERDUE = "overdue", gettext_lazy("Lewat tenggat")


@dataclass(frozen=True)
class WaitingItem:
    """`due` is until when it should be done, where that is agreed."""

    kind: Kind
    label: str
    article: Article
    since: datetime
    url: str
    who: str
    due: datetime | None = None

    @property
    def title(self) -> str:
        return self.article.headline

    def is_late(self, now: datetime) -> bool:
        return self.due is not None and self.due <= now


@dataclass(frozen=True)
class Waiting:
    """Longest first. Of the kinds in `cut` there is more than was asked for."""

    items: list[WaitingItem]
    cut: frozenset[Kind]


def for_user(user: User, now: datetime, office: Office) -> list[WaitingItem]:
    """What waits for `user`, longest first, at most `MOST` of a kind."""
    return waiting(user, now, office).items


def too_long(user: User, now: datetime, office: Office) -> list[WaitingItem]:
    """What has waited for `user` longer than the office's patience."""
    since = now - timedelta(hours=office.patience_hours)
    return [item for item in for_user(user, now, office) if item.since <= since]


def waiting(
    user: User,
    now: datetime,
    office: Office,
    *,
    everybody: bool = False,
    kinds: Collection[Kind] = tuple(Kind),
    most: int = MOST,
    offset: int = 0,
) -> Waiting:
    """For `user` alone, or for everybody as far as `user` may know of it."""
    seen = Article.objects.visible_to(user, now)
    if not user.has_perm(OVERSEE):
        # That a public text of others is disputed is between them and the editors.
        seen = seen.own_among(user)
    asked = _everybodys(seen, user, now) if everybody else _own(seen, user, now, office)
    branches = [
        _columns(rows, kind)[offset : offset + most + 1]
        for kind, rows in asked.items()
        if kind in kinds and rows is not None
    ]
    if not branches:
        return Waiting([], frozenset())
    found = list(branches[0].union(*branches[1:], all=True)) if len(branches) > 1 else list(branches[0])
    shown: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(found, key=lambda row: (row["since"], row["about"], row["key"])):
        shown.setdefault(row["waits_as"], []).append(row)
    rows = [row for of_kind in shown.values() for row in of_kind[:most]]
    articles = _articles(user, now, {row["about"] for row in rows})
    items = [_item(row, articles[row["about"]]) for row in rows if row["about"] in articles]
    cut = frozenset(Kind(kind) for kind, of_kind in shown.items() if len(of_kind) > most)
    return Waiting(sorted(items, key=lambda item: (item.since, item.article.pk)), cut)


Branches = dict[Kind, models.QuerySet[Any, Any] | None]


def _everybodys(seen: ArticleQuerySet, user: User, now: datetime) -> Branches:
    return {
        Kind.REVIEW: seen.awaiting_review(),
        Kind.RETURNED: seen.returned(),
        Kind.SECOND_LOOK: seen.awaiting_second_look(),
        Kind.CORRECTION: _requests(user, now),
        Kind.MENTION: _mentions(user, now),
        Kind.OVERDUE: seen.drafts().filter(due_at__lte=now),
    }


def _own(seen: ArticleQuerySet, user: User, now: datetime, office: Office) -> Branches:
    """An editor does not wait for the own approval, unless there is nobody else."""
    reviews, corrects = (user.has_perm(f"articles.{verb}") for verb in ("publish_article", "correct_article"))
    review, second = seen.awaiting_review(), seen.awaiting_second_look()
    if not office.allows_own_approval:
        review = review.exclude(pk__in=review.own_among(user).values("pk"))
        second = second.exclude(released_by=user).exclude(pk__in=second.own_among(user).values("pk"))
    return {
        Kind.REVIEW: review if reviews else None,
        Kind.RETURNED: seen.returned().own_among(user),
        Kind.SECOND_LOOK: second if reviews else None,
        Kind.CORRECTION: _requests(user, now) if corrects else None,
        Kind.MENTION: _mentions(user, now).filter(user=user),
        Kind.OVERDUE: seen.drafts().filter(due_at__lte=now).own_among(user),
    }


def _requests(user: User, now: datetime) -> models.QuerySet[Any, Any] | None:
    """Every writer may read them, on the desk of their own."""
    if not user.has_perm("articles.change_article"):
        return None
    return CorrectionRequest.objects.open().filter(article__in=Article.objects.visible_to(user, now))


def _mentions(user: User, now: datetime) -> models.QuerySet[Any, Any]:
    """Who is mentioned in which open thread, as rows of the relation."""
    unresolved = Q(remark__parent=None, remark__resolved_at=None) | Q(
        remark__parent__isnull=False, remark__parent__resolved_at=None
    )
    return Remark.mentioned.through._default_manager.filter(
        unresolved, remark__article__in=discussions_of(user, now)
    )


_SINCE: dict[Kind, Any] = {
    Kind.REVIEW: Coalesce("submitted_at", "status_since"),
    Kind.RETURNED: F("status_since"),
    Kind.SECOND_LOOK: Coalesce("released_at", "published_at"),
    Kind.CORRECTION: F("filed_at"),
    Kind.OVERDUE: F("due_at"),
}


def _columns(rows: models.QuerySet[Any, Any], kind: Kind) -> Any:
    """Rows of each table with the same columns: of what kind, about which article, since when, the
    key of the thread or request, who."""
    names = ("waits_as", "about", "since", "key", "who")
    nobody = Value("", models.CharField())
    of_kind = Value(kind.value, models.CharField())
    if kind is Kind.MENTION:
        return (
            rows.values(
                waits_as=of_kind,
                about=F("remark__article_id"),
                who=Coalesce(models.functions.NullIf("user__name", Value("")), "user__username"),
            )
            # Of many threads in one text the first stands for all.
            .annotate(since=Min("remark__created_at"), key=Min(Coalesce("remark__parent_id", "remark_id")))
            .order_by("since", "about", "key")
            .values(*names)
        )
    is_request = kind is Kind.CORRECTION
    return (
        rows.annotate(
            waits_as=of_kind,
            about=F("article_id") if is_request else F("pk"),
            since=_SINCE[kind],
            key=F("pk") if is_request else Value(0, models.BigIntegerField()),
            who=nobody,
        )
        .order_by("since", "about", "key")
        .values(*names)
    )


def _articles(user: User, now: datetime, pks: set[int]) -> dict[int, Article]:
    """Through the gate once more, with their people. Two queries, or none for no keys."""
    rows = Article.objects.visible_to(user, now).filter(pk__in=pks)
    return {
        article.pk: article
        for article in rows.select_related("writer", "replaces", "category")
        .prefetch_related("proposers")
        .defer("body", "replaces__body")
    }


def _item(row: dict[str, Any], article: Article) -> WaitingItem:
    kind = Kind(row["waits_as"])
    address = reverse("admin:articles_article_change", args=[article.pk])
    label, who, due = str(kind.label), article.writer.get_full_name(), article.due_at
    if kind is Kind.REVIEW:
        who = _("editor")
        label = _("Perubahan menunggu tinjauan") if article.is_copy else label
    elif kind is Kind.RETURNED and article.is_copy:
        label = _("Perubahan dikembalikan")
        who = ", ".join(person.get_full_name() for person in article.proposers.all()) or who
    elif kind is Kind.SECOND_LOOK:
        who, due = _("editor kedua"), article.review_due_at
    elif kind is Kind.CORRECTION:
        who, due = _("editor"), None
        address = reverse("admin:articles_correctionrequest_change", args=[row["key"]])
    elif kind is Kind.MENTION:
        who, due, address = row["who"], None, f"{address}#catatan-{row['key']}"
    return WaitingItem(kind, label, article, row["since"], address, who, due)
