"""The page about the workflow says what the code does."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles.management.commands.write_workflow_docs import DOCUMENT, PARTS, STATES, filled
from articles.transitions import SCHEDULED, TRANSITIONS, Status


def test_the_page_is_what_the_table_makes_of_it():
    out = StringIO()
    call_command("write_workflow_docs", check=True, stdout=out)
    assert "sudah sesuai" in out.getvalue()


@pytest.mark.parametrize(
    "written", ["Kirim ke editor", "in_review --> published", "`withdraw`", "Admin Situs;"]
)
def test_a_page_that_says_something_else_is_put_right(written):
    page = DOCUMENT.read_text(encoding="utf-8")
    assert filled(page.replace(written, "lain"))[0] == page != page.replace(written, "lain")


def test_a_page_without_its_marks_is_noticed():
    assert filled("# Workflow\n") == ("# Workflow\n", 0)


def test_every_part_is_on_the_page():
    assert filled(DOCUMENT.read_text(encoding="utf-8"))[1] == len(PARTS)


def test_every_state_is_drawn():
    assert set(STATES) == {*Status.values, SCHEDULED}


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_every_verb_has_its_row(verb):
    assert f"| `{verb}` |" in DOCUMENT.read_text(encoding="utf-8")
