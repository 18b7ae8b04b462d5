"""Choose among many articles: filters with counts from one query, months without a scan, a search that stays quick."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from django.contrib import admin
from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from unfold.views import ChangeList

from articles.admin.desk_request import DeskRequest
from articles.admin.statistics_article import remember_days
from articles.models import Article, Category, SearchDocument, User
from articles.querysets import ArticleQuerySet
from articles.search import stems
from articles.transitions import SCHEDULED
from newsroom.plaintext import tidy_line

# Nobody leafs further; who looks for something filters or searches.
MOST_LISTED = 3000
SEARCH_WORDS = 8
IN_STRIP = "admin/articles/article/in_strip.html"
_PIECE = re.compile(r"[^\W_]+")
_ID = re.compile(r"[0-9]{1,17}")

STATES: list[tuple[str, Any]] = [
    (Article.Status.DRAFT, Article.Status.DRAFT.label),
    (Article.Status.IN_REVIEW, Article.Status.IN_REVIEW.label),
    (Article.Status.RETURNED, Article.Status.RETURNED.label),
    (SCHEDULED, _("Terjadwal")),
    (Article.Status.PUBLISHED, Article.Status.PUBLISHED.label),
    (Article.Status.WITHDRAWN, Article.Status.WITHDRAWN.label),
]


def counts(request: DeskRequest) -> dict[str, Counter[Any]]:
    """How many visible articles have each state, kind, category and writer. Two queries a request."""
    known = getattr(request, "article_counts", None)
    if known is None:
        visible = Article.objects.visible_to(request.user, request.now).order_by()
        # In the order of the index `article_tally`, so that nothing is sorted.
        columns = ("status", "kind", "category", "writer")
        known = {name: Counter() for name in columns}
        for *values, number in visible.values_list(*columns).annotate(number=Count("pk")):
            for name, value in zip(columns, values, strict=True):
                known[name][value] += number
        scheduled = visible.scheduled(request.now).count()
        known["status"][SCHEDULED] = scheduled
        known["status"][Article.Status.PUBLISHED] -= scheduled
        request.article_counts = known  # type: ignore[attr-defined]
    return known


class CountedFilter(admin.SimpleListFilter):
    """A filter whose choices say how many articles each would leave; what is not among them chooses nothing."""

    counted = ""

    def labels(self, request: DeskRequest) -> Iterable[tuple[Any, Any]]:
        raise NotImplementedError

    def lookups(self, request, model_admin):
        numbers = counts(request)[self.counted]
        return [
            (str(value), f"{label} ({numbers[value]})")
            for value, label in self.labels(request)
            if numbers[value] or str(value) == request.GET.get(self.parameter_name)
        ]

    def has_output(self):
        return True

    def value(self):
        value = super().value()
        return value if value in {choice for choice, _label in self.lookup_choices} else None


class StatusFilter(CountedFilter):
    title = _("status")
    parameter_name = "status"
    counted = "status"
    template = IN_STRIP

    def labels(self, request):
        return STATES

    def queryset(self, request, queryset):
        return queryset.with_status(self.value(), request.now) if self.value() else queryset


class CategoryFilter(CountedFilter):
    title = _("kategori")
    parameter_name = "kategori"
    counted = "category"

    def labels(self, request):
        return Category.objects.in_order().values_list("pk", "name")

    def queryset(self, request, queryset):
        return queryset.filter(category=self.value()) if self.value() else queryset


class KindFilter(CountedFilter):
    title = _("jenis")
    parameter_name = "jenis"
    counted = "kind"

    def labels(self, request):
        return Article.Kind.choices

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


class WriterFilter(CountedFilter):
    title = _("penulis")
    parameter_name = "penulis"
    counted = "writer"

    def labels(self, request):
        people = User.objects.filter(pk__in=list(counts(request)["writer"]))
        return [(person.pk, person.get_full_name()) for person in people]

    def queryset(self, request, queryset):
        return queryset.filter(writer=self.value()) if self.value() else queryset


class MonthFilter(admin.SimpleListFilter):
    """Years, then the months of one, by the time of publication in the office's zone: `?terbit=2026-11`.

    Its choices come from the oldest and the newest time alone, which an index gives.
    """

    title = _("waktu terbit")
    parameter_name = "terbit"
    template = IN_STRIP

    def lookups(self, request, model_admin):
        published = Article.objects.with_status("published", request.now).order_by("published_at")
        ends = [published.values_list("published_at", flat=True).first()]
        ends.append(published.reverse().values_list("published_at", flat=True).first())
        years = [timezone.localtime(end).year for end in ends if end is not None]
        if not years:
            return []
        chosen = year_and_month(request.GET.get(self.parameter_name, ""))
        known = [(str(year), str(year)) for year in range(max(years), min(years) - 1, -1)]
        if chosen is not None and min(years) <= chosen[0] <= max(years):
            known += [(f"{chosen[0]}-{number:02}", str(name)) for number, name in MONTHS.items()]
        return known

    def has_output(self):
        return True

    def value(self):
        value = super().value()
        return value if value in {choice for choice, _label in self.lookup_choices} else None

    def queryset(self, request, queryset):
        chosen = year_and_month(self.value() or "")
        if chosen is None:
            return queryset
        year, month = chosen
        zone = timezone.get_current_timezone()
        first = datetime(year, month or 1, 1, tzinfo=zone)
        after = datetime(year + 1, 1, 1, tzinfo=zone) if not month else None
        if after is not None:
            return queryset.filter(published_at__gte=first, published_at__lt=after)
        return queryset.in_month(year, month, zone)


def year_and_month(text: str) -> tuple[int, int] | None:
    """`2026` or `2026-11`; month 0 is the whole year; None where it is neither."""
    year, _dash, month = text.partition("-")
    if not (len(year) == 4 and year.isascii() and year.isdigit()):
        return None
    if not month:
        return int(year), 0
    if len(month) == 2 and month.isascii() and month.isdigit() and 1 <= int(month) <= 12:
        return int(year), int(month)
    return None


class BoundedPaginator(Paginator):
    """Counts, and leafs, no further than `MOST_LISTED`."""

    @cached_property
    def count(self) -> int:
        rows = cast(QuerySet[Article], self.object_list)
        return rows.order_by()[:MOST_LISTED].count()


class ArticleChangeList(ChangeList):
    """States and months stand above the list; what readers saw has its last days."""

    def get_results(self, request):
        super().get_results(request)
        remember_days(self.result_list, request.now)

    def states(self) -> list[Any]:
        spec = next(spec for spec in self.filter_specs if isinstance(spec, StatusFilter))
        return list(spec.choices(self))

    def months(self) -> list[Any]:
        spec = next(spec for spec in self.filter_specs if isinstance(spec, MonthFilter))
        return list(spec.choices(self))


def search(queryset: ArticleQuerySet, text: str) -> ArticleQuerySet:
    """Those of `queryset` with every word of `text`, or its beginning, in the text; a number also finds the id.

    What is public is found in its search document, the newest first. What is not, and so has none, is little,
    and is read through.
    """
    words = tidy_line(text).split()[:SEARCH_WORDS]
    if not words:
        return queryset
    everywhere = Q()
    for word in words:
        everywhere &= Q(headline__icontains=word) | Q(summary__icontains=word)
    found = Article.objects.never_or_no_longer_public().filter(everywhere).order_by().values("pk")
    pieces = [piece for word in words for piece in _PIECE.findall(word.lower()) if stems(piece)]
    if pieces:
        query = SearchQuery(" & ".join(map(_any_form, pieces)), config="simple", search_type="raw")
        newest = SearchDocument.objects.filter(vector=query).order_by("-pk").values("pk")[:MOST_LISTED]
        found = found.union(newest, all=True)
    if _ID.fullmatch(text.strip()):
        found = found.union(Article.objects.filter(pk=int(text)).order_by().values("pk"), all=True)
    return queryset.filter(pk__in=found)


def _any_form(piece: str) -> str:
    """A word that begins with `piece` or with its stem, for `to_tsquery`. `piece` is letters and digits."""
    return "(" + " | ".join(f"{form}:*" for form in sorted({piece, *stems(piece)})) + ")"
