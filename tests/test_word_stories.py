"""Word files arrive as stories that need no repair: the whole body is stated."""

from tests.word_files import FILES, LEAD, indonesian_story, made, p, story_by_word, styles, told_of

FIRST = (
    "<p>Dinas Contoh membuka loket malam bagi warga yang bekerja pada siang hari. "
    "Loket melayani sampai pukul 20.00.</p>"
)
TITLE = styles(("Judul", "Title"), ("Judul1", "heading 1"), ("Judul2", "heading 2"), ("Judul3", "heading 3"))


def body_of(*paragraphs: str, **named: str) -> str:
    """The body of a story after its headline and first paragraph."""
    told = told_of(
        made(
            p("Loket Malam", '<w:pStyle w:val="Judul"/>') + p(LEAD) + "".join(paragraphs),
            styles=TITLE,
            **named,
        )
    )
    assert told["body"].startswith(FIRST)
    return told["body"].removeprefix(FIRST)


def test_a_story_by_word_is_whole():
    told = told_of(story_by_word())
    assert told["body"] == (
        FIRST + "<h2>Yang perlu dibawa</h2>"
        "<ul><li>Kartu identitas<ul><li>yang asli</li></ul></li><li>Surat</li></ul>"
        "<h3>Urutan</h3><ol><li>Ambil nomor</li><li>Serahkan berkas</li></ol>"
        '<table><thead><tr><th scope="col">Hari</th><th scope="col">Pukul</th></tr></thead>'
        "<tbody><tr><td>Senin</td><td>16.00–20.00</td></tr></tbody></table>"
        "<blockquote><p>Antreannya pendek.</p></blockquote>"
        "<p>Loket malam berlangsung sampai akhir tahun.</p>"
    )


def test_what_stands_around_a_story_by_word_is_recognised():
    told = told_of(story_by_word())
    assert (told["headline"], told["dateline"], told["sign_off"], told["has_lead"], told["marks"]) == (
        "Loket Malam Dibuka untuk Pekerja",
        "Jakarta Pusat, Kominfo",
        "(rb/wth)",
        True,
        {},
    )


def test_the_picture_above_the_text_has_its_words():
    assert told_of(story_by_word())["pictures"] == [
        {
            "file": "gambar-0",
            "alt": "Warga mengantre di depan loket",
            "caption": "Warga di loket malam.",
            "credit": "Ayu Lestari/Humas",
            "is_decorative": False,
        }
    ]


def test_styles_with_indonesian_names_are_known():
    told = told_of(indonesian_story())
    assert (told["headline"], told["body"]) == (
        "Loket Malam Dibuka",
        FIRST
        + "<h2>Yang perlu dibawa</h2><p>Kartu identitas.</p><blockquote><p>Antreannya pendek.</p></blockquote>",
    )


def test_a_story_by_libreoffice_is_whole():
    told = told_of((FILES / "lo_berita.docx").read_bytes())
    assert told["body"] == (
        "<p>Mobil layanan keliling mulai menjangkau tiga kecamatan pada Senin (23/11/2026). Warga tidak perlu lagi "
        "datang ke kantor dinas untuk mengurus surat pindah.</p>"
        "<p>“Kami yang mendatangi warga,” ujar Kepala Dinas <em>Rahmat Hidayat</em>. Keterangan lengkap ada di "
        '<a href="https://dinas.example/keliling">laman layanan</a>.</p>'
        "<h2>Yang perlu dibawa</h2><p>Petugas meminta warga menyiapkan berkas berikut.</p>"
        "<ul><li>Kartu identitas</li><li>Kartu keluarga<ul><li>yang asli</li><li>satu salinan</li></ul></li></ul>"
        "<h3>Urutan layanan</h3><ol><li>Ambil nomor</li><li>Serahkan berkas</li></ol>"
        '<p>Berkas diperiksa di tempat.</p><ol start="3"><li>Terima surat</li></ol>'
        "<h2>Jadwal dan jumlah warga</h2>"
        '<table><thead><tr><th scope="col">Kecamatan</th><th scope="col">Hari</th><th scope="col">Warga</th></tr></thead>'
        '<tbody><tr><td>Utara</td><td rowspan="2">Senin</td><td class="rata-kanan">120</td></tr>'
        '<tr><td>Barat</td><td class="rata-kanan">95</td></tr>'
        '<tr><td colspan="2">Jumlah</td><td class="rata-kanan">215</td></tr></tbody></table>'
        "<blockquote><p>Antreannya pendek dan petugasnya ramah.</p></blockquote>"
        '<figure data-ke="1"></figure><p>Layanan berlangsung sampai akhir Desember.</p>'
    )


