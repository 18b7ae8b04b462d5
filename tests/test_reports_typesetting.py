"""HTML becomes a PDF, and whatever stands in it opens neither a file of the server nor a connection."""

import io
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import PIL.Image
import pypdf
import pytest

from newsroom import confined, typesetting
from newsroom.typesetting import Untypeset, to_pdf

SECRET = "isi-berkas-rahasia"


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in opened(pdf).pages)


def picture() -> bytes:
    output = io.BytesIO()
    PIL.Image.new("RGB", (8, 6), "#a3161a").save(output, "JPEG")
    return output.getvalue()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server of ours that nobody should ask."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def test_a_hostile_document_opens_no_file_and_no_connection(tmp_path: Path, listener: socket.socket) -> None:
    secret = tmp_path / "rahasia.svg"
    secret.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="50"><text y="20">{SECRET}</text></svg>'
    )
    host, file = f"http://127.0.0.1:{listener.getsockname()[1]}", secret.as_uri()
    html = f"""<!doctype html><html lang="id"><head><title>Uji</title>
        <link rel="stylesheet" href="{host}/gaya.css"><link rel="attachment" href="{file}">
        <style>@import "{host}/lagi.css"; @font-face {{ font-family: X; src: url({host}/huruf.ttf) }}
        p {{ font-family: X; background: url({host}/latar.png); list-style: url({file}) }}</style></head>
        <body><p>Isi berita.</p><img src="{host}/satu.jpg" alt=""><img src="/dua.jpg" alt="">
        <img src="{file}" alt=""><img src="handed:../../etc/hostname" alt=""><img src="handed:tidak-ada" alt="">
        <object data="{file}"></object><embed src="{file}"><iframe src="{file}"></iframe>
        <svg xmlns:xlink="http://www.w3.org/1999/xlink"><image href="{host}/tiga.jpg"/><use href="{file}"/></svg>
        <a rel="attachment" href="{file}">lampiran</a></body></html>"""
    pdf = to_pdf(html, {}, base=host)
    with pytest.raises(BlockingIOError):
        listener.accept()
    assert ("Isi berita." in words(pdf), SECRET in words(pdf), dict(opened(pdf).attachments)) == (
        True,
        False,
        {},
    )


def test_what_is_handed_is_printed_and_the_document_tells_screen_readers_what_is_what() -> None:
    html = """<html lang="id"><head><title>Laporan Oktober</title></head>
        <body><h1>Laporan</h1><img src="handed:1.jpg" alt="Loket"><a href="/berita/1/">Berita</a></body></html>"""
    read = opened(to_pdf(html, {"1.jpg": picture()}, base="https://berita.example"))
    root = read.trailer["/Root"].get_object()
    link = read.pages[0]["/Annots"][0].get_object()["/A"]["/URI"]
    assert [
        len(read.pages[0].images),
        read.metadata.title,
        root["/Lang"],
        root["/MarkInfo"]["/Marked"],
        link,
    ] == [
        1,
        "Laporan Oktober",
        "id",
        True,
        "https://berita.example/berita/1/",
    ]


def test_without_its_libraries_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(typesetting.importlib, "import_module", missing)
    with pytest.raises(confined.Refused, match="libraries"):
        typesetting.typeset(tmp_path / "in", tmp_path, base="https://berita.example")


def test_a_document_beyond_its_time_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = confined.Bounds("uji-", typesetting.BOUNDS.memory, typesetting.BOUNDS.addresses, 1, 1)
    monkeypatch.setattr(typesetting, "BOUNDS", bounds)
    with pytest.raises(Untypeset, match="large"):
        to_pdf("<p>Kalimat yang panjang. " * 60_000, {}, base="https://berita.example")


def test_the_worker_s_unit_lets_a_document_have_its_bound() -> None:
    unit = Path(__file__).parents[1] / "deploy" / "newsroom-worker.service"
    allowed = re.search(r"^MemoryMax=(\d+)([MG])$", unit.read_text(), re.MULTILINE)
    assert int(allowed[1]) * {"M": 2**20, "G": 2**30}[allowed[2]] > typesetting.BOUNDS.memory  # type: ignore[index]
