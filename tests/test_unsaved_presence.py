"""Who else has a text open, as far as one may know, and that somebody saved it meanwhile."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import unsaved, workflow
from articles.models import Article, Presence, User
from tests.cast import sign_in
from tests.factories import make_draft, make_public
from tests.filling import send

pytestmark = pytest.mark.django_db

HEARD = reverse("admin:articles_article_unsaved")
LEAVE = reverse("admin:articles_article_unsaved_leave")


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def open_form(user: User, article: Article) -> dict[str, Any]:
    """What the page knows when it is opened."""
    return sign_in(user).get(change(article)).context


def message(user: User, article: Article, **said: Any) -> str:
    known = article.version
    told = {"article": article.pk, "version": known, "told": known, "is_here": True}
    return json.dumps({"page": str(uuid4()), "person": str(user.pk), **told, **said})


def beat(user: User, article: Article, **said: Any) -> dict[str, Any]:
    sent = message(user, article, **said)
    return sign_in(user).post(HEARD, sent, content_type="application/json").json()


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati)


@pytest.fixture
def proposal(wati: User) -> Article:
    """Wati's change of a published text of hers."""
    return workflow.propose_change(article=make_public(writer=wati), by=wati, now=timezone.now())


def test_who_opens_a_form_is_told_at_once_who_writes_in_it(draft, wati, rina):
    open_form(rina, draft)
    (sentence,) = open_form(wati, draft)["people"]
    assert sentence.startswith("Rina Basuki sedang menulis naskah ini sejak ")
    assert sentence.endswith(" WIB.")


def test_who_has_it_open_already_is_told_at_the_next_beat(draft, wati, rina):
    open_form(rina, draft)
    assert beat(wati, draft)["people"][0].startswith("Rina Basuki sedang menulis")


def test_who_only_reads_is_told_apart(wati, made):
    article = make_public(writer=wati)
    open_form(made, article)
    assert open_form(wati, article)["people"][0].startswith("Made Wirawan sedang membuka naskah ini")


def test_a_text_that_is_only_read_shows_who_else_reads(wati, made):
    article = make_public(writer=wati)
    open_form(wati, article)
    page = sign_in(made).get(change(article)).content.decode()
    assert "Wati Handayani sedang membuka naskah ini" in page


def test_nobody_is_told_of_their_own_second_page(draft, wati):
    open_form(wati, draft)
    assert open_form(wati, draft)["people"] == []


def test_two_pages_of_one_colleague_are_one_colleague(draft, wati, rina):
    open_form(rina, draft)
    open_form(rina, draft)
    assert len(open_form(wati, draft)["people"]) == 1


def test_who_reads_the_published_text_is_told_of_who_writes_its_change(proposal, wati, rina):
    open_form(wati, proposal)
    assert open_form(rina, proposal.replaces)["people"][0].startswith(
        "Wati Handayani sedang menulis perubahan atas berita ini"
    )


def test_who_writes_a_change_is_told_of_who_opens_the_published_text(proposal, wati, rina):
    open_form(rina, proposal.replaces)
    assert open_form(wati, proposal)["people"][0].startswith("Rina Basuki sedang membuka berita terbitnya")


def test_a_change_that_one_may_not_see_is_not_betrayed(proposal, wati, made):
    open_form(wati, proposal)
    assert open_form(made, proposal.replaces)["people"] == []


def test_a_stranger_enters_no_text_that_is_out_of_sight(draft, made):
    answer = beat(made, draft)
    assert list(answer) == ["sentence"]
    assert not Presence.objects.exists()


def test_after_a_minute_of_silence_nobody_is_there(draft, wati, rina):
    open_form(rina, draft)
    assert unsaved.colleagues(draft, wati, timezone.now() + timedelta(seconds=61)) == []


def test_a_beat_keeps_one_there_since_the_form_was_opened(draft, wati):
    page = str(open_form(wati, draft)["page"])
    began = timezone.now() - timedelta(minutes=5)
    Presence.objects.update(since=began, seen_at=began)
    beat(wati, draft, page=page)
    row = Presence.objects.get()
    assert (row.since, row.seen_at > began) == (began, True)


