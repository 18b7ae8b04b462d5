"""Sample texts are written plainly and turned into rich text here.

A blank line ends a block. `## ` begins a sub-heading, `> ` a quotation, `- ` and `1. ` list items, `|` the rows of a
table whose first row is its head (a line `|= …` names the table). A last line `> -- ` names who is quoted. What comes
from the library: `!foto key | caption`, with `kecil`, `kiri` or `kanan` after the key, `!galeri key, key | caption`,
`!lampiran key | label`; and `!video host:key | caption`. Inside a line `**strong**`, `*emphasis*`,
`[text](address)`. Dates stand as `{hari}` (Senin (23/11/2026)), `{tgl}` (23 November 2026), `{bulan}` (November 2026) or
`{tahun}`, counted from the day of publication: `{hari-2}` is two days before it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

from articles.models import Document, Image

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_DATE = re.compile(r"\{(hari|tgl|bulan|tahun)([+-]\d+)?\}")


@dataclass(frozen=True)
class Library:
    """What texts take their pictures and papers from, by key."""

    pictures: Mapping[str, Image] = field(default_factory=dict)
    papers: Mapping[str, Document] = field(default_factory=dict)


NOTHING = Library()


def fill_dates(text: str, day: date) -> str:
    """`text` with its dates written out, `day` being that of publication."""

    def written(match: re.Match[str]) -> str:
        on = day + timedelta(days=int(match[2] or 0))
        return {
            "hari": f"{_DAYS[on.weekday()]} ({on.day}/{on.month}/{on.year})",
            "tgl": f"{on.day} {_MONTHS[on.month - 1]} {on.year}",
            "bulan": f"{_MONTHS[on.month - 1]} {on.year}",
            "tahun": str(on.year),
        }[match[1]]

    return _DATE.sub(written, text)


def to_html(text: str, library: Library = NOTHING) -> str:
    """Rich text as `newsroom.richtext.clean` would leave it."""
    return "".join(_block(block.splitlines(), library) for block in re.split(r"\n\s*\n", text.strip()))


def _block(lines: list[str], library: Library) -> str:
    lines = [line.strip() for line in lines]
    opening = lines[0]
    if opening.startswith("!"):
        return _figure(opening, library)
    if opening.startswith("## "):
        return f"<h2>{_inline(opening[3:])}</h2>"
    if opening.startswith("### "):
        return f"<h3>{_inline(opening[4:])}</h3>"
    if opening.startswith("> "):
        return _quote([line.removeprefix("> ") for line in lines])
    if opening.startswith("- "):
        return _list("ul", [line[2:] for line in lines])
    if re.match(r"\d+\. ", opening):
        return _list("ol", [line.split(". ", 1)[1] for line in lines])
    if opening.startswith("|"):
        return _table(lines)
    return f"<p>{_inline(' '.join(lines))}</p>"


def _quote(lines: list[str]) -> str:
    source = lines.pop().removeprefix("-- ") if lines[-1].startswith("-- ") else ""
    named = f'<p class="sumber">{_inline(source)}</p>' if source else ""
    return f"<blockquote><p>{_inline(' '.join(lines))}</p>{named}</blockquote>"


def _figure(line: str, library: Library) -> str:
    said, _bar, caption = (part.strip() for part in line.partition("|"))
    kind, name = said.split(maxsplit=1)
    words = f"<figcaption>{_inline(caption)}</figcaption>"
    if kind == "!foto":
        key, *place = name.split()
        return _picture(library.pictures[key], "".join(f" gambar-{word}" for word in place), words)
    if kind == "!galeri":
        keys = (key.strip() for key in name.split(","))
        pictures = (_picture(library.pictures[key], "", "<figcaption></figcaption>") for key in keys)
        return f'<figure class="galeri">{"".join(pictures)}{words}</figure>'
    if kind == "!video":
        return f'<figure class="video" data-video="{name}">{words}</figure>'
    return f'<figure class="lampiran" data-dokumen="{library.papers[name].pk}">{words}</figure>'


def _picture(image: Image, place: str, words: str) -> str:
    shown = f'<img data-gambar="{image.pk}" src="{image.file.url}" alt="{escape(image.alternative)}">'
    return f'<figure class="gambar{place}">{shown}{words}</figure>'


def _list(tag: str, items: list[str]) -> str:
    return f"<{tag}>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + f"</{tag}>"


def _table(lines: list[str]) -> str:
    caption = ""
    if lines[0].startswith("|="):
        caption = f"<caption>{_inline(lines.pop(0)[2:].strip())}</caption>"
    head, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    top = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{_inline(row[0])}</th>'
        + "".join(f"<td>{_inline(c)}</td>" for c in row[1:])
        + "</tr>"
        for row in rows
    )
    return f"<table>{caption}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _inline(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    text = re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)
    return re.sub(r"\[(.+?)\]\((\S+?)\)", r'<a href="\2">\1</a>', text)
