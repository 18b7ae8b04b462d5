"""The home page."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.models import Article, Category, MediaHighlight
from articles.models.image import SHOWN_RATIO
from articles.public import PublicRequest, head, public_page
from articles.querysets import IN_LISTS, sizes_in_lists
from articles.structured_data import organization

SECONDARY, LATEST, ON_SHELF, POPULAR, HIGHLIGHTS = 4, 6, 4, 5, 4


@public_page
def home(request: PublicRequest) -> HttpResponse:
    """Template: articles/home.html; context: lead, secondary, latest, shelves, popular, highlights."""
    office = request.frame.office
    context = head(
        request,
        title=office.name,
        address=reverse("articles:home"),
        description=office.description,
        data=[organization(office, request.build_absolute_uri)],
    )
    context |= front(request.now, request.frame.sections)
    context["highlights"] = MediaHighlight.objects.published()[:HIGHLIGHTS]
    return render(request, "articles/home.html", {**context, "title": ""})


def front(now: datetime, sections: list[Category]) -> dict[str, Any]:
    """What stands where. Six queries: keys first, then every row and every shown size of a picture at once."""
    public = Article.objects.published(now)
    featured = list(public.filter(featured_slot__until__gt=now).values_list("pk", flat=True))
    newest = [key for key, _ in public.newest_ids()[: 1 + SECONDARY + LATEST] if key not in featured]
    leading = [*featured, *newest][: 1 + SECONDARY + LATEST]
    top = leading[: 1 + SECONDARY]
    popular = list(public.most_read().values_list("pk", flat=True)[:POPULAR])
    on_shelves = _keys_on_shelves(now)
    rows = public.for_words().in_bulk(
        {*leading, *popular, *(key for keys in on_shelves.values() for key in keys)}
    )

    def found(keys: Iterable[int]) -> list[Article]:
        return [rows[key] for key in keys if key in rows]

    def shelf(section: Category) -> list[Article]:
        keys = {key for row in (section, *section.shelves) for key in on_shelves.get(row.pk, ())}
        newest_first = sorted(
            found(keys.difference(top)), key=lambda row: (row.published_at, row.pk), reverse=True
        )
        return newest_first[:ON_SHELF]

    lead, latest = found(top[:1]), found(leading[len(top) :])
    shelves = [(section, shelf(section)) for section in sections]
    _add_sizes([*lead, *(row for _, articles in shelves for row in articles[:1])], latest)
    return {
        "lead": next(iter(lead), None),
        "secondary": found(top[1:]),
        "latest": latest,
        "shelves": shelves,
        "popular": found(popular),
    }


def _add_sizes(standing: list[Article], lying: list[Article]) -> None:
    """The sizes of the pictures that are shown: wide above a headline, small beside one."""
    wide = Q(ratio=SHOWN_RATIO, image__in=[row.lead_image_id for row in standing])
    small = IN_LISTS & Q(image__in=[row.lead_image_id for row in lying])
    prefetch_related_objects([*standing, *lying], sizes_in_lists(wide | small))


def _keys_on_shelves(now: datetime) -> dict[int, list[int]]:
    """The newest of every category: as many as fill its shelf without what may stand at the top."""
    newest = Article.objects.published(now).filter(category=OuterRef("pk")).newest_first().values("pk")
    keys = ArraySubquery(newest[: 1 + SECONDARY + ON_SHELF])
    return dict(Category.objects.order_by().annotate(newest=keys).values_list("pk", "newest"))
