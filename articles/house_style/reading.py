"""A text as the rules read it: its fields, its blocks of running text, its links and pictures. No database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lxml import etree

from newsroom.markup_tree import parse

# Stands for a line that the writer broke: white space, but nothing continues across it.
BREAK = "\u2028"
# As the script in the page passes over it, too (static/admin_newsroom/style_check.js).
_UNSEEN = ("\u200b", "\ufeff")
_BLOCKS = {
    *("p", "h2", "h3", "ul", "ol", "li", "blockquote", "hr", "div", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


def letters(text: str) -> str:
    """`text` without any white space: so places are found again, however a browser lays the words out."""
    for character in _UNSEEN:
        text = text.replace(character, "")
    return "".join(text.split())


@dataclass(frozen=True)
class Text:
    """What is typed, or stored. `day` is the article's own, for dates without a year; `sign_off` is None where the
    form does not ask for it."""

    kind: str
    headline: str
    summary: str
    dateline: str
    body: str
    day: date
    sign_off: str | None = None
    lead_caption: str = ""
    lead_image: int | None = None


@dataclass(frozen=True)
class Block:
    """A run of text that one element holds. `start` counts the letters of the field before it."""

    field: str
    kind: str
    text: str
    start: int = 0

    def at(self, offset: int) -> int:
        """The letters of the field before `offset` of this text."""
        return self.start + len(letters(self.text[:offset]))


@dataclass(frozen=True)
class Anchor:
    href: str
    words: str
    at: int


@dataclass
class Reading:
    text: Text
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: Text) -> "Reading":
        """Linear in the length of the body, which must be clean."""
        reading = cls(text)
        if text.body.strip():
            reading._walk(parse(text.body))
        return reading

    @property
    def lines(self) -> list[Block]:
        """The fields of plain text that readers see, as blocks."""
        named = {"headline": self.text.headline, "summary": self.text.summary}
        named["lead_caption"] = self.text.lead_caption
        return [Block(name, "line", words) for name, words in named.items() if words]

    @cached_property
    def paragraphs(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "p"]

    @cached_property
    def body_letters(self) -> str:
        return "".join(letters(block.text) for block in self.blocks)

    def letters_of(self, name: str) -> str:
        return self.body_letters if name == "body" else letters(str(getattr(self.text, name, "") or ""))

    def _walk(self, root: etree._Element) -> None:
        walk = _Walk(self)
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                walk.enter(element)
            else:
                walk.leave(element)
        walk.flush("p")


class _Walk:
    """Collects blocks, anchors and pictures on the way through the tree."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.parts: list[str] = []
        self.start = 0
        self.held = 0
        self.kinds = ["p"]
        self.anchors: list[tuple[int, list[str]]] = []

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.held += len(letters(text))
            for _at, words in self.anchors:
                words.append(text)

    def flush(self, kind: str) -> None:
        text = "".join(self.parts)
        if text.strip():
            self.reading.blocks.append(Block("body", kind, text, self.start))
        self.start += self.held
        self.held = 0
        self.parts = []

    def enter(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self.flush(self.kinds[-1])
            self.kinds.append(tag if tag != "div" else "p")
        elif tag == "br":
            self.add(BREAK)
        elif tag == "a":
            self.anchors.append((self.start + self.held, []))
        elif tag == "img" and _NUMBER.fullmatch(element.get("data-gambar", "")):
            self.reading.pictures.append(int(element.get("data-gambar", "")))
        self.add(element.text)

    def leave(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self.flush(self.kinds.pop())
        elif tag == "a" and self.anchors:
            at, words = self.anchors.pop()
            self.reading.anchors.append(Anchor(element.get("href", ""), "".join(words), at))
        if len(self.kinds) > 1:
            self.add(element.tail)


def anchors_in(body: str) -> list[Anchor]:
    return Reading.of(Text("", "", "", "", body, date.min)).anchors


def words_from(text: str, offset: int, most: int = 6) -> str:
    """The next words of `text` from `offset`: enough to find the place."""
    end = offset
    for match in re.finditer(r"\S+", text[offset : offset + 160]):
        end = offset + match.end()
        most -= 1
        if not most:
            break
    return text[offset:end].strip()


def running(reading: Reading) -> Iterator[Block]:
    """Everything that readers read, the fields first."""
    yield from reading.lines
    yield from reading.blocks
