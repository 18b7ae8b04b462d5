"""What HTML may stand in rich text, and how any other is reduced to it. No Django, no editor.

One declaration, `ALLOWED`, drives the server's allow-list here and the editor's toolbar (newsroom/editor.py).
"""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import nh3
from lxml import etree

from newsroom.plaintext import drop_controls, tidy_line

ALIGNMENTS = frozenset({"rata-kiri", "rata-tengah", "rata-kanan", "rata-penuh"})


@dataclass(frozen=True)
class Element:
    """What may stand on an element, and the editor's buttons that make it."""

    attributes: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    buttons: tuple[str, ...] = ()


ALLOWED: dict[str, Element] = {
    "p": Element(
        classes=ALIGNMENTS, buttons=("Format", "JustifyLeft", "JustifyCenter", "JustifyRight", "JustifyBlock")
    ),
    "h2": Element(buttons=("Format",)),
    "h3": Element(buttons=("Format",)),
    "strong": Element(buttons=("Bold",)),
    "em": Element(buttons=("Italic",)),
    "sub": Element(buttons=("Subscript",)),
    "sup": Element(buttons=("Superscript",)),
    "ul": Element(buttons=("BulletedList",)),
    "ol": Element(frozenset({"start"}), buttons=("NumberedList",)),
    "li": Element(),
    "blockquote": Element(buttons=("Blockquote",)),
    "a": Element(frozenset({"href"}), buttons=("Link", "Unlink")),
    "table": Element(buttons=("Table",)),
    "caption": Element(),
    "thead": Element(),
    "tbody": Element(),
    "tr": Element(),
    "th": Element(frozenset({"scope", "colspan", "rowspan"}), ALIGNMENTS),
    "td": Element(frozenset({"colspan", "rowspan"}), ALIGNMENTS),
    "hr": Element(buttons=("HorizontalRule",)),
    "br": Element(),
}
URL_SCHEMES = {"http", "https", "mailto", "tel"}

# What writers mean by elements that are not kept. h1 belongs to the page's headline.
_RENAMED = {
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "b": "strong",
    "i": "em",
    "div": "p",
    "section": "p",
    "article": "p",
}
_INLINE = {"strong", "em", "sub", "sup", "a"}
_TEXT_BLOCKS = {"p", "h2", "h3"}
_LISTS = {"ul", "ol"}
_BLOCKS = {*_TEXT_BLOCKS, *_LISTS, "li", "blockquote", "table", "hr"}
_TABLE_PARTS = {"caption", "thead", "tbody", "tr", "th", "td"}
_LINE_BREAKERS = {*_BLOCKS, "tr", "br"}
# Kept though no text is in them: they are seen, or hold a table together.
_SEEN = {"hr", "table"}
_NEVER_DROPPED = {*_SEEN, *_TABLE_PARTS, "br"}
# What may hold text and inline elements, but no block.
_WRAPS_TEXT = _INLINE | _TEXT_BLOCKS
# Between their children white space means nothing; in the others it edges the text.
_FRAMES = {*_LISTS, "blockquote", "table", "thead", "tbody", "tr"}
_SPACE = " \t\n\r\f"
# Elements whose text is not for readers: dropped whole.
_CLEAN_CONTENT = {
    "script",
    "style",
    "title",
    "noscript",
    "template",
    "textarea",
    "select",
    "iframe",
    "object",
}
# Elements nested deeper than any text needs, and references by the thousand, cost a parser the square of
# their number. Beyond these bounds only the words are kept.
_DEEPEST = 100
_MOST_REFERENCES = 20_000
_NESTING_TAG = re.compile(r"<(/?)(?!(?:p|li|t[dhr]|tbody|thead|[bh]r|img|input|col)\b)[a-z]", re.IGNORECASE)
# As PostgreSQL holds it.
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
# An ampersand that begins no complete character reference.
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)", re.IGNORECASE)


def _cleaner(tags: set[str], dropped: set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        clean_content_tags=dropped,
        # nh3 on its own lets `lang` and `title` stand on everything.
        attributes={"*": set(), **{tag: set(e.attributes) for tag, e in ALLOWED.items() if e.attributes}},
        allowed_classes={tag: set(e.classes) for tag, e in ALLOWED.items() if e.classes},
        url_schemes=URL_SCHEMES,
        strip_comments=True,
        link_rel=None,
    )


_first_pass = _cleaner(set(ALLOWED) | set(_RENAMED), _CLEAN_CONTENT)
_last_pass = _cleaner(set(ALLOWED), set())


