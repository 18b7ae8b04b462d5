"""Who may change what without moving it."""

from datetime import datetime

from articles.models import Article, Image, User
from articles.transitions import Status, state_of


def may_edit(article: Article, by: User, now: datetime) -> bool:
    """Whether `by` may save the form: writers their drafts and returned texts, editors also what is in review.

    A text whose change is waiting stays as it is: its copy would overwrite what is written here.
    """
    if not by.has_perm("articles.change_article") or state_of(article, now) not in (
        Status.DRAFT,
        Status.RETURNED,
        Status.IN_REVIEW,
    ):
        return False
    if not article.is_copy and hasattr(article, "working_copy"):
        return False
    if by.has_perm("articles.publish_article"):
        return True
    return article.status != Status.IN_REVIEW and article.is_own_of(by)


def may_change_picture(image: Image, by: User) -> bool:
    """Whether `by` may change the library's picture: it changes at once wherever it is shown, so writers only
    one that no text beyond their own desk shows."""
    if not by.has_perm("articles.change_image"):
        return False
    if by.has_perm("articles.publish_article"):
        return True
    desk = (Article.objects.drafts() | Article.objects.returned()).own_among(by)
    own = desk.values("pk")
    return not (
        image.lead_of.exclude(pk__in=own).exists() or image.body_uses.exclude(article__in=own).exists()
    )
