"""Who did what, when and why: verbs on articles, sign-ins, rights, settings, exports.

Append-only: a trigger refuses every later change (migration `audit_is_append_only`). So the actor and what was
acted on are values, and nothing that is deleted takes its events along.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.plaintext import PlainTextField


class Event(models.Model):
    """One deed. `details` holds what else is worth knowing, by name: `{"fields": {name: [before, after]}}`."""

    article = models.ForeignKey(
        "articles.Article",
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="events",
        verbose_name=_("berita"),
    )
    verb = models.CharField(_("tindakan"), max_length=40)
    actor_id = models.BigIntegerField(_("ID pelaku"), null=True, blank=True)
    actor_name = models.CharField(_("pelaku"), max_length=150)
    at = models.DateTimeField(_("waktu"))
    reason = PlainTextField(_("alasan"), blank=True)
    from_status = models.CharField(_("dari"), max_length=20, blank=True)
    to_status = models.CharField(_("menjadi"), max_length=20, blank=True)
    # What was acted on, as it was called then: `articles.user`, its key, its name.
    subject_type = models.CharField(_("jenis objek"), max_length=60, blank=True)
    subject_id = models.CharField(_("ID objek"), max_length=40, blank=True)
    subject = models.CharField(_("objek"), max_length=200, blank=True)
    details = models.JSONField(_("rincian"), default=dict, blank=True)
    address = models.GenericIPAddressField(_("alamat jaringan"), null=True, blank=True)

    class Meta:
        verbose_name = _("catatan tindakan")
        verbose_name_plural = pgettext_lazy("jamak", "catatan tindakan")
        ordering = ["-at", "-pk"]
        permissions = [("export_event", _("Boleh mengunduh catatan tindakan"))]
        indexes = [
            models.Index(fields=["article", "-at"], name="event_by_article"),
            models.Index(fields=["-at", "-id"], name="event_newest"),
            models.Index(fields=["verb", "-at"], name="event_by_verb"),
            models.Index(fields=["actor_id", "-at"], name="event_by_actor"),
            models.Index(fields=["subject_type", "-at"], name="event_by_kind_of_subject"),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject or self.article_id} {self.at:%Y-%m-%d}"
