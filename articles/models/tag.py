"""Free keywords."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from newsroom.plaintext import LineField


class Tag(TagBase):
    """A keyword. taggit's case-insensitivity is only a look-up, so the database holds uniqueness."""

    name = LineField(_("nama"), max_length=60)

    class Meta:
        verbose_name = _("tagar")
        verbose_name_plural = _("tagar")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="tag_name_unique_ignoring_case",
                violation_error_message=_("Tagar ini sudah ada."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("articles:tag", args=[self.slug])


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="uses", verbose_name=_("tagar"))
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tag_uses")

    class Meta:
        verbose_name = _("pemakaian tagar")
        verbose_name_plural = _("pemakaian tagar")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tag_once_per_article"),
        ]
