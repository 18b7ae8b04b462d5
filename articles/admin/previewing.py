"""The page on which a text is looked at as readers, searchers and chats will see it, and shown to guests by link."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.widgets import UnfoldAdminTextInputWidget

from articles import preview_links, revisions
from articles.admin.confirmation import confirm
from articles.admin.desk_request import DeskRequest
from articles.admin.review import moment
from articles.machine_pictures import shared_picture
from articles.models import Article, Autosave, PreviewLink
from articles.related import related_to
from articles.share_cards import card_of
from articles.transitions import state_of
from articles.workflow import Refused
from newsroom.plaintext import cut_at_word

LINKS_SHOWN = 50
# Letters that fit before the rest is cut off, as measured on phones; each service changes them now and then.
TITLE_FITS = {"WhatsApp": 65, "Facebook": 80, "X": 70}
# Facebook shows none, nor does X beside a large picture.
TEXT_FITS = {"WhatsApp": 80}
FOUND_TITLE_FITS, FOUND_TEXT_FITS = 60, 155


@dataclass(frozen=True)
class Card:
    """How a service draws the address: what is too long is cut there, and only there."""

    service: str
    title: str
    text: str
    is_cut: bool


@dataclass(frozen=True)
class Shown:
    """A link as its list tells it."""

    link: PreviewLink
    address: str
    state: str
    is_open: bool
    has_changed: bool
    may_revoke: bool


class LinkForm(forms.Form):
    receiver = forms.CharField(
        label=gettext_lazy("Untuk siapa"),
        max_length=120,
        widget=UnfoldAdminTextInputWidget({"autocomplete": "off"}),
        help_text=gettext_lazy("Nama atau jabatan; tampil di halaman pratinjau dan tercatat."),
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Berlaku sampai"),
        coerce=int,
        initial=preview_links.PROPOSED_DAYS,
        widget=forms.RadioSelect,
    )

    def __init__(self, request: DeskRequest, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            (days, _until(days, moment(request.now + timedelta(days=days), request.office.zone_name)))
            for days in preview_links.DAYS
        ]


def _until(days: int, minute: str) -> str:
    return ngettext("%(days)d hari, sampai %(minute)s", "%(days)d hari, sampai %(minute)s", days) % {
        "days": days,
        "minute": minute,
    }


def preview(desk: ModelAdmin, request: DeskRequest, article: Article) -> HttpResponse:
    """Look, and on POST make a link."""
    may_share = preview_links.may_share(article, request.user, request.now)
    form = LinkForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may_share:
            raise PermissionDenied
        if form.is_valid() and _made(request, article, form):
            return HttpResponseRedirect(f"{request.path}#tautan")
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Pratinjau: %s") % article,
        "opts": desk.opts,
        "original": article,
        "article": article,
        "state_label": article.status_label(request.now),
        "state": state_of(article, request.now),
        "frame": reverse("articles:preview", args=[article.pk]),
        "unsaved": _unsaved(request, article),
        "may_share": may_share,
        "has_address": article.was_ever_public(request.now),
        "form": form,
        "links": _links(request, article) if may_share else [],
        **_cards(request, article),
    }
    return TemplateResponse(request, "admin/articles/article/preview.html", context)


def _made(request: DeskRequest, article: Article, form: LinkForm) -> bool:
    try:
        link = preview_links.make_link(
            article=article, by=request.user, now=timezone.now(), **form.cleaned_data
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    told = _("Tautan untuk %(receiver)s siap. Salin alamatnya dari daftar dan kirimkan sendiri kepadanya.")
    messages.success(request, told % {"receiver": link.receiver})
    return True


def revoke(desk: ModelAdmin, request: DeskRequest, article: Article, key: int) -> HttpResponse:
    """Ask, and on POST take a link back."""
    if not preview_links.may_share(article, request.user, request.now):
        raise PermissionDenied
    link = PreviewLink.objects.of_row(article).filter(pk=key).first()
    if link is None:
        raise Http404

    def act(_cleaned: dict[str, Any]) -> str:
        preview_links.revoke_link(link=link, by=request.user, now=timezone.now())
        return _("Tautan untuk %(receiver)s dicabut.") % {"receiver": link.receiver}

    return confirm(
        desk,
        request,
        title=_("Cabut tautan untuk %(receiver)s") % {"receiver": link.receiver},
        sentences=[
            _("Alamatnya langsung tidak dapat dibuka lagi. Jawaban yang sudah masuk tetap tersimpan.")
        ],
        submit=_("Cabut tautan"),
        back=reverse("admin:articles_article_preview", args=[article.pk]) + "#tautan",
        form=forms.Form(request.POST if request.method == "POST" else None),
        act=act,
        is_danger=True,
        obj=article,
    )


def _unsaved(request: DeskRequest, article: Article) -> Autosave | None:
    """What this person has typed into the form and not saved: the page cannot show it."""
    typed = Autosave.objects.filter(user=request.user, article=article, fields__isnull=False)
    return typed.order_by("-saved_at").first()


def _links(request: DeskRequest, article: Article) -> list[Shown]:
    """The newest links to this row, with what was answered. Four queries."""
    newest = revisions.latest(article)
    rows = PreviewLink.objects.of_row(article).select_related("revision", "made_by")
    opening = set(PreviewLink.objects.opening(request.now).of_row(article).values_list("pk", flat=True))
    return [
        Shown(
            link=link,
            address=request.build_absolute_uri(
                reverse("articles:preview_link", args=[preview_links.token_of(link)])
            ),
            state=_state(link, link.pk in opening, request),
            is_open=link.pk in opening,
            has_changed=newest is not None and newest.pk != link.revision_id,
            may_revoke=link.pk in opening and preview_links.may_revoke(link, request.user),
        )
        for link in rows.prefetch_related("answers")[:LINKS_SHOWN]
    ]


def _state(link: PreviewLink, is_open: bool, request: DeskRequest) -> str:
    zone_name = request.office.zone_name
    if link.revoked_at is not None:
        return _("dicabut %(minute)s") % {"minute": moment(link.revoked_at, zone_name)}
    if link.expires_at <= request.now:
        return _("habis masa berlakunya %(minute)s") % {"minute": moment(link.expires_at, zone_name)}
    if not is_open:
        return _("tidak dapat dibuka, karena beritanya dicabut")
    return _("berlaku sampai %(minute)s") % {"minute": moment(link.expires_at, zone_name)}


def _cards(request: DeskRequest, article: Article) -> dict[str, Any]:
    """What others make of the page's head (`articles.structured_data.open_graph`), and what stands below it."""
    title, text = article.headline, article.teaser
    cards = [
        Card(
            service,
            cut_at_word(title, fits),
            cut_at_word(text, TEXT_FITS[service]) if service in TEXT_FITS else "",
            len(title) > fits,
        )
        for service, fits in TITLE_FITS.items()
    ]
    image = article.lead_image
    with_name = f"{title} – {request.office.name}"
    return {
        "cards": cards,
        "cut_at": [card.service for card in cards if card.is_cut],
        "is_card_drawn": image is None,
        "picture": shared_picture(image) if image is not None else card_of(article, request.office),
        "host": request.get_host(),
        # The office's name goes before a word of the headline does.
        "found_title": with_name
        if len(with_name) <= FOUND_TITLE_FITS
        else cut_at_word(title, FOUND_TITLE_FITS),
        "is_found_title_cut": len(title) > FOUND_TITLE_FITS,
        "found_text": cut_at_word(text, FOUND_TEXT_FITS),
        "has_summary": bool(article.summary),
        "shelf": article.category,
        "related": related_to(article, list(article.tags.all()), request.now),
    }
