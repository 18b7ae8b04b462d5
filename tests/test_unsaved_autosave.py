"""What an open form sends while somebody types: kept beside the article, refused with a sentence, never a fault."""

import json
import logging
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import unsaved, workflow
from articles.models import Article, Autosave, User
from tests.cast import sign_in
from tests.factories import make_category, make_draft, make_public
from tests.filling import send, shown

pytestmark = pytest.mark.django_db

HEARD = reverse("admin:articles_article_unsaved")
ADD = reverse("admin:articles_article_add")
DISCARD = reverse("admin:articles_article_unsaved_discard")


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def tell(user: User, article: Article | None, /, **said: Any) -> HttpResponse:
    message = {
        "page": str(uuid4()),
        "person": str(user.pk),
        "article": article.pk if article is not None else None,
        "version": 1,
        "number": 1,
        "values": {"headline": ["Loket malam"]},
        "labels": {},
    } | said
    return sign_in(user).post(HEARD, json.dumps(message), content_type="application/json")


def sentence(response: HttpResponse) -> str:
    return json.loads(response.content)["sentence"]


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati, headline="Loket siang")


# Keeping


def test_what_is_typed_is_kept_beside_the_article(draft, wati):
    assert tell(wati, draft).status_code == 200
    row = Autosave.objects.get()
    assert (row.user, row.article, row.fields["values"]) == (wati, draft, {"headline": ["Loket malam"]})


def test_the_article_does_not_change(draft, wati):
    before = Article.objects.values().get()
    tell(wati, draft)
    assert Article.objects.values().get() == before


def test_a_text_never_saved_is_kept_without_an_article(wati):
    tell(wati, None)
    assert Autosave.objects.get().article is None


def test_the_later_message_of_a_page_wins(draft, wati):
    page = str(uuid4())
    tell(wati, draft, page=page, number=2, values={"headline": ["Kedua"]})
    tell(wati, draft, page=page, number=3, values={"headline": ["Ketiga"]})
    assert Autosave.objects.get().fields["values"] == {"headline": ["Ketiga"]}


def test_an_earlier_message_that_comes_late_changes_nothing(draft, wati):
    page = str(uuid4())
    tell(wati, draft, page=page, number=10, values={"headline": ["Kesepuluh"]})
    assert tell(wati, draft, page=page, number=9, values={"headline": ["Kesembilan"]}).status_code == 200
    assert Autosave.objects.get().fields["values"] == {"headline": ["Kesepuluh"]}


def test_letters_beyond_the_common_ones_are_kept(draft, wati):
    tell(wati, draft, values={"headline": ["Hore 🎉 ꦲꦏ꧀ꦱꦫ"]})
    assert Autosave.objects.get().fields["values"] == {"headline": ["Hore 🎉 ꦲꦏ꧀ꦱꦫ"]}


def test_keeping_costs_few_questions(draft, wati, django_assert_max_num_queries):
    page = str(uuid4())
    tell(wati, draft, page=page)
    client = sign_in(wati)
    message = {"page": page, "person": str(wati.pk), "article": draft.pk, "number": 2, "values": {}}
    # Session, person, office and two of rights, as on every page; then the article and one statement.
    with django_assert_max_num_queries(7):
        client.post(HEARD, json.dumps(message), content_type="application/json")
    assert Autosave.objects.get().fields["number"] == 2


# A proper save ends it


def test_a_proper_save_leaves_nothing_to_restore(draft, wati):
    client = sign_in(wati)
    page = shown(client.get(change(draft)), "article_form")["_halaman"]
    tell(wati, draft, page=page)
    send(client, change(draft), "article_form", headline="Loket malam", _halaman=page)
    assert Autosave.objects.get(page=page).fields is None


def test_what_arrives_after_the_proper_save_brings_nothing_back(draft, wati):
    client = sign_in(wati)
    values = shown(client.get(change(draft)), "article_form")
    client.post(change(draft), values)
    late = tell(wati, draft, page=values["_halaman"], number=99)
    assert (late.status_code, late.content) == (204, b"")
    assert Autosave.objects.get().fields is None


def test_the_first_save_of_a_new_text_ends_its_page_too(wati):
    client = sign_in(wati)
    shelf = str(make_category().pk)
    values = shown(client.get(ADD), "article_form") | {"headline": "Loket", "category": shelf}
    tell(wati, None, page=values["_halaman"])
    client.post(ADD, values)
    assert Autosave.objects.get().fields is None


