"""Rich text: the field that keeps it to `newsroom.markup.ALLOWED`, and how it is printed.

The only module that marks HTML as safe. The editor is newsroom/editor.py's.
"""

import json
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from newsroom.editor import EditorWidget
from newsroom.markup import clean, first_paragraph, plain_text
from newsroom.markup_tree import inner, parse
from newsroom.picture_element import Figure, Paper
from newsroom.printing import Library, make, print_figures

__all__ = ["EditorWidget", "RichTextField", "clean", "first_paragraph", "json_ld", "plain_text", "present"]

NONE: Mapping[int, Any] = MappingProxyType({})
_TO_A_HOST = re.compile(r"^(?:(https?:)[/\\]*|[/\\]{2,})", re.IGNORECASE)


def present(
    markup: str,
    *,
    dateline: str = "",
    sign_off: str = "",
    own_host: str = "",
    figures: Mapping[int, Figure] = NONE,
    papers: Mapping[int, Paper] = NONE,
    video_hosts: Collection[str] = (),
) -> SafeString:
    """Body text as readers see it: dateline opens the first paragraph, sign-off ends the last, figures are those of
    the library, links to other hosts get `rel`, wide tables a scroll box that the keyboard reaches.
    """
    root = parse(clean(markup))
    _open_with(root, dateline)
    _end_with(root, sign_off)
    print_figures(root, Library(figures, papers, video_hosts))
    for link in root.iter("a"):
        if _host(link.get("href", "")) not in ("", own_host):
            link.set("rel", "noopener noreferrer")
    for table in list(root.iter("table")):
        _put_into_box(table)
    return mark_safe(inner(root))  # noqa: S308  cleaned above, changed only as a tree


def _put_into_box(table: etree._Element) -> None:
    box = make("div", class_=" ".join(["tabel", *table.get("class", "").split()]), tabindex="0")
    table.addprevious(box)
    box.tail, table.tail = table.tail, None
    table.attrib.pop("class", "")
    box.append(table)


def _host(address: str) -> str:
    """The host that a browser goes to: it takes a backslash for a slash, and any number of them for two."""
    address = _TO_A_HOST.sub(r"\1//", "".join(address.split()), count=1)
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return "?"


def _open_with(root: etree._Element, dateline: str) -> None:
    """In the first text; pictures may stand before it."""
    if not dateline:
        return
    span = make(
        "span", dateline if dateline.endswith(("–", "-", "—")) else f"{dateline} –", class_="dateline"
    )
    first = next((block for block in root if block.tag != "figure"), None)
    if first is None or first.tag != "p":
        paragraph = etree.Element("p")
        if first is None:
            root.append(paragraph)
        else:
            first.addprevious(paragraph)
        first = paragraph
    span.tail = " " + (first.text or "").lstrip()
    first.text = None
    first.insert(0, span)


def _end_with(root: etree._Element, sign_off: str) -> None:
    """In the last text; pictures and attachments may stand behind it."""
    if not sign_off:
        return
    last = next((block for block in reversed(root) if block.tag != "figure"), None)
    if last is None or last.tag != "p":
        last = etree.SubElement(root, "p")
    if len(last):
        last[-1].tail = (last[-1].tail or "").rstrip() + " "
    else:
        last.text = (last.text or "").rstrip() + " "
    last.append(make("span", sign_off, class_="signoff"))


def json_ld(data: dict[str, Any]) -> SafeString:
    """`data` as a JSON-LD data block; nothing in it can close the script element."""
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped above


class RichTextField(models.TextField):
    """HTML reduced to `ALLOWED` on every way into the database: form, import, bulk and raw saves.

    Without `figures` it holds neither picture nor video nor attachment. That says nothing of the column, so migrations
    do not know it.
    """

    def __init__(self, *args, figures: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.figures = figures
        if self.max_length is not None:
            self.validators = [*self.validators, MaxLengthValidator(self.max_length)]

    def clean_markup(self, value: str) -> str:
        return clean(value, figures=self.figures)

    def to_python(self, value):
        value = super().to_python(value)
        return self.clean_markup(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = self.clean_markup(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = self.clean_markup(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs):
        # Last, because the admin offers its own text area for every text field.
        own = {
            "form_class": RichTextFormField,
            "widget": EditorWidget(figures=self.figures),
            "figures": self.figures,
        }
        return super().formfield(**{**kwargs, **own})


class RichTextFormField(forms.CharField):
    """Changed only where the cleaned text is: the editor lays its markup out anew each time. What it opens is clean,
    whatever was stored or sent.
    """

    def __init__(self, *args, figures: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.figures = figures

    def prepare_value(self, value: Any) -> Any:
        return clean(value, figures=self.figures) if isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and self.prepare_value(initial or "") != self.prepare_value(data or "")
