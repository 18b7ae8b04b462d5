"""The doors by which documents come into the library and are picked from it, for scripts; each asks for its permission."""

from functools import partial
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import modelform_factory
from django.http import HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import documents
from articles.admin.careful import CarefulForm
from articles.admin.desk_request import DeskRequest
from articles.admin.image_uploads import MOST_PICKED_PAGES, PICKED, bounded, page_number, sentences
from articles.models import Document
from newsroom.storage import store_is_away

TitleForm = modelform_factory(Document, form=CarefulForm, fields=["title"])


def urls(desk: ModelAdmin) -> list[URLPattern]:
    wrap = desk.admin_site.admin_view
    return [
        path("unggah/", bounded(wrap(require_POST(partial(upload, desk)))), name="articles_document_upload"),
        path("pilih/", wrap(require_safe(partial(pick, desk))), name="articles_document_pick"),
    ]


def upload(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """Take in one `file`. Without a `title` it gets the file's name."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    file, form = request.FILES.get("file"), TitleForm(request.POST)
    form.fields["title"].required = False
    found = sentences(form)
    if file is None:
        found["file"] = [_("Pilih satu berkas PDF.")]
    if file is None or found:
        return JsonResponse({"errors": found}, status=422)
    try:
        pdf = documents.read(file)
        document = documents.take_in(pdf, title=form.cleaned_data["title"], by=request.user, now=request.now)
    except ValidationError as refused:
        return JsonResponse({"errors": {"file": refused.messages}}, status=422)
    except OSError:
        return JsonResponse({"errors": {"file": [store_is_away()]}}, status=503)
    twins = [answer(twin) for twin in documents.twins_of(document)]
    return JsonResponse(answer(document) | {"notice": pdf.notice, "twins": twins}, status=201)


def pick(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """Pages of the library, the newest first, as `?q=` asks. One query."""
    if not desk.has_view_permission(request):
        raise PermissionDenied
    number = page_number(request.GET.get("page", ""))
    rows = documents.matching(
        Document.objects.order_by("-uploaded_at", "-pk"), request.GET.get("q", "")[:200]
    )
    first = (number - 1) * PICKED
    found = list(rows[first : first + PICKED + 1])
    is_more = len(found) > PICKED and number < MOST_PICKED_PAGES
    return JsonResponse(
        {"results": [answer(row) for row in found[:PICKED]], "next": number + 1 if is_more else None}
    )


def answer(document: Document) -> dict[str, Any]:
    """What a document is to a script; `size` in bytes."""
    paper = document.paper()
    return {
        "id": document.pk,
        "title": paper.title,
        "size": paper.size,
        "pages": paper.pages,
        "href": paper.href,
    }
