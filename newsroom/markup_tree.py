"""Rich text as a tree: parsed, changed in place, written again. Knows kinds of elements, not which are kept.

Texts are as long as anybody likes, so nothing here looks at what stands before or behind an element once for each:
what goes is marked, and all that is marked goes at once.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from lxml import etree

Element = etree._Element

INLINE = {"strong", "em", "sub", "sup", "a"}
TEXT_BLOCKS = {"p", "h2", "h3"}
LISTS = {"ul", "ol"}
BLOCKS = {*TEXT_BLOCKS, *LISTS, "li", "blockquote", "table", "hr", "figure", "figcaption", "img"}
TABLE_PARTS = {"caption", "thead", "tbody", "tr", "th", "td"}
# Marks: an element whose tags go, and one that goes with what is in it. Neither is HTML.
LOOSENED = "loosened"
DROPPED = "dropped"


def parse(markup: str) -> Element:
    """The tree of `markup` under one `div`."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    document = etree.fromstring(f"<html><body><div>{markup}</div></body></html>".encode(), parser)
    return cast(Element, document.find("body/div"))


def inner(root: Element) -> str:
    """What stands inside the `div` that `parse` gave."""
    markup = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    # libxml2 does not know that a source holds nothing. In words and attributes it writes &lt;/source&gt;.
    return markup[len("<div>") : -len("</div>")].replace("</source>", "")


def text_of(element: Element) -> str:
    return "".join(str(text) for text in element.itertext())


def is_blank(text: str | None) -> bool:
    return not text or text.isspace()


def parent_of(element: Element) -> Element:
    """That of an element within the tree."""
    return cast(Element, element.getparent())


def sweep(root: Element) -> None:
    """Let go what is marked under `root`; the text behind it stays."""
    etree.strip_elements(root, DROPPED, with_tail=False)
    etree.strip_tags(root, LOOSENED)


def take_out(element: Element) -> Element:
    """`element`, alone, and a mark in its place."""
    mark = etree.Element(DROPPED)
    tail, element.tail = element.tail, None
    element.addprevious(mark)
    parent_of(element).remove(element)
    mark.tail = tail
    return element


def put_behind(element: Element, others: Sequence[Element]) -> None:
    """Put elements that stand nowhere between `element` and the text behind it."""
    if not others:
        return
    tail, element.tail = element.tail, None
    for other in reversed(others):
        element.addnext(other)
    others[-1].tail = tail


def write(element: Element, attributes: Iterable[tuple[str, str]]) -> None:
    """Give `element` these attributes and no other."""
    element.attrib.clear()
    for name, value in attributes:
        element.set(name, value)


def set_paragraphs(container: Element) -> None:
    """Put the bare text and inline elements of `container` into paragraphs."""
    children = list(container)
    text, container.text = container.text, None
    run: Element | None = None
    if not is_blank(text):
        run = etree.Element("p")
        run.text = text
        container.insert(0, run)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            run = None
            if not is_blank(tail):
                run = etree.Element("p")
                run.text = tail
                child.addnext(run)
        else:
            if run is None:
                run = etree.Element("p")
                child.addprevious(run)
            child.tail = tail
            run.append(child)
    for paragraph in container.findall("p"):
        if is_blank(text_of(paragraph)):
            container.remove(paragraph)
