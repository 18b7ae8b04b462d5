"""Numbered pages that cost the same whatever lies behind them.

No page counts its list: counting 100,000 rows takes longer than reading any page of them. Instead the
keys of the page and of the `AHEAD` pages after it are read, in order, from an index that holds nothing
else (page 2,000: 40,000 entries, 5 ms), and the rows of the page by their keys. So the last number and the
total are known near the end only, which on a short list is everywhere.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db import models
from django.http import Http404, HttpRequest

PER_PAGE = 20
AHEAD = 2
PARAMETER = "halaman"
_NUMBER = re.compile(r"[1-9][0-9]{0,5}\Z")

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """`numbers` holds `(number, address)`, with `(None, None)` for a gap; `last` and `total` may be unknown."""

    items: list[Row]
    number: int
    url: str
    per_page: int
    last: int | None
    total: int | None
    numbers: list[tuple[int | None, str | None]]
    previous_url: str | None
    next_url: str | None


def page_number(request: HttpRequest) -> int:
    """The number asked for; Http404 where it is none."""
    text = request.GET.get(PARAMETER, "1")
    if not _NUMBER.match(text):
        raise Http404
    return int(text)


def _address(request: HttpRequest, kept: dict[str, str]) -> Callable[[int], str]:
    def address(number: int) -> str:
        query = urlencode({**kept, **({PARAMETER: str(number)} if number > 1 else {})})
        return f"{request.path}?{query}" if query else request.path

    return address


def _numbers(number: int, furthest: int, more: bool) -> list[int | None]:
    """1 … 4 5 [6] 7 8 …"""
    near = range(max(1, number - AHEAD), furthest + 1)
    before: list[int | None] = [1, None] if near[0] > 3 else list(range(1, near[0]))
    return [*before, *near, *([None] if more else [])]


def paginate(
    request: HttpRequest,
    keys: "models.QuerySet[Any, Any] | Sequence[Any]",
    rows: "models.QuerySet[Row]",
    *,
    per_page: int = PER_PAGE,
    kept: dict[str, str] | None = None,
) -> Page[Row]:
    """The page that `request` asks for: two queries, and those of prefetching.

    `keys` yields rows that begin with a primary key, in order; `rows` must hold them, and leaves out what
    the gate refuses. `kept` are parameters that the addresses carry on. Http404 beyond the end.
    """
    number = page_number(request)
    start = (number - 1) * per_page
    window = [key[0] for key in keys[start : start + per_page * (1 + AHEAD) + 1]]
    if not window and number > 1:
        raise Http404
    more = len(window) > per_page * (1 + AHEAD)
    furthest = number + max(0, -(-min(len(window), per_page * (1 + AHEAD)) // per_page) - 1)
    found = rows.in_bulk(window[:per_page])
    address = _address(request, kept or {})
    return Page(
        items=[found[key] for key in window[:per_page] if key in found],
        number=number,
        url=address(number),
        per_page=per_page,
        last=None if more else furthest,
        total=None if more else start + len(window),
        numbers=[(n, address(n) if n else None) for n in _numbers(number, furthest, more)],
        previous_url=address(number - 1) if number > 1 else None,
        next_url=address(number + 1) if furthest > number else None,
    )
