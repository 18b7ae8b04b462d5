"""The office's accent: whatever colour an admin picks, it can be read."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from articles.models import Office
from newsroom import accent

COLOURS = st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)
STYLESHEET = Path(__file__).parent.parent / "static" / "css" / "site.css"


@given(COLOURS)
@example("#000000")
@example("#ffffff")
@example("#ffff00")
@example("#0000ff")
@example("#808080")
def test_both_shades_can_be_read_on_both_papers(colour):
    light, dark = accent.shades(colour)
    ratios = [accent.contrast(light, paper) for paper in accent.LIGHT_PAPERS]
    ratios += [accent.contrast(dark, paper) for paper in accent.DARK_PAPERS]
    assert min(ratios) >= accent.MINIMUM_CONTRAST


@given(COLOURS)
def test_a_shade_is_a_colour(colour):
    for shade in accent.shades(colour):
        accent.validate_hex(shade)


@given(COLOURS, COLOURS)
def test_contrast_does_not_depend_on_the_order(one, other):
    assert accent.contrast(one, other) == accent.contrast(other, one)


@given(COLOURS)
def test_a_shade_of_a_shade_is_itself(colour):
    light, dark = accent.shades(colour)
    assert (accent.shades(light)[0], accent.shades(dark)[1]) == (light, dark)


def test_a_colour_that_reads_is_left_as_it_is():
    assert accent.shades("#A3161A")[0] == "#a3161a"


# The extremes of WCAG 2.2, and one value computed by hand from its formula.
@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert accent.contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    "colour", ["", "a3161a", "#fff", "#12345g", "#a3161a\n", "red", "#a3161a;}body{", "#ａａａａａａ"]
)
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValidationError):
        accent.validate_hex(colour)


@pytest.mark.parametrize("colour", ["#fff", "merah", "#a3161a;}"])
def test_an_office_with_no_colour_is_refused(colour):
    with pytest.raises(ValidationError, match="huruf a–f"):
        Office(accent=colour).clean_fields()


def test_another_colour_has_another_address():
    assert accent.digest("#a3161a") != accent.digest("#123456")


def test_the_same_colour_in_other_letters_has_the_same_address():
    assert accent.digest("#A3161A") == accent.digest("#a3161a")


def test_the_papers_are_those_of_the_stylesheet():
    css = STYLESHEET.read_text()
    papers = [tuple(re.findall(rf"--{name}:\s*(#[0-9a-f]{{6}});", css)) for name in ("paper", "paper-2")]
    assert papers == list(zip(accent.LIGHT_PAPERS, accent.DARK_PAPERS, strict=True))
