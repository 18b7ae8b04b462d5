"""The gate of pictures: a file is public while a public text, or the office's identity, shows it.

The application decides; the proxy only sends (`X-Accel-Redirect`), or without one Django does.
"""

from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import F
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles.models import Article, Image
from articles.public import PublicRequest, is_fresh, keep_briefly, keep_not_yet, not_found

# Anything else that might lie among the files is sent as bytes, never as a page.
TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


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
    return keep_briefly(not_found(request), request)


def _shown_since(path: str, request: PublicRequest) -> list[datetime | None]:
    """When it was decided that the oldest public text with this picture goes out; empty where none shows it."""
    pictures = Image.objects.with_file(path)
    public = Article.objects.published(request.now).filter(lead_image__in=pictures)
    return list(
        public.order_by(F("released_at").asc(nulls_first=True)).values_list("released_at", flat=True)[:1]
    )


def _is_for_staff(path: str, request: PublicRequest) -> bool:
    """The library is open to whoever may look into it. A visitor's session is not looked at."""
    return (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        and request.user.is_staff
        and request.user.has_perm("articles.view_image")
        and Image.objects.with_file(path).exists()
    )


def send(path: str, request: PublicRequest) -> HttpResponseBase:
    content_type = TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
    if settings.MEDIA_ACCEL_LOCATION:
        location = settings.MEDIA_ACCEL_LOCATION + quote(path)
        return HttpResponse(content_type=content_type, headers={"X-Accel-Redirect": location})
    # A file never changes under its name.
    etag = quote_etag(quote(path))
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or FileResponse(default_storage.open(path), content_type=content_type)
    response.headers["ETag"] = etag
    return response
