"""That a text which is not public exists cannot be told from outside: every address answers for it as for a number,
word or file that never was, with the same status, body, headers and questions to the database."""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import chain
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from articles import preview_links, workflow
from articles.models import Article, Correction
from tests.cast import sign_in
from tests.factories import make_article, make_category, make_draft, make_image, make_public, make_user

pytestmark = pytest.mark.django_db

STATES = ["draft", "in_review", "returned", "scheduled", "binned", "copy", "undone"]
TOKEN = re.compile(r'(csrfmiddlewaretoken" value=")[^"]*')
LITERAL = re.compile(r"\b[0-9]+\b|'(?:[^']|'')*'|\bs[0-9]+_x[0-9]+\b")
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def make_hidden(state: str) -> Article:
    now, fields = timezone.now(), {"headline": "Burung enggano", "tags": ["enggano"]}
    if state == "scheduled":
        return make_article(published_at=now + timedelta(days=2), **fields)
    if state == "copy":
        live = make_public(**fields)
        return workflow.propose_change(article=live, by=live.writer, now=now)
    draft = make_draft(**fields)
    if state in ("in_review", "returned", "undone"):
        workflow.submit(article=draft, by=draft.writer, now=now)
    editor = make_user("Editor")
    if state == "returned":
        workflow.send_back(article=draft, by=editor, now=now, reason="Lengkapi.")
    if state == "undone":
        released = workflow.publish(article=draft, by=editor, now=now)
        workflow.undo_publication(article=released, by=editor, now=now)
    if state == "binned":
        workflow.discard_draft(article=draft, by=draft.writer, now=now)
    return Article.objects.get(pk=draft.pk)


def never(pk: int) -> int:
    """A number that no row has, of as many digits."""
    return pk + 1_000_000


@pytest.fixture(autouse=True)
def long_numbers(db: None) -> None:
    """Numbers that occur nowhere else on a page."""
    with connection.cursor() as cursor:
        for table in ("articles_article", "articles_correction"):
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), 4183927)", [table])


# Each door of a text: its address, from the number and the slug.
DOORS: dict[str, Callable[[int, str], str]] = {
    "page": lambda pk, slug: f"/berita/{pk}/{slug}/",
    "page with another slug": lambda pk, slug: f"/berita/{pk}/lain/",
    "permalink": lambda pk, slug: f"/berita/{pk}/",
    "preview": lambda pk, slug: f"/pratinjau/{pk}/",
    "read": lambda pk, slug: f"/baca/{pk}/",
    "card": lambda pk, slug: f"/kartu/{pk}/{'0' * 24}.png",
    "desk": lambda pk, slug: f"/redaksi/articles/article/{pk}/change/",
    "history": lambda pk, slug: f"/redaksi/articles/article/{pk}/history/",
    "desk's preview": lambda pk, slug: f"/redaksi/articles/article/{pk}/pratinjau/",
}


def seen(client: Client, method: str, address: str, own: object) -> dict[str, Any]:
    """All that can be observed, the number or word asked for (`own`) aside: the questions by number and shape."""
    with CaptureQueriesContext(connection) as captured:
        response = getattr(client, method)(address, headers=FROM_HERE)

    def neutral(text: str) -> str:
        return text.replace(str(own), "…")

    return {
        "status": response.status_code,
        "headers": sorted((name, neutral(_header(name, value))) for name, value in response.items()),
        "cookies": sorted(response.cookies),
        "body": neutral(TOKEN.sub(r"\1", response.content.decode())),
        "questions": [LITERAL.sub("…", query["sql"]) for query in captured.captured_queries],
    }


def _header(name: str, value: str) -> str:
    """The clock's headers and the fingerprint of the body, which is compared itself, without their value."""
    return "" if name in ("Date", "Expires", "ETag") else value


def each_way(client: Client, address: str, own: object) -> dict[str, dict[str, Any]]:
    # What a process learns once of the day, to count reads, is no question about a text.
    Client().post("/baca/0/", headers=FROM_HERE)
    return {method: seen(client, method, address, own) for method in ("get", "head", "post")}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("state", STATES)
def test_a_hidden_text_answers_a_visitor_as_if_it_never_was(state: str, door: str) -> None:
    pk, slug = asked_for(make_hidden(state))
    hidden = each_way(Client(), DOORS[door](pk, slug), pk)
    assert hidden == each_way(Client(), DOORS[door](never(pk), slug), never(pk))


@pytest.mark.parametrize("door", sorted(set(DOORS) - {"read", "page with another slug"}))
@pytest.mark.parametrize("state", STATES)
def test_a_hidden_text_answers_another_officer_as_if_it_never_was(state: str, door: str, made: Any) -> None:
    pk, slug = asked_for(make_hidden(state))
    client = sign_in(made)
    hidden = each_way(client, DOORS[door](pk, slug), pk)
    assert hidden == each_way(client, DOORS[door](never(pk), slug), never(pk))


