"""Which period, and which articles of it, somebody wants to see, as the address says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.calendar import FIRST_YEAR
from articles.models import Article, Category, User
from articles.querysets import ArticleQuerySet
from articles.statistics import DAY, MONTH, WEEK, YEAR, Period, period_of

# As they stand in the address.
SLUGS = {DAY: "hari", WEEK: "pekan", MONTH: "bulan", YEAR: "tahun"}
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ID = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class Choice:
    """Whatever the address says, it is a period that has begun. `complaints` are sentences about what was asked and
    is not."""

    today: date
    kind: str
    day: date
    category: Category | None = None
    sort: str = ""
    writer: User | None = None
    complaints: Sequence[str] = ()

    @classmethod
    def of(cls, asked: QueryDict, today: date, shelves: Sequence[Category]) -> "Choice":
        """One query where a writer is asked for."""
        complaints: list[str] = []
        kind = next((kind for kind, slug in SLUGS.items() if slug == asked.get("per")), None)
        if kind is None and asked.get("per"):
            complaints.append(_("Pilih hari, pekan, bulan, atau tahun. Yang tampil per bulan."))
        day = _day(asked.get("tanggal", ""), today, complaints)
        category = next((shelf for shelf in shelves if str(shelf.pk) == asked.get("kategori")), None)
        if category is None and asked.get("kategori"):
            complaints.append(_("Kategori itu tidak ada. Yang tampil semua kategori."))
        sort = asked.get("jenis", "")
        if sort and sort not in Article.Kind.values:
            complaints.append(_("Jenis itu tidak ada. Yang tampil semua jenis."))
            sort = ""
        writer = _writer(asked.get("penulis", ""), complaints)
        return cls(today, kind or MONTH, day, category, sort, writer, complaints)

    @property
    def period(self) -> Period:
        return period_of(self.kind, self.day)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.category or self.sort or self.writer)

    def narrowed(self, among: ArticleQuerySet) -> ArticleQuerySet:
        """Those of the chosen category, kind and writer."""
        if self.category:
            among = among.in_category(self.category)
        if self.sort:
            among = among.filter(kind=self.sort)
        return among.filter(writer=self.writer) if self.writer else among

    def query(self, *, kind: str = "", day: date | None = None, **narrowed: Any) -> str:
        """The same choice but for what is given, as it stands in an address; `narrowed` by the names there."""
        kind, day = kind or self.kind, day or self.day
        values = {
            "per": SLUGS[kind],
            "tanggal": "" if period_of(kind, day) == period_of(kind, self.today) else day.isoformat(),
            "kategori": self.category.pk if self.category else "",
            "jenis": self.sort,
            "penulis": self.writer.pk if self.writer else "",
            **narrowed,
        }
        return "?" + urlencode({name: value for name, value in values.items() if value})

    @property
    def ways(self) -> dict[str, str]:
        """To what lies beside, as far as there may be numbers."""
        before, after = self.period.previous(), self.period.next()
        here = self.period == period_of(self.kind, self.today)
        return {
            "previous": self.query(day=before.first) if before.first.year >= FIRST_YEAR else "",
            "next": self.query(day=after.first) if after.first <= self.today else "",
            "today": "" if here else self.query(day=self.today),
            "everything": self.query(kategori="", jenis="", penulis=""),
        }


def _day(text: str, today: date, complaints: list[str]) -> date:
    if not text:
        return today
    found = _DAY.fullmatch(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or day.year < FIRST_YEAR:
        complaints.append(
            _("Tanggal itu tidak dikenal. Tulis seperti 2026-11-23. Yang tampil hari-hari ini.")
        )
        return today
    if day > today:
        complaints.append(_("Tanggal itu belum tiba. Yang tampil hari-hari ini."))
        return today
    return day


def _writer(text: str, complaints: list[str]) -> User | None:
    writer = User.objects.filter(pk=int(text)).first() if _ID.fullmatch(text) else None
    if writer is None and text:
        complaints.append(_("Penulis itu tidak ada. Yang tampil semua penulis."))
    return writer
