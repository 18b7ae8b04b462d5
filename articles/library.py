"""The picture library: what comes in, what is found in it, and in which texts a picture stands."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.contrib.admin.models import ADDITION, CHANGE, DELETION
from django.db import transaction
from django.db.models import Case, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import pictures
from articles.journal import record
from articles.models import Article, BodyPicture, Image, TaggedImage, User
from articles.models.image import ImageQuerySet
from articles.querysets import ArticleQuerySet
from articles.workflow import Refused
from newsroom.plaintext import tidy_line

SEARCH_WORDS = 8
MOST_TWINS = 5
SEARCHED = ("caption", "alt_text", "credit", "photographer", "people", "event")
_NUMBER = re.compile(r"(?:#|gambar )([0-9]{1,17})", re.IGNORECASE)


@transaction.atomic
def take_in(upload: pictures.Upload, *, by: User, now: datetime, **words: Any) -> Image:
    """A new picture, with an entry in its history; words that are empty are proposed from what the file says.

    Raises ValidationError with sentences for the form.
    """
    drawn = pictures.read(upload)
    proposed = {name: value for name, value in vars(drawn.proposal).items() if value}
    image = pictures.store(drawn, by=by, **proposed | {name: value for name, value in words.items() if value})
    record(image, verb="add_row", flag=ADDITION, sentence=_("Diunggah."), by=by, now=now)
    return image


@transaction.atomic
def describe(
    image: Image, values: Mapping[str, Any], *, by: User, now: datetime, tags: Iterable[str] = ()
) -> bool:
    """Change what stands beside a picture, and add `tags`; tell whether anything is other than it was."""
    before = {name: getattr(image, name) for name in values}
    changed = {
        name: [_told(before[name]), _told(values[name])] for name in values if before[name] != values[name]
    }
    known = {tag.casefold() for tag in image.tags.names()} if tags else set()
    if added := [tag for tag in tags if tag.casefold() not in known]:
        changed["tags"] = ["", ", ".join(added)]
        image.tags.add(*added)
    if not changed:
        return False
    for name, value in values.items():
        setattr(image, name, value)
    image.save(update_fields=list(values))
    labels = ", ".join(str(cast(Any, Image._meta.get_field(name)).verbose_name) for name in changed)
    sentence = _("Diubah: %s.") % labels
    record(
        image, verb="change_row", flag=CHANGE, sentence=sentence, by=by, now=now, details={"fields": changed}
    )
    return True


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return str(value or "")[:300]


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


def twins_among(images: Collection[Image]) -> dict[int, list[Image]]:
    """Of each picture the others that were made from the same file or look the same to the bit. Two queries."""
    found: dict[int, list[Image]] = {image.pk: [] for image in images}
    signs = {sign for image in images for sign in _signs(image)}
    alike = Image.objects.filter(Q(source_digest__in=signs) | Q(fingerprint__in=signs)).order_by("pk")
    for twin in alike.prefetch_related("renditions")[: MOST_TWINS * max(len(found), 1)]:
        for image in images:
            if twin.pk != image.pk and _signs(image) & _signs(twin):
                found[image.pk].append(twin)
    return found


def _signs(image: Image) -> set[str]:
    """By which a picture is known again; a surface of one colour has no fingerprint."""
    telling = int(image.fingerprint or "0", 16).bit_count() >= pictures.FEWEST_BITS
    return ({image.source_digest} - {""}) | ({image.fingerprint} if telling else set())


def matching(rows: ImageQuerySet, text: str) -> ImageQuerySet:
    """Those of `rows` with every word of `text` in their words or tags; `#12` or `gambar 12` is the picture's number."""
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


def with_use(rows: QuerySet[Image]) -> QuerySet[Image]:
    """Each with `is_used`."""
    return rows.annotate(is_used=Case(When(_used(), then=True), default=False))


class _Bits(Func):
    """How many bits of a fingerprint are set."""

    template = "bit_count(('x' || %(expressions)s)::bit(64))"
    output_field = IntegerField()


def with_twins(rows: ImageQuerySet) -> ImageQuerySet:
    """Of which the library has the same picture once more."""
    others = Image.objects.exclude(pk=OuterRef("pk"))
    same_file = others.filter(source_digest=OuterRef("source_digest")).exclude(source_digest="")
    looks_same = others.filter(fingerprint=OuterRef("fingerprint")).exclude(fingerprint="")
    looks_same = looks_same.annotate(bits=_Bits("fingerprint")).filter(bits__gte=pictures.FEWEST_BITS)
    return rows.filter(Q(Exists(same_file)) | Q(Exists(looks_same)))


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


def texts_with(image: Image, user: User, now: datetime) -> ArticleQuerySet:
    """Those that `user` may see, working copies after the texts that they change."""
    bodies = BodyPicture.objects.filter(image=image).values("article")
    shown = Q(lead_image=image) | Q(pk__in=bodies)
    return (
        Article.objects.visible_to(user, now)
        .filter(shown)
        .order_by(F("replaces").asc(nulls_first=True), "-pk")
    )


def _pairs(rows: Any, images: Collection[int]) -> set[tuple[int, int]]:
    """(picture, text) for each use."""
    live = Coalesce("replaces_id", "pk")
    leads = rows.filter(lead_image__in=images).order_by().values_list("lead_image", live)
    bodies = rows.filter(body_pictures__image__in=images).order_by()
    return set(leads.union(bodies.values_list("body_pictures__image", live)))
