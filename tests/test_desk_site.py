"""The admin as a whole: its address, its policy, its answers, and the library of pictures."""

import re

import pytest
from django.urls import reverse

from articles import pictures
from articles.models import Image, Office
from tests.cast import sign_in
from tests.factories import make_draft, make_image
from tests.filling import send
from tests.test_pictures import photo

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")
LIBRARY = reverse("admin:articles_image_changelist")
UPLOAD = reverse("admin:articles_image_add")


def change(image) -> str:
    return reverse("admin:articles_image_change", args=[image.pk])


def test_it_lives_at_redaksi():
    assert INDEX == "/redaksi/"


@pytest.mark.parametrize(
    "name", ["index", "articles_article_changelist", "articles_article_add", "articles_image_add"]
)
def test_nothing_comes_from_another_host(name, rina):
    page = sign_in(rina).get(reverse(f"admin:{name}")).content.decode()
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=[\"']([^\"']+)", page)
    assert loaded
    assert not [address for address in loaded if address.startswith(("http", "//"))]


@pytest.mark.parametrize("address", [INDEX, reverse("admin:login"), "/redaksi/tidak-ada/"])
def test_the_policy_names_no_other_host_and_forbids_frames(address, rina):
    policy = sign_in(rina).get(address)["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert not re.search(r"https?:|\*", policy)


@pytest.mark.parametrize("address", [INDEX, reverse("admin:articles_article_add"), "/redaksi/tidak-ada/"])
def test_no_cache_keeps_a_page(address, rina):
    assert "no-store" in sign_in(rina).get(address)["Cache-Control"]


def test_what_is_not_there_answers_in_the_admins_look(rina):
    response = sign_in(rina).get("/redaksi/tidak-ada/")
    assert response.status_code == 404
    assert "Ke meja kerja" in response.content.decode()


def test_times_are_the_offices_and_say_so(wati):
    Office.objects.create(name="Dinas Contoh", time_zone="Asia/Makassar")
    assert "WITA" in sign_in(wati).get(INDEX).content.decode()


def test_the_offices_colour_is_the_admins(wati):
    Office.objects.create(name="Dinas Contoh", accent="#0b5d68")
    assert "--color-primary-600: #0b5d68" in sign_in(wati).get(INDEX).content.decode()


def test_after_signing_in_a_person_is_at_the_desk(wati, client):
    response = client.post(reverse("admin:login"), {"username": "wati", "password": "wati"})
    assert response["Location"] == INDEX


# The library


def test_a_picture_is_uploaded_with_its_words(wati):
    client = sign_in(wati)
    response = send(
        client, UPLOAD, "image_form", upload=photo(), alt_text="Loket", credit="Humas", focal_x="30"
    )
    image = Image.objects.get()
    assert response.status_code == 302
    assert (image.alt_text, image.focal_x, image.uploaded_by) == ("Loket", 30, wati)
    assert image.renditions.exists()


def test_a_picture_without_description_is_refused(wati):
    response = send(sign_in(wati), UPLOAD, "image_form", upload=photo())
    assert "Uraikan isi gambar" in str(response.context["adminform"].form.errors)
    assert not Image.objects.exists()


def test_a_decoration_needs_no_description(wati):
    send(sign_in(wati), UPLOAD, "image_form", upload=photo(), is_decorative="on")
    assert Image.objects.get().is_decorative


def test_another_focal_point_makes_the_sizes_anew(rina):
    image = pictures.store(photo(), by=rina, alt_text="Loket")
    before = set(image.renditions.values_list("file", flat=True))
    send(sign_in(rina), change(image), "image_form", focal_x="10")
    assert not before & set(image.renditions.values_list("file", flat=True))


def test_other_words_leave_the_sizes_alone(rina):
    image = pictures.store(photo(), by=rina, alt_text="Loket")
    before = set(image.renditions.values_list("file", flat=True))
    send(sign_in(rina), change(image), "image_form", alt_text="Loket malam")
    assert before == set(image.renditions.values_list("file", flat=True))


def test_a_file_can_be_replaced(rina):
    image = pictures.store(photo(400, 300), by=rina, alt_text="Loket")
    send(sign_in(rina), change(image), "image_form", upload=photo(800, 600))
    image.refresh_from_db()
    assert image.width == 800


def test_the_library_says_where_a_picture_is_used(rina):
    image = make_image()
    make_draft(lead_image=image)
    assert "Dipakai di 1 berita" in sign_in(rina).get(LIBRARY).content.decode()


def test_the_library_is_searched_by_caption_credit_and_description(rina):
    make_image(caption="Jembatan", credit="Humas", alt_text="Perahu di sungai")
    make_image(caption="Pasar", credit="Humas", alt_text="Kios")
    client = sign_in(rina)
    found = [
        [card.words for card in client.get(LIBRARY, {"q": q}).context["cl"].cards()]
        for q in ("jembatan", "perahu", "humas")
    ]
    assert [len(words) for words in found] == [1, 1, 2]


def test_a_picture_in_use_is_not_deleted(rina):
    image = make_image()
    make_draft(lead_image=image)
    response = sign_in(rina).post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})
    assert (response.status_code, Image.objects.count()) == (403, 1)


def test_a_picture_that_nobody_uses_is_deleted(rina):
    image = pictures.store(photo(), by=rina, alt_text="Loket")
    sign_in(rina).post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})
    assert not Image.objects.exists()


def test_an_officer_deletes_no_picture(wati):
    image = make_image()
    response = sign_in(wati).post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})
    assert (response.status_code, Image.objects.count()) == (403, 1)


def test_where_a_picture_is_used_tells_nothing_of_drafts_of_others(wati, made):
    image = make_image()
    make_draft(writer=wati, lead_image=image, headline="Rahasia dapur")
    assert "Rahasia dapur" not in sign_in(made).get(change(image)).content.decode()
