"""A leaving officer's unfinished texts go to a colleague."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.handover import hand_over, receivers, unfinished_of
from articles.models import Article, Event
from articles.workflow import Refused
from tests.cast import sign_in
from tests.factories import NOW, make_article, make_draft, make_user, make_withdrawn

pytestmark = pytest.mark.django_db


def in_review(writer):
    return workflow.submit(article=make_draft(writer=writer), by=writer, now=NOW)


def returned(writer, editor):
    return workflow.send_back(article=in_review(writer), by=editor, now=NOW, reason="Lengkapi.")


def test_every_unfinished_text_changes_hands(sari, rina, wati, made):
    texts = {make_draft(writer=wati), in_review(wati), returned(wati, rina)}
    assert hand_over(leaving=wati, to=made, by=sari, now=NOW) == 3
    assert set(Article.objects.filter(writer=made)) == texts


def test_published_texts_keep_their_writer(sari, wati, made):
    public, withdrawn = make_article(writer=wati), make_withdrawn(writer=wati)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    assert set(Article.objects.filter(writer=wati)) == {public, withdrawn}


def test_a_proposed_change_goes_to_the_receiver(sari, wati, made):
    copy = workflow.propose_change(article=make_article(), by=wati, now=NOW)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    copy.refresh_from_db()
    assert copy.is_own_of(made)


def test_a_proposed_change_stays_the_leavers_too(sari, wati, made):
    copy = workflow.propose_change(article=make_article(), by=wati, now=NOW)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    copy.refresh_from_db()
    assert copy.is_own_of(wati)


def test_the_receiver_sees_what_was_handed_over(sari, wati, made):
    draft = make_draft(writer=wati)
    copy = workflow.propose_change(article=make_article(), by=wati, now=NOW)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    assert {draft, copy} <= set(Article.objects.visible_to(made, NOW))


def test_each_text_gets_an_event(sari, wati, made):
    draft = make_draft(writer=wati)
    copy = workflow.propose_change(article=make_article(), by=wati, now=NOW)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    events = Event.objects.filter(verb="hand_over")
    assert {event.article_id for event in events} == {draft.pk, copy.replaces_id}


def test_the_event_tells_from_whom_to_whom(sari, wati, made):
    make_draft(writer=wati)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    event = Event.objects.get(verb="hand_over")
    assert (event.reason, event.actor_name) == ("Dari Wati Handayani kepada Made Wirawan.", "Sari Dewanti")


def test_the_history_says_so_in_words(sari, wati, made):
    draft = make_draft(writer=wati)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    page = sign_in(made).get(reverse("admin:articles_article_history", args=[draft.pk])).content.decode()
    assert "menyerahkan naskah kepada rekan" in page


def test_an_open_form_learns_of_it(sari, wati, made):
    draft = make_draft(writer=wati)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    draft.refresh_from_db()
    assert draft.version == 2


def test_a_second_time_there_is_nothing_left(sari, wati, made):
    make_draft(writer=wati)
    workflow.propose_change(article=make_article(), by=wati, now=NOW)
    hand_over(leaving=wati, to=made, by=sari, now=NOW)
    assert not unfinished_of(wati).exists()


def test_others_texts_stay_theirs(sari, wati, made):
    other = make_draft(writer=made)
    hand_over(leaving=wati, to=make_user("Penulis"), by=sari, now=NOW)
    other.refresh_from_db()
    assert other.writer == made


def test_nobody_receives_their_own_texts(sari, wati):
    with pytest.raises(Refused, match="rekan lain"):
        hand_over(leaving=wati, to=wati, by=sari, now=NOW)


def test_an_inactive_colleague_receives_nothing(sari, wati):
    with pytest.raises(Refused, match="masih aktif"):
        hand_over(leaving=wati, to=make_user("Penulis", is_active=False), by=sari, now=NOW)


def test_who_cannot_write_receives_nothing(sari, wati, joko):
    with pytest.raises(Refused, match="dapat menulis"):
        hand_over(leaving=wati, to=joko, by=sari, now=NOW)


def test_an_editor_cannot_hand_over(rina, wati, made):
    with pytest.raises(Refused, match="Hanya admin situs"):
        hand_over(leaving=wati, to=made, by=rina, now=NOW)


def test_receivers_are_those_who_write(wati, made, rina, joko, sari):
    assert set(receivers(besides=wati)) == {made, rina, sari}
