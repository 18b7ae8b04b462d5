"""What a picture's file says about it: IPTC (IIM), XMP and EXIF, as far as a caption is proposed from it.

Never a position: the tags of a GPS are not looked at. Knows no Django; whoever proposes the words tidies them.
"""

import contextlib
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

import PIL.Image
from lxml import etree
from PIL import IptcImagePlugin

# As long as anything of it is kept (articles.models.Image), and room to tidy.
LONGEST = 2000
LARGEST_PACKET = 512 * 1024

# IPTC IIM 4.2: (2, 120) Caption, (2, 110) Credit, (2, 80) By-line, (2, 116) Copyright, (2, 55) Date Created.
_IPTC = {"caption": [(2, 120)], "credit": [(2, 110), (2, 116)], "photographer": [(2, 80)]}
_IPTC_DATE, _IPTC_CHARSET = (2, 55), (1, 90)
# EXIF 2.32: ImageDescription, Copyright, Artist; DateTimeOriginal and its directory.
_EXIF = {"caption": 0x010E, "credit": 0x8298, "photographer": 0x013B}
_EXIF_DIRECTORY, _EXIF_DATE = 0x8769, 0x9003
_DC, _PHOTOSHOP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/photoshop/1.0/}"
_XMP = {
    "caption": [f"{_DC}description"],
    "credit": [f"{_PHOTOSHOP}Credit", f"{_DC}rights"],
    "photographer": [f"{_DC}creator"],
}
_XMP_DATES = [f"{_PHOTOSHOP}DateCreated", "{http://ns.adobe.com/exif/1.0/}DateTimeOriginal"]
# What cameras write where a caption belongs.
_NOT_A_CAPTION = re.compile(r"(?i)^(olympus digital camera|sony dsc|dcim.*|default|minolta.*|konica.*|\W*)$")
_DATE = re.compile(r"^\s*(\d{4})[-:/]?(\d{2})[-:/]?(\d{2})(?!\d)")


class Words(NamedTuple):
    """`taken_on` is ISO 8601, or empty."""

    caption: str = ""
    credit: str = ""
    photographer: str = ""
    taken_on: str = ""


def words_of(picture: PIL.Image.Image) -> Words:
    """The first that says something: IPTC, then XMP, then EXIF. What cannot be read says nothing."""
    sources: tuple[Callable[[PIL.Image.Image], dict[str, str]], ...] = (_from_iptc, _from_xmp, _from_exif)
    found: dict[str, str] = {}
    for source in sources:
        # The file is a stranger's: any of the libraries may stumble, each in its own way.
        with contextlib.suppress(Exception):
            found = source(picture) | found
    return Words(**found)


def _kept(texts: dict[str, str], day: str) -> dict[str, str]:
    texts = {name: text[:LONGEST].strip("\0 \t\r\n") for name, text in texts.items()}
    if _NOT_A_CAPTION.match(texts.get("caption", "")):
        texts["caption"] = ""
    return {name: text for name, text in {**texts, "taken_on": _day(day)}.items() if text}


def _day(text: str) -> str:
    if found := _DATE.match(text[:40]):
        with contextlib.suppress(ValueError):
            day = date(*(int(part) for part in found.groups()))
            # Before that nobody photographed, and a camera's clock may be wrong.
            return day.isoformat() if day.year >= 1826 and day <= date.today() else ""  # noqa: DTZ011
    return ""


def _from_iptc(picture: PIL.Image.Image) -> dict[str, str]:
    told: dict[Any, Any] = IptcImagePlugin.getiptcinfo(picture) or {}  # type: ignore[arg-type]
    is_utf8 = b"\x1b%G" in _first(told.get(_IPTC_CHARSET))

    def text(keys: Iterable[tuple[int, int]]) -> str:
        return next((_decoded(value, is_utf8) for key in keys if (value := _first(told.get(key)))), "")

    return _kept({name: text(keys) for name, keys in _IPTC.items()}, text([_IPTC_DATE]))


def _first(value: Any) -> bytes:
    if isinstance(value, list):
        value = next((entry for entry in value if entry), b"")
    return value[: 4 * LONGEST] if isinstance(value, bytes) else b""


def _decoded(data: bytes, is_utf8: bool = False) -> str:
    if is_utf8:
        return data.decode(errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _from_xmp(picture: PIL.Image.Image) -> dict[str, str]:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    # XMP has no document type; who writes one wants its entities.
    if not packet or len(packet) > LARGEST_PACKET or b"<!DOCTYPE" in packet:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(packet.strip(b"\0 \r\n"), parser)

    def text(names: Iterable[str]) -> str:
        return next((told for name in names if (told := _told(root, name))), "")

    return _kept({name: text(names) for name, names in _XMP.items()}, text(_XMP_DATES))


def _told(root: Any, name: str) -> str:
    """An attribute or an element; of a list the first entry."""
    for element in root.iter():
        if told := element.get(name):
            return str(told)
        if element.tag == name:
            return next((entry.strip() for entry in element.itertext() if entry.strip()), "")
    return ""


def _from_exif(picture: PIL.Image.Image) -> dict[str, str]:
    exif = picture.getexif()
    texts = {name: _as_text(exif.get(tag)) for name, tag in _EXIF.items()}
    return _kept(texts, _as_text(exif.get_ifd(_EXIF_DIRECTORY).get(_EXIF_DATE)))


def _as_text(value: Any) -> str:
    """Pillow reads ASCII tags as Latin-1; cameras and telephones write UTF-8."""
    if isinstance(value, str):
        value = value.encode("latin-1", errors="ignore")
    return _decoded(value[: 4 * LONGEST]) if isinstance(value, bytes) else ""
