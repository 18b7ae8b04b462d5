"""Who is asking, as far as the operator lets us believe it."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """The reader's network address, in one spelling; whoever asks us, where what a proxy says is no address."""
    return network_address(request) or request.META.get("REMOTE_ADDR", "")


def network_address(request: HttpRequest) -> str | None:
    """The same, as a database takes it: none where what a proxy says is no address.

    Each trusted proxy appends the address it was asked from to X-Forwarded-For; what a visitor wrote there
    himself stands before those, and is not believed.
    """
    trusted = settings.TRUSTED_PROXY_COUNT
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if trusted else []
    named = hops[-trusted].strip() if len(hops) >= trusted > 0 else ""
    return _spelled(named or request.META.get("REMOTE_ADDR", ""))


def _spelled(hop: str) -> str | None:
    """An address without the port that some proxies add, else every connection would be a reader of its own; without
    an interface; an IPv4 address as such, whichever socket it came in by. None for what is no address."""
    if hop.startswith("["):
        hop = hop[1:].partition("]")[0]
    elif hop.count(":") == 1:
        hop = hop.partition(":")[0]
    try:
        parsed = ip_address(hop.partition("%")[0])
    except ValueError:
        return None
    return str((isinstance(parsed, IPv6Address) and parsed.ipv4_mapped) or parsed)


def network_of(address: str) -> str:
    """What one line to the net has: an IPv4 address, or the half of an IPv6 one that a provider gives a customer, who
    chooses the other half at will. Whatever is no address is itself."""
    if ":" not in address:
        return address
    try:
        return IPv6Address(address).packed[:8].hex()
    except ValueError:
        return address


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the request, by what the browser says of it (no script can forge that)."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site == "same-origin"
    return request.META.get("HTTP_ORIGIN") == f"{request.scheme}://{request.get_host()}"
