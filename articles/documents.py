"""The document library: a PDF comes in, is written anew without what acts or tells of its makers, and is kept.

A file is never replaced under its number: what the public sees would change without anybody's approval. The new
version is a new document, and the text that offers it goes the ordinary way.
"""

import hashlib
import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Any

from django.contrib.admin.models import ADDITION, DELETION
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles.journal import record
from articles.library import Uses
from articles.models import Article, BodyDocument, Document, User
from articles.workflow import Refused
from newsroom import confined
from newsroom.plaintext import tidy_line

LARGEST_FILE = 20 * 1024 * 1024
SEARCH_WORDS = 8
MOST_TWINS = 5


@dataclass(frozen=True)
class Pdf:
    """A PDF that was read: the new bytes, and what is known of the old ones."""

    data: bytes
    pages: int
    digest: str
    name: str
    was_signed: bool

    @property
    def notice(self) -> str:
        """What the officer must know about the file that is kept, or `""`."""
        if not self.was_signed:
            return ""
        return _(
            "Tanda tangan elektronik dalam berkas ini tidak ikut tersimpan karena berkas ditulis ulang; tampilannya "
            "tetap ada. Bila pembaca perlu memeriksanya, sertakan tautan ke naskah aslinya."
        )


def read(upload: File | IO[bytes] | Any) -> Pdf:
    """Raises ValidationError with a sentence for the form. Some seconds at most."""
    size = upload.seek(0, io.SEEK_END)
    if not size:
        raise ValidationError(_("Berkas PDF kosong. Pilih berkas lain."))
    if size > LARGEST_FILE:
        raise ValidationError(too_large())
    with confined.workplace(upload) as (path_in, folder_out):
        try:
            told = confined.run("newsroom.pdf", "rewrite", path_in, folder_out)
        except confined.Refused as refused:
            raise ValidationError(_sentence(refused)) from refused
        with path_in.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        data = (folder_out / "document.pdf").read_bytes()
    return Pdf(data, told["pages"], digest, str(getattr(upload, "name", "")), told["was_signed"])


def too_large() -> str:
    return _("Berkas PDF lebih besar dari 20 MB. Kecilkan dahulu.")


def _sentence(refused: confined.Refused) -> str:
    sentences = {
        "locked": _("PDF ini terkunci atau bersandi. Simpan ulang tanpa sandi, lalu unggah lagi."),
        "long": _("PDF ini lebih dari %(most)s halaman. Bagi menjadi beberapa berkas.")
        % {"most": refused.values.get("most", "")},
        "heavy": _("Isi PDF ini terlalu besar untuk dibuka. Ekspor ulang dengan gambar yang lebih kecil."),
        "form": _(
            "PDF ini formulir dinamis (XFA) yang tidak terbuka di kebanyakan aplikasi. Cetak menjadi PDF biasa."
        ),
        "attached": _("PDF ini membawa berkas lain di dalamnya. Ekspor ulang tanpa lampiran."),
        "played": _("PDF ini berisi video, suara, atau objek 3D. Ekspor ulang tanpa itu."),
        "memory": _("PDF ini terlalu rumit untuk diperiksa. Cetak ulang menjadi PDF, lalu unggah hasilnya."),
        "time": _("PDF ini terlalu rumit untuk diperiksa. Cetak ulang menjadi PDF, lalu unggah hasilnya."),
        "busy": _("Banyak berkas sedang diperiksa. Tunggu sebentar, lalu unggah lagi."),
    }
    damaged = _("Berkas ini rusak atau bukan PDF. Ekspor ulang dari aplikasi asalnya, lalu unggah lagi.")
    return sentences.get(refused.reason, damaged)


@transaction.atomic
def take_in(pdf: Pdf, *, title: str, by: User, now: datetime) -> Document:
    """A new document, with an entry in its history. Without a title it gets its file's name."""
    document = store(pdf, title=title, by=by)
    record(document, verb="add_row", flag=ADDITION, sentence=_("Diunggah."), by=by, now=now)
    return document


def store(pdf: Pdf, *, title: str, by: User | None) -> Document:
    """Raises OSError where the file cannot be kept."""
    document = Document(
        title=tidy_line(title) or proposed_title(pdf.name),
        size=len(pdf.data),
        pages=pdf.pages,
        digest=pdf.digest,
        uploaded_by=by,
    )
    document.full_clean(exclude=["file"])
    document.file.save("dokumen.pdf", ContentFile(pdf.data), save=False)
    document.save()
    return document


def proposed_title(name: str) -> str:
    stem = PurePosixPath(name).stem.replace("_", " ")
    return tidy_line(stem)[:200].strip() or _("Dokumen")


def may_change(document: Document, by: User) -> bool:
    """Whether `by` may change its title: it changes at once wherever it is shown, so writers only one that no text
    beyond their own desk offers."""
    if not by.has_perm("articles.change_document"):
        return False
    if by.has_perm("articles.publish_article"):
        return True
    own = (Article.objects.drafts() | Article.objects.returned()).own_among(by).values("pk")
    return not document.body_uses.exclude(article__in=own).exists()


def may_delete(document: Document, by: User) -> bool:
    """A document stays while a text offers it. Unused, an editor may delete it, or whoever uploaded it."""
    is_own = document.uploaded_by_id == by.pk and by.has_perm("articles.add_document")
    return (is_own or by.has_perm("articles.delete_document")) and not document.body_uses.exists()


@transaction.atomic
def delete(document: Document, *, by: User, now: datetime) -> None:
    """The file goes once that is certain. Refused while a text offers it."""
    locked = Document.objects.select_for_update().filter(pk=document.pk).first()
    if locked is None or not may_delete(locked, by):
        raise Refused(_("Dokumen ini dipakai sebuah naskah, jadi tidak dihapus."))
    record(locked, verb="delete_row", flag=DELETION, sentence=_("Dihapus."), by=by, now=now)
    storage, name = locked.file.storage, str(locked.file.name)
    locked.delete()
    # A store that does not answer keeps a file that nobody can reach; the deed stands.
    transaction.on_commit(lambda: storage.delete(name), robust=True)


# Finding


def matching(rows: QuerySet[Document], text: str) -> QuerySet[Document]:
    """Those with every word of `text` in their title."""
    for word in tidy_line(text).split()[:SEARCH_WORDS]:
        rows = rows.filter(title__icontains=word)
    return rows


def in_use(rows: QuerySet[Document], used: bool) -> QuerySet[Document]:
    uses = Exists(BodyDocument.objects.filter(document=OuterRef("pk")))
    return rows.filter(uses if used else ~uses)


def twins_of(document: Document) -> list[Document]:
    """Other documents that were made from the same file, the oldest first."""
    same = Document.objects.filter(digest=document.digest).exclude(pk=document.pk)
    return list(same.order_by("pk")[:MOST_TWINS])


def uses_of(documents: Collection[int], user: User, now: datetime) -> dict[int, Uses]:
    """Of each document; a text and its working copy are one. Two queries."""
    visible, every = (
        _pairs(Article.objects.visible_to(user, now), documents),
        _pairs(Article.objects, documents),
    )
    found = {}
    for pk in documents:
        seen = {text for document, text in visible if document == pk}
        found[pk] = Uses(len(seen), any(document == pk and text not in seen for document, text in every))
    return found


def _pairs(rows: Any, documents: Collection[int]) -> set[tuple[int, int]]:
    """(document, text) for each use."""
    uses = rows.filter(body_documents__document__in=documents).order_by()
    return set(uses.values_list("body_documents__document", Coalesce("replaces_id", "pk")))
