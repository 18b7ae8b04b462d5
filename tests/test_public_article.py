"""The page of an article, for people and for machines."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import (
    Correction,
    Office,
    RelatedPin,
    User,
)
from tests.factories import (
    make_category,
    make_draft,
    make_highlight,
    make_image,
    make_office,
    make_public,
    make_user,
)
from tests.visitor import page

pytestmark = pytest.mark.django_db


def facts(text: str) -> list[dict[str, Any]]:
    """The page's schema.org graph."""
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text).group(1))[
        "@graph"
    ]


class TestArticle:
    def test_shows_every_element_of_the_ministry_s_page(self, client: Client) -> None:
        make_office()
        article = make_public(
            headline="Loket buka malam",
            category=make_category("Layanan"),
            writer=make_user(initials="mth"),
            dateline="Kota Percontohan, Dinas Contoh",
            opening_view_count=1856,
            published_at=datetime(2022, 1, 29, 3, 0, tzinfo=UTC),
            body="<p>Warga datang.</p><h2>Membumi</h2><p>Selesai.</p>",
            sign_off="(rb/m)",
        )
        related = make_public(headline="Terkait", summary="Teaser terkait.")
        make_highlight(title="Diliput media", article=article)
        text = page(client, article.get_absolute_url())
        for element in [
            "29 Januari 2022",
            "10.00 WIB",
            "1.856",
            "Loket buka malam</h1>",
            "Kategori",
            "Layanan</a> | mth",
            "Kota Percontohan, Dinas Contoh –",
            "<h2>Membumi</h2>",
            "(rb/m)",
            "Berita Terkait",
            related.get_absolute_url(),
            "Teaser terkait.",
            "Selengkapnya",
            "Sorotan Media",
            "Diliput media",
        ]:
            assert element in text, element

    def test_shows_picture_caption_and_credit(self, client: Client) -> None:
        image = make_image(caption="Petugas di loket.", credit="Humas", alt_text="Seorang petugas")
        text = page(client, make_public(lead_image=image).get_absolute_url())
        assert 'alt="Seorang petugas"' in text
        assert "Petugas di loket." in text
        assert "Foto: Humas" in text

    def test_a_caption_of_its_own_replaces_the_library_s(self, client: Client) -> None:
        article = make_public(lead_image=make_image(caption="Umum."), lead_caption="Khusus.")
        text = page(client, article.get_absolute_url())
        assert ("Khusus." in text, "Umum." in text) == (True, False)

    def test_shows_tags_that_lead_to_their_pages(self, client: Client) -> None:
        assert 'href="/tagar/air-minum/"' in page(client, make_public(tags=["air minum"]).get_absolute_url())

    def test_a_tag_of_emoji_only_has_an_address_too(self, client: Client) -> None:
        article = make_public(tags=["🎉", "🎈"])
        for tag in article.tags.all():
            assert article.get_absolute_url() in page(client, tag.get_absolute_url())

    def test_shows_a_correction_with_its_time(self, client: Client) -> None:
        article = make_public()
        Correction.objects.create(
            article=article,
            text="Semula tertulis 41.",
            issued_at=datetime(2026, 1, 2, 3, 0, tzinfo=UTC),
            issued_by=article.writer,
        )
        text = page(client, article.get_absolute_url())
        assert ("Semula tertulis 41." in text, "2 Januari 2026, 10.00 WIB" in text) == (True, True)

    def test_an_article_never_changed_claims_no_change(self, client: Client) -> None:
        assert "Diperbarui" not in page(client, make_public().get_absolute_url())

    def test_shows_the_number_of_a_press_release(self, client: Client, wati: User, rina: User) -> None:
        now = timezone.now()
        draft = make_draft(kind="press_release", writer=wati)
        workflow.submit(article=draft, by=wati, now=now)
        article = workflow.publish(article=draft, by=rina, now=now)
        assert article.release_number.label in page(client, article.get_absolute_url())

    def test_times_are_the_office_s(self, client: Client) -> None:
        make_office(time_zone=Office.Zone.WIT)
        article = make_public(published_at=datetime(2026, 1, 1, 15, 30, tzinfo=UTC))
        assert "2 Januari 2026, 00.30 WIT" in page(client, article.get_absolute_url())

    def test_highlights_about_it_come_first(self, client: Client) -> None:
        article = make_public()
        for _ in range(4):
            make_highlight()
        about = make_highlight(article=article, date=datetime(2020, 1, 1, tzinfo=UTC).date())
        assert client.get(article.get_absolute_url()).context["highlights"][0] == about

    def test_pins_come_first_among_related(self, client: Client) -> None:
        article, pinned = make_public(), make_public(published_at=timezone.now() - timedelta(days=900))
        for _ in range(5):
            make_public()
        RelatedPin.objects.create(article=article, target=pinned)
        related = list(client.get(article.get_absolute_url()).context["related"])
        assert (related[0], len(related)) == (pinned, 4)

    def test_its_links_to_other_hosts_tell_them_nothing(self, client: Client) -> None:
        article = make_public(body='<p><a href="https://lain.example/">Lain</a></p>')
        assert '<a href="https://lain.example/" rel="noopener noreferrer">' in page(
            client, article.get_absolute_url()
        )

    def test_share_links_carry_headline_and_address(self, client: Client) -> None:
        article = make_public(headline="Air & udara")
        share = dict(client.get(article.get_absolute_url()).context["share"])
        assert share["WhatsApp"] == (
            f"https://wa.me/?text=Air%20%26%20udara%20http%3A%2F%2Ftestserver%2Fberita%2F{article.pk}"
            f"%2F{article.slug}%2F"
        )


