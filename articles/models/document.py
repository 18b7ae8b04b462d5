"""Documents of the library, offered for download in a text."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.picture_element import Paper
from newsroom.plaintext import LineField
from newsroom.storage import random_document_name


class Document(models.Model):
    """A PDF. Never shown within the site: always a download."""

    file = models.FileField(_("berkas"), upload_to=random_document_name, max_length=120)
    title = LineField(_("judul"), max_length=200, help_text=_("Nama yang dibaca pengunjung."))
    size = models.PositiveIntegerField(_("ukuran (bita)"), editable=False)
    pages = models.PositiveIntegerField(_("jumlah halaman"), editable=False)
    digest = models.CharField(max_length=64, editable=False, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="documents",
        verbose_name=_("diunggah oleh"),
    )
    uploaded_at = models.DateTimeField(_("diunggah"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("dokumen")
        verbose_name_plural = pgettext_lazy("jamak", "dokumen")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["file"], name="document_file_once"),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="document_has_title",
                violation_error_message=_("Judul dokumen tidak boleh kosong."),
            ),
        ]

    def __str__(self):
        return self.title

    def paper(self) -> Paper:
        return Paper(self.file.url, self.title, self.size, self.pages)
