"""Mail leaves after commit, once, and a mail server in trouble loses nothing."""

import threading
from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.db import connection, transaction
from django.db.models import Min

from articles import outbox, workflow
from articles.models import Article, Mail, User
from articles.roles import EDITOR, WRITER
from tests.factories import NOW, make_article, make_draft, make_office, make_user
from tests.mail_server import listening

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def editor(rina) -> User:
    rina.email = "rina@kantor.example"
    rina.save()
    return rina


@pytest.fixture
def writer(wati) -> User:
    wati.email = "wati@kantor.example"
    wati.save()
    return wati


def submit(headline: str = "Loket malam dibuka", writer: User | None = None) -> Article:
    writer = writer or make_user(WRITER, name="Wati Handayani")
    return workflow.submit(article=make_draft(writer=writer, headline=headline), by=writer, now=NOW)


def send_until_done(since=NOW, hours: int = 24) -> int:
    """A sender that looks whenever something is due. Returns how many it sent."""
    at, sent = since, 0
    while at <= since + timedelta(hours=hours):
        sent += outbox.send_due(at).sent
        due = Mail.objects.waiting().aggregate(Min("due_at"))["due_at__min"]
        if due is None:
            break
        at = max(due, at + timedelta(seconds=10))
    return sent


# How it reads


def test_it_says_who_did_what_to_which_text(editor, postbox):
    submit()
    outbox.send_due(NOW)
    assert (
        "Wati Handayani mengirim naskah “Loket malam dibuka” untuk ditinjau, Senin, 23 November 2026 pukul 08.30 WIB."
        in postbox.text()
    )


def test_it_has_one_link_which_leads_to_the_text(editor, postbox, settings):
    settings.NEWSROOM_SITE_URL = "https://berita.example"
    article = submit()
    outbox.send_due(NOW)
    assert [line for line in postbox.text().splitlines() if "//" in line] == [
        f"https://berita.example/redaksi/articles/article/{article.pk}/change/"
    ]


@pytest.mark.parametrize(
    "typed", ["https://tipu.example/x", "HTTP://tipu.example", "www.tipu.example", "ftp://tipu.example/?a=1"]
)
def test_an_address_that_somebody_typed_is_no_link_in_a_mail(editor, postbox, typed):
    submit(f"Buka {typed} sekarang")
    outbox.send_due(NOW)
    assert "tipu.example" not in postbox.text() + postbox.subjects[0]


def test_the_text_of_a_draft_does_not_travel(editor, postbox):
    submit()
    outbox.send_due(NOW)
    assert "Loket terpadu melayani" not in postbox.text()


def test_it_tells_where_one_chooses_ones_mail(editor, postbox):
    submit()
    outbox.send_due(NOW)
    assert "Profil saya" in postbox.text()


@pytest.mark.parametrize("headline", ["Café “Ibu” Été", "Pasar 🎉 buka", "日本 datang", "a" * 200])
def test_every_letter_arrives(editor, postbox, headline):
    submit(headline)
    outbox.send_due(NOW)
    assert f"“{headline}”" in postbox.text()


def test_a_subject_is_short(editor, postbox):
    submit("Panjang sekali " * 12)
    outbox.send_due(NOW)
    assert len(postbox.subjects[0]) <= 70


@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b", "\x00"])
def test_a_headline_cannot_write_headers(editor, postbox, breaks):
    article = submit()
    # Past every field that would tidy it.
    mail = Mail.objects.get()
    mail.subject = f"Judul{breaks}Bcc: orang@luar.example"
    mail.save()
    outbox.send_due(NOW)
    (message,) = postbox.received
    assert (message["Bcc"], article.pk) == (None, article.pk)
    assert str(message["Subject"]).startswith("Judul")


@pytest.mark.parametrize("name", ["Dinas “Contoh”, Kota", "Humas <palsu@luar.example>", 'Humas "Kota"'])
def test_the_offices_name_stands_before_its_address(editor, postbox, settings, name):
    settings.DEFAULT_FROM_EMAIL = "redaksi@kantor.example"
    make_office(name=name)
    submit()
    outbox.send_due(NOW)
    assert parseaddr(str(postbox.received[0]["From"])) == (name, "redaksi@kantor.example")


def test_mail_programs_are_told_that_nobody_wrote_it(editor, postbox):
    submit()
    outbox.send_due(NOW)
    assert postbox.received[0]["Auto-Submitted"] == "auto-generated"


# After commit, once


