"""Pictures for machines: JPEG, which all of them read, in the shapes they ask for. From the sizes of a loaded picture."""

from articles.models import Image
from newsroom.picture_element import Picture

# What search engines want of a news picture, each at least 1,200 pixels wide where the photo has them.
RATIOS = ("16:9", "4:3", "1:1")
WIDE_ENOUGH = 1200


def in_shape(image: Image, ratio: str) -> Picture | None:
    """The smallest JPEG of `ratio` that is wide enough, else the widest. One query unless `renditions` is prefetched."""
    sizes = [size for size in image.renditions.all() if (size.ratio, size.format) == (ratio, "jpeg")]
    wide = [size for size in sizes if size.width >= WIDE_ENOUGH]
    best = min(wide, default=None, key=lambda size: size.width) or max(
        sizes, default=None, key=lambda size: size.width
    )
    if best is None:
        return None
    return Picture(best.file.url, "", best.width, best.height, image.alternative)


def shared(image: Image) -> Picture:
    """The one that stands for a page elsewhere. Until its sizes are made, the original."""
    return in_shape(image, RATIOS[0]) or image.picture()


def in_all_shapes(image: Image) -> list[Picture]:
    """Never empty."""
    return [shape for ratio in RATIOS if (shape := in_shape(image, ratio))] or [shared(image)]
