"""What was done to a text and what it was each time: verbs and revisions in one list, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.db.models import Q, QuerySet, Value
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import revisions, workflow
from articles.admin import comparing
from articles.admin.desk_request import DeskRequest
from articles.deeds import DEEDS
from articles.differences import in_short
from articles.models import Article, Event, Revision, User
from articles.paging import page_number
from articles.querysets import OVERSEE
from articles.transitions import TRANSITIONS, refusal
from articles.workflow import Refused, may_edit

PER_PAGE = 25
# Readers see the reasons of these on the public page.
_TOLD_TO_READERS = {"withdraw", "correct"}
# What colleagues may know of a text that is not theirs: how it went public, and nothing of what is proposed.
_TOLD_TO_COLLEAGUES = {
    *("submit", "recall", "send_back", "publish", "schedule", "reschedule", "cancel_schedule"),
    *("publish_urgently", "review_emergency", "undo_publication", "withdraw", "correct", "hand_over"),
    *("discard_draft", "restore_draft", "approve_change", "restore_revision"),
}
# A deed and the revision that it left are one line.
_LEAVES = {
    Revision.Origin.PROPOSED: {"propose_change"},
    Revision.Origin.APPROVED: {"approve_change"},
    Revision.Origin.RESTORED: {"restore_revision"},
    Revision.Origin.RELEASED: {"publish", "schedule", "publish_urgently"},
    Revision.Origin.SAVED: {"hand_over", "import_word"},
}
_ORIGINS: dict[str, Any] = {
    Revision.Origin.PROPOSED: gettext_lazy("membuat salinan untuk diubah"),
    Revision.Origin.APPROVED: gettext_lazy("menyetujui perubahan"),
    Revision.Origin.RELEASED: gettext_lazy("menerbitkan berita"),
    Revision.Origin.SET_ASIDE: gettext_lazy("mengetik teks yang disisihkan karena naskah sudah berubah"),
}


@dataclass(frozen=True)
class Entry:
    """A line of the history. `number` is that of the revision it left, where this person may read it."""

    at: datetime
    who: str
    what: str
    reason: str = ""
    number: int | None = None
    followed: int | None = None
    is_set_aside: bool = False
    is_proposal: bool = False
    # Made of a file, and told how.
    has_report: bool = False


@dataclass(frozen=True)
class History:
    entries: list[Entry]
    older: int | None
    newer: int | None

    @property
    def numbers(self) -> list[int]:
        return [entry.number for entry in self.entries if entry.number is not None]


def deeds(article: Article, by: User) -> QuerySet[Event]:
    """The verbs that `by` may know of. On a working copy those that moved it."""
    known = Event.objects.filter(article=article.live, verb__in=DEEDS)
    if article.is_copy:
        return known.filter(details__copy=article.pk)
    if by.has_perm(OVERSEE) or article.is_own_of(by):
        return known
    of_itself = ~Q(details__has_key="copy") | Q(verb="approve_change")
    return known.filter(of_itself, verb__in=_TOLD_TO_COLLEAGUES)


def history(article: Article, by: User, number: int) -> History:
    """A page of verbs and revisions, newest first. Four queries, those of `is_own_of`, and for an outsider one."""
    kept = revisions.readable(article, by)
    if article.is_copy:
        kept = kept.filter(copy_id=article.pk)
    rows = [
        source.order_by().annotate(row=Value(row)).values_list("at", "pk", "row")
        for source, row in ((deeds(article, by), "deed"), (kept, "revision"))
    ]
    start = (number - 1) * PER_PAGE
    window = list(
        rows[0].union(rows[1], all=True).order_by("-at", "-row", "-pk")[start : start + PER_PAGE + 1]
    )
    if not window and number > 1:
        raise Http404
    shown = [(row, pk) for _at, pk, row in window[:PER_PAGE]]
    done = Event.objects.in_bulk([pk for row, pk in shown if row == "deed"])
    texts = Revision.objects.in_bulk([pk for row, pk in shown if row == "revision"])
    told = _Telling(article, by, done, texts)
    entries = [told.deed(done[pk]) if row == "deed" else told.text(texts[pk]) for row, pk in shown]
    return History(
        [entry for entry in entries if entry is not None],
        older=number + 1 if len(window) > PER_PAGE else None,
        newer=number - 1 if number > 1 else None,
    )


class _Telling:
    """The lines of one page: a deed that left a revision on the same page is told there."""

    def __init__(self, article: Article, by: User, done: dict[int, Event], texts: dict[int, Revision]):
        self.article = article
        self.is_theirs = by.has_perm(OVERSEE) or article.is_own_of(by)
        self.followed = revisions.before(texts.values())
        self.deed_of: dict[int, Event] = {}
        free = dict(done)
        for text in texts.values():
            for event in free.values():
                same = (event.at, event.actor_id) == (text.at, text.actor_id)
                if same and event.verb in _LEAVES.get(Revision.Origin(text.origin), ()):
                    self.deed_of[text.pk] = free.pop(event.pk)
                    break
        self.told = {event.pk for event in self.deed_of.values()}

    def reason(self, event: Event) -> str:
        """A note to the writer is between writer and editors, also once the text is public."""
        return event.reason if self.is_theirs or event.verb in _TOLD_TO_READERS else ""

    def deed(self, event: Event) -> Entry | None:
        if event.pk in self.told:
            return None
        is_proposal = "copy" in event.details and not self.article.is_copy
        what = str(DEEDS[event.verb])
        return Entry(event.at, event.actor_name, what, self.reason(event), is_proposal=is_proposal)

    def text(self, revision: Revision) -> Entry:
        event, followed = self.deed_of.get(revision.pk), self.followed.get(revision.number)
        return Entry(
            revision.at,
            revision.actor_name,
            self._what(revision, event, followed),
            self.reason(event) if event is not None else "",
            number=revision.number,
            followed=followed.number if followed is not None else None,
            is_set_aside=revision.origin == Revision.Origin.SET_ASIDE,
            is_proposal=revision.copy_id is not None and not self.article.is_copy,
            has_report=event is not None and event.verb == "import_word",
        )

    def _what(self, revision: Revision, event: Event | None, followed: Revision | None) -> str:
        origin = Revision.Origin(revision.origin)
        if origin == Revision.Origin.FOUND:
            return _("mencatat naskah seperti adanya sebelum ada riwayat")
        if origin == Revision.Origin.RESTORED:
            return _("memulihkan teks dari riwayat nomor %s") % revision.source
        if origin == Revision.Origin.SAVED and followed is None and event is None:
            return _("menulis naskah")
        parts = in_short(followed.content, revision.content) if followed is not None else []
        changed = _("mengubah %(fields)s") % {"fields": ", ".join(parts)} if parts else ""
        if event is not None or origin in _ORIGINS:
            what = str(DEEDS[event.verb] if event is not None else _ORIGINS[origin])
            is_new = origin != Revision.Origin.SET_ASIDE and changed
            return f"{what}; {changed}" if is_new else what
        return changed or _("menyimpan naskah")


def history_page(desk: ModelAdmin, request: DeskRequest, article: Article) -> HttpResponse:
    shown = history(article, request.user, page_number(request))
    context = {"title": _("Riwayat: %s") % article, "history": shown}
    return comparing.page(desk, request, article, "history", context)


# The way back


@dataclass(frozen=True)
class Way:
    """Into which text a revision can be put back by this person, and by which verb; `refusal` says why not."""

    target: Article
    proposes: bool = False
    refusal: str = ""


def way_back(article: Article, by: User, now: datetime) -> Way:
    """A text on the desk takes it itself; a published one through the change that waits, or a new one."""
    if may_edit(article, by, now):
        return Way(article)
    copy = None if article.is_copy else Article.objects.filter(replaces=article).first()
    if copy is None:
        reason = refusal(TRANSITIONS["propose_change"], article, by, now)
        return Way(article, proposes=not reason, refusal=reason)
    if copy.is_visible_to(by, now) and may_edit(copy, by, now):
        return Way(copy)
    return Way(
        article,
        refusal=_("Ada perubahan yang menunggu atas berita ini, dan sekarang bukan Anda yang memegangnya."),
    )


def restoring(request: DeskRequest, desk: ModelAdmin, article: Article, number: int) -> HttpResponse:
    """Ask, showing what would change, and on POST put the text back."""
    revision = comparing.revision_or_404(request, article, number)
    way = way_back(article, request.user, request.now)
    problem = way.refusal
    if request.method == "POST" and not problem:
        try:
            return _put_back(request, way, number)
        except Refused as refused:
            problem = str(refused)
    now = revisions.snapshot(way.target)
    left, right = _("Teks sekarang"), comparing.named(revision)
    context = {
        "title": _("Pulihkan riwayat nomor %d") % number,
        "revision": revision,
        "way": way,
        "problem": problem,
        "comparison": comparing.compared(request, now, _restored(now, revision.content), left, right),
    }
    return comparing.page(desk, request, article, "restore", context)


def _restored(now: revisions.Snapshot, content: revisions.Snapshot) -> revisions.Snapshot:
    """Only the content is put back; who wrote it and when it is due stay."""
    return {**now, **{name: content[name] for name in revisions.CONTENT if name in content}}


def _put_back(request: DeskRequest, way: Way, number: int) -> HttpResponse:
    verb = workflow.propose_revision if way.proposes else workflow.restore_revision
    seen = request.POST.get("version", "")
    # What says nothing of what was read has read nothing.
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1
    done, lost = verb(article=way.target, number=number, by=request.user, now=request.now, version=version)
    messages.success(request, _("Teks dari riwayat nomor %d dipulihkan.") % number)
    if lost:
        gone = _("Yang sudah tidak ada tidak ikut dipulihkan: %s.") % ", ".join(lost)
        messages.warning(request, gone)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[done.pk]))


def urls(desk: ModelAdmin) -> list[URLPattern]:
    def seen(view: Callable[..., HttpResponse]) -> Callable[..., Any]:
        """`view` of an article that the person may see."""

        def inner(request: DeskRequest, object_id: str, **arguments: int) -> HttpResponse:
            article: Any = desk.get_object(request, unquote(object_id))
            return view(request, desk, article, **arguments)

        return desk.admin_site.admin_view(inner)

    before = "<path:object_id>"
    return [
        path(f"{before}/riwayat/", seen(comparing.any_two), name="articles_article_compare"),
        path(f"{before}/riwayat/<int:number>/", seen(comparing.one), name="articles_article_revision"),
        path(f"{before}/riwayat/<int:number>/pulihkan/", seen(restoring), name="articles_article_restore"),
        path(f"{before}/yang-berubah/", seen(comparing.proposal), name="articles_article_proposal"),
    ]
