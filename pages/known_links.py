"""Which static pages a link in a text can lead to (`articles.links`)."""

from datetime import datetime

from articles import links
from pages.models import Page


def _pages(slugs: set[str], now: datetime) -> set[str]:
    return set(Page.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))


def register() -> None:
    links.LOOK_UPS["pages:page"] = _pages
