"""Lists as files for a spreadsheet: a time is a time there, a number a number, and a text never a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a cell of the format holds, and the digits that it keeps of a number.
MOST_CHARACTERS = 32_767
MOST_DIGITS = 15
_FIRST_YEAR = 1900


@dataclass(frozen=True)
class Column:
    title: str
    width: int = 20  # in characters


@dataclass(frozen=True)
class Sheet:
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def write(
    file: IO[bytes], columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, sheet: str, zone: ZoneInfo
) -> int:
    """Write one sheet to `file`, times in `zone`. Returns the number of rows. One row at a time is in memory."""
    (number,) = write_sheets(file, [Sheet(sheet, columns, rows)], zone=zone)
    return number


def write_sheets(file: IO[bytes], sheets: Iterable[Sheet], *, zone: ZoneInfo) -> list[int]:
    """As `write`, one sheet after the other. Returns the number of rows of each."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    heading = book.add_format({"bold": True, "bottom": 1})
    formats = {
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"}),
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
        str: book.add_format({"text_wrap": True, "valign": "top"}),
    }
    numbers = [_fill(book.add_worksheet(sheet.title[:31]), sheet, zone, heading, formats) for sheet in sheets]
    book.close()
    return numbers


def _fill(page: Worksheet, sheet: Sheet, zone: ZoneInfo, heading: Any, formats: dict[type, Any]) -> int:
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.title, heading)
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        for place, value in enumerate(row):
            _put(page, number, place, value, zone, formats)
    page.autofilter(0, 0, number, len(sheet.columns) - 1)
    return number


def _put(page: Worksheet, row: int, place: int, value: Any, zone: ZoneInfo, formats: dict[type, Any]) -> None:
    """Each type by its own method: none of them takes a text for a formula, a link or a number."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, place, value)
    elif isinstance(value, datetime) and value.year > _FIRST_YEAR:
        local = value.astimezone(zone).replace(tzinfo=None) if value.tzinfo else value
        page.write_datetime(row, place, local, formats[datetime])
    elif isinstance(value, date) and not isinstance(value, datetime) and value.year > _FIRST_YEAR:
        page.write_datetime(row, place, value, formats[date])
    elif _is_exact(value):
        page.write_number(row, place, value)
    else:
        page.write_string(row, place, str(value)[:MOST_CHARACTERS], formats[str])


def _is_exact(value: Any) -> bool:
    """Whether `value` is a number that the format keeps as it is."""
    if isinstance(value, int):
        return abs(value) < 10**MOST_DIGITS
    return isinstance(value, float | Decimal) and Decimal(value).is_finite()
