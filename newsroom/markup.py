"""What HTML may stand in rich text, and how any other is reduced to it. No Django, no editor.

One declaration, `ALLOWED`, drives the server's allow-list here and the editor's toolbar (newsroom/editor.py).
"""

import html as entities
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import nh3
from lxml import etree

from newsroom.figures import FIGURE_CLASSES, bring_out, number_of, settle, wrap_picture
from newsroom.markup_tree import (
    BLOCKS,
    DROPPED,
    INLINE,
    LISTS,
    LOOSENED,
    TABLE_PARTS,
    TEXT_BLOCKS,
    inner,
    is_blank,
    parent_of,
    parse,
    set_paragraphs,
    sweep,
    text_of,
)
from newsroom.plaintext import drop_controls, tidy_line

ALIGNMENTS = frozenset({"rata-kiri", "rata-tengah", "rata-kanan", "rata-penuh"})
TABLE_WIDTHS = ("lebar-penuh", "lebar-sedang", "lebar-sempit")
# Who said what stands before it: the last paragraph of a quote.
SOURCE = "sumber"


@dataclass(frozen=True)
class Element:
    """What may stand on an element, and the editor's buttons that make it."""

    attributes: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    buttons: tuple[str, ...] = ()


ALLOWED: dict[str, Element] = {
    "p": Element(
        classes=ALIGNMENTS | {SOURCE},
        buttons=("Format", "JustifyLeft", "JustifyCenter", "JustifyRight", "JustifyBlock", "Sumber"),
    ),
    "h2": Element(buttons=("Format",)),
    "h3": Element(buttons=("Format",)),
    "strong": Element(buttons=("Bold",)),
    "em": Element(buttons=("Italic",)),
    "sub": Element(buttons=("Subscript",)),
    "sup": Element(buttons=("Superscript",)),
    "ul": Element(buttons=("BulletedList",)),
    "ol": Element(frozenset({"start"}), buttons=("NumberedList",)),
    "li": Element(buttons=("Indent", "Outdent")),
    "blockquote": Element(buttons=("Blockquote",)),
    "a": Element(frozenset({"href"}), buttons=("Link", "Unlink")),
    "table": Element(classes=frozenset(TABLE_WIDTHS), buttons=("Table",)),
    "caption": Element(),
    "thead": Element(),
    "tbody": Element(),
    "tr": Element(),
    "th": Element(frozenset({"scope", "colspan", "rowspan"}), ALIGNMENTS),
    "td": Element(frozenset({"colspan", "rowspan"}), ALIGNMENTS),
    "hr": Element(buttons=("HorizontalRule",)),
    "br": Element(),
    "figure": Element(
        frozenset({"data-video", "data-dokumen"}),
        FIGURE_CLASSES,
        buttons=("Gambar", "Galeri", "Video", "Lampiran"),
    ),
    "img": Element(frozenset({"data-gambar", "src", "alt"})),
    "figcaption": Element(),
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
_LINE_BREAKERS = {*BLOCKS, "tr", "br"}
# Kept though no text is in them: they are seen, or hold a table together.
_SEEN = {"hr", "table", "figure", "img"}
_NEVER_DROPPED = {*_SEEN, *TABLE_PARTS, "br"}
# What may hold text and inline elements, but no block.
_WRAPS_TEXT = INLINE | TEXT_BLOCKS
# Between their children white space means nothing; in the others it edges the text.
_FRAMES = {*LISTS, "blockquote", "table", "thead", "tbody", "tr", "figure"}
_EDGED = {*TEXT_BLOCKS, "li", "td", "th", "caption", "figcaption"}
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
# their number; tags and figures by the ten thousand cost seconds. Beyond these bounds only the words are kept.
_DEEPEST = 100
_MOST_REFERENCES = 10_000
_MOST_TAGS = 30_000
_MOST_FIGURES = 5_000
_NESTING_TAG = re.compile(r"<(/?)(?!(?:p|li|t[dhr]|tbody|thead|[bh]r|img|input|col)\b)[a-z]", re.IGNORECASE)
_FIGURE_TAGS = [re.compile(tag, re.IGNORECASE) for tag in ("<img", "<figure")]
# What makes an ampersand a complete character reference.
_COMPLETE = r"(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});"
_REFERENCE = re.compile(f"&{_COMPLETE}", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(f"&(?!{_COMPLETE})", re.IGNORECASE)


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


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_costly(markup: str) -> bool:
    """Whether `markup` goes beyond the bounds. Linear."""
    if markup.count("<") > _MOST_TAGS or markup.count("&") > _MOST_REFERENCES:
        return True
    if any(len(tag.findall(markup)) > _MOST_FIGURES for tag in _FIGURE_TAGS):
        return True
    depth = 0
    for match in _NESTING_TAG.finditer(markup):
        depth = max(depth - 1, 0) if match.group(1) else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _words_only(markup: str) -> str:
    """One paragraph with the words of `markup`, nothing but escaped text."""
    words = re.sub(r"<[^>]*>?", " ", markup)
    text = tidy_line(_REFERENCE.sub(lambda found: entities.unescape(found[0]), words))
    return f"<p>{_escape(text)}</p>" if text else ""


@dataclass
class _Content:
    text: bool = False
    block: bool = False
    seen: bool = False


def _tidy_tree(root: etree._Element) -> None:
    """Rename to the kept elements, loosen what wraps wrongly, drop what looks empty. Linear."""
    elements = list(root.iterdescendants())
    holds = {element: _Content(text=not is_blank(element.text)) for element in elements}
    holds[root] = _Content()
    for element in elements:
        element.tag = _RENAMED.get(element.tag, element.tag)
        if element.attrib and not element.get("class", "x").strip():
            del element.attrib["class"]
    # Leaves first, so that a parent emptied on the way goes too.
    for element in reversed(elements):
        own, parent = holds[element], parent_of(element)
        around = holds[parent]
        if element.tag == "figure":
            settle(element)
            own.block = True
        elif element.tag == "img" and parent.tag != "figure":
            wrap_picture(element)
        around.text |= own.text or not is_blank(element.tail)
        around.seen |= own.seen or element.tag in _SEEN
        if element.tag == "li" and parent.tag not in LISTS:
            element.tag = "p"
        around.block |= own.block
        leads_nowhere = element.tag == "a" and "href" not in element.attrib
        if (
            leads_nowhere
            or (element.tag in _WRAPS_TEXT and own.block)
            or (element.tag in INLINE and not own.text)
        ):
            element.tag = LOOSENED
        elif not own.text and not own.seen and element.tag not in _NEVER_DROPPED:
            element.tag = DROPPED
        else:
            around.block |= element.tag in BLOCKS
    sweep(root)


def _trim(element: etree._Element) -> None:
    """Take away the white space that an editor's layout leaves around blocks."""
    if element.tag in _FRAMES and is_blank(element.text):
        element.text = None
    for child in element:
        if child.tag not in BLOCKS and child.tag not in TABLE_PARTS:
            continue
        child.tail = (child.tail or "").lstrip(_SPACE) or None
        before = child.getprevious()
        if before is None:
            element.text = (element.text or "").rstrip(_SPACE) or None
        else:
            before.tail = (before.tail or "").rstrip(_SPACE) or None
    if element.tag in _EDGED:
        element.text = (element.text or "").lstrip(_SPACE)
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip(_SPACE)
        else:
            element.text = element.text.rstrip(_SPACE)


def _settle_classes(root: etree._Element) -> None:
    """A source only at the end of a quote, one width for a table."""
    for paragraph in root.iter("p"):
        kinds = paragraph.get("class", "").split()
        if SOURCE in kinds:
            is_last = parent_of(paragraph).tag == "blockquote" and paragraph.getnext() is None
            _set_class(
                paragraph,
                SOURCE if is_last and paragraph.getprevious() is not None else _first(kinds, ALIGNMENTS),
            )
    for table in root.iter("table"):
        _set_class(table, _first(table.get("class", "").split(), TABLE_WIDTHS))


def _first(kinds: list[str], known: Collection[str]) -> str:
    return next((kind for kind in kinds if kind in known), "")


def _set_class(element: etree._Element, kind: str) -> None:
    if kind:
        element.set("class", kind)
    else:
        element.attrib.pop("class", "")


def _settle_headings(root: etree._Element) -> None:
    """The first level under the headline is h2: what stands before any of it moves up."""
    for heading in root.iter("h2", "h3"):
        if heading.tag == "h2":
            return
        heading.tag = "h2"


def clean(markup: str, *, figures: bool = True) -> str:
    """`markup` reduced to `ALLOWED`, every text in a block; `""` where nothing would be seen.

    Cleaning twice changes nothing. Linear: a megabyte takes less than a second, however it is built. Without `figures`
    neither picture nor video nor attachment stays.
    """
    markup = drop_controls(markup)
    if not markup.strip():
        return ""
    markup = markup.replace("&nbsp;", "\xa0")
    if _is_costly(markup):
        return _words_only(markup)
    found = _first_pass.clean(_BARE_AMPERSAND.sub("&amp;", markup))
    known = drop_controls(found)
    if known != found:
        # References stood for control characters: what they spell without them is judged again.
        known = _first_pass.clean(known)
    root = parse(known)
    if "<img" in known or "<fig" in known:
        bring_out(root, keep=figures)
        sweep(root)
    _tidy_tree(root)
    for container in [root, *root.iter("blockquote")]:
        set_paragraphs(container)
    for element in root.iter():
        _trim(element)
    _settle_classes(root)
    _settle_headings(root)
    if is_blank(text_of(root)) and root.find(".//table") is None and root.find("figure") is None:
        return ""
    kept = _last_pass.clean(inner(root)).strip()
    # Text between rules or pictures has become paragraphs: more tags than there were.
    return _words_only(kept) if _is_costly(kept) else kept


def pictures_in(markup: str) -> list[int]:
    """Numbers of the library's pictures that stand in it, in order, each once."""
    return _numbers(markup, "img", "data-gambar")


def documents_in(markup: str) -> list[int]:
    return _numbers(markup, "figure", "data-dokumen")


def _numbers(markup: str, tag: str, attribute: str) -> list[int]:
    if attribute not in markup:
        return []
    found = (number_of(element, attribute) for element in parse(markup).iter(tag))
    return list(dict.fromkeys(number for number in found if number is not None))


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
        if text := tidy_line(text_of(paragraph)):
            return text
    return tidy_line(plain_text(markup))
