"""The library's doors for scripts: a file in, words to it, and out of it by choice."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import pictures
from articles.admin.image_uploads import MOST_SENT, PICKED
from articles.models import BodyPicture, Event, Image, User
from tests.cast import sign_in
from tests.factories import make_draft, make_image, make_public
from tests.photos import photo

pytestmark = pytest.mark.django_db

UPLOAD = reverse("admin:articles_image_upload")
PICK = reverse("admin:articles_image_pick")
ODD = ["\x00", "a\x00b", "\u202e", "😀", "9" * 400, "%", "'", "\\", "(((", "#", "#0", "#" + "9" * 40]


def sent(by: User, **fields: Any) -> HttpResponse:
    return sign_in(by).post(UPLOAD, fields)


def words(by: User, image: Image, **fields: Any) -> HttpResponse:
    return sign_in(by).post(reverse("admin:articles_image_words", args=[image.pk]), fields)


def picked(by: User, **query: Any) -> list[int]:
    return [row["id"] for row in sign_in(by).get(PICK, query).json()["results"]]


# A file in


def test_an_upload_answers_with_what_a_page_needs_to_show_it(wati: User) -> None:
    response = sent(wati, file=photo(), alt_text="Loket", caption="Warga di loket.", credit="Humas")
    image = Image.objects.get()
    found = response.json()
    assert response.status_code == 201
    assert (found["id"], found["src"], found["alt"]) == (image.pk, image.file.url, "Loket")
    assert (found["width"], found["height"], found["twins"]) == (1600, 900, [])


def test_an_upload_needs_no_words_yet(wati: User) -> None:
    assert sent(wati, file=photo()).status_code == 201


def test_an_upload_is_its_sender_s_and_stands_in_the_log(wati: User) -> None:
    image = Image.objects.get(pk=sent(wati, file=photo()).json()["id"])
    event = Event.objects.get(verb="add_row")
    assert image.uploaded_by == wati
    assert (event.actor_id, event.subject_type, event.subject_id) == (
        wati.pk,
        "articles.image",
        str(image.pk),
    )


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "file"),
        ({"file": "teks"}, "file"),
        ({"file": SimpleUploadedFile("a.jpg", b"")}, "file"),
        ({"file": SimpleUploadedFile("a.jpg", b"<svg/>")}, "file"),
        ({"file": SimpleUploadedFile("\u202e../../a\x00.jpg" + "x" * 1000, b"GIF89a")}, "file"),
        ({"file": photo(), "alt_text": "a" * 301}, "alt_text"),
        ({"file": photo(), "credit": "a\x00b"}, "credit"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_leaves_nothing(
    fields: dict[str, Any], field: str, wati: User
) -> None:
    response = sent(wati, **fields)
    assert response.status_code == 422
    assert list(response.json()["errors"]) == [field]
    assert not Image.objects.exists()


def test_what_is_too_long_is_refused_before_it_is_read(wati: User) -> None:
    response = sign_in(wati).post(UPLOAD, {"file": photo()}, CONTENT_LENGTH=str(MOST_SENT + 1))
    assert response.status_code == 413
    assert "lebih besar dari 20 MB" in response.json()["errors"]["file"][0]


@pytest.mark.parametrize("length", ["-1", "٣", "banyak", "9" * 400])
def test_a_length_that_is_none_is_no_fault_of_ours(length: str, wati: User) -> None:
    assert sign_in(wati).post(UPLOAD, {"file": photo()}, CONTENT_LENGTH=length).status_code in (400, 413, 422)


def test_who_may_add_no_picture_adds_none(joko: User) -> None:
    assert sent(joko, file=photo()).status_code == 403
    assert not Image.objects.exists()


def test_an_upload_without_its_token_is_refused(wati: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(wati).cookies
    assert client.post(UPLOAD, {"file": photo()}).status_code == 403
    assert not Image.objects.exists()


def test_the_same_file_again_names_the_picture_that_is_there(wati: User) -> None:
    first = sent(wati, file=photo(), alt_text="Loket").json()
    second = sent(wati, file=photo()).json()
    assert [(twin["id"], twin["alt"]) for twin in second["twins"]] == [(first["id"], "Loket")]


# Words


def test_words_are_changed_in_place_and_stand_in_the_log(wati: User) -> None:
    image = make_image(alt_text="", caption="Lama", credit="Humas", uploaded_by=wati)
    found = words(wati, image, alt_text="Loket", caption="Baru").json()
    image = Image.objects.get()
    assert (image.alt_text, image.caption, image.credit) == ("Loket", "Baru", "Humas")
    assert (found["alt"], found["caption"], found["credit"]) == ("Loket", "Baru", "Humas")
    assert Event.objects.get(verb="change_row").details["fields"]["caption"] == ["Lama", "Baru"]


def test_a_decoration_has_no_alternative_text_to_show(wati: User) -> None:
    image = make_image(alt_text="Garis")
    found = words(wati, image, is_decorative="on").json()
    assert (found["alt"], found["is_decorative"]) == ("", True)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"alt_text": ""}, "alt_text"),
        ({"alt_text": "a" * 301}, "alt_text"),
        ({"caption": "a" * 401}, "caption"),
        ({"credit": "\x00"}, "credit"),
    ],
)
def test_words_that_cannot_stand_change_nothing(fields: dict[str, str], field: str, wati: User) -> None:
    image = make_image()
    response = words(wati, image, **fields)
    assert (response.status_code, list(response.json()["errors"])) == (422, [field])
    assert Image.objects.values("alt_text", "caption", "credit").get() == {
        "alt_text": image.alt_text,
        "caption": image.caption,
        "credit": image.credit,
    }


def test_words_of_a_picture_that_others_answer_for_stay(wati: User) -> None:
    image = make_image()
    make_public(lead_image=image)
    assert words(wati, image, alt_text="Lain").status_code == 403


def test_words_of_a_picture_within_a_public_text_stay(wati: User) -> None:
    image = make_image()
    BodyPicture.objects.create(article=make_public(writer=wati), image=image)
    assert words(wati, image, alt_text="Lain").status_code == 403


@pytest.mark.parametrize("pk", [0, 999, 10**30])
def test_no_picture_is_no_fault(pk: int, wati: User) -> None:
    for name in ("words", "undo"):
        assert sign_in(wati).post(reverse(f"admin:articles_image_{name}", args=[pk])).status_code == 404


# Taking back


def undo(by: User, image: Image) -> HttpResponse:
    return sign_in(by).post(reverse("admin:articles_image_undo", args=[image.pk]))


def test_an_own_upload_is_taken_back(wati: User) -> None:
    image = pictures.store(photo(), by=wati)
    assert undo(wati, image).status_code == 200
    assert not Image.objects.exists()
    assert Event.objects.filter(verb="delete_row", subject_id=str(image.pk)).exists()


def test_nobody_takes_back_the_upload_of_another(wati: User, made: User) -> None:
    image = pictures.store(photo(), by=wati)
    assert undo(made, image).status_code == 422
    assert Image.objects.exists()


def test_an_upload_that_a_text_shows_stays(wati: User) -> None:
    image = pictures.store(photo(), by=wati)
    make_draft(lead_image=image)
    assert undo(wati, image).status_code == 422
    assert Image.objects.exists()


# Picking


def test_pictures_are_picked_by_every_word_that_stands_beside_them(wati: User) -> None:
    image = make_image(
        caption="Warga di loket",
        people="Sri Rahayu",
        event="Hari Anak",
        photographer="Andi Saputra",
        alt_text="Antrean",
        credit="Dinas Sosial",
    )
    image.tags.add("pelayanan publik")
    make_image(alt_text="Pohon", caption="Taman", credit="Kantor lain")
    numbers = (f"#{image.pk}", f"Gambar {image.pk}")
    for q in ("loket warga", "rahayu", "hari anak", "saputra", "antrean", "sosial", "publik", *numbers):
        assert picked(wati, q=q) == [image.pk], q
    assert picked(wati, q="loket bandara") == []


def test_the_newest_stand_first_in_pages(wati: User) -> None:
    pks = [make_image().pk for _number in range(PICKED + 1)]
    first = sign_in(wati).get(PICK).json()
    assert ([row["id"] for row in first["results"]], first["next"]) == (pks[:0:-1], 2)
    second = sign_in(wati).get(PICK, {"page": 2}).json()
    assert ([row["id"] for row in second["results"]], second["next"]) == (pks[:1], None)


@pytest.mark.parametrize("name", ["q", "page"])
@pytest.mark.parametrize("value", ODD)
def test_odd_questions_have_an_answer(name: str, value: str, wati: User) -> None:
    make_image()
    assert sign_in(wati).get(PICK, {name: value}).status_code == 200


def test_picking_costs_the_same_however_much_there_is(wati: User) -> None:
    client, counts = sign_in(wati), []
    for number in (1, 12):
        for _again in range(number):
            make_image().tags.add("loket")
        with CaptureQueriesContext(connection) as captured:
            client.get(PICK, {"q": "petugas"})
        counts.append(len(captured))
    assert counts[0] == counts[1]
