"""Publishing without a second editor: where it is offered, what it says, and the look that follows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Event, Office
from articles.roles import EDITOR
from tests.cast import sign_in
from tests.factories import make_draft, make_user
from tests.filling import said

pytestmark = pytest.mark.django_db

REASON = "Banjir; warga harus tahu sekarang."


def page(article, verb: str) -> str:
    return reverse("admin:articles_article_verb", args=[article.pk, verb])


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def own(rina):
    return make_draft(writer=rina, headline="Banjir di Kota Percontohan")


@pytest.fixture
def released(own, rina):
    return workflow.publish_urgently(article=own, by=rina, now=timezone.now(), reason=REASON)


@pytest.fixture
def second(db):
    return make_user(EDITOR, name="Dewi Lestari")


def test_it_stands_apart_from_the_ordinary_buttons(own, rina):
    context = sign_in(rina).get(change(own)).context
    assert "publish_urgently" not in {row.verb for row in context["verbs"]}
    assert [row.verb for row in context["elsewhere"]] == ["publish_urgently"]


def test_whoever_may_publish_in_the_ordinary_way_has_no_emergency(wati, rina):
    article = workflow.submit(article=make_draft(writer=wati), by=wati, now=timezone.now())
    assert sign_in(rina).get(change(article)).context["elsewhere"] == []


def test_an_officer_is_offered_none(wati):
    assert "publish_urgently" not in sign_in(wati).get(change(make_draft(writer=wati))).content.decode()


def test_the_page_says_until_when_another_editor_must_look(own, rina):
    Office.objects.create(time_zone="Asia/Makassar", emergency_review_hours=6)
    text = sign_in(rina).get(page(own, "publish_urgently")).content.decode()
    due = (timezone.now() + timedelta(hours=6)).astimezone(Office.objects.get().zone)
    assert "Editor lain harus meninjaunya paling lambat" in text
    assert f"pukul {due:%H}." in text
    assert "WITA" in text


def test_it_goes_out_with_its_reason(own, rina):
    data = {"version": own.version, "reason": REASON}
    response = sign_in(rina).post(page(own, "publish_urgently"), data, follow=True)
    own.refresh_from_db()
    assert own.is_public(timezone.now())
    assert own.emergency_reason == REASON
    assert "Berita terbit darurat." in said(response)


@pytest.mark.parametrize("reason", ["", "  ", "…", "\x0b"])
def test_it_needs_a_reason(reason, own, rina):
    response = sign_in(rina).post(page(own, "publish_urgently"), {"version": own.version, "reason": reason})
    own.refresh_from_db()
    assert (response.status_code, own.status) == (200, "draft")


def test_what_is_missing_is_said_before(own, rina):
    Article.objects.filter(pk=own.pk).update(summary="")
    assert sign_in(rina).get(page(own, "publish_urgently")).context["missing"]


# Until somebody has looked


def test_the_reason_who_and_what_is_left_stand_on_the_text(released, second):
    text = " ".join(sign_in(second).get(change(released)).content.decode().split())
    for words in (REASON, "Terbit darurat oleh Rina Basuki", "(tinggal"):
        assert words in text


def test_once_the_time_is_over_it_says_since_when(released, second):
    Article.objects.filter(pk=released.pk).update(review_due_at=timezone.now() - timedelta(hours=2))
    assert "(lewat 2" in sign_in(second).get(change(released)).content.decode()


def test_officers_do_not_learn_of_it(released, wati):
    text = sign_in(wati).get(change(released)).content.decode()
    assert released.headline in text
    assert REASON not in text


def test_the_writer_learns_of_it(wati, rina):
    draft = make_draft(writer=wati)
    workflow.publish_urgently(article=draft, by=rina, now=timezone.now(), reason=REASON)
    assert REASON in sign_in(wati).get(change(draft)).content.decode()


def test_the_page_of_the_second_look_shows_the_reason_and_the_way_to_the_text(released, second):
    text = sign_in(second).get(page(released, "review_emergency")).content.decode()
    assert REASON in text
    assert released.get_absolute_url() in text


def test_a_second_editor_has_looked_and_nothing_waits_any_more(released, second):
    data = {"version": released.version}
    response = sign_in(second).post(page(released, "review_emergency"), data, follow=True)
    assert "Berita tercatat sudah ditinjau." in said(response)
    assert "Terbit darurat oleh" not in response.content.decode()


def test_whoever_published_it_does_not_look_for_the_second(released, rina):
    response = sign_in(rina).post(page(released, "review_emergency"), {"version": released.version})
    released.refresh_from_db()
    assert released.review_due_at is not None
    assert "Tinjauan kedua dilakukan editor lain" in response.content.decode()


def test_in_an_office_with_one_editor_the_page_and_the_log_say_that_it_was_one_s_own(released, rina):
    Office.objects.create(allows_own_approval=True)
    client = sign_in(rina)
    text = client.get(page(released, "review_emergency")).content.decode()
    assert "Naskah Anda sendiri: tercatat bahwa Anda menyetujuinya sendiri." in text
    client.post(page(released, "review_emergency"), {"version": released.version})
    assert Event.objects.get(verb="review_emergency").details == {"own": True}


def test_an_editor_who_published_another_s_text_reviews_it_alone_only_by_the_log(wati, rina):
    """The office has one editor; the text is an officer's, the decision both times the editor's."""
    Office.objects.create(allows_own_approval=True)
    draft = make_draft(writer=wati)
    article = workflow.publish_urgently(article=draft, by=rina, now=timezone.now(), reason=REASON)
    workflow.review_emergency(article=article, by=rina, now=timezone.now())
    assert Event.objects.get(verb="review_emergency").details == {"own": True}


def test_the_second_look_comes_first_and_withdrawing_last_also_for_the_keyboard(released, second):
    text = sign_in(second).get(change(released)).content.decode()
    places = [text.index(page(released, verb)) for verb in ("review_emergency", "propose_change", "withdraw")]
    assert places == sorted(places)


def test_only_the_second_look_is_the_main_one(released, second):
    assert sign_in(second).get(change(released)).context["main_verb"] == "review_emergency"
