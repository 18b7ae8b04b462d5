"""The office's identity: one row that an admin edits, not code."""

from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom import accent
from newsroom.plaintext import LineField, PlainTextField
from newsroom.videos import VIDEO_HOSTS, hosts_at_first


class OfficeManager(models.Manager["Office"]):
    def current(self) -> "Office":
        """The office's row, or an unsaved one with the defaults. One query."""
        return self.filter(pk=1).first() or Office()


class Office(models.Model):
    class Zone(models.TextChoices):
        WIB = "Asia/Jakarta", _("WIB (Waktu Indonesia Barat)")
        WITA = "Asia/Makassar", _("WITA (Waktu Indonesia Tengah)")
        WIT = "Asia/Jayapura", _("WIT (Waktu Indonesia Timur)")

    class SignOffStyle(models.TextChoices):
        EDITOR_WRITER = "editor/writer", _("(editor/penulis), misalnya (rb/m)")
        WRITER_EDITOR = "writer/editor", _("(penulis/editor), misalnya (m/rb)")
        WRITER = "writer", _("(penulis), misalnya (m)")
        NONE = "none", _("tanpa kode redaksi")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = LineField(_("nama kantor"), max_length=120, default="Ruang Berita")
    parent_name = LineField(
        _("lembaga induk"), max_length=120, blank=True, help_text=_("Misalnya nama kota atau kementerian.")
    )
    short_name = LineField(
        _("nama singkat"),
        max_length=40,
        blank=True,
        help_text=_("Dipakai dalam dateline, misalnya “Jakarta Pusat, Kominfo –”."),
    )
    description = PlainTextField(
        _("keterangan"), max_length=300, blank=True, help_text=_("Satu kalimat untuk mesin pencari dan RSS.")
    )
    logo = models.ImageField(
        _("logo"),
        upload_to="kantor/",
        blank=True,
        help_text=_("PNG, JPEG, atau WebP, paling kecil 96 × 96 piksel."),
    )
    address = PlainTextField(_("alamat"), max_length=300, blank=True)
    phone = LineField(_("telepon"), max_length=40, blank=True)
    email = models.EmailField(_("surel"), blank=True)
    time_zone = models.CharField(_("zona waktu"), max_length=40, choices=Zone.choices, default=Zone.WIB)
    sign_off_style = models.CharField(
        _("gaya kode redaksi"),
        max_length=20,
        choices=SignOffStyle.choices,
        default=SignOffStyle.EDITOR_WRITER,
    )
    accent = models.CharField(
        _("warna aksen"),
        max_length=7,
        default=accent.DEFAULT,
        validators=[accent.validate_hex],
        help_text=_(
            "Dipakai untuk judul kecil, tautan, dan bagian yang sedang dibuka. "
            "Bila kurang kontras, situs memakai nuansa terdekat yang terbaca."
        ),
    )
    release_format = LineField(
        _("bentuk nomor siaran pers"),
        max_length=80,
        default="No. {number}/HUMAS/{month}/{year}",
        validators=[
            RegexValidator(
                r"\{number\}.*\{year\}|\{year\}.*\{number\}",
                _("Bentuk nomor harus memuat {number} dan {year}."),
            )
        ],
        help_text=_("Tulis {number}, {year}, dan bila perlu {month} (angka Romawi)."),
    )

    video_hosts = ArrayField(
        models.CharField(max_length=20, choices=[(key, host.name) for key, host in VIDEO_HOSTS.items()]),
        verbose_name=_("layanan video"),
        default=hosts_at_first,
        blank=True,
        help_text=_(
            "Video dari layanan ini boleh dipasang dalam berita. Baru dihubungi setelah pembaca menekannya."
        ),
    )

    allows_own_approval = models.BooleanField(
        _("hanya ada satu editor"),
        default=False,
        help_text=_("Editor boleh menyetujui naskahnya sendiri. Setiap kali terjadi, riwayat mencatatnya."),
    )
    emergency_review_hours = models.PositiveSmallIntegerField(
        _("batas tinjauan terbitan darurat (jam)"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(168)],
        help_text=_("Dalam waktu ini editor kedua harus meninjau berita yang terbit darurat."),
    )
    patience_hours = models.PositiveSmallIntegerField(
        _("terlalu lama menunggu (jam)"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(720)],
        help_text=_("Yang menunggu lebih lama dari ini masuk ringkasan harian lewat surel."),
    )
    digest_hour = models.PositiveSmallIntegerField(
        _("jam ringkasan harian"),
        default=7,
        validators=[MaxValueValidator(23)],
        help_text=_("Pukul berapa ringkasan dikirim, 0 sampai 23, menurut zona waktu kantor."),
    )

    objects = OfficeManager()

    class Meta:
        verbose_name = _("identitas kantor")
        verbose_name_plural = _("identitas kantor")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="office_is_one_row",
                violation_error_message=_("Identitas kantor hanya satu."),
            ),
            models.CheckConstraint(
                condition=models.Q(accent__regex=r"^#[0-9a-fA-F]{6}$"),
                name="office_accent_is_hexadecimal",
                violation_error_message=_(
                    "Tulis warna sebagai # dan enam angka atau huruf a–f, misalnya #a3161a."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(time_zone__in=["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
                name="office_time_zone_known",
                violation_error_message=_("Pilih WIB, WITA, atau WIT."),
            ),
            models.CheckConstraint(
                condition=models.Q(sign_off_style__in=["editor/writer", "writer/editor", "writer", "none"]),
                name="office_sign_off_style_known",
                violation_error_message=_("Gaya kode redaksi ini tidak dikenal."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def zone_name(self) -> str:
        return self.Zone(self.time_zone).name

    @property
    def accent_digest(self) -> str:
        return accent.digest(self.accent)

    def sign_off(self, writer: str, editor: str) -> str:
        """Closing initials in this office's style; `""` where none are known."""
        order = {
            self.SignOffStyle.EDITOR_WRITER: [editor, writer],
            self.SignOffStyle.WRITER_EDITOR: [writer, editor],
            self.SignOffStyle.WRITER: [writer],
            self.SignOffStyle.NONE: [],
        }[self.SignOffStyle(self.sign_off_style)]
        codes = "/".join(code for code in order if code)
        return f"({codes})" if codes else ""


class SocialLink(models.Model):
    office = models.ForeignKey(Office, models.CASCADE, related_name="social_links", default=1)
    label = LineField(_("nama"), max_length=40, help_text=_("Misalnya Instagram."))
    url = models.URLField(_("alamat"), validators=[URLValidator(schemes=["https"])])
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("media sosial")
        verbose_name_plural = pgettext_lazy("jamak", "media sosial")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.label
