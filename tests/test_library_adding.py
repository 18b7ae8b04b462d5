"""Several photos at once without a script: every file has its answer, and the words follow on one page."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from articles.admin import image_adding
from articles.admin.image_adding import MOST_FILES
from articles.admin.image_uploads import MOST_SENT
from articles.models import Event, Image, User
from tests.cast import sign_in
from tests.factories import make_image, make_public
from tests.filling import said, shown
from tests.photos import photo

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_image_add")


def small(name: str = "foto.jpg", width: int = 64) -> SimpleUploadedFile:
    return photo(width, 36, name=name)


def sent(by: User, *files: SimpleUploadedFile) -> HttpResponse:
    return sign_in(by).post(ADD, {"files": list(files)}, follow=True)


def described(by: User, images: list[Image], **fields: Any) -> HttpResponse:
    """The page with these pictures, filled in and sent. Names in `fields` begin with the number of a picture."""
    client = sign_in(by)
    address = f"{ADD}?foto={','.join(str(image.pk) for image in images)}"
    values = shown(client.get(address), "words_form") | fields
    return client.post(ADD, {name: value for name, value in values.items() if value is not None}, follow=True)


def test_every_file_has_its_answer(wati: User) -> None:
    response = sent(wati, small(), SimpleUploadedFile("catatan.txt", b"teks"), small(width=80))
    assert Image.objects.count() == 2
    assert "2 foto tersimpan" in said(response)
    assert "catatan.txt: Berkas ini bukan foto" in said(response)


def test_files_for_which_no_time_is_left_are_told(wati: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_adding, "MOST_SECONDS", 0)
    response = sent(wati, small(name="satu.jpg"))
    assert "satu.jpg: Banyak foto sedang diolah." in said(response)


def test_the_words_of_all_are_asked_for_afterwards(wati: User) -> None:
    values = shown(sent(wati, small(), small(width=80)), "words_form")
    assert values["picture"] == [str(image.pk) for image in Image.objects.order_by("pk")]


def test_words_of_several_pictures_are_kept_at_once(wati: User) -> None:
    one, two = make_image(alt_text="", uploaded_by=wati), make_image(alt_text="", uploaded_by=wati)
    common = {"event": "Hari Anak", "photographer": "Andi", "taken_on": "2026-11-20", "tags": "anak, taman"}
    words = {f"{one.pk}-alt_text": "Satu", f"{two.pk}-is_decorative": "on", f"{two.pk}-caption": "Dua"}
    described(wati, [one, two], **words, **common)
    one, two = Image.objects.order_by("pk")
    assert (one.alt_text, two.is_decorative, two.caption) == ("Satu", True, "Dua")
    assert {(image.event, image.photographer, str(image.taken_on)) for image in (one, two)} == {
        ("Hari Anak", "Andi", "2026-11-20")
    }
    assert set(one.tags.names()) == set(two.tags.names()) == {"anak", "taman"}
    assert Event.objects.filter(verb="change_row").count() == 2


def test_one_without_words_keeps_the_others_from_nothing(wati: User) -> None:
    one, two = make_image(alt_text="", uploaded_by=wati), make_image(alt_text="", uploaded_by=wati)
    response = described(
        wati, [one, two], **{f"{one.pk}-alt_text": "Satu", f"{two.pk}-caption": "Sudah diketik"}
    )
    assert Image.objects.get(pk=one.pk).alt_text == "Satu"
    page = response.content.decode()
    assert "Uraikan isi gambar" in page
    assert "Sudah diketik" in page


def test_a_day_that_is_none_is_told_and_nothing_typed_is_lost(wati: User) -> None:
    image = make_image(alt_text="", uploaded_by=wati)
    for day in ("kemarin", "0001-01-01", "2999-01-01", "\x00"):
        response = described(wati, [image], **{f"{image.pk}-alt_text": "Sudah diketik", "taken_on": day})
        assert response.status_code == 200
        assert "Sudah diketik" in response.content.decode(), day
        assert Image.objects.get().alt_text == ""


def test_an_upload_is_taken_back_and_the_others_keep_what_was_typed(wati: User) -> None:
    one, two = make_image(alt_text="", uploaded_by=wati), make_image(alt_text="", uploaded_by=wati)
    described(wati, [one, two], **{f"{one.pk}-alt_text": "Satu", "batal": str(two.pk)})
    assert Image.objects.get().alt_text == "Satu"


def test_the_same_file_names_the_picture_that_is_there(wati: User) -> None:
    sent(wati, small())
    page = sent(wati, small()).content.decode()
    assert "sudah ada di pustaka" in page
    assert reverse("admin:articles_image_change", args=[Image.objects.earliest("pk").pk]) in page


def test_nobody_describes_here_what_others_uploaded_or_answer_for(wati: User, made: User) -> None:
    theirs, public = make_image(uploaded_by=made), make_image(uploaded_by=wati)
    make_public(lead_image=public)
    page = sign_in(wati).get(f"{ADD}?foto={theirs.pk},{public.pk}")
    assert "picture" not in shown(page, "words_form")
    data = {"picture": [theirs.pk, public.pk], f"{theirs.pk}-alt_text": "x", f"{public.pk}-alt_text": "x"}
    sign_in(wati).post(ADD, data)
    assert not Image.objects.filter(alt_text="x").exists()


def test_what_is_too_long_is_refused_before_it_is_read(wati: User) -> None:
    client = sign_in(wati)
    response = client.post(ADD, {"files": small()}, CONTENT_LENGTH=str(MOST_SENT + 1))
    assert "lebih besar dari 20 MB" in client.get(response["Location"]).content.decode()
    assert not Image.objects.exists()


def test_more_files_than_are_taken_at_once_are_told(wati: User) -> None:
    broken = [SimpleUploadedFile(f"{number}.jpg", b"x") for number in range(MOST_FILES + 1)]
    assert f"paling banyak {MOST_FILES} foto" in said(sent(wati, *broken))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"files": "teks"},
        {"picture": "x"},
        {"picture": "9" * 40},
        {"picture": "\x00"},
        {"picture": ["1"] * 300},
        {"batal": "9" * 40, "picture": "1"},
    ],
)
def test_odd_input_has_an_answer(data: dict[str, Any], wati: User) -> None:
    assert sign_in(wati).post(ADD, data).status_code == 200


@pytest.mark.parametrize("asked", ["\x00", "x", "9" * 40, ",".join("1" * 900), "-1", "٣"])
def test_odd_numbers_in_the_address_have_an_answer(asked: str, wati: User) -> None:
    assert sign_in(wati).get(ADD, {"foto": asked}).status_code == 200
