"""Sample pictures of streets and buildings."""

from articles.sample.canvas import Canvas, mix
from articles.sample.motifs import (
    BATIK,
    birds,
    cloud,
    crowd,
    glitter,
    house,
    joglo,
    palm,
    person,
    round_tree,
    shrub_row,
    tall_tree,
    windows,
)
from articles.sample.palettes import Palette


def _backdrop(c: Canvas, p: Palette, horizon: float, sun_at: float = 0.7) -> None:
    c.sky(*p.sky)
    x = c.wide * sun_at
    c.glow(x, 26, 46, p.sun, 0.6)
    c.circle(x, 26, 5, p.sun)
    for place, y, size in ((0.2, 15, 10), (0.52, 22, 7)):
        cloud(c, c.wide * place, y, size, mix(p.sky[-2], "#ffffff", 0.3))
    c.ridge(horizon, 20, 1.2, mix(p.far, p.sky[-1], 0.25), mix(p.far, p.sky[-1], 0.65), jag=0.4)


def _blocks(c: Canvas, p: Palette, ground: float, tone: str, low: float, high: float) -> None:
    """A row of tall buildings across the picture."""
    x = -3.0
    while x < c.wide + 3:
        wide, tall = c.random.uniform(8, 15), c.random.uniform(low, high)
        wall = mix(tone, p.sky[-1], c.random.uniform(0.0, 0.22))
        c.rect(x, ground - tall, x + wide, ground, wall)
        c.rect(x + wide * 0.7, ground - tall, x + wide, ground, mix(wall, "#0b1a2a", 0.14))
        pane = mix(wall, p.bright, 0.85) if p.lit else mix(wall, "#ffffff", 0.3)
        windows(c, x + 1.2, ground - tall + 2, x + wide - 0.8, ground - 2,
                (pane, mix(wall, "#0b1a2a", 0.2), mix(wall, "#0b1a2a", 0.12)), 2.6)  # fmt: skip
        if c.random.random() < 0.35:
            c.line([(x + wide / 2, ground - tall), (x + wide / 2, ground - tall - 6)], wall, 0.4)
        x += wide + c.random.uniform(0, 1.5)


def _road(c: Canvas, p: Palette, top: float) -> None:
    asphalt = mix("#59616b", p.ground, 0.35)
    c.rect(0, top - 2.5, c.wide, top, mix(p.wall, "#8d8d88", 0.45))
    c.shade(0, top, c.wide, 100, asphalt, mix(asphalt, "#000000", 0.18))
    for i in range(9):
        c.rect(i * c.wide / 8 - 6, top + (100 - top) * 0.5, i * c.wide / 8 + 5, top + (100 - top) * 0.5 + 1,
               mix(asphalt, "#ffffff", 0.7))  # fmt: skip


def skyline(c: Canvas, p: Palette) -> None:
    _backdrop(c, p, 66, 0.62)
    _blocks(c, p, 68, mix(p.far, p.sky[-1], 0.3), 14, 40)
    _blocks(c, p, 70, p.middle, 8, 30)
    shrub_row(c, 0, c.wide + 4, 71, 3.2, mix(p.leaf, p.near, 0.4))
    c.shade(0, 71, c.wide, 100, *p.water)
    glitter(c, 0, c.wide, 72, 99, mix(p.bright if p.lit else "#ffffff", p.water[0], 0.35), 130)
    c.polygon([(0, 90), (c.wide * 0.35, 95), (c.wide, 91), (c.wide, 100), (0, 100)], p.near)
    for x, size in ((0.06, 30), (0.14, 20), (0.9, 26), (0.97, 36)):
        palm(c, c.wide * x, 95, size, mix(p.near, p.leaf, 0.4), 0.1)
    crowd(c, c.wide * 0.55, c.wide * 0.68, 95, 9)


