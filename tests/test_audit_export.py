"""The log as a file: typed cells, no formula, no more rows than are said, and the deed itself recorded."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from lxml import etree

from articles import audit
from articles.admin import audit as desk
from articles.models import Event
from articles.spreadsheets import Column, write
from tests.cast import sign_in
from tests.factories import NOW, make_office

EXPORT = reverse("admin:articles_event_export")
SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
JAKARTA = ZoneInfo("Asia/Jakarta")


def read(content: bytes) -> list[list[tuple[str, str]]]:
    """Each cell as its type and what it holds: `n` number (or time), `s` text, `b` truth, `f` formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        page = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = []
    for row in page.iterfind(".//m:row", SPACE):
        cells = []
        for cell in row.iterfind("m:c", SPACE):
            if cell.find("m:f", SPACE) is not None:
                kind = "f"
            else:
                kind = {"inlineStr": "s", "b": "b", None: "n"}[cell.get("t")]
            cells.append((kind, "".join(cell.itertext())))
        found.append(cells)
    return found


def written(*values, zone=JAKARTA):
    file = io.BytesIO()
    write(file, [Column("Satu")] * len(values), [values], sheet="Lembar", zone=zone)
    return read(file.getvalue())[1]


def sent(response) -> list[list[tuple[str, str]]]:
    return read(b"".join(response.streaming_content))


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "{=1}",
        "\t=1",
        "http://x.example",
        "007",
        "12",
        "TRUE",
    ],
)
def test_a_text_is_a_text(text):
    assert written(text) == [("s", text)]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (12, ("n", "12")),
        (2.5, ("n", "2.5")),
        (Decimal("1.25"), ("n", "1.25")),
        (True, ("b", "1")),
        (10**15, ("s", "1000000000000000")),
        (float("nan"), ("s", "nan")),
        (float("inf"), ("s", "inf")),
        (date(2026, 11, 23), ("n", "46349")),
        (datetime(2026, 11, 23, 5, 0, tzinfo=UTC), ("n", "46349.5")),
        (date(1850, 1, 1), ("s", "1850-01-01")),
        (datetime(1850, 1, 1, tzinfo=UTC), ("s", "1850-01-01 00:00:00+00:00")),
    ],
)
def test_each_type_has_its_cell(value, cell):
    assert written(value) == [cell]


def test_a_time_is_the_office_s():
    moment = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
    assert written(moment, zone=ZoneInfo("Asia/Jayapura")) == [("n", "46349.58333333334")]


@pytest.mark.parametrize("empty", [None, ""])
def test_nothing_is_an_empty_cell(empty):
    assert written(empty, "x") == [("s", "x")]


@pytest.mark.parametrize("text", ["😀" * 20_000, "a" * 40_000])
def test_a_text_longer_than_a_cell_is_cut(text):
    assert 16_000 < len(written(text)[0][1]) <= 32_767


@pytest.mark.parametrize("text", ["\x01\x02", "a\x1fb", "]]>", "<b>", "\ufffe"])
def test_odd_characters_break_no_file(text):
    assert written(text)[0][0] == "s"


def test_the_number_of_rows_is_told():
    file = io.BytesIO()
    rows = ([number] for number in range(7))
    assert write(file, [Column("Satu")], rows, sheet="Lembar", zone=JAKARTA) == 7


# The export


@pytest.fixture
def reader(sari):
    return sign_in(sari)


def test_the_file_holds_what_the_filters_choose(reader, rina):
    audit.record("publish", by=rina, now=NOW, subject=rina, reason="=1+1", address="203.0.113.7")
    audit.record("sign_in", by=rina, now=NOW)
    rows = sent(reader.post(EXPORT + "?tindakan=naskah"))
    assert [text for _kind, text in rows[0]][:4] == ["Waktu (WIB)", "Pelaku", "ID pelaku", "Tindakan"]
    assert rows[1] == [
        ("n", "46349.35416666666"),
        ("s", "Rina Basuki"),
        ("n", str(rina.pk)),
        ("s", "menerbitkan berita"),
        ("s", "Akun"),
        ("n", str(rina.pk)),
        ("s", "Rina Basuki"),
        ("s", "=1+1"),
        ("s", "203.0.113.7"),
    ]
    assert len(rows) == 2


def test_times_are_the_office_s(reader, rina):
    make_office(time_zone="Asia/Jayapura")
    audit.record("publish", by=rina, now=datetime(2026, 11, 23, 3, 0, tzinfo=UTC))
    rows = sent(reader.post(EXPORT))
    assert (rows[0][0][1], rows[1][0]) == ("Waktu (WIT)", ("n", "46349.5"))


def test_the_export_is_a_deed_with_its_filters_and_number(reader, sari, rina):
    audit.record("publish", by=rina, now=NOW)
    sent(reader.post(EXPORT + f"?pelaku={rina.pk}&q=rina"))
    event = Event.objects.get(verb="export_events")
    assert (event.actor_id, event.details) == (
        sari.pk,
        {"filters": {"pelaku": str(rina.pk), "q": "rina"}, "count": 1},
    )


def test_the_file_is_kept_by_nobody_and_named_by_its_day(reader, db):
    response = reader.post(EXPORT)
    sent(response)
    assert response["Content-Disposition"].startswith('attachment; filename="catatan-tindakan-20')
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    assert "no-store" in response["Cache-Control"]


def test_no_more_rows_than_are_said(reader, rina, monkeypatch):
    monkeypatch.setattr(desk, "MOST_EXPORTED", 3)
    for _ in range(5):
        audit.record("publish", by=rina, now=NOW)
    assert len(sent(reader.post(EXPORT))) == 4
    assert Event.objects.get(verb="export_events").details == {"filters": {}, "count": 3, "cut": True}


def test_the_list_says_how_many_rows_a_file_holds(reader, rina):
    audit.record("publish", by=rina, now=NOW)
    page = reader.get(reverse("admin:articles_event_changelist")).content.decode()
    assert f"paling banyak {desk.MOST_EXPORTED:,} baris".replace(",", ".") in page


@pytest.mark.parametrize("person", ["wati", "rina", "joko"])
def test_only_who_may_export_does(person, request):
    assert sign_in(request.getfixturevalue(person)).post(EXPORT).status_code == 403


def test_an_export_is_no_link(reader):
    assert reader.get(EXPORT).status_code == 405
    assert not Event.objects.exists()


@pytest.mark.parametrize("query", ["actor_name__startswith=a", "to_field=x", "verb__regex=a"])
def test_a_forged_filter_gives_no_file(query, reader):
    assert reader.post(f"{EXPORT}?{query}").status_code == 400
    assert not Event.objects.exists()


@pytest.mark.parametrize("query", ["waktu=%00", "q=%00", "p=9999", "p=x"])
def test_an_odd_address_is_no_fault(query, reader):
    response = reader.post(f"{EXPORT}?{query}")
    assert response.status_code in (200, 302, 400)
    b"".join(response)
