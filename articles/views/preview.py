"""A text before it is public: for colleagues, and by a signed link for one guest and one revision."""

import re
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.storage import Storage
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import media, preview_links, revisions
from articles.models import Article, Document, Image, PreviewLink, Remark
from articles.public import Answer, PublicRequest, not_found
from articles.views.article import article_context, for_page
from articles.workflow import Refused
from newsroom import visitors
from newsroom.markup import documents_in, pictures_in
from newsroom.plaintext import drop_controls

# What says to machines, and to other people, that a page is there.
UNSAID: dict[str, Any] = {"canonical": "", "description": "", "json_ld": "", "og": {}, "share": []}
# Programs that fetch an address in order to draw its card in a chat; Cubot makes phones.
_CARD_MAKERS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|whatsapp|facebookexternalhit|preview|skype", re.IGNORECASE
)


def _sealed(response: Answer, robots: str = "noindex, nofollow, noarchive") -> Answer:
    """Kept by no cache, listed by no machine, told to no other site."""
    patch_cache_control(response, private=True, no_store=True)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = robots
    return response


@require_safe
def preview(request: PublicRequest, pk: int) -> HttpResponse:
    """The public page of any text that the signed-in colleague may see; to all others a plain 404."""
    row = None
    # A visitor without the cookie is nobody, and his session is not looked at.
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        seen = Article.objects.visible_to(request.user, request.now).select_related("replaces")
        row = for_page(seen).filter(pk=pk).first()
    if row is None:
        response = not_found(request)
        patch_cache_control(response, private=True, no_store=True)
        return response
    return _for_colleagues(request, row)


@csp_replace({"frame-ancestors": [SELF]})
def _for_colleagues(request: PublicRequest, row: Article) -> HttpResponse:
    """The desk shows it in a frame (articles/admin/previewing.py); no other site may."""
    timezone.activate(request.frame.office.zone)
    framed = {"is_preview": True, "is_framed": "bingkai" in request.GET}
    response = render(request, "articles/preview_page.html", article_context(request, row) | UNSAID | framed)
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return _sealed(response, "noindex, nofollow")


class AnswerForm(forms.Form):
    """What a guest says. Lengths are the verb's business."""

    name = forms.CharField(required=False)
    text = forms.CharField(required=False)
    kind = forms.ChoiceField(
        choices=Remark.Kind, error_messages={"required": _("Pilih “Kirim catatan” atau “Setujui naskah”.")}
    )


@csrf_exempt  # The page sets no cookie, so there is none to abuse: the secret address alone is what lets one in.
def linked(request: PublicRequest, token: str) -> HttpResponse:
    """One revision for whoever holds the signed address, and what they answer. A link that does not open, for
    whatever reason, is an address that never was."""
    link = _link(request, token)
    if request.method == "POST":
        return _answered(request, link, token)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if _is_looked_at(request):
        preview_links.open_link(link, request.now)
    return _shown(request, link, token, AnswerForm(initial={"name": link.receiver}))


@require_safe
def linked_media(request: PublicRequest, token: str, path: str) -> HttpResponseBase:
    """A file that the link's revision shows: guests have no other way to an unpublished one."""
    if not _is_shown_by(_link(request, token).revision.content, path):
        raise Http404
    try:
        return _sealed(media.send(path, request))
    except FileNotFoundError:
        raise Http404 from None
    except OSError:
        return _sealed(media.unavailable(path))


def _is_shown_by(content: dict[str, Any], path: str) -> bool:
    body = content.get("body") or ""
    if path.endswith(media.DOCUMENT):
        return Document.objects.filter(file=path, pk__in=documents_in(body)).exists()
    lead = content.get("lead_image")
    shown = [*pictures_in(body), *([lead["id"]] if lead else [])]
    return Image.objects.with_file(path).filter(pk__in=shown).exists()


def _link(request: PublicRequest, token: str) -> PreviewLink:
    link = preview_links.find_link(token, request.now)
    if link is None:
        raise Http404
    return link


def _is_looked_at(request: PublicRequest) -> bool:
    """Whether a person opens the page: nothing fetched ahead, no card being drawn, not the page after an answer."""
    purpose = "".join(request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return (
        request.method == "GET"
        and not re.search("prefetch|prerender|preview", purpose, re.IGNORECASE)
        and request.headers.get("Sec-Fetch-Dest", "document") == "document"
        and not _CARD_MAKERS.search(request.headers.get("User-Agent", ""))
        and "tercatat" not in request.GET
    )


def _comes_from_elsewhere(request: PublicRequest) -> bool:
    """Whether another site's page sent it, where the browser says so. Ours sends no referrer, and then browsers
    call its origin `null`."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    return request.headers.get("Origin", "null") != "null" and not visitors.comes_from_here(request)


def _answered(request: PublicRequest, link: PreviewLink, token: str) -> HttpResponse:
    if _comes_from_elsewhere(request):
        raise PermissionDenied
    typed = {name: drop_controls(request.POST.get(name, "")) for name in ("name", "text", "kind")}
    form = AnswerForm(typed)
    if form.is_valid():
        try:
            preview_links.answer(link=link, now=request.now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        except PreviewLink.DoesNotExist:
            raise Http404 from None
        else:
            return _sealed(HttpResponseRedirect(f"{request.path}?tercatat#jawaban", status=303))
    return _shown(request, link, token, form)


class GuestFiles(Storage):
    """Gives the files of a text the addresses under which the holder of one link may fetch them."""

    def __init__(self, token: str) -> None:
        self.token = token

    def url(self, name: str | None) -> str:
        return reverse("articles:preview_link_media", args=[self.token, name])


def _shown(request: PublicRequest, link: PreviewLink, token: str, form: AnswerForm) -> HttpResponse:
    timezone.activate(request.frame.office.zone)
    try:
        row, tags = revisions.as_article(link.revision, for_page(Article.objects.all()))
    except Article.DoesNotExist:
        raise Http404 from None
    pinned = [pin["id"] for pin in link.revision.content.get("related_pins", [])]
    is_change = link.revision.copy_id is not None
    context = article_context(request, row, tags=tags, pinned=pinned, files=GuestFiles(token)) | {
        **UNSAID,
        "is_preview": True,
        "link": link,
        "is_change": is_change,
        "public_address": row.get_absolute_url() if row.is_public(request.now) and not is_change else "",
        "answers": link.answers.all(),
        "is_recorded": request.method != "POST" and "tercatat" in request.GET,
        "form": form,
    }
    return _sealed(render(request, "articles/preview_link.html", context))
