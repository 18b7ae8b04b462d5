"""The verbs that close and open accounts."""

import threading

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction

from articles import accounts
from articles.models import User
from articles.workflow import Refused
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(db):
    return make_user(username="root", is_superuser=True)


def test_a_deactivated_person_is_inactive(sari, wati):
    accounts.deactivate(person=wati, by=sari, now=NOW)
    wati.refresh_from_db()
    assert not wati.is_active


def test_a_reactivated_person_is_active(sari, wati):
    accounts.deactivate(person=wati, by=sari, now=NOW)
    accounts.reactivate(person=wati, by=sari, now=NOW)
    wati.refresh_from_db()
    assert wati.is_active


@pytest.mark.parametrize("verb", ["deactivate", "reactivate"])
def test_each_verb_stands_in_the_history(verb, sari, wati):
    User.objects.filter(pk=wati.pk).update(is_active=verb == "deactivate")
    getattr(accounts, verb)(person=wati, by=sari, now=NOW)
    sentence = {"deactivate": "Dinonaktifkan.", "reactivate": "Diaktifkan kembali."}[verb]
    assert LogEntry.objects.get(object_id=wati.pk).get_change_message() == sentence


def test_nobody_deactivates_themselves(sari):
    with pytest.raises(Refused, match="akun sendiri"):
        accounts.deactivate(person=sari, by=sari, now=NOW)


def test_an_inactive_person_is_not_deactivated_again(sari, wati):
    accounts.deactivate(person=wati, by=sari, now=NOW)
    with pytest.raises(Refused, match="sudah tidak aktif"):
        accounts.deactivate(person=wati, by=sari, now=NOW)


def test_an_active_person_is_not_reactivated(sari, wati):
    with pytest.raises(Refused, match="sudah aktif"):
        accounts.reactivate(person=wati, by=sari, now=NOW)


def test_initials_taken_meanwhile_name_their_holder(sari, wati):
    accounts.deactivate(person=wati, by=sari, now=NOW)
    make_user(name="Wahyu Hidayat", initials="WTH")
    with pytest.raises(Refused, match="“wth” kini dipakai Wahyu Hidayat"):
        accounts.reactivate(person=wati, by=sari, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_initials_taken_in_the_same_moment_are_a_sentence_too(sari, wati):
    accounts.deactivate(person=wati, by=sari, now=NOW)
    outcome = []

    def reactivate():
        try:
            accounts.reactivate(person=wati, by=sari, now=NOW)
        except Refused as refused:
            outcome.append(str(refused))
        finally:
            connection.close()

    with transaction.atomic():
        make_user(initials="wth")
        thread = threading.Thread(target=reactivate)
        thread.start()
        thread.join(0.5)
    thread.join()
    assert outcome == ["Inisial “wth” kini dipakai rekan lain. Ganti dahulu inisial akun ini, lalu ulangi."]


def test_a_new_password_is_valid(sari, wati):
    accounts.set_password(person=wati, password="kata-sandi-baru", by=sari, now=NOW)
    wati.refresh_from_db()
    assert wati.check_password("kata-sandi-baru")


def test_a_new_password_stands_in_the_history_without_itself(sari, wati):
    accounts.set_password(person=wati, password="kata-sandi-baru", by=sari, now=NOW)
    assert LogEntry.objects.get(object_id=wati.pk).get_change_message() == "Sandi diatur ulang."


@pytest.mark.parametrize("role", ["wati", "rina", "joko"])
def test_only_a_site_admin_deactivates(role, made, request):
    with pytest.raises(Refused, match="Hanya admin situs"):
        accounts.deactivate(person=made, by=request.getfixturevalue(role), now=NOW)


def test_a_site_admin_cannot_touch_a_superuser(sari, root):
    with pytest.raises(Refused, match="pengelola server"):
        accounts.set_password(person=root, password="kata-sandi-baru", by=sari, now=NOW)


def test_a_superuser_can(root, sari):
    other = make_user(is_superuser=True)
    accounts.deactivate(person=other, by=root, now=NOW)
    other.refresh_from_db()
    assert not other.is_active
