"""`/sehat/`: whether this node can do its work, asked by the container, the proxy and the monitor."""

from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

# A check that waits longer than its asker helps nobody. To connect may take `connect_timeout` more.
TIMEOUT_MS = 2000
# A worker takes up a task within a second, and each is done in a few.
LATE = timedelta(minutes=10)


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, 503 otherwise. A worker that is away hides nothing, so it is told in a
    second line only."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(TIMEOUT_MS)])
            late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - LATE).count()
    except DatabaseError:
        return HttpResponse(
            "basis data tidak menjawab\n", content_type="text/plain; charset=utf-8", status=503
        )
    answer = f"ok\n{late} tugas menunggu lebih dari 10 menit: periksa newsroom-worker\n" if late else "ok\n"
    return HttpResponse(answer, content_type="text/plain; charset=utf-8")
