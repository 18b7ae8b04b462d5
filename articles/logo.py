"""The office's logo: checked, drawn anew without what the file said beside the picture, named by us."""

import io
import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

LARGEST_FILE = 2 * 1024 * 1024
SMALLEST_SIDE, LARGEST_SIDE = 96, 4000
# As large as the public pages and feeds ever show it, twice for dense screens.
KEPT_SIDE = 512
FORMATS = ("PNG", "JPEG", "WEBP")


def clean_logo(file: UploadedFile) -> ContentFile:
    """A PNG of at most `KEPT_SIDE` pixels a side. Raises ValidationError with a sentence for the form."""
    if file.size is None or file.size > LARGEST_FILE:
        raise ValidationError(_("Berkas logo lebih besar dari 2 MB. Kecilkan dahulu."))
    file.seek(0)
    try:
        picture = Image.open(file, formats=FORMATS)
        if not SMALLEST_SIDE <= min(picture.size) <= max(picture.size) <= LARGEST_SIDE:
            raise ValidationError(
                _("Sisi logo harus antara 96 dan 4.000 piksel; berkas ini %(width)d × %(height)d.")
                % {"width": picture.width, "height": picture.height}
            )
        drawn = ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("Berkas logo rusak, atau bukan PNG, JPEG, atau WebP. Pilih berkas lain.")
        ) from error
    drawn.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    clean = Image.new("RGBA", drawn.size)
    clean.paste(drawn)
    output = io.BytesIO()
    clean.save(output, "PNG", optimize=True)
    return ContentFile(output.getvalue(), name=f"{secrets.token_urlsafe(9)}.png")
