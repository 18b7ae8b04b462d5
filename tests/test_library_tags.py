"""Tags mark pictures as well as texts: merged, counted and kept together."""

import pytest
from django.urls import reverse

from articles import keywords
from articles.models import Tag, User
from tests.cast import sign_in
from tests.factories import NOW, make_draft, make_image, make_tag

pytestmark = pytest.mark.django_db


def test_the_tag_that_stays_marks_every_picture_once(joko: User) -> None:
    one, both = make_image(), make_image()
    one.tags.add("genangan")
    both.tags.add("banjir", "genangan")
    keywords.merge(tags=Tag.objects.all(), into=Tag.objects.get(name="banjir"), by=joko, now=NOW)
    assert [list(image.tags.names()) for image in (one, both)] == [["banjir"], ["banjir"]]


def test_a_tag_that_only_pictures_have_is_in_use(joko: User) -> None:
    make_image().tags.add("banjir")
    make_tag("rob")
    assert keywords.remove_unused(tags=Tag.objects.all(), by=joko, now=NOW) == (1, 1)
    assert Tag.objects.get().name == "banjir"


def test_the_desk_of_tags_tells_texts_and_pictures(joko: User) -> None:
    image = make_image()
    image.tags.add("banjir")
    make_draft(tags=["banjir"])
    client = sign_in(joko)
    assert "1 berita, 1 foto" in client.get(reverse("admin:articles_tag_changelist")).content.decode()


def test_a_tag_that_a_picture_has_is_not_deleted_by_hand(joko: User) -> None:
    make_image().tags.add("banjir")
    address = reverse("admin:articles_tag_delete", args=[Tag.objects.get().pk])
    assert sign_in(joko).post(address, {"post": "yes"}).status_code == 403
    assert Tag.objects.exists()
