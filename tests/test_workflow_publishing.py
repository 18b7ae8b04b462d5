"""Publishing and scheduling: what becomes public when, and what is frozen from then on."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles import workflow
from articles.models import Article, FeaturedSlot, Office, User
from articles.models.rules import LATEST
from articles.roles import EDITOR
from articles.search import search
from articles.workflow import Refused
from tests.factories import NOW, make_draft, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=3)
EARLIER = NOW - timedelta(days=30)


@pytest.fixture
def submitted(wati: User) -> Article:
    return workflow.submit(article=make_draft(writer=wati, headline="Loket malam dibuka"), by=wati, now=NOW)


@pytest.fixture
def published(submitted: Article, rina: User) -> Article:
    return workflow.publish(article=submitted, by=rina, now=NOW)


@pytest.fixture
def scheduled(submitted: Article, rina: User) -> Article:
    return workflow.schedule(article=submitted, by=rina, now=NOW, at=LATER)


# Publishing


def test_publishing_makes_public_at_that_very_moment(published):
    assert published.published_at == NOW
    assert Article.objects.published(NOW).contains(published)


def test_a_published_text_is_found_at_once(published):
    assert search("loket malam", NOW).contains(published)


def test_publishing_keeps_the_editor_who_was_named(submitted, rina):
    other = make_user(EDITOR)
    Article.objects.filter(pk=submitted.pk).update(editor=other)
    assert workflow.publish(article=submitted, by=rina, now=NOW).editor == other


def test_publishing_names_the_one_who_published_where_no_editor_was_named(published, rina):
    assert published.editor == rina


def test_publishing_later_is_called_scheduling(submitted, rina):
    with pytest.raises(Refused, match="Jadwalkan"):
        workflow.publish(article=submitted, by=rina, now=NOW, at=LATER)


def test_an_editor_publishes_with_a_past_date_and_a_reason(submitted, rina):
    article = workflow.publish(article=submitted, by=rina, now=NOW, at=EARLIER, reason="Terlambat diunggah.")
    assert (article.published_at, article.backdating_reason) == (EARLIER, "Terlambat diunggah.")


def test_whoever_may_publish_but_not_backdate_is_refused_a_past_date(submitted, rina):
    rina.groups.first().permissions.filter(codename="backdate_article").delete()
    by = User.objects.get(pk=rina.pk)
    with pytest.raises(Refused, match="sudah lewat"):
        workflow.publish(article=submitted, by=by, now=NOW, at=EARLIER, reason="Terlambat.")


def test_an_officer_can_backdate_nothing(submitted, wati):
    with pytest.raises(Refused):
        workflow.publish(article=submitted, by=wati, now=NOW, at=EARLIER, reason="Terlambat.")


@pytest.mark.parametrize("at", [datetime(1945, 8, 16, tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_a_date_before_living_memory_is_refused(submitted, rina, at):
    with pytest.raises(Refused, match="1945"):
        workflow.publish(article=submitted, by=rina, now=NOW, at=at, reason="Arsip.")


# Scheduling


def test_a_scheduled_text_is_public_from_its_minute_on_and_not_before(scheduled):
    assert not Article.objects.published(LATER - timedelta(seconds=1)).contains(scheduled)
    assert Article.objects.published(LATER).contains(scheduled)


@pytest.mark.parametrize("at", [None, NOW, NOW - timedelta(minutes=1)])
def test_a_schedule_lies_ahead(submitted, rina, at):
    with pytest.raises(Refused, match="belum lewat"):
        workflow.schedule(article=submitted, by=rina, now=NOW, at=at)


def test_no_minute_is_promised_that_a_cache_could_sleep_through(submitted, rina):
    with pytest.raises(Refused, match="kurang dari satu menit"):
        workflow.schedule(article=submitted, by=rina, now=NOW, at=NOW + timedelta(seconds=59))


@pytest.mark.parametrize(
    "at",
    [
        LATEST,
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))),
    ],
)
def test_a_schedule_in_a_far_century_is_refused(submitted, rina, at):
    with pytest.raises(Refused, match="2099"):
        workflow.schedule(article=submitted, by=rina, now=NOW, at=at)


@pytest.mark.parametrize("verb", [workflow.schedule, workflow.publish])
def test_a_time_without_a_zone_is_refused(submitted, rina, verb):
    with pytest.raises(Refused, match="zona waktu"):
        verb(article=submitted, by=rina, now=NOW, at=datetime(2026, 12, 1, 8, 0))  # noqa: DTZ001


def test_a_cancelled_schedule_brings_the_text_back_to_the_editors_desk(scheduled, rina):
    article = workflow.cancel_schedule(article=scheduled, by=rina, now=NOW)
    assert (article.status, article.published_at) == ("in_review", None)


def test_a_text_whose_minute_has_come_is_no_longer_scheduled(scheduled, rina):
    with pytest.raises(Refused, match="Terbit"):
        workflow.cancel_schedule(article=scheduled, by=rina, now=LATER)


def test_a_text_whose_minute_has_come_can_be_withdrawn(scheduled, rina):
    assert workflow.withdraw(article=scheduled, by=rina, now=LATER, reason="Keliru.").is_gone(LATER)


def test_a_cancelled_text_is_not_found_when_its_old_minute_comes(scheduled, rina):
    workflow.cancel_schedule(article=scheduled, by=rina, now=NOW)
    assert not search("loket malam", LATER).exists()


def test_a_cancelled_text_no_longer_leads_the_home_page(scheduled, rina):
    FeaturedSlot.objects.create(article=scheduled, until=LATER + timedelta(days=1))
    workflow.cancel_schedule(article=scheduled, by=rina, now=NOW)
    assert FeaturedSlot.objects.article_id(LATER) is None


# What is frozen at publication


def test_the_address_is_made_of_the_headline(published):
    assert published.slug == "loket-malam-dibuka"


@pytest.mark.parametrize("headline", ["🎉🎉", "مرحبا بكم", "—", "..."])
def test_a_headline_without_latin_letters_still_has_an_address(wati, rina, headline):
    article = workflow.submit(article=make_draft(writer=wati, headline=headline), by=wati, now=NOW)
    assert workflow.publish(article=article, by=rina, now=NOW).slug == "berita"


def test_an_address_is_never_longer_than_its_column(wati, rina):
    article = make_draft(writer=wati, headline="a" * 99 + " " + "b" * 100)
    article = workflow.submit(article=article, by=wati, now=NOW)
    assert workflow.publish(article=article, by=rina, now=NOW).slug == "a" * 99


def test_an_address_chosen_by_hand_is_kept(wati, rina):
    article = workflow.submit(article=make_draft(writer=wati, slug="pilihan"), by=wati, now=NOW)
    assert workflow.publish(article=article, by=rina, now=NOW).slug == "pilihan"


def test_the_address_stays_through_a_cancelled_schedule(scheduled, rina):
    article = workflow.cancel_schedule(article=scheduled, by=rina, now=NOW)
    Article.objects.filter(pk=article.pk).update(headline="Judul lain sama sekali")
    assert workflow.publish(article=article, by=rina, now=NOW).slug == "loket-malam-dibuka"


def test_the_sign_off_is_proposed_from_the_initials(published):
    assert published.sign_off == "(rb/wth)"


def test_a_sign_off_written_by_hand_is_kept(wati, rina):
    article = workflow.submit(article=make_draft(writer=wati, sign_off="(aa/bb)"), by=wati, now=NOW)
    assert workflow.publish(article=article, by=rina, now=NOW).sign_off == "(aa/bb)"


def test_the_sign_off_follows_the_style_of_the_office(submitted, rina):
    Office.objects.create(sign_off_style="writer/editor")
    assert workflow.publish(article=submitted, by=rina, now=NOW).sign_off == "(wth/rb)"


def test_the_sign_off_stays_when_initials_change(published, wati, rina):
    User.objects.filter(pk=wati.pk).update(initials="baru")
    copy = workflow.propose_change(article=published, by=wati, now=NOW)
    copy = workflow.submit(article=copy, by=wati, now=NOW)
    assert workflow.approve_change(article=copy, by=rina, now=NOW).sign_off == "(rb/wth)"
