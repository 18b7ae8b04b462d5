"""Pictures of the library as JSON, for the dialogs and pages that show them without being loaded anew."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from articles.models import Image


def smallest(image: Image) -> str:
    """The address of the smallest size, else of the original. No query where `renditions` is prefetched."""
    sizes = sorted(image.renditions.all(), key=lambda size: size.width)
    return (sizes[0].file if sizes else image.file).url


def answer(image: Image, twins: Iterable[Image] = ()) -> dict[str, Any]:
    """What a picture is to a script. No query where `renditions` are prefetched."""
    return {
        "id": image.pk,
        "src": image.file.url,
        "thumbnail": smallest(image),
        "alt": image.alternative,
        "caption": image.caption,
        "credit": image.credit,
        "width": image.width,
        "height": image.height,
        "is_decorative": image.is_decorative,
        "label": str(image),
        "href": reverse("admin:articles_image_change", args=[image.pk]),
        "twins": [answer(twin) for twin in twins],
    }
