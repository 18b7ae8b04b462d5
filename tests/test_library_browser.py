"""The library through a real browser: several photos with progress, words and a twin; a focal point by click and keys."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import pictures
from articles.models import Image, User
from tests.cast import sign_in
from tests.photos import photo

pytestmark = pytest.mark.django_db(transaction=True)


def opened(browser: Browser, live_server: LiveServer, user: User, address: str) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    cookie = sign_in(user).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + address)
    return page


def test_several_photos_come_in_one_by_one_and_are_described_together(
    browser: Browser, live_server: LiveServer, wati: User, tmp_path: Path
) -> None:
    known = pictures.store(photo(640, 480), by=wati, alt_text="Sudah ada", caption="Foto lama")
    files = [tmp_path / name for name in ("satu.jpg", "sama.jpg", "rusak.jpg")]
    for path, content in zip(
        files, (photo(320, 180).read(), photo(640, 480).read(), b"bukan foto"), strict=True
    ):
        path.write_bytes(content)
    page = opened(browser, live_server, wati, reverse("admin:articles_image_add"))
    page.get_by_label("Seret foto ke sini").set_input_files(files)
    expect(page.get_by_text("2 dari 3 foto selesai. 1 foto tidak dapat disimpan.")).to_be_visible()
    expect(page.get_by_text("Berkas ini bukan foto")).to_be_visible()

    same = page.locator(".lib-card").filter(has_text="sama.jpg")
    expect(same.get_by_role("link", name="Foto lama")).to_be_visible()
    same.get_by_role("button", name="Pakai yang sudah ada").click()
    expect(page.get_by_text("Memakai foto yang sudah ada")).to_be_visible()

    card = page.locator(".lib-card").filter(has_text="satu.jpg")
    page.reload()
    card = page.locator(".lib-card")
    expect(card).to_have_count(1)
    card.get_by_label("Teks alternatif").fill("Dua warna")
    page.get_by_role("button", name="Simpan keterangan").click()
    expect(page.get_by_text("Keterangan foto tersimpan.")).to_be_visible()
    assert set(Image.objects.values_list("alt_text", flat=True)) == {"Sudah ada", "Dua warna"}
    assert Image.objects.filter(pk=known.pk).exists()
    page.context.close()


def test_the_focal_point_is_set_by_click_and_by_keys(
    browser: Browser, live_server: LiveServer, rina: User
) -> None:
    image = pictures.store(photo(800, 400), by=rina, alt_text="Dua warna")
    page = opened(browser, live_server, rina, reverse("admin:articles_image_change", args=[image.pk]))
    point = page.get_by_role("button", name="Titik fokus: 50% dari kiri, 50% dari atas")
    expect(point).to_be_visible()
    box = page.locator(".lib-stage").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5)
    page.locator(".lib-point").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.get_by_role("button", name="Titik fokus: 26% dari kiri, 40% dari atas")).to_be_visible()
    # The square around it, as the server will cut it: its left edge at 26% of 800 less half of 400.
    square = page.locator(".lib-crop[data-ratio='1:1'] img")
    assert square.evaluate("image => image.style.objectPosition") == "2% 50%"
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Sudah disimpan")).to_be_visible()
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (26, 40)
    page.context.close()
