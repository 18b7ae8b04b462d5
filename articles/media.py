"""The gate of pictures: a file is public while a public text, or the office's identity, shows it.

The application decides; the proxy only sends (`X-Accel-Redirect`), or without one Django does.
"""

from pathlib import PurePosixPath
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles.models import Article, Image
from articles.public import PublicRequest, keep_briefly, not_found

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
        if _is_public(path, request):
            return keep_briefly(send(path, request), request)
        if _is_for_staff(path, request):
            response = send(path, request)
            patch_cache_control(response, private=True, no_store=True)
            return response
    except FileNotFoundError:
        pass
    return keep_briefly(not_found(request), request)


def _is_public(path: str, request: PublicRequest) -> bool:
    if path == request.frame.office.logo.name:
        return True
    pictures = Image.objects.with_file(path)
    return Article.objects.published(request.now).filter(lead_image__in=pictures).exists()


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
