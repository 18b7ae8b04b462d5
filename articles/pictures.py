"""What is uploaded becomes a picture of the library: judged by its content, drawn anew, in the sizes shown.

Nothing of the file itself is kept: not its name, its metadata (a camera writes places into them), nor its bytes. The
file is read in a process of its own (`newsroom/confined.py`), so that no upload takes more memory or time than it may.
"""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import IO, Any

import PIL.Image
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import FormerFile, Image, User
from articles.renditions import retire_sizes
from articles.tasks import make_sizes_later
from newsroom import confined, picture_reading
from newsroom.plaintext import cut_at_word
from newsroom.storage import store_is_away

LARGEST_FILE = picture_reading.LARGEST_FILE
LONGEST_SIDE = picture_reading.LONGEST_SIDE
# A replaced file is served so long to whoever has its address, a reader's copy of the page or a search engine.
FORMER_KEPT = timedelta(days=7)
# Two fingerprints (64 bits) that differ in no more are taken for the same picture, saved anew.
NEAR = 6
# A surface of one colour has hardly a bit set, or nearly all: it says nothing.
FEWEST_BITS = 10
MOST_TWINS = 5
# What the file proposes, and the characters that the fields take.
PROPOSED = {"caption": 400, "credit": 120, "photographer": 120}

_READER = "newsroom.picture_reading"


@dataclass(frozen=True)
class Proposal:
    """What the file said about its picture, tidied; never where it was taken."""

    caption: str = ""
    credit: str = ""
    photographer: str = ""
    taken_on: date | None = None


@dataclass(frozen=True)
class Drawn:
    """What `read` made of an upload: a JPEG of ours, and what is remembered of the file."""

    jpeg: bytes
    width: int
    height: int
    digest: str
    fingerprint: str
    proposal: Proposal = field(default_factory=Proposal)


Upload = File | IO[bytes] | Drawn | PIL.Image.Image


def store(
    upload: Upload,
    *,
    by: User | None,
    alt_text: str = "",
    caption: str = "",
    credit: str = "",
    photographer: str = "",
    people: str = "",
    event: str = "",
    taken_on: date | None = None,
    is_decorative: bool = False,
    focal_x: int = 50,
    focal_y: int = 50,
) -> Image:
    """A new picture in the library; its sizes follow. `upload` is a file, or what `read` made of one.

    Raises ValidationError, with a sentence for each field that is at fault, or for a store of files that is away.
    """
    drawn = read(upload)
    image = Image(
        alt_text=alt_text,
        caption=caption,
        credit=credit,
        photographer=photographer,
        people=people,
        event=event,
        taken_on=taken_on,
        is_decorative=is_decorative,
        focal_x=focal_x,
        focal_y=focal_y,
        uploaded_by=by,
    )
    image.full_clean(exclude=["file"])
    try:
        with transaction.atomic():
            _put(image, drawn)
    except OSError as error:
        raise ValidationError(store_is_away()) from error
    return image


def replace_file(image: Image, upload: Upload, *, now: datetime | None = None) -> None:
    """Give `image` another original under another address. What links to the old one finds it for a while.

    Raises ValidationError as `store` does, and OSError where the file cannot be kept.
    """
    drawn, at = read(upload), now or timezone.now()
    with transaction.atomic():
        image.retire_files([str(image.file.name)], at)
        retire_sizes(image, at)
        _put(image, drawn)


def remake_sizes(image: Image) -> None:
    """Have the sizes cut anew, as the focal point asks; those that are there stay until then."""
    image.sizes_made_at = None
    with transaction.atomic():
        image.save(update_fields=["sizes_made_at"])
        make_sizes_later(image.pk)


def ask_again(now: datetime) -> int:
    """Have made what is missing: the worker was killed at it, or the picture is older than these sizes. Return of how
    many pictures."""
    waiting = Image.objects.filter(sizes_made_at=None, uploaded_at__lte=now - timedelta(hours=1))
    keys = list(waiting.values_list("pk", flat=True))
    for pk in keys:
        make_sizes_later(pk)
    return len(keys)


