"""The picture library: what comes in, what is found in it, and in which texts a picture stands."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.contrib.admin.models import ADDITION, DELETION
from django.core.files.base import File
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import pictures
from articles.journal import record
from articles.models import Article, BodyPicture, Image, TaggedImage, User
from articles.models.image import ImageQuerySet
from articles.workflow import Refused
from newsroom.plaintext import tidy_line

SEARCH_WORDS = 8
MOST_TWINS = 5
SEARCHED = ("caption", "alt_text", "credit", "photographer", "people", "event")
_NUMBER = re.compile(r"#([0-9]{1,17})")


@transaction.atomic
def take_in(upload: File | IO[bytes], *, by: User, now: datetime, **words: Any) -> Image:
    """A new picture, with an entry in its history. Raises ValidationError with sentences for the form."""
    image = pictures.store(upload, by=by, **words)
    record(image, verb="add_row", flag=ADDITION, sentence=_("Diunggah."), by=by, now=now)
    return image


def may_undo(image: Image, by: User) -> bool:
    """Whether `by` may take back an upload of their own: as long as no text took it up. One or two queries."""
    return (
        image.uploaded_by_id == by.pk
        and by.has_perm("articles.add_image")
        and not image.lead_of.exists()
        and not image.body_uses.exists()
    )


@transaction.atomic
def undo(*, image: Image, by: User, now: datetime) -> None:
    """Take back an own upload that nothing shows, such as a second copy of what the library has."""
    locked = Image.objects.select_for_update().filter(pk=image.pk).first()
    if locked is None or not may_undo(locked, by):
        raise Refused(_("Gambar ini sudah dipakai atau bukan unggahan Anda, jadi tetap di pustaka."))
    record(locked, verb="delete_row", flag=DELETION, sentence=_("Unggahan dibatalkan."), by=by, now=now)
    pictures.delete(locked)


# Finding


def twins_of(image: Image) -> list[Image]:
    """Other pictures that were made from the same file, or look the same; the oldest first. Two queries."""
    same = Q(pk=None)
    for name in ("source_digest", "fingerprint"):
        if value := getattr(image, name):
            same |= Q(**{name: value})
    twins = Image.objects.filter(same).exclude(pk=image.pk).order_by("pk")
    return list(twins.prefetch_related("renditions")[:MOST_TWINS])


def matching(rows: ImageQuerySet, text: str) -> ImageQuerySet:
    """Those of `rows` with every word of `text` in their words or tags; `#12` is the picture's number."""
    if numbered := _NUMBER.fullmatch(text.strip()):
        return rows.filter(pk=int(numbered[1]))
    for word in tidy_line(text).split()[:SEARCH_WORDS]:
        anywhere = Q(
            Exists(TaggedImage.objects.filter(content_object=OuterRef("pk"), tag__name__icontains=word))
        )
        for name in SEARCHED:
            anywhere |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(anywhere)
    return rows


def without_words(rows: ImageQuerySet) -> ImageQuerySet:
    """Neither described nor said to be decoration: nobody publishes a text with these."""
    return rows.filter(alt_text="", is_decorative=False)


def in_use(rows: ImageQuerySet) -> ImageQuerySet:
    return rows.filter(_used())


def unused(rows: ImageQuerySet) -> ImageQuerySet:
    return rows.exclude(_used())


def _used() -> Q:
    leads = Article.objects.filter(lead_image=OuterRef("pk")).order_by()
    return Q(Exists(leads)) | Q(Exists(BodyPicture.objects.filter(image=OuterRef("pk"))))


# Where a picture stands


@dataclass(frozen=True)
class Uses:
    """In how many texts that the asker may see, and whether in others. How many others, and whose, is not told."""

    seen: int = 0
    others: bool = False

    def __str__(self) -> str:
        if not self.seen:
            return _("Dipakai di naskah lain") if self.others else _("Belum dipakai")
        seen = ngettext("Dipakai di %d berita", "Dipakai di %d berita", self.seen) % self.seen
        return _("%s dan di naskah lain") % seen if self.others else seen


def uses_of(images: Collection[int], user: User, now: datetime) -> dict[int, Uses]:
    """Of each picture, as lead or in the body; a text and its working copy are one. Two queries."""
    visible = _pairs(Article.objects.visible_to(user, now), images)
    every = _pairs(Article.objects.all(), images)
    found = {}
    for pk in images:
        seen = {text for image, text in visible if image == pk}
        found[pk] = Uses(len(seen), any(image == pk and text not in seen for image, text in every))
    return found


def _pairs(rows: Any, images: Collection[int]) -> set[tuple[int, int]]:
    """(picture, text) for each use."""
    live = Coalesce("replaces_id", "pk")
    leads = rows.filter(lead_image__in=images).order_by().values_list("lead_image", live)
    bodies = rows.filter(body_pictures__image__in=images).order_by()
    return set(leads.union(bodies.values_list("body_pictures__image", live)))
