"""Numbers of press releases: given at approval, one after another, never twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from articles import workflow
from articles.models import Article, Office, ReleaseNumber, ReleaseYear, User
from articles.press_releases import give_number
from articles.workflow import Refused
from tests.factories import NOW, make_article, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def submit(wati: User):
    """Makes a press release that waits for review."""

    def make(**fields) -> Article:
        article = make_draft(writer=wati, kind="press_release", **fields)
        return workflow.submit(article=article, by=wati, now=NOW)

    return make


@pytest.fixture
def release(submit, rina):
    """Makes a published press release."""

    def make(**fields) -> Article:
        return workflow.publish(article=submit(**fields), by=rina, now=NOW)

    return make


def test_a_press_release_has_its_number_once_it_is_published(release):
    assert release().release_number.label == "No. 1/HUMAS/XI/2026"


def test_a_scheduled_press_release_has_its_number_already(submit, rina):
    article = workflow.schedule(article=submit(), by=rina, now=NOW, at=NOW + timedelta(days=1))
    assert article.release_number.number == 1


@pytest.mark.parametrize("kind", ["news", "speech", "announcement"])
def test_other_kinds_have_no_number(wati, rina, kind):
    article = workflow.submit(article=make_draft(writer=wati, kind=kind), by=wati, now=NOW)
    workflow.publish(article=article, by=rina, now=NOW)
    assert not ReleaseNumber.objects.exists()


def test_numbers_follow_one_another(release):
    assert [release().release_number.number for _ in range(3)] == [1, 2, 3]


def test_a_new_year_of_the_office_begins_at_one(submit, rina):
    # 31 December 2026, 18.00 UTC: already January in Jakarta.
    article = workflow.publish(article=submit(), by=rina, now=NOW)
    at = datetime(2026, 12, 31, 18, 0, tzinfo=UTC)
    next_year = workflow.schedule(article=submit(), by=rina, now=NOW, at=at)
    assert (article.release_number.year, next_year.release_number.year) == (2026, 2027)
    assert next_year.release_number.label == "No. 1/HUMAS/I/2027"


def test_the_year_is_that_of_the_offices_zone(submit, rina):
    Office.objects.create(time_zone="Asia/Jayapura")
    at = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)
    assert workflow.schedule(article=submit(), by=rina, now=NOW, at=at).release_number.year == 2027


def test_a_backdated_release_is_numbered_in_the_year_it_bears(submit, rina):
    at = datetime(2025, 3, 1, 2, 0, tzinfo=UTC)
    article = workflow.publish(article=submit(), by=rina, now=NOW, at=at, reason="Baru diunggah.")
    assert article.release_number.label == "No. 1/HUMAS/III/2025"


def test_the_number_takes_the_form_that_the_office_chose(release):
    Office.objects.create(release_format="{number}/SP/{year}")
    assert release().release_number.label == "1/SP/2026"


def test_numbers_given_keep_their_label_when_the_form_changes(release):
    number = release().release_number
    Office.objects.create(release_format="{number}/SP/{year}")
    number.refresh_from_db()
    assert number.label == "No. 1/HUMAS/XI/2026"


def test_a_cancelled_schedule_keeps_its_number_for_the_same_text(submit, rina):
    article = workflow.schedule(article=submit(), by=rina, now=NOW, at=NOW + timedelta(days=1))
    article = workflow.cancel_schedule(article=article, by=rina, now=NOW)
    assert workflow.publish(article=article, by=rina, now=NOW).release_number.number == 1


def test_a_numbered_text_cannot_be_published_as_something_else(submit, rina):
    article = workflow.schedule(article=submit(), by=rina, now=NOW, at=NOW + timedelta(days=1))
    article = workflow.cancel_schedule(article=article, by=rina, now=NOW)
    Article.objects.filter(pk=article.pk).update(kind="news")
    with pytest.raises(Refused, match=r"No\. 1/HUMAS/XI/2026"):
        workflow.publish(article=article, by=rina, now=NOW)


def test_a_withdrawn_release_is_listed_as_cancelled_with_its_reason(release, rina):
    article = release()
    workflow.withdraw(article=article, by=rina, now=NOW, reason="Data keliru.")
    number = ReleaseNumber.objects.get(article=article)
    assert (number.cancelled_at, number.cancellation_reason) == (NOW, "Data keliru.")
    assert str(number) == "No. 1/HUMAS/XI/2026 (batal)"


def test_the_number_of_a_withdrawn_release_is_not_given_again(release, rina):
    workflow.withdraw(article=release(), by=rina, now=NOW, reason="Data keliru.")
    assert release().release_number.number == 2


def test_a_publication_that_fails_uses_up_no_number(submit, release, rina):
    with transaction.atomic():
        workflow.publish(article=submit(), by=rina, now=NOW)
        transaction.set_rollback(True)
    assert release().release_number.number == 1


def test_a_refused_publication_uses_up_no_number(submit, release, rina):
    article = submit()
    Article.objects.filter(pk=article.pk).update(summary="")
    with pytest.raises(Refused):
        workflow.publish(article=article, by=rina, now=NOW)
    assert release().release_number.number == 1


def test_a_numbered_text_cannot_be_deleted_from_the_database_by_mistake(release):
    with pytest.raises(ProtectedError):
        release().delete()


def test_giving_a_number_twice_gives_the_same_number():
    article, office = make_article(kind="press_release"), Office.objects.current()
    assert give_number(article, office, NOW) == give_number(article, office, NOW)
    assert ReleaseYear.objects.get(year=2026).last_number == 1


@pytest.mark.parametrize(
    ("month", "roman"),
    [(1, "I"), (3, "III"), (4, "IV"), (5, "V"), (6, "VI"), (8, "VIII"), (9, "IX"), (10, "X"), (12, "XII")],
)
def test_months_are_written_in_roman_numerals(month, roman):
    assert ReleaseNumber.format("{number}/{month}/{year}", 7, 2026, month) == f"7/{roman}/2026"