def test_a_refused_save_keeps_what_was_typed_under_the_same_page(draft, wati):
    client = sign_in(wati)
    values = shown(client.get(change(draft)), "article_form")
    tell(wati, draft, page=values["_halaman"])
    again = client.post(change(draft), values | {"headline": ""})
    assert shown(again, "article_form")["_halaman"] == values["_halaman"]
    assert Autosave.objects.get().fields is not None


def test_a_save_closes_nothing_of_somebody_else(draft, wati, rina):
    page = str(uuid4())
    tell(rina, draft, page=page)
    send(sign_in(wati), change(draft), "article_form", _halaman=page)
    assert Autosave.objects.get(page=page).fields is not None


def test_a_page_can_ask_which_others_were_closed(draft, wati):
    saved, open_one = uuid4(), uuid4()
    unsaved.close([saved], by=wati, now=timezone.now())
    answer = sign_in(wati).post(
        HEARD,
        json.dumps(
            {
                "page": str(open_one),
                "person": str(wati.pk),
                "article": None,
                "known": [str(saved), str(open_one)],
            }
        ),
        content_type="application/json",
    )
    assert answer.json()["closed"] == [str(saved)]


# Offering


def offers(client: Client, address: str) -> list[dict[str, Any]]:
    return client.get(address).context["unsaved"]["offers"]


def test_the_form_offers_what_was_not_saved(draft, wati):
    tell(wati, draft)
    assert [offer["values"] for offer in offers(sign_in(wati), change(draft))] == [
        {"headline": ["Loket malam"]}
    ]


def test_nobody_is_offered_what_another_typed(draft, wati, rina):
    tell(wati, draft)
    assert offers(sign_in(rina), change(draft)) == []


def test_a_new_text_is_offered_where_one_begins(wati):
    tell(wati, None)
    assert len(offers(sign_in(wati), ADD)) == 1


def test_what_was_thrown_away_is_offered_no_more(draft, wati):
    tell(wati, draft)
    assert (
        sign_in(wati).post(DISCARD, {"page": str(Autosave.objects.get().page)}, follow=False).status_code
        == 204
    )
    assert offers(sign_in(wati), change(draft)) == []


def test_nobody_throws_away_what_another_typed(draft, wati, rina):
    tell(wati, draft)
    sign_in(rina).post(DISCARD, {"page": str(Autosave.objects.get().page)})
    assert len(offers(sign_in(wati), change(draft))) == 1


def test_throwing_away_what_is_no_page_is_refused_with_a_sentence(wati):
    answer = sign_in(wati).post(DISCARD, {"page": "\x00"})
    assert (answer.status_code, sentence(answer)) == (404, "Isian itu tidak ditemukan.")


def test_the_desk_can_list_each_unsaved_text_once(draft, wati):
    tell(wati, draft, values={"headline": ["Pertama"]})
    tell(wati, draft, values={"headline": ["Kedua"]})
    tell(wati, None, values={"headline": ["Baru"]})
    found = unsaved.unsaved_of(wati, timezone.now())
    assert [(row.article, row.headline) for row in found] == [(None, "Baru"), (draft, "Kedua")]


def test_the_desk_lists_no_text_that_is_out_of_sight(made, wati):
    draft = make_draft(writer=made)
    tell(made, draft)
    Article.objects.update(writer=wati, created_by=wati)
    assert unsaved.unsaved_of(made, timezone.now()) == []


def test_what_is_older_than_thirty_days_is_not_listed(draft, wati):
    tell(wati, draft)
    assert unsaved.unsaved_of(wati, timezone.now() + timedelta(days=31)) == []


def test_what_was_typed_into_a_change_that_was_dropped_is_offered_on_the_next(wati, rina):
    public = make_public(writer=wati)
    copy = workflow.propose_change(article=public, by=wati, now=timezone.now())
    tell(wati, copy)
    workflow.discard_change(article=copy, by=rina, now=timezone.now())
    again = workflow.propose_change(article=public, by=wati, now=timezone.now())
    (offer,) = offers(sign_in(wati), change(again))
    assert (offer["values"], offer["version"]) == ({"headline": ["Loket malam"]}, 0)


def test_what_was_typed_into_a_change_outlives_its_approval(wati, rina):
    public = make_public(writer=wati)
    copy = workflow.propose_change(article=public, by=wati, now=timezone.now())
    workflow.submit(article=copy, by=wati, now=timezone.now())
    tell(rina, copy)
    workflow.approve_change(article=copy, by=rina, now=timezone.now())
    assert Autosave.objects.get().article == public


# Refusing


