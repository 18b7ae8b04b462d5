"""What a text was at each moment: immutable snapshots, numbered from 1 for each article."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Revision(models.Model):
    """A snapshot of the article's own text, or, with `copy_id`, of the working copy of that key.

    Revisions belong to the live article, so that they outlive the copy. `articles.revisions` writes them.
    """

    class Origin(models.TextChoices):
        FOUND = "found", _("keadaan sebelum riwayat dicatat")
        SAVED = "saved", _("disimpan")
        RESTORED = "restored", _("dipulihkan")
        PROPOSED = "proposed", _("salinan untuk diubah")
        RELEASED = "released", _("diterbitkan")
        APPROVED = "approved", _("perubahan disetujui")
        # Typed beside somebody else's newer text and not chosen: never was what the row held.
        SET_ASIDE = "set_aside", _("disisihkan saat berselisih")

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="revisions", verbose_name=_("berita")
    )
    copy_id = models.BigIntegerField(null=True, blank=True, editable=False)
    number = models.PositiveIntegerField(_("nomor"))
    # The row's version with this text; of one set aside, the version that it was typed on.
    version = models.PositiveIntegerField()
    origin = models.CharField(_("asal"), max_length=20, choices=Origin.choices)
    # The number of the revision that was restored.
    source = models.PositiveIntegerField(_("dipulihkan dari"), null=True, blank=True)
    content = models.JSONField(_("isi"))
    actor_id = models.BigIntegerField(_("ID penyimpan"), null=True, blank=True)
    actor_name = models.CharField(_("disimpan oleh"), max_length=150)
    at = models.DateTimeField(_("waktu"))

    class Meta:
        verbose_name = _("riwayat")
        verbose_name_plural = pgettext_lazy("jamak", "riwayat")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_is_unique"),
        ]
        indexes = [models.Index(fields=["article", "copy_id", "-number"], name="revision_of_row")]

    def __str__(self):
        return f"{self.article_id} #{self.number}"
