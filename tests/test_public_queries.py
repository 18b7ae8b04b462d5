"""What each public page asks of the database: the same number of questions, whatever the volume."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Category, Correction, PopularArticle, RelatedPin
from pages.models import Faq, FaqTopic, Link, LinkGroup, Page
from tests.factories import (
    make_category,
    make_document,
    make_highlight,
    make_image,
    make_office,
    make_public,
    make_sizes,
)

pytestmark = pytest.mark.django_db

# Page and the most that it may ask; the address may name the first article's parts.
PAGES = {
    "home": ("/", 12),
    "article": ("{article}", 8),
    "all": ("/berita/", 8),
    "category": ("/kategori/{category}/", 8),
    "tag": ("/tagar/air/", 8),
    "kind": ("/jenis/sambutan/", 8),
    "archive": ("/arsip/", 8),
    "month": ("/arsip/{month}/", 8),
    "search": ("/cari/?q=air", 8),
    "empty search": ("/cari/", 8),
    "highlights": ("/sorotan-media/", 8),
    "corrections": ("/ralat/", 8),
    "how we count": ("/cara-menghitung/", 8),
    "feed": ("/rss/", 8),
    "category feed": ("/kategori/{category}/rss/", 8),
    "sitemap": ("/sitemap.xml", 8),
    "sitemap of sections": ("/sitemap-rubrik.xml", 8),
    "sitemap of pages": ("/sitemap-halaman.xml", 8),
    "sitemap of a month": ("/sitemap-berita-{month_dashed}.xml", 8),
    "faq": ("/faq/", 8),
    "links": ("/tautan/", 8),
    "site map": ("/peta-situs/", 8),
    "page": ("/halaman/halaman-0/", 8),
}


def address_of(page: str) -> str:
    article = Article.objects.order_by("pk").get(headline="Uji air minum 0")
    at = article.published_at.astimezone(timezone.get_default_timezone())
    return PAGES[page][0].format(
        article=article.get_absolute_url(),
        category=article.category.slug,
        month=f"{at.year}/{at.month:02}",
        month_dashed=f"{at.year}-{at.month:02}",
    )


def fill(volume: int) -> None:
    """Everything a page can show, `volume` of each."""
    begun = Article.objects.count()
    for number in range(begun, begun + volume):
        _fill_once(number)


def _fill_once(number: int) -> None:
    now = timezone.now()
    root = make_category(f"Rak {number}")
    make_category(f"Anak {number}", parent=root)
    first = Category.objects.order_by("pk")[0]
    lead = make_image()
    make_sizes(lead)
    article = make_public(
        headline=f"Uji air minum {number}",
        category=first,
        kind="speech",
        tags=["air", f"khusus {number}"],
        lead_image=lead,
        body=_rich_body(),
    )
    PopularArticle.objects.create(rank=number, article=article, count=3, computed_at=now)
    Correction.objects.create(article=article, text="Semula keliru.", issued_at=now, issued_by=article.writer)
    make_highlight(article=article)
    for target in Article.objects.exclude(pk=article.pk)[:3]:
        RelatedPin.objects.create(article=article, target=target)
    topic = FaqTopic.objects.create(name=f"Topik {number}")
    Faq.objects.create(topic=topic, question="Bagaimana?", slug=f"tanya-{number}", answer="<p>Begini.</p>")
    group = LinkGroup.objects.create(name=f"Kelompok {number}")
    Link.objects.create(group=group, name="Lembaga", url="https://lembaga.example/")
    Page.objects.create(title=f"Halaman {number}", slug=f"halaman-{number}", body="<p>Isi.</p>")


def _rich_body() -> str:
    """With two pictures and a document of the library."""
    shown = [f'<figure class="gambar"><img data-gambar="{make_image().pk}"></figure>' for _ in range(2)]
    return (
        f'<p>Isi.</p>{"".join(shown)}<figure class="lampiran" data-dokumen="{make_document().pk}"></figure>'
    )


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_stays_within_its_budget(client: Client, page: str) -> None:
    make_office()
    fill(3)
    assert cost(client, address_of(page)) <= PAGES[page][1]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_more_when_there_is_more(client: Client, page: str) -> None:
    make_office()
    fill(2)
    address = address_of(page)
    before = cost(client, address)
    fill(5)
    assert cost(client, address) == before


def test_a_page_not_found_costs_little(client: Client) -> None:
    make_office()
    with CaptureQueriesContext(connection) as queries:
        client.get("/berita/1/tidak-ada/")
    assert len(queries) <= 3
