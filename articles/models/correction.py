"""Dated notes that belong to a published text (press council guideline 1/2012, articles 4 and 5)."""

from django.conf import settings
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
        return f"{self.get_kind_display()}: {Truncator(self.text).chars(60)}"

    def get_absolute_url(self) -> str:
        """Where it stands under its article."""
        return f"{self.article.get_absolute_url()}#ralat-{self.pk}"


class CorrectionRequestQuerySet(models.QuerySet["CorrectionRequest"]):
    def open(self) -> "CorrectionRequestQuerySet":
        """What nobody has answered yet."""
        return self.filter(closed_at=None)


class CorrectionRequest(models.Model):
    """Somebody says that a published text is wrong. Open until an editor corrects it or says why not."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="correction_requests", verbose_name=_("berita")
    )
    kind = models.CharField(_("jenis"), max_length=20, choices=Correction.Kind.choices)
    party = LineField(
        _("pihak"), max_length=120, help_text=_("Siapa yang meminta: nama, lembaga, atau media.")
    )
    text = PlainTextField(
        _("permintaan"), max_length=2000, help_text=_("Apa yang menurut peminta keliru, dan apa yang benar.")
    )
    filed_at = models.DateTimeField(_("diterima"), editable=False)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="correction_requests_filed"
    )
    correction = models.OneToOneField(
        Correction, models.PROTECT, null=True, blank=True, editable=False, related_name="request"
    )
    refusal_reason = PlainTextField(_("alasan ditolak"), max_length=1000, blank=True, editable=False)
    closed_at = models.DateTimeField(_("selesai"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="correction_requests_closed",
    )

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("permintaan ralat")
        verbose_name_plural = pgettext_lazy("jamak", "permintaan ralat")
        ordering = ["filed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None, correction=None, refusal_reason="")
                | models.Q(closed_at__isnull=False)
                & (
                    models.Q(correction__isnull=False, refusal_reason="")
                    | (models.Q(correction=None) & ~models.Q(refusal_reason=""))
                ),
                name="correction_request_closed_with_answer",
                violation_error_message=_("Permintaan selesai dengan ralat atau dengan alasan penolakan."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {Truncator(self.text).chars(60)}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class ChangeNote(models.Model):
    """What a substantial change of a published text changed, in one sentence for readers."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="change_notes", verbose_name=_("berita")
    )
    text = PlainTextField(_("yang berubah"), max_length=300)
    at = models.DateTimeField(_("waktu"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="change_notes_made")

    class Meta:
        verbose_name = _("catatan perubahan")
        verbose_name_plural = pgettext_lazy("jamak", "catatan perubahan")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["article", "-at"], name="change_note_by_article")]

    def __str__(self):
        return self.text
