"""The picture that a link to an article without a photo shows elsewhere.

Its address names what it is drawn from, so that a page names it without a question and without drawing. It is drawn at
the first request of that address, once: whoever asks again, or for what is no longer current, costs no drawing.
"""

import hashlib
import json
from datetime import datetime

import PIL.Image
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.media import send, unavailable
from articles.models import Article, Office, ShareCard
from articles.public import PublicRequest, is_fresh, keep_briefly, keep_not_yet, not_found
from newsroom.card_drawing import SIZE, Words, draw
from newsroom.picture_element import Picture

# To be raised when cards are drawn otherwise.
_DESIGN = 1
# One is drawn at a time in the whole newsroom; a request waits for its turn so long.
_LOCK, _PATIENCE = 6_307_112, "2s"


class Busy(Exception):  # noqa: N818  it is an answer, not a fault
    """Others are being drawn."""


def key_of(article: Article, office: Office) -> str:
    """A digest of all that the card shows. Needs `category`."""
    facts = [_DESIGN, *_words(article, office).__dict__.values(), office.accent, str(office.logo)]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]


def card_of(article: Article, office: Office) -> Picture:
    """The card as the page's head names it; nothing is drawn, and nothing asked of the database."""
    address = reverse("articles:share_card", args=[article.pk, key_of(article, office)])
    return Picture(address, "", *SIZE, alt=article.headline)


def _words(article: Article, office: Office) -> Words:
    if article.verdict:
        label = f"{article.get_kind_display()}: {article.get_verdict_display()}"
    elif article.kind != Article.Kind.NEWS:
        label = article.get_kind_display()
    else:
        label = article.category.name
    return Words(label, article.headline, office.name, office.parent_name)


def _drawn(article: Article, office: Office) -> bytes:
    return draw(_words(article, office), office.accent, _logo(office))


def _logo(office: Office) -> PIL.Image.Image | None:
    if not office.logo:
        return None
    try:
        with office.logo.storage.open(str(office.logo), "rb") as file, PIL.Image.open(file) as logo:
            return logo.convert("RGBA")
    except OSError:
        return None


@transaction.atomic
def keep_card(article: Article, office: Office) -> str:
    """The name of its file, drawn where there is none yet. Raises Busy."""
    key = key_of(article, office)
    if kept := ShareCard.objects.filter(article=article, key=key).first():
        return str(kept.file)
    _take_turn()
    card = ShareCard.objects.filter(article=article).first() or ShareCard(article=article)
    if card.key == key:
        return str(card.file)
    if card.file:
        _delete_later(card.file.storage, str(card.file))
    card.key = key
    card.file.save("kartu.png", ContentFile(_drawn(article, office)))
    return str(card.file)


def forget_card(article: Article) -> None:
    """Remove it. A draft that goes for good has one where it was public for the seconds of an undone publication."""
    for card in ShareCard.objects.filter(article=article):
        _delete_later(card.file.storage, str(card.file))
        card.delete()


def _delete_later(storage: Storage, name: str) -> None:
    transaction.on_commit(lambda: storage.delete(name), robust=True)


def _take_turn() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [_PATIENCE])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    except OperationalError as error:
        raise Busy from error


@require_safe
def share_card(request: PublicRequest, pk: int, key: str) -> HttpResponseBase:
    """The card of a public article without a photo; to colleagues also of what they may see, and then not kept."""
    rows = Article.objects.filter(pk=pk, lead_image=None).select_related("category").defer("body")
    if row := rows.published(request.now).first():
        return _public(request, row, key)
    # A visitor without the cookie is nobody, and his session is not looked at.
    is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
    if is_known and (row := rows.visible_to(request.user, request.now).first()):
        response = HttpResponse(_drawn(row, request.frame.office), content_type="image/png")
        patch_cache_control(response, private=True, no_store=True)
        return response
    return keep_briefly(not_found(request), request)


def _public(request: PublicRequest, row: Article, key: str) -> HttpResponseBase:
    office = request.frame.office
    if key != key_of(row, office):
        return keep_briefly(HttpResponseRedirect(card_of(row, office).src), request)
    try:
        response = send(keep_card(row, office), request)
    except Busy:
        return HttpResponse(status=503, headers={"Retry-After": "5", "Cache-Control": "no-store"})
    except FileNotFoundError:
        # Whoever asks next has it drawn anew.
        forget_card(row)
        return keep_briefly(not_found(request), request)
    except OSError:
        return unavailable(request.path)
    return _kept(response, row.released_at, request)


def _kept(
    response: HttpResponseBase, released_at: datetime | None, request: PublicRequest
) -> HttpResponseBase:
    fresh = is_fresh(released_at, request.now)
    return keep_not_yet(response) if fresh else keep_briefly(response, request)
