"""Dated notes that belong to a published text (press council guideline 1/2012, articles 4 and 5)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.plaintext import LineField, PlainTextField


class Correction(models.Model):
    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Ralat")
        RIGHT_OF_REPLY = "right_of_reply", _("Hak Jawab")
        CLARIFICATION = "clarification", _("Klarifikasi")

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, related_name="corrections", verbose_name=_("berita")
    )
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind.choices, default=Kind.CORRECTION)
    text = PlainTextField(
        _("isi"), max_length=2000, help_text=_("Sebutkan yang semula tertulis dan yang benar.")
    )
    party = LineField(
        _("pihak"), max_length=120, blank=True, help_text=_("Untuk hak jawab: siapa yang menyampaikan.")
    )
    issued_at = models.DateTimeField(_("waktu"), editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="corrections_issued"
    )

    class Meta:
        verbose_name = _("ralat")
        verbose_name_plural = _("ralat dan hak jawab")
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["-issued_at"], name="correction_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="correction_has_text",
                violation_error_message=_("Isi ralat tidak boleh kosong."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:60]}"
