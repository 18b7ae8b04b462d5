"""Hand-picked related news."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RelatedPin(models.Model):
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_pins")
    target = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        related_name="pinned_in",
        verbose_name=_("berita"),
        limit_choices_to=Q(replaces=None),
    )
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("berita terkait pilihan")
        verbose_name_plural = pgettext_lazy("jamak", "berita terkait pilihan")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "target"],
                name="pin_once",
                violation_error_message=_("Berita ini sudah dipilih."),
            ),
            models.CheckConstraint(
                condition=~Q(article=F("target")),
                name="pin_another_article",
                violation_error_message=_("Berita tidak bisa terkait dengan dirinya sendiri."),
            ),
        ]

    def __str__(self):
        return str(self.target)
