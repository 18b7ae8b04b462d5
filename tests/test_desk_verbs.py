"""Verbs as pages: they ask, do by POST alone, refuse with a sentence, and keep what was typed."""

import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles import revisions, workflow
from articles.models import Article, Correction, Event, Office, Revision
from articles.roles import EDITOR
from articles.transitions import TRANSITIONS
from tests.cast import sign_in
from tests.factories import make_draft, make_public, make_user
from tests.filling import said, shown

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")


def page(article, verb) -> str:
    return reverse("admin:articles_article_verb", args=[article.pk, verb])


def refusals(response) -> str:
    return str(response.context["form"].errors) + response.context["refusal"]


@pytest.fixture
def draft(wati):
    return make_draft(writer=wati)


@pytest.fixture
def submitted(draft, wati):
    return workflow.submit(article=draft, by=wati, now=timezone.now())


@pytest.fixture
def editor(rina):
    return sign_in(rina)


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_asking_changes_nothing(verb, submitted, editor):
    before = Article.objects.values().get(pk=submitted.pk)
    assert editor.get(page(submitted, verb)).status_code == 200
    assert Article.objects.values().get(pk=submitted.pk) == before


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_a_verb_without_the_version_that_was_read_is_not_carried_out(verb, submitted, editor):
    editor.post(page(submitted, verb), {"reason": "Perlu sumber."})
    submitted.refresh_from_db()
    assert submitted.status == "in_review"


def test_the_form_has_the_buttons_of_the_table(submitted, editor):
    verbs = {row.verb for row in editor.get(LIST + f"{submitted.pk}/change/").context["verbs"]}
    assert verbs == {"publish", "schedule", "send_back"}


def test_an_officer_submits(draft, wati):
    response = sign_in(wati).post(page(draft, "submit"), {"version": draft.version})
    draft.refresh_from_db()
    assert (response.status_code, draft.status) == (302, "in_review")


def test_what_is_missing_is_said_before_it_is_asked_for(draft, wati):
    Article.objects.filter(pk=draft.pk).update(summary="")
    response = sign_in(wati).get(page(draft, "submit"))
    assert response.context["missing"] == ["Ringkasan masih kosong: tulis satu atau dua kalimat."]
    assert 'type="submit" class="desk-button' not in response.content.decode()


def test_an_editor_publishes_and_is_shown_the_way_to_the_page(submitted, editor):
    response = editor.post(page(submitted, "publish"), {"version": submitted.version}, follow=True)
    submitted.refresh_from_db()
    assert submitted.is_public(timezone.now())
    assert submitted.get_absolute_url() in said(response)


def test_nobody_publishes_their_own(rina):
    own = make_draft(writer=rina)
    workflow.submit(article=own, by=rina, now=timezone.now())
    response = sign_in(rina).post(page(own, "publish"), {"version": own.version})
    own.refresh_from_db()
    assert "Naskah sendiri harus disetujui editor lain." in refusals(response)
    assert own.status == "in_review"


def test_an_officer_does_not_publish(submitted, wati):
    response = sign_in(wati).post(page(submitted, "publish"), {"version": submitted.version})
    submitted.refresh_from_db()
    assert submitted.status == "in_review"
    assert "Peran Anda tidak mencakup" in refusals(response)


def test_an_editor_who_read_an_older_text_is_told(submitted, editor):
    response = editor.post(page(submitted, "publish"), {"version": submitted.version - 1})
    assert "baru saja diubah orang lain" in refusals(response)


def test_after_that_the_newer_text_can_be_published_only_once_it_was_shown(submitted, editor):
    response = editor.post(page(submitted, "publish"), {"version": submitted.version - 1})
    assert response.context["form"]["version"].value() == str(submitted.version - 1)


def reworded(article, by):
    """Saved by `by` with another headline; the version before it is what others have read."""
    revisions.keep_found(article, timezone.now())
    article.headline, article.version = "Loket malam dibuka", article.version + 1
    article.save()
    revisions.keep(article, by=by, now=timezone.now(), origin=Revision.Origin.SAVED)
    return article.version - 1


def test_what_changed_since_it_was_read_is_shown(submitted, editor, rina):
    read = reworded(submitted, rina)
    response = editor.post(page(submitted, "send_back"), {"version": read, "reason": "Sebut sumbernya."})
    assert [change.name for change in response.context["comparison"].changes] == ["headline"]


