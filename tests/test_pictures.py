"""What an uploaded file becomes, and what is refused."""

import io
import zlib

import PIL.Image
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from PIL import ImageCms, ImageDraw

from articles import pictures
from articles.models import Image, Rendition
from tests.factories import make_draft

pytestmark = pytest.mark.django_db


def photo(
    width=1600, height=900, image_format="JPEG", mode="RGB", name="foto.jpg", **options
) -> SimpleUploadedFile:
    """Left half red, right half blue."""
    picture = PIL.Image.new("RGB", (width, height), (200, 30, 30))
    ImageDraw.Draw(picture).rectangle((width // 2, 0, width, height), fill=(30, 30, 200))
    output = io.BytesIO()
    picture.convert(mode).save(output, image_format, **options)
    return SimpleUploadedFile(name, output.getvalue())


def opened(field) -> PIL.Image.Image:
    with field.open("rb") as file:
        picture = PIL.Image.open(file)
        picture.load()
        return picture


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_it_takes_photos_of_three_formats(image_format, wati):
    image = pictures.store(photo(image_format=image_format), by=wati, alt_text="Loket")
    assert (image.width, image.height, opened(image.file).format) == (1600, 900, "JPEG")


def test_sizes_are_cut_to_the_shown_shape(wati):
    image = pictures.store(photo(2000, 2000), by=wati)
    sizes = list(image.renditions.values_list("ratio", "format", "width", "height"))
    assert sizes == [("16:9", "webp", 480, 270), ("16:9", "webp", 960, 540), ("16:9", "webp", 1440, 810)]


def test_a_small_photo_is_not_enlarged(wati):
    image = pictures.store(photo(300, 400), by=wati)
    assert list(image.renditions.values_list("width", "height")) == [(300, 168)]


def test_a_photo_of_one_pixel_has_a_size(wati):
    assert pictures.store(photo(1, 1), by=wati).renditions.count() == 1


def test_a_large_photo_is_made_smaller(wati):
    image = pictures.store(photo(5200, 2600), by=wati)
    assert (image.width, image.height) == (2560, 1280)


def test_a_photo_taken_sideways_stands_upright(wati):
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    image = pictures.store(photo(800, 400, exif=exif), by=wati)
    assert (image.width, image.height) == (400, 800)


def test_no_metadata_are_kept(wati):
    exif = PIL.Image.Exif()
    exif[0x010F] = "Kamera Contoh"
    exif.get_ifd(0x8825)[1] = "S"
    image = pictures.store(photo(exif=exif, comment=b"rahasia"), by=wati)
    kept = opened(image.file).info
    assert not {"exif", "comment", "icc_profile", "xmp", "photoshop"} & set(kept)
    assert not opened(image.renditions.first().file).getexif()


def test_the_name_tells_nothing(wati):
    image = pictures.store(photo(name="rahasia-negara.jpg"), by=wati)
    names = [image.file.name, *image.renditions.values_list("file", flat=True)]
    assert not [name for name in names if "rahasia" in name or "foto" in name]


def test_a_colour_profile_that_does_not_fit_breaks_nothing(wati):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert pictures.store(photo(icc_profile=profile), by=wati).width == 1600


@pytest.mark.parametrize("mode", ["RGBA", "LA", "L", "P", "1"])
def test_other_kinds_of_colour_become_plain(mode, wati):
    image = pictures.store(photo(image_format="PNG", mode=mode), by=wati)
    assert opened(image.file).mode == "RGB"


def test_four_printing_colours_become_plain(wati):
    image = pictures.store(photo(mode="CMYK"), by=wati)
    assert opened(image.file).mode == "RGB"


def test_sixteen_bits_of_grey_stay_grey(wati):
    picture = PIL.Image.new("I;16", (40, 40), 32_768)
    output = io.BytesIO()
    picture.save(output, "PNG")
    image = pictures.store(SimpleUploadedFile("abu.png", output.getvalue()), by=wati)
    assert opened(image.file).getpixel((20, 20)) == (128, 128, 128)


def test_transparency_becomes_white(wati):
    output = io.BytesIO()
    PIL.Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(output, "PNG")
    image = pictures.store(SimpleUploadedFile("kosong.png", output.getvalue()), by=wati)
    assert opened(image.file).getpixel((20, 20)) == (255, 255, 255)


def _moving() -> SimpleUploadedFile:
    frames = [PIL.Image.new("RGB", (40, 40), (shade, 0, 0)) for shade in (0, 200)]
    output = io.BytesIO()
    frames[0].save(output, "WEBP", save_all=True, append_images=frames[1:])
    return SimpleUploadedFile("gerak.webp", output.getvalue())


def _bomb(width=20_000, height=20_000) -> SimpleUploadedFile:
    """A PNG whose header promises 400 megapixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return SimpleUploadedFile("bom.png", b"\x89PNG\r\n\x1a\n" + data)


def _gif() -> SimpleUploadedFile:
    return photo(40, 40, "GIF", name="foto.jpg")


def _truncated() -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.jpg", photo().read()[:3000])


REFUSED = {
    "an empty file": (lambda: SimpleUploadedFile("foto.jpg", b""), "kosong"),
    "a text": (lambda: SimpleUploadedFile("foto.jpg", b"halo"), "bukan foto"),
    "an SVG": (
        lambda: SimpleUploadedFile("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        "bukan foto",
    ),
    "a GIF that says it is a JPEG": (_gif, "bukan foto"),
    "a moving picture": (_moving, "bergerak"),
    "a truncated photo": (_truncated, "rusak"),
    "400 megapixels": (_bomb, "50 megapiksel"),
    "60 megapixels": (lambda: _bomb(10_000, 6_000), "50 megapiksel"),
    "a file too large": (lambda: SimpleUploadedFile("foto.jpg", b"x" * (20 * 1024 * 1024 + 1)), "20 MB"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses_with_a_sentence(what, wati):
    upload, sentence = REFUSED[what]
    with pytest.raises(ValidationError, match=sentence):
        pictures.store(upload(), by=wati)
    assert Image.objects.count() == 0


def test_words_that_are_too_long_are_refused_by_field(wati):
    with pytest.raises(ValidationError) as refused:
        pictures.store(photo(), by=wati, alt_text="x" * 301)
    assert list(refused.value.message_dict) == ["alt_text"]


@pytest.mark.parametrize(("focal_x", "colour"), [(0, "red"), (100, "blue")])
def test_the_focal_point_stays_in_the_picture(focal_x, colour, wati):
    image = pictures.store(photo(4000, 600), by=wati, focal_x=focal_x)
    red, _green, blue = opened(image.renditions.first().file).getpixel((240, 130))
    assert (red > blue) == (colour == "red")


def test_another_focal_point_makes_other_sizes(wati, django_capture_on_commit_callbacks):
    image = pictures.store(photo(4000, 600), by=wati, focal_x=0)
    before = set(Rendition.objects.values_list("file", flat=True))
    image.focal_x = 100
    image.save()
    with django_capture_on_commit_callbacks(execute=True):
        pictures.remake_sizes(image)
    assert not before & set(Rendition.objects.values_list("file", flat=True))
    assert not [name for name in before if image.file.storage.exists(name)]


def test_deleting_a_picture_deletes_its_files(wati, django_capture_on_commit_callbacks):
    image = pictures.store(photo(), by=wati)
    names = [image.file.name, *image.renditions.values_list("file", flat=True)]
    with django_capture_on_commit_callbacks(execute=True):
        pictures.delete(image)
    assert not [name for name in names if image.file.storage.exists(name)]


def test_a_picture_in_use_is_not_deleted(wati):
    image = pictures.store(photo(), by=wati)
    make_draft(writer=wati, lead_image=image)
    with pytest.raises(ProtectedError):
        pictures.delete(image)
    assert image.file.storage.exists(image.file.name)
