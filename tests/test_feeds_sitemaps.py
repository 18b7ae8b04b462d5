"""What search engines read: sitemap.xml and robots.txt."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from articles.models import Article, Correction, Office
from pages.models import Page
from tests.factories import make_article, make_category, make_office, make_public

pytestmark = pytest.mark.django_db

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client: Client, path: str) -> list[str]:
    root = etree.fromstring(client.get(path).content)
    return [str(text) for text in root.xpath("//s:loc/text()", namespaces=SPACE)]


def test_the_index_names_every_month_with_news_and_no_other(client: Client) -> None:
    make_public(published_at=datetime(2024, 3, 5, tzinfo=UTC))
    make_public(published_at=datetime(2022, 1, 29, tzinfo=UTC))
    assert addresses(client, "/sitemap.xml") == [
        f"http://testserver/sitemap-{name}.xml"
        for name in ("rubrik", "halaman", "berita-2024-03", "berita-2022-01")
    ]


def test_every_section_of_the_index_exists_and_holds_something(client: Client) -> None:
    make_public()
    for address in addresses(client, "/sitemap.xml"):
        assert addresses(client, address.removeprefix("http://testserver"))


def test_a_month_holds_its_articles(client: Client) -> None:
    make_public(published_at=datetime(2024, 2, 5, tzinfo=UTC))
    article = make_public(published_at=datetime(2024, 3, 5, tzinfo=UTC))
    assert addresses(client, "/sitemap-berita-2024-03.xml") == [
        f"http://testserver{article.get_absolute_url()}"
    ]


def test_a_month_is_one_of_the_office_s_calendar(client: Client) -> None:
    make_office(time_zone=Office.Zone.WIT)
    make_public(published_at=datetime(2024, 2, 29, 15, 30, tzinfo=UTC))
    assert len(addresses(client, "/sitemap-berita-2024-03.xml")) == 1


@pytest.mark.parametrize("section", ["berita-2020-01", "berita-2024-13", "lain"])
def test_a_section_without_anything_is_not_found(client: Client, section: str) -> None:
    assert client.get(f"/sitemap-{section}.xml").status_code == 404


def test_an_article_changed_last_when_it_appeared_or_was_saved_since(client: Client) -> None:
    article = make_public(published_at=datetime(2024, 3, 5, tzinfo=UTC))
    Article.objects.filter(pk=article.pk).update(updated_at=datetime(2024, 3, 1, tzinfo=UTC))
    assert b"<lastmod>2024-03-05</lastmod>" in client.get("/sitemap-berita-2024-03.xml").content


def test_a_correction_is_a_change(client: Client) -> None:
    article = make_public(published_at=datetime(2024, 3, 5, tzinfo=UTC))
    Article.objects.filter(pk=article.pk).update(updated_at=datetime(2024, 3, 1, tzinfo=UTC))
    Correction.objects.create(
        article=article,
        text="Semula keliru.",
        issued_at=datetime(2025, 1, 2, tzinfo=UTC),
        issued_by=article.writer,
    )
    assert b"<lastmod>2025-01-02</lastmod>" in client.get("/sitemap-berita-2024-03.xml").content


def test_categories_are_listed(client: Client) -> None:
    make_category(slug="layanan", parent=make_category(slug="publik"))
    found = addresses(client, "/sitemap-rubrik.xml")
    assert {"http://testserver/kategori/publik/", "http://testserver/kategori/layanan/"} <= set(found)


def test_static_pages_are_listed_once_they_are_public(client: Client) -> None:
    Page.objects.create(title="Tentang", slug="tentang", body="<p>Kami.</p>")
    Page.objects.create(title="Belum", slug="belum", body="<p>Nanti.</p>", is_public=False)
    found = addresses(client, "/sitemap-halaman.xml")
    assert "http://testserver/halaman/tentang/" in found
    assert "http://testserver/halaman/belum/" not in found


def test_every_listed_address_of_sections_and_pages_answers(client: Client) -> None:
    make_category()
    Page.objects.create(title="Tentang", slug="tentang", body="<p>Kami.</p>")
    for section in ("rubrik", "halaman"):
        for address in addresses(client, f"/sitemap-{section}.xml"):
            assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_a_scheduled_article_brings_no_month(client: Client) -> None:
    make_article(published_at=timezone.now() + timedelta(days=40))
    assert len(addresses(client, "/sitemap.xml")) == 2


class TestRobots:
    def test_names_the_sitemap(self, client: Client) -> None:
        assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()

    @pytest.mark.parametrize("path", ["/redaksi/", "/pratinjau/", "/cari/", "/baca/"])
    def test_closes_what_holds_no_news(self, client: Client, path: str) -> None:
        assert f"Disallow: {path}" in client.get("/robots.txt").content.decode().splitlines()
