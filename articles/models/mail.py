"""Mail that waits to leave: written in the transaction of what it tells, sent afterwards, tried again."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from newsroom.plaintext import LineField


class MailQuerySet(models.QuerySet["Mail"]):
    def waiting(self) -> "MailQuerySet":
        return self.filter(sent_at=None, dropped_at=None)

    def failed(self) -> "MailQuerySet":
        """Tried in vain, and waiting for the next time or given up. What is being sent, or was taken back, carries
        no error."""
        return self.filter(sent_at=None).exclude(last_error="")


class Mail(models.Model):
    """One message to one colleague. Waiting while neither `sent_at` nor `dropped_at` is set."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Naskah menunggu tinjauan")
        RETURNED = "returned", _("Naskah dikembalikan")
        APPROVED = "approved", _("Naskah disetujui")
        MENTIONED = "mentioned", _("Disebut dalam catatan")
        DIGEST = "digest", _("Ringkasan harian")

    # The field of `User` by which one chooses the kind.
    PREFERENCES = {
        Kind.SUBMITTED: "mail_submitted",
        Kind.RETURNED: "mail_returned",
        Kind.APPROVED: "mail_approved",
        Kind.MENTIONED: "mail_mentioned",
        Kind.DIGEST: "mail_digest",
    }

    kind = models.CharField(_("jenis"), max_length=20, choices=Kind.choices)
    # The same occasion makes one message to a person, however often it is reported.
    key = models.CharField(max_length=120, unique=True)
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mails", verbose_name=_("penerima")
    )
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="mails"
    )
    subject = LineField(_("perihal"), max_length=200)
    text = models.TextField(_("isi"))
    created_at = models.DateTimeField(_("dibuat"))
    # Not before; moved into the future by each failure.
    due_at = models.DateTimeField(_("dikirim setelah"))
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    last_error = models.TextField(_("galat terakhir"), blank=True)
    sent_at = models.DateTimeField(_("terkirim"), null=True, blank=True)
    # Not sent at all: taken back, or its receiver may not, or does not want to, read it any more.
    dropped_at = models.DateTimeField(_("batal dikirim"), null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("surel keluar")
        verbose_name_plural = pgettext_lazy("jamak", "surel keluar")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="mail_waiting",
                condition=models.Q(sent_at=None, dropped_at=None),
            )
        ]

    def __str__(self):
        return self.subject

    def is_wanted(self, now: datetime) -> bool:
        """Whether its receiver wants it, can be reached, and may see the text that it is about. Needs `receiver`
        and `article`; costs permissions and `is_own_of`."""
        person, article = self.receiver, self.article
        if not (person.is_active and person.is_staff and person.email):
            return False
        if not getattr(person, self.PREFERENCES[self.Kind(self.kind)]):
            return False
        if article is None:
            return True
        if self.kind == self.Kind.SUBMITTED and not person.has_perm("articles.publish_article"):
            return False
        if self.kind == self.Kind.APPROVED and article.status != Article.Status.PUBLISHED:
            return False
        return article.is_visible_to(person, now)
