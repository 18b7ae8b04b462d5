"""What is done to accounts, settings, roles and rows stands in the log, with what was before and what is now."""

import ast
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse

from articles import accounts, keywords, shelves
from articles.admin.changes import told
from articles.deeds import DEEDS
from articles.models import Event
from articles.roles import EDITOR, SITE_ADMIN, WRITER
from articles.transitions import TRANSITIONS
from tests.cast import sign_in
from tests.factories import NOW, make_category, make_draft, make_office, make_tag
from tests.filling import send, shown

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent


def the(verb: str) -> Event:
    return Event.objects.get(verb=verb)


# Accounts


def test_a_new_account_is_recorded_with_its_roles_and_without_its_password(sari):
    address = reverse("admin:articles_user_add")
    client = sign_in(sari)
    group = Group.objects.get(name=EDITOR)
    values = shown(client.get(address), "user_form") | {
        "username": "dewi",
        "name": "Dewi Lestari",
        "groups": [group.pk],
        "password1": "sandi-panjang-99",
        "password2": "sandi-panjang-99",
    }
    assert client.post(address, values).status_code == 302
    event = the("add_account")
    assert (event.actor_id, event.subject_type, event.subject) == (sari.pk, "articles.user", "Dewi Lestari")
    assert event.details["fields"]["groups"] == ["", EDITOR]
    assert "sandi" not in str(event.details)


def test_a_changed_account_is_recorded_before_and_after(sari, wati):
    groups = [Group.objects.get(name=name).pk for name in (WRITER, SITE_ADMIN)]
    address = reverse("admin:articles_user_change", args=[wati.pk])
    send(sign_in(sari), address, "user_form", initials="wtx", groups=groups)
    assert the("change_account").details == {
        "fields": {"initials": ["wth", "wtx"], "groups": ["Penulis", "Admin Situs, Penulis"]}
    }


def test_one_s_own_profile_is_recorded_before_and_after(wati):
    send(sign_in(wati), reverse("profile"), "", position="Pranata Humas")
    event = the("change_account")
    assert (event.actor_id, event.details) == (wati.pk, {"fields": {"position": ["", "Pranata Humas"]}})


def test_saving_without_a_change_is_no_deed(sari, wati):
    send(sign_in(sari), reverse("admin:articles_user_change", args=[wati.pk]), "user_form")
    assert not Event.objects.exists()


@pytest.mark.parametrize("verb", ["deactivate", "reactivate"])
def test_closing_and_opening_an_account_is_recorded(verb, sari, wati):
    if verb == "reactivate":
        wati.is_active = False
        wati.save()
    getattr(accounts, verb)(person=wati, by=sari, now=NOW)
    event = the(verb)
    assert (event.actor_name, event.subject, event.at) == ("Sari Dewanti", "Wati Handayani", NOW)


def test_a_password_set_by_an_admin_is_recorded_without_it(sari, wati):
    accounts.set_password(person=wati, password="sandi-panjang-99", by=sari, now=NOW)
    assert "sandi-panjang" not in str(Event.objects.filter(verb="set_password").values().get())


# Settings


def test_a_changed_setting_is_recorded_before_and_after(sari):
    make_office(name="Dinas Lama")
    address = reverse("admin:articles_office_change", args=[1])
    send(sign_in(sari), address, "office_form", name="Dinas Baru", time_zone="Asia/Jayapura")
    assert the("change_settings").details == {
        "fields": {
            "name": ["Dinas Lama", "Dinas Baru"],
            "time_zone": ["WIB (Waktu Indonesia Barat)", "WIT (Waktu Indonesia Timur)"],
        }
    }


def test_a_changed_social_link_is_recorded_before_and_after(sari):
    office = make_office()
    link = office.social_links.get()
    address = reverse("admin:articles_office_change", args=[1])
    send(sign_in(sari), address, "office_form", **{"social_links-0-label": "Kanal Baru"})
    row = {"type": "articles.sociallink", "name": "Kanal Baru", "deed": "change"}
    assert the("change_settings").details == {
        "rows": [{**row, "fields": {"label": [link.label, "Kanal Baru"]}}]
    }


def test_a_removed_social_link_is_recorded(sari):
    make_office()
    address = reverse("admin:articles_office_change", args=[1])
    send(sign_in(sari), address, "office_form", **{"social_links-0-DELETE": "on"})
    row = the("change_settings").details["rows"][0]
    assert (row["deed"], row["name"]) == ("delete", "Kanal Contoh")


# Roles


def test_roles_put_right_are_recorded_with_what_came_and_went(db):
    group = Group.objects.get(name=WRITER)
    group.permissions.remove(Permission.objects.get(codename="add_article"))
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    call_command("sync_roles", verbosity=0)
    roles = {WRITER: {"added": ["articles.add_article"], "removed": ["articles.delete_user"]}}
    assert the("synchronise_roles").details == {"roles": roles}


