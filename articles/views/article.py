"""One article: its page, and what remains after it was withdrawn."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote

from django.contrib.postgres.expressions import ArraySubquery
from django.core.files.storage import Storage
from django.db.models import Model, OuterRef
from django.db.models.functions import Coalesce, JSONObject
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from articles.body import printed, shown_in
from articles.models import Article, ChangeNote, Correction, MediaHighlight, Tag
from articles.public import Crumb, PublicRequest, head, is_fresh, keep_not_yet, public_page
from articles.querysets import ArticleQuerySet
from articles.related import related_to
from articles.share_cards import card_of
from articles.structured_data import news_article, open_graph

HIGHLIGHTS = 4
Row = TypeVar("Row", bound=Model)


@public_page
def article(request: PublicRequest, pk: int, slug: str = "") -> HttpResponse:
    """Template: articles/article.html or 410.html; context: see `article_context`.

    The gate is asked first: what never was public answers as if it never was, whatever its slug.
    """
    row = for_page(Article.objects.ever_public(request.now)).filter(pk=pk).first()
    if row is None:
        raise Http404
    response = _answer(request, row)
    return keep_not_yet(response) if is_fresh(row.released_at, request.now) else response


def _answer(request: PublicRequest, row: Article) -> HttpResponse:
    if row.is_gone(request.now):
        return _gone(request, row)
    if request.path != row.get_absolute_url():
        return redirect(row, permanent=True)
    return render(request, "articles/article.html", article_context(request, row))


def for_page(rows: ArticleQuerySet) -> ArticleQuerySet:
    """With all that the page shows of one row; `note_list` is what its substantial changes changed."""
    live = Coalesce(OuterRef("replaces"), OuterRef("pk"))
    notes = ChangeNote.objects.filter(article=live).order_by("-at", "-pk")
    corrections = Correction.objects.filter(article=live).order_by("-issued_at", "-pk")
    tags = Tag.objects.filter(uses__content_object=OuterRef("pk")).order_by("name")
    return rows.select_related(
        "category__parent", "lead_image", "writer", "read_total", "release_number"
    ).annotate(
        note_list=ArraySubquery(notes.values(json=_as_json("text", "at"))),
        correction_list=ArraySubquery(
            corrections.values(json=_as_json("id", "kind", "text", "party", "issued_at"))
        ),
        tag_list=ArraySubquery(tags.values(json=_as_json("id", "name", "slug"))),
    )


def _as_json(*names: str) -> JSONObject:
    return JSONObject(**{name: name for name in names})


def _came_along(row: Article, name: str, model: type[Row]) -> list[Row]:
    """Rows of `model` that `for_page` brought, with what the page shows of them."""
    return [model(**_timed(facts)) for facts in getattr(row, name)]


def _timed(facts: dict[str, Any]) -> dict[str, Any]:
    """JSON has no times."""
    return {
        name: datetime.fromisoformat(value) if name in ("at", "issued_at") else value
        for name, value in facts.items()
    }


def _gone(request: PublicRequest, row: Article) -> HttpResponse:
    context = head(request, title=row.headline, address=row.get_absolute_url(), crumbs=_trail(row))
    return render(request, "410.html", {**context, "article": row, "noindex": True}, status=410)


def _trail(row: Article) -> list[Crumb]:
    shelves = [row.category.parent, row.category] if row.category.parent else [row.category]
    return [
        *((shelf.name, shelf.get_absolute_url()) for shelf in shelves),
        (row.headline, row.get_absolute_url()),
    ]


def article_context(
    request: PublicRequest,
    row: Article,
    *,
    tags: list[Tag] | None = None,
    pinned: Sequence[int] | None = None,
    files: Storage | None = None,
) -> dict[str, Any]:
    """article, body_html, tags, related, corrections, changes, highlights, release_number, share,
    current_section. Three queries for a row of `for_page()`, and two where pictures and documents stand in its text.
    A revision brings `tags` and `pinned` of its own, and `files`, which gives its pictures other addresses.
    """
    absolute = request.build_absolute_uri
    tags = _came_along(row, "tag_list", Tag) if tags is None else tags
    corrections = _came_along(row, "correction_list", Correction)
    changes = _came_along(row, "note_list", ChangeNote)
    shown = shown_in(row.body, beside=row.lead_image, files=files)
    card = card_of(row, request.frame.office)
    facts = news_article(
        row,
        office=request.frame.office,
        tags=tags,
        corrections=corrections,
        changes=changes,
        card=card,
        absolute=absolute,
    )
    context = head(
        request,
        title=row.headline,
        address=row.get_absolute_url(),
        description=row.teaser,
        crumbs=_trail(row),
        data=[facts],
        og=open_graph(row, absolute, modified=facts.get("dateModified", ""), card=card),
    )
    return context | {
        "article": row,
        "body_html": printed(
            row.body,
            request.frame.office,
            dateline=row.dateline,
            sign_off=row.live.sign_off,
            own_host=request.get_host().partition(":")[0],
            shown=shown,
        ),
        "tags": tags,
        "related": related_to(row, tags, request.now, pinned=pinned),
        "corrections": corrections,
        "highlights": MediaHighlight.objects.published().about_first(row.live.pk, HIGHLIGHTS),
        "changes": changes,
        "release_number": getattr(row.live, "release_number", None),
        "share": _share_links(row.headline, context["canonical"]),
        "current_section": row.category.parent or row.category,
    }


def _share_links(headline: str, address: str) -> list[tuple[str, str]]:
    """Plain links, so that no one else's script runs here."""
    text, url = quote(headline, safe=""), quote(address, safe="")
    return [
        ("WhatsApp", f"https://wa.me/?text={text}%20{url}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        ("X", f"https://x.com/intent/post?text={text}&url={url}"),
        ("Telegram", f"https://t.me/share/url?url={url}&text={text}"),
        (_("Surel"), f"mailto:?subject={text}&body={url}"),
    ]
