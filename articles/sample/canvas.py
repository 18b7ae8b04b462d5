"""A small drawing board for the sample pictures.

Lengths are hundredths of the height, so shapes keep their proportions in any format: `y` runs from 0 to 100,
`x` from 0 to `canvas.wide`. Drawn larger than shown and reduced at the end, which smooths the edges.
"""

import math
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]
_OVERSAMPLING = 1.5
_GRAIN = 10


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` in it."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


class Canvas:
    def __init__(self, width: int, height: int, seed: int) -> None:
        self.size = (width, height)
        self.unit = height * _OVERSAMPLING / 100
        self.wide = 100 * width / height
        self.random = random.Random(seed)  # noqa: S311  the same seed must paint the same picture
        self.image = Image.new("RGB", (round(width * _OVERSAMPLING), round(height * _OVERSAMPLING)))
        self.draw = ImageDraw.Draw(self.image)

    def _px(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in points]

    # Areas

    def shade(self, left: float, top: float, right: float, bottom: float, *stops: str) -> None:
        """A rectangle whose colour runs from top to bottom through `stops`."""
        box = (
            round(left * self.unit),
            round(top * self.unit),
            round(right * self.unit),
            round(bottom * self.unit),
        )
        self.image.paste(_gradient(box[2] - box[0], box[3] - box[1], stops), box)

    def sky(self, *stops: str) -> None:
        self.shade(0, 0, self.wide, 100, *stops)

    def polygon(self, points: Sequence[Point], *stops: str) -> None:
        """Filled with one colour, or from its top to its bottom through several."""
        pixels = self._px(points)
        if len(stops) == 1:
            self.draw.polygon(pixels, fill=stops[0])
            return
        left, top = math.floor(min(x for x, _ in pixels)), math.floor(min(y for _, y in pixels))
        right, bottom = math.ceil(max(x for x, _ in pixels)), math.ceil(max(y for _, y in pixels))
        left, top = max(left, 0), max(top, 0)
        right, bottom = min(right, self.image.width), min(bottom, self.image.height)
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in pixels], fill=255)
        self.image.paste(_gradient(right - left, bottom - top, stops), (left, top), mask)

    def rect(
        self, left: float, top: float, right: float, bottom: float, fill: str, round_by: float = 0
    ) -> None:
        box = [value * self.unit for value in (left, top, right, bottom)]
        if round_by:
            self.draw.rounded_rectangle(box, radius=round_by * self.unit, fill=fill)
        else:
            self.draw.rectangle(box, fill=fill)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """Around (x, y) with half axes `across` and `down`."""
        box = [value * self.unit for value in (x - across, y - down, x + across, y + down)]
        self.draw.ellipse(box, fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        box = [value * self.unit for value in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.ellipse(box, outline=colour, width=max(1, round(width * self.unit)))

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, colour: str, width: float
    ) -> None:
        """Degrees run clockwise from three o'clock."""
        box = [value * self.unit for value in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.arc(box, start, end, fill=colour, width=max(1, round(width * self.unit)))

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        self.draw.line(self._px(points), fill=colour, width=max(1, round(width * self.unit)), joint="curve")

    # Light

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.6) -> None:
        """Light that fades out towards `radius`."""
        across = max(2, round(2 * radius * self.unit))
        mask = ImageChops.invert(Image.radial_gradient("L")).resize(
            (across, across), Image.Resampling.BILINEAR
        )
        # radial_gradient still has light left on the sides of its square: begin where that ends.
        mask = mask.point([round(255 * strength * (max(0, v - 76) / 179) ** 2) for v in range(256)])
        at = (round((x - radius) * self.unit), round((y - radius) * self.unit))
        self.image.paste(Image.new("RGB", (across, across), colour), at, mask)

    def veil(self, colour: str, share: float, top: float = 0, bottom: float = 100) -> None:
        """Mist: `colour` laid over everything between `top` and `bottom`, densest at the bottom."""
        box = (0, round(top * self.unit), self.image.width, round(bottom * self.unit))
        height = box[3] - box[1]
        mask = Image.linear_gradient("L").resize((self.image.width, height), Image.Resampling.BILINEAR)
        mask = mask.point([round(v * share) for v in range(256)])
        self.image.paste(Image.new("RGB", mask.size, colour), box, mask)

    def layer(
        self, paint: Callable[["ImageDraw.ImageDraw", float], None], colour: str, blur: float = 0
    ) -> None:
        """Paint a mask with `paint(draw, unit)`, soften it by `blur`, and lay `colour` through it."""
        quarter = 4 if blur else 1
        mask = Image.new("L", (self.image.width // quarter, self.image.height // quarter))
        paint(ImageDraw.Draw(mask), self.unit / quarter)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * self.unit / quarter))
            mask = mask.resize(self.image.size, Image.Resampling.BILINEAR)
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), mask)

    # Lines of the land

    def ridge(self, base: float, height: float, waves: float, *stops: str, jag: float = 0.25) -> list[Point]:
        """A range of hills down to the lower edge. Returns its upper line."""
        line = self.ridge_line(base, height, waves, jag)
        self.polygon([*line, (self.wide, 100), (0, 100)], *stops)
        return line

    def ridge_line(self, base: float, height: float, waves: float, jag: float = 0.25) -> list[Point]:
        parts = [
            (
                self.random.uniform(0.75, 1.25) * waves * 2**octave,
                self.random.uniform(0, math.tau),
                jag**octave,
            )
            for octave in range(5)
        ]
        total = sum(weight for _, _, weight in parts)
        line = []
        for step in range(161):
            share = step / 160
            lift = sum(weight * math.sin(math.tau * wave * share + phase) for wave, phase, weight in parts)
            line.append((share * self.wide, base - height * (0.5 + 0.5 * lift / total)))
        return line

    def finish(self) -> Image.Image:
        """The picture at its size, with a breath of paper grain."""
        picture = self.image.resize(self.size, Image.Resampling.BOX, reducing_gap=None)
        # effect_noise has no seed: tile one made here instead, so that a picture is the same every time.
        tile = Image.frombytes("L", (256, 256), self.random.randbytes(256 * 256)).point(
            [128 + round((v - 127.5) / 127.5 * _GRAIN / 2) for v in range(256)]
        )
        grain = Image.new("L", self.size)
        for left in range(0, self.size[0], 256):
            for top in range(0, self.size[1], 256):
                grain.paste(tile, (left, top))
        return ImageChops.add(picture, Image.merge("RGB", [grain] * 3), scale=1, offset=-128)


def _gradient(width: int, height: int, stops: Sequence[str]) -> Image.Image:
    strip = Image.new("RGB", (1, 256))
    for row in range(256):
        place = row / 255 * (len(stops) - 1)
        index = min(int(place), len(stops) - 2) if len(stops) > 1 else 0
        colour = mix(stops[index], stops[min(index + 1, len(stops) - 1)], place - index)
        strip.putpixel((0, row), tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5)))
    return strip.resize((max(width, 1), max(height, 1)), Image.Resampling.BILINEAR)
