"""Many rows at once by `COPY`, instead of one insert each."""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.db import connection, models


def copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor:
        copy_rows(cursor, model._meta.db_table, columns, rows)


def copy_rows(cursor: Any, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    lines = StringIO()
    for row in rows:
        lines.write("\t".join(map(_copied, row)))
        lines.write("\n")
    lines.seek(0)
    names = ", ".join(f'"{column}"' for column in columns)
    cursor.copy_expert(f'COPY "{table}" ({names}) FROM STDIN', lines)


def _copied(value: Any) -> str:
    """A value in COPY's text format."""
    if value is None:
        return r"\N"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
