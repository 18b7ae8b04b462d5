"""Who may read and write the remarks on a text. They are never public, and belong to the live article, so that a
working copy and its article share them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from articles.models import Article, User
from articles.querysets import OVERSEE, ArticleQuerySet


def may_discuss(article: Article, user: User, now: datetime) -> bool:
    """Whether `user` may read and write the remarks on `article` or on the article that it is a copy of."""
    if not article.is_visible_to(user, now):
        return False
    if user.has_perm(OVERSEE):
        return True
    live = article.live
    copy = getattr(live, "working_copy", None)
    return live.is_own_of(user) or (copy is not None and copy.is_own_of(user))


def discussions_of(user: User, now: datetime) -> ArticleQuerySet:
    """The articles, not their copies, whose remarks `user` may read; the twin of `may_discuss`."""
    seen = Article.objects.visible_to(user, now).filter(replaces=None)
    if user.has_perm(OVERSEE):
        return seen
    copies = Article.objects.filter(replaces__isnull=False).own_among(user)
    return seen.filter(Q(writer=user) | Q(created_by=user) | Q(pk__in=copies.values("replaces")))


def readers_of(article: Article) -> models.QuerySet[User]:
    """The colleagues who may read the remarks on `article`; as `may_discuss` for each of them."""
    live = article.live
    rows = Article.objects.filter(Q(pk=live.pk) | Q(replaces=live)).order_by()
    return User.objects.filter(
        Q(pk__in=User.objects.with_perm(OVERSEE).values("pk"))
        | Q(pk__in=rows.values("writer"))
        | Q(pk__in=rows.values("created_by"))
        | Q(pk__in=rows.filter(proposers__isnull=False).values("proposers")),
        is_active=True,
        is_staff=True,
    )


def called(names: Collection[str]) -> dict[str, User]:
    """The active colleagues whom `names` mean, by name in lower case: a username, else initials. One query."""
    wanted = {name.lower() for name in names}
    people: Any = User.objects.filter(is_active=True, is_staff=True).annotate(
        by_username=Lower("username"), by_initials=Lower("initials")
    )
    found = list(people.filter(Q(by_username__in=wanted) | Q(by_initials__in=wanted)))
    return {person.by_initials: person for person in found if person.by_initials in wanted} | {
        person.by_username: person for person in found if person.by_username in wanted
    }