def test_who_leaves_is_gone(draft, wati):
    page = str(open_form(wati, draft)["page"])
    assert sign_in(wati).post(LEAVE, {"page": page}).status_code == 204
    assert not Presence.objects.exists()


@pytest.mark.parametrize("page", ["", "bukan", "\x00"])
def test_leaving_what_is_no_page_is_no_fault(page, wati):
    assert sign_in(wati).post(LEAVE, {"page": page}).status_code == 204


def test_nobody_sends_a_colleague_away(draft, wati, rina):
    page = str(open_form(rina, draft)["page"])
    sign_in(wati).post(LEAVE, {"page": page})
    assert Presence.objects.exists()


def test_nobody_sits_at_a_colleagues_page(draft, wati, rina):
    page = str(open_form(rina, draft)["page"])
    assert list(beat(wati, draft, page=page)) == ["sentence"]
    assert Presence.objects.get().user == rina


def test_who_saves_leaves_the_page_that_was_saved(draft, wati):
    send(sign_in(wati), change(draft), "article_form", headline="Loket malam")
    assert not Presence.objects.exists()


def test_a_colleagues_save_is_told_at_the_next_beat(draft, wati, rina):
    send(sign_in(rina), change(draft), "article_form", headline="Disunting Rina")
    assert beat(wati, draft)["moved"].startswith("Rina Basuki menyimpan naskah ini pukul ")


def test_a_save_is_told_once(draft, wati, rina):
    send(sign_in(rina), change(draft), "article_form", headline="Disunting Rina")
    draft.refresh_from_db()
    assert "moved" not in beat(wati, draft, version=1, told=draft.version)


def test_a_colleagues_verb_is_told_in_its_own_words(draft, wati, rina):
    workflow.submit(article=draft, by=wati, now=timezone.now())
    workflow.send_back(article=draft, by=rina, now=timezone.now(), reason="Lengkapi.")
    assert beat(wati, draft)["moved"].startswith("Rina Basuki mengembalikan naskah pukul ")


def test_ones_own_save_in_another_tab_is_told_as_such(draft, wati):
    send(sign_in(wati), change(draft), "article_form", headline="Dari tab lain")
    assert beat(wati, draft)["moved"].startswith("Anda, di tab lain, menyimpan naskah ini")


# Session, person, office and two of rights are asked on every page of the desk.
OF_EVERY_PAGE = 5


@pytest.mark.parametrize("moves", [False, True])
@pytest.mark.parametrize("of", ["draft", "proposal"])
def test_a_beat_costs_four_questions_at_most(of, moves, request, wati, rina, django_assert_max_num_queries):
    article = request.getfixturevalue(of)
    open_form(rina, article)
    sent = message(wati, article, page=str(open_form(wati, article)["page"]))
    if moves:
        send(sign_in(rina), change(article), "article_form", headline="Disunting Rina")
    client = sign_in(wati)
    with django_assert_max_num_queries(OF_EVERY_PAGE + 4):
        answer = client.post(HEARD, sent, content_type="application/json").json()
    assert ("moved" in answer) == moves


def test_what_is_proposed_for_a_text_of_others_is_told_to_nobody_who_claims_an_old_version(made, wati):
    public = make_public(writer=wati, version=5)
    workflow.propose_change(article=public, by=wati, now=timezone.now())
    assert "mengusulkan" not in beat(made, public, told=1)["moved"]


@pytest.mark.django_db(transaction=True)
def test_a_text_that_goes_away_in_the_same_moment_is_not_found(wati):
    draft = make_draft(writer=wati)
    Article.objects.filter(pk=draft.pk).delete()
    common: dict[str, Any] = {"by": wati, "article": draft, "now": timezone.now()}
    with pytest.raises(unsaved.NotTheirs):
        unsaved.enter(uuid4(), may_write=True, **common)
    with pytest.raises(unsaved.NotTheirs):
        unsaved.keep(page=uuid4(), version=1, number=1, fields={}, **common)
