"""What an uploaded file becomes, and how it is replaced and removed."""

from datetime import timedelta

import PIL.Image
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from PIL import ImageCms

from articles import pictures
from articles.models import FormerFile
from tests.factories import NOW, make_draft
from tests.photos import opened, phone_photo, photo, saved, stored_files, with_sizes
from tests.png import png

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_it_takes_photos_of_three_formats(image_format, wati):
    image = pictures.store(photo(image_format=image_format), by=wati, alt_text="Loket")
    assert (image.width, image.height, opened(image.file).format) == (1600, 900, "JPEG")


def test_a_large_photo_is_made_smaller():
    drawn = pictures.read(photo(5200, 2600))
    assert (drawn.width, drawn.height) == (2560, 1280)


def test_a_photo_taken_sideways_stands_upright():
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    drawn = pictures.read(photo(800, 400, exif=exif))
    assert (drawn.width, drawn.height) == (400, 800)


def test_what_is_kept_of_a_telephones_second_picture_is_the_first(wati):
    second = PIL.Image.new("L", (200, 150), 255)
    upload = saved(scene_of(400, 300), "MPO", save_all=True, append_images=[second])
    image = pictures.store(upload, by=wati)
    red, _green, blue = opened(image.file).getpixel((0, 0))
    assert (image.width, image.height, red > 150 > blue) == (400, 300, True)


def scene_of(width, height) -> PIL.Image.Image:
    return PIL.Image.new("RGB", (width, height), (200, 30, 30))


def test_nothing_of_a_telephones_photo_is_kept_but_what_is_seen(wati):
    """Each segment of every stored file is looked at, and so are the bytes of the position."""
    image = with_sizes(pictures.store(phone_photo(), by=wati))
    for file in stored_files(image):
        kept = opened(file)
        extra = {"exif", "xmp", "comment", "icc_profile", "photoshop", "XML:com.adobe.xmp"} & set(kept.info)
        assert not extra | set(kept.getexif()), file.name
        with file.open("rb") as stored:
            data = stored.read()
        traces = [b"Exif", b"GPS", b"ns.adobe", b"8BIM", b"Kamera", b"rahasia", b"10.5233", b"ICC_PROFILE"]
        assert not [trace for trace in traces if trace in data], file.name


def test_the_name_tells_nothing(wati):
    image = with_sizes(pictures.store(photo(name="rahasia-negara.jpg"), by=wati))
    names = [file.name for file in stored_files(image)]
    assert not [name for name in names if "rahasia" in name or "foto" in name]


def test_a_name_may_be_anything(wati):
    name = "../../etc/" + "\u202egpj.exe" + "x" * 1000
    upload = SimpleUploadedFile("foto.jpg", photo(40, 40).read())
    upload._name = name
    assert pictures.store(upload, by=wati).file.name.startswith("gambar/")


# Colours


def swapped() -> bytes:
    """An sRGB profile in which red and blue have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"xXYZ").replace(b"bXYZ", b"rXYZ").replace(b"xXYZ", b"bXYZ")


def test_a_colour_profile_is_applied():
    drawn = pictures.read(saved(PIL.Image.new("RGB", (40, 40), (200, 30, 30)), icc_profile=swapped()))
    red, _green, blue = opened(SimpleUploadedFile("f", drawn.jpeg)).getpixel((20, 20))
    assert blue > 150 > 80 > red


@pytest.mark.parametrize("profile", [b"bukan profil", b"\0" * 200])
def test_a_colour_profile_that_cannot_be_read_says_nothing(profile):
    assert pictures.read(photo(40, 40, icc_profile=profile)).width == 40


def test_a_colour_profile_of_other_colours_says_nothing():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert pictures.read(photo(40, 40, icc_profile=profile)).width == 40


@pytest.mark.parametrize("mode", ["RGBA", "LA", "L", "P", "1"])
def test_other_kinds_of_colour_become_plain(mode, wati):
    image = pictures.store(photo(40, 40, image_format="PNG", mode=mode), by=wati)
    assert opened(image.file).mode == "RGB"


def test_four_printing_colours_keep_their_look(wati):
    red, _green, blue = opened(pictures.store(photo(40, 40, mode="CMYK"), by=wati).file).getpixel((5, 20))
    assert red > 150 > 80 > blue


def test_sixteen_bits_of_grey_stay_grey(wati):
    image = pictures.store(saved(PIL.Image.new("I;16", (40, 40), 32_768), "PNG"), by=wati)
    assert opened(image.file).getpixel((20, 20)) == (128, 128, 128)


def test_sixteen_bits_of_colour_become_eight(wati):
    image = pictures.store(SimpleUploadedFile("foto.png", png(64, 64, depth=16)), by=wati)
    assert opened(image.file).mode == "RGB"


@pytest.mark.parametrize("side", [40, 5200])
def test_transparency_becomes_white(side):
    drawn = pictures.read(saved(PIL.Image.new("RGBA", (side, 40), (0, 0, 0, 0)), "PNG"))
    assert opened(SimpleUploadedFile("f", drawn.jpeg)).getpixel((20, 10)) == (255, 255, 255)


# Words, replacing, removing


def test_words_that_are_too_long_are_refused_by_field(wati):
    with pytest.raises(ValidationError) as refused:
        pictures.store(photo(40, 40), by=wati, alt_text="x" * 301)
    assert list(refused.value.message_dict) == ["alt_text"]


def test_a_replaced_file_has_another_address_and_the_old_one_stays_for_a_while(wati):
    image = with_sizes(pictures.store(photo(400, 300), by=wati))
    before = {file.name for file in stored_files(image)}
    pictures.replace_file(image, photo(800, 600), now=NOW)
    assert (image.width, image.file.name in before) == (800, False)
    assert set(FormerFile.objects.values_list("file", flat=True)) == before
    assert all(image.file.storage.exists(name) for name in before)


def test_a_replaced_picture_is_shown_anew_at_once(wati):
    image = with_sizes(pictures.store(photo(400, 300), by=wati))
    pictures.replace_file(image, photo(800, 600))
    assert image.picture().src == image.file.url


def test_what_was_replaced_goes_after_a_week(wati, django_capture_on_commit_callbacks):
    image = pictures.store(photo(40, 30), by=wati)
    old = image.file.name
    pictures.replace_file(image, photo(80, 60), now=NOW)
    pictures.delete_former(NOW + timedelta(days=6))
    with django_capture_on_commit_callbacks(execute=True):
        assert pictures.delete_former(NOW + timedelta(days=7)) == 1
    assert [image.file.storage.exists(name) for name in (old, image.file.name)] == [False, True]


def test_deleting_a_picture_deletes_its_files(wati, django_capture_on_commit_callbacks):
    image = with_sizes(pictures.store(photo(40, 30), by=wati))
    names = [file.name for file in stored_files(image)]
    pictures.replace_file(image, photo(80, 60), now=NOW)
    names.append(image.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        pictures.delete(image)
    assert not [name for name in names if image.file.storage.exists(name)]


def test_a_picture_in_use_is_not_deleted(wati):
    image = pictures.store(photo(40, 30), by=wati)
    make_draft(writer=wati, lead_image=image)
    with pytest.raises(ProtectedError):
        pictures.delete(image)
    assert image.file.storage.exists(image.file.name)
