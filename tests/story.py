"""A story through a real browser: an officer types it in the editor, an editor publishes, the public reads."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, FrameLocator, Page, expect


@dataclass(frozen=True)
class Story:
    """`body` holds (format, text): the format's name in the editor's menu, `""` for running text."""

    headline: str
    summary: str
    dateline: str
    category: str
    sign_off: str
    body: list[tuple[str, str]]
    tags: list[str] = field(default_factory=list)
    picture: Path | None = None
    alt_text: str = ""
    caption: str = ""
    credit: str = ""


def sign_in(page: Page, url: str, username: str, password: str) -> None:
    page.goto(f"{url}/redaksi/")
    page.get_by_label("Nama pengguna").fill(username)
    page.locator("input[name=password]").fill(password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Selamat bekerja")).to_be_visible()


def type_body(page: Page, body: list[tuple[str, str]]) -> FrameLocator:
    """Write into CKEditor as a person does: text, Enter, the next; sub-headings from its menu."""
    frame = page.frame_locator("iframe.cke_wysiwyg_frame")
    frame.locator("body").click()
    for number, (style, text) in enumerate(body):
        if number:
            page.keyboard.press("Enter")
        if style:
            page.locator(".cke_combo__format .cke_combo_button").click()
            page.frame_locator(".cke_combopanel iframe").get_by_role("option", name=style, exact=True).click()
        page.keyboard.insert_text(text)
    return frame


def write_and_submit(context: BrowserContext, url: str, story: Story) -> Page:
    """From the desk's one button to the confirmation that sends the text to the editor."""
    page = context.new_page()
    page.goto(f"{url}/redaksi/")
    page.get_by_role("link", name="Tulis berita").last.click()
    page.get_by_label("Judul", exact=False).and_(page.locator("[name=headline]")).fill(story.headline)
    page.locator("[name=summary]").fill(story.summary)
    page.locator("[name=dateline]").fill(story.dateline)
    type_body(page, story.body)
    if story.picture is not None:
        page.get_by_role("link", name="Foto", exact=True).click()
        page.locator("[name=new_image]").set_input_files(story.picture)
        page.locator("[name=new_alt_text]").fill(story.alt_text)
        page.locator("[name=new_caption]").fill(story.caption)
        page.locator("[name=new_credit]").fill(story.credit)
    page.get_by_role("link", name="Penempatan").click()
    page.locator("[name=category]").select_option(label=story.category)
    for tag in story.tags:
        page.locator(".field-tags .select2-search__field").press_sequentially(tag)
        page.keyboard.press("Enter")
    page.get_by_role("link", name="Penerbitan").click()
    page.locator("[name=sign_off]").fill(story.sign_off)
    page.get_by_role("button", name="Simpan, lalu kirim ke editor").click()
    page.get_by_role("button", name="Kirim ke editor", exact=True).click()
    expect(page.get_by_text("Naskah dikirim ke editor.")).to_be_visible()
    return page


def publish(context: BrowserContext, url: str, story: Story) -> str:
    """From the editor's desk to the public page, whose address is returned."""
    page = context.new_page()
    page.goto(f"{url}/redaksi/")
    page.get_by_role("link", name=story.headline).first.click()
    page.get_by_role("link", name="Terbitkan").click()
    page.get_by_role("button", name="Terbitkan").click()
    expect(page.get_by_text("Berita terbit.")).to_be_visible()
    return url + str(page.get_by_role("link", name="Lihat di situs").first.get_attribute("href"))
