"""The sample newsroom, loaded once for all tests here; what a test changes is undone."""

import re
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import (
    Article,
    Category,
    Correction,
    CorrectionRequest,
    DailyViews,
    FeaturedSlot,
    Image,
    Mail,
    MediaHighlight,
    Office,
    PopularArticle,
    ReadTotal,
    RelatedPin,
    ReleaseNumber,
    SearchDocument,
    TaggedArticle,
    User,
)
from articles.sample import bulk
from articles.sample.people import sample_sign_ins
from articles.search import index_articles
from newsroom.richtext import clean
from pages.models import Faq, FaqTopic, Link, Page

REAL = re.compile(
    r"kementerian|menteri|presiden|kominfo|komdigi|kemen[a-z]+|polri|\bTNI\b|\bKPU\b|\bBPS\b", re.I
)
KINDS = [kind.value for kind in Article.Kind]
STATES = ["draft", "in_review", "returned", "scheduled", "published", "withdrawn"]
CORRECTIONS = [kind.value for kind in Correction.Kind]


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The sample content, and what the command said. Undone when the module is through."""
    media: Path = tmp_path_factory.mktemp("media")
    out = StringIO()
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=media):
        call_command("load_sample_content", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def undone(loaded: str) -> Iterator[None]:
    """For tests that change something."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def made(undone: None) -> int:
    """Five hundred made articles."""
    return bulk.top_up(500, timezone.now())


def rows() -> dict[str, int]:
    models = [*apps.get_app_config("articles").get_models(), *apps.get_app_config("pages").get_models()]
    return {model._meta.label: model.objects.count() for model in models}


def published() -> list[Article]:
    return list(Article.objects.published(timezone.now()))


# Loading


def test_it_ends_with_the_number_of_articles(loaded):
    assert loaded.splitlines()[-1] == f"Semuanya {Article.objects.count()} berita."


def test_a_second_run_adds_nothing(loaded):
    before = rows()
    call_command("load_sample_content", stdout=StringIO())
    assert rows() == before


def test_a_second_run_asks_the_database_twice(loaded):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        call_command("load_sample_content", stdout=StringIO())
    assert len(captured) == 2


def test_a_dry_run_says_that_nothing_is_missing(loaded):
    out = StringIO()
    call_command("load_sample_content", "--dry-run", stdout=out)
    assert out.getvalue() == "Akan dibuat: 0 berita contoh, 0 berita buatan.\n"


# What is there


def test_it_holds_sixty_articles_and_more(loaded):
    assert Article.objects.count() >= 60


def test_the_newest_article_is_of_the_day_of_loading(loaded):
    newest = Article.objects.published(timezone.now()).newest_first()[0]
    assert timezone.now() - newest.published_at < timedelta(days=1)


def test_it_reaches_back_over_years(loaded):
    assert len({article.published_at.year for article in published()}) >= 5


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_public(loaded, kind):
    assert Article.objects.published(timezone.now()).filter(kind=kind).exists()


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_there(loaded, state):
    assert Article.objects.with_status(state, timezone.now()).filter(replaces=None).exists()


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_change_of_a_published_article_waits(loaded, status):
    assert Article.objects.filter(replaces__isnull=False, status=status).exists()


@pytest.mark.parametrize("verdict", Article.Verdict.values)
def test_every_verdict_is_given(loaded, verdict):
    assert Article.objects.published(timezone.now()).filter(verdict=verdict).exists()


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_every_kind_of_correction_is_there(loaded, kind):
    assert Correction.objects.filter(kind=kind).exists()


def test_a_right_of_reply_names_its_party(loaded):
    assert not Correction.objects.filter(kind=Correction.Kind.RIGHT_OF_REPLY, party="").exists()


def test_there_are_eight_categories_of_which_two_are_nested(loaded):
    assert (Category.objects.count(), Category.objects.exclude(parent=None).count()) == (8, 2)


def test_every_category_holds_articles_and_says_what_it_is_for(loaded):
    assert not Category.objects.filter(articles=None).exists()
    assert not Category.objects.filter(description="").exists()


