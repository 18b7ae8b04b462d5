"""Lists, the archive and search."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import (
    Article,
    Correction,
    FormerCategorySlug,
    Office,
    User,
)
from tests.factories import (
    make_category,
    make_draft,
    make_highlight,
    make_office,
    make_public,
)
from tests.visitor import page

pytestmark = pytest.mark.django_db


class TestLists:
    def test_a_category_holds_what_is_nested_in_it_newest_first(self, client: Client) -> None:
        root = make_category("Alam", slug="alam")
        child = make_category("Satwa", parent=root)
        now = timezone.now()
        order = [
            make_public(category=shelf, published_at=now - timedelta(hours=hours))
            for hours, shelf in enumerate([child, root, child, root], start=1)
        ]
        make_public(category=make_category())
        assert client.get("/kategori/alam/").context["page"].items == order

    def test_a_nested_category_holds_its_own_only(self, client: Client) -> None:
        root = make_category("Alam")
        make_public(category=root)
        child = make_category("Satwa", slug="satwa", parent=root)
        own = make_public(category=child)
        assert client.get("/kategori/satwa/").context["page"].items == [own]

    def test_a_category_without_news_is_an_empty_page(self, client: Client) -> None:
        make_category(slug="baru")
        assert "Belum ada berita di sini" in page(client, "/kategori/baru/")

    def test_a_former_address_of_a_category_leads_to_it_for_good(self, client: Client) -> None:
        FormerCategorySlug.objects.create(slug="lama", category=make_category(slug="baru"))
        response = client.get("/kategori/lama/")
        assert (response.status_code, response["Location"]) == (301, "/kategori/baru/")

    def test_tags_are_listed_in_reading_order_though_dated_back(self, client: Client) -> None:
        newer = make_public(tags=["air"])
        older = make_public(tags=["air"], published_at=timezone.now() - timedelta(days=900))
        assert client.get("/tagar/air/").context["page"].items == [newer, older]

    @pytest.mark.parametrize(
        ("slug", "kind"),
        [
            ("siaran-pers", "press_release"),
            ("sambutan", "speech"),
            ("pengumuman", "announcement"),
            ("cek-fakta", "hoax_report"),
        ],
    )
    def test_a_kind_has_its_list(self, client: Client, slug: str, kind: str) -> None:
        make_public()
        own = make_public(kind=kind)
        assert client.get(f"/jenis/{slug}/").context["page"].items == [own]

    def test_an_unknown_kind_has_none(self, client: Client) -> None:
        assert client.get("/jenis/berita/").status_code == 404

    def test_a_month_is_one_of_the_office_s_calendar(self, client: Client) -> None:
        make_office(time_zone=Office.Zone.WIT)
        article = make_public(published_at=datetime(2024, 2, 29, 15, 30, tzinfo=UTC))
        assert client.get("/arsip/2024/03/").context["page"].items == [article]

    def test_a_month_leads_to_its_neighbours_that_hold_news(self, client: Client) -> None:
        for month in (1, 5, 9):
            make_public(published_at=datetime(2024, month, 15, tzinfo=UTC))
        context = client.get("/arsip/2024/05/").context
        assert context["previous_month"] == ("Januari 2024", "/arsip/2024/01/")
        assert context["next_month"] == ("September 2024", "/arsip/2024/09/")

    def test_the_first_month_leads_nowhere_before(self, client: Client) -> None:
        make_public(published_at=datetime(2024, 1, 15, tzinfo=UTC))
        assert client.get("/arsip/2024/01/").context["previous_month"] is None

    def test_a_month_without_news_is_not_found(self, client: Client) -> None:
        assert client.get("/arsip/2024/05/").status_code == 404

    def test_the_archive_lists_years_and_months_that_hold_news(self, client: Client) -> None:
        for year, month in [(2024, 1), (2024, 1), (2024, 12), (2022, 6)]:
            make_public(published_at=datetime(year, month, 15, tzinfo=UTC))
        assert client.get("/arsip/").context["years"] == [
            (2024, [("Desember", "/arsip/2024/12/"), ("Januari", "/arsip/2024/01/")]),
            (2022, [("Juni", "/arsip/2022/06/")]),
        ]

    def test_a_highlight_that_is_not_public_is_not_listed(self, client: Client) -> None:
        make_highlight(title="Tersembunyi", is_public=False)
        assert "Tersembunyi" not in page(client, "/sorotan-media/")

    def test_corrections_lead_to_their_articles(self, client: Client) -> None:
        article = make_public()
        note = Correction.objects.create(
            article=article, text="Semula.", issued_at=timezone.now(), issued_by=article.writer
        )
        assert f"{article.get_absolute_url()}#ralat-{note.pk}" in page(client, "/ralat/")


class TestSearch:
    def test_finds_by_another_form_of_the_word(self, client: Client) -> None:
        article = make_public(headline="Pelayanan dipercepat")
        assert client.get("/cari/?q=melayani").context["page"].items == [article]

    def test_without_a_question_asks_for_one(self, client: Client) -> None:
        assert client.get("/cari/").context["page"] is None

    def test_without_an_answer_gives_hints(self, client: Client) -> None:
        assert "Periksa ejaannya." in page(client, "/cari/?q=zzzz")

    def test_its_pages_carry_the_question_on(self, client: Client) -> None:
        for _ in range(21):
            make_public(headline="Uji air")
        assert client.get("/cari/?q=uji+air").context["page"].next_url == "/cari/?q=uji+air&halaman=2"

    def test_an_overlong_question_is_cut(self, client: Client) -> None:
        assert len(client.get("/cari/", {"q": "air " * 500}).context["query"]) <= 200

    def test_results_are_not_for_search_engines(self, client: Client) -> None:
        assert 'content="noindex' in page(client, "/cari/?q=air")


def test_every_verb_keeps_the_time_that_tag_pages_order_by(wati: User, rina: User) -> None:
    now = timezone.now()
    article = make_draft(writer=wati, tags=["air"])
    workflow.submit(article=article, by=wati, now=now)
    workflow.schedule(article=article, by=rina, now=now, at=now + timedelta(days=1))
    assert _tag_times(article) == [now + timedelta(days=1)]
    workflow.cancel_schedule(article=article, by=rina, now=now)
    assert _tag_times(article) == [None]
    workflow.publish(article=article, by=rina, now=now)
    assert _tag_times(article) == [now]
    copy = workflow.propose_change(article=article, by=wati, now=now)
    assert _tag_times(copy) == [None]
    workflow.submit(article=copy, by=wati, now=now)
    workflow.approve_change(article=copy, by=rina, now=now)
    assert _tag_times(article) == [now]
    workflow.withdraw(article=article, by=rina, now=now, reason="Keliru.")
    assert _tag_times(article) == [None]


def _tag_times(article: Article) -> list[datetime | None]:
    return list(article.tag_uses.values_list("published_at", flat=True))
