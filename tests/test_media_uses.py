"""Every way in which a text shows a file opens it, and nothing else does."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from articles import preview_links, revisions, workflow
from articles.media import POLICY
from articles.models import Article, Document, FormerFile, Image, Rendition, ShareCard, User
from tests.cast import sign_in
from tests.factories import make_document, make_draft, make_image, make_office, make_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(media_root: Path) -> Image:
    """A library picture with a size and a former file, all of which exist."""
    image = make_image()
    storage = image.file.storage
    storage.save(image.file.name, ContentFile(b"asli"))
    size = Rendition(image=image, ratio="1:1", format="avif", width=480, height=480)
    size.file.save("foto.avif", ContentFile(b"potongan"))
    FormerFile.objects.create(
        image=image,
        replaced_at=timezone.now(),
        file=storage.save("gambar/uji/lama.jpg", ContentFile(b"lama")),
    )
    return image


@pytest.fixture
def document(media_root: Path) -> Document:
    document = make_document()
    document.file.save("pedoman.pdf", ContentFile(b"%PDF"))
    return document


def status(client: Client, address: str) -> int:
    response = client.get(address)
    response.getvalue()
    return response.status_code


def statuses(client: Client, image: Image) -> list[int]:
    files = [image.file, image.renditions.get().file, image.former_files.get().file]
    return [status(client, file.url) for file in files]


def in_body(image: Image) -> str:
    return f'<p>Isi.</p><figure class="gambar"><img data-gambar="{image.pk}"></figure>'


def in_gallery(image: Image) -> str:
    other = make_image()
    return f'<p>Isi.</p><figure class="galeri">{in_body(image)[11:]}{in_body(other)[11:]}</figure>'


def attached(document: Document) -> str:
    return f'<p>Isi.</p><figure class="lampiran" data-dokumen="{document.pk}"></figure>'


def make_card(article: Article) -> str:
    card = ShareCard(article=article, key="a")
    card.file.save("kartu.png", ContentFile(b"kartu"))
    return card.file.url


@pytest.mark.parametrize("place", [in_body, in_gallery])
def test_a_picture_within_a_public_text_is_open_in_every_file(
    client: Client, image: Image, place: Any
) -> None:
    make_public(body=place(image))
    assert statuses(client, image) == [200, 200, 200]


def test_a_picture_taken_out_of_a_text_is_shut(client: Client, image: Image) -> None:
    article = make_public(body=in_body(image))
    article.body = "<p>Isi.</p>"
    article.save()
    assert statuses(client, image) == [404, 404, 404]


def test_a_picture_proposed_in_a_body_is_shut_until_it_is_approved(client: Client, image: Image) -> None:
    live = make_public()
    copy = workflow.propose_change(article=live, by=live.writer, now=timezone.now())
    copy.body = in_body(image)
    copy.save()
    assert statuses(client, image) == [404, 404, 404]


def test_it_opens_when_the_change_is_approved(client: Client, image: Image, rina: User) -> None:
    live = make_public()
    copy = workflow.propose_change(article=live, by=live.writer, now=timezone.now())
    copy.body = in_body(image)
    copy.save()
    workflow.submit(article=copy, by=live.writer, now=timezone.now())
    workflow.approve_change(article=copy, by=rina, now=timezone.now(), is_substantial=False)
    assert statuses(client, image) == [200, 200, 200]


def test_a_document_is_open_while_a_public_text_offers_it(client: Client, document: Document) -> None:
    make_public(body=attached(document))
    assert status(client, document.file.url) == 200


def test_a_document_of_a_draft_is_shut(client: Client, document: Document) -> None:
    make_draft(body=attached(document))
    assert status(client, document.file.url) == 404


def test_a_card_is_open_while_its_text_is_public(client: Client, media_root: Path) -> None:
    assert status(client, make_card(make_public())) == 200


def test_a_card_of_a_draft_is_shut(client: Client, media_root: Path) -> None:
    assert status(client, make_card(make_draft())) == 404


@pytest.mark.parametrize(("who", "seen"), [("wati", 200), ("made", 404)])
def test_a_colleague_sees_the_card_of_what_is_theirs(
    request: pytest.FixtureRequest, wati: User, media_root: Path, who: str, seen: int
) -> None:
    address = make_card(make_draft(writer=wati))
    assert status(sign_in(request.getfixturevalue(who)), address) == seen


def test_a_colleague_without_the_library_sees_no_document(joko: User, document: Document) -> None:
    assert status(sign_in(joko), document.file.url) == 404


def test_no_file_may_act_as_a_page(client: Client, document: Document) -> None:
    make_public(body=attached(document))
    response = client.get(document.file.url)
    response.getvalue()
    assert (response["Content-Security-Policy"], response["X-Content-Type-Options"]) == (POLICY, "nosniff")


def test_a_fresh_release_is_kept_by_no_cache(client: Client, document: Document) -> None:
    article = make_public(body=attached(document))
    Article.objects.filter(pk=article.pk).update(released_at=timezone.now() - timedelta(seconds=5))
    response = client.get(document.file.url)
    response.getvalue()
    assert response["Cache-Control"] == "public, max-age=0"


def test_every_kind_of_file_costs_the_same_two_queries(client: Client, image: Image) -> None:
    make_office()
    for _number in range(3):
        make_public(lead_image=image, body=in_body(image))
    card = make_card(make_public())
    costs = []
    for address in (image.file.url, image.renditions.get().file.url, image.former_files.get().file.url, card):
        with CaptureQueriesContext(connection) as asked:
            status(client, address)
        costs.append(len(asked))
    assert costs == [2, 2, 2, 2]


def test_a_document_costs_one_more_for_its_name(client: Client, document: Document) -> None:
    make_office()
    make_public(body=attached(document))
    with CaptureQueriesContext(connection) as asked:
        status(client, document.file.url)
    assert len(asked) == 3


def test_a_hidden_file_costs_what_one_that_never_was_does(client: Client, image: Image) -> None:
    make_office()
    make_draft(lead_image=image)
    costs = []
    for address in (image.file.url, "/media/gambar/zz/tidak-pernah-ada.webp"):
        with CaptureQueriesContext(connection) as asked:
            status(client, address)
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.fixture
def guest(wati: User) -> Any:
    """`guest(body, address)`: what a guest with a link to a draft with that body is answered at a file's address."""

    def ask(body: str, address: str) -> int:
        article = make_draft(writer=wati, body=body)
        revisions.keep_found(article, timezone.now())
        link = preview_links.make_link(article=article, by=wati, now=timezone.now(), receiver="Biro", days=1)
        token = preview_links.token_of(link)
        return status(Client(), f"/pratinjau/tautan/{token}{address}")

    return ask


def test_a_guest_fetches_the_pictures_within_the_revision(guest: Any, image: Image) -> None:
    assert [guest(in_body(image), file.url) for file in (image.file, image.renditions.get().file)] == [
        200,
        200,
    ]


def test_a_guest_fetches_the_revision_s_documents(guest: Any, document: Document) -> None:
    assert guest(attached(document), document.file.url) == 200


def test_a_guest_fetches_nothing_else(guest: Any, image: Image, document: Document) -> None:
    assert [guest("<p>Isi.</p>", file.url) for file in (image.file, document.file)] == [404, 404]


def test_no_path_that_is_no_file_is_a_fault(client: Client, settings: Settings) -> None:
    settings.MEDIA_ROOT.joinpath("gambar").mkdir(parents=True)
    image = make_image()
    Image.objects.filter(pk=image.pk).update(file="gambar")
    make_public(lead_image=image)
    assert status(client, "/media/gambar") in (404, 503)
