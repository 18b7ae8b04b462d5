"""Pages for everybody: the same for all, in the office's time, kept by caches for a minute at most."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Protocol, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.models import Category, Office
from articles.structured_data import breadcrumb_list
from articles.transitions import CACHED_SECONDS, UNDO_SECONDS
from newsroom.richtext import json_ld

MAX_AGE = CACHED_SECONDS


class Frame(Protocol):
    """As `newsroom.frame` makes it."""

    office: Office
    sections: list[Category]
    next_change: datetime | None


class PublicRequest(HttpRequest):
    """As `newsroom.middleware.surroundings` leaves it."""

    now: datetime
    frame: Frame


View = Callable[..., HttpResponse]
Answer = TypeVar("Answer", bound=HttpResponseBase)
# A label and an address.
Crumb = tuple[str, str]


def keep_briefly(response: Answer, request: PublicRequest) -> Answer:
    """Let caches keep `response` for a minute, but not past the next scheduled one."""
    seconds = MAX_AGE
    if request.frame.next_change is not None:
        # Counted from now, since caches count from when they got it; a second less, for its way there.
        left = (request.frame.next_change - timezone.now()).total_seconds()
        seconds = min(MAX_AGE, max(0, int(left) - 1))
    patch_cache_control(response, public=True, max_age=seconds)
    return response


def is_fresh(released_at: datetime | None, now: datetime) -> bool:
    """Whether what was decided then can still be undone; some seconds more, for the deed itself takes time."""
    return released_at is not None and now - released_at < timedelta(seconds=UNDO_SECONDS + 5)


def keep_not_yet(response: Answer) -> Answer:
    """No cache may answer with it unasked: undone, it must be gone at once."""
    patch_cache_control(response, public=True, max_age=0)
    return response


def head(
    request: PublicRequest,
    *,
    title: str,
    address: str,
    description: str = "",
    crumbs: Sequence[Crumb] = (),
    data: Sequence[dict[str, Any]] = (),
    og: dict[str, str] | None = None,
) -> dict[str, Any]:
    """The context of a page's head and of its trail: `crumbs` lead from the home page to this one.

    Absolute addresses are made from the host that was asked, which ALLOWED_HOSTS has checked.
    """
    absolute = request.build_absolute_uri
    trail = [(gettext("Beranda"), reverse("articles:home")), *crumbs] if crumbs else []
    facts = [*data, breadcrumb_list(trail, absolute)] if crumbs else list(data)
    return {
        "title": title,
        "description": description,
        "canonical": absolute(address),
        "crumbs": [*trail[:-1], (trail[-1][0], None)] if crumbs else [],
        "json_ld": json_ld({"@context": "https://schema.org", "@graph": facts}) if facts else "",
        "og": {
            "og:type": "website",
            "og:site_name": request.frame.office.name,
            "og:locale": "id_ID",
            "og:title": title,
            "og:description": description,
            "og:url": absolute(address),
            **(og or {}),
        },
    }


def page(
    request: HttpRequest, template: str, status: int, context: dict[str, Any] | None = None
) -> HttpResponse:
    """A page in the office's time, outside any decorator: for errors."""
    timezone.activate(request.frame.office.zone)  # type: ignore[attr-defined]
    return render(request, template, context, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one 404: nothing in it tells why."""
    return page(request, "404.html", 404)


def public_page(view: View) -> View:
    """`view` for GET and HEAD, in the office's time, with cache headers, its 404 included."""

    @require_safe
    @wraps(view)
    def wrapper(request: PublicRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        timezone.activate(request.frame.office.zone)
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = not_found(request)
        return keep_briefly(response, request)

    return wrapper
