"""Sample texts are written plainly and turned into rich text here.

A blank line ends a block. `## ` begins a sub-heading, `> ` a quotation, `- ` and `1. ` list items, `|` the rows of a
table whose first row is its head (a line `|= …` names the table). Inside a line `**strong**`, `*emphasis*`,
`[text](address)`. Dates stand as `{hari}` (Senin (23/11/2026)), `{tgl}` (23 November 2026), `{bulan}` (November 2026) or
`{tahun}`, counted from the day of publication: `{hari-2}` is two days before it.
"""

import re
from datetime import date, timedelta

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_DATE = re.compile(r"\{(hari|tgl|bulan|tahun)([+-]\d+)?\}")


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


def to_html(text: str) -> str:
    """Rich text as `newsroom.richtext.clean` would leave it."""
    return "".join(_block(block.splitlines()) for block in re.split(r"\n\s*\n", text.strip()))


def _block(lines: list[str]) -> str:
    lines = [line.strip() for line in lines]
    opening = lines[0]
    if opening.startswith("## "):
        return f"<h2>{_inline(opening[3:])}</h2>"
    if opening.startswith("### "):
        return f"<h3>{_inline(opening[4:])}</h3>"
    if opening.startswith("> "):
        return (
            f"<blockquote><p>{_inline(' '.join(line.removeprefix('> ') for line in lines))}</p></blockquote>"
        )
    if opening.startswith("- "):
        return _list("ul", [line[2:] for line in lines])
    if re.match(r"\d+\. ", opening):
        return _list("ol", [line.split(". ", 1)[1] for line in lines])
    if opening.startswith("|"):
        return _table(lines)
    return f"<p>{_inline(' '.join(lines))}</p>"


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
