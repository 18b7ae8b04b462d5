"""What the public is told of its counting: the number, the way to how it is made, and what a read leaves alone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles import readership
from articles.models import Article, PopularArticle, User
from tests.cast import sign_in
from tests.factories import make_office, make_public
from tests.visitor import page

pytestmark = pytest.mark.django_db

ADDRESS = "/cara-menghitung/"
# With nothing between that would say something else.
LEADS_THERE = re.compile(rf'<a [^>]*href="{ADDRESS}"[^>]*>(.*?)</a>', re.DOTALL)


@pytest.fixture
def article() -> Article:
    make_office()
    return make_public(opening_view_count=1855)


def read(article: Article, browser: str = "Peramban/1") -> None:
    reader = readership.Reader("203.0.113.7", "203.0.113.7", browser)
    assert readership.count_read(article.pk, reader=reader, now=timezone.now()) is not None


def ways_there(text: str) -> list[str]:
    """The words of the links to the page, the foot's left out."""
    above = text.partition('<footer class="foot">')[0]
    return [re.sub(r"<[^>]+>|&nbsp;", " ", words) for words in LEADS_THERE.findall(above)]


class TestThePage:
    def test_tells_the_window_and_the_limit_that_hold_here(self, client: Client, settings: Settings) -> None:
        settings.READ_WINDOW, settings.READERS_PER_NETWORK = timedelta(minutes=45), 1234
        text = page(client, ADDRESS)
        assert ("dalam 45 menit" in text, "30 menit" in text) == (True, False)
        assert "paling banyak 1.234 peramban" in text

    @pytest.mark.parametrize(
        "word",
        ["Robot", "tidak jadi Anda buka", "ruang redaksi", "kuki", "JavaScript", "0,6 detik", "situs lama"],
    )
    def test_names_what_a_reader_may_ask(self, client: Client, word: str) -> None:
        assert word in page(client, ADDRESS)

    def test_stands_in_the_site_map_of_people_and_in_that_of_machines(self, client: Client) -> None:
        assert ways_there(page(client, "/peta-situs/")) == ["Cara menghitung pembaca"]
        assert f"<loc>http://testserver{ADDRESS}</loc>" in page(client, "/sitemap-halaman.xml")

    def test_is_named_in_the_foot_of_every_page(self, client: Client) -> None:
        assert LEADS_THERE.findall(page(client, "/faq/")) == ["Cara menghitung pembaca"]


class TestEveryNumberLeadsThere:
    def test_of_an_article(self, client: Client, article: Article) -> None:
        ways = ways_there(page(client, article.get_absolute_url()))
        assert [" ".join(words.split()) for words in ways] == ["Dibaca 1.855 kali (cara kami menghitung)"]

    def test_on_the_home_page_and_above_what_is_read_most(self, client: Client, article: Article) -> None:
        PopularArticle.objects.create(rank=1, article=article, count=3, computed_at=timezone.now())
        ways = [" ".join(words.split()) for words in ways_there(page(client, "/"))]
        assert ways == ["dibaca 1.855 kali (cara kami menghitung)", "Cara kami menghitung"]

    @pytest.mark.parametrize("where", ["/redaksi/", "/redaksi/articles/article/{pk}/change/"])
    def test_on_the_desk(self, rina: User, article: Article, where: str) -> None:
        PopularArticle.objects.create(rank=1, article=article, count=3, computed_at=timezone.now())
        assert ways_there(page(sign_in(rina), where.format(pk=article.pk))) == ["Cara kami menghitung"]


class TestTheNumberOfAPage:
    def test_is_the_opening_count_and_what_was_folded(self, client: Client, article: Article) -> None:
        read(article)
        readership.keep_up(timezone.now())
        assert ">Dibaca 1.856 kali</span>" in page(client, article.get_absolute_url())

    def test_is_written_as_the_office_s_language_writes(
        self, client: Client, settings: Settings, article: Article
    ) -> None:
        settings.LANGUAGE_CODE = "en"
        assert "1,855" in page(client, article.get_absolute_url())

    def test_costs_the_page_neither_its_tag_nor_a_later_date(self, client: Client, article: Article) -> None:
        """Caches go on with what they have; only a fold shows on the page, and in its number alone."""
        before = client.get(article.get_absolute_url())
        read(article)
        between = client.get(article.get_absolute_url())
        readership.keep_up(timezone.now())
        after = client.get(article.get_absolute_url())
        assert between.headers == before.headers
        assert after.content.decode().replace("1.856", "1.855") == before.content.decode()
        assert {**after.headers, "ETag": ""} == {**before.headers, "ETag": ""}

    def test_neither_writes_nor_locks_the_article(self, article: Article) -> None:
        def version() -> Any:
            with connection.cursor() as cursor:
                cursor.execute("SELECT ctid, xmin, xmax FROM articles_article WHERE id = %s", [article.pk])
                return cursor.fetchone()

        before = version()
        read(article)
        readership.keep_up(timezone.now())
        assert version() == before
