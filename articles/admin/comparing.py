"""Two texts side by side, and one revision as it read: on the desk, for whom may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles import revisions
from articles.admin.desk_request import DeskRequest
from articles.admin.image_answers import smallest
from articles.body import printed
from articles.differences import Change, Surroundings, differences, label_of, picture_of, said
from articles.models import Article, Document, Image, Revision
from articles.revisions import Snapshot
from newsroom.markup import documents_in, pictures_in

NOW = "sekarang"
FACTS = ("category", "kind", "verdict", "byline", "sign_off", "writer", "editor", "embargo_until", "due_at")


@dataclass(frozen=True)
class Comparison:
    """`left` and `right` head the columns."""

    left: str
    right: str
    changes: list[Change]


def around(request: DeskRequest, *contents: Snapshot) -> Surroundings:
    """What the snapshots name beside themselves, as far as this person may see it. Three queries, and one where
    there are attachments."""
    pins = {pin["id"] for content in contents for pin in content.get("related_pins") or []}
    seen = (
        Article.objects.visible_to(request.user, request.now).filter(pk__in=pins).values_list("pk", flat=True)
    )
    bodies = [str(content.get("body") or "") for content in contents]
    pictures = {content["lead_image"]["id"] for content in contents if content.get("lead_image")}
    pictures.update(*(pictures_in(body) for body in bodies))
    papers = {number for body in bodies for number in documents_in(body)}
    images = Image.objects.filter(pk__in=pictures).prefetch_related("renditions") if pictures else []
    return Surroundings(
        zone_name=request.office.zone_name,
        thumbnails={image.pk: smallest(image) for image in images},
        documents=dict(Document.objects.filter(pk__in=papers).values_list("pk", "title")) if papers else {},
        hidden=pins - set(seen) if pins else frozenset(),
    )


def compared(request: DeskRequest, before: Snapshot, after: Snapshot, left: str, right: str) -> Comparison:
    return Comparison(left, right, differences(before, after, around(request, before, after)))


def with_public(request: DeskRequest, copy: Article) -> Comparison:
    """What a working copy would change in the public text."""
    before, after = revisions.snapshot(copy.live), revisions.snapshot(copy)
    return compared(request, before, after, _("Yang terbit sekarang"), _("Yang diusulkan"))


def page(
    desk: ModelAdmin, request: DeskRequest, article: Article, template: str, context: dict[str, Any]
) -> TemplateResponse:
    standing = {"opts": desk.opts, "original": article, "article": article}
    return TemplateResponse(
        request,
        f"admin/articles/article/{template}.html",
        {**desk.admin_site.each_context(request), **standing, **context},
    )


def named(revision: Revision) -> str:
    return _("Riwayat nomor %d") % revision.number


def revision_or_404(request: DeskRequest, article: Article, number: int) -> Revision:
    found = (
        revisions.readable(article, request.user).filter(number=number).first() if number < 2**31 else None
    )
    if found is None:
        raise Http404
    return found


def proposal(request: DeskRequest, desk: ModelAdmin, article: Article) -> HttpResponse:
    """The public text and the proposed one."""
    if not article.is_copy:
        raise Http404
    comparison = with_public(request, article)
    context = {"title": _("Yang berubah"), "comparison": comparison}
    return page(desk, request, article, "compare", context)


def any_two(request: DeskRequest, desk: ModelAdmin, article: Article) -> HttpResponse:
    """Two revisions, or one with the text now: `?dari=3&ke=7`, `?dari=3&ke=sekarang`."""
    sides = [_side(request, article, request.GET.get(name, "")) for name in ("dari", "ke")]
    (left, before), (right, after) = sides
    comparison = compared(request, before, after, left, right)
    context = {"title": _("Perbandingan"), "comparison": comparison, "back": True}
    return page(desk, request, article, "compare", context)


def _side(request: DeskRequest, article: Article, asked: str) -> tuple[str, Snapshot]:
    if asked == NOW:
        return _("Teks sekarang"), revisions.snapshot(article)
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    revision = revision_or_404(request, article, int(asked))
    return named(revision), revision.content


def one(request: DeskRequest, desk: ModelAdmin, article: Article, number: int) -> HttpResponse:
    """A revision as it read."""
    revision = revision_or_404(request, article, number)
    followed = revisions.before([revision]).get(number)
    context = {
        "title": named(revision),
        "revision": revision,
        "followed": followed,
        "is_set_aside": revision.origin == Revision.Origin.SET_ASIDE,
        **reading(request, revision.content),
    }
    return page(desk, request, article, "revision", context)


def reading(request: DeskRequest, content: Snapshot) -> dict[str, Any]:
    """A snapshot as a text to be read."""
    known = around(request, content)
    facts = [(label_of(name), said(name, content.get(name), known.zone_name)) for name in FACTS]
    pins: Sequence[dict[str, Any]] = content.get("related_pins") or []
    return {
        "content": content,
        "body_html": printed(
            content.get("body") or "", request.office, dateline=content.get("dateline") or ""
        ),
        "picture": picture_of(content.get("lead_image"), known),
        "facts": [(label, value) for label, value in facts if value],
        "pins": [pin["name"] for pin in pins if pin["id"] not in known.hidden],
    }
