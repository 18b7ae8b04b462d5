"""Every field and relation of an article is declared: copied on approval, kept by the live row, or moved."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

import pytest

from articles import readership, revisions, workflow
from articles.models import (
    Article,
    Autosave,
    ChangeNote,
    FeaturedSlot,
    Mail,
    Office,
    PopularArticle,
    Presence,
    PreviewLink,
    RelatedPin,
    Remark,
    ShareCard,
    User,
)
from articles.press_releases import give_number
from articles.readership import Reader
from tests.body_markup import attachment, picture
from tests.factories import (
    NOW,
    make_article,
    make_category,
    make_document,
    make_highlight,
    make_image,
    make_user,
)

DECLARED = (*Article.COPIED, *Article.KEPT, *Article.MOVED)


def names_of_article() -> set[str]:
    return {field.name for field in Article._meta.get_fields()}


def undeclared(names: Iterable[str], declared: Iterable[str]) -> set[str]:
    return set(names) - set(declared)


def test_every_field_and_relation_is_declared():
    assert undeclared(names_of_article(), DECLARED) == set()


def test_no_declaration_names_what_is_not_there():
    assert set(DECLARED) - names_of_article() == set()


def test_nothing_is_declared_twice():
    assert [name for name, times in Counter(DECLARED).items() if times > 1] == []


@pytest.mark.parametrize("name", ["headline", "tags", "related_pins", "events", "working_copy"])
def test_the_test_itself_finds_an_undeclared_field_or_relation(name):
    assert undeclared(names_of_article(), set(DECLARED) - {name}) == {name}


def value(article: Article, name: str) -> object:
    """What stands in that field, or the rows behind that relation."""
    field = Article._meta.get_field(name)
    if name == "tags":
        return sorted(article.tags.names())
    if name == "tag_uses":
        return sorted(article.tag_uses.values_list("tag__name", flat=True))
    if name == "body_pictures":
        return sorted(article.body_pictures.values_list("image", flat=True))
    if name == "body_documents":
        return sorted(article.body_documents.values_list("document", flat=True))
    if name == "related_pins":
        return list(article.related_pins.values_list("target", "position"))
    if field.concrete and not field.many_to_many:
        return getattr(article, field.attname)
    if field.many_to_many:
        return sorted(getattr(article, name).values_list("pk", flat=True))
    rows = field.related_model.objects.filter(**{field.field.name: article})
    return sorted(map(str, rows.values_list("pk", flat=True))) if name != "recent_reads" else rows.count()


def fill_desk(article: Article, editor: User) -> None:
    """A row behind each relation that the editorial desk gave the live article."""
    asked = {"kind": "correction", "party": "Warga", "text": "Jamnya keliru."}
    workflow.request_correction(article=article, by=editor, now=NOW, **asked)
    ChangeNote.objects.create(article=article, text="Jam buka berubah.", at=NOW, by=editor)
    Remark.objects.create(article=article, author=editor, text="Cek jamnya.", created_at=NOW)
    revision = revisions.keep(article, by=editor, now=NOW, origin="saved")
    PreviewLink.objects.create(
        article=article, revision=revision, receiver="Kabag", made_by=editor, made_at=NOW, expires_at=NOW
    )
    Mail.objects.create(
        kind="approved",
        key=f"uji:{article.pk}",
        receiver=editor,
        article=article,
        subject="Uji",
        text="Uji.",
        created_at=NOW,
        due_at=NOW,
    )


@pytest.fixture
def live(db) -> Article:
    """A published press release with something in every field and behind every relation that it keeps."""
    editor = make_user("Editor", initials="ed")
    article = make_article(
        kind="hoax_report",
        verdict="hoax",
        sign_off="(ed/wr)",
        tags=["lama"],
        legacy_id="lama-1",
        opening_view_count=7,
        backdating_reason="Arsip.",
    )
    Article.objects.filter(pk=article.pk).update(
        kind="press_release", verdict="", submitted_at=NOW - timedelta(days=2), return_reason="Pernah kurang."
    )
    Article.objects.filter(pk=article.pk).update(
        due_at=NOW - timedelta(days=3),
        embargo_until=NOW - timedelta(days=2),
        released_at=NOW - timedelta(hours=1),
        released_by=editor,
        emergency_reason="Banjir.",
        review_due_at=NOW + timedelta(hours=9),
    )
    article.refresh_from_db()
    fill_desk(article, editor)
    RelatedPin.objects.create(article=article, target=make_article(), position=1)
    RelatedPin.objects.create(article=make_article(), target=article)
    ShareCard.objects.create(article=article, key="k", file="gambar/ka/kartu.jpg")
    FeaturedSlot.objects.create(article=article, until=NOW + timedelta(days=1))
    PopularArticle.objects.create(rank=1, article=article, count=3, computed_at=NOW)
    readership.count_read(article.pk, reader=Reader("192.0.2.1", "192.0.2.1", "Firefox"), now=NOW)
    readership.keep_up(NOW)
    readership.count_read(article.pk, reader=Reader("192.0.2.2", "192.0.2.2", "Firefox"), now=NOW)
    make_highlight(article=article)
    give_number(article, Office.objects.current(), NOW)
    workflow.correct(article=article, by=editor, now=NOW, kind="correction", text="Semula 19.00.")
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def proposer(db) -> User:
    return make_user("Penulis")


@pytest.fixture
def copy(live: Article, proposer: User) -> Article:
    """The live article's working copy, as yet equal to it, awaiting review."""
    copy = workflow.propose_change(article=live, by=proposer, now=NOW)
    return workflow.submit(article=copy, by=proposer, now=NOW)


def approve(copy: Article) -> Article:
    live = workflow.approve_change(article=copy, by=make_user("Editor"), now=NOW + timedelta(minutes=1))
    return Article.objects.get(pk=live.pk)


