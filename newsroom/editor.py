"""The editor in which rich text is written: its toolbar, its configuration, its widget.

The only module that names it (django-ckeditor). What it may make is `newsroom.markup.ALLOWED`'s to say.
"""

from collections.abc import Collection
from copy import deepcopy
from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from newsroom import editor_words
from newsroom.markup import ALLOWED
from newsroom.videos import VIDEO_HOSTS

# The order of the toolbar. A button is in it while some element of ALLOWED names it, or it makes nothing.
_ORDER = [
    ["Format"],
    ["Bold", "Italic", "Subscript", "Superscript", "RemoveFormat"],
    ["BulletedList", "NumberedList", "Outdent", "Indent"],
    ["JustifyLeft", "JustifyCenter", "JustifyRight", "JustifyBlock"],
    ["Blockquote", "Sumber"],
    ["Link", "Unlink"],
    ["Gambar", "Galeri", "Video", "Lampiran"],
    ["Table", "HorizontalRule", "SpecialChar"],
    ["Undo", "Redo", "Find", "Maximize"],
]
MAKES_NOTHING = frozenset({"RemoveFormat", "SpecialChar", "Undo", "Redo", "Find", "Maximize"})
FIGURES = frozenset({"figure", "img", "figcaption"})


def toolbar(*, figures: bool = True) -> list[list[str]]:
    offered = MAKES_NOTHING.union(*(element.buttons for tag, element in _made(figures)))
    groups = [[button for button in group if button in offered] for group in _ORDER]
    return [group for group in groups if group]


def _made(figures: bool) -> list[tuple[str, Any]]:
    return [(tag, element) for tag, element in ALLOWED.items() if figures or tag not in FIGURES]


def content_rules(*, figures: bool = True) -> str:
    """ALLOWED in the language of CKEditor's `allowedContent`."""
    rules = []
    for tag, element in _made(figures):
        attributes = f"[{','.join(sorted(element.attributes))}]" if element.attributes else ""
        classes = f"({','.join(sorted(element.classes))})" if element.classes else ""
        rules.append(f"{tag}{attributes}{classes}")
    return "; ".join(rules)


# Behind published holes of 4.22, contacting third parties, or making what is not kept. What is pasted is tidied by
# static/admin_newsroom/editor/, whichever program it comes from.
REMOVED_PLUGINS = (
    *("a11yhelp", "about", "ajax", "bidi", "codesnippet", "colorbutton", "colordialog", "copyformatting"),
    *("div", "docprops", "elementspath", "embed", "exportpdf", "filebrowser", "flash", "font", "forms"),
    *("iframe", "image", "indentblock", "language", "liststyle", "magicline", "mathjax", "newpage"),
    *("pagebreak", "pastefromgdocs", "pastefromlibreoffice", "pastefromword", "pastetools", "preview"),
    *(
        "print",
        "save",
        "scayt",
        "showblocks",
        "smiley",
        "sourcearea",
        "stylescombo",
        "templates",
        "uploadimage",
    ),
    *("uploadwidget", "wsc", "xml"),
)
# Ours, in static/admin_newsroom/editor/. The first two are for texts with figures only.
_FIGURE_PLUGINS = ("deskfigures", "deskuploads")
_PLUGINS = ("desklook", "deskwriting", "deskpaste")
_SCRIPTS = ("start", "look", "writing", "dialogs", "library", "bar", "figures", "uploads", "tidy", "paste")
_SHEETS = ("editor", "dialogs")

EDITOR_CONFIG: dict[str, Any] = {
    "skin": "moono-lisa",
    "width": "100%",
    "height": 480,
    "bodyClass": "body",
    "contentsLanguage": "id",
    "format_tags": ";".join(tag for tag in ("p", "h2", "h3") if tag in ALLOWED),
    "justifyClasses": ["rata-kiri", "rata-tengah", "rata-kanan", "rata-penuh"],
    "customConfig": "",
    "stylesSet": False,
    "versionCheck": False,
    "disableNativeSpellChecker": False,
    "browserContextMenuOnCtrl": True,
    "clipboard_handleImages": False,
    "pasteFilter": None,
    "entities": False,
    "linkDefaultProtocol": "https://",
    "dialog_buttonsOrder": "rtl",
    "dialog_noConfirmCancel": True,
    "dialog_backgroundCoverOpacity": 0.45,
    "dialog_backgroundCoverColor": "#000",
    "removeDialogTabs": "link:advanced;link:target;table:advanced;tableProperties:advanced",
    "removePlugins": ",".join(REMOVED_PLUGINS),
}

_DOORS = {
    "pick": ("admin:articles_image_pick", []),
    "upload": ("admin:articles_image_upload", []),
    "words": ("admin:articles_image_words", [0]),
    "pickDocument": ("admin:articles_document_pick", []),
    "uploadDocument": ("admin:articles_document_upload", []),
}


def _doors() -> dict[str, str]:
    """Addresses by which the scripts fetch and send; `""` where the site has none. A 0 stands for the row's number."""
    return {name: _address(view, args) for name, (view, args) in _DOORS.items()}


def _address(view: str, args: list[int]) -> str:
    try:
        return reverse(view, args=args)
    except NoReverseMatch:
        return ""


def _video_hosts() -> list[dict[str, Any]]:
    """How addresses of videos are read, in expressions that both languages know."""
    return [
        {"key": key, "name": host.name, "addresses": [pattern.pattern for pattern in host.addresses]}
        for key, host in VIDEO_HOSTS.items()
    ]


class EditorWidget(CKEditorWidget):
    """The editor. `figures`: whether a text may hold pictures, videos and attachments.
    `video_hosts`: keys of `newsroom.videos.VIDEO_HOSTS` that the office allows; None for all.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        figures: bool = True,
        video_hosts: Collection[str] | None = None,
    ):
        super().__init__(attrs=attrs)
        self.figures, self.video_hosts = figures, video_hosts
        self.config = deepcopy(EDITOR_CONFIG)
        self.config["toolbar"] = toolbar(figures=figures)
        self.config["allowedContent"] = content_rules(figures=figures)
        self.config["extraPlugins"] = ",".join([*_PLUGINS, *(_FIGURE_PLUGINS if figures else ())])

    @property
    def media(self) -> forms.Media:
        theirs = super().media
        # One list: ours come after theirs, whatever they are merged with.
        return forms.Media(
            css={"all": [*theirs._css["all"], *(f"admin_newsroom/editor/{name}.css" for name in _SHEETS)]},
            js=[*theirs._js, *(f"admin_newsroom/editor/{name}.js" for name in _SCRIPTS)],
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        # Anew each time: the widget's copies share what it holds.
        self.config = {
            **self.config,
            "contentsCss": [static("css/site.css"), static("admin_newsroom/content.css")],
            "title": _("Isi berita, penyunting teks") if self.figures else _("Penyunting teks"),
            "desk": {
                "lang": editor_words.OF_THE_EDITOR,
                "words": {**editor_words.OF_FIGURES, **editor_words.OF_PASTING},
                "dialogs": editor_words.OF_DIALOGS,
                "doors": _doors(),
                "videoHosts": _video_hosts(),
                "allowedVideoHosts": list(VIDEO_HOSTS if self.video_hosts is None else self.video_hosts),
                "panelCss": static("admin_newsroom/editor/panel.css"),
            },
        }
        return super().get_context(name, value, attrs)
