"""The lead picture that was sent ahead of its text: its words come with the form."""

from typing import Any

import pytest
from django.urls import reverse

from articles import pictures
from articles.models import Article, Event, Image, User
from tests.cast import sign_in
from tests.factories import make_draft, make_image, make_public
from tests.filling import send, shown
from tests.photos import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati)


@pytest.fixture
def image(wati: User) -> Image:
    return pictures.store(photo(64, 36), by=wati, caption="Dari berkas")


def saved(by: User, draft: Article, **fields: Any) -> Any:
    return send(
        sign_in(by), reverse("admin:articles_article_change", args=[draft.pk]), "article_form", **fields
    )


def test_words_are_kept_with_the_text(wati: User, draft: Article, image: Image) -> None:
    saved(wati, draft, lead_image=str(image.pk), new_picture=str(image.pk), new_alt_text="Loket")
    draft.refresh_from_db()
    image = Image.objects.get()
    assert (draft.lead_image, image.alt_text, image.caption) == (image, "Loket", "Dari berkas")
    assert Event.objects.filter(verb="change_row", subject_id=str(image.pk)).exists()


def test_words_are_not_shown_again_beside_what_is_refused(wati: User, draft: Article, image: Image) -> None:
    response = saved(
        wati, draft, headline="", lead_image=str(image.pk), new_picture=str(image.pk), new_alt_text="Loket"
    )
    values = shown(response, "article_form")
    assert (values["lead_image"], values.get("new_alt_text")) == (str(image.pk), None)
    assert Image.objects.get().alt_text == "Loket"


def test_words_of_anothers_picture_stay(wati: User, made: User, draft: Article) -> None:
    theirs = make_image(alt_text="Semula", uploaded_by=made)
    saved(wati, draft, new_picture=str(theirs.pk), new_alt_text="Loket")
    assert Image.objects.get().alt_text == "Semula"


def test_words_of_an_own_picture_that_is_public_by_now_stay(wati: User, draft: Article) -> None:
    image = make_image(alt_text="Semula", uploaded_by=wati)
    make_public(lead_image=image)
    saved(wati, draft, new_picture=str(image.pk), new_alt_text="Loket")
    assert Image.objects.get().alt_text == "Semula"


@pytest.mark.parametrize("number", ["x", "0", "-1", "9" * 40, "\x00", "999"])
def test_an_odd_number_is_no_fault(number: str, wati: User, draft: Article) -> None:
    assert saved(wati, draft, new_picture=number, new_alt_text="Loket").status_code in (200, 302)
    assert not Image.objects.exists()
