"""Counting a read over HTTP."""

import logging
from datetime import timedelta

import pytest
from django.db import InternalError, connection
from django.db.models import Sum
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, DailyViews, Office, PopularArticle, ReadSlot, User
from articles.views.reading import LARGEST, is_robot
from tests.cast import sign_in
from tests.factories import make_article, make_draft, make_office, make_public, make_withdrawn
from tests.visitor import database_gone

pytestmark = pytest.mark.django_db

CHROME = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
HERE = {"Sec-Fetch-Site": "same-origin", "User-Agent": CHROME}
FOREIGN_COOKIE = {"Cookie": "sessionid=palsu"}


def count(client: Client, article: Article, **headers: str) -> HttpResponse:
    return client.post(f"/baca/{article.pk}/", headers={**HERE, **headers})


def reads(article: Article, series: str = "people") -> int:
    of_article = (model.objects.filter(article=article) for model in (ReadSlot, DailyViews))
    return sum(rows.aggregate(sum=Sum(series, default=0))["sum"] for rows in of_article)


def test_a_read_is_counted_and_the_number_told(client: Client) -> None:
    article = make_public(opening_view_count=1855)
    response = count(client, article)
    assert (response.json(), reads(article)) == ({"reads": 1856}, 1)


def test_the_address_is_what_the_page_asks(client: Client) -> None:
    assert (
        client.post(reverse("articles:count_read", args=[make_public().pk]), headers=HERE).status_code == 200
    )


def test_the_same_reader_is_not_counted_again_at_once(client: Client) -> None:
    article = make_public()
    count(client, article)
    assert count(client, article).json() == {"reads": 1}


def test_another_browser_is_another_reader(client: Client) -> None:
    article = make_public()
    count(client, article)
    assert count(client, article, **{"User-Agent": f"{CHROME} X"}).json() == {"reads": 2}


def test_a_forged_address_makes_no_reader(client: Client) -> None:
    article = make_public()
    for number in range(3):
        count(
            client,
            article,
            **{"X-Forwarded-For": f"203.0.113.{number}", "Forwarded": f"for=192.0.2.{number}"},
        )
    assert reads(article) == 1


# Robots


@pytest.mark.parametrize("browser", [GOOGLEBOT, "curl/8.5.0", "python-requests/2.32", "", "  "])
def test_a_robot_is_counted_apart_and_told_the_number(client: Client, browser: str) -> None:
    article = make_public(opening_view_count=4)
    answer = count(client, article, **{"User-Agent": browser})
    assert (answer.json(), reads(article), reads(article, "robots")) == ({"reads": 4}, 0, 1)


def test_who_does_not_say_what_it_is_is_a_robot(client: Client) -> None:
    article = make_public()
    client.post(f"/baca/{article.pk}/", headers={"Sec-Fetch-Site": "same-origin"})
    assert reads(article, "robots") == 1


@pytest.mark.parametrize(
    "browser",
    [
        CHROME,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
        "Mozilla/5.0 (Linux; U; Android 13; id-id; CPH2477) AppleWebKit/537.36 Chrome/123.0 Mobile Safari/537.36 OPR/80.0 UCBrowser/13.4",
    ],
)
def test_what_people_use_is_no_robot(browser: str) -> None:
    assert not is_robot(browser)


@pytest.mark.parametrize("browser", ["a" * 100_000, "\x80\xff" * 50, "(" * 2000, f"{'a ' * 300}{GOOGLEBOT}"])
def test_a_strange_name_is_a_reader(client: Client, browser: str) -> None:
    article = make_public()
    assert count(client, article, **{"User-Agent": browser}).json() == {"reads": 1}


# Colleagues


def test_a_colleague_is_not_counted_but_sees_the_live_number(client: Client, wati: User) -> None:
    article = make_public(opening_view_count=7)
    count(client, article)
    assert (count(sign_in(wati), article).json(), reads(article)) == ({"reads": 8}, 1)


@pytest.mark.parametrize("value", ["palsu", '"a\\000b"', ""])
def test_a_foreign_cookie_is_no_colleague(client: Client, value: str) -> None:
    article = make_public()
    assert count(client, article, Cookie=f"sessionid={value}").json() == {"reads": 1}


# What gets the same empty answer


@pytest.mark.parametrize("cookie", [{}, FOREIGN_COOKIE])
def test_what_is_not_public_answers_with_the_same_emptiness(client: Client, cookie: dict[str, str]) -> None:
    hidden = [
        make_draft().pk,
        make_article(published_at=timezone.now() + timedelta(hours=1)).pk,
        make_withdrawn(timezone.now()).pk,
    ]
    never = [0, 99_999_999, LARGEST, LARGEST + 1, 10**30]
    answers = [client.post(f"/baca/{pk}/", headers={**HERE, **cookie}) for pk in [*hidden, *never]]
    seen = {(answer.status_code, answer.content, answer.serialize_headers()) for answer in answers}
    assert (len(seen), answers[0].status_code, answers[0].content) == (1, 204, b"")


