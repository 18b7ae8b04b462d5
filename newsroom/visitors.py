"""Who is asking, as far as the operator lets us believe it."""

from ipaddress import IPv6Address, ip_address

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


def network_of(address: str) -> str:
    """What one line to the net has: an IPv4 address, or the half of an IPv6 one that a provider gives a customer, who
    chooses the other half at will. Whatever is no address is itself."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return parsed.packed[:8].hex()
    return str(parsed)


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the request, by what the browser says of it (no script can forge that)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
