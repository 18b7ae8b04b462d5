"""What only machines read: the accent's stylesheet and robots.txt."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.public import MAX_AGE, PublicRequest, keep_briefly
from newsroom import accent

YEAR = 365 * 24 * 3600


@require_safe
def accent_stylesheet(request: PublicRequest, digest: str) -> HttpResponse:
    """The office's colour. Its address changes with it, so it is kept for good; an old address leads to the new."""
    office = request.frame.office
    if digest != office.accent_digest:
        response: HttpResponse = redirect("articles:accent", office.accent_digest)
        patch_cache_control(response, public=True, max_age=MAX_AGE)
        return response
    response = HttpResponse(accent.stylesheet(office.accent), content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response


@require_safe
def robots(request: PublicRequest) -> HttpResponse:
    closed = [reverse("admin:index"), reverse("articles:search"), "/pratinjau/", "/baca/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=3600)
    return response


@require_safe
def favicon(request: PublicRequest) -> HttpResponse:
    """Browsers and machines ask for this address whatever the pages say."""
    logo = request.frame.office.logo
    return keep_briefly(redirect(logo.url if logo else static("img/favicon.svg")), request)
