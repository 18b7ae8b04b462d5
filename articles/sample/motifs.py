"""Shapes that several sample pictures share: trees, houses, boats, people. Lengths as in `canvas`."""

import math
from collections.abc import Sequence

from articles.sample.canvas import Canvas, mix

BATIK = ("#c8553d", "#2f6f73", "#e0a43a", "#4d5a86", "#8c4a5e", "#5d7f4e")


def round_tree(c: Canvas, x: float, ground: float, size: float, leaf: str, trunk: str = "#5b4334") -> None:
    c.polygon(
        [
            (x - size * 0.05, ground),
            (x - size * 0.025, ground - size * 0.6),
            (x + size * 0.025, ground - size * 0.6),
            (x + size * 0.05, ground),
        ],
        trunk,
    )
    c.line([(x, ground - size * 0.36), (x + size * 0.14, ground - size * 0.56)], trunk, size * 0.03)
    c.line([(x, ground - size * 0.3), (x - size * 0.13, ground - size * 0.52)], trunk, size * 0.03)
    blobs = [(-0.24, 0.58, 0.17), (0.24, 0.57, 0.16), (0.0, 0.62, 0.22), (-0.16, 0.74, 0.18), (0.17, 0.73, 0.17),
             (0.01, 0.86, 0.17)]  # fmt: skip
    for across, up, radius in blobs:
        c.circle(x + across * size, ground - up * size, radius * size, mix(leaf, "#0b2027", 0.24))
    for across, up, radius in blobs:
        c.circle(x + (across - 0.03) * size, ground - (up + 0.03) * size, radius * size * 0.84, leaf)
    for across, up, radius in blobs[3:]:
        c.circle(
            x + (across - 0.07) * size,
            ground - (up + 0.07) * size,
            radius * size * 0.42,
            mix(leaf, "#fff3c4", 0.2),
        )


def tall_tree(c: Canvas, x: float, ground: float, size: float, leaf: str) -> None:
    """A slender one, like a casuarina."""
    c.rect(x - size * 0.03, ground - size * 0.2, x + size * 0.03, ground, "#5b4334")
    for level in range(4):
        half = size * (0.2 - level * 0.035)
        foot = ground - size * (0.12 + level * 0.2)
        shade = mix(leaf, "#fff3c4", 0.05 * level)
        c.polygon([(x - half, foot), (x, foot - size * 0.36), (x + half, foot)], shade)


def palm(c: Canvas, x: float, ground: float, size: float, leaf: str, lean: float = 0.12) -> None:
    trunk = []
    for step in range(13):
        t = step / 12
        trunk.append((x + lean * size * t * t, ground - size * t))
    c.line(trunk, "#6b5140", size * 0.045)
    top_x, top_y = trunk[-1]
    for index, angle in enumerate((-176, -152, -124, -58, -30, -4, 18, 162)):
        length = size * (0.5 if index % 2 else 0.44)
        upper, lower = [], []
        for step in range(9):
            t = step / 8
            px = top_x + math.cos(math.radians(angle)) * length * t
            py = top_y + math.sin(math.radians(angle)) * length * t + length * 0.55 * t * t
            breadth = size * 0.05 * math.sin(math.pi * min(1, t + 0.08))
            upper.append((px, py - breadth))
            lower.append((px, py + breadth))
        c.polygon([*upper, *reversed(lower)], mix(leaf, "#0b2027", 0.16 if index % 2 else 0.0))


def shrub_row(c: Canvas, left: float, right: float, ground: float, size: float, leaf: str) -> None:
    x = left
    while x < right:
        r = size * c.random.uniform(0.6, 1.1)
        c.circle(x, ground, r, mix(leaf, "#0b2027", c.random.uniform(0, 0.22)))
        x += r * 1.1


def house(c: Canvas, x: float, ground: float, width: float, wall: str, roof: str, lit: bool = False) -> None:
    tall = width * 0.55
    c.rect(x, ground - tall, x + width, ground, wall)
    c.polygon([(x, ground - tall), (x + width * 0.5, ground - tall), (x + width * 0.5, ground), (x, ground)],
              mix(wall, "#ffffff", 0.12))  # fmt: skip
    c.polygon(
        [
            (x - width * 0.1, ground - tall),
            (x + width * 0.22, ground - tall - width * 0.42),
            (x + width * 0.78, ground - tall - width * 0.42),
            (x + width * 1.1, ground - tall),
        ],
        mix(roof, "#ffffff", 0.12),
        roof,
    )
    glass = "#ffd98a" if lit else mix(wall, "#23424f", 0.62)
    c.rect(x + width * 0.12, ground - tall * 0.72, x + width * 0.36, ground - tall * 0.34, glass)
    c.rect(x + width * 0.6, ground - tall * 0.66, x + width * 0.84, ground, mix(roof, "#20130c", 0.4))


