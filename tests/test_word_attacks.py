"""Files that nobody should send as a Word file: each is refused by a word, soon, and costs little."""

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from newsroom import confined
from tests.word_files import (
    LEAD,
    NAMESPACES,
    TYPES,
    drawing,
    jpeg,
    made,
    p,
    packed,
    parts_of,
    told_of,
)

READER = "newsroom.word.reading"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
# Ten entities of ten each: a billion letters.
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
MEGABYTE = 2**20


def text_part(content: str, head: str = "") -> bytes:
    document = f"{head}<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>"
    return packed(parts_of("") | {"word/document.xml": document})


def with_part(name: str, content: bytes | str = b"x") -> bytes:
    return packed(parts_of(p(LEAD)) | {name: content})


def lying(content: bytes) -> bytes:
    """Every size that the directory states is ten bytes."""
    told, at = bytearray(content), 0
    while (at := told.find(b"PK\x01\x02", at)) >= 0:
        told[at + 24 : at + 28] = struct.pack("<I", 10)
        at += 4
    return bytes(told)


def encrypted(content: bytes) -> bytes:
    told = bytearray(content)
    at = told.find(b"PK\x01\x02")
    told[at + 8] |= 1
    return bytes(told)


def doubled() -> bytes:
    file = io.BytesIO(made(p(LEAD)))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    return file.getvalue()


