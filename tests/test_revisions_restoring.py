"""Putting a text back: who may, what comes back, and that nothing is lost by it."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import revisions, workflow
from articles.models import Article, Event, Revision, User
from articles.workflow import Refused, propose_revision, restore_revision
from tests.cast import sign_in
from tests.factories import make_category, make_draft, make_image, make_public
from tests.filling import said, send

pytestmark = pytest.mark.django_db


def address(name: str, article: Article, *more: int) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


@pytest.fixture
def draft(wati: User) -> Article:
    """Once called otherwise: revision 1 is what it was, revision 2 what it is."""
    article = make_draft(writer=wati, headline="Judul lama", tags=["loket"])
    article.related_pins.create(target=make_public(headline="Terkait"))
    send(sign_in(wati), address("change", article), "article_form", headline="Judul baru", tags=["lain"])
    article.refresh_from_db()
    return article


def restore(client: Client, article: Article, number: int = 1, **changes: object) -> HttpResponse:
    return send(client, address("restore", article, number), **changes)


def test_the_page_shows_what_would_change(draft, wati):
    page = sign_in(wati).get(address("restore", draft, 1)).content.decode()
    assert "<ins>lama</ins>" in page
    assert "<del>baru</del>" in page


def test_a_text_comes_back_with_its_tags(draft, wati):
    restore(sign_in(wati), draft)
    draft.refresh_from_db()
    assert (draft.headline, [tag.name for tag in draft.tags.all()]) == ("Judul lama", ["loket"])


def test_related_news_come_back(draft, wati):
    draft.related_pins.all().delete()
    restore(sign_in(wati), draft)
    assert [str(pin) for pin in draft.related_pins.all()] == ["Terkait"]


def test_restoring_is_a_new_revision(draft, wati):
    restore(sign_in(wati), draft)
    newest = Revision.objects.filter(article=draft).first()
    assert newest is not None
    assert (newest.number, newest.origin, newest.source) == (3, "restored", 1)


def test_restoring_stands_in_the_log(draft, wati):
    restore(sign_in(wati), draft)
    assert Event.objects.get(verb="restore_revision").details == {"revision": 1}


def test_restoring_moves_no_status(draft, wati, rina):
    workflow.submit(article=draft, by=wati, now=timezone.now())
    restore(sign_in(rina), draft)
    draft.refresh_from_db()
    assert (draft.status, draft.headline) == ("in_review", "Judul lama")


def test_a_page_alone_restores_nothing(draft, wati):
    sign_in(wati).get(address("restore", draft, 1))
    draft.refresh_from_db()
    assert draft.headline == "Judul baru"


@pytest.mark.parametrize("version", ["1", "", "x\x00", "9" * 40, "٣"])
def test_what_was_read_must_be_the_newest(version, draft, wati):
    response = restore(sign_in(wati), draft, version=version)
    draft.refresh_from_db()
    assert (response.status_code, draft.headline) == (200, "Judul baru")
    assert "baru saja diubah" in response.content.decode()


def test_what_is_no_more_is_named_and_the_rest_comes_back(draft, wati):
    gone = make_category("Bagian lama")
    image = make_image()
    Article.objects.filter(pk=draft.pk).update(category=gone, lead_image=image)
    draft.refresh_from_db()
    send(sign_in(wati), address("change", draft), "article_form", kicker="Kini")
    before = Revision.objects.filter(article=draft).first()
    assert before is not None
    Article.objects.filter(pk=draft.pk).update(category=make_category("Lain"), lead_image=None)
    gone.delete()
    image.delete()
    client = sign_in(wati)
    response = restore(client, draft, before.number)
    draft.refresh_from_db()
    assert (draft.kicker, draft.category.name, draft.lead_image) == ("Kini", "Lain", None)
    assert "Bagian lama" in said(client.get(response["Location"]))


def test_a_writer_restores_nothing_in_review(draft, wati):
    workflow.submit(article=draft, by=wati, now=timezone.now())
    with pytest.raises(Refused, match="Menunggu tinjauan"):
        restore_revision(article=draft, number=1, by=wati, now=timezone.now())


def test_a_colleague_restores_nothing(draft, made):
    with pytest.raises(Refused, match="sudah tidak ada"):
        restore_revision(article=draft, number=1, by=made, now=timezone.now())


def test_a_number_without_a_revision_is_refused(draft, wati):
    with pytest.raises(Refused, match="Riwayat ini tidak ada"):
        restore_revision(article=draft, number=99, by=wati, now=timezone.now())


@pytest.fixture
def public(draft: Article, wati: User, rina: User) -> Article:
    workflow.submit(article=draft, by=wati, now=timezone.now())
    return workflow.publish(article=draft, by=rina, now=timezone.now())


def test_an_old_text_of_a_public_article_becomes_a_proposal(public, wati):
    response = restore(sign_in(wati), public)
    copy = Article.objects.get(replaces=public)
    assert (copy.headline, response["Location"]) == ("Judul lama", address("change", copy))


def test_readers_see_nothing_of_it(public, wati):
    restore(sign_in(wati), public)
    public.refresh_from_db()
    assert public.headline == "Judul baru"


def test_a_waiting_proposal_takes_the_old_text(public, wati):
    copy = workflow.propose_change(article=public, by=wati, now=timezone.now())
    restore(sign_in(wati), public)
    copy.refresh_from_db()
    assert copy.headline == "Judul lama"


def test_a_proposal_in_review_is_not_written_over(public, wati):
    copy = workflow.propose_change(article=public, by=wati, now=timezone.now())
    workflow.submit(article=copy, by=wati, now=timezone.now())
    page = sign_in(wati).get(address("restore", public, 1)).content.decode()
    assert "bukan Anda yang memegangnya" in page


def test_a_second_proposal_is_not_begun(public, wati, rina):
    workflow.propose_change(article=public, by=rina, now=timezone.now())
    with pytest.raises(Refused, match="Sudah ada perubahan"):
        propose_revision(article=public, number=1, by=wati, now=timezone.now())


def test_a_dropped_proposal_can_be_taken_up_again(public, wati):
    copy = workflow.propose_change(article=public, by=wati, now=timezone.now())
    send(sign_in(wati), address("change", copy), "article_form", headline="Usulan yang dibuang")
    dropped = Revision.objects.get(copy_id=copy.pk, origin="saved")
    workflow.discard_change(article=Article.objects.get(pk=copy.pk), by=wati, now=timezone.now())
    restore(sign_in(wati), public, dropped.number)
    assert Article.objects.get(replaces=public).headline == "Usulan yang dibuang"


@pytest.mark.parametrize(
    ("tags", "problem"),
    [
        (["x" * 300], "terlalu panjang"),
        (["!!!"], "tidak berisi huruf atau angka"),
        ([f"tagar{number}" for number in range(21)], "Paling banyak 20 tagar"),
    ],
    ids=["long", "empty", "many"],
)
def test_tags_that_the_form_would_refuse_come_back_from_no_text_set_aside(tags, problem, draft, wati):
    content = revisions.snapshot(draft) | {"tags": tags}
    kept = revisions.set_aside(draft, content, version=draft.version, by=wati, now=timezone.now())
    page = restore(sign_in(wati), draft, kept.number).content.decode()
    assert problem in page
