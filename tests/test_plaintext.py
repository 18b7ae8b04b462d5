"""Plain text: tidy on every way in, cut between words."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.models import Article
from newsroom.plaintext import TEASER_LENGTH, cut_at_word, strip_controls, tidy_line

ANY_TEXT = st.text(st.characters(codec=None), max_size=400)


@given(ANY_TEXT)
@example("\r\u200e\n")
@example("\x85\u2028\x0b\x0c")
def test_tidying_twice_changes_nothing(text):
    assert tidy_line(tidy_line(text)) == tidy_line(text)
    assert strip_controls(strip_controls(text)) == strip_controls(text)


@given(ANY_TEXT)
def test_nothing_that_controls_is_left(text):
    kinds = {unicodedata.category(character) for character in tidy_line(text)}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}


@given(ANY_TEXT)
def test_what_is_tidied_can_be_stored(text):
    tidy_line(text).encode()
    assert "\x00" not in strip_controls(text)


@given(st.text(max_size=400), st.integers(1, 200))
def test_a_cut_is_never_longer_than_asked(text, length):
    assert len(cut_at_word(text, length)) <= length


@given(st.lists(st.from_regex(r"[a-zé]{1,12}", fullmatch=True), min_size=1, max_size=60))
def test_a_cut_falls_between_words(words):
    shown = cut_at_word(" ".join(words), 60).removesuffix("…").split()
    assert shown == words[: len(shown)]


@given(st.text(max_size=TEASER_LENGTH))
def test_a_short_text_stays_whole(text):
    assert cut_at_word(text) == tidy_line(text)


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("Satu dua tiga", 13, "Satu dua tiga"),
        ("Satu dua tiga", 12, "Satu dua…"),
        ("Satu dua, tiga", 11, "Satu dua…"),
        ("Satu dua – tiga", 13, "Satu dua…"),
        ("Pertanggungjawaban", 8, "Pertang…"),
        ("", 8, ""),
    ],
)
def test_an_ellipsis_stands_where_it_was_cut(text, length, cut):
    assert cut_at_word(text, length) == cut


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("dua  kata", "dua kata"),
        ("\tdi\ndua\r\nbaris ", "di dua baris"),
        ("dari\x0bpengolah kata", "dari pengolah kata"),
        ("a\x00b", "ab"),
        ("\u202etxet", "txet"),
        ("\ufeffAwal", "Awal"),
        ("e\u0301", "é"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("\ud800", ""),
    ],
)
def test_a_line_is_stored_as_a_person_would_read_it(typed, stored):
    assert tidy_line(typed) == stored


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_the_same(line_break):
    assert strip_controls(f"satu{line_break}dua") == "satu\ndua"


@pytest.mark.parametrize("name", ["headline", "kicker"])
def test_a_form_counts_the_length_of_what_is_stored(name):
    field = Article._meta.get_field(name)
    padded = " " * 500 + "a" * field.max_length
    assert field.clean(padded, None) == "a" * field.max_length
