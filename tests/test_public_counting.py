"""Counting a read over HTTP."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article, DailyViews, Office, PopularArticle, User
from newsroom import visitors
from tests.cast import sign_in
from tests.factories import make_article, make_draft, make_office, make_public, make_withdrawn
from tests.visitor import database_gone

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin", "User-Agent": "Peramban/1"}


def count(client: Client, article: Article, **headers: str) -> object:
    return client.post(f"/baca/{article.pk}/", headers={**HERE, **headers})


def reads(article: Article) -> int:
    return sum(DailyViews.objects.filter(article=article).values_list("count", flat=True))


def test_a_read_is_counted_and_the_number_told(client: Client) -> None:
    article = make_public(opening_view_count=1855)
    response = count(client, article)
    assert (response.json(), reads(article)) == ({"reads": 1856}, 1)


def test_the_same_reader_is_not_counted_again_at_once(client: Client) -> None:
    article = make_public()
    count(client, article)
    assert count(client, article).json() == {"reads": 1}


def test_another_browser_is_another_reader(client: Client) -> None:
    article = make_public()
    count(client, article)
    assert count(client, article, **{"User-Agent": "Peramban/2"}).json() == {"reads": 2}


def test_a_colleague_is_not_counted_but_sees_the_number(wati: User) -> None:
    article = make_public(opening_view_count=7)
    assert (count(sign_in(wati), article).json(), reads(article)) == ({"reads": 7}, 0)


def test_a_foreign_cookie_is_no_colleague(client: Client) -> None:
    article = make_public()
    client.cookies["sessionid"] = "palsu"
    assert count(client, article).json() == {"reads": 1}


def test_what_is_not_public_answers_with_the_same_emptiness(client: Client) -> None:
    hidden = [
        make_draft().pk,
        make_article(published_at=timezone.now() + timedelta(hours=1)).pk,
        make_withdrawn(timezone.now()).pk,
    ]
    answers = [client.post(f"/baca/{pk}/", headers=HERE) for pk in [*hidden, 99_999_999, 10**30]]
    assert {(answer.status_code, answer.content) for answer in answers} == {(204, b"")}
    assert all(answer.headers == answers[-1].headers for answer in answers)


def test_what_is_not_public_is_not_counted(client: Client) -> None:
    article = make_withdrawn(timezone.now())
    count(client, article)
    assert reads(article) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://lain.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_other_sites_cannot_count(client: Client, headers: dict[str, str]) -> None:
    article = make_public()
    response = client.post(f"/baca/{article.pk}/", headers=headers)
    assert (response.status_code, reads(article)) == (204, 0)


def test_an_older_browser_is_known_by_its_origin(client: Client) -> None:
    article = make_public()
    response = client.post(f"/baca/{article.pk}/", headers={"Origin": "http://testserver"})
    assert response.json() == {"reads": 1}


def test_it_needs_no_token() -> None:
    article = make_public()
    assert count(Client(enforce_csrf_checks=True), article).status_code == 200


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_only_a_post_counts(client: Client, method: str) -> None:
    article = make_public()
    response = getattr(client, method)(f"/baca/{article.pk}/", headers=HERE)
    assert (response.status_code, reads(article)) == (405, 0)


def test_no_cache_keeps_the_answer(client: Client) -> None:
    assert "no-store" in count(client, make_public())["Cache-Control"]


def test_it_sets_no_cookie(client: Client) -> None:
    assert not count(client, make_public()).cookies


def test_the_day_is_the_office_s(client: Client) -> None:
    make_office(time_zone=Office.Zone.WIT)
    article = make_public()
    count(client, article)
    assert DailyViews.objects.get().day == timezone.now().astimezone(Office.objects.current().zone).date()


def test_the_list_of_the_most_read_is_renewed(client: Client) -> None:
    article = make_public()
    count(client, article)
    assert PopularArticle.objects.get().article_id == article.pk


def test_a_database_that_does_not_answer_is_a_quiet_503(client: Client) -> None:
    article = make_public()
    with connection.execute_wrapper(database_gone):
        response = count(client, article)
    assert (response.status_code, response.content) == (503, b"")


class TestTheReadersAddress:
    """`newsroom.visitors.address`."""

    def address(self, settings: Settings, trusted: int, forwarded: str = "") -> str:
        settings.TRUSTED_PROXY_COUNT = trusted
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        return visitors.address(RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.9"))

    def test_without_a_proxy_what_is_forwarded_is_not_believed(self, settings: Settings) -> None:
        assert self.address(settings, 0, "203.0.113.7") == "10.0.0.9"

    def test_one_proxy_names_the_reader_last(self, settings: Settings) -> None:
        assert self.address(settings, 1, "palsu, 203.0.113.7") == "203.0.113.7"

    def test_two_proxies_name_him_one_before(self, settings: Settings) -> None:
        assert self.address(settings, 2, "palsu, 203.0.113.7, 198.51.100.1") == "203.0.113.7"

    def test_a_request_past_the_proxies_is_known_by_its_own_address(self, settings: Settings) -> None:
        assert self.address(settings, 2, "203.0.113.7") == "10.0.0.9"
