"""The office's accent colour: a readable shade of it for each mode.

Contrast is WCAG 2.2's relative luminance formula (success criterion 1.4.3).
"""

import colorsys
import hashlib
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DEFAULT = "#a3161a"
MINIMUM_CONTRAST = 4.5
# The papers of static/css/site.css: --paper and --paper-2 in each mode.
LIGHT_PAPERS = ("#ffffff", "#f6f4f0")
DARK_PAPERS = ("#131416", "#1c1e21")

_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


def validate_hex(value: str) -> None:
    """Raise ValidationError unless `value` is like `#a3161a`."""
    if not _HEX.match(value):
        raise ValidationError(_("Tulis warna sebagai # dan enam angka atau huruf a–f, misalnya #a3161a."))


def _channels(colour: str) -> tuple[float, float, float]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 (black) to 1 (white)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _readable(colour: str, papers: tuple[str, ...], step: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    shade = colour.lower()
    while min(contrast(shade, paper) for paper in papers) < MINIMUM_CONTRAST and 0 < lightness + step < 1:
        lightness += step
        red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
        shade = f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
    return shade


def shades(colour: str) -> tuple[str, str]:
    """The accent for light and for dark papers: the colour itself where it reads, else the nearest shade."""
    return _readable(colour, LIGHT_PAPERS, -0.01), _readable(colour, DARK_PAPERS, 0.01)


def stylesheet(colour: str) -> str:
    """The stylesheet that sets the accent."""
    light, dark = shades(colour)
    return f":root{{--accent:light-dark({light},{dark})}}\n"


def digest(colour: str) -> str:
    """The hash that stands in the stylesheet's address; a new colour is a new address."""
    return hashlib.sha256(stylesheet(colour).encode()).hexdigest()[:12]
