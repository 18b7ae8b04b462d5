"""The calendar in a real browser: moved by mouse and by keys, asked first, taken back when refused, on one sheet."""

import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.factories import make_article, make_draft, make_public
from tests.test_desk_browser import opened

pytestmark = pytest.mark.django_db(transaction=True)

CALENDAR = reverse("calendar")
ZONE = timezone.get_default_timezone()
AT = datetime(2099, 3, 4, 8, 0, tzinfo=ZONE)


@pytest.fixture
def scheduled(db):
    return make_article(timezone.now(), AT, headline="Loket pagi")


@pytest.fixture
def month(browser, live_server, rina, scheduled):
    page = opened(browser, live_server, rina, f"{CALENDAR}?bulan=2099-03")
    yield page
    page.context.close()


def day(page: Page, number: int):
    return page.locator(f"#hari-2099-03-{number:02}")


def entry(page: Page):
    return page.locator(".cal-entry", has_text="Loket pagi")


def drag(page: Page, number: int) -> None:
    entry(page).drag_to(day(page, number))


def minute(article) -> datetime:
    article.refresh_from_db()
    return article.published_at.astimezone(ZONE)


def test_dragging_asks_with_the_exact_minute_and_zone(month, scheduled):
    drag(month, 11)
    expect(month.get_by_role("dialog")).to_contain_text("Semula Rabu, 4 Maret 2099 pukul 08.00 WIB")
    expect(month.get_by_role("dialog")).to_contain_text("Terbit Rabu, 11 Maret 2099 pukul 08.00 WIB")
    assert minute(scheduled) == AT


def test_dragging_moves_the_day_and_keeps_the_hour(month, scheduled):
    drag(month, 11)
    month.get_by_role("dialog").get_by_role("button", name="Ubah jadwal").click()
    expect(month.locator(".cal-said")).to_have_text(
        "Berita kini terbit otomatis pada Rabu, 11 Maret 2099 pukul 08.00 WIB."
    )
    expect(day(month, 11).locator(".cal-entry")).to_have_count(1)
    assert minute(scheduled) == AT + timedelta(days=7)


def test_what_was_moved_once_can_be_moved_again(month, scheduled):
    for number in (11, 12):
        drag(month, number)
        month.get_by_role("dialog").get_by_role("button", name="Ubah jadwal").click()
        expect(day(month, number).locator(".cal-entry")).to_have_count(1)
    assert minute(scheduled) == AT + timedelta(days=8)


def test_saying_no_leaves_everything(month, scheduled):
    drag(month, 11)
    month.get_by_role("dialog").get_by_role("button", name="Batal").click()
    expect(month.locator(".cal-said")).to_have_text("Jadwal tidak berubah.")
    expect(day(month, 4).locator(".cal-entry")).to_have_count(1)
    assert minute(scheduled) == AT


def test_a_refused_move_says_why_and_stays_where_it_was(month, scheduled):
    Article.objects.filter(pk=scheduled.pk).update(version=9)
    drag(month, 11)
    month.get_by_role("dialog").get_by_role("button", name="Ubah jadwal").click()
    expect(month.locator(".cal-said")).to_contain_text("Naskah ini baru saja diubah orang lain.")
    expect(day(month, 4).locator(".cal-entry")).to_have_count(1)
    assert minute(scheduled) == AT


def test_a_lost_session_is_told_and_moves_nothing(month, scheduled):
    month.context.clear_cookies()
    drag(month, 11)
    month.get_by_role("dialog").get_by_role("button", name="Ubah jadwal").click()
    expect(month.locator(".cal-said")).to_contain_text("Jadwal belum berubah")
    expect(day(month, 4).locator(".cal-entry")).to_have_count(1)


def test_keys_pick_up_move_and_drop(month, scheduled):
    entry(month).locator("a").first.focus()
    month.keyboard.press("m")
    expect(month.locator(".cal-said")).to_contain_text("Loket pagi, Rabu, 4 Maret 2099 pukul 08.00")
    month.keyboard.press("ArrowRight")
    month.keyboard.press("ArrowDown")
    expect(month.locator(".cal-said")).to_have_text("Kamis, 12 Maret 2099")
    month.keyboard.press("Enter")
    expect(month.get_by_role("dialog")).to_contain_text("Terbit Kamis, 12 Maret 2099 pukul 08.00 WIB")
    month.keyboard.press("Enter")
    expect(day(month, 12).locator(".cal-entry")).to_have_count(1)
    expect(entry(month).locator("a").first).to_be_focused()
    assert minute(scheduled) == AT + timedelta(days=8)


def test_escape_puts_it_back(month, scheduled):
    entry(month).locator("a").first.focus()
    month.keyboard.press("m")
    month.keyboard.press("ArrowDown")
    month.keyboard.press("Escape")
    month.keyboard.press("ArrowDown")
    expect(month.locator(".cal-said")).to_have_text("Jadwal tidak berubah.")
    assert minute(scheduled) == AT


