"""What no form of the desk would send is refused with a page, never with a fault, and changes nothing."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Article, Tag, User
from tests.cast import sign_in
from tests.factories import make_draft, make_tag
from tests.filling import send, shown

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


def test_a_writer_sets_no_field_beyond_the_form(draft: Article, wati: User, rina: User) -> None:
    forged = {
        "status": "published",
        "published_at": "2020-01-01 08:00",
        "writer": rina.pk,
        "created_by": rina.pk,
        "editor": rina.pk,
        "replaces": draft.pk,
        "version": 99,
        "slug": "alamat-sendiri",
        "legacy_id": "lama",
        "opening_view_count": 5,
    }
    assert save(wati, draft, **forged).status_code == 302
    stored = Article.objects.values(*forged).get(pk=draft.pk)
    assert stored == {
        "status": "draft",
        "published_at": None,
        "writer": wati.pk,
        "created_by": wati.pk,
        "editor": None,
        "replaces": None,
        "version": 2,
        "slug": None,
        "legacy_id": None,
        "opening_view_count": None,
    }


@pytest.mark.parametrize(("kept", "typed"), [("istanbul", "İstanbul"), ("Kelvin", "\u212aelvin")])
def test_a_tag_that_the_database_holds_for_the_same_is_the_same(
    kept: str, typed: str, draft: Article, wati: User
) -> None:
    make_tag(kept)
    assert save(wati, draft, tags=typed).status_code == 302
    assert Tag.objects.count() == 1