def test_a_stranger_is_answered_as_for_an_article_that_never_was(draft, made):
    strange, never = tell(made, draft), tell(made, draft, article=10**9)
    assert (
        (strange.status_code, strange.content) == (never.status_code, never.content) == (404, never.content)
    )
    assert not Autosave.objects.exists()


def test_somebody_elses_page_is_answered_as_an_article_that_never_was(draft, wati, rina):
    page = str(uuid4())
    tell(wati, draft, page=page)
    taken, never = tell(rina, draft, page=page), tell(rina, draft, article=10**9)
    assert (taken.status_code, taken.content) == (404, never.content)
    assert Autosave.objects.get().user == wati


def test_a_page_of_one_text_is_no_page_of_another(draft, wati):
    page = str(uuid4())
    tell(wati, draft, page=page)
    assert tell(wati, make_draft(writer=wati), page=page).status_code == 404
    assert Autosave.objects.get().article == draft


def test_a_text_that_may_not_be_changed_takes_nothing(wati):
    answer = tell(wati, make_public(writer=wati))
    assert answer.status_code == 409
    assert "tidak dapat Anda ubah" in sentence(answer)
    assert not Autosave.objects.exists()


def test_a_text_that_went_to_the_editor_takes_nothing_from_its_writer(draft, wati):
    workflow.submit(article=draft, by=wati, now=timezone.now())
    assert tell(wati, draft).status_code == 409


def test_what_one_typed_is_not_kept_for_another_who_signed_in_meanwhile(draft, wati, rina):
    assert tell(rina, draft, person=str(wati.pk)).status_code == 409
    assert not Autosave.objects.exists()


def test_who_is_signed_out_is_sent_to_sign_in(client, draft, wati):
    answer = client.post(HEARD, "{}", content_type="application/json")
    assert (answer.status_code, Autosave.objects.exists()) == (302, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": "bukan"},
        {"page": None},
        {"page": 7},
        {"person": 7},
        {"article": "1"},
        {"article": True},
        {"article": 10**30},
        {"article": -1},
        {"version": 10**30},
        {"version": None},
        {"number": -1},
        {"number": 1.5},
        {"values": None},
        {"values": ["x"]},
        {"values": {"headline": "x"}},
        {"values": {"headline": [1]}},
        {"values": {"headline": ["a\x00b"]}},
        {"values": {"head\x00line": ["a"]}},
        {"values": {"headline": ["\ud800"]}},
        {"values": {f"f{number}": [] for number in range(400)}},
        {"labels": {"lead_image": "x"}},
        {"labels": {"lead_image": {"1": 2}}},
        {"known": "x"},
    ],
)
def test_what_no_form_would_send_is_refused_with_a_sentence(wrong, draft, wati):
    answer = tell(wati, draft, **wrong)
    assert (answer.status_code, sentence(answer)) == (400, "Isian ini tidak terbaca.")
    assert not Autosave.objects.exists()


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 100_000, b"9" * 10_000, b'{"page": NaN}']
)
def test_what_is_no_message_is_refused_with_a_sentence(body, wati):
    answer = sign_in(wati).post(HEARD, body, content_type="application/json")
    assert (answer.status_code, sentence(answer)) == (400, "Isian ini tidak terbaca.")


@pytest.mark.parametrize("megabytes", [3, 6])
def test_what_is_too_long_is_refused_with_a_sentence(megabytes, draft, wati):
    answer = tell(wati, draft, values={"body": ["a" * megabytes * 1024 * 1024]})
    assert answer.status_code == 413
    assert "terlalu panjang" in sentence(answer)
    assert not Autosave.objects.exists()


def test_a_refusal_is_written_to_the_log(draft, made, caplog):
    with caplog.at_level(logging.WARNING, "newsroom.refused"):
        tell(made, draft)
    assert f"refused with 404 to user {made.pk}" in caplog.text


@pytest.mark.parametrize("name", ["unsaved", "unsaved_leave", "unsaved_discard"])
def test_a_link_does_nothing(name, wati):
    assert sign_in(wati).get(reverse(f"admin:articles_article_{name}")).status_code == 405


def test_a_message_without_its_token_is_refused(draft, wati):
    client = Client(enforce_csrf_checks=True)
    client.force_login(wati)
    assert client.post(HEARD, "{}", content_type="application/json").status_code == 403


@pytest.mark.parametrize("page", ["bukan", "", "\x00", str(UUID(int=0))])
def test_a_forged_page_does_not_keep_a_text_from_being_saved(page, draft, wati):
    send(sign_in(wati), change(draft), "article_form", headline="Loket malam", _halaman=page)
    draft.refresh_from_db()
    assert draft.headline == "Loket malam"
