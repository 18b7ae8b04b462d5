"""A picture of the library changes at once wherever it is shown: whoever changes it answers for that."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from articles import pictures
from articles.models import Article, Image, User
from tests.cast import sign_in
from tests.factories import make_draft, make_public, make_withdrawn
from tests.filling import said, send
from tests.photos import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(wati: User) -> Image:
    return pictures.store(photo(), by=wati, alt_text="Loket lama")


def change(by: User, image: Image) -> str:
    """What the picture says after `by` tried to change it."""
    address = reverse("admin:articles_image_change", args=[image.pk])
    client = sign_in(by)
    if client.get(address).context["has_change_permission"]:
        send(client, address, "image_form", alt_text="Loket baru")
    else:
        client.post(address, {"alt_text": "Loket baru", "focal_x": 50, "focal_y": 50})
    image.refresh_from_db()
    return image.alt_text


def test_a_writer_changes_a_picture_of_nothing_yet(image: Image, wati: User) -> None:
    assert change(wati, image) == "Loket baru"


def test_a_writer_changes_the_picture_of_an_own_draft(image: Image, wati: User) -> None:
    make_draft(writer=wati, lead_image=image)
    assert change(wati, image) == "Loket baru"


def _public(image: Image, wati: User) -> None:
    make_public(writer=wati, lead_image=image)


def _withdrawn(image: Image, wati: User) -> None:
    make_withdrawn(writer=wati, lead_image=image)


def _in_review(image: Image, wati: User) -> None:
    draft = make_draft(writer=wati, lead_image=image)
    Article.objects.filter(pk=draft.pk).update(status="in_review")


def _of_a_colleague(image: Image, wati: User) -> None:
    make_draft(lead_image=image)


@pytest.mark.parametrize("shown", [_public, _withdrawn, _in_review, _of_a_colleague])
def test_a_writer_does_not_change_what_others_answer_for(
    shown: Callable[[Image, User], None], image: Image, wati: User
) -> None:
    shown(image, wati)
    assert change(wati, image) == "Loket lama"


def test_an_editor_changes_the_picture_of_a_public_text(image: Image, rina: User) -> None:
    make_public(lead_image=image)
    assert change(rina, image) == "Loket baru"


def test_a_writer_reads_why_a_picture_cannot_be_changed(image: Image, wati: User) -> None:
    make_public(lead_image=image)
    page = sign_in(wati).get(reverse("admin:articles_image_change", args=[image.pk])).content.decode()
    assert "hanya editor yang dapat mengubahnya" in page


def test_a_picture_taken_up_while_it_is_deleted_stays_and_says_so(image: Image, rina: User) -> None:
    draft, client = make_draft(), sign_in(rina)

    def take_up(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('INSERT INTO "django_admin_log"'):
            Article.objects.filter(pk=draft.pk).update(lead_image=image)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(take_up):
        response = client.post(
            reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"}, follow=True
        )
    assert Image.objects.filter(pk=image.pk).exists()
    assert "tidak dihapus" in said(response)
