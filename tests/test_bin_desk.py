"""The bin of the desk: who finds what there, and the only way back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests.cast import sign_in
from tests.factories import make_draft, make_public, make_user
from tests.filling import said

pytestmark = pytest.mark.django_db

BIN = reverse("admin:articles_article_bin")
LIST = reverse("admin:articles_article_changelist")


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def verb(article, name: str) -> str:
    return reverse("admin:articles_article_verb", args=[article.pk, name])


def throw_away(article, by, ago=timedelta()) -> Article:
    workflow.discard_draft(article=article, by=by, now=timezone.now() - ago)
    article.refresh_from_db()
    return article


@pytest.fixture
def writer(wati):
    return sign_in(wati)


@pytest.fixture
def thrown(wati):
    return throw_away(make_draft(writer=wati, headline="Loket malam dibuka"), wati)


def restore(client, article, **changes):
    data = {"naskah": article.pk, "version": article.version} | changes
    return client.post(BIN, data, follow=True)


# In


def test_the_form_of_a_draft_leads_to_throwing_it_away(writer, wati):
    draft = make_draft(writer=wati)
    assert verb(draft, "discard_draft") in writer.get(change(draft)).content.decode()


def test_a_text_that_was_public_is_offered_no_bin(rina):
    article = make_public()
    assert "discard_draft" not in sign_in(rina).get(change(article)).content.decode()


def test_throwing_away_leads_to_the_bin_and_says_how_long_it_keeps(writer, wati):
    draft = make_draft(writer=wati)
    response = writer.post(verb(draft, "discard_draft"), {"version": draft.version}, follow=True)
    assert response.redirect_chain == [(BIN, 302)]
    assert "dapat dipulihkan selama 30 hari" in said(response)


def test_no_list_of_the_desk_leads_past_the_bin(writer, thrown):
    assert thrown.headline not in writer.get(LIST).content.decode()


@pytest.mark.parametrize(
    "door", [change, lambda article: verb(article, "submit"), lambda a: verb(a, "restore_draft")]
)
def test_what_lies_in_the_bin_opens_nowhere_else(door, writer, thrown):
    assert writer.get(door(thrown)).status_code == 404


def test_django_s_own_deletion_is_shut(writer, wati):
    draft = make_draft(writer=wati)
    address = reverse("admin:articles_article_delete", args=[draft.pk])
    assert writer.post(address, {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=draft.pk).exists()


def test_nothing_leads_to_django_s_own_deletion(writer, wati):
    draft = make_draft(writer=wati)
    assert "/delete/" not in writer.get(change(draft)).content.decode()


# What it shows


def test_the_list_of_articles_leads_to_it(writer):
    assert f'href="{BIN}"' in writer.get(LIST).content.decode()


def test_it_tells_when_by_whom_and_until_when(writer, thrown):
    text = " ".join(writer.get(BIN).content.decode().split())
    assert "oleh Wati Handayani" in text
    assert "dapat dipulihkan sampai" in text


def test_the_last_day_is_thirty_days_later(writer, thrown):
    [(_article, until)] = writer.get(BIN).context["entries"]
    assert until - thrown.binned_at == timedelta(days=30)


def test_a_colleague_finds_nothing_of_another_s(made, thrown):
    assert thrown.headline not in sign_in(made).get(BIN).content.decode()


def test_an_editor_finds_everybody_s(rina, thrown):
    assert thrown.headline in sign_in(rina).get(BIN).content.decode()


def test_the_category_admin_has_none(joko, thrown):
    assert sign_in(joko).get(BIN).status_code == 403


def test_what_lay_there_for_thirty_days_is_gone(writer, wati):
    throw_away(make_draft(writer=wati, headline="Lama sekali"), wati, timedelta(days=30))
    assert "Lama sekali" not in writer.get(BIN).content.decode()


def test_it_costs_the_same_however_full_it_is(rina, wati):
    client = sign_in(rina)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(BIN).status_code == 200
        return len(queries)

    throw_away(make_draft(writer=wati), wati)
    client.get(BIN)
    before = cost()
    for _ in range(5):
        other = make_user("Penulis")
        throw_away(make_draft(writer=other), other)
    assert cost() == before


@pytest.mark.parametrize("page", ["99", "abc", "-1", "\x00", "9" * 5000])
def test_a_page_that_is_none_shows_one_that_is(page, writer, thrown):
    assert thrown.headline in writer.get(BIN, {"halaman": page}).content.decode()


def test_more_than_a_page_is_turned(rina, wati):
    for number in range(31):
        throw_away(make_draft(writer=wati, headline=f"Naskah {number:02}"), wati, timedelta(minutes=number))
    assert "Naskah 30" in sign_in(rina).get(BIN, {"halaman": "2"}).content.decode()


# Out


def test_a_writer_takes_a_draft_back_and_goes_on_with_it(writer, thrown):
    response = restore(writer, thrown)
    thrown.refresh_from_db()
    assert (response.redirect_chain, thrown.status) == ([(change(thrown), 302)], "draft")


def test_looking_takes_nothing_back(writer, thrown):
    writer.get(BIN, {"naskah": thrown.pk, "version": thrown.version})
    thrown.refresh_from_db()
    assert thrown.status == "binned"


def test_a_colleague_takes_nothing_of_another_s_back(made, thrown):
    assert restore(sign_in(made), thrown).status_code == 404
    thrown.refresh_from_db()
    assert thrown.status == "binned"


def test_another_version_is_refused_with_a_sentence(writer, thrown):
    assert "baru saja diubah" in said(restore(writer, thrown, version=thrown.version + 1))


@pytest.mark.parametrize("name", ["naskah", "version"])
@pytest.mark.parametrize("sent", ["", "abc", "-1", "\x00", "9" * 30, "1.5", "²", "🎉"])
def test_what_is_no_number_is_not_found(name, sent, writer, thrown):
    assert restore(writer, thrown, **{name: sent}).status_code == 404


def test_a_restored_draft_cannot_be_restored_again(writer, thrown):
    """A second press, or a page that a colleague's deed made old, leads to the draft and says so."""
    restore(writer, thrown)
    response = restore(writer, thrown)
    assert response.redirect_chain == [(change(thrown), 302)]
    assert "sudah tidak di tempat sampah" in said(response)


def test_a_colleague_learns_nothing_of_a_restored_draft(writer, made, thrown):
    restore(writer, thrown)
    assert restore(sign_in(made), thrown).status_code == 404


def test_restoring_what_is_no_more_in_the_bin_names_its_status(writer, wati):
    response = writer.get(verb(make_draft(writer=wati), "restore_draft"))
    assert "sekarang berstatus “Draf”" in response.context["refusal"]


def test_an_empty_bin_says_so(writer):
    assert "Tempat sampah kosong" in writer.get(BIN).content.decode()
