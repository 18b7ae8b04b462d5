"""The pictures of panduan-humas.md and README.md, taken of a running site with fresh sample content, and only with
that: colleagues are seen at work, so it saves drafts.

.venv/bin/python docs/make_pictures.py http://127.0.0.1:8000
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
from PIL import Image, ImageOps
from playwright.sync_api import Browser, FilePayload, Locator, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent / "images"
# Few enough to be small, enough for the grey of the letters' edges.
COLOURS = 96
WIDTH = 1200


@dataclass(frozen=True)
class Desk:
    """The browser of one person of the sample content."""

    page: Page
    site: str

    def open(self, headline: str) -> None:
        """The form of the text that is called so."""
        self.page.goto(f"{self.site}/redaksi/articles/article/?q={headline.split()[0]}")
        self.page.get_by_role("link", name=headline).first.click()
        self.page.locator(".desk-standing").wait_for()

    def verb(self, headline: str, label: str) -> None:
        self.open(headline)
        self.page.get_by_role("link", name=label, exact=True).first.click()
        self.page.locator(".desk-confirm").wait_for()

    def keep(self, name: str, height: int, width: int = WIDTH, top: str = "") -> None:
        """What is seen in a window of this size that begins at `top`."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.mouse.move(0, 0)
        self.page.wait_for_timeout(1500)
        self.page.evaluate(
            "top => scrollTo(0, top && document.querySelector(top).getBoundingClientRect().top + scrollY - 24)",
            top,
        )
        self.page.wait_for_timeout(500)
        picture = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        if width > WIDTH:
            picture = picture.resize((WIDTH, round(height * WIDTH / width)), Image.Resampling.LANCZOS)
        store(picture, name)


def store(picture: Image.Image, name: str) -> None:
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
        FOLDER / f"{name}.png", optimize=True
    )


def sign_in(browser: Browser, site: str, name: str) -> Desk:
    context = browser.new_context(viewport={"width": WIDTH, "height": 900}, locale="id-ID")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{site}/redaksi/")
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(f"{name}-contoh")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Selamat bekerja").wait_for()
    return Desk(page, site)


def body_of(page: Page) -> Locator:
    return page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")


def home(_writer: Desk, editor: Desk) -> None:
    editor.page.goto(f"{editor.site}/")
    editor.keep("home", 1300, width=1280)


def dashboard(_writer: Desk, editor: Desk) -> None:
    editor.page.goto(f"{editor.site}/redaksi/")
    editor.keep("desk", 1080, width=1440)


def writing(writer: Desk, _editor: Desk) -> None:
    writer.open("Opa Nelis")
    body_of(writer.page).wait_for()
    writer.keep("menulis", 860)


def restoring(writer: Desk, editor: Desk) -> None:
    """What was typed and not saved, while a colleague looks at the same text."""
    writer.open("Opa Nelis")
    body_of(writer.page).wait_for()
    writer.page.locator("[name=kicker]").fill("Profil")
    writer.page.get_by_text("Tersimpan otomatis").first.wait_for()
    writer.page.goto(f"{writer.site}/redaksi/")
    editor.open("Opa Nelis")
    editor.page.wait_for_timeout(3000)
    writer.open("Opa Nelis")
    writer.page.get_by_role("region", name="Isian yang belum tersimpan").wait_for()
    writer.keep("memulihkan", 640)
    writer.page.get_by_role("button", name="Buang", exact=True).click()
    writer.page.get_by_role("region", name="Isian yang belum tersimpan").wait_for(state="hidden")


def conflict(writer: Desk, editor: Desk) -> None:
    """Both change the headline, the colleague the summary too."""
    writer.open("Lomba kentungan")
    editor.open("Lomba kentungan")
    editor.page.locator("[name=headline]").fill("Lomba kentungan antarkampung digelar Sabtu ini")
    editor.page.locator("[name=summary]").fill("Enam kampung mendaftar; jurinya para peronda senior.")
    editor.page.get_by_role("button", name="Simpan", exact=True).click()
    editor.page.get_by_text("Naskah tersimpan.").wait_for()
    writer.page.locator("[name=headline]").fill("Lomba kentungan antarkampung diikuti enam kampung")
    writer.page.get_by_role("button", name="Simpan", exact=True).click()
    writer.page.get_by_text("Tidak ada yang hilang").first.wait_for()
    writer.keep("konflik", 860)


def history(writer: Desk, _editor: Desk) -> None:
    writer.open("Lomba kentungan")
    writer.page.locator("a", has_text="Riwayat").first.click()
    writer.page.locator(".desk-history").wait_for()
    writer.keep("riwayat", 700)


