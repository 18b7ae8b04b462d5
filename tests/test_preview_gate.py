"""A preview link that does not open is an address that never was; its pictures stand behind the same gate."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from articles import preview_links, workflow
from articles.models import Article, Image, PreviewLink, Remark, Rendition, User
from articles.workflow import Refused
from tests.factories import make_draft, make_image, make_public
from tests.test_preview_links import address, make_link

pytestmark = pytest.mark.django_db

NEVER = "/alamat-yang-tidak-pernah-ada/"
BYTES = b"RIFF....WEBPVP8 "


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati)


def expired(link: PreviewLink) -> str:
    PreviewLink.objects.filter(pk=link.pk).update(expires_at=timezone.now())
    return address(link)


def revoked(link: PreviewLink) -> str:
    preview_links.revoke_link(link=link, by=link.made_by, now=timezone.now())
    return address(link)


def binned(link: PreviewLink) -> str:
    article = Article.objects.get(pk=link.article_id)
    workflow.discard_draft(article=article, by=article.writer, now=timezone.now())
    return address(link)


def withdrawn(link: PreviewLink) -> str:
    now = timezone.now()
    Article.objects.filter(pk=link.article_id).update(
        status="withdrawn",
        published_at=now - timedelta(hours=1),
        withdrawn_at=now,
        withdrawal_reason="Keliru.",
        slug="berita",
    )
    return address(link)


def deleted(link: PreviewLink) -> str:
    closed = address(link)
    Article.objects.get(pk=link.article_id).delete()
    return closed


def of_no_row(link: PreviewLink) -> str:
    return address(PreviewLink(key=uuid4()))


def forged(link: PreviewLink) -> str:
    return f"/pratinjau/tautan/{link.key.hex}.{'A' * 43}/"


def unsigned(link: PreviewLink) -> str:
    return f"/pratinjau/tautan/{link.key.hex}/"


def signed_for_something_else(link: PreviewLink) -> str:
    token = preview_links.Signer(salt="lain", sep=".").sign(link.key.hex)
    return f"/pratinjau/tautan/{token}/"


def signed_nonsense(link: PreviewLink) -> str:
    token = preview_links._signer().sign("bukan-kunci")
    return f"/pratinjau/tautan/{token}/"


def with_a_nul(link: PreviewLink) -> str:
    return address(link).replace(".", "%00.")


def in_strange_letters(link: PreviewLink) -> str:
    return "/pratinjau/tautan/%ED%A0%80%F0%9F%94%91.%FF/"


def very_long(link: PreviewLink) -> str:
    return f"/pratinjau/tautan/{'a' * 5000}.{'b' * 5000}/"


CLOSED = [
    expired,
    revoked,
    binned,
    withdrawn,
    deleted,
    of_no_row,
    forged,
    unsigned,
    signed_for_something_else,
    signed_nonsense,
    with_a_nul,
    in_strange_letters,
    very_long,
]


def whole(response: Any) -> tuple[Any, ...]:
    return response.status_code, response.content, dict(response.headers), dict(response.cookies)


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "options"])
@pytest.mark.parametrize("close", CLOSED, ids=lambda close: close.__name__)
def test_a_link_that_does_not_open_answers_like_an_address_that_never_was(
    client: Client, draft: Article, close: Any, method: str
) -> None:
    closed = close(make_link(draft))
    answer = whole(getattr(client, method)(closed))
    assert answer == whole(getattr(client, method)(NEVER))
    assert answer[0] == 404


@pytest.mark.parametrize("close", CLOSED, ids=lambda close: close.__name__)
def test_a_link_that_does_not_open_takes_no_answer(client: Client, draft: Article, close: Any) -> None:
    closed = close(make_link(draft))
    client.post(closed, {"name": "Sri", "kind": "approval"})
    assert not Remark.objects.exists()


def test_a_link_that_does_not_open_is_not_counted(client: Client, draft: Article) -> None:
    link = make_link(draft)
    client.get(revoked(link))
    link.refresh_from_db()
    assert link.opened_count == 0


def test_a_link_lasts_to_its_minute(client: Client, draft: Article) -> None:
    link = make_link(draft)
    soon = timezone.now() + timedelta(seconds=30)
    PreviewLink.objects.filter(pk=link.pk).update(expires_at=soon)
    assert client.get(address(link)).status_code == 200


def test_a_draft_back_from_the_bin_is_shown_again(client: Client, draft: Article) -> None:
    link = make_link(draft)
    binned(link)
    draft.refresh_from_db()
    workflow.restore_draft(article=draft, by=draft.writer, now=timezone.now())
    assert client.get(address(link)).status_code == 200


def test_a_link_ends_with_its_working_copy(client: Client) -> None:
    live = make_public()
    copy = workflow.propose_change(article=live, by=live.writer, now=timezone.now())
    link = make_link(copy)
    workflow.discard_change(article=copy, by=live.writer, now=timezone.now())
    assert whole(client.get(address(link))) == whole(client.get(NEVER))


def test_a_forged_address_is_refused_unasked_and_logged(
    draft: Article, caplog: pytest.LogCaptureFixture, django_assert_num_queries: Any
) -> None:
    token = forged(make_link(draft)).split("/")[3]
    with caplog.at_level(logging.WARNING, "newsroom.refused"), django_assert_num_queries(0):
        assert preview_links.find_link(token, timezone.now()) is None
    assert [record.name for record in caplog.records] == ["newsroom.refused"]
    assert token not in caplog.text


def test_another_way_of_asking_is_refused_only_where_there_is_a_link(client: Client, draft: Article) -> None:
    assert client.put(address(make_link(draft))).status_code == 405


# Pictures


@pytest.fixture
def image(media_root: Path) -> Image:
    image = make_image()
    rendition = Rendition(image=image, ratio="16:9", format="webp", width=480, height=270)
    rendition.file.save("foto.webp", ContentFile(BYTES), save=True)
    image.file.storage.save(image.file.name, ContentFile(BYTES))
    return image


def fetch(client: Client, where: str) -> HttpResponse:
    response = client.get(where)
    response.body = response.getvalue()
    return response


def files(image: Image) -> list[str]:
    return [image.file.name, image.renditions.get().file.name]


def through(link: PreviewLink, name: str) -> str:
    return f"{address(link)}media/{name}"


def test_the_page_shows_the_picture_through_its_own_link(client: Client, wati: User, image: Image) -> None:
    link = make_link(make_draft(writer=wati, lead_image=image))
    assert f'src="{through(link, files(image)[1])}"' in client.get(address(link)).content.decode()


def test_a_picture_is_sent_through_the_link_in_every_size(client: Client, wati: User, image: Image) -> None:
    link = make_link(make_draft(writer=wati, lead_image=image))
    assert [fetch(client, through(link, name)).body for name in files(image)] == [BYTES, BYTES]


def test_a_picture_sent_through_the_link_is_kept_by_nobody(client: Client, wati: User, image: Image) -> None:
    link = make_link(make_draft(writer=wati, lead_image=image))
    assert fetch(client, through(link, files(image)[0]))["Cache-Control"] == "private, no-store"


def test_a_picture_is_not_public_for_being_shown_to_a_guest(client: Client, wati: User, image: Image) -> None:
    make_link(make_draft(writer=wati, lead_image=image))
    assert [client.get(f"/media/{name}").status_code for name in files(image)] == [404, 404]


def test_a_link_sends_no_other_picture_of_the_library(client: Client, draft: Article, image: Image) -> None:
    link = make_link(draft)
    found = [whole(client.get(through(link, name))) for name in files(image)]
    assert found == [whole(client.get(NEVER))] * 2


def test_a_link_sends_the_picture_of_its_revision_not_the_newer_one(
    client: Client, wati: User, image: Image
) -> None:
    article = make_draft(writer=wati, lead_image=make_image())
    link = make_link(article)
    Article.objects.filter(pk=article.pk).update(lead_image=image)
    assert client.get(through(link, files(image)[0])).status_code == 404


@pytest.mark.parametrize("close", [expired, revoked, binned, withdrawn, forged])
def test_a_closed_link_sends_no_picture(client: Client, wati: User, image: Image, close: Any) -> None:
    link = make_link(make_draft(writer=wati, lead_image=image))
    closed = close(link)
    assert whole(client.get(f"{closed}media/{files(image)[0]}")) == whole(client.get(NEVER))


def test_a_picture_whose_file_is_lost_is_a_404(client: Client, wati: User) -> None:
    image = make_image()
    link = make_link(make_draft(writer=wati, lead_image=image))
    assert client.get(through(link, image.file.name)).status_code == 404


# Who may


def test_the_writer_and_an_editor_make_links(draft: Article, wati: User, rina: User) -> None:
    assert [make_link(draft, by=person).made_by for person in (wati, rina)] == [wati, rina]


def test_nobody_else_does(draft: Article, made: User, joko: User) -> None:
    for person in (made, joko):
        with pytest.raises(Refused, match="Hanya penulisnya"):
            make_link(draft, by=person)


def test_a_public_text_needs_no_link(wati: User) -> None:
    with pytest.raises(Refused, match="sudah punya alamat"):
        make_link(make_public(writer=wati))


def test_a_link_lasts_fourteen_days_at_most(draft: Article) -> None:
    with pytest.raises(Refused, match="berapa lama"):
        make_link(draft, days=15)


def test_a_link_needs_a_receiver(draft: Article) -> None:
    with pytest.raises(Refused, match="untuk siapa"):
        make_link(draft, receiver=" \x00 ")


def test_links_are_not_made_without_end(draft: Article) -> None:
    for _ in range(preview_links.MOST_OPENING):
        make_link(draft)
    with pytest.raises(Refused, match="terlalu banyak"):
        make_link(draft)


def test_whoever_made_it_and_an_editor_revoke(draft: Article, rina: User) -> None:
    for person in (draft.writer, rina):
        link = preview_links.revoke_link(link=make_link(draft), by=person, now=timezone.now())
        assert link.revoked_at is not None


def test_the_writer_does_not_revoke_the_editor_s_link(draft: Article, rina: User) -> None:
    with pytest.raises(Refused, match="Hanya pembuatnya"):
        preview_links.revoke_link(link=make_link(draft, by=rina), by=draft.writer, now=timezone.now())


def test_a_link_is_revoked_once(draft: Article) -> None:
    link = make_link(draft)
    revoked(link)
    with pytest.raises(Refused, match="sudah dicabut"):
        revoked(link)


def test_making_and_revoking_are_written_down_with_the_receiver(draft: Article) -> None:
    revoked(make_link(draft, receiver="Kepala Dinas"))
    told = [(event.verb, event.details["receiver"], event.actor_id) for event in draft.events.order_by("pk")]
    assert told == [
        ("make_preview_link", "Kepala Dinas", draft.writer_id),
        ("revoke_preview_link", "Kepala Dinas", draft.writer_id),
    ]
