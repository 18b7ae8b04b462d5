"""The pictures of panduan-humas.md, taken of a running site with sample content, and only with that.

.venv/bin/python docs/make_pictures.py http://127.0.0.1:8000
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent / "images"
# Few enough to be small, enough for the grey of the letters' edges.
COLOURS = 96


def sign_in(browser: Browser, site: str, name: str, height: int) -> Page:
    """The desk of a person of the sample content."""
    context = browser.new_context(viewport={"width": 1200, "height": height}, locale="id-ID")
    page = context.new_page()
    page.goto(f"{site}/redaksi/")
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(f"{name}-contoh")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Selamat bekerja").wait_for()
    return page


def keep(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def main(site: str) -> None:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        writer = sign_in(browser, site, "penulis", 860)
        writer.locator(".desk-tray-drafts a").last.click()
        writer.locator("iframe.cke_wysiwyg_frame").wait_for()
        keep(writer, "menulis")
        editor = sign_in(browser, site, "editor", 700)
        editor.locator(".desk-tray-review a").first.click()
        editor.locator(".desk-verbs").wait_for()
        keep(editor, "meninjau")
        editor.set_viewport_size({"width": 1200, "height": 500})
        editor.get_by_role("link", name="Jadwalkan").click()
        keep(editor, "menjadwalkan")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
