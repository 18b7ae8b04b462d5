"""A PDF written anew: its pages, links and bookmarks, without anything that acts, and without who made it.

Runs in a confined process (`newsroom/confined.py`), so it knows neither Django nor a database.
Nothing is copied as it lies in the file: what can be reached from the pages is read object by object, judged, and
written in a new file. What no page reaches, such as older versions, is left behind.
"""

import io
import logging
import re
import zlib
from collections import deque
from functools import lru_cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

from newsroom.confined import Refused

MOST_PAGES = 2000
MOST_OBJECTS = 300_000
# Bytes that one packed stream, and all of them, may unpack to: a page scanned in colour at 300 dpi has 26 million.
MOST_UNPACKED, MOST_UNPACKED_IN_ALL = 250_000_000, 1_500_000_000
# Bytes of the new file.
MOST_WRITTEN = 40_000_000

# What the catalog may hold (ISO 32000-2, table 29). All else there acts, or tells of the file rather than the text.
_CATALOG = {
    "/Type",
    "/Pages",
    "/PageLabels",
    "/Names",
    "/Dests",
    "/ViewerPreferences",
    "/PageLayout",
    "/PageMode",
    "/Outlines",
    "/OpenAction",
    "/AcroForm",
    "/StructTreeRoot",
    "/MarkInfo",
    "/Lang",
    "/OutputIntents",
    "/OCProperties",
}
# Dropped wherever they stand: triggers, scripts, and what tells who worked on the file with what.
_DROPPED = frozenset(
    {
        "/AA",
        "/JS",
        "/JavaScript",
        "/Metadata",
        "/PieceInfo",
        "/LastModified",
        "/AF",
        "/CO",
        "/SigFlags",
        "/Perms",
        "/NeedsRendering",
        "/Lock",
    }
)
# Of a stream: that its bytes, or what to draw in its place, lie in another file.
_ELSEWHERE = frozenset({"/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI"})
# Actions that only move within the document; links to the web are judged apart.
_HARMLESS = {"/GoTo", "/Named"}
_NAMED = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
_WEB = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
# Every other type of action (table 201): as one it is dropped, whoever holds it.
_ACTING = {
    "/GoToR",
    "/GoToE",
    "/GoToDp",
    "/Launch",
    "/Thread",
    "/Sound",
    "/Movie",
    "/Hide",
    "/SubmitForm",
    "/ResetForm",
    "/ImportData",
    "/JavaScript",
    "/SetOCGState",
    "/Rendition",
    "/Trans",
    "/GoTo3DView",
    "/RichMediaExecute",
}
_PLAYED = {"/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"}
_PACKED = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL", "/BrotliDecode"}
_FLATE = {"/FlateDecode", "/Fl"}


