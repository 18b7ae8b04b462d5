"""Rows for tests, plausible unless a test says otherwise. Each call makes a new row."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from articles import workflow
from articles.models import (
    Article,
    Category,
    Document,
    Image,
    MediaHighlight,
    Office,
    Rendition,
    Report,
    SocialLink,
    Tag,
    User,
)
from articles.renditions import EXTENSIONS, WIDTHS
from articles.search import index_articles

# The frozen now of tests that need none of their own: a Monday morning, 08.30 WIB.
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
BODY = (
    "<p>Loket terpadu melayani warga sampai malam.</p><h2>Yang perlu dibawa</h2><p>Cukup kartu identitas.</p>"
)

_numbers = count(1)


def make_user(role: str = "", **fields: Any) -> User:
    """A colleague; `role` is a group's name (`articles.roles`). The password is the username."""
    number = next(_numbers)
    fields.setdefault("username", f"rekan{number}")
    fields.setdefault("name", f"Rekan Nomor {number}")
    fields.setdefault("is_staff", True)
    user = User.objects.create_user(password=fields["username"], **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_category(name: str = "", **fields: Any) -> Category:
    number = next(_numbers)
    fields.setdefault("slug", f"kategori-{number}")
    return Category.objects.create(name=name or f"Kategori {number}", **fields)


def make_draft(**fields: Any) -> Article:
    """A complete draft. `tags` is a list of names."""
    number = next(_numbers)
    tags = fields.pop("tags", [])
    fields.setdefault("headline", f"Loket malam nomor {number} dibuka")
    fields.setdefault("summary", "Warga dapat mengurus surat sampai pukul 20.00.")
    fields.setdefault("dateline", "Kota Percontohan, Dinas Contoh")
    fields.setdefault("body", BODY)
    if "category" not in fields:
        fields["category"] = Category.objects.first() or make_category()
    if "writer" not in fields:
        fields["writer"] = make_user("Penulis", initials=_initials(number))
    fields.setdefault("created_by", fields["writer"])
    article = Article.objects.create(**fields)
    article.tags.add(*tags)
    return article


def make_article(now: datetime = NOW, published_at: datetime | None = None, **fields: Any) -> Article:
    """A published article, an hour old unless said otherwise; a future `published_at` makes it scheduled."""
    at = published_at or now - timedelta(hours=1)
    article = make_draft(**fields)
    Article.objects.filter(pk=article.pk).update(
        status=Article.Status.PUBLISHED, published_at=at, slug=article.slug or f"berita-{article.pk}"
    )
    article.refresh_from_db()
    index_articles([article])
    return article


def make_public(**fields: Any) -> Article:
    """Published an hour ago by the real clock, which is the one that requests over HTTP see."""
    return make_article(timezone.now(), **fields)


def make_withdrawn(now: datetime = NOW, reason: str = "Sumbernya keliru.", **fields: Any) -> Article:
    """An article that was public and is withdrawn."""
    return workflow.withdraw(
        article=make_article(now, **fields), by=make_user("Editor"), now=now, reason=reason
    )


def make_image(**fields: Any) -> Image:
    """A library row whose file does not exist on disk."""
    fields.setdefault("alt_text", "Petugas melayani warga di loket")
    fields.setdefault("caption", "Petugas melayani warga, Jumat (20/11/2026).")
    fields.setdefault("credit", "Humas Dinas Contoh")
    # Without its size Django opens the file at every load.
    fields.setdefault("width", 1600)
    fields.setdefault("height", 900)
    image = Image(**fields)
    image.file.name = f"gambar/uji/{next(_numbers)}.webp"
    Image.objects.bulk_create([image])
    return image


def make_document(**fields: Any) -> Document:
    """A library row whose file does not exist on disk."""
    number = next(_numbers)
    fields.setdefault("title", f"Pedoman nomor {number}")
    fields.setdefault("file", f"dokumen/uji/{number}.pdf")
    return Document.objects.create(**{"size": 120_000, "pages": 4, "digest": "", **fields})


def make_sizes(image: Image) -> None:
    """Rows of all its sizes, of files that do not exist on disk."""
    Rendition.objects.bulk_create(
        Rendition(
            image=image,
            ratio=ratio,
            format=name,
            width=width,
            height=round(width / _shape(ratio, image)),
            file=f"gambar/uji/{image.pk}-{ratio.replace(':', 'x')}-{width}.{EXTENSIONS[name]}",
        )
        for ratio, widths in WIDTHS.items()
        for name in EXTENSIONS
        for width in (widths[-1:] if name == "jpeg" else widths)
    )


def _shape(ratio: str, image: Image) -> float:
    across, colon, down = ratio.partition(":")
    return int(across) / int(down) if colon else image.width / image.height


def make_tag(name: str) -> Tag:
    return Tag.objects.create(name=name)


def make_highlight(**fields: Any) -> MediaHighlight:
    number = next(_numbers)
    fields.setdefault("outlet", "Harian Contoh")
    fields.setdefault("title", f"Liputan nomor {number}")
    fields.setdefault("url", f"https://harian.example/{number}")
    fields.setdefault("date", NOW.date())
    return MediaHighlight.objects.create(**fields)


def make_report(person: User, **fields: Any) -> Report:
    """Evidence of work that is ready; its file does not exist on disk."""
    number = next(_numbers)
    row = {
        "kind": "evidence",
        "first_day": NOW.date(),
        "last_day": NOW.date(),
        "about": person,
        "requested_by": person,
        "requested_at": timezone.now(),
        "finished_at": timezone.now(),
        "pdf": f"laporan/uji/{number}.pdf",
    }
    return Report.objects.create(**{**row, **fields})


def make_office(**fields: Any) -> Office:
    """The office's row, with one social link."""
    fields.setdefault("name", "Dinas Contoh")
    fields.setdefault("parent_name", "Kota Percontohan")
    office = Office.objects.create(**fields)
    SocialLink.objects.create(office=office, label="Kanal Contoh", url="https://kanal.example/contoh")
    return office


def _initials(number: int) -> str:
    # Nobody in the cast begins so.
    letters = "z"
    while number:
        number, rest = divmod(number, 26)
        letters += chr(97 + rest)
    return letters
