"""Counting a read: the small request that each visit makes, so that pages can be kept by caches."""

import logging
import re
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from crawleruseragents import is_crawler
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from articles import readership
from articles.public import PublicRequest
from newsroom import visitors

# The largest number that an article can have.
LARGEST = 2**63 - 1
# No browser's name is longer; what is tried against the list of robots stays short.
NAME_LENGTH = 512

_ADDRESS = re.compile(r"/baca/([0-9]{1,99})/")
# By which browsers say, or said, that nobody looks at the page yet.
_AHEAD_OF_TIME = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")

KEPT_NOWHERE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

logger = logging.getLogger(__name__)


def ahead_of_the_rest(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Count before sessions, sign-ins, policies and compression have had their turn: for a read that they have nothing
    to say of, they would cost more than the counting. With a session the request goes its usual way to `count_read`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        found = _ADDRESS.fullmatch(request.path_info)
        if found is None or request.method != "POST" or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return get_response(request)
        try:
            request.get_host()
        except DisallowedHost:
            # Refused further on, where an error has the headers of every page.
            return get_response(request)
        return count_read(cast(PublicRequest, request), int(found[1]))

    return middleware


@csrf_exempt  # the origin is checked instead: cached pages can hold no token
def count_read(request: PublicRequest, pk: int) -> HttpResponse:
    """`{"reads": N}` for a public article; an empty answer, always the same, for everything else.

    A reading page must not suffer, so a database that does not answer, or takes no reads, is an empty 503.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        reads = _reads(request, pk)
    except Error as error:
        logger.warning("A read of article %s was not counted: %s", pk, str(error).partition("\n")[0])
        return HttpResponse(status=503, headers=KEPT_NOWHERE)
    if reads is None:
        return HttpResponse(status=204, headers=KEPT_NOWHERE)
    return HttpResponse(f'{{"reads": {reads}}}', content_type="application/json", headers=KEPT_NOWHERE)


def _reads(request: PublicRequest, pk: int) -> int | None:
    meta = request.META
    if not visitors.comes_from_here(request) or any("pre" in meta.get(name, "") for name in _AHEAD_OF_TIME):
        return None
    is_colleague = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
    if pk > LARGEST:
        return None
    if is_colleague:
        return readership.live_count(pk, request.now)
    address, browser = visitors.address(request), meta.get("HTTP_USER_AGENT", "")
    reader = readership.Reader(
        address, visitors.network_of(address), browser, is_robot(browser[:NAME_LENGTH])
    )
    reads = readership.count_read(pk, reader=reader, now=request.now)
    readership.keep_up_if_due(request.now)
    return reads


@lru_cache(maxsize=10_000)
def is_robot(browser: str) -> bool:
    """By what it calls itself; who calls itself nothing is one."""
    return not browser.strip() or is_crawler(browser)
