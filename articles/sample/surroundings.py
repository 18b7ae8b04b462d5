"""What stands around the sample articles: the office, its shelves, what others wrote about it."""

from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils.text import slugify
from PIL import Image as Picture
from PIL import ImageDraw

from articles.models import Article, Category, FeaturedSlot, MediaHighlight, Office, SocialLink, User

ACCENT = "#0b5f6b"
_LOGO = 256

# By slug: name, description, and the parent's slug.
CATEGORIES = {
    "berita-kota": ("Berita Kota", "Keputusan, kegiatan, pendidikan, dan budaya di Kota Percontohan.", None),
    "layanan-publik": ("Layanan Publik", "Loket, nomor aduan, dan cara kota melayani warganya.", None),
    "perizinan": ("Perizinan", "Izin usaha, izin bangunan, dan cara mengurusnya.", "layanan-publik"),
    "infrastruktur": ("Infrastruktur", "Jalan, jembatan, air, dan gedung yang dipakai bersama.", None),
    "transportasi": ("Transportasi", "Bus, pelabuhan, terminal, dan jalur sepeda.", "infrastruktur"),
    "ekonomi": ("Ekonomi", "Pasar, usaha kecil, anggaran, dan pekerjaan.", None),
    "kesehatan": ("Kesehatan", "Puskesmas, gizi, air minum, dan pencegahan penyakit.", None),
    "lingkungan": ("Lingkungan", "Sungai, pesisir, taman, sampah, dan cuaca.", None),
}

# Outlet, title, path, days before loading, and the key of the story it covers.
HIGHLIGHTS = (
    (
        "Harian Contoh",
        "Loket malam, cara sebuah kota kecil menjemput warga pekerja",
        "loket-malam",
        0,
        "loket-malam",
    ),
    (
        "Kabar Misalnya",
        "Empat puluh satu dari 42 titik aman, dan satu yang diakui belum",
        "air-minum",
        1,
        "uji-air",
    ),
    ("Radio Ibarat", "Wawancara pagi: menunggu nomor antrean dari rumah", "antrean", 4, "antrean-puskesmas"),
    ("Warta Andaian", "Bakau Andaian tumbuh lagi, nelayan ikut menghitung", "bakau", 6, "bakau"),
    ("TV Umpama", "Pedagang Pasar Umpama pulang ke kios baru", "pasar-umpama", 3, "pasar-umpama"),
    ("Tabloid Laksana", "Menyeberang dengan 600 buku", "buku-pulau", 12, "perpustakaan-pulau"),
    ("Harian Contoh", "Izin warung sehari jadi, apa rahasianya?", "izin-warung", 10, "izin-warung"),
    ("Majalah Seumpama", "Kota yang menulis ralatnya sendiri", "ralat", 40, None),
    ("Kabar Misalnya", "Anak-anak penakar hujan dari Teladan 4", "penakar-hujan", 3, "penakar-hujan"),
    ("Warta Andaian", "Lelang ikan lewat telepon, harga naik seperlima", "lelang-ikan", 24, "lelang-ikan"),
)


def create_office() -> Office:
    """The sample's office, unless the site has one already."""
    office, is_new = Office.objects.get_or_create(
        pk=1,
        defaults={
            "name": "Dinas Komunikasi",
            "parent_name": "Pemerintah Kota Percontohan",
            "short_name": "Diskom",
            "description": "Berita dan pengumuman resmi Pemerintah Kota Percontohan. Kota, orang, dan kejadiannya rekaan.",
            "address": "Balai Kota Percontohan\nJalan Perumpamaan Nomor 1\nKota Percontohan 00000",
            "phone": "(000) 555-0100",
            "email": "redaksi@diskom.percontohan.example",
            "accent": ACCENT,
        },
    )
    if is_new:
        office.logo.save("logo-contoh.png", ContentFile(_logo()), save=True)
        SocialLink.objects.bulk_create(
            SocialLink(office=office, label=label, url=f"https://{host}/diskompercontohan", position=position)
            for position, (label, host) in enumerate(
                (
                    ("Instagram", "instagram.example"),
                    ("YouTube", "youtube.example"),
                    ("Mastodon", "mastodon.example"),
                )
            )
        )
    return office


def _logo() -> bytes:
    """A seal: a hall with a tiered roof over two waves, cream on the accent."""
    size = _LOGO * 4
    image = Picture.new("RGBA", (size, size))
    draw = ImageDraw.Draw(image)
    cream, unit = "#fbf4e4", size / 100
    draw.ellipse((0, 0, size - 1, size - 1), fill=ACCENT)
    draw.ellipse([unit * v for v in (5, 5, 95, 95)], outline=cream, width=round(unit * 1.6))
    for points in (
        ((37, 33), (43, 21), (57, 21), (63, 33)),
        ((18, 46), (33, 35), (67, 35), (82, 46)),
    ):
        draw.polygon([(x * unit, y * unit) for x, y in points], fill=cream)
    for x in (27, 40, 54.5, 67.5):
        draw.rectangle([unit * v for v in (x, 49, x + 5.5, 65)], fill=cream)
    draw.rectangle([unit * v for v in (22, 66.5, 78, 70)], fill=cream)
    for row, (left, right) in enumerate(((24, 76), (31, 69))):
        y = 76 + row * 7
        for x in range(left, right, 13):
            draw.arc(
                [unit * v for v in (x, y - 4, x + 13, y + 5)], 200, 340, fill=cream, width=round(unit * 2)
            )
    out = BytesIO()
    image.resize((_LOGO, _LOGO), Picture.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def create_categories() -> dict[str, Category]:
    """Slug → category; those that the site has already are used as they are."""
    shelves: dict[str, Category] = {}
    for position, (slug, (name, description, parent)) in enumerate(CATEGORIES.items(), start=1):
        shelves[slug], _ = Category.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "description": description,
                "parent": shelves[parent] if parent else None,
                "position": position,
            },
        )
    return shelves


def create_highlights(articles: dict[str, Article], now: datetime) -> None:
    MediaHighlight.objects.bulk_create(
        MediaHighlight(
            outlet=outlet,
            title=title,
            url=f"https://{slugify(outlet)}.example/{path}",
            date=(now - timedelta(days=days)).date(),
            article=articles[key] if key else None,
        )
        for outlet, title, path, days, key in HIGHLIGHTS
    )


def feature(article: Article, by: User, now: datetime) -> None:
    """Lead the home page with `article` for two days, unless an editor already chose another."""
    FeaturedSlot.objects.get_or_create(
        pk=1, defaults={"article": article, "until": now + timedelta(days=2), "set_by": by}
    )
