"""What a text consists of, however it was written: paragraphs, pictures, tables."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby


@dataclass(frozen=True)
class Piece:
    """Text in one look. A line break is `\\n`. `raised` is `superscript`, `subscript` or nothing."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: str = ""
    href: str = ""


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one look as one: Word parts them for reasons of its own."""
    found: list[Piece] = []
    for look, row in groupby(pieces, key=lambda piece: replace(piece, text="")):
        if text := "".join(piece.text for piece in row):
            found.append(replace(look, text=text))
    return found


@dataclass(frozen=True)
class Place:
    """In a list: `start` where the first number of a list is not 1."""

    is_ordered: bool
    level: int = 0
    key: str = ""
    start: int = 1


@dataclass
class Paragraph:
    """`role` is title, subtitle, heading, quote, caption or nothing; `size` in half points."""

    pieces: list[Piece] = field(default_factory=list)
    role: str = ""
    level: int = 0
    alignment: str = ""
    size: int = 0
    place: Place | None = None

    @property
    def text(self) -> str:
        return " ".join("".join(piece.text for piece in self.pieces).split())

    @property
    def is_bold(self) -> bool:
        spoken = [piece for piece in self.pieces if piece.text.strip()]
        return bool(spoken) and all(piece.bold for piece in spoken)

    @property
    def is_plain(self) -> bool:
        """Running text, as far as its style says."""
        return not self.role and self.place is None

    def without_look(self) -> "Paragraph":
        """Headings and captions: their style says how they look."""
        pieces = [Piece(piece.text, raised=piece.raised) for piece in self.pieces]
        return Paragraph(pieces, self.role, self.level)


@dataclass
class Picture:
    """`part` is the name of the picture's part in the file."""

    part: str
    alt: str = ""
    caption: str = ""
    is_decorative: bool = False


@dataclass
class Cell:
    paragraphs: list[Paragraph]
    across: int = 1
    # "restart" or "continue" of cells that are one downwards.
    merged: str = ""


@dataclass
class Row:
    cells: list[Cell]
    is_header: bool = False


@dataclass
class Table:
    rows: list[Row]
    caption: str = ""

    @property
    def text(self) -> str:
        return " ".join(p.text for row in self.rows for cell in row.cells for p in cell.paragraphs).strip()


Block = Paragraph | Picture | Table


@dataclass
class Marks:
    """What was met that a story does not keep, or that somebody should look at: how often, and some of its words."""

    counts: Counter[str] = field(default_factory=Counter)
    words: dict[str, list[str]] = field(default_factory=dict)

    MOST_WORDS = 5
    LONGEST = 200

    def add(self, what: str, words: str = "") -> None:
        self.counts[what] += 1
        self.tell(what, words)

    def tell(self, what: str, words: str) -> None:
        tidy = " ".join(words.split())
        kept = self.words.setdefault(what, [])
        if tidy and tidy not in kept and len(kept) < self.MOST_WORDS:
            kept.append(tidy if len(tidy) <= self.LONGEST else tidy[: self.LONGEST - 1] + "…")
