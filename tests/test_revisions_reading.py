"""Who may read which revision, what the history shows of it, and what it costs."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import revisions, workflow
from articles.admin.history import PER_PAGE
from articles.models import Article, Event, Revision, User
from tests.cast import sign_in
from tests.factories import make_draft, make_image
from tests.filling import send

pytestmark = pytest.mark.django_db


def address(name: str, article: Article, *more: int) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def history(client: Client, article: Article, **query: object) -> str:
    return client.get(address("history", article), query).content.decode()


def save(by: User, article: Article, **fields: object) -> None:
    assert send(sign_in(by), address("change", article), "article_form", **fields).status_code == 302


@pytest.fixture
def public(wati: User, rina: User) -> Article:
    """Once called otherwise, and public now."""
    article = make_draft(writer=wati, headline="Nama rahasia")
    save(wati, article, headline="Loket malam dibuka")
    workflow.submit(article=article, by=wati, now=timezone.now())
    return workflow.publish(article=article, by=rina, now=timezone.now())


@pytest.fixture
def proposal(public: Article, made: User) -> Article:
    """Made's working copy of Wati's article."""
    copy = workflow.propose_change(article=public, by=made, now=timezone.now())
    save(made, copy, headline="Usulan dari Made")
    return copy


DOORS: dict[str, Callable[[Article], str]] = {
    "one": lambda article: address("revision", article, 1),
    "two": lambda article: address("compare", article) + "?dari=1&ke=2",
    "now": lambda article: address("compare", article) + "?dari=1&ke=sekarang",
    "restore": lambda article: address("restore", article, 1),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("reader", "status"), [("wati", 200), ("rina", 200), ("sari", 200), ("made", 404), ("joko", 404)]
)
def test_revisions_of_a_public_text_are_for_its_writer_and_overseers(door, reader, status, public, request):
    client = sign_in(request.getfixturevalue(reader))
    assert client.get(DOORS[door](public)).status_code == status


@pytest.mark.parametrize("door", DOORS)
def test_revisions_of_a_draft_of_another_are_not_found(door, made, wati):
    draft = make_draft(writer=wati)
    save(wati, draft, headline="Lain")
    assert sign_in(made).get(DOORS[door](draft)).status_code == 404


@pytest.mark.parametrize("door", DOORS)
def test_a_visitor_is_asked_to_sign_in(door, public, client):
    assert client.get(DOORS[door](public)).status_code == 302


@pytest.mark.parametrize(("reader", "told"), [("wati", True), ("rina", True), ("joko", False)])
def test_a_proposal_is_told_to_those_it_concerns(reader, told, proposal, public, request):
    page = history(sign_in(request.getfixturevalue(reader)), public)
    assert ("Usulan perubahan" in page) is told


def test_a_colleague_reads_nothing_of_what_a_proposal_went_through(proposal, public, made, joko):
    workflow.submit(article=proposal, by=made, now=timezone.now())
    assert history(sign_in(joko), public).count("mengirim naskah ke editor") == 1


def test_a_colleague_reads_no_former_text(public, made):
    page = history(sign_in(made), public)
    assert "menerbitkan berita" in page
    assert "mengubah judul" not in page


def test_a_proposer_reads_the_own_proposal_on_the_article(proposal, public, made):
    assert "mengubah judul" in history(sign_in(made), public)


def test_a_proposer_reads_no_former_text_of_the_article(proposal, public, made):
    assert sign_in(made).get(address("revision", public, 1)).status_code == 404


def test_a_proposer_reads_a_dropped_proposal(proposal, public, made):
    workflow.discard_change(article=proposal, by=made, now=timezone.now())
    kept = Revision.objects.filter(copy_id=proposal.pk).earliest("number")
    assert sign_in(made).get(address("revision", public, kept.number)).status_code == 200


def test_the_history_of_a_proposal_is_its_own(proposal, made):
    page = history(sign_in(made), proposal)
    assert "Usulan" not in page.split("desk-history")[1]
    assert "menerbitkan berita" not in page
    assert "mengubah judul" in page


@pytest.mark.parametrize(
    "query", ["", "?dari=1", "?dari=x&ke=1", "?dari=1&ke=99", "?dari=%00&ke=1", f"?dari=1&ke={'9' * 40}"]
)
def test_what_is_no_revision_is_not_found(query, public, wati):
    assert sign_in(wati).get(address("compare", public) + query).status_code == 404


@pytest.mark.parametrize("number", [0, 99, 10**15])
def test_a_number_without_a_revision_is_not_found(number, public, wati):
    assert sign_in(wati).get(address("revision", public, number)).status_code == 404


@pytest.mark.parametrize("number", ["0", "x", "9999999", "9" * 30])
def test_a_page_of_the_history_that_is_none_is_not_found(number, public, wati):
    assert sign_in(wati).get(address("history", public), {"halaman": number}).status_code == 404


def test_a_revision_shows_the_text_of_then(public, wati):
    assert "Nama rahasia" in sign_in(wati).get(address("revision", public, 1)).content.decode()


def test_hostile_text_is_compared_as_text(wati):
    draft = make_draft(writer=wati)
    save(wati, draft, headline="<script>alert(1)</script>")
    page = sign_in(wati).get(address("compare", draft) + "?dari=1&ke=2").content.decode()
    assert "<script>alert(1)" not in page


def test_related_drafts_of_others_have_no_name(wati, made):
    draft, secret = make_draft(writer=made), make_draft(writer=wati, headline="Rahasia dapur")
    draft.related_pins.create(target=secret)
    save(made, draft, headline="Lain")
    pages = [sign_in(made).get(DOORS[door](draft)).content.decode() for door in ("one", "two", "now")]
    assert not any("Rahasia dapur" in page for page in pages)


def test_pictures_are_compared_by_their_sight(wati):
    image = make_image(caption="Loket baru")
    draft = make_draft(writer=wati)
    save(wati, draft, lead_image=image.pk)
    page = sign_in(wati).get(address("compare", draft) + "?dari=1&ke=2").content.decode()
    assert image.file.url in page
    assert "tanpa foto" in page


def test_the_proposed_text_is_compared_with_the_public_one(proposal, rina):
    page = sign_in(rina).get(address("proposal", proposal)).content.decode()
    assert "<ins>Usulan dari Made</ins>" in page


def test_approving_shows_both_texts(proposal, made, rina):
    workflow.submit(article=proposal, by=made, now=timezone.now())
    url = reverse("admin:articles_article_verb", args=[proposal.pk, "approve_change"])
    assert "<ins>Usulan dari Made</ins>" in sign_in(rina).get(url).content.decode()


def test_reading_a_proposal_shows_both_texts(proposal, made):
    workflow.submit(article=proposal, by=made, now=timezone.now())
    assert "<ins>Usulan dari Made</ins>" in sign_in(made).get(address("change", proposal)).content.decode()


def test_a_text_without_a_public_one_has_no_such_page(public, rina):
    assert sign_in(rina).get(address("proposal", public)).status_code == 404


# What the list holds, and what it costs


def _many(article: Article, by: User, number: int) -> None:
    for n in range(number):
        article.headline = f"Judul {n}"
        article.version += 1
        article.save()
        revisions.keep(article, by=by, now=timezone.now(), origin=Revision.Origin.SAVED)


def test_the_history_is_paged(wati):
    draft = make_draft(writer=wati)
    _many(draft, wati, PER_PAGE + 1)
    page = sign_in(wati).get(address("history", draft), {"halaman": 2})
    assert [entry.what for entry in page.context["history"].entries] == ["menulis naskah"]


def test_the_history_costs_the_same_however_long_it_is(wati):
    short, long = make_draft(writer=wati), make_draft(writer=wati)
    _many(short, wati, 2)
    _many(long, wati, 20)
    client, costs = sign_in(wati), []
    client.get(address("history", short))
    for draft in (short, long):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address("history", draft))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 16


def test_a_deed_and_its_revision_are_one_line(public, wati):
    lines = sign_in(wati).get(address("history", public)).context["history"].entries
    assert len([line for line in lines if "menerbitkan berita" in line.what]) == 1


def test_a_category_called_otherwise_is_no_revision(wati):
    draft = make_draft(writer=wati)
    revisions.keep_found(draft, timezone.now())
    draft.category.name = "Nama baru"
    draft.category.save()
    kept = revisions.keep(draft, by=wati, now=timezone.now(), origin=Revision.Origin.SAVED)
    assert kept is None


def test_every_deed_on_a_copy_says_which(proposal, made):
    workflow.submit(article=proposal, by=made, now=timezone.now())
    told = Event.objects.filter(details__copy=proposal.pk).values_list("verb", flat=True)
    assert sorted(told) == ["propose_change", "submit"]


def test_a_due_date_that_nobody_touched_is_no_change(wati):
    article = make_draft(writer=wati, due_at=timezone.now().replace(second=0, microsecond=0))
    save(wati, article, headline="Loket malam dibuka")
    found, saved = Revision.objects.filter(article=article).order_by("number")
    assert saved.content["due_at"] == found.content["due_at"]
