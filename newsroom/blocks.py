"""Rich text as a list of blocks, each with its words and with how it looks. No model."""

import re
from dataclasses import dataclass, field

from lxml import etree

from newsroom.figures import ATTACHMENT, GALLERY, PICTURE, VIDEO
from newsroom.markup import ALIGNMENTS, SOURCE
from newsroom.markup_tree import parse

_SPACE = re.compile(r"[ \t\r\f\n\xa0]+")
_TEXT_BLOCKS = {"p", "h2", "h3", "li", "caption"}
# Kinds that are seen without a word in them.
_FIGURES = {PICTURE: "picture", VIDEO: "video", ATTACHMENT: "attachment"}
_SEEN = {"hr", "row", *_FIGURES.values()}
_MARKS = {"strong", "em", "sub", "sup"}

Spans = tuple[tuple[int, int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item, table row, or caption of a figure: its text, and how it looks.

    `look` holds `(name, value)`; `spans` holds `(start, end, marks)` of what is bold, linked and so on. `refers` names
    what a figure shows: a number of the library, or a video as `newsroom.videos` does.
    """

    kind: str
    text: str
    look: tuple[tuple[str, str], ...] = ()
    spans: Spans = ()
    refers: str = ""

    @property
    def links(self) -> tuple[str, ...]:
        hrefs = (mark[2:] for _s, _e, marks in self.spans for mark in marks if mark.startswith("a:"))
        return tuple(dict.fromkeys(hrefs))


@dataclass
class _Reader:
    found: list[Block] = field(default_factory=list)
    kind: str = ""
    look: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    refers: str = ""

    def begin(self, kind: str, look: list[tuple[str, str]], refers: str = "") -> None:
        self.finish()
        self.kind, self.look, self.refers = kind, list(look), refers

    def finish(self) -> None:
        text, spans = _joined(self.pieces)
        if text or self.kind in _SEEN:
            self.found.append(Block(self.kind or "p", text, tuple(self.look), spans, self.refers))
        self.kind, self.look, self.pieces, self.refers = "", [], [], ""

    def visit(self, element: etree._Element, marks: tuple[str, ...], around: list[tuple[str, str]]) -> None:
        tag = str(element.tag)
        opened = self._open(tag, element, around)
        if tag == "blockquote":
            around = [*around, ("quote", "1")]
        elif tag == "table":
            around = [*around, *(("width", width) for width in [element.get("class")] if width)]
        elif tag in ("ul", "ol"):
            around = [*around, ("list", tag), *(("start", v) for v in [element.get("start")] if v)]
        elif tag in _MARKS:
            marks = tuple(sorted({*marks, tag}))
        elif tag == "a":
            marks = tuple(sorted({*marks, f"a:{element.get('href', '')}"}))
        elif tag == "br":
            self.pieces.append(("\v", ()))
        self.pieces.append((element.text or "", marks))
        for child in element:
            self.visit(child, marks, around)
            self.pieces.append((child.tail or "", marks))
        if opened:
            self.finish()

    def _open(self, tag: str, element: etree._Element, around: list[tuple[str, str]]) -> bool:
        """Begin a block where `tag` is one; inside a row everything is one line."""
        if self.kind == "row":
            if tag in ("td", "th"):
                shape = {name: element.get(name, "") for name in ("scope", "colspan", "rowspan", "class")}
                self.look.append(("cells", f"{tag} {' '.join(f'{n}={v}' for n, v in shape.items() if v)}"))
                if any(text.strip() for text, _marks in self.pieces):
                    self.pieces.append((" | ", ()))
            elif tag in _TEXT_BLOCKS:
                self.pieces.append((" ", ()))
            return False
        if tag in _TEXT_BLOCKS or tag in ("tr", "hr"):
            kind = element.get("class", "")
            look = [*around, ("align", kind)] if kind in ALIGNMENTS else around
            self.begin("source" if kind == SOURCE else {"tr": "row"}.get(tag, tag), look)
            return True
        return self._open_figure(tag, element, around)

    def _open_figure(self, tag: str, element: etree._Element, around: list[tuple[str, str]]) -> bool:
        """A figure with its caption is one block; a gallery is its pictures, and a caption of its own."""
        if tag == "figcaption" and not self.kind:
            self.begin("gallery", around)
            return True
        kind, *layout = element.get("class", "").split() if tag == "figure" else [""]
        if kind not in _FIGURES:
            return False
        parent = element.getparent()
        if parent is not None and GALLERY in parent.get("class", "").split():
            around = [*around, ("gallery", "first" if element.getprevious() is None else "next")]
        numbers = [image.get("data-gambar", "") for image in element.findall("img")]
        shown = element.get("data-video") or element.get("data-dokumen") or "".join(numbers)
        self.begin(_FIGURES[kind], [*around, *(("layout", name) for name in layout)], shown)
        return True


def _joined(pieces: list[tuple[str, tuple[str, ...]]]) -> tuple[str, Spans]:
    """The pieces as they are seen: white space is one space, `\\v` breaks the line."""
    text = ""
    parts: list[str] = []
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    length, after_space = 0, True
    for piece, marks in pieces:
        text = "\n" if piece == "\v" else _SPACE.sub(" ", piece)
        if after_space and text != "\n":
            text = text.lstrip(" ")
        if not text:
            continue
        if marks and spans and spans[-1][1] == length and spans[-1][2] == marks:
            spans[-1] = (spans[-1][0], length + len(text), marks)
        elif marks:
            spans.append((length, length + len(text), marks))
        parts.append(text)
        length += len(text)
        after_space = text[-1] in " \n"
    whole = "".join(parts)
    text = whole.rstrip(" \n")
    return text, tuple((s, min(e, len(text)), marks) for s, e, marks in spans if s < len(text))


def blocks(markup: str) -> list[Block]:
    """What rich text shows, from top to bottom. `markup` is clean (`newsroom.markup`)."""
    if not markup.strip():
        return []
    reader = _Reader()
    reader.visit(parse(markup), (), [])
    reader.finish()
    return reader.found


def plain(text: str) -> list[Block]:
    """Plain text as one block."""
    return [Block("plain", text)] if text else []
