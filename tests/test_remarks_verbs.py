"""Remarks: who may write them, who can be mentioned, what they refuse."""

from datetime import timedelta

import pytest

from articles import remarks, workflow
from articles.discussions import discussions_of, may_discuss, readers_of
from articles.models import Article, Mail, Remark, User
from articles.roles import EDITOR
from articles.workflow import Refused
from tests.factories import NOW, make_article, make_draft, make_user, make_withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(wati) -> Article:
    return make_draft(writer=wati)


def said(article: Article, by: User, text: str = "Angka ini dari mana?", **given) -> Remark:
    return remarks.add_remark(article=article, by=by, now=NOW, text=text, **given)


def mentioned(remark: Remark) -> set[str]:
    return set(remark.mentioned.values_list("username", flat=True))


# Who


def test_a_writer_and_an_editor_speak_on_the_same_text(draft, wati, rina):
    said(draft, rina, "Angka ini dari mana?")
    said(draft, wati, "Dari dinas.")
    assert [remark.text for remark in draft.remarks.all()] == ["Angka ini dari mana?", "Dari dinas."]


def test_a_refused_remark_stands_in_the_log_of_the_server(draft, made, caplog):
    with caplog.at_level("WARNING", "newsroom.refused"), pytest.raises(Refused):
        said(draft, made)
    assert f"add_remark refused on article {draft.pk} to user {made.pk}" in caplog.text


@pytest.mark.parametrize("who", ["made", "joko"])
def test_who_has_no_part_in_a_public_text_writes_no_remark_on_it(request, wati, who):
    article = make_article(writer=wati)
    with pytest.raises(Refused, match="bukan lagi untuk Anda"):
        said(article, request.getfixturevalue(who))


def test_a_copy_and_its_article_share_their_remarks(wati, rina):
    article = make_article(writer=wati)
    copy = workflow.propose_change(article=article, by=wati, now=NOW)
    said(copy, rina)
    assert article.remarks.count() == 1


def test_approving_a_change_keeps_its_remarks(wati, rina):
    article = make_article(writer=wati)
    copy = workflow.propose_change(article=article, by=wati, now=NOW)
    said(copy, rina)
    workflow.submit(article=copy, by=wati, now=NOW)
    workflow.approve_change(article=copy, by=rina, now=NOW)
    assert article.remarks.count() == 1


def test_who_proposed_a_change_of_anothers_text_takes_part_through_both_rows(wati, made):
    article = make_article(writer=wati)
    copy = workflow.propose_change(article=article, by=made, now=NOW)
    fresh = Article.objects.get(pk=article.pk)
    assert may_discuss(copy, made, NOW)
    assert may_discuss(fresh, made, NOW)


def test_a_binned_draft_is_discussed_by_nobody(draft, wati):
    workflow.discard_draft(article=draft, by=wati, now=NOW)
    with pytest.raises(Refused):
        said(draft, wati)


def test_a_deleted_text_is_refused_with_a_sentence(draft, rina):
    gone = Article.objects.get(pk=draft.pk)
    draft.delete()
    with pytest.raises(Refused, match="sudah tidak ada"):
        said(gone, rina)


@pytest.mark.parametrize("who", ["wati", "made", "rina", "joko", "sari"])
def test_the_set_of_discussions_and_the_question_about_one_agree(request, wati, made, who):
    user = request.getfixturevalue(who)
    make_draft(writer=wati)
    make_draft(writer=make_user(EDITOR), created_by=wati)
    make_withdrawn(writer=made)
    make_article(published_at=NOW + timedelta(days=1), writer=made)
    changed = make_article(writer=wati)
    workflow.propose_change(article=changed, by=made, now=NOW)
    workflow.discard_draft(article=make_draft(writer=wati), by=wati, now=NOW)
    asked = {
        article.pk for article in Article.objects.filter(replaces=None) if may_discuss(article, user, NOW)
    }
    assert set(discussions_of(user, NOW).values_list("pk", flat=True)) == asked


@pytest.mark.parametrize("who", ["wati", "made", "rina", "joko", "sari"])
def test_the_readers_of_a_text_are_those_who_may_discuss_it(request, wati, made, rina, joko, sari, who):
    user = request.getfixturevalue(who)
    article = make_article(writer=wati)
    workflow.propose_change(article=article, by=made, now=NOW)
    fresh = Article.objects.get(pk=article.pk)
    assert (user in readers_of(fresh)) == may_discuss(fresh, user, NOW)


# Mentions


@pytest.mark.parametrize("name", ["@wati", "@WATI", "@wth", "kepada @wati, segera", "(@wth)", "@wati."])
def test_a_name_after_the_sign_mentions(draft, wati, rina, name):
    assert mentioned(said(draft, rina, name)) == {"wati"}


@pytest.mark.parametrize("text", ["humas@wati.example", "@@wati", "tanpa wati", "@entah", "surel a@wati"])
def test_what_is_no_name_mentions_nobody(draft, wati, rina, text):
    assert mentioned(said(draft, rina, text)) == set()


def test_a_username_goes_before_anothers_initials(draft, wati, rina):
    make_user(EDITOR, username="lain", initials="wati")
    assert mentioned(said(draft, rina, "@wati")) == {"wati"}


def test_a_chosen_colleague_is_mentioned(draft, wati, rina):
    assert mentioned(said(draft, rina, mention=[wati])) == {"wati"}


