"""Pictures on public pages: in formats and shapes that fit the place, with who made them, never of a hidden text."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from articles import share_cards
from articles.models import Article, Image, Office, Rendition
from tests.factories import (
    make_article,
    make_category,
    make_draft,
    make_image,
    make_office,
    make_public,
    make_sizes,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def pictured(**fields: Any) -> Image:
    image = make_image(**fields)
    make_sizes(image)
    return image


def shown(client: Client, address: str, where: str = "main") -> list[html.HtmlElement]:
    return html.fromstring(client.get(address).content).find(f".//{where}").findall(".//img")


def sources(image: html.HtmlElement) -> list[html.HtmlElement]:
    # The parser does not know that a source holds nothing.
    return image.xpath("ancestor::picture//source")


def named(image: Image, ratio: str, width: int, ending: str = "jpg") -> str:
    return f"/media/gambar/uji/{image.pk}-{ratio.replace(':', 'x')}-{width}.{ending}"


def facts(client: Client, article: Article) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>',
        client.get(article.get_absolute_url()).content.decode(),
    )
    assert found is not None
    return json.loads(found[1])["@graph"][0]


def card(client: Client, article: Article) -> dict[str, str]:
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    return {tag.get("property") or tag.get("name", ""): tag.get("content", "") for tag in page.iter("meta")}


class TestLead:
    def test_it_is_offered_in_the_smallest_format_first(self, client: Client) -> None:
        article = make_public(lead_image=pictured())
        (image,) = shown(client, article.get_absolute_url(), "main/article/figure")
        assert [row.get("type") for row in sources(image)] == ["image/avif", "image/webp"]

    def test_its_width_is_chosen_by_the_browser(self, client: Client) -> None:
        picture = pictured()
        article = make_public(lead_image=picture)
        (image,) = shown(client, article.get_absolute_url(), "main/article/figure")
        widths = ", ".join(f"{named(picture, '16:9', width, 'avif')} {width}w" for width in (480, 960, 1440))
        assert (sources(image)[0].get("srcset"), sources(image)[0].get("sizes")) == (
            widths,
            "(min-width: 58rem) 54rem, 94vw",
        )

    def test_every_browser_reads_the_last_resort(self, client: Client) -> None:
        picture = pictured()
        (image,) = shown(client, make_public(lead_image=picture).get_absolute_url(), "main/article/figure")
        assert image.get("src") == named(picture, "16:9", 1440)

    def test_its_room_is_kept_before_it_comes(self, client: Client) -> None:
        (image,) = shown(client, make_public(lead_image=pictured()).get_absolute_url(), "main/article/figure")
        assert (image.get("width"), image.get("height")) == ("1440", "810")

    def test_it_is_fetched_before_all_else(self, client: Client) -> None:
        (image,) = shown(client, make_public(lead_image=pictured()).get_absolute_url(), "main/article/figure")
        assert (image.get("fetchpriority"), image.get("loading")) == ("high", None)

    def test_an_upright_one_is_shown_whole(self, client: Client) -> None:
        picture = pictured(width=1200, height=1600)
        (image,) = shown(client, make_public(lead_image=picture).get_absolute_url(), "main/article/figure")
        assert image.get("src") == named(picture, "asli", 1440)

    def test_until_its_sizes_are_made_the_original_is_shown(self, client: Client) -> None:
        picture = make_image()
        (image,) = shown(client, make_public(lead_image=picture).get_absolute_url(), "main/article/figure")
        assert (image.get("src"), sources(image)) == (picture.file.url, [])

    def test_who_made_it_is_named_below(self, client: Client) -> None:
        picture = make_image(credit="Humas Kota", photographer="Wati")
        text = client.get(make_public(lead_image=picture).get_absolute_url()).content.decode()
        assert '<span class="credit">Foto: Humas Kota/Wati</span>' in text


@pytest.mark.parametrize(
    ("credit", "photographer", "line"),
    [
        ("Humas", "Wati", "Humas/Wati"),
        ("Humas", "", "Humas"),
        ("", "Wati", "Wati"),
        ("Wati, Humas", "wati", "Wati, Humas"),
        ("", "", ""),
    ],
)
def test_nobody_is_credited_twice(credit: str, photographer: str, line: str) -> None:
    assert Image(credit=credit, photographer=photographer).credit_line == line


class TestLists:
    def test_the_home_page_begins_with_its_lead_picture(self, client: Client) -> None:
        for _ in range(8):
            make_public(lead_image=pictured())
        first, *others = shown(client, "/")
        assert (first.get("fetchpriority"), {image.get("loading") for image in others}) == ("high", {"lazy"})

    def test_a_wide_place_has_wide_pictures_and_a_small_one_small(self, client: Client) -> None:
        for _ in range(8):
            make_public(lead_image=pictured())
        shapes = {image.get("src").split("-")[1] for image in shown(client, "/")}
        assert shapes == {"16x9", "4x3"}

    def test_a_row_offers_no_size_that_it_never_needs(self, client: Client) -> None:
        make_public(lead_image=pictured())
        (image,) = shown(client, "/berita/")
        assert [re.findall(r" (\d+)w", row.get("srcset", "")) for row in sources(image)] == [
            ["480", "960"]
        ] * 2

    def test_of_a_list_only_the_first_picture_is_fetched_before_it_is_seen(self, client: Client) -> None:
        for _ in range(3):
            make_public(lead_image=pictured())
        assert [image.get("loading") for image in shown(client, "/berita/")] == [None, "lazy", "lazy"]

    @pytest.mark.parametrize(("address", "most"), [("/", 42), ("/berita/", 30), ("/rss/", 6)])
    def test_of_the_sizes_only_those_are_read_that_are_printed(
        self, client: Client, address: str, most: int
    ) -> None:
        make_office()
        for _ in range(6):
            make_public(lead_image=pictured())
        assert Rendition.objects.count() == 6 * 24
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        (asked,) = [row["sql"] for row in queries if 'FROM "articles_rendition"' in row["sql"]]
        with connection.cursor() as cursor:
            cursor.execute(asked)
            assert len(cursor.fetchall()) <= most


class TestMachines:
    def test_searchers_are_told_of_three_shapes(self, client: Client) -> None:
        picture = pictured()
        told = facts(client, make_public(lead_image=picture))["image"]
        assert [row["url"] for row in told] == [
            f"http://testserver{named(picture, ratio, width)}"
            for ratio, width in (("16:9", 1440), ("4:3", 960), ("1:1", 640))
        ]

    def test_searchers_are_told_who_made_it_and_what_it_shows(self, client: Client) -> None:
        picture = pictured(credit="Humas", photographer="Wati", caption="Loket malam.")
        told = facts(client, make_public(lead_image=picture))["image"][0]
        assert (told["creditText"], told["creator"], told["caption"]) == (
            "Humas/Wati",
            {"@type": "Person", "name": "Wati"},
            "Loket malam.",
        )

    def test_nothing_is_told_of_whom_nobody_knows(self, client: Client) -> None:
        told = facts(client, make_public(lead_image=pictured(credit="", caption="")))["image"][0]
        assert set(told) == {"@type", "url", "width", "height"}

    def test_a_shared_link_shows_the_photo_at_its_widest(self, client: Client) -> None:
        picture = pictured()
        found = card(client, make_public(lead_image=picture))
        assert found["og:image"] == f"http://testserver{named(picture, '16:9', 1440)}"
        assert (found["og:image:width"], found["twitter:card"]) == ("1440", "summary_large_image")

    def test_until_its_sizes_are_made_a_shared_link_shows_the_original(self, client: Client) -> None:
        picture = make_image()
        found = card(client, make_public(lead_image=picture))
        assert found["og:image"] == f"http://testserver{picture.file.url}"

    def test_a_text_without_photo_is_shared_with_its_card(self, client: Client) -> None:
        article = make_public(headline="Loket malam")
        address = share_cards.card_of(article, Office.objects.current()).src
        found = card(client, article)
        assert (found["og:image"], found["og:image:alt"]) == (f"http://testserver{address}", "Loket malam")
        assert facts(client, article)["image"][0]["url"] == f"http://testserver{address}"

    def test_the_card_costs_its_page_nothing(self, client: Client) -> None:
        make_office()
        with CaptureQueriesContext(connection) as queries:
            client.get(make_public().get_absolute_url())
        assert not any("sharecard" in row["sql"] for row in queries)

    def test_the_month_s_sitemap_names_the_widest_jpeg(self, client: Client) -> None:
        picture = pictured()
        article = make_public(lead_image=picture)
        text = client.get(sitemap_of(article)).content.decode()
        assert f"<image:loc>http://testserver{named(picture, '16:9', 1440)}</image:loc>" in text

    def test_a_sitemap_names_no_picture_where_there_is_none(self, client: Client) -> None:
        assert "image:loc" not in client.get(sitemap_of(make_public())).content.decode()


def sitemap_of(article: Article) -> str:
    at = timezone.localtime(article.published_at)
    return f"/sitemap-berita-{at:%Y-%m}.xml"


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "copy"])
def test_no_page_feed_or_sitemap_names_a_picture_of_a_text_that_is_not_public(
    client: Client, state: str
) -> None:
    make_office()
    now, picture, shelf = timezone.now(), pictured(), make_category("Layanan", slug="layanan")
    other = make_public(category=shelf, tags=["air"])
    fields: dict[str, Any] = {"lead_image": picture, "category": shelf, "tags": ["air"]}
    hidden = {
        "draft": lambda: make_draft(**fields),
        "scheduled": lambda: make_article(now, now + timedelta(minutes=30), **fields),
        "withdrawn": lambda: make_withdrawn(now, **fields),
        "copy": lambda: make_draft(replaces=other, slug=None, **fields),
    }[state]()
    card_address = share_cards.card_of(hidden, Office.objects.current()).src
    addresses = ["/", "/berita/", "/rss/", "/kategori/layanan/", "/kategori/layanan/rss/", "/cari/?q=loket"]
    addresses += [sitemap_of(other), other.get_absolute_url(), hidden.live.get_absolute_url()]
    pages = [client.get(address).content.decode() for address in addresses]
    secrets = [f"gambar/uji/{picture.pk}-", picture.file.name, card_address]
    assert [secret for secret in secrets for page in pages if secret in page] == []
