"""The two gates and their twins: what visitors and what colleagues may see."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser

from articles.models import Article, PopularArticle
from articles.roles import CATEGORY_ADMIN, EDITOR, SITE_ADMIN, WRITER
from tests.factories import NOW, make_article, make_category, make_draft, make_user
from tests.test_workflow_matrix import EXPECTED, PEOPLE, make_situation

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")
PUBLIC_NOW = {"published", "published in an emergency"}
IN_THE_BIN = {"binned", "binned too long ago"}
SITUATIONS = list(EXPECTED)
# Situations that are named as the state is.
STATES = [*["draft", "in_review", "returned", "binned", "scheduled", "published", "withdrawn"]]


def situation(name: str) -> Article:
    return make_situation(name, make_user(WRITER), make_user(WRITER))


# The public's gate


@pytest.mark.parametrize("name", SITUATIONS)
def test_only_what_is_published_is_public(name):
    article = situation(name)
    assert Article.objects.published(NOW).filter(pk=article.pk).exists() == (name in PUBLIC_NOW)


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("hours", [-48, 0, 48])
def test_the_gate_and_its_twin_agree(name, hours):
    article, now = situation(name), NOW + timedelta(hours=hours)
    assert Article.objects.published(now).contains(article) == article.is_public(now)


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("hours", [-48, 0, 48])
def test_what_was_withdrawn_and_its_twin_agree(name, hours):
    article, now = situation(name), NOW + timedelta(hours=hours)
    assert Article.objects.withdrawn(now).contains(article) == article.is_gone(now)


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("hours", [-48, 0, 48])
def test_what_was_ever_public_and_its_twin_agree(name, hours):
    article, now = situation(name), NOW + timedelta(hours=hours)
    assert Article.objects.ever_public(now).contains(article) == article.was_ever_public(now)


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("hours", [-48, 0, 48])
def test_what_is_scheduled_and_its_twin_agree(name, hours):
    article, now = situation(name), NOW + timedelta(hours=hours)
    assert Article.objects.scheduled(now).contains(article) == article.is_scheduled(now)


def test_an_article_is_public_in_the_very_second_it_was_set_for():
    article = make_article(published_at=NOW)
    assert article.is_public(NOW)
    assert not article.is_public(NOW - timedelta(microseconds=1))


def test_a_text_withdrawn_before_its_minute_was_never_public():
    article = make_article()
    Article.objects.filter(pk=article.pk).update(
        status="withdrawn",
        published_at=NOW + timedelta(days=1),
        withdrawn_at=NOW,
        withdrawal_reason="Keliru.",
    )
    article.refresh_from_db()
    assert not article.was_ever_public(NOW)


# The colleagues' gate


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("person", PEOPLE)
def test_what_a_colleague_sees_and_its_twin_agree(name, person):
    user, article = PEOPLE[person](), situation(name)
    assert Article.objects.visible_to(user, NOW).contains(article) == article.is_visible_to(user, NOW)


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("whose", ["writer", "created_by", "proposer", "nobody's"])
def test_what_is_ones_own_and_its_twin_agree(name, whose):
    user, other = make_user(WRITER), make_user(WRITER)
    article = make_situation(
        name, user if whose == "writer" else other, user if whose == "proposer" else other
    )
    if whose == "created_by":
        Article.objects.filter(pk=article.pk).update(created_by=user)
        article.refresh_from_db()
    assert Article.objects.of_writer(user).contains(article) == article.is_own_of(user)


def seen_by(user) -> set[str]:
    writer, proposer = make_user(WRITER), make_user(WRITER)
    made = {name: make_situation(name, writer, proposer).pk for name in SITUATIONS}
    seen = set(Article.objects.visible_to(user, NOW).values_list("pk", flat=True))
    return {name for name, pk in made.items() if pk in seen}


@pytest.mark.parametrize("role", [WRITER, CATEGORY_ADMIN, ""])
def test_who_does_not_oversee_sees_of_others_only_what_the_public_may_know(role):
    assert seen_by(make_user(role)) == {*PUBLIC_NOW, "withdrawn"}


@pytest.mark.parametrize("role", [EDITOR, SITE_ADMIN])
def test_who_oversees_sees_everything_but_the_bin(role):
    assert seen_by(make_user(role)) == set(SITUATIONS) - IN_THE_BIN


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("person", PEOPLE)
def test_what_lies_in_a_persons_bin_and_its_twin_agree(name, person):
    user, article = PEOPLE[person](), situation(name)
    assert Article.objects.in_bin_of(user, NOW).contains(article) == article.is_in_bin_of(user, NOW)


def test_an_overseer_finds_in_the_bin_what_was_thrown_away_lately_and_nothing_else():
    user = make_user(EDITOR)
    made = {name: situation(name) for name in SITUATIONS}
    found = {name for name, row in made.items() if Article.objects.in_bin_of(user, NOW).contains(row)}
    assert found == {"binned"}


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_staff": False}])
def test_a_closed_or_outside_account_sees_nothing(fields):
    assert seen_by(make_user(EDITOR, **fields)) == set()


def test_a_visitor_sees_nothing_of_the_desk():
    assert seen_by(AnonymousUser()) == set()


def test_each_article_is_listed_once_however_many_reasons_there_are_to_see_it():
    user = make_user(WRITER)
    copy = make_situation("copy draft", user, user)
    copy.proposers.add(make_user(WRITER))
    assert Article.objects.visible_to(user, NOW).filter(pk=copy.pk).count() == 1


def test_who_began_an_article_sees_a_change_of_it():
    user, writer = make_user(WRITER), make_user(WRITER)
    copy = make_draft(writer=writer, replaces=make_article(writer=writer, created_by=user))
    assert Article.objects.visible_to(user, NOW).contains(copy)


# By label


@pytest.mark.parametrize("name", STATES)
def test_a_label_finds_what_bears_it(name):
    article = situation(name)
    found = [label for label in STATES if Article.objects.with_status(label, NOW).contains(article)]
    assert found == [name]


@pytest.mark.parametrize("label", ["", "gosip", "\x00", "published'", "DRAFT", "🎉"])
def test_an_unknown_label_finds_nothing(label):
    make_article()
    assert not Article.objects.with_status(label, NOW).exists()


@pytest.mark.parametrize("name", STATES)
def test_a_row_knows_the_state_that_people_name(name):
    article = situation(name)
    assert Article.objects.with_state(NOW).get(pk=article.pk).state == name


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("draft", "Draf"),
        ("in_review", "Menunggu tinjauan"),
        ("scheduled", "Terjadwal"),
        ("published", "Terbit"),
    ],
)
def test_a_state_has_an_indonesian_name(name, label):
    assert situation(name).status_label(NOW) == label


# Shelves, months, order


def test_a_shelf_shows_what_stands_on_the_shelves_nested_in_it():
    root = make_category()
    nested, other = make_category(parent=root), make_category()
    here, there = make_article(category=nested), make_article(category=other)
    found = Article.objects.in_category(root)
    assert (found.contains(here), found.contains(there)) == (True, False)


@pytest.mark.parametrize(
    ("at", "month"),
    [
        (datetime(2026, 10, 31, 23, 59, 59, tzinfo=WIB), 10),
        (datetime(2026, 11, 1, 0, 0, tzinfo=WIB), 11),
        (datetime(2025, 12, 31, 23, 59, tzinfo=WIB), None),
    ],
)
def test_a_month_is_one_of_the_offices_calendar(at, month):
    article = make_article(published_at=at)
    found = [m for m in range(1, 13) if Article.objects.in_month(2026, m, WIB).contains(article)]
    assert found == ([month] if month else [])


def test_december_ends_with_the_year():
    article = make_article(published_at=datetime(2026, 1, 1, tzinfo=WIB))
    assert not Article.objects.in_month(2025, 12, WIB).contains(article)


@pytest.mark.parametrize(
    ("year", "month"), [(0, 1), (-1, 1), (2026, 0), (2026, 13), (9999, 12), (10_000, 1), (10**30, 10**30)]
)
def test_a_month_that_is_none_shows_nothing(year, month):
    make_article()
    assert not Article.objects.in_month(year, month, WIB).exists()


def test_the_months_with_news_are_those_of_the_offices_zone_newest_first():
    for at in (datetime(2026, 10, 31, 18, 0, tzinfo=ZoneInfo("UTC")), datetime(2025, 3, 5, tzinfo=WIB)):
        make_article(published_at=at)
    make_article(published_at=NOW + timedelta(days=40))
    found = Article.objects.newest_of_each_month(NOW, WIB)
    assert [(at.year, at.month) for at in found] == [(2026, 11), (2025, 3)]


def test_what_was_published_in_the_same_second_keeps_one_order():
    pks = [make_article(published_at=NOW).pk for _ in range(5)]
    assert list(Article.objects.newest_first().values_list("pk", flat=True)) == pks[::-1]


def test_the_most_read_still_pass_the_gate():
    hidden, shown = make_article(published_at=NOW + timedelta(days=1)), make_article()
    for rank, article in enumerate([hidden, shown], start=1):
        PopularArticle.objects.create(rank=rank, article=article, count=9, computed_at=NOW)
    assert list(Article.objects.published(NOW).most_read()) == [shown]


@pytest.mark.parametrize(("minutes", "is_next"), [(-1, False), (0, False), (59, True), (61, False)])
def test_caches_are_told_of_the_next_scheduled_minute_within_the_hour(minutes, is_next):
    article = make_article(published_at=NOW + timedelta(minutes=minutes))
    assert Article.objects.next_scheduled(NOW).filter().exists() == is_next, article


def test_a_list_needs_two_queries_however_long_it_is(django_assert_num_queries):
    for _ in range(5):
        make_article(summary="")
    with django_assert_num_queries(1):
        for article in Article.objects.published(NOW).for_lists():
            assert article.category.name
            assert article.view_count == 0
            assert article.teaser == ""
