"""“Profil saya”: everybody edits their own details, and nobody else's."""

import threading

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django.urls import reverse

from articles.models import User
from tests.cast import sign_in
from tests.factories import make_user
from tests.filling import errors, send, shown

pytestmark = pytest.mark.django_db

PROFILE = reverse("profile")


@pytest.mark.parametrize("role", ["wati", "rina", "joko", "sari"])
def test_everybody_edits_their_own_details(role, request):
    person = request.getfixturevalue(role)
    send(sign_in(person), PROFILE, position="Pranata Humas Ahli Muda")
    person.refresh_from_db()
    assert person.position == "Pranata Humas Ahli Muda"


def test_every_page_of_the_desk_leads_there(wati):
    assert f'href="{PROFILE}"' in sign_in(wati).get(reverse("admin:index")).content.decode()


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(PROFILE).status_code == 302


def test_who_is_no_colleague_has_no_profile(db):
    assert sign_in(make_user(is_staff=False)).get(PROFILE).status_code == 302


def test_ones_own_initials_in_other_letters_are_free(wati):
    send(sign_in(wati), PROFILE, initials="WTH")
    wati.refresh_from_db()
    assert wati.initials == "WTH"


def test_a_colleagues_initials_are_refused_by_name(wati, made):
    assert "“MDW” sudah dipakai Made Wirawan" in errors(send(sign_in(wati), PROFILE, initials="MDW"))


def test_initials_are_letters(wati):
    assert "hanya boleh berisi huruf" in errors(send(sign_in(wati), PROFILE, initials="w-1"))


def test_what_was_typed_stays_when_refused(wati, made):
    response = send(sign_in(wati), PROFILE, initials="mdw", name="Wati H.")
    assert shown(response)["name"] == "Wati H."


def test_rights_cannot_be_forged(wati):
    send(sign_in(wati), PROFILE, is_superuser="on", is_staff="", groups="4", username="bos", is_active="")
    wati.refresh_from_db()
    assert (wati.is_superuser, wati.is_staff, wati.username, wati.is_active) == (False, True, "wati", True)
    assert wati.groups.count() == 1


def test_it_stands_in_the_history(wati):
    send(sign_in(wati), PROFILE, name="Wati H.")
    assert LogEntry.objects.get(object_id=wati.pk).get_change_message() == "Memperbarui profil sendiri."


@pytest.mark.django_db(transaction=True)
def test_initials_taken_in_the_same_moment_are_a_sentence(wati):
    client, answers = sign_in(wati), []
    values = shown(client.get(PROFILE)) | {"initials": "baru"}

    def save():
        answers.append(client.post(PROFILE, values))
        connection.close()

    with transaction.atomic():
        make_user(name="Bayu Rukmana", initials="baru")
        thread = threading.Thread(target=save)
        thread.start()
        thread.join(0.5)
    thread.join()
    assert "sudah dipakai Bayu Rukmana" in errors(answers[0])


@pytest.mark.django_db(transaction=True)
def test_a_username_taken_in_the_same_moment_is_a_sentence(sari):
    client, answers = sign_in(sari), []
    add = reverse("admin:articles_user_add")
    values = shown(client.get(add), "user_form") | {
        "username": "budi",
        "name": "Budi",
        "password1": "sandi-yang-panjang",
        "password2": "sandi-yang-panjang",
    }

    def save():
        answers.append(client.post(add, values))
        connection.close()

    with transaction.atomic():
        make_user(username="Budi")
        thread = threading.Thread(target=save)
        thread.start()
        thread.join(0.8)
    thread.join()
    assert "Nama pengguna ini sudah dipakai." in errors(answers[0])
    assert User.objects.filter(username__iexact="budi").count() == 1
