"""What stands beside the news, and what every answer carries."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import (
    Office,
)
from pages.models import Faq, FaqTopic, Link, LinkGroup, Page
from tests.factories import (
    make_article,
    make_category,
    make_office,
    make_public,
    make_user,
)
from tests.visitor import page

pytestmark = pytest.mark.django_db


class TestBesideTheNews:
    def test_questions_stand_under_their_topics(self, client: Client) -> None:
        topic = FaqTopic.objects.create(name="Layanan")
        Faq.objects.create(topic=topic, question="Jam buka?", slug="jam", answer="<p>Pukul <em>8</em>.</p>")
        text = page(client, "/faq/")
        assert ("Jam buka?" in text, 'id="jam"' in text, "<em>8</em>" in text) == (True, True, True)

    def test_a_hidden_question_is_not_shown(self, client: Client) -> None:
        topic = FaqTopic.objects.create(name="Layanan")
        Faq.objects.create(topic=topic, question="Rahasia?", slug="r", answer="<p>Ya.</p>", is_public=False)
        assert "Layanan" not in page(client, "/faq/")

    def test_links_stand_in_their_groups(self, client: Client) -> None:
        group = LinkGroup.objects.create(name="Kementerian")
        Link.objects.create(group=group, name="Lembaga Contoh", url="https://lembaga.example/")
        Link.objects.create(group=group, name="Tersembunyi", url="https://t.example/", is_public=False)
        text = page(client, "/tautan/")
        assert ("Lembaga Contoh" in text, "Tersembunyi" in text) == (True, False)

    def test_a_static_page_shows_its_text(self, client: Client) -> None:
        Page.objects.create(title="Tentang kami", slug="tentang", body="<p>Kami melayani.</p>")
        assert "Kami melayani." in page(client, "/halaman/tentang/")

    def test_a_static_page_that_is_not_public_is_not_found(self, client: Client) -> None:
        Page.objects.create(title="Belum", slug="belum", body="<p>Nanti.</p>", is_public=False)
        assert client.get("/halaman/belum/").status_code == 404

    def test_the_site_map_is_made_from_what_exists(self, client: Client) -> None:
        make_category("Satwa", slug="satwa", parent=make_category("Alam", slug="alam"))
        make_public(published_at=datetime(2022, 6, 15, tzinfo=UTC))
        topic = FaqTopic.objects.create(name="Layanan")
        Faq.objects.create(topic=topic, question="Jam?", slug="jam", answer="<p>8.</p>")
        FaqTopic.objects.create(name="Topik kosong")
        Page.objects.create(title="Tentang", slug="tentang", body="<p>Kami.</p>")
        text = page(client, "/peta-situs/")
        for address in [
            "/kategori/alam/",
            "/kategori/satwa/",
            "/jenis/siaran-pers/",
            "/arsip/#tahun-2022",
            f"/faq/#topik-{topic.pk}",
            "/halaman/tentang/",
        ]:
            assert f'"{address}"' in text, address
        assert "Topik kosong" not in text

    def test_the_footer_names_static_pages_and_social_links(self, client: Client) -> None:
        make_office()
        Page.objects.create(title="Tentang kami", slug="tentang", body="<p>Kami.</p>")
        text = page(client, "/faq/")
        assert 'href="/halaman/tentang/"' in text
        assert 'href="https://kanal.example/contoh"' in text


class TestSafety:
    @pytest.mark.parametrize("address", ["/", "/tidak-ada/", "/rss/", "/robots.txt"])
    def test_every_answer_carries_the_headers_that_protect(self, client: Client, address: str) -> None:
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe-inline" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]

    def test_no_page_says_who_works_here(self, client: Client) -> None:
        article = make_article(timezone.now(), writer=make_user(username="wati.h", initials="wth"))
        assert "wati.h" not in page(client, article.get_absolute_url())

    def test_no_page_holds_a_way_to_the_desk(self, client: Client) -> None:
        assert "/redaksi/" not in page(client, make_public().get_absolute_url())

    def test_times_do_not_outlast_the_request(self, client: Client) -> None:
        make_office(time_zone=Office.Zone.WIT)
        client.get("/")
        assert timezone.get_current_timezone_name() == "Asia/Jakarta"
