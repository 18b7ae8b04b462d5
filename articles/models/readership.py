"""Reads by people. Nothing here touches the article's row."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReadTotal(models.Model):
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="read_total"
    )
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("jumlah baca")
        verbose_name_plural = pgettext_lazy("jamak", "jumlah baca")

    def __str__(self):
        return f"{self.article_id}: {self.count}"


class DailyViews(models.Model):
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="daily_views", db_index=False
    )
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("baca per hari")
        verbose_name_plural = pgettext_lazy("jamak", "baca per hari")
        constraints = [
            models.UniqueConstraint(fields=["article", "day"], name="daily_views_once", include=["count"])
        ]
        indexes = [models.Index(fields=["day", "article"], name="daily_views_by_day", include=["count"])]

    def __str__(self):
        return f"{self.article_id} {self.day}: {self.count}"


class RecentRead(models.Model):
    """That a reader (a keyed hash, never an address) read an article; kept for one window only."""

    article = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        related_name="recent_reads",
        db_index=False,
        # A foreign key in the database would lock the article's row at every new reader.
        db_constraint=False,
    )
    reader = models.BinaryField(max_length=16)
    counted_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("baca terbaru")
        verbose_name_plural = pgettext_lazy("jamak", "baca terbaru")
        constraints = [models.UniqueConstraint(fields=["article", "reader"], name="recent_read_once")]

    def __str__(self):
        return f"{self.article_id} {self.counted_at}"


class ReaderKey(models.Model):
    """The day's key of the reader hash, shared by all nodes, forgotten after a day."""

    day = models.DateField(primary_key=True)
    key = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("kunci pembaca")
        verbose_name_plural = pgettext_lazy("jamak", "kunci pembaca")

    def __str__(self):
        return str(self.day)


class PopularArticle(models.Model):
    """A snapshot of what was read most; its articles still pass the gate when shown."""

    rank = models.PositiveSmallIntegerField(primary_key=True)
    article = models.OneToOneField("articles.Article", models.CASCADE, related_name="popularity")
    count = models.PositiveIntegerField()
    computed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("terpopuler")
        verbose_name_plural = pgettext_lazy("jamak", "terpopuler")
        ordering = ["rank"]

    def __str__(self):
        return f"{self.rank}: {self.article_id}"
