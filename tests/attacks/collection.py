"""Attacks that others have collected: BRS-KB, which gathers OWASP's, PortSwigger's and many more."""

import ast
from collections.abc import Iterator
from pathlib import Path

# Where `make attacks` puts it.
PLACE = Path(__file__).resolve().parent.parent.parent / "var" / "attacks"


def collected() -> list[str]:
    """Every attack of the collection once. Its files are read, not run."""
    found: dict[str, None] = {}
    for path in sorted((PLACE / "brs_kb" / "payloads").rglob("*.py")):
        found.update(dict.fromkeys(_payloads(path)))
    return list(found)


def _payloads(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg == "payload":
                    yield from _texts(keyword.value)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
