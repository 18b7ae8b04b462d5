"""The remarks beside a text: on its form, beside what is only read, and on a page of their own without script."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.db.models import Count, F, Max, Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import remarks
from articles.admin.desk_request import DeskRequest
from articles.body import printed
from articles.discussions import may_discuss, readers_of
from articles.models import Article, Office, Remark, Revision, User
from articles.workflow import Refused
from newsroom.richtext import plain_text

# Threads; of resolved ones the newest.
MOST_SHOWN = 100
VERBS: dict[str, Callable[..., Remark]] = {"selesai": remarks.resolve, "buka": remarks.reopen}
TOLD = {"selesai": gettext_lazy("Catatan selesai."), "buka": gettext_lazy("Catatan dibuka lagi.")}
# With this header the script asks for the panel alone.
PANEL = "X-Panel"
_NO_SUCH = gettext_lazy("Catatan itu tidak ada pada naskah ini.")


class Words(forms.CharField):
    """A line break is one letter, as in the browser's own count."""

    def to_python(self, value):
        return (super().to_python(value) or "").replace("\r\n", "\n")


class RemarkForm(forms.Form):
    """A new remark, or, with `parent`, an answer."""

    quote = Words(
        max_length=500,
        required=False,
        error_messages={
            "max_length": gettext_lazy(
                "Bagian yang dimaksud terlalu panjang: %(show_value)d huruf, paling banyak %(limit_value)d."
            )
        },
    )
    text = Words(
        max_length=2000,
        error_messages={
            "required": gettext_lazy("Tulis dahulu catatannya."),
            "max_length": gettext_lazy(
                "Catatan terlalu panjang: %(show_value)d huruf, paling banyak %(limit_value)d."
            ),
        },
    )
    mentioned = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy(
                "Rekan yang dipilih tidak dapat membaca catatan pada naskah ini, jadi tidak dapat disebut."
            )
        },
    )
    parent = forms.IntegerField(required=False, error_messages={"invalid": _NO_SUCH})

    def __init__(self, people: Iterable[User], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        mentioned: Any = self.fields["mentioned"]
        mentioned.choices = [(pk, str(person)) for pk, person in self.people.items()]

    @property
    def problems(self) -> list[str]:
        return [str(sentence) for sentences in self.errors.values() for sentence in sentences]

    @property
    def choices(self) -> list[tuple[User, bool]]:
        """Who can be mentioned, and whether it is chosen."""
        chosen = set(self.data.getlist("mentioned")) if self.is_bound else set()  # type: ignore[attr-defined]
        return [(person, pk in chosen) for pk, person in self.people.items()]

    def save(self, article: Article, request: DeskRequest) -> Remark | None:
        """Through the verb; none where it is refused."""
        if not self.is_valid():
            return None
        given = self.cleaned_data
        people = [self.people[pk] for pk in given["mentioned"]]
        common: Any = {"article": article, "by": request.user, "now": request.now, "mention": people}
        try:
            if given["parent"] is not None:
                return remarks.reply(to=given["parent"], text=given["text"], **common)
            return remarks.add_remark(quote=given["quote"], text=given["text"], **common)
        except Refused as refused:
            self.add_error(None, str(refused))
        return None


@dataclass
class Thread:
    """A remark with its answers. `is_moved`: the quoted words stand in the text no more; `is_older`: a guest looked
    at a text that has changed since; `form`: the answer that was refused."""

    remark: Remark
    is_moved: bool
    is_older: bool
    replies: list[Remark] = field(default_factory=list)
    form: RemarkForm | None = None


@dataclass
class Panel:
    """`open_count` counts all open threads, `hidden_count` those that are not shown."""

    article: Article
    form: RemarkForm
    open: list[Thread]
    resolved: list[Thread]
    open_count: int
    hidden_count: int


def panel(request: DeskRequest, article: Article, refused: RemarkForm | None = None) -> Panel | None:
    """What stands beside `article`, none where `request.user` takes no part. Up to seven queries, those of
    `may_discuss` and of the text's pictures. A `refused` form stands where it was typed."""
    if not may_discuss(article, request.user, request.now):
        return None
    tops = article.live.remarks.filter(parent=None)
    number = tops.aggregate(all=Count("pk"), open=Count("pk", filter=Q(resolved_at=None)))
    people = _others(request, article) if refused is None else refused.people.values()
    threads = _threads(request.office, article, tops)
    form = RemarkForm(people)
    if refused is not None:
        answered = threads.get(refused.cleaned_data.get("parent") or 0)
        if answered is not None:
            answered.form = refused
        else:
            form = refused
    return Panel(
        article=article,
        form=form,
        open=[thread for thread in threads.values() if thread.remark.resolved_at is None],
        resolved=[thread for thread in threads.values() if thread.remark.resolved_at is not None],
        open_count=number["open"],
        hidden_count=number["all"] - len(threads),
    )


def _others(request: DeskRequest, article: Article) -> list[User]:
    return list(readers_of(article).exclude(pk=request.user.pk).order_by("name", "username"))


def _threads(office: Office, article: Article, tops: QuerySet[Remark]) -> dict[int, Thread]:
    """Open ones in the order in which they came, then resolved ones, newest first."""
    rows = tops.select_related("author", "resolved_by", "revision").defer("revision__content")
    ordered = rows.order_by(F("resolved_at").desc(nulls_first=True), "created_at", "pk")
    shown = list(ordered.prefetch_related("mentioned")[:MOST_SHOWN])
    text = _letters(office, article) if any(remark.quote for remark in shown) else ""
    newest = _newest(article) if any(remark.author_id is None for remark in shown) else []
    threads = {top.pk: Thread(top, _is_moved(top, text), _is_older(top, newest)) for top in shown}
    answers = Remark.objects.filter(parent__in=threads).select_related("author")
    for answer in answers.prefetch_related("mentioned") if threads else ():
        threads[answer.parent_id].replies.append(answer)  # type: ignore[index]
    return threads


def _letters(office: Office, article: Article) -> str:
    """All letters of the text, as it is stored and as it is shown, without white space."""
    dressed = printed(article.body, office, dateline=article.dateline, sign_off=article.sign_off)
    parts = [article.kicker, article.headline, article.summary, plain_text(article.body), plain_text(dressed)]
    return "\n".join("".join(part.split()) for part in parts)


def _is_moved(remark: Remark, text: str) -> bool:
    return bool(remark.quote) and "".join(remark.quote.split()) not in text


def _newest(article: Article) -> list[tuple[int | None, str, int]]:
    """The newest number of each row and origin."""
    kept = article.live.revisions.exclude(origin=Revision.Origin.SET_ASIDE).order_by()
    return list(kept.values_list("copy_id", "origin").annotate(number=Max("number")))


def _is_older(remark: Remark, newest: list[tuple[int | None, str, int]]) -> bool:
    """An approved change is no other text than the copy that was looked at."""
    looked = remark.revision
    if looked is None or remark.author_id is not None:
        return False
    return any(
        number > looked.number
        and (copy == looked.copy_id or (copy is None and origin != Revision.Origin.APPROVED))
        for copy, origin, number in newest
    )


def urls(desk: ModelAdmin) -> list[URLPattern]:
    wrap = desk.admin_site.admin_view
    return [
        path("<path:object_id>/catatan/", wrap(partial(discussion, desk)), name="articles_article_remarks"),
        path(
            "<path:object_id>/catatan/<int:pk>/<str:verb>/",
            wrap(partial(settle, desk)),
            name="articles_article_remark",
        ),
    ]


def discussion(desk: ModelAdmin, request: DeskRequest, object_id: str) -> HttpResponseBase:
    """GET shows, POST adds a remark or an answer."""
    try:
        article = _discussed(desk, request, object_id)
    except Http404:
        if request.method == "POST":
            return _lost(desk, request)
        raise
    if request.method != "POST":
        return _shown(desk, request, article)
    form = RemarkForm(_others(request, article), request.POST)
    written = form.save(article, request)
    if written is None:
        return _shown(desk, request, article, form)
    return _done(desk, request, article, _("Catatan tersimpan."), written.parent_id or written.pk)


def settle(desk: ModelAdmin, request: DeskRequest, object_id: str, pk: int, verb: str) -> HttpResponseBase:
    """Resolve or reopen a thread."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = _discussed(desk, request, object_id)
    if verb not in VERBS:
        raise Http404
    try:
        VERBS[verb](remark=pk, article=article, by=request.user, now=request.now)
    except Refused as refused:
        return _done(desk, request, article, str(refused), pk, messages.WARNING)
    return _done(desk, request, article, str(TOLD[verb]), pk)


def _discussed(desk: ModelAdmin, request: DeskRequest, object_id: str) -> Article:
    """Not to be discussed by this person is not found."""
    article = desk.get_object(request, unquote(object_id))
    if article is None or not may_discuss(article, request.user, request.now):
        raise Http404
    return article


def _done(
    desk: ModelAdmin,
    request: DeskRequest,
    article: Article,
    sentence: str,
    pk: int,
    level: int = messages.SUCCESS,
) -> HttpResponse:
    if PANEL in request.headers:
        return _shown(desk, request, article, sentence=sentence)
    messages.add_message(request, level, sentence)
    address = reverse("admin:articles_article_remarks", args=[article.pk])
    return HttpResponseRedirect(f"{address}#catatan-{pk}")


def _shown(
    desk: ModelAdmin,
    request: DeskRequest,
    article: Article,
    refused: RemarkForm | None = None,
    sentence: str = "",
) -> HttpResponse:
    """The panel alone, or the page that has it; 422 says to the script that something was refused."""
    status = 200 if refused is None else 422
    context = {
        "remarks": panel(request, article, refused),
        "now": request.now,
        "zone_name": request.office.zone_name,
        "sentence": sentence,
    }
    if PANEL in request.headers:
        return TemplateResponse(request, "admin/articles/article/remarks_panel.html", context, status=status)
    return _page(
        desk, request, "remarks", status, {**context, "title": _("Catatan redaksi"), "original": article}
    )


def _lost(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """The same answer for a text that went away, that is not for this person, and that never was: with what was
    typed."""
    typed = [request.POST.get(name, "") for name in ("quote", "text")]
    return _page(desk, request, "remarks_lost", 404, {"title": _("Catatan belum tersimpan"), "typed": typed})


def _page(
    desk: ModelAdmin, request: DeskRequest, name: str, status: int, context: dict[str, Any]
) -> HttpResponse:
    request.current_app = desk.admin_site.name
    around = {**desk.admin_site.each_context(request), "opts": desk.opts}
    template = f"admin/articles/article/{name}.html"
    return TemplateResponse(request, template, {**around, **context}, status=status)