def asked_for(article: Article) -> tuple[int, str]:
    return article.pk, article.slug or "burung-enggano"


def test_the_comparison_sees_a_public_text() -> None:
    pk, slug = asked_for(make_public())
    public = seen(Client(), "get", DOORS["page"](pk, slug), pk)
    nothing = seen(Client(), "get", DOORS["page"](never(pk), slug), never(pk))
    assert [name for name in public if public[name] != nothing[name]] == [
        "status",
        "headers",
        "body",
        "questions",
    ]


# What belongs to a text


@pytest.mark.parametrize("state", [*STATES, "withdrawn"])
def test_a_picture_of_a_hidden_text_answers_as_if_it_never_was(state: str, settings: Any) -> None:
    """Where the proxy sends, the application would say yes to a file that it does not look at."""
    settings.MEDIA_ACCEL_LOCATION = "/_media/"
    image = make_image()
    article = make_public() if state == "withdrawn" else make_hidden(state)
    Article.objects.filter(pk=article.pk).update(lead_image=image)
    if state == "withdrawn":
        workflow.withdraw(article=article, by=make_user("Editor"), now=timezone.now(), reason="Keliru.")
    name, other = image.file.name, image.file.name.replace("uji", "iju")
    assert each_way(Client(), f"/media/{name}", name) == each_way(Client(), f"/media/{other}", other)


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_a_correction_of_a_hidden_text_answers_as_if_it_never_was(state: str) -> None:
    correction = Correction.objects.create(
        article=make_hidden(state), text="Keliru.", issued_at=timezone.now(), issued_by=make_user("Editor")
    )
    pk = correction.pk
    other = never(pk)
    assert each_way(Client(), f"/ralat/{pk}/", pk) == each_way(Client(), f"/ralat/{other}/", other)


@pytest.mark.parametrize("place", ["/tagar/{}/", "/kategori/{}/", "/kategori/{}/rss/", "/jenis/{}/"])
def test_a_word_that_marks_hidden_texts_alone_answers_as_one_that_never_was(place: str) -> None:
    for state in ("draft", "scheduled", "binned"):
        make_hidden(state)
    hidden = each_way(Client(), place.format("enggano"), "enggano")
    assert hidden == each_way(Client(), place.format("tidakan"), "tidakan")


@pytest.mark.parametrize("place", ["/arsip/2098/12/", "/sitemap-berita-2098-12.xml"])
def test_a_month_that_holds_scheduled_texts_alone_answers_as_one_without(place: str) -> None:
    at, shelf = timezone.now().replace(year=2098, month=12, day=5), make_category()
    before = each_way(Client(), place, place)
    make_article(published_at=at, category=shelf)
    assert each_way(Client(), place, place) == before


# Links for somebody without an account


def link_in(state: str) -> str:
    now, draft = timezone.now(), make_draft()
    link = preview_links.make_link(article=draft, by=draft.writer, now=now, receiver="Biro", days=1)
    token = preview_links.token_of(link)
    if state == "revoked":
        preview_links.revoke_link(link=link, by=draft.writer, now=now)
    if state == "expired":
        type(link).objects.filter(pk=link.pk).update(
            made_at=now - timedelta(days=2), expires_at=now - timedelta(days=1)
        )
    return token


@pytest.mark.parametrize("state", ["revoked", "expired"])
def test_a_link_that_ended_tells_nothing_of_what_it_led_to(state: str) -> None:
    first, second = link_in(state), link_in(state)
    answers = [each_way(Client(), f"/pratinjau/tautan/{token}/", token) for token in (first, second)]
    assert answers[0] == answers[1]
    assert "Loket malam" not in str(answers)


@pytest.mark.parametrize("token", ["x", "a" * 300, "1:2:3", "%00", "..", "😀"])
def test_a_forged_link_is_not_found(token: str) -> None:
    assert Client().get(f"/pratinjau/tautan/{token}/").status_code == 404


def test_no_public_address_that_takes_a_key_is_left_out() -> None:
    """What is compared above, and what is not because it names no text."""
    compared = {
        "berita",
        "pratinjau",
        "baca",
        "kartu",
        "ralat",
        "media",
        "tagar",
        "kategori",
        "jenis",
        "arsip",
    }
    without = {"aksen", "halaman", "sitemap-<slug:section>.xml"}
    assert {route.split("/")[0] for route in keyed_routes()} == compared | without


def keyed_routes() -> set[str]:
    entries = chain.from_iterable(
        getattr(entry, "url_patterns", [entry])
        for entry in get_resolver().url_patterns
        if str(entry.pattern) != "redaksi/"
    )
    return {str(entry.pattern) for entry in entries if "<" in str(entry.pattern)}
