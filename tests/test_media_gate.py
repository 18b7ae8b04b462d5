"""A picture is public while a public text shows it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from articles import workflow
from articles.models import Article, Image, Office, Rendition, User
from tests.cast import sign_in
from tests.factories import (
    make_article,
    make_draft,
    make_image,
    make_office,
    make_public,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

BYTES = b"RIFF....WEBPVP8 "


@pytest.fixture
def image(media_root: Path) -> Image:
    """A library picture whose file and one size of it exist."""
    image = make_image()
    rendition = Rendition(image=image, ratio="16:9", format="webp", width=480, height=270)
    rendition.file.save("foto.webp", ContentFile(BYTES), save=True)
    image.file.storage.save(image.file.name, ContentFile(BYTES))
    return image


def fetch(client: Client, address: str, **options: Any) -> HttpResponse:
    """The answer, read to its end as a browser does."""
    response = client.get(address, **options)
    response.body = response.getvalue()
    return response


def statuses(client: Client, image: Image) -> set[int]:
    return {fetch(client, file.url).status_code for file in (image.file, image.renditions.get().file)}


def test_a_picture_of_a_public_text_is_sent_in_every_size(client: Client, image: Image) -> None:
    make_public(lead_image=image)
    assert statuses(client, image) == {200}


def test_its_bytes_are_those_of_the_file(client: Client, image: Image) -> None:
    make_public(lead_image=image)
    response = fetch(client, image.file.url)
    assert (response["Content-Type"], response.body) == ("image/webp", BYTES)


def test_a_picture_that_no_text_shows_is_not_public(client: Client, image: Image) -> None:
    assert statuses(client, image) == {404}


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_picture_of_an_unfinished_text_is_not_public(client: Client, image: Image, status: str) -> None:
    Article.objects.filter(pk=make_draft(lead_image=image).pk).update(status=status)
    assert statuses(client, image) == {404}


def test_a_picture_of_a_scheduled_text_is_not_public(client: Client, image: Image) -> None:
    make_article(published_at=timezone.now() + timedelta(minutes=5), lead_image=image)
    assert statuses(client, image) == {404}


def test_a_picture_goes_with_the_withdrawn_text(client: Client, image: Image) -> None:
    make_withdrawn(timezone.now(), lead_image=image)
    assert statuses(client, image) == {404}


def test_a_picture_stays_while_another_public_text_shows_it(client: Client, image: Image) -> None:
    make_withdrawn(timezone.now(), lead_image=image)
    make_public(lead_image=image)
    assert statuses(client, image) == {200}


def test_a_picture_proposed_in_a_working_copy_is_not_public(client: Client, image: Image) -> None:
    live = make_public()
    copy = workflow.propose_change(article=live, by=live.writer, now=timezone.now())
    Article.objects.filter(pk=copy.pk).update(lead_image=image)
    assert statuses(client, image) == {404}


def test_a_hidden_picture_answers_like_a_file_that_never_was(client: Client, image: Image) -> None:
    secret, nothing = fetch(client, image.file.url), client.get("/media/gambar/zz/tidak-ada.webp")
    assert (secret.content, secret.headers) == (nothing.content, nothing.headers)


def test_a_file_that_no_row_knows_is_never_sent(client: Client, media_root: Path) -> None:
    media_root.mkdir(parents=True, exist_ok=True)
    (media_root / "rahasia.txt").write_text("rahasia")
    assert sign_in(make_user("Editor")).get("/media/rahasia.txt").status_code == 404


def test_a_public_picture_whose_file_is_lost_is_a_404(client: Client) -> None:
    image = make_image()
    make_public(lead_image=image)
    assert fetch(client, image.file.url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "../manage.py",
        "..%2f..%2fmanage.py",
        "gambar/../../manage.py",
        "/etc/passwd",
        "%00.webp",
        "a%0d%0ab.webp",
    ],
)
def test_no_path_leads_out_of_the_folder(client: Client, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404


def test_the_logo_is_public(client: Client, media_root: Path) -> None:
    office: Office = make_office()
    office.logo.save("logo.png", ContentFile(b"\x89PNG"), save=True)
    response = fetch(client, office.logo.url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")


def test_a_colleague_sees_the_library_without_caches_keeping_it(image: Image, wati: User) -> None:
    response = fetch(sign_in(wati), image.file.url)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_colleague_without_the_library_does_not(image: Image, joko: User) -> None:
    assert sign_in(joko).get(image.file.url).status_code == 404


def test_a_public_picture_is_kept_for_a_minute_at_most(client: Client, image: Image) -> None:
    make_public(lead_image=image)
    assert fetch(client, image.file.url)["Cache-Control"] == "public, max-age=60"


def test_no_cache_keeps_a_picture_past_the_next_scheduled_minute(client: Client, image: Image) -> None:
    make_public(lead_image=image)
    make_article(published_at=timezone.now() + timedelta(seconds=30))
    assert 20 <= int(fetch(client, image.file.url)["Cache-Control"].rpartition("=")[2]) < 30


def test_a_picture_unchanged_is_not_sent_again(client: Client, image: Image) -> None:
    make_public(lead_image=image)
    tag = fetch(client, image.file.url)["ETag"]
    assert fetch(client, image.file.url, headers={"If-None-Match": tag}).status_code == 304


def test_a_known_picture_is_refused_once_its_text_is_withdrawn(client: Client, image: Image) -> None:
    article = make_public(lead_image=image)
    tag = fetch(client, image.file.url)["ETag"]
    workflow.withdraw(article=article, by=make_user("Editor"), now=timezone.now(), reason="Keliru.")
    assert fetch(client, image.file.url, headers={"If-None-Match": tag}).status_code == 404


def test_the_proxy_sends_what_the_application_allowed(
    client: Client, image: Image, settings: Settings
) -> None:
    settings.MEDIA_ACCEL_LOCATION = "/_media/"
    make_public(lead_image=image)
    response = fetch(client, image.file.url)
    assert (response.content, response["X-Accel-Redirect"]) == (b"", f"/_media/{image.file.name}")


def test_the_proxy_gets_no_order_for_a_hidden_picture(
    client: Client, image: Image, settings: Settings
) -> None:
    settings.MEDIA_ACCEL_LOCATION = "/_media/"
    assert "X-Accel-Redirect" not in fetch(client, image.file.url)


def test_no_browser_guesses_what_a_file_is(client: Client, image: Image) -> None:
    make_public(lead_image=image)
    assert fetch(client, image.file.url)["X-Content-Type-Options"] == "nosniff"


def test_a_visitor_s_picture_touches_no_session(client: Client, image: Image) -> None:
    assert "Cookie" not in fetch(client, image.file.url).get("Vary", "")


def test_a_picture_costs_two_queries(
    client: Client, image: Image, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_office()
    make_public(lead_image=image)
    with django_assert_num_queries(2):
        fetch(client, image.file.url)
