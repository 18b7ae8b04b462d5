"""Pictures for tests: drawn here, with whatever a camera or a stranger puts into a file."""

import io
import struct
from collections.abc import Iterable
from typing import Any

import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ImageDraw

from articles import renditions
from articles.models import Image
from tests.factories import NOW

# Monas, as a telephone writes it: 6° 10' 31.4'' S, 106° 49' 37.6'' E.
POSITION = {1: "S", 2: (6.0, 10.0, 31.4), 3: "E", 4: (106.0, 49.0, 37.6), 29: "2026:11:20"}
CAMERA = "Kamera Contoh"
GPS_DIRECTORY, EXIF_DIRECTORY = 0x8825, 0x8769


def photo(
    width: int = 1600,
    height: int = 900,
    image_format: str = "JPEG",
    mode: str = "RGB",
    name: str = "foto.jpg",
    **options: Any,
) -> SimpleUploadedFile:
    """Left half red, right half blue."""
    picture = PIL.Image.new("RGB", (width, height), (200, 30, 30))
    ImageDraw.Draw(picture).rectangle((width // 2, 0, width, height), fill=(30, 30, 200))
    return saved(picture.convert(mode), image_format, name, **options)


def scene(seed: int = 0, width: int = 320, height: int = 180) -> PIL.Image.Image:
    """Blocks of grey that another seed puts otherwise."""
    picture = PIL.Image.new("L", (9, 8))
    picture.putdata([(seed * 7919 + spot * spot * 37 + spot * seed) % 256 for spot in range(72)])
    return picture.resize((width, height), PIL.Image.Resampling.BICUBIC).convert("RGB")


def saved(
    picture: PIL.Image.Image, image_format: str = "JPEG", name: str = "foto.jpg", **options: Any
) -> SimpleUploadedFile:
    output = io.BytesIO()
    picture.save(output, image_format, **options)
    return SimpleUploadedFile(name, output.getvalue())


def phone_photo(width: int = 1200, height: int = 900) -> SimpleUploadedFile:
    """As telephones make them: turned, with position, camera, XMP, IPTC and a comment."""
    exif = PIL.Image.Exif()
    exif[0x0112], exif[0x010F] = 6, CAMERA
    exif.get_ifd(GPS_DIRECTORY).update(POSITION)
    exif.get_ifd(EXIF_DIRECTORY)[0x9003] = "2026:11:20 09:15:00"
    packet = xmp('exif:GPSLatitude="6,10.5233S" exif:GPSLongitude="106,49.6267E"')
    jpeg = photo(width, height, exif=exif, xmp=packet, comment=b"rahasia").read()
    return SimpleUploadedFile("IMG_20261120.jpg", with_segment(jpeg, iptc({120: b"Kota"})))


def xmp(attributes: str = "", content: str = "") -> bytes:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" {attributes}>{content}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iptc(records: dict[int, bytes], *, is_utf8: bool = False) -> bytes:
    """A JPEG's APP13 segment with these data sets of record 2."""
    data = b"\x1c\x01\x5a" + struct.pack(">H", 3) + b"\x1b%G" if is_utf8 else b""
    for number, value in records.items():
        data += bytes([0x1C, 2, number]) + struct.pack(">H", len(value)) + value
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    content = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def with_segment(jpeg: bytes, segment: bytes) -> bytes:
    return jpeg[:2] + segment + jpeg[2:]


def opened(field: Any) -> PIL.Image.Image:
    with field.open("rb") as file:
        picture = PIL.Image.open(file)
        picture.load()
        return picture


def with_sizes(image: Image) -> Image:
    """Made now, as the worker would."""
    renditions.make(image.pk, NOW)
    image.refresh_from_db()
    return image


def stored_files(image: Image) -> Iterable[Any]:
    return [image.file, *(size.file for size in image.renditions.all())]