def test_a_press_release_by_libreoffice_without_styles_is_whole():
    told = told_of((FILES / "lo_siaran.docx").read_bytes(), "rb")
    assert told["body"] == (
        "<p>Selasa (11/10/2021) Dinas Contoh membuka loket malam bagi warga yang bekerja pada siang hari. Loket "
        "melayani sampai pukul 20.00 setiap hari kerja.</p><h2>Cara Mendaftar</h2>"
        "<p>Warga mendaftar dengan salah satu cara:</p><ul><li>datang ke loket</li><li>lewat telepon</li></ul>"
        "<h2>Narahubung</h2><p>Biro Humas Dinas Contoh, humas@dinas.example</p>"
    )


def test_the_head_of_a_press_release_is_no_text():
    told = told_of((FILES / "lo_siaran.docx").read_bytes(), "rb")
    assert (told["kind"], told["release_number"], told["headline"], told["dateline"], told["codes"]) == (
        "press_release",
        "12/HM/DC/11/2026",
        "Dinas Contoh Buka Loket Malam untuk Pekerja",
        "Jakarta, Kominfo",
        ["rb", "m"],
    )


def test_the_highest_heading_that_is_used_is_the_first_level():
    two, three = '<w:pStyle w:val="Judul2"/>', '<w:pStyle w:val="Judul3"/>'
    assert (
        body_of(p("Satu", two), p("Isi."), p("Dua", three), p("Isi."))
        == "<h2>Satu</h2><p>Isi.</p><h3>Dua</h3><p>Isi.</p>"
    )


def test_a_text_never_begins_with_the_second_level():
    one, two = '<w:pStyle w:val="Judul1"/>', '<w:pStyle w:val="Judul2"/>'
    assert body_of(p("Satu", two), p("Isi."), p("Dua", one)) == "<h2>Satu</h2><p>Isi.</p><h2>Dua</h2>"


def test_a_bold_line_before_text_is_a_heading():
    assert body_of(p("Syarat", look="<w:b/>"), p("Cukup kartu.")) == "<h2>Syarat</h2><p>Cukup kartu.</p>"


def test_bold_lines_that_end_a_text_are_none():
    assert body_of(p("Biro Humas", look="<w:b/>"), p("Dinas Contoh", look="<w:b/>")) == (
        "<p><strong>Biro Humas</strong></p><p><strong>Dinas Contoh</strong></p>"
    )


def test_a_list_typed_with_numbers_is_a_list():
    assert body_of(p("1. Ambil nomor"), p("2. Tunggu")) == "<ol><li>Ambil nomor</li><li>Tunggu</li></ol>"


def test_a_single_line_with_a_dash_is_no_list():
    assert body_of(p("- Ambil nomor"), p("Tunggu")) == "<p>- Ambil nomor</p><p>Tunggu</p>"


def test_numbers_that_begin_elsewhere_are_no_list():
    assert body_of(p("3. Ambil nomor"), p("4. Tunggu")) == "<p>3. Ambil nomor</p><p>4. Tunggu</p>"


def test_two_line_breaks_part_paragraphs():
    parted = "<w:p><w:r><w:t>Satu.</w:t><w:br/><w:br/><w:t>Dua.</w:t></w:r></w:p>"
    assert body_of(parted) == "<p>Satu.</p><p>Dua.</p>"


def test_a_first_row_in_bold_is_the_head_of_its_table():
    def cell(text: str, look: str = "") -> str:
        return f"<w:tc>{p(text, look=look)}</w:tc>"

    rows = [cell("Hari", "<w:b/>") + cell("Pukul", "<w:b/>"), cell("Senin") + cell("16.00")]
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert body_of(table) == (
        '<table><thead><tr><th scope="col">Hari</th><th scope="col">Pukul</th></tr></thead>'
        "<tbody><tr><td>Senin</td><td>16.00</td></tr></tbody></table>"
    )


def test_a_frame_of_one_cell_is_text():
    assert body_of(f"<w:tbl><w:tr><w:tc>{p('Kotak.')}</w:tc></w:tr></w:tbl>") == "<p>Kotak.</p>"


def test_what_a_style_says_of_bold_and_italic_is_kept():
    row = (
        '<w:style w:type="character" w:styleId="Kuat"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    told = told_of(
        made(
            p(LEAD) + "<w:p><w:r><w:rPr><w:rStyle w:val='Kuat'/></w:rPr><w:t>Penting</w:t></w:r>"
            "<w:r><w:t> sekali.</w:t></w:r></w:p>",
            styles=TITLE.replace("</w:styles>", row + "</w:styles>"),
        )
    )
    assert told["body"].endswith("<p><strong>Penting</strong> sekali.</p>")
