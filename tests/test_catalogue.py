"""The interface speaks Indonesian from its source, and English from a complete catalogue."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.catalogue import (
    FOLDERS,
    ROOT,
    Entry,
    bare_words,
    compiled,
    read_mo,
    read_po,
    sentences_of_python,
    sentences_of_template,
    sentences_of_the_code,
    templates,
)
from tests.factories import make_office, make_public
from tests.test_setup_settings import read as read_settings
from tests.visitor import page

ENGLISH = FOLDERS["en"] / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
# Proper names of formats stay what they are in every language.
NAMES = {"NIP", "PDF", "RSS", "XLSX"}


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def entries(language: str) -> list[Entry]:
    return read_po(FOLDERS[language] / "django.po")[1:]


class TestTheCatalogues:
    def test_every_sentence_of_the_code_is_in_the_english_one(self) -> None:
        """Where this fails, run `make messages` and translate what is new."""
        assert sentences_of_the_code() - {entry.key() for entry in entries("en")} == set()

    def test_the_english_one_holds_nothing_that_the_code_no_longer_says(self) -> None:
        assert {entry.key() for entry in entries("en")} - sentences_of_the_code() == set()

    @pytest.mark.parametrize("language", FOLDERS)
    def test_no_entry_is_untranslated(self, language: str) -> None:
        assert [
            entry.message
            for entry in entries(language)
            if not entry.translations or not all(entry.translations.values())
        ] == []

    @pytest.mark.parametrize("language", FOLDERS)
    def test_no_translation_is_a_guess(self, language: str) -> None:
        assert [entry.message for entry in entries(language) if entry.is_fuzzy] == []

    def test_every_plural_has_both_english_forms(self) -> None:
        assert [
            entry.message for entry in entries("en") if entry.plural and set(entry.translations) != {0, 1}
        ] == []

    @pytest.mark.parametrize("language", FOLDERS)
    def test_placeholders_are_those_of_the_message(self, language: str) -> None:
        wrong = []
        for entry in entries(language):
            for form, text in entry.translations.items():
                # A language with one form uses it for every number.
                plural = entry.plural and (form > 0 or len(entry.translations) == 1)
                if placeholders(text) != placeholders(entry.plural if plural else entry.message):
                    wrong.append(text)
        assert wrong == []

    @pytest.mark.parametrize("language", FOLDERS)
    def test_the_compiled_one_says_the_same(self, language: str) -> None:
        """Where this fails, run `make messages`, or commit what it compiled."""
        folder = FOLDERS[language]
        assert read_mo(folder / "django.mo") == compiled(read_po(folder / "django.po"))

    def test_no_template_says_anything_that_a_catalogue_cannot_reach(self) -> None:
        assert {
            f"{path.relative_to(ROOT)}: {words}"
            for path in templates()
            for words in bare_words(path.read_text())
            if words not in NAMES
        } == set()


class TestTheReaders:
    """Each finds what it is for, so that an empty finding means something."""

    @pytest.mark.parametrize(
        ("source", "found"),
        [
            ("from django.utils.translation import gettext as _\n_('Sa' 'tu.')", ("", "Satu.")),
            ("from django.utils.translation import gettext_lazy\ngettext_lazy('Satu.')", ("", "Satu.")),
            ("from django.utils.translation import ngettext\nngettext('%d.', '%d.', n)", ("", "%d.")),
            ("from django.utils.translation import pgettext_lazy\npgettext_lazy('a', 'b')", ("a", "b")),
        ],
    )
    def test_a_sentence_in_python_is_found(self, source: str, found: tuple[str, str]) -> None:
        assert sentences_of_python(source) == {found}

    def test_a_sentence_put_together_in_python_is_refused(self) -> None:
        with pytest.raises(ValueError, match="malformed"):
            sentences_of_python("from django.utils.translation import gettext\ngettext(f'Hai, {name}')")

    @pytest.mark.parametrize(
        ("source", "found"),
        [
            ("""{% translate "Kata “ini” (dan 100%)" %}""", ("", "Kata “ini” (dan 100%%)")),
            ("""<a title="{% translate 'Kata' %}">""", ("", "Kata")),
            ("""{% translate "Kata" context "jamak" %}""", ("jamak", "Kata")),
            (
                "{% blocktranslate trimmed %}\n Hai, {{ name }}.\n{% endblocktranslate %}",
                ("", "Hai, %(name)s."),
            ),
            (
                "{% blocktranslate count n=2 %}{{ n }} a{% plural %}{{ n }} a{% endblocktranslate %}",
                ("", "%(n)s a"),
            ),
            ("""{{ name|default:_("tanpa nama") }}""", ("", "tanpa nama")),
        ],
    )
    def test_a_sentence_in_a_template_is_found(self, source: str, found: tuple[str, str]) -> None:
        assert sentences_of_template(source) == {found}

    @pytest.mark.parametrize(
        ("source", "found"),
        [
            ("<p>Halo {{ name }}</p>", ["Halo"]),
            ("""<a aria-label="Tutup" href="/x/">×</a>""", ["Tutup"]),
            (
                """<p title="{% translate 'Ya' %}">{% blocktranslate %}Ya{% endblocktranslate %}, {{ x }}</p>""",
                [],
            ),
        ],
    )
    def test_words_outside_the_catalogue_are_found(self, source: str, found: list[str]) -> None:
        assert bare_words(source) == found

    def test_a_guess_and_a_plural_are_read(self, tmp_path: Path) -> None:
        text = '#, fuzzy\nmsgid "%d a"\nmsgid_plural "%d a"\nmsgstr[0] "%d "\n"b"\nmsgstr[1] "%d bs"\n'
        (tmp_path / "django.po").write_text(text)
        assert read_po(tmp_path / "django.po") == [Entry("", "%d a", "%d a", {0: "%d b", 1: "%d bs"}, True)]


class TestAnOfficeThatSpeaksEnglish:
    """`NEWSROOM_LANGUAGE=en`. The news itself stays in the language in which it was written."""

    @pytest.fixture(autouse=True)
    def english(self, db: None, settings) -> None:
        make_office(name="Humas Kota Cemara")
        settings.LANGUAGE_CODE = "en"

    def test_the_environment_chooses_it(self, tmp_path: Path) -> None:
        assert read_settings(tmp_path, "LANGUAGE_CODE", NEWSROOM_PROFILE="local", NEWSROOM_LANGUAGE="en") == [
            "en"
        ]

    def test_a_public_page_is_in_english(self, client: Client) -> None:
        text = page(client, make_public().get_absolute_url())
        assert [
            word for word in ("Skip to content", "Category", "Share", "Copy link") if word not in text
        ] == []

    def test_a_public_page_says_nothing_in_indonesian(self, client: Client) -> None:
        text = page(client, make_public().get_absolute_url())
        assert [word for word in ("Langsung ke isi", "Bagikan", "Dibaca", "Beranda") if word in text] == []

    def test_a_public_page_names_its_language(self, client: Client) -> None:
        assert '<html lang="en">' in page(client, "/")

    def test_the_way_in_is_in_english(self, client: Client) -> None:
        text = page(client, "/redaksi/login/")
        assert ("Humas Kota Cemara newsroom" in text, "Password" in text, "Sandi" in text) == (
            True,
            True,
            False,
        )


@pytest.mark.django_db
def test_the_way_in_is_in_indonesian_where_nothing_else_is_chosen(client: Client) -> None:
    text = page(client, "/redaksi/login/")
    assert ("Sandi" in text, "Password" in text, "Welcome" in text) == (True, False, False)
