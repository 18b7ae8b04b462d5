"""The admin as a whole: its address, its policy, its answers."""

import re

import pytest
from django.urls import reverse

from articles.models import Office
from tests.cast import sign_in

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")


def test_it_lives_at_redaksi():
    assert INDEX == "/redaksi/"


@pytest.mark.parametrize(
    "name", ["index", "articles_article_changelist", "articles_article_add", "articles_image_add"]
)
def test_nothing_comes_from_another_host(name, rina):
    page = sign_in(rina).get(reverse(f"admin:{name}")).content.decode()
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=[\"']([^\"']+)", page)
    assert loaded
    assert not [address for address in loaded if address.startswith(("http", "//"))]


@pytest.mark.parametrize("address", [INDEX, reverse("admin:login"), "/redaksi/tidak-ada/"])
def test_the_policy_names_no_other_host_and_forbids_frames(address, rina):
    policy = sign_in(rina).get(address)["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert not re.search(r"https?:|\*", policy)


@pytest.mark.parametrize("address", [INDEX, reverse("admin:articles_article_add"), "/redaksi/tidak-ada/"])
def test_no_cache_keeps_a_page(address, rina):
    assert "no-store" in sign_in(rina).get(address)["Cache-Control"]


def test_what_is_not_there_answers_in_the_admins_look(rina):
    response = sign_in(rina).get("/redaksi/tidak-ada/")
    assert response.status_code == 404
    assert "Ke meja kerja" in response.content.decode()


def test_times_are_the_offices_and_say_so(wati):
    Office.objects.create(name="Dinas Contoh", time_zone="Asia/Makassar")
    assert "WITA" in sign_in(wati).get(INDEX).content.decode()


def test_the_offices_colour_is_the_admins(wati):
    Office.objects.create(name="Dinas Contoh", accent="#0b5d68")
    assert "--color-primary-600: #0b5d68" in sign_in(wati).get(INDEX).content.decode()


def test_after_signing_in_a_person_is_at_the_desk(wati, client):
    response = client.post(reverse("admin:login"), {"username": "wati", "password": "wati"})
    assert response["Location"] == INDEX
