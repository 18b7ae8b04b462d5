"""Rich text: the field that keeps it to `newsroom.markup.ALLOWED`, and how it is printed.

The only module that marks HTML as safe. The editor is newsroom/editor.py's.
"""

import json
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

__all__ = ["EditorWidget", "RichTextField", "clean", "first_paragraph", "json_ld", "plain_text", "present"]


def _span(css_class: str, text: str) -> etree._Element:
    span = etree.Element("span")
    span.set("class", css_class)
    span.text = text
    return span


def present(markup: str, *, dateline: str = "", sign_off: str = "", own_host: str = "") -> SafeString:
    """Body text as readers see it: dateline opens the first paragraph, sign-off ends the last,
    links to other hosts get `rel`, wide tables a scroll box that the keyboard reaches.
    """
    root = parse(clean(markup))
    _open_with(root, dateline)
    _end_with(root, sign_off)
    for link in root.iter("a"):
        if _host(link.get("href", "")) not in ("", own_host):
            link.set("rel", "noopener noreferrer")
    for table in list(root.iter("table")):
        box = etree.Element("div")
        box.set("class", "tabel")
        box.set("tabindex", "0")
        table.addprevious(box)
        box.tail, table.tail = table.tail, None
        box.append(table)
    return mark_safe(inner(root))  # noqa: S308  cleaned above, changed only as a tree


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return "?"


def _open_with(root: etree._Element, dateline: str) -> None:
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


def _end_with(root: etree._Element, sign_off: str) -> None:
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
        # Last, because the admin offers its own text area for every text field.
        return super().formfield(**{**kwargs, "form_class": RichTextFormField, "widget": EditorWidget()})


class RichTextFormField(forms.CharField):
    """Changed only where the cleaned text is: the editor lays its markup out anew each time."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and clean(initial or "") != clean(data or "")
