"""What forms and verbs are told before the database has to refuse."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from articles.models import Article, Category, Office, User
from tests.factories import NOW, make_article, make_category, make_draft, make_user
from tests.test_model_constraints import changed

pytestmark = pytest.mark.django_db


# `full_clean`, as forms and verbs call it


@pytest.mark.parametrize(
    "make",
    [
        make_draft,
        lambda: changed(make_draft(), status="in_review", submitted_at=NOW),
        lambda: changed(make_draft(), status="returned", return_reason="Kurang."),
        make_article,
        lambda: make_article(published_at=NOW + timedelta(days=1)),
        lambda: changed(make_article(), status="withdrawn", withdrawn_at=NOW, withdrawal_reason="Keliru."),
        lambda: make_article(kind="hoax_report", verdict="true"),
        lambda: make_article(opening_view_count=3, legacy_id="a-3", backdating_reason="Arsip."),
        lambda: make_draft(replaces=make_article()),
        lambda: changed(make_draft(replaces=make_article()), status="in_review"),
    ],
)
def test_what_is_legal_passes(make):
    make().full_clean()


def test_full_clean_tells_the_sentence_too():
    with pytest.raises(ValidationError, match="Hasil pemeriksaan hanya"):
        changed(make_draft(), verdict="hoax").full_clean()


def test_an_incomplete_new_article_is_told_what_it_lacks():
    with pytest.raises(ValidationError) as caught:
        Article(writer=make_user(), created_by=make_user()).full_clean()
    assert set(caught.value.message_dict) >= {"headline", "category"}


def test_the_initials_of_one_who_left_are_free(db):
    make_user(initials="mth", is_active=False)
    assert make_user(initials="MTH").pk


def test_one_who_comes_back_needs_free_initials():
    gone = make_user(initials="mth", is_active=False)
    make_user(initials="mth")
    with pytest.raises(ValidationError, match="Inisial ini sudah dipakai"):
        changed(gone, is_active=True).full_clean(exclude=["password"])


def test_many_people_have_no_initials():
    assert User.objects.filter(pk__in=[make_user(initials="").pk, make_user(initials="").pk]).count() == 2


@pytest.mark.parametrize("initials", ["r b", "rb1", "r/b", "<b>", "é"])
def test_initials_are_letters_only(initials):
    with pytest.raises(ValidationError, match="Inisial hanya boleh berisi huruf"):
        changed(make_user(), initials=initials).full_clean(exclude=["password"])


@pytest.mark.parametrize("pattern", ["No. {number}", "{year}", "", "SP", "{nomor}/{year}"])
def test_a_form_of_release_numbers_needs_number_and_year(pattern):
    with pytest.raises(ValidationError, match=r"release_format"):
        Office(release_format=pattern).full_clean()


# Shelves are nested one level only


def test_a_shelf_is_not_put_into_a_nested_one():
    nested = make_category(parent=make_category())
    with pytest.raises(ValidationError, match="hanya bertingkat dua"):
        changed(make_category(), parent=nested).full_clean()


def test_a_shelf_with_shelves_in_it_is_not_nested():
    root = make_category()
    make_category(parent=root)
    with pytest.raises(ValidationError, match="punya subkategori"):
        changed(root, parent=make_category()).full_clean()


@pytest.mark.parametrize("relation", ["articles", "children"])
def test_a_shelf_in_use_cannot_be_deleted(relation):
    shelf = make_category()
    if relation == "articles":
        make_draft(category=shelf)
    else:
        make_category(parent=shelf)
    with pytest.raises(models.ProtectedError):
        Category.objects.filter(pk=shelf.pk).delete()
