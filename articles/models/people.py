"""The people who work here."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.plaintext import LineField


class User(AbstractUser):
    """A signed-in colleague. One name field: many Indonesians have a single name."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = LineField(_("nama lengkap"), max_length=150, blank=True)
    initials = LineField(
        _("inisial"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z]+\Z", _("Inisial hanya boleh berisi huruf, misalnya mth."))],
        help_text=_(
            "Tampil setelah kategori, misalnya “mth”. Tidak boleh sama dengan rekan yang masih aktif."
        ),
    )
    position = LineField(
        _("jabatan"), max_length=120, blank=True, help_text=_("Misalnya Pranata Humas Ahli Muda.")
    )

    # Which mail one wants.
    mail_submitted = models.BooleanField(_("saat naskah menunggu tinjauan saya"), default=True)
    mail_returned = models.BooleanField(_("saat naskah saya dikembalikan"), default=True)
    mail_approved = models.BooleanField(_("saat naskah saya disetujui atau terbit"), default=True)
    mail_mentioned = models.BooleanField(_("saat saya disebut dalam catatan"), default=True)
    mail_digest = models.BooleanField(_("ringkasan harian tentang yang terlalu lama menunggu"), default=True)

    objects: ClassVar = UserManager()

    class Meta(AbstractUser.Meta):
        verbose_name = _("akun")  # type: ignore[assignment]
        verbose_name_plural = pgettext_lazy("jamak", "akun")  # type: ignore[assignment]
        ordering = ["name", "username"]
        constraints = [
            models.UniqueConstraint(
                Lower("initials"),
                condition=models.Q(is_active=True) & ~models.Q(initials=""),
                name="initials_unique_among_active_people",
                violation_error_message=_(
                    "Inisial ini sudah dipakai rekan lain yang masih aktif. Pilih yang lain."
                ),
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="username_unique_ignoring_case",
                violation_error_message=_("Nama pengguna ini sudah dipakai."),
            ),
        ]

    def __str__(self):
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.initials or self.name.split(" ")[0] or self.username
