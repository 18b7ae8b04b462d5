"""A minute as two inputs of the browser, in the office's zone, which its label names."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from unfold.widgets import INPUT_CLASSES

from articles.models.rules import EARLIEST, LATEST

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]
HOUR_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S"]


class MinuteWidget(forms.SplitDateTimeWidget):
    """`told` is the sentence in which desk.js tells the chosen minute."""

    supports_microseconds = False

    def __init__(self, told: Any) -> None:
        look: dict[str, Any] = {"class": " ".join(INPUT_CLASSES)}
        super().__init__(
            date_format="%Y-%m-%d",
            time_format="%H:%M",
            date_attrs=look | {"type": "date", "aria-label": _("Tanggal"), "data-told": told},
            time_attrs=look | {"type": "time", "aria-label": _("Pukul")},
        )


class MinuteField(forms.SplitDateTimeField):
    def __init__(self, label: Any, told: Any, help_text: Any) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            input_date_formats=DAY_FORMATS,
            input_time_formats=HOUR_FORMATS,
            widget=MinuteWidget(told),
            error_messages={
                "invalid_date": _("Isi tanggal yang benar, misalnya 25/11/2026, atau kosongkan keduanya."),
                "invalid_time": _("Isi pukul yang benar, misalnya 08.00, atau kosongkan keduanya."),
            },
            validators=[
                MinValueValidator(EARLIEST, _("Tanggal paling awal 17 Agustus 1945.")),
                MaxValueValidator(LATEST - timedelta(minutes=1), _("Tanggal paling akhir 31 Desember 2099.")),
            ],
        )

    def name_zone(self, zone_name: str) -> None:
        """In the label, where it is read before the minute, and for the script."""
        self.label = f"{self.label} ({zone_name})"
        self.widget.widgets[0].attrs["data-zone"] = zone_name
