"""Blocks as HTML, by mammoth: they are written down as a small Word file that has nothing else in it."""

import io
import zipfile
from collections.abc import Iterable, Iterator

import mammoth
from lxml import etree, html
from lxml.builder import ElementMaker

from newsroom.word.blocks import Block, Cell, Paragraph, Picture, Piece, Place, Table
from newsroom.word.lists import DEEPEST

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
w = ElementMaker(namespace=_W, nsmap={"w": _W, "r": _R})

# Styles of the small file, and what becomes of them. What holds no text of the story is a `div`.
_STYLES = {
    "judul2": "h2:fresh",
    "judul3": "h3:fresh",
    "kutipan": "blockquote > p:fresh",
    "kanan": "p.rata-kanan:fresh",
    "tengah": "p.rata-tengah:fresh",
    "gambar": "div.gambar:fresh",
    "daftar": "div.daftar:fresh",
    "tabel": "div.tabel:fresh",
}
_STYLE_MAP = "\n".join(f"p.{style} => {path}" for style, path in _STYLES.items())
_SIDES = {"right": "kanan", "end": "kanan", "center": "tengah"}
_BULLETED, _COUNTED = "1", "2"


def lay(blocks: Iterable[Block], pictures: list[Picture]) -> etree._Element:
    """The blocks under a `div`. A picture is `div.gambar` with its number among `pictures`, where it is added."""
    links: dict[str, str] = {}
    body = w.body(*_written(blocks, pictures, links))
    made = mammoth.convert_to_html(_file(body, links), style_map=_STYLE_MAP, include_embedded_style_map=False)
    root = html.fragment_fromstring(made.value, create_parent="div")
    _number_lists(root)
    _name_tables(root)
    return root


def _written(
    blocks: Iterable[Block], pictures: list[Picture], links: dict[str, str]
) -> Iterator[etree._Element]:
    before: Place | None = None
    for block in blocks:
        place = block.place if isinstance(block, Paragraph) else None
        if place is not None and _begins_list(before, place):
            yield _note("daftar", str(place.start))
            place = Place(place.is_ordered, 0, place.key, place.start)
        elif place is not None and before is not None and place.level > before.level + 1:
            place = Place(place.is_ordered, before.level + 1, place.key)
        before = place
        if isinstance(block, Picture):
            pictures.append(block)
            yield _note("gambar", str(len(pictures) - 1))
        elif isinstance(block, Table):
            if block.caption:
                yield _note("tabel", block.caption)
            yield _table(block, links)
        else:
            yield _paragraph(block, _style(block), place, links)


def _begins_list(before: Place | None, place: Place) -> bool:
    """Nested items may belong to a list of their own; at the first level another one begins anew."""
    if before is None:
        return True
    return (
        place.level == 0
        and before.level == 0
        and (before.key, before.is_ordered) != (place.key, place.is_ordered)
    )


def _style(paragraph: Paragraph) -> str:
    if paragraph.role == "heading":
        return f"judul{paragraph.level}"
    if paragraph.role == "quote":
        return "kutipan"
    return _side(paragraph)


def _side(paragraph: Paragraph) -> str:
    return _SIDES.get(paragraph.alignment, "") if paragraph.place is None else ""


def _note(style: str, text: str) -> etree._Element:
    return _paragraph(Paragraph([Piece(text)]), style, None, {})


