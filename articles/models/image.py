"""Pictures of the library and the sizes derived from them."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from newsroom.picture_element import Figure, Picture, Source
from newsroom.plaintext import LineField, PlainTextField
from newsroom.storage import random_picture_name

# The shape in which lists and pages show a picture, and the picture's own.
SHOWN_RATIO = "16:9"
OWN_RATIO = "asli"
# In the order in which a browser looks for one that it reads.
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


class ImageQuerySet(models.QuerySet["Image"]):
    def with_file(self, path: str) -> "ImageQuerySet":
        """The picture whose original, one of whose sizes, or whose replaced file lies at `path`."""
        sizes = Rendition.objects.filter(file=path).values("image")
        former = FormerFile.objects.filter(file=path).values("image")
        own = self.model.objects.filter(file=path).values("pk")
        return self.filter(pk__in=own.union(sizes, former, all=True))


class Image(models.Model):  # type: ignore[django-manager-missing]  # of tag_uses, past taggit
    file = models.ImageField(
        _("berkas"), upload_to=random_picture_name, width_field="width", height_field="height", max_length=120
    )
    width = models.PositiveIntegerField(_("lebar"), editable=False, default=0)
    height = models.PositiveIntegerField(_("tinggi"), editable=False, default=0)
    caption = PlainTextField(
        _("keterangan foto"), max_length=400, blank=True, help_text=_("Siapa melakukan apa, di mana, kapan.")
    )
    credit = LineField(
        _("kredit"),
        max_length=120,
        blank=True,
        help_text=_("Nama yang harus disebut, misalnya Humas Kominfo."),
    )
    alt_text = PlainTextField(
        _("teks alternatif"),
        max_length=300,
        blank=True,
        help_text=_("Uraikan isi gambar untuk pembaca yang tidak dapat melihatnya."),
    )
    is_decorative = models.BooleanField(
        _("hiasan saja"), default=False, help_text=_("Centang bila gambar tidak menambah informasi.")
    )
    focal_x = models.PositiveSmallIntegerField(
        _("titik fokus mendatar (%)"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("titik fokus tegak (%)"), default=50, validators=[MaxValueValidator(100)]
    )
    photographer = LineField(_("fotografer"), max_length=120, blank=True, help_text=_("Siapa yang memotret."))
    people = LineField(
        _("tokoh"), max_length=300, blank=True, help_text=_("Nama orang dalam foto, dipisahkan koma.")
    )
    event = LineField(_("acara"), max_length=200, blank=True, help_text=_("Dalam acara apa foto ini dibuat."))
    taken_on = models.DateField(_("tanggal pemotretan"), null=True, blank=True)
    tags = TaggableManager(
        verbose_name=_("tagar"),
        through="articles.TaggedImage",
        blank=True,
        help_text=_("Kata kunci bebas."),
    )
    # SHA-256 of the bytes that were sent, and a difference hash of what is seen, both hexadecimal: the same picture
    # is found again, also where it was saved anew.
    source_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    fingerprint = models.CharField(max_length=16, blank=True, editable=False, db_index=True)
    # Empty while the sizes are still to be made: until then the original is shown.
    sizes_made_at = models.DateTimeField(null=True, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="pictures",
        verbose_name=_("diunggah oleh"),
    )
    uploaded_at = models.DateTimeField(_("diunggah"), auto_now_add=True, db_index=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("gambar")
        verbose_name_plural = pgettext_lazy("jamak", "gambar")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["file"], name="picture_file_once"),
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                name="focal_point_within_picture",
                violation_error_message=_("Titik fokus harus 0 sampai 100 persen."),
            ),
        ]

    def __str__(self):
        return self.caption[:80] or self.alt_text[:80] or self._unworded()

    def _unworded(self) -> str:
        """What somebody may know of it by who has described nothing."""
        day = date_format(timezone.localtime(self.uploaded_at)) if self.uploaded_at else "–"
        return gettext("Gambar %(number)s, diunggah %(day)s") % {"number": self.pk or "–", "day": day}

    @property
    def alternative(self) -> str:
        return "" if self.is_decorative else self.alt_text

    @property
    def credit_line(self) -> str:
        """Owner and photographer as newspapers name them, "ANTARA/Wati Handayani"; nobody twice."""
        if self.photographer.lower() in self.credit.lower():
            return self.credit
        return (
            self.photographer
            if self.credit.lower() in self.photographer.lower()
            else f"{self.credit}/{self.photographer}"
        )

    def picture(self, ratio: str = SHOWN_RATIO) -> Picture:
        """The sizes of this shape, or the original while they are not made. One query unless `renditions` is
        prefetched."""
        sizes = [size for size in self.renditions.all() if size.ratio == ratio]
        if not sizes:
            return Picture(self.file.url, "", self.width, self.height, self.alternative)
        fallback = max(sizes, key=lambda size: (size.format == "jpeg", size.width))
        sources = tuple(
            Source(mime, ", ".join(f"{size.file.url} {size.width}w" for size in sizes if size.format == name))
            for name, mime in _TYPES.items()
            if name != fallback.format and any(size.format == name for size in sizes)
        )
        return Picture(fallback.file.url, "", fallback.width, fallback.height, self.alternative, sources)

    def figure(self, *, caption: str = "") -> Figure:
        """The whole picture in its own shape, as a text shows it, with the library's words where it has none."""
        return Figure(self.picture(OWN_RATIO), caption or self.caption, self.credit_line, self.file.url)

    def retire_files(self, names: Iterable[str], now: datetime) -> None:
        """Let `names`, which no longer are this picture's, be served for a while."""
        FormerFile.objects.bulk_create(
            [FormerFile(image=self, file=name, replaced_at=now) for name in names if name],
            ignore_conflicts=True,
        )


class Rendition(models.Model):
    """A derived size of a picture."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="renditions")
    ratio = models.CharField(max_length=10)
    format = models.CharField(max_length=10)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file = models.FileField(upload_to=random_picture_name, max_length=120)

    class Meta:
        verbose_name = _("ukuran gambar")
        verbose_name_plural = pgettext_lazy("jamak", "ukuran gambar")
        ordering = ["width"]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "ratio", "format", "width"], name="rendition_once_per_size"
            ),
            models.UniqueConstraint(fields=["file"], name="rendition_file_once"),
        ]

    def __str__(self):
        return f"{self.image_id} {self.ratio} {self.width} {self.format}"


class FormerFile(models.Model):
    """A file that a picture had before it was replaced: what links to it is served for a while."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="former_files")
    file = models.FileField(max_length=120)
    replaced_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("berkas foto lama")
        verbose_name_plural = pgettext_lazy("jamak", "berkas foto lama")
        constraints = [models.UniqueConstraint(fields=["file"], name="former_file_once")]

    def __str__(self):
        return str(self.file)
