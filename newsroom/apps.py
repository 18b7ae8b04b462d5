"""What Django is told at start-up: our system checks, and which static files of other packages are published."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig

from newsroom import checks  # noqa: F401 - importing registers them

# Folders of CKEditor's plug-ins that its main file neither bundles nor, as newsroom/editor.py configures it, uses.
# Several of them are the ones behind published holes; a file that is not there cannot be attacked.
UNUSED_EDITOR_PLUGINS = (
    *("a11yhelp", "about", "adobeair", "ajax", "autoembed", "autogrow", "autolink", "bbcode", "codesnippet"),
    *("codesnippetgeshi", "colordialog", "copyformatting", "devtools", "div", "divarea", "docprops", "embed"),
    *("embedbase", "embedsemantic", "exportpdf", "filetools", "flash", "forms", "iframe", "iframedialog"),
    *(
        "image",
        "image2",
        "language",
        "liststyle",
        "magicline",
        "mathjax",
        "menubutton",
        "notificationaggregator",
    ),
    *("pagebreak", "pastefromgdocs", "pastefromlibreoffice", "pastefromword", "pastetools", "placeholder"),
    *("preview", "scayt", "sharedspace", "showblocks", "smiley", "sourcedialog", "stylesheetparser"),
    *("tableresize", "templates", "uicolor", "uploadimage", "uploadwidget", "wsc", "xml"),
)


class NewsroomConfig(AppConfig):
    name = "newsroom"


class PublishedFilesConfig(StaticFilesConfig):
    """Leaves samples, documents and unused plug-ins out of collectstatic."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        *("samples", "galleriffic", "file-icons", "adapters", "bender-runner.config.json", "build-config.js"),
        *("ckeditor/ckeditor/*.md", "ckeditor/ckeditor/vendor/*"),
        *(f"ckeditor/ckeditor/plugins/{name}/*" for name in UNUSED_EDITOR_PLUGINS),
    ]