def bridge(c: Canvas, p: Palette) -> None:
    _backdrop(c, p, 64, 0.48)
    c.ridge(66, 11, 2.3, p.middle, mix(p.middle, p.sky[-1], 0.4), jag=0.45)
    c.shade(0, 65, c.wide, 100, *p.water)
    glitter(c, c.wide * 0.36, c.wide * 0.6, 66, 99, p.sun, 80)
    tone, cable = mix(p.roof, p.near, 0.15), mix(p.wall, p.sky[-1], 0.3)
    left, right, deck = c.wide * 0.25, c.wide * 0.75, 62
    for tower in (left, right):
        for i in range(1, 9):
            for side in (-1, 1):
                c.line([(tower, 20 + i * 2.1), (tower + side * i * c.wide * 0.03, deck)], cable, 0.26)
        c.polygon(
            [(tower - 2.2, 82), (tower - 1, 17), (tower + 1, 17), (tower + 2.2, 82)],
            mix(tone, "#ffffff", 0.15),
            tone,
        )
        c.rect(tower - 5, 80, tower + 5, 85, mix(p.near, "#9aa0a0", 0.3), 1)
    c.rect(0, deck, c.wide, deck + 3, mix(tone, p.near, 0.35))
    c.rect(0, deck, c.wide, deck + 0.8, cable)
    for i in range(7):
        x = c.wide * (0.06 + i * 0.14)
        c.rect(x, deck - 2.6, x + 6 + i % 3, deck, BATIK[i % len(BATIK)], 0.8)
        c.rect(x + 1, deck - 2.1, x + 4, deck - 1.1, mix(p.sky[-1], "#ffffff", 0.4))
    c.polygon([(0, 84), (c.wide * 0.2, 88), (c.wide * 0.42, 100), (0, 100)], mix(p.leaf, p.near, 0.5), p.near)
    for x, size in ((0.04, 34), (0.11, 24), (0.17, 18)):
        round_tree(c, c.wide * x, 92, size, mix(p.leaf, p.near, 0.35))
    birds(c, c.wide * 0.56, 33, mix(p.near, p.sky[1], 0.2))


def hall(c: Canvas, p: Palette) -> None:
    """The city hall on its square."""
    _backdrop(c, p, 64, 0.78)
    for i in range(9):
        tall_tree(c, c.wide * (0.02 + i * 0.12), 70, c.random.uniform(16, 24), mix(p.leaf, p.far, 0.35))
    c.shade(0, 69, c.wide, 100, mix(p.wall, p.ground, 0.25), mix(p.wall, p.ground, 0.42))
    for i in range(-8, 9):
        c.line([(c.wide / 2 + i * 7, 71), (c.wide / 2 + i * 24, 100)], mix(p.wall, p.ground, 0.18), 0.25)
    joglo(c, c.wide / 2, 73, c.wide * 0.56, p.wall, p.roof)
    for x in (0.07, 0.93):
        round_tree(c, c.wide * x, 80, 38, p.leaf)
    c.line([(c.wide * 0.2, 82), (c.wide * 0.2, 22)], "#e8e4da", 0.5)
    c.polygon(
        [(c.wide * 0.2, 22), (c.wide * 0.2 + 12, 23.2), (c.wide * 0.2 + 12, 27.3), (c.wide * 0.2, 26.2)],
        "#c6282d",
    )
    c.polygon(
        [(c.wide * 0.2, 26.2), (c.wide * 0.2 + 12, 27.3), (c.wide * 0.2 + 12, 31.4), (c.wide * 0.2, 30.4)],
        "#fbfaf6",
    )
    crowd(c, c.wide * 0.34, c.wide * 0.46, 88, 12)
    crowd(c, c.wide * 0.56, c.wide * 0.7, 91, 14)
    shrub_row(c, 0, c.wide * 0.24, 101, 4.5, p.leaf)
    shrub_row(c, c.wide * 0.8, c.wide + 4, 101, 4.5, p.leaf)


