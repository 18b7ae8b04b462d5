"""What search looks in: one row for each public text, written by the verbs that publish."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SearchDocument(models.Model):
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="search_document"
    )
    vector = SearchVectorField()

    class Meta:
        verbose_name = _("dokumen pencarian")
        verbose_name_plural = pgettext_lazy("jamak", "dokumen pencarian")
        indexes = [GinIndex(fields=["vector"], name="search_vector")]

    def __str__(self):
        return str(self.article_id)
