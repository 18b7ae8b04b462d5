"""Numbers of press releases: given once, never reused, cancelled ones stay on the register."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.plaintext import PlainTextField

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class ReleaseYear(models.Model):
    """The year's last number; its row is locked while a number is given."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tahun siaran pers")
        verbose_name_plural = pgettext_lazy("jamak", "tahun siaran pers")

    def __str__(self):
        return str(self.year)


class ReleaseNumber(models.Model):
    year = models.PositiveSmallIntegerField(_("tahun"))
    number = models.PositiveIntegerField(_("nomor"))
    label = models.CharField(_("nomor lengkap"), max_length=120)
    article = models.OneToOneField(
        "articles.Article",
        models.PROTECT,
        related_name="release_number",
        limit_choices_to=Q(replaces=None),
        verbose_name=_("siaran pers"),
    )
    given_at = models.DateTimeField(_("diberikan"))
    cancelled_at = models.DateTimeField(_("batal"), null=True, blank=True)
    cancellation_reason = PlainTextField(_("alasan batal"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("nomor siaran pers")
        verbose_name_plural = _("register siaran pers")
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"],
                name="release_number_unique_per_year",
                violation_error_message=_("Nomor ini sudah diberikan pada tahun yang sama."),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | ~Q(cancellation_reason=""),
                name="cancelled_number_has_reason",
                violation_error_message=_("Nomor yang batal harus punya alasan."),
            ),
        ]

    def __str__(self):
        return f"{self.label} ({_('batal')})" if self.cancelled_at else self.label

    @staticmethod
    def format(pattern: str, number: int, year: int, month: int) -> str:
        """`pattern` with `{number}`, `{month}` (Roman, 1 to 12) and `{year}` filled in."""
        filled = pattern.replace("{number}", str(number)).replace("{year}", str(year))
        return filled.replace("{month}", _ROMAN[month - 1])
