"""RSS of the whole site, of each category, and of what was put right."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.contrib.syndication.views import Feed
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from articles import machine_pictures
from articles.media import TYPES
from articles.models import Article, Category, Correction
from articles.public import PublicRequest, public_page
from articles.querysets import sizes_in_lists

ITEMS = 30


@lru_cache(maxsize=4 * ITEMS)
def _known_size(name: str) -> int:
    return default_storage.size(name)


def _size(name: str) -> int:
    """Bytes of a file, asked of the storage once, for it never changes under its name. RSS's best practices take 0 for
    one that is not known."""
    try:
        return _known_size(name)
    except OSError:
        return 0


class MediaFeed(Rss201rev2Feed):
    """RSS with Media RSS: of a picture what is to be said of it, and who made it."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:media": "http://search.yahoo.com/mrss/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if not item["media"]:
            return
        handler.startElement("media:content", item["media"]["content"])
        for name, text in item["media"]["said"].items():
            if text:
                handler.addQuickElement(name, text)
        handler.endElement("media:content")


class ArticleFeed(Feed):
    """Made anew for each request, so that it may know which site was asked."""

    feed_type = MediaFeed

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
        if not (content := self._content(item)):
            return []
        return [Enclosure(content["url"], content["fileSize"], content["type"])]

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        if item.lead_image is None:
            return {"media": None}
        said = {
            "media:description": item.lead_caption or item.lead_image.caption,
            "media:credit": item.lead_image.credit_line,
            "media:title": item.lead_image.alternative,
        }
        return {"media": {"content": self._content(item), "said": said}}

    def _content(self, item: Article) -> dict[str, str]:
        """Where the picture is, in which format, and how large; empty without one."""
        if item.lead_image is None:
            return {}
        picture = machine_pictures.shared(item.lead_image)
        name = str(picture.file)
        return {
            "url": self.absolute(picture.file.url),
            "fileSize": str(_size(name)),
            "type": TYPES.get(name[name.rfind(".") :], "application/octet-stream"),
            "medium": "image",
            "width": str(picture.width),
            "height": str(picture.height),
        }


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
    rows = Article.objects.published(request.now).for_words().select_related("writer")
    sizes = sizes_in_lists(machine_pictures.SHARED)
    rows = rows.prefetch_related("tags", sizes)  # type: ignore[misc]  # taggit tells mypy nothing
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
