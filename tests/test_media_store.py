"""Files in an S3-compatible object store, sent by the application itself."""

from http.client import HTTPConnection
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from articles.models import Document
from newsroom.object_store import ObjectStore, StoreUnavailable
from tests.cast import sign_in
from tests.factories import make_public, make_user
from tests.object_store import BUCKET, use_store
from tests.proxy import NO_STORE

pytestmark = pytest.mark.django_db

BYTES = b"%PDF-1.7 isi"


def make_stored() -> Document:
    document = Document(title="Pedoman", size=len(BYTES), pages=1)
    document.file.save("pedoman.pdf", ContentFile(BYTES))
    return document


def offer(document: Document) -> None:
    make_public(body=f'<p>Isi.</p><figure class="lampiran" data-dokumen="{document.pk}"></figure>')


def ask_store(address: str, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", path)
    response = connection.getresponse()
    answer = response.status, response.read()
    connection.close()
    return answer


def fetch(client: Client, address: str) -> tuple[HttpResponse, bytes]:
    """The answer, read to its end as a browser does."""
    response = client.get(address)
    return response, response.getvalue()


def test_a_public_file_is_sent_from_the_store(client: Client, store: ObjectStore) -> None:
    document = make_stored()
    offer(document)
    assert fetch(client, document.file.url)[1] == BYTES


def test_a_file_that_no_public_text_shows_is_not(client: Client, store: ObjectStore) -> None:
    assert client.get(make_stored().file.url).status_code == 404


def test_its_address_is_the_site_s_own(store: ObjectStore) -> None:
    assert make_stored().file.url.startswith("/media/dokumen/")


def test_the_store_gives_out_nothing_without_a_signature(store: ObjectStore, store_address: str) -> None:
    assert ask_store(store_address, f"/{BUCKET}/{make_stored().file.name}")[0] == 400


def test_an_order_to_the_proxy_opens_the_file(store: ObjectStore, store_address: str) -> None:
    order = store.order(make_stored().file.name)
    assert ask_store(store_address, order) == (200, BYTES)


def test_an_order_opens_no_other_file(store: ObjectStore, store_address: str) -> None:
    one, other = make_stored(), make_stored()
    forged = store.order(one.file.name).replace(one.file.name, other.file.name)
    assert ask_store(store_address, forged)[0] == 403


def test_an_order_is_good_for_a_minute(store: ObjectStore) -> None:
    assert parse_qs(urlsplit(store.order("a.pdf")).query)["X-Amz-Expires"] == ["60"]


def test_a_name_that_is_taken_gets_another(store: ObjectStore) -> None:
    first = store.save("gambar/uji/satu.webp", ContentFile(b"satu"))
    assert store.save("gambar/uji/satu.webp", ContentFile(b"dua")) != first


def test_a_lost_file_is_a_404(client: Client, store: ObjectStore) -> None:
    document = make_stored()
    offer(document)
    store.delete(document.file.name)
    assert client.get(document.file.url).status_code == 404


def test_a_store_that_does_not_answer_is_told_in_a_sentence(client: Client, settings: Settings) -> None:
    document = make_lost(settings)
    response, body = fetch(client, document.file.url)
    assert (response.status_code, response["Cache-Control"], "coba lagi" in body.decode()) == (
        503,
        "no-store",
        True,
    )


def make_lost(settings: Settings) -> Document:
    """A public document whose store is away."""
    use_store(settings, NO_STORE)
    document = Document.objects.create(title="Pedoman", size=1, pages=1, file="dokumen/uji/hilang.pdf")
    offer(document)
    return document


def test_a_store_that_is_away_says_nothing_of_hidden_files(client: Client, settings: Settings) -> None:
    use_store(settings, NO_STORE)
    Document.objects.create(title="Pedoman", size=1, pages=1, file="dokumen/uji/rahasia.pdf")
    assert client.get("/media/dokumen/uji/rahasia.pdf").status_code == 404


def test_what_goes_wrong_in_the_store_is_an_error_of_files(settings: Settings) -> None:
    store = use_store(settings, NO_STORE)
    with pytest.raises(StoreUnavailable):
        store.save("gambar/uji/satu.webp", ContentFile(b"satu"))


def test_the_store_s_own_headers_are_not_passed_on(client: Client, store: ObjectStore) -> None:
    document = make_stored()
    offer(document)
    response, _body = fetch(client, document.file.url)
    assert not [name for name in response.headers if name.lower().startswith(("x-amz", "x-trans"))]


def test_the_proxy_is_told_the_place_and_not_the_host(
    client: Client, store: ObjectStore, settings: Settings
) -> None:
    settings.MEDIA_ACCEL_LOCATION = "/_store/"
    document = make_stored()
    offer(document)
    order = client.get(document.file.url)["X-Accel-Redirect"]
    assert order.startswith(f"/_store/{BUCKET}/{document.file.name}?X-Amz-Algorithm=")


def test_a_colleague_sees_the_library_of_documents(store: ObjectStore) -> None:
    client, document = sign_in(make_user("Penulis")), make_stored()
    assert fetch(client, document.file.url)[1] == BYTES


@pytest.mark.parametrize("missing", ["REGION", "ACCESS_KEY", "SECRET_KEY", "BUCKET"])
def test_half_a_configuration_is_told(settings: Settings, missing: str) -> None:
    names = ("BUCKET", "ENDPOINT", "REGION", "ACCESS_KEY", "SECRET_KEY")
    settings.MEDIA_S3 = {name: "" if name == missing else "isi" for name in names}
    with pytest.raises(SystemCheckError, match=rf"newsroom\.E006.*MEDIA_S3_{missing} kosong"):
        call_command("check")


@pytest.mark.parametrize(("location", "bucket"), [("/_media/", "isi"), ("/_store/", "")])
def test_a_proxy_that_looks_in_the_wrong_place_is_told(
    settings: Settings, location: str, bucket: str
) -> None:
    settings.MEDIA_ACCEL_LOCATION = location
    settings.MEDIA_S3 = dict.fromkeys(("BUCKET", "ENDPOINT", "REGION", "ACCESS_KEY", "SECRET_KEY"), bucket)
    with pytest.raises(SystemCheckError, match=r"newsroom\.E007"):
        call_command("check")
