"""Sample pictures of things and patterns."""

import math

from articles.sample.canvas import Canvas, Point, mix
from articles.sample.motifs import BATIK, birds, cloud, crowd, palm
from articles.sample.palettes import Palette

_PAPER, _INK = "#fbf6ea", "#24323c"


def _table(c: Canvas, p: Palette, top: float = 74) -> None:
    c.sky(mix(p.sky[0], p.sky[-1], 0.45), mix(p.sky[-1], p.wall, 0.3))
    c.glow(c.wide * 0.72, 24, 70, p.sun, 0.6)
    c.shade(0, top, c.wide, 100, mix(p.roof, "#c98d5a", 0.45), mix(p.roof, "#5a3828", 0.5))
    c.rect(0, top, c.wide, top + 0.8, mix(p.roof, "#f2c791", 0.6))


def _text_lines(
    c: Canvas, left: float, top: float, right: float, count: int, colour: str, gap: float = 3.4
) -> None:
    for i in range(count):
        short = 0.55 if i % 4 == 3 else 1.0
        c.rect(left, top + i * gap, left + (right - left) * short * c.random.uniform(0.92, 1.0), top + i * gap + 1.1,
               colour, 0.5)  # fmt: skip


def microphones(c: Canvas, p: Palette) -> None:
    wall = mix(p.near, "#1f4f5c", 0.4)
    c.sky(mix(wall, "#ffffff", 0.12), wall)
    for column in range(-2, 14):
        for row in range(6):
            cx, cy = column * 15 + (row % 2) * 7.5, row * 15 + 4
            c.arc(cx, cy, 5.4, 0, 360, mix(wall, "#ffffff", 0.12), 0.3)
            c.circle(cx, cy, 1, mix(wall, "#ffffff", 0.16))
    c.glow(c.wide * 0.5, 30, 70, p.bright, 0.42)
    x = c.wide / 2
    c.polygon(
        [(x - 34, 72), (x + 34, 72), (x + 28, 100), (x - 28, 100)],
        mix(p.roof, "#8a5a3a", 0.5),
        mix(p.roof, "#3a241a", 0.55),
    )
    c.rect(x - 38, 68, x + 38, 73, mix(p.roof, "#d9a066", 0.5), 1)
    c.circle(x, 87, 7, p.bright)
    c.circle(x, 87, 5.6, mix(p.roof, "#5a3828", 0.4))
    c.polygon([(x - 3.4, 90), (x - 3.4, 86), (x, 83.4), (x + 3.4, 86), (x + 3.4, 90)], p.bright)
    for i, (lean, up, tint) in enumerate(
        ((-26, 40, BATIK[1]), (-13, 32, BATIK[0]), (0, 27, BATIK[3]), (13, 33, BATIK[2]), (26, 41, BATIK[4]))
    ):
        top = (x + lean, up)
        c.line([(x + lean * 0.45, 70), (x + lean * 0.8, up + 16), top], "#20272d", 1.1)
        angle = math.radians(90 - lean * 0.7)
        dx, dy = math.cos(angle), -math.sin(angle)
        c.line([(top[0] - dx * 4, top[1] - dy * 4), (top[0] + dx * 3, top[1] + dy * 3)], "#2d363d", 4.6)
        c.rect(top[0] - 4.2, top[1] - 1.6, top[0] + 4.2, top[1] + 4.6, mix(tint, "#ffffff", 0.08), 0.8)
        c.rect(top[0] - 2.6, top[1] + 0.8, top[0] + 2.6, top[1] + 2.1, _PAPER, 0.4)
        head = (top[0] + dx * 6, top[1] + dy * 6)
        c.circle(*head, 4.6, "#3b464e")
        c.circle(head[0] - 1.2, head[1] - 1.2, 3, "#55626b")
        if i == 2:
            c.glow(head[0], head[1], 11, "#ffffff", 0.2)


