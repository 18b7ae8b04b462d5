"""Who may change what without moving it."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from articles.models import Article, Image, User
from articles.models.image import ImageQuerySet
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


def changeable_pictures(by: User) -> ImageQuerySet:
    """Which of the library's pictures `by` may change: they change at once wherever they are shown, so writers only
    those that no text beyond their own desk shows, neither above it nor in it."""
    if not by.has_perm("articles.change_image"):
        return Image.objects.none()
    if by.has_perm("articles.publish_article"):
        return Image.objects.all()
    own = (Article.objects.drafts() | Article.objects.returned()).own_among(by).values("pk")
    others = Article.objects.exclude(pk__in=own)
    leads = others.filter(lead_image=OuterRef("pk"))
    bodies = others.filter(body_pictures__image=OuterRef("pk"))
    return Image.objects.exclude(Exists(leads.order_by()) | Exists(bodies.order_by()))


def may_change_picture(image: Image, by: User) -> bool:
    """The twin of `changeable_pictures`. One query."""
    return changeable_pictures(by).filter(pk=image.pk).exists()
