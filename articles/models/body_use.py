"""Which pictures and documents stand in the text of an article: kept whenever the text is saved."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.document import Document
from articles.models.image import Image


class BodyPicture(models.Model):
    """A picture within a text; the lead picture and its use is the article's own field."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="body_pictures")
    image = models.ForeignKey(
        "articles.Image", models.PROTECT, related_name="body_uses", verbose_name=_("gambar")
    )

    class Meta:
        verbose_name = _("gambar dalam isi")
        verbose_name_plural = pgettext_lazy("jamak", "gambar dalam isi")
        constraints = [models.UniqueConstraint(fields=["article", "image"], name="picture_once_per_body")]

    def __str__(self):
        return f"{self.article_id} {self.image_id}"


class BodyDocument(models.Model):
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="body_documents")
    document = models.ForeignKey(
        "articles.Document", models.PROTECT, related_name="body_uses", verbose_name=_("dokumen")
    )

    class Meta:
        verbose_name = _("lampiran")
        verbose_name_plural = pgettext_lazy("jamak", "lampiran")
        constraints = [models.UniqueConstraint(fields=["article", "document"], name="document_once_per_body")]

    def __str__(self):
        return f"{self.article_id} {self.document_id}"


def keep(article: Any, pictures: Collection[int], documents: Collection[int]) -> None:
    """Make the rows say what the text holds. Numbers that the library does not know are passed over. Two queries
    where nothing has changed."""
    _keep(BodyPicture, Image, "image_id", article, set(pictures))
    _keep(BodyDocument, Document, "document_id", article, set(documents))


def _keep(
    model: type[models.Model], library: type[models.Model], key: str, article: Any, wanted: set[int]
) -> None:
    uses = model._default_manager.filter(article=article)
    there = set(uses.values_list(key, flat=True))
    if gone := there - wanted:
        uses.filter(**{f"{key}__in": gone}).delete()
    if new := wanted - there:
        known = library._default_manager.filter(pk__in=new).values_list("pk", flat=True)
        model._default_manager.bulk_create(
            [model(article=article, **{key: pk}) for pk in sorted(known)], ignore_conflicts=True
        )
