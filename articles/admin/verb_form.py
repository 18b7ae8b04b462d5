"""What a verb asks of the person who carries it out."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import INPUT_CLASSES, UnfoldAdminRadioSelectWidget, UnfoldAdminTextareaWidget

from articles.models import Article, User
from articles.models.rules import EARLIEST, LATEST
from articles.transitions import Transition

_FIRST_DAY = MinValueValidator(EARLIEST.date(), gettext_lazy("Tanggal paling awal 17 Agustus 1945."))
_LAST_DAY = MaxValueValidator(
    LATEST.date() - timedelta(days=1), gettext_lazy("Tanggal paling akhir 31 Desember 2099.")
)

SMALL, SUBSTANTIAL = "kecil", "penting"


class VerbForm(forms.Form):
    """What a verb asks: the version that was read, and a reason or a time where the table says so. Of a change
    that is approved, how much it matters to readers."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ["required", "invalid"],
            gettext_lazy(
                "Kiriman ini tidak menyebut teks yang Anda baca. Buka lagi halaman ini, lalu ulangi."
            ),
        ),
    )
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
    # The minute as it was told in words; the page's script fills it in while it tells.
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=1000, widget=UnfoldAdminTextareaWidget({"rows": 4})
    )

    weight = forms.ChoiceField(
        label=gettext_lazy("Bobot perubahan"),
        choices=[
            (SMALL, gettext_lazy("Perbaikan kecil, misalnya salah ketik. Pembaca tidak diberi tahu.")),
            (
                SUBSTANTIAL,
                gettext_lazy("Perubahan penting. Pembaca melihat waktu “Diperbarui” dan catatannya."),
            ),
        ],
        required=False,
        widget=UnfoldAdminRadioSelectWidget,
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan untuk pembaca"),
        max_length=300,
        required=False,
        widget=UnfoldAdminTextareaWidget({"rows": 2}),
        help_text=gettext_lazy("Hanya untuk perubahan penting: satu kalimat tentang apa yang berubah."),
    )

    is_outdated = False

    def __init__(self, row: Transition, by: User, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.backdates = row.verb == "publish" and by.has_perm("articles.backdate_article")
        if not row.needs_time and not self.backdates:
            del self.fields["day"], self.fields["hour"]
        if not row.needs_time:
            del self.fields["confirmed"]
        if not row.needs_reason and not self.backdates:
            del self.fields["reason"]
        if row.verb != "approve_change":
            del self.fields["weight"], self.fields["note"]
        if self.backdates:
            for name in ("day", "hour", "reason"):
                self.fields[name].required = False
            self.fields["reason"].label = _("Alasan tanggal mundur")
        if row.verb == "send_back":
            self.fields["reason"].label = _("Catatan untuk penulis")
            self.fields["reason"].help_text = _("Sebutkan apa yang perlu diperbaiki.")
        if row.verb == "publish_urgently":
            self.fields["reason"].help_text = _(
                "Mengapa berita ini tidak dapat menunggu. Editor lain dan riwayat memuatnya; pembaca tidak."
            )
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
        if cleaned.get("weight") == SUBSTANTIAL and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", _("Tulis satu kalimat untuk pembaca: apa yang berubah dalam berita ini."))
        return cleaned

    @property
    def is_confirmed(self) -> bool:
        """Whether the chosen minute was told before; where none is asked, the page itself is the question."""
        return "confirmed" not in self.fields or self.cleaned_data["confirmed"] == self._minute

    def confirm(self) -> None:
        """Shown once more with the chosen minute, which has then been told."""
        self._fill("confirmed", self._minute)

    def go_on_from(self, version: int) -> None:
        self._fill("version", version)

    def _fill(self, name: str, value: object) -> None:
        data = cast(QueryDict, self.data).copy()
        data[name] = str(value)
        self.data = data

    @property
    def _minute(self) -> str:
        """With its zone, which an office may change while the page is open."""
        return f"{self.cleaned_data['at']:%Y-%m-%dT%H:%M %Z}"

    def arguments(self, row: Transition) -> dict[str, Any]:
        """What the verb's function takes beside article, person, moment and version."""
        given: dict[str, Any] = {}
        if row.needs_time or self.backdates:
            given["at"] = self.cleaned_data.get("at")
        if row.needs_reason or self.backdates:
            given["reason"] = self.cleaned_data.get("reason", "")
        if weight := self.cleaned_data.get("weight"):
            given |= {"is_substantial": weight == SUBSTANTIAL, "note": self.cleaned_data["note"]}
        return given


def proposal(row: Transition, article: Article, now: datetime, day: str = "") -> dict[str, Any]:
    """What the form holds when it is opened; `day` is one that was chosen in the calendar."""
    filled: dict[str, Any] = {"version": article.version}
    if row.needs_time:
        at = _minute(row, article, now)
        filled |= {"day": _day(day) or at.date(), "hour": at.time()}
    if row.verb == "approve_change":
        weight = SUBSTANTIAL if article.is_substantial else SMALL
        filled |= {"weight": weight, "note": article.change_note}
    return filled


def _minute(row: Transition, article: Article, now: datetime) -> datetime:
    """The present one; of what has none tomorrow at eight, or the end of a later embargo."""
    if row.verb == "reschedule" and article.published_at is not None:
        return timezone.localtime(article.published_at)
    morning = datetime.combine(timezone.localtime(now).date() + timedelta(days=1), time(8))
    proposed = morning.replace(tzinfo=timezone.get_current_timezone())
    return timezone.localtime(max(proposed, article.embargo_until or proposed))


def _day(text: str) -> date | None:
    """`2026-11-25`, where it is a day at all."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
