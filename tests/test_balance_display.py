"""To show how often a text was read costs no query, on its page or in a list."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, DailyViews, ReadSlot, ReadTotal
from tests.factories import make_office
from tests.test_public_queries import address_of, cost, fill

pytestmark = pytest.mark.django_db


def read_everything() -> None:
    day = timezone.localdate()
    for article in Article.objects.all():
        ReadTotal.objects.create(article=article, count=1856)
        DailyViews.objects.create(article=article, day=day, people=12)
        ReadSlot.objects.create(article=article, day=day, slot=1, people=3)


@pytest.mark.parametrize("page", ["home", "article", "all", "category", "tag", "month", "search", "feed"])
def test_a_page_of_what_was_read_asks_as_much_as_of_what_was_not(client: Client, page: str) -> None:
    make_office()
    fill(2)
    address = address_of(page)
    before = cost(client, address)
    read_everything()
    assert cost(client, address) == before


def test_the_number_on_the_page_is_the_last_one_folded(client: Client) -> None:
    make_office()
    fill(1)
    read_everything()
    assert "1.856" in client.get(address_of("article")).content.decode()
