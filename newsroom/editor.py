"""The editor in which rich text is written: its toolbar, its configuration, its widget.

The only module that names it (django-ckeditor). What it may make is `newsroom.markup.ALLOWED`'s to say.
"""

from copy import deepcopy
from typing import Any

from ckeditor.widgets import CKEditorWidget
from django.templatetags.static import static
from django.utils.translation import gettext as _

from newsroom.markup import ALLOWED

# The order of the toolbar. A button is in it while some element of ALLOWED names it, or it makes nothing.
_ORDER = [
    ["Format"],
    ["Bold", "Italic", "Subscript", "Superscript", "RemoveFormat"],
    ["BulletedList", "NumberedList", "Blockquote"],
    ["JustifyLeft", "JustifyCenter", "JustifyRight"],
    ["Link", "Unlink", "Table", "HorizontalRule", "SpecialChar"],
    ["Undo", "Redo", "Find", "Maximize"],
]
_MAKES_NOTHING = {"RemoveFormat", "SpecialChar", "Undo", "Redo", "Find", "Maximize"}


def toolbar() -> list[list[str]]:
    offered = _MAKES_NOTHING.union(*(element.buttons for element in ALLOWED.values()))
    groups = [[button for button in group if button in offered] for group in _ORDER]
    return [group for group in groups if group]


def _content_rules() -> str:
    """ALLOWED in the language of CKEditor's `allowedContent`."""
    rules = []
    for tag, element in ALLOWED.items():
        attributes = f"[{','.join(sorted(element.attributes))}]" if element.attributes else ""
        classes = f"({','.join(sorted(element.classes))})" if element.classes else ""
        rules.append(f"{tag}{attributes}{classes}")
    return "; ".join(rules)


# Behind published holes of 4.22, contacting third parties, or making what is not kept.
_REMOVED_PLUGINS = [
    *("a11yhelp", "about", "bidi", "codesnippet", "colorbutton", "colordialog", "copyformatting", "div"),
    *("docprops", "elementspath", "embed", "exportpdf", "filebrowser", "flash", "font", "forms", "iframe"),
    *("image", "indentblock", "language", "liststyle", "magicline", "mathjax", "newpage", "pagebreak"),
    *("preview", "print", "save", "scayt", "showblocks", "smiley", "sourcearea", "stylescombo", "templates"),
    *("uploadimage", "wsc"),
]
EDITOR_CONFIG: dict[str, Any] = {
    "toolbar": toolbar(),
    "skin": "moono-lisa",
    "width": "100%",
    "height": 480,
    "bodyClass": "isi-berita",
    "contentsLanguage": "id",
    "format_tags": ";".join(tag for tag in ("p", "h2", "h3") if tag in ALLOWED),
    "justifyClasses": ["rata-kiri", "rata-tengah", "rata-kanan", "rata-penuh"],
    "allowedContent": _content_rules(),
    "customConfig": "",
    "stylesSet": False,
    "versionCheck": False,
    "disableNativeSpellChecker": False,
    "browserContextMenuOnCtrl": True,
    "clipboard_handleImages": False,
    "entities": False,
    "removeDialogTabs": "link:advanced;link:target;table:advanced",
    "removePlugins": ",".join(_REMOVED_PLUGINS),
}


class EditorWidget(CKEditorWidget):
    """The editor. Its settings are here, its look in `static/admin_newsroom/`."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(attrs=attrs)
        self.config = deepcopy(EDITOR_CONFIG)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        self.config["contentsCss"] = [static("admin_newsroom/content.css")]
        self.config["title"] = _("Isi berita, penyunting teks")
        self.config["formatLabels"] = {
            "tag_p": _("Paragraf"),
            "tag_h2": _("Subjudul"),
            "tag_h3": _("Subjudul kecil"),
        }
        return super().get_context(name, value, attrs)
