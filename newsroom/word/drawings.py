"""Pictures of a text, and what else is drawn in it: what can be kept, and what is counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from newsroom.word.blocks import Marks, Picture
from newsroom.word.package import Package
from newsroom.word.styles import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DOC_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BOX = W + "txbxContent"
# By the end of the address that names what a frame holds.
_KINDS = {"chart": "chart", "chartex": "chart", "diagram": "smartart", "ink": "shape"}
# Drawings of lines, which browsers do not show or which may hold scripts.
_DRAWN = (".emf", ".wmf", ".svg", ".eps", ".pict", ".wdp")
MOST_PICTURES = 40


@dataclass
class Drawings:
    package: Package
    marks: Marks
    # Of the paragraph that is being read.
    before: list[Picture] = field(default_factory=list)
    after: list[Picture] = field(default_factory=list)
    has_text: bool = False
    total: list[int] = field(default_factory=lambda: [0])

    def anew(self) -> "Drawings":
        """For the paragraphs of a box within a paragraph."""
        return Drawings(self.package, self.marks, total=self.total)

    def taken(self) -> tuple[list[Picture], list[Picture]]:
        """What was met before and after the text of the paragraph that ends."""
        found = self.before, self.after
        self.before, self.after, self.has_text = [], [], False
        return found

    def read(self, drawing: etree._Element) -> Iterator[etree._Element]:
        """Keep the pictures of a `w:drawing` or `w:pict`; yield its boxes of text."""
        boxes = [box for box in drawing.iter(_BOX) if not _is_within_box(box, drawing)]
        pictures = [
            row for row in drawing.iter(_A + "blip", _V + "imagedata") if not _is_within_box(row, drawing)
        ]
        for row in pictures:
            self._picture(row, drawing)
        if not boxes and not pictures:
            self.marks.add(_kind(drawing))
        yield from boxes

    def _picture(self, row: etree._Element, drawing: etree._Element) -> None:
        embedded = row.get(_R + "embed") or row.get(_R + "id") or ""
        relation = self.package.related(self.package.main).get(embedded)
        if relation is None or relation.is_external:
            if relation is not None or row.get(_R + "link") or row.get(_R + "href"):
                self.marks.add("linked_picture")
            else:
                self.marks.add("lost_picture")
            return
        if relation.target not in self.package.names:
            self.marks.add("lost_picture")
        elif relation.target.lower().endswith(_DRAWN):
            self.marks.add("drawn_picture")
        elif self.total[0] >= MOST_PICTURES:
            self.marks.add("too_many_pictures")
        else:
            self.total[0] += 1
            if _is_cropped(row):
                self.marks.add("cropped")
            alt, is_decorative = _words(drawing)
            (self.after if self.has_text else self.before).append(
                Picture(relation.target, alt, is_decorative=is_decorative)
            )


def _is_within_box(element: etree._Element, drawing: etree._Element) -> bool:
    """Of a box, which is read as text of its own."""
    for parent in element.iterancestors():
        if parent is drawing:
            return False
        if parent.tag == _BOX:
            return True
    return False


def _kind(drawing: etree._Element) -> str:
    for data in drawing.iter(_A + "graphicData"):
        return _KINDS.get(data.get("uri", "").rstrip("/").rsplit("/", 1)[-1].lower(), "shape")
    return "shape"


def _is_cropped(blip: etree._Element) -> bool:
    parent = blip.getparent()
    cut = parent.find(_A + "srcRect") if parent is not None else None
    return cut is not None and any(side not in ("", "0") for side in cut.attrib.values())


def _words(drawing: etree._Element) -> tuple[str, bool]:
    """The alternative text, which Word calls description, and whether the picture is decoration."""
    for told in drawing.iter(_DOC_PROPERTIES):
        mark = next(told.iter(_DECORATIVE), None)
        is_decorative = mark is not None and mark.get("val") in ("1", "true")
        return " ".join((told.get("descr") or "").split())[:300], is_decorative
    for shape in drawing.iter(_V + "shape"):
        return " ".join((shape.get("alt") or "").split())[:300], False
    return "", False
