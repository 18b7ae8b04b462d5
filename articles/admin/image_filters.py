"""Choose among the pictures of the library."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from unfold.views import ChangeList

from articles import library
from articles.admin.filters import IN_STRIP, year_and_month
from articles.models import Image, Tag
from articles.models.image import ImageQuerySet

MOST_TAGS_OFFERED = 40


class KnownFilter(admin.SimpleListFilter):
    """What is not among the choices chooses nothing."""

    def has_output(self):
        return True

    def value(self):
        value = super().value()
        return value if value in {choice for choice, _label in self.lookup_choices} else None


class StandingFilter(KnownFilter):
    """What the library still needs, and what is one's own: above the list."""

    title = _("keadaan")
    parameter_name = "keadaan"
    template = IN_STRIP

    def lookups(self, request, model_admin):
        self.person = request.user
        return [
            ("tanpa-teks", _("Tanpa teks alternatif")),
            ("saya", _("Unggahan saya")),
            ("dipakai", _("Dipakai")),
            ("belum", _("Belum dipakai")),
            ("kembar", _("Kembar")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "tanpa-teks":
                return library.without_words(queryset)
            case "saya":
                return queryset.filter(uploaded_by=self.person)
            case "dipakai":
                return library.in_use(queryset)
            case "belum":
                return library.unused(queryset)
            case "kembar":
                return library.with_twins(queryset)
        return queryset


class TagFilter(KnownFilter):
    """The tags that mark most pictures, and the one that is chosen. One query, two for a rare tag."""

    title = _("tagar")
    parameter_name = "tagar"

    def lookups(self, request, model_admin):
        used = Tag.objects.annotate(pictures=Count("image_uses")).filter(pictures__gt=0)
        offered = list(
            used.order_by("-pictures", "name").values_list("slug", "name", "pictures")[:MOST_TAGS_OFFERED]
        )
        asked = request.GET.get(self.parameter_name, "").replace("\x00", "")[:120]
        if asked and asked not in {slug for slug, _name, _number in offered}:
            offered += used.filter(slug=asked).values_list("slug", "name", "pictures")
        return [(slug, f"{name} ({number})") for slug, name, number in offered]

    def queryset(self, request, queryset):
        return queryset.filter(tag_uses__tag__slug=self.value()) if self.value() else queryset


class DayFilter(KnownFilter):
    """Years, then the months of one: when a picture was taken, else when it was uploaded: `?waktu=2026-11`."""

    title = _("waktu foto")
    parameter_name = "waktu"
    template = IN_STRIP

    def lookups(self, request, model_admin):
        ends = Image.objects.aggregate(
            Min("taken_on"), Max("taken_on"), Min("uploaded_at"), Max("uploaded_at")
        ).values()
        years = [
            timezone.localtime(end).year if isinstance(end, datetime) else end.year
            for end in ends
            if end is not None
        ]
        if not years:
            return []
        chosen = year_and_month(request.GET.get(self.parameter_name, ""))
        known = [
            (f"{year:04}", f"{year}") for year in range(max(years), max(min(years), max(years) - 30) - 1, -1)
        ]
        if chosen is not None and f"{chosen[0]:04}" in {year for year, _label in known}:
            known += [(f"{chosen[0]:04}-{number:02}", str(name)) for number, name in MONTHS.items()]
        return known

    def queryset(self, request, queryset):
        chosen = year_and_month(self.value() or "")
        return _within(queryset, *chosen) if chosen else queryset


def _within(rows: ImageQuerySet, year: int, month: int) -> ImageQuerySet:
    """Of that month of the office's zone; month 0 is the whole year."""
    first = date(year, month or 1, 1)
    last = date(year, month or 12, 1) + timedelta(days=31)
    after = last.replace(day=1)
    zone = timezone.get_current_timezone()
    start, end = (datetime(day.year, day.month, 1, tzinfo=zone) for day in (first, after))
    taken = Q(taken_on__gte=first, taken_on__lt=after)
    return rows.filter(taken | Q(taken_on=None, uploaded_at__gte=start, uploaded_at__lt=end))


class StripedChangeList(ChangeList):
    """Some filters stand above the list."""

    def standings(self) -> list[Any]:
        return self._choices(StandingFilter)

    def times(self) -> list[Any]:
        return self._choices(DayFilter)

    def _choices(self, kind: type[admin.SimpleListFilter]) -> list[Any]:
        spec = next((spec for spec in self.filter_specs if isinstance(spec, kind)), None)
        return list(spec.choices(self)) if spec else []
