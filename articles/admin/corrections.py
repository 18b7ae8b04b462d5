"""Corrections of public texts, and what people ask to have put right."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from articles import workflow
from articles.admin.confirmation import confirm
from articles.admin.desk_request import DeskRequest
from articles.admin.registers import Register
from articles.admin.review import page, with_link
from articles.models import Article, Correction, CorrectionRequest
from articles.workflow import Refused

# No longer number is a key.
_DIGITS = 18


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
        help_text=gettext_lazy("Untuk hak jawab: siapa yang menyampaikan. Pembaca melihatnya."),
    )


class RequestForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Yang diminta"), choices=Correction.Kind, widget=UnfoldAdminSelectWidget
    )
    party = forms.CharField(
        label=gettext_lazy("Pihak"),
        max_length=120,
        widget=UnfoldAdminTextInputWidget,
        help_text=gettext_lazy("Siapa yang meminta: nama, lembaga, atau media."),
    )
    text = forms.CharField(
        label=gettext_lazy("Permintaan"),
        max_length=2000,
        widget=UnfoldAdminTextareaWidget({"rows": 5}),
        help_text=gettext_lazy("Apa yang menurut peminta keliru, dan apa yang benar."),
    )


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=1000,
        widget=UnfoldAdminTextareaWidget({"rows": 4}),
        help_text=gettext_lazy("Mengapa beritanya tidak diralat. Hanya redaksi yang melihatnya."),
    )


def correct(desk: ModelAdmin, request: DeskRequest, article: Article) -> HttpResponse:
    """A dated note under a public text, in answer to `?permintaan=` where somebody asked for it."""
    if not request.user.has_perm("articles.correct_article"):
        raise PermissionDenied
    asked = _asked(request, article)
    if request.method == "POST":
        form = CorrectionForm(request.POST)
        if form.is_valid():
            given = {"article": article, "by": request.user, "now": timezone.now(), "request": asked}
            if _done(form, workflow.correct, given):
                messages.success(request, with_link(_("Ralat terbit bersama beritanya."), article))
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    else:
        form = CorrectionForm(initial=_answer_to(asked) if asked else None)
    warning = _(
        "Ralat langsung tampil di bawah berita dan tidak dapat ditarik, hanya dapat disusul ralat baru."
    )
    context = {
        "title": _("Jawab dengan ralat") if asked else _("Tambah ralat"),
        "form": form,
        "refusal": _why_not(article, asked, request),
        "sentences": [warning],
        "submit": _("Terbitkan ralat"),
        "asked": asked,
    }
    return page(desk, request, article, context)


def _asked(request: DeskRequest, article: Article) -> CorrectionRequest | None:
    """The request that is answered; not found where it is none about this article."""
    key = request.GET.get("permintaan")
    if key is None:
        return None
    asked = None
    if key.isascii() and key.isdigit() and len(key) <= _DIGITS:
        asked = article.correction_requests.filter(pk=int(key)).first()
    if asked is None:
        raise Http404
    return asked


def _answer_to(asked: CorrectionRequest) -> dict[str, Any]:
    """What the request says, to be put into the office's words. Who asks for a correction stays unnamed."""
    is_reply = asked.kind == Correction.Kind.RIGHT_OF_REPLY
    return {"kind": asked.kind, "text": asked.text, "party": asked.party if is_reply else ""}


def _why_not(article: Article, asked: CorrectionRequest | None, request: DeskRequest) -> str:
    if not article.is_public(request.now):
        return _("Ralat hanya untuk berita yang sedang terbit.")
    return _("Permintaan ralat ini sudah ditutup.") if asked and not asked.is_open else ""


