"""A small newsroom on a real socket for tests of how the public pages look: one of every page and state."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from PIL import Image as Picture
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from articles import preview_links
from articles.models import Article, Correction, Document, Image, Office, Rendition, SocialLink
from articles.roles import EDITOR
from pages.models import Faq, FaqTopic, Link, LinkGroup
from pages.models import Page as StaticPage
from tests import factories

LONG = (
    "Dinas Contoh bersama enam belas kelurahan dan pertanggungjawabanketidakberkesinambunganpermusyawaratan 🎉 "
    "menyepakati pedoman bersama pelayanan kependudukan, kesehatan, serta perizinan"
)
BODY = """
<p>Loket terpadu melayani warga sampai malam. <a href="https://lacak.example/">Lacak nomor Anda</a>.</p>
<blockquote><p>Yang kami ukur bukan jumlah loket, melainkan berapa kali warga harus kembali.</p></blockquote>
<h2>Yang perlu dibawa</h2><ul><li>kartu identitas</li><li>bukti alamat</li></ul>
<h3>Jam layanan</h3><table><thead><tr><th scope="col">Hari</th><th scope="col">Nomor terakhir diambil pada</th>
<th scope="col">Petugas yang dapat dihubungi</th></tr></thead><tbody><tr><td>Senin sampai Kamis</td><td>19.30</td>
<td>Meja informasi lantai satu</td></tr></tbody></table><p>هذا نص عربي قصير.</p>
"""
SERVER_ERROR = "/galat-500/"


class Site:
    """Where the server is, and `paths`: an address for each name."""

    def __init__(self, url: str, paths: dict[str, str], preview_cookie: str) -> None:
        self.url = url
        self.paths = paths
        self.preview_cookie = preview_cookie

    @contextmanager
    def visitor(self, browser: Browser, width: int = 1280, **options: object) -> Iterator[BrowserContext]:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
        # Only the preview is for colleagues; the cookie is not sent elsewhere.
        path = self.paths["preview"]
        context.add_cookies(
            [{"name": "sessionid", "value": self.preview_cookie, "domain": "localhost", "path": path}]
        )
        body = render_to_string("500.html")
        context.route(
            f"**{SERVER_ERROR}",
            lambda route: route.fulfill(status=500, body=body, content_type="text/html; charset=utf-8"),
        )
        yield context
        context.close()

    def open(self, context: BrowserContext, name: str) -> Page:
        page = context.new_page()
        page.goto(self.url + self.paths[name], wait_until="load")
        return page


def _saved(name: str, width: int, height: int, image_format: str) -> str:
    data = BytesIO()
    Picture.new("RGB", (width, height), "#567").save(data, image_format)
    return default_storage.save(name, ContentFile(data.getvalue()))


def picture() -> Image:
    image = factories.make_image()
    _saved(image.file.name, image.width, image.height, "WEBP")
    for ratio, shape in {"16:9": 16 / 9, "4:3": 4 / 3, "asli": 16 / 9}.items():
        for name, width in (("webp", 480), ("webp", 960), ("jpeg", 960)):
            height = round(width / shape)
            path = f"gambar/uji/{ratio.replace(':', 'x')}-{width}-{image.pk}.{name}"
            file = _saved(path, width, height, name.upper())
            Rendition.objects.create(
                image=image, ratio=ratio, format=name, width=width, height=height, file=file
            )
    return image


def everything(image: Image, other: Image, paper: Document) -> str:
    """A text with all that a text may hold."""
    shown = [
        f'<img data-gambar="{row.pk}" src="{row.file.url}" alt="">'
        f"<figcaption>Loket nomor {row.pk} pada malam pertama.</figcaption></figure>"
        for row in (image, other)
    ]
    return f"""{BODY}
