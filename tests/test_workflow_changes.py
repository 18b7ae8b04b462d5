"""A published text is changed through a working copy, and only one."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article, Event, RelatedPin, ReleaseNumber, User
from articles.roles import EDITOR, WRITER
from articles.search import search
from articles.workflow import Refused
from tests.factories import NOW, make_article, make_category, make_draft, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(wati: User) -> Article:
    return make_article(writer=wati, headline="Jadwal lama", tags=["loket"])


@pytest.fixture
def copy(live: Article, wati: User) -> Article:
    return workflow.propose_change(article=live, by=wati, now=NOW)


def rewrite(copy: Article, **values) -> Article:
    """The copy with other content, submitted by its first proposer."""
    Article.objects.filter(pk=copy.pk).update(**values)
    return workflow.submit(article=copy, by=copy.created_by, now=NOW)


# What the public sees meanwhile


def test_a_proposed_change_is_not_seen(live, copy):
    rewrite(copy, headline="Jadwal baru")
    assert Article.objects.published(NOW).get().headline == "Jadwal lama"


def test_a_proposed_change_is_not_found(live, copy):
    rewrite(copy, headline="Jadwal prapaskah")
    assert not search("prapaskah", NOW).exists()


def test_an_approved_change_is_found_and_the_old_words_no_longer(live, copy, rina):
    workflow.approve_change(article=rewrite(copy, headline="Jadwal prapaskah"), by=rina, now=NOW)
    assert search("prapaskah", NOW).contains(live)
    assert not search("lama", NOW).exists()


def test_a_tag_of_an_approved_change_is_found(live, copy, rina):
    copy.tags.add("prapaskah")
    workflow.approve_change(article=rewrite(copy), by=rina, now=NOW)
    assert search("prapaskah", NOW).contains(live)


def test_the_address_stays_when_the_headline_changes(live, copy, rina):
    approved = workflow.approve_change(article=rewrite(copy, headline="Jadwal baru"), by=rina, now=NOW)
    assert approved.slug == live.slug


def test_a_copy_leads_to_the_address_of_its_article(live, copy):
    assert copy.live == live


# One copy


def test_a_second_proposer_joins_the_first(live, copy, made):
    assert workflow.propose_change(article=live, by=made, now=NOW) == copy


def test_a_second_proposer_finds_what_the_first_wrote(live, copy, made):
    Article.objects.filter(pk=copy.pk).update(headline="Sudah ditulis")
    assert workflow.propose_change(article=live, by=made, now=NOW).headline == "Sudah ditulis"


def test_joining_is_recorded(live, copy, made):
    workflow.propose_change(article=live, by=made, now=NOW)
    events = Event.objects.filter(article=live, verb="propose_change").order_by("pk")
    assert [event.actor_id for event in events] == [live.writer_id, made.pk]


def test_proposing_twice_is_recorded_once(live, copy, wati):
    workflow.propose_change(article=live, by=wati, now=NOW)
    assert Event.objects.filter(article=live, verb="propose_change").count() == 1


def test_every_proposer_may_edit_and_submit(live, copy, made):
    workflow.propose_change(article=live, by=made, now=NOW)
    assert workflow.may_edit(copy, made, NOW)
    assert workflow.submit(article=copy, by=made, now=NOW).status == "in_review"


def test_nobody_joins_while_an_editor_is_reviewing(live, copy, wati, made):
    workflow.submit(article=copy, by=wati, now=NOW)
    with pytest.raises(Refused, match="sedang ditinjau"):
        workflow.propose_change(article=live, by=made, now=NOW)


def test_a_copy_of_a_copy_is_refused(copy, rina):
    with pytest.raises(Refused, match="tidak berlaku"):
        workflow.propose_change(article=copy, by=rina, now=NOW)


# Nobody approves their own text


def submitted_copy_with(live: Article, *proposers: User) -> Article:
    for proposer in proposers:
        copy = workflow.propose_change(article=live, by=proposer, now=NOW)
    return workflow.submit(article=copy, by=proposers[0], now=NOW)


def refuse_approval(copy: Article, by: User) -> None:
    with pytest.raises(Refused, match="Naskah sendiri"):
        workflow.approve_change(article=copy, by=by, now=NOW)


def test_the_proposer_does_not_approve(live, rina):
    refuse_approval(submitted_copy_with(live, rina), rina)


def test_the_second_proposer_does_not_approve(live, made, rina):
    refuse_approval(submitted_copy_with(live, made, rina), rina)


def test_the_first_proposer_does_not_approve_after_a_second_joined(live, made, rina):
    refuse_approval(submitted_copy_with(live, rina, made), rina)


def test_the_writer_of_the_article_does_not_approve_a_change_that_another_proposed(made, rina):
    refuse_approval(submitted_copy_with(make_article(writer=rina), made), rina)


def test_who_began_the_article_does_not_approve_a_change_of_it(wati, made, rina):
    refuse_approval(submitted_copy_with(make_article(writer=wati, created_by=rina), made), rina)


def test_who_became_the_writer_meanwhile_does_not_approve(live, made, rina):
    copy = submitted_copy_with(live, made)
    Article.objects.filter(pk=live.pk).update(writer=rina)
    refuse_approval(copy, rina)


def test_an_editor_who_only_improved_the_text_approves(live, made, rina):
    copy = submitted_copy_with(live, made)
    Article.objects.filter(pk=copy.pk).update(editor=rina, headline="Diperbaiki editor")
    assert workflow.approve_change(article=copy, by=rina, now=NOW).headline == "Diperbaiki editor"


@pytest.mark.parametrize("relation", ["writer", "created_by"])
@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_nobody_publishes_what_they_wrote_or_began(wati, rina, relation, verb):
    article = make_draft(**({"writer": wati, "created_by": wati} | {relation: rina}))
    article = workflow.submit(article=article, by=rina, now=NOW)
    with pytest.raises(Refused, match="Naskah sendiri"):
        workflow.VERBS[verb](article=article, by=rina, now=NOW, at=None)


def test_handing_a_text_to_another_does_not_free_the_one_who_began_it(wati, rina):
    article = workflow.submit(article=make_draft(writer=rina), by=rina, now=NOW)
    Article.objects.filter(pk=article.pk).update(writer=wati)
    with pytest.raises(Refused, match="Naskah sendiri"):
        workflow.publish(article=article, by=rina, now=NOW)


def test_a_superuser_does_not_approve_an_own_text_either():
    root = make_user(is_superuser=True)
    article = workflow.submit(article=make_draft(writer=root), by=root, now=NOW)
    with pytest.raises(Refused, match="Naskah sendiri"):
        workflow.publish(article=article, by=root, now=NOW)


# Discarding


def test_discarding_leaves_the_article_as_it_is(live, copy, wati):
    Article.objects.filter(pk=copy.pk).update(headline="Tidak jadi")
    assert workflow.discard_change(article=copy, by=wati, now=NOW).headline == "Jadwal lama"
    assert not Article.objects.filter(pk=copy.pk).exists()


def test_discarding_keeps_the_tags_and_the_pins_of_the_article(live, wati):
    RelatedPin.objects.create(article=live, target=make_article())
    workflow.discard_change(article=workflow.propose_change(article=live, by=wati, now=NOW), by=wati, now=NOW)
    assert (live.tags.count(), live.related_pins.count()) == (1, 1)


def test_what_is_under_review_is_not_discarded(copy, wati):
    workflow.submit(article=copy, by=wati, now=NOW)
    with pytest.raises(Refused, match="Menunggu tinjauan"):
        workflow.discard_change(article=copy, by=wati, now=NOW)


# The article changes its state while a change is waiting


def test_a_withdrawn_article_is_not_changed_any_more(live, copy, wati, rina):
    workflow.submit(article=copy, by=wati, now=NOW)
    workflow.withdraw(article=live, by=rina, now=NOW, reason="Keliru.")
    with pytest.raises(Refused, match="aslinya"):
        workflow.approve_change(article=copy, by=rina, now=NOW)


def test_a_withdrawal_loses_no_proposed_text(live, copy, rina):
    workflow.withdraw(article=live, by=rina, now=NOW, reason="Keliru.")
    assert Article.objects.filter(pk=copy.pk).exists()


def test_a_change_of_a_scheduled_text_waits_until_it_is_scheduled_again(wati, rina, made):
    live = make_article(writer=wati, published_at=NOW + timedelta(hours=2))
    copy = workflow.propose_change(article=live, by=wati, now=NOW)
    live = workflow.cancel_schedule(article=live, by=rina, now=NOW)
    with pytest.raises(Refused, match="aslinya"):
        workflow.submit(article=copy, by=wati, now=NOW)
    workflow.publish(article=live, by=rina, now=NOW)
    assert workflow.submit(article=copy, by=wati, now=NOW).status == "in_review"


def test_a_change_of_a_scheduled_text_leaves_its_minute(wati, rina):
    at = NOW + timedelta(hours=2)
    live = make_article(writer=wati, published_at=at)
    copy = workflow.propose_change(article=live, by=wati, now=NOW)
    assert (
        workflow.approve_change(article=rewrite(copy, headline="Baru"), by=rina, now=NOW).published_at == at
    )


def test_a_change_that_was_approved_cannot_be_approved_again(copy, rina):
    submitted = rewrite(copy, headline="Baru")
    workflow.approve_change(article=submitted, by=rina, now=NOW)
    with pytest.raises(Refused, match="sudah tidak ada"):
        workflow.approve_change(article=submitted, by=make_user(EDITOR), now=NOW)


def test_an_incomplete_change_is_not_approved(copy, wati, rina):
    submitted = workflow.submit(article=copy, by=wati, now=NOW)
    Article.objects.filter(pk=copy.pk).update(body="")
    with pytest.raises(Refused, match="Isi berita"):
        workflow.approve_change(article=submitted, by=rina, now=NOW)


def test_a_refused_approval_changes_nothing(live, copy, wati, rina):
    submitted = workflow.submit(article=copy, by=wati, now=NOW)
    Article.objects.filter(pk=copy.pk).update(headline="Baru", summary="a" * 301)
    with pytest.raises(Refused, match="ringkasan: "):
        workflow.approve_change(article=submitted, by=rina, now=NOW)
    assert Article.objects.published(NOW).get().headline == "Jadwal lama"
    assert live.working_copy == copy


# Pins


def test_a_copy_may_not_pin_its_own_article_onto_itself(live, copy, rina):
    RelatedPin.objects.create(article=copy, target=live)
    workflow.approve_change(article=rewrite(copy), by=rina, now=NOW)
    assert not live.related_pins.exists()


def test_the_order_of_the_pins_is_approved_with_them(live, copy, rina):
    first, second = make_article(), make_article()
    RelatedPin.objects.create(article=copy, target=second, position=2)
    RelatedPin.objects.create(article=copy, target=first, position=1)
    workflow.approve_change(article=rewrite(copy), by=rina, now=NOW)
    assert [pin.target for pin in live.related_pins.all()] == [first, second]


# Numbers of press releases


def test_an_article_that_becomes_a_press_release_is_given_a_number(live, copy, rina):
    workflow.approve_change(article=rewrite(copy, kind="press_release"), by=rina, now=NOW)
    assert ReleaseNumber.objects.filter(article=live).exists()


def test_a_numbered_press_release_stays_one(wati, rina):
    article = workflow.submit(article=make_draft(writer=wati, kind="press_release"), by=wati, now=NOW)
    live = workflow.publish(article=article, by=rina, now=NOW)
    copy = rewrite(workflow.propose_change(article=live, by=wati, now=NOW), kind="news")
    with pytest.raises(Refused, match="register"):
        workflow.approve_change(article=copy, by=rina, now=NOW)


# Who sees a proposed change


def test_a_proposed_change_is_seen_by_its_proposers_and_the_writer_only(live, wati, made):
    stranger, copy = make_user(WRITER), workflow.propose_change(article=live, by=made, now=NOW)
    seen = {user: Article.objects.visible_to(user, NOW).contains(copy) for user in (wati, made, stranger)}
    assert seen == {wati: True, made: True, stranger: False}


def test_a_shelf_of_a_proposed_change_is_held(copy):
    shelf = make_category()
    Article.objects.filter(pk=copy.pk).update(category=shelf)
    with pytest.raises(Exception, match="protected"):
        shelf.delete()
