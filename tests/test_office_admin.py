"""The form of the office's identity."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, PngImagePlugin

from articles.models import Office, SocialLink
from newsroom import accent
from tests.cast import sign_in
from tests.filling import errors, send, shown

pytestmark = pytest.mark.django_db

FORM = reverse("admin:articles_office_change", args=[1])
PREVIEW = reverse("admin:articles_office_accent")


@pytest.fixture
def desk(sari):
    return sign_in(sari)


def picture(size=(200, 120), fmt="PNG", mode="RGB", **options):
    file = io.BytesIO()
    Image.new(mode, size, "teal").save(file, fmt, **options)
    return SimpleUploadedFile(f"logo.{fmt.lower()}", file.getvalue())


# One row


def test_the_list_is_the_form(desk):
    assert desk.get(reverse("admin:articles_office_changelist")).url == FORM


def test_the_first_saving_makes_the_row(desk):
    Office.objects.all().delete()
    send(desk, FORM, name="Humas Kota Percontohan")
    assert Office.objects.get().name == "Humas Kota Percontohan"


def test_there_is_no_second_office(desk):
    assert desk.get(FORM.replace("/1/", "/2/")).status_code == 302
    assert desk.get(reverse("admin:articles_office_add")).status_code == 403


def test_the_office_cannot_be_deleted(desk):
    Office.objects.get_or_create(pk=1)
    assert desk.post(reverse("admin:articles_office_delete", args=[1]), {"post": "yes"}).status_code == 403


def test_saving_stays_on_the_form(desk):
    assert send(desk, FORM, name="Humas").url == FORM


def test_the_form_says_that_saving_goes_live(desk):
    assert "langsung tayang begitu disimpan" in desk.get(FORM).content.decode()


# Fields


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("No. {year}", "{number}"),
        ("No. {number}", "{year}"),
        ("{number}/{year}/{bulan}", "{bulan}"),
        ("{number}/{year}/{", "kurung"),
    ],
)
def test_the_pattern_of_release_numbers_is_checked(desk, pattern, sentence):
    assert sentence in errors(send(desk, FORM, release_format=pattern))


def test_a_good_pattern_is_kept(desk):
    send(desk, FORM, release_format="{number}/PR/{month}/{year}")
    assert Office.objects.get().release_format == "{number}/PR/{month}/{year}"


@pytest.mark.parametrize("value", ["merah", "#12345", "#a31;}", "url(x)"])
def test_only_a_colour_is_a_colour(desk, value):
    assert "huruf a–f" in errors(send(desk, FORM, accent=value))


@pytest.mark.parametrize("value", ["http://contoh.example/", "javascript:alert(1)", "ftp://contoh.example/"])
def test_social_links_are_https(desk, value):
    changes = {"social_links-0-label": "Instagram", "social_links-0-url": value}
    assert "diawali https://" in errors(send(desk, FORM, **changes))


def test_a_social_link_is_kept(desk):
    changes = {"social_links-0-label": "Instagram", "social_links-0-url": "https://contoh.example/humas"}
    send(desk, FORM, **changes)
    assert SocialLink.objects.get().url == "https://contoh.example/humas"


def test_a_social_link_without_scheme_is_taken_as_https(desk):
    changes = {"social_links-0-label": "Instagram", "social_links-0-url": "contoh.example/humas"}
    send(desk, FORM, **changes)
    assert SocialLink.objects.get().url == "https://contoh.example/humas"


def test_an_unknown_zone_is_refused(desk):
    assert errors(send(desk, FORM, time_zone="Mars/Olympus"))


def test_an_older_form_does_not_overwrite_a_colleague(desk):
    send(desk, FORM, name="Humas")
    values = shown(desk.get(FORM), "office_form")
    Office.objects.update(phone="021 555")
    assert "baru saja diubah orang lain" in errors(desk.post(FORM, values))


def test_a_hostile_name_is_only_text(desk):
    send(desk, FORM, name="<script>alert(1)</script>")
    assert "<script>alert(1)" not in desk.get(FORM).content.decode()


# Accent


def test_the_form_shows_both_shades(desk):
    page = desk.get(FORM).content.decode()
    assert all(shade in page for shade in accent.shades(accent.DEFAULT))


def test_the_preview_gives_the_contrast(desk):
    page = desk.get(PREVIEW, {"accent": "#000000"}).content.decode()
    assert "kontras 19,1 : 1" in page


def test_the_preview_tells_where_a_shade_was_needed(desk):
    assert "kurang kontras" in desk.get(PREVIEW, {"accent": "#ffee00"}).content.decode()


def test_a_readable_colour_needs_no_shade(desk):
    assert "kurang kontras" not in desk.get(PREVIEW, {"accent": "#a3161a"}).content.decode()


@pytest.mark.parametrize("value", ["", "merah", "\x00", "#ggg", "🎨", "#a3161a\n"])
def test_the_preview_of_nonsense_is_a_sentence(desk, value):
    response = desk.get(PREVIEW, {"accent": value})
    assert response.status_code == 200
    assert "huruf a–f" in response.content.decode()


@pytest.mark.parametrize("role", ["wati", "rina", "joko"])
def test_others_see_no_preview(role, request):
    assert sign_in(request.getfixturevalue(role)).get(PREVIEW).status_code == 403


# Logo


def stored():
    with Office.objects.get().logo.open() as file:
        return Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP"])
def test_a_logo_becomes_png(desk, fmt):
    send(desk, FORM, logo=picture(fmt=fmt))
    assert stored().format == "PNG"


def test_a_large_logo_is_made_smaller(desk):
    send(desk, FORM, logo=picture((2000, 1000)))
    assert stored().size == (512, 256)


def test_the_name_of_the_file_is_ours(desk):
    send(desk, FORM, logo=picture())
    assert "logo" not in Office.objects.get().logo.name


def test_what_the_file_said_beside_the_picture_is_gone(desk):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "rahasia")
    send(desk, FORM, logo=picture(pnginfo=notes))
    assert "Author" not in stored().info


def test_transparency_stays(desk):
    file = io.BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(file, "PNG")
    send(desk, FORM, logo=SimpleUploadedFile("x.png", file.getvalue()))
    assert stored().getpixel((5, 5))[3] == 0


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (picture((90, 200)), "antara 96 dan 4.000"),
        (picture((4001, 100)), "antara 96 dan 4.000"),
        (picture(fmt="GIF"), "bukan PNG, JPEG, atau WebP"),
        (SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n" + b"0" * 200), "gambar"),
        (SimpleUploadedFile("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "gambar"),
        (SimpleUploadedFile("x.png", b""), "kosong"),
    ],
)
def test_a_bad_logo_is_refused_with_its_reason(desk, file, sentence):
    file.seek(0)
    assert sentence in errors(send(desk, FORM, logo=file))


def test_a_file_above_two_megabytes_is_refused(desk):
    big = picture()
    big = SimpleUploadedFile("x.png", big.read() + b"0" * (2 * 1024 * 1024))
    assert "2 MB" in errors(send(desk, FORM, logo=big))


def test_other_fields_stay_when_the_logo_is_refused(desk):
    response = send(desk, FORM, logo=picture((90, 200)), phone="021 555")
    assert shown(response, "office_form")["phone"] == "021 555"


def test_a_logo_stays_when_something_else_is_saved(desk):
    send(desk, FORM, logo=picture())
    name = Office.objects.get().logo.name
    send(desk, FORM, phone="021 555")
    assert Office.objects.get().logo.name == name


# How the office works


def test_the_workflow_of_the_office_is_kept(desk):
    values = {"emergency_review_hours": "6", "patience_hours": "48", "digest_hour": "0"}
    send(desk, FORM, allows_own_approval="on", **values)
    office = Office.objects.get()
    kept = {name: str(getattr(office, name)) for name in values}
    assert (kept, office.allows_own_approval) == (values, True)


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("emergency_review_hours", "Isi jumlah jam dari 1 sampai 168 (tujuh hari)."),
        ("patience_hours", "Isi jumlah jam dari 1 sampai 720 (tiga puluh hari)."),
        ("digest_hour", "Isi jam bulat dari 0 sampai 23."),
    ],
)
@pytest.mark.parametrize("sent", ["-1", "1000", "99999999999999999999", "1.5", "pagi", "9" * 5000])
def test_an_hour_that_cannot_be_is_refused_with_what_can(field, sentence, sent, desk):
    assert sentence in errors(send(desk, FORM, **{field: sent}))


def test_letting_an_editor_approve_alone_comes_with_a_warning(desk):
    assert "tanpa orang kedua yang membacanya" in desk.get(FORM).content.decode()