def delete(image: Image) -> None:
    """Remove the row; its files go once that is certain. Raises ProtectedError while a text shows it."""
    with transaction.atomic():
        names = [str(image.file.name)]
        names += image.renditions.values_list("file", flat=True)
        names += image.former_files.values_list("file", flat=True)
        image.delete()
        _delete_later(names)


def drop_former(image: Image) -> int:
    """Remove at once what `image` was before; return how many files."""
    with transaction.atomic():
        names = list(image.former_files.values_list("file", flat=True))
        image.former_files.filter(file__in=names).delete()
        _delete_later(names)
    return len(names)


def delete_former(now: datetime) -> int:
    """Remove the replaced files whose time is over; return how many."""
    overdue = FormerFile.objects.filter(replaced_at__lte=now - FORMER_KEPT)
    with transaction.atomic():
        names = list(overdue.values_list("file", flat=True))
        FormerFile.objects.filter(file__in=names).delete()
        _delete_later(names)
    return len(names)


def read(upload: Upload) -> Drawn:
    """The upload as an upright sRGB picture of at most `LONGEST_SIDE`, without metadata.

    Raises ValidationError with a sentence for the form. What has been read already is given back as it is; a picture
    of our own drawing is read here, a file in a confined process.
    """
    if isinstance(upload, Drawn):
        return upload
    if isinstance(upload, PIL.Image.Image):
        return _read_our_own(upload)
    _check_size(upload)
    try:
        with confined.workplace(upload) as (path_in, folder_out):
            told = confined.run(_READER, "read", path_in, folder_out)
            jpeg = (folder_out / picture_reading.NAME).read_bytes()
    except confined.Refused as refusal:
        raise ValidationError(_sentence(refusal)) from refusal
    return Drawn(
        jpeg, told["width"], told["height"], told["digest"], told["fingerprint"], _tidied(told["words"])
    )


def proposal(upload: Upload) -> Proposal:
    """Caption, credit, photographer and day as the file tells them; empty where it tells none or cannot be read."""
    if isinstance(upload, Drawn):
        return upload.proposal
    if isinstance(upload, PIL.Image.Image):
        return Proposal()
    try:
        _check_size(upload)
        with confined.workplace(upload) as (path_in, folder_out):
            return _tidied(confined.run(_READER, "words", path_in, folder_out))
    except (confined.Refused, ValidationError):
        return Proposal()


def twins_of(picture: Image | Drawn | str) -> list[Image]:
    """Pictures of the library that show the same, at most `MOST_TWINS`: first those made from the same file, then
    those that look alike. `picture` is a row, what `read` gave, or the SHA-256 of a file. At most two queries."""
    if isinstance(picture, str):
        return _same_file(picture, None)
    pk, digest = (picture.pk, picture.source_digest) if isinstance(picture, Image) else (None, picture.digest)
    same = _same_file(digest, pk)
    bits = int(picture.fingerprint or "0", 16).bit_count()
    if len(same) < MOST_TWINS and FEWEST_BITS <= bits <= 64 - FEWEST_BITS:
        known = [pk, *(twin.pk for twin in same)]
        same += _alike(picture).exclude(pk__in=[key for key in known if key])[: MOST_TWINS - len(same)]
    return same


def _same_file(digest: str, pk: int | None) -> list[Image]:
    rows = Image.objects.filter(source_digest=digest).exclude(source_digest="").order_by("pk")
    return list((rows if pk is None else rows.exclude(pk=pk))[:MOST_TWINS])


def _alike(picture: Image | Drawn) -> models.QuerySet[Image]:
    """Nearly the same fingerprint and the same shape, the nearest first. Looks at every row: 100,000 take some 50 ms."""
    rows = Image.objects.exclude(fingerprint="").annotate(
        distance=_Distance(models.F("fingerprint"), models.Value(picture.fingerprint))
    )
    # Within three per cent: a copy made smaller is rounded, a part of it is another picture.
    shape = picture.width / picture.height
    is_as_wide = models.Q(
        width__gte=models.F("height") * models.Value(shape * 0.97),
        width__lte=models.F("height") * models.Value(shape * 1.03),
    )
    return rows.filter(is_as_wide, distance__lte=NEAR).order_by("distance", "pk")