def test_roles_that_are_right_are_no_deed(db):
    call_command("sync_roles", verbosity=0)
    assert not Event.objects.exists()


def test_the_roles_of_a_new_office_are_no_deed(db):
    Group.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert (Group.objects.count(), Event.objects.count()) == (4, 0)


# Everything else


def test_shelves_made_one_are_recorded_on_both(joko):
    air, jalan = make_category("Air"), make_category("Jalan")
    shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    assert {event.subject for event in Event.objects.filter(verb="merge_shelf")} == {"Air", "Jalan"}


def test_a_shelf_moved_up_is_recorded(joko):
    make_category("Air", position=1)
    shelves.move(category=make_category("Jalan", position=2), step=-1, by=joko, now=NOW)
    assert the("move_shelf").reason == "Kini di urutan 1 dari 2."


def test_a_shelf_that_cannot_move_is_no_deed(joko):
    shelves.move(category=make_category("Air"), step=-1, by=joko, now=NOW)
    assert not Event.objects.exists()


def test_tags_made_one_are_recorded(joko):
    banjir, bah = make_tag("banjir"), make_tag("bah")
    keywords.merge(tags=[bah], into=banjir, by=joko, now=NOW)
    assert {event.subject for event in Event.objects.filter(verb="merge_tags")} == {"bah", "banjir"}


def test_an_added_and_a_deleted_row_are_recorded_by_every_desk(rina):
    client = sign_in(rina)
    address = reverse("admin:pages_faqtopic_add")
    client.post(address, shown(client.get(address), "faqtopic_form") | {"name": "Perizinan"})
    added = the("add_row")
    client.post(reverse("admin:pages_faqtopic_delete", args=[added.subject_id]), {"post": "yes"})
    gone = the("delete_row")
    assert [(event.subject_type, event.subject) for event in (added, gone)] == [
        ("pages.faqtopic", "Perizinan")
    ] * 2


def test_rows_deleted_together_are_recorded_one_by_one(joko):
    tags = [make_tag("satu"), make_tag("dua")]
    keywords.remove_unused(tags=tags, by=joko, now=NOW)
    assert Event.objects.filter(verb="remove_tag").count() == 2


def test_a_saved_text_is_recorded_by_its_parts_not_its_words(wati):
    draft = make_draft(writer=wati)
    address = reverse("admin:articles_article_change", args=[draft.pk])
    send(sign_in(wati), address, "article_form", headline="Rahasia dapur")
    event = the("save")
    assert (event.subject_type, event.subject_id) == ("articles.article", str(draft.pk))
    assert event.details == {"parts": ["judul"]}


# Words


def recorded_verbs() -> set[str]:
    """Every name that the code gives a deed: the first argument of `record`, or its `verb`, and those of desks."""
    found = set(TRANSITIONS)
    for path in [*(ROOT / "articles").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                given = [keyword.value for keyword in node.keywords if keyword.arg == "verb"]
                given += node.args[:1] if name in ("record", "finish", "_record", "write_down") else []
                found |= {value.value for value in given if isinstance(value, ast.Constant)}
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "deeds":
                found |= {
                    value.value
                    for value in getattr(node.value, "elts", [])
                    if isinstance(value, ast.Constant)
                }
    return found


def test_the_walk_finds_the_deeds():
    assert {"submit", "correct", "merge_shelf", "sign_in_failed", "change_settings"} <= recorded_verbs()


def test_every_deed_of_the_code_has_words():
    assert recorded_verbs() - set(DEEDS) == set()


def test_no_words_are_left_of_a_deed_that_is_gone():
    paths = [path for path in (ROOT / "articles").rglob("*.py") if path.name != "deeds.py"]
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    assert set(DEEDS) - {node.value for node in nodes if isinstance(node, ast.Constant)} == set()


@pytest.mark.parametrize(
    ("details", "lines"),
    [
        ({}, []),
        ({"fields": {"name": ["A", ""]}}, ["nama kantor: “A” → “–”"]),
        (
            {"rows": [{"type": "articles.sociallink", "name": "X", "deed": "delete", "fields": {}}]},
            ["media sosial “X” dihapus"],
        ),
        ({"roles": {"Editor": {"added": ["a.b"], "removed": ["c.d"]}}}, ["Editor: +a.b −c.d"]),
        ({"parts": ["judul", "isi"]}, ["Bagian: judul, isi"]),
        ({"copy": 79}, ["Nomor perubahan: 79"]),
        ({"fields": 7, "rows": "x", "roles": [1]}, []),
        ({"fields": {"bukan": ["1", "2"]}}, ["bukan: “1” → “2”"]),
        ({"lain": {"a": 1}}, ["lain: a = 1"]),
        ([1, 2], []),
    ],
)
def test_details_are_told_in_words_whatever_they_hold(details, lines):
    assert told(details, "articles.office") == lines
