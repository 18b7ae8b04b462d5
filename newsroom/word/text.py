"""The text of a Word file as blocks. Only what is known here comes through; the rest is counted.

Deletions that are tracked are gone, insertions are text. Nothing is fetched, whatever the file refers to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml import etree
from mammoth.docx.dingbats import dingbats

from newsroom.confined import Refused
from newsroom.word.blocks import Block, Cell, Marks, Paragraph, Piece, Place, Row, Table, joined
from newsroom.word.drawings import Drawings
from newsroom.word.lists import Lists
from newsroom.word.package import Package
from newsroom.word.styles import Look, Style, Styles, W, is_on, look_of, number, said, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# More text than any news story, by far; the body may hold 300,000 characters of markup.
MOST_CHARACTERS = 300_000
# Paragraphs, cells included, and changes of look within them: a long report has some hundred of each.
MOST_BLOCKS = 4_000
MOST_PIECES = 10_000
# Paragraphs and runs as the file has them, before they are looked at.
MOST_ELEMENTS = 40_000
_WIDEST = 50
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))')
# What fonts of symbols put where no letter is, and joints that only a page needs.
_NO_LETTERS = re.compile("[\ue000-\uf8ff\xad]")
_THROUGH = {W + tag for tag in ("smartTag", "customXml", "dir", "bdo", "fldSimple")}
_KEPT = {W + "ins", W + "moveTo"}
_GONE = {W + "del", W + "moveFrom"}


@dataclass
class _Field:
    """A field that is open: its code until `is_shown`, then what it shows."""

    code: str = ""
    is_shown: bool = False

    @property
    def href(self) -> str:
        link = _HYPERLINK.match(self.code)
        return (link.group(1) or link.group(2)) if link else ""

    @property
    def is_contents(self) -> bool:
        return self.code.lstrip().upper().startswith(("TOC", "INDEX"))


@dataclass
class Reader:
    package: Package
    styles: Styles
    lists: Lists
    marks: Marks
    drawings: Drawings
    _fields: list[_Field] = field(default_factory=list)
    # What stands beside the text and is laid after the paragraph that holds it.
    _beside: list[Block] = field(default_factory=list)
    # Of a paragraph whose end was deleted: it runs on in the next one.
    _carried: list[Piece] = field(default_factory=list)
    _characters: int = 0
    _blocks: int = 0
    _parts: int = 0

    def read(self) -> list[Block]:
        root = self.package.tree(self.package.main)
        body = root.find(W + "body")
        if body is None:
            raise Refused("broken")
        if sum(1 for _one in islice(root.iter(W + "p", W + "r"), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
            raise Refused("long")
        return list(self._blocks_in(body))

    # Blocks

    def _blocks_in(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == W + "sdt":
                yield from self._control(child)
            elif child.tag in _KEPT or child.tag in _THROUGH:
                yield from self._blocks_in(child)
            elif child.tag == MC + "AlternateContent":
                yield from self._blocks_in(_chosen(child))
            elif child.tag == W + "altChunk":
                self.marks.add("embedded")

    def _control(self, control: etree._Element) -> Iterator[Block]:
        content = self._content_of(control)
        if content is not None:
            yield from self._blocks_in(content)

    def _content_of(self, control: etree._Element) -> etree._Element | None:
        """What a form field or a building block holds, unless Word fills it in itself."""
        told = control.find(W + "sdtPr")
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and "contents" in gallery.get(W + "val", "").casefold():
            self.marks.add("contents")
            return None
        if is_on(told, "showingPlcHdr"):
            return None
        return control.find(W + "sdtContent")

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        told = element.find(W + "pPr")
        style = self.styles.of(value(told, "pStyle"))
        pieces = joined([*self._carried, *self._pieces(element, style, "")])
        self._carried = []
        if told is not None and told.find(f"{W}rPr/{W}del") is not None:
            self._carried = pieces
            return
        self._count(pieces)
        beside, self._beside = self._beside, []
        before, after = self.drawings.taken()
        if style.role == "contents":
            self.marks.add("contents")
            return
        paragraph = Paragraph(pieces, *self._role(told, style), size=self._size(element, style))
        paragraph.alignment = value(told, "jc") or style.alignment or ""
        if paragraph.text:
            paragraph.place = self._place(told, style) if not paragraph.role else None
        # A picture that text precedes in its paragraph is seen after it.
        yield from (*before, *([paragraph] if paragraph.text else []), *after, *beside)

    def _role(self, told: etree._Element | None, style: Style) -> tuple[str, int]:
        outline = number(value(told, "outlineLvl"))
        if outline is not None and 0 <= outline < 9 and style.role in ("", "heading"):
            return "heading", outline + 1
        return style.role, style.level

    def _size(self, element: etree._Element, style: Style) -> int:
        """The largest that is written in, 0 where nothing says it."""
        sizes = [number(value(run, "sz")) or 0 for run in element.iter(W + "rPr")]
        return max([*sizes, style.look.size or 0])

    def _place(self, told: etree._Element | None, style: Style) -> Place | None:
        numbered = told.find(W + "numPr") if told is not None else None
        key = value(numbered, "numId") or style.list_key
        level = number(value(numbered, "ilvl"))
        place = self.lists.place(key, level if level is not None else style.list_level)
        return (
            replace(place, level=style.list_depth)
            if place and not place.level and style.list_depth
            else place
        )

    def _count(self, pieces: list[Piece]) -> None:
        self._characters += sum(len(piece.text) for piece in pieces)
        self._blocks += 1
        self._parts += len(pieces)
        if self._characters > MOST_CHARACTERS or self._blocks > MOST_BLOCKS or self._parts > MOST_PIECES:
            raise Refused("long")

    # Text

    def _pieces(self, parent: etree._Element, style: Style, href: str) -> Iterator[Piece]:
        for child in parent:
            if child.tag == W + "r":
                yield from self._run(child, style, href)
            elif child.tag == W + "hyperlink":
                relation = self.package.related(self.package.main).get(child.get(_R_ID, ""))
                yield from self._pieces(child, style, relation.target if relation else href)
            elif child.tag in _KEPT:
                self.marks.add("inserted")
                yield from self._pieces(child, style, href)
            elif child.tag in _GONE:
                self.marks.add("deleted")
            elif child.tag in _THROUGH:
                yield from self._pieces(child, style, _Field(child.get(W + "instr", "")).href or href)
            elif child.tag == W + "sdt":
                content = self._content_of(child)
                if content is not None:
                    yield from self._pieces(content, style, href)
            elif child.tag == MC + "AlternateContent":
                yield from self._pieces(_chosen(child), style, href)
            elif child.tag in (M + "oMath", M + "oMathPara"):
                self.marks.add("formula")
                yield Piece("".join(map(str, child.itertext(M + "t"))), href=href)

    def _run(self, run: etree._Element, style: Style, href: str) -> Iterator[Piece]:
        told = run.find(W + "rPr")
        own = look_of(told).over(self.styles.of_run(value(told, "rStyle")))
        # How a quotation looks, its style says; here and on the site.
        look = own.over(Look(hidden=style.look.hidden) if style.role else style.look)
        if look.hidden:
            if said(run, "t"):
                self.marks.add("hidden")
            return
        for text in self._texts(run):
            if look.struck and text.strip():
                self.marks.add("struck", text)
            yield self._piece(text, look, next((f.href for f in self._fields if f.href), href))

    def _piece(self, text: str, look: Look, href: str) -> Piece:
        raised = look.raised if look.raised in ("superscript", "subscript") else ""
        return Piece(text, bool(look.bold), bool(look.italic), raised, href)

    def _texts(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == W + "fldChar":
                self._field(child.get(W + "fldCharType", ""))
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].is_shown:
                    self._fields[-1].code += child.text or ""
            elif any(not f.is_shown or f.is_contents for f in self._fields):
                continue
            elif tag == W + "t":
                yield _NO_LETTERS.sub("", child.text or "")
            elif tag in (W + "tab", W + "ptab"):
                yield " "
            elif tag == W + "cr" or (
                tag == W + "br" and child.get(W + "type", "textWrapping") == "textWrapping"
            ):
                yield "\n"
            elif tag == W + "noBreakHyphen":
                yield "-"
            elif tag == W + "sym":
                yield _symbol(child)
            elif tag == MC + "AlternateContent":
                yield from self._texts(_chosen(child))
            else:
                self._other(child)
            if tag in (W + "t", W + "sym") and (child.text or "").strip():
                self.drawings.has_text = True

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_shown = True
            if self._fields[-1].is_contents:
                self.marks.add("contents")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _other(self, child: etree._Element) -> None:
        """What is no text: drawings, and signs that lead to notes and remarks."""
        if child.tag in (W + "drawing", W + "pict"):
            for box in self.drawings.read(child):
                self.marks.add("box")
                # A text of its own, whatever is open around it.
                inner = replace(self, drawings=self.drawings.anew(), _fields=[], _beside=[], _carried=[])
                self._beside += inner._blocks_in(box)
                self._characters, self._blocks, self._parts = inner._characters, inner._blocks, inner._parts
        elif child.tag == W + "object":
            self.marks.add("embedded")
        elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
            self.marks.add("notes")
        elif child.tag == W + "commentReference":
            self.marks.add("comments")

    # Tables

    def _table(self, element: etree._Element) -> Iterator[Block]:
        """The table, then what stood in it and cannot: pictures, and the words of tables in tables."""
        rows, pictures = [], []
        for row in _rows(element):
            cells = []
            for cell in _cells(row):
                blocks = list(self._flat(self._blocks_in(cell)))
                paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
                pictures += [block for block in blocks if not isinstance(block, Paragraph)]
                told = cell.find(W + "tcPr")
                across = min(max(number(value(told, "gridSpan")) or 1, 1), _WIDEST)
                merge = told.find(W + "vMerge") if told is not None else None
                merged = "" if merge is None else merge.get(W + "val", "continue")
                cells.append(Cell([replace(p, role="", level=0) for p in paragraphs], across, merged))
            if cells:
                header = is_on(row.find(W + "trPr"), "tblHeader")
                rows.append(Row(cells, bool(header)))
        table = Table(rows)
        if max((sum(cell.across for cell in row.cells) for row in rows), default=0) < 2:
            # One column is a frame around text.
            yield from (p for row in rows for cell in row.cells for p in cell.paragraphs)
        elif table.text:
            yield table
        yield from pictures

    def _flat(self, blocks: Iterator[Block]) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Table):
                self.marks.add("table_in_table")
                yield from (p for row in block.rows for cell in row.cells for p in cell.paragraphs)
            else:
                yield block


def _chosen(alternatives: etree._Element) -> etree._Element:
    """What today's Word shows, else what it leaves to others."""
    choice = alternatives.find(MC + "Choice")
    if choice is not None and len(choice):
        return choice
    fallback = alternatives.find(MC + "Fallback")
    return fallback if fallback is not None else etree.Element("none")


def _symbol(element: etree._Element) -> str:
    code = element.get(W + "char", "")
    if not re.fullmatch("[0-9A-Fa-f]{4}", code):
        return ""
    font = element.get(W + "font")
    # Symbol fonts lie in the private area, from F000.
    point = dingbats.get((font, int(code, 16))) or dingbats.get((font, int(code, 16) & 0xFF))
    return chr(point) if point else ""


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in _within(table, W + "tr"):
        told = row.find(W + "trPr")
        if told is None or told.find(W + "del") is None:
            yield row


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return _within(row, W + "tc")


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children called `tag`, also those in controls and insertions around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", *_THROUGH, *_KEPT):
            yield from _within(child, tag)
