"""Blocks become what a story is made of: sub-headings at the right level, real lists, captions where they belong."""

import re
from dataclasses import replace

from newsroom.word.blocks import Block, Marks, Paragraph, Picture, Piece, Place, Table

LONGEST_HEADING = 100
LONGEST_CAPTION = 400
# Bold lines and those in the style of a sub-title rank below every heading that says its level.
_LOWEST = 10
_ENDS = (".", ",", ";", ":", ")")
_BULLET = re.compile(r"\s*(?:[-–•·●▪*]|o(?=\t))\s+(?=\S)")
_COUNTED = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
# What Word writes before a caption, and people too.
_LABEL = re.compile(
    r"(?:gambar|foto|ilustrasi|figure|illustration|tabel|table|grafik|bagan)\s*\d{1,3}\s*[.:–-]?\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:ket(?:erangan)?\.?\s*(?:foto|gambar)|foto|gambar|dok(?:umentasi)?\.?)\s*\d{0,2}\s*[:.]\s*", re.I
)
_CREDIT = re.compile(
    r"\(?\b(?:foto|dok(?:umentasi)?\.?|kredit)\s*[:.]?\s*(?P<who>[^()]{2,100}?)\)?\.?\s*$", re.I
)


def shaped(blocks: list[Block], marks: Marks) -> list[Block]:
    blocks = _with_lists(blocks, marks)
    blocks = _with_headings(blocks, marks)
    for block in blocks:
        if isinstance(block, Table):
            _find_header(block)
    return _levelled(blocks)


# Captions, before the picture above the text is taken


def with_captions(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        before = kept[-1] if kept else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and _captions(block, before, after):
            continue
        kept.append(block)
    return kept


def _captions(paragraph: Paragraph, before: Block | None, after: Block | None) -> bool:
    """Whether the paragraph is the caption of its neighbour, which then has it."""
    if len(paragraph.text) > LONGEST_CAPTION:
        return False
    is_styled = paragraph.role == "caption"
    if isinstance(before, Picture) and not before.caption and (is_styled or says_caption(paragraph)):
        before.caption = paragraph.text
        return True
    if isinstance(after, Table) and is_styled and not after.caption:
        after.caption = _LABEL.sub("", paragraph.text, count=1)
        return True
    if isinstance(after, Picture) and is_styled and not after.caption:
        after.caption = paragraph.text
        return True
    if isinstance(before, Table) and is_styled and not before.caption:
        before.caption = _LABEL.sub("", paragraph.text, count=1)
        return True
    return False


def says_caption(paragraph: Paragraph) -> bool:
    return bool(paragraph.is_plain and _CAPTION.match(paragraph.text))


def caption_and_credit(text: str) -> tuple[str, str]:
    """What a caption shows, and who took the picture: “Loket. (Foto: Ayu/Humas)”, “Foto: Ayu/Humas”."""
    text = _LABEL.sub("", text, count=1)
    inner = re.search(r"\((?:foto|dok(?:umentasi)?\.?|kredit)\s*[:.]?\s*([^()]{2,100})\)\.?$", text, re.I)
    if inner:
        return _CAPTION.sub("", text[: inner.start()], count=1).strip(), inner.group(1).strip()
    named = _CREDIT.fullmatch(text)
    if (
        named
        and len(named["who"].split()) <= 5
        and all(w[:1].isupper() for w in re.split(r"[\s/]+", named["who"]))
    ):
        return "", named["who"].strip()
    return _CAPTION.sub("", text, count=1).strip(), ""


# Lists that were typed


def _with_lists(blocks: list[Block], marks: Marks) -> list[Block]:
    """Two or more lines in a row that begin with a dash, or are counted from one, are a list."""
    found: list[Block] = []
    index = 0
    while index < len(blocks):
        run = _typed_run(blocks, index)
        if len(run) > 1:
            marks.add("typed_list")
            found += run
            index += len(run)
        else:
            found.append(blocks[index])
            index += 1
    return found


def _typed_run(blocks: list[Block], start: int) -> list[Paragraph]:
    run: list[Paragraph] = []
    for block in blocks[start:]:
        if not isinstance(block, Paragraph) or not block.is_plain:
            break
        text = "".join(piece.text for piece in block.pieces)
        counted, dashed = _COUNTED.match(text), _BULLET.match(text)
        if (
            counted
            and int(counted.group(1)) == len(run) + 1
            and all(p.place and p.place.is_ordered for p in run)
        ):
            mark, is_ordered = counted, True
        elif dashed and not any(p.place and p.place.is_ordered for p in run):
            mark, is_ordered = dashed, False
        else:
            break
        pieces = _without_start(block.pieces, mark.end())
        run.append(replace(block, pieces=pieces, place=Place(is_ordered, key=f"typed {start}")))
    return run


def _without_start(pieces: list[Piece], length: int) -> list[Piece]:
    kept = []
    for piece in pieces:
        cut, length = min(len(piece.text), length), length - min(len(piece.text), length)
        if rest := piece.text[cut:]:
            kept.append(replace(piece, text=rest))
    return kept


# Sub-headings


def _with_headings(blocks: list[Block], marks: Marks) -> list[Block]:
    found: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            if block.role in ("title", "subtitle"):
                block = replace(block, role="heading", level=1 if block.role == "title" else _LOWEST)
            elif index and _looks_like_heading(block, after):
                marks.add("bold_heading", block.text)
                block = replace(block, role="heading", level=_LOWEST)
        found.append(block)
    return found


def _looks_like_heading(block: Paragraph, after: Block | None) -> bool:
    if not block.is_plain or not block.is_bold or len(block.text) > LONGEST_HEADING:
        return False
    follows = isinstance(after, Table | Picture) or (
        isinstance(after, Paragraph) and (after.place is not None or (after.is_plain and not after.is_bold))
    )
    return follows and not block.text.endswith(_ENDS) and any(c.isalpha() for c in block.text)


def _levelled(blocks: list[Block]) -> list[Block]:
    """Two levels: the highest of the text and all that are below it; the first sub-heading has the highest."""
    levels = [b.level for b in blocks if isinstance(b, Paragraph) and b.role == "heading"]
    top = min(levels, default=0)
    found: list[Block] = []
    has_top = False
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "heading":
            is_top = block.level == top or not has_top
            has_top = has_top or is_top
            block = replace(block.without_look(), level=2 if is_top else 3)
        found.append(block)
    return found


# Tables


def _find_header(table: Table) -> None:
    """The first row, where the file does not say so but every cell in it is bold and none below is."""
    first, *below = table.rows
    if any(row.is_header for row in table.rows):
        # Only rows at the top are repeated on each page, as Word has it.
        leading = True
        for row in table.rows:
            leading = leading and row.is_header
            row.is_header = leading and row is not table.rows[-1]
        return
    said = [p for cell in first.cells for p in cell.paragraphs if p.text]
    if below and said and all(p.is_bold for p in said):
        first.is_header = not all(
            p.is_bold for row in below for c in row.cells for p in c.paragraphs if p.text
        )
