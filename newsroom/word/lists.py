"""Where a paragraph stands in which list, after Word's numbering part."""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from newsroom.word.blocks import Marks, Place
from newsroom.word.styles import Styles, W, number, value

DEEPEST = 4
_LETTERS = {"lowerLetter", "upperLetter", "lowerRoman", "upperRoman"}
# A level that shows nothing is no list for readers.
_NOTHING = {"none"}


@dataclass
class Lists:
    root: etree._Element | None
    styles: Styles
    marks: Marks
    _abstract: dict[str, etree._Element] = field(default_factory=dict)
    _numbers: dict[str, etree._Element] = field(default_factory=dict)
    # How many items each list has had so far, by its key, at its first level.
    _seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for row in self.root.iter(W + "abstractNum"):
            self._abstract.setdefault(row.get(W + "abstractNumId", ""), row)
        for row in self.root.iter(W + "num"):
            self._numbers.setdefault(row.get(W + "numId", ""), row)

    def place(self, key: str | None, level: int) -> Place | None:
        """None for no list: key 0 takes a paragraph out of its style's."""
        if not key or key == "0":
            return None
        level = min(max(level, 0), 8)
        told = self._level(key, level)
        shape = value(told, "numFmt") or "decimal"
        if told is None or shape in _NOTHING:
            return None
        if shape in _LETTERS:
            self.marks.add("letters")
        first = number(value(told, "start")) or 1
        start = first + self._seen[key] if level == 0 else 1
        self._seen[key] += level == 0
        is_ordered = shape != "bullet"
        return Place(is_ordered, min(level, DEEPEST), key, max(start, 1) if is_ordered else 1)

    def _level(self, key: str, level: int) -> etree._Element | None:
        abstract = self._definition(key)
        override = self._numbers.get(key)
        for rows in (override, abstract):
            for row in rows.iter(W + "lvl") if rows is not None else ():
                if row.get(W + "ilvl") == str(level):
                    return row
        return None

    def _definition(self, key: str, *, hops: int = 0) -> etree._Element | None:
        """The list's description, through a list style where it leads there."""
        found = self._abstract.get(value(self._numbers.get(key), "abstractNumId") or "")
        linked = value(found, "numStyleLink")
        if linked and hops < 3:
            return self._definition(self.styles.of(linked).list_key or "", hops=hops + 1)
        return found
