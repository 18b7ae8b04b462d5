"""Whom the form of a text offers as its writer and as its editor."""

import pytest
from django.urls import reverse

from tests.cast import sign_in
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db


def offered(client, article, name: str) -> set:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return set(client.get(address).context["adminform"].form.fields[name].queryset)


def test_writers_are_those_whose_role_writes(rina, wati, made, sari, joko):
    draft = make_draft(writer=wati)
    assert offered(sign_in(rina), draft, "writer") == {rina, wati, made, sari}


def test_editors_are_those_whose_role_publishes(rina, wati, sari, joko):
    draft = make_draft(writer=wati)
    assert offered(sign_in(rina), draft, "editor") == {rina, sari}


def test_nobody_who_left_is_offered(rina, wati):
    draft = make_draft(writer=wati)
    left = make_user("Penulis", is_active=False)
    assert left not in offered(sign_in(rina), draft, "writer")


def test_who_stands_there_stays_also_without_the_role(rina):
    former = make_user()
    draft = make_draft(writer=former)
    assert former in offered(sign_in(rina), draft, "writer")
