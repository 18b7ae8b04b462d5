"""The real nginx before the real application, with files in a folder and in a real object store."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import Settings

from articles import workflow
from articles.models import Document, FormerFile, Image, Rendition
from tests.cast import sign_in
from tests.factories import make_article, make_draft, make_image, make_public, make_user, make_withdrawn
from tests.object_store import use_store
from tests.proxy import NO_STORE, Answer, Ask, running_proxy, running_site

pytestmark = pytest.mark.django_db

NEVER_WAS = "/media/gambar/zz/tidak-pernah-ada.webp"
NEVER_WAS_A_DOCUMENT = "/media/dokumen/zz/tidak-pernah-ada.pdf"


@pytest.fixture(params=["folder", "store"])
def ask(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Iterator[Ask]:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    store = NO_STORE
    with ExitStack() as stack:
        media = Path(stack.enter_context(TemporaryDirectory(prefix="newsroom-test-", dir="/var/tmp")))
        media.chmod(0o755)
        settings.MEDIA_ROOT = media
        settings.MEDIA_ACCEL_LOCATION = "/_media/"
        if request.param == "store":
            store = request.getfixturevalue("store_address")
            use_store(settings, store)
            settings.MEDIA_ACCEL_LOCATION = "/_store/"
        site = stack.enter_context(running_site())
        yield stack.enter_context(running_proxy(tmp_path, media, site, store))


class Files:
    """A picture with a size and a former file, and a document, all of whose files exist."""

    def __init__(self) -> None:
        self.image = make_image()
        storage = self.image.file.storage
        self.image.file.name = storage.save("gambar/ab/asli.jpg", ContentFile(b"asli"))
        Image.objects.filter(pk=self.image.pk).update(file=self.image.file.name)
        size = Rendition(image=self.image, ratio="16:9", format="avif", width=480, height=270)
        size.file.save("foto.avif", ContentFile(b"potongan"))
        former = FormerFile(image=self.image, replaced_at=timezone.now())
        former.file.name = storage.save("gambar/ab/lama.jpg", ContentFile(b"lama"))
        former.save()
        self.document = Document(title="Pedoman", size=8, pages=1)
        self.document.file.save("pedoman.pdf", ContentFile(b"%PDF-1.7"))
        self.pictures = [self.image.file.url, size.file.url, former.file.url]
        self.all = [*self.pictures, self.document.file.url]

    @property
    def shown(self) -> dict[str, Any]:
        """Fields of a text with the picture at its head and in its body, and with the document."""
        body = (
            f'<p>Isi.</p><figure class="gambar"><img data-gambar="{self.image.pk}"></figure>'
            f'<figure class="lampiran" data-dokumen="{self.document.pk}"></figure>'
        )
        return {"lead_image": self.image, "body": body}


def scheduled(files: Files) -> None:
    make_article(published_at=timezone.now() + timedelta(hours=2), **files.shown)


def withdrawn(files: Files) -> None:
    make_withdrawn(timezone.now(), **files.shown)


def only_proposed(files: Files) -> None:
    live = make_public()
    copy = workflow.propose_change(article=live, by=live.writer, now=timezone.now())
    copy.lead_image, copy.body = files.image, files.shown["body"]
    copy.save()


def unfinished(files: Files) -> None:
    make_draft(**files.shown)


def thrown_away(files: Files) -> None:
    draft = make_draft(**files.shown)
    workflow.discard_draft(article=draft, by=draft.writer, now=timezone.now())


def told(answer: Answer) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that a visitor learns, but for the clock and the cache's own word."""
    headers = [(k, v) for k, v in answer.headers.items() if k not in ("Date", "X-Cache")]
    return answer.status, answer.body, sorted(headers)


@pytest.mark.parametrize("hide", [scheduled, withdrawn, only_proposed, unfinished, thrown_away])
def test_what_no_public_text_shows_is_unknown_cold_and_warm(ask: Ask, hide: Callable[[Files], None]) -> None:
    files = Files()
    hide(files)
    unknown = told(ask(NEVER_WAS)), told(ask(NEVER_WAS_A_DOCUMENT))
    answers = [told(ask(address)) for address in files.all for _ in range(2)]
    others = [answer for answer in [*unknown, *answers] if answer != unknown[0]]
    assert (unknown[0][0], others) == (404, [])


