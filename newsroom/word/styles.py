"""What a paragraph's or a run's style makes of it: its role in the story, and how it looks.

Built-in styles keep their English names in the file, whatever language Word speaks, but not their keys, and offices
name styles of their own; so names, keys and what a style is based on are all asked.
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Bases of bases; real files have four.
_DEEPEST = 12
_HEADING = re.compile(r"(?:heading|judul|tajuk|sub ?judul|sub ?heading) ?([1-9])")
_CONTENTS = re.compile(r"(?:toc|contents|daftar isi)(?: ?(?:\d|heading|judul))?")
# Of a list within a list; each is a list of its own in the file.
_LISTED = re.compile(r"(?:list|daftar)(?: (?:bullet|number|poin|nomor|continue))? ?([2-5])")
_ROLES = {
    "title": {"title", "judul", "judul berita", "judul utama", "headline"},
    "subtitle": {"subtitle", "subjudul", "sub judul", "anak judul", "subheading"},
    "quote": {
        *("quote", "intense quote", "quotations", "block text", "block quotation"),
        *("kutipan", "kutipan kuat", "kutipan intens", "kutip", "teks blok"),
    },
    "caption": {
        *("caption", "illustration", "figure", "drawing", "table", "picture"),
        *(
            "keterangan",
            "keterangan gambar",
            "keterangan foto",
            "keterangan tabel",
            "gambar",
            "foto",
            "tabel",
        ),
    },
}
_OFF = {"0", "false", "off", "none"}


def value(parent: etree._Element | None, name: str) -> str | None:
    """`w:val` of the child called `name`."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + "val") if child is not None else None


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """A property that is there or not; None where nothing is said of it."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + "val", "1") not in _OFF


def number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else None


def said(element: etree._Element, *names: str) -> str:
    """The words of the elements called so."""
    return "".join(str(text) for text in element.itertext(*(W + name for name in names)))


@dataclass(frozen=True)
class Look:
    """None where nothing is said: then what is below says it. `size` is in half points."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    size: int | None = None
    raised: str | None = None

    def over(self, below: "Look") -> "Look":
        return Look(
            *(
                mine if mine is not None else theirs
                for mine, theirs in zip(self._parts, below._parts, strict=True)
            )
        )

    @property
    def _parts(self) -> tuple:
        return (self.bold, self.italic, self.hidden, self.struck, self.size, self.raised)


def look_of(properties: etree._Element | None) -> Look:
    """What a `w:rPr` says."""
    struck = is_on(properties, "strike")
    return Look(
        bold=is_on(properties, "b"),
        italic=is_on(properties, "i"),
        hidden=is_on(properties, "vanish"),
        struck=struck if struck is not None else is_on(properties, "dstrike"),
        size=number(value(properties, "sz")),
        raised=value(properties, "vertAlign") or _by_position(properties),
    )


def _by_position(properties: etree._Element | None) -> str | None:
    """How LibreOffice writes small raised and lowered letters whose size it does not leave to itself."""
    moved = number(value(properties, "position"))
    if not moved or value(properties, "sz") is None:
        return None
    return "superscript" if moved > 0 else "subscript"


@dataclass(frozen=True)
class Style:
    role: str = ""
    # Of a heading, from 1.
    level: int = 0
    look: Look = Look()
    alignment: str | None = None
    # Of the list that the style belongs to.
    list_key: str | None = None
    list_level: int = 0
    # How deep its name says that it stands, in a list of its own.
    list_depth: int = 0


@dataclass
class Styles:
    root: etree._Element | None = None
    _rows: dict[str, etree._Element] = field(default_factory=dict)
    _known: dict[str, Style] = field(default_factory=dict)
    _default: str = ""

    def __post_init__(self) -> None:
        for row in self.root.iter(W + "style") if self.root is not None else ():
            key = row.get(W + "styleId", "")
            self._rows.setdefault(key, row)
            if row.get(W + "type") == "paragraph" and row.get(W + "default") in ("1", "true"):
                self._default = key

    def of(self, key: str | None) -> Style:
        """The style `key`; the default paragraph style for None."""
        key = self._default if key is None else key
        if key not in self._known:
            self._known[key] = self._resolved(key)
        return self._known[key]

    def of_run(self, key: str | None) -> Look:
        return self.of(key).look if key else Look()

    def _resolved(self, key: str) -> Style:
        found, look = Style(_role(key)[0], _role(key)[1]), Look()
        chain = self._chain(key)
        for row in chain:
            paragraph = row.find(W + "pPr")
            role, level = found.role, found.level
            if not role:
                role, level = _role(value(row, "name") or "")
            if not role:
                role, level = _role(row.get(W + "styleId", ""))
            outline = number(value(paragraph, "outlineLvl"))
            if not role and outline is not None and 0 <= outline < 9:
                role, level = "heading", outline + 1
            numbered = paragraph.find(W + "numPr") if paragraph is not None else None
            found = Style(
                role,
                level,
                alignment=found.alignment or value(paragraph, "jc"),
                list_key=found.list_key or value(numbered, "numId"),
                list_level=found.list_level or number(value(numbered, "ilvl")) or 0,
                list_depth=found.list_depth or _list_depth(row),
            )
            look = look.over(look_of(row.find(W + "rPr")))
        return replace(found, look=look)

    def _chain(self, key: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        row = self._rows.get(key)
        while row is not None and row not in chain and len(chain) < _DEEPEST:
            chain.append(row)
            row = self._rows.get(value(row, "basedOn") or "")
        return chain


def _list_depth(row: etree._Element) -> int:
    listed = _LISTED.fullmatch((value(row, "name") or "").casefold())
    return int(listed.group(1)) - 1 if listed else 0


def _role(name: str) -> tuple[str, int]:
    tidy = " ".join(re.sub(r"[-_]", " ", name.casefold()).split())
    if heading := _HEADING.fullmatch(tidy):
        return "heading", int(heading.group(1))
    if _CONTENTS.fullmatch(tidy):
        return "contents", 0
    return next((role for role, names in _ROLES.items() if tidy in names), ""), 0
