"""A brand-new office: nothing written, nothing listed, and nothing that looks broken."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Category
from tests.factories import make_category, make_office

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


def test_a_desk_has_one_main_heading(sari, client: Client) -> None:
    client.force_login(sari)
    assert client.get(reverse("admin:index")).content.decode().count("<h1") == 1