def test_to_a_colleague_it_is_as_empty(wati: User) -> None:
    colleague = sign_in(wati)
    answers = [colleague.post(f"/baca/{pk}/", headers=HERE) for pk in (make_draft().pk, 99_999_999, 10**30)]
    assert len({(answer.status_code, answer.serialize_headers()) for answer in answers}) == 1


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
    response = client.post(f"/baca/{article.pk}/", headers={"User-Agent": CHROME, **headers})
    assert (response.status_code, reads(article)) == (204, 0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Sec-Purpose", "prefetch"),
        ("Sec-Purpose", "prefetch;prerender"),
        ("Purpose", "prefetch"),
        ("X-Purpose", "preview"),
        ("X-Moz", "prefetch"),
    ],
)
def test_what_is_fetched_ahead_of_time_is_not_read(client: Client, name: str, value: str) -> None:
    article = make_public()
    response = count(client, article, **{name: value})
    assert (response.status_code, reads(article), reads(article, "repeats")) == (204, 0, 0)


def test_an_older_browser_is_known_by_its_origin(client: Client) -> None:
    article = make_public()
    headers = {"Origin": "http://testserver", "User-Agent": CHROME}
    assert client.post(f"/baca/{article.pk}/", headers=headers).json() == {"reads": 1}


# The request


@pytest.mark.parametrize("cookie", [{}, FOREIGN_COOKIE])
def test_it_needs_no_token(cookie: dict[str, str]) -> None:
    article = make_public()
    assert count(Client(enforce_csrf_checks=True), article, **cookie).status_code == 200


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_only_a_post_counts(client: Client, method: str) -> None:
    article = make_public()
    response = getattr(client, method)(f"/baca/{article.pk}/", headers=HERE)
    assert (response.status_code, reads(article), reads(article, "robots")) == (405, 0, 0)


@pytest.mark.parametrize("cookie", [{}, FOREIGN_COOKIE])
def test_a_strange_host_is_refused(client: Client, cookie: dict[str, str]) -> None:
    article = make_public()
    assert count(client, article, Host="jahat.example", **cookie).status_code == 400


def test_the_refusal_of_a_strange_host_has_the_headers_of_every_page(client: Client) -> None:
    refused = count(client, make_public(), Host="jahat.example")
    assert {"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"} <= set(refused.headers)


@pytest.mark.parametrize("body", [b"", b"\x00\xff", b"{" * 10_000])
def test_what_is_posted_is_not_looked_at(client: Client, body: bytes) -> None:
    article = make_public()
    response = client.post(f"/baca/{article.pk}/", body, content_type="application/json", headers=HERE)
    assert response.json() == {"reads": 1}


def test_no_cache_keeps_the_answer(client: Client) -> None:
    assert "no-store" in count(client, make_public())["Cache-Control"]


def test_it_sets_no_cookie(client: Client) -> None:
    assert not count(client, make_public()).cookies


def test_the_day_is_the_office_s(client: Client) -> None:
    make_office(time_zone=Office.Zone.WIT)
    count(client, make_public())
    assert DailyViews.objects.get().day == timezone.now().astimezone(Office.objects.current().zone).date()


def test_the_list_of_the_most_read_is_renewed(client: Client) -> None:
    article = make_public()
    count(client, article)
    assert PopularArticle.objects.get().article_id == article.pk


# The database


def read_only(*_: object) -> None:
    """As after a failover, where the application still asks the old server."""
    raise InternalError("cannot execute INSERT in a read-only transaction\nCONTEXT: …")


@pytest.mark.parametrize("trouble", [database_gone, read_only])
@pytest.mark.parametrize("cookie", [{}, FOREIGN_COOKIE])
def test_a_database_that_takes_no_reads_is_a_quiet_503(client: Client, trouble, cookie, caplog) -> None:
    article = make_public()
    with connection.execute_wrapper(trouble), caplog.at_level(logging.WARNING):
        response = count(client, article, **cookie)
    assert (response.status_code, response.content) == (503, b"")
    assert [
        record.getMessage().count("\n") for record in caplog.records if record.name != "django.request"
    ] == [0]


def test_a_fold_that_fails_takes_nothing_from_the_reader(client: Client, caplog) -> None:
    article = make_public()

    def no_folding(execute, sql, *given):
        if "pg_try_advisory" in sql:
            database_gone()
        return execute(sql, *given)

    with connection.execute_wrapper(no_folding), caplog.at_level(logging.ERROR):
        assert count(client, article).json() == {"reads": 1}


def test_a_counted_read_costs_one_query(client: Client, django_assert_num_queries) -> None:
    article = make_public()
    count(client, article)
    with django_assert_num_queries(1):
        count(client, article, **{"User-Agent": f"{CHROME} X"})
