"""Readers of what the interface says: sentences in the source, in catalogues, and in their compiled form."""

import ast
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {language: ROOT / "locale" / language / "LC_MESSAGES" for language in ("id", "en")}
# The sample content is what an office writes, not what the interface says.
NOT_INTERFACE = ROOT / "articles" / "sample"
# A name that stands for a name: Django's functions of translation, by the place of the message among their arguments.
PLACES = {"gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "ngettext": 0, "ngettext_lazy": 0}
PLACES_AFTER_CONTEXT = {"pgettext": 1, "pgettext_lazy": 1, "npgettext": 1, "npgettext_lazy": 1}
_CALL = re.compile(r"""(?:\b_|\bn?p?gettext)\((?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"')])*\)""")
# What one reads in HTML beside its text.
_READ_ATTRIBUTES = ("title", "alt", "placeholder", "aria-label")

# The context, `""` where there is none, and the message.
Sentence = tuple[str, str]


def sentences_of_python(source: str) -> set[Sentence]:
    """Every message given to a function of `django.utils.translation`, under whatever name it was imported.

    A variable holds a message that is marked elsewhere. Anything else is refused: no catalogue could have it.
    """
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    return {
        _sentence(node, names[node.func.id])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and names.get(node.func.id, "") in {*PLACES, *PLACES_AFTER_CONTEXT}
        and not isinstance(node.args[0], ast.Name)
    }


def _sentence(call: ast.Call, function: str) -> Sentence:
    place = {**PLACES, **PLACES_AFTER_CONTEXT}[function]
    message = ast.literal_eval(call.args[place])
    return (ast.literal_eval(call.args[0]) if place else "", message)


def sentences_of_template(source: str) -> set[Sentence]:
    found = set()
    for match in _CALL.finditer(templatize(source)):
        call = ast.parse(match.group(), mode="eval").body
        assert isinstance(call, ast.Call)
        assert isinstance(call.func, ast.Name)
        # The last argument of a plural is the name of a number.
        found.add(_sentence(call, {"_": "gettext"}.get(call.func.id, call.func.id)))
    return found


def python_files() -> Iterator[Path]:
    for package in ("newsroom", "articles", "pages"):
        yield from (path for path in (ROOT / package).rglob("*.py") if not path.is_relative_to(NOT_INTERFACE))


def templates() -> Iterator[Path]:
    yield from (ROOT / "templates").rglob("*.html")


def sentences_of_the_code() -> set[Sentence]:
    found: set[Sentence] = set()
    for path in python_files():
        found |= sentences_of_python(path.read_text())
    for path in templates():
        found |= sentences_of_template(path.read_text())
    return found


class _Words(HTMLParser):
    """Text and read attributes with a letter in them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.is_icon = False

    def handle_starttag(self, tag, attrs):
        # An icon is drawn from its name.
        self.is_icon = "material-symbols-outlined" in (dict(attrs).get("class") or "")
        for name, value in attrs:
            if name in _READ_ATTRIBUTES and any(map(str.isalpha, value or "")):
                self.found.append(value)

    def handle_endtag(self, tag):
        self.is_icon = False

    def handle_data(self, data):
        if any(map(str.isalpha, data)) and not self.is_icon:
            self.found.append(" ".join(data.split()))


# Blocks whose text is in the catalogue, or is no text but classes.
_REACHED = re.compile(r"blocktranslate|block bodyclass\b")


def bare_words(source: str) -> list[str]:
    """Words of a template that no catalogue can reach. Its own tags and variables count as nothing."""
    text, is_reached = [], False
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.TEXT and not is_reached:
            text.append(token.contents)
        elif token.token_type == TokenType.BLOCK:
            if _REACHED.match(token.contents):
                is_reached = True
            elif token.contents.startswith("endblock"):
                is_reached = False
    words = _Words()
    words.feed("".join(text))
    words.close()
    return words.found


@dataclass
class Entry:
    """One entry of a catalogue; `translations` has one text, or one for each plural form."""

    context: str = ""
    message: str = ""
    plural: str = ""
    translations: dict[int, str] = field(default_factory=dict)
    is_fuzzy: bool = False

    def key(self) -> Sentence:
        return (self.context, self.message)


_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<form>\d)\])?) (?P<text>".*")')


def read_po(path: Path) -> list[Entry]:
    """The entries of a catalogue, its header (the empty message) first."""
    return [_entry(block) for block in path.read_text().strip().split("\n\n")]


def _entry(block: str) -> Entry:
    entry, texts = Entry(), {"msgctxt": "", "msgid": "", "msgid_plural": ""}
    current: str | int = ""
    for line in block.splitlines():
        if line.startswith("#"):
            entry.is_fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        match = _LINE.fullmatch(line)
        if match:
            current = int(match["form"] or 0) if line.startswith("msgstr") else match.group(1)
        text = ast.literal_eval(match["text"] if match else line)
        if isinstance(current, int):
            entry.translations[current] = entry.translations.get(current, "") + text
        else:
            texts[current] += text
    entry.context, entry.message, entry.plural = texts.values()
    return entry


def compiled(entries: list[Entry]) -> dict[str, str]:
    """What msgfmt makes of a catalogue: forms side by side, the context in front."""
    return {
        (f"{entry.context}\x04" if entry.context else "")
        + entry.message
        + (f"\0{entry.plural}" if entry.plural else ""): "\0".join(
            text for _form, text in sorted(entry.translations.items())
        )
        for entry in entries
    }


def read_mo(path: Path) -> dict[str, str]:
    """The strings of a compiled catalogue: a count, then two tables of lengths and places."""
    data = path.read_bytes()
    magic, _revision, count, messages, translations = struct.unpack_from("<5I", data)
    assert magic == 0x950412DE

    def text(table: int, number: int) -> str:
        length, start = struct.unpack_from("<2I", data, table + 8 * number)
        return data[start : start + length].decode()

    return {text(messages, number): text(translations, number) for number in range(count)}
