"""What differs between two texts (`newsroom.blocks`), word by word, as data. No model, no HTML.

The cost is bounded (`_MOST_EFFORT`): where comparing words would take too long, whole passages are told apart.
Two bodies of 300,000 characters take at most about a second, however they are built.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from newsroom.blocks import Block

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"

# A number with its points and a doubled word are one word.
_TOKEN = re.compile(r"\w+(?:[.,:'’/-]\w+)*|\s|[^\w\s]")
_WORD = re.compile(r"\w+(?:[.,:'’/-]\w+)*")
# Cells of a table of comparisons in all, and in one passage.
_MOST_EFFORT = 2_000_000
_MOST_AT_ONCE = 22_500
# How alike two passages must be to be one that was changed, and to be told apart word by word.
_ALIKE = 0.3
_MOST_PAIRED = 900


@dataclass(frozen=True)
class Run:
    kind: str
    text: str


@dataclass(frozen=True)
class Look:
    """What of the look changed: its name, and where it can be said, from what to what."""

    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Line:
    """One block on both sides. Without the added runs it reads as it was, without the removed ones as it is. `shown`
    is what a figure refers to, before and after.
    """

    change: str
    kind: str
    runs: tuple[Run, ...]
    looks: tuple[Look, ...] = ()
    shown: tuple[str, str] = ("", "")

    @property
    def before(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.kind != ADDED)

    @property
    def after(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.kind != REMOVED)

    @property
    def stood_before(self) -> bool:
        return self.change != ADDED

    @property
    def stands_after(self) -> bool:
        return self.change != REMOVED


# Alignment


@dataclass
class _Effort:
    left: int = _MOST_EFFORT

    def take(self, cost: int) -> bool:
        self.left -= cost
        return self.left >= 0


Match = tuple[int, int, int]


def _matches(a: Sequence[Any], b: Sequence[Any], effort: _Effort) -> list[Match]:
    """`(i, j, n)`: `a[i:i+n] == b[j:j+n]`, rising in both. What costs too much is not matched."""
    found: list[Match] = []
    ranges = [(0, len(a), 0, len(b))]
    while ranges:
        alo, ahi, blo, bhi = ranges.pop()
        start = alo
        while alo < ahi and blo < bhi and a[alo] == b[blo]:
            alo, blo = alo + 1, blo + 1
        if alo > start:
            found.append((start, blo - (alo - start), alo - start))
        end = ahi
        while alo < ahi and blo < bhi and a[ahi - 1] == b[bhi - 1]:
            ahi, bhi = ahi - 1, bhi - 1
        if end > ahi:
            found.append((ahi, bhi, end - ahi))
        cost = (ahi - alo) * (bhi - blo)
        if cost == 0:
            continue
        if cost <= _MOST_AT_ONCE and effort.take(cost):
            matcher = SequenceMatcher(None, a[alo:ahi], b[blo:bhi], autojunk=False)
            found += [(alo + m.a, blo + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
        elif effort.take(ahi - alo + bhi - blo):
            ranges += _between(_anchors(a, alo, ahi, b, blo, bhi), alo, ahi, blo, bhi)
    return _adjoined(sorted(found))


def _anchors(
    a: Sequence[Any], alo: int, ahi: int, b: Sequence[Any], blo: int, bhi: int
) -> list[tuple[int, int]]:
    """What stands once on each side, in the same order on both: the longest such row (patience sorting)."""
    in_a, in_b = Counter(a[alo:ahi]), Counter(b[blo:bhi])
    place = {b[j]: j for j in range(blo, bhi) if in_b[b[j]] == 1}
    pairs = [(i, place[a[i]]) for i in range(alo, ahi) if in_a[a[i]] == 1 and a[i] in place]
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_i, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(j)
            piles.append(number)
        else:
            tops[pile], piles[pile] = j, number
    row = []
    number = piles[-1] if piles else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _between(
    anchors: list[tuple[int, int]], alo: int, ahi: int, blo: int, bhi: int
) -> Iterator[tuple[int, int, int, int]]:
    """The ranges that begin at an anchor, which their common beginning takes in, and what is before the first."""
    if not anchors:
        return
    ends = [*anchors[1:], (ahi, bhi)]
    yield alo, anchors[0][0], blo, anchors[0][1]
    for (i, j), (next_i, next_j) in zip(anchors, ends, strict=True):
        yield i, next_i, j, next_j


def _adjoined(matches: list[Match]) -> list[Match]:
    joined: list[Match] = []
    for i, j, n in matches:
        if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + n)
        else:
            joined.append((i, j, n))
    return joined


# Words of one block


def _words_of(old: str, new: str, effort: _Effort) -> list[tuple[str, str]]:
    """`(removed, added)` and `(same, same)` passages in turn, as pairs of text."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    passages: list[tuple[str, str]] = []
    at_a = at_b = 0
    for i, j, n in [*_matches(a, b, effort), (len(a), len(b), 0)]:
        changed = ("".join(a[at_a:i]), "".join(b[at_b:j]))
        kept = "".join(a[i : i + n])
        # A space or a comma that stayed between two changed words is read more easily with them.
        if passages and any(changed) and passages[-1][0] == passages[-1][1] and len(passages) > 1:
            between = passages[-1][0]
            if not _WORD.search(between) and len(between) < 3:
                _same, last = passages.pop(), passages.pop()
                changed = (last[0] + between + changed[0], last[1] + between + changed[1])
        if any(changed):
            passages.append(changed)
        if kept:
            passages.append((kept, kept))
        at_a, at_b = i + n, j + n
    return passages


