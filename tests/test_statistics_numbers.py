"""Numbers of a period: its edges, what it is compared with, and whose articles they are."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import readership, statistics
from articles.models import Article, DailyViews, ReadSlot
from articles.statistics import DAY, KINDS, MONTH, WEEK, YEAR, Numbers, Period, period_of
from tests.factories import NOW, make_article, make_category, make_draft, make_user, make_withdrawn

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
JAKARTA = ZoneInfo("Asia/Jakarta")
EVER = Article.objects.ever_public(NOW)


def read(article: Article, day: date, people: int, repeats: int = 0, robots: int = 0) -> None:
    ReadSlot.objects.create(article=article, day=day, slot=0, people=people, repeats=repeats, robots=robots)
    readership.keep_up(NOW)


@pytest.mark.parametrize(
    ("kind", "day", "first", "last"),
    [
        (DAY, TODAY, TODAY, TODAY),
        (WEEK, date(2026, 11, 22), date(2026, 11, 16), date(2026, 11, 22)),
        (WEEK, date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 29)),
        (MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
        (MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (YEAR, date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_whole(kind, day, first, last):
    assert period_of(kind, day) == Period(kind, first, last)


@pytest.mark.parametrize("kind", KINDS)
def test_periods_follow_one_another_without_gap(kind):
    period = period_of(kind, TODAY)
    assert period.next().first - period.last == timedelta(days=1)
    assert period.next().previous() == period.previous().next() == period


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (DAY, "Senin, 23 November 2026"),
        (WEEK, "23–29 November 2026"),
        (MONTH, "November 2026"),
        (YEAR, "2026"),
    ],
)
def test_a_period_has_a_name(kind, label):
    assert period_of(kind, TODAY).label == label


def test_a_week_across_months_and_years_is_named_by_both():
    assert period_of(WEEK, date(2026, 9, 30)).label == "28 September – 4 Oktober 2026"
    assert period_of(WEEK, date(2027, 1, 1)).label == "28 Desember 2026 – 3 Januari 2027"


def test_a_running_period_is_compared_with_as_many_days():
    before = period_of(MONTH, TODAY).fair_before(TODAY)
    assert (before.first, before.last) == (date(2026, 10, 1), date(2026, 10, 23))


def test_no_more_days_are_compared_than_the_period_before_has():
    before = period_of(MONTH, date(2026, 3, 30)).fair_before(date(2026, 3, 30))
    assert before.last == date(2026, 2, 28)


def test_on_its_last_day_a_period_still_runs():
    month, last = period_of(MONTH, date(2026, 11, 30)), date(2026, 11, 30)
    assert (month.is_running(last), month.fair_before(last).last) == (True, date(2026, 10, 30))
    assert not month.is_running(last + timedelta(days=1))


def test_a_period_that_is_over_is_compared_with_the_whole_one_before():
    october = period_of(MONTH, date(2026, 10, 5))
    assert october.fair_before(TODAY) == october.previous()


@pytest.mark.parametrize("kind", KINDS)
def test_the_edges_belong_to_a_period_and_their_neighbours_do_not(kind):
    article, period = make_article(), period_of(kind, date(2026, 8, 12))
    for power, day in enumerate(
        [period.first - timedelta(days=1), period.first, period.last, period.last + timedelta(days=1)]
    ):
        DailyViews.objects.update_or_create(article=article, day=day, defaults={"people": 10**power})
    readership.rebuild_sums()
    expected = 100 if kind == DAY else 110
    found = statistics.most_read(period, EVER, 5)
    shares = statistics.shares(period, EVER)
    assert (statistics.totals(period).people, found[0].numbers.people, shares.kinds[0].people) == (
        (expected,) * 3
    )


def test_what_is_kept_apart_is_kept_apart():
    read(make_article(), TODAY, 3, repeats=5, robots=7)
    week = period_of(WEEK, TODAY)
    assert statistics.totals(week) == Numbers(3, 5, 7, 0)
    assert statistics.most_read(week, EVER, 5)[0].numbers == Numbers(3, 5, 7, 0)


def test_what_only_robots_read_is_not_among_the_most_read():
    read(make_article(), TODAY, 0, robots=9)
    assert statistics.most_read(period_of(DAY, TODAY), EVER, 5) == []


def test_the_opening_count_is_in_no_number():
    article = make_article(opening_view_count=1000)
    read(article, TODAY, 2)
    assert statistics.most_read(period_of(YEAR, TODAY), EVER, 5)[0].numbers.people == 2


def test_every_day_of_a_period_is_there():
    read(make_article(), TODAY, 4)
    days = statistics.by_day(period_of(WEEK, TODAY))
    assert [one.numbers.people for one in days] == [4, 0, 0, 0, 0, 0, 0]


def test_the_most_read_come_first_and_no_more_than_asked_for():
    articles = [make_article() for _ in range(3)]
    for people, article in enumerate(articles, start=1):
        read(article, TODAY, people)
    found = statistics.most_read(period_of(DAY, TODAY), EVER, 2)
    assert [row.article for row in found] == [articles[2], articles[1]]


@pytest.mark.parametrize("is_narrowed", [False, True])
@pytest.mark.parametrize("hidden", [1, 9, 10, 25])
def test_the_most_read_are_found_behind_what_is_not_asked_about(is_narrowed, hidden):
    articles = [make_article() for _ in range(hidden + 2)]
    for people, article in enumerate(articles, start=1):
        read(article, TODAY, people)
    others = EVER.filter(pk__in=[article.pk for article in articles[:2]])
    found = statistics.most_read(period_of(DAY, TODAY), others, 1, is_narrowed=is_narrowed)
    assert [row.article for row in found] == [articles[1]]


def test_shares_are_by_category_kind_and_writer():
    water, road = make_category("Air"), make_category("Jalan")
    writer = make_user("Penulis", name="Dewi Lestari")
    read(make_article(category=water, writer=writer), TODAY, 1)
    read(make_article(category=water, writer=writer, kind="speech"), TODAY, 2)
    read(make_article(category=road, kind="speech"), TODAY, 4)
    found = statistics.shares(period_of(MONTH, TODAY), EVER)
    assert [(one.label, one.articles, one.people) for one in found.categories] == [
        ("Jalan", 1, 4),
        ("Air", 2, 3),
    ]
    assert [(one.label, one.articles, one.people) for one in found.kinds] == [
        ("Sambutan", 2, 6),
        ("Berita", 1, 1),
    ]
    assert ("Dewi Lestari", 2, 3) in [(one.label, one.articles, one.people) for one in found.writers]


def test_the_hour_of_publication_is_the_office_s_and_of_the_period():
    in_time = [datetime(2026, 11, 1, 1, 0, tzinfo=UTC), datetime(2026, 11, 20, 1, 59, tzinfo=UTC)]
    for people, at in zip((3, 6), in_time, strict=True):
        read(make_article(published_at=at), TODAY, people)
    # The last minute of October in Jakarta.
    read(make_article(published_at=datetime(2026, 10, 31, 16, 59, tzinfo=UTC)), TODAY, 50)
    hours = statistics.by_publication_hour(period_of(MONTH, TODAY), EVER, JAKARTA)
    assert [(one.hour, one.articles, one.people, one.mean) for one in hours if one.articles] == [
        (8, 2, 9, 4.5)
    ]


def test_an_article_that_nobody_read_lowers_the_mean_of_its_hour():
    make_article()
    read(make_article(), TODAY, 8)
    hours = statistics.by_publication_hour(period_of(MONTH, TODAY), EVER, JAKARTA)
    assert [one.mean for one in hours if one.articles] == [4.0]


def test_nothing_is_found_where_nothing_may_be_seen():
    read(make_article(), TODAY, 8)
    nothing, day = Article.objects.none(), period_of(DAY, TODAY)
    assert statistics.most_read(day, nothing, 5) == statistics.shares(day, nothing).kinds == []


def test_days_are_of_the_articles_and_the_time_asked_about():
    one, other = make_article(), make_article()
    read(one, TODAY, 2)
    read(one, TODAY - timedelta(days=1), 3, robots=1)
    read(other, TODAY, 50)
    assert statistics.days_of([one.pk], TODAY, TODAY) == {one.pk: {TODAY: Numbers(2)}}


def test_colleagues_see_what_readers_saw_and_nobody_else_does(wati, rina):
    make_article()
    make_withdrawn()
    make_draft()
    make_article(published_at=NOW + timedelta(hours=1))
    for person in (wati, rina, make_user(is_active=False), make_user(is_staff=False), AnonymousUser()):
        short = Article.objects.ever_public_to(person, NOW)
        assert set(short) == set(Article.objects.visible_to(person, NOW).ever_public(NOW))
    assert Article.objects.ever_public_to(wati, NOW).count() == 2


@pytest.mark.parametrize(
    "question",
    [
        lambda period: statistics.most_read(period, EVER, 20),
        lambda period: statistics.shares(period, EVER),
        lambda period: statistics.by_publication_hour(period, EVER, JAKARTA),
    ],
)
def test_a_question_costs_the_same_however_much_was_read(question):
    costs = []
    for _ in range(2):
        for _ in range(2):
            read(make_article(category=make_category()), TODAY, 1)
        with CaptureQueriesContext(connection) as captured:
            question(period_of(WEEK, TODAY))
        costs.append(len(captured))
    assert costs[0] == costs[1]
