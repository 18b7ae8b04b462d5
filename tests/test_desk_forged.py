"""What no form of the desk would send is refused with a page, never with a fault, and changes nothing."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Article, Tag, User
from tests.cast import sign_in
from tests.factories import make_draft, make_tag
from tests.filling import errors, send, shown

pytestmark = pytest.mark.django_db

NO_KEYS = ["abc", "1\x00", "9" * 40, "1.5", "٣"]


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati, headline="Loket malam")


def save(by: User, draft: Article, **forged: object) -> HttpResponse:
    address = reverse("admin:articles_article_change", args=[draft.pk])
    return send(sign_in(by), address, "article_form", **forged)


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_lead_picture_that_is_no_key_shows_the_form_again(key: str, draft: Article, wati: User) -> None:
    assert save(wati, draft, lead_image=key).status_code == 200


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_pinned_text_that_is_no_key_shows_the_form_again(key: str, draft: Article, wati: User) -> None:
    pins = {"related_pins-TOTAL_FORMS": "1", "related_pins-0-target": key, "related_pins-0-position": "0"}
    assert save(wati, draft, **pins).status_code == 200


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_covered_text_that_is_no_key_shows_the_form_again(key: str, rina: User) -> None:
    address = reverse("admin:articles_mediahighlight_add")
    client: Client = sign_in(rina)
    values = shown(client.get(address), "mediahighlight_form") | {"title": "Liputan", "article": key}
    assert client.post(address, values).status_code == 200


COLUMNS = {
    "status": "published",
    "published_at": "2020-01-01 08:00",
    "created_by": 1,
    "editor": 1,
    "writer": 1,
    "replaces": 1,
    "version": 99,
    "slug": "alamat-sendiri",
    "legacy_id": "lama",
    "opening_view_count": 5,
    "released_at": "2020-01-01 08:00",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_that_the_form_does_not_show_is_refused_with_a_sentence(
    name: str, draft: Article, wati: User, caplog: pytest.LogCaptureFixture
) -> None:
    before = Article.objects.values().get(pk=draft.pk)
    response = save(wati, draft, headline="Judul lain", **{name: COLUMNS[name]})
    assert f"memuat yang tidak ada di formulir ({name})" in errors(response)
    assert Article.objects.values().get(pk=draft.pk) == before
    assert f"save refused on article {draft.pk} to user {wati.pk}: forged {name}" in caplog.text


def test_what_was_typed_beside_a_forged_column_is_still_there(draft: Article, wati: User) -> None:
    assert "Judul lain" in save(wati, draft, headline="Judul lain", status="published").content.decode()


@pytest.mark.parametrize(("kept", "typed"), [("istanbul", "İstanbul"), ("Kelvin", "\u212aelvin")])
def test_a_tag_that_the_database_holds_for_the_same_is_the_same(
    kept: str, typed: str, draft: Article, wati: User
) -> None:
    make_tag(kept)
    assert save(wati, draft, tags=typed).status_code == 302
    assert Tag.objects.count() == 1
