"""What an open form tells while it is open: that somebody sits before it, and what is typed in it.

A message is JSON, so that a line too long for it is refused with a sentence: `page`, `person` and `article` (None
for a text never saved), `version` as it was opened and `told`, the last one its reader knows of; with `is_here`
it counts as presence, with `values` as autosave, with `known` it asks which of its pages were closed meanwhile.
"""

import json
import logging
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.contrib.admin import ModelAdmin
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.request import UnreadablePostError
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import revisions, unsaved
from articles.admin.desk_request import DeskRequest
from articles.admin.history import deeds
from articles.deeds import DEEDS
from articles.models import Article
from articles.workflow import Refused, may_edit

logger = logging.getLogger("newsroom.refused")

PAGE = "_halaman"
# The longest body, twice over, in the longest letters.
MOST_BYTES = 2 * 1024 * 1024
MOST_FIELDS = 300
MOST_PAGES = 50


class Unreadable(Exception):  # noqa: N818  it is an answer, not a fault
    def __init__(self, sentence: str, status: int = 400):
        super().__init__(sentence)
        self.status = status


@dataclass
class Message:
    page: UUID
    person: str
    article: int | None
    version: int
    told: int
    is_here: bool
    number: int = 0
    fields: dict[str, Any] | None = None
    known: list[UUID] = field(default_factory=list)


def urls(desk: ModelAdmin) -> list[URLPattern]:
    wrap = desk.admin_site.admin_view
    return [
        path("belum-tersimpan/", wrap(partial(heard, desk)), name="articles_article_unsaved"),
        path("belum-tersimpan/buang/", wrap(discarded), name="articles_article_unsaved_discard"),
        path("belum-tersimpan/pergi/", wrap(left), name="articles_article_unsaved_leave"),
    ]


# Opening, saving


def opened(request: DeskRequest, article: Article | None, *, reading: bool) -> dict[str, Any]:
    """What the page of a text begins with. `article` is as it is stored, None for a new one. Up to four queries,
    and those of `visible_to`."""
    page = _posted_page(request) or uuid4()
    if article is not None:
        try:
            unsaved.enter(page, by=request.user, article=article, may_write=not reading, now=request.now)
        except Refused:
            page = uuid4()
            unsaved.enter(page, by=request.user, article=article, may_write=not reading, now=request.now)
    offers = [] if reading else unsaved.offered(request.user, article, request.now, besides=page)
    return {
        "page": page,
        "page_field": PAGE,
        "people": people(request, article) if article is not None else [],
        "unsaved": {
            "page": str(page),
            "field": PAGE,
            "article": article.pk if article is not None else None,
            "version": article.version if article is not None else 0,
            "reading": reading,
            "refused": request.method == "POST",
            "leave": reverse("admin:articles_article_unsaved_leave"),
            "discard": reverse("admin:articles_article_unsaved_discard"),
            "zone": request.office.zone.key,
            "offers": [
                {
                    "page": str(row.page),
                    "at": row.saved_at,
                    # Versions of another row say nothing of this one.
                    "version": row.version if article and row.article_id == article.pk else 0,
                    **(row.fields or {}),
                }
                for row in offers
            ],
        },
    }


def saved(request: DeskRequest) -> None:
    """The form was saved: what it kept meanwhile is of no use any more."""
    pages = {page for raw in request.POST.getlist(PAGE)[:MOST_PAGES] if (page := _uuid(raw)) is not None}
    unsaved.close(pages, by=request.user, now=request.now)


def _posted_page(request: HttpRequest) -> UUID | None:
    return _uuid(request.POST.get(PAGE))


# Messages


