"""The news text."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from taggit.managers import TaggableManager

from articles.models import body_use
from articles.models.people import User
from articles.models.rules import CONSTRAINTS, COPIED, INDEXES, KEPT, MOVED, all_at_once
from articles.querysets import BIN_KEEPS, OVERSEE, ArticleQuerySet
from newsroom.markup import documents_in, pictures_in
from newsroom.plaintext import LineField, PlainTextField, cut_at_word
from newsroom.richtext import RichTextField, first_paragraph

# For life, like every address.
KIND_SLUGS = {
    "press_release": "siaran-pers",
    "speech": "sambutan",
    "announcement": "pengumuman",
    "hoax_report": "cek-fakta",
}


class Article(models.Model):  # type: ignore[django-manager-missing]  # of tag_uses, past taggit
    """One news text with one URL for life.

    A row with `replaces` is a working copy: the proposed next text of a published article.
    `COPIED` fields are the content: approval copies them onto the live row. `KEPT` ones stay with
    the live row, and a copy has none. `MOVED` ones tell how a row moves over the desks: a copy has
    its own, and they end with it.
    """

    class Kind(models.TextChoices):
        NEWS = "news", _("Berita")
        PRESS_RELEASE = "press_release", _("Siaran Pers")
        SPEECH = "speech", _("Sambutan")
        ANNOUNCEMENT = "announcement", _("Pengumuman")
        HOAX_REPORT = "hoax_report", _("Laporan Isu Hoaks")

        @classmethod
        def by_slug(cls, slug: str) -> "Article.Kind | None":
            """The kind whose list lies at `/jenis/<slug>/`; plain news has none of its own."""
            return next((cls(value) for value, known in KIND_SLUGS.items() if known == slug), None)

        @property
        def address(self) -> str:
            return reverse("articles:kind", args=[KIND_SLUGS[self.value]])

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draf")
        IN_REVIEW = "in_review", _("Menunggu tinjauan")
        RETURNED = "returned", _("Dikembalikan")
        PUBLISHED = "published", _("Terbit")
        WITHDRAWN = "withdrawn", _("Dicabut")
        BINNED = "binned", _("Di tempat sampah")

    class Verdict(models.TextChoices):
        HOAX = "hoax", _("Hoaks")
        DISINFORMATION = "disinformation", _("Disinformasi")
        MISLEADING = "misleading", _("Menyesatkan")
        TRUE = "true", _("Benar")

    COPIED = COPIED
    KEPT = KEPT
    MOVED = MOVED

    kind = models.CharField(_("jenis"), max_length=20, choices=Kind.choices, default=Kind.NEWS)
    verdict = models.CharField(
        _("hasil pemeriksaan"),
        max_length=20,
        choices=Verdict.choices,
        blank=True,
        help_text=_("Hanya untuk laporan isu hoaks."),
    )
    kicker = LineField(
        _("judul kecil"), max_length=80, blank=True, help_text=_("Baris pendek di atas judul, boleh kosong.")
    )
    headline = LineField(
        _("judul"),
        max_length=200,
        help_text=_("Sampaikan inti berita. Sebaiknya tidak lebih dari 90 karakter."),
    )
    slug = models.SlugField(  # noqa: DJ001  a working copy has none, which is not the empty one
        _("alamat"),
        max_length=100,
        null=True,
        blank=True,
        help_text=_("Dibuat dari judul; tetap sejak pertama terbit."),
    )
    summary = PlainTextField(
        _("ringkasan"),
        max_length=300,
        blank=True,
        help_text=_("Satu atau dua kalimat untuk daftar berita, mesin pencari, dan media sosial."),
    )
    dateline = LineField(
        _("dateline"),
        max_length=120,
        blank=True,
        help_text=_("Tempat dan lembaga, misalnya “Jakarta Pusat, Kominfo”. Tanda – ditambahkan otomatis."),
    )
    body = RichTextField(_("isi berita"), max_length=300_000, blank=True)
    lead_image = models.ForeignKey(
        "articles.Image",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lead_of",
        verbose_name=_("foto utama"),
    )
    lead_caption = PlainTextField(
        _("keterangan foto untuk berita ini"),
        max_length=400,
        blank=True,
        help_text=_("Kosongkan untuk memakai keterangan dari pustaka gambar."),
    )
    category = models.ForeignKey(
        "articles.Category", models.PROTECT, related_name="articles", verbose_name=_("kategori")
    )
    tags = TaggableManager(
        verbose_name=_("tagar"),
        through="articles.TaggedArticle",
        blank=True,
        help_text=_("Kata kunci bebas."),
    )
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="articles_written", verbose_name=_("penulis")
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles_edited",
        verbose_name=_("editor"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="articles_begun",
        editable=False,
        verbose_name=_("dibuat oleh"),
    )
    byline = LineField(
        _("penulis (tampil)"),
        max_length=120,
        blank=True,
        help_text=_("Hanya bila yang tampil bukan inisial, misalnya penulis tamu."),
    )
    sign_off = LineField(
        _("kode redaksi"),
        max_length=60,
        blank=True,
        help_text=_("Misalnya (rb/m). Kosongkan agar diusulkan dari inisial; tetap sejak pertama terbit."),
    )

    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(_("waktu terbit"), null=True, blank=True, editable=False)
    backdating_reason = PlainTextField(_("alasan tanggal mundur"), max_length=300, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("dikirim ke editor"), null=True, blank=True, editable=False)
    return_reason = PlainTextField(_("alasan dikembalikan"), max_length=1000, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("waktu dicabut"), null=True, blank=True, editable=False)
    withdrawal_reason = PlainTextField(_("alasan pencabutan"), max_length=1000, blank=True, editable=False)
    due_at = models.DateTimeField(
        _("tenggat"),
        null=True,
        blank=True,
        help_text=_("Kapan naskah harus siap; tampil di kalender redaksi."),
    )
    embargo_until = models.DateTimeField(
        _("embargo sampai"),
        null=True,
        blank=True,
        help_text=_("Berita tidak dapat terbit sebelum waktu yang disepakati ini."),
    )
    # When and by whom the decision was made, which is not when readers see it.
    released_at = models.DateTimeField(_("diputuskan terbit"), null=True, blank=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles_released",
        verbose_name=_("diterbitkan oleh"),
    )
    emergency_reason = PlainTextField(_("alasan terbit darurat"), max_length=1000, blank=True, editable=False)
    review_due_at = models.DateTimeField(
        _("batas tinjauan terbitan darurat"), null=True, blank=True, editable=False
    )
    opening_view_count = models.PositiveIntegerField(
        _("jumlah baca awal"),
        null=True,
        blank=True,
        help_text=_("Jumlah baca dari situs lama, ditambahkan pada yang tampil."),
    )
    legacy_id = models.CharField(_("ID di situs lama"), max_length=60, null=True, blank=True, unique=True)

    replaces = models.OneToOneField(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="working_copy",
        verbose_name=_("perubahan atas"),
    )
    proposers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        editable=False,
        related_name="changes_proposed",
        verbose_name=_("pengusul perubahan"),
    )
    is_substantial = models.BooleanField(
        _("perubahan penting"),
        default=False,
        help_text=_("Mengubah makna berita. Pembaca melihat waktu “Diperbarui” dan catatannya."),
    )
    change_note = PlainTextField(
        _("catatan perubahan untuk pembaca"),
        max_length=300,
        blank=True,
        help_text=_("Satu kalimat: apa yang berubah. Wajib untuk perubahan penting."),
    )
    binned_at = models.DateTimeField(_("dibuang"), null=True, blank=True, editable=False)
    status_since = models.DateTimeField(_("berstatus ini sejak"), default=timezone.now, editable=False)
    created_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    updated_at = models.DateTimeField(_("diubah"), auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("berita")
        verbose_name_plural = pgettext_lazy("jamak", "berita")
        ordering = ["-published_at", "-pk"]
        permissions = [
            ("oversee_article", _("Boleh melihat semua berita")),
            ("publish_article", _("Boleh menerbitkan, menjadwalkan, dan mengembalikan berita")),
            ("backdate_article", _("Boleh memberi tanggal terbit yang sudah lewat")),
            ("withdraw_article", _("Boleh mencabut berita")),
            ("correct_article", _("Boleh menerbitkan ralat dan hak jawab")),
        ]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.headline

    def save(self, *args, **kwargs):
        """With the text go the rows that say which pictures and documents it shows."""
        super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None or "body" in kwargs["update_fields"]:
            body_use.keep(self, pictures_in(self.body), documents_in(self.body))

    def get_absolute_url(self) -> str:
        return reverse("articles:article", args=[self.live.pk, self.live.slug or "-"])

    @property
    def live(self) -> "Article":
        """The row that owns address and numbers. One query on a copy whose `replaces` is not loaded."""
        return self.replaces or self

    @property
    def is_copy(self) -> bool:
        return self.replaces_id is not None

    def is_public(self, now: datetime) -> bool:
        """The twin of `Article.objects.published(now)`."""
        return (
            self.status == self.Status.PUBLISHED
            and self.replaces_id is None
            and self.published_at is not None
            and self.published_at <= now
        )

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """One question to the database while all hold; else one each, to name those that do not."""
        try:
            all_at_once(frozenset(exclude or ())).validate(type(self), self, exclude=set(exclude or ()))
        except ValidationError:
            super().validate_constraints(exclude)

    def is_scheduled(self, now: datetime) -> bool:
        return (
            self.status == self.Status.PUBLISHED and self.published_at is not None and self.published_at > now
        )

    def is_gone(self, now: datetime) -> bool:
        """Visible once, withdrawn since: the address answers 410."""
        return (
            self.status == self.Status.WITHDRAWN
            and self.published_at is not None
            and self.published_at <= now
        )

    def was_ever_public(self, now: datetime) -> bool:
        return self.is_public(now) or self.is_gone(now)

    def is_own_of(self, user: User) -> bool:
        """Wrote it, wrote its first text, or proposed this copy. On a copy two queries, unless
        `replaces` and `proposers` are loaded.
        """
        if user.pk in (self.writer_id, self.created_by_id):
            return True
        return self.is_copy and (self.live.is_own_of(user) or user in self.proposers.all())

    def is_visible_to(self, user: User | AnonymousUser, now: datetime) -> bool:
        """The twin of `Article.objects.visible_to(user, now)`; costs permissions and `is_own_of`."""
        if not isinstance(user, User) or not user.is_active or not user.is_staff:
            return False
        if self.status == self.Status.BINNED:
            return False
        return user.has_perm(OVERSEE) or self.was_ever_public(now) or self.is_own_of(user)

    def is_in_bin_of(self, user: User, now: datetime) -> bool:
        """The twin of `Article.objects.in_bin_of(user, now)`."""
        if self.binned_at is None or self.binned_at <= now - BIN_KEEPS:
            return False
        if not user.is_active or not user.is_staff:
            return False
        return user.has_perm(OVERSEE) or self.is_own_of(user)

    def status_label(self, now: datetime) -> str:
        """The status as people say it; *scheduled* is derived, never stored."""
        return str(_("Terjadwal")) if self.is_scheduled(now) else self.get_status_display()

    @property
    def teaser(self) -> str:
        """About 150 characters of the summary, else of the opening paragraph where the body is loaded,
        cut at a word."""
        if self.summary or "body" in self.get_deferred_fields():
            return cut_at_word(self.summary)
        return cut_at_word(first_paragraph(self.body))

    @property
    def credit_line(self) -> str:
        """Who is shown after the category: the byline, else the writer's initials. Needs `writer`."""
        return self.byline or self.writer.initials or self.writer.get_full_name()

    @property
    def view_count(self) -> int:
        """Reads shown to people. Needs `read_total`."""
        total = getattr(self, "read_total", None)
        return (self.opening_view_count or 0) + (total.count if total else 0)
