"""Colours of the public pages, and the one page that must do without everything."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from newsroom import accent

SHEET = Path(__file__).resolve().parent.parent / "static" / "css" / "site.css"


def test_the_papers_of_the_stylesheet_are_those_of_the_accent():
    light, dark = tokens()
    assert (light["--paper"], light["--paper-2"]) == accent.LIGHT_PAPERS
    assert (dark["--paper"], dark["--paper-2"]) == accent.DARK_PAPERS


@pytest.mark.parametrize(("ink", "least"), [("--ink", 7), ("--ink-2", 4.5), ("--edge", 3)])
def test_every_ink_reads_on_every_paper(ink: str, least: float):
    for mode in tokens():
        assert min(accent.contrast(mode[ink], mode[paper]) for paper in ("--paper", "--paper-2")) >= least


def tokens() -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the stylesheet by day and by night."""
    light, dark = SHEET.read_text().split("prefers-color-scheme: dark", 1)
    colour = re.compile(r"(--[a-z0-9-]+): (#[0-9a-f]{6})")
    return dict(colour.findall(light)), dict(colour.findall(dark.split("@media", 1)[0]))


def test_the_server_error_page_needs_neither_database_nor_context():
    assert 'href="/static/css/site.css"' in render_to_string("500.html")
