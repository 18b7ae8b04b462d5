"""Lists of articles, of highlights and of corrections, and the archive."""

from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    Category,
    Correction,
    FormerCategorySlug,
    MediaHighlight,
    Tag,
    TaggedArticle,
)
from articles.paging import PARAMETER, PER_PAGE, paginate
from articles.public import Crumb, PublicRequest, head, public_page


def _list(
    request: PublicRequest,
    keys: models.QuerySet[Any, Any],
    *,
    title: str,
    address: str,
    intro: str = "",
    trail: list[Crumb] | None = None,
    may_be_empty: bool = True,
    **context: Any,
) -> HttpResponse:
    """Template: articles/list.html; context: page, intro and what the caller adds."""
    page = paginate(request, keys, Article.objects.published(request.now).for_lists())
    if not page.items and not may_be_empty:
        raise Http404
    crumbs = [*(trail or []), (title, address)]
    context |= head(request, title=title, address=page.url, description=intro, crumbs=crumbs)
    return render(request, "articles/list.html", {**context, "page": page, "intro": intro})


@public_page
def everything(request: PublicRequest) -> HttpResponse:
    return _list(
        request,
        Article.objects.published(request.now).newest_ids(),
        title=_("Semua Berita"),
        address=reverse("articles:all"),
        feed_url=reverse("articles:feed"),
    )


@public_page
def category(request: PublicRequest, slug: str) -> HttpResponse:
    """A category with those nested in it. An address that it once had leads here for good."""
    row = Category.find(request.frame.sections, slug)
    if row is None:
        former = get_object_or_404(FormerCategorySlug.objects.select_related("category"), slug=slug)
        return redirect(former.category, permanent=True)
    shelves = [row.pk, *(child.pk for child in row.shelves)]
    return _list(
        request,
        Article.objects.published(request.now).newest_ids_on(shelves),
        title=row.name,
        address=row.get_absolute_url(),
        intro=row.description,
        trail=[(row.parent.name, row.parent.get_absolute_url())] if row.parent else [],
        feed_url=reverse("articles:category_feed", args=[row.slug]),
        children=row.shelves,
        current_section=row,
    )


@public_page
def tag(request: PublicRequest, slug: str) -> HttpResponse:
    """A tag that marks nothing public does not exist for visitors: one that never was is asked about as much."""
    row = Tag.objects.filter(slug=slug).first() or Tag(pk=0, slug=slug)
    return _list(
        request,
        TaggedArticle.objects.filter(tag=row).published(request.now).newest_ids(),
        title=_("Tagar: %s") % row.name,
        address=row.get_absolute_url(),
        may_be_empty=False,
    )


@public_page
def kind(request: PublicRequest, slug: str) -> HttpResponse:
    found = Article.Kind.by_slug(slug)
    if found is None:
        raise Http404
    return _list(
        request,
        Article.objects.published(request.now).filter(kind=found).newest_ids(),
        title=str(found.label),
        address=found.address,
    )


def _month_link(month: datetime) -> tuple[str, str]:
    return date_format(month, "F Y"), reverse("articles:month", args=[month.year, month.month])


@public_page
def month(request: PublicRequest, year: int, month: int) -> HttpResponse:
    zone, public = request.frame.office.zone, Article.objects.published(request.now)
    name = date_format(date(year, month, 1), "F Y")
    near = [time.astimezone(zone) for time in public.month_neighbours(year, month, zone)]
    before = [time for time in near if (time.year, time.month) < (year, month)]
    after = [time for time in near if (time.year, time.month) > (year, month)]
    return _list(
        request,
        public.in_month(year, month, zone).newest_ids(),
        title=_("Berita %s") % name,
        address=reverse("articles:month", args=[year, month]),
        trail=[(_("Arsip"), reverse("articles:archive"))],
        may_be_empty=False,
        previous_month=_month_link(before[0]) if before else None,
        next_month=_month_link(after[0]) if after else None,
    )


@public_page
def archive(request: PublicRequest) -> HttpResponse:
    """Template: articles/archive.html; context: years, each with its months that hold anything."""
    title, address = _("Arsip"), reverse("articles:archive")
    months = Article.objects.newest_of_each_month(request.now, request.frame.office.zone)
    years = [
        (year, [(date_format(time, "F"), _month_link(time)[1]) for time in times])
        for year, times in groupby(months, key=lambda time: time.year)
    ]
    context = head(request, title=title, address=address, crumbs=[(title, address)])
    return render(request, "articles/archive.html", {**context, "years": years})


@public_page
def highlights(request: PublicRequest) -> HttpResponse:
    """Template: articles/highlights.html; context: page."""
    title, address = _("Sorotan Media"), reverse("articles:highlights")
    rows = MediaHighlight.objects.published()
    page = paginate(request, rows.values_list("pk"), rows)
    intro = _("Berita tentang kami di media lain.")
    context = head(request, title=title, address=page.url, description=intro, crumbs=[(title, address)])
    return render(request, "articles/highlights.html", {**context, "page": page, "intro": intro})


def _corrections(request: PublicRequest) -> models.QuerySet[Correction]:
    """Newest first, of what is public; one of a withdrawn text goes with it."""
    return Correction.objects.filter(article__in=Article.objects.published(request.now))


@public_page
def corrections(request: PublicRequest) -> HttpResponse:
    """Template: articles/corrections.html; context: page, of corrections with their `article`."""
    title, address = _("Ralat dan Hak Jawab"), reverse("articles:corrections")
    rows = _corrections(request)
    page = paginate(request, rows.values_list("pk"), rows.select_related("article"))
    intro = _("Yang pernah keliru atau ditanggapi, dengan waktu perbaikannya.")
    context = head(request, title=title, address=page.url, description=intro, crumbs=[(title, address)])
    context |= {"page": page, "intro": intro, "feed_url": reverse("articles:corrections_feed")}
    return render(request, "articles/corrections.html", context)


@public_page
def correction(request: PublicRequest, pk: int) -> HttpResponse:
    """On to where the note stands among all of them, which moves on as others are added."""
    rows = _corrections(request)
    row = get_object_or_404(rows, pk=pk)
    newer = rows.filter(Q(issued_at__gt=row.issued_at) | Q(issued_at=row.issued_at, pk__gt=pk)).count()
    number = newer // PER_PAGE + 1
    query = f"?{PARAMETER}={number}" if number > 1 else ""
    return redirect(f"{reverse('articles:corrections')}{query}#ralat-{pk}")
