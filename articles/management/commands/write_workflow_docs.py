"""Write the table and the diagrams of `docs/workflow.md` from `articles/transitions.py`."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from articles.roles import ROLES
from articles.transitions import SCHEDULED, TRANSITIONS, Status, Transition

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "workflow.md"
LABELS = {**{str(value): str(label) for value, label in Status.choices}, SCHEDULED: "Terjadwal"}
# In the order of a text's life.
STATES = ["draft", "in_review", "returned", "scheduled", "published", "withdrawn", "binned"]
WHOSE = {
    "any": "",
    "own": "own text only",
    "own or editor": "own text, or an editor",
    "others": "never one's own text",
    "second": "never one's own text, nor who published it",
    "releaser": "who published it only",
}


def _begins_copy(row: Transition) -> bool:
    return row.verb == "propose_change"


def _ends_copy(row: Transition) -> bool:
    return row.on == "copy" and row.target == Status.PUBLISHED


def _sources(row: Transition) -> list[str]:
    return [state for state in STATES if state in row.sources]


def _target(row: Transition) -> str:
    if _begins_copy(row):
        return f"a copy: {LABELS[row.target]}"
    return "the copy ends" if _ends_copy(row) else LABELS[row.target]


def table() -> Iterator[str]:
    yield "| Verb | Button | On | From | To | Roles | Asks for |"
    yield "|---|---|---|---|---|---|---|"
    for row in TRANSITIONS.values():
        on = {"both": "article, copy"}.get(row.on, row.on)
        roles = ", ".join(role for role, permissions in ROLES.items() if row.permission in permissions)
        who = f"{roles}; {WHOSE[row.whose]}" if WHOSE[row.whose] else roles
        if row.within is not None:
            who += f", within {int(row.within.total_seconds())} s"
        asks = ", ".join(
            word for word, asked in [("reason", row.needs_reason), ("time", row.needs_time)] if asked
        )
        sources = ", ".join(LABELS[state] for state in _sources(row))
        yield f"| `{row.verb}` | {row.label} | {on} | {sources} | {_target(row)} | {who} | {asks} |"


def _diagram(states: list[str], arrows: list[str]) -> list[str]:
    names = [f'    state "{LABELS[state]}" as {state}' for state in states]
    return ["```mermaid", "stateDiagram-v2", *names, *(f"    {arrow}" for arrow in arrows), "```"]


def article_diagram() -> list[str]:
    arrows = [
        f"{source} --> {row.target}: {row.label}"
        for row in TRANSITIONS.values()
        if row.on != "copy" and not _begins_copy(row)
        for source in _sources(row)
    ]
    return _diagram(STATES, ["[*] --> draft", *arrows, f"{SCHEDULED} --> published: time"])


def copy_diagram() -> list[str]:
    rows = [row for row in TRANSITIONS.values() if row.on != "article" or _begins_copy(row)]
    arrows = []
    for row in rows:
        target = "[*]" if _ends_copy(row) else row.target
        sources = ["[*]"] if _begins_copy(row) else _sources(row)
        arrows += [f"{source} --> {target}: {row.label}" for source in sources]
    return _diagram(STATES[:3], arrows)


PARTS = {"table": table, "article": article_diagram, "copy": copy_diagram}


def filled(document: str) -> tuple[str, int]:
    """`document` with every marked part written anew, and how many parts that were."""
    count = 0
    with translation.override("id"):
        for name, lines in PARTS.items():
            start, end = f"<!-- {name}: written by write_workflow_docs -->\n", f"<!-- end of {name} -->"
            head, marked, rest = document.partition(start)
            _old, closed, tail = rest.partition(end)
            if marked and closed:
                document = "".join([head, start, *(f"{line}\n" for line in lines()), end, tail])
                count += 1
    return document, count


class Command(BaseCommand):
    help = "Menulis ulang tabel dan diagram docs/workflow.md dari articles/transitions.py."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="jangan tulis; gagal bila berkasnya tertinggal"
        )

    def handle(self, *args, **options):
        before = DOCUMENT.read_text(encoding="utf-8")
        after, count = filled(before)
        if count != len(PARTS):
            raise CommandError(f"{count} dari {len(PARTS)} bagian bertanda ditemukan di {DOCUMENT.name}.")
        if options["check"]:
            if after != before:
                raise CommandError("docs/workflow.md tertinggal: jalankan manage.py write_workflow_docs.")
            self.stdout.write(f"{count} bagian sudah sesuai.")
            return
        DOCUMENT.write_text(after, encoding="utf-8")
        self.stdout.write(f"{count} bagian ditulis.")
