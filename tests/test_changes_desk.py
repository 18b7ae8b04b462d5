"""How much a change matters: its proposer says so in the copy's form, the editor when it is approved."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, ChangeNote, Event, Office
from tests.cast import sign_in
from tests.factories import make_draft, make_public
from tests.filling import errors, send

pytestmark = pytest.mark.django_db

NOTE = "Jam buka diralat menjadi pukul 20.00."


def page(article, verb="approve_change") -> str:
    return reverse("admin:articles_article_verb", args=[article.pk, verb])


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def live(wati):
    return make_public(writer=wati)


@pytest.fixture
def copy(live, wati):
    return workflow.propose_change(article=live, by=wati, now=timezone.now())


@pytest.fixture
def proposed(copy, wati):
    return workflow.submit(article=copy, by=wati, now=timezone.now())


@pytest.fixture
def editor(rina):
    return sign_in(rina)


# The proposer


def test_the_form_of_a_copy_asks_how_much_it_matters(copy, wati):
    send(sign_in(wati), change(copy), "article_form", is_substantial="on", change_note=NOTE)
    copy.refresh_from_db()
    assert (copy.is_substantial, copy.change_note) == (True, NOTE)


def test_the_form_of_an_article_does_not(wati):
    draft = make_draft(writer=wati)
    assert "change_note" not in sign_in(wati).get(change(draft)).content.decode()


def test_what_matters_needs_a_sentence_for_readers_also_in_the_form(copy, wati):
    response = send(sign_in(wati), change(copy), "article_form", is_substantial="on", change_note="")
    assert response.status_code == 200
    assert "Tulis satu kalimat untuk pembaca" in str(response.context["adminform"].form.errors["change_note"])


# The editor


def test_the_page_begins_with_what_the_proposer_said(copy, wati, editor):
    Article.objects.filter(pk=copy.pk).update(is_substantial=True, change_note=NOTE)
    workflow.submit(article=copy, by=wati, now=timezone.now())
    form = editor.get(page(copy)).context["form"]
    assert (form["weight"].value(), form["note"].value()) == ("penting", NOTE)


def test_otherwise_it_is_a_small_repair(proposed, editor):
    assert editor.get(page(proposed)).context["form"]["weight"].value() == "kecil"


def test_a_small_repair_leaves_no_note(live, proposed, editor):
    editor.post(page(proposed), {"version": proposed.version, "weight": "kecil", "note": NOTE})
    assert not Article.objects.filter(replaces=live).exists()
    assert not ChangeNote.objects.exists()


def test_a_substantial_change_leaves_its_note(live, proposed, editor, rina):
    editor.post(page(proposed), {"version": proposed.version, "weight": "penting", "note": NOTE})
    note = ChangeNote.objects.get(article=live)
    assert (note.text, note.by) == (NOTE, rina)


@pytest.mark.parametrize("note", ["", "   ", "\x0b"])
def test_without_a_note_it_is_refused_at_the_field(note, proposed, editor):
    response = editor.post(page(proposed), {"version": proposed.version, "weight": "penting", "note": note})
    proposed.refresh_from_db()
    assert "Tulis satu kalimat untuk pembaca" in errors(response)
    assert proposed.status == "in_review"


@pytest.mark.parametrize("data", [{"weight": "besar"}, {"weight": "penting", "note": "x" * 301}])
def test_what_cannot_be_is_refused_and_stays_on_the_page(data, proposed, editor):
    response = editor.post(page(proposed), {"version": proposed.version, "note": NOTE} | data)
    proposed.refresh_from_db()
    assert (response.status_code, proposed.status) == (200, "in_review")
    assert data.get("note", NOTE) in response.content.decode()


def test_the_log_tells_how_much_it_mattered(proposed, editor):
    editor.post(page(proposed), {"version": proposed.version, "weight": "penting", "note": NOTE})
    event = Event.objects.get(verb="approve_change")
    assert (event.details["substantial"], event.reason) == (True, NOTE)


# An office with one editor


@pytest.fixture
def own(rina):
    copy = workflow.propose_change(article=make_public(), by=rina, now=timezone.now())
    return workflow.submit(article=copy, by=rina, now=timezone.now())


OWN = "Naskah Anda sendiri: tercatat bahwa Anda menyetujuinya sendiri."


def test_the_page_says_that_it_is_one_s_own(own, editor):
    Office.objects.create(allows_own_approval=True)
    assert OWN in editor.get(page(own)).content.decode()


def test_of_another_s_it_does_not(proposed, editor):
    Office.objects.create(allows_own_approval=True)
    assert OWN not in editor.get(page(proposed)).content.decode()


def test_where_there_are_two_editors_it_refuses(own, editor):
    text = editor.get(page(own)).content.decode()
    assert "Naskah sendiri harus disetujui editor lain." in text
    assert OWN not in text
