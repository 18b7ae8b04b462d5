"""Reads by people. Nothing here touches the article's row: no foreign key of the database, no index on a number."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SERIES = ("people", "repeats", "robots", "withheld")


class Series(models.Model):
    """What is kept apart, so that a better filter never rewrites history."""

    people = models.PositiveBigIntegerField(_("pembaca"), default=0, help_text=_("Dihitung."))
    repeats = models.PositiveBigIntegerField(
        _("berulang"), default=0, help_text=_("Pembaca yang sama, dalam jendela waktu yang sama.")
    )
    robots = models.PositiveBigIntegerField(_("robot"), default=0)
    withheld = models.PositiveBigIntegerField(
        _("ditahan"), default=0, help_text=_("Terlalu banyak peramban dari satu alamat.")
    )

    class Meta:
        abstract = True


class ReadSlot(Series):
    """Reads that no fold has taken up yet. Each connection to the database has a slot, so that those who read one
    article at once do not queue for one row."""

    pk = models.CompositePrimaryKey("article", "day", "slot")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="read_slots", db_index=False, db_constraint=False
    )
    day = models.DateField()
    slot = models.SmallIntegerField()

    class Meta:
        verbose_name = _("baca belum dilipat")
        verbose_name_plural = pgettext_lazy("jamak", "baca belum dilipat")

    def __str__(self):
        return f"{self.article_id} {self.day} {self.slot}: {self.people}"


class ReadTotal(models.Model):
    """Reads by people, all days together, as of the last fold."""

    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="read_total", db_constraint=False
    )
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("jumlah baca")
        verbose_name_plural = pgettext_lazy("jamak", "jumlah baca")

    def __str__(self):
        return f"{self.article_id}: {self.count}"


class DailyViews(Series):
    """One row an article and day of the office; the opening count of a text carried over is not among them."""

    pk = models.CompositePrimaryKey("article", "day")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="daily_views", db_index=False, db_constraint=False
    )
    day = models.DateField()

    class Meta:
        verbose_name = _("baca per hari")
        verbose_name_plural = pgettext_lazy("jamak", "baca per hari")
        indexes = [models.Index(fields=["day", "article"], name="daily_views_by_day")]

    def __str__(self):
        return f"{self.article_id} {self.day}: {self.people}"


class MonthlyViews(Series):
    """The sum of an article's days in a month, kept by the fold, for periods that are too long to add up by days."""

    pk = models.CompositePrimaryKey("month", "article")
    month = models.DateField(help_text=_("Hari pertamanya."))
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="monthly_views", db_index=False, db_constraint=False
    )

    class Meta:
        verbose_name = _("baca per bulan")
        verbose_name_plural = pgettext_lazy("jamak", "baca per bulan")

    def __str__(self):
        return f"{self.article_id} {self.month}: {self.people}"


class YearlyViews(Series):
    """The sum of an article's days in a year, kept by the fold: of a large site even its months are too many to add
    up while somebody waits."""

    pk = models.CompositePrimaryKey("year", "article")
    year = models.DateField(help_text=_("Hari pertamanya."))
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="yearly_views", db_index=False, db_constraint=False
    )

    class Meta:
        verbose_name = _("baca per tahun")
        verbose_name_plural = pgettext_lazy("jamak", "baca per tahun")

    def __str__(self):
        return f"{self.article_id} {self.year}: {self.people}"


class OfficeDay(Series):
    """The sum of a day over all articles, kept by the fold."""

    day = models.DateField(primary_key=True)

    class Meta:
        verbose_name = _("baca seluruh situs per hari")
        verbose_name_plural = pgettext_lazy("jamak", "baca seluruh situs per hari")

    def __str__(self):
        return f"{self.day}: {self.people}"


class RecentRead(models.Model):
    """That a reader was counted for an article: keyed hashes, never an address; kept for one window only."""

    pk = models.CompositePrimaryKey("article", "network", "reader")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="recent_reads", db_index=False, db_constraint=False
    )
    network = models.BinaryField(max_length=8)
    reader = models.BinaryField(max_length=16)
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("baca terbaru")
        verbose_name_plural = pgettext_lazy("jamak", "baca terbaru")

    def __str__(self):
        return f"{self.article_id} {self.counted_at}"


class ReaderKey(models.Model):
    """The day's key of the hashes, shared by all nodes, forgotten one window after its day."""

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
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, related_name="popularity", db_constraint=False
    )
    count = models.PositiveIntegerField()
    computed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("terpopuler")
        verbose_name_plural = pgettext_lazy("jamak", "terpopuler")
        ordering = ["rank"]

    def __str__(self):
        return f"{self.rank}: {self.article_id}"