def rewrite(path_in: Path, folder_out: Path) -> dict[str, Any]:
    """Leaves `document.pdf` and returns `pages`, and `was_signed`: whether a signature over the old bytes was dropped.

    Raises Refused: `broken`, `locked`, `long`, `heavy`, `form`, `attached` or `played`.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = path_in.read_bytes()
    if b"%PDF-" not in data[:1024]:
        raise Refused("broken")
    try:
        copy = _Copy(PdfReader(io.BytesIO(data)))
        pages = copy.count_pages()
        (folder_out / "document.pdf").write_bytes(copy.make())
    except (Refused, MemoryError):
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise Refused("locked") from error
    except Exception as error:
        # A parser of hostile bytes ends in any of Python's errors.
        raise Refused("broken") from error
    return {"pages": pages, "was_signed": copy.was_signed}


class _Copy:
    def __init__(self, reader: PdfReader) -> None:
        self.reader = reader
        self.was_signed = False
        self.unpacked = 0
        self.numbers: dict[tuple[int, int], int] = {}
        self.waiting: deque[IndirectObject] = deque()

    def count_pages(self) -> int:
        if self.reader.is_encrypted:
            raise Refused("locked")
        pages = len(self.reader.pages)
        if not pages:
            raise Refused("broken")
        if pages > MOST_PAGES:
            raise Refused("long", most=MOST_PAGES)
        return pages

    def make(self) -> bytes:
        output = io.BytesIO()
        output.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = [self._write(output, 1, self._catalog())]
        while self.waiting:
            reference = self.waiting.popleft()
            places.append(self._write(output, len(places) + 1, self._clean(reference.get_object())))
            # The reader keeps all that it ever read, which of a long document is too much.
            self.reader.resolved_objects.pop((reference.generation, reference.idnum), None)
            if output.tell() > MOST_WRITTEN:
                raise Refused("heavy")
        start = output.tell()
        output.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        output.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        output.write(b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(places) + 1))
        output.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return output.getvalue()

    @staticmethod
    def _write(output: io.BytesIO, number: int, found: Any) -> int:
        place = output.tell()
        output.write(b"%d 0 obj\n%s\nendobj\n" % (number, _spelled(found)))
        return place

    def _catalog(self) -> DictionaryObject:
        root = self.reader.root_object
        if "/Collection" in root:
            raise Refused("attached")
        kept = DictionaryObject({NameObject(k): v for k, v in root.items() if k in _CATALOG})
        names = _resolved(root.get("/Names"))
        if isinstance(names, DictionaryObject):
            if _resolved(names.get("/EmbeddedFiles")) is not None:
                raise Refused("attached")
            kept[NameObject("/Names")] = DictionaryObject(
                {NameObject("/Dests"): names.raw_get("/Dests")} if "/Dests" in names else {}
            )
        opening = _resolved(root.get("/OpenAction"))
        if isinstance(opening, DictionaryObject) and _name(opening, "/S") != "/GoTo":
            # Nothing happens by opening a file but that a page is shown.
            kept.pop("/OpenAction")
        return self._clean(kept)

    def _clean(self, found: Any) -> Any:
        """What of `found` may stand in the new file; references in it wait for their turn."""
        if isinstance(found, IndirectObject):
            return self._renumbered(found)
        if isinstance(found, ArrayObject):
            return ArrayObject(self._clean(item) for item in found)
        if isinstance(found, DictionaryObject):
            return self._clean_dictionary(found)
        return NullObject() if found is None else found

    def _renumbered(self, reference: IndirectObject) -> IndirectObject:
        key = (reference.idnum, reference.generation)
        if key not in self.numbers:
            if len(self.numbers) >= MOST_OBJECTS:
                raise Refused("heavy")
            # The catalog is the first object.
            self.numbers[key] = len(self.numbers) + 2
            self.waiting.append(IndirectObject(*key, self.reader))
        return IndirectObject(self.numbers[key], 0, None)

    def _clean_dictionary(self, found: DictionaryObject) -> Any:
        self._refuse(found)
        if "/ByteRange" in found:
            self.was_signed = True
            return NullObject()
        action = _name(found, "/S")
        if action in _ACTING or _name(found, "/Type") == "/Metadata":
            return NullObject()
        if action == "/URI" and not _WEB.fullmatch(str(_resolved(found.get("/URI")))):
            return NullObject()
        if action == "/Named" and _name(found, "/N") not in _NAMED:
            return NullObject()
        dropped = _DROPPED | (_ELSEWHERE if isinstance(found, StreamObject) else frozenset())
        if action in _HARMLESS or action == "/URI":
            dropped |= {"/Next"}
        if _name(found, "/FT") == "/Sig":
            self.was_signed |= _resolved(found.get("/V")) is not None
            dropped |= {"/V"}
        if _is_remark(found):
            dropped |= {"/T"}
        kept = {
            key: self._clean(value)
            for key, value in found.items()
            if isinstance(key, NameObject) and (key not in dropped or _is_font(value))
        }
        if not isinstance(found, StreamObject):
            return DictionaryObject(kept)
        stream = StreamObject()
        stream.update(kept)
        stream._data = self._weighed(found)
        return stream

    def _refuse(self, found: DictionaryObject) -> None:
        if "/XFA" in found:
            raise Refused("form")
        subtype = _name(found, "/Subtype")
        if "/EF" in found or (subtype == "/FileAttachment" and "/FS" in found):
            raise Refused("attached")
        if subtype in _PLAYED and "/Rect" in found:
            raise Refused("played")

    def _weighed(self, stream: StreamObject) -> bytes:
        """The bytes of `stream` as they lie, once it is known that unpacking them is bearable."""
        filters = _resolved(stream.get("/Filter"))
        names = [str(_resolved(n)) for n in filters] if isinstance(filters, ArrayObject) else [str(filters)]
        if sum(name in _PACKED for name in names) > 1:
            raise Refused("heavy")
        if names[0] in _FLATE:
            self._unpack(stream._data)
        return _without_notes(stream._data) if names == ["/DCTDecode"] else stream._data

    def _unpack(self, data: bytes) -> None:
        unpacker, waiting, size = zlib.decompressobj(), data, 0
        try:
            while waiting and not unpacker.eof:
                size += len(unpacker.decompress(waiting, 1 << 20))
                if size > MOST_UNPACKED or self.unpacked + size > MOST_UNPACKED_IN_ALL:
                    raise Refused("heavy")
                waiting = unpacker.unconsumed_tail
        except zlib.error:
            # Viewers show what they get out of a damaged one.
            pass
        self.unpacked += size


def _spelled(found: Any) -> bytes:
    """As it stands in a file. The library's own way takes twice as long, name by name."""
    if isinstance(found, NameObject):
        return _spelled_name(str(found))
    if isinstance(found, IndirectObject):
        return b"%d 0 R" % found.idnum
    if isinstance(found, ArrayObject):
        return b"[%s]" % b" ".join(map(_spelled, found))
    if isinstance(found, DictionaryObject):
        entries = b"\n".join(b"%s %s" % (_spelled(key), _spelled(value)) for key, value in found.items())
        if isinstance(found, StreamObject):
            data = found._data
            return b"<<%s\n/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)
        return b"<<%s>>" % entries
    output = io.BytesIO()
    found.write_to_stream(output)
    return output.getvalue()


