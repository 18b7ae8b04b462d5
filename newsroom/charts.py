"""Charts as data: numbers in, what an inline SVG needs out. `templates/includes/chart.html` draws one, without script,
with its numbers as a table beside it.

Whatever is printed into the drawing is text already: a number would get the comma of the reader's language. Without
`width` a chart is as wide as its place and its letters keep their size; with one it is drawn in those units, for paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

# In CSS pixels: letters above the plot and below it, and left of it.
TOP, BOTTOM, LEFT = 10, 24, 48
MOST_LINES = 4
# How much of its place a bar takes, by how many there are; and how much of the plot at most, where they are few.
_WIDE, _NARROW = 0.72, 0.9
_MANY = 60
_WIDEST = 0.1


def grouped(value: float, decimals: int = 0) -> str:
    """A number as people read it: `12.345`."""
    return number_format(value, decimals, use_l10n=True, force_grouping=True)


@dataclass(frozen=True)
class Bar:
    """`label` names it in full, `tick` below the plot where there is room. `tone` is one of `soft` (beside what is
    looked at) and `open` (not over yet); `is_rest` tints its place: a day on which offices are closed."""

    label: str
    value: int
    tick: str = ""
    tone: str = ""
    is_rest: bool = False

    @property
    def told(self) -> str:
        return f"{self.label}: {grouped(self.value)}"


@dataclass(frozen=True)
class Drawn:
    """A rectangle, as text for the drawing."""

    x: str
    y: str
    width: str
    height: str
    bar: Bar


@dataclass(frozen=True)
class Mark:
    """A word of an axis and where it stands."""

    at: str
    text: str


@dataclass(frozen=True)
class Chart:
    """`key` is unique on its page. `columns` and `rows` are the table of the same numbers; of a row the first is its
    head, and a number is shown grouped. `series` is one of people, robots: the colour."""

    key: str
    title: str
    bars: Sequence[Bar]
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()
    series: str = "people"
    plot: int = 180
    width: int | None = None
    note: str = ""
    # Whether a sum of the bars says something.
    adds_up: bool = True

    @property
    def is_empty(self) -> bool:
        return not any(bar.value for bar in self.bars)

    @property
    def summary(self) -> str:
        """What somebody sees who looks at it for a moment."""
        if self.is_empty:
            return _("Belum ada angka.")
        top = max(self.bars, key=lambda bar: bar.value)
        most = _("Tertinggi %(most)s: %(where)s.") % {"most": grouped(top.value), "where": top.label}
        if not self.adds_up:
            return most
        return _("Jumlah %s.") % grouped(sum(bar.value for bar in self.bars)) + " " + most

    @property
    def height(self) -> str:
        return str(TOP + self.plot + BOTTOM)

    @property
    def view_box(self) -> str:
        return f"-{LEFT} 0 {self.width + LEFT} {self.height}" if self.width else ""

    @property
    def floor(self) -> str:
        return str(TOP + self.plot)

    @property
    def ticks_at(self) -> str:
        return str(TOP + self.plot + 17)

    @property
    def end(self) -> str:
        return self._across(1)

    @cached_property
    def top(self) -> int:
        """The number at the highest line."""
        return self._step * max(1, -(-max((bar.value for bar in self.bars), default=0) // self._step))

    @cached_property
    def _step(self) -> int:
        most = max((bar.value for bar in self.bars), default=0)
        for power in range(20):
            for first in (1, 2, 5):
                if first * 10**power * MOST_LINES >= most:
                    return first * 10**power
        return most

    @property
    def lines(self) -> list[Mark]:
        """From the lowest above the floor to the highest."""
        return [
            Mark(self._down(value), grouped(value)) for value in range(self._step, self.top + 1, self._step)
        ]

    @property
    def drawn(self) -> list[Drawn]:
        taken = min(_NARROW if len(self.bars) > _MANY else _WIDE, _WIDEST * len(self.bars))
        return [self._bar(place, bar, taken) for place, bar in enumerate(self.bars) if bar.value]

    @property
    def rests(self) -> list[Drawn]:
        width = self._across(1 / len(self.bars)) if self.bars else ""
        return [
            Drawn(self._across(place / len(self.bars)), str(TOP), width, str(self.plot), bar)
            for place, bar in enumerate(self.bars)
            if bar.is_rest
        ]

    @property
    def ticks(self) -> list[Mark]:
        return [
            Mark(self._across((place + 0.5) / len(self.bars)), bar.tick)
            for place, bar in enumerate(self.bars)
            if bar.tick
        ]

    @property
    def shown_rows(self) -> list[tuple[str, list[str]]]:
        """The table's rows as text: head and cells."""
        return [
            (str(head), [grouped(cell) if isinstance(cell, int | float) else str(cell) for cell in cells])
            for head, *cells in self.rows
        ]

    def _bar(self, place: int, bar: Bar, taken: float) -> Drawn:
        # What is more than nothing is seen.
        height = max(bar.value / self.top * self.plot, 1)
        return Drawn(
            x=self._across((place + (1 - taken) / 2) / len(self.bars)),
            y=f"{TOP + self.plot - height:.1f}",
            width=self._across(taken / len(self.bars)),
            height=f"{height:.1f}",
            bar=bar,
        )

    def _across(self, part: float) -> str:
        return f"{part * self.width:.2f}" if self.width else f"{part * 100:.3f}%"

    def _down(self, value: int) -> str:
        return f"{TOP + self.plot * (1 - value / self.top):.1f}"


@dataclass(frozen=True)
class Sparkline:
    """A line without axes, for a cell of a list; `text` says what it shows."""

    values: Sequence[int]
    text: str
    width: int = 56
    height: int = 20

    @property
    def points(self) -> str:
        most = max(self.values, default=0) or 1
        step = (self.width - 4) / max(1, len(self.values) - 1)
        down = self.height - 4
        return " ".join(
            f"{2 + step * place:.1f},{2 + down * (1 - value / most):.1f}"
            for place, value in enumerate(self.values)
        )