def test_at_its_minute_every_file_of_an_embargoed_text_opens(ask: Ask) -> None:
    files = Files()
    minute = timezone.now() + timedelta(seconds=3)
    make_article(published_at=minute, **files.shown)
    before = {ask(address).status for address in files.all for _ in range(2)}
    time.sleep(max(0.0, (minute - timezone.now()).total_seconds()) + 0.2)
    assert (before, [ask(address).status for address in files.all]) == ({404}, [200] * 4)


def test_the_bytes_arrive_in_every_size(ask: Ask) -> None:
    files = Files()
    make_public(**files.shown)
    assert [ask(address).body for address in files.all] == [b"asli", b"potongan", b"lama", b"%PDF-1.7"]


def test_a_withdrawal_shuts_what_was_open_a_moment_before(ask: Ask) -> None:
    files = Files()
    article = make_public(**files.shown)
    before = {ask(address).status for address in files.all}
    workflow.withdraw(article=article, by=make_user("Editor"), now=timezone.now(), reason="Keliru.")
    assert (before, {ask(address).status for address in files.all}) == ({200}, {404})


def test_type_name_and_time_are_what_the_application_says(ask: Ask) -> None:
    files = Files()
    make_public(**files.shown)
    answer = ask(files.document.file.url)
    names = ("Content-Type", "Content-Disposition", "Cache-Control", "X-Robots-Tag", "X-Content-Type-Options")
    assert [answer.headers.get_all(name) for name in names] == [
        ["application/pdf"],
        ['attachment; filename="Pedoman.pdf"'],
        ["public, max-age=60"],
        ["noarchive"],
        ["nosniff"],
    ]


def test_no_file_may_act_as_a_page(ask: Ask) -> None:
    files = Files()
    make_public(**files.shown)
    policies = [ask(address).headers.get_all("Content-Security-Policy") for address in files.all]
    assert policies == [["default-src 'none'; style-src 'unsafe-inline'; sandbox"]] * 4


def test_nothing_that_the_store_says_of_itself_arrives(ask: Ask) -> None:
    files = Files()
    make_public(**files.shown)
    told = {name.lower() for address in files.all for name in ask(address).headers}
    known = {
        "content-length",
        "accept-ranges",
        "etag",
        "last-modified",
        "connection",
        "date",
        "server",
        "x-cache",
    }
    ours = {"cache-control", "content-disposition", "content-security-policy", "content-type", "x-robots-tag"}
    assert told - known - ours == {"x-content-type-options"}


def test_a_part_of_a_document_may_be_asked_for(ask: Ask) -> None:
    files = Files()
    make_public(**files.shown)
    answer = ask(files.document.file.url, headers={"Range": "bytes=0-3"})
    assert (answer.status, answer.body) == (206, b"%PDF")


def test_an_unchanged_file_is_not_sent_again(ask: Ask) -> None:
    files = Files()
    make_public(**files.shown)
    tag = ask(files.image.file.url).headers["ETag"]
    assert ask(files.image.file.url, headers={"If-None-Match": tag}).status == 304


def test_one_may_ask_for_the_head_alone(ask: Ask) -> None:
    files = Files()
    make_public(**files.shown)
    answer = ask(files.image.file.url, method="HEAD")
    assert (answer.status, answer.body) == (200, b"")


def test_a_lost_file_is_a_404_that_names_no_store(ask: Ask) -> None:
    files = Files()
    make_public(**files.shown)
    files.image.file.storage.delete(files.image.file.name)
    answer = ask(files.image.file.url)
    assert (answer.status, b"redaksi" in answer.body, b"NoSuchKey" in answer.body) == (404, False, False)


def test_a_colleague_s_look_is_kept_by_no_cache(ask: Ask) -> None:
    files = Files()
    cookie = sign_in(make_user("Penulis")).cookies["sessionid"].value
    signed_in = [ask(address, headers={"Cookie": f"sessionid={cookie}"}) for address in files.all]
    visitor = {ask(address).status for address in files.all}
    assert ({a.status for a in signed_in}, {a.headers["Cache-Control"] for a in signed_in}, visitor) == (
        {200},
        {"private, no-store"},
        {404},
    )