def _done(form: forms.Form, verb: Any, given: dict[str, Any]) -> bool:
    try:
        verb(**given, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def file_request(desk: ModelAdmin, request: DeskRequest, article: Article) -> HttpResponse:
    """Note down what somebody says is wrong; any colleague may who writes."""
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    form = RequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {"article": article, "by": request.user, "now": timezone.now()}
        if _done(form, workflow.request_correction, given):
            messages.success(request, _("Permintaan ralat tercatat dan menunggu jawaban editor."))
            return HttpResponseRedirect(reverse("admin:articles_correctionrequest_changelist"))
    is_public = article.is_public(request.now)
    context = {
        "title": _("Catat permintaan ralat"),
        "form": form,
        "refusal": "" if is_public else _("Permintaan ralat hanya untuk berita yang sedang terbit."),
        "sentences": [
            _("Editor menjawabnya dengan ralat, atau menolaknya dengan alasan. Pembaca tidak melihatnya.")
        ],
        "submit": _("Catat"),
    }
    return page(desk, request, article, context)


class AnswerFilter(admin.SimpleListFilter):
    title = gettext_lazy("jawaban")
    parameter_name = "jawaban"

    def lookups(self, request, model_admin):
        return [("terbuka", _("Menunggu jawaban")), ("selesai", _("Sudah dijawab"))]

    def queryset(self, request, queryset):
        if self.value() == "terbuka":
            return queryset.open()
        return queryset.filter(closed_at__isnull=False) if self.value() == "selesai" else queryset


@admin.register(CorrectionRequest)
class CorrectionRequestAdmin(Register):
    """Read-only: a request is filed from its article, and closed by an answer."""

    readonly_fields = ["article_link", "who_asks", "words", "filer", "state_told", "answer", "closer"]
    change_form_before_template = "admin/articles/correctionrequest/answer.html"
    list_display = ["asked", "kind", "article_link", "party", "filed_at", "state"]
    list_note = gettext_lazy("Permintaan dicatat dari halaman beritanya, lewat “Catat permintaan ralat”.")
    list_filter = [AnswerFilter]
    list_select_related = ["article", "filed_by", "closed_by", "correction"]
    search_fields = ["text", "party", "article__headline"]
    ordering = [F("closed_at").desc(nulls_first=True), "filed_at", "pk"]
    sortable_by = ()

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_article")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_fieldsets(self, request, obj=None):
        asked = (None, {"fields": ["kind", "article_link", "who_asks", "words", "filed_at", "filer"]})
        if obj is None or obj.is_open:
            return [asked]
        return [asked, (_("Jawaban"), {"fields": ["state_told", "answer", "closed_at", "closer"]})]

    @display(description=gettext_lazy("pihak"))
    def who_asks(self, obj):
        return obj.party

    @display(description=gettext_lazy("permintaan"))
    def words(self, obj):
        return obj.text

    @display(description=gettext_lazy("dicatat oleh"))
    def filer(self, obj):
        return obj.filed_by

    @display(description=gettext_lazy("dijawab oleh"))
    def closer(self, obj):
        return obj.closed_by

    @display(description=gettext_lazy("permintaan"))
    def asked(self, obj):
        return Truncator(obj.text).chars(120)

    @display(
        description=gettext_lazy("jawaban"),
        label={"open": "warning", "corrected": "success", "refused": "default"},
    )
    def state(self, obj):
        if obj.is_open:
            return "open", _("Menunggu")
        return ("corrected", _("Diralat")) if obj.correction_id else ("refused", _("Ditolak"))

    @display(description=gettext_lazy("keadaan"))
    def state_told(self, obj):
        return self.state(obj)[1]

    @display(description=gettext_lazy("isi jawaban"))
    def answer(self, obj):
        return obj.correction.text if obj.correction else obj.refusal_reason

    def get_urls(self):
        refuse = self.admin_site.admin_view(self.refuse_view)
        return [
            path("<path:object_id>/tolak/", refuse, name="articles_correctionrequest_refuse"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may_answer = obj is not None and obj.is_open and request.user.has_perm("articles.correct_article")
        may_correct = may_answer and obj.article.is_public(request.now)
        context.update({"asked": obj, "may_answer": may_answer, "may_correct": may_correct})
        return super().render_change_form(request, context, add, change, form_url, obj)

    def refuse_view(self, request: DeskRequest, object_id: str) -> HttpResponse:
        if not request.user.has_perm("articles.correct_article"):
            raise PermissionDenied
        asked = self.get_object(request, unquote(object_id))
        if asked is None:
            raise Http404

        def act(chosen: dict[str, Any]) -> str:
            workflow.refuse_correction(request=asked, by=request.user, now=timezone.now(), **chosen)
            return _("Permintaan ralat ditolak; alasannya tercatat.")

        return confirm(
            self,
            request,
            title=_("Tolak permintaan ralat"),
            sentences=[f"{asked.party}: {asked.text}", _("Berita tetap seperti adanya.")],
            submit=_("Tolak permintaan"),
            back=reverse("admin:articles_correctionrequest_changelist"),
            form=RefusalForm(request.POST if request.method == "POST" else None),
            act=act,
            obj=asked,
        )
