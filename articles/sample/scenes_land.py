"""Sample pictures of land and water."""

import math

from articles.sample.canvas import Canvas, mix
from articles.sample.motifs import (
    birds,
    boat,
    cloud,
    crowd,
    glitter,
    house,
    palm,
    round_tree,
    shrub_row,
    tall_tree,
)
from articles.sample.palettes import Palette


def _hills(c: Canvas, p: Palette, horizon: float) -> None:
    c.ridge(horizon, 26, 1.1, mix(p.far, p.sky[-1], 0.35), mix(p.far, p.sky[-1], 0.75), jag=0.45)
    c.ridge(horizon + 2, 14, 1.9, p.far, mix(p.far, p.sky[-1], 0.6), jag=0.4)


def _sun(c: Canvas, p: Palette, x: float, y: float, radius: float = 6) -> None:
    c.glow(x, y, radius * 7, p.sun, 0.55)
    c.glow(x, y, radius * 2.4, p.sun, 0.7)
    c.circle(x, y, radius, p.sun)


def _sea(c: Canvas, p: Palette, top: float, light_at: float) -> None:
    c.shade(0, top, c.wide, 100, *p.water)
    glitter(c, light_at - 22, light_at + 18, top + 1, 98, mix(p.sun, p.water[0], 0.25), 90)
    glitter(c, 0, c.wide, top + 2, 98, mix(p.water[0], "#ffffff", 0.25), 60)


