"""The desk of the log: who reads it, what it shows, how it is searched, what it costs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import audit, workflow
from articles.admin.filters import MOST_LISTED
from articles.models import Event
from tests.cast import sign_in
from tests.factories import make_category, make_draft, make_user

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_event_changelist")


@pytest.fixture
def reader(sari):
    return sign_in(sari)


def one(pk: int) -> str:
    return reverse("admin:articles_event_change", args=[pk])


def add(verb="submit", **given) -> Event:
    return audit.record(verb, **{"by": None, "name": "Sistem", "now": timezone.now(), **given})


def listed(client, **query) -> list[str]:
    return [event.verb for event in client.get(LIST, query).context["cl"].result_list]


def words(response) -> str:
    return " ".join(response.content.decode().split())


# Who


@pytest.mark.parametrize("person", ["wati", "rina", "joko"])
def test_only_the_site_admin_reads_the_log(person, request):
    event = add()
    client = sign_in(request.getfixturevalue(person))
    assert [client.get(LIST).status_code, client.get(one(event.pk)).status_code] == [403, 403]


def test_the_menu_leads_there(reader):
    assert LIST in words(reader.get(reverse("admin:index")))


@pytest.mark.parametrize(
    ("door", "code"), [("add", 403), ("delete", 403), ("history", 404), ("change", 200)], ids=str
)
def test_nothing_is_added_deleted_or_changed_and_nothing_has_a_history(door, code, reader):
    event = add()
    address = reverse(f"admin:articles_event_{door}", args=[] if door == "add" else [event.pk])
    given = {"verb": "publish", "actor_name": "Orang lain", "post": "yes"}
    assert [reader.get(address).status_code, reader.post(address, given).status_code] == [code, code]
    assert Event.objects.values_list("verb", "actor_name").get() == ("submit", "Sistem")


def test_no_action_deletes(reader):
    event = add()
    reader.post(LIST, {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"})
    assert Event.objects.count() == 1


@pytest.mark.parametrize("key", ["0", "abc", "1%00", "9" * 30, "-1"])
def test_a_deed_that_never_was_is_not_found(key, reader):
    assert reader.get(f"{LIST}{key}/change/").status_code == 404


# What it shows


def test_a_verb_is_told_with_who_when_why_and_what_became_of_it(reader, rina):
    draft = make_draft(headline="Loket malam")
    workflow.submit(article=draft, by=draft.writer, now=timezone.now())
    workflow.send_back(article=draft, by=rina, now=timezone.now(), reason="Sebut sumbernya.")
    page = words(reader.get(LIST))
    assert "Rina Basuki" in page
    assert "mengembalikan naskah" in page
    assert "Loket malam" in page
    assert "“Sebut sumbernya.”" in page
    assert "Menunggu tinjauan → Dikembalikan" in page


def test_one_deed_is_told_whole(reader):
    details = {"fields": {f"satu{number}": ["lama", "baru"] for number in range(20)}}
    event = add("change_settings", details=details, address="203.0.113.7")
    page = words(reader.get(one(event.pk)))
    assert ("satu19: “lama” → “baru”" in page, "203.0.113.7" in page) == (True, True)


def test_the_list_cuts_long_details(reader):
    add("change_settings", details={"fields": {f"satu{number}": ["lama", "baru"] for number in range(20)}})
    page = words(reader.get(LIST))
    assert ("satu0" in page, "satu19" in page, "dan 16 lagi" in page) == (True, False, True)


def test_what_was_typed_is_no_markup(reader):
    event = add("change_row", reason="<script>x</script>", details={"fields": {"<b>": ["<i>", "<u>"]}})
    for address in (LIST, one(event.pk)):
        page = words(reader.get(address))
        assert ("<script>x" in page, "<i>" in page, "&lt;script&gt;x" in page) == (False, False, True)


def test_a_deed_whose_name_is_unknown_is_shown_by_it(reader):
    add("tindakan_lama")
    assert "tindakan_lama" in words(reader.get(LIST))


def test_the_newest_stands_first(reader):
    add("submit", now=timezone.now() - timedelta(hours=1))
    add("publish")
    assert listed(reader) == ["publish", "submit"]


# Filters


def test_deeds_are_chosen_by_kind(reader):
    for verb in ("submit", "sign_in", "change_settings", "export_events"):
        add(verb)
    chosen = [
        listed(reader, tindakan=group) for group in ("naskah", "masuk", "pengaturan", "unduhan", "akun")
    ]
    assert chosen == [["submit"], ["sign_in"], ["change_settings"], ["export_events"], []]


def test_deeds_are_chosen_by_person(reader, rina, wati):
    add("publish", by=rina)
    add("submit", by=wati)
    add("sign_in_failed")
    assert [listed(reader, pelaku=key) for key in (rina.pk, wati.pk, 0)] == [
        ["publish"],
        ["submit"],
        ["sign_in_failed"],
    ]


def test_deeds_are_chosen_by_kind_of_object(reader, wati):
    add("change_account", subject=wati)
    add("change_row", subject=make_category())
    assert listed(reader, objek="articles.user") == ["change_account"]


@pytest.mark.parametrize(
    ("period", "verbs"),
    [
        ("hari-ini", ["sign_in"]),
        ("7", ["sign_in", "submit"]),
        ("30", ["sign_in", "submit", "publish"]),
        ("", ["sign_in", "submit", "publish", "withdraw"]),
    ],
)
def test_deeds_are_chosen_by_days(period, verbs, reader):
    now = timezone.now()
    for verb, days in [("sign_in", 0), ("submit", 3), ("publish", 20), ("withdraw", 400)]:
        add(verb, now=now - timedelta(days=days))
    assert listed(reader, waktu=period) == verbs


def test_months_and_years_are_the_office_s(reader):
    """17.30 UTC on the last day of the year is the new year in Jakarta."""
    year = timezone.localtime(timezone.now()).year
    add("publish", now=datetime(year - 1, 12, 31, 17, 30, tzinfo=UTC))
    add("submit", now=datetime(year - 1, 12, 31, 16, 30, tzinfo=UTC))
    assert [listed(reader, waktu=str(one)) for one in (year, year - 1)] == [["publish"], ["submit"]]


def test_search_finds_a_person_and_an_object(reader, rina):
    add("publish", by=rina, subject=make_category("Perizinan"))
    add("submit")
    assert [listed(reader, q=text) for text in ("basuki", "izin", "rina izin", "zzz")] == [
        ["publish"],
        ["publish"],
        ["publish"],
        [],
    ]


@pytest.mark.parametrize(
    "name", ["waktu", "tindakan", "pelaku", "objek", "q", "p", "o", "all", "_facets", "e"]
)
@pytest.mark.parametrize("value", ["\x00", "x", "-1", "9" * 30, "2026-13", "0000", "٣", "%", "'", "😀" * 300])
def test_nothing_in_the_address_breaks_the_list(name, value, reader):
    add()
    assert reader.get(LIST, {name: value}).status_code in (200, 302, 400)


@pytest.mark.parametrize(
    "lookup",
    ["actor_name__startswith", "article__body__contains", "details__fields", "at__gte", "verb__regex"],
)
def test_an_address_asks_nothing_of_other_columns_and_tables(lookup, reader):
    assert reader.get(LIST, {lookup: "a"}).status_code == 400


# Cost


def test_the_list_costs_the_same_however_much_there_is(reader, sari):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert reader.get(LIST).status_code == 200
        return len(captured)

    add(subject=sari)
    cost()
    few = cost()
    for _ in range(10):
        person = make_user()
        add("publish", by=person, subject=make_category(), article=make_draft())
    assert cost() == few


def test_the_list_counts_no_further_than_it_is_leafed(reader):
    add()
    with CaptureQueriesContext(connection) as captured:
        reader.get(LIST)
    counts = [
        query["sql"] for query in captured if "COUNT(" in query["sql"] and "articles_event" in query["sql"]
    ]
    assert counts
    assert all(f"LIMIT {MOST_LISTED}" in sql for sql in counts)


PLANS = {
    "newest": ({}, "event_newest"),
    "kind of deed": ({"verb": "export_events"}, "event_by_verb"),
    "person": ({"actor_id": 77}, "event_by_actor"),
    "kind of object": ({"subject_type": "articles.office"}, "event_by_kind_of_subject"),
    "article": ({"article_id": 77}, "event_by_article"),
}


@pytest.mark.parametrize("name", PLANS)
def test_each_filter_has_its_index(name, db):
    chosen, index = PLANS[name]
    rows = (
        Event(
            verb="submit",
            actor_id=number % 50,
            actor_name="x",
            at=timezone.now(),
            subject_type="articles.article",
        )
        for number in range(5000)
    )
    Event.objects.bulk_create(rows, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_event")
    assert index in Event.objects.filter(**chosen)[:50].explain()


def test_the_way_into_the_bin_is_told_in_words(sari, wati):
    draft = make_draft(writer=wati)
    workflow.discard_draft(article=draft, by=wati, now=timezone.now())
    assert "Draf → Di tempat sampah" in sign_in(sari).get(LIST).content.decode()
