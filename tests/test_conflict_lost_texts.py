"""The text left the writer's hands while it was being written: what was typed is found again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Revision, User
from tests.cast import sign_in
from tests.factories import make_draft, make_public
from tests.filling import said, send, shown

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def opened(client: Client, article: Article) -> dict[str, Any]:
    return shown(client.get(change(article)), "article_form") | {"headline": "Susulan", "tags": "loket"}


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati)


def kept() -> Revision:
    return Revision.objects.get(origin=Revision.Origin.SET_ASIDE)


def test_what_was_typed_on_a_submitted_text_is_kept(draft, wati):
    client = sign_in(wati)
    form = opened(client, draft)
    workflow.submit(article=draft, by=wati, now=timezone.now())
    page = client.post(change(draft), form).content.decode()
    assert (kept().content["headline"], kept().content["tags"]) == ("Susulan", ["loket"])
    assert reverse("admin:articles_article_revision", args=[draft.pk, kept().number]) in page


def test_what_was_typed_on_a_draft_in_the_bin_is_kept(draft, wati):
    client = sign_in(wati)
    form = opened(client, draft)
    workflow.discard_draft(article=draft, by=wati, now=timezone.now())
    response = client.post(change(draft), form)
    assert (response.status_code, kept().content["headline"]) == (409, "Susulan")


@pytest.fixture
def proposal(wati: User) -> Article:
    public = make_public(writer=wati)
    return workflow.propose_change(article=public, by=wati, now=timezone.now())


def test_what_was_typed_on_a_dropped_proposal_is_kept(proposal, wati):
    client, url = sign_in(wati), change(proposal)
    form = opened(client, proposal)
    workflow.discard_change(article=proposal, by=wati, now=timezone.now())
    response = client.post(url, form)
    assert (response.status_code, kept().content["headline"]) == (409, "Susulan")


def approve(page: str) -> str:
    return f"{page.removesuffix('change/')}tindakan/approve_change/"


def test_who_asks_for_an_approved_change_is_told_and_led_to_its_article(proposal, wati, rina, sari):
    page = change(proposal)
    workflow.submit(article=proposal, by=wati, now=timezone.now())
    workflow.approve_change(article=proposal, by=rina, now=timezone.now())
    response = sign_in(sari).get(page, follow=True)
    assert response.redirect_chain == [(change(proposal.live), 302)]
    assert f"{rina.get_full_name()} sudah menyetujui perubahan ini." in said(response)


def test_the_second_editor_to_approve_is_told_who_was_first(proposal, wati, rina, sari, caplog):
    page = change(proposal)
    submitted = workflow.submit(article=proposal, by=wati, now=timezone.now())
    workflow.approve_change(article=submitted, by=rina, now=timezone.now())
    response = sign_in(sari).post(approve(page), {"version": submitted.version}, follow=True)
    assert f"{rina.get_full_name()} sudah menyetujui perubahan ini." in said(response)
    assert "sudah menyetujui" in caplog.text


def test_who_asks_for_a_dropped_change_is_told_so(proposal, wati, rina):
    page = change(proposal)
    workflow.discard_change(article=proposal, by=wati, now=timezone.now())
    assert "sudah membuang usulan perubahan ini." in said(sign_in(rina).get(page, follow=True))


@pytest.mark.parametrize("door", [str, approve], ids=["form", "verb"])
def test_a_stranger_hears_nothing_of_a_dropped_change(door, proposal, wati, made):
    page = change(proposal)
    workflow.discard_change(article=proposal, by=wati, now=timezone.now())
    assert sign_in(made).get(door(page)).status_code == 404


def test_a_dropped_proposal_of_others_is_not_found(proposal, wati, made):
    form = opened(sign_in(wati), proposal)
    url = change(proposal)
    workflow.discard_change(article=proposal, by=wati, now=timezone.now())
    assert sign_in(made).post(url, form).status_code == 404


def test_what_a_stranger_sends_is_kept_nowhere(draft, wati, made):
    form = opened(sign_in(wati), draft)
    assert sign_in(made).post(change(draft), form).status_code == 404
    assert not Revision.objects.exists()


def test_a_colleagues_forged_save_on_a_public_text_is_kept_nowhere(wati, made):
    public = make_public(writer=wati)
    response = sign_in(made).post(change(public), {"headline": "Curang", "_seen": "1"})
    assert response.status_code == 409
    assert not Revision.objects.exists()


# At that very moment


@contextmanager
def right_after_the_first_look(deed: Callable[[], object]) -> Iterator[None]:
    """A colleague's deed, done when saving has looked for the text once."""
    waiting = [deed]

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if waiting and sql.partition(" FROM ")[2].startswith('"articles_article"'):
            waiting.pop()()
        return answer

    with connection.execute_wrapper(look):
        yield
    assert waiting == []


def test_a_text_taken_out_of_the_bin_while_it_is_saved_is_saved(draft, wati, rina):
    client = sign_in(wati)
    form = opened(client, draft)
    binned = workflow.discard_draft(article=draft, by=wati, now=timezone.now())
    taken_back = partial(workflow.restore_draft, article=binned, by=rina, now=timezone.now())
    with right_after_the_first_look(taken_back):
        assert client.post(change(draft), form).status_code == 302
    draft.refresh_from_db()
    assert draft.headline == "Susulan"


def test_a_text_that_was_hidden_when_saving_began_is_not_saved_unlocked(draft, wati, made):
    form = opened(sign_in(wati), draft)

    def handed_over() -> None:
        Article.objects.filter(pk=draft.pk).update(writer=made, created_by=made)

    client = sign_in(made)
    with right_after_the_first_look(handed_over):
        assert client.post(change(draft), form).status_code == 404
    draft.refresh_from_db()
    assert draft.headline != "Susulan"


# Several at once


def test_the_list_sends_the_versions_that_it_showed(draft, wati):
    client = sign_in(wati)
    send(client, LIST, "changelist-form", action="send_to_editor", _selected_action=draft.pk)
    draft.refresh_from_db()
    assert draft.status == "in_review"


def test_a_text_changed_since_the_list_was_shown_is_not_sent(draft, wati, rina):
    client = sign_in(wati)
    form = shown(client.get(LIST), "changelist-form")
    send(sign_in(rina), change(draft), "article_form", headline="Dari Rina")
    response = client.post(
        LIST, form | {"action": "send_to_editor", "_selected_action": draft.pk}, follow=True
    )
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert "baru saja diubah" in said(response)