<figure class="gambar">{shown[0]}<p>Sesudah gambar.</p>
<figure class="gambar gambar-kanan">{shown[1]}<p>Di samping gambar, cukup panjang agar mengalir di sebelahnya.</p>
<figure class="gambar gambar-kiri">{shown[0]}<p>Di samping gambar di kiri.</p><h2>Sesudahnya</h2>
<figure class="gambar gambar-kecil">{shown[1]}
<figure class="galeri"><figure class="gambar">{shown[0]}<figure class="gambar">{shown[1]}
<figcaption>Malam pertama di lima loket.</figcaption></figure>
<figure class="video" data-video="youtube:aqz-KE-bpKQ"><figcaption>Pembukaan loket.</figcaption></figure>
<figure class="lampiran" data-dokumen="{paper.pk}"><figcaption></figcaption></figure>
<blockquote><p>Kantor boleh tutup.</p><p class="sumber">Rusdi Halimawan, camat</p></blockquote>
<table class="lebar-sempit"><caption>Titik</caption><thead><tr><th scope="col">Kecamatan</th><th scope="col">Titik</th>
</tr></thead><tbody><tr><th scope="row">Utara</th><td class="rata-kanan">11</td></tr></tbody></table>"""


@contextmanager
def running() -> Iterator[Site]:
    """The site with its content, served until the end of the block; then the database is empty again."""
    site = _content()
    server = LiveServer("localhost")
    site.url = server.url
    try:
        yield site
    finally:
        server.stop()
        call_command("flush", interactive=False, verbosity=0)
        # Under Playwright's event loop Django keeps a connection of its own, which nobody else closes.
        connection.close()


def _content() -> Site:
    now = timezone.now()
    office = Office(name="Dinas Contoh", parent_name="Kota Percontohan", address="Jalan Teladan 1\nLantai 2")
    office.phone, office.email = "(000) 123-456", "humas@dinas.example"
    office.save()
    SocialLink.objects.create(office=office, label="Video", url="https://video.example/")
    editor = factories.make_user(EDITOR, initials="rb")
    writer = factories.make_user(initials="mth")
    root = factories.make_category("Layanan Publik", slug="layanan", description="Loket dan layanan daring.")
    child = factories.make_category("Loket Terpadu", slug="loket", parent=root)
    other = factories.make_category("Kesehatan", slug="kesehatan")
    image = picture()

    def article(hours: int, **fields: object) -> Article:
        fields = {"writer": writer, "category": root, "tags": ["layanan malam"], **fields}
        return factories.make_article(now, now - timedelta(hours=hours), **fields)

    for hours in range(10, 54):
        article(hours, category=(root, child, other)[hours % 3], lead_image=image if hours % 2 else None)
    full = article(
        1, headline="Loket terpadu dibuka sampai malam", body=BODY, lead_image=image, category=child
    )
    paper = factories.make_document(title="Daftar alamat loket")
    rich = article(
        5,
        headline="Semua yang dapat dimuat sebuah berita",
        body=everything(image, picture(), paper),
        lead_image=image,
    )
    long = article(2, headline=LONG, summary="")
    hoax = article(3, kind="hoax_report", verdict="hoax", lead_image=image, category=other)
    release = article(4, kind="press_release")
    gone = factories.make_withdrawn(now, writer=writer, category=root)
    draft = factories.make_draft(writer=writer, category=root)
    link = preview_links.make_link(article=draft, by=editor, now=now, receiver="Kepala Dinas", days=3)
    for kind in ("correction", "right_of_reply"):
        Correction.objects.create(
            article=full, kind=kind, text="Semula tertulis pukul 21.00.", issued_at=now, issued_by=editor
        )
    for number in range(4):
        factories.make_highlight(article=full if number == 0 else None)
    topic = FaqTopic.objects.create(name="Layanan loket")
    for slug in ("dibawa", "lama"):
        Faq.objects.create(
            topic=topic, question=f"Pertanyaan {slug}?", slug=slug, answer=f"<p>Jawaban {slug}.</p>"
        )
    group = LinkGroup.objects.create(name="Pemerintah kota")
    Link.objects.create(group=group, name="Perpustakaan", url="https://pustaka.example/", description="Buku.")
    static_page = StaticPage.objects.create(
        title="Tentang kami", slug="tentang", body=BODY, summary="Siapa kami."
    )
    colleague = Client()
    colleague.force_login(editor)
    month = full.published_at.astimezone(office.zone)
    paths = {
        "home": "/",
        "article": full.get_absolute_url(),
        "everything": rich.get_absolute_url(),
        "long headline": long.get_absolute_url(),
        "hoax report": hoax.get_absolute_url(),
        "press release": release.get_absolute_url(),
        "all news": "/berita/?halaman=2",
        "category": root.get_absolute_url(),
        "tag": full.tags.get().get_absolute_url(),
        "month": f"/arsip/{month:%Y}/{month:%m}/",
        "archive": "/arsip/",
        "search": "/cari/",
        "search results": "/cari/?q=loket",
        "no result": "/cari/?q=takadasamasekali",
        "highlights": "/sorotan-media/",
        "corrections": "/ralat/",
        "how we count": "/cara-menghitung/",
        "questions": "/faq/",
        "one question": "/faq/#lama",
        "links": "/tautan/",
        "site map": "/peta-situs/",
        "static page": static_page.get_absolute_url(),
        "not found": "/tidak-ada/",
        "withdrawn": gone.get_absolute_url(),
        "preview": f"/pratinjau/{draft.pk}/",
        "preview link": f"/pratinjau/tautan/{preview_links.token_of(link)}/",
        "server error": SERVER_ERROR,
    }
    return Site("", paths, colleague.cookies["sessionid"].value)
