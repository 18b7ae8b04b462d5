"""“Dari Word”: Word files become drafts, and what was recognised and left out is told, now and later."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from unfold.widgets import UnfoldAdminSelect2Widget

from articles.admin import history
from articles.admin.desk_request import DeskRequest
from articles.admin.image_uploads import bounded
from articles.importing.report import Report
from articles.importing.word import VERB, import_word
from articles.models import Article, Category, Event
from articles.workflow import Refused
from newsroom.word.package import LARGEST_FILE

MOST_FILES = 10
# After this no further file is begun: whoever waits, and the proxy, wait half a minute.
MOST_SECONDS = 15.0
RESULTS = "hasil"
TOO_LONG = "terlalu-besar"
_SESSION = "from_word"


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = FilesInput

    def clean(self, data, initial=None):
        files = [super(FilesField, self).clean(file) for file in data or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Pilih paling banyak %d berkas sekaligus.") % MOST_FILES)
        return files


class FromWordForm(forms.Form):
    berkas = FilesField(
        label=gettext_lazy("Seret berkas Word ke sini, atau pilih berkasnya"),
        # What is empty or large is told by what reads it.
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Pilih sedikitnya satu berkas Word.")},
        widget=FilesInput({"accept": ".docx", "aria-describedby": "files-help"}),
    )
    category = forms.ModelChoiceField(
        Category.objects.none(),
        label=gettext_lazy("Kategori"),
        error_messages={"required": gettext_lazy("Pilih kategorinya.")},
        widget=UnfoldAdminSelect2Widget,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        shelves: Any = self.fields["category"]
        shelves.queryset = Category.objects.in_order().select_related("parent")
        shelves.label_from_instance = lambda shelf: (
            f"{shelf.parent} › {shelf}" if shelf.parent else str(shelf)
        )


@dataclass(frozen=True)
class Outcome:
    """Of one file: the draft with its report, or why there is none."""

    name: str
    article: Article | None = None
    report: Report | None = None
    sentence: str = ""


def urls(desk: ModelAdmin) -> list[URLPattern]:
    wrap = desk.admin_site.admin_view
    page: Callable[..., HttpResponseBase] = bounded(wrap(partial(from_word, desk)), too_long)
    return [
        path("dari-word/", page, name="articles_article_from_word"),
        path(
            "<path:object_id>/dari-word/",
            wrap(require_safe(partial(report_page, desk))),
            name="articles_article_word_report",
        ),
    ]


def too_long(request: HttpRequest) -> HttpResponseBase:
    """Said on the page itself, which is opened anew: nothing of what was sent is read."""
    return HttpResponseRedirect(f"{reverse('admin:articles_article_from_word')}?{TOO_LONG}=1")


def from_word(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    if not desk.has_add_permission(request):
        raise PermissionDenied
    if request.method != "POST":
        if RESULTS in request.GET:
            return _results(desk, request)
        return _form_page(desk, request, FromWordForm(initial={"category": _last_category(request)}))
    form = FromWordForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(desk, request, form)
    outcomes = _take_in(request, form)
    if len(outcomes) == 1 and outcomes[0].article is None:
        form.add_error("berkas", outcomes[0].sentence)
        return _form_page(desk, request, form)
    return _after(request, outcomes)


def _last_category(request: DeskRequest) -> int | None:
    """Where this person's newest text stands."""
    own = Article.objects.filter(created_by=request.user).order_by("-pk")
    return own.values_list("category", flat=True).first()


def _take_in(request: DeskRequest, form: FromWordForm) -> list[Outcome]:
    """Each file by itself: one that is refused leaves nothing, and the others become drafts."""
    outcomes, begun = [], time.monotonic()
    for file in form.cleaned_data["berkas"]:
        name = str(file.name)[:120]
        if time.monotonic() - begun > MOST_SECONDS:
            late = _("Belum dibaca, karena berkas sebelumnya memakan waktu lama. Kirim lagi berkas ini.")
            outcomes.append(Outcome(name, sentence=late))
            continue
        try:
            done = import_word(
                upload=file,
                name=name,
                category=form.cleaned_data["category"],
                by=request.user,
                now=timezone.now(),
            )
            outcomes.append(Outcome(name, done.article, done.report))
        except Refused as refused:
            outcomes.append(Outcome(name, sentence=str(refused)))
    return outcomes


def _after(request: DeskRequest, outcomes: list[Outcome]) -> HttpResponse:
    """One text is opened; several are listed, by way of the session, so that no reload sends them again."""
    if len(outcomes) == 1 and outcomes[0].article is not None:
        messages.success(request, _("Draf dibuat dari “%s”.") % outcomes[0].name)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[outcomes[0].article.pk]))
    request.session[_SESSION] = [
        [outcome.name, outcome.article.pk if outcome.article else None, outcome.sentence]
        for outcome in outcomes
    ]
    return HttpResponseRedirect(f"{reverse('admin:articles_article_from_word')}?{RESULTS}=1")


def _form_page(desk: ModelAdmin, request: DeskRequest, form: FromWordForm) -> HttpResponse:
    context = {
        "form": form,
        "most_files": MOST_FILES,
        "largest": LARGEST_FILE,
        "is_too_long": TOO_LONG in request.GET,
        "media": form.media,
    }
    return _page(desk, request, "from_word", {"title": _("Draf dari Word"), **context})


def _results(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """What became of the files that were sent last. Three queries."""
    sent = request.session.get(_SESSION, [])
    pks = [pk for _name, pk, _sentence in sent if pk is not None]
    articles = Article.objects.visible_to(request.user, request.now).defer("body").in_bulk(pks)
    told = Event.objects.filter(article__in=list(articles), verb=VERB).values_list(
        "article", "details__report"
    )
    kept = dict(told)
    outcomes = [
        Outcome(name, articles.get(pk), Report.of(kept.get(pk)), sentence or _("Draf ini sudah tidak ada."))
        for name, pk, sentence in sent
    ]
    made = sum(1 for outcome in outcomes if outcome.article)
    context = {"title": _("Hasil dari Word"), "outcomes": outcomes, "made": made, "files": len(outcomes)}
    return _page(desk, request, "from_word_results", context)


def report_page(desk: ModelAdmin, request: DeskRequest, object_id: str) -> HttpResponse:
    article: Any = desk.get_object(request, unquote(object_id))
    report = _report(request, article)
    if report is None:
        raise Http404
    context = {"title": _("Laporan impor: %s") % article, "original": article, "report": report}
    return _page(desk, request, "from_word_report", context)


def above_form(request: DeskRequest, article: Article | None) -> dict[str, Any]:
    """The report, above the form of a text until it is saved for the first time. One query for a text never saved."""
    is_new = article is not None and article.version == 1 and not article.is_copy
    return {"word_report": _report(request, article) if is_new and article is not None else None}


def _report(request: DeskRequest, article: Article) -> Report | None:
    """Told to whom the deeds on the text are told."""
    event = history.deeds(article, request.user).filter(verb=VERB).order_by("-pk").first()
    return Report.of(event.details.get("report")) if event is not None else None


def _page(desk: ModelAdmin, request: DeskRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    request.current_app = desk.admin_site.name
    around = {**desk.admin_site.each_context(request), "opts": desk.opts, **context}
    return TemplateResponse(request, f"admin/articles/article/{name}.html", around)
