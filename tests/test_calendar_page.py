"""The calendar's page: what its address may say, who may move what, and what it costs."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.models import Office
from tests.cast import sign_in
from tests.factories import make_article, make_category, make_draft, make_public

pytestmark = pytest.mark.django_db

CALENDAR = reverse("calendar")
ZONE = timezone.get_default_timezone()


@pytest.fixture
def editor(rina):
    return sign_in(rina)


def soon(**fields):
    """Scheduled in March 2099."""
    return make_article(timezone.now(), datetime(2099, 3, 4, 8, 0, tzinfo=ZONE), **fields)


def page(client, **asked):
    return html.fromstring(client.get(CALENDAR, asked).content.decode())


def days(client, **asked) -> list[str]:
    return page(client, **asked).xpath("//li[contains(@class, 'cal-day')]/@data-day")


def text(node) -> str:
    return " ".join(node.text_content().split())


def test_it_stands_in_the_menu_of_everybody(wati, rina, joko, sari):
    for person in (wati, rina, joko, sari):
        assert CALENDAR in sign_in(person).get(reverse("admin:index")).content.decode()


def test_a_stranger_is_asked_to_sign_in(client):
    assert reverse("admin:login") in client.get(CALENDAR)["Location"]


def test_a_colleague_without_any_role_is_not_let_in(django_user_model):
    person = django_user_model.objects.create_user(username="tamu", is_staff=True)
    assert sign_in(person).get(CALENDAR).status_code == 403


def test_a_month_is_its_whole_weeks(editor):
    shown = days(editor, bulan="2099-03")
    assert (shown[0], shown[-1], len(shown)) == ("2099-02-23", "2099-04-05", 42)


def test_a_week_is_asked_by_any_of_its_days(editor):
    assert days(editor, pekan="2099-03-04") == [f"2099-03-{day:02}" for day in range(2, 9)]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"bulan": "2099-03"}, "Maret 2099"),
        ({"pekan": "2099-03-04"}, "2–8 Maret 2099"),
        ({"pekan": "2099-03-31"}, "30 Maret – 5 April 2099"),
        ({"pekan": "2098-12-31"}, "29 Desember 2098 – 4 Januari 2099"),
    ],
)
def test_the_heading_says_what_is_shown_and_the_zone(asked, name, editor):
    [heading] = page(editor, **asked).xpath("//header[contains(@class, 'cal-head')]/h2")
    assert text(heading) == f"{name} WIB"


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "9999-12",
        "2099-13",
        "2099-00",
        "0000-01",
        "1945-01",
        "2100-01",
        "x",
        "\x00",
        "٢٠٩٩-03",
        "😀",
        "9" * 60,
    ],
)
@pytest.mark.parametrize("name", ["bulan", "pekan"])
def test_a_time_that_is_none_is_today(name, asked, editor):
    today = timezone.localtime(timezone.now(), ZONE).date()
    assert str(today) in days(editor, **{name: asked})


@pytest.mark.parametrize("value", ["\x00", "x", "-1", "9" * 40, "'", "😀"])
@pytest.mark.parametrize("name", ["isi", "kategori", "pekan", "lain"])
def test_nothing_in_the_address_breaks_the_page(name, value, editor):
    assert editor.get(CALENDAR, {name: value}).status_code == 200


@pytest.mark.parametrize(("asked", "ways"), [("1946-01", "next"), ("2099-12", "previous")])
def test_the_calendar_ends_where_times_may_end(asked, ways, editor):
    found = editor.get(CALENDAR, {"bulan": asked}).context["ways"]
    assert [name for name in ("previous", "next") if found[name]] == [ways]


@pytest.mark.parametrize("day", ["1946-01-01", "2099-12-31"])
def test_the_first_and_last_week_have_a_page(day, editor):
    assert day in days(editor, pekan=day)


def test_a_text_tells_its_hour_its_sort_and_itself(editor):
    soon(headline="Loket pagi")
    [entry] = page(editor, bulan="2099-03").xpath("//li[contains(@class, 'cal-entry')]/a[1]")
    assert text(entry).endswith("08.00 Terjadwal Loket pagi")


@pytest.mark.parametrize(("role", "may"), [("rina", True), ("sari", True), ("wati", False)])
def test_only_who_may_reschedule_can_drag(role, may, wati, request):
    soon(writer=wati)
    found = page(sign_in(request.getfixturevalue(role)), bulan="2099-03")
    assert bool(found.xpath("//li[@draggable='true']")) == may
    assert bool(found.xpath("//a[contains(@class, 'cal-move')]")) == may


def test_only_what_is_scheduled_can_be_dragged(editor):
    make_draft(
        due_at=datetime(2099, 3, 5, 8, 0, tzinfo=ZONE), embargo_until=datetime(2099, 3, 6, tzinfo=ZONE)
    )
    assert page(editor, bulan="2099-03").xpath("//li[@draggable='true']") == []


def test_one_sort_and_one_shelf_are_chosen_and_kept(editor):
    shelf = make_category("Layanan")
    soon(headline="Yang dicari", category=shelf)
    soon(headline="Yang lain", category=make_category("Lain"))
    found = page(editor, bulan="2099-03", isi="terjadwal", kategori=shelf.pk)
    assert [text(node) for node in found.xpath("//*[@class='cal-headline']")] == ["Yang dicari"]
    [following] = found.xpath("//a[@rel='next']/@href")
    assert following == f"{CALENDAR}?bulan=2099-04&isi=terjadwal&kategori={shelf.pk}"


@pytest.mark.parametrize(("asked", "over"), [("2000-01", 42), ("2099-03", 0)])
def test_days_that_are_over_are_marked(asked, over, editor):
    assert len(page(editor, bulan=asked).xpath("//li[contains(@class, 'is-past')]")) == over


def test_more_than_fits_into_a_day_leads_to_its_week(editor):
    for _ in range(7):
        soon()
    [more] = page(editor, bulan="2099-03").xpath("//a[@class='cal-more']")
    assert text(more) == "+3 lagi"
    assert more.get("href") == f"{CALENDAR}?pekan=2099-03-04#hari-2099-03-04"


def test_what_the_office_prints_says_who_printed_it_when(editor):
    Office.objects.create(name="Dinas Contoh", time_zone="Asia/Makassar")
    [line] = page(editor).xpath("//p[@class='cal-printed']")
    assert text(line).startswith("Dinas Contoh · dicetak")
    assert text(line).endswith("WITA")


@pytest.mark.parametrize("asked", [{"bulan": "2099-03"}, {"pekan": "2099-03-04"}])
def test_it_costs_the_same_however_much_there_is(asked, editor):
    def more(count):
        for _ in range(count):
            soon(category=make_category())
            make_public()
            make_draft(due_at=datetime(2099, 3, 4, 8, 0, tzinfo=ZONE))

    more(1)
    few, menu = queries(editor, CALENDAR, asked), queries(editor, reverse("admin:password_change"), {})
    more(8)
    assert queries(editor, CALENDAR, asked) == few
    # The shelves, and the days.
    assert few == menu + 2


def queries(client, address, asked) -> int:
    client.get(address, asked)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, asked).status_code == 200
    return len(captured)
