"""Free keywords."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from newsroom.plaintext import LineField

MOST_TAGS = 20


class Tag(TagBase):
    """A keyword. taggit's case-insensitivity is only a look-up, so the database holds uniqueness."""

    name = LineField(_("nama"), max_length=60)

    class Meta:
        verbose_name = _("tagar")
        verbose_name_plural = pgettext_lazy("jamak", "tagar")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="tag_name_unique_ignoring_case",
                violation_error_message=_("Tagar ini sudah ada."),
            ),
        ]

    @classmethod
    def problem_of(cls, names: Collection[str]) -> str:
        """Why one text cannot have the tags with these tidy names, or `""`."""
        if len(names) > MOST_TAGS:
            return gettext("Paling banyak %d tagar.") % MOST_TAGS
        longest = cls._meta.get_field("name").max_length
        for name in names:
            if len(name) > longest:
                return gettext("Tagar “%(name)s…” terlalu panjang; paling banyak %(longest)d karakter.") % {
                    "name": name[:20],
                    "longest": longest,
                }
            if not any(character.isalnum() for character in name):
                return gettext("Tagar “%s” tidak berisi huruf atau angka.") % name
        return ""

    def slugify(self, tag: str, i: int | None = None) -> str:
        """A name that is all emoji would be left without an address."""
        return super().slugify(tag, i) if slugify(tag, allow_unicode=True) else super().slugify("tagar", i)

    def get_absolute_url(self) -> str:
        return reverse("articles:tag", args=[self.slug])


class TagUseQuerySet(models.QuerySet["TaggedArticle"]):
    def published(self, now: datetime) -> "TagUseQuerySet":
        return self.filter(published_at__lte=now)

    def newest_ids(self) -> models.QuerySet[Any, tuple[Any, ...]]:
        """Keys of articles in reading order, for `articles.paging`: read from a covering index alone."""
        return self.order_by("-published_at", "-content_object_id").values_list(
            "content_object", "published_at"
        )


class TaggedArticle(ItemBase):
    """One tag on one article.

    `published_at` repeats the article's while it is published and is empty otherwise, so that the page of
    a tag on 30,000 articles reads one index in order; the articles themselves still pass the gate.
    `articles.search.index_articles` and `forget_article` keep it.
    """

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="uses", verbose_name=_("tagar"))
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tag_uses")
    published_at = models.DateTimeField(null=True, editable=False)

    objects = TagUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pemakaian tagar")
        verbose_name_plural = pgettext_lazy("jamak", "pemakaian tagar")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tag_once_per_article"),
        ]
        indexes = [
            models.Index(
                fields=["tag", "-published_at", "-content_object"],
                name="tag_use_newest",
                condition=models.Q(published_at__isnull=False),
            ),
        ]


class TaggedImage(ItemBase):
    """One tag on one picture of the library. Pictures have no page of their own, so tags find them only there."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="image_uses", verbose_name=_("tagar"))
    content_object = models.ForeignKey("articles.Image", models.CASCADE, related_name="tag_uses")

    class Meta:
        verbose_name = _("tagar gambar")
        verbose_name_plural = pgettext_lazy("jamak", "tagar gambar")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tag_once_per_image"),
        ]