def remarks(_writer: Desk, editor: Desk) -> None:
    """A text on the editor's desk, and a remark that begins with the passage picked in it."""
    editor.open("Taman baca")
    editor.page.set_viewport_size({"width": 1440, "height": 1000})
    body_of(editor.page).locator("p").first.evaluate(
        """paragraph => {
            const range = document.createRange();
            range.setStart(paragraph.firstChild, 0);
            range.setEnd(paragraph.firstChild, paragraph.firstChild.data.indexOf(". ") + 1);
            paragraph.closest("body").focus();
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    editor.page.keyboard.press("Control+Alt+m")
    editor.page.locator("#remark-text").fill("Sebut juga jam bukanya, @lar.")
    editor.keep("meninjau", 1000, width=1440)


def preview(writer: Desk, _editor: Desk) -> None:
    writer.open("Taman baca")
    with writer.page.expect_popup() as opened:
        writer.page.get_by_role("link", name="Pratinjau").first.click()
    looked_at = Desk(opened.value, writer.site)
    looked_at.keep("pratinjau", 886, width=460, top=".preview-look")
    looked_at.keep("kartu", 680, top=".preview-cards")
    looked_at.page.get_by_label("Untuk siapa").fill("Camat Andaian")
    looked_at.page.get_by_role("button", name="Buat tautan").click()
    looked_at.page.get_by_label("Alamat untuk Camat Andaian").first.wait_for()
    looked_at.keep("tautan", 640, top="#tautan")


def scheduling(_writer: Desk, editor: Desk) -> None:
    editor.verb("Jadwal loket", "Jadwalkan")
    editor.page.locator(".desk-minute:not(:empty)").wait_for()
    editor.keep("menjadwalkan", 560)


def approving(_writer: Desk, editor: Desk) -> None:
    editor.open("Trans Ibarat")
    editor.page.get_by_role("link", name="Setujui perubahan", exact=True).first.click()
    editor.page.get_by_label("Perubahan penting", exact=False).check()
    editor.page.get_by_label("Catatan untuk pembaca").fill("Menambahkan jadwal rute 8 pada hari Minggu.")
    editor.page.locator(".desk-confirm h2").click()
    editor.keep("menyetujui", 1240)


def calendar(_writer: Desk, editor: Desk) -> None:
    editor.page.goto(f"{editor.site}/redaksi/kalender/")
    editor.keep("kalender", 1180, width=1440)


def figure(writer: Desk, _editor: Desk) -> None:
    """A picture of the library in a text, chosen, with what can be done to it."""
    writer.open("Opa Nelis")
    page = writer.page
    body_of(page).locator("p").first.click()
    page.locator(".cke_button__gambar").click()
    page.get_by_label("Cari di pustaka gambar").fill("pelabuhan")
    page.get_by_role("button", name="Pelabuhan Rakyat Andaian (ilustrasi).").click()
    page.get_by_role("button", name="Sisipkan gambar").click()
    shown = body_of(page).locator("figure img")
    shown.click()
    page.locator(".desk-figure-bar").get_by_role("button", name="Kanan", exact=True).click()
    # A soft shadow turns to stripes in few colours.
    page.add_style_tag(content=".desk-figure-bar { box-shadow: none !important }")
    writer.keep("gambar", 710, top=".field-body")


def library(_writer: Desk, editor: Desk) -> None:
    editor.page.goto(f"{editor.site}/redaksi/articles/image/")
    editor.keep("pustaka", 810)


def uploading(writer: Desk, _editor: Desk) -> None:
    """Two photos, one of which says what it shows, and the library has both in another form."""
    page = writer.page
    photos = [
        _photo(writer, "Balai Kota", "Warga berkumpul di pelataran Balai Kota."),
        _photo(writer, "Taman Ibarat (", ""),
    ]
    page.goto(f"{writer.site}/redaksi/articles/image/add/")
    files = [
        FilePayload(name=f"IMG_{4711 + number}.jpg", mimeType="image/jpeg", buffer=photo)
        for number, photo in enumerate(photos)
    ]
    page.locator("#id_files").set_input_files(files)
    page.locator(".lib-card [data-fields]:not([hidden])").nth(1).wait_for()
    writer.keep("unggah", 900, top=".lib-told")


def _photo(desk: Desk, of: str, caption: str) -> bytes:
    """As a camera would have left it: a picture of the library, seen from the other side, with words in its file."""
    desk.page.goto(f"{desk.site}/redaksi/articles/image/?q={of}")
    desk.page.locator(".desk-grid a").first.click()
    source = desk.page.locator(".lib-stage img").get_attribute("src")
    picture = ImageOps.mirror(Image.open(io.BytesIO(desk.page.request.get(f"{desk.site}{source}").body())))
    told = picture.getexif()
    for tag, words in ((0x010E, caption), (0x013B, "Bagas Pranawira")):
        if words:
            told[tag] = words
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90, exif=told)
    return file.getvalue()


def from_word(writer: Desk, _editor: Desk) -> None:
    """What was recognised in a file, above the draft that was made of it; then the hints beside the same text."""
    page = writer.page
    page.goto(f"{writer.site}/redaksi/articles/article/dari-word/")
    page.locator("input[name=berkas]").set_input_files(
        {"name": "naskah loket keliling.docx", "mimeType": "application/octet-stream", "buffer": _word_file()}
    )
    page.get_by_role("button", name="Buat draf").click()
    page.locator(".word-above").wait_for()
    page.locator(".word-above .word-taken summary").click()
    writer.keep("dari-word", 900)
    # Beside the form, where there is room for it.
    page.set_viewport_size({"width": 1440, "height": 900})
    page.reload()
    page.locator(".word-above > summary").click()
    page.locator(".style-go", has_text="pulau pulau").click()
    writer.keep("gaya", 900, width=1440)


def _word_file() -> bytes:
    """A text as it comes, with some faults for the house style."""
    story = docx.Document()
    story.add_paragraph("Loket keliling mendatangi pulau pulau terluar", style="Title")
    story.add_paragraph(
        "Pulau Andaian, Diskom – Loket keliling melayani warga Pulau Andaian mulai Selasa (11/10/2021). Petugas membawa "
        "pencetak kartu dan pembangkit listrik sendiri."
    )
    story.add_paragraph("Yang dilayani", style="Heading 1")
    for service in ("Kartu keluarga", "Akta kelahiran", "Pajak kendaraan"):
        story.add_paragraph(service, style="List Bullet")
    story.add_paragraph(
        "“Kami datang, warga tidak perlu menyeberang, ujar Nirmala. Jadwal lengkap ada disini."
    )
    table = story.add_table(rows=3, cols=2, style="Table Grid")
    for row, words in zip(
        table.rows, (("Pulau", "Hari"), ("Andaian", "Selasa"), ("Misal", "Rabu")), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    story.add_paragraph("(nts/lar)")
    story.sections[0].header.paragraphs[0].text = "Dinas Komunikasi"
    file = io.BytesIO()
    story.save(file)
    return file.getvalue()


def statistics(_writer: Desk, editor: Desk) -> None:
    """Of the office, then of what was read most."""
    page = editor.page
    page.goto(f"{editor.site}/redaksi/statistik/")
    editor.keep("statistik", 1080, width=1440)
    page.locator("#terbanyak li a").first.click()
    page.locator(".stat-charts").wait_for()
    editor.keep("statistik-berita", 900, width=1440)


def evidence(writer: Desk, _editor: Desk) -> None:
    """The upper part of a report's first page, as the browser's own viewer shows the file."""
    page = writer.page
    page.goto(f"{writer.site}/redaksi/articles/report/baru/")
    page.get_by_role("button", name="Buat bukti kerja").click()
    page.get_by_text("Sedang dibuat").wait_for(state="hidden")
    taking = page.get_by_role("button", name="Unduh PDF").first
    with page.expect_download() as download:
        taking.click()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bukti-kerja.pdf"
        download.value.save_as(file)
        page.set_viewport_size({"width": 820, "height": 1160})
        page.goto(f"{file.as_uri()}#toolbar=0&navpanes=0")
        page.wait_for_timeout(5000)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    # Without the viewer's frame.
    store(picture.crop((24, 40, 784, 890)), "bukti-kerja")


PICTURES: list[Callable[[Desk, Desk], None]] = [
    home,
    dashboard,
    writing,
    restoring,
    conflict,
    history,
    remarks,
    preview,
    scheduling,
    approving,
    calendar,
    library,
    figure,
    uploading,
    from_word,
    statistics,
    evidence,
]


def main(site: str, *names: str) -> None:
    """All pictures, or those of the functions that are named."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            # Without these it shows PDFs.
            ignore_default_args=[
                "--disable-extensions",
                "--disable-component-extensions-with-background-pages",
            ],
            # Dates in inputs as the page's language writes them, not as that of the browser's own window.
            args=["--enable-blink-features=LangAttributeAwareFormControlUI", *sandbox],
        )
        writer, editor = sign_in(browser, site, "penulis"), sign_in(browser, site, "editor")
        for picture in PICTURES:
            if not names or picture.__name__ in names:
                picture(writer, editor)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), *sys.argv[2:])
