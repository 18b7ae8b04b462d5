"""Files that are meant to break, fill or smuggle: each ends in a sentence or in a clean picture.

The largest picture of every kind: `python -m benchmarks.pictures`.
"""

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable

import PIL.Image
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import pictures
from articles.models import Image
from newsroom import picture_reading
from tests.environment import ROOT
from tests.photos import iptc, photo, saved, with_segment, xmp
from tests.png import chunk, png

PHP = b"<?php system($_GET['c']); ?>"
HTML = b"<html><script>alert(1)</script></html>"


def moving(image_format: str) -> SimpleUploadedFile:
    frames = [PIL.Image.new("RGB", (40, 40), (shade, 0, 0)) for shade in (0, 200)]
    return saved(frames[0], image_format, save_all=True, append_images=frames[1:])


def named(data: bytes, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def box(brand: bytes) -> bytes:
    """The head of a file in the format that HEIC and AVIF share."""
    return struct.pack(">I", 24) + b"ftyp" + brand + b"\0\0\0\0mif1" + brand + b"\0" * 400


def half(upload: SimpleUploadedFile) -> SimpleUploadedFile:
    data = upload.read()
    return named(data[: len(data) // 2])


def lying_webp() -> bytes:
    """A header that promises 16383 × 16383."""
    frame = b"VP8L" + struct.pack("<I", 5) + b"\x2f" + struct.pack("<I", 16382 | 16382 << 14)
    return b"RIFF" + struct.pack("<I", 4 + len(frame) + 1) + b"WEBP" + frame + b"\0"


def with_text(kind: bytes, size: int) -> bytes:
    return png(40, 40, extra=chunk(kind, b"x\0\0" + zlib.compress(b"A" * size, 1)))


REFUSED: dict[str, tuple[Callable[[], SimpleUploadedFile], str]] = {
    "an empty file": (lambda: named(b""), "kosong"),
    "a text": (lambda: named(b"halo"), "bukan foto"),
    "NULs": (lambda: named(b"\0" * 5000), "bukan foto"),
    "an SVG": (lambda: named(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "bukan foto"),
    "HTML": (lambda: named(HTML), "bukan foto"),
    "PHP": (lambda: named(b"GIF89a" + PHP), "bukan foto"),
    "EPS": (lambda: named(b"%!PS-Adobe-3.0 EPSF-3.0\n(cmd) (r) file"), "bukan foto"),
    "a PDF": (lambda: named(b"%PDF-1.7\n"), "bukan foto"),
    "a GIF that says it is a JPEG": (lambda: photo(40, 40, "GIF"), "bukan foto"),
    "a TIFF": (lambda: photo(40, 40, "TIFF"), "bukan foto"),
    "an icon": (lambda: photo(40, 40, "ICO"), "bukan foto"),
    "HEIC": (lambda: named(box(b"heic"), "IMG_0001.HEIC"), "HEIC"),
    "AVIF": (lambda: photo(40, 40, "AVIF"), "AVIF"),
    "a moving WebP": (lambda: moving("WEBP"), "bergerak"),
    "a moving PNG": (lambda: moving("PNG"), "bergerak"),
    "half a JPEG": (lambda: half(photo(400, 400)), "rusak"),
    "half a PNG": (lambda: half(named(png(200, 200))), "rusak"),
    "half a WebP": (lambda: half(photo(400, 400, "WEBP")), "rusak"),
    "a JPEG's head alone": (lambda: named(photo(40, 40).read()[:20]), "rusak|bukan foto"),
    "400 megapixels": (lambda: named(png(20_000, 20_000, rows=1)), "50 megapiksel"),
    "60 megapixels": (lambda: named(png(10_000, 6_000, rows=1)), "50 megapiksel"),
    "the largest numbers": (lambda: named(png(2**31 - 1, 2**31 - 1, rows=0)), "50 megapiksel|rusak"),
    "a ribbon": (lambda: named(png(40_000, 2, rows=1)), "30.000 piksel"),
    "a WebP that promises 268 megapixels": (lambda: named(lying_webp()), "50 megapiksel"),
    "a WebP of 13 megapixels": (lambda: photo(4400, 3000, "WEBP", method=0), "12 megapiksel"),
    "a file too large": (lambda: named(b"x" * (20 * 1024 * 1024 + 1)), "20 MB"),
    "20 MB of packed profile": (lambda: named(with_text(b"iCCP", 20_000_000)), "rusak"),
    "20 MB of packed text": (lambda: named(with_text(b"zTXt", 20_000_000)), "rusak"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses_with_a_sentence(what):
    upload, sentence = REFUSED[what]
    with pytest.raises(ValidationError, match=sentence):
        pictures.read(upload())


def jar() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("META-INF/evil.class", b"\xca\xfe\xba\xbe" + PHP)
    return output.getvalue()


SMUGGLED: dict[str, Callable[[], bytes]] = {
    "an archive behind the end": lambda: photo(80, 60).read() + jar(),
    "PHP behind the end": lambda: photo(80, 60, "PNG").read() + PHP,
    "HTML in a comment": lambda: photo(80, 60, comment=HTML).read(),
    "PHP in a text of a PNG": lambda: png(80, 60, extra=chunk(b"tEXt", b"Comment\0" + PHP)),
    "HTML in XMP": lambda: photo(80, 60, xmp=xmp(content=f"<dc:title>{HTML.decode()}</dc:title>")).read(),
    "PHP in IPTC": lambda: with_segment(photo(80, 60).read(), iptc({120: PHP})),
    "a second picture behind the first": lambda: photo(80, 60).read() + png(40, 40) + PHP,
}


@pytest.mark.parametrize("what", SMUGGLED)
def test_nothing_is_smuggled_in(what):
    kept = pictures.read(named(SMUGGLED[what]())).jpeg
    assert kept.endswith(b"\xff\xd9")
    assert not [trace for trace in (PHP, HTML, b"PK\x03\x04", b"<?php", b"<script") if trace in kept]


@pytest.mark.django_db
def test_what_is_refused_leaves_nothing_behind(wati, media_root):
    with pytest.raises(ValidationError):
        pictures.store(named(b"halo"), by=wati)
    assert not Image.objects.exists()
    assert not media_root.exists()


def test_a_decoder_that_is_killed_ends_in_a_sentence(monkeypatch):
    monkeypatch.setattr(pictures, "_READER", "tests.misbehaving")
    monkeypatch.setattr(pictures.picture_reading, "NAME", "foto.jpg")
    with pytest.raises(ValidationError, match="tidak dapat dibaca"):
        pictures.read(photo(40, 40))


LARGEST = {
    "51 megapixels with transparency": lambda: png(8192, 6144, kind=6, channels=4),
    "51 megapixels of sixteen bits": lambda: png(8192, 6144, depth=16),
}


@pytest.mark.parametrize("what", LARGEST)
def test_the_largest_pictures_stay_below_400_megabytes(what, tmp_path):
    """Measured as the kernel counts it: everything resident, libraries included."""
    path = tmp_path / "in"
    path.write_bytes(LARGEST[what]())
    code = (
        "import pathlib, re\n"
        "from newsroom import picture_reading\n"
        f"width = picture_reading.read(pathlib.Path({str(path)!r}), pathlib.Path({str(tmp_path)!r}))['width']\n"
        "most = re.search('VmHWM:\\\\s+([0-9]+) kB', pathlib.Path('/proc/self/status').read_text())[1]\n"
        "print(width, int(most) // 1024)"
    )
    told = subprocess.run(
        ["env", "MALLOC_ARENA_MAX=1", sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    width, megabytes = told.stdout.split()
    assert int(width) == picture_reading.LONGEST_SIDE
    assert int(megabytes) < 400
