"""Between the writer's desk, the editor's, and the bin."""

from datetime import datetime

from django.utils.translation import gettext as _

from articles.models import Article, User
from articles.transitions import Status
from articles.workflow.core import begin, finish, given, require_complete, verb


@verb
def submit(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    article = begin("submit", article, by, now, version)
    require_complete(article)
    before, article.status = article.status, Status.IN_REVIEW
    article.submitted_at, article.return_reason = now, ""
    return finish("submit", article, by, now, before)


@verb
def recall(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    article = begin("recall", article, by, now, version)
    before, article.status, article.submitted_at = article.status, Status.DRAFT, None
    return finish("recall", article, by, now, before)


@verb
def send_back(
    *, article: Article, by: User, now: datetime, reason: str, version: int | None = None
) -> Article:
    article = begin("send_back", article, by, now, version)
    article.return_reason = given(
        reason, _("Tulis alasannya, supaya penulis tahu apa yang perlu diperbaiki.")
    )
    before, article.status = article.status, Status.RETURNED
    return finish("send_back", article, by, now, before, reason=article.return_reason)


@verb
def discard_draft(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    """Into the bin, from which `restore_draft` takes it back for thirty days."""
    article = begin("discard_draft", article, by, now, version)
    before, article.status, article.binned_at = article.status, Status.BINNED, now
    return finish("discard_draft", article, by, now, before)


@verb
def restore_draft(*, article: Article, by: User, now: datetime, version: int | None = None) -> Article:
    article = begin("restore_draft", article, by, now, version)
    before, article.status, article.binned_at = article.status, Status.DRAFT, None
    return finish("restore_draft", article, by, now, before)