def by_method(method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts_of(p(LEAD)).items():
            archive.writestr(name, content)
    return file.getvalue()


NEST = "<w:smartTag>" * 5000 + "</w:smartTag>" * 5000
REFUSED = {
    "nothing at all": (b"", "empty"),
    "no file of ours": (b"Halo, ini naskah saya.", "foreign"),
    "half a file": (made(p(LEAD))[:400], "broken"),
    "a head alone": (b"PK\x03\x04" + bytes(200), "broken"),
    "a broken middle": (made(p(LEAD)).replace(b"word/document.xml", b"word/dokument.xml", 1), "broken"),
    "old Word": (COMPOUND + "WordDocument".encode("utf-16-le"), "old"),
    "locked by a password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "locked"),
    "a locked archive": (encrypted(made(p(LEAD))), "locked"),
    "PDF": (b"%PDF-1.7\n", "pdf"),
    "RTF": (b"{\\rtf1\\ansi naskah}", "rtf"),
    "a web page": (b"\xef\xbb\xbf <html><body>naskah", "web"),
    "a picture": (jpeg(), "picture"),
    "OpenDocument": (
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "odt",
    ),
    "Excel": (packed({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<x/>"}), "spreadsheet"),
    "PowerPoint": (packed({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<x/>"}), "slides"),
    "any archive": (packed({"catatan.txt": "halo"}), "foreign"),
    "macros": (with_part("word/vbaProject.bin"), "macros"),
    "macros by type": (
        packed(
            parts_of(p(LEAD)) | {"[Content_Types].xml": TYPES.replace("document.main", "macroEnabled.main")}
        ),
        "macros",
    ),
    "laughs by the billion": (text_part(p("&a9;"), f'<!DOCTYPE w [<!ENTITY a0 "ha">{LAUGHS}]>'), "entities"),
    "a file of the server": (
        text_part(p("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    "letters of two bytes": (with_part("word/document.xml", "<!DOCTYPE x><x/>".encode("utf-16")), "entities"),
    "no XML": (with_part("word/document.xml", "naskah"), "broken"),
    "another root": (with_part("word/document.xml", "<x/>"), "broken"),
    "deep": (text_part(f"<w:p>{NEST}</w:p>"), "nested"),
    "parts by the thousand": (packed(parts_of(p(LEAD)) | {f"x/{n}": "" for n in range(10_000)}), "bomb"),
    "a way out": (with_part("../../etc/cron.d/x"), "broken"),
    "a way from the root": (with_part("/etc/cron.d/x"), "broken"),
    "two of one name": (doubled(), "broken"),
    "another packing": (by_method(zipfile.ZIP_LZMA), "broken"),
    "a bomb": (with_part("word/media/a.png", bytes(70 * MEGABYTE)), "bomb"),
    "many small bombs": (
        packed(parts_of(p(LEAD)) | {f"word/media/{n}.png": bytes(30 * MEGABYTE) for n in range(7)}),
        "bomb",
    ),
    "a bomb of text": (text_part(p("x" * 13 * MEGABYTE)), "bomb"),
    "a bomb that lies": (lying(text_part(p("x" * 13 * MEGABYTE))), "broken"),
    "runs by the thousand": (made("<w:p>" + "<w:r/>" * 40_001 + "</w:p>"), "long"),
    "no text": (made("<w:p/>"), "nothing"),
    "a book": (made(p("kata " * 70_000)), "long"),
    "paragraphs by the thousand": (made("<w:p/>" * 4_001), "long"),
    "changes of look by the thousand": (
        made(
            "<w:p>" + "<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>" * 5_001 + "</w:p>"
        ),
        "long",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_file_is_refused_for_what_it_is(name):
    content, reason = REFUSED[name]
    with pytest.raises(confined.Refused) as refusal:
        told_of(content)
    assert refusal.value.reason == reason


def test_a_file_larger_than_may_be_sent_is_refused_unopened():
    with pytest.raises(confined.Refused) as refusal:
        told_of(b"PK\x03\x04" + bytes(20 * MEGABYTE))
    assert refusal.value.reason == "large"


def test_a_bomb_among_parts_that_nobody_reads_is_not_unpacked():
    name = "word/embeddings/dalam.zip"
    content = bytearray(with_part(name, packed({"a": bytes(60 * MEGABYTE)})))
    at = content.index(name.encode()) + len(name)
    content[at : at + 8] = b"\xff" * 8
    # So unpacking it is an error.
    with zipfile.ZipFile(io.BytesIO(content)) as archive, pytest.raises(zlib.error):
        archive.read(name)
    assert told_of(bytes(content))["dateline"] == "Jakarta Pusat, Kominfo"


def test_a_hundred_pictures_are_twenty():
    links = {f"g{n}": ("image", f"media/{n}.jpg") for n in range(100)}
    body = p(LEAD) + "".join(f"<w:p><w:r>{drawing(key)}</w:r></w:p>" for key in links)
    photo = jpeg(size=(60, 40))
    told = told_of(packed(parts_of(body, links) | {f"word/media/{n}.jpg": photo for n in range(100)}))
    assert (len(told["pictures"]), told["marks"]["too_many_pictures"][0]) == (20, 80)


@pytest.mark.parametrize(
    "target", ["../../../etc/passwd", "/etc/passwd", "media/tiada.jpg", "%2e%2e/%2e%2e/etc/passwd"]
)
def test_a_picture_that_leads_out_of_the_file_is_none(target):
    told = told_of(made(p(LEAD) + f"<w:p><w:r>{drawing('g')}</w:r></w:p>", {"g": ("image", target)}))
    assert (told["pictures"], told["marks"]["lost_picture"][0]) == ([], 1)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\berkas"])
def test_a_link_is_left_to_the_cleaning_of_every_text(address):
    link = '<w:p><w:hyperlink r:id="t"><w:r><w:t>tautan</w:t></w:r></w:hyperlink></w:p>'
    told = told_of(made(p(LEAD) + link, {"t": ("hyperlink", address, "External")}))
    assert ">tautan</a></p>" in told["body"]


@pytest.mark.parametrize(
    "told",
    ['<w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="-7"/></w:numPr>', '<w:outlineLvl w:val="x"/>'],
)
def test_numbers_that_say_nothing_are_passed_over(told):
    assert told_of(made(p(LEAD) + p("Isi.", told)))["body"].endswith("<p>Isi.</p>")


def test_styles_that_are_based_on_each_other_come_to_an_end():
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("A", "B"), ("B", "A"))
    )
    told = told_of(made(p(LEAD, '<w:pStyle w:val="A"/>'), styles=f"<w:styles {NAMESPACES}>{rows}</w:styles>"))
    assert told["dateline"] == "Jakarta Pusat, Kominfo"


@pytest.mark.parametrize(
    "element", ["w:p", "w:tbl", "w:sdt", "w:ins", "w:hyperlink", "w:r", "w:tc", "w:pict", "w:body"]
)
def test_elements_in_places_where_they_have_no_business_do_no_harm(element):
    strange = f"<{element}><{element}><w:t>x</w:t></{element}></{element}>"
    assert told_of(made(p(LEAD) + strange + f"<w:p>{strange}<w:r>{strange}</w:r></w:p>"))["dateline"]


def test_a_picture_as_text_and_a_text_as_picture_do_no_harm():
    told = told_of(made(p(LEAD) + f"<w:p><w:r>{drawing('g')}</w:r></w:p>", {"g": ("image", "document.xml")}))
    assert told["pictures"][0]["file"] == "gambar-0"


LONGEST = {
    "one paragraph": p("kata " * 55_000),
    "many runs": "<w:p>"
    + "<w:r><w:rPr><w:b/></w:rPr><w:t>a </w:t></w:r><w:r><w:t>b </w:t></w:r>" * 4_900
    + "</w:p>",
    "many paragraphs": p("kata") * 3_990,
    "a wide table": f"<w:tbl>{('<w:tr>' + f'<w:tc>{p(chr(97))}</w:tc>' * 39 + '</w:tr>') * 100}</w:tbl>",
}


@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_text_is_read_within_its_limits(name, tmp_path: Path):
    """Measured in the child, which would be ended beyond them: seconds of its processor, megabytes that it touched."""
    path, out = tmp_path / "in", tmp_path / "out"
    path.write_bytes(made(p(LEAD) + LONGEST[name]))
    out.mkdir()
    measure = (
        "import json, pathlib, resource, sys; from newsroom.word.reading import read;"
        "told = read(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]));"
        "used = resource.getrusage(resource.RUSAGE_SELF);"
        # ru_maxrss would count what the tests' own process held when it forked.
        "(peak,) = (int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM:'));"
        "print(json.dumps([used.ru_utime, peak / 1024, len(told['body'])]))"
    )
    command = [sys.executable, "-c", measure, str(path), str(out)]
    seconds, megabytes, length = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert (seconds < 12, megabytes < 250, length > 1000) == (True, True, True), (seconds, megabytes)


def test_the_confined_child_gives_the_same_answer(tmp_path: Path):
    with confined.workplace(io.BytesIO(made(p(LEAD)))) as (path, out):
        told = confined.run(READER, "read", path, out, initials=["rb"])
    assert told == told_of(made(p(LEAD)), "rb")


def test_the_confined_child_refuses_by_the_same_word():
    content, reason = REFUSED["macros"]
    with confined.workplace(io.BytesIO(content)) as (path, out), pytest.raises(confined.Refused) as refusal:
        confined.run(READER, "read", path, out)
    assert refusal.value.reason == reason
