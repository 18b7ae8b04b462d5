"""What a Word file holds beside its text: what is kept of it, and what is counted."""

import pytest

from tests.word_files import LEAD, drawing, jpeg, made, p, packed, parts_of, relations, styles, told_of

CAPTION = styles(("Ket", "caption"))


def marks_of(*content: str, **named: str) -> dict[str, list]:
    return told_of(made(p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD) + "".join(content), **named))[
        "marks"
    ]


def text_of(*content: str, **named: str) -> str:
    told = told_of(made(p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD) + "".join(content), **named))
    return told["body"].partition("20.00.</p>")[2]


INSERTED = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>Baru.</w:t></w:r></w:ins></w:p>'
DELETED = '<w:p><w:r><w:t>Tetap.</w:t></w:r><w:del w:id="2"><w:r><w:delText>Rahasia.</w:delText></w:r></w:del></w:p>'
HIDDEN = p("Tersembunyi.", look="<w:vanish/>")
BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent>"
    f"{p('Dalam kotak.')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    f"<w:txbxContent>{p('Dalam kotak.')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    "<w:r><w:t>Di luar.</w:t></w:r></w:p>"
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>23 November</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
CONTENTS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    f"<w:sdtContent>{p('Bab satu 3')}</w:sdtContent></w:sdt>"
)
FORMULA = "<w:p><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (INSERTED, "<p>Baru.</p>"),
        (DELETED, "<p>Tetap.</p>"),
        (HIDDEN, ""),
        (BOX, "<p>Di luar.</p><p>Dalam kotak.</p>"),
        (FIELD, "<p>23 November</p>"),
        (CONTENTS, ""),
        (FORMULA, "<p>a=b</p>"),
        ("<w:p><w:smartTag><w:r><w:t>Jakarta</w:t></w:r></w:smartTag></w:p>", "<p>Jakarta</p>"),
        ("<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>", "<p>3</p>"),
        (
            p("H", look="").replace(
                "</w:r>", '</w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>'
            ),
            "<p>H<sub>2</sub></p>",
        ),
        (
            p("x").replace(
                "</w:r>",
                '</w:r><w:r><w:rPr><w:position w:val="8"/><w:sz w:val="19"/></w:rPr><w:t>2</w:t></w:r>',
            ),
            "<p>x<sup>2</sup></p>",
        ),
        (p("Baris geser.", look='<w:position w:val="-4"/>'), "<p>Baris geser.</p>"),
        (p("Di tengah.", '<w:jc w:val="center"/>'), '<p class="rata-tengah">Di tengah.</p>'),
        (p("Di kanan.", '<w:jc w:val="end"/>'), '<p class="rata-kanan">Di kanan.</p>'),
    ],
)
def test_the_text_is_what_word_would_print(content, text):
    assert text_of(content) == text


@pytest.mark.parametrize(
    ("content", "mark"),
    [
        (INSERTED, "inserted"),
        (DELETED, "deleted"),
        (HIDDEN, "hidden"),
        (BOX, "box"),
        (CONTENTS, "contents"),
        (FORMULA, "formula"),
        (p("Batal.", look="<w:strike/>"), "struck"),
        ("<w:p><w:r><w:object/></w:r></w:p>", "embedded"),
        ("<w:altChunk/>", "embedded"),
        ('<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>', "comments"),
        (
            '<w:p><w:r><w:drawing><a:graphic><a:graphicData uri="http://x/2006/chart"/></a:graphic></w:drawing></w:r></w:p>',
            "chart",
        ),
        (
            '<w:p><w:r><w:drawing><a:graphic><a:graphicData uri="http://x/2006/diagram"/></a:graphic></w:drawing></w:r></w:p>',
            "smartart",
        ),
        (p("***"), "end_mark"),
        (p("- satu") + p("- dua"), "typed_list"),
    ],
)
def test_what_is_not_kept_as_it_was_is_told(content, mark):
    assert marks_of(content)[mark][0] >= 1


def test_nothing_of_what_was_deleted_or_hidden_is_told_on():
    assert "Rahasia" not in str(told_of(made(p(LEAD) + DELETED + HIDDEN)))


def test_footnotes_are_told_with_their_words():
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:type="separator" w:id="0">{p("garis")}</w:footnote><w:footnote w:id="1">{p("Nomor 112.")}</w:footnote>'
        "</w:footnotes>"
    )
    found = marks_of(
        '<w:p><w:r><w:t>Telepon.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=notes
    )
    assert found["notes"] == [1, ["Nomor 112."]]


def test_a_letterhead_is_told_with_its_words():
    header = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("Dinas Contoh")}</w:hdr>'
    assert marks_of(header=header)["header"] == [1, ["Dinas Contoh"]]


def test_a_picture_by_address_is_not_fetched_but_told():
    content = made(
        p(LEAD) + f"<w:p><w:r>{drawing('g')}</w:r></w:p>",
        {"g": ("image", "https://jauh.example/a.png", "External")},
    )
    told = told_of(content)
    assert (told["pictures"], told["marks"]["linked_picture"][0]) == ([], 1)


def test_a_template_by_address_is_not_fetched_but_told():
    template = relations(t=("attachedTemplate", "https://jauh.example/t.dotm", "External"))
    parts = parts_of(p(LEAD), settings="<settings/>") | {"word/_rels/settings.xml.rels": template}
    assert told_of(packed(parts))["marks"]["template"][0] == 1


def picture(*after: str, alt: str = "") -> dict:
    content = (
        p("Loket Malam Dibuka", look="<w:b/>")
        + p(LEAD)
        + f"<w:p><w:r>{drawing('g', alt)}</w:r></w:p>"
        + "".join(after)
    )
    parts = parts_of(content, {"g": ("image", "media/a.jpg")}, styles=CAPTION)
    return told_of(packed(parts | {"word/media/a.jpg": jpeg()}))


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (p("Gambar 2: Petugas.", '<w:pStyle w:val="Ket"/>'), "Petugas.", ""),
        (p("Foto: Warga mengantre di depan loket dinas."), "Warga mengantre di depan loket dinas.", ""),
        (p("Foto: Ayu Lestari/Humas"), "", "Ayu Lestari/Humas"),
        (p("Foto: Loket malam. (Foto: Ayu/Humas)"), "Loket malam.", "Ayu/Humas"),
    ],
)
def test_the_line_below_a_picture_is_its_caption_or_credit(line, caption, credit):
    (found,) = picture(line)["pictures"]
    assert (found["caption"], found["credit"]) == (caption, credit)


def test_a_picture_within_the_text_is_a_figure_where_it_stood():
    assert picture(p("Sesudahnya."))["body"].endswith('<figure data-ke="0"></figure><p>Sesudahnya.</p>')


def test_what_word_guessed_of_a_picture_is_no_alternative_text():
    told = picture(alt="Seorang pria. Deskripsi dibuat secara otomatis")
    assert (told["pictures"][0]["alt"], told["marks"]["automatic_alt"][0]) == ("", 1)
