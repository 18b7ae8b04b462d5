"""What stands beside the news: questions and answers, links to other institutions, static pages.

`is_public` decides alone; saving goes live, and the form says so.
"""

from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.plaintext import LineField, PlainTextField
from newsroom.richtext import RichTextField


class PublicQuerySet(models.QuerySet):
    def published(self) -> "PublicQuerySet":
        """What a visitor may see."""
        return self.filter(is_public=True)


class FaqTopic(models.Model):
    name = LineField(_("nama"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("topik tanya jawab")
        verbose_name_plural = pgettext_lazy("jamak", "topik tanya jawab")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class Faq(models.Model):
    # As readers see it; filled by the page that shows it.
    answer_html: SafeString

    topic = models.ForeignKey(FaqTopic, models.PROTECT, related_name="entries", verbose_name=_("topik"))
    question = LineField(_("pertanyaan"), max_length=200)
    slug = models.SlugField(
        _("alamat"),
        max_length=80,
        unique=True,
        help_text=_("Bagian tautan langsung ke pertanyaan ini. Jangan diganti setelah dibagikan."),
    )
    answer = RichTextField(_("jawaban"), max_length=50_000, figures=False)
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)
    is_public = models.BooleanField(_("tampil"), default=True)
    updated_at = models.DateTimeField(_("diubah"), auto_now=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("tanya jawab")
        verbose_name_plural = pgettext_lazy("jamak", "tanya jawab")
        ordering = ["topic__position", "topic__name", "position", "pk"]

    def __str__(self):
        return self.question

    def get_absolute_url(self) -> str:
        return f"{reverse('pages:faq')}#{self.slug}"


class LinkGroup(models.Model):
    name = LineField(_("nama"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("kelompok tautan")
        verbose_name_plural = pgettext_lazy("jamak", "kelompok tautan")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class Link(models.Model):
    group = models.ForeignKey(LinkGroup, models.PROTECT, related_name="links", verbose_name=_("kelompok"))
    name = LineField(_("nama lembaga"), max_length=120)
    url = models.URLField(_("alamat"), max_length=500, validators=[URLValidator(schemes=["http", "https"])])
    description = PlainTextField(_("keterangan"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)
    is_public = models.BooleanField(_("tampil"), default=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("tautan")
        verbose_name_plural = pgettext_lazy("jamak", "tautan")
        ordering = ["group__position", "group__name", "position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "url"],
                name="link_once_per_group",
                violation_error_message=_("Alamat ini sudah ada dalam kelompok yang sama."),
            ),
        ]

    def __str__(self):
        return self.name


class Page(models.Model):
    title = LineField(_("judul"), max_length=120)
    slug = models.SlugField(
        _("alamat"),
        max_length=80,
        unique=True,
        help_text=_("Bagian akhir alamat, sesudah /halaman/. Kosongkan agar dibuat dari judul."),
    )
    summary = PlainTextField(
        _("ringkasan"), max_length=300, blank=True, help_text=_("Satu kalimat untuk mesin pencari.")
    )
    body = RichTextField(_("isi"), max_length=300_000, figures=False)
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)
    is_public = models.BooleanField(_("tampil"), default=True)
    updated_at = models.DateTimeField(_("diubah"), auto_now=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("halaman")
        verbose_name_plural = pgettext_lazy("jamak", "halaman")
        ordering = ["position", "title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pages:page", args=[self.slug])
