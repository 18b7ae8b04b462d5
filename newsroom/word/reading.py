"""The whole way from a file to a story, as the confined child goes it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree, html

from newsroom.confined import Refused
from newsroom.word.blocks import Marks, Paragraph, Picture
from newsroom.word.drawings import Drawings
from newsroom.word.finishing import part_paragraphs, proposed_summary, take_ends
from newsroom.word.head import take_head, take_people
from newsroom.word.laying import lay
from newsroom.word.lists import Lists
from newsroom.word.package import LARGEST_PICTURE, Package, open_package
from newsroom.word.shaping import caption_and_credit, shaped, with_captions
from newsroom.word.styles import Styles, W, said
from newsroom.word.text import Reader

# Parts beside the text whose words are told, not kept: by what they count as.
_BESIDE = {"header": "header", "footer": "header", "footnotes": "notes", "endnotes": "notes"}
# Word's own separators of notes.
_NO_NOTE = {"separator", "continuationSeparator", "continuationNotice"}


def read(path_in: Path, folder_out: Path, initials: Sequence[str] = ()) -> dict[str, Any]:
    """The story, with its body as HTML in which `<figure data-ke="0">` stands for the first of `pictures`, whose files
    lie in `folder_out`. `initials` are those of colleagues. Raises Refused with a word for what is wrong."""
    try:
        return _story(open_package(path_in), folder_out, {one.casefold() for one in initials})
    except RecursionError as error:
        raise Refused("nested") from error


def _story(package: Package, folder: Path, initials: set[str]) -> dict[str, Any]:
    marks = Marks()
    styles = Styles(_part(package, "styles"))
    lists = Lists(_part(package, "numbering"), styles, marks)
    blocks = Reader(package, styles, lists, marks, Drawings(package, marks)).read()
    _note_beside(package, marks)
    if not any(isinstance(block, Paragraph) and block.text for block in blocks):
        raise Refused("nothing")
    head, blocks = take_head(with_captions(blocks), marks)
    blocks = shaped(take_people(head, blocks), marks)
    pictures: list[Picture] = [head.lead] if head.lead else []
    root = lay(blocks, pictures)
    part_paragraphs(root)
    ends = take_ends(root, initials, marks)
    summary = head.summary or proposed_summary(root)
    return {
        "headline": head.headline,
        "headline_by": head.headline_by,
        "kicker": head.kicker,
        "summary": summary,
        "summary_is_proposed": bool(summary and not head.summary),
        "dateline": ends.dateline,
        "dateline_is_sure": ends.is_sure,
        "body": _body(root),
        "kind": head.kind,
        "release_number": head.release_number,
        "category": head.category,
        "initials": head.initials,
        "people": head.people,
        "sign_off": ends.sign_off,
        "codes": ends.codes,
        "has_lead": head.lead is not None,
        "pictures": [_unpacked(package, picture, folder, index) for index, picture in enumerate(pictures)],
        "marks": {what: [count, marks.words.get(what, [])] for what, count in marks.counts.items()},
    }


def _part(package: Package, kind: str) -> etree._Element | None:
    names = package.of_kind(kind)
    return package.tree(names[0]) if names else None


def _note_beside(package: Package, marks: Marks) -> None:
    """What stands in the margins: the words of headers, and of the notes that the text refers to."""
    for kind, what in _BESIDE.items():
        for name in package.of_kind(kind):
            root = package.tree(name)
            if what == "header":
                if words := _words(root):
                    marks.add(what, words)
                continue
            for note in root:
                if marks.counts[what] and note.get(W + "type") not in _NO_NOTE and (words := _words(note)):
                    marks.tell(what, words)
    settings = [
        relation for name in package.of_kind("settings") for relation in package.related(name).values()
    ]
    for relation in settings:
        if relation.kind == "attachedTemplate" and relation.is_external:
            marks.add("template")


def _words(element: etree._Element) -> str:
    return " ".join(" ".join(said(row, "t") for row in element.iter(W + "p")).split())


def _body(root: etree._Element) -> str:
    for place in root.findall("div[@class='gambar']"):
        place.tag, number = "figure", (place.text or "").strip()
        place.attrib.clear()
        place.text = None
        place.set("data-ke", number)
    markup = html.tostring(root, encoding="unicode")
    return markup.removeprefix("<div>").removesuffix("</div>")


def _unpacked(package: Package, picture: Picture, folder: Path, index: int) -> dict[str, Any]:
    """`file` is empty for a picture that is too large, or broken in the archive."""
    caption, credit = caption_and_credit(picture.caption)
    try:
        content = package.read(picture.part, LARGEST_PICTURE)
    except Refused:
        content = b""
    name = f"gambar-{index}" if content else ""
    if name:
        folder.joinpath(name).write_bytes(content)
    return {
        "file": name,
        "alt": picture.alt,
        "caption": caption,
        "credit": credit,
        "is_decorative": picture.is_decorative,
    }