def market(c: Canvas, p: Palette) -> None:
    _backdrop(c, p, 54, 0.5)
    c.rect(0, 30, c.wide, 66, mix(p.wall, p.roof, 0.2))
    c.polygon(
        [(-2, 31), (c.wide * 0.16, 18), (c.wide * 0.84, 18), (c.wide + 2, 31)],
        mix(p.roof, "#ffffff", 0.12),
        p.roof,
    )
    for i in range(14):
        x = c.wide * (i + 0.5) / 14
        c.rect(x - 2.6, 35, x + 2.6, 44, "#ffe2a0" if p.lit else mix(p.wall, "#ffffff", 0.45), 1)
    c.shade(0, 64, c.wide, 100, mix(p.wall, p.ground, 0.2), mix(p.wall, p.ground, 0.45))
    count, wide = 5, c.wide / 5
    for i in range(count):
        left, tint = i * wide + 1.5, BATIK[(i * 2 + 1) % len(BATIK)]
        c.rect(left + 1, 50, left + wide - 4, 78, mix(p.wall, "#3d2a22", 0.55))
        c.rect(left + 2, 52, left + wide - 5, 66, mix(p.wall, "#3d2a22", 0.4))
        person(
            c,
            left + wide * 0.46,
            78,
            19,
            mix(tint, "#ffffff", 0.25),
            veil=mix(tint, "#ffffff", 0.5) if i % 2 else None,
        )
        stripes = 6
        for k in range(stripes):
            part = (wide - 1) / stripes
            shade = tint if k % 2 else "#fbf3e2"
            x = left + k * part - 1
            c.polygon([(x + part * 0.12, 44), (x + part, 44), (x + part, 53), (x, 53)], shade)
            c.circle(x + part / 2, 53, part / 2, shade)
        c.rect(left, 74, left + wide - 3, 90, mix(p.roof, "#6b4a34", 0.5))
        for crate in range(4):
            fruit = ("#d9772f", "#b8403a", "#8aa43f", "#e6b93f", "#7a4a73")[(i + crate) % 5]
            cx = left + 2.6 + crate * (wide - 5) / 4
            for k in range(9):
                c.circle(
                    cx + (k % 4) * 1.7 + (k // 4) * 0.7,
                    74.6 - (k // 4) * 1.4,
                    1.05,
                    mix(fruit, "#ffffff", 0.12 * (k % 3)),
                )
        c.rect(left, 75.4, left + wide - 3, 78.2, mix(p.roof, "#3a261b", 0.4))
    crowd(c, c.wide * 0.1, c.wide * 0.3, 98, 19)
    crowd(c, c.wide * 0.66, c.wide * 0.8, 99, 20)


def bus_street(c: Canvas, p: Palette) -> None:
    _backdrop(c, p, 60, 0.22)
    _blocks(c, p, 66, mix(p.far, p.sky[-1], 0.25), 10, 32)
    for i in range(9):
        round_tree(c, c.wide * (0.03 + i * 0.125), 71, c.random.uniform(15, 21), mix(p.leaf, p.far, 0.15))
    _road(c, p, 73)
    left, top, right, floor = c.wide * 0.3, 48, c.wide * 0.72, 84
    body, trim = mix("#2b7a78", p.near, 0.15), "#f6f1e4"
    c.ellipse((left + right) / 2, floor + 4, (right - left) / 2 + 2, 1.8, mix("#2c3138", p.ground, 0.3))
    c.rect(left, top, right, floor, body, 3.2)
    c.rect(left, top + 20, right, top + 25, trim)
    c.rect(left + 6, top - 1.6, right - 20, top + 1, mix(body, "#000000", 0.2), 1)
    glass = "#ffe3a6" if p.lit else mix("#bfe0e2", p.sky[-1], 0.4)
    for i in range(6):
        x = left + 3 + i * 10
        if i in (1, 4):
            c.rect(x, top + 4.4, x + 8, floor - 2, mix(body, "#000000", 0.28), 0.8)
            c.rect(x + 0.6, top + 5, x + 3.8, floor - 3, glass, 0.5)
            c.rect(x + 4.2, top + 5, x + 7.4, floor - 3, glass, 0.5)
        else:
            c.rect(x, top + 5, x + 8.6, top + 17, glass, 1)
            c.circle(x + 4, top + 13.4, 1.7, "#5a4033")
            c.rect(x + 1.8, top + 14.4, x + 6.2, top + 17, BATIK[i % 6], 0.6)
    c.polygon(
        [(right - 10, top + 5), (right - 2, top + 5), (right - 0.5, top + 19), (right - 10, top + 19)], glass
    )
    c.rect(right - 12, top + 1.2, right - 2, top + 3.6, "#20262b", 0.5)
    c.rect(right - 11, top + 1.9, right - 5, top + 2.9, p.bright)
    c.circle(right - 2.2, floor - 4, 1.1, "#fff4cc")
    for x in (left + 12, right - 13):
        c.circle(x, floor + 0.6, 4.8, "#22272c")
        c.circle(x, floor + 0.6, 2.3, "#aab2b5")
    shelter = c.wide * 0.05
    c.rect(shelter, 50, shelter + 30, 52.4, mix(p.roof, "#ffffff", 0.05), 0.8)
    for x in (shelter + 2, shelter + 28):
        c.rect(x - 0.5, 52, x + 0.5, 82, "#3f4a50")
    c.rect(shelter + 4, 73, shelter + 26, 74.4, "#a8703f")
    crowd(c, shelter + 7, shelter + 26, 82, 19)
    c.line([(c.wide * 0.86, 82), (c.wide * 0.86, 44)], "#3f4a50", 0.7)
    c.circle(c.wide * 0.86, 43, 3.6, body)
    c.circle(c.wide * 0.86, 43, 2.7, trim)
    c.rect(c.wide * 0.86 - 1.4, 41.6, c.wide * 0.86 + 1.4, 44.3, body, 0.4)
    crowd(c, c.wide * 0.8, c.wide * 0.97, 83, 18)


def clinic(c: Canvas, p: Palette) -> None:
    _backdrop(c, p, 64, 0.18)
    shrub_row(c, 0, c.wide + 4, 68, 6, mix(p.leaf, p.far, 0.3))
    c.shade(0, 70, c.wide, 100, mix(p.leaf, "#c6cf8a", 0.5), mix(p.leaf, "#8fa35c", 0.35))
    left, right, wall = c.wide * 0.2, c.wide * 0.8, mix(p.wall, "#ffffff", 0.3)
    c.rect(left, 40, right, 78, wall)
    c.rect(left, 70, right, 78, mix("#3f8f86", wall, 0.25))
    c.polygon(
        [(left - 5, 41), (left + 8, 26), (right - 8, 26), (right + 5, 41)],
        mix(p.roof, "#ffffff", 0.14),
        p.roof,
    )
    middle = c.wide / 2
    c.rect(middle - 17, 34, middle + 17, 79, mix(wall, "#ffffff", 0.4))
    c.polygon([(middle - 21, 36), (middle, 20), (middle + 21, 36)], mix(p.roof, "#ffffff", 0.2), p.roof)
    c.circle(middle, 44, 6, "#2e8b84")
    c.rect(middle - 1.3, 40, middle + 1.3, 48, "#ffffff", 0.3)
    c.rect(middle - 4, 42.7, middle + 4, 45.3, "#ffffff", 0.3)
    c.rect(middle - 8, 56, middle + 8, 79, mix("#8fc3c4", wall, 0.2))
    c.rect(middle - 0.4, 56, middle + 0.4, 79, wall)
    for i in range(3):
        for side in (-1, 1):
            x = middle + side * (25 + i * 10)
            c.rect(x - 3.4, 50, x + 3.4, 62, mix("#7fb5bd", p.sky[-1], 0.3), 0.5)
            c.rect(x - 0.25, 50, x + 0.25, 62, wall)
    c.polygon(
        [(middle - 9, 79), (middle + 9, 79), (middle + 30, 100), (middle - 30, 100)],
        mix(p.wall, "#ffffff", 0.2),
        p.wall,
    )
    for x, size in ((0.09, 44), (0.92, 50)):
        round_tree(c, c.wide * x, 86, size, p.leaf)
    crowd(c, c.wide * 0.4, c.wide * 0.5, 90, 16)
    crowd(c, c.wide * 0.57, c.wide * 0.66, 86, 14)


def school(c: Canvas, p: Palette) -> None:
    _backdrop(c, p, 62, 0.85)
    c.shade(0, 68, c.wide, 100, mix(p.ground, p.sun, 0.45), mix(p.ground, p.sun, 0.2))
    for i in range(6):
        palm(c, c.wide * (0.05 + i * 0.18), 68, c.random.uniform(28, 36), mix(p.leaf, p.far, 0.25), 0.1)
    left, right = c.wide * 0.08, c.wide * 0.84
    c.rect(left, 44, right, 74, p.wall)
    c.rect(left, 67, right, 74, mix(p.roof, p.wall, 0.45))
    c.polygon(
        [(left - 4, 45), (left + 7, 30), (right - 7, 30), (right + 4, 45)],
        mix(p.roof, "#ffffff", 0.15),
        p.roof,
    )
    for i in range(7):
        x = left + 6 + i * (right - left - 12) / 7
        c.rect(x, 51, x + 7, 62, mix("#8fbcc0", p.sky[-1], 0.35), 0.4)
        c.rect(x + 3.3, 51, x + 3.7, 62, p.wall)
        c.rect(x + 10, 51, x + 15, 74, mix(p.roof, "#2a1a14", 0.25))
        c.rect(x - 2.6, 45, x - 1.6, 76, mix(p.wall, "#ffffff", 0.5))
    c.line([(c.wide * 0.9, 84), (c.wide * 0.9, 22)], "#eeeae0", 0.5)
    c.rect(c.wide * 0.9, 22, c.wide * 0.9 + 11, 25.6, "#c6282d")
    c.rect(c.wide * 0.9, 25.6, c.wide * 0.9 + 11, 29.2, "#fbfaf6")
    x = c.wide * 0.12
    while x < c.wide * 0.78:
        boy = c.random.random() < 0.5
        person(c, x, 90 + c.random.uniform(-3, 3), 13, "#f7f4ea", "#9c2f30", None if boy else "#fbfaf4")
        x += c.random.uniform(5, 8)
    round_tree(c, c.wide * 0.97, 92, 50, p.leaf)


def canal_rain(c: Canvas, p: Palette) -> None:
    c.sky(*p.sky)
    for place, height, size in ((0.15, 10, 17), (0.5, 5, 19), (0.86, 12, 16)):
        cloud(c, c.wide * place, height, size, mix(p.sky[0], p.sky[1], 0.3))
    _blocks(c, p, 58, mix(p.far, p.sky[-1], 0.35), 6, 20)
    for i in range(7):
        house(c, c.wide * (0.02 + i * 0.145), 62, 12, p.wall, p.roof, True)
    c.polygon(
        [(0, 60), (c.wide * 0.3, 62), (c.wide * 0.18, 100), (0, 100)], mix(p.leaf, p.near, 0.2), p.ground
    )
    c.polygon(
        [(c.wide, 60), (c.wide * 0.7, 62), (c.wide * 0.86, 100), (c.wide, 100)],
        mix(p.leaf, p.near, 0.2),
        p.ground,
    )
    c.polygon([(c.wide * 0.3, 62), (c.wide * 0.7, 62), (c.wide * 0.86, 100), (c.wide * 0.18, 100)], *p.water)
    for side in (0, 1):
        top, foot = c.wide * (0.3 + side * 0.4), c.wide * (0.18 + side * 0.68)
        lean = -1 if side == 0 else 1
        c.polygon(
            [(top, 62), (top + lean * 4, 62), (foot + lean * 11, 100), (foot, 100)],
            mix("#c8cbc4", p.near, 0.2),
        )
    glitter(c, c.wide * 0.33, c.wide * 0.66, 64, 98, mix(p.water[0], "#ffffff", 0.4), 70)
    c.rect(c.wide * 0.26, 55, c.wide * 0.74, 58, mix("#8e9697", p.near, 0.2))
    for i in range(6):
        c.rect(
            c.wide * (0.3 + i * 0.08) - 1, 56, c.wide * (0.3 + i * 0.08) + 1, 66, mix("#8e9697", p.near, 0.35)
        )
    for x, tint in ((0.08, "#c8553d"), (0.17, "#e0a43a"), (0.9, "#2f6f73")):
        px = c.wide * x
        person(c, px, 90, 20, mix(tint, "#ffffff", 0.1))
        c.line([(px + 3, 80), (px + 3, 64)], "#2c2f33", 0.4)
        for k in range(4):
            c.polygon(
                [(px + 3, 60), (px - 6 + k * 4.5, 67.5), (px - 1.5 + k * 4.5, 67.5)],
                mix(tint, "#ffffff", 0.18 * (k % 2)),
            )
    for _ in range(240):
        x, y = c.random.uniform(0, c.wide), c.random.uniform(0, 98)
        c.line([(x, y), (x - 0.9, y + 3.2)], mix(p.sky[-1], "#ffffff", 0.3), 0.13)