def heard(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """Up to four queries beside those of every page of the desk and of `visible_to`; an autosave one or two more."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        message = _read(request)
        article = _article(desk, request, message)
        if message.fields is not None and not _keep(request, message, article):
            return HttpResponse(status=204)
        answer = _around(request, message, article)
    except (Unreadable, Refused) as refused:
        status = getattr(refused, "status", 404 if isinstance(refused, unsaved.NotTheirs) else 409)
        logger.warning("autosave refused with %s to user %s", status, request.user.pk)
        return JsonResponse({"sentence": str(refused)}, status=status)
    return JsonResponse(answer)


def left(request: DeskRequest) -> HttpResponse:
    """The browser's last word on a page."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    page = _uuid(request.POST.get("page"))
    if page is not None:
        unsaved.leave(page, by=request.user)
    return HttpResponse(status=204)


def discarded(request: DeskRequest) -> HttpResponse:
    """What was typed on that page is not wanted any more."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    page = _uuid(request.POST.get("page"))
    if page is None:
        return JsonResponse({"sentence": _("Isian itu tidak ditemukan.")}, status=404)
    unsaved.close([page], by=request.user, now=request.now)
    return HttpResponse(status=204)


def _article(desk: ModelAdmin, request: DeskRequest, message: Message) -> Article | None:
    if message.person != str(request.user.pk):
        raise Unreadable(_("Di peramban ini sudah masuk akun lain."), 409)
    if message.article is None:
        if not desk.has_add_permission(request):
            raise unsaved.NotTheirs(_("Naskah ini tidak ditemukan. Isian Anda tetap di peramban ini."))
        return None
    rows = desk.get_queryset(request).select_related("replaces", "working_copy")
    article = rows.defer("body", "replaces__body", "working_copy__body").filter(pk=message.article).first()
    if article is None:
        raise unsaved.NotTheirs(_("Naskah ini tidak ditemukan. Isian Anda tetap di peramban ini."))
    return article


def _keep(request: DeskRequest, message: Message, article: Article | None) -> bool:
    if article is not None and not may_edit(article, request.user, request.now):
        raise Refused(
            _(
                "Naskah ini sekarang berstatus “%s”, jadi tidak dapat Anda ubah. Isian Anda tetap di peramban ini."
            )
            % article.status_label(request.now)
        )
    return unsaved.keep(
        page=message.page,
        by=request.user,
        article=article,
        version=message.version,
        number=message.number,
        fields=message.fields or {},
        now=request.now,
    )


def _around(request: DeskRequest, message: Message, article: Article | None) -> dict[str, Any]:
    answer: dict[str, Any] = {"at": request.now}
    if message.known:
        answer["closed"] = [str(page) for page in unsaved.closed_among(message.known, request.user)]
    if article is None or not message.is_here:
        return answer
    by, now = request.user, request.now
    if not unsaved.heard(message.page, by=by, article=article, now=now):
        unsaved.enter(message.page, by=by, article=article, may_write=may_edit(article, by, now), now=now)
    answer["version"] = article.version
    if message.told and article.version > message.told:
        answer["moved"] = _moved(request, article)
    else:
        answer["people"] = people(request, article)
    return answer


# In words


def people(request: DeskRequest, article: Article) -> list[str]:
    """One query, and those of `visible_to`."""
    return [
        _sentence(colleague, article) % {"name": colleague.name, "since": _hour(colleague.since, request)}
        for colleague in unsaved.colleagues(article, request.user, request.now)
    ]


def _sentence(colleague: unsaved.Colleague, article: Article) -> str:
    if not colleague.elsewhere:
        told = (
            _("%(name)s sedang menulis naskah ini sejak %(since)s.")
            if colleague.may_write
            else _("%(name)s sedang membuka naskah ini sejak %(since)s.")
        )
    elif article.is_copy:
        told = _("%(name)s sedang membuka berita terbitnya sejak %(since)s.")
    else:
        told = (
            _("%(name)s sedang menulis perubahan atas berita ini sejak %(since)s.")
            if colleague.may_write
            else _("%(name)s sedang membuka perubahan atas berita ini sejak %(since)s.")
        )
    return told


def _hour(at: datetime, request: DeskRequest) -> str:
    """The hour with the office's zone, and the day where it is another one."""
    local, today = timezone.localtime(at), timezone.localdate(request.now)
    pattern = "H.i" if local.date() == today else "j F, H.i"
    return f"{date_format(local, pattern)} {request.office.zone_name}"


def _moved(request: DeskRequest, article: Article) -> str:
    """Who has changed the text meanwhile, by the deeds that this person may know of. Two queries, and on a text of
    others those of `is_own_of`."""
    last, event = revisions.latest(article), deeds(article, request.user).first()
    hand = event if event is not None and (last is None or event.at >= last.at) else last
    deed = event.verb if hand is event and event is not None else "save"
    if hand is None:
        who = _("Rekan Anda")
    else:
        who = _("Anda, di tab lain,") if hand.actor_id == request.user.pk else hand.actor_name
    what = _("menyimpan naskah ini") if deed == "save" else str(DEEDS.get(deed, deed))
    return _("%(who)s %(what)s pukul %(hour)s.") % {
        "who": who,
        "what": what,
        "hour": _hour(article.updated_at, request),
    }


# Reading what may be forged


def _read(request: HttpRequest) -> Message:
    sent = _json(request)
    page = _uuid(sent.get("page"))
    numbers = {name: _number(sent.get(name, 0)) for name in ("version", "told")}
    # Of the browser's clock, in milliseconds.
    numbers["number"] = _number(sent.get("number", 0), 10**15)
    article = sent.get("article")
    person = sent.get("person")
    is_sound = page is not None and None not in numbers.values() and isinstance(person, str)
    if not is_sound or not (article is None or _number(article, 10**18) is not None):
        raise Unreadable(_("Isian ini tidak terbaca."))
    known = sent.get("known", [])
    if not isinstance(known, list):
        raise Unreadable(_("Isian ini tidak terbaca."))
    return Message(
        page=page,  # type: ignore[arg-type]
        person=person,  # type: ignore[arg-type]
        article=article,
        **numbers,  # type: ignore[arg-type]
        is_here=sent.get("is_here") is True,
        fields=_fields(sent) if "values" in sent else None,
        known=[page for raw in known[:MOST_PAGES] if (page := _uuid(raw)) is not None],
    )


def _json(request: HttpRequest) -> dict[str, Any]:
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError) as error:
        raise Unreadable(_("Isian ini terlalu panjang untuk disimpan otomatis."), 413) from error
    if len(body) > MOST_BYTES:
        raise Unreadable(_("Isian ini terlalu panjang untuk disimpan otomatis."), 413)
    try:
        text = body.decode()
        sent = json.loads(text)
        # Half a letter can be spelled in JSON, but not be kept.
        json.dumps(sent, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("Isian ini tidak terbaca.")) from error
    if not isinstance(sent, dict) or ("\\u0000" in text and _has_nul(sent)):
        raise Unreadable(_("Isian ini tidak terbaca."))
    return sent


def _has_nul(sent: Any) -> bool:
    if isinstance(sent, dict):
        return any(_has_nul(part) for pair in sent.items() for part in pair)
    if isinstance(sent, list):
        return any(_has_nul(part) for part in sent)
    return isinstance(sent, str) and "\x00" in sent


def _fields(sent: dict[str, Any]) -> dict[str, Any]:
    values, labels = sent["values"], sent.get("labels", {})
    is_sound = isinstance(values, dict) and all(
        isinstance(found, list) and all(isinstance(value, str) for value in found)
        for found in values.values()
    )
    is_named = isinstance(labels, dict) and all(
        isinstance(found, dict) and all(isinstance(label, str) for label in found.values())
        for found in labels.values()
    )
    if not is_sound or not is_named or len(values) + len(labels) > MOST_FIELDS:
        raise Unreadable(_("Isian ini tidak terbaca."))
    return {"values": values, "labels": labels}


def _number(value: Any, most: int = 10**9) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value < most else None


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) and len(value) == 36 else None
    except ValueError:
        return None
