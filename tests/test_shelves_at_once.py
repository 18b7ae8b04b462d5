"""Two people at the shelves in the same moment."""

import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse

from articles import shelves
from articles.models import Category
from tests.cast import sign_in
from tests.factories import make_category
from tests.filling import errors, shown

pytestmark = pytest.mark.django_db(transaction=True)


def meanwhile(act, client, url, values):
    """The answer to a form that is sent while `act` has not yet been committed."""
    answers = []

    def save():
        answers.append(client.post(url, values))
        connection.close()

    with transaction.atomic():
        act()
        thread = threading.Thread(target=save)
        thread.start()
        thread.join(0.8)
        assert not answers, "the form did not wait"
    thread.join()
    return answers[0]


@pytest.fixture
def keeper(joko):
    return sign_in(joko)


def test_a_name_taken_in_the_same_moment_is_a_sentence(keeper):
    url = reverse("admin:articles_category_add")
    values = shown(keeper.get(url), "category_form") | {"name": "Air", "slug": "air-bersih"}
    answer = meanwhile(lambda: make_category("AIR"), keeper, url, values)
    assert "Sudah ada kategori dengan nama ini." in errors(answer)


def test_what_was_typed_survives_it(keeper):
    url = reverse("admin:articles_category_add")
    values = shown(keeper.get(url), "category_form") | {"name": "Air", "description": "Tentang air."}
    answer = meanwhile(lambda: make_category("AIR"), keeper, url, values)
    assert shown(answer, "category_form")["description"] == "Tentang air."


def test_shelves_do_not_become_three_deep(keeper):
    first, second, third = make_category("Satu"), make_category("Dua"), make_category("Tiga")
    url = reverse("admin:articles_category_change", args=[second.pk])
    values = shown(keeper.get(url), "category_form") | {"parent": third.pk}

    def nest():
        shelves.lock()
        Category.objects.filter(pk=first.pk).update(parent=second)

    assert "harus tetap kategori utama" in errors(meanwhile(nest, keeper, url, values))


def test_a_shelf_removed_in_the_same_moment_is_no_fault(keeper, joko):
    shelf = make_category("Air")
    url = reverse("admin:articles_category_change", args=[shelf.pk])
    values = shown(keeper.get(url), "category_form")

    def remove():
        shelves.lock()
        Category.objects.filter(pk=shelf.pk).delete()

    assert meanwhile(remove, keeper, url, values).status_code == 302
