"""Pictures for machines: JPEG, which all of them read, in the shapes they ask for. From the sizes of a loaded picture."""

from django.db.models import Q

from articles.models import Image, Rendition
from newsroom.picture_element import Picture

# What search engines want of a news picture.
RATIOS = ("16:9", "4:3", "1:1")
# The sizes of which `shared` chooses.
SHARED = Q(ratio=RATIOS[0], format="jpeg")


def shared(image: Image) -> Image | Rendition:
    """Whose file stands for a page elsewhere: until the sizes are made, the original's."""
    return _in_shape(image, RATIOS[0]) or image


def shared_picture(image: Image) -> Picture:
    return _picture(shared(image), image)


def in_all_shapes(image: Image) -> list[Picture]:
    """Never empty."""
    shapes = [_picture(shape, image) for ratio in RATIOS if (shape := _in_shape(image, ratio))]
    return shapes or [_picture(image, image)]


def _in_shape(image: Image, ratio: str) -> Rendition | None:
    """The widest. One query unless `renditions` is prefetched."""
    sizes = [size for size in image.renditions.all() if (size.ratio, size.format) == (ratio, "jpeg")]
    return max(sizes, default=None, key=lambda size: size.width)


def _picture(row: Image | Rendition, image: Image) -> Picture:
    return Picture(row.file.url, "", row.width, row.height, image.alternative)
