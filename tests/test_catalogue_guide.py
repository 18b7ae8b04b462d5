"""The officers' guide speaks of the program that is there."""

import re

import pytest

from articles.models import Article
from articles.roles import ROLES
from articles.transitions import TRANSITIONS, Transition
from tests.catalogue import ROOT, sentences_of_the_code

GUIDE = (ROOT / "docs" / "panduan-humas.md").read_text()
PICTURES = re.findall(r"!\[[^]]+\]\(([^)]+)\)", GUIDE)
MOST_BYTES = 150_000


@pytest.mark.parametrize("row", TRANSITIONS.values(), ids=lambda row: row.verb)
def test_every_button_of_the_workflow_is_explained(row: Transition) -> None:
    assert f"**{row.label}**" in GUIDE or f"lalu {str(row.label).lower()}**" in GUIDE


@pytest.mark.parametrize("role", ROLES)
def test_every_role_finds_its_part(role: str) -> None:
    assert f"| **{role}** |" in GUIDE


@pytest.mark.parametrize("kind", Article.Kind)
def test_every_kind_of_text_is_named(kind: Article.Kind) -> None:
    assert str(kind.label).lower() in GUIDE.lower()


def test_every_label_in_italics_is_one_of_the_program() -> None:
    labels = {" ".join(label.split()) for label in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", GUIDE)}
    # The button below a list is the library's, in words of our catalogue.
    said = "\n".join(message for _context, message in sentences_of_the_code()).lower()
    assert {label for label in labels if label.lower() not in said} == {"Jalankan"}


def test_every_section_that_is_pointed_to_is_there() -> None:
    headings = re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\(#([^)]+)\)", GUIDE)) - anchors == set()


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_is_there_and_light(picture: str) -> None:
    assert 0 < (ROOT / "docs" / picture).stat().st_size < MOST_BYTES


def test_the_guide_has_pictures() -> None:
    assert len(PICTURES) >= 3