def magnifier(c: Canvas, p: Palette) -> None:
    """A lens over a printed message."""
    _table(c, p, 99)
    left, right = c.wide * 0.2, c.wide * 0.66
    c.polygon([(left + 3, 14), (right + 5, 10), (right + 9, 103), (left + 6, 103)], mix(p.near, p.wall, 0.45))
    c.polygon([(left, 11), (right, 8), (right + 4, 103), (left + 3, 103)], _PAPER)
    c.rect(left + 6, 17, right - 14, 21, mix(_INK, _PAPER, 0.1), 0.6)
    c.rect(left + 6, 24, right - 30, 27, mix(_INK, _PAPER, 0.1), 0.6)
    _text_lines(c, left + 6, 32, left + 38, 20, mix(_INK, _PAPER, 0.68))
    c.rect(left + 43, 32, right - 4, 58, mix(p.leaf, _PAPER, 0.5), 0.8)
    c.polygon(
        [(left + 43, 58), (left + 54, 42), (left + 62, 52), (left + 68, 46), (right - 4, 58)],
        mix(p.leaf, _INK, 0.2),
    )
    _text_lines(c, left + 43, 62, right - 4, 11, mix(_INK, _PAPER, 0.68))
    x, y, r = c.wide * 0.6, 50, 25
    c.line([(x + r * 0.7, y + r * 0.7), (x + r * 1.75, y + r * 1.75)], mix(p.roof, "#2b1a12", 0.4), 7.5)
    c.line([(x + r * 0.95, y + r * 0.95), (x + r * 1.75, y + r * 1.75)], p.roof, 6)
    c.circle(x, y, r + 2.6, "#3d4a52")
    c.circle(x, y, r, mix("#eaf4f2", p.sky[-1], 0.2))
    c.rect(x - 16, y - 11, x + 12, y - 6, mix(p.roof, "#c0392b", 0.5), 1)
    c.rect(x - 18, y - 2, x + 17, y + 1.6, mix(_INK, _PAPER, 0.3), 1)
    c.rect(x - 17, y + 5, x + 14, y + 8.6, mix(_INK, _PAPER, 0.3), 1)
    c.rect(x - 13, y + 12, x + 4, y + 15.6, mix(_INK, _PAPER, 0.3), 1)
    c.arc(x, y, r - 3, 200, 262, "#ffffff", 1.4)


def telephone(c: Canvas, p: Palette) -> None:
    """A phone with a message that is being ticked off."""
    c.sky(mix(p.sky[0], p.leaf, 0.3), mix(p.sky[1], p.wall, 0.35))
    for radius in (72, 54, 38):
        c.circle(c.wide * 0.5, 52, radius, mix(mix(p.sky[0], p.leaf, 0.3), p.sun, 0.12 + (72 - radius) / 130))
    x = c.wide / 2
    c.rect(x - 21, 7, x + 25, 106, mix(p.near, p.sky[0], 0.35), 6)
    c.rect(x - 23, 5, x + 23, 104, "#1f2930", 6)
    c.rect(x - 21, 7.4, x + 21, 104, _PAPER, 4.4)
    c.rect(x - 7, 8.6, x + 7, 11, "#1f2930", 1.2)
    c.rect(x - 21, 14, x + 21, 27, mix(p.roof, p.near, 0.25))
    c.rect(x - 17, 18, x + 6, 20.6, _PAPER, 1)
    c.rect(x - 17, 22.4, x - 2, 24, mix(_PAPER, p.roof, 0.3), 0.8)
    for i in range(4):
        top = 32 + i * 17
        c.rect(x - 17.4, top, x + 17.4, top + 13.4, mix("#ffffff", p.wall, 0.35), 2)
        c.circle(x - 11.6, top + 6.7, 4, BATIK[(i + 1) % 6])
        c.line([(x - 13.6, top + 6.9), (x - 12.2, top + 8.4), (x - 9.5, top + 5)], "#ffffff", 0.9)
        c.rect(x - 5, top + 3.6, x + 13, top + 5.8, mix(_INK, _PAPER, 0.35), 0.8)
        c.rect(x - 5, top + 8, x + 6, top + 9.8, mix(_INK, _PAPER, 0.65), 0.8)
    for side, y, tint in ((-1, 30, BATIK[0]), (1, 44, BATIK[2]), (-1, 68, BATIK[3])):
        bx = x + side * 50
        c.rect(bx - 16, y - 8, bx + 16, y + 8, mix(tint, "#ffffff", 0.1), 4)
        c.polygon(
            [(bx - side * 15, y + 2), (bx - side * 23, y + 9), (bx - side * 8, y + 7)],
            mix(tint, "#ffffff", 0.1),
        )
        c.rect(bx - 10, y - 3.4, bx + 9, y - 1.2, _PAPER, 0.9)
        c.rect(bx - 10, y + 1.6, bx + 2, y + 3.6, mix(_PAPER, tint, 0.25), 0.9)


