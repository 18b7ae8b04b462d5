"""The site map: for people as branches, for machines as a section of `sitemap.xml`. Made from what exists."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.models import Article
from pages.models import FaqTopic, LinkGroup, Page


def site_map(now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """kinds, years, topics and groups as `(label, address)`, and site_pages. Four queries."""
    months = Article.objects.newest_of_each_month(now, zone)
    archive, faq, links = reverse("articles:archive"), reverse("pages:faq"), reverse("pages:links")
    return {
        "kinds": [(kind.label, kind.address) for kind in Article.Kind if kind != Article.Kind.NEWS],
        "years": [(year, f"{archive}#tahun-{year}") for year in dict.fromkeys(time.year for time in months)],
        "topics": [
            (topic.name, f"{faq}#topik-{topic.pk}")
            for topic in FaqTopic.objects.filter(entries__is_public=True).distinct()
        ],
        "groups": [
            (group.name, f"{links}#kelompok-{group.pk}")
            for group in LinkGroup.objects.filter(links__is_public=True).distinct()
        ],
        "site_pages": Page.objects.published().defer("body"),
    }


class PageSitemap(Sitemap):
    """What stands beside the news."""

    def items(self) -> list[tuple[str, datetime | None]]:
        names = ("pages:faq", "pages:links", "pages:site_map", "articles:how_we_count")
        fixed = [(reverse(name), None) for name in names]
        rows = Page.objects.published().defer("body")
        return [*fixed, *((row.get_absolute_url(), row.updated_at) for row in rows)]

    def location(self, item: tuple[str, datetime | None]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, datetime | None]) -> datetime | None:
        return item[1]