class TestForMachines:
    def test_an_article_is_a_news_article(self, client: Client) -> None:
        make_office(name="Dinas Contoh")
        article = make_public(headline="Loket", tags=["loket"], lead_image=make_image())
        news = facts(page(client, article.get_absolute_url()))[0]
        assert news["@type"] == "NewsArticle"
        assert news["headline"] == "Loket"
        assert news["datePublished"] == article.published_at.isoformat()
        assert news["publisher"]["name"] == "Dinas Contoh"
        assert news["keywords"] == ["loket"]
        assert news["image"][0]["url"].startswith("http://testserver/media/")

    def test_a_writer_is_named_only_by_a_byline(self, client: Client) -> None:
        writer = make_user(name="Wati Handayani", initials="wth")
        text = page(client, make_public(writer=writer).get_absolute_url())
        assert "Wati Handayani" not in text
        guest = facts(page(client, make_public(byline="Tamu").get_absolute_url()))[0]
        assert guest["author"] == {"@type": "Person", "name": "Tamu"}

    def test_the_trail_leads_from_home_over_both_categories(self, client: Client) -> None:
        shelf = make_category("Satwa", parent=make_category("Alam"))
        trail = facts(page(client, make_public(headline="Elang", category=shelf).get_absolute_url()))[1]
        assert [item["name"] for item in trail["itemListElement"]] == ["Beranda", "Alam", "Satwa", "Elang"]

    def test_a_headline_cannot_close_the_data_block(self, client: Client) -> None:
        article = make_public(headline="</script><script>alert(1)</script>")
        text = page(client, article.get_absolute_url())
        assert "<script>alert(1)" not in text
        assert facts(text)[0]["headline"] == "</script><script>alert(1)</script>"

    def test_open_graph_tells_what_a_shared_link_shows(self, client: Client) -> None:
        article = make_public(headline="Loket & malam", summary="Ringkas.")
        text = page(client, article.get_absolute_url())
        assert '<meta property="og:title" content="Loket &amp; malam">' in text
        assert '<meta property="og:type" content="article">' in text
        assert f'<meta property="og:url" content="http://testserver{article.get_absolute_url()}">' in text

    def test_every_page_of_a_list_is_its_own_original(self, client: Client) -> None:
        for _ in range(21):
            make_public()
        text = page(client, "/berita/?halaman=2&utm=x")
        assert '<link rel="canonical" href="http://testserver/berita/?halaman=2">' in text