@lru_cache(10_000)
def _spelled_name(name: str) -> bytes:
    return NameObject(name).renumber()


def _resolved(found: Any) -> Any:
    """Without references; None where there is nothing."""
    found = found.get_object() if found is not None else None
    return None if isinstance(found, NullObject) else found


def _name(found: DictionaryObject, key: str) -> str:
    value = _resolved(found.get(key))
    return str(value) if isinstance(value, NameObject) else ""


def _is_font(value: Any) -> bool:
    """Fonts have names at will, also one that elsewhere means a trigger."""
    found = _resolved(value)
    return isinstance(found, DictionaryObject) and _name(found, "/Type") == "/Font"


def _is_remark(found: DictionaryObject) -> bool:
    """Whether it is a reviewer's note, whose title is a person's name; a field's is the field's name."""
    return "/Rect" in found and "/Subtype" in found and _name(found, "/Subtype") != "/Widget"


def _without_notes(jpeg: bytes) -> bytes:
    """Without what a camera or a program wrote beside the picture, places among it. The picture itself is not
    touched; where the segments do not read, nothing is."""
    kept, place = [jpeg[:2]], 2
    while jpeg[place : place + 1] == b"\xff" and place + 4 <= len(jpeg):
        marker, length = jpeg[place + 1], int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if marker == 0xDA:
            return b"".join([*kept, jpeg[place:]])
        segment = jpeg[place : place + 2 + length]
        is_profile = marker == 0xE2 and segment[4:].startswith(b"ICC_PROFILE\0")
        # JFIF, the profile and Adobe's colour transform change what is seen.
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in (0xE0, 0xEE) or is_profile:
            kept.append(segment)
        place += 2 + length
    return jpeg