class _Distance(models.Func):
    """In how many bits two fingerprints differ."""

    template = "bit_count(('x' || %(expressions)s)::bit(64))"
    arg_joiner = ")::bit(64) # ('x' || "
    output_field = models.IntegerField()


def _put(image: Image, drawn: Drawn) -> None:
    image.source_digest, image.fingerprint, image.sizes_made_at = drawn.digest, drawn.fingerprint, None
    # Django reads width and height of a file that has a name.
    image.file.save("foto.jpg", ContentFile(drawn.jpeg, name="foto"), save=False)
    image.save()
    make_sizes_later(image.pk)


def _read_our_own(picture: PIL.Image.Image) -> Drawn:
    drawn = picture_reading.draw(picture)
    jpeg = picture_reading.encode(drawn)
    return Drawn(
        jpeg, drawn.width, drawn.height, hashlib.sha256(jpeg).hexdigest(), picture_reading.fingerprint(drawn)
    )


def _check_size(upload: File | IO[bytes]) -> None:
    """Before it is copied anywhere."""
    size = upload.seek(0, io.SEEK_END)
    upload.seek(0)
    if size == 0:
        raise ValidationError(_sentence(confined.Refused("empty")))
    if size > LARGEST_FILE:
        raise ValidationError(_sentence(confined.Refused("bytes")))


def _tidied(words: dict[str, Any]) -> Proposal:
    """As long as the fields are, and without what could disturb them."""
    lines = {name: cut_at_word(words[name], longest) for name, longest in PROPOSED.items()}
    return Proposal(**lines, taken_on=date.fromisoformat(words["taken_on"]) if words["taken_on"] else None)


def too_busy() -> str:
    return _sentence(confined.Refused("busy"))


def _sentence(refusal: confined.Refused) -> str:
    match refusal.reason:
        case "empty":
            return _("Berkas foto kosong. Pilih berkas lain.")
        case "bytes":
            return _("Berkas foto lebih besar dari 20 MB. Kecilkan dahulu.")
        case "heic":
            return _(
                "Foto ini berformat HEIC dari iPhone, yang belum dapat dibaca. Simpan sebagai JPEG dahulu: di iPhone, "
                "Pengaturan → Kamera → Format → Paling Kompatibel; atau buka fotonya di komputer dan simpan sebagai "
                "JPEG."
            )
        case "avif":
            return _("Foto berformat AVIF belum dapat dibaca. Simpan sebagai JPEG dahulu.")
        case "format":
            return _("Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih berkas lain.")
        case "pixels":
            return _("Ukuran foto melebihi 50 megapiksel. Kecilkan dahulu.")
        case "side":
            return _("Sisi terpanjang foto melebihi 30.000 piksel. Potong atau kecilkan dahulu.")
        case "webp":
            return _("Foto WebP paling besar 12 megapiksel. Simpan sebagai JPEG, atau kecilkan dahulu.")
        case "progressive":
            return _(
                "Foto ini JPEG progresif yang terlalu besar. Simpan sebagai JPEG biasa, atau kecilkan dahulu."
            )
        case "moving":
            return _("Gambar bergerak tidak dapat dipakai. Pilih foto diam.")
        case "damaged":
            return _("Berkas foto rusak atau tidak lengkap. Unggah ulang, atau pilih berkas lain.")
        case "busy":
            return _("Banyak foto sedang diolah. Tunggu sebentar, lalu unggah lagi.")
    return _(
        "Berkas foto tidak dapat dibaca dengan aman. Kecilkan atau simpan ulang sebagai JPEG, lalu unggah lagi."
    )


def _delete_later(names: Iterable[str]) -> None:
    storage = Image._meta.get_field("file").storage

    def remove() -> None:
        for name in names:
            if name:
                storage.delete(name)

    # A store that does not answer keeps files that nobody can reach; the deed stands.
    transaction.on_commit(remove, robust=True)
