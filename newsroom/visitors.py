"""Who is asking, as far as the operator lets us believe it."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """The reader's network address.

    Each trusted proxy appends the address it was asked from to X-Forwarded-For; what a visitor wrote there
    himself stands before those, and is not believed.
    """
    trusted = settings.TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if trusted and len(hops) >= trusted:
        return hops[-trusted]
    return request.META.get("REMOTE_ADDR", "")


def network_address(request: HttpRequest) -> str | None:
    """The same, as a database takes it: without an interface, and none where what a proxy says is no address."""
    try:
        return str(ip_address(address(request).partition("%")[0]))
    except ValueError:
        return None


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the request, by what the browser says of it (no script can forge that)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
