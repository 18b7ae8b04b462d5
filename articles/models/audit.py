"""Who did what to a text, when and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.plaintext import PlainTextField


class Event(models.Model):
    """One verb carried out. The actor is stored as values, so that an account can change or go."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="events")
    verb = models.CharField(_("tindakan"), max_length=40)
    actor_id = models.BigIntegerField(_("ID pelaku"))
    actor_name = models.CharField(_("pelaku"), max_length=150)
    at = models.DateTimeField(_("waktu"))
    reason = PlainTextField(_("alasan"), blank=True)
    from_status = models.CharField(_("dari"), max_length=20)
    to_status = models.CharField(_("menjadi"), max_length=20)

    class Meta:
        verbose_name = _("catatan tindakan")
        verbose_name_plural = pgettext_lazy("jamak", "catatan tindakan")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["article", "-at"], name="event_by_article")]

    def __str__(self):
        return f"{self.verb} {self.article_id} {self.at:%Y-%m-%d}"
