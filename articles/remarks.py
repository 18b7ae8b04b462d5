"""Notes among colleagues on a text, never public: who may read and write them, and the verbs that do.

They belong to the live article, so a working copy and its article share them.
"""

from datetime import datetime

from django.db.models import Q

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
