"""What is not public shows behind no door, and answers as if it had never been."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import (
    Article,
    Category,
    Correction,
    FeaturedSlot,
    PopularArticle,
    RelatedPin,
    User,
)
from tests.cast import sign_in
from tests.factories import (
    make_article,
    make_category,
    make_draft,
    make_public,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

# A word that only the text under test carries.
MARK = "Burung enggano"
HIDDEN = ["draft", "in_review", "returned", "scheduled", "withdrawn", "copy"]


def make_marked(state: str, shelf: Category) -> Article:
    """The marked text in `state`, wherever a door might look for it."""
    now = timezone.now()
    fields = {"headline": MARK, "kind": "speech", "category": shelf, "tags": ["enggano"]}
    if state == "published":
        return make_public(**fields)
    if state == "scheduled":
        return make_article(published_at=now + timedelta(minutes=2), **fields)
    if state == "withdrawn":
        return make_withdrawn(now, **fields)
    if state == "copy":
        live = make_public(kind="speech", category=shelf, tags=["enggano"])
        copy = workflow.propose_change(article=live, by=live.writer, now=now)
        Article.objects.filter(pk=copy.pk).update(headline=MARK)
        copy.refresh_from_db()
        return copy
    draft = make_draft(**fields)
    reason = "Lengkapi." if state == "returned" else ""
    Article.objects.filter(pk=draft.pk).update(status=state, return_reason=reason)
    draft.refresh_from_db()
    return draft


def bind_everywhere(article: Article, neighbour: Article) -> None:
    """Tie the text to all that could lead to it."""
    now = timezone.now()
    PopularArticle.objects.create(rank=1, article=article, count=9, computed_at=now)
    FeaturedSlot.objects.create(article=article, until=now + timedelta(days=1))
    RelatedPin.objects.create(article=neighbour, target=article)
    Correction.objects.create(
        article=article, text="Semula keliru.", issued_at=now, issued_by=make_user("Editor")
    )


DOORS = {
    "home": lambda article: reverse("articles:home"),
    "all": lambda article: reverse("articles:all"),
    "category": lambda article: article.category.get_absolute_url(),
    "parent category": lambda article: article.category.parent.get_absolute_url(),
    "tag": lambda article: reverse("articles:tag", args=["enggano"]),
    "kind": lambda article: reverse("articles:kind", args=["sambutan"]),
    "month": lambda article: reverse("articles:month", args=_month()),
    "search": lambda article: reverse("articles:search") + "?q=enggano",
    "rss": lambda article: reverse("articles:feed"),
    "category rss": lambda article: reverse("articles:category_feed", args=[article.category.slug]),
    "sitemap": lambda article: reverse("sitemap_section", args=["berita-{}-{:02}".format(*_month())]),
    "corrections": lambda article: reverse("articles:corrections"),
    "related": lambda article: Article.objects.get(headline="Tetangga").get_absolute_url(),
}


def _month() -> tuple[int, int]:
    hour_ago = (timezone.now() - timedelta(hours=1)).astimezone(timezone.get_default_timezone())
    return hour_ago.year, hour_ago.month


@pytest.fixture
def shelf(db: None) -> Category:
    return make_category("Satwa", parent=make_category("Alam"))


@pytest.fixture
def neighbour(shelf: Category) -> Article:
    """A public text beside it, so that every door has something to show."""
    return make_public(headline="Tetangga", kind="speech", category=shelf, tags=["enggano"])


def shown(client: Client, door: str, article: Article) -> bool:
    response = client.get(DOORS[door](article))
    assert response.status_code == 200
    page = response.content.decode()
    address = f"/berita/{article.pk}/"
    # The search page repeats the question, never the whole headline.
    return MARK in page or address in page


@pytest.mark.parametrize("door", DOORS)
def test_a_published_text_shows_behind_every_door(
    client: Client, door: str, shelf: Category, neighbour: Article
) -> None:
    article = make_marked("published", shelf)
    bind_everywhere(article, neighbour)
    assert shown(client, door, article)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("state", HIDDEN)
def test_a_text_that_is_not_public_shows_behind_no_door(
    client: Client, door: str, state: str, shelf: Category, neighbour: Article
) -> None:
    article = make_marked(state, shelf)
    bind_everywhere(article, neighbour)
    assert not shown(client, door, article)


@pytest.mark.parametrize("state", [state for state in HIDDEN if state != "withdrawn"])
@pytest.mark.parametrize("slug", ["apa-saja", "-", "enggano%C3%A9", ""])
def test_a_text_never_public_answers_like_an_id_that_never_was(
    client: Client, state: str, slug: str, shelf: Category
) -> None:
    article = make_marked(state, shelf)
    tail = f"{slug}/" if slug else ""
    secret = client.get(f"/berita/{article.pk}/{tail}")
    nothing = client.get(f"/berita/{article.pk + 1_000_000}/{tail}")
    assert (secret.status_code, secret.content, secret.headers) == (404, nothing.content, nothing.headers)


def test_its_own_slug_does_not_give_a_scheduled_text_away(client: Client) -> None:
    article = make_article(published_at=timezone.now() + timedelta(days=1))
    assert client.get(article.get_absolute_url()).status_code == 404


def test_a_scheduled_text_is_public_from_its_minute_on_without_any_job(client: Client) -> None:
    article = make_article(published_at=timezone.now() - timedelta(microseconds=1))
    assert client.get(article.get_absolute_url()).status_code == 200


def test_a_withdrawn_text_leaves_notice_reason_and_time(client: Client) -> None:
    article = make_withdrawn(timezone.now(), reason="Narasumber dipalsukan.", body="<p>Isi yang dicabut.</p>")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert b"Narasumber dipalsukan." in response.content
    assert b"Isi yang dicabut" not in response.content


def test_a_text_withdrawn_before_its_minute_never_was(client: Client) -> None:
    article = make_withdrawn(timezone.now())
    Article.objects.filter(pk=article.pk).update(published_at=timezone.now() + timedelta(days=1))
    assert client.get(article.get_absolute_url()).status_code == 404


def test_a_wrong_slug_leads_to_the_right_one_for_good(client: Client) -> None:
    article = make_public(headline="Judul", slug="judul")
    response = client.get(f"/berita/{article.pk}/salah/")
    assert (response.status_code, response["Location"]) == (301, f"/berita/{article.pk}/judul/")


@pytest.mark.parametrize("written", ["0{pk}/judul/", "{pk}/", "{pk}/Judul/", "{pk}/judul…/"])
def test_every_way_of_writing_the_address_leads_to_the_one_address(client: Client, written: str) -> None:
    article = make_public(slug="judul")
    response = client.get("/berita/" + written.format(pk=article.pk))
    assert (response.status_code, response["Location"]) == (301, f"/berita/{article.pk}/judul/")


def test_the_page_of_a_changed_article_shows_the_old_text_until_approval(
    client: Client, shelf: Category
) -> None:
    copy = make_marked("copy", shelf)
    assert MARK not in client.get(copy.live.get_absolute_url()).content.decode()


def test_a_working_copy_has_no_address_of_its_own(client: Client, shelf: Category) -> None:
    copy = make_marked("copy", shelf)
    assert client.get(f"/berita/{copy.pk}/-/").status_code == 404


def test_a_tag_that_marks_nothing_public_does_not_exist(client: Client) -> None:
    make_draft(tags=["rahasia"])
    secret, nothing = client.get("/tagar/rahasia/"), client.get("/tagar/tidak-pernah-ada/")
    assert (secret.status_code, secret.content) == (404, nothing.content)


def test_the_archive_names_no_month_without_public_news(client: Client) -> None:
    make_article(published_at=timezone.now() + timedelta(days=40))
    assert "/arsip/2" not in client.get("/arsip/").content.decode()


class TestPreview:
    def test_shows_a_draft_to_its_writer(self, wati: User) -> None:
        draft = make_draft(writer=wati, headline=MARK)
        response = sign_in(wati).get(f"/pratinjau/{draft.pk}/")
        assert (response.status_code, MARK in response.content.decode()) == (200, True)

    @pytest.mark.parametrize("state", [*HIDDEN, "published"])
    def test_shows_every_state_to_the_editor(self, rina: User, state: str, shelf: Category) -> None:
        article = make_marked(state, shelf)
        assert MARK in sign_in(rina).get(f"/pratinjau/{article.pk}/").content.decode()

    @pytest.mark.parametrize("state", [*HIDDEN, "published"])
    def test_answers_a_stranger_as_if_it_never_was(self, client: Client, state: str, shelf: Category) -> None:
        article = make_marked(state, shelf)
        secret, nothing = client.get(f"/pratinjau/{article.pk}/"), client.get("/pratinjau/99999999/")
        assert (secret.status_code, secret.content, secret.headers) == (404, nothing.content, nothing.headers)

    def test_does_not_show_a_draft_to_a_colleague_who_may_not_see_it(self, wati: User, made: User) -> None:
        draft = make_draft(writer=wati)
        assert sign_in(made).get(f"/pratinjau/{draft.pk}/").status_code == 404

    def test_does_not_show_to_somebody_deactivated(self, wati: User) -> None:
        draft, client = make_draft(writer=wati), sign_in(wati)
        User.objects.filter(pk=wati.pk).update(is_active=False)
        assert client.get(f"/pratinjau/{draft.pk}/").status_code == 404

    def test_is_kept_by_nobody_and_tells_nobody(self, wati: User) -> None:
        draft = make_draft(writer=wati)
        response = sign_in(wati).get(f"/pratinjau/{draft.pk}/")
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "no-referrer"

    def test_a_stranger_s_404_is_not_kept_either(self, client: Client) -> None:
        assert "no-store" in client.get("/pratinjau/1/")["Cache-Control"]

    def test_counts_no_read_and_offers_nothing_to_share(self, wati: User) -> None:
        draft = make_draft(writer=wati)
        page = sign_in(wati).get(f"/pratinjau/{draft.pk}/").content.decode()
        assert "/baca/" not in page
        assert "wa.me" not in page

    def test_of_a_copy_shows_what_stays_with_the_live_text(self, rina: User, shelf: Category) -> None:
        copy = make_marked("copy", shelf)
        Article.objects.filter(pk=copy.live.pk).update(sign_off="(rb/m)")
        assert "(rb/m)" in sign_in(rina).get(f"/pratinjau/{copy.pk}/").content.decode()