def test_enter_still_opens_what_was_not_picked_up(month, scheduled):
    entry(month).locator("a").first.focus()
    month.keyboard.press("Enter")
    expect(month).to_have_url(f"{month.url.split('/redaksi')[0]}{change(scheduled)}")


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def test_a_day_that_is_over_takes_nothing(month, scheduled):
    day(month, 11).evaluate("node => node.classList.add('is-past')")
    drag(month, 11)
    expect(month.locator(".cal-said")).to_have_text(
        "Rabu, 11 Maret 2099 sudah lewat. Pilih hari yang akan datang."
    )
    assert minute(scheduled) == AT


def test_the_page_moves_nothing_for_who_may_not(browser, live_server, wati, scheduled):
    Article.objects.filter(pk=scheduled.pk).update(writer=wati)
    page = opened(browser, live_server, wati, f"{CALENDAR}?bulan=2099-03")
    drag(page, 11)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.context.close()


def test_without_script_the_minute_is_confirmed_on_a_second_page(browser, live_server, rina, scheduled):
    address = reverse("admin:articles_article_verb", args=[scheduled.pk, "reschedule"])
    page = opened(browser, live_server, rina, address, java_script_enabled=False)
    page.locator("#id_day").fill("2099-03-05")
    page.get_by_role("button", name="Ubah jadwal").click()
    expect(page.get_by_text("Terbit Kamis, 5 Maret 2099 pukul 08.00 WIB")).to_be_visible()
    assert minute(scheduled) == AT
    page.get_by_role("button", name="Ubah jadwal").click()
    expect(page.get_by_text("Berita kini terbit otomatis")).to_be_visible()
    assert minute(scheduled) == AT + timedelta(days=1)
    page.context.close()


def test_with_script_one_step_is_enough(browser, live_server, rina, scheduled):
    address = reverse("admin:articles_article_verb", args=[scheduled.pk, "reschedule"])
    page = opened(browser, live_server, rina, address)
    page.locator("#id_day").fill("2099-03-05")
    expect(page.locator(".desk-minute")).to_have_text("Terbit Kamis, 5 Maret 2099 pukul 08.00 WIB")
    page.get_by_role("button", name="Ubah jadwal").click()
    expect(page.get_by_text("Berita kini terbit otomatis")).to_be_visible()
    page.context.close()


def test_an_embargo_is_told_while_it_is_chosen(browser, live_server, wati):
    draft = make_draft(writer=wati)
    page = opened(browser, live_server, wati, f"{change(draft)}#penerbitan")
    page.locator("#id_embargo_until_0").fill("2099-03-05")
    page.locator("#id_embargo_until_1").fill("09:30")
    expect(page.locator(".field-embargo_until .desk-told")).to_have_text(
        "Diembargo sampai Kamis, 5 Maret 2099 pukul 09.30 WIB"
    )
    page.context.close()


@pytest.mark.parametrize("asked", ["bulan", "pekan"])
def test_a_normal_load_is_one_sheet_of_paper(asked, browser, live_server, rina):
    today = timezone.localtime(timezone.now(), ZONE).date()
    for back in range(8):
        make_article(timezone.now(), timezone.now() - timedelta(days=back // 2, hours=1))
    for ahead in range(1, 9):
        make_article(timezone.now(), timezone.now() + timedelta(days=ahead // 2, hours=1))
        make_draft(due_at=timezone.now() + timedelta(days=ahead))
    value = f"{today:%Y-%m}" if asked == "bulan" else str(today)
    page = opened(browser, live_server, rina, f"{CALENDAR}?{asked}={value}")
    page.wait_for_timeout(300)
    sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    page.context.close()
    assert sheets == 1


def test_paper_carries_neither_menu_nor_buttons(month):
    month.emulate_media(media="print")
    for hidden in ["#nav-sidebar", "#header-inner", ".cal-ways", ".cal-choices", ".cal-move"]:
        expect(month.locator(hidden).first).to_be_hidden()
    expect(month.locator(".cal-printed")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["bulan=2099-03", "pekan=2099-03-04"])
def test_nothing_is_wider_than_a_small_phone(asked, scheme, browser, live_server, rina):
    make_article(timezone.now(), AT, headline="Kata-yang-panjang-sekali-tanpa-jeda" * 4)
    options = {"viewport": {"width": 320, "height": 700}, "color_scheme": scheme}
    page = opened(browser, live_server, rina, f"{CALENDAR}?{asked}", **options)
    page.wait_for_timeout(400)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.context.close()


def test_the_time_left_for_an_emergency_runs_and_turns_red(browser, live_server, rina):
    article = make_public(headline="Gempa")
    due = timezone.now() + timedelta(minutes=90, seconds=30)
    Article.objects.filter(pk=article.pk).update(
        emergency_reason="Gempa.", released_by=rina, review_due_at=due
    )
    page = opened(browser, live_server, rina, CALENDAR)
    page.clock.install()
    page.goto(live_server.url + reverse("admin:index"))
    left = page.locator(".desk-left")
    expect(left).to_have_text("tinggal 1 jam, 30 menit")
    page.clock.fast_forward("01:35:00")
    expect(left).to_contain_text("lewat 0 jam")
    expect(left).to_have_class(re.compile("is-late"))
    page.context.close()
