"""The home page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import (
    FeaturedSlot,
    PopularArticle,
)
from tests.factories import (
    make_category,
    make_highlight,
    make_public,
)
from tests.visitor import page

pytestmark = pytest.mark.django_db


class TestHome:
    def test_the_newest_leads(self, client: Client) -> None:
        make_public(published_at=timezone.now() - timedelta(days=1))
        newest = make_public()
        assert client.get("/").context["lead"] == newest

    def test_the_featured_story_leads_while_its_slot_lasts(self, client: Client) -> None:
        old = make_public(published_at=timezone.now() - timedelta(days=9))
        make_public()
        FeaturedSlot.objects.create(article=old, until=timezone.now() + timedelta(minutes=1))
        assert client.get("/").context["lead"] == old

    def test_the_newest_leads_again_once_the_slot_is_over(self, client: Client) -> None:
        old = make_public(published_at=timezone.now() - timedelta(days=9))
        newest = make_public()
        FeaturedSlot.objects.create(article=old, until=timezone.now() - timedelta(seconds=1))
        assert client.get("/").context["lead"] == newest

    def test_no_story_stands_twice_among_lead_secondary_and_latest(self, client: Client) -> None:
        articles = [make_public() for _ in range(14)]
        FeaturedSlot.objects.create(article=articles[-1], until=timezone.now() + timedelta(days=1))
        context = client.get("/").context
        shown = [context["lead"], *context["secondary"], *context["latest"]]
        assert len(set(shown)) == len(shown) == 11

    def test_a_shelf_holds_its_own_and_the_nested_newest_first(self, client: Client) -> None:
        root = make_category("Alam")
        child = make_category("Satwa", parent=root)
        now = timezone.now()
        # The first five stand at the top of the page.
        for hours in range(5):
            make_public(category=make_category(), published_at=now - timedelta(hours=hours + 1))
        older = make_public(category=root, published_at=now - timedelta(days=2))
        newer = make_public(category=child, published_at=now - timedelta(days=1))
        shelves = dict(client.get("/").context["shelves"])
        assert shelves[root] == [newer, older]

    def test_the_most_read_stand_in_their_order(self, client: Client) -> None:
        second, first = make_public(), make_public()
        for rank, article in enumerate([first, second], start=1):
            PopularArticle.objects.create(rank=rank, article=article, count=9, computed_at=timezone.now())
        assert client.get("/").context["popular"] == [first, second]

    def test_four_highlights_at_most(self, client: Client) -> None:
        for _ in range(5):
            make_highlight()
        assert len(client.get("/").context["highlights"]) == 4

    def test_an_empty_site_says_so(self, client: Client) -> None:
        assert "Belum ada berita" in page(client, "/")
