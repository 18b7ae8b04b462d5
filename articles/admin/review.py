"""The pages on which a text is moved: every verb asks first, and is carried out by POST alone."""

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import label_for_field
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    INPUT_CLASSES,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from articles import workflow
from articles.admin.desk_request import DeskRequest
from articles.models import Article, Correction, Event, User
from articles.models.rules import EARLIEST, LATEST
from articles.querysets import OVERSEE
from articles.transitions import TRANSITIONS, Transition, refusal, state_of
from articles.workflow import VERBS, Refused, missing_for_submission
from newsroom.richtext import clean, present

COMPLETE_FOR = {"submit", "publish", "schedule", "approve_change"}
HISTORY_SHOWN = 200
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


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis"), choices=Correction.Kind, widget=UnfoldAdminSelectWidget
    )
    text = forms.CharField(
        label=gettext_lazy("Isi"),
        max_length=2000,
        widget=UnfoldAdminTextareaWidget({"rows": 5}),
        help_text=gettext_lazy("Sebutkan yang semula tertulis dan yang benar."),
    )
    party = forms.CharField(
        label=gettext_lazy("Pihak"),
        max_length=120,
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text=gettext_lazy("Untuk hak jawab: siapa yang menyampaikan."),
    )


def verb(desk: ModelAdmin, request: DeskRequest, article: Article, name: str) -> HttpResponse:
    """Ask, and on POST do."""
    row = TRANSITIONS.get(name)
    if row is None:
        raise Http404
    if request.method == "POST":
        form = VerbForm(row, request.user, request.POST)
        done = _carry_out(request, row, article, form) if form.is_valid() else None
        if done is not None:
            messages.success(request, _told(row, done, request))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[done.pk]))
        # A refused verb may have found another text than the one that was read.
        article = desk.get_object(request, str(article.pk)) or article
    else:
        form = VerbForm(row, request.user, initial=_proposal(row, article, request.now))
    context = {
        "title": row.label,
        "row": row,
        "form": form,
        "refusal": refusal(row, article, request.user, request.now),
        "missing": missing_for_submission(article) if name in COMPLETE_FOR else [],
        "sentences": [row.confirmation],
        "submit": row.label,
        "is_danger": row.is_danger,
    }
    return _page(desk, request, article, context)


def _carry_out(request: DeskRequest, row: Transition, article: Article, form: VerbForm) -> Article | None:
    try:
        return VERBS[row.verb](
            article=article,
            by=request.user,
            now=timezone.now(),
            version=form.cleaned_data["version"],
            **form.arguments(row),
        )
    except Refused as refused:
        form.add_error(None, str(refused))
    return None


def _proposal(row: Transition, article: Article, now: datetime) -> dict[str, Any]:
    proposal: dict[str, Any] = {"version": article.version}
    if row.needs_time:
        tomorrow = timezone.localtime(now).date() + timedelta(days=1)
        proposal |= {"day": tomorrow, "hour": time(8)}
    return proposal


def correction(desk: ModelAdmin, request: DeskRequest, article: Article) -> HttpResponse:
    """A dated note under a public text."""
    if not request.user.has_perm("articles.correct_article"):
        raise PermissionDenied
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            workflow.correct(article=article, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _with_link(_("Ralat terbit bersama beritanya."), article))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    public = article.is_public(request.now)
    context = {
        "title": _("Tambah ralat"),
        "form": form,
        "refusal": "" if public else _("Ralat hanya untuk berita yang sedang terbit."),
        "sentences": [
            _(
                "Ralat langsung tampil di bawah berita dan tidak dapat ditarik, hanya dapat disusul ralat baru."
            )
        ],
        "submit": _("Terbitkan ralat"),
    }
    return _page(desk, request, article, context)


def _page(desk: ModelAdmin, request: DeskRequest, article: Article, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(
        request,
        "admin/articles/article/verb.html",
        {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "original": article,
            "article": article,
            "state": state_of(article, request.now),
            "state_label": article.status_label(request.now),
            **context,
        },
    )


def not_saved(desk: ModelAdmin, request: DeskRequest, article: Article) -> HttpResponse:
    """The text went out of the writer's hands while it was being written: show what was typed, lose nothing."""
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    names = [name for name in ("kicker", "headline", "summary", "dateline") if request.POST.get(name)]
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Naskah tidak dapat disimpan"),
        "opts": desk.opts,
        "original": article,
        "status_label": article.status_label(request.now),
        "typed": [(label_for_field(name, Article), request.POST[name]) for name in names],
        "typed_body": present(clean(request.POST.get("body", ""))),
    }
    return TemplateResponse(request, "admin/articles/article/not_saved.html", context, status=409)


