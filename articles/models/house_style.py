"""The office's own rules of style, and what is known of the links in texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BlockingRule(models.Model):
    """A rule of `articles.house_style` that stops publication; without a row it only hints."""

    rule = models.SlugField(_("aturan"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("aturan yang menahan terbit")
        verbose_name_plural = pgettext_lazy("jamak", "aturan yang menahan terbit")
        ordering = ["rule"]

    def __str__(self):
        return self.rule


class LinkCheck(models.Model):
    """What an address answered when it was last asked."""

    address = models.URLField(_("alamat"), max_length=2000)
    # Addresses are longer than an index row may be.
    digest = models.CharField(max_length=64, unique=True, editable=False)
    is_dead = models.BooleanField(_("mati"), default=False)
    # The HTTP status, or 0 where no answer came.
    status = models.PositiveSmallIntegerField(_("jawaban"), default=0)
    checked_at = models.DateTimeField(_("diperiksa"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("pemeriksaan tautan")
        verbose_name_plural = pgettext_lazy("jamak", "pemeriksaan tautan")

    def __str__(self):
        return self.address
