"""Rich text: what may stand in it, the field that keeps it so, the editor, and how it is printed.

The only module that names the editor (django-ckeditor) and the only one that marks HTML as safe.
One declaration, `ALLOWED`, drives the server's allow-list and the editor's toolbar.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import nh3
from ckeditor.widgets import CKEditorWidget
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from lxml import etree, html

from newsroom.plaintext import strip_controls, tidy_line

ALIGNMENTS = {"rata-kiri", "rata-tengah", "rata-kanan", "rata-penuh"}

# element: (attributes, classes, toolbar buttons that make it)
ALLOWED: dict[str, tuple[set[str], set[str], list[str]]] = {
    "p": (set(), ALIGNMENTS, ["Format", "JustifyLeft", "JustifyCenter", "JustifyRight"]),
    "h2": (set(), set(), ["Format"]),
    "h3": (set(), set(), ["Format"]),
    "strong": (set(), set(), ["Bold"]),
    "em": (set(), set(), ["Italic"]),
    "sub": (set(), set(), ["Subscript"]),
    "sup": (set(), set(), ["Superscript"]),
    "ul": (set(), set(), ["BulletedList"]),
    "ol": ({"start"}, set(), ["NumberedList"]),
    "li": (set(), set(), []),
    "blockquote": (set(), set(), ["Blockquote"]),
    "a": ({"href"}, set(), ["Link", "Unlink"]),
    "table": (set(), set(), ["Table"]),
    "caption": (set(), set(), []),
    "thead": (set(), set(), []),
    "tbody": (set(), set(), []),
    "tr": (set(), set(), []),
    "th": ({"scope", "colspan", "rowspan"}, ALIGNMENTS, []),
    "td": ({"colspan", "rowspan"}, ALIGNMENTS, []),
    "hr": (set(), set(), ["HorizontalRule"]),
    "br": (set(), set(), []),
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
_BLOCKS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "hr"}
_LINE_BREAKERS = _BLOCKS | {"tr", "br"}
_VOID = {"br", "hr"}
_NEVER_DROPPED = {"br", "hr", "td", "th", "tr", "tbody", "thead", "table"}
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

_first_pass = nh3.Cleaner(
    tags=set(ALLOWED) | set(_RENAMED),
    clean_content_tags=_CLEAN_CONTENT,
    attributes={tag: attributes for tag, (attributes, _, _) in ALLOWED.items() if attributes},
    allowed_classes={tag: classes for tag, (_, classes, _) in ALLOWED.items() if classes},
    url_schemes=URL_SCHEMES,
    strip_comments=True,
    link_rel=None,
)
_last_pass = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={tag: attributes for tag, (attributes, _, _) in ALLOWED.items() if attributes},
    allowed_classes={tag: classes for tag, (_, classes, _) in ALLOWED.items() if classes},
    url_schemes=URL_SCHEMES,
    strip_comments=True,
    link_rel=None,
)


def _parse(markup: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    document = html.document_fromstring(
        f"<html><body><div>{markup}</div></body></html>".encode(), parser=parser
    )
    return document.find("body").find("div")


def _inner(root: html.HtmlElement) -> str:
    head = _escape(root.text or "")
    return head + "".join(
        etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in root
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_empty(element: html.HtmlElement) -> bool:
    return (
        element.tag not in _NEVER_DROPPED
        and not any(child.tag in ("hr", "table") for child in element.iter())
        and not (element.text_content().replace("\xa0", " ").strip())
    )


def _tidy_tree(root: html.HtmlElement) -> None:
    """Rename to the kept elements; drop what looks empty, empty alignment and inner paragraphs."""
    for element in list(root.iterdescendants()):
        element.tag = _RENAMED.get(element.tag, element.tag)
        if not element.get("class", "x").strip():
            del element.attrib["class"]
    # Leaves first, so that a parent emptied on the way goes too.
    for element in reversed(list(root.iterdescendants())):
        wraps_blocks = element.tag == "p" and any(child.tag in _BLOCKS for child in element.iterdescendants())
        if wraps_blocks:
            element.drop_tag()
        elif _is_empty(element):
            if element.tag not in _BLOCKS and element.text_content():
                element.drop_tag()
            else:
                element.drop_tree()


def clean(markup: str) -> str:
    """`markup` reduced to `ALLOWED`; `""` where nothing would be seen. Cleaning twice changes nothing."""
    markup = strip_controls(markup)
    if not markup.strip():
        return ""
    root = _parse(_first_pass.clean(markup))
    _tidy_tree(root)
    cleaned = _last_pass.clean(_inner(root)).strip()
    return cleaned if plain_text(cleaned) or "<table" in cleaned else ""


def _words(root: html.HtmlElement) -> Iterator[str]:
    yield root.text or ""
    for child in root:
        separator = "\n" if child.tag in _LINE_BREAKERS else ""
        yield separator
        yield from _words(child)
        yield separator
        yield child.tail or ""


def plain_text(markup: str) -> str:
    """The text of rich text, a line for each paragraph, for excerpts, feeds, search and counting."""
    if not markup.strip():
        return ""
    lines = "".join(_words(_parse(markup))).split("\n")
    return "\n".join(line for line in map(tidy_line, lines) if line)


def first_paragraph(markup: str) -> str:
    """The first line of running text that is no heading."""
    if not markup.strip():
        return ""
    for paragraph in _parse(markup).iter("p", "li"):
        if text := tidy_line(paragraph.text_content()):
            return text
    return tidy_line(plain_text(markup))


def _span(css_class: str, text: str) -> html.HtmlElement:
    span = etree.Element("span")
    span.set("class", css_class)
    span.text = text
    return span


def present(markup: str, *, dateline: str = "", sign_off: str = "", own_host: str = "") -> SafeString:
    """Body text as readers see it: dateline opens the first paragraph, sign-off ends the last,
    links to other hosts get `rel`, wide tables a scroll box that the keyboard reaches.
    """
    root = _parse(clean(markup))
    _open_with(root, dateline)
    _end_with(root, sign_off)
    for link in root.iter("a"):
        host = urlsplit(link.get("href", "")).hostname
        if host and host != own_host:
            link.set("rel", "noopener noreferrer")
    for table in list(root.iter("table")):
        box = etree.Element("div")
        box.set("class", "tabel")
        box.set("tabindex", "0")
        table.addprevious(box)
        box.tail, table.tail = table.tail, None
        box.append(table)
    return mark_safe(_inner(root))  # noqa: S308  cleaned above, changed only as a tree


def _open_with(root: html.HtmlElement, dateline: str) -> None:
    if not dateline:
        return
    span = _span("dateline", dateline if dateline.endswith(("–", "-", "—")) else f"{dateline} –")
    first = root[0] if len(root) and not (root.text or "").strip() else None
    if first is None or first.tag != "p":
        first = etree.Element("p")
        root.insert(0, first)
        first.text, root.text = (root.text or ""), None
    span.tail = " " + (first.text or "").lstrip()
    first.text = None
    first.insert(0, span)


def _end_with(root: html.HtmlElement, sign_off: str) -> None:
    if not sign_off:
        return
    span = _span("signoff", sign_off)
    last = root[-1] if len(root) else None
    if last is None or last.tag != "p" or (last.tail or "").strip():
        last = etree.SubElement(root, "p")
    if len(last):
        last[-1].tail = (last[-1].tail or "").rstrip() + " "
    else:
        last.text = (last.text or "").rstrip() + " "
    last.append(span)


def json_ld(data: dict[str, Any]) -> SafeString:
    """`data` as a JSON-LD data block; nothing in it can close the script element."""
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped above


class RichTextField(models.TextField):
    """HTML reduced to `ALLOWED` on every way into the database: form, import, bulk and raw saves."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators = [*self.validators, MaxLengthValidator(self.max_length)]

    def to_python(self, value):
        value = super().to_python(value)
        return clean(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = clean(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = clean(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs):
        return super().formfield(**{"widget": CKEditorWidget(config_name="default"), **kwargs})


_TOOLBAR = [
    ["Format"],
    ["Bold", "Italic", "Subscript", "Superscript", "RemoveFormat"],
    ["BulletedList", "NumberedList", "Blockquote"],
    ["JustifyLeft", "JustifyCenter", "JustifyRight"],
    ["Link", "Unlink", "Table", "HorizontalRule", "SpecialChar"],
    ["Undo", "Redo", "Find", "Maximize"],
]
EDITOR_CONFIGS: dict[str, dict[str, Any]] = {
    "default": {
        "language": "id",
        "toolbar": _TOOLBAR,
        "width": "100%",
        "height": 480,
        "format_tags": "p;h2;h3",
        "justifyClasses": ["rata-kiri", "rata-tengah", "rata-kanan", "rata-penuh"],
        "versionCheck": False,
        "disableNativeSpellChecker": False,
        "entities": False,
        "basicEntities": True,
        "forcePasteAsPlainText": False,
        "removeDialogTabs": "link:advanced;link:target",
        "linkShowAdvancedTab": False,
        "linkShowTargetTab": False,
        # Behind published holes of 4.22, contacting third parties, or making what is not kept.
        "removePlugins": ",".join(
            [
                "a11yhelp",
                "about",
                "bidi",
                "codesnippet",
                "colorbutton",
                "colordialog",
                "div",
                "docprops",
                "elementspath",
                "embed",
                "exportpdf",
                "flash",
                "font",
                "forms",
                "iframe",
                "image",
                "language",
                "magicline",
                "mathjax",
                "newpage",
                "pagebreak",
                "preview",
                "print",
                "save",
                "scayt",
                "smiley",
                "sourcearea",
                "stylescombo",
                "templates",
                "uploadimage",
                "wsc",
            ]
        ),
        "allowedContent": " ".join(
            f"{tag}"
            + (f"[{','.join(sorted(attributes))}]" if attributes else "")
            + (f"({','.join(sorted(classes))})" if classes else "")
            + ";"
            for tag, (attributes, classes, _) in ALLOWED.items()
        ),
    }
}
