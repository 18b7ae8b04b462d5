"""Rules for plain text: one tidy line, a cut at a word, fields that hold to them."""

import re
import unicodedata

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.lookups import IExact

TEASER_LENGTH = 150

# Control characters (Cc), NUL among them, lone surrogates (Cs), noncharacters that XML refuses, and the
# bidirectional controls (Unicode UAX 9), which can make a headline read as something else. Joiners and
# variation selectors stay: emoji need them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff]"
)

# What editors and word processors break lines with (vertical tab, form feed, NEL, Unicode's own).
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def drop_controls(text: str) -> str:
    """`text` without control and bidirectional characters; line breaks become `\\n`."""
    return _FORBIDDEN.sub("", _LINE_BREAKS.sub("\n", text))


def strip_controls(text: str) -> str:
    """`drop_controls`, in NFC."""
    return unicodedata.normalize("NFC", drop_controls(text))


def tidy_line(text: str) -> str:
    """`text` on one line: controls gone, every run of white space one space."""
    return " ".join(strip_controls(text).split())


def cut_at_word(text: str, length: int = TEASER_LENGTH) -> str:
    """At most `length` characters of `text`, cut between words, with an ellipsis where cut."""
    text = tidy_line(text)
    if len(text) <= length:
        return text
    head = text[: length - 1]
    if text[length - 1] != " " and " " in head[length // 2 :]:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:.–-") + "…"


class LineField(models.CharField):
    """One line of plain text, tidied on every way into the database."""

    def to_python(self, value):
        value = super().to_python(value)
        return tidy_line(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return tidy_line(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = tidy_line(value)
            setattr(model_instance, self.attname, value)
        return value


@LineField.register_lookup
class TidyIExact(IExact):
    """Looks for the value as it would be stored, as `exact` does: otherwise a keyword typed with a stray
    space is not found, and making it anew breaks its uniqueness.

    In lower case, as the unique constraints compare: in upper case İ is no I, in lower case both are i.
    """

    prepare_rhs = True

    def as_sql(self, compiler, connection):
        stored, stored_params = compiler.compile(self.lhs)
        asked, asked_params = self.process_rhs(compiler, connection)
        return f"LOWER({stored}) = LOWER({asked})", [*stored_params, *asked_params]


class PlainTextField(models.TextField):
    """Several lines of plain text without control characters; `max_length` is validated too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators = [*self.validators, MaxLengthValidator(self.max_length)]

    def to_python(self, value):
        value = super().to_python(value)
        return strip_controls(value).strip() if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return strip_controls(value).strip() if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = strip_controls(value).strip()
            setattr(model_instance, self.attname, value)
        return value