def parse(markup: str) -> etree._Element:
    """The tree of `markup` under one `div`."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    document = etree.fromstring(f"<html><body><div>{markup}</div></body></html>".encode(), parser)
    return cast(etree._Element, document.find("body/div"))


def _text_of(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def inner(root: etree._Element) -> str:
    """What stands inside the `div` that `parse` gave."""
    markup = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return markup[len("<div>") : -len("</div>")]


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()


def _is_costly(markup: str) -> bool:
    """Whether `markup` goes beyond the bounds. Linear."""
    depth = 0
    for match in _NESTING_TAG.finditer(markup):
        depth = max(depth - 1, 0) if match.group(1) else depth + 1
        if depth > _DEEPEST:
            return True
    return markup.count("&") > _MOST_REFERENCES


def _words_only(markup: str) -> str:
    """One paragraph with the words of `markup`, nothing but escaped text."""
    text = tidy_line(entities.unescape(re.sub(r"<[^>]*>?", " ", markup)))
    return f"<p>{_escape(text)}</p>" if text else ""


@dataclass
class _Content:
    text: bool = False
    block: bool = False
    seen: bool = False


def _unwrap(element: etree._Element) -> None:
    """Remove the tags of `element`, not what stands between them."""
    parent, before = cast(etree._Element, element.getparent()), element.getprevious()
    _append_text(parent, before, element.text)
    children = list(element)
    tail = element.tail
    if children:
        children[-1].tail = (children[-1].tail or "") + (tail or "")
    else:
        _append_text(parent, before, tail)
    place = parent.index(element)
    parent[place : place + 1] = children


def _remove(element: etree._Element) -> None:
    """Remove `element` with its content; what follows it stays."""
    parent = cast(etree._Element, element.getparent())
    _append_text(parent, element.getprevious(), element.tail)
    parent.remove(element)


def _append_text(parent: etree._Element, after: etree._Element | None, text: str | None) -> None:
    if not text:
        return
    if after is None:
        parent.text = (parent.text or "") + text
    else:
        after.tail = (after.tail or "") + text


def _tidy_tree(root: etree._Element) -> None:
    """Rename to the kept elements, unwrap what wraps wrongly, drop what looks empty. Linear."""
    elements = list(root.iterdescendants())
    holds = {element: _Content(text=not _is_blank(element.text)) for element in elements}
    holds[root] = _Content()
    for element in elements:
        element.tag = _RENAMED.get(element.tag, element.tag)
        if element.attrib and not element.get("class", "x").strip():
            del element.attrib["class"]
    # Leaves first, so that a parent emptied on the way goes too.
    for element in reversed(elements):
        own, parent = holds[element], cast(etree._Element, element.getparent())
        around = holds[parent]
        around.text |= own.text or not _is_blank(element.tail)
        around.seen |= own.seen or element.tag in _SEEN
        if element.tag == "li" and parent.tag not in _LISTS:
            element.tag = "p"
        around.block |= own.block
        if (element.tag in _WRAPS_TEXT and own.block) or (element.tag in _INLINE and not own.text):
            _unwrap(element)
        elif not own.text and not own.seen and element.tag not in _NEVER_DROPPED:
            _remove(element)
        else:
            around.block |= element.tag in _BLOCKS


def _set_paragraphs(container: etree._Element) -> None:
    """Put the bare text and inline elements of `container` into paragraphs."""
    children = list(container)
    text, container.text = container.text, None
    run: etree._Element | None = None
    if not _is_blank(text):
        run = etree.Element("p")
        run.text = text
        container.insert(0, run)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS:
            run = None
            if not _is_blank(tail):
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
        if _is_blank(_text_of(paragraph)):
            container.remove(paragraph)


def _trim(element: etree._Element) -> None:
    """Take away the white space that an editor's layout leaves around blocks."""
    if element.tag in _FRAMES and _is_blank(element.text):
        element.text = None
    for child in element:
        beside_block = child.tag in _BLOCKS or child.tag in _TABLE_PARTS
        if beside_block and child.tail is not None and not child.tail.strip(_SPACE):
            child.tail = None
    if element.tag in _TEXT_BLOCKS or element.tag in ("li", "td", "th", "caption"):
        element.text = (element.text or "").lstrip(_SPACE)
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip(_SPACE)
        else:
            element.text = element.text.rstrip(_SPACE)


def clean(markup: str) -> str:
    """`markup` reduced to `ALLOWED`, every text in a block; `""` where nothing would be seen.

    Cleaning twice changes nothing. Linear: a megabyte takes about a second, however it is built.
    """
    markup = drop_controls(markup)
    if not markup.strip():
        return ""
    markup = _BARE_AMPERSAND.sub("&amp;", markup.replace("&nbsp;", "\xa0"))
    if _is_costly(markup):
        return _words_only(markup)
    # References may have stood for control characters; what they spell is judged again at the end.
    root = parse(drop_controls(_first_pass.clean(markup)))
    _tidy_tree(root)
    for container in [root, *root.iter("blockquote")]:
        _set_paragraphs(container)
    for element in root.iter():
        _trim(element)
    if _is_blank(_text_of(root)) and root.find(".//table") is None:
        return ""
    return _last_pass.clean(inner(root)).strip()


def pictures_in(markup: str) -> list[int]:
    """Numbers of the library's pictures that stand in it, in order, each once."""
    return _numbers(markup, "img", "data-gambar")


def documents_in(markup: str) -> list[int]:
    return _numbers(markup, "figure", "data-dokumen")


def _numbers(markup: str, tag: str, attribute: str) -> list[int]:
    if attribute not in markup:
        return []
    found = (element.get(attribute, "") for element in parse(markup).iter(tag))
    return list(dict.fromkeys(int(number) for number in found if _NUMBER.fullmatch(number)))


def _words(root: etree._Element) -> Iterator[str]:
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _LINE_BREAKERS:
            yield "\n"
        yield (element.text if event == "start" else element.tail if element is not root else "") or ""


def plain_text(markup: str) -> str:
    """The text of rich text, a line for each paragraph, for excerpts, feeds, search and counting."""
    if not markup.strip():
        return ""
    lines = "".join(_words(parse(markup))).split("\n")
    return "\n".join(line for line in map(tidy_line, lines) if line)


def first_paragraph(markup: str) -> str:
    """The first line of running text that is no heading."""
    if not markup.strip():
        return ""
    for paragraph in parse(markup).iter("p", "li"):
        if text := tidy_line(_text_of(paragraph)):
            return text
    return tidy_line(plain_text(markup))
