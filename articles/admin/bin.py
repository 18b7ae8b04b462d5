"""The bin: what was thrown away in the last thirty days, and the only way to get it back."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.desk_request import DeskRequest
from articles.models import Article, Event
from articles.querysets import BIN_KEEPS
from articles.workflow import Refused, note

PER_PAGE = 30
# No larger number is a key or a version.
_DIGITS = 9


def listed(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """Own drafts, for those who oversee everybody's. Three queries. A POST takes one back."""
    if not request.user.has_perm("articles.delete_article"):
        raise PermissionDenied
    if request.method == "POST":
        return _restored(request)
    thrown = Event.objects.filter(article=OuterRef("pk"), verb="discard_draft").order_by("-at", "-pk")
    rows = (
        Article.objects.in_bin_of(request.user, request.now)
        .select_related("category", "writer")
        .annotate(thrown_by=Subquery(thrown.values("actor_name")[:1]))
        .defer("body")
        .order_by("-binned_at", "-pk")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman"))
    entries = [(article, article.binned_at + BIN_KEEPS) for article in page if article.binned_at]
    context: dict[str, Any] = {
        **desk.admin_site.each_context(request),
        "title": _("Tempat sampah"),
        "opts": desk.opts,
        "entries": entries,
        "page": page,
    }
    return TemplateResponse(request, "admin/articles/article/bin.html", context)


def _restored(request: DeskRequest) -> HttpResponse:
    key, version = request.POST.get("naskah", ""), request.POST.get("version", "")
    if not all(value.isascii() and value.isdigit() and len(value) <= _DIGITS for value in (key, version)):
        raise Http404
    article = Article.objects.in_bin_of(request.user, request.now).filter(pk=int(key)).first()
    if article is None:
        return _already_back(request, int(key))
    try:
        workflow.restore_draft(article=article, by=request.user, now=timezone.now(), version=int(version))
    except Refused as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("admin:articles_article_bin"))
    messages.success(request, _("Draf dipulihkan."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _already_back(request: DeskRequest, pk: int) -> HttpResponse:
    """A second press, or a page that was left open while a colleague took it back."""
    article = Article.objects.visible_to(request.user, request.now).filter(pk=pk).first()
    if article is None:
        raise Http404
    sentence = _("Naskah ini sudah tidak di tempat sampah.")
    note("restore_draft", article, request.user, sentence)
    messages.warning(request, sentence)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
