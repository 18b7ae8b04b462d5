"""Refusals and failures in the site's look."""

from django.http import HttpRequest, HttpResponse
from django.template import loader

from articles.public import page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Mostly a form that stood open while its sender signed out, or in again."""
    return page(request, "403.html", 403, {"is_stale_form": True})


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks neither the database nor any context processor, for one of them may be what failed."""
    response = HttpResponse(loader.get_template("500.html").render(), status=500)
    response["Cache-Control"] = "no-store"
    return response