@pytest.mark.django_db(transaction=True)
def test_it_leaves_after_commit_only(editor, postbox):
    def send() -> None:
        outbox.send_due(NOW)
        connection.close()

    def in_another_process() -> int:
        thread = threading.Thread(target=send)
        thread.start()
        thread.join()
        return len(postbox.received)

    with transaction.atomic():
        submit()
        before = in_another_process()
    assert (before, in_another_process()) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once(editor, postbox):
    for number in range(12):
        submit(f"Naskah {number}")
    start = threading.Barrier(3)

    def send() -> None:
        start.wait()
        outbox.send_due(NOW)
        connection.close()

    threads = [threading.Thread(target=send) for _each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(postbox.subjects) == sorted(f"Menunggu tinjauan: Naskah {number}" for number in range(12))


def test_what_was_sent_is_not_sent_again(editor, postbox):
    submit()
    assert [outbox.send_due(NOW).sent, outbox.send_due(LATER).sent] == [1, 0]


def test_what_its_sender_did_not_finish_is_taken_up_by_another(editor, postbox):
    submit()
    # As a sender leaves it that was killed: claimed, and no word of how it ended.
    Mail.objects.update(attempts=1, due_at=NOW + outbox.CLAIM)
    assert outbox.send_due(NOW + outbox.CLAIM - timedelta(seconds=1)).sent == 0
    assert outbox.send_due(NOW + outbox.CLAIM).sent == 1


def test_a_message_that_goes_twice_is_known_by_its_id(editor, postbox):
    submit()
    outbox.send_due(NOW)
    Mail.objects.update(sent_at=None, due_at=NOW)
    outbox.send_due(NOW)
    first, second = postbox.received
    assert first["Message-ID"] == second["Message-ID"]


# Taken back


def test_within_the_seconds_of_an_undo_nothing_leaves(editor, writer, postbox):
    article = submit(writer=writer)
    Mail.objects.all().delete()
    article = workflow.publish(article=article, by=editor, now=NOW)
    outbox.send_due(NOW + timedelta(seconds=30))
    workflow.undo_publication(article=article, by=editor, now=NOW + timedelta(seconds=30))
    assert send_until_done(hours=1) == 0


def test_after_them_it_leaves(editor, writer, postbox):
    article = submit(writer=writer)
    workflow.publish(article=article, by=editor, now=NOW)
    send_until_done(hours=1)
    assert postbox.subjects == ["Terbit: Loket malam dibuka"]


@pytest.mark.parametrize(
    "change",
    [{"mail_submitted": False}, {"is_active": False}, {"is_staff": False}, {"email": ""}],
)
def test_who_left_or_changed_their_mind_meanwhile_gets_nothing(editor, postbox, change):
    submit()
    User.objects.filter(pk=editor.pk).update(**change)
    assert outbox.send_due(NOW) == outbox.Tally(dropped=1)
    assert postbox.received == []


def test_who_lost_the_role_meanwhile_gets_nothing(editor, postbox):
    submit()
    editor.groups.clear()
    outbox.send_due(NOW)
    assert postbox.received == []


def test_who_is_no_editor_any_more_gets_no_mail_for_editors_though_the_text_is_theirs_to_see(editor, postbox):
    make_office(allows_own_approval=True)
    draft = make_draft(writer=editor)
    workflow.submit(article=draft, by=make_user(EDITOR), now=NOW)
    editor.groups.clear()
    outbox.send_due(NOW)
    assert postbox.received == []


def test_what_lies_in_the_bin_is_told_to_nobody(editor, writer, postbox):
    article = workflow.send_back(article=submit(writer=writer), by=editor, now=NOW, reason="Tunda.")
    workflow.discard_draft(article=article, by=editor, now=NOW)
    assert send_until_done(hours=1) == 0


def test_mail_about_a_copy_ends_with_the_copy(editor, writer, postbox):
    copy = workflow.propose_change(article=make_article(writer=writer), by=writer, now=NOW)
    copy = workflow.submit(article=copy, by=writer, now=NOW)
    workflow.approve_change(article=copy, by=editor, now=NOW)
    assert [mail.kind for mail in Mail.objects.waiting()] == ["approved"]


# In trouble


@pytest.mark.parametrize("answer", ["451 try later", "550 no", "421 too busy", None])
def test_a_message_that_is_refused_arrives_once_at_last(editor, postbox, answer):
    postbox.answers = [answer] * 3
    submit("Satu")
    submit("Dua")
    assert send_until_done() == 2
    assert sorted(postbox.subjects) == ["Menunggu tinjauan: Dua", "Menunggu tinjauan: Satu"]


def test_while_no_server_listens_nothing_is_lost(editor, silent_postbox):
    for number in range(4):
        submit(f"Naskah {number}")
    assert send_until_done(hours=2) == 0
    with listening(silent_postbox):
        assert send_until_done(NOW + timedelta(hours=2), hours=1) == 4


def test_a_receiver_who_is_refused_keeps_nobody_elses_mail(editor, postbox):
    postbox.answers = ["550 no such box"]
    submit("Satu")
    submit("Dua")
    assert outbox.send_due(NOW) == outbox.Tally(sent=1, failed=1)


def test_while_the_server_is_away_it_is_asked_once_a_turn(editor, silent_postbox):
    for _each in range(3):
        submit()
    assert outbox.send_due(NOW) == outbox.Tally(failed=1)


def test_an_address_that_cannot_be_written_is_a_failure_like_others(editor, postbox):
    submit()
    User.objects.filter(pk=editor.pk).update(email="rina\nBcc: x@luar.example")
    assert outbox.send_due(NOW) == outbox.Tally(failed=1)
    assert "BadHeaderError" in Mail.objects.get().last_error or "ValueError" in Mail.objects.get().last_error


def test_it_waits_longer_from_time_to_time_but_never_longer_than_six_hours(editor, postbox):
    postbox.answers = ["451 try later"] * 12
    submit()
    waits = []
    at = NOW
    for _each in range(12):
        outbox.send_due(at)
        due = Mail.objects.get().due_at
        waits.append(round((due - at) / timedelta(minutes=1)))
        at = due
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]