def test_oneself_is_not_mentioned(draft, wati):
    assert mentioned(said(draft, wati, "Untuk saya sendiri, @wati")) == set()


@pytest.mark.parametrize("name", ["@made", "@mdw", "@joko"])
def test_naming_who_may_not_read_is_refused(draft, rina, made, joko, name):
    with pytest.raises(Refused, match=f"{name} tidak dapat membaca catatan"):
        said(draft, rina, f"Tolong lihat {name}")


def test_a_refused_mention_leaves_no_remark(draft, rina, made):
    with pytest.raises(Refused):
        said(draft, rina, "Tolong lihat", mention=[made])
    assert not draft.remarks.exists()


def test_a_colleague_who_left_cannot_be_chosen(draft, rina):
    gone = make_user(EDITOR, is_active=False)
    with pytest.raises(Refused, match="tidak dapat disebut"):
        said(draft, rina, mention=[gone])


def test_a_crowd_of_names_is_refused(draft, rina):
    with pytest.raises(Refused, match="paling banyak 30"):
        said(draft, rina, " ".join(f"@orang{number}" for number in range(31)))


def test_a_mention_is_told_by_mail(draft, wati, rina):
    User.objects.filter(pk=wati.pk).update(email="wati@kota.example")
    said(draft, rina, "@wati")
    assert Mail.objects.get().receiver == wati


def test_without_a_mention_no_mail_is_written(draft, wati, rina):
    User.objects.filter(pk=wati.pk).update(email="wati@kota.example")
    said(draft, rina)
    assert not Mail.objects.exists()


# What is said


@pytest.mark.parametrize("text", ["", "  \n ", "\x07"])
def test_an_empty_remark_is_refused(draft, rina, text):
    with pytest.raises(Refused, match="Tulis dahulu catatannya"):
        said(draft, rina, text)


def test_a_thumb_is_a_remark(draft, rina):
    assert said(draft, rina, "👍").text == "👍"


def test_too_long_a_remark_is_refused_naming_its_field(draft, rina):
    with pytest.raises(Refused, match="catatan: "):
        said(draft, rina, "a" * 2001)


def test_too_long_a_quote_is_refused(draft, rina):
    with pytest.raises(Refused, match="bagian yang dimaksud: "):
        said(draft, rina, quote="a" * 501)


def test_an_answer_stands_under_what_it_answers(draft, wati, rina):
    thread = said(draft, rina)
    answer = remarks.reply(to=thread.pk, article=draft, by=wati, now=NOW, text="Dari dinas.")
    assert list(thread.replies.all()) == [answer]


def test_an_answer_to_an_answer_is_refused(draft, wati, rina):
    answer = remarks.reply(to=said(draft, rina).pk, article=draft, by=wati, now=NOW, text="Ya.")
    with pytest.raises(Refused, match="tidak ada pada naskah ini"):
        remarks.reply(to=answer.pk, article=draft, by=rina, now=NOW, text="Baik.")


def test_a_remark_on_another_text_cannot_be_answered_here(draft, wati, rina):
    elsewhere = said(make_draft(writer=wati), rina)
    with pytest.raises(Refused, match="tidak ada pada naskah ini"):
        remarks.reply(to=elsewhere.pk, article=draft, by=wati, now=NOW, text="Ya.")


# Resolving


def test_who_resolved_and_when_is_written_down(draft, wati, rina):
    thread = said(draft, rina)
    remarks.resolve(remark=thread.pk, article=draft, by=wati, now=NOW + timedelta(hours=1))
    thread.refresh_from_db()
    assert (thread.resolved_by, thread.resolved_at) == (wati, NOW + timedelta(hours=1))


def test_what_is_resolved_is_not_resolved_twice(draft, wati, rina):
    thread = said(draft, rina)
    remarks.resolve(remark=thread.pk, article=draft, by=wati, now=NOW)
    with pytest.raises(Refused, match="sudah diselesaikan Wati Handayani"):
        remarks.resolve(remark=thread.pk, article=draft, by=rina, now=NOW)


def test_what_is_reopened_tells_nothing_of_its_end(draft, wati, rina):
    thread = said(draft, rina)
    remarks.resolve(remark=thread.pk, article=draft, by=wati, now=NOW)
    remarks.reopen(remark=thread.pk, article=draft, by=rina, now=NOW)
    thread.refresh_from_db()
    assert (thread.resolved_by, thread.resolved_at) == (None, None)


def test_what_is_open_is_not_reopened(draft, rina):
    with pytest.raises(Refused, match="belum diselesaikan"):
        remarks.reopen(remark=said(draft, rina).pk, article=draft, by=rina, now=NOW)


def test_what_is_resolved_is_not_answered(draft, wati, rina):
    thread = said(draft, rina)
    remarks.resolve(remark=thread.pk, article=draft, by=wati, now=NOW)
    with pytest.raises(Refused, match="Buka lagi sebelum membalas"):
        remarks.reply(to=thread.pk, article=draft, by=wati, now=NOW, text="Ya.")


def test_a_stranger_resolves_nothing(draft, made, rina):
    thread = said(draft, rina)
    with pytest.raises(Refused):
        remarks.resolve(remark=thread.pk, article=draft, by=made, now=NOW)


def test_a_remark_remembers_the_text_that_was_looked_at(wati, rina):
    article = make_article(writer=wati)
    copy = workflow.propose_change(article=article, by=wati, now=NOW)
    revision = said(copy, rina).revision
    assert revision is not None
    assert revision.copy_id == copy.pk
