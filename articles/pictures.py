"""What is uploaded becomes a picture of the library: judged by its content, drawn anew, in the sizes shown.

Nothing of the file itself is kept: not its name, its metadata (a camera writes places into them), nor its bytes.
"""

import io
import struct
from collections.abc import Iterable
from typing import IO

import PIL.Image
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import ImageCms, ImageOps

from articles.models import Image, Rendition, User
from articles.models.image import SHOWN_RATIO

LARGEST_FILE = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
# Enough for a wide, dense screen; what is printed comes from the archive of the photographer.
LONGEST_SIDE = 2560
WIDTHS = (480, 960, 1440)
FORMATS = ("JPEG", "PNG", "WEBP")

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, MemoryError)
_BOMB = (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning)
_SRGB = ImageCms.createProfile("sRGB")
_WHITE = (255, 255, 255)


def store(
    upload: File | IO[bytes] | PIL.Image.Image,
    *,
    by: User | None,
    alt_text: str = "",
    caption: str = "",
    credit: str = "",
    is_decorative: bool = False,
    focal_x: int = 50,
    focal_y: int = 50,
) -> Image:
    """A new picture in the library with its sizes. `upload` is a file, or what `read` made of one.

    Raises ValidationError, with a sentence for each field that is at fault.
    """
    drawn = upload if isinstance(upload, PIL.Image.Image) else read(upload)
    image = Image(
        alt_text=alt_text,
        caption=caption,
        credit=credit,
        is_decorative=is_decorative,
        focal_x=focal_x,
        focal_y=focal_y,
        uploaded_by=by,
    )
    image.full_clean(exclude=["file"])
    with transaction.atomic():
        image.file.save("foto.jpg", _encode(drawn, "JPEG"), save=False)
        image.save()
        _add_sizes(image, drawn)
    return image


def replace_file(image: Image, drawn: PIL.Image.Image) -> None:
    """Give `image` another original, and sizes made from it. The old files go once that is certain."""
    with transaction.atomic():
        old = image.file.name
        _forget_sizes(image)
        image.file.save("foto.jpg", _encode(drawn, "JPEG"), save=False)
        image.save()
        _add_sizes(image, drawn)
        _delete_later([str(old)])


def remake_sizes(image: Image) -> None:
    """Cut the sizes anew, as the focal point asks."""
    with image.file.open("rb") as file:
        drawn = read(file)
    with transaction.atomic():
        _forget_sizes(image)
        _add_sizes(image, drawn)


def delete(image: Image) -> None:
    """Remove the row; its files go once that is certain. Raises ProtectedError while an article shows it."""
    with transaction.atomic():
        names = [str(image.file.name), *image.renditions.values_list("file", flat=True)]
        image.delete()
        _delete_later(names)


def read(upload: File | IO[bytes]) -> PIL.Image.Image:
    """The upload as an upright sRGB picture of at most `LONGEST_SIDE`, without metadata.

    Raises ValidationError with a sentence for the form. Size and dimensions are judged before anything is decoded.
    """
    size = upload.seek(0, io.SEEK_END)
    upload.seek(0)
    if size == 0:
        raise ValidationError(_("Berkas foto kosong. Pilih berkas lain."))
    if size > LARGEST_FILE:
        raise ValidationError(_("Berkas foto lebih besar dari 20 MB. Kecilkan dahulu."))
    try:
        picture = PIL.Image.open(upload, formats=FORMATS)
    except PIL.UnidentifiedImageError as error:
        raise ValidationError(_("Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih berkas lain.")) from error
    except _BOMB as error:
        raise ValidationError(_too_many_pixels()) from error
    except _BROKEN as error:
        raise ValidationError(_damaged()) from error
    with picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(_too_many_pixels())
        try:
            if getattr(picture, "n_frames", 1) > 1:
                raise ValidationError(_("Gambar bergerak tidak dapat dipakai. Pilih foto diam."))
            return _plain(picture)
        except _BOMB as error:
            raise ValidationError(_too_many_pixels()) from error
        except _BROKEN as error:
            raise ValidationError(_damaged()) from error


def _too_many_pixels() -> str:
    return _("Ukuran foto melebihi 50 megapiksel. Kecilkan dahulu.")


def _damaged() -> str:
    return _("Berkas foto rusak atau tidak lengkap. Unggah ulang, atau pilih berkas lain.")


def _plain(picture: PIL.Image.Image) -> PIL.Image.Image:
    # A large JPEG is decoded at half or a quarter of its size where that still is enough.
    picture.draft(None, (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
    profile = picture.info.get("icc_profile")
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    upright = _on_white(_in_srgb(upright, profile))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), PIL.Image.Resampling.LANCZOS)
    clean = PIL.Image.new("RGB", upright.size)
    clean.paste(upright)
    return clean


def _in_srgb(picture: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    if picture.mode.startswith("I"):
        # Sixteen bits of grey.
        return picture.convert("I").point(lambda level: level / 256).convert("L")
    if not profile or picture.mode not in ("RGB", "CMYK", "L"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, _SRGB, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        # A profile that cannot be read says nothing about the colours.
        return picture


def _on_white(picture: PIL.Image.Image) -> PIL.Image.Image:
    if picture.mode == "RGB":
        return picture
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layers = picture.convert("RGBA")
    paper = PIL.Image.new("RGB", layers.size, _WHITE)
    paper.paste(layers, mask=layers.getchannel("A"))
    return paper


def _encode(drawn: PIL.Image.Image, image_format: str) -> ContentFile:
    output = io.BytesIO()
    if image_format == "JPEG":
        drawn.save(output, "JPEG", quality=86, optimize=True, progressive=True)
    else:
        drawn.save(output, image_format, quality=80, method=4)
    # Django reads width and height of a file that has a name.
    return ContentFile(output.getvalue(), name="foto")


def _crop_box(width: int, height: int, focal_x: int, focal_y: int) -> tuple[int, int, int, int]:
    """The largest 16:9 part that has the focal point, in per cent, as near its middle as the edges allow."""
    across, down = (int(part) for part in SHOWN_RATIO.split(":"))
    cut_width = min(width, height * across // down) or 1
    cut_height = min(height, width * down // across) or 1
    left = min(max(width * focal_x // 100 - cut_width // 2, 0), width - cut_width)
    top = min(max(height * focal_y // 100 - cut_height // 2, 0), height - cut_height)
    return left, top, left + cut_width, top + cut_height


def _add_sizes(image: Image, drawn: PIL.Image.Image) -> None:
    cut = drawn.crop(_crop_box(drawn.width, drawn.height, image.focal_x, image.focal_y))
    # Never enlarged: a small picture is shown at its own size.
    for width in [width for width in WIDTHS if width <= cut.width] or [cut.width]:
        height = max(1, round(cut.height * width / cut.width))
        size = cut.resize((width, height), PIL.Image.Resampling.LANCZOS)
        rendition = Rendition(image=image, ratio=SHOWN_RATIO, format="webp", width=width, height=height)
        rendition.file.save("foto.webp", _encode(size, "WEBP"), save=False)
        rendition.save()


def _forget_sizes(image: Image) -> None:
    names = list(image.renditions.values_list("file", flat=True))
    image.renditions.all().delete()
    _delete_later(names)


def _delete_later(names: Iterable[str]) -> None:
    storage = Image._meta.get_field("file").storage

    def remove() -> None:
        for name in names:
            if name:
                storage.delete(name)

    transaction.on_commit(remove)
