"""Questions and answers, links, static pages, and the site map for people."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.public import PublicRequest, head, public_page
from newsroom.richtext import present
from pages.models import Faq, Link, Page
from pages.site_map import site_map as branches


def _head(request: PublicRequest, *, title: str, address: str, description: str) -> dict[str, Any]:
    crumbs = [(title, address)]
    return head(request, title=title, address=address, description=description, crumbs=crumbs)


def _own_host(request: PublicRequest) -> str:
    return request.get_host().partition(":")[0]


@public_page
def faq(request: PublicRequest) -> HttpResponse:
    """Template: pages/faq.html; context: topics, each with its entries, which have `answer_html`."""
    intro = _("Jawaban atas pertanyaan yang sering kami terima.")
    context = _head(request, title=_("Tanya Jawab"), address=reverse("pages:faq"), description=intro)
    entries = list(Faq.objects.published().select_related("topic"))
    for entry in entries:
        entry.answer_html = present(entry.answer, own_host=_own_host(request))
    topics = [(topic, list(group)) for topic, group in groupby(entries, key=lambda entry: entry.topic)]
    return render(request, "pages/faq.html", {**context, "intro": intro, "topics": topics})


@public_page
def links(request: PublicRequest) -> HttpResponse:
    """Template: pages/links.html; context: groups, each with its links."""
    intro = _("Alamat lembaga lain yang mungkin Anda perlukan.")
    context = _head(request, title=_("Tautan"), address=reverse("pages:links"), description=intro)
    rows = Link.objects.published().select_related("group")
    groups = [(group, list(found)) for group, found in groupby(rows, key=lambda link: link.group)]
    return render(request, "pages/links.html", {**context, "intro": intro, "groups": groups})


@public_page
def page(request: PublicRequest, slug: str) -> HttpResponse:
    """Template: pages/page.html; context: page_row, body_html."""
    row = get_object_or_404(Page.objects.published(), slug=slug)
    context = _head(request, title=row.title, address=row.get_absolute_url(), description=row.summary)
    body = present(row.body, own_host=_own_host(request))
    return render(request, "pages/page.html", {**context, "page_row": row, "body_html": body})


@public_page
def site_map(request: PublicRequest) -> HttpResponse:
    """Template: pages/site_map.html; context: see `pages.site_map`."""
    intro = _("Semua yang ada di situs ini, dalam satu halaman.")
    context = _head(request, title=_("Peta Situs"), address=reverse("pages:site_map"), description=intro)
    found = branches(request.now, request.frame.office.zone)
    return render(request, "pages/site_map.html", {**context, **found, "intro": intro})
