"""`sitemap.xml`: an index of sections, of which each month with news is one.

A section's newest change is not stated in the index: learning it would read every row of the archive, and each
address carries its own.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as render_section
from django.core.files.storage import default_storage
from django.db.models import CharField, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles import machine_pictures
from articles.models import Article, Category, Rendition
from articles.public import PublicRequest, public_page
from articles.structured_data import Absolute

_MONTH = re.compile(r"berita-((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])\Z")


def _picture() -> Coalesce:
    """The file of an article's lead picture that search engines want: the widest JPEG, else the original."""
    sizes = Rendition.objects.filter(machine_pictures.SHARED, image=OuterRef("lead_image"))
    widest = Subquery(sizes.order_by("-width").values("file")[:1])
    return Coalesce(widest, F("lead_image__file"), output_field=CharField())


class SectionSitemap(Sitemap):
    """The lists."""

    def items(self) -> list[str]:
        names = ("home", "all", "archive", "highlights", "corrections")
        kinds = [kind.address for kind in Article.Kind if kind != Article.Kind.NEWS]
        shelves = [shelf.get_absolute_url() for shelf in Category.objects.in_order()]
        return [*(reverse(f"articles:{name}") for name in names), *kinds, *shelves]

    def location(self, item: str) -> str:
        return item


class ArticleSitemap(Sitemap):
    """The articles of a month."""

    def __init__(self, articles: Iterable[Article], absolute: Absolute) -> None:
        self.articles = list(articles)
        self.absolute = absolute

    def items(self) -> list[Article]:
        return self.articles

    def lastmod(self, item: Article) -> datetime | None:
        # A scheduled text was last saved before its minute came; a correction does not save it.
        times = (item.updated_at, item.published_at, item.corrected_at)  # type: ignore[attr-defined]
        return max(time for time in times if time is not None)

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        urls = super().get_urls(*args, **kwargs)
        for url in urls:
            if name := url["item"].picture_file:
                url["picture"] = self.absolute(default_storage.url(name))
        return urls


@public_page
def index(request: PublicRequest, sections: Mapping[str, type[Sitemap]]) -> HttpResponse:
    months = Article.objects.newest_of_each_month(request.now, request.frame.office.zone)
    names = [*sections, *(f"berita-{time.year}-{time.month:02}" for time in months)]
    addresses = [request.build_absolute_uri(reverse("sitemap_section", args=[name])) for name in names]
    context = {"sitemaps": [{"location": address, "last_mod": None} for address in addresses]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@public_page
def section(request: PublicRequest, section: str, sections: Mapping[str, type[Sitemap]]) -> HttpResponse:
    if section in sections:
        found: Sitemap = sections[section]()
    elif match := _MONTH.match(section):
        year, month = map(int, match.groups())
        rows = Article.objects.published(request.now).in_month(year, month, request.frame.office.zone)
        rows = rows.annotate(
            corrected_at=Max("corrections__issued_at"), picture_file=_picture()
        ).newest_first()
        only = rows.only("slug", "published_at", "updated_at", "replaces")
        found = ArticleSitemap(only, request.build_absolute_uri)
        if not found.items():
            raise Http404
    else:
        raise Http404
    response = render_section(request, {section: found}, section, template_name="articles/sitemap.xml")
    response.render()
    del response["Last-Modified"]
    return response