# Content: what a proposer may write in each field, and how it is read afterwards.
NEW_CONTENT = {
    "kicker": "Layanan warga",
    "headline": "Judul yang baru",
    "summary": "Ringkasan yang baru.",
    "dateline": "Kota Percontohan, Humas",
    "body": "<p>Isi yang baru.</p>",
    "lead_caption": "Keterangan yang baru.",
    "byline": "Penulis tamu",
}


def change(copy: Article, name: str) -> object:
    """Give the copy another content in that field; returns what the live row should then hold."""
    if name in NEW_CONTENT:
        Article.objects.filter(pk=copy.pk).update(**{name: NEW_CONTENT[name]})
    elif name in ("kind", "verdict"):
        pytest.fail("tested apart: one depends on the other")
    elif name == "lead_image":
        Article.objects.filter(pk=copy.pk).update(lead_image=make_image())
    elif name == "category":
        Article.objects.filter(pk=copy.pk).update(category=make_category())
    elif name in ("body_pictures", "body_documents"):
        copy.body = picture(make_image().pk) + attachment(make_document().pk)
        copy.save()
    elif name in ("tags", "tag_uses"):
        copy.tags.set(["baru", "lama"])
    elif name == "related_pins":
        copy.related_pins.all().delete()
        RelatedPin.objects.create(article=copy, target=make_article(), position=5)
    else:
        pytest.fail(f"tell here how {name} is changed")
    return value(Article.objects.get(pk=copy.pk), name)


@pytest.mark.parametrize("name", [name for name in Article.COPIED if name not in ("kind", "verdict")])
def test_content_reaches_the_live_row_on_approval(live, copy, name):
    before = value(live, name)
    expected = change(copy, name)
    assert before != expected
    assert value(approve(copy), name) == expected


def test_kind_and_verdict_reach_the_live_row_on_approval(proposer):
    live = make_article(kind="news")
    copy = workflow.propose_change(article=live, by=proposer, now=NOW)
    Article.objects.filter(pk=copy.pk).update(kind="hoax_report", verdict="misleading")
    approved = approve(workflow.submit(article=copy, by=proposer, now=NOW))
    assert (approved.kind, approved.verdict) == ("hoax_report", "misleading")


@pytest.mark.parametrize("name", Article.COPIED)
def test_a_new_copy_starts_with_the_content_of_the_live_row(live, proposer, name):
    copy = workflow.propose_change(article=live, by=proposer, now=NOW)
    assert value(copy, name) == value(live, name)


# An article with a withdrawal has no approvals any more (test_workflow_changes).
@pytest.mark.parametrize("name", [name for name in Article.KEPT if not name.startswith("withdraw")])
def test_what_belongs_to_the_live_row_is_there_before_and_after_an_approval(live, copy, name):
    before = value(live, name)
    assert before
    after = value(approve(copy), name)
    # What is written down about the approval itself comes behind.
    grows = name in ("events", "revisions", "mails", "remarks")
    assert after[: len(before)] == before if grows else after == before  # type: ignore[index,arg-type]


@pytest.mark.parametrize("name", [name for name in Article.KEPT if name != "id"])
def test_a_copy_has_nothing_of_what_the_live_row_keeps(copy, name):
    assert not value(Article.objects.get(pk=copy.pk), name)


# What a row has of its own on its way over the desks. On the live row after an approval:


OWN_WAY = ("writer", "created_by", "created_at", "submitted_at", "return_reason", "status", "status_since")


@pytest.mark.parametrize("name", OWN_WAY)
def test_the_way_of_the_copy_does_not_change_that_of_the_live_row(live, copy, name):
    assert value(live, name)
    assert value(approve(copy), name) == value(live, name)


def test_the_one_who_approves_becomes_the_editor_of_the_live_row(live, copy, rina):
    assert workflow.approve_change(article=copy, by=rina, now=NOW).editor == rina


def test_an_approval_makes_a_new_version_of_the_live_row(live, copy):
    assert approve(copy).version == live.version + 1


def test_an_approval_dates_the_live_row_anew(live, copy):
    assert approve(copy).updated_at > live.updated_at


def test_the_copy_and_its_proposers_are_gone_after_an_approval(live, copy):
    approved = approve(copy)
    assert not hasattr(approved, "working_copy")
    assert not approved.is_copy
    assert not approved.proposers.exists()


def test_what_the_copy_said_of_its_change_stays_off_the_live_row(live, copy):
    Article.objects.filter(pk=copy.pk).update(is_substantial=True, change_note="Jam buka berubah.")
    approved = approve(copy)
    assert (approved.is_substantial, approved.change_note) == (False, "")


def test_open_forms_of_the_copy_end_with_it(live, copy, proposer):
    Presence.objects.create(user=proposer, article=copy, since=NOW, seen_at=NOW)
    approve(copy)
    assert not Presence.objects.exists()


def test_what_is_still_typed_in_the_copy_stays_with_the_article(live, copy, proposer):
    Autosave.objects.create(user=proposer, article=copy, fields={"headline": "Judul lain"})
    approve(copy)
    assert Autosave.objects.get().article == live


def test_a_working_copy_is_never_thrown_away_but_discarded(live, proposer):
    copy = workflow.propose_change(article=live, by=proposer, now=NOW)
    with pytest.raises(workflow.Refused, match="tidak berlaku"):
        workflow.discard_draft(article=copy, by=proposer, now=NOW)
    assert copy.binned_at is None


def test_every_moved_field_has_its_test_here():
    assert set(Article.MOVED) == {
        *OWN_WAY,
        *("editor", "version", "updated_at"),
        *("working_copy", "replaces", "proposers"),
        *("is_substantial", "change_note", "autosaves", "presences", "binned_at"),
    }
