"""Requests for correction: noted down by any colleague, answered by an editor, read-only otherwise."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Correction, CorrectionRequest, Event
from tests.cast import sign_in
from tests.factories import make_article, make_draft, make_public, make_user
from tests.filling import errors, said, send

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_correctionrequest_changelist")
ASKED = {"kind": "correction", "party": "Dinas Lain", "text": "Tertulis 5, seharusnya 7."}


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def ask(article) -> str:
    return reverse("admin:articles_article_ask", args=[article.pk])


def detail(asked) -> str:
    return reverse("admin:articles_correctionrequest_change", args=[asked.pk])


def refuse(asked) -> str:
    return reverse("admin:articles_correctionrequest_refuse", args=[asked.pk])


def answer(asked) -> str:
    return reverse("admin:articles_article_correct", args=[asked.article_id]) + f"?permintaan={asked.pk}"


def make_request(article=None, by=None, **fields) -> CorrectionRequest:
    return workflow.request_correction(
        article=article or make_public(),
        by=by or make_user("Penulis"),
        now=timezone.now(),
        **(ASKED | fields),
    )


@pytest.fixture
def asked(db):
    return make_request(make_public(headline="Loket malam dibuka"))


@pytest.fixture
def editor(rina):
    return sign_in(rina)


# Noting one down


def test_a_public_text_leads_any_officer_to_noting_one_down(made):
    article = make_public()
    assert ask(article) in sign_in(made).get(change(article)).content.decode()


def test_a_draft_leads_nowhere(wati):
    draft = make_draft(writer=wati)
    assert ask(draft) not in sign_in(wati).get(change(draft)).content.decode()


def test_an_officer_notes_one_down(made):
    article = make_public()
    response = sign_in(made).post(ask(article), ASKED, follow=True)
    noted = CorrectionRequest.objects.get(article=article)
    assert (noted.party, noted.text, noted.filed_by, noted.is_open) == (
        ASKED["party"],
        ASKED["text"],
        made,
        True,
    )
    assert "menunggu jawaban editor" in said(response)


@pytest.mark.parametrize("missing", ASKED)
def test_each_part_is_needed_and_the_rest_stays(missing, made):
    data = ASKED | {missing: "  "}
    response = sign_in(made).post(ask(make_public()), data)
    assert response.status_code == 200
    assert not CorrectionRequest.objects.exists()
    kept = next(value for name, value in ASKED.items() if name not in (missing, "kind"))
    assert kept in response.content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {},
        ASKED | {"kind": "x"},
        ASKED | {"text": "x" * 2001},
        ASKED | {"party": "x\x00y"},
        ASKED | {"party": "…"},
    ],
)
def test_what_cannot_be_is_refused(data, made):
    assert sign_in(made).post(ask(make_public()), data).status_code == 200
    assert not CorrectionRequest.objects.exists()


def test_the_same_noted_twice_is_one(made):
    article, client = make_public(), sign_in(made)
    client.post(ask(article), ASKED)
    response = client.post(ask(article), ASKED)
    assert "Permintaan yang sama sudah tercatat" in str(response.context["form"].errors)
    assert CorrectionRequest.objects.count() == 1


def test_of_what_is_not_public_it_is_refused_and_kept_on_the_page(wati):
    response = sign_in(wati).post(ask(make_draft(writer=wati)), ASKED)
    assert "sedang terbit" in str(response.context["form"].errors)
    assert ASKED["text"] in response.content.decode()


def test_another_s_draft_is_not_there(made, wati):
    assert sign_in(made).post(ask(make_draft(writer=wati)), ASKED).status_code == 404


def test_the_category_admin_notes_none_down(joko):
    assert sign_in(joko).post(ask(make_public()), ASKED).status_code == 403
    assert not CorrectionRequest.objects.exists()


# The list


def rows(client, **parameters) -> list[CorrectionRequest]:
    return list(client.get(LIST, parameters).context["cl"].result_list)


def test_open_ones_come_first_the_oldest_above(editor, rina):
    first, second, third = make_request(text="Satu."), make_request(text="Dua."), make_request(text="Tiga.")
    workflow.refuse_correction(request=first, by=rina, now=timezone.now(), reason="Tidak keliru.")
    assert rows(editor) == [second, third, first]


def test_it_can_show_the_open_ones_alone(editor, rina, asked):
    closed = make_request(text="Lain.")
    workflow.refuse_correction(request=closed, by=rina, now=timezone.now(), reason="Tidak keliru.")
    assert (rows(editor, jawaban="terbuka"), rows(editor, jawaban="selesai")) == ([asked], [closed])


def test_an_officer_sees_it_too(made, asked):
    assert rows(sign_in(made)) == [asked]


def test_the_category_admin_does_not(joko):
    assert sign_in(joko).get(LIST).status_code == 403


def test_one_about_what_one_may_not_see_is_not_listed(made, asked):
    Article.objects.filter(pk=asked.article_id).update(published_at=timezone.now() + timedelta(days=1))
    assert rows(sign_in(made)) == []
    assert sign_in(made).get(detail(asked)).status_code in (302, 404)


def test_the_menu_tells_how_many_are_open(editor, asked):
    [entry] = [
        item
        for group in editor.get(LIST).context["sidebar_navigation"]
        for item in group["items"]
        if item["link"] == LIST
    ]
    assert entry["badge"] == 1


def test_the_list_costs_the_same_however_long(editor):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(LIST).status_code == 200
        return len(queries)

    make_request()
    editor.get(LIST)
    before = cost()
    for number in range(5):
        make_request(text=f"Permintaan {number}.")
    assert cost() == before


# Answering


def test_the_page_leads_an_editor_to_both_answers(editor, asked):
    text = editor.get(detail(asked)).content.decode()
    assert answer(asked) in text
    assert refuse(asked) in text


def test_a_long_request_is_cut_in_the_head_so_that_one_sees_it(editor):
    long = make_request(make_public(), text="Tertulis lima, seharusnya tujuh. " * 5)
    assert str(long) in editor.get(detail(long)).content.decode()
    assert str(long).endswith("…")


def test_an_officer_reads_it_only(made, asked):
    text = sign_in(made).get(detail(asked)).content.decode()
    assert asked.text in text
    assert refuse(asked) not in text


def test_nobody_changes_or_deletes_one(sari, asked):
    client = sign_in(sari)
    client.post(detail(asked), {"text": "Lain."})
    client.post(reverse("admin:articles_correctionrequest_delete", args=[asked.pk]), {"post": "yes"})
    asked.refresh_from_db()
    assert asked.text == ASKED["text"]


def test_the_answer_begins_with_what_was_asked(editor, asked):
    form = editor.get(answer(asked)).context["form"]
    assert (form["kind"].value(), form["text"].value()) == ("correction", ASKED["text"])


def test_who_asked_for_a_correction_is_not_named_to_readers(editor, asked):
    assert editor.get(answer(asked)).context["form"]["party"].value() == ""


def test_who_replies_is(editor):
    reply = make_request(kind="right_of_reply")
    assert editor.get(answer(reply)).context["form"]["party"].value() == ASKED["party"]


def test_an_editor_answers_with_a_correction(editor, asked, rina):
    send(editor, answer(asked), text="Semula 5, yang benar 7.")
    asked.refresh_from_db()
    note = Correction.objects.get()
    assert (asked.correction, asked.closed_by, note.article_id) == (note, rina, asked.article_id)


def test_an_editor_refuses_with_a_reason(editor, asked, rina):
    response = editor.post(refuse(asked), {"reason": "Angkanya sudah benar."}, follow=True)
    asked.refresh_from_db()
    assert (asked.refusal_reason, asked.closed_by) == ("Angkanya sudah benar.", rina)
    assert "alasannya tercatat" in said(response)


@pytest.mark.parametrize("reason", ["", "  ", "…", "x" * 1001])
def test_a_refusal_needs_a_reason(reason, editor, asked):
    assert editor.post(refuse(asked), {"reason": reason}).status_code == 200
    asked.refresh_from_db()
    assert asked.is_open


def test_an_officer_answers_none(made, asked):
    client = sign_in(made)
    answers = [client.post(refuse(asked), {"reason": "Tidak."}), client.post(answer(asked), ASKED)]
    asked.refresh_from_db()
    assert ([response.status_code for response in answers], asked.is_open) == ([403, 403], True)


def test_what_is_closed_is_answered_no_second_time(editor, asked, rina):
    workflow.refuse_correction(request=asked, by=rina, now=timezone.now(), reason="Sudah benar.")
    response = editor.post(answer(asked), {"kind": "correction", "text": "Semula 5, yang benar 7."})
    assert "sudah ditutup" in errors(response) + str(response.context["form"].errors)
    assert not Correction.objects.exists()


def test_of_a_text_no_longer_public_only_a_reason_closes_it(editor, asked, rina):
    workflow.withdraw(article=asked.article, by=rina, now=timezone.now(), reason="Sumbernya keliru.")
    text = editor.get(detail(asked)).content.decode()
    assert answer(asked) not in text
    assert refuse(asked) in text


@pytest.mark.parametrize("key", ["", "abc", "-1", "\x00", "9" * 60, "²", "999999"])
def test_an_answer_to_what_was_never_asked_is_not_found(key, editor, asked):
    address = reverse("admin:articles_article_correct", args=[asked.article_id])
    assert editor.get(address, {"permintaan": key}).status_code == 404


def test_nor_to_what_was_asked_about_another_text(editor, asked):
    address = reverse("admin:articles_article_correct", args=[make_public().pk])
    assert editor.get(address, {"permintaan": asked.pk}).status_code == 404


def test_the_same_correction_twice_is_one(editor):
    article = make_article(timezone.now())
    address = reverse("admin:articles_article_correct", args=[article.pk])
    data = {"kind": "correction", "text": "Semula 5, yang benar 7."}
    editor.post(address, data)
    response = editor.post(address, data)
    assert "Catatan dengan isi yang sama" in str(response.context["form"].errors)
    assert Correction.objects.count() == 1


def test_asking_and_answering_stand_in_the_log(editor, asked):
    editor.post(refuse(asked), {"reason": "Angkanya sudah benar."})
    verbs = Event.objects.order_by("at").values_list("verb", "reason")
    assert list(verbs) == [
        ("request_correction", ASKED["text"]),
        ("refuse_correction", "Angkanya sudah benar."),
    ]
