"""Two people wrote in one text: what was typed is kept at once, and both texts are shown to choose from."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import revisions
from articles.admin import comparing
from articles.admin.careful import STAMP
from articles.admin.desk_request import DeskRequest
from articles.admin.typed import PINS, Typed
from articles.body import for_editor
from articles.differences import Change, Surroundings, changed, difference, is_same, label_of
from articles.models import Article, Event, Revision
from articles.revisions import Snapshot
from articles.workflow import note
from newsroom.richtext import EditorWidget

# What the page of the conflict posts beside what was typed.
SETTLED = "_selisih"
OPENED = "_dibuka"
CHOICE = "_pilih_"
MERGED_BODY = "_gabungan"
MINE, THEIRS, MERGED = "saya", "rekan", "gabungan"
# How a working copy ends.
ENDED = {
    "approve_change": gettext_lazy("%s sudah menyetujui perubahan ini. Inilah beritanya sekarang."),
    "discard_change": gettext_lazy("%s sudah membuang usulan perubahan ini. Inilah beritanya sekarang."),
}


@dataclass(frozen=True)
class Choice:
    """One field that reads otherwise on both sides. `base` is what both began with, where that is known."""

    name: str
    label: str
    mine: Change
    theirs: Change
    base: Change | None
    by_both: bool
    chosen: str
    problems: list[str]

    @property
    def can_merge(self) -> bool:
        return self.name == "body" and self.by_both


def met(desk: ModelAdmin, request: DeskRequest, article: Article) -> HttpResponse | None:
    """The page of a conflict where what is posted was typed on an older text than `article`, which is locked;
    None where it can be saved, `request.POST` being what is to be saved."""
    seen = request.POST.get(STAMP, "")
    if seen == str(article.version) and SETTLED not in request.POST:
        return None
    theirs = revisions.snapshot(article)
    typed = Typed(desk, request, article, theirs)
    if SETTLED in request.POST:
        is_settled = _settle(typed, article, theirs, seen)
        seen = seen if is_settled else request.POST.get(OPENED, "")
    else:
        is_settled = True
    base = theirs if seen == str(article.version) else _base(article, seen)
    choices = _choices(request, typed, base, theirs)
    if not is_settled:
        choices = [replace(choice, chosen=typed.data.get(CHOICE + choice.name, "")) for choice in choices]
    if is_settled and not any(choice.by_both or choice.chosen == THEIRS for choice in choices):
        _save_as(request, typed, article)
        return None
    kept = revisions.set_aside(
        article, typed.content, version=_number(seen), by=request.user, now=request.now
    )
    return _page(desk, request, article, typed, choices, kept, seen=seen, is_settled=is_settled)


def _number(seen: str) -> int:
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0


def _base(article: Article, seen: str) -> Snapshot | None:
    """What the form was filled with; unknown where it does not say."""
    found = revisions.at_version(article, _number(seen)) if _number(seen) else None
    return found.content if found is not None else None


def _settle(typed: Typed, article: Article, theirs: Snapshot, seen: str) -> bool:
    """Type in what was chosen; nothing, and False, while a choice is missing."""
    names = [name for name in typed.data.getlist(SETTLED) if name in typed.names()]
    chosen = {name: typed.data.get(CHOICE + name, "") for name in names}
    if not all(choice in (MINE, THEIRS, MERGED) for choice in chosen.values()):
        return False
    source = theirs if seen == str(article.version) else _base(article, seen) or theirs
    for name, choice in chosen.items():
        if choice == THEIRS and name in source:
            typed.take(name, source[name])
        elif choice == MERGED and name == "body":
            typed.take(name, typed.data.get(MERGED_BODY, ""))
    typed.read_again()
    return True


def _choices(request: DeskRequest, typed: Typed, base: Snapshot | None, theirs: Snapshot) -> list[Choice]:
    """The fields on which this person and the text now differ."""
    mine = typed.content
    around = comparing.around(request, mine, theirs, *([base] if base is not None else []))
    contents = [_seen(content, around) for content in (base or {}, theirs, mine)]
    names = [name for name in changed(contents[1], contents[2]) if name in typed.names()]
    return [_choice(typed, name, contents, around) for name in names]


def _seen(content: Snapshot, around: Surroundings) -> Snapshot:
    """Without the related news that this person may not see."""
    pins = [pin for pin in content.get(PINS) or [] if pin["id"] not in around.hidden]
    return {**content, PINS: pins} if PINS in content else content


def _choice(typed: Typed, name: str, contents: list[Snapshot], around: Surroundings) -> Choice:
    base, theirs, mine = contents
    is_known = name in base
    by_me = not is_known or not is_same(name, base[name], mine[name])
    by_them = not is_known or not is_same(name, base[name], theirs[name])
    began = base[name] if is_known else theirs[name]
    return Choice(
        name,
        label_of(name),
        mine=difference(name, began, mine[name], around),
        theirs=difference(name, began, theirs[name], around),
        base=difference(name, began, began, around) if is_known else None,
        by_both=by_me and by_them,
        chosen="" if by_me and by_them else MINE if by_me else THEIRS,
        problems=[str(problem) for problem in typed.form.errors.get(name, [])],
    )


def _save_as(request: DeskRequest, typed: Typed, article: Article) -> None:
    """Let the ordinary form save what was typed, on the text as it is now."""
    post = typed.as_post(article)
    for key in [key for key in post if key in (SETTLED, OPENED, MERGED_BODY) or key.startswith(CHOICE)]:
        del post[key]
    post[STAMP] = str(article.version)
    request.POST = post  # type: ignore[assignment]  # mutable, as the form makes it
    # The picture is in the library by now, and `post` names it.
    request.FILES.clear()


def _page(
    desk: ModelAdmin,
    request: DeskRequest,
    article: Article,
    typed: Typed,
    choices: list[Choice],
    kept: Revision,
    *,
    seen: str,
    is_settled: bool,
) -> TemplateResponse:
    editor = EditorWidget(video_hosts=request.office.video_hosts)
    who, at = latest_hand(article)
    merged = for_editor(typed.data.get(MERGED_BODY) or typed.content["body"])
    attributes = {"id": "id_gabungan", "aria-label": _("Isi berita gabungan")}
    context = {
        "title": _("Naskah ini juga diubah rekan Anda"),
        "who": who,
        "at": at,
        "kept": kept,
        "choices": sorted(choices, key=lambda choice: not choice.by_both),
        "is_missing": not is_settled,
        "carried": _carried(typed.as_post(article)),
        "seen": str(article.version),
        "opened": seen,
        "editor": editor.render(MERGED_BODY, merged, attributes),
        "media": desk.media + editor.media,
        "was_sending": "_submit" in typed.data,
    }
    response = comparing.page(desk, request, article, "conflict", context)
    response.status_code = 409
    return response


def _carried(data: QueryDict) -> list[tuple[str, str]]:
    """What was typed, to be posted again."""
    own = {STAMP, SETTLED, OPENED, MERGED_BODY, "csrfmiddlewaretoken", "_save", "_submit"}
    return [
        (key, value)
        for key, values in data.lists()
        if key not in own and not key.startswith(CHOICE)
        for value in values
    ]


def latest_hand(article: Article) -> tuple[str, datetime]:
    """Who last saved or moved `article`, and when. Two queries."""
    saved, moved = revisions.latest(article), Event.objects.filter(article=article.live).first()
    hands = [(row.at, row.actor_name) for row in (saved, moved) if row is not None]
    at, who = max(hands, default=(article.updated_at, _("rekan lain")))
    return who, at


# Out of the writer's hands


def not_saved(
    desk: ModelAdmin, request: DeskRequest, article: Article, theirs: Snapshot | None = None
) -> HttpResponse:
    """The text went out of the writer's hands while it was being written: keep and show what was typed.

    `theirs` is the last content of a working copy that is no more, and `article` then stands in for it.
    """
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    is_gone = theirs is not None
    beside = revisions.snapshot(article) if theirs is None else theirs
    typed = Typed(desk, request, article, beside)
    kept = None
    if article.is_own_of(request.user) or revisions.readable(article, request.user).exists():
        version = _number(request.POST.get(STAMP, "")) or article.version
        kept = revisions.set_aside(article, typed.content, version=version, by=request.user, now=request.now)
    home = article.live if is_gone else article
    names = [name for name in changed(beside, typed.content) if name in typed.names()]
    context = {
        "title": _("Naskah tidak dapat disimpan"),
        "status_label": "" if is_gone else article.status_label(request.now),
        "kept": kept,
        "changed": [label_of(name) for name in names],
        **comparing.reading(request, typed.content),
        "home_url": _home(home),
        "kept_url": _kept(home, kept),
    }
    response = comparing.page(desk, request, home, "not_saved", context)
    response.status_code = 409
    return response


def _home(article: Article) -> str:
    if article.status == Article.Status.BINNED:
        return reverse("admin:articles_article_bin")
    return reverse("admin:articles_article_change", args=[article.pk])


def _kept(article: Article, kept: Revision | None) -> str:
    """Where what was typed is found again; a draft in the bin shows its history once it is taken back."""
    if kept is None or article.status == Article.Status.BINNED:
        return ""
    return reverse("admin:articles_article_revision", args=[article.pk, kept.number])


def lost(request: DeskRequest, pk: int) -> tuple[Article, Snapshot | None] | None:
    """What was being typed in, where it is not found any more: a draft in the bin, or a working copy that was
    approved or dropped, with its last content. None for what this person knows nothing of."""
    binned = Article.objects.in_bin_of(request.user, request.now).filter(pk=pk).first()
    if binned is not None:
        return binned, None
    # In one question, so that a hidden copy is not noticed by a second one.
    is_there = Exists(Article.objects.filter(pk=OuterRef("copy_id")))
    of_copy = Revision.objects.filter(~is_there, copy_id=pk).select_related("article")
    last = of_copy.order_by("-number").first()
    if last is None:
        return None
    visible = Article.objects.visible_to(request.user, request.now).filter(pk=last.article_id)
    if not visible.exists() or not revisions.readable(last.article, request.user).filter(pk=last.pk).exists():
        return None
    stand_in = Article(pk=pk, replaces=last.article, version=last.version)
    revisions.put_content(stand_in, last.content)
    return stand_in, last.content


def ended(request: DeskRequest, pk: int) -> HttpResponse:
    """The article of a working copy that is no more, where somebody still asks for the copy, as from a mail; with
    what became of it. Http404 for what this person knows nothing of."""
    gone = lost(request, pk)
    if gone is None or gone[1] is None:
        raise Http404
    live = gone[0].live
    kept = Revision.objects.filter(article=live, copy_id=pk).order_by("-number")[:1].values("at")
    end = Event.objects.filter(article=live, verb__in=ENDED, at__gte=kept).order_by("at", "pk").first()
    if end is None:
        raise Http404
    sentence = str(ENDED[end.verb]) % end.actor_name
    if request.method == "POST":
        note(request.path, live, request.user, sentence)
    messages.warning(request, sentence)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[live.pk]))
