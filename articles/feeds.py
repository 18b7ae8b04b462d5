"""RSS of the whole site, of each category, and of what was put right."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Enclosure
from django.utils.translation import gettext as _

from articles.media import TYPES
from articles.models import Article, Category, Correction
from articles.public import PublicRequest, public_page

ITEMS = 30


class ArticleFeed(Feed):
    """Made anew for each request, so that it may know which site was asked."""

    def __init__(
        self, request: PublicRequest, articles: Iterable[Article], *, title: str, link: str, about: str
    ):
        self.absolute = request.build_absolute_uri
        self.articles = articles
        self.title = title
        self.link = link
        self.description = about

    def items(self) -> Iterable[Article]:
        return self.articles

    def item_title(self, item: Article) -> str:
        return item.headline

    def item_description(self, item: Article) -> str:
        return item.teaser

    def item_link(self, item: Article) -> str:
        return item.get_absolute_url()

    def item_guid(self, item: Article) -> str:
        """By the id alone, which is for life."""
        return self.absolute(reverse("articles:permalink", args=[item.pk]))

    def item_pubdate(self, item: Article) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime | None:
        """Not told of an item, but the newest is the feed's."""
        return max(item.published_at, item.updated_at) if item.published_at else None

    def item_author_name(self, item: Article) -> str:
        return item.credit_line

    def item_categories(self, item: Article) -> list[str]:
        return [item.category.name, *(tag.name for tag in item.tags.all())]

    def item_enclosures(self, item: Article) -> list[Enclosure]:
        if item.lead_image is None:
            return []
        address = item.lead_image.picture().src
        mime = TYPES.get(address[address.rfind(".") :], "application/octet-stream")
        # RSS wants a length; its best practices take 0 for one not known without asking the storage.
        return [Enclosure(self.absolute(address), "0", mime)]


class CorrectionFeed(Feed):
    """Made anew for each request, as `ArticleFeed`."""

    def __init__(self, request: PublicRequest, notes: Iterable[Correction]):
        self.absolute = request.build_absolute_uri
        self.notes = notes
        office = request.frame.office.name
        self.title = f"{_('Ralat dan Hak Jawab')} – {office}"
        self.link = reverse("articles:corrections")
        self.description = _("Ralat, hak jawab, dan klarifikasi atas berita %s.") % office

    def items(self) -> Iterable[Correction]:
        return self.notes

    def item_title(self, item: Correction) -> str:
        return f"{item.get_kind_display()}: {item.article.headline}"

    def item_description(self, item: Correction) -> str:
        return f"{item.party}: {item.text}" if item.party else item.text

    def item_link(self, item: Correction) -> str:
        return item.get_absolute_url()

    def item_guid(self, item: Correction) -> str:
        """By the id alone, for a headline may change."""
        return self.absolute(reverse("articles:correction", args=[item.pk]))

    def item_pubdate(self, item: Correction) -> datetime:
        return item.issued_at


def _answer(request: PublicRequest, keys: Any, *, title: str, link: str, about: str) -> HttpResponse:
    rows = Article.objects.published(request.now).for_lists().select_related("writer")
    rows = rows.prefetch_related("tags")  # type: ignore[misc]  # taggit tells mypy nothing
    newest = [key[0] for key in keys[:ITEMS]]
    found = rows.in_bulk(newest)
    articles = [found[key] for key in newest if key in found]
    response = ArticleFeed(request, articles, title=title, link=link, about=about)(request)
    # The newest item's date would hide that an older one was corrected or withdrawn; the ETag does not.
    del response["Last-Modified"]
    return response


@public_page
def feed(request: PublicRequest) -> HttpResponse:
    office = request.frame.office
    keys = Article.objects.published(request.now).newest_ids()
    about = office.description or _("Berita terbaru dari %s.") % office.name
    return _answer(request, keys, title=office.name, link=reverse("articles:home"), about=about)


@public_page
def category_feed(request: PublicRequest, slug: str) -> HttpResponse:
    category = Category.find(request.frame.sections, slug)
    if category is None:
        raise Http404
    keys = Article.objects.published(request.now).newest_ids_on(
        [category.pk, *(row.pk for row in category.shelves)]
    )
    name = f"{category.name} – {request.frame.office.name}"
    about = category.description or _("Berita terbaru dalam kategori %s.") % category.name
    return _answer(request, keys, title=name, link=category.get_absolute_url(), about=about)


@public_page
def corrections_feed(request: PublicRequest) -> HttpResponse:
    notes = Correction.objects.filter(article__in=Article.objects.published(request.now))
    response = CorrectionFeed(request, notes.select_related("article")[:ITEMS])(request)
    # As above: the newest note's date would hide that an article was withdrawn.
    del response["Last-Modified"]
    return response