def test_every_picture_is_as_large_as_its_sizes_and_has_a_text_for_who_cannot_see_it(loaded):
    """The sizes themselves are the worker's."""
    assert not Image.objects.filter(width__lt=1080).exists()
    assert not Image.objects.filter(alt_text="").exists()


def test_pictures_are_wide_square_and_upright(loaded):
    shapes = {(row.width > row.height) - (row.width < row.height) for row in Image.objects.all()}
    assert shapes == {-1, 0, 1}


def test_one_article_has_no_picture(loaded):
    assert any(article.lead_image_id is None for article in published())


def test_a_cancelled_number_stays_on_the_register(loaded):
    assert ReleaseNumber.objects.exclude(cancelled_at=None).exists()


def test_press_releases_are_numbered_in_the_order_of_their_publication(loaded):
    numbers = ReleaseNumber.objects.order_by("year", "number")
    moments = list(numbers.values_list("article__published_at", flat=True))
    assert moments == sorted(moments)


def test_one_article_was_published_under_a_past_date_with_a_reason(loaded):
    assert Article.objects.exclude(backdating_reason="").count() == 1


def test_a_long_headline_is_there(loaded):
    assert any(len(article.headline) >= 190 for article in published())


def test_related_articles_are_picked_by_hand(loaded):
    assert RelatedPin.objects.count() >= 5


def test_the_featured_story_is_public(loaded):
    assert FeaturedSlot.objects.get().article.is_public(timezone.now())


def test_media_highlights_come_with_and_without_an_article(loaded):
    assert {row.article_id is None for row in MediaHighlight.objects.all()} == {True, False}


def test_questions_links_and_pages_are_there(loaded):
    assert FaqTopic.objects.count() == 4
    assert Faq.objects.count() >= 14
    assert Link.objects.count() >= 10
    assert Page.objects.count() == 4


def test_every_role_can_sign_in(loaded):
    people = [authenticate(username=name, password=password) for _, name, password in sample_sign_ins()]
    roles = {person.groups.get().name for person in people if person is not None}
    assert (len(people), roles) == (5, {"Penulis", "Editor", "Admin Kategori", "Admin Situs"})


def test_nobody_who_left_can_sign_in(loaded):
    assert not User.objects.get(username="mantan").is_active


# That it is sound


def test_every_article_passes_its_own_checks(loaded):
    faults = {}
    for article in Article.objects.all():
        try:
            article.full_clean(exclude=["tags"])
        except ValidationError as error:
            faults[article.headline] = error.messages
    assert faults == {}


def test_every_body_is_as_the_cleaner_leaves_it(loaded):
    assert [a.headline for a in Article.objects.all() if clean(a.body) != a.body] == []


def test_no_mark_up_or_date_was_left_unwritten(loaded):
    texts = [f"{a.headline} {a.summary} {a.body}" for a in Article.objects.all()]
    texts += [*Faq.objects.values_list("answer", flat=True), *Page.objects.values_list("body", flat=True)]
    assert [text for text in texts if re.search(r"[{}]|\*\*|\]\(|##", text)] == []


def test_it_names_no_real_ministry_or_office(loaded):
    texts = [
        f"{a.kicker} {a.headline} {a.summary} {a.dateline} {a.body} {a.byline}" for a in Article.objects.all()
    ]
    texts += [f"{f.question} {f.answer}" for f in Faq.objects.all()]
    texts += [f"{p.title} {p.summary} {p.body}" for p in Page.objects.all()]
    texts += [f"{link.name} {link.url} {link.description}" for link in Link.objects.all()]
    texts += [f"{h.outlet} {h.title} {h.url}" for h in MediaHighlight.objects.all()]
    texts += [f"{o.name} {o.parent_name} {o.description} {o.address}" for o in Office.objects.all()]
    assert [found for text in texts for found in REAL.findall(text)] == []