def joglo(c: Canvas, x: float, ground: float, width: float, wall: str, roof: str) -> None:
    """A hall under a two-tiered roof, centred on `x`."""
    h = width * 0.5
    c.rect(x - width * 0.52, ground - h * 0.07, x + width * 0.52, ground, mix(wall, "#6a5a4a", 0.35))
    c.rect(x - width * 0.4, ground - h * 0.55, x + width * 0.4, ground - h * 0.07, mix(wall, "#2b2b33", 0.45))
    c.rect(x - width * 0.08, ground - h * 0.42, x + width * 0.08, ground - h * 0.07, "#ffd694")
    for side in (-1, 1):
        c.rect(x + side * width * 0.24 - width * 0.06, ground - h * 0.4, x + side * width * 0.24 + width * 0.06,
               ground - h * 0.2, "#ffe3b0")  # fmt: skip
    for place in (-0.4, -0.28, -0.14, 0.14, 0.28, 0.4):
        c.rect(x + place * width - width * 0.016, ground - h * 0.58, x + place * width + width * 0.016,
               ground - h * 0.07, mix(wall, "#ffffff", 0.3))  # fmt: skip
    light = mix(roof, "#ffd9a0", 0.18)
    c.polygon(
        [
            (x - width * 0.58, ground - h * 0.55),
            (x - width * 0.3, ground - h * 0.82),
            (x + width * 0.3, ground - h * 0.82),
            (x + width * 0.58, ground - h * 0.55),
        ],
        light,
        roof,
    )
    c.polygon(
        [
            (x - width * 0.28, ground - h * 0.82),
            (x - width * 0.13, ground - h * 1.22),
            (x + width * 0.13, ground - h * 1.22),
            (x + width * 0.28, ground - h * 0.82),
        ],
        mix(roof, "#ffd9a0", 0.3),
        mix(roof, "#1d1010", 0.12),
    )
    c.rect(x - width * 0.15, ground - h * 1.24, x + width * 0.15, ground - h * 1.2, mix(roof, "#1d1010", 0.3))


def boat(c: Canvas, x: float, water: float, size: float, hull: str, sail: str | None = None) -> None:
    c.polygon(
        [
            (x - size * 0.56, water - size * 0.2),
            (x + size * 0.6, water - size * 0.24),
            (x + size * 0.4, water + size * 0.03),
            (x - size * 0.38, water + size * 0.03),
        ],
        mix(hull, "#ffffff", 0.15),
        mix(hull, "#10202b", 0.25),
    )
    c.line(
        [(x - size * 0.5, water - size * 0.13), (x + size * 0.52, water - size * 0.16)],
        "#f7efe0",
        size * 0.025,
    )
    if sail is None:
        c.rect(
            x - size * 0.22, water - size * 0.42, x + size * 0.14, water - size * 0.2, "#f4ead8", size * 0.02
        )
        c.rect(x - size * 0.15, water - size * 0.37, x - size * 0.05, water - size * 0.28, "#4b7482")
        c.rect(x, water - size * 0.37, x + size * 0.09, water - size * 0.28, "#4b7482")
        c.rect(x - size * 0.26, water - size * 0.46, x + size * 0.18, water - size * 0.41, hull)
        c.line(
            [(x + size * 0.3, water - size * 0.22), (x + size * 0.3, water - size * 0.75)],
            "#5b4334",
            size * 0.02,
        )
        return
    c.line([(x, water - size * 0.2), (x, water - size * 1.25)], "#5b4334", size * 0.03)
    c.polygon([(x + size * 0.03, water - size * 1.2), (x + size * 0.52, water - size * 0.36),
               (x + size * 0.03, water - size * 0.32)], mix(sail, "#ffffff", 0.2), sail)  # fmt: skip
    c.polygon([(x - size * 0.04, water - size * 1.1), (x - size * 0.4, water - size * 0.36),
               (x - size * 0.04, water - size * 0.32)], mix(sail, "#5b3a2a", 0.18))  # fmt: skip


