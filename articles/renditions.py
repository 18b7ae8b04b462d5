"""The sizes of a picture: four shapes, in several widths, as AVIF, WebP and one JPEG that every browser reads.

Cutting around the focal point is easy-thumbnails' work. Made from our own JPEG, by a task (`articles/tasks.py`): until
they are there the original is shown (`Image.picture`).
"""

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

import PIL.Image
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from easy_thumbnails.processors import scale_and_crop

from articles.models import Image, Rendition
from articles.models.image import OWN_RATIO

# Of each shape, narrowest first; the last one is also made as JPEG. Never enlarged: a small picture has fewer.
WIDTHS = {
    "16:9": (480, 960, 1440),
    "4:3": (480, 960),
    "1:1": (320, 640),
    OWN_RATIO: (480, 960, 1440),
}
# Effort is chosen so that all of them take about as long as a save may where no worker runs (docs/benchmarks.md).
# A worker has the time for AVIF's next step, without which even surfaces weigh more than as WebP.
ENCODINGS = {
    "avif": {"quality": 55, "speed": 8 if settings.HAS_WORKER else 9, "max_threads": 1},
    "webp": {"quality": 80, "method": 2},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
}
# A width of its own is made for a picture that much wider than the next smaller one.
WORTH_IT = 1.25
EXTENSIONS = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}


# Pillow lets go of the interpreter while it encodes.
AT_ONCE = 2


class Cut(NamedTuple):
    ratio: str
    format: str
    width: int
    height: int
    data: bytes


def make(image_id: int, now: datetime) -> int:
    """Make the sizes that `image_id` waits for; return how many. Zero where it waits for none any more.

    Two at once do no harm, nor a picture that is replaced, deleted or given another focal point meanwhile: what was
    made for nothing goes, and what is there stays until the new ones are.
    """
    image = Image.objects.filter(pk=image_id, sizes_made_at=None).first()
    if image is None:
        return 0
    with image.file.open("rb") as file, PIL.Image.open(file, formats=["JPEG", "WEBP", "PNG"]) as stored:
        drawn = stored.convert("RGB")
    made: list[Rendition] = []
    try:
        for cut in cuts(drawn, (image.focal_x, image.focal_y)):
            made.append(_saved(image, cut))
        is_kept = _exchange(image, made, now)
    except BaseException:
        _delete_files(made)
        raise
    if not is_kept:
        _delete_files(made)
    return len(made) if is_kept else 0


def cuts(drawn: PIL.Image.Image, focal: tuple[int, int]) -> Iterator[Cut]:
    """Every size of `drawn`; `focal` in per cent from the left and the top."""
    with ThreadPoolExecutor(AT_ONCE) as encoders:
        yield from encoders.map(_encoded, *zip(*_shapes(drawn, focal), strict=True))


def _shapes(drawn: PIL.Image.Image, focal: tuple[int, int]) -> Iterator[tuple[str, str, PIL.Image.Image]]:
    """Ratio, format, and the size to be written in it."""
    for ratio in WIDTHS:
        whole = _shaped(drawn, ratio, focal)
        widths = _widths(WIDTHS[ratio], whole.width)
        for width in widths:
            size = scale_and_crop(
                whole, (width, max(1, round(whole.height * width / whole.width))), crop=True
            )
            formats = ["avif", "webp"] if width < widths[-1] else ["avif", "webp", "jpeg"]
            for image_format in formats:
                yield ratio, image_format, size


def _widths(wanted: tuple[int, ...], own: int) -> list[int]:
    """Those that `own` allows, and itself where the next smaller one would show much less."""
    widths = [width for width in wanted if width <= own]
    return widths if widths and own < widths[-1] * WORTH_IT else [*widths, own]


def _shaped(drawn: PIL.Image.Image, ratio: str, focal: tuple[int, int]) -> PIL.Image.Image:
    """The largest part of `drawn` in this shape that holds the focal point, as near its middle as the edges allow,
    no larger than what is made of it."""
    largest = WIDTHS[ratio][-1]
    if ratio == OWN_RATIO:
        return scale_and_crop(drawn, (largest, 0)) if drawn.width > largest else drawn
    across, down = (int(part) for part in ratio.split(":"))
    width = max(1, min(drawn.width, drawn.height * across // down, largest))
    return scale_and_crop(drawn, (width, max(1, width * down // across)), crop=True, target=focal)


def _encoded(ratio: str, image_format: str, size: PIL.Image.Image) -> Cut:
    output = io.BytesIO()
    size.save(output, image_format.upper(), **ENCODINGS[image_format])
    return Cut(ratio, image_format, size.width, size.height, output.getvalue())


def _saved(image: Image, cut: Cut) -> Rendition:
    """The file is stored, the row is not yet."""
    size = Rendition(image=image, ratio=cut.ratio, format=cut.format, width=cut.width, height=cut.height)
    size.file.save(f"foto.{EXTENSIONS[cut.format]}", ContentFile(cut.data), save=False)
    return size


@transaction.atomic
def _exchange(image: Image, made: list[Rendition], now: datetime) -> bool:
    """Put the new rows in the place of the old ones, unless the picture has become another meanwhile."""
    unchanged = Image.objects.select_for_update(no_key=True, of=("self",)).filter(
        pk=image.pk,
        file=image.file.name,
        focal_x=image.focal_x,
        focal_y=image.focal_y,
        sizes_made_at=None,
    )
    if not unchanged.exists():
        return False
    retire_sizes(image, now)
    Rendition.objects.bulk_create(made)
    Image.objects.filter(pk=image.pk).update(sizes_made_at=now)
    return True


def retire_sizes(image: Image, now: datetime) -> None:
    """The rows go; the files are served a while longer to pages that were sent with them."""
    image.retire_files(list(image.renditions.values_list("file", flat=True)), now)
    image.renditions.all().delete()


def _delete_files(sizes: Iterable[Rendition]) -> None:
    for size in sizes:
        with suppress(OSError):
            size.file.storage.delete(str(size.file.name))
