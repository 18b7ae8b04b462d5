"""Reports made for people: a month of the office, and what an officer published."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.people import User
from articles.querysets import OVERSEE
from newsroom.storage import random_report_name

# After that long nobody is making it any more: the process ended in the midst of it, or no worker runs.
GIVEN_UP = timedelta(minutes=30)


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User | AnonymousUser) -> "ReportQuerySet":
        """Overseers all, others what is about themselves."""
        if not isinstance(user, User) or not user.is_active or not user.is_staff:
            return self.none()
        return self if user.has_perm(OVERSEE) else self.filter(kind="evidence", about=user)

    def unfinished(self, now: datetime) -> "ReportQuerySet":
        """Being made, or about to be."""
        return self.filter(finished_at=None, requested_at__gt=now - GIVEN_UP)


class Report(models.Model):
    """Its files lie under names that cannot be guessed, and are sent by the desk alone. No relation to articles: a
    report says what was so when it was made."""

    class Kind(models.TextChoices):
        MONTHLY = "monthly", _("Laporan bulanan")
        EVIDENCE = "evidence", _("Bukti kerja")

    class Failure(models.TextChoices):
        """Why there is no file, in words for who asked for it."""

        LIBRARIES = (
            "libraries",
            _(
                "Server ini belum dapat membuat PDF. Mintalah pengelola server memasang paket libpango-1.0-0, "
                "libpangoft2-1.0-0, dan libharfbuzz-subset0, lalu buat lagi laporannya."
            ),
        )
        LARGE = (
            "large",
            _("Laporan ini terlalu besar untuk sekali jalan. Pilih rentang tanggal yang lebih pendek."),
        )
        BUSY = "busy", _("Laporan lain sedang dibuat. Coba lagi beberapa menit lagi.")
        STORE = (
            "store",
            _("Tempat penyimpanan berkas sedang tidak dapat dihubungi. Coba lagi beberapa saat lagi."),
        )
        FAILED = (
            "failed",
            _("Laporan ini gagal dibuat. Coba lagi; bila tetap gagal, beri tahu pengelola situs."),
        )

    kind = models.CharField(_("jenis"), max_length=20, choices=Kind.choices)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports_about",
        verbose_name=_("pegawai"),
    )
    first_day = models.DateField(_("dari tanggal"))
    last_day = models.DateField(_("sampai tanggal"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="reports_requested",
        verbose_name=_("diminta oleh"),
    )
    requested_at = models.DateTimeField(_("diminta"), db_index=True)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)
    # One of `Failure`, whose sentences may change without a migration.
    failure = models.CharField(_("kegagalan"), max_length=20, blank=True)
    pdf = models.FileField(_("PDF"), upload_to=random_report_name, max_length=120, blank=True)
    spreadsheet = models.FileField(
        _("lembar kerja"), upload_to=random_report_name, max_length=120, blank=True
    )
    # SHA-256, hexadecimal: by it a copy is told from a forgery.
    pdf_digest = models.CharField(max_length=64, blank=True)
    spreadsheet_digest = models.CharField(max_length=64, blank=True)
    reads_as_of = models.DateTimeField(_("data baca per"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("laporan")
        verbose_name_plural = pgettext_lazy("jamak", "laporan")
        ordering = ["-requested_at", "-pk"]
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="report_days_in_order"),
            models.CheckConstraint(
                condition=Q(kind="monthly", about=None) | Q(kind="evidence", about__isnull=False),
                name="report_of_work_is_about_somebody",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None, pdf="", failure="")
                | Q(finished_at__isnull=False) & (Q(pdf="") ^ Q(failure="")),
                name="finished_report_has_file_or_failure",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"

    @property
    def number(self) -> str:
        """As it stands in the document, for life."""
        code = "LB" if self.kind == self.Kind.MONTHLY else "BK"
        return f"{code}/{timezone.localtime(self.requested_at).year}/{self.pk:05d}"

    @property
    def failure_sentence(self) -> str:
        return str(self.Failure(self.failure).label) if self.failure else ""

    @property
    def is_ready(self) -> bool:
        return self.finished_at is not None and not self.failure

    def is_waiting(self, now: datetime) -> bool:
        """The twin of `Report.objects.unfinished(now)`."""
        return self.finished_at is None and self.requested_at > now - GIVEN_UP
