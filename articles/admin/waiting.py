"""“Yang menunggu”: what waits for whom and since when."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from articles.admin.desk_request import DeskRequest
from articles.waiting import MOST, Kind, WaitingItem, waiting

# Of one kind alone.
PER_PAGE = 50
_PAGE = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True)
class Choice:
    """What is looked at; whatever the address says, it is something."""

    everybody: bool
    kind: Kind | None
    page: int

    @classmethod
    def of(cls, request: DeskRequest) -> "Choice":
        asked = request.GET
        kind = asked.get("jenis", "")
        number = asked.get("halaman", "")
        return cls(
            everybody=asked.get("siapa") == "semua",
            kind=Kind(kind) if kind in Kind.values else None,
            page=int(number) if kind in Kind.values and _PAGE.fullmatch(number) else 1,
        )

    def address(self, *, everybody: bool, kind: Kind | None, page: int = 1) -> str:
        query = {
            **({"siapa": "semua"} if everybody else {}),
            **({"jenis": kind.value} if kind else {}),
            **({"halaman": page} if page > 1 else {}),
        }
        return reverse("waiting") + (f"?{urlencode(query)}" if query else "")


@dataclass(frozen=True)
class Row:
    """An item, how long it has waited, and what is left of its time, in words. `writer` where it says something."""

    item: WaitingItem
    writer: str
    age: str
    left: str
    is_late: bool


def show(request: DeskRequest) -> HttpResponse:
    choice = Choice.of(request)
    most = PER_PAGE if choice.kind else MOST
    found = waiting(
        request.user,
        request.now,
        request.office,
        everybody=choice.everybody,
        kinds=[choice.kind] if choice.kind else list(Kind),
        most=most,
        offset=(choice.page - 1) * most,
    )
    request.current_app = admin.site.name
    context = {
        **admin.site.each_context(request),
        "title": _("Yang menunggu"),
        "choice": choice,
        "now": request.now,
        "rows": [_row(item, request) for item in found.items],
        **_ways(choice, found.cut),
    }
    return TemplateResponse(request, "admin/articles/waiting.html", context)


def _ways(choice: Choice, cut: frozenset[Kind]) -> dict[str, Any]:
    """Where one can go from here: whose, which kind, what is cut off, and the pages of one kind."""

    def to(everybody: bool = choice.everybody, kind: Kind | None = choice.kind, page: int = 1) -> str:
        return choice.address(everybody=everybody, kind=kind, page=page)

    return {
        "whose": [
            (_("Menunggu saya"), to(everybody=False), not choice.everybody),
            (_("Semua"), to(everybody=True), choice.everybody),
        ],
        "kinds": [
            (_("Semua jenis"), to(kind=None), choice.kind is None),
            *((kind.label, to(kind=kind), choice.kind is kind) for kind in Kind),
        ],
        "more": [] if choice.kind else [(kind.label, to(kind=kind)) for kind in Kind if kind in cut],
        "previous": to(page=choice.page - 1) if choice.page > 1 else "",
        "next": to(page=choice.page + 1) if choice.kind in cut else "",
    }


def _row(item: WaitingItem, request: DeskRequest) -> Row:
    """What is overdue has waited since its time was over: that is its age."""
    now, left, is_late = request.now, "", item.is_late(request.now)
    if item.due is not None and item.kind is not Kind.OVERDUE:
        words = _("lewat %(time)s") if is_late else _("sisa %(time)s")
        left = words % {"time": (timesince if is_late else timeuntil)(item.due, now, depth=1)}
    writer = item.article.writer
    named = "" if writer == request.user or item.who == str(writer) else str(writer)
    return Row(item, named, timesince(item.since, now, depth=1), left, is_late)
