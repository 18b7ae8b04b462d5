"""Corrections as readers find them: under the article, on their page, in their feed, linked both ways."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import etree, html

from articles import workflow
from articles.models import Article, Correction
from tests.factories import make_article, make_office, make_public, make_user
from tests.visitor import page

pytestmark = pytest.mark.django_db

LIST = "/ralat/"
FEED = "/ralat/rss/"


def make_note(article: Article, ago: timedelta = timedelta(), **fields) -> Correction:
    fields = {"text": "Semula 5, yang benar 7."} | fields
    at = timezone.now() - ago
    return Correction.objects.create(article=article, issued_at=at, issued_by=article.writer, **fields)


@pytest.fixture
def note(db):
    return make_note(make_public(headline="Loket malam dibuka"))


def anchors(text: str) -> set[str]:
    return set(html.fromstring(text).xpath("//@id"))


def links(text: str) -> set[str]:
    return set(html.fromstring(text).xpath("//main//a/@href"))


def test_the_list_leads_to_the_note_under_its_article(client, note):
    address = f"{note.article.get_absolute_url()}#ralat-{note.pk}"
    assert address in links(page(client, LIST))
    assert f"ralat-{note.pk}" in anchors(page(client, note.article.get_absolute_url()))


def test_the_note_under_the_article_leads_to_where_it_stands_in_the_list(client, note):
    address = f"/ralat/{note.pk}/"
    assert address in links(page(client, note.article.get_absolute_url()))
    assert client.get(address)["Location"] == f"/ralat/#ralat-{note.pk}"
    assert f"ralat-{note.pk}" in anchors(page(client, LIST))


def test_an_older_note_stands_on_a_later_page(client, note):
    Correction.objects.filter(pk=note.pk).update(issued_at=timezone.now() - timedelta(days=9))
    for number in range(20):
        make_note(note.article, text=f"Catatan {number}.")
    address = client.get(f"/ralat/{note.pk}/")["Location"]
    assert address == f"/ralat/?halaman=2#ralat-{note.pk}"
    assert f"ralat-{note.pk}" in anchors(page(client, address))


@pytest.mark.parametrize(
    ("kind", "label"),
    [("correction", "Ralat"), ("right_of_reply", "Hak Jawab"), ("clarification", "Klarifikasi")],
)
@pytest.mark.parametrize("door", ["article", "list", "feed"])
def test_its_kind_is_named_everywhere(kind, label, door, client):
    note = make_note(make_public(headline="Loket"), kind=kind, party="Dinas Lain")
    address = {"article": note.article.get_absolute_url(), "list": LIST, "feed": FEED}[door]
    if door == "feed":
        title = etree.fromstring(client.get(FEED).content).findtext("channel/item/title")
        assert title == f"{label}: Loket"
    else:
        found = html.fromstring(page(client, address)).get_element_by_id(f"ralat-{note.pk}")
        assert found.text_content().split(",")[0].strip() == label


# The feed


def item(client) -> etree._Element:
    return etree.fromstring(client.get(FEED).content).find("channel/item")


def test_the_feed_has_a_name_in_the_addresses():
    assert reverse("articles:corrections_feed") == FEED


def test_the_list_names_its_feed_in_its_head_and_for_people(client, note):
    found = html.fromstring(page(client, LIST))
    assert FEED in found.xpath("//link[@rel='alternate']/@href")
    assert FEED in found.xpath("//main//a/@href")


def test_an_item_says_what_where_and_when(client, note):
    found = item(client)
    assert found.findtext("description") == note.text
    assert found.findtext("link") == f"http://testserver{note.get_absolute_url()}"
    assert found.findtext("pubDate")


def test_an_item_is_known_by_the_id_alone(client, note):
    assert item(client).findtext("guid") == f"http://testserver/ralat/{note.pk}/"


def test_the_one_who_replies_is_named(client):
    make_note(make_public(), kind="right_of_reply", party="Dinas Lain", text="Kami keberatan.")
    assert item(client).findtext("description") == "Dinas Lain: Kami keberatan."


def test_the_feed_is_in_the_order_of_the_list(client, note):
    newer = make_note(note.article, -timedelta(seconds=1), text="Yang terbaru.")
    found = etree.fromstring(client.get(FEED).content).findall("channel/item/description")
    assert [row.text for row in found] == [newer.text, note.text]


def test_an_empty_feed_is_one(client):
    make_office()
    assert etree.fromstring(client.get(FEED).content).findtext("channel/title")


# The gate


DOORS = {
    "list": lambda note: LIST,
    "feed": lambda note: FEED,
    "its address": lambda note: f"/ralat/{note.pk}/",
}


@pytest.mark.parametrize("door", DOORS)
def test_with_its_article_withdrawn_it_is_gone(door, client, note):
    workflow.withdraw(
        article=note.article, by=make_user("Editor"), now=timezone.now(), reason="Sumbernya keliru."
    )
    response = client.get(DOORS[door](note))
    assert note.text not in response.content.decode()
    assert f"ralat-{note.pk}" not in str(response.headers)


@pytest.mark.parametrize("door", DOORS)
def test_of_what_is_not_public_there_is_none(door, client):
    future = timezone.now() + timedelta(days=1)
    note = make_note(make_article(published_at=future))
    response = client.get(DOORS[door](note))
    assert note.text not in response.content.decode()
    assert f"ralat-{note.pk}" not in str(response.headers)


def test_one_that_is_not_to_be_seen_answers_like_one_that_never_was(client, note):
    workflow.withdraw(
        article=note.article, by=make_user("Editor"), now=timezone.now(), reason="Sumbernya keliru."
    )
    hidden, never = client.get(f"/ralat/{note.pk}/"), client.get(f"/ralat/{note.pk + 999}/")
    assert (hidden.status_code, hidden.content, hidden.headers) == (404, never.content, never.headers)


def test_a_number_no_database_holds_is_not_found(client):
    assert client.get(f"/ralat/{'9' * 40}/").status_code == 404
