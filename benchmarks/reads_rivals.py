"""The project with two more views: one that answers nothing, and one that counts as usual. For `benchmarks/reads.py`."""

from newsroom import wsgi  # first: it sets Django up  # isort: skip

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from articles.views.article import article
from newsroom import urls


@csrf_exempt
def nothing(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(status=204)


def usual(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The article's page, which counts itself."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET usual_views = usual_views + 1 WHERE id = %s", [pk])
    return article(request, pk, slug)


urls.urlpatterns[:0] = [path("kosong/<int:pk>/", nothing), path("berita/<int:pk>/<slug:slug>/", usual)]
application = wsgi.application
