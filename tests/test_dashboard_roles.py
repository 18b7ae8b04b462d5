"""The first page of each role: what waits for whom stands first, with the exact minute where there is one."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import unsaved, workflow
from articles.admin import dashboard
from articles.models import Article, CorrectionRequest, Office, PopularArticle
from tests.cast import sign_in
from tests.factories import NOW, make_article, make_category, make_draft, make_public, make_withdrawn

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")


@pytest.fixture
def editor(rina):
    return sign_in(rina)


def filled(person) -> dict:
    """What the page shows to `person` on the tests' Monday morning."""
    office = Office.objects.current()
    request = SimpleNamespace(user=person, now=NOW, office=office)
    with timezone.override(office.zone):
        return dashboard.fill(request, {})


def submitted(now=NOW, **fields) -> Article:
    article = make_draft(**fields)
    return workflow.submit(article=article, by=article.writer, now=now)


def headlines(pile) -> list[str]:
    return [row.headline for row in pile.rows]


def waiting(person) -> list[str]:
    return [row.item.title for row in filled(person)["waiting"].rows]


def words(client) -> str:
    return " ".join(client.get(INDEX).content.decode().replace("\xa0", " ").split())


# Waits for me


def test_an_editor_sees_who_waits_longest_first(rina):
    for hours, headline in [(1, "Baru"), (30, "Lama"), (5, "Tengah")]:
        submitted(NOW - timedelta(hours=hours), headline=headline)
    assert waiting(rina) == ["Lama", "Tengah", "Baru"]


def test_how_long_it_waits_is_told(editor):
    submitted(timezone.now() - timedelta(hours=30))
    assert "menunggu 1 hari, 6 jam" in words(editor)


def test_a_returned_text_comes_with_its_note(wati, rina):
    article = submitted(writer=wati)
    workflow.send_back(article=article, by=rina, now=NOW, reason="Sebut sumbernya.")
    assert "Sebut sumbernya." in words(sign_in(wati))


def test_a_text_past_its_due_time_waits_for_its_writer(wati, made):
    make_draft(writer=wati, headline="Terlambat", due_at=NOW - timedelta(hours=1))
    assert (waiting(wati), waiting(made)) == (["Terlambat"], [])


def test_an_editor_with_much_to_do_sees_the_first_and_the_number(rina):
    for _ in range(dashboard.WAITING_SHOWN + 2):
        submitted()
    pile = filled(rina)["waiting"]
    assert (len(pile.rows), pile.number, pile.has_more) == (dashboard.WAITING_SHOWN, 10, True)


@pytest.mark.parametrize(
    ("person", "sentence"), [("rina", "Meja Anda bersih."), ("wati", "Tidak ada yang menunggu Anda.")]
)
def test_nothing_to_do_is_said_kindly(person, sentence, request):
    make_category()
    assert sentence in words(sign_in(request.getfixturevalue(person)))


# Mine


def test_an_officer_sees_own_work_and_no_other(wati, made):
    make_draft(writer=wati, headline="Drafku")
    submitted(writer=wati, headline="Kukirim")
    make_draft(writer=made, headline="Draf rekan")
    submitted(writer=made, headline="Kiriman rekan")
    page = filled(wati)
    assert (headlines(page["drafts"]), headlines(page["sent"])) == (["Drafku"], ["Kukirim"])


def test_the_number_of_drafts_is_that_of_all(wati):
    for _ in range(dashboard.SHOWN + 3):
        make_draft(writer=wati)
    pile = filled(wati)["drafts"]
    assert (len(pile.rows), pile.number) == (dashboard.SHOWN, dashboard.SHOWN + 3)


def test_what_was_typed_and_not_saved_is_offered_to_who_typed_it(wati, made):
    draft = make_draft(writer=wati, headline="Judul lama")
    for article, typed in [(draft, "Judul yang diketik"), (None, "Naskah baru")]:
        fields = {"values": {"headline": [typed]}, "labels": {}}
        unsaved.keep(page=uuid4(), by=wati, article=article, version=1, number=1, fields=fields, now=NOW)
    assert {row.headline for row in filled(wati)["unsaved"].rows} == {"Judul yang diketik", "Naskah baru"}
    assert filled(made)["unsaved"].rows == []


# The day


def test_what_goes_out_today_is_told_by_its_minute_and_zone(rina):
    Office.objects.create(name="Dinas Contoh", time_zone="Asia/Jayapura")
    make_article(published_at=NOW + timedelta(hours=3), headline="Nanti")  # 13.30 WIT
    [entry] = filled(rina)["scheduled"].rows
    assert (entry.headline, entry.at.hour, entry.at.minute) == ("Nanti", 13, 30)


@pytest.mark.parametrize(
    ("hours", "zone", "is_today"), [(15, "Asia/Jakarta", True), (15, "Asia/Jayapura", False)]
)
def test_today_ends_at_the_offices_midnight(hours, zone, is_today, rina):
    # 23.30 WIB, 01.30 WIT
    Office.objects.create(name="Dinas Contoh", time_zone=zone)
    make_article(published_at=NOW + timedelta(hours=hours))
    assert bool(filled(rina)["scheduled"].rows) == is_today


