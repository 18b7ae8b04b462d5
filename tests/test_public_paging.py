"""Numbered pages."""

from types import SimpleNamespace

import pytest
from django.http import Http404
from django.test import Client, RequestFactory

from articles.models import Tag
from articles.paging import Page, paginate
from tests.factories import make_public

pytestmark = pytest.mark.django_db


def a_page(total: int, asked: str = "", **options: object) -> Page[Tag]:
    """The page asked for of `total` tags, two a page."""
    Tag.objects.bulk_create(Tag(name=f"tagar {n:03}", slug=f"tagar-{n}") for n in range(total))
    keys = Tag.objects.order_by("name").values_list("pk")
    return paginate(RequestFactory().get("/daftar/" + asked), keys, Tag.objects.all(), per_page=2, **options)


def numbers(page: Page[Tag]) -> list[int | None]:
    return [number for number, _ in page.numbers]


def test_the_first_page_holds_the_first_rows_in_order() -> None:
    assert [tag.name for tag in a_page(5).items] == ["tagar 000", "tagar 001"]


def test_the_last_page_holds_the_rest() -> None:
    assert [tag.name for tag in a_page(5, "?halaman=3").items] == ["tagar 004"]


def test_an_empty_list_has_one_empty_page() -> None:
    page = a_page(0)
    assert (page.items, page.last, page.total, page.next_url) == ([], 1, 0, None)


def test_a_short_list_knows_its_length_and_last_page() -> None:
    page = a_page(5)
    assert (page.total, page.last) == (5, 3)


def test_a_list_that_ends_within_sight_knows_its_last_page() -> None:
    page = a_page(6)
    assert (page.total, page.last, numbers(page)) == (6, 3, [1, 2, 3])


def test_a_long_list_does_not_count_itself() -> None:
    page = a_page(7)
    assert (page.total, page.last, numbers(page)) == (None, None, [1, 2, 3, None])


def test_far_from_both_ends_the_window_has_two_gaps() -> None:
    assert numbers(a_page(40, "?halaman=10")) == [1, None, 8, 9, 10, 11, 12, None]


def test_near_the_beginning_there_is_no_gap_before_the_window() -> None:
    assert numbers(a_page(8, "?halaman=4")) == [1, 2, 3, 4]


def test_the_first_page_has_one_address_only() -> None:
    page = a_page(4, "?halaman=2")
    assert (page.previous_url, page.url, page.numbers[0][1]) == ("/daftar/", "/daftar/?halaman=2", "/daftar/")


def test_addresses_carry_on_what_was_asked() -> None:
    page = a_page(4, "?q=air+minum", kept={"q": "air & minum"})
    assert page.next_url == "/daftar/?q=air+%26+minum&halaman=2"


def test_beyond_the_end_there_is_nothing() -> None:
    with pytest.raises(Http404):
        a_page(4, "?halaman=3")


@pytest.mark.parametrize("text", ["0", "-1", "abc", "", "1.5", "٣", "01", "1 ", "%00", "9999999", "9" * 5000])
def test_what_is_no_page_number_is_not_found(text: str) -> None:
    with pytest.raises(Http404):
        a_page(1, f"?halaman={text}")


def test_a_row_that_the_gate_refuses_is_left_out() -> None:
    Tag.objects.bulk_create(Tag(name=f"tagar {n}", slug=f"tagar-{n}") for n in range(2))
    keys = Tag.objects.order_by("name").values_list("pk")
    page = paginate(RequestFactory().get("/"), keys, Tag.objects.exclude(name="tagar 0"))
    assert [tag.name for tag in page.items] == ["tagar 1"]


def test_a_list_already_fetched_is_paged_the_same_way() -> None:
    Tag.objects.bulk_create(Tag(name=f"tagar {n}", slug=f"tagar-{n}") for n in range(5))
    keys = list(Tag.objects.order_by("-name").values_list("pk"))
    page = paginate(RequestFactory().get("/?halaman=2"), keys, Tag.objects.all(), per_page=2)
    assert ([tag.name for tag in page.items], page.total) == (["tagar 2", "tagar 1"], 5)


def test_the_list_of_all_news_goes_on_on_its_second_page(client: Client) -> None:
    oldest = SimpleNamespace(pk=make_public().pk)
    for _ in range(20):
        make_public()
    assert f"/berita/{oldest.pk}/" in client.get("/berita/?halaman=2").content.decode()
