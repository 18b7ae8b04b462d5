"""Several photos at once: sent one by one with a script, all together without one, then described on one page."""

import re
import time
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import library
from articles.admin.desk_request import DeskRequest
from articles.admin.image_answers import smallest
from articles.admin.image_form import ACCEPTED, NEEDS_WORDS, SharedForm, WordsForm, is_undescribed
from articles.models import Image
from articles.pictures import LARGEST_FILE, too_busy
from articles.workflow import Refused, changeable_pictures, note

MOST_FILES = 30
# After this no further file is begun: whoever waits, and the proxy, wait two minutes at most.
MOST_SECONDS = 60.0
# Where the numbers of the pictures that wait for words stand in the address.
ASKED = "foto"
TOO_LONG = "terlalu-besar"
_NUMBERS = re.compile(r"[0-9]{1,17}")


@dataclass(frozen=True)
class Card:
    image: Image
    thumbnail: str
    form: WordsForm
    twins: list[Image]


def add(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    if not desk.has_add_permission(request):
        raise PermissionDenied
    if request.FILES:
        return _take_in(request)
    asked = _asked(request)
    if request.method == "POST" and asked:
        return _described(desk, request, asked)
    if request.method == "POST":
        messages.error(request, _("Pilih sedikitnya satu berkas foto."))
    return _page(desk, request, _cards(asked), SharedForm())


def too_long(request: HttpRequest) -> HttpResponseBase:
    """Said on the page itself, which is opened anew: nothing of what was sent is read."""
    return HttpResponseRedirect(f"{_address([])}?{TOO_LONG}=1")


def _take_in(request: DeskRequest) -> HttpResponse:
    """Without a script: every file that can be taken in is, and of each other one it is said why not."""
    taken, until = [], time.monotonic() + MOST_SECONDS
    files = request.FILES.getlist("files")
    for file in files[:MOST_FILES]:
        try:
            if time.monotonic() >= until:
                raise ValidationError(too_busy())
            taken.append(library.take_in(file, by=request.user, now=request.now).pk)
        except ValidationError as refused:
            messages.error(request, f"{str(file.name)[:80]}: {' '.join(refused.messages)}")
    if len(files) > MOST_FILES or not files:
        messages.error(request, _("Pilih paling banyak %d foto sekaligus.") % MOST_FILES)
    if taken:
        told = ngettext("%d foto tersimpan di pustaka.", "%d foto tersimpan di pustaka.", len(taken))
        messages.success(request, told % len(taken))
    return HttpResponseRedirect(_address(taken))


def _asked(request: DeskRequest) -> list[Image]:
    """Own uploads that are waited for, in the order in which they came. Two queries."""
    sent = request.POST.getlist("picture") if request.method == "POST" else [request.GET.get(ASKED, "")]
    numbers = [int(number) for piece in sent[: 2 * MOST_FILES] for number in _NUMBERS.findall(piece)]
    rows = changeable_pictures(request.user).filter(
        pk__in=numbers[: 2 * MOST_FILES], uploaded_by=request.user
    )
    return list(rows.order_by("pk").prefetch_related("renditions"))


def _described(desk: ModelAdmin, request: DeskRequest, images: list[Image]) -> HttpResponse:
    """Keep the words of all whose words can stand; the others are shown again."""
    shared = SharedForm(request.POST)
    cards = _cards(images, request.POST)
    if shared.is_valid():
        faulty = [card for card in cards if not _kept(request, card.image, shared)]
    else:
        faulty = cards
    if gone := _undone(request, images):
        return HttpResponseRedirect(_address([image.pk for image in images if image.pk != gone]))
    if faulty or shared.errors:
        return _page(desk, request, faulty, shared)
    messages.success(request, _("Keterangan foto tersimpan."))
    return HttpResponseRedirect(reverse("admin:articles_image_changelist"))


@transaction.atomic
def _kept(request: DeskRequest, image: Image, shared: SharedForm) -> bool:
    """Looked at again under the lock: somebody may have taken the picture up meanwhile."""
    rows = changeable_pictures(request.user).select_for_update(of=("self",), no_key=True)
    stored = rows.filter(pk=image.pk).first()
    form = _words(stored, request.POST) if stored else None
    if stored is None or form is None or form.errors:
        return False
    given = {name: form.cleaned_data[name] for name in form.fields} | shared.given()
    fresh = Image.objects.get(pk=image.pk)
    library.describe(fresh, given, by=request.user, now=request.now, tags=shared.cleaned_data["tags"])
    return True


def _undone(request: DeskRequest, images: list[Image]) -> int:
    """The upload that is taken back, and 0 for none."""
    image = next((image for image in images if request.POST.get("batal") == str(image.pk)), None)
    if image is None:
        return 0
    try:
        library.undo(image=image, by=request.user, now=request.now)
    except Refused as refused:
        note("undo_upload", image, request.user, refused)
        messages.error(request, str(refused))
        return 0
    return image.pk


def _cards(images: list[Image], data: Any = None) -> list[Card]:
    twins = library.twins_among(images) if images else {}
    return [Card(image, smallest(image), _words(image, data), twins[image.pk]) for image in images]


def _words(image: Image, data: Any) -> WordsForm:
    form = WordsForm(data, instance=image, prefix=str(image.pk))
    if form.is_bound and form.is_valid() and is_undescribed(form.cleaned_data):
        form.add_error("alt_text", NEEDS_WORDS)
    return form


def _page(desk: ModelAdmin, request: DeskRequest, cards: list[Card], shared: SharedForm) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Unggah foto"),
        "opts": desk.opts,
        "cards": cards,
        "shared": shared,
        "pattern": WordsForm(prefix="__foto__"),
        "accepted": ACCEPTED,
        "most_files": MOST_FILES,
        "largest": LARGEST_FILE,
        "is_too_long": TOO_LONG in request.GET,
        "media": desk.media + shared.media,
    }
    request.current_app = desk.admin_site.name
    return TemplateResponse(request, "admin/articles/image/add.html", context)


def _address(pks: list[int]) -> str:
    address = reverse("admin:articles_image_add")
    return f"{address}?{ASKED}={','.join(map(str, pks))}" if pks else address
