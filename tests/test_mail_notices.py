"""What is told by mail, to whom: written with the deed, rolled back with it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import notices, outbox, workflow
from articles.models import Mail, Remark, User
from articles.notices import NOTICES, UNDOABLE
from articles.roles import EDITOR, WRITER
from articles.transitions import UNDO_SECONDS
from tests.factories import NOW, make_article, make_draft, make_office, make_user

pytestmark = pytest.mark.django_db

TOMORROW = NOW + timedelta(days=1)
# Verb → whether somebody is told by mail.
TELLS = {
    "submit": True,
    "recall": False,
    "publish": True,
    "schedule": True,
    "approve_change": True,
    "send_back": True,
    "publish_urgently": True,
    "review_emergency": False,
    "undo_publication": False,
    "reschedule": True,
    "cancel_schedule": False,
    "withdraw": False,
    "propose_change": False,
    "discard_change": False,
    "discard_draft": False,
    "restore_draft": False,
}


@pytest.fixture(autouse=True)
def addresses(wati, made, rina, joko, sari) -> None:
    for person in (wati, made, rina, joko, sari):
        person.email = f"{person.username}@kantor.example"
        person.save()


def told(kind: str = "") -> set[str]:
    """Who is told, of those not taken back."""
    mails = Mail.objects.filter(dropped_at=None)
    return {mail.receiver.username for mail in mails if kind in ("", mail.kind)}


def submitted(writer: User, **fields):
    draft = make_draft(writer=writer, headline="Loket malam dibuka", **fields)
    return workflow.submit(article=draft, by=writer, now=NOW)


def forget() -> None:
    Mail.objects.all().delete()


def test_every_verb_says_whether_it_tells_somebody():
    assert {verb: notice.letters is not None for verb, notice in NOTICES.items()} == TELLS


def test_there_is_no_verb_without_a_notice():
    assert list(NOTICES) == list(workflow.VERBS)


# Submitting


def test_a_submitted_text_is_told_to_all_who_may_decide(wati):
    submitted(wati)
    assert told("submitted") == {"rina", "sari"}


def test_the_editor_who_wrote_it_is_not_asked_to_review_it(rina):
    submitted(rina)
    assert told() == {"sari"}


def test_where_one_may_approve_ones_own_text_the_author_is_told_of_a_colleagues_submission(wati, rina):
    make_office(allows_own_approval=True)
    draft = make_draft(writer=rina)
    workflow.submit(article=draft, by=make_user(EDITOR), now=NOW)
    assert "rina" in told("submitted")


def test_an_editor_who_proposed_the_change_is_not_asked_to_review_it(wati, rina):
    copy = workflow.propose_change(article=make_article(writer=wati), by=rina, now=NOW)
    workflow.submit(article=copy, by=rina, now=NOW)
    assert told() == {"sari"}


def test_a_superuser_without_a_role_is_left_in_peace(wati):
    make_user(username="server", is_superuser=True, email="server@kantor.example")
    submitted(wati)
    assert "server" not in told()


def test_a_superuser_with_a_role_is_told(wati):
    make_user(EDITOR, username="server", is_superuser=True, email="server@kantor.example")
    submitted(wati)
    assert "server" in told()


def test_whom_the_right_was_given_in_person_is_told(wati, made):
    made.user_permissions.add(*Permission.objects.filter(codename__in=["publish_article", "oversee_article"]))
    submitted(wati)
    assert "made" in told()


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"is_staff": False}, {"email": ""}, {"mail_submitted": False}]
)
def test_who_left_or_has_no_address_or_does_not_want_it_is_not_told(wati, rina, change):
    User.objects.filter(pk=rina.pk).update(**change)
    submitted(wati)
    assert told() == {"sari"}


def test_what_is_taken_back_before_the_mail_left_tells_nobody(wati):
    workflow.recall(article=submitted(wati), by=wati, now=NOW)
    assert told() == set()


def test_what_is_decided_waits_for_nobody_any_more(wati, rina):
    workflow.send_back(article=submitted(wati), by=rina, now=NOW, reason="Lengkapi sumbernya.")
    assert told("submitted") == set()


def test_submitted_again_it_is_told_again(wati, rina):
    article = submitted(wati)
    article = workflow.recall(article=article, by=wati, now=NOW)
    workflow.submit(article=article, by=wati, now=NOW)
    assert told("submitted") == {"rina", "sari"}


# Returning


def test_a_returned_text_is_told_to_its_writer_with_the_reason(wati, rina):
    workflow.send_back(article=submitted(wati), by=rina, now=NOW, reason="Sebutkan sumber angkanya.")
    assert "Sebutkan sumber angkanya." in Mail.objects.get(kind="returned", receiver=wati).text


def test_a_returned_change_is_told_to_the_writer_and_to_who_proposed_it(wati, made, rina):
    copy = workflow.propose_change(article=make_article(writer=wati), by=made, now=NOW)
    copy = workflow.submit(article=copy, by=made, now=NOW)
    workflow.send_back(article=copy, by=rina, now=NOW, reason="Belum perlu.")
    assert told("returned") == {"wati", "made"}


def test_nobody_is_told_of_the_own_deed(rina):
    workflow.send_back(article=submitted(rina), by=rina, now=NOW, reason="Saya perbaiki dahulu.")
    assert told("returned") == set()


# Publishing


def test_a_published_text_is_told_to_its_writer(wati, rina):
    workflow.publish(article=submitted(wati), by=rina, now=NOW)
    assert told() == {"wati"}


def test_mail_about_a_publication_waits_while_it_can_be_taken_back(wati, rina):
    workflow.publish(article=submitted(wati), by=rina, now=NOW)
    assert Mail.objects.get(kind="approved").due_at == NOW + UNDOABLE
    assert timedelta(seconds=UNDO_SECONDS) <= UNDOABLE <= timedelta(seconds=UNDO_SECONDS + 10)


def test_a_scheduled_text_tells_the_minute_with_its_zone(wati, rina):
    workflow.schedule(article=submitted(wati), by=rina, now=NOW, at=TOMORROW)
    assert (
        "terbit otomatis Selasa, 24 November 2026 pukul 08.30 WIB." in Mail.objects.get(kind="approved").text
    )


def test_another_office_reads_its_own_zone(wati, rina):
    make_office(time_zone="Asia/Jayapura")
    workflow.schedule(article=submitted(wati), by=rina, now=NOW, at=TOMORROW)
    assert "pukul 10.30 WIT" in Mail.objects.get(kind="approved").text


def test_an_undone_publication_tells_nobody(wati, rina):
    article = workflow.publish(article=submitted(wati), by=rina, now=NOW)
    workflow.undo_publication(article=article, by=rina, now=NOW + timedelta(seconds=20))
    assert told() == set()


def test_a_cancelled_schedule_tells_nobody(wati, rina):
    article = workflow.schedule(article=submitted(wati), by=rina, now=NOW, at=TOMORROW)
    workflow.cancel_schedule(article=article, by=rina, now=NOW)
    assert told() == set()


def test_another_minute_takes_the_place_of_the_first(wati, rina):
    article = workflow.schedule(article=submitted(wati), by=rina, now=NOW, at=TOMORROW)
    workflow.reschedule(article=article, by=rina, now=NOW, at=TOMORROW + timedelta(hours=1))
    assert ["pukul 09.30 WIB" in mail.text for mail in Mail.objects.filter(kind="approved").waiting()] == [
        True
    ]


def test_an_approved_change_is_told_to_who_proposed_it_though_the_copy_is_gone(wati, made, rina):
    copy = workflow.propose_change(article=make_article(writer=wati), by=made, now=NOW)
    copy = workflow.submit(article=copy, by=made, now=NOW)
    workflow.approve_change(article=copy, by=rina, now=NOW)
    assert told("approved") == {"wati", "made"}


def test_an_emergency_is_told_to_the_other_editors_with_reason_and_until_when(wati, rina, sari):
    article = make_draft(writer=wati)
    workflow.publish_urgently(article=article, by=rina, now=NOW, reason="Banjir di tiga kelurahan.")
    mail = Mail.objects.get(kind="submitted")
    assert mail.receiver == sari
    assert "Banjir di tiga kelurahan." in mail.text
    assert "paling lambat Selasa, 24 November 2026 pukul 08.30 WIB" in mail.text


def test_an_emergency_that_is_undone_asks_for_no_second_look(wati, rina):
    article = workflow.publish_urgently(article=make_draft(writer=wati), by=rina, now=NOW, reason="Banjir.")
    workflow.undo_publication(article=article, by=rina, now=NOW)
    assert told() == set()


def test_a_second_look_that_was_had_is_asked_for_no_more(wati, rina, sari):
    article = workflow.publish_urgently(article=make_draft(writer=wati), by=rina, now=NOW, reason="Banjir.")
    workflow.review_emergency(article=article, by=sari, now=NOW)
    assert told("submitted") == set()


# Mentions


def mention(article, by: User, *people: User) -> Remark:
    remark = Remark.objects.create(article=article, author=by, text="Mohon dicek angkanya.", created_at=NOW)
    remark.mentioned.set(people)
    notices.mentioned(remark=remark, by=by, now=NOW)
    return remark


def test_who_is_mentioned_is_told(wati, rina):
    mention(make_draft(writer=wati), wati, rina)
    assert told("mentioned") == {"rina"}


def test_who_mentions_oneself_is_not(wati, rina):
    mention(make_draft(writer=wati), wati, wati, rina)
    assert told() == {"rina"}


def test_who_may_not_see_the_text_is_not_told_of_it(wati, made):
    mention(make_draft(writer=wati), wati, made)
    assert told() == set()


def test_a_mention_reported_twice_is_told_once(wati, rina):
    remark = mention(make_draft(writer=wati), wati, rina)
    notices.mentioned(remark=remark, by=wati, now=NOW)
    assert Mail.objects.count() == 1


def test_the_remark_itself_does_not_travel(wati, rina):
    mention(make_draft(writer=wati), wati, rina)
    assert "Mohon dicek" not in Mail.objects.get().text


def test_the_link_leads_to_the_thread(wati, rina):
    article = make_draft(writer=wati)
    remark = mention(article, wati, rina)
    assert f"/redaksi/articles/article/{article.pk}/change/#catatan-{remark.pk}\n" in Mail.objects.get().text


# Together with the deed


def test_what_is_rolled_back_tells_nobody(wati):
    with transaction.atomic():
        submitted(wati)
        transaction.set_rollback(True)
    assert Mail.objects.count() == 0


def test_what_is_refused_tells_nobody(wati, rina):
    article = submitted(wati)
    forget()
    with pytest.raises(workflow.Refused):
        workflow.publish(article=article, by=wati, now=NOW)
    assert Mail.objects.count() == 0


def test_while_mail_is_off_nothing_is_kept(wati, settings):
    settings.MAIL_IS_ON = False
    submitted(wati)
    assert Mail.objects.count() == 0


def test_telling_many_editors_takes_one_insert(wati):
    for _each in range(5):
        make_user(EDITOR, email="satu@kantor.example")
    with CaptureQueriesContext(connection) as queries:
        submitted(wati)
    assert len([q for q in queries if q["sql"].startswith('INSERT INTO "articles_mail"')]) == 1
    assert Mail.objects.count() == 7


def test_a_person_with_two_roles_is_told_once(wati, rina):
    rina.groups.add(Group.objects.get(name=WRITER), Group.objects.get(name="Admin Situs"))
    submitted(wati)
    assert Mail.objects.filter(receiver=rina).count() == 1


def test_whose_change_was_dropped_is_not_told_of_remarks_any_more(wati, made, rina):
    public = make_article(writer=wati)
    copy = workflow.propose_change(article=public, by=made, now=NOW)
    mention(public, rina, made)
    workflow.discard_change(article=copy, by=made, now=NOW)
    outbox.send_due(NOW)
    assert Mail.objects.get().sent_at is None