def bookshelf(c: Canvas, p: Palette) -> None:
    wood = mix(p.roof, "#7a4f33", 0.6)
    c.sky(mix(wood, "#1e120c", 0.5), mix(wood, "#1e120c", 0.62))
    for row in range(4):
        top, foot = 2 + row * 25.5, 25 + row * 25.5
        c.shade(0, top - 2, c.wide, foot, mix(wood, "#1e120c", 0.62), mix(wood, "#1e120c", 0.42))
        x = 1.0
        while x < c.wide:
            kind = c.random.random()
            if kind < 0.025:
                r = 6
                c.polygon(
                    [(x + 2, foot), (x + 3, foot - 8), (x + 11, foot - 8), (x + 12, foot)],
                    mix(p.bright, p.roof, 0.4),
                )
                for k in range(7):
                    c.ellipse(
                        x + 7 + (k - 3) * 1.9,
                        foot - 10 - abs(3 - k) * -1.1 - 4,
                        1.7,
                        4.6,
                        mix(p.leaf, "#fff3c4", 0.05 * k),
                    )
                x += r + 9
                continue
            wide, tall = c.random.uniform(2.2, 5), c.random.uniform(14, 20.5)
            tint = mix(c.random.choice((*BATIK, "#d8c7a3", "#31424d")), wood, c.random.uniform(0, 0.3))
            c.rect(x, foot - tall, x + wide, foot, tint, 0.3)
            c.rect(x + wide * 0.76, foot - tall, x + wide, foot, mix(tint, "#000000", 0.18))
            c.rect(
                x + wide * 0.12, foot - tall * 0.86, x + wide * 0.7, foot - tall * 0.8, mix(tint, _PAPER, 0.6)
            )
            c.rect(
                x + wide * 0.12, foot - tall * 0.3, x + wide * 0.7, foot - tall * 0.12, mix(tint, _PAPER, 0.5)
            )
            x += wide + 0.25
            if c.random.random() < 0.07:
                x += 3
        c.rect(0, foot, c.wide, foot + 2.6, mix(wood, "#f2c791", 0.22))
        c.rect(0, foot + 2, c.wide, foot + 2.6, mix(wood, "#1e120c", 0.4))
    c.glow(c.wide * 0.3, 20, 75, "#ffd99a", 0.34)


