"""A stranger's picture becomes an upright sRGB JPEG of ours. Knows no Django: `newsroom.confined` calls `read`.

Size, format, dimensions and frames are judged before a pixel is decoded. What is drawn holds nothing of the file but
what is seen: no metadata, no profile, no bytes behind the end.
"""

import contextlib
import hashlib
import io
from pathlib import Path
from typing import Any

import PIL.Image
from PIL import ImageCms

from newsroom.confined import Refused
from newsroom.picture_words import words_of

LARGEST_FILE = 20 * 1024 * 1024
# What telephones call 50 megapixels is up to 8192 × 6144.
MOST_PIXELS = 51_000_000
# A panorama is not longer; what is stands in memory whole.
LONGEST_READ = 30_000
# Its decoder keeps two canvases and a copy, and works on another: 20 bytes a pixel.
MOST_WEBP_PIXELS = 12_500_000
# A progressive JPEG is held whole as coefficients before it is drawn, two bytes each.
MOST_COEFFICIENTS = 200 * 1024 * 1024
# Enough for a wide, dense screen; what is printed comes from the archive of the photographer.
LONGEST_SIDE = 2560
QUALITY = 88
NAME = "foto.jpg"

_FORMATS = ("JPEG", "PNG", "WEBP")
# What follows "ftyp" in the box that opens such a file (ISO/IEC 23008-12, AV1 Image File Format).
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF = {b"avif", b"avis"}
_BOMB = (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning)
# EXIF 2.32, tag 0x0112.
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: PIL.Image.Transpose.FLIP_LEFT_RIGHT,
    3: PIL.Image.Transpose.ROTATE_180,
    4: PIL.Image.Transpose.FLIP_TOP_BOTTOM,
    5: PIL.Image.Transpose.TRANSPOSE,
    6: PIL.Image.Transpose.ROTATE_270,
    7: PIL.Image.Transpose.TRANSVERSE,
    8: PIL.Image.Transpose.ROTATE_90,
}
_WHITE = (255, 255, 255)
_STRIP_PIXELS = 4_000_000


def read(path_in: Path, folder_out: Path) -> dict[str, Any]:
    """Leave the picture in `folder_out` as `NAME`; return width, height, digest, fingerprint and words.

    Refuses with `empty`, `bytes`, `heic`, `avif`, `format`, `pixels`, `side`, `webp`, `moving`, `progressive` or `damaged`.
    """
    data = path_in.read_bytes()
    with _opened(data) as picture:
        words = words_of(picture)
        try:
            drawn = draw(picture)
        except _BOMB:
            raise Refused("pixels") from None
        except (MemoryError, Refused):
            raise
        except Exception as error:
            # Whatever a decoder stumbles over, the file is at fault.
            raise Refused("damaged") from error
    (folder_out / NAME).write_bytes(encode(drawn))
    return {
        "width": drawn.width,
        "height": drawn.height,
        "digest": hashlib.sha256(data).hexdigest(),
        "fingerprint": fingerprint(drawn),
        "words": words._asdict(),
    }


def words(path_in: Path, folder_out: Path) -> dict[str, Any]:
    """What the file says about its picture, which is not decoded."""
    with _opened(path_in.read_bytes()) as picture:
        return words_of(picture)._asdict()


def draw(picture: PIL.Image.Image) -> PIL.Image.Image:
    """`picture` upright, in sRGB, at most `LONGEST_SIDE` long, without anything beside its pixels."""
    # A large JPEG is decoded at half or a quarter of its size where that still is enough.
    picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    profile, orientation = picture.info.get("icc_profile"), _orientation(picture)
    picture.load()
    plain = _in_srgb(_small_and_plain(picture), profile)
    if orientation in _UPRIGHT:
        plain = plain.transpose(_UPRIGHT[orientation])
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), PIL.Image.Resampling.LANCZOS)
    clean = PIL.Image.new("RGB", plain.size)
    clean.paste(plain)
    return clean


