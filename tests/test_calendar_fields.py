"""Due date and embargo in the form: in the office's zone, which is named, and refused with a sentence."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Office
from tests.cast import sign_in
from tests.factories import make_draft, make_public
from tests.filling import send, shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def central(db):
    return Office.objects.create(name="Dinas Contoh", time_zone="Asia/Makassar")


@pytest.fixture
def draft(wati):
    return make_draft(writer=wati)


@pytest.fixture
def officer(wati):
    return sign_in(wati)


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def saved(client, article, **fields):
    response = send(client, change(article), "article_form", **fields)
    article.refresh_from_db()
    return response


@pytest.mark.parametrize("name", ["due_at", "embargo_until"])
def test_a_minute_is_the_offices(name, draft, officer):
    saved(officer, draft, **{f"{name}_0": "2027-03-01", f"{name}_1": "08:00"})
    assert getattr(draft, name) == datetime(2027, 3, 1, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize("label", ["Tenggat (WITA)", "Embargo sampai (WITA)"])
def test_the_zone_stands_in_the_label(label, draft, officer):
    assert label in officer.get(change(draft)).content.decode()


def test_nothing_speaks_of_the_servers_time(draft, officer):
    page = officer.get(change(draft)).content.decode()
    assert "DateTimeShortcuts" not in page
    assert "vDateField" not in page


def test_what_was_chosen_is_shown_again_in_the_offices_zone(draft, officer):
    Article.objects.update(due_at=datetime(2027, 3, 1, 16, 30, tzinfo=UTC))
    form = shown(officer.get(change(draft)), "article_form")
    assert (form["due_at_0"], form["due_at_1"]) == ("2027-03-02", "00:30")


def test_a_save_that_leaves_it_alone_does_not_move_it(draft, officer):
    at = datetime(2027, 3, 1, 16, 30, tzinfo=UTC)
    Article.objects.update(due_at=at)
    saved(officer, draft, headline="Judul lain")
    assert (draft.headline, draft.due_at) == ("Judul lain", at)


def test_it_can_be_taken_away(draft, officer):
    Article.objects.update(embargo_until=datetime(2027, 3, 1, tzinfo=UTC))
    saved(officer, draft, embargo_until_0="", embargo_until_1="")
    assert draft.embargo_until is None


@pytest.mark.parametrize(
    ("day", "hour", "sentence"),
    [
        ("2027-03-01", "", "Isi pukul yang benar, misalnya 08.00"),
        ("", "08:00", "Isi tanggal yang benar, misalnya 25/11/2026"),
        ("besok", "08:00", "Isi tanggal yang benar"),
        ("2027-02-30", "08:00", "Isi tanggal yang benar"),
        ("2027-03-01", "25:00", "Isi pukul yang benar"),
        ("2027-03-01\x00", "08:00", "Isi tanggal yang benar"),
        ("0001-01-01", "00:00", "17 Agustus 1945"),
        ("9999-12-31", "23:59", "31 Desember 2099"),
        ("2100-01-01", "08:00", "31 Desember 2099"),
        ("😀", "😀", "Isi tanggal yang benar"),
    ],
)
@pytest.mark.parametrize("name", ["due_at", "embargo_until"])
def test_what_is_no_minute_is_refused_and_the_rest_is_kept(name, day, hour, sentence, draft, officer):
    fields = {f"{name}_0": day, f"{name}_1": hour, "headline": "Judul yang diketik"}
    response = saved(officer, draft, **fields)
    page = response.content.decode()
    assert response.status_code == 200
    assert sentence in page
    assert "Judul yang diketik" in page


def test_an_embargo_is_told_above_the_form(draft, officer):
    Article.objects.update(embargo_until=datetime(2027, 3, 1, 1, 0, tzinfo=UTC))
    page = " ".join(officer.get(change(draft)).content.decode().split())
    assert "Diembargo sampai Senin, 1 Maret 2027 pukul 09.00 WITA." in page


def test_a_proposed_change_has_neither(wati, officer):
    copy = workflow.propose_change(article=make_public(writer=wati), by=wati, now=timezone.now())
    form = shown(officer.get(change(copy)), "article_form")
    assert not [name for name in form if name.startswith(("due_at", "embargo_until"))]
