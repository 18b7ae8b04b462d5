"""What every template of the public site may name."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def site(request: HttpRequest) -> dict[str, Any]:
    """`office`, `zone_name`, `social_links`, `footer_pages`, `sections`, `now`. Each is asked for when printed:
    two queries on a public page, none on one that shows none of them.
    """
    frame = request.frame  # type: ignore[attr-defined]
    return {
        "office": SimpleLazyObject(lambda: frame.office),
        "zone_name": SimpleLazyObject(lambda: frame.office.zone_name),
        "social_links": SimpleLazyObject(lambda: frame.social_links),
        "footer_pages": SimpleLazyObject(lambda: frame.footer_pages),
        "sections": SimpleLazyObject(lambda: frame.sections),
        "now": frame.now,
    }
