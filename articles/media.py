"""The gate of files: one is public while a public text, or the office's identity, shows it.

The application decides; the proxy only sends (`X-Accel-Redirect`), from a folder or from the object store. Without a
proxy Django sends.
"""

import logging
import re
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import F, QuerySet
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, BodyDocument, BodyPicture, Document, Image, ShareCard
from articles.public import PublicRequest, is_fresh, keep_briefly, keep_not_yet, not_found

if TYPE_CHECKING:
    # Its libraries are heavy, and a site with a folder needs none of them.
    from newsroom.object_store import ObjectStore

logger = logging.getLogger(__name__)

DOCUMENT = ".pdf"
# Anything else that might lie among the files is sent as bytes, never as a page.
TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    DOCUMENT: "application/pdf",
    ".png": "image/png",
    ".webp": "image/webp",
}
# What a file may do where a browser opens it as a page: nothing. deploy/nginx.conf says the same.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
LONGEST_NAME = 120
# What Windows does not take in a file's name.
_UNSAFE = re.compile(r'[\\/:*?"<>|]+')


@require_safe
def media(request: PublicRequest, path: str) -> HttpResponseBase:
    """The file at `path`. To visitors an unpublished one answers like one that never was."""
    try:
        if path == request.frame.office.logo.name:
            return keep_briefly(send(path, request), request)
        if shown := _shown_since(path, request):
            response = send(path, request)
            is_new = is_fresh(shown[0], request.now)
            return keep_not_yet(response) if is_new else keep_briefly(response, request)
        if _is_for_staff(path, request):
            response = send(path, request)
            patch_cache_control(response, private=True, no_store=True)
            return response
    except FileNotFoundError:
        pass
    except OSError:
        return unavailable(path)
    return keep_briefly(not_found(request), request)


def _shown_since(path: str, request: PublicRequest) -> list[datetime | None]:
    """When it was decided that the oldest public text with this file goes out; empty where none shows it. One query,
    whatever kind of file it is."""
    public = Article.objects.published(request.now).filter(pk__in=_texts_with(path))
    return list(
        public.order_by(F("released_at").asc(nulls_first=True)).values_list("released_at", flat=True)[:1]
    )


def _texts_with(path: str) -> QuerySet[Any, Any]:
    """Every text that shows it, public or not: a branch for each way, as each has its index."""
    pictures = Image.objects.with_file(path)
    return (
        Article.objects.filter(lead_image__in=pictures)
        .order_by()
        .values("pk")
        .union(
            BodyPicture.objects.filter(image__in=pictures).values("article"),
            BodyDocument.objects.filter(document__file=path).values("article"),
            ShareCard.objects.filter(file=path).values("article"),
            all=True,
        )
    )


def _is_for_staff(path: str, request: PublicRequest) -> bool:
    """The libraries are open to whoever may look into them, a card to who may see its text. A visitor's session is
    not looked at."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_staff:
        return False
    user = request.user
    if path.endswith(DOCUMENT):
        return user.has_perm("articles.view_document") and Document.objects.filter(file=path).exists()
    if user.has_perm("articles.view_image") and Image.objects.with_file(path).exists():
        return True
    return Article.objects.visible_to(user, request.now).filter(share_card__file=path).exists()


def send(path: str, request: PublicRequest) -> HttpResponseBase:
    """The file, or an order to the proxy to send it; whoever calls has decided that it may be seen.

    Raises FileNotFoundError, or another OSError where files cannot be read now.
    """
    suffix = PurePosixPath(path).suffix.lower()
    content_type = TYPES.get(suffix, "application/octet-stream")
    # A file never changes under its name.
    etag = quote_etag(quote(path))
    response: HttpResponseBase
    if settings.MEDIA_ACCEL_LOCATION:
        response = HttpResponse(content_type=content_type, headers={"X-Accel-Redirect": _order(path)})
    else:
        unchanged = get_conditional_response(request, etag=etag)
        response = unchanged or FileResponse(default_storage.open(path), content_type=content_type)
        response.headers["ETag"] = etag
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    if suffix == DOCUMENT:
        response.headers["Content-Disposition"] = content_disposition_header(True, _download_name(path))
        # Found by search, but not kept there once it is withdrawn here.
        response.headers["X-Robots-Tag"] = "noarchive"
    else:
        response.headers["Content-Disposition"] = "inline"
    return response


def _order(path: str) -> str:
    """Where the proxy finds the file. Of an object store it is an address that is good for a minute, which the proxy
    keeps to itself."""
    location = settings.MEDIA_ACCEL_LOCATION
    if settings.MEDIA_S3["BUCKET"]:
        store = cast("ObjectStore", default_storage)
        return location.rstrip("/") + store.order(path)
    return location + quote(path)


def _download_name(path: str) -> str:
    """After the document's title, so that it is found again among the downloads."""
    title = Document.objects.filter(file=path).values_list("title", flat=True).first() or ""
    return (_UNSAFE.sub("-", title)[:LONGEST_NAME].strip(" .-") or _("Dokumen")) + DOCUMENT


def unavailable(path: str) -> HttpResponse:
    logger.exception("%s cannot be read", path)
    sentence = _("Berkas ini sedang tidak dapat dibuka. Silakan coba lagi beberapa saat lagi.")
    headers = {"Retry-After": "30", "Cache-Control": "no-store"}
    return HttpResponse(sentence, status=503, content_type="text/plain; charset=utf-8", headers=headers)
