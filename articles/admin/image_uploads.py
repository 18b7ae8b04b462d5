"""The doors by which pictures come into the library and are picked from it, for scripts; each asks for its permission."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles import library, pictures
from articles.admin.desk_request import DeskRequest
from articles.admin.image_answers import answer
from articles.admin.image_form import NEEDS_WORDS, WordsForm, is_undescribed
from articles.models import Image
from articles.pictures import LARGEST_FILE
from articles.workflow import Refused, may_change_picture, note

# Beside the file there are words, and what separates them.
MOST_SENT = LARGEST_FILE + 1024 * 1024
PICKED = 24
MOST_PICKED_PAGES = 500

View = Callable[..., HttpResponseBase]


def urls(desk: ModelAdmin) -> list[URLPattern]:
    wrap = desk.admin_site.admin_view
    return [
        path("unggah/", bounded(wrap(require_POST(partial(upload, desk)))), name="articles_image_upload"),
        path("pilih/", wrap(require_safe(partial(pick, desk))), name="articles_image_pick"),
        path("<int:pk>/kata/", wrap(require_POST(partial(words, desk))), name="articles_image_words"),
        path("<int:pk>/batal/", wrap(require_POST(partial(undo, desk))), name="articles_image_undo"),
    ]


def _sentence_for_scripts(request: HttpRequest) -> HttpResponseBase:
    sentence = _("Berkas lebih besar dari 20 MB. Kecilkan dahulu.")
    return JsonResponse({"errors": {"file": [sentence]}}, status=413)


def bounded(view: View, refuse: View = _sentence_for_scripts) -> View:
    """Turns away what is too long before a byte of it is read. The token is looked for, and the body so read, only
    afterwards: `view` is one of the admin's, which looks for it itself."""

    @csrf_exempt
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isascii() or not length.isdigit() or int(length) > MOST_SENT:
            return refuse(request)
        return view(request, *args, **kwargs)

    return inner


def upload(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """Take in one `file`. Words may follow; what is empty is proposed from what the file says of itself."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    file, form = request.FILES.get("file"), WordsForm(request.POST)
    found = sentences(form)
    if file is None:
        found["file"] = [_("Pilih satu berkas foto.")]
    if file is None or found:
        return JsonResponse({"errors": found}, status=422)
    try:
        image = library.take_in(file, by=request.user, now=request.now, **form.cleaned_data)
    except ValidationError as refused:
        return JsonResponse({"errors": _by_field(refused)}, status=422)
    return JsonResponse(answer(image, pictures.twins_of(image)), status=201)


def words(desk: ModelAdmin, request: DeskRequest, pk: int) -> HttpResponse:
    """Change what stands beside a picture; fields that are not sent stay, but for the box, which is then empty."""
    with transaction.atomic():
        image = Image.objects.select_for_update(no_key=True).filter(pk=pk).first()
        if image is None:
            raise Http404
        if not may_change_picture(image, request.user):
            raise PermissionDenied
        form = WordsForm(_with_rest(request.POST, image))
        if form.is_valid() and is_undescribed(form.cleaned_data):
            form.add_error("alt_text", NEEDS_WORDS)
        if not form.is_valid():
            return JsonResponse({"errors": sentences(form)}, status=422)
        library.describe(image, form.cleaned_data, by=request.user, now=request.now)
    return JsonResponse(answer(image))


def undo(desk: ModelAdmin, request: DeskRequest, pk: int) -> HttpResponse:
    """Take back an own upload."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    image = Image.objects.filter(pk=pk).first()
    if image is None:
        raise Http404
    try:
        library.undo(image=image, by=request.user, now=request.now)
    except Refused as refused:
        note("undo_upload", image, request.user, refused)
        return JsonResponse({"errors": {"__all__": [str(refused)]}}, status=422)
    return JsonResponse({"id": pk})


def pick(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """Pages of the library, the newest first, as `?q=` asks. Two queries."""
    if not desk.has_view_permission(request):
        raise PermissionDenied
    number = page_number(request.GET.get("page", ""))
    rows = library.matching(Image.objects.order_by("-uploaded_at", "-pk"), request.GET.get("q", "")[:200])
    first = (number - 1) * PICKED
    found = list(rows.prefetch_related("renditions")[first : first + PICKED + 1])
    is_more = len(found) > PICKED and number < MOST_PICKED_PAGES
    return JsonResponse(
        {"results": [answer(image) for image in found[:PICKED]], "next": number + 1 if is_more else None}
    )


def _with_rest(sent: QueryDict, image: Image) -> QueryDict:
    whole = sent.copy()
    for name in ("alt_text", "caption", "credit"):
        if name not in whole:
            whole[name] = getattr(image, name)
    return whole


def sentences(form: BaseForm) -> dict[str, list[str]]:
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def _by_field(refused: ValidationError) -> dict[str, list[str]]:
    """What the file is at fault for is its field's."""
    return refused.message_dict if hasattr(refused, "error_dict") else {"file": refused.messages}


def page_number(text: str) -> int:
    """The first page, whatever is asked for in place of a number."""
    known = text.isascii() and text.isdigit() and len(text) < 5
    return min(max(int(text), 1), MOST_PICKED_PAGES) if known else 1
