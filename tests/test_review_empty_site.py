"""A brand-new office: nothing written, nothing listed, and nothing that looks broken."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from articles.models import Category, User
from tests.cast import sign_in
from tests.factories import make_article, make_category, make_office

pytestmark = pytest.mark.django_db


def test_the_site_map_names_no_shelves_where_there_are_none(client: Client) -> None:
    assert "<h2>Kategori</h2>" not in client.get(reverse("pages:site_map")).content.decode()


def test_the_site_map_names_the_shelves_that_exist(client: Client) -> None:
    make_category("Layanan")
    assert Category.objects.get().get_absolute_url() in client.get(reverse("pages:site_map")).content.decode()


def test_the_address_that_browsers_guess_leads_to_an_icon(client: Client) -> None:
    make_office()
    assert client.get("/favicon.ico")["Location"].endswith("favicon.svg")


def test_the_guessed_icon_is_the_logo_where_there_is_one(client: Client) -> None:
    office = make_office()
    type(office).objects.update(logo="kantor/logo.png")
    assert client.get("/favicon.ico")["Location"].endswith("kantor/logo.png")


def desk(user: User, address: str = "admin:index") -> str:
    return sign_in(user).get(reverse(address)).content.decode()


def test_the_dashboard_has_one_main_heading(sari: User) -> None:
    assert desk(sari).count("<h1") == 1


def test_the_site_admin_of_a_new_office_is_led_to_the_first_shelf(sari: User) -> None:
    assert "Buat kategori pertama" in desk(sari)


def test_a_writer_of_a_new_office_learns_whom_to_ask_for_a_shelf(wati: User) -> None:
    assert "Mintalah admin kategori membuatnya" in desk(wati)


def test_where_there_is_a_shelf_nobody_is_told_to_make_the_first(sari: User) -> None:
    make_category("Layanan")
    assert "Belum ada kategori" not in desk(sari)


def test_the_category_admin_begins_with_the_shelves_and_what_stands_on_them(joko: User) -> None:
    make_article(category=make_category("Layanan"))
    make_category("Kosong")
    page = desk(joko)
    assert "1 berita terbit" in page
    assert "belum ada berita terbit" in page


def test_the_shelves_on_the_dashboard_cost_the_same_however_many(
    joko: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        make_article(category=make_category(f"Rak {number}"))
    client = sign_in(joko)
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:index"))


def test_an_empty_list_does_not_speak_of_filters(sari: User) -> None:
    page = desk(sari, "admin:articles_article_changelist")
    assert "Belum ada isinya" in page
    assert "Tidak ada yang cocok" not in page


def test_a_search_without_result_offers_the_whole_list(sari: User) -> None:
    make_article()
    page = sign_in(sari).get(reverse("admin:articles_article_changelist"), {"q": "zzz"}).content.decode()
    assert "Tidak ada yang cocok" in page
    assert "Tampilkan semua" in page