def test_an_officer_does_not_see_what_others_scheduled(wati):
    make_article(published_at=NOW + timedelta(hours=1))
    assert filled(wati)["scheduled"].rows == []


def test_what_is_due_or_free_soon_is_named_with_its_day(rina):
    make_draft(headline="Siap", due_at=NOW + timedelta(hours=4))
    make_draft(headline="Lepas", embargo_until=NOW + timedelta(days=1))
    make_draft(headline="Kelak", due_at=NOW + timedelta(days=4))
    soon = [(entry.headline, entry.label, day) for entry, day in filled(rina)["soon"].rows]
    assert soon == [("Siap", "Tenggat", "hari ini"), ("Lepas", "Embargo berakhir", "besok")]


# Emergencies and corrections


def emergency(wati, rina, now=NOW, **fields) -> Article:
    draft = make_draft(writer=wati, **fields)
    return workflow.publish_urgently(article=draft, by=rina, now=now, reason="Banjir bandang malam ini.")


def test_an_emergency_stays_before_every_editor_until_it_is_reviewed(wati, rina, sari):
    article = emergency(wati, rina, NOW - timedelta(hours=20))
    shown = [headlines_of_emergencies(rina), headlines_of_emergencies(sari)]
    workflow.review_emergency(article=article, by=sari, now=NOW)
    assert shown == [[article.headline]] * 2
    assert headlines_of_emergencies(rina) == []


def headlines_of_emergencies(person) -> list[str]:
    return [row.article.headline for row in filled(person)["emergencies"].rows]


@pytest.mark.parametrize(
    ("hours", "left", "is_late"), [(20, "tinggal 4 jam", False), (27, "lewat 3 jam", True)]
)
def test_what_is_left_of_its_time_is_told(hours, left, is_late, wati, rina):
    emergency(wati, rina, NOW - timedelta(hours=hours))
    [row] = filled(rina)["emergencies"].rows
    assert (row.emergency.left.replace("\xa0", " "), row.emergency.is_late) == (left, is_late)


def test_an_officer_is_shown_no_emergency(wati, rina, made):
    emergency(wati, rina, timezone.now(), headline="Siaga banjir")
    assert "menunggu tinjauan" not in words(sign_in(made))


def test_requests_for_correction_stand_open_before_editors(rina, made):
    article = make_article(headline="Yang keliru")
    CorrectionRequest.objects.create(
        article=article, kind="correction", party="Warga", text="Keliru.", filed_at=NOW, filed_by=made
    )
    assert [row.item.title for row in filled(rina)["corrections"].rows] == ["Yang keliru"]


# Most read, and what each role finds


def test_what_people_read_is_what_is_public(editor):
    shown, hidden = make_public(headline="Dibaca"), make_withdrawn(timezone.now(), headline="Sudah dicabut")
    for rank, article in enumerate([shown, hidden], start=1):
        PopularArticle.objects.create(rank=rank, article=article, count=9, computed_at=timezone.now())
    assert [article.headline for article in editor.get(INDEX).context["popular"]] == ["Dibaca"]


@pytest.mark.parametrize(
    ("role", "writes"), [("wati", True), ("rina", True), ("joko", False), ("sari", True)]
)
def test_the_button_to_write_is_for_who_writes(role, writes, request):
    page = sign_in(request.getfixturevalue(role)).get(INDEX).content.decode()
    assert ("desk-button-main" in page) == writes


def test_a_category_admin_finds_the_shelves_and_no_desk(joko):
    make_category("Layanan")
    page = words(sign_in(joko))
    assert "Layanan" in page
    assert "Menunggu Anda" not in page


def test_the_menu_holds_only_what_a_person_may_open(joko):
    page = sign_in(joko).get(INDEX).content.decode()
    assert "Menunggu tinjauan" not in page
    assert reverse("admin:articles_category_changelist") in page
    assert reverse("admin:articles_office_changelist") not in page


def test_a_new_office_is_led_to_its_first_shelf(wati):
    assert "Mintalah admin kategori membuatnya." in words(sign_in(wati))


@pytest.mark.parametrize("role", ["wati", "rina", "joko", "sari"])
def test_the_page_costs_the_same_however_much_there_is(role, wati, rina, sari, request):
    client = sign_in(request.getfixturevalue(role))
    now = timezone.now()

    def more(count):
        for _ in range(count):
            category = make_category()
            make_draft(writer=wati, category=category, due_at=now - timedelta(hours=1))
            make_draft(writer=wati, category=category, embargo_until=now + timedelta(minutes=9))
            submitted(now, writer=wati, category=category)
            workflow.propose_change(article=make_public(writer=wati), by=wati, now=now)
            emergency(wati, rina, now, category=category)
            make_article(now, now + timedelta(minutes=5), writer=wati)
            CorrectionRequest.objects.create(
                article=make_public(),
                kind="correction",
                party="Warga",
                text="Keliru.",
                filed_at=now,
                filed_by=sari,
            )

    more(1)
    few = queries(client)
    more(5)
    assert (queries(client), few <= 14) == (few, True), few


def queries(client) -> int:
    client.get(INDEX)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(INDEX).status_code == 200
    return len(captured)
