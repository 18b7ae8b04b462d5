"""Related news: hand-picked first, then what shares tags, shelf and time; four while four others are public."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article, RelatedPin
from articles.related import related_to
from tests.factories import NOW, make_article, make_category, make_draft, make_user, make_withdrawn

pytestmark = pytest.mark.django_db


def aged(days: int, **fields) -> Article:
    return make_article(published_at=NOW - timedelta(days=days), **fields)


def related(article: Article) -> list[Article]:
    return list(related_to(article, list(article.tags.all()), NOW))


def pin(article: Article, *targets: Article, same_position: bool = False) -> None:
    for position, target in enumerate(targets, start=1):
        RelatedPin.objects.create(article=article, target=target, position=0 if same_position else position)


@pytest.mark.parametrize(("others", "shown"), [(0, 0), (1, 1), (3, 3), (4, 4), (9, 4)])
def test_there_are_four_while_four_others_are_public(others, shown):
    article = make_article()
    for days in range(others):
        aged(days + 1, category=make_category())
    assert len(related(article)) == shown


def test_an_article_is_never_related_to_itself():
    article = make_article(tags=["loket"])
    RelatedPin.objects.bulk_create([RelatedPin(article=article, target=make_article())])
    assert article not in related(article)


def test_in_the_preview_of_a_change_the_live_article_is_not_related():
    live = make_article(tags=["loket"])
    copy = workflow.propose_change(article=live, by=live.writer, now=NOW)
    pin(copy, live)
    assert live not in related(copy)


@pytest.mark.parametrize(
    "make",
    [
        lambda **fields: make_draft(**fields),
        lambda **fields: make_article(published_at=NOW + timedelta(minutes=1), **fields),
        lambda **fields: make_withdrawn(**fields),
        lambda **fields: make_draft(replaces=make_article(category=fields["category"]), **fields),
    ],
    ids=["draft", "scheduled", "withdrawn", "working copy"],
)
def test_what_is_not_public_is_never_related_however_near_it_is(make):
    article = make_article(tags=["loket"])
    hidden = make(category=article.category, tags=["loket"])
    pin(article, hidden)
    for days in range(5):
        aged(days + 1)
    found = related(article)
    assert (hidden in found, len(found)) == (False, 4)


def test_many_hidden_texts_do_not_crowd_out_the_public_ones():
    article = make_article(tags=["loket"])
    far = aged(900, tags=["loket"], category=make_category())
    for _ in range(40):
        make_draft(tags=["loket"], category=article.category, writer=article.writer)
    for days in range(15):
        aged(days + 1, category=make_category(), writer=article.writer)
    assert related(article)[0] == far


def test_pins_come_first_in_their_order():
    article = make_article(tags=["loket"])
    near = aged(1, tags=["loket"])
    first, second = aged(500, category=make_category()), aged(400, category=make_category())
    pin(article, first, second)
    assert related(article)[:3] == [first, second, near]


def test_pins_without_positions_come_in_the_order_they_were_picked():
    article = make_article(tags=["loket"])
    first, second = aged(500, category=make_category()), aged(1, tags=["loket"])
    pin(article, first, second, same_position=True)
    assert related(article)[:2] == [first, second]


def test_more_pins_than_places_show_the_first_four():
    article, targets = make_article(), [aged(days + 1) for days in range(6)]
    pin(article, *targets)
    assert related(article) == targets[:4]


def test_a_withdrawn_pin_gives_its_place_to_another():
    article = make_article()
    for days in range(4):
        aged(days + 1)
    target = make_article()
    pin(article, target)
    workflow.withdraw(article=target, by=make_user("Editor"), now=NOW, reason="Keliru.")
    found = related(article)
    assert (target in found, len(found)) == (False, 4)


def test_more_shared_tags_are_nearer():
    article = make_article(tags=["loket", "malam", "warga"])
    one, three, two = (
        aged(1, tags=["loket"]),
        aged(3, tags=["loket", "malam", "warga"]),
        aged(2, tags=["malam", "warga"]),
    )
    assert related(article) == [three, two, one]


def test_a_shared_tag_is_nearer_than_the_same_shelf():
    article = make_article(tags=["loket"])
    tagged, shelved = aged(9, tags=["loket"], category=make_category()), aged(1, category=article.category)
    assert related(article) == [tagged, shelved]


def test_the_same_shelf_is_nearer_than_what_is_only_new():
    article = make_article()
    shelved, new = aged(30, category=article.category), aged(1, category=make_category())
    assert related(article) == [shelved, new]


def test_of_equally_near_ones_the_newest_is_first():
    article = make_article()
    older, newer = aged(2), aged(1)
    assert related(article) == [newer, older]


def test_each_is_shown_once_however_many_reasons_there_are():
    article = make_article(tags=["loket", "malam"])
    near = aged(1, tags=["loket", "malam"], category=article.category)
    pin(article, near)
    assert related(article) == [near]


def test_a_near_article_deep_in_the_archive_is_found_by_its_tag():
    article = make_article(tags=["langka"])
    deep = aged(3000, tags=["langka"], category=make_category())
    for days in range(20):
        aged(days + 1, writer=article.writer)
    assert related(article)[0] == deep


@pytest.mark.parametrize("tags", [0, 1, 60])
def test_it_costs_one_query_whatever_the_tags(django_assert_num_queries, tags):
    article = make_article(tags=[f"tagar {number}" for number in range(tags)])
    aged(1)
    loaded = list(article.tags.all())
    with django_assert_num_queries(1):
        for other in related_to(article, loaded, NOW):
            assert other.category.name
            assert other.teaser
