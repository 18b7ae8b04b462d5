"""What stands around the form of a text."""

from typing import Any

from articles.admin import comparing, remarks, review
from articles.admin.buttons import buttons
from articles.admin.desk_request import DeskRequest
from articles.admin.image_answers import smallest
from articles.body import printed
from articles.models import Article
from articles.transitions import SCHEDULED, Status, state_of
from articles.workflow import may_edit, missing_for_submission

BADGES = {
    Status.DRAFT: "default",
    Status.IN_REVIEW: "info",
    Status.RETURNED: "warning",
    SCHEDULED: "primary",
    Status.PUBLISHED: "success",
    Status.WITHDRAWN: "danger",
    Status.BINNED: "default",
}


def _reading(request: DeskRequest, article: Article) -> dict[str, Any]:
    """What a text that is not to be edited shows in place of the form."""
    return {
        "body_html": printed(
            article.body, request.office, dateline=article.dateline, sign_off=article.sign_off
        ),
        "large_picture": article.lead_image.picture().src if article.lead_image else "",
        "tag_names": [tag.name for tag in article.tags.all()],
    }


def around(request: DeskRequest, article: Article) -> dict[str, Any]:
    """What stands around the form: state, note, verbs, where the text can be seen."""
    can_edit = may_edit(article, request.user, request.now)
    arranged = buttons(request, article)
    return {
        **arranged,
        "article": article,
        "title": article.headline,
        "state": state_of(article, request.now),
        "state_label": article.status_label(request.now),
        "badge": BADGES[state_of(article, request.now)],
        "may_submit": can_edit and any(verb.verb == "submit" for verb in arranged["verbs"]),
        "missing": missing_for_submission(article) if can_edit else [],
        "seen_at": review.seen_at(article, request.now),
        "waiting_copy": review.waiting_copy(article, request.user, request.now),
        "remarks": remarks.panel(request, article),
        "thumbnail": smallest(article.lead_image) if article.lead_image else "",
        **({} if can_edit else _reading(request, article)),
        "comparison": comparing.with_public(request, article) if article.is_copy and not can_edit else None,
    }
