"""The newsroom's calendar: a month or a week of what is published, scheduled, embargoed and due."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import calendar
from articles.admin.desk_request import DeskRequest
from articles.calendar import FIRST_YEAR, LAST_YEAR, SORTS, Day, Span, next_month, previous_month
from articles.models import Category

SHOWN_IN_MONTH = 4
SHOWN_IN_WEEK = 40
MONTHS_EACH_WAY = 12
# Names of symbols, which stand beside the words.
ICONS = {"scheduled": "schedule", "due": "flag", "embargo": "lock_clock", "published": "check_circle"}
# As they stand in the address.
SLUGS = {"scheduled": "terjadwal", "due": "tenggat", "embargo": "embargo", "published": "terbit"}
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class Choice:
    """What is looked at. Whatever the address says, it is a day that the calendar has."""

    day: date
    is_week: bool
    sort: str = ""
    category: Category | None = None

    @classmethod
    def of(cls, request: DeskRequest, shelves: list[Category]) -> "Choice":
        asked = request.GET
        week, month = _day(_DAY, asked.get("pekan", "")), _day(_MONTH, asked.get("bulan", ""))
        sort = next((name for name, slug in SLUGS.items() if slug == asked.get("isi")), "")
        shelf = next((shelf for shelf in shelves if str(shelf.pk) == asked.get("kategori")), None)
        today = timezone.localtime(request.now).date()
        return cls(week or month or today, week is not None or "pekan" in asked, sort, shelf)

    @property
    def span(self) -> Span:
        return Span.of_week(self.day) if self.is_week else Span.of_month(self.day)

    @property
    def name(self) -> str:
        if not self.is_week:
            return date_format(self.day, "F Y")
        first, last = self.span.first, self.span.last
        if first.month == last.month:
            return f"{first.day}–{date_format(last, 'j F Y')}"
        form = "j F" if first.year == last.year else "j F Y"
        return f"{date_format(first, form)} – {date_format(last, 'j F Y')}"

    def address(self, day: date | None = None, **changes: Any) -> str:
        """The same choice, but for `changes`; `""` where the calendar ends."""
        day = day or self.day
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return ""
        is_week = changes.get("is_week", self.is_week)
        values = {
            "pekan" if is_week else "bulan": day.isoformat() if is_week else f"{day:%Y-%m}",
            "isi": SLUGS.get(changes.get("sort", self.sort), ""),
            "kategori": self.category.pk if self.category else "",
        }
        given = {name: value for name, value in values.items() if value}
        return f"{reverse('calendar')}?{urlencode(given)}"


def _day(form: re.Pattern[str], text: str) -> date | None:
    found = form.fullmatch(text)
    if found is None:
        return None
    year, month, *rest = map(int, found.groups())
    try:
        day = date(year, month, rest[0] if rest else 1)
    except ValueError:
        return None
    return day if FIRST_YEAR <= year <= LAST_YEAR else None


@dataclass(frozen=True)
class Cell:
    """One day as the page shows it."""

    day: Day
    today: date
    is_outside: bool
    more: str

    @property
    def date(self) -> date:
        return self.day.date

    @property
    def is_today(self) -> bool:
        return self.date == self.today

    @property
    def is_past(self) -> bool:
        return self.date < self.today


def show(request: DeskRequest) -> HttpResponse:
    """At most two queries beyond those of every page of the admin."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    shelves = list(Category.objects.in_order())
    choice = Choice.of(request, shelves)
    context = {
        **admin.site.each_context(request),
        "title": _("Kalender"),
        "choice": choice,
        "cells": _cells(request, choice),
        "ways": _ways(request, choice),
        "sorts": _sorts(choice),
        "months": _months(choice),
        "shelves": shelves,
        "may_move": request.user.has_perm("articles.publish_article"),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/articles/calendar.html", context)


def _cells(request: DeskRequest, choice: Choice) -> list[Cell]:
    days = calendar.days(
        choice.span,
        person=request.user,
        now=request.now,
        zone=request.office.zone,
        shown=SHOWN_IN_WEEK if choice.is_week else SHOWN_IN_MONTH,
        sorts=[choice.sort] if choice.sort else list(SORTS),
        category=choice.category,
    )
    today = timezone.localtime(request.now).date()
    return [
        Cell(
            day,
            today,
            is_outside=not choice.is_week and day.date.month != choice.day.month,
            more=_more(choice, day.date) if day.more else "",
        )
        for day in days
    ]


def _more(choice: Choice, day: date) -> str:
    """Where the rest of a full day is: in its week, or in the list of articles."""
    if not choice.is_week:
        return f"{choice.address(day, is_week=True)}#hari-{day.isoformat()}"
    query = {"terbit": f"{day:%Y-%m}"}
    if choice.category:
        query["kategori"] = str(choice.category.pk)
    return f"{reverse('admin:articles_article_changelist')}?{urlencode(query)}"


def _ways(request: DeskRequest, choice: Choice) -> dict[str, str]:
    """Addresses of what lies beside."""
    today = timezone.localtime(request.now).date()
    first = choice.day.replace(day=1)
    if choice.is_week:
        before, after = choice.day - timedelta(days=7), choice.day + timedelta(days=7)
        here, week = choice.span == Span.of_week(today), choice.day
    else:
        before, after = previous_month(first), next_month(first)
        here = first == today.replace(day=1)
        week = today if here else first
    return {
        "previous": choice.address(before),
        "next": choice.address(after),
        "today": "" if here else choice.address(today),
        "month": choice.address(choice.day, is_week=False),
        "week": choice.address(week, is_week=True),
    }


def _sorts(choice: Choice) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "icon": ICONS.get(name, ""),
            "slug": SLUGS.get(name, ""),
            "address": choice.address(sort=name),
            "is_chosen": name == choice.sort,
        }
        for name, label in {"": _("Semua"), **SORTS}.items()
    ]


def _months(choice: Choice) -> list[tuple[str, str, bool]]:
    """Value, name and whether it is shown, a year each way."""
    shown = choice.day.replace(day=1)
    number = shown.year * 12 + shown.month - 1
    months = [divmod(n, 12) for n in range(number - MONTHS_EACH_WAY, number + MONTHS_EACH_WAY + 1)]
    firsts = [date(year, month + 1, 1) for year, month in months if FIRST_YEAR <= year <= LAST_YEAR]
    return [(f"{first:%Y-%m}", date_format(first, "F Y"), first == shown) for first in firsts]
