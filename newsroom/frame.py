"""What surrounds every page: the office, its sections, its static pages, and when the public's view changes next."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from articles.models import Article, Category, Office, SocialLink
from pages.models import Page

FOOTER_PAGES = 12


class Frame:
    """Asked for once a request and only where wanted: one query for `sections`, one for all the rest."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    @cached_property
    def _row(self) -> Any:
        links = SocialLink.objects.filter(office=OuterRef("pk")).order_by("position", "pk")
        pages = Page.objects.published().order_by("position", "title")[:FOOTER_PAGES]
        return (
            Office.objects.filter(pk=1)
            .annotate(
                link_list=ArraySubquery(links.values(json=JSONObject(label="label", url="url"))),
                page_list=ArraySubquery(pages.values(json=JSONObject(title="title", slug="slug"))),
                change=Subquery(Article.objects.next_scheduled(self.now).values("published_at")),
            )
            .first()
        )

    @cached_property
    def office(self) -> Office:
        return self._row or Office()

    @cached_property
    def social_links(self) -> list[SocialLink]:
        return [SocialLink(**link) for link in self._row.link_list] if self._row else []

    @cached_property
    def footer_pages(self) -> list[Page]:
        """With title and address only."""
        return [Page(**page) for page in self._row.page_list] if self._row else []

    @cached_property
    def next_change(self) -> datetime | None:
        """The next scheduled minute, if it lies within an hour; no cache may outlive it."""
        if self._row:
            return self._row.change
        return Article.objects.next_scheduled(self.now).values_list("published_at", flat=True).first()

    @cached_property
    def sections(self) -> list[Category]:
        """Root categories in order, their children in `shelves`."""
        return Category.objects.tree()