def test_it_says_what_went_wrong(editor, postbox):
    postbox.answers = ["550 kotak penuh"]
    submit()
    outbox.send_due(NOW)
    assert "kotak penuh" in Mail.objects.get().last_error


def test_it_never_tells_the_password(editor, postbox, settings):
    settings.EMAIL_HOST_PASSWORD = "s3mangka"
    postbox.answers = ["550 s3mangka is wrong"]
    settings.EMAIL_HOST_USER = ""
    submit()
    outbox.send_due(NOW)
    assert "s3mangka" not in Mail.objects.get().last_error


def test_a_server_that_wants_no_password_of_ours_is_in_trouble_not_the_message(editor, postbox, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "redaksi", "s3mangka"
    submit()
    submit()
    assert outbox.send_due(NOW) == outbox.Tally(failed=1)


def test_after_three_days_in_vain_it_is_given_up_with_its_error(editor, postbox):
    postbox.answers = ["550 no"] * 40
    submit()
    send_until_done(hours=80)
    mail = Mail.objects.get()
    assert NOW + timedelta(days=3) < mail.dropped_at < NOW + timedelta(days=3, hours=7)
    assert "550" in mail.last_error


def test_what_waited_while_no_sender_ran_is_sent_however_old(editor, postbox):
    submit()
    assert outbox.send_due(NOW + timedelta(days=9)).sent == 1


def test_what_was_given_up_can_be_tried_again(editor, postbox):
    postbox.answers = ["550 no"] * 40
    submit()
    send_until_done(hours=80)
    outbox.try_again([Mail.objects.get().pk], NOW + timedelta(days=4))
    postbox.answers = []
    assert outbox.send_due(NOW + timedelta(days=4)).sent == 1


def test_trying_again_hastens_nothing_that_did_not_fail(editor, writer, postbox):
    workflow.publish(article=submit(writer=writer), by=editor, now=NOW)
    assert outbox.try_again(list(Mail.objects.values_list("pk", flat=True)), NOW) == 0


def test_what_was_taken_back_stays_so(editor, writer, postbox):
    postbox.answers = ["550 no"]
    article = submit(writer=writer)
    outbox.send_due(NOW)
    workflow.recall(article=article, by=writer, now=NOW)
    assert outbox.try_again(list(Mail.objects.values_list("pk", flat=True)), NOW) == 0


# Afterwards


def test_what_left_long_ago_is_forgotten(editor, postbox):
    submit()
    outbox.send_due(NOW)
    outbox.forget_old(NOW + timedelta(days=29))
    before = Mail.objects.count()
    outbox.forget_old(NOW + timedelta(days=31))
    assert (before, Mail.objects.count()) == (1, 0)


def test_what_waits_is_never_forgotten(editor):
    submit()
    outbox.forget_old(NOW + timedelta(days=365))
    assert Mail.objects.count() == 1