def _paragraph(
    paragraph: Paragraph, style: str, place: Place | None, links: dict[str, str]
) -> etree._Element:
    told = w.pPr()
    if style:
        told.append(w.pStyle(_val(style)))
    if place is not None:
        key = _COUNTED if place.is_ordered else _BULLETED
        told.append(w.numPr(w.ilvl(_val(str(place.level))), w.numId(_val(key))))
    return w.p(told, *_runs(_trimmed(paragraph.pieces), links))


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without white space at both ends."""
    said = [index for index, piece in enumerate(pieces) if piece.text.strip()]
    return pieces[said[0] : said[-1] + 1] if said else []


def _runs(pieces: list[Piece], links: dict[str, str]) -> Iterator[etree._Element]:
    for index, piece in enumerate(pieces):
        text = piece.text
        if index == 0:
            text = text.lstrip()
        if index == len(pieces) - 1:
            text = text.rstrip()
        run = _run(piece, text)
        if piece.href:
            link = w.hyperlink(run)
            link.set(f"{{{_R}}}id", links.setdefault(piece.href, f"t{len(links)}"))
            yield link
        else:
            yield run


def _run(piece: Piece, text: str) -> etree._Element:
    told = w.rPr()
    if piece.bold:
        told.append(w.b())
    if piece.italic:
        told.append(w.i())
    if piece.raised:
        told.append(w.vertAlign(_val(piece.raised)))
    run = w.r(told)
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(w.br())
        if line:
            run.append(w.t(_sound(line)))
    return run


def _table(table: Table, links: dict[str, str]) -> etree._Element:
    element = w.tbl()
    for row in table.rows:
        told = w.trPr(w.tblHeader()) if row.is_header else w.trPr()
        element.append(w.tr(told, *(_cell(cell, row.is_header, links) for cell in row.cells)))
    return element


def _cell(cell: Cell, is_header: bool, links: dict[str, str]) -> etree._Element:
    told = w.tcPr()
    if cell.across > 1:
        told.append(w.gridSpan(_val(str(cell.across))))
    if cell.merged:
        told.append(w.vMerge(_val(cell.merged)))
    inside = [
        _paragraph(
            paragraph.without_look() if is_header else paragraph,
            _side(paragraph),
            paragraph.place,
            links,
        )
        for paragraph in cell.paragraphs
        if paragraph.text
    ]
    return w.tc(told, *(inside or [w.p()]))


def _val(value: str) -> dict[str, str]:
    return {f"{{{_W}}}val": value}


def _sound(text: str) -> str:
    """As XML may hold it."""
    return "".join(c for c in text if c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c not in "\ufffe\uffff")


def _file(body: etree._Element, links: dict[str, str]) -> io.BytesIO:
    styles = w.styles(
        *(
            w.style(w.name(_val(name)), {f"{{{_W}}}type": "paragraph", f"{{{_W}}}styleId": name})
            for name in _STYLES
        )
    )
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"word/document.xml": "d0"}, "officeDocument"),
        "word/document.xml": w.document(body),
        "word/_rels/document.xml.rels": _relations(links, "hyperlink"),
        "word/styles.xml": styles,
        "word/numbering.xml": _numbering(),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, tree in parts.items():
            archive.writestr(name, etree.tostring(tree, encoding="UTF-8", xml_declaration=True))
    return file


def _types() -> etree._Element:
    made = ElementMaker(namespace=_TYPES, nsmap={None: _TYPES})
    return made.Types(made.Override(PartName="/word/document.xml", ContentType=_MAIN))


def _relations(targets: dict[str, str], kind: str) -> etree._Element:
    made = ElementMaker(namespace=_RELATIONS, nsmap={None: _RELATIONS})
    rows = [
        made.Relationship(
            {
                "Id": key,
                "Type": f"{_R}/{kind}",
                "Target": _sound(target),
                **({"TargetMode": "External"} if kind == "hyperlink" else {}),
            }
        )
        for target, key in targets.items()
    ]
    return made.Relationships(*rows)


def _numbering() -> etree._Element:
    def levels(shape: str) -> Iterator[etree._Element]:
        for level in range(DEEPEST + 1):
            yield w.lvl(w.numFmt(_val(shape)), {f"{{{_W}}}ilvl": str(level)})

    kinds = {_BULLETED: "bullet", _COUNTED: "decimal"}
    return w.numbering(
        *(w.abstractNum(*levels(shape), {f"{{{_W}}}abstractNumId": key}) for key, shape in kinds.items()),
        *(w.num(w.abstractNumId(_val(key)), {f"{{{_W}}}numId": key}) for key in kinds),
    )


def _number_lists(root: etree._Element) -> None:
    for note in root.findall("div[@class='daftar']"):
        found = note.getnext()
        if found is not None and found.tag == "ol" and (note.text or "1") != "1":
            found.set("start", note.text or "1")
        root.remove(note)


def _name_tables(root: etree._Element) -> None:
    """Captions into their tables, `scope` on heads of columns, and text of a cell's only paragraph as the cell's."""
    for cell in root.iter("td", "th"):
        if len(cell) == 1 and cell[0].tag == "p" and not (cell.text or "").strip():
            paragraph = cell[0]
            if side := paragraph.get("class"):
                cell.set("class", side)
            paragraph.drop_tag()  # type: ignore[attr-defined]
        if cell.tag == "th":
            cell.set("scope", "col")
    for note in root.findall("div[@class='tabel']"):
        table = note.getnext()
        if table is not None and table.tag == "table":
            caption = etree.Element("caption")
            caption.text = note.text
            table.insert(0, caption)
        root.remove(note)
