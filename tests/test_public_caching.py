"""Public pages are the same for everybody, and caches may keep them for a minute."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from articles.models import Office, User
from articles.public import keep_briefly
from newsroom import accent
from newsroom.frame import Frame
from tests.cast import sign_in
from tests.factories import make_article, make_office
from tests.test_public_queries import PAGES, address_of, fill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    make_office()
    fill(2)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_kept_for_a_minute(client: Client, page: str) -> None:
    assert client.get(address_of(page))["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_sets_or_minds_a_cookie(client: Client, page: str) -> None:
    response = client.get(address_of(page))
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("page", PAGES)
def test_a_colleague_gets_the_very_same_page(client: Client, wati: User, page: str) -> None:
    ours, theirs = sign_in(wati).get(address_of(page)), client.get(address_of(page))
    assert (ours.content, ours.headers) == (theirs.content, theirs.headers)


@pytest.mark.parametrize("page", PAGES)
def test_an_unchanged_page_is_not_sent_again(client: Client, page: str) -> None:
    tag = client.get(address_of(page))["ETag"]
    response = client.get(address_of(page), headers={"If-None-Match": tag})
    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("page", PAGES)
def test_head_answers_like_get_without_a_body(client: Client, page: str) -> None:
    response = client.head(address_of(page))
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_takes_a_post(client: Client, page: str) -> None:
    assert client.post(address_of(page)).status_code == 405


def test_no_cache_outlives_the_next_scheduled_minute(client: Client) -> None:
    make_article(published_at=timezone.now() + timedelta(seconds=20))
    assert 10 <= int(client.get("/")["Cache-Control"].rpartition("=")[2]) < 20


def test_the_404_of_a_scheduled_article_does_not_outlive_its_minute_either(client: Client) -> None:
    article = make_article(published_at=timezone.now() + timedelta(seconds=20))
    response = client.get(article.get_absolute_url())
    assert (response.status_code, int(response["Cache-Control"].rpartition("=")[2]) < 20) == (404, True)


def test_the_time_that_an_answer_took_is_not_added_to_its_life(rf: RequestFactory) -> None:
    make_article(published_at=timezone.now() + timedelta(seconds=40))
    request = rf.get("/")
    request.now = timezone.now() - timedelta(seconds=25)  # as after a slow query
    request.frame = Frame(request.now)
    kept = keep_briefly(HttpResponse(), request)
    assert 25 <= int(kept["Cache-Control"].rpartition("=")[2]) < 40


def test_a_minute_that_comes_later_than_a_cache_lives_changes_nothing(client: Client) -> None:
    make_article(published_at=timezone.now() + timedelta(minutes=30))
    assert client.get("/")["Cache-Control"] == "public, max-age=60"


def test_the_minute_is_minded_on_a_site_without_an_office_too(client: Client) -> None:
    Office.objects.all().delete()
    make_article(published_at=timezone.now() + timedelta(seconds=20))
    assert int(client.get("/")["Cache-Control"].rpartition("=")[2]) < 20


class TestAccent:
    """The office's colour: a stylesheet whose address changes with it."""

    def test_is_kept_for_good(self, client: Client) -> None:
        response = client.get(f"/aksen/{Office.objects.current().accent_digest}.css")
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.content.startswith(b":root{--accent")

    def test_the_page_names_the_address_of_the_day(self, client: Client) -> None:
        Office.objects.update(accent="#0b5fa5")
        assert f"/aksen/{accent.digest('#0b5fa5')}.css" in client.get("/").content.decode()

    @pytest.mark.parametrize("digest", ["lama", "0" * 12, "a" * 5000])
    def test_an_old_address_leads_to_the_new_for_a_while(self, client: Client, digest: str) -> None:
        response = client.get(f"/aksen/{digest}.css")
        assert response.status_code == 302
        assert response["Location"] == f"/aksen/{Office.objects.current().accent_digest}.css"
        assert response["Cache-Control"] == "public, max-age=60"
