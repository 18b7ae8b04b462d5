"""What templates ask of pictures."""

from django import template

from articles.models import Image
from newsroom.picture_element import Picture

register = template.Library()


@register.filter
def in_ratio(image: Image, ratio: str) -> Picture:
    return image.picture(ratio)