def test_once_that_was_shown_the_same_button_goes_on(submitted, editor, rina):
    read = reworded(submitted, rina)
    told = editor.post(page(submitted, "send_back"), {"version": read, "reason": "Sebut sumbernya."})
    editor.post(page(submitted, "send_back"), shown(told))
    submitted.refresh_from_db()
    assert (submitted.status, submitted.return_reason) == ("returned", "Sebut sumbernya.")


def test_a_stranger_learns_no_older_text_by_an_older_version(draft, made):
    public = make_public()
    read = reworded(public, public.writer)
    response = sign_in(made).post(page(public, "propose_change"), {"version": read})
    assert "baru saja diubah orang lain" in refusals(response)
    assert response.context["comparison"] is None


def test_a_request_that_names_no_version_is_told_why(submitted, editor):
    response = editor.post(page(submitted, "publish"), {"version": "x"})
    assert "Kiriman ini tidak menyebut teks yang Anda baca." in response.content.decode()


def test_the_note_stays_when_sending_back_is_refused(submitted, editor):
    response = editor.post(page(submitted, "send_back"), {"version": 0, "reason": "Sebut sumbernya."})
    assert "Sebut sumbernya." in response.content.decode()


def test_sending_back_needs_a_note(submitted, editor):
    response = editor.post(page(submitted, "send_back"), {"version": submitted.version, "reason": " \x0b "})
    submitted.refresh_from_db()
    assert submitted.status == "in_review"
    assert response.status_code == 200


def test_the_note_reaches_the_writer(submitted, editor, wati):
    editor.post(page(submitted, "send_back"), {"version": submitted.version, "reason": "Sebut sumbernya."})
    assert "Sebut sumbernya." in sign_in(wati).get(reverse("admin:index")).content.decode()


# Times


@pytest.fixture
def eastern(db):
    return Office.objects.create(name="Dinas Contoh", time_zone="Asia/Jayapura")


def test_a_time_is_the_offices(eastern, submitted, editor):
    tomorrow = (timezone.now() + timedelta(days=1)).astimezone(eastern.zone).date()
    data = {
        "version": submitted.version,
        "day": tomorrow,
        "hour": "06:30",
        "confirmed": f"{tomorrow}T06:30 WIT",
    }
    editor.post(page(submitted, "schedule"), data)
    submitted.refresh_from_db()
    assert submitted.published_at == datetime(
        tomorrow.year, tomorrow.month, tomorrow.day, 6, 30, tzinfo=ZoneInfo("Asia/Jayapura")
    )


def test_the_exact_minute_and_its_zone_are_told(eastern, submitted, editor):
    data = {"version": submitted.version, "day": "2099-01-05", "hour": "06:30"}
    data["confirmed"] = "2099-01-05T06:30 WIT"
    response = editor.post(page(submitted, "schedule"), data, follow=True)
    assert "Senin, 5 Januari 2099 pukul 06.30 WIT" in said(response)


@pytest.mark.parametrize(
    ("day", "hour", "sentence"),
    [
        ("", "", "Wajib diisi"),
        ("2020-01-05", "06:30", "belum lewat"),
        ("besok", "06:30", "tanggal yang benar"),
        ("2099-01-05", "25:99", "jam yang benar"),
        ("0001-01-01", "00:00", "17 Agustus 1945"),
        ("9999-12-31", "23:59", "31 Desember 2099"),
        ("2099-01-05\x00", "06:30", "tanggal yang benar"),
    ],
)
def test_a_time_that_cannot_be_is_refused(day, hour, sentence, submitted, editor):
    response = editor.post(
        page(submitted, "schedule"), {"version": submitted.version, "day": day, "hour": hour}
    )
    submitted.refresh_from_db()
    assert sentence in refusals(response)
    assert submitted.status == "in_review"


def test_an_editor_gives_a_past_date_with_its_reason(submitted, editor):
    data = {"version": submitted.version, "day": "2022-01-29", "hour": "09:00", "reason": "Pindahan."}
    editor.post(page(submitted, "publish"), data)
    submitted.refresh_from_db()
    assert (submitted.published_at.year, submitted.backdating_reason) == (2022, "Pindahan.")


