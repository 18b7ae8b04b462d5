"""What the editor offers, and what is kept of what it makes."""

from newsroom.editor import EDITOR_CONFIG, EditorWidget, toolbar
from newsroom.markup import ALLOWED


def test_every_button_makes_something_allowed_or_nothing_at_all():
    made = {button for element in ALLOWED.values() for button in element.buttons}
    offered = {button for group in toolbar() for button in group}
    assert offered - made == {"RemoveFormat", "SpecialChar", "Undo", "Redo", "Find", "Maximize"}


def test_an_element_that_is_not_allowed_loses_its_button(monkeypatch):
    monkeypatch.delitem(ALLOWED, "table")
    assert "Table" not in {button for group in toolbar() for button in group}


def test_the_editor_may_make_every_allowed_element():
    rules = {rule.split("[")[0].split("(")[0] for rule in EDITOR_CONFIG["allowedContent"].split("; ")}
    assert rules == set(ALLOWED)


def test_the_editor_asks_no_other_host_for_its_version():
    context = EditorWidget().get_context("body", "", {"id": "id_body"})
    assert '"versionCheck": false' in context["widget"]["config"]
