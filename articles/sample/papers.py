"""The sample document library: short PDFs in one of the fonts that every reader has."""

from dataclasses import dataclass

_WIDTH, _HEIGHT, _EDGE = 595, 842, 64
_LEADING, _PARAGRAPH = 17, 9


@dataclass(frozen=True)
class Paper:
    key: str
    title: str
    # A page each, of lines; an empty one is a gap.
    pages: tuple[str, ...]


def to_pdf(paper: Paper) -> bytes:
    """Written out part by part: a table of where each begins closes the file."""
    contents = [_page(paper.title, page) for page in paper.pages]
    first = 4
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(contents)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {first + 2 * number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    written, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        starts.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n" % (len(parts) + 1, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s%s%%%%EOF\n" % (len(parts) + 1, table, trailer)


def _page(title: str, text: str) -> bytes:
    top = _HEIGHT - _EDGE - 18
    drawn = [f"BT /F1 18 Tf {_EDGE} {top} Td ({_escaped(title)}) Tj ET"]
    top -= 2 * _LEADING
    for line in text.strip().splitlines():
        drawn.append(f"BT /F1 11 Tf {_EDGE} {top} Td ({_escaped(line)}) Tj ET")
        top -= _LEADING if line else _PARAGRAPH
    return "\n".join(drawn).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


PAPERS = (
    Paper(
        "loket-malam",
        "Daftar alamat dan jam loket malam",
        (
            """
Loket malam buka Senin sampai Kamis, pukul 17.00–21.00.

Kecamatan Teladan Utara      Jalan Perumpamaan 12
Kecamatan Teladan Selatan    Jalan Laksana 40
Kecamatan Teladan Timur      Jalan Pasar Umpama 3
Kecamatan Teladan Barat      Jalan Bukit Ibarat 7
Kecamatan Andaian            Jalan Pelabuhan Rakyat 1

Perekaman kartu identitas hanya di Teladan Utara dan Teladan Selatan.
""",
            """
Yang perlu dibawa:

1. kartu identitas asli, tanpa salinan;
2. kartu keluarga bila mengurus perubahan anggota keluarga;
3. surat kuasa bila mengurus untuk orang lain.

Semua layanan gratis. Nomor antrean diambil mulai pukul 15.00.
""",
        ),
    ),
    Paper(
        "uji-air",
        "Cara membaca hasil uji air minum",
        (
            """
Setiap contoh air diuji untuk sembilan belas hal.

Bakteri       tidak boleh ada dalam 100 mililiter
Kekeruhan     paling tinggi 3 satuan
Besi          paling tinggi 0,2 miligram per liter
Sisa klor     0,2 sampai 0,5 miligram per liter

Yang meragukan diuji ulang oleh laboratorium lain.
""",
        ),
    ),
)