def person(
    c: Canvas,
    x: float,
    ground: float,
    size: float,
    shirt: str,
    skirt: str = "#33405a",
    veil: str | None = None,
) -> None:
    """A figure seen from afar, without a face."""
    skin = c.random.choice(("#8d5a3c", "#a86f4a", "#74492f"))
    c.polygon(
        [
            (x - size * 0.11, ground - size * 0.45),
            (x + size * 0.11, ground - size * 0.45),
            (x + size * 0.1, ground),
            (x - size * 0.1, ground),
        ],
        skirt,
    )
    c.rect(x - size * 0.15, ground - size * 0.78, x + size * 0.15, ground - size * 0.4, shirt, size * 0.08)
    c.line([(x + size * 0.14, ground - size * 0.7), (x + size * 0.19, ground - size * 0.44)], mix(shirt, "#000000", 0.15),
           size * 0.07)  # fmt: skip
    c.circle(x, ground - size * 0.89, size * 0.11, skin)
    if veil:
        c.ellipse(x, ground - size * 0.88, size * 0.14, size * 0.14, veil)
        c.polygon([(x - size * 0.14, ground - size * 0.86), (x + size * 0.14, ground - size * 0.86),
                   (x + size * 0.12, ground - size * 0.66), (x - size * 0.12, ground - size * 0.66)], veil)  # fmt: skip
        c.ellipse(x + size * 0.01, ground - size * 0.87, size * 0.085, size * 0.09, skin)
    else:
        c.polygon([(x - size * 0.12, ground - size * 0.9), (x - size * 0.08, ground - size * 1.01),
                   (x + size * 0.08, ground - size * 1.01), (x + size * 0.12, ground - size * 0.9)], "#251a16")  # fmt: skip


def crowd(
    c: Canvas, left: float, right: float, ground: float, size: float, shirts: Sequence[str] = BATIK
) -> None:
    x = left
    while x < right:
        veil = mix(c.random.choice(tuple(shirts)), "#ffffff", 0.35) if c.random.random() < 0.4 else None
        person(c, x, ground + c.random.uniform(-0.04, 0.04) * size, size * c.random.uniform(0.88, 1.08),
               c.random.choice(tuple(shirts)), c.random.choice(("#33405a", "#4a3b39", "#2c4a4f")), veil)  # fmt: skip
        x += size * c.random.uniform(0.36, 0.62)


def cloud(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """Level streaks, as over the sea in the dry season."""
    for across, down, length in ((0.0, 0.0, 1.0), (-0.55, 0.19, 0.9), (0.42, 0.38, 1.15), (-0.2, 0.57, 0.6)):
        half = length * size * 0.75
        c.rect(x + across * size - half, y + down * size, x + across * size + half, y + (down + 0.14) * size, colour,
               size * 0.07)  # fmt: skip


def birds(c: Canvas, x: float, y: float, colour: str, count: int = 5) -> None:
    for index in range(count):
        bx = x + index * 3.1 + c.random.uniform(-1, 1)
        by = y + (index % 3) * 1.5 + c.random.uniform(-1, 1)
        c.line([(bx - 1.1, by - 0.5), (bx, by), (bx + 1.1, by - 0.5)], colour, 0.28)


def glitter(
    c: Canvas, left: float, right: float, top: float, bottom: float, colour: str, count: int = 70
) -> None:
    """Light on water: short level strokes, longer towards the viewer."""
    for _ in range(count):
        depth = c.random.random() ** 1.4
        y = top + (bottom - top) * depth
        length = 1 + 5 * depth
        x = c.random.uniform(left, right)
        c.line([(x, y), (x + length, y)], colour, 0.14 + 0.22 * depth)


def windows(
    c: Canvas, left: float, top: float, right: float, bottom: float, colours: Sequence[str], step: float = 3.2
) -> None:
    y = top
    while y + step * 0.55 < bottom:
        x = left
        while x + step * 0.5 < right:
            c.rect(x, y, x + step * 0.5, y + step * 0.55, c.random.choice(tuple(colours)))
            x += step
        y += step * 1.15