def _runs(passages: list[tuple[str, str]]) -> tuple[Run, ...]:
    runs = []
    for old, new in passages:
        if old == new:
            runs.append(Run(SAME, old))
        else:
            runs += [Run(kind, text) for kind, text in ((REMOVED, old), (ADDED, new)) if text]
    return tuple(runs)


def _looks(old: Block, new: Block, passages: list[tuple[str, str]]) -> tuple[Look, ...]:
    """How the same words look otherwise, each name once."""
    looks: dict[str, Look] = {}
    if old.kind != new.kind:
        looks["kind"] = Look("kind", old.kind, new.kind)
    for name in ("align", "list", "start", "quote", "cells", "width", "layout", "gallery"):
        was, is_now = ([value for key, value in block.look if key == name] for block in (old, new))
        if was != is_now:
            looks[name] = Look(name, was[-1] if was else "", is_now[-1] if is_now else "")
    if old.refers != new.refers and old.kind == new.kind:
        looks["figure"] = Look("figure", old.refers, new.refers)
    if old.links != new.links:
        looks["a"] = Look("a", ", ".join(old.links), ", ".join(new.links))
    if old.spans or new.spans:
        for name in _remarked(_marks_by_letter(old), _marks_by_letter(new), passages):
            looks.setdefault(name, Look(name))
    return tuple(looks.values())


def _marks_by_letter(block: Block) -> list[tuple[str, ...]]:
    marks: list[tuple[str, ...]] = [()] * len(block.text)
    for start, end, marked in block.spans:
        marks[start:end] = [marked] * (end - start)
    return marks


def _remarked(
    old: list[tuple[str, ...]], new: list[tuple[str, ...]], passages: list[tuple[str, str]]
) -> list[str]:
    """Names of the marks that same words lost or got."""
    names: set[str] = set()
    at_old = at_new = 0
    for was, is_now in passages:
        if was == is_now:
            sides = zip(old[at_old : at_old + len(was)], new[at_new : at_new + len(was)], strict=True)
            for pair in {pair for pair in sides if pair[0] != pair[1]}:
                names |= {mark.split(":", 1)[0] for mark in set(pair[0]) ^ set(pair[1])}
        at_old, at_new = at_old + len(was), at_new + len(is_now)
    return sorted(names)


# Blocks


def _alike(a: "Counter[str]", b: "Counter[str]") -> float:
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 0.0


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Which of the changed blocks are the same one, in order: of plain text the only one. Many at once are paired
    as they stand."""
    if len(old) == len(new) == 1 and old[0].kind == new[0].kind == "plain":
        return [(0, 0)]
    words_old, words_new = ([Counter(_WORD.findall(b.text)) for b in side] for side in (old, new))
    if len(old) * len(new) > _MOST_PAIRED:
        both = zip(words_old, words_new, strict=False)
        return [(n, n) for n, (a, b) in enumerate(both) if _alike(a, b) >= _ALIKE]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_alike(a, b) for b in words_new] for a in words_old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            taken = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if alike[i][j] >= _ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alone(block: Block, kind: str) -> Line:
    links = ", ".join(block.links)
    look = Look("a", links, "") if kind == REMOVED else Look("a", "", links)
    runs = (Run(kind, block.text),) if block.text else ()
    shown = (block.refers, "") if kind == REMOVED else ("", block.refers)
    return Line(kind, block.kind, runs, (look,) if links else (), shown)


def _both(old: Block, new: Block, effort: _Effort) -> Line:
    shown = (old.refers, new.refers)
    if old.text == new.text:
        passages = [(old.text, old.text)] if old.text else []
        looks = () if old == new else _looks(old, new, passages)
        return Line(CHANGED if looks else SAME, new.kind, _runs(passages), looks, shown)
    passages = _words_of(old.text, new.text, effort)
    kept = sum(len(was) for was, is_now in passages if was == is_now)
    if kept < _ALIKE * min(len(old.text), len(new.text)):
        passages = [(old.text, new.text)]
    return Line(CHANGED, new.kind, _runs(passages), _looks(old, new, passages), shown)


def compare(old: Sequence[Block], new: Sequence[Block]) -> list[Line]:
    """Every block of both sides, from top to bottom, the same ones included."""
    effort = _Effort()
    keys_old, keys_new = (
        [block.text or f"\v{block.kind} {block.refers}" for block in side] for side in (old, new)
    )
    lines: list[Line] = []
    at_old = at_new = 0
    for i, j, n in [*_matches(keys_old, keys_new, effort), (len(old), len(new), 0)]:
        gone, come = old[at_old:i], new[at_new:j]
        a = b = 0
        for next_a, next_b in [*(_pairs(gone, come) if gone and come else []), (len(gone), len(come))]:
            lines += [_alone(block, REMOVED) for block in gone[a:next_a]]
            lines += [_alone(block, ADDED) for block in come[b:next_b]]
            if next_a < len(gone) and next_b < len(come):
                lines.append(_both(gone[next_a], come[next_b], effort))
            a, b = next_a + 1, next_b + 1
        lines += [_both(old[i + k], new[j + k], effort) for k in range(n)]
        at_old, at_new = i + n, j + n
    return lines


def words_changed(old: str, new: str) -> tuple[int, int]:
    """How many words came and how many went, wherever they stand. Linear."""
    was, is_now = Counter(_WORD.findall(old)), Counter(_WORD.findall(new))
    return (is_now - was).total(), (was - is_now).total()
