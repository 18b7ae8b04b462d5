"""The pages on which a text is moved: every verb asks first, and is carried out by POST alone."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import revisions
from articles.admin import comparing
from articles.admin.buttons import emergency
from articles.admin.desk_request import DeskRequest
from articles.admin.verb_form import VerbForm, proposal
from articles.models import Article, User
from articles.transitions import TRANSITIONS, Status, Transition, is_own_approval, refusal, state_of
from articles.workflow import VERBS, Outdated, Refused, against_style, missing_for_submission, note

COMPLETE_FOR = {"submit", "publish", "publish_urgently", "schedule", "approve_change"}
# An emergency waits for no rule of style, and an editor may be sent what still breaks one.
STYLED_FOR = {"publish", "schedule", "approve_change"}
UNDER_EMBARGO = {"publish", "publish_urgently", "schedule", "reschedule"}


def verb(desk: ModelAdmin, request: DeskRequest, article: Article, name: str) -> HttpResponse:
    """Ask, and on POST do."""
    row = TRANSITIONS.get(name)
    if row is None:
        raise Http404
    changed = None
    if request.method == "POST":
        form = VerbForm(row, request.user, request.POST)
        done = _carry_out(request, row, article, form)
        if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
            return _answer(row, done, form, request)
        if done is not None:
            messages.success(request, _told(row, done, request))
            return HttpResponseRedirect(_afterwards(done))
        article = _as_it_is_now(desk, request, article)
        changed = _since_read(request, article, form)
    else:
        form = VerbForm(
            row, request.user, initial=proposal(row, article, request.now, request.GET.get("hari", ""))
        )
    refused = refusal(row, article, request.user, request.now)
    context = {
        "title": row.label,
        "row": row,
        "form": form,
        "refusal": refused,
        "missing": _missing(name, article, request.now),
        "style_warnings": against_style(article, request.now) if name == "submit" else [],
        "sentences": [] if refused else [row.confirmation, *_about(row, article, request)],
        "submit": row.label,
        "is_danger": row.is_danger,
        "comparison": comparing.with_public(request, article) if _swaps(row, article) else changed,
        "minute": _chosen_minute(form, request),
        "emergency": emergency(article, request.user, request.now) if name == "review_emergency" else None,
    }
    return page(desk, request, article, context)


def _missing(name: str, article: Article, now: datetime) -> list[str]:
    """What has to be mended first."""
    missing = missing_for_submission(article) if name in COMPLETE_FOR else []
    return missing + (against_style(article, now) if name in STYLED_FOR else [])


def _as_it_is_now(desk: ModelAdmin, request: DeskRequest, article: Article) -> Article:
    """A refused verb may have found another text than the one that was read, or none any more: then what was
    typed is still shown."""
    try:
        return desk.get_object(request, str(article.pk)) or article
    except Http404:
        return article


def _afterwards(done: Article) -> str:
    if done.status == Status.BINNED:
        return reverse("admin:articles_article_bin")
    return reverse("admin:articles_article_change", args=[done.pk])


def _answer(row: Transition, done: Article | None, form: VerbForm, request: DeskRequest) -> JsonResponse:
    """What the calendar's script hears: one sentence, and the version that it may go on from."""
    if done is not None:
        return JsonResponse(
            {"sentence": str(TOLD[row.verb] % _minute_of(done, request)), "version": done.version}
        )
    refused = [str(sentence) for sentences in form.errors.values() for sentence in sentences]
    return JsonResponse({"sentence": " ".join(refused) or _chosen_minute(form, request)}, status=409)


def _chosen_minute(form: VerbForm, request: DeskRequest) -> str:
    """In words, once a chosen minute could be carried out and has only to be confirmed."""
    at = form.cleaned_data.get("at") if form.is_bound and not form.errors else None
    return _("Terbit %s") % moment(at, request.office.zone_name) if at is not None else ""


def _minute_of(article: Article, request: DeskRequest) -> dict[str, str]:
    at = article.published_at
    return {"minute": moment(at, request.office.zone_name) if at else ""}


def _about(row: Transition, article: Article, request: DeskRequest) -> list[str]:
    """What follows for this one text and this person."""
    sentences = []
    zone_name = request.office.zone_name
    if row.verb == "reschedule" and article.published_at is not None:
        sentences.append(_("Sekarang terjadwal %s.") % moment(article.published_at, zone_name))
    embargo = article.embargo_until
    if row.verb in UNDER_EMBARGO and embargo is not None and embargo > request.now:
        sentences.append(_("Diembargo sampai %s.") % moment(embargo, zone_name))
    if row.verb == "publish_urgently":
        due = request.now + timedelta(hours=request.office.emergency_review_hours)
        sentences.append(_("Editor lain harus meninjaunya paling lambat %s.") % moment(due, zone_name))
    if is_own_approval(row, article, request.user):
        sentences.append(_("Naskah Anda sendiri: tercatat bahwa Anda menyetujuinya sendiri."))
    return sentences


def _carry_out(request: DeskRequest, row: Transition, article: Article, form: VerbForm) -> Article | None:
    """A minute not yet told in words is tried and taken back, so that nobody confirms what would be refused."""
    if not form.is_valid():
        note(row.verb, article, request.user, form.errors.as_json())
        return None
    try:
        with transaction.atomic():
            done = VERBS[row.verb](
                article=article,
                by=request.user,
                now=timezone.now(),
                version=form.cleaned_data["version"],
                **form.arguments(row),
            )
            if form.is_confirmed:
                return done
            transaction.set_rollback(True)
        form.confirm()
    except Refused as refused:
        form.add_error(None, str(refused))
        form.is_outdated = isinstance(refused, Outdated)
    return None


def _since_read(request: DeskRequest, article: Article, form: VerbForm) -> comparing.Comparison | None:
    """What became of an outdated text since; once it is shown, the same button may go on from there."""
    seen = form.cleaned_data.get("version", -1)
    if not form.is_outdated or not 0 <= seen < article.version:
        return None
    read = revisions.at_version(article, seen)
    if read is None or not revisions.readable(article, request.user).filter(pk=read.pk).exists():
        return None
    form.go_on_from(article.version)
    now = revisions.snapshot(article)
    return comparing.compared(request, read.content, now, _("Yang Anda baca"), _("Teks sekarang"))


def _swaps(row: Transition, article: Article) -> bool:
    return row.verb == "approve_change" and article.is_copy


def page(desk: ModelAdmin, request: DeskRequest, article: Article, context: dict[str, Any]) -> HttpResponse:
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
    "publish_urgently": gettext_lazy("Berita terbit darurat. Editor lain sudah diminta meninjaunya."),
    "review_emergency": gettext_lazy("Berita tercatat sudah ditinjau."),
    "undo_publication": gettext_lazy("Terbitan diurungkan; naskah kembali menjadi draf."),
    "reschedule": gettext_lazy("Berita kini terbit otomatis pada %(minute)s."),
    "discard_draft": gettext_lazy("Draf pindah ke tempat sampah dan dapat dipulihkan selama 30 hari."),
    "restore_draft": gettext_lazy("Draf kembali ke meja penulisnya."),
    "propose_change": gettext_lazy("Ini salinan untuk diubah. Pembaca tetap melihat teks lama."),
    "discard_change": gettext_lazy("Usulan perubahan dibuang."),
}


def _told(row: Transition, article: Article, request: DeskRequest) -> str:
    """What has been done, with a link to the public page where there is one."""
    sentence = TOLD[row.verb] % _minute_of(article, request)
    return with_link(sentence, article) if article.was_ever_public(timezone.now()) else sentence


def with_link(sentence: str, article: Article) -> str:
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