def batik(c: Canvas, p: Palette) -> None:
    """Kawung: four petals around a point, over and over."""
    ground, line = mix(p.near, "#3a241a", 0.5), mix(p.bright, _PAPER, 0.25)
    c.sky(ground)
    step = 17
    for row in range(-1, 8):
        for column in range(-1, int(c.wide / step) + 2):
            x, y = column * step, row * step
            for angle in (45, 135, 225, 315):
                petal: list[Point] = []
                inner: list[Point] = []
                for k in range(25):
                    t = k / 24
                    side = math.sin(math.pi * t)
                    for store, girth, reach in ((petal, 0.29, 0.66), (inner, 0.19, 0.56)):
                        forward = (0.06 if store is petal else 0.13) * step + reach * step * t * (
                            1 if store is petal else 0.98
                        )
                        store.append((forward, girth * step * side**0.7))
                turn = math.radians(angle)
                for shape, tint in (
                    (petal, line),
                    (inner, mix(p.roof, p.bright, 0.15 if (row + column) % 2 else 0.45)),
                ):
                    outline = [(f, s) for f, s in shape] + [(f, -s) for f, s in reversed(shape)]
                    c.polygon([(x + f * math.cos(turn) - s * math.sin(turn), y + f * math.sin(turn) + s * math.cos(turn))
                               for f, s in outline], tint)  # fmt: skip
                c.circle(x + 0.4 * step * math.cos(turn), y + 0.4 * step * math.sin(turn), 0.75, ground)
            c.circle(x, y, 1.7, line)
            c.circle(x + step / 2, y, 1.1, line)
            c.circle(x, y + step / 2, 1.1, line)
    c.glow(c.wide * 0.3, 20, 95, "#ffe9c0", 0.28)


