"""What people choose in their profile, and what the site admin sees of the mail that leaves."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Mail, User
from tests.cast import sign_in
from tests.factories import make_draft
from tests.filling import said, send, shown

pytestmark = pytest.mark.django_db

PROFILE = reverse("profile")
LIST = reverse("admin:articles_mail_changelist")
CHOICES = ["mail_submitted", "mail_returned", "mail_approved", "mail_mentioned", "mail_digest"]


def make_mail(receiver: User, **fields) -> Mail:
    now = timezone.now()
    fields.setdefault("kind", "submitted")
    fields.setdefault("key", f"uji:{Mail.objects.count()}")
    fields.setdefault("subject", "Menunggu tinjauan: Loket malam")
    fields.setdefault("text", "Rahasia isi surel.")
    return Mail.objects.create(receiver=receiver, created_at=now, **{"due_at": now, **fields})


# Choosing


@pytest.mark.parametrize("choice", CHOICES)
def test_everybody_can_decline_each_kind(wati, choice):
    send(sign_in(wati), PROFILE, **{choice: None})
    wati.refresh_from_db()
    assert [getattr(wati, name) for name in CHOICES] == [name != choice for name in CHOICES]


def test_who_never_chose_gets_all(wati):
    values = shown(sign_in(wati).get(PROFILE))
    assert [values[name] for name in CHOICES] == ["on"] * 5


@pytest.mark.parametrize("sent", ["", "\x00", "ya", "😀", "9" * 400])
def test_whatever_is_sent_as_a_choice_is_a_choice(wati, sent):
    assert send(sign_in(wati), PROFILE, mail_digest=sent).status_code == 302


def test_what_was_chosen_stays_when_the_rest_is_refused(wati):
    response = send(sign_in(wati), PROFILE, name="", mail_digest=None)
    assert "mail_digest" not in shown(response)


def page(person: User) -> str:
    return sign_in(person).get(PROFILE).content.decode()


def test_it_says_that_mail_is_not_set_up(wati, settings):
    settings.MAIL_IS_ON = False
    assert "Surel belum dinyalakan di server ini." in page(wati)


def test_it_says_that_the_address_is_missing(wati):
    assert "Alamat surel Anda masih kosong" in page(wati)


@pytest.fixture
def reader(wati) -> User:
    wati.email = "wati@kantor.example"
    wati.save()
    return wati


def test_it_says_why_the_last_mail_did_not_arrive(reader):
    make_mail(reader, last_error="Server surel menolak alamat penerima. 550 kotak penuh")
    assert "550 kotak penuh" in page(reader)


def test_once_mail_arrives_again_it_says_so_no_more(reader):
    make_mail(reader, last_error="550 kotak penuh")
    make_mail(reader, sent_at=timezone.now())
    assert "kotak penuh" not in page(reader)


def test_the_trouble_of_others_is_theirs(reader, made):
    make_mail(made, last_error="550 kotak penuh")
    assert "kotak penuh" not in page(reader)


# The list of the site admin


@pytest.mark.parametrize("person", ["wati", "rina", "joko"])
def test_nobody_else_sees_what_leaves(person, request):
    assert sign_in(request.getfixturevalue(person)).get(LIST).status_code == 403


def test_the_site_admin_sees_whom_it_goes_to_and_how_it_fares(sari, reader):
    make_mail(reader, attempts=3, last_error="550 kotak penuh")
    listed = sign_in(sari).get(LIST).content.decode()
    assert "Menunggu tinjauan: Loket malam" in listed
    assert "Wati Handayani" in listed
    assert "Akan dicoba lagi" in listed
    assert "550 kotak penuh" in listed


def test_nobody_reads_the_text_there(sari, reader):
    mail = make_mail(reader, article=make_draft(writer=reader))
    client = sign_in(sari)
    pages = [client.get(LIST), client.get(reverse("admin:articles_mail_change", args=[mail.pk]))]
    assert [("Rahasia isi" in page.content.decode(), page.status_code) for page in pages] == [
        (False, 200)
    ] * 2


def test_nothing_can_be_written_there(sari, reader):
    mail = make_mail(reader)
    client = sign_in(sari)
    client.post(reverse("admin:articles_mail_change", args=[mail.pk]), {"subject": "Lain"})
    client.post(reverse("admin:articles_mail_delete", args=[mail.pk]), {"post": "yes"})
    assert Mail.objects.get().subject == mail.subject
    assert client.get(reverse("admin:articles_mail_add")).status_code == 403


def try_again(person: User, *mails: Mail):
    chosen = {"action": "try_again", ACTION_CHECKBOX_NAME: [mail.pk for mail in mails]}
    return sign_in(person).post(LIST, chosen, follow=True)


def test_what_failed_can_be_tried_again_at_once(sari, reader):
    tomorrow = timezone.now() + timedelta(days=1)
    waiting = make_mail(reader, last_error="451", due_at=tomorrow)
    given_up = make_mail(reader, last_error="550", due_at=tomorrow, dropped_at=timezone.now())
    assert "2 surel dicoba lagi sekarang." in said(try_again(sari, waiting, given_up))
    assert Mail.objects.waiting().filter(due_at__lte=timezone.now()).count() == 2


def test_what_was_taken_back_is_not_tried_again(sari, reader):
    mail = make_mail(reader, dropped_at=timezone.now())
    assert "Tidak ada yang gagal" in said(try_again(sari, mail))


def test_an_editor_cannot_try_again(rina, reader):
    mail = make_mail(reader, last_error="451")
    assert try_again(rina, mail).status_code == 403


STATES = {
    "sent": {"sent_at": timezone.now()},
    "waiting": {},
    "again": {"last_error": "451"},
    "given_up": {"last_error": "550", "dropped_at": timezone.now()},
    "dropped": {"dropped_at": timezone.now()},
}


def test_each_state_is_said_in_words(sari, reader):
    for fields in STATES.values():
        make_mail(reader, **fields)
    listed = sign_in(sari).get(LIST).content.decode().split('id="result_list"')[1]
    for said_so in ("Terkirim", "Menunggu", "Akan dicoba lagi", "Gagal", "Tidak jadi dikirim"):
        assert re.search(rf">\s*{said_so}\s*<", listed)


@pytest.mark.parametrize("state", STATES)
def test_each_state_can_be_asked_for(sari, reader, state):
    made = {name: make_mail(reader, **fields) for name, fields in STATES.items()}
    found = sign_in(sari).get(LIST, {"keadaan": state}).context["cl"].queryset
    assert list(found) == [made[state]]


@pytest.mark.parametrize("asked", ["receiver__password__startswith=a", "text__contains=x", "kind__exact=%00"])
def test_the_address_asks_for_nothing_else(sari, reader, asked):
    assert sign_in(sari).get(f"{LIST}?{asked}").status_code == 400


def test_it_says_that_mail_seems_to_be_stuck(sari, reader):
    make_mail(reader, due_at=timezone.now() - timedelta(hours=1))
    assert "apakah send_mail berjalan" in said(sign_in(sari).get(LIST))


def test_it_says_nothing_of_the_kind_while_mail_flows(sari, reader):
    make_mail(reader, due_at=timezone.now() - timedelta(hours=1), sent_at=timezone.now())
    assert said(sign_in(sari).get(LIST)) == ""


def test_the_list_asks_the_same_however_long_it_is(sari, reader):
    client, counts = sign_in(sari), []
    for _each in range(2):
        for _mail in range(10):
            make_mail(reader)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
