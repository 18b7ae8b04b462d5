"""Our news in other media, and the story that leads the home page."""

from datetime import datetime

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.plaintext import LineField


class MediaHighlightQuerySet(models.QuerySet["MediaHighlight"]):
    def published(self) -> "MediaHighlightQuerySet":
        return self.filter(is_public=True)

    def about_first(self, article_id: int, shown: int) -> list["MediaHighlight"]:
        """The newest that cover that article, filled up with the newest of all. One query."""
        about = self.filter(article=article_id).order_by("-date", "-pk")[:shown]
        newest = self.order_by("-date", "-pk")[:shown]
        found: dict[int, MediaHighlight] = {row.pk: row for row in about.union(newest, all=True)}
        return sorted(
            found.values(), key=lambda row: (row.article_id == article_id, row.date, row.pk), reverse=True
        )[:shown]


class MediaHighlight(models.Model):
    outlet = LineField(_("media"), max_length=80, help_text=_("Nama media, misalnya Harian Contoh."))
    title = LineField(_("judul"), max_length=200)
    url = models.URLField(_("alamat"), max_length=500, validators=[URLValidator(schemes=["http", "https"])])
    date = models.DateField(_("tanggal"))
    article = models.ForeignKey(
        "articles.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="highlights",
        limit_choices_to=Q(replaces=None),
        verbose_name=_("berita yang diliput"),
        help_text=_("Boleh kosong."),
    )
    is_public = models.BooleanField(_("tampil"), default=True)

    objects = MediaHighlightQuerySet.as_manager()

    class Meta:
        verbose_name = _("sorotan media")
        verbose_name_plural = pgettext_lazy("jamak", "sorotan media")
        ordering = ["-date", "-pk"]
        indexes = [
            models.Index(fields=["-date", "-id"], name="highlight_newest", condition=Q(is_public=True))
        ]

    def __str__(self):
        return f"{self.outlet}: {self.title}"


class FeaturedSlotManager(models.Manager["FeaturedSlot"]):
    def article_id(self, now: datetime) -> int | None:
        """The featured article while the slot has not expired; whether it is public is the gate's business."""
        return self.filter(pk=1, until__gt=now).values_list("article_id", flat=True).first()


class FeaturedSlot(models.Model):
    """One row: the story that leads the home page until a stated minute, else the newest leads."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    article = models.OneToOneField(
        "articles.Article",
        models.CASCADE,
        related_name="featured_slot",
        limit_choices_to=Q(replaces=None),
        verbose_name=_("berita"),
    )
    until = models.DateTimeField(
        _("sampai"), help_text=_("Setelah waktu ini berita terbaru kembali memimpin.")
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = FeaturedSlotManager()

    class Meta:
        verbose_name = _("berita utama beranda")
        verbose_name_plural = _("berita utama beranda")
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="featured_slot_is_one_row",
                violation_error_message=_("Berita utama beranda hanya satu."),
            )
        ]

    def __str__(self):
        # Unsaved, it is the form on which the first story is chosen.
        return str(self.article) if self.article_id else str(self._meta.verbose_name)
