"""The desk in a real browser: what its script adds to the forms."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.models import Article
from tests.cast import sign_in
from tests.factories import NOW, make_category, make_draft, make_tag
from tests.photos import photo

pytestmark = pytest.mark.django_db(transaction=True)

ADD = reverse("admin:articles_article_add")


def opened(browser: Browser, live_server: LiveServer, user, address: str, **options) -> Page:
    """A page of the desk, signed in, with the editor ready. What the console says against it is an error."""
    context = browser.new_context(locale="id-ID", **options)
    cookie = sign_in(user).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + address)
    return page


@pytest.fixture
def writing(browser, live_server, wati) -> Iterator[Page]:
    make_category("Layanan")
    make_tag("Layanan Publik")
    page = opened(browser, live_server, wati, ADD)
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible()
    page.wait_for_timeout(800)
    yield page
    page.context.close()


def leave(page: Page, live_server: LiveServer) -> bool:
    """Go elsewhere; whether the browser asked first."""
    asked = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.goto(live_server.url + reverse("admin:index"))
    return asked == ["beforeunload"]


def test_leaving_an_untouched_form_asks_nothing(writing, live_server):
    writing.locator("#id_headline").click()
    assert not leave(writing, live_server)


def test_leaving_after_a_word_in_a_field_asks(writing, live_server):
    writing.locator("#id_headline").fill("Loket")
    assert leave(writing, live_server)


def test_leaving_after_a_word_in_the_editor_asks(writing, live_server):
    writing.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
    writing.keyboard.type("Warga")
    assert leave(writing, live_server)


def test_saving_asks_nothing(writing):
    asked = []
    writing.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    writing.locator("#id_headline").fill("Loket malam")
    writing.get_by_role("link", name="Penempatan").click()
    writing.locator("[name=category]").select_option(label="Layanan")
    writing.get_by_role("button", name="Simpan draf").click()
    expect(writing.get_by_text("Draf tersimpan.")).to_be_visible()
    assert asked == []


def test_letters_are_counted_as_people_count_them(writing):
    writing.locator("#id_headline").fill("Hore 🎉")
    expect(writing.locator(".field-headline .desk-counter")).to_contain_text("6 dari 90")


def test_a_comma_makes_a_tag_of_what_was_typed(writing):
    writing.get_by_role("link", name="Penempatan").click()
    writing.locator(".field-tags .select2-search__field").press_sequentially("loket malam,")
    expect(writing.locator(".field-tags .select2-selection__choice")).to_have_text(["×loket malam"])


def test_a_refused_field_opens_its_part_of_the_form(writing):
    writing.locator("#id_headline").fill("Loket malam")
    writing.get_by_role("button", name="Simpan draf").click()
    expect(writing.locator("#penempatan-panel")).to_be_visible()
    expect(writing.locator(".desk-tabs a[aria-current] b")).to_have_text("1")


def test_the_headline_stays_one_line(writing):
    writing.locator("#id_headline").press_sequentially("Loket\nmalam")
    expect(writing.locator("#id_headline")).to_have_value("Loketmalam")


def test_the_minute_is_told_while_it_is_chosen(browser, live_server, wati, rina):
    article = make_draft(writer=wati)
    workflow.submit(article=article, by=wati, now=NOW)
    page = opened(
        browser, live_server, rina, reverse("admin:articles_article_verb", args=[article.pk, "schedule"])
    )
    page.locator("#id_day").fill("2099-01-05")
    page.locator("#id_hour").fill("06:30")
    expect(page.locator(".desk-minute")).to_have_text("Terbit Senin, 5 Januari 2099 pukul 06.30 WIB")
    page.context.close()


def test_the_editor_breaks_no_rule_of_the_policy_and_calls_no_other_host(browser, live_server, wati):
    make_category("Layanan")
    context = browser.new_context(locale="id-ID")
    cookie = sign_in(wati).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    complaints, hosts = [], set()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    context.on(
        "request", lambda request: hosts.add(request.url.split("/")[2]) if "://" in request.url else None
    )
    page.goto(live_server.url + ADD)
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible()
    page.locator(".cke_button__table").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_timeout(500)
    context.close()
    assert complaints == []
    assert hosts == {live_server.url.split("/")[2]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", [reverse("admin:index"), ADD, reverse("admin:articles_article_changelist")]
)
def test_nothing_is_wider_than_a_small_phone(address, scheme, browser, live_server, rina):
    make_draft(writer=rina, headline="Kata-yang-panjang-sekali-tanpa-jeda" * 4)
    page = opened(
        browser, live_server, rina, address, viewport={"width": 320, "height": 700}, color_scheme=scheme
    )
    page.wait_for_timeout(600)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.context.close()
    assert Article.objects.count() == 1


def test_choosing_a_photo_writes_into_no_other_field(browser, live_server, wati, tmp_path):
    make_category("Layanan")
    picture = tmp_path / "IMG_2041.jpg"
    picture.write_bytes(photo().read())
    page = opened(browser, live_server, wati, f"{ADD}#foto")
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)
    page.locator("#id_new_image").set_input_files(picture)
    expect(page.locator("[data-thumbnail-of=id_lead_image]")).to_be_visible()
    assert page.locator("input[type=text][value*=IMG_2041]").count() == 0
    page.context.close()
