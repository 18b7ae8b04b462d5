"""Choose among many deeds: by period, kind of deed, person and kind of object, each with an index."""

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter

from articles.deeds import GROUPS
from articles.models import Event, User

NOBODY = "0"
MONTHS_OFFERED = 12
_RECENT = {"hari-ini": (1, _("Hari ini")), "7": (7, _("7 hari terakhir")), "30": (30, _("30 hari terakhir"))}


def kind_of(label: str) -> str:
    """What people call the rows of the model named `label`; the label itself where there is no such model."""
    try:
        return capfirst(str(apps.get_model(label)._meta.verbose_name)) if label else ""
    except (LookupError, ValueError):
        return label


class ChosenFilter(DropdownFilter):
    """What is not among the choices chooses nothing."""

    all_option = ["", _("Semua")]

    def has_output(self):
        return True

    def value(self):
        value = super().value()
        return value if value in {choice for choice, _label in self.lookup_choices} else None


class PeriodFilter(ChosenFilter):
    """The last days, the last twelve months by name, whole years: `?waktu=2026-11`. In the office's zone."""

    title = _("waktu")
    parameter_name = "waktu"

    def lookups(self, request, model_admin):
        today = timezone.localtime(request.now)
        oldest = Event.objects.order_by("at", "pk").values_list("at", flat=True).first()
        first = timezone.localtime(oldest) if oldest is not None else today
        recent = [(name, label) for name, (_days, label) in _RECENT.items()]
        ago = range(min(MONTHS_OFFERED, _months(today) - _months(first) + 1))
        months = [divmod(_months(today) - number, 12) for number in ago]
        named = [(f"{year}-{month + 1:02}", f"{MONTHS[month + 1]} {year}") for year, month in months]
        return [*recent, *named, *((str(year), str(year)) for year in range(today.year, first.year - 1, -1))]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        first, after = _span(self.value(), timezone.localtime(request.now))
        return queryset.filter(at__gte=first, at__lt=after)


def _months(at: datetime) -> int:
    return at.year * 12 + at.month - 1


def _span(period: str, today: datetime) -> tuple[datetime, datetime]:
    """Its first moment, and the first after it."""
    midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
    if period in _RECENT:
        return midnight - timedelta(days=_RECENT[period][0] - 1), midnight + timedelta(days=1)
    year, _dash, month = period.partition("-")
    start = midnight.replace(year=int(year), month=int(month or 1), day=1)
    if not month:
        return start, start.replace(year=start.year + 1)
    return start, start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)


class GroupFilter(ChosenFilter):
    title = _("jenis tindakan")
    parameter_name = "tindakan"

    def lookups(self, request, model_admin):
        return [(name, title) for name, (title, _deeds) in GROUPS.items()]

    def queryset(self, request, queryset):
        return queryset.filter(verb__in=GROUPS[self.value()][1]) if self.value() else queryset


class PersonFilter(ChosenFilter):
    title = _("pelaku")
    parameter_name = "pelaku"

    def lookups(self, request, model_admin):
        people = User.objects.only("pk", "name", "username")
        return [*((str(one.pk), one.get_full_name()) for one in people), (NOBODY, _("Tanpa akun"))]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(actor_id=None if self.value() == NOBODY else int(self.value()))


class SubjectFilter(ChosenFilter):
    title = _("jenis objek")
    parameter_name = "objek"

    def lookups(self, request, model_admin):
        desks: dict[Any, Any] = admin.site._registry
        labels = [model._meta.label_lower for model in desks]
        return sorted(((label, kind_of(label)) for label in labels), key=lambda pair: pair[1])

    def queryset(self, request, queryset):
        return queryset.filter(subject_type=self.value()) if self.value() else queryset
