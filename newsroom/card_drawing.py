"""A card of 1200 × 630 pixels that says what a text is: headline, kind and office, in the office's colour.

Font: Source Serif Pro Bold, under the SIL Open Font License (newsroom/fonts/LICENSE.txt). It covers Latin, Greek and
Cyrillic; letters that it has not are left out.
"""

import io
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from newsroom import accent

SIZE = (1200, 630)
_FONT = Path(__file__).resolve().parent / "fonts" / "SourceSerifPro-Bold.ttf"
# The light papers and inks of static/css/site.css.
_PAPER, _INK, _INK_2, _LINE = "#f6f4f0", "#16181d", "#565a63", "#dcd8d0"
_EDGE, _BAND, _FOOT, _LOGO = 76, 18, 132, 84
_HEADLINE_SIZES = range(120, 43, -4)
_LEADING = 1.14
_LONGEST_LABEL, _LONGEST_HEADLINE, _LONGEST_NAME = 60, 400, 120


@dataclass(frozen=True)
class Words:
    label: str
    headline: str
    office: str
    parent: str


def draw(words: Words, colour: str, logo: Image.Image | None) -> bytes:
    """As PNG. A headline without a letter that the font has gives way to the office's name."""
    card = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(card)
    shade = accent.shades(colour)[0]
    pen.rectangle((0, 0, SIZE[0], _BAND), fill=shade)
    top = _EDGE + 6
    if label := _known(words.label[:_LONGEST_LABEL]):
        pen.text(
            (_EDGE, top), _cut(label, _font(34), SIZE[0] - 2 * _EDGE), font=_font(34), fill=shade, anchor="ls"
        )
        top += 26
    foot = SIZE[1] - _FOOT
    headline = _known(words.headline[:_LONGEST_HEADLINE]) or _known(words.office[:_LONGEST_NAME])
    _draw_headline(pen, headline, top, foot - 38)
    pen.rectangle((_EDGE, foot, SIZE[0] - _EDGE, foot + 1), fill=_LINE)
    _draw_office(card, pen, words, logo, foot)
    output = io.BytesIO()
    card.save(output, "PNG")
    return output.getvalue()


def _draw_headline(pen: ImageDraw.ImageDraw, text: str, top: int, bottom: int) -> None:
    """As large as the room allows; what does not fit at the smallest size ends in dots."""
    across = SIZE[0] - 2 * _EDGE
    for size in _HEADLINE_SIZES:
        lines, leading = _lines(text, _font(size), across), round(size * _LEADING)
        most = (bottom - top) // leading
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), _font(size), across)]
    for number, line in enumerate(_balanced(lines, _font(size))):
        pen.text((_EDGE, top + leading * number), line, font=_font(size), fill=_INK, anchor="la")


def _draw_office(
    card: Image.Image, pen: ImageDraw.ImageDraw, words: Words, logo: Image.Image | None, foot: int
) -> None:
    left, middle = _EDGE, foot + _FOOT // 2 - 4
    if logo is not None:
        mark = logo.convert("RGBA")
        mark.thumbnail((_LOGO, _LOGO), Image.Resampling.LANCZOS)
        card.paste(mark, (left, middle - mark.height // 2), mark)
        left += mark.width + 24
    name, parent = _known(words.office[:_LONGEST_NAME]), _known(words.parent[:_LONGEST_NAME])
    across = SIZE[0] - _EDGE - left
    if parent:
        pen.text((left, middle - 4), _cut(name, _font(34), across), font=_font(34), fill=_INK, anchor="ls")
        pen.text(
            (left, middle + 10), _cut(parent, _font(25), across), font=_font(25), fill=_INK_2, anchor="la"
        )
    else:
        pen.text((left, middle), _cut(name, _font(36), across), font=_font(36), fill=_INK, anchor="lm")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)


@cache
def _shape(letter: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(24).getmask(letter)
    return mask.size, bytes(mask)


def _known(text: str) -> str:
    """`text` without letters that the font has not, for it would draw boxes."""
    letters = (
        letter if letter.isspace() or _shape(letter) != _shape("\uffff") else " "
        for letter in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(letters).split())


def _lines(text: str, font: ImageFont.FreeTypeFont, across: int) -> list[str]:
    """Broken between words; a word that is wider than a line, within itself."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".lstrip()
        if font.getlength(joined) <= across:
            lines[-1] = joined
            continue
        pieces = _pieces(word, font, across)
        lines = [*(line for line in lines if line), *pieces]
    return lines


def _pieces(word: str, font: ImageFont.FreeTypeFont, across: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if font.getlength(pieces[-1] + letter) > across:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _balanced(lines: list[str], font: ImageFont.FreeTypeFont) -> list[str]:
    """The same number of lines, of lengths as even as words allow."""
    text, across = " ".join(lines), max(int(font.getlength(line)) for line in lines)
    best = lines
    for narrower in range(across - 20, across // 2, -20):
        tried = _lines(text, font, narrower)
        if len(tried) > len(lines):
            break
        best = tried
    return best


def _cut(text: str, font: ImageFont.FreeTypeFont, across: int) -> str:
    """`text`, or as much of it as a line holds, with dots."""
    if font.getlength(text) <= across:
        return text
    while text and font.getlength(f"{text}…") > across:
        text = text[:-1]
    return f"{text.rstrip(' ,.;:–-')}…"