def test_a_past_date_needs_a_reason_and_stays_on_the_page(submitted, editor):
    data = {"version": submitted.version, "day": "2022-01-29", "hour": "09:00"}
    response = editor.post(page(submitted, "publish"), data)
    assert "Tulis alasan" in refusals(response)
    assert response.context["form"]["day"].value() == "2022-01-29"


def test_a_date_without_an_hour_is_asked_for(submitted, editor):
    data = {"version": submitted.version, "day": "2022-01-29", "reason": "Pindahan."}
    response = editor.post(page(submitted, "publish"), data)
    submitted.refresh_from_db()
    assert "Isi tanggal dan pukul" in refusals(response)
    assert submitted.status == "in_review"


# Copies, corrections, several at once


def test_a_change_is_proposed_approved_and_its_copy_gone(wati, editor):
    article = make_public(writer=wati, headline="Lama")
    response = sign_in(wati).post(page(article, "propose_change"), {"version": article.version})
    copy = Article.objects.get(replaces=article)
    assert response["Location"] == reverse("admin:articles_article_change", args=[copy.pk])
    workflow.submit(article=copy, by=wati, now=timezone.now())
    copy.refresh_from_db()
    response = editor.post(page(copy, "approve_change"), {"version": copy.version})
    assert response["Location"] == reverse("admin:articles_article_change", args=[article.pk])
    assert not Article.objects.filter(pk=copy.pk).exists()


def correction(article) -> str:
    return reverse("admin:articles_article_correct", args=[article.pk])


def test_an_editor_adds_a_correction(editor, rina):
    article = make_public()
    editor.post(correction(article), {"kind": "correction", "text": "Semula 5, yang benar 7."})
    note = Correction.objects.get(article=article)
    assert (note.text, note.issued_by) == ("Semula 5, yang benar 7.", rina)


def test_an_officer_adds_no_correction(wati):
    article = make_public(writer=wati)
    response = sign_in(wati).post(correction(article), {"kind": "correction", "text": "x y"})
    assert (response.status_code, Correction.objects.count()) == (403, 0)


def test_a_correction_of_what_is_not_public_is_refused_and_its_text_kept(submitted, editor):
    response = editor.post(correction(submitted), {"kind": "correction", "text": "Semula 5, yang benar 7."})
    assert "sedang terbit" in refusals(response)
    assert "Semula 5, yang benar 7." in response.content.decode()


@pytest.mark.parametrize("data", [{"kind": "x", "text": "x"}, {"kind": "correction", "text": "x" * 2001}, {}])
def test_a_correction_that_cannot_be_is_refused(data, editor):
    assert editor.post(correction(make_public()), data).status_code == 200
    assert not Correction.objects.exists()


def test_several_drafts_are_sent_each_by_the_verb(wati):
    drafts = [make_draft(writer=wati), make_draft(writer=wati), make_draft(writer=wati, summary="")]
    shown = {f"_versi_{draft.pk}": draft.version for draft in drafts}
    chosen = [draft.pk for draft in drafts]
    response = sign_in(wati).post(
        LIST, {"action": "send_to_editor", "_selected_action": chosen, **shown}, follow=True
    )
    states = [Article.objects.get(pk=draft.pk).status for draft in drafts]
    assert states == ["in_review", "in_review", "draft"]
    assert "2 naskah dikirim ke editor." in said(response)
    assert "Ringkasan masih kosong" in said(response)
    assert Event.objects.filter(verb="submit").count() == 2


def test_the_history_tells_who_did_what_and_why(submitted, editor):
    editor.post(page(submitted, "send_back"), {"version": submitted.version, "reason": "Sebut sumbernya."})
    told = editor.get(reverse("admin:articles_article_history", args=[submitted.pk])).content.decode()
    for words in ("Wati Handayani", "mengirim naskah ke editor", "Rina Basuki", "Sebut sumbernya."):
        assert words in told


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_publish_at_once_over_http_one_is_told(wati):
    article = make_draft(writer=wati)
    workflow.submit(article=article, by=wati, now=timezone.now())
    article.refresh_from_db()
    clients = [sign_in(make_user(EDITOR)) for _ in range(2)]
    barrier, answers = threading.Barrier(2), []

    def publish(client):
        try:
            connection.ensure_connection()
            barrier.wait(30)
            answers.append(client.post(page(article, "publish"), {"version": article.version}).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(answers) == [200, 302]
    assert Event.objects.filter(article=article, verb="publish").count() == 1
