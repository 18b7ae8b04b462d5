"""What the editor offers, and what is kept of what it makes."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from newsroom.apps import UNUSED_EDITOR_PLUGINS
from newsroom.editor import (
    EDITOR_CONFIG,
    FIGURES,
    MAKES_NOTHING,
    REMOVED_PLUGINS,
    EditorWidget,
    content_rules,
    toolbar,
)
from newsroom.markup import ALLOWED, clean
from newsroom.videos import VIDEO_HOSTS, name_video
from tests.cast import sign_in
from tests.factories import make_office

STATIC = Path(__file__).resolve().parent.parent / "static"
SCRIPTS = STATIC / "admin_newsroom" / "editor"
PARTS_OF_A_TABLE = {"caption", "thead", "tbody", "tr", "th", "td"}
# One press of each button, as the editor would send it.
MADE = {
    "Format": "<h2>a</h2><h3>b</h3><p>c</p>",
    "Bold": "<p><strong>a</strong></p>",
    "Italic": "<p><em>a</em></p>",
    "Subscript": "<p>H<sub>2</sub>O</p>",
    "Superscript": "<p>m<sup>2</sup></p>",
    "BulletedList": "<ul><li>a</li></ul>",
    "NumberedList": "<ol><li>a</li></ol>",
    "Indent": "<ul><li>a<ul><li>b</li></ul></li></ul>",
    "Outdent": "<ul><li>a</li></ul>",
    "JustifyLeft": '<p class="rata-kiri">a</p>',
    "JustifyCenter": '<p class="rata-tengah">a</p>',
    "JustifyRight": '<p class="rata-kanan">a</p>',
    "JustifyBlock": '<p class="rata-penuh">a</p>',
    "Blockquote": "<blockquote><p>a</p></blockquote>",
    "Sumber": '<blockquote><p>a</p><p class="sumber">b</p></blockquote>',
    "Link": '<p><a href="https://a.id/">a</a></p>',
    "Unlink": "<p>a</p>",
    "Table": '<table class="lebar-sedang"><caption>a</caption><thead><tr><th scope="col">a</th></tr></thead>'
    "<tbody><tr><td>b</td></tr></tbody></table>",
    "HorizontalRule": "<p>a</p><hr><p>b</p>",
    "Gambar": '<figure class="gambar gambar-kiri"><img data-gambar="1" src="/media/gambar/a.jpg" alt="b">'
    "<figcaption>c</figcaption></figure>",
    "Galeri": '<figure class="galeri"><figure class="gambar"><img data-gambar="1" src="/media/gambar/a.jpg" alt="b">'
    '</figure><figure class="gambar"><img data-gambar="2" src="/media/gambar/b.jpg" alt=""></figure>'
    "<figcaption>c</figcaption></figure>",
    "Video": '<figure class="video" data-video="youtube:dQw4w9WgXcQ"><figcaption>c</figcaption></figure>',
    "Lampiran": '<figure class="lampiran" data-dokumen="5"><figcaption>c</figcaption></figure>',
}


def buttons(groups: Iterable[Iterable[str]]) -> set[str]:
    return {button for group in groups for button in group}


def config(**options) -> dict:
    return json.loads(EditorWidget(**options).get_context("body", "", {"id": "id_body"})["widget"]["config"])


def test_every_button_makes_something_allowed_or_nothing_at_all():
    made = {button for element in ALLOWED.values() for button in element.buttons}
    assert buttons(toolbar()) == made | MAKES_NOTHING


def test_what_is_made_is_known_of_every_button():
    assert set(MADE) == buttons(toolbar()) - MAKES_NOTHING


@pytest.mark.parametrize("button", MADE)
def test_what_a_button_makes_is_kept_as_it_is(button):
    """As the server writes it: cleaning adds nothing and takes nothing away."""
    assert spelled(clean(MADE[button])) == spelled(MADE[button])


def spelled(markup: str) -> list:
    """Elements with their attributes in any order, and the words between. An empty caption is none."""
    pieces = re.findall(r"<[^>]+>|[^<]+", markup.replace("<figcaption></figcaption>", ""))
    return [
        (piece.split()[0].strip("<>"), sorted(re.findall(r'[\w-]+="[^"]*"', piece)))
        if piece.startswith("<")
        else piece
        for piece in pieces
    ]


def test_the_layout_of_an_editor_is_not_stored():
    laid_out = "<ul>\n\t<li>a\n\t<ul>\n\t\t<li>b</li>\n\t</ul>\n\t</li>\n</ul>\n"
    assert clean(laid_out) == "<ul><li>a<ul><li>b</li></ul></li></ul>"


def test_everything_kept_is_made_by_some_button():
    made = "".join(MADE.values())
    tags = set(re.findall(r"<(\w+)", made))
    assert set(ALLOWED) - tags == {"br"}


def test_every_class_that_is_kept_is_offered_by_a_button_or_its_window():
    scripts = "".join(path.read_text() for path in SCRIPTS.glob("*.js"))
    offered = scripts + "".join(EDITOR_CONFIG["justifyClasses"])
    classes = {name for element in ALLOWED.values() for name in element.classes}
    assert {name for name in classes if name not in offered} == set()


def test_an_element_that_is_not_allowed_loses_its_button(monkeypatch):
    monkeypatch.delitem(ALLOWED, "table")
    assert "Table" not in buttons(toolbar())


def test_the_editor_may_make_every_allowed_element():
    assert {re.split(r"[\[(]", rule)[0] for rule in content_rules().split("; ")} == set(ALLOWED)


def test_a_text_without_figures_has_no_buttons_for_them():
    assert buttons(toolbar()) - buttons(toolbar(figures=False)) == {"Gambar", "Galeri", "Video", "Lampiran"}


def test_a_text_without_figures_may_not_hold_one_in_the_editor():
    rules = {re.split(r"[\[(]", rule)[0] for rule in content_rules(figures=False).split("; ")}
    assert rules == set(ALLOWED) - FIGURES


def test_a_text_without_figures_takes_no_pictures_from_the_clipboard():
    assert "deskuploads" not in config(figures=False)["extraPlugins"]


def test_the_editor_asks_no_other_host_for_its_version():
    assert config()["versionCheck"] is False


def test_addresses_of_videos_are_read_as_the_server_reads_them():
    """The same expressions, none of which means another thing in a browser."""
    patterns = [pattern for host in config()["desk"]["videoHosts"] for pattern in host["addresses"]]
    assert patterns == [pattern.pattern for host in VIDEO_HOSTS.values() for pattern in host.addresses]
    assert not [pattern for pattern in patterns if re.search(r"\(\?[P<!=]|\\[AZ]|\[\^?\]", pattern)]
    assert name_video("https://youtu.be/dQw4w9WgXcQ") == "youtube:dQw4w9WgXcQ"


@pytest.mark.django_db
def test_the_office_says_which_videos_the_form_offers(wati):
    make_office(video_hosts=["vimeo"])
    page = sign_in(wati).get(reverse("admin:articles_article_add"))
    widget = page.context["adminform"].form.fields["body"].widget
    assert widget.config["desk"]["allowedVideoHosts"] == ["vimeo"]


@pytest.mark.django_db
def test_every_door_of_the_scripts_is_an_address_of_the_desk():
    doors = config()["desk"]["doors"]
    assert all(address.startswith("/redaksi/") for address in doors.values())
    assert "/0/" in doors["words"]


def test_every_word_of_the_scripts_is_given_to_them():
    given = config()["desk"]
    words = {**given["words"], **given["dialogs"]}
    scripts = "".join(path.read_text() for path in SCRIPTS.glob("*.js"))
    assert {name for name in re.findall(r"(?<!doors\.)\bwords\.(\w+)", scripts) if name not in words} == set()


def test_the_light_and_the_dark_paper_are_those_of_the_public_site():
    """The switch of the admin is a class; the public site asks the browser."""
    site = (STATIC / "css" / "site.css").read_text()
    inside = (STATIC / "admin_newsroom" / "content.css").read_text()
    colour = re.compile(r"(--[a-z0-9-]+): (#[0-9a-f]{6})")
    light, dark = site.split("prefers-color-scheme: dark", 1)
    for public, mode in ((light, ":root.light"), (dark.split("@media", 1)[0], ":root.dark")):
        own = dict(colour.findall(inside.split(mode, 1)[1].split("}", 1)[0]))
        theirs = dict(colour.findall(public))
        assert own == {name: theirs[name] for name in own}
        assert set(theirs) - set(own) == {"--accent"}


def test_collectstatic_publishes_no_sample_test_or_unused_plugin_of_the_editor(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    root = tmp_path / "static" / "ckeditor"
    files = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    assert "ckeditor/ckeditor.js" in files
    wanted = re.compile(r"sample|test|bender|\.html?$|\.php|\.md$|/vendor/|/adapters/|galleriffic")
    assert {name for name in files if wanted.search(name.lower())} == set()
    plugins = {name.split("/")[2] for name in files if name.startswith("ckeditor/plugins/")}
    assert plugins & (set(UNUSED_EDITOR_PLUGINS) | set(REMOVED_PLUGINS)) == set()
