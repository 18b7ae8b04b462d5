"""Dead links in texts: ours looked up, others' remembered; and how little other sites are asked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import links
from articles.models import Article, FormerCategorySlug, LinkCheck
from newsroom.outgoing import Answer, Asker
from pages.models import Page
from tests.factories import NOW, make_article, make_category, make_draft, make_withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asking(settings) -> None:
    settings.LINK_CHECKS = True


class Deaf(Asker):
    """Knows of each host what it answers, and whom it was sent to; opens no connection."""

    def __init__(self, dead: set[str] = frozenset()):  # type: ignore[assignment]
        super().__init__("uji")
        self.dead, self.asked = dead, []  # type: ignore[var-annotated]

    def ask(self, address: str) -> Answer:
        self.asked.append(address)
        return Answer(True, 404) if address in self.dead else Answer(False, 200)


def dead(*hrefs: str) -> set[str]:
    return set(links.dead_among(hrefs, NOW))


# Ours


def test_a_link_to_a_public_article_is_sound():
    article = make_article()
    assert dead(article.get_absolute_url(), reverse("articles:permalink", args=[article.pk])) == set()


@pytest.mark.parametrize("make", [make_draft, make_withdrawn])
def test_a_link_to_an_article_that_readers_do_not_see_is_dead(make):
    address = make().get_absolute_url()
    assert dead(address) == {address}


def test_a_hidden_article_and_one_that_never_was_are_told_alike():
    hidden, never = make_draft().get_absolute_url(), "/berita/999999999999/entah/"
    assert len(set(links.dead_among([hidden, never], NOW).values())) == 1


def test_the_sites_own_name_makes_no_difference(settings):
    settings.NEWSROOM_SITE_URL = "https://berita.example"
    assert dead("https://berita.example/entah/", "http://berita.example/") == {
        "https://berita.example/entah/"
    }


def test_categories_tags_kinds_and_pages_are_looked_up():
    shelf = make_category(slug="layanan")
    FormerCategorySlug.objects.create(category=shelf, slug="dulu")
    make_article(category=shelf, tags=["Loket"])
    Page.objects.create(slug="tentang", title="Tentang", is_public=True)
    sound = [
        "/kategori/layanan/",
        "/kategori/dulu/",
        "/tagar/loket/",
        "/jenis/siaran-pers/",
        "/halaman/tentang/",
        "/faq/",
    ]
    gone = [
        address.replace("n/", "nx/").replace("u/", "ux/").replace("t/", "tx/").replace("s/", "sx/")
        for address in sound[:5]
    ]
    assert dead(*sound) == set()
    assert len(dead(*gone)) == 5


def test_a_page_of_the_desk_is_none_for_readers():
    assert dead("/redaksi/articles/article/", "/pratinjau/1/") == {
        "/redaksi/articles/article/",
        "/pratinjau/1/",
    }


@pytest.mark.parametrize(
    "href",
    [
        "#bawah",
        "?halaman=2",
        "mailto:humas@dinas.example",
        "tel:+6221500",
        "/media/dokumen/a.pdf",
        "/cari",
        "/",
        "",
    ],
)
def test_what_needs_no_look_up_is_sound(href):
    assert dead(href) == set()


@pytest.mark.parametrize("href", ["www.dinas.example", "berita/1/", "dinas.example/loket"])
def test_an_address_without_its_scheme_is_dead(href):
    assert dead(href) == {href}


@pytest.mark.parametrize(
    "href", ["http://[::1", "https://", "/berita/99999999999999999999999/x/", "/%00", "//"]
)
def test_nonsense_is_no_fault(href):
    links.dead_among([href], NOW)
    links.remember([href], NOW)


def test_a_hundred_links_cost_as_many_queries_as_one_of_each_sort():
    one = ["/berita/1/a/", "/kategori/a/", "/tagar/a/", "https://satu.example/"]
    many = [*one, *(f"/berita/{n}/a/" for n in range(30)), *(f"https://situs{n}.example/" for n in range(30))]
    counts = []
    for hrefs in (one, many):
        with CaptureQueriesContext(connection) as queries:
            links.dead_among(hrefs, NOW)
        counts.append(len(queries))
    assert counts[0] == counts[1]


# Others'


def asked(asker: Deaf, now=NOW, most: int = 50, **options) -> list[str]:
    list(links.ask_waiting(asker, now, most=most, **options))
    return asker.asked


def test_an_address_is_asked_once_and_its_death_remembered():
    address = "https://contoh.example/hilang"
    links.remember([f"{address}#bagian", address], NOW)
    assert asked(Deaf({address})) == [address]
    assert links.dead_among([f"{address}#bagian"], NOW) == {
        f"{address}#bagian": "situs itu menjawab 404, halaman tidak ada"
    }


def test_a_name_that_nobody_has_is_told_so():
    links.remember(["https://entah.example/"], NOW)
    links.keep(LinkCheck.objects.get(), Answer(True))
    assert list(links.dead_among(["https://entah.example/"], NOW).values()) == [
        "nama situs itu tidak dikenal"
    ]


@pytest.mark.parametrize(
    ("is_dead", "days", "again"), [(False, 6, False), (False, 7, True), (True, 0.9, False), (True, 1, True)]
)
def test_it_is_asked_again_after_a_week_or_where_dead_after_a_day(is_dead, days, again):
    address = "https://contoh.example/"
    links.remember([address], NOW)
    asked(Deaf({address} if is_dead else set()))
    links.remember([address], NOW + timedelta(days=days))
    assert bool(asked(Deaf(), NOW + timedelta(days=days))) is again


def test_what_is_asked_anew_is_dead_until_it_answers():
    address = "https://contoh.example/"
    links.remember([address], NOW)
    asked(Deaf({address}))
    links.remember([address], NOW + timedelta(days=2))
    assert dead(address) == {address}


def test_one_host_is_asked_thirty_times_an_hour_at_most():
    links.remember([f"https://contoh.example/{n}" for n in range(40)], NOW)
    assert len(asked(Deaf())) == links.PER_HOST_AND_HOUR
    assert asked(Deaf(), NOW + timedelta(minutes=30)) == []
    assert len(asked(Deaf(), NOW + timedelta(minutes=61))) == 10


def test_a_host_that_had_its_share_holds_no_other_up():
    links.remember([f"https://contoh.example/{n}" for n in range(100)], NOW)
    links.remember(["https://lain.example/"], NOW)
    asked(Deaf(), most=links.PER_HOST_AND_HOUR)
    assert asked(Deaf(), most=2) == ["https://lain.example/"]


def test_there_is_an_end_to_what_is_asked_in_an_hour():
    links.remember([f"https://situs{n}.example/" for n in range(20)], NOW)
    assert len(asked(Deaf(), per_hour=12)) == 12


def test_of_one_text_a_hundred_links_are_looked_at():
    assert links.remember([f"https://situs{n}.example/" for n in range(150)], NOW) == (100, 100)


def test_an_office_that_asks_nobody_remembers_nothing(settings):
    settings.LINK_CHECKS = False
    assert links.remember(["https://contoh.example/"], NOW) == (0, 0)
    assert not LinkCheck.objects.exists()


def test_addresses_that_no_text_asks_for_are_forgotten():
    links.remember(["https://contoh.example/"], NOW)
    asked(Deaf())
    assert links.forget_old(NOW + timedelta(days=89)) == 0
    assert links.forget_old(NOW + timedelta(days=91)) == 1
    assert not Article.objects.exists()
