"""Word files for tests, written down part by part: what Word writes and python-docx cannot, and what nobody should."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import docx
import PIL.Image
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm

from newsroom.word.reading import read

FILES = Path(__file__).parent / "files"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
LEAD = (
    "Jakarta Pusat, Kominfo – Dinas Contoh membuka loket malam bagi warga yang bekerja pada siang hari. "
    "Loket melayani sampai pukul 20.00."
)


def relations(**targets: tuple[str, str] | tuple[str, str, str]) -> str:
    """Each a kind, a target, and `External` where it is."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{told[0]}" Target="{told[1]}"'
        + (f' TargetMode="{told[2]}"' if len(told) == 3 else "")
        + "/>"
        for key, told in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def parts_of(body: str, links: dict[str, Any] | None = None, **named: str | bytes) -> dict[str, str | bytes]:
    """A file's parts around the content of `w:body`. `named` are `styles`, `numbering`, `footnotes` … by their kind."""
    beside = {kind: (kind, f"{kind}.xml") for kind in named}
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(d=("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(**beside, **(links or {})),
        **{f"word/{kind}.xml": content for kind, content in named.items()},
    }


def made(body: str, links: dict[str, Any] | None = None, **named: str | bytes) -> bytes:
    return packed(parts_of(body, links, **named))


def p(text: str, told: str = "", look: str = "") -> str:
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{told}</w:pPr>{run}</w:p>"


def styles(*rows: tuple[str, str] | tuple[str, str, str]) -> str:
    """Key, name, and what else the style says."""
    written = "".join(
        f'<w:style w:type="paragraph" w:styleId="{row[0]}"><w:name w:val="{row[1]}"/>{"".join(row[2:])}</w:style>'
        for row in rows
    )
    return f"<w:styles {NAMESPACES}>{written}</w:styles>"


def drawing(key: str, alt: str = "", *, attribute: str = "embed") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="Gambar" descr="{alt}"/><a:graphic><a:graphicData><pic:pic>'
        f'<pic:blipFill><a:blip r:{attribute}="{key}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def jpeg(colour: tuple[int, int, int] = (20, 90, 140), size: tuple[int, int] = (640, 480)) -> bytes:
    file = io.BytesIO()
    PIL.Image.linear_gradient("L").resize(size).convert("RGB").point(
        [min(255, level + shift) for shift in colour for level in range(256)]
    ).save(file, "JPEG")
    return file.getvalue()


def story_by_word(headline: str = "Loket Malam Dibuka untuk Pekerja") -> bytes:
    """As Word writes it: built-in styles, numbering by style, a header row that is repeated, a caption."""
    document = docx.Document()
    document.add_paragraph(headline, style="Title")
    document.add_paragraph().add_run().add_picture(io.BytesIO(jpeg()), width=Cm(12))
    document.add_paragraph("Gambar 1. Warga di loket malam. (Foto: Ayu Lestari/Humas)", style="Caption")
    document.inline_shapes[0]._inline.docPr.set("descr", "Warga mengantre di depan loket")
    first = document.add_paragraph()
    first.add_run("Jakarta Pusat, Kominfo").bold = True
    first.add_run(" - Dinas Contoh membuka loket malam bagi warga yang bekerja pada siang hari. ")
    first.add_run("Loket melayani sampai pukul 20.00.")
    document.add_heading("Yang perlu dibawa", 1)
    for text, style in [
        ("Kartu identitas", "List Bullet"),
        ("yang asli", "List Bullet 2"),
        ("Surat", "List Bullet"),
    ]:
        document.add_paragraph(text, style=style)
    document.add_heading("Urutan", 2)
    for text in ("Ambil nomor", "Serahkan berkas"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(2, 2)
    for index, text in enumerate(("Hari", "Pukul", "Senin", "16.00–20.00")):
        table.cell(index // 2, index % 2).text = text
    table.rows[0]._tr.get_or_add_trPr().append(table.rows[0]._tr.makeelement(qn("w:tblHeader"), {}))
    document.add_paragraph("Antreannya pendek.", style="Quote")
    document.add_paragraph("Loket malam berlangsung sampai akhir tahun. (rb/wth)")
    return saved(document)


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def indonesian_story() -> bytes:
    """With styles that an office named itself."""
    document = docx.Document()
    for name, base in (("Judul Berita", "Normal"), ("Judul 1", "Normal"), ("Kutipan", "Normal")):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles[base]
    document.add_paragraph("Loket Malam Dibuka", style="Judul Berita")
    document.add_paragraph(LEAD)
    document.add_paragraph("Yang perlu dibawa", style="Judul 1")
    document.add_paragraph("Kartu identitas.")
    document.add_paragraph("Antreannya pendek.", style="Kutipan")
    return saved(document)


def told_of(content: bytes, *initials: str) -> dict[str, Any]:
    """What is read from a file, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "in"), Path(folder, "out")
        path.write_bytes(content)
        out.mkdir()
        return read(path, out, initials)
