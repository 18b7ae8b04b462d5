"""What a verb asks of the person who carries it out."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import INPUT_CLASSES, UnfoldAdminTextareaWidget

from articles.models import Article, User
from articles.models.rules import EARLIEST, LATEST
from articles.transitions import Transition

_FIRST_DAY = MinValueValidator(EARLIEST.date(), gettext_lazy("Tanggal paling awal 17 Agustus 1945."))
_LAST_DAY = MaxValueValidator(
    LATEST.date() - timedelta(days=1), gettext_lazy("Tanggal paling akhir 31 Desember 2099.")
)


class VerbForm(forms.Form):
    """What a verb asks: the version that was read, and a reason or a time where the table says so."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    day = forms.DateField(
        label=gettext_lazy("Tanggal"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        validators=[_FIRST_DAY, _LAST_DAY],
        widget=forms.DateInput({"type": "date", "class": " ".join(INPUT_CLASSES)}, format="%Y-%m-%d"),
    )
    hour = forms.TimeField(
        label=gettext_lazy("Pukul"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput({"type": "time", "class": " ".join(INPUT_CLASSES)}, format="%H:%M"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=1000, widget=UnfoldAdminTextareaWidget({"rows": 4})
    )

    def __init__(self, row: Transition, by: User, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.backdates = row.verb == "publish" and by.has_perm("articles.backdate_article")
        if not row.needs_time and not self.backdates:
            del self.fields["day"], self.fields["hour"]
        if not row.needs_reason and not self.backdates:
            del self.fields["reason"]
        if self.backdates:
            for name in ("day", "hour", "reason"):
                self.fields[name].required = False
            self.fields["reason"].label = _("Alasan tanggal mundur")
        if row.verb == "send_back":
            self.fields["reason"].label = _("Catatan untuk penulis")
            self.fields["reason"].help_text = _("Sebutkan apa yang perlu diperbaiki.")
        if row.verb == "withdraw":
            self.fields["reason"].help_text = _("Pembaca melihat alasan ini di alamat beritanya.")

    def clean(self):
        cleaned = self.cleaned_data
        day, hour = cleaned.get("day"), cleaned.get("hour")
        if self.backdates and (day is None) != (hour is None) and not self.errors:
            self.add_error(
                "hour" if hour is None else "day", _("Isi tanggal dan pukul, atau kosongkan keduanya.")
            )
        if day is not None and hour is not None:
            cleaned["at"] = datetime.combine(day, hour, tzinfo=timezone.get_current_timezone())
        return cleaned

    def arguments(self, row: Transition) -> dict[str, Any]:
        """What the verb's function takes beside article, person, moment and version."""
        given: dict[str, Any] = {}
        if row.needs_time or self.backdates:
            given["at"] = self.cleaned_data.get("at")
        if row.needs_reason or self.backdates:
            given["reason"] = self.cleaned_data.get("reason", "")
        return given


def proposal(row: Transition, article: Article, now: datetime) -> dict[str, Any]:
    """What the form holds when it is opened."""
    filled: dict[str, Any] = {"version": article.version}
    if row.needs_time:
        tomorrow = timezone.localtime(now).date() + timedelta(days=1)
        filled |= {"day": tomorrow, "hour": time(8)}
    return filled