def rice_terraces(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    _sun(c, p, c.wide * 0.68, 30)
    cloud(c, c.wide * 0.22, 17, 11, mix(p.sky[-1], "#ffffff", 0.35))
    c.polygon([(c.wide * 0.16, 62), (c.wide * 0.4, 17), (c.wide * 0.44, 20), (c.wide * 0.47, 17.5), (c.wide * 0.8, 62)],
              mix(p.far, p.sky[1], 0.15), mix(p.far, p.sky[-1], 0.6))  # fmt: skip
    _hills(c, p, 60)
    for step in range(9):
        top = 54 + step * 5.2
        swing = 5.5 - step * 0.25
        line = [
            (c.wide * i / 60, top + swing * math.sin(math.tau * (i / 60 * 1.15 + step * 0.085)) + i * 0.02)
            for i in range(61)
        ]
        share = step / 8
        tone = mix(mix(p.leaf, "#8fae4a", 0.45), mix(p.leaf, p.ground, 0.6), share)
        c.polygon([*line, (c.wide, 100), (0, 100)], mix(tone, p.sun, 0.34), mix(tone, "#0b2027", 0.12))
        c.line(line, mix(tone, "#12241e", 0.35), 0.5)
        c.line([(x, y + 1.3) for x, y in line], mix(p.sky[-1], tone, 0.35), 0.35 + share * 0.3)
    for x, ground, size in ((0.1, 88, 34), (0.17, 92, 25), (0.93, 85, 30)):
        palm(c, c.wide * x, ground, size, mix(p.leaf, "#0b2027", 0.25), 0.1 if x < 0.5 else -0.14)
    house(c, c.wide * 0.73, 76, 9, p.wall, p.roof, p.lit)
    birds(c, c.wide * 0.5, 27, mix(p.near, p.sky[1], 0.3))


def harbour(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    light = c.wide * 0.62
    _sun(c, p, light, 44, 7)
    cloud(c, c.wide * 0.2, 22, 13, mix(p.sky[-2], "#ffffff", 0.25))
    cloud(c, c.wide * 0.85, 15, 9, mix(p.sky[-2], "#ffffff", 0.18))
    _hills(c, p, 58)
    _sea(c, p, 57, light)
    boat(c, c.wide * 0.82, 63, 9, p.near, mix(p.wall, p.sky[-1], 0.3))
    boat(c, c.wide * 0.43, 65, 11, p.roof, p.wall)
    boat(c, c.wide * 0.24, 74, 21, mix(p.roof, p.near, 0.2), p.wall)
    boat(c, c.wide * 0.66, 82, 27, mix(p.near, "#1f6f78", 0.4))
    c.polygon(
        [(0, 88), (c.wide * 0.44, 93), (c.wide * 0.44, 100), (0, 100)], mix(p.near, "#6b5140", 0.4), p.near
    )
    for i in range(9):
        x = c.wide * 0.03 + i * c.wide * 0.047
        c.rect(x, 84 + i * 0.55, x + 1.4, 100, mix(p.near, "#20130c", 0.4))
    crowd(c, c.wide * 0.06, c.wide * 0.3, 91, 13)
    birds(c, c.wide * 0.4, 26, mix(p.near, p.sky[1], 0.2), 6)


def mangrove(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    _sun(c, p, c.wide * 0.3, 26, 5)
    cloud(c, c.wide * 0.72, 20, 12, mix(p.sky[-1], "#ffffff", 0.4))
    c.ridge(52, 9, 2.2, mix(p.far, p.sky[-1], 0.3), p.far)
    _sea(c, p, 50, c.wide * 0.3)
    for row, (ground, size) in enumerate(((57, 13), (66, 19))):
        x = -4.0 + row * 5
        while x < c.wide + 6:
            if not c.wide * 0.36 < x < c.wide * 0.66 or row == 0:
                for root in range(-3, 4):
                    c.arc(
                        x + root * size * 0.08,
                        ground,
                        size * 0.22,
                        180,
                        360,
                        mix(p.near, "#4a3a30", 0.6),
                        0.35,
                    )
                round_tree(
                    c, x, ground, size * c.random.uniform(0.9, 1.15), mix(p.leaf, p.far, 0.25 - row * 0.2)
                )
            x += size * c.random.uniform(0.55, 0.85)
    for row in range(4):
        for i in range(15):
            x = c.wide * (0.05 + i * 0.066) + row * 3.1
            y = 77 + row * 6.4 + c.random.uniform(-0.8, 0.8)
            c.line([(x, y), (x, y - 4.2 - row * 0.7)], "#5b4334", 0.34)
            for side in (-1, 1):
                c.polygon([(x, y - 3.6 - row * 0.7), (x + side * 2.2, y - 5.4 - row), (x + side * 0.5, y - 6.4 - row)],
                          mix(p.leaf, "#fff3c4", 0.18))  # fmt: skip
            c.line([(x - 1.6, y + 0.4), (x + 1.6, y + 0.4)], mix(p.water[0], "#ffffff", 0.35), 0.25)
    crowd(c, c.wide * 0.36, c.wide * 0.6, 86, 17)


def island(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    _sun(c, p, c.wide * 0.75, 28, 6)
    for x, y, s in ((0.18, 16, 10), (0.48, 25, 7), (0.92, 14, 8)):
        cloud(c, c.wide * x, y, s, mix(p.sky[-1], "#ffffff", 0.5))
    _sea(c, p, 54, c.wide * 0.72)
    hill = [
        (c.wide * (0.16 + 0.5 * i / 40), 55 - 13 * math.sin(math.pi * i / 40) ** 1.3 - (i % 3) * 0.25)
        for i in range(41)
    ]
    c.polygon(hill, mix(p.leaf, p.far, 0.15), mix(p.leaf, p.near, 0.3))
    for i in range(7):
        palm(
            c,
            c.wide * (0.24 + i * 0.055),
            54,
            11 + (i % 3) * 2,
            mix(p.leaf, "#0b2027", 0.2),
            0.15 if i % 2 else -0.1,
        )
    x = c.wide * 0.6
    c.polygon([(x - 2.2, 54), (x - 1.4, 28), (x + 1.4, 28), (x + 2.2, 54)], "#fbf3e4")
    for k in range(2):
        c.polygon([(x - 1.7 - k * 0.24, 38 + k * 8), (x + 1.7 + k * 0.24, 38 + k * 8), (x + 1.8 + k * 0.26, 42 + k * 8),
                   (x - 1.8 - k * 0.26, 42 + k * 8)], p.roof)  # fmt: skip
    c.rect(x - 2, 25.6, x + 2, 28, p.near)
    c.rect(x - 1.2, 22, x + 1.2, 25.8, "#ffe7a8")
    c.polygon([(x - 1.9, 22.2), (x, 18.6), (x + 1.9, 22.2)], p.roof)
    c.polygon([(0, 84), (c.wide * 0.3, 79), (c.wide * 0.7, 86), (c.wide, 82), (c.wide, 100), (0, 100)],
              mix(p.wall, "#ffffff", 0.2), mix(p.wall, p.bright, 0.3))  # fmt: skip
    boat(c, c.wide * 0.37, 70, 14, p.roof, p.wall)
    boat(c, c.wide * 0.78, 88, 24, "#2f6f73")
    palm(c, c.wide * 0.09, 94, 52, mix(p.leaf, "#0b2027", 0.25), 0.22)


def park(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    _sun(c, p, c.wide * 0.25, 24, 5)
    cloud(c, c.wide * 0.66, 17, 11, mix(p.sky[-1], "#ffffff", 0.45))
    c.ridge(60, 10, 2.4, mix(p.leaf, p.sky[-1], 0.55), mix(p.leaf, p.sky[-1], 0.4), jag=0.7)
    lawn = mix(p.leaf, "#a8bf5f", 0.45)
    c.shade(0, 58, c.wide, 100, mix(lawn, p.sun, 0.3), mix(lawn, "#0b2027", 0.12))
    for i in range(11):
        round_tree(
            c,
            c.wide * i / 10 + c.random.uniform(-3, 3),
            62,
            c.random.uniform(18, 27),
            mix(p.leaf, p.far, 0.3),
        )
    path = [(c.wide * 0.38, 100), (c.wide * 0.5, 80), (c.wide * 0.46, 66), (c.wide * 0.49, 66), (c.wide * 0.56, 80),
            (c.wide * 0.64, 100)]  # fmt: skip
    c.polygon(path, mix(p.wall, p.leaf, 0.15), p.wall)
    c.ellipse(c.wide * 0.79, 82, 24, 7, mix(p.water[1], p.water[0], 0.4))
    c.ellipse(c.wide * 0.79, 82.4, 22, 6, p.water[0])
    glitter(c, c.wide * 0.7, c.wide * 0.86, 79, 86, "#ffffff", 14)
    for x, ground, size in ((0.1, 88, 62), (0.26, 76, 40), (0.95, 74, 44)):
        round_tree(c, c.wide * x, ground, size, p.leaf)
    for x in (0.33, 0.68):
        c.line([(c.wide * x, 78), (c.wide * x, 54)], "#2f3b40", 0.5)
        c.circle(c.wide * x, 53, 1.7, "#fff1c2")
    c.rect(c.wide * 0.2, 84, c.wide * 0.33, 85.6, "#8a5a3c", 0.5)
    c.rect(c.wide * 0.2, 79.5, c.wide * 0.33, 82, "#9c6844", 0.5)
    for x in (0.215, 0.315):
        c.rect(c.wide * x - 0.4, 79, c.wide * x + 0.4, 90, "#4b3a33")
    crowd(c, c.wide * 0.49, c.wide * 0.6, 84, 13)
    shrub_row(c, 0, c.wide * 0.3, 101, 4.5, p.leaf)
    shrub_row(c, c.wide * 0.74, c.wide + 5, 101, 5, p.leaf)


def lake_night(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    for _ in range(150):
        y = c.random.uniform(0, 48)
        c.circle(
            c.random.uniform(0, c.wide), y, c.random.uniform(0.07, 0.24), mix("#ffffff", p.sky[1], y / 70)
        )
    _sun(c, p, c.wide * 0.72, 24, 5)
    c.ridge(62, 34, 1.0, p.far, mix(p.far, p.sky[-1], 0.7), jag=0.4)
    c.ridge(62, 15, 2.1, p.middle, mix(p.middle, p.sky[-1], 0.4), jag=0.4)
    _sea(c, p, 61, c.wide * 0.72)
    for i in range(26):
        x = c.wide * i / 25 + c.random.uniform(-2, 2)
        if not 0.34 < i / 25 < 0.62:
            tall_tree(c, x, 64, c.random.uniform(9, 16), p.near)
    for i in range(8):
        x = c.wide * (0.35 + i * 0.035)
        house(c, x, 63, 3.2, p.wall, p.roof, True)
        c.line([(x + 1, 64.5), (x + 1, 70)], mix(p.bright, p.water[1], 0.45), 0.4)
    for i in range(13):
        x, y = c.wide * (0.08 + i * 0.07), 77 + c.random.uniform(-3, 12)
        c.glow(x, y, 6, p.bright, 0.75)
        c.polygon(
            [(x - 1.3, y + 1), (x - 1, y - 1.6), (x + 1, y - 1.6), (x + 1.3, y + 1)], "#ffe9b8", p.bright
        )
        c.line([(x - 2.4, y + 1.9), (x + 2.4, y + 1.9)], mix(p.bright, p.water[1], 0.4), 0.25)
