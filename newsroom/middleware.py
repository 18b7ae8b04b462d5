"""What no library has: one *now* and one frame a request, the office's time, a permissions policy,
and cookies that the database can be asked about."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from newsroom.frame import Frame

GetResponse = Callable[[HttpRequest], HttpResponse]

# Features of the browser that no page of ours uses, refused to whatever might get onto one.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


def surroundings(get_response: GetResponse) -> GetResponse:
    """Put `request.now` and `request.frame` (no query yet) on every request.

    Views activate the office's time zone (`articles.public`); here it ends with the request.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.frame = Frame(request.now)  # type: ignore[attr-defined]
        try:
            return get_response(request)
        finally:
            timezone.deactivate()

    return middleware


def permissions_policy(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def sound_cookies(get_response: GetResponse) -> GetResponse:
    """Leave out cookies with a NUL, which a quoted value can spell: PostgreSQL refuses to look for one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\x00" not in value}
        return get_response(request)

    return middleware
