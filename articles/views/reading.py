"""Counting a read: the small request that each visit makes, so that pages can be kept by caches."""

import logging

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles import readership
from articles.models import Article
from articles.public import PublicRequest
from newsroom import visitors

logger = logging.getLogger(__name__)


@csrf_exempt  # the origin is checked instead: cached pages can hold no token
@never_cache
@require_POST
def count_read(request: PublicRequest, pk: int) -> HttpResponse:
    """`{"reads": N}` for a public article; an empty answer, always the same, for everything else.

    A reading page must not suffer, so a database that does not answer is an empty 503.
    """
    try:
        reads = _reads(request, pk)
    except (InterfaceError, OperationalError):
        logger.warning("A read of article %s was not counted: the database did not answer.", pk)
        return HttpResponse(status=503)
    return HttpResponse(status=204) if reads is None else JsonResponse({"reads": reads})


def _reads(request: PublicRequest, pk: int) -> int | None:
    article = Article.objects.published(request.now).select_related("read_total").filter(pk=pk).first()
    if article is None or not visitors.comes_from_here(request):
        return None
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return article.view_count
    day = request.now.astimezone(request.frame.office.zone).date()
    reader = readership.reader_hash(visitors.address(request), request.headers.get("User-Agent", ""), day)
    reads = readership.count_read(article, reader=reader, now=request.now, day=day)
    readership.refresh_most_read_if_stale(request.now, day)
    return reads