def moment(at: datetime, zone_name: str) -> str:
    """A minute in words: day, date, hour and the office's zone."""
    local = timezone.localtime(at)
    return _("%(day)s pukul %(hour)s %(zone)s") % {
        "day": date_format(local, "l, j F Y"),
        "hour": date_format(local, "H.i"),
        "zone": zone_name,
    }


# What has been done, in words.
TOLD: dict[str, Any] = {
    "submit": gettext_lazy("Naskah dikirim ke editor."),
    "recall": gettext_lazy("Naskah kembali menjadi draf."),
    "publish": gettext_lazy("Berita terbit."),
    "schedule": gettext_lazy("Berita terbit otomatis pada %(minute)s."),
    "approve_change": gettext_lazy("Perubahan disetujui."),
    "send_back": gettext_lazy("Naskah dikembalikan kepada penulis."),
    "cancel_schedule": gettext_lazy("Jadwal dibatalkan; naskah kembali menunggu tinjauan."),
    "withdraw": gettext_lazy("Berita dicabut. Alamatnya menampilkan pemberitahuan."),
    "propose_change": gettext_lazy("Ini salinan untuk diubah. Pembaca tetap melihat teks lama."),
    "discard_change": gettext_lazy("Usulan perubahan dibuang."),
}


def _told(row: Transition, article: Article, request: DeskRequest) -> str:
    """What has been done, with a link to the public page where there is one."""
    minute = moment(article.published_at, request.office.zone_name) if article.published_at else ""
    sentence = TOLD[row.verb] % {"minute": minute}
    return _with_link(sentence, article) if article.was_ever_public(timezone.now()) else sentence


def _with_link(sentence: str, article: Article) -> str:
    return format_html(
        '{} <a href="{}" class="underline">{}</a>', sentence, article.get_absolute_url(), _("Lihat di situs")
    )


def seen_at(article: Article, now: datetime) -> tuple[str, str]:
    """Address and label of where the text can be seen: its public page, else the preview."""
    if article.is_public(now):
        return article.get_absolute_url(), _("Lihat di situs")
    if article.is_gone(now):
        return article.get_absolute_url(), _("Lihat pemberitahuan")
    return reverse("admin:articles_article_preview", args=[article.pk]), _("Pratinjau")


def waiting_copy(article: Article, by: User, now: datetime) -> Article | None:
    """The change that waits for approval, where `by` may see it."""
    copy = getattr(article, "working_copy", None)
    return copy if copy is not None and copy.is_visible_to(by, now) else None


# What a person did, as the history tells it.
DEEDS: dict[str, Any] = {
    "submit": gettext_lazy("mengirim naskah ke editor"),
    "recall": gettext_lazy("menarik naskah kembali"),
    "publish": gettext_lazy("menerbitkan berita"),
    "schedule": gettext_lazy("menjadwalkan terbit"),
    "approve_change": gettext_lazy("menyetujui perubahan"),
    "send_back": gettext_lazy("mengembalikan naskah"),
    "cancel_schedule": gettext_lazy("membatalkan jadwal"),
    "withdraw": gettext_lazy("mencabut berita"),
    "propose_change": gettext_lazy("mengusulkan perubahan"),
    "discard_change": gettext_lazy("membuang usulan perubahan"),
    "correct": gettext_lazy("menambahkan ralat"),
    "hand_over": gettext_lazy("menyerahkan naskah kepada rekan"),
}


@dataclass(frozen=True)
class Entry:
    at: datetime
    who: str
    what: str
    reason: str = ""


def _saved(save: LogEntry) -> str:
    if save.is_addition():
        return _("menulis naskah")
    pieces = json.loads(save.change_message or "[]")
    fields = [_(name) for piece in pieces for name in piece.get("changed", {}).get("fields", [])]
    return _("mengubah %(fields)s") % {"fields": ", ".join(fields)} if fields else _("menyimpan naskah")


# Readers see these on the public page.
_TOLD_TO_READERS = {"withdraw", "correct"}


def history(article: Article, by: User) -> list[Entry]:
    """Verbs of the live article and saves of this row, newest first. Three queries, and those of `is_own_of`.

    A note to the writer is between writer and editors, also once the text is public.
    """
    is_theirs = by.has_perm(OVERSEE) or article.is_own_of(by)
    moves = [
        Entry(
            event.at,
            event.actor_name,
            str(DEEDS.get(event.verb, event.verb)),
            event.reason if is_theirs or event.verb in _TOLD_TO_READERS else "",
        )
        for event in Event.objects.filter(article=article.live)[:HISTORY_SHOWN]
    ]
    saves = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk)
    ).select_related("user")[:HISTORY_SHOWN]
    kept = [Entry(save.action_time, save.user.get_full_name(), _saved(save)) for save in saves]
    return sorted([*moves, *kept], key=lambda entry: entry.at, reverse=True)
