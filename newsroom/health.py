"""`/sehat/`: whether this node can do its work, asked by the container, the proxy and the monitor."""

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# A check that waits longer than its asker helps nobody. To connect may take `connect_timeout` more.
TIMEOUT_MS = 2000


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, 503 otherwise."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(TIMEOUT_MS)])
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse(
            "basis data tidak menjawab\n", content_type="text/plain; charset=utf-8", status=503
        )
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
