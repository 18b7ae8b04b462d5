"""Nothing typed at the desk is lost because its writer was signed out meanwhile, or the line was down."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, User
from tests.cast import sign_in
from tests.factories import make_category

pytestmark = pytest.mark.django_db(transaction=True)

ASK = reverse("signed_in")
SAVE = "Simpan draf"


def give_cookie(page: Page, live_server: LiveServer, user: User) -> None:
    value = sign_in(user).cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]


@pytest.fixture
def writing(browser: Browser, live_server: LiveServer, wati: User) -> Iterator[Page]:
    """Wati's form with a headline and a shelf, not yet saved."""
    make_category("Layanan")
    page = browser.new_context(locale="id-ID").new_page()
    give_cookie(page, live_server, wati)
    page.goto(live_server.url + reverse("admin:articles_article_add"))
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible()
    page.locator("#id_headline").fill("Loket malam")
    page.get_by_role("link", name="Penempatan").click()
    page.locator("[name=category]").select_option(label="Layanan")
    yield page
    page.context.close()


def test_what_was_typed_stays_when_the_session_has_ended(writing: Page) -> None:
    Session.objects.all().delete()
    writing.get_by_role("button", name=SAVE).click()
    expect(writing.get_by_role("alert")).to_contain_text("sesi Anda sudah berakhir")
    expect(writing.locator("#id_headline")).to_have_value("Loket malam")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_covers_the_sentence_that_says_so(writing: Page, width: int) -> None:
    writing.set_viewport_size({"width": width, "height": 740})
    Session.objects.all().delete()
    writing.get_by_role("button", name=SAVE).click()
    link = writing.get_by_role("alert").get_by_role("link")
    expect(link).to_be_visible()
    assert link.evaluate("""link => {
        const box = link.getClientRects()[0];
        return link === document.elementFromPoint(box.x + 4, box.y + box.height / 2);
    }""")


def test_signed_in_again_the_same_form_is_saved(writing: Page, live_server: LiveServer, wati: User) -> None:
    Session.objects.all().delete()
    writing.get_by_role("button", name=SAVE).click()
    expect(writing.get_by_role("alert")).to_be_visible()
    writing.context.clear_cookies()
    give_cookie(writing, live_server, wati)
    writing.get_by_role("button", name=SAVE).click()
    expect(writing.get_by_text("Draf tersimpan.")).to_be_visible()
    assert Article.objects.get().headline == "Loket malam"


def test_a_form_is_not_sent_in_the_name_of_who_signed_in_meanwhile(
    writing: Page, live_server: LiveServer, rina: User
) -> None:
    give_cookie(writing, live_server, rina)
    writing.get_by_role("button", name=SAVE).click()
    expect(writing.get_by_role("alert")).to_contain_text("akun selain")
    assert not Article.objects.exists()


def test_what_was_typed_stays_when_the_site_is_out_of_reach(writing: Page) -> None:
    writing.context.set_offline(True)
    writing.get_by_role("button", name=SAVE).click()
    expect(writing.get_by_role("alert")).to_contain_text("situs tidak terjangkau")
    expect(writing.locator("#id_headline")).to_have_value("Loket malam")


def test_leaving_a_form_that_was_not_sent_still_asks(writing: Page, live_server: LiveServer) -> None:
    Session.objects.all().delete()
    writing.get_by_role("button", name=SAVE).click()
    expect(writing.get_by_role("alert")).to_be_visible()
    asked = []
    writing.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    writing.goto(live_server.url + reverse("articles:home"))
    assert asked == ["beforeunload"]


def test_nobody_is_told_that_nobody_is_signed_in(client: Client) -> None:
    assert client.get(ASK).status_code == 401


def test_the_answer_about_a_colleague_is_kept_by_no_cache(wati: User) -> None:
    assert "no-store" in sign_in(wati).get(ASK)["Cache-Control"]


def test_a_wrong_password_is_refused_in_one_plain_sentence(client: Client) -> None:
    page = client.post(reverse("admin:login"), {"username": "wati", "password": "salah"})
    assert "Nama pengguna atau sandi keliru" in page.content.decode()


def test_signing_out_says_so(wati: User) -> None:
    assert "Anda sudah keluar" in sign_in(wati).post(reverse("admin:logout")).content.decode()


def test_a_stale_form_is_told_apart_from_a_missing_permission() -> None:
    page = Client(enforce_csrf_checks=True).post(reverse("admin:login"), {"username": "wati"})
    assert page.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in page.content.decode()