def test_every_address_is_an_example(loaded):
    addresses = [
        *Link.objects.values_list("url", flat=True),
        *MediaHighlight.objects.values_list("url", flat=True),
    ]
    addresses += [
        url
        for body in Article.objects.values_list("body", flat=True)
        for url in re.findall('href="(.+?)"', body)
    ]
    assert [url for url in addresses if ".example/" not in url] == []


def test_everything_public_can_be_found(loaded):
    assert set(SearchDocument.objects.values_list("pk", flat=True)) >= {article.pk for article in published()}


def test_reads_are_of_public_articles_and_of_the_last_three_years(loaded):
    today = timezone.now().astimezone(Office.objects.get().zone).date()
    days = DailyViews.objects.values_list("day", flat=True)
    assert today - timedelta(days=3 * 365) < min(days) <= max(days) <= today
    assert min(days) < today - timedelta(days=365)
    assert set(ReadTotal.objects.values_list("pk", flat=True)) == {article.pk for article in published()}


def test_the_most_read_are_known(loaded):
    assert PopularArticle.objects.count() == 10


# Made articles


def test_articles_are_made_up_to_the_number_asked_for(made):
    assert (made, bulk.missing(500)) == (500, 0)


def test_the_number_is_topped_up(made):
    assert bulk.top_up(700, timezone.now()) == 200


def test_fewer_than_there_are_makes_none(made):
    assert bulk.top_up(100, timezone.now()) == 0


def test_made_articles_pass_their_own_checks(made):
    rows = Article.objects.filter(legacy_id__startswith=bulk.KEY_PREFIX).order_by("status", "kind")
    for article in rows.distinct("status", "kind"):
        article.full_clean(exclude=["tags"])


def test_made_bodies_are_as_the_cleaner_leaves_them(made):
    rows = Article.objects.filter(legacy_id__startswith=bulk.KEY_PREFIX)
    assert [row.pk for row in rows if clean(row.body) != row.body] == []


@pytest.mark.parametrize("state", ["draft", "scheduled", "published", "withdrawn"])
def test_made_articles_are_in_every_state(made, state):
    rows = Article.objects.with_status(state, timezone.now())
    assert rows.filter(legacy_id__startswith=bulk.KEY_PREFIX).exists()


def test_made_articles_are_indexed_as_search_would(made):
    row = Article.objects.published(timezone.now()).filter(legacy_id__startswith=bulk.KEY_PREFIX)[0]
    before = SearchDocument.objects.get(pk=row.pk).vector
    index_articles([row])
    assert SearchDocument.objects.get(pk=row.pk).vector == before


def test_made_articles_are_on_the_pages_of_their_tags(made):
    uses = TaggedArticle.objects.filter(content_object__legacy_id__startswith=bulk.KEY_PREFIX)
    times = uses.filter(content_object__status="published").values_list(
        "published_at", "content_object__published_at"
    )
    assert all(one == other for one, other in times)


def test_made_press_releases_are_numbered(made):
    rows = Article.objects.filter(kind="press_release", published_at__isnull=False)
    assert not rows.filter(release_number=None).exists()


def test_the_tables_can_be_vacuumed(transactional_db):
    bulk.vacuum()


# The desk


def test_a_text_that_went_out_in_an_emergency_waits_for_a_second_look(loaded):
    assert Article.objects.awaiting_second_look().count() == 1


def test_colleagues_talk_about_a_text_that_waits_for_review(loaded):
    talked_about = Article.objects.awaiting_review().filter(remarks__resolved_at=None, remarks__isnull=False)
    assert talked_about.exists()


def test_somebody_asks_for_a_correction(loaded):
    assert CorrectionRequest.objects.filter(closed_at=None).count() == 1


def test_there_are_due_dates_and_an_embargo(loaded):
    assert Article.objects.filter(due_at__isnull=False).count() >= 3
    assert Article.objects.filter(embargo_until__gt=timezone.now()).exists()


def test_every_text_has_a_history(loaded):
    assert not Article.objects.filter(revisions=None, replaces=None).exists()


def test_nobody_gets_mail_about_what_happened_before(loaded):
    assert not Mail.objects.exists()
