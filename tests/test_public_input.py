"""Nothing that a visitor sends makes the site fail."""

import pytest
from django.db import connection
from django.test import Client

from tests.factories import make_office, make_public
from tests.visitor import database_gone

pytestmark = pytest.mark.django_db

NUMBERS = ["0", "-1", "abc", "1e9", "99999999999999", "9" * 5000, "", "%00", "%ff", "٣", "1.5", "+1", " 1"]
TEXTS = [
    "%00",
    "a%00b",
    "%ff%fe",
    "%C3%28",
    "%ED%A0%80",
    "%F0%9F%8E%89",
    "%E2%80%AE%E2%80%8F",
    "'%22%3E%3Cscript%3E",
    "%25",
    "100%",
    "%0d%0aSet-Cookie:%20a=b",
    ":*%26|!()",
    "a" * 5000,
    "%E2%80%8D" * 300,
    "..%2f..%2f",
    "{{ 7*7 }}".replace(" ", "%20"),
]
LISTS = [
    "/",
    "/berita/",
    "/kategori/rak/",
    "/tagar/air/",
    "/jenis/sambutan/",
    "/arsip/",
    "/cari/",
    "/sorotan-media/",
    "/ralat/",
    "/faq/",
    "/tautan/",
    "/peta-situs/",
    "/rss/",
    "/sitemap.xml",
]
QUERIES = [
    *(f"halaman={number}" for number in NUMBERS),
    *(f"q={text}" for text in TEXTS),
    *(f"q=air&halaman={number}" for number in NUMBERS),
    "halaman=1&halaman=x",
    "q[]=1&q[$ne]=2",
    "=&=&;;&&",
    "%",
    "&".join(f"a{n}=1" for n in range(3000)),
]
PATHS = [
    *(f"/berita/{number}/judul/" for number in NUMBERS),
    *(f"/berita/{{pk}}/{text}/" for text in TEXTS),
    *(f"/{place}/{text}/" for place in ("kategori", "tagar", "jenis", "halaman") for text in TEXTS),
    *(f"/kategori/{text}/rss/" for text in TEXTS),
    *(f"/{place}/{number}/" for place in ("pratinjau", "baca") for number in NUMBERS),
    *(f"/media/{text}" for text in TEXTS),
    *(f"/aksen/{text}.css" for text in TEXTS),
    *(f"/sitemap-{text}.xml" for text in TEXTS),
    *(f"/sitemap-berita-{month}.xml" for month in ("2026-13", "0000-01", "9999-12", "2026-1", "1900-01")),
    *(
        f"/arsip/{month}/"
        for month in ("2026/13", "2026/00", "0/1", "0000/01", "9999/12", "2099/12", "1900/01")
    ),
    *(f"/{text}" for text in TEXTS),
    "/" + "x" * 20_000,
    "//berita//",
    "/berita",
    "/BERITA/",
]
CLEAR = {200, 204, 301, 302, 400, 404, 405}


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    make_office()


@pytest.mark.parametrize("address", LISTS)
def test_no_query_string_makes_a_list_fail(client: Client, address: str) -> None:
    make_public(tags=["air"])
    statuses = {query[:60]: client.get(f"{address}?{query}").status_code for query in QUERIES}
    assert {query: status for query, status in statuses.items() if status not in CLEAR} == {}


@pytest.mark.parametrize("method", ["get", "head", "post", "options"])
def test_no_address_makes_the_site_fail(client: Client, method: str) -> None:
    article = make_public()
    statuses = {}
    for path in PATHS:
        address = path.replace("{pk}", str(article.pk))
        statuses[path[:60]] = getattr(client, method)(address).status_code
    assert {path: status for path, status in statuses.items() if status not in CLEAR} == {}


def test_a_404_repeats_nothing_of_what_was_asked(client: Client) -> None:
    response = client.get("/%3Cscript%3Eburuk/")
    assert (response.status_code, b"buruk" in response.content) == (404, False)


def test_the_search_page_shows_the_question_as_text_only(client: Client) -> None:
    page = client.get("/cari/?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page


def test_a_direction_mark_in_the_question_is_dropped(client: Client) -> None:
    assert "\u202e" not in client.get("/cari/?q=air%E2%80%AEmata").content.decode()


def test_a_host_that_is_not_ours_is_refused_in_the_look_of_the_site(client: Client) -> None:
    response = client.get("/berita", headers={"Host": "lain.example"})
    assert response.status_code == 400
    assert "Dinas Contoh" in response.content.decode()


@pytest.mark.parametrize("address", ["/berita", "/berita/"])
def test_a_refused_host_gets_the_content_policy_too(client: Client, address: str) -> None:
    response = client.get(address, headers={"Host": "lain.example"})
    assert ["default-src 'none'" in response["Content-Security-Policy"], response["X-Frame-Options"]] == [
        True,
        "DENY",
    ]


@pytest.mark.parametrize("address", ["/redaksi/", "/redaksi/login/", "/pratinjau/1/", "/media/a.webp"])
def test_a_cookie_that_spells_nul_is_none(client: Client, address: str) -> None:
    with_nul = client.get(address, headers={"Cookie": r'sessionid="aaaaaaaaaaaa\000"'})
    assert with_nul.status_code == client.get(address).status_code


def test_a_form_without_its_token_is_refused_in_the_look_of_the_site() -> None:
    response = Client(enforce_csrf_checks=True).post("/redaksi/login/", {"username": "a"})
    assert response.status_code == 403
    assert "Dinas Contoh" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/berita/1/judul/", "/tidak-ada/", "/media/a.webp", "/rss/"])
def test_without_a_database_a_page_of_ours_says_so(address: str) -> None:
    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(database_gone):
        response = client.get(address)
    assert (response.status_code, response["Cache-Control"]) == (500, "no-store")
    assert "Ada gangguan di pihak kami" in response.content.decode()
