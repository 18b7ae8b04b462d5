"""Texts that are not to be edited, copies of them, and what may be deleted."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests.cast import sign_in
from tests.factories import make_category, make_draft, make_public
from tests.filling import send, shown

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def writer(wati):
    return sign_in(wati)


@pytest.fixture
def shelf(db):
    return make_category("Layanan")


@pytest.fixture
def draft(wati, shelf):
    return make_draft(writer=wati, category=shelf)


# What is not to be edited


def test_a_published_text_has_no_form(rina):
    response = sign_in(rina).get(change(make_public()))
    assert 'name="headline"' not in response.content.decode()
    assert "Usulkan perubahan" in response.content.decode()


@pytest.mark.parametrize("role", ["wati", "rina", "sari"])
def test_a_published_text_cannot_be_saved_by_force(role, request, shelf):
    article = make_public(category=shelf)
    sign_in(request.getfixturevalue(role)).post(
        change(article),
        {"headline": "Diam-diam", "category": shelf.pk, "kind": "news", "_seen": article.version},
    )
    article.refresh_from_db()
    assert article.headline != "Diam-diam"


def test_a_category_admin_cannot_save_anything(joko, shelf):
    response = sign_in(joko).post(change(make_public(category=shelf)), {"headline": "Diam-diam"})
    assert response.status_code == 403


def test_a_category_admin_cannot_write(joko):
    assert sign_in(joko).get(ADD).status_code == 403


def test_a_copy_says_what_it_would_replace(rina):
    article = make_public(headline="Teks yang terbit")
    copy = workflow.propose_change(article=article, by=rina, now=timezone.now())
    page = sign_in(rina).get(change(copy)).content.decode()
    assert change(article) in page
    assert "Pembaca masih melihat teks lama" in page


def test_a_copy_holds_content_only(rina):
    copy = workflow.propose_change(article=make_public(), by=rina, now=timezone.now())
    fields = shown(sign_in(rina).get(change(copy)), "article_form")
    assert not {"legacy_id", "opening_view_count", "sign_off", "writer", "editor"} & set(fields)


def test_a_copy_can_be_saved(rina):
    copy = workflow.propose_change(article=make_public(), by=rina, now=timezone.now())
    response = send(sign_in(rina), change(copy), "article_form", headline="Teks yang diusulkan")
    copy.refresh_from_db()
    assert (response.status_code, copy.headline) == (302, "Teks yang diusulkan")


def test_the_note_of_the_editor_is_shown_above_the_text(writer, wati, rina, draft):
    workflow.submit(article=draft, by=wati, now=timezone.now())
    workflow.send_back(article=draft, by=rina, now=timezone.now(), reason="Sebut sumbernya.")
    assert "Sebut sumbernya." in writer.get(change(draft)).content.decode()


# Deleting


def delete(article) -> str:
    return reverse("admin:articles_article_delete", args=[article.pk])


def test_a_text_that_was_public_has_no_deletion(rina):
    article = make_public()
    assert sign_in(rina).post(delete(article), {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


def test_a_text_on_the_editors_desk_has_no_deletion(writer, wati, draft):
    workflow.submit(article=draft, by=wati, now=timezone.now())
    assert writer.post(delete(draft), {"post": "yes"}).status_code == 403
