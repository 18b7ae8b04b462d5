"""The library at the desk: its grid, what is found in it, and the page of one picture."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from articles import pictures
from articles.models import BodyPicture, Event, FormerFile, Image, User
from tests.cast import sign_in
from tests.factories import make_draft, make_image, make_public
from tests.filling import errors, said, send
from tests.object_store import use_store
from tests.photos import photo
from tests.proxy import NO_STORE

pytestmark = pytest.mark.django_db

LIBRARY = reverse("admin:articles_image_changelist")


def change(image: Image) -> str:
    return reverse("admin:articles_image_change", args=[image.pk])


def delete(by: User, image: Image) -> HttpResponse:
    address = reverse("admin:articles_image_delete", args=[image.pk])
    return sign_in(by).post(address, {"post": "yes"}, follow=True)


def found(by: User, **query: Any) -> set[int]:
    return {card.image.pk for card in sign_in(by).get(LIBRARY, query).context["cl"].cards()}


def uploaded(at: datetime, **fields: Any) -> Image:
    image = make_image(**fields)
    Image.objects.filter(pk=image.pk).update(uploaded_at=at)
    return image


# The grid


def test_the_library_is_searched_by_every_word_beside_a_picture(rina: User) -> None:
    bridge = make_image(caption="Jembatan", credit="Humas", alt_text="Perahu", people="Sri Rahayu")
    market = make_image(caption="Pasar", credit="Humas", alt_text="Kios", event="Hari Pasar")
    market.tags.add("ekonomi")
    assert found(rina, q="jembatan") == found(rina, q="perahu") == found(rina, q="rahayu") == {bridge.pk}
    assert found(rina, q="hari pasar") == found(rina, q="ekonomi") == {market.pk}
    assert found(rina, q="humas") == {bridge.pk, market.pk}


def test_what_lacks_words_is_found_and_marked(rina: User) -> None:
    bare = make_image(alt_text="")
    make_image(alt_text="", is_decorative=True)
    make_image()
    assert found(rina, keadaan="tanpa-teks") == {bare.pk}
    assert sign_in(rina).get(LIBRARY).content.decode().count('class="lib-lack"') == 1


def test_used_and_unused_are_told_apart_also_within_a_text(rina: User) -> None:
    lead, within, idle = make_image(), make_image(), make_image()
    BodyPicture.objects.create(article=make_draft(lead_image=lead), image=within)
    assert found(rina, keadaan="dipakai") == {lead.pk, within.pk}
    assert found(rina, keadaan="belum") == {idle.pk}


def test_own_uploads_are_found(rina: User, wati: User) -> None:
    own = make_image(uploaded_by=wati)
    make_image(uploaded_by=rina)
    assert found(wati, keadaan="saya") == {own.pk}


def test_twins_are_found_by_file_and_by_looks(rina: User) -> None:
    one, two = make_image(source_digest="a" * 64), make_image(source_digest="a" * 64)
    three, four = make_image(fingerprint="0f0f0f0f0f0f0f0f"), make_image(fingerprint="0f0f0f0f0f0f0f0f")
    make_image(fingerprint="0000000000000000"), make_image(fingerprint="0000000000000000")
    assert found(rina, keadaan="kembar") == {one.pk, two.pk, three.pk, four.pk}


def test_pictures_are_chosen_by_tag(rina: User) -> None:
    tagged = make_image()
    tagged.tags.add("Banjir Rob")
    make_image()
    assert found(rina, tagar="banjir-rob") == {tagged.pk}


def test_pictures_are_chosen_by_the_day_they_were_taken_else_uploaded(rina: User) -> None:
    taken = uploaded(datetime(2026, 3, 1, tzinfo=UTC), taken_on=date(2025, 12, 31))
    sent = uploaded(datetime(2025, 11, 30, 18, tzinfo=UTC))  # 1 December in Jakarta
    uploaded(datetime(2026, 3, 1, tzinfo=UTC))
    assert found(rina, waktu="2025") == found(rina, waktu="2025-12") == {taken.pk, sent.pk}
    assert found(rina, waktu="2025-11") == set()


@pytest.mark.parametrize("value", ["\x00", "x", "-1", "9" * 30, "2025-13", "9999-12", "٣", "'", "#1", "😀"])
def test_nothing_in_the_address_breaks_the_library(value: str, rina: User) -> None:
    make_image(taken_on=date(9999, 12, 31))
    client = sign_in(rina)
    for name in ("q", "keadaan", "tagar", "waktu", "p", "o"):
        assert client.get(LIBRARY, {name: value}).status_code in (200, 302, 400), name


@pytest.mark.parametrize("query", [{}, {"q": "petugas"}, {"keadaan": "kembar"}, {"keadaan": "dipakai"}])
def test_the_library_costs_the_same_however_much_there_is(query: dict[str, str], wati: User) -> None:
    client, counts = sign_in(wati), []
    for number in (2, 12):
        for _again in range(number):
            image = make_image(source_digest="a" * 64)
            image.tags.add("loket")
            make_draft(writer=wati, lead_image=image)
        client.get(LIBRARY, query)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIBRARY, query)
        counts.append(len(captured))
    assert counts[0] == counts[1]


# Where it is used


def uses(by: User) -> list[str]:
    return [card.uses for card in sign_in(by).get(LIBRARY).context["cl"].cards()]


def test_a_text_its_body_and_its_working_copy_are_one_use(rina: User) -> None:
    image = make_image()
    public = make_public(lead_image=image)
    BodyPicture.objects.create(article=public, image=image)
    make_draft(lead_image=image, replaces=public)
    assert uses(rina) == ["Dipakai di 1 berita"]


def test_how_many_drafts_of_others_show_a_picture_is_not_told(wati: User, made: User) -> None:
    image = make_image()
    for _number in range(2):
        make_draft(writer=wati, lead_image=image, headline="Rahasia dapur")
    assert uses(made) == ["Dipakai di naskah lain"]
    make_public(lead_image=image)
    assert uses(made) == ["Dipakai di 1 berita dan di naskah lain"]
    assert "Rahasia dapur" not in sign_in(made).get(change(image)).content.decode()


def test_the_page_names_texts_that_show_it_above_and_within(rina: User) -> None:
    image = make_image()
    make_draft(lead_image=image, headline="Di atas")
    BodyPicture.objects.create(article=make_draft(headline="Di dalam"), image=image)
    page = sign_in(rina).get(change(image)).content.decode()
    assert "Di atas" in page
    assert "Di dalam" in page


# The page of one


def test_what_finds_it_again_is_kept(rina: User) -> None:
    image = pictures.store(photo(), by=rina, alt_text="Loket")
    filled = {"people": "Sri Rahayu", "event": "Hari Anak", "photographer": "Andi", "taken_on": "2026-11-20"}
    send(sign_in(rina), change(image), "image_form", tags="banjir, rob", **filled)
    image = Image.objects.get()
    assert (image.people, image.event, image.photographer) == ("Sri Rahayu", "Hari Anak", "Andi")
    assert image.taken_on == date(2026, 11, 20)
    assert set(image.tags.names()) == {"banjir", "rob"}
    assert Event.objects.get(verb="change_row").details["fields"]["tags"] == ["", "banjir, rob"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("focal_x", "101"),
        ("focal_y", "-1"),
        ("focal_x", "9" * 40),
        ("focal_x", ""),
        ("taken_on", "kemarin"),
        ("tags", "!!"),
        ("caption", "\x00"),
        ("alt_text", ""),
    ],
)
def test_what_cannot_stand_is_told(field: str, value: str, rina: User) -> None:
    image = pictures.store(photo(64, 36), by=rina, alt_text="Loket")
    assert errors(send(sign_in(rina), change(image), "image_form", **{field: value}))


@pytest.mark.parametrize(
    ("field", "value", "is_anew"), [("focal_x", "10", True), ("alt_text", "Lain", False)]
)
def test_the_sizes_are_made_anew_for_another_focal_point_alone(
    field: str, value: str, is_anew: bool, rina: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        image = pictures.store(photo(64, 36), by=rina, alt_text="Loket")
    before = set(image.renditions.values_list("file", flat=True))
    assert before
    with django_capture_on_commit_callbacks(execute=True):
        send(sign_in(rina), change(image), "image_form", **{field: value})
    assert (not before & set(image.renditions.values_list("file", flat=True))) is is_anew


def replace(by: User, image: Image, **fields: Any) -> Image:
    send(sign_in(by), change(image), "image_form", upload=photo(800, 600), **fields)
    return Image.objects.get(pk=image.pk)


def test_a_replaced_file_lies_at_a_new_address_and_the_old_one_for_a_while(rina: User) -> None:
    image = pictures.store(photo(400, 300), by=rina, alt_text="Loket")
    after = replace(rina, image)
    assert (after.width, after.file.name != image.file.name) == (800, True)
    assert FormerFile.objects.filter(image=image, file=image.file.name).exists()
    assert "masih dilayani sampai" in sign_in(rina).get(change(image)).content.decode()


def test_a_replaced_file_goes_at_once_where_that_is_wanted(
    rina: User, django_capture_on_commit_callbacks: Any
) -> None:
    image = pictures.store(photo(400, 300), by=rina, alt_text="Loket")
    with django_capture_on_commit_callbacks(execute=True):
        replace(rina, image, drop_former="on")
    assert not FormerFile.objects.exists()
    assert not image.file.storage.exists(image.file.name)


def test_texts_go_on_showing_a_replaced_picture(rina: User) -> None:
    image = pictures.store(photo(400, 300), by=rina, alt_text="Loket")
    article = make_public(lead_image=image)
    after = replace(rina, image)
    article.refresh_from_db()
    assert article.lead_image.file.name == after.file.name


def test_the_log_keeps_the_name_of_a_new_file_not_the_file(rina: User) -> None:
    replace(rina, pictures.store(photo(), by=rina, alt_text="Loket"))
    assert Event.objects.get(verb="change_row").details["fields"]["upload"] == ["", "foto.jpg"]


# Deleting


def test_a_picture_that_nobody_uses_is_deleted(rina: User) -> None:
    image = pictures.store(photo(), by=rina, alt_text="Loket")
    delete(rina, image)
    assert not Image.objects.exists()


def test_a_picture_above_a_text_stays_and_says_so(rina: User) -> None:
    image = make_image()
    make_draft(lead_image=image)
    assert "tidak dihapus" in said(delete(rina, image))
    assert Image.objects.exists()


def test_a_picture_within_a_text_stays_and_says_so(rina: User) -> None:
    image = make_image()
    BodyPicture.objects.create(article=make_draft(), image=image)
    assert "tidak dihapus" in said(delete(rina, image))
    assert Image.objects.exists()


def test_an_officer_deletes_no_picture(wati: User) -> None:
    image = make_image()
    assert delete(wati, image).status_code == 403
    assert Image.objects.exists()


# While the store of files is away


def test_replacing_a_photo_costs_nobody_what_was_typed(rina: User, settings: Settings) -> None:
    image = make_image(caption="Semula.")
    use_store(settings, NO_STORE)
    response = send(sign_in(rina), change(image), "image_form", caption="Diketik.", upload=photo())
    page = response.content.decode()
    kept = Image.objects.values_list("caption", flat=True).get(pk=image.pk)
    assert ("belum tersimpan" in page, "Diketik." in page, kept) == (True, True, "Semula.")


def test_an_upload_is_told_that_it_was_not_kept(rina: User, settings: Settings) -> None:
    use_store(settings, NO_STORE)
    answer = sign_in(rina).post(reverse("admin:articles_image_upload"), {"file": photo()})
    assert (answer.status_code, "belum tersimpan" in answer.json()["errors"]["file"][0]) == (422, True)
    assert not Image.objects.exists()


def test_what_was_deleted_is_deleted(
    rina: User, settings: Settings, django_capture_on_commit_callbacks: Any
) -> None:
    image = make_image()
    use_store(settings, NO_STORE)
    with django_capture_on_commit_callbacks(execute=True):
        response = delete(rina, image)
    assert (response.status_code, Image.objects.exists()) == (200, False)


def test_a_picture_that_nobody_has_described_is_called_by_its_number_and_day() -> None:
    image = uploaded(datetime(2026, 5, 2, 20, tzinfo=UTC), alt_text="", caption="")
    assert str(Image.objects.get()) == f"Gambar {image.pk}, diunggah 3 Mei 2026"


def test_who_may_only_look_is_asked_for_no_file(wati: User) -> None:
    image = make_image()
    make_public(lead_image=image)
    shown = sign_in(wati).get(change(image)).content.decode()
    assert [word for word in ("Drop former", "Upload", "ketuk foto") if word in shown] == []