def encode(drawn: PIL.Image.Image) -> bytes:
    output = io.BytesIO()
    drawn.save(output, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return output.getvalue()


def fingerprint(drawn: PIL.Image.Image) -> str:
    """A difference hash: 64 bits, each telling whether a spot is brighter than its neighbour; hexadecimal."""
    spots = drawn.convert("L").resize((9, 8), PIL.Image.Resampling.BOX).tobytes()
    bits = "".join(
        "1" if spots[row * 9 + column] > spots[row * 9 + column + 1] else "0"
        for row in range(8)
        for column in range(8)
    )
    return f"{int(bits, 2):016x}"


def _opened(data: bytes) -> PIL.Image.Image:
    if not data:
        raise Refused("empty")
    if len(data) > LARGEST_FILE:
        raise Refused("bytes")
    _refuse_by_name(data[:16])
    try:
        picture = PIL.Image.open(io.BytesIO(data), formats=_FORMATS)
    except PIL.UnidentifiedImageError:
        raise Refused("format") from None
    except _BOMB:
        raise Refused("pixels") from None
    except Exception as error:
        raise Refused("damaged") from error
    _refuse_by_size(picture)
    return picture


def _refuse_by_name(head: bytes) -> None:
    if head[4:8] == b"ftyp" and head[8:12] in _AVIF:
        raise Refused("avif")
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        raise Refused("heic")


def _refuse_by_size(picture: PIL.Image.Image) -> None:
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS:
        raise Refused("pixels")
    if max(picture.size) > LONGEST_READ:
        raise Refused("side")
    if picture.format == "WEBP" and pixels > MOST_WEBP_PIXELS:
        raise Refused("webp")
    if picture.info.get("progressive") and _coefficients(picture) > MOST_COEFFICIENTS:
        raise Refused("progressive")
    # Telephones put a second picture (depth, brightness) behind the first: an MPO. The first one is what is seen.
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise Refused("moving")


def _coefficients(picture: PIL.Image.Image) -> int:
    layers = getattr(picture, "layer", [])
    most = max((across * down for _name, across, down, _table in layers), default=1) or 1
    return 2 * picture.width * picture.height * sum(a * d for _n, a, d, _t in layers) // most


def _orientation(picture: PIL.Image.Image) -> Any:
    with contextlib.suppress(Exception):
        return picture.getexif().get(_ORIENTATION)


def _small_and_plain(picture: PIL.Image.Image) -> PIL.Image.Image:
    """Without transparency and palette, and by a whole factor smaller where it is more than twice too large.

    Strip by strip, so that a large picture never stands in memory twice.
    """
    factor = max(1, max(picture.size) // LONGEST_SIDE)
    height = factor * max(1, _STRIP_PIXELS // (picture.width * factor))
    small: PIL.Image.Image | None = None
    for top in range(0, picture.height, height):
        strip = _plain(picture.crop((0, top, picture.width, min(top + height, picture.height))))
        if factor > 1:
            strip = strip.reduce(factor)
        if small is None:
            small = PIL.Image.new(strip.mode, (strip.width, -(-picture.height // factor)))
        small.paste(strip, (0, top // factor))
    if small is None:
        raise Refused("damaged")
    return small


def _plain(strip: PIL.Image.Image) -> PIL.Image.Image:
    """Grey, RGB or CMYK of eight bits; what was transparent is white."""
    if strip.mode.startswith("I;16") or strip.mode == "I":
        # Sixteen bits of grey.
        return strip.convert("I").point(lambda level: level / 256).convert("L")
    if strip.has_transparency_data:
        layers = strip.convert("RGBA")
        paper = PIL.Image.new("RGB", layers.size, _WHITE)
        paper.paste(layers, mask=layers.getchannel("A"))
        return paper
    return strip if strip.mode in ("L", "RGB", "CMYK") else strip.convert("RGB")


def _in_srgb(plain: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    if profile:
        # A profile that cannot be read, or is of other colours, says nothing.
        with contextlib.suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):
            source, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(plain, source, srgb, outputMode="RGB") or plain
    return plain if plain.mode == "RGB" else plain.convert("RGB")
