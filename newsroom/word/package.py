"""The parts of a .docx file, judged before one of them is unpacked; each is unpacked only so far as it may be large.

ECMA-376 part 2 says how parts and relationships are laid out.
"""

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from lxml import etree

from newsroom.confined import Refused

LARGEST_FILE = 20 * 1024 * 1024
# A story with pictures has some twenty parts; a report of a hundred pages some hundred.
MOST_PARTS = 2000
LARGEST_PART = 64 * 1024 * 1024
LARGEST_SUM = 200 * 1024 * 1024
# Of text: a novel has one or two megabytes of it.
LARGEST_TEXT = 12 * 1024 * 1024
LARGEST_PICTURE = 20 * 1024 * 1024

_TYPES = "[Content_Types].xml"
_OFFICE = re.compile(r"^http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/.*/(\w+)$")
# What files of the strict kind say, and what all others do.
_NAMESPACES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# By what a file begins with; a blank before it is forgiven, as readers of these formats do.
_FOREIGN = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"<", "web"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
)
_MACROS = re.compile(rb"macroEnabled|vnd\.ms-office\.vba", re.IGNORECASE)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGES = (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError)


@dataclass(frozen=True)
class Relation:
    """`target` is the name of a part, or an address where it is external."""

    kind: str
    target: str
    is_external: bool


@dataclass
class Package:
    """An opened file. `main` is the name of the part with the text."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    main: str = ""
    _related: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def read(self, name: str, most: int = LARGEST_TEXT) -> bytes:
        """The bytes of a part. Refused beyond `most`, whatever size the archive states."""
        try:
            with self.archive.open(name) as part:
                found = part.read(most + 1)
        except KeyError as error:
            raise Refused("broken") from error
        except RuntimeError as error:
            # What zipfile raises for an encrypted part.
            raise Refused("locked") from error
        except (*_DAMAGES, zlib.error) as error:
            raise Refused("broken") from error
        if len(found) > most:
            raise Refused("bomb")
        return found

    def tree(self, name: str) -> etree._Element:
        """A part as a tree: no entity is ever resolved, nothing fetched, and a file that declares one is refused."""
        text = self.read(name)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text:
            raise Refused("entities")
        for strict, usual in _NAMESPACES.items():
            text = text.replace(strict, usual)
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(text, parser)
        except etree.XMLSyntaxError as error:
            raise Refused("nested" if "depth" in str(error).lower() else "broken") from error

    def related(self, name: str) -> dict[str, Relation]:
        """What the part `name` refers to, by the key that it uses."""
        if name not in self._related:
            self._related[name] = self._relations(name)
        return self._related[name]

    def _relations(self, name: str) -> dict[str, Relation]:
        folder, base = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        if listed not in self.names:
            return {}
        found = {}
        for row in self.tree(listed).iter(_RELATIONSHIP):
            is_external = row.get("TargetMode") == "External"
            target = row.get("Target", "")
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            kind = _OFFICE.match(row.get("Type", ""))
            found[row.get("Id", "")] = Relation(kind.group(1) if kind else "", target, is_external)
        return found

    def of_kind(self, kind: str) -> list[str]:
        """The parts that the text refers to as its `kind`: `styles`, `numbering`, `footnotes`, `header` …"""
        rows = self.related(self.main).values()
        found = [row.target for row in rows if row.kind == kind and not row.is_external]
        return [name for name in dict.fromkeys(found) if name in self.names]


def open_package(path: Path) -> Package:
    """Raises Refused with a word for what is wrong with the file."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty")
    if size > LARGEST_FILE:
        raise Refused("large", megabytes=LARGEST_FILE // 2**20)
    with path.open("rb") as file:
        _refuse_foreign(file)
    try:
        archive = zipfile.ZipFile(path)
    except (*_DAMAGES, UnicodeDecodeError) as error:
        raise Refused("broken") from error
    names = _judged(archive)
    package = Package(archive, names)
    _refuse_macros(package)
    main = [row for row in package.related("").values() if row.kind == "officeDocument"]
    package.main = next((row.target for row in main if row.target in names), "word/document.xml")
    if package.main not in names:
        raise Refused("foreign")
    return package


def _refuse_foreign(file: IO[bytes]) -> None:
    start = file.read(64)
    if start.startswith(_COMPOUND):
        # Both old Word files and encrypted new ones lie in Microsoft's compound files (MS-CFB).
        rest = file.read(LARGEST_FILE)
        is_locked = "EncryptedPackage".encode("utf-16-le") in start + rest
        raise Refused("locked" if is_locked else "old")
    stripped = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, word in _FOREIGN:
        if stripped.startswith(magic):
            raise Refused(word)
    if not start.startswith(b"PK"):
        raise Refused("foreign")


def _judged(archive: zipfile.ZipFile) -> frozenset[str]:
    """The names of the parts, when none is dangerous. Nothing is unpacked yet."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Refused("bomb")
    if any(part.file_size > LARGEST_PART for part in parts) or sum(p.file_size for p in parts) > LARGEST_SUM:
        raise Refused("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("locked")
    names = [part.filename for part in parts]
    if any(part.compress_type not in _METHODS for part in parts) or len(set(names)) != len(names):
        raise Refused("broken")
    if any(_leads_astray(name) for name in names):
        raise Refused("broken")
    if _TYPES not in names:
        is_open = "mimetype" in names and "content.xml" in names
        raise Refused("odt" if is_open else "foreign")
    if not any(name.startswith("word/") for name in names):
        kinds = {"xl": "spreadsheet", "ppt": "slides"}
        raise Refused(next((kinds[top] for name in names if (top := name.split("/")[0]) in kinds), "foreign"))
    return frozenset(names)


def _leads_astray(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") or "\x00" in name


def _refuse_macros(package: Package) -> None:
    has_code = any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in package.names)
    if has_code or _MACROS.search(package.read(_TYPES)):
        raise Refused("macros")
