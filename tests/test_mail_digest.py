"""The daily digest: what has waited too long, once a day, at the office's hour."""

from datetime import UTC, datetime, timedelta

import pytest

from articles import digest, outbox, workflow
from articles.models import Article, Mail, User
from articles.roles import WRITER
from tests.factories import make_draft, make_office, make_user

pytestmark = pytest.mark.django_db

# Monday, 07.00 WIB: the hour of the digest unless an office says otherwise.
HOUR = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
LONG_AGO = HOUR - timedelta(days=2)


@pytest.fixture
def editor(rina) -> User:
    rina.email = "rina@kantor.example"
    rina.save()
    return rina


def submit(at=LONG_AGO, **fields) -> Article:
    article = make_draft(writer=make_user(WRITER), **fields)
    article = workflow.submit(article=article, by=article.writer, now=at)
    Mail.objects.all().delete()
    return article


def test_it_says_what_has_waited_too_long_and_since_when(editor, postbox):
    submit(headline="Loket malam dibuka")
    outbox.queue_digests(HOUR)
    outbox.send_due(HOUR)
    assert (
        "– Menunggu tinjauan: “Loket malam dibuka”, sejak Sabtu, 21 November 2026 pukul 07.00 WIB"
        in postbox.text()
    )


def test_its_subject_says_how_much(editor, postbox):
    submit()
    submit()
    outbox.queue_digests(HOUR)
    outbox.send_due(HOUR)
    assert postbox.subjects == ["2 hal sudah terlalu lama menunggu Anda"]


def test_it_has_one_link_to_the_list(editor, postbox, settings):
    settings.NEWSROOM_SITE_URL = "https://berita.example"
    submit()
    submit()
    outbox.queue_digests(HOUR)
    outbox.send_due(HOUR)
    links = [line for line in postbox.text().splitlines() if "//" in line]
    assert links == ["https://berita.example/redaksi/menunggu/"]


def test_who_has_nothing_waiting_gets_none(editor):
    assert outbox.queue_digests(HOUR) == 0


def test_what_waits_but_not_too_long_makes_none(editor):
    submit(HOUR - timedelta(hours=23))
    assert outbox.queue_digests(HOUR) == 0


def test_what_becomes_too_long_later_in_the_day_waits_for_tomorrow(editor):
    submit(HOUR - timedelta(hours=23))
    evening, tomorrow = HOUR + timedelta(hours=10), HOUR + timedelta(days=1)
    assert [outbox.queue_digests(evening), outbox.queue_digests(tomorrow)] == [0, 1]


@pytest.mark.parametrize(("minutes", "count"), [(-1, 0), (0, 1), (600, 1)])
def test_it_is_written_from_its_hour_on(editor, minutes, count):
    submit()
    assert outbox.queue_digests(HOUR + timedelta(minutes=minutes)) == count


def test_the_hour_is_one_of_the_offices_zone(editor):
    make_office(time_zone="Asia/Jayapura", digest_hour=9)
    submit()
    assert outbox.queue_digests(HOUR) == 1
    assert outbox.queue_digests(HOUR - timedelta(minutes=1)) == 0


def test_it_comes_once_a_day(editor, postbox):
    submit()
    for minute in range(0, 600, 60):
        outbox.queue_digests(HOUR + timedelta(minutes=minute))
        outbox.send_due(HOUR + timedelta(minutes=minute))
    assert len(postbox.received) == 1


def test_it_comes_again_the_next_day(editor, postbox):
    submit()
    for day in range(3):
        outbox.queue_digests(HOUR + timedelta(days=day))
        outbox.send_due(HOUR + timedelta(days=day))
    assert len(postbox.received) == 3


def test_one_that_did_not_leave_gives_way_to_the_next(editor, silent_postbox):
    submit()
    for day in range(3):
        outbox.queue_digests(HOUR + timedelta(days=day))
        outbox.send_due(HOUR + timedelta(days=day))
    assert Mail.objects.waiting().count() == 1


def test_what_was_done_meanwhile_is_not_told(editor, sari, postbox):
    article = submit(headline="Sudah dibaca")
    submit(headline="Masih menunggu")
    outbox.queue_digests(HOUR)
    workflow.send_back(article=article, by=sari, now=HOUR, reason="Lengkapi.")
    outbox.send_due(HOUR)
    (text,) = [m.get_content() for m in postbox.received if m["To"] == editor.email]
    assert ("Masih menunggu" in text, "Sudah dibaca" in text) == (True, False)


def test_where_all_was_done_meanwhile_none_leaves(editor, sari, postbox):
    article = submit()
    outbox.queue_digests(HOUR)
    workflow.send_back(article=article, by=sari, now=HOUR, reason="Lengkapi.")
    outbox.send_due(HOUR)
    assert postbox.received == []


def test_who_lost_the_role_meanwhile_reads_no_headlines(editor, postbox):
    submit()
    outbox.queue_digests(HOUR)
    editor.groups.clear()
    outbox.send_due(HOUR)
    assert postbox.received == []


@pytest.mark.parametrize(
    "change", [{"mail_digest": False}, {"is_active": False}, {"is_staff": False}, {"email": ""}]
)
def test_who_does_not_want_it_or_cannot_get_it_gets_none(editor, change):
    submit()
    User.objects.filter(pk=editor.pk).update(**change)
    assert outbox.queue_digests(HOUR) == 0


def test_many_things_are_cut(editor):
    for _each in range(digest.MOST + 3):
        submit()
    mail = digest.write(editor, HOUR, make_office())
    assert mail is not None
    assert (mail.subject, mail.text.count("– ")) == (
        "Lebih dari 15 hal sudah terlalu lama menunggu Anda",
        digest.MOST + 1,
    )


def test_while_mail_is_off_none_is_written(editor, settings):
    settings.MAIL_IS_ON = False
    submit()
    assert outbox.queue_digests(HOUR) == 0