def lanterns(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    for _ in range(80):
        c.circle(
            c.random.uniform(0, c.wide),
            c.random.uniform(0, 55),
            c.random.uniform(0.06, 0.2),
            mix("#ffffff", p.sky[0], 0.3),
        )
    c.ridge(82, 16, 2.0, p.middle, mix(p.middle, p.sky[-1], 0.3), jag=0.5)
    for row in range(3):
        base = 12 + row * 16
        cord = [
            (c.wide * i / 40, base + 9 * math.sin(math.pi * ((i / 40 * 2 + row * 0.4) % 1)))
            for i in range(41)
        ]
        c.line(cord, mix(p.near, "#000000", 0.2), 0.28)
        for i in range(2 + row, 41, 5):
            x, y = cord[i]
            size, tint = 2.6 + row * 1.1, BATIK[(i + row) % 6]
            c.glow(x, y + size * 1.6, size * 4.2, p.bright, 0.6)
            c.rect(x - size * 0.36, y + size * 0.2, x + size * 0.36, y + size * 0.6, "#3a2a20")
            c.ellipse(x, y + size * 1.7, size * 1.12, size * 1.3, mix(tint, p.bright, 0.3))
            c.ellipse(x, y + size * 1.7, size * 0.62, size * 1.24, mix(tint, p.bright, 0.62))
            c.rect(x - size * 0.36, y + size * 2.8, x + size * 0.36, y + size * 3.1, "#3a2a20")
            c.line([(x, y + size * 3.1), (x, y + size * 4)], mix(tint, p.bright, 0.4), 0.5)
    c.polygon(
        [(0, 86), (c.wide * 0.5, 83), (c.wide, 87), (c.wide, 100), (0, 100)], mix(p.near, "#000000", 0.15)
    )
    for x, size in ((0.05, 40), (0.95, 44)):
        palm(c, c.wide * x, 90, size, mix(p.near, p.leaf, 0.3), 0.08)
    crowd(c, c.wide * 0.14, c.wide * 0.86, 96, 15)


def figures(c: Canvas, p: Palette) -> None:
    """Bars and a line that rises: money matters."""
    c.sky(mix(p.wall, "#ffffff", 0.5), mix(p.wall, p.sky[-1], 0.3))
    for i in range(9):
        c.line([(c.wide * 0.08, 14 + i * 9), (c.wide * 0.92, 14 + i * 9)], mix(p.wall, p.near, 0.13), 0.2)
    heights, wide = (18, 24, 22, 33, 38, 36, 47, 56), c.wide * 0.84 / 8
    points = []
    for i, tall in enumerate(heights):
        x = c.wide * 0.08 + i * wide
        tint = mix(BATIK[1], p.sky[0], 0.25) if i < 7 else p.roof
        c.polygon(
            [(x + 2.4, 86 - tall), (x + wide - 4, 86 - tall), (x + wide - 4, 86), (x + 2.4, 86)],
            mix(tint, "#ffffff", 0.18),
            tint,
        )
        c.polygon([(x + wide - 4, 86 - tall), (x + wide - 1.8, 84 - tall), (x + wide - 1.8, 84), (x + wide - 4, 86)],
                  mix(tint, "#000000", 0.2))  # fmt: skip
        c.polygon([(x + 2.4, 86 - tall), (x + 4.6, 84 - tall), (x + wide - 1.8, 84 - tall), (x + wide - 4, 86 - tall)],
                  mix(tint, "#ffffff", 0.42))  # fmt: skip
        points.append((x + wide / 2 - 1, 74 - tall * 1.02))
    c.line(points, p.bright, 1.1)
    for x, y in points:
        c.circle(x, y, 1.9, p.bright)
        c.circle(x, y, 0.9, _PAPER)
    c.rect(0, 86, c.wide, 87, mix(p.near, p.wall, 0.3))
    c.shade(0, 87, c.wide, 100, mix(p.wall, p.near, 0.25), mix(p.wall, p.near, 0.1))
    for stack, (x, count) in enumerate(((0.13, 4), (0.2, 7), (0.27, 3))):
        for i in range(count):
            y = 95 - i * 1.9 - stack % 2
            c.ellipse(c.wide * x, y + 0.8, 5, 1.7, mix(p.bright, "#6b4a12", 0.5))
            c.ellipse(c.wide * x, y, 5, 1.7, mix(p.bright, "#ffffff", 0.12))
            c.ellipse(c.wide * x, y, 3.4, 1.05, p.bright)


def seedlings(c: Canvas, p: Palette) -> None:
    c.sky(mix(p.sky[1], "#ffffff", 0.2), mix(p.sky[-1], p.wall, 0.3))
    c.glow(c.wide * 0.75, 20, 60, p.sun, 0.7)
    c.circle(c.wide * 0.75, 20, 6, p.sun)
    c.ridge(60, 14, 1.7, mix(p.leaf, p.sky[-1], 0.6), mix(p.leaf, p.sky[-1], 0.5))
    for row in range(5):
        top = 56 + row * 9.5
        soil = mix("#8a5d3f", p.ground, 0.2 + row * 0.08)
        c.polygon(
            [(0, top + 2), (c.wide * 0.5, top), (c.wide, top + 2.6), (c.wide, 100), (0, 100)],
            mix(soil, p.sun, 0.2),
            soil,
        )
        size, gap = 3.6 + row * 1.9, 7.5 + row * 3.4
        x = -2.0 + row * 2.4
        while x < c.wide + 4:
            foot = top + 5.2
            c.line([(x, foot), (x + 0.3, foot - size * 1.5)], mix(p.leaf, "#7a8f3a", 0.4), size * 0.14)
            for side, up in ((-1, 0.7), (1, 0.95), (-1, 1.35), (1, 1.6)):
                leaf = [(x, foot - size * up)]
                for k in range(1, 9):
                    t = k / 8
                    leaf.append(
                        (
                            x + side * size * 0.95 * t,
                            foot - size * (up + 0.5 * t + 0.3 * math.sin(math.pi * t)),
                        )
                    )
                for k in range(7, 0, -1):
                    t = k / 8
                    leaf.append(
                        (
                            x + side * size * 0.95 * t,
                            foot - size * (up + 0.5 * t - 0.12 * math.sin(math.pi * t)),
                        )
                    )
                c.polygon(leaf, mix(p.leaf, "#c7d66b", 0.2 if side < 0 else 0.36))
            x += gap
    cloud(c, c.wide * 0.25, 16, 11, "#ffffff")


def kites(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    c.glow(c.wide * 0.2, 22, 50, p.sun, 0.6)
    for x, y, size in ((0.3, 40, 12), (0.8, 14, 11), (0.6, 53, 8)):
        cloud(c, c.wide * x, y, size, mix(p.sky[-1], "#ffffff", 0.5))
    c.ridge(76, 9, 1.6, mix(p.leaf, p.sky[-1], 0.55), mix(p.leaf, p.sky[-1], 0.35))
    c.ridge(84, 6, 1.1, mix(p.leaf, "#b7c46a", 0.4), mix(p.leaf, p.ground, 0.3))
    for i, (x, y, size, lean) in enumerate(
        (
            (0.2, 24, 9, -12),
            (0.4, 14, 7, 8),
            (0.57, 32, 12, -6),
            (0.78, 22, 10, 14),
            (0.9, 45, 7, -4),
            (0.1, 47, 6, 10),
        )
    ):
        kx, tint, turn = c.wide * x, BATIK[i], math.radians(lean)

        def at(dx: float, dy: float, kx: float = kx, y: float = y, turn: float = turn) -> tuple[float, float]:
            return (
                kx + dx * math.cos(turn) - dy * math.sin(turn),
                y + dx * math.sin(turn) + dy * math.cos(turn),
            )

        c.line([at(0, 0), (c.wide * (0.3 + i * 0.08), 88)], mix(p.near, p.sky[-1], 0.45), 0.13)
        c.polygon([at(0, -size), at(size * 0.72, 0), at(0, size * 1.25), at(-size * 0.72, 0)], tint)
        c.polygon([at(0, -size), at(size * 0.72, 0), at(0, 0)], mix(tint, "#ffffff", 0.3))
        c.polygon([at(0, size * 1.25), at(-size * 0.72, 0), at(0, 0)], mix(tint, "#000000", 0.12))
        tail = [at(math.sin(k * 0.9) * size * 0.2, size * 1.25 + k * size * 0.22) for k in range(9)]
        c.line(tail, mix(tint, "#ffffff", 0.2), 0.5)
        for k in (2, 5, 8):
            c.circle(*tail[k], size * 0.1, p.bright)
    crowd(c, c.wide * 0.28, c.wide * 0.74, 95, 13)
    birds(c, c.wide * 0.68, 60, mix(p.near, p.sky[-1], 0.3), 4)


def water_glass(c: Canvas, p: Palette) -> None:
    _table(c, p, 76)
    for i in range(5):
        x = c.wide * (0.14 + i * 0.18)
        tall, level = 46, 0.9 - 0.13 * ((i * 2) % 3)
        c.ellipse(x + 3, 88, 12, 2.4, mix(p.roof, "#3a241a", 0.55))
        c.polygon([(x - 9.5, 88 - tall), (x + 9.5, 88 - tall), (x + 7.4, 88), (x - 7.4, 88)], mix("#ffffff", p.sky[-1], 0.45),
                  mix("#dceff0", p.sky[1], 0.25))  # fmt: skip
        half = 7.4 + 2.1 * level
        top = 86 - (tall - 4) * level
        c.polygon([(x - half + 0.6, top), (x + half - 0.6, top), (x + 6.6, 86.4), (x - 6.6, 86.4)], mix("#9fd6dd", "#ffffff", 0.15),
                  "#4aa3b5")  # fmt: skip
        c.ellipse(x, top, half - 0.6, 1.5, "#c8ebee")
        c.ellipse(x, 88 - tall, 9.5, 1.6, mix("#ffffff", p.sky[-1], 0.2))
        c.ellipse(x, 88 - tall, 8.7, 1.1, mix("#e4f2f2", p.sky[-1], 0.3))
        c.polygon([(x - 6.8, 92 - tall), (x - 5.2, 92 - tall), (x - 4.4, 83), (x - 5.6, 83)], "#ffffff")
        c.rect(x - 5, 68, x + 5, 74, _PAPER, 0.8)
        c.rect(x - 3.6, 69.4, x + 3.6, 70.4, mix(_INK, _PAPER, 0.3), 0.4)
        c.rect(x - 3.6, 71.6, x + 1.4, 72.4, mix(_INK, _PAPER, 0.6), 0.4)
