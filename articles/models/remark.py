"""Internal notes on a text, and links by which somebody without an account may look at it and answer."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from newsroom.plaintext import LineField, PlainTextField


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def opening(self, now: datetime) -> "PreviewLinkQuerySet":
        """Those that show their text: neither expired nor revoked, and what they show not thrown away or
        withdrawn; a working copy's as long as there is one."""
        is_there = models.Q(revision__copy_id=None) | models.Q(
            revision__copy_id=models.F("article__working_copy")
        )
        texts = Article.objects.shown_to_guests()
        return self.filter(is_there, revoked_at=None, expires_at__gt=now, article__in=texts)

    def of_row(self, article: Article) -> "PreviewLinkQuerySet":
        """Those to revisions of this row, article or working copy."""
        return self.filter(article=article.live, revision__copy_id=article.pk if article.is_copy else None)


class PreviewLink(models.Model):
    """Shows one revision to whoever holds the signed address, until it expires or is revoked."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="preview_links")
    revision = models.ForeignKey("articles.Revision", models.CASCADE, related_name="preview_links")
    receiver = LineField(_("untuk"), max_length=120, help_text=_("Nama atau jabatan yang akan membacanya."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="preview_links_made", verbose_name=_("pembuat")
    )
    made_at = models.DateTimeField(_("dibuat"))
    expires_at = models.DateTimeField(_("berlaku sampai"))
    revoked_at = models.DateTimeField(_("dicabut"), null=True, blank=True)
    opened_count = models.PositiveIntegerField(_("dibuka"), default=0)
    last_opened_at = models.DateTimeField(_("terakhir dibuka"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("tautan pratinjau")
        verbose_name_plural = pgettext_lazy("jamak", "tautan pratinjau")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.receiver


class Remark(models.Model):
    """A note for colleagues, never public: on the article, or on the passage `quote`. Replies have a `parent`.

    A guest who came by a preview link has a name and no account.
    """

    class Kind(models.TextChoices):
        REMARK = "remark", _("Catatan")
        APPROVAL = "approval", _("Persetujuan")

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="remarks", verbose_name=_("berita")
    )
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind.choices, default=Kind.REMARK)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks_made",
        verbose_name=_("penulis catatan"),
    )
    guest_name = LineField(_("nama tamu"), max_length=120, blank=True)
    link = models.ForeignKey(PreviewLink, models.SET_NULL, null=True, blank=True, related_name="answers")
    # The text that was looked at.
    revision = models.ForeignKey(
        "articles.Revision", models.SET_NULL, null=True, blank=True, related_name="remarks"
    )
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    quote = PlainTextField(_("bagian yang dimaksud"), max_length=500, blank=True)
    text = PlainTextField(_("catatan"), max_length=2000, blank=True)
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in", verbose_name=_("disebut")
    )
    created_at = models.DateTimeField(_("waktu"))
    resolved_at = models.DateTimeField(_("diselesaikan"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="remarks_resolved"
    )

    class Meta:
        verbose_name = _("catatan redaksi")
        verbose_name_plural = pgettext_lazy("jamak", "catatan redaksi")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["article", "created_at"], name="remark_by_article")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(author__isnull=False, guest_name="")
                | (models.Q(author=None) & ~models.Q(guest_name="")),
                name="remark_has_one_author",
                violation_error_message=_("Catatan harus punya satu penulis."),
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") | models.Q(kind="approval"),
                name="remark_says_something",
                violation_error_message=_("Catatan tidak boleh kosong."),
            ),
        ]

    def __str__(self):
        return f"{self.author_name}: {self.text[:60]}"

    @property
    def author_name(self) -> str:
        """Needs `author`."""
        return self.author.get_full_name() if self.author else self.guest_name
