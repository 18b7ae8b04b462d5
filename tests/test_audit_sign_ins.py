"""Who came in, who went out and who tried stands in the log; whoever tries cannot fill it."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import audit
from articles.models import Event
from articles.sign_ins import MOST_AN_HOUR
from tests.cast import sign_in

pytestmark = pytest.mark.django_db

DOOR = reverse("admin:login")
HOST = "203.0.113.7"


def enter(client: Client, name: str, password: str, address: str = HOST, **headers: str):
    return client.post(DOOR, {"username": name, "password": password}, REMOTE_ADDR=address, headers=headers)


def failures():
    return Event.objects.filter(verb="sign_in_failed")


def test_a_sign_in_is_recorded_with_its_address(client, wati):
    enter(client, "wati", "wati")
    event = Event.objects.get(verb="sign_in")
    assert (event.actor_id, event.actor_name, event.address) == (wati.pk, "Wati Handayani", HOST)


def test_a_sign_out_is_recorded(client, wati):
    enter(client, "wati", "wati")
    client.post(reverse("admin:logout"), REMOTE_ADDR=HOST)
    event = Event.objects.get(verb="sign_out")
    assert (event.actor_id, event.address) == (wati.pk, HOST)


def test_a_failed_sign_in_names_the_account_that_was_tried(client, wati):
    enter(client, "wati", "keliru sekali")
    event = failures().get()
    assert (event.actor_id, event.actor_name, event.subject_id) == (None, "wati", str(wati.pk))


def test_no_password_is_kept(client, wati):
    enter(client, "wati", "rahasia-123-sekali")
    assert "rahasia" not in str(failures().values().get())


def test_of_a_name_that_nobody_has_little_is_kept_for_it_may_be_a_password(client, wati):
    enter(client, "SandiYangSalahKolom", "wati")
    assert failures().get().actor_name == "San…"


def test_the_server_s_log_has_each_failure_and_no_password(client, wati, caplog):
    enter(client, "wati", "rahasia-123")
    enter(client, "wati", "rahasia-123")
    told = [record.getMessage() for record in caplog.records if record.name == "newsroom.sign_in"]
    assert told == [f"sign-in failed for wati from {HOST}"] * 2


def test_the_same_failure_again_within_a_minute_is_one_row(client, wati):
    for _again in range(3):
        enter(client, "wati", "keliru")
    assert failures().count() == 1


def test_the_same_from_another_address_is_another_row(client, wati):
    enter(client, "wati", "keliru")
    enter(client, "wati", "keliru", "203.0.113.8")
    assert failures().count() == 2


def test_a_minute_later_it_is_another_row(client, wati):
    past = timezone.now() - timedelta(seconds=61)
    audit.record("sign_in_failed", by=None, name="wati", now=past, subject=wati, address=HOST)
    enter(client, "wati", "keliru")
    assert failures().count() == 2


def test_no_account_gets_more_rows_an_hour(client, wati):
    for number in range(MOST_AN_HOUR + 3):
        enter(client, "wati", "keliru", f"198.51.100.{number}")
    assert failures().count() == MOST_AN_HOUR


def test_the_last_row_says_that_more_are_left_out(client, wati):
    for number in range(MOST_AN_HOUR):
        enter(client, "wati", "keliru", f"198.51.100.{number}")
    assert [event.details.get("last") for event in failures()[:2]] == [True, None]


def test_unknown_names_together_get_no_more_rows_an_hour(client, db):
    for number in range(MOST_AN_HOUR + 3):
        enter(client, f"{number}-orang", "keliru")
    assert failures().count() == MOST_AN_HOUR


def test_a_flood_of_unknown_names_hides_no_attempt_on_an_account(client, wati):
    for number in range(MOST_AN_HOUR):
        enter(client, f"{number}-orang", "keliru")
    enter(client, "wati", "keliru")
    assert failures().filter(actor_name="wati").count() == 1


def test_after_an_hour_rows_are_written_again(client, wati):
    past = timezone.now() - timedelta(minutes=61)
    for _again in range(MOST_AN_HOUR):
        audit.record("sign_in_failed", by=None, name="wati", now=past, subject=wati, address=HOST)
    enter(client, "wati", "keliru")
    assert failures().count() == MOST_AN_HOUR + 1


@pytest.mark.parametrize("name", ["\x00", "wa\x00ti", "😀" * 40, "a" * 5000, "' OR 1=1", "\u202ewati", " "])
@pytest.mark.parametrize("password", ["\x00", "x"])
def test_nothing_typed_at_the_door_is_a_fault(name, password, client, wati):
    assert enter(client, name, password).status_code == 200


@pytest.mark.parametrize(
    ("forwarded", "kept"),
    [
        ("198.51.100.4", "198.51.100.4"),
        ("2001:db8::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("unknown", None),
        ("198.51.100.4:5050", "198.51.100.4"),
        ("1.2.3.4.5", None),
        ("x" * 500, None),
    ],
)
def test_an_address_that_a_proxy_says_is_kept_only_where_it_is_one(forwarded, kept, client, wati, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    enter(client, "wati", "wati", **{"X-Forwarded-For": forwarded})
    assert Event.objects.get(verb="sign_in").address == kept


def test_an_address_that_a_visitor_says_himself_is_not_believed(client, wati):
    enter(client, "wati", "wati", **{"X-Forwarded-For": "198.51.100.4"})
    assert Event.objects.get(verb="sign_in").address == HOST


def test_a_session_that_a_program_begins_is_no_sign_in(wati):
    sign_in(wati)
    assert not Event.objects.exists()


def test_a_changed_password_of_one_s_own_is_recorded_without_it(wati):
    client = sign_in(wati)
    new = "sandi-panjang-baru-77"
    given = {"old_password": "wati", "new_password1": new, "new_password2": new}
    assert client.post(reverse("admin:password_change"), given).status_code == 302
    event = Event.objects.get(verb="change_password")
    assert (event.actor_id, event.subject_id, event.details) == (wati.pk, str(wati.pk), {})


def test_a_refused_password_is_not_recorded(wati):
    given = {"old_password": "keliru", "new_password1": "x", "new_password2": "x"}
    sign_in(wati).post(reverse("admin:password_change"), given)
    assert not Event.objects.exists()


@pytest.mark.parametrize("name", ["newsroom.refused", "newsroom.sign_in"])
def test_what_is_refused_reaches_the_operator_s_log(name):
    code = (
        "import logging, logging.config; from newsroom import settings;"
        f"logging.config.dictConfig(settings.LOGGING); logging.getLogger({name!r}).warning('ditolak')"
    )
    surroundings = {name: os.environ[name] for name in ("PATH", "NEWSROOM_VAR")}
    surroundings |= {"NEWSROOM_PROFILE": "local", "SECRET_KEY": "x" * 60}
    ran = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, text=True)
    assert ran.stderr.endswith(f" WARNING {name}: ditolak\n")
