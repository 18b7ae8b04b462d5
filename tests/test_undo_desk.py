"""Undoing a publication within seconds: where it is offered, and that no cache keeps what may be undone."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_max_age

from articles import workflow
from articles.models import Article
from articles.roles import EDITOR
from tests.cast import sign_in
from tests.factories import make_draft, make_image, make_public, make_user
from tests.filling import said
from tests.proxy import running_proxy

pytestmark = pytest.mark.django_db


def undo(article) -> str:
    return reverse("admin:articles_article_verb", args=[article.pk, "undo_publication"])


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def published(wati, rina, **fields) -> Article:
    draft = workflow.submit(article=make_draft(writer=wati, **fields), by=wati, now=timezone.now())
    return workflow.publish(article=draft, by=rina, now=timezone.now())


def decided(article, seconds: int) -> None:
    """Let the decision lie that many seconds back."""
    at = timezone.now() - timedelta(seconds=seconds)
    Article.objects.filter(pk=article.pk).update(released_at=at, published_at=at)


@pytest.fixture
def article(wati, rina):
    return published(wati, rina)


def test_who_published_is_offered_to_undo_it(article, rina):
    response = sign_in(rina).get(change(article))
    assert 0 < response.context["undo_seconds"] <= 30
    assert f'action="{undo(article)}"' in response.content.decode()


def test_it_is_no_ordinary_button(article, rina):
    assert "undo_publication" not in {row.verb for row in sign_in(rina).get(change(article)).context["verbs"]}


def test_after_half_a_minute_nothing_offers_it(article, rina):
    decided(article, 31)
    assert "undo_publication" not in sign_in(rina).get(change(article)).content.decode()


def test_another_editor_is_not_offered_it(article):
    assert "undo_publication" not in sign_in(make_user(EDITOR)).get(change(article)).content.decode()


def test_pressed_it_is_a_draft_and_gone_at_once(article, rina, client):
    response = sign_in(rina).post(undo(article), {"version": article.version}, follow=True)
    article.refresh_from_db()
    assert article.status == "draft"
    assert "Terbitan diurungkan" in said(response)
    assert client.get(article.get_absolute_url()).status_code == 404


def test_pressed_too_late_it_says_what_to_do(article, rina):
    decided(article, 31)
    response = sign_in(rina).post(undo(article), {"version": article.version})
    article.refresh_from_db()
    assert article.status == "published"
    assert "Waktu untuk mengurungkan sudah lewat." in response.content.decode()


def test_a_link_undoes_nothing(article, rina):
    sign_in(rina).get(undo(article))
    article.refresh_from_db()
    assert article.status == "published"


# Caches


def test_a_page_that_may_be_undone_is_kept_by_nobody(article, client):
    assert get_max_age(client.get(article.get_absolute_url())) == 0


def test_nor_is_the_way_to_it(article, client):
    response = client.get(f"/berita/{article.pk}/")
    assert (response.status_code, get_max_age(response)) == (301, 0)


def test_afterwards_it_is_kept_as_every_page(article, client):
    decided(article, 36)
    assert get_max_age(client.get(article.get_absolute_url())) == 60


def test_an_article_without_a_decision_of_ours_is_kept(client):
    assert get_max_age(client.get(make_public().get_absolute_url())) == 60


@pytest.fixture
def picture(settings):
    settings.MEDIA_ACCEL_LOCATION = "/_media/"
    return make_image()


def test_its_picture_is_kept_by_nobody_either(wati, rina, picture, client):
    published(wati, rina, lead_image=picture)
    assert get_max_age(client.get(f"/media/{picture.file.name}")) == 0


def test_a_picture_that_an_older_text_shows_stays_kept(wati, rina, picture, client):
    make_public(lead_image=picture)
    published(wati, rina, lead_image=picture)
    assert get_max_age(client.get(f"/media/{picture.file.name}")) == 60


def test_its_picture_is_gone_when_it_is_undone(wati, rina, picture, client):
    article = published(wati, rina, lead_image=picture)
    workflow.undo_publication(article=article, by=rina, now=timezone.now())
    assert client.get(f"/media/{picture.file.name}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_behind_the_proxy_it_is_gone_at_once(article, rina, live_server, tmp_path):
    with TemporaryDirectory(prefix="newsroom-test-", dir="/var/tmp") as folder:
        web = live_server.url.removeprefix("http://")
        with running_proxy(tmp_path, Path(folder), web) as ask:
            address = article.get_absolute_url()
            before = [ask(address, headers={"Host": "localhost"}).status for _ in range(2)]
            workflow.undo_publication(article=article, by=rina, now=timezone.now())
            assert (before, ask(address, headers={"Host": "localhost"}).status) == ([200, 200], 404)


def test_what_was_out_and_undone_is_never_thrown_away_after_a_schedule_that_was_cancelled(
    wati, rina, article
):
    now = timezone.now()
    workflow.undo_publication(article=article, by=rina, now=now)
    workflow.submit(article=article, by=wati, now=now)
    workflow.schedule(article=article, by=rina, now=now, at=now + timedelta(days=1))
    workflow.cancel_schedule(article=article, by=rina, now=now)
    workflow.recall(article=article, by=wati, now=now)
    with pytest.raises(workflow.Refused, match="pernah terbit"):
        workflow.discard_draft(article=article, by=wati, now=now)
