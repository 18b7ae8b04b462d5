"""The verbs that keep the tags tidy."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.admin.models import CHANGE, DELETION
from django.db import transaction
from django.utils.translation import gettext as _

from articles.journal import record
from articles.models import Tag, TaggedArticle, TaggedImage, User
from articles.search import add_keyword
from articles.workflow import Refused


@transaction.atomic
def merge(*, tags: Iterable[Tag], into: Tag, by: User, now: datetime) -> int:
    """Make `tags` one: `into` stays and marks all their articles and pictures. Returns how many tags went."""
    if not by.has_perm("articles.change_tag"):
        raise Refused(_("Peran Anda tidak mencakup tindakan ini. Mintalah bantuan admin kategori."))
    wanted = {tag.pk for tag in tags} | {into.pk}
    locked = {tag.pk: tag for tag in Tag.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    home = locked.pop(into.pk, None)
    if home is None:
        raise Refused(_("Tagar yang dipilih sudah tidak ada."))
    if not locked:
        raise Refused(_("Pilih sedikitnya dua tagar."))
    uses = TaggedArticle.objects.filter(tag__in=locked)
    marked = dict(uses.values_list("content_object", "published_at"))
    already = set(TaggedArticle.objects.filter(tag=home).values_list("content_object", flat=True))
    uses.delete()
    TaggedArticle.objects.bulk_create(
        [
            TaggedArticle(tag=home, content_object_id=pk, published_at=marked[pk])
            for pk in sorted(set(marked) - already)
        ],
        batch_size=2000,
    )
    _move_pictures(locked, home)
    names = ", ".join(sorted(tag.name for tag in locked.values()))
    for tag in locked.values():
        sentence = _("Digabungkan ke “%s”.") % home.name
        record(tag, verb="merge_tags", flag=DELETION, sentence=sentence, by=by, now=now)
    sentence = _("Menerima berita dari tagar: %s.") % names
    record(home, verb="merge_tags", flag=CHANGE, sentence=sentence, by=by, now=now)
    Tag.objects.filter(pk__in=locked).delete()
    add_keyword(home)
    return len(locked)


def _move_pictures(tags: Iterable[int], home: Tag) -> None:
    uses = TaggedImage.objects.filter(tag__in=tags)
    marked = set(uses.values_list("content_object", flat=True))
    already = set(TaggedImage.objects.filter(tag=home).values_list("content_object", flat=True))
    uses.delete()
    TaggedImage.objects.bulk_create(
        [TaggedImage(tag=home, content_object_id=pk) for pk in sorted(marked - already)], batch_size=2000
    )


@transaction.atomic
def remove_unused(*, tags: Iterable[Tag], by: User, now: datetime) -> tuple[int, int]:
    """Drop those of `tags` that mark nothing. Returns how many went and how many stayed."""
    if not by.has_perm("articles.delete_tag"):
        raise Refused(_("Peran Anda tidak mencakup tindakan ini. Mintalah bantuan admin kategori."))
    locked = list(Tag.objects.select_for_update().filter(pk__in=[tag.pk for tag in tags]).order_by("pk"))
    used = set(TaggedArticle.objects.filter(tag__in=locked).values_list("tag", flat=True))
    used |= set(TaggedImage.objects.filter(tag__in=locked).values_list("tag", flat=True))
    unused = [tag for tag in locked if tag.pk not in used]
    for tag in unused:
        sentence = _("Dihapus karena tidak dipakai.")
        record(tag, verb="remove_tag", flag=DELETION, sentence=sentence, by=by, now=now)
        tag.delete()
    return len(unused), len(locked) - len(unused)
