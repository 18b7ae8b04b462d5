"""Rich text as a list of blocks, each with its words and with how it looks. No model."""

import re
from dataclasses import dataclass, field

from lxml import etree

from newsroom.markup import ALIGNMENTS
from newsroom.markup_tree import parse

_SPACE = re.compile(r"[ \t\r\f\n\xa0]+")
_TEXT_BLOCKS = {"p", "h2", "h3", "li", "caption"}
_MARKS = {"strong", "em", "sub", "sup"}

Spans = tuple[tuple[int, int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or table row: its text, and how it looks.

    `look` holds `(name, value)`; `spans` holds `(start, end, marks)` of what is bold, linked and so on.
    """

    kind: str
    text: str
    look: tuple[tuple[str, str], ...] = ()
    spans: Spans = ()

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

    def begin(self, kind: str, look: list[tuple[str, str]]) -> None:
        self.finish()
        self.kind, self.look = kind, list(look)

    def finish(self) -> None:
        text, spans = _joined(self.pieces)
        if text or self.kind in ("hr", "row"):
            self.found.append(Block(self.kind or "p", text, tuple(self.look), spans))
        self.kind, self.look, self.pieces = "", [], []

    def visit(self, element: etree._Element, marks: tuple[str, ...], around: list[tuple[str, str]]) -> None:
        tag = str(element.tag)
        opened = self._open(tag, element, around)
        if tag == "blockquote":
            around = [*around, ("quote", "1")]
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
            align = element.get("class", "")
            look = [*around, ("align", align)] if align in ALIGNMENTS else around
            self.begin({"tr": "row"}.get(tag, tag), look)
            return True
        return False


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
