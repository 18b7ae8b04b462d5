"""Nothing typed is lost when a page is closed: kept by itself, without a line, without a session."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Autosave, User
from tests.factories import make_draft
from tests.open_forms import (
    SAVED,
    Enter,
    banner_of,
    body_of,
    browsers,
    change,
    close_for_good,
    opened,
    restore,
    status_of,
    write,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati, headline="Loket siang", body="<p>Teks semula.</p>")


@pytest.fixture
def enter(browser: Browser, live_server: LiveServer) -> Iterator[Enter]:
    with browsers(browser, live_server) as given:
        yield given


# Autosave


def test_what_is_typed_is_kept_by_itself(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam", " Sampai malam.")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    kept = Autosave.objects.get().fields["values"]
    assert kept["headline"] == ["Loket malam"]
    assert "Sampai malam." in kept["body"][0]


def test_an_untouched_form_keeps_nothing(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    page.wait_for_timeout(6000)
    assert not Autosave.objects.exists()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('naskah:'))") == []


def test_a_closed_form_is_offered_again(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket malam", " Sampai malam.")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    again = opened(context, change(draft))
    restore(again)
    expect(again.locator("#id_headline")).to_have_value("Loket malam")
    assert "Sampai malam." in body_of(again)
    draft.refresh_from_db()
    assert draft.headline == "Loket siang"


def test_another_computer_offers_it_too(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    restore(again := opened(enter(wati), change(draft)))
    expect(again.locator("#id_headline")).to_have_value("Loket malam")


def test_what_is_offered_can_be_looked_at_and_thrown_away(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket malam")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    page = opened(context, change(draft))
    expect(banner_of(page)).to_be_visible(timeout=20000)
    banner_of(page).get_by_role("button", name="Lihat").click()
    expect(banner_of(page).locator("dd")).to_have_text(["Loket malam"])
    page.on("dialog", lambda dialog: dialog.accept())
    banner_of(page).get_by_role("button", name="Buang").click()
    expect(banner_of(page)).to_have_count(0)
    assert Autosave.objects.get().fields is None


def test_restoring_can_be_taken_back(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket malam", " Sampai malam.")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    restore(again := opened(context, change(draft)))
    again.get_by_role("button", name="Batalkan pemulihan").click()
    expect(again.locator("#id_headline")).to_have_value("Loket siang")
    assert body_of(again) == "Teks semula."


def test_what_was_restored_and_saved_is_not_offered_again(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket malam")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    page = opened(context, change(draft))
    restore(page)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Naskah tersimpan.")).to_be_visible(timeout=20000)
    assert not Autosave.objects.filter(fields__isnull=False).exists()
    draft.refresh_from_db()
    assert draft.headline == "Loket malam"


def test_tags_and_shelf_come_back_too(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    page.get_by_role("link", name="Penempatan").click()
    page.locator(".field-tags .select2-search__field").press_sequentially("loket malam,")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    again = opened(context, change(draft))
    restore(again)
    again.get_by_role("link", name="Penempatan").click()
    expect(again.locator(".field-tags .select2-selection__choice")).to_have_text(["×loket malam"])


# Without a line


def test_without_a_line_it_stays_in_the_browser_and_is_offered_again(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    context.set_offline(True)
    write(page, "Diketik tanpa jaringan", " Di kereta.")
    expect(status_of(page)).to_contain_text("Tersimpan di peramban ini saja", timeout=20000)
    close_for_good(page)
    assert not Autosave.objects.exists()
    context.set_offline(False)
    again = opened(context, change(draft))
    restore(again)
    expect(again.locator("#id_headline")).to_have_value("Diketik tanpa jaringan")
    assert "Di kereta." in body_of(again)


def test_what_stayed_in_the_browser_is_sent_once_the_line_is_back(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    context.set_offline(True)
    write(page, "Diketik tanpa jaringan")
    expect(status_of(page)).to_contain_text("Tersimpan di peramban ini saja", timeout=20000)
    context.set_offline(False)
    expect(status_of(page)).to_contain_text(SAVED, timeout=30000)
    assert Autosave.objects.get().fields["values"]["headline"] == ["Diketik tanpa jaringan"]


def test_what_was_typed_just_before_the_lid_was_shut_is_offered(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    context.set_offline(True)
    write(page, "Kata terakhir")
    page.close(run_before_unload=False)
    context.set_offline(False)
    restore(again := opened(context, change(draft)))
    expect(again.locator("#id_headline")).to_have_value("Kata terakhir")


# Without a session


def test_what_was_typed_after_the_session_ended_comes_back_after_signing_in(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    Session.objects.all().delete()
    write(page, "Sesudah sesi berakhir")
    expect(status_of(page)).to_contain_text("Sesi Anda sudah berakhir", timeout=20000)
    close_for_good(page)
    again = opened(enter(wati, context), change(draft))
    restore(again)
    expect(again.locator("#id_headline")).to_have_value("Sesudah sesi berakhir")


def test_another_account_in_the_same_browser_sees_nothing_of_it(enter, draft, wati, rina):
    context = enter(wati)
    page = opened(context, change(draft))
    context.set_offline(True)
    write(page, "Milik Wati")
    expect(status_of(page)).to_contain_text("Tersimpan di peramban ini saja", timeout=20000)
    close_for_good(page)
    context.set_offline(False)
    other = opened(enter(rina, context), change(draft))
    other.wait_for_timeout(2000)
    expect(banner_of(other)).to_have_count(0)
    assert not Autosave.objects.filter(user=rina).exists()


def test_signing_out_leaves_nothing_in_the_browser(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam")
    page.on("dialog", lambda dialog: dialog.accept())
    page.evaluate("document.getElementById('logout-form').requestSubmit()")
    expect(page.get_by_text("Anda sudah keluar")).to_be_visible(timeout=20000)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('naskah:'))") == []
    assert Autosave.objects.get().fields["values"]["headline"] == ["Loket malam"]
