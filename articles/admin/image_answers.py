"""Pictures of the library as JSON, for the dialogs and pages that show them without being loaded anew."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse

from articles.models import Image
from articles.models.image import SHOWN_RATIO


def smallest(image: Image) -> str:
    """The address of the smallest size of the shown shape that every browser of the desk reads, else of the original.
    No query where `renditions` are prefetched."""
    sizes = [size for size in image.renditions.all() if size.ratio == SHOWN_RATIO and size.format == "webp"]
    return (min(sizes, key=lambda size: size.width).file if sizes else image.file).url


def answer(image: Image, twins: Sequence[Image] = ()) -> dict[str, Any]:
    """What a picture is to a script. No query where `renditions` are prefetched; one for `twins`."""
    prefetch_related_objects(twins, "renditions")
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
