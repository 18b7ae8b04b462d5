"""Each verb: what it asks, what it writes, what it leaves alone."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article, Event, FeaturedSlot, PopularArticle, SearchDocument, User
from articles.roles import WRITER
from articles.workflow import Refused
from tests.factories import BODY, NOW, make_draft, make_image, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=3)
EARLIER = NOW - timedelta(days=30)
SAYS_NOTHING = ["", "   ", "\n\t", "\x00", "\u200e\u202e", "…", "- . -", "\u200b"]


@pytest.fixture
def submitted(wati: User) -> Article:
    return workflow.submit(article=make_draft(writer=wati, headline="Loket malam dibuka"), by=wati, now=NOW)


@pytest.fixture
def published(submitted: Article, rina: User) -> Article:
    return workflow.publish(article=submitted, by=rina, now=NOW)


@pytest.fixture
def scheduled(submitted: Article, rina: User) -> Article:
    return workflow.schedule(article=submitted, by=rina, now=NOW, at=LATER)


# Submitting


def test_a_submitted_text_waits_for_an_editor_since_a_known_minute(submitted):
    assert (submitted.status, submitted.submitted_at) == ("in_review", NOW)


def test_submitting_again_forgets_why_it_was_returned(submitted, rina):
    returned = workflow.send_back(article=submitted, by=rina, now=NOW, reason="Lengkapi.")
    assert workflow.submit(article=returned, by=returned.writer, now=NOW).return_reason == ""


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"summary": ""}, "Ringkasan"),
        ({"body": "<p> </p>"}, "Isi berita"),
        ({"kind": "hoax_report"}, "Hasil pemeriksaan"),
    ],
)
def test_an_incomplete_text_is_not_submitted_and_the_sentence_names_what_lacks(wati, fields, sentence):
    with pytest.raises(Refused, match=sentence):
        workflow.submit(article=make_draft(writer=wati, **fields), by=wati, now=NOW)


def test_a_lead_picture_needs_words_for_those_who_cannot_see_it(wati):
    article = make_draft(writer=wati, lead_image=make_image(alt_text=""))
    with pytest.raises(Refused, match="teks alternatif"):
        workflow.submit(article=article, by=wati, now=NOW)


def test_a_decorative_lead_picture_needs_no_words(wati):
    article = make_draft(writer=wati, lead_image=make_image(alt_text="", is_decorative=True))
    assert workflow.submit(article=article, by=wati, now=NOW).status == "in_review"


def test_everything_that_lacks_is_named_at_once(wati):
    with pytest.raises(Refused, match=r"Ringkasan.*Isi berita"):
        workflow.submit(article=make_draft(writer=wati, summary="", body=""), by=wati, now=NOW)


def test_an_editor_who_emptied_the_text_cannot_publish_it(submitted, rina):
    Article.objects.filter(pk=submitted.pk).update(summary="")
    with pytest.raises(Refused, match="Ringkasan"):
        workflow.publish(article=submitted, by=rina, now=NOW)


def test_a_recalled_text_is_a_draft_again(submitted, wati):
    recalled = workflow.recall(article=submitted, by=wati, now=NOW)
    assert (recalled.status, recalled.submitted_at) == ("draft", None)


# Reasons


@pytest.mark.parametrize("reason", SAYS_NOTHING)
def test_sending_back_needs_a_reason_that_says_something(submitted, rina, reason):
    with pytest.raises(Refused, match="alasan"):
        workflow.send_back(article=submitted, by=rina, now=NOW, reason=reason)


@pytest.mark.parametrize("reason", SAYS_NOTHING)
def test_withdrawing_needs_a_reason_that_says_something(published, rina, reason):
    with pytest.raises(Refused, match="alasan"):
        workflow.withdraw(article=published, by=rina, now=NOW, reason=reason)


@pytest.mark.parametrize("reason", SAYS_NOTHING)
def test_backdating_needs_a_reason_that_says_something(submitted, rina, reason):
    with pytest.raises(Refused, match="alasan"):
        workflow.publish(article=submitted, by=rina, now=NOW, at=EARLIER, reason=reason)


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_a_correction_needs_a_text_that_says_something(published, rina, text):
    with pytest.raises(Refused, match="isi ralat"):
        workflow.correct(article=published, by=rina, now=NOW, kind="correction", text=text)


def test_a_reason_is_kept_without_control_characters(submitted, rina):
    returned = workflow.send_back(
        article=submitted, by=rina, now=NOW, reason="\x00Lengkapi\u202e sumber.\x07 "
    )
    assert returned.return_reason == "Lengkapi sumber."


def test_a_reason_that_is_too_long_is_refused_with_the_name_of_its_field(submitted, rina):
    with pytest.raises(Refused, match=r"alasan dikembalikan: .*1000"):
        workflow.send_back(article=submitted, by=rina, now=NOW, reason="a" * 1001)


def test_a_withdrawal_refused_for_its_reason_leaves_everything_as_it_was(published, rina):
    with pytest.raises(Refused):
        workflow.withdraw(article=published, by=rina, now=NOW, reason="a" * 1001)
    assert Article.objects.get(pk=published.pk).is_public(NOW)
    assert SearchDocument.objects.filter(article=published).exists()


# Withdrawing


@pytest.fixture
def withdrawn(published: Article, rina: User) -> Article:
    FeaturedSlot.objects.create(article=published, until=LATER)
    PopularArticle.objects.create(rank=1, article=published, count=9, computed_at=NOW)
    return workflow.withdraw(article=published, by=rina, now=NOW, reason="Sumbernya keliru.")


def test_a_withdrawn_text_carries_its_minute_and_reason(withdrawn):
    assert (withdrawn.withdrawn_at, withdrawn.withdrawal_reason) == (NOW, "Sumbernya keliru.")


def test_a_withdrawn_text_is_gone_not_unknown(withdrawn):
    assert withdrawn.is_gone(NOW)
    assert not Article.objects.published(NOW).contains(withdrawn)


@pytest.mark.parametrize("rows", [SearchDocument, PopularArticle, FeaturedSlot])
def test_a_withdrawn_text_leaves_search_most_read_and_the_lead(withdrawn, rows):
    assert not rows.objects.filter(article=withdrawn).exists()


# Corrections


def test_a_correction_is_dated_signed_and_recorded(published, rina):
    note = workflow.correct(
        article=published, by=rina, now=NOW, kind="correction", text="Pukul 20.00, bukan 19.00."
    )
    assert (note.article, note.issued_at, note.issued_by) == (published, NOW, rina)
    assert Event.objects.filter(article=published, verb="correct", reason=note.text).exists()


@pytest.mark.parametrize("role", [WRITER, ""])
def test_only_editors_correct(published, role):
    with pytest.raises(Refused):
        workflow.correct(
            article=published, by=make_user(role), now=NOW, kind="correction", text="Salah ketik."
        )


def test_only_a_public_text_is_corrected(scheduled, rina):
    with pytest.raises(Refused, match="sedang terbit"):
        workflow.correct(article=scheduled, by=rina, now=NOW, kind="correction", text="Salah ketik.")


def test_a_kind_of_correction_that_is_not_known_is_refused(published, rina):
    with pytest.raises(Refused, match="jenis"):
        workflow.correct(article=published, by=rina, now=NOW, kind="gossip", text="Salah ketik.")


# What every verb has in common


def test_every_verb_is_recorded_with_who_when_and_why(submitted, rina):
    workflow.send_back(article=submitted, by=rina, now=NOW, reason="Lengkapi sumbernya.")
    event = Event.objects.get(article=submitted, verb="send_back")
    assert (event.actor_id, event.actor_name, event.at, event.reason, event.from_status, event.to_status) == (
        rina.pk,
        "Rina Basuki",
        NOW,
        "Lengkapi sumbernya.",
        "in_review",
        "returned",
    )


def test_the_whole_life_of_a_text_can_be_read_from_its_events(submitted, wati, rina):
    article = workflow.recall(article=submitted, by=wati, now=NOW)
    article = workflow.submit(article=article, by=wati, now=NOW)
    article = workflow.schedule(article=article, by=rina, now=NOW, at=LATER)
    article = workflow.cancel_schedule(article=article, by=rina, now=NOW)
    article = workflow.publish(article=article, by=rina, now=NOW)
    copy = workflow.propose_change(article=article, by=wati, now=NOW)
    workflow.discard_change(article=copy, by=wati, now=NOW)
    copy = workflow.propose_change(article=article, by=wati, now=NOW)
    copy = workflow.submit(article=copy, by=wati, now=NOW)
    article = workflow.approve_change(article=copy, by=rina, now=NOW)
    workflow.withdraw(article=article, by=rina, now=NOW, reason="Keliru.")
    found = (
        Event.objects.filter(article=article).order_by("pk").values_list("verb", "from_status", "to_status")
    )
    assert list(found) == [
        ("submit", "draft", "in_review"),
        ("recall", "in_review", "draft"),
        ("submit", "draft", "in_review"),
        ("schedule", "in_review", "scheduled"),
        ("cancel_schedule", "scheduled", "in_review"),
        ("publish", "in_review", "published"),
        ("propose_change", "published", "published"),
        ("discard_change", "published", "published"),
        ("propose_change", "published", "published"),
        ("submit", "draft", "in_review"),
        ("approve_change", "published", "published"),
        ("withdraw", "published", "withdrawn"),
    ]


def test_an_event_keeps_the_name_of_one_who_is_renamed(submitted, wati):
    User.objects.filter(pk=wati.pk).update(name="Nama Baru")
    assert Event.objects.get(article=submitted).actor_name == "Wati Handayani"


def test_every_verb_makes_a_new_version(submitted, rina):
    returned = workflow.send_back(article=submitted, by=rina, now=NOW, reason="Lengkapi.")
    assert returned.version == submitted.version + 1


def test_a_verb_on_a_text_that_changed_meanwhile_is_refused(submitted, rina):
    with pytest.raises(Refused, match="diubah orang lain"):
        workflow.publish(article=submitted, by=rina, now=NOW, version=submitted.version - 1)


def test_a_verb_looks_at_the_row_and_not_at_an_old_copy_of_it(wati, rina):
    old = make_draft(writer=wati)
    workflow.submit(article=old, by=wati, now=NOW)
    assert old.status == "draft"
    assert workflow.publish(article=old, by=rina, now=NOW).is_public(NOW)


def test_a_verb_does_not_write_what_was_only_changed_in_memory(submitted, rina):
    submitted.headline = "Belum disimpan"
    assert workflow.publish(article=submitted, by=rina, now=NOW).headline == "Loket malam dibuka"


def test_a_verb_on_a_text_that_was_deleted_is_refused(wati):
    article = make_draft(writer=wati)
    Article.objects.filter(pk=article.pk).delete()
    with pytest.raises(Refused, match="sudah tidak ada"):
        workflow.submit(article=article, by=wati, now=NOW)


def test_what_the_model_refuses_is_told_as_a_sentence(submitted, rina):
    Article.objects.filter(pk=submitted.pk).update(slug="bukan alamat")
    with pytest.raises(Refused, match="alamat: "):
        workflow.publish(article=submitted, by=rina, now=NOW)


def test_a_text_goes_on_after_its_writer_left(submitted, wati, rina):
    User.objects.filter(pk=wati.pk).update(is_active=False)
    assert workflow.publish(article=submitted, by=rina, now=NOW).sign_off == "(rb/wth)"


def test_publishing_cleans_what_got_past_the_forms(wati, rina):
    article = make_draft(writer=wati, body=BODY + "<script>alert(1)</script>")
    article = workflow.submit(article=article, by=wati, now=NOW)
    assert "script" not in workflow.publish(article=article, by=rina, now=NOW).body
