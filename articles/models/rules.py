"""What the database refuses in an article, each with the sentence that a person reads."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

EARLIEST = datetime(1945, 8, 17, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)

CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=Q(status__in=["draft", "in_review", "returned", "published", "withdrawn"]),
        name="article_status_known",
        violation_error_message=_("Status ini tidak dikenal."),
    ),
    models.CheckConstraint(
        condition=Q(kind__in=["news", "press_release", "speech", "announcement", "hoax_report"]),
        name="article_kind_known",
        violation_error_message=_("Jenis ini tidak dikenal."),
    ),
    models.CheckConstraint(
        condition=Q(verdict__in=["", "hoax", "disinformation", "misleading", "true"]),
        name="article_verdict_known",
        violation_error_message=_("Hasil pemeriksaan ini tidak dikenal."),
    ),
    models.CheckConstraint(
        condition=~Q(status="published")
        | Q(published_at__isnull=False, slug__isnull=False, replaces=None) & ~Q(slug=""),
        name="published_has_time_and_address",
        violation_error_message=_("Berita terbit harus punya waktu terbit dan alamat."),
    ),
    models.CheckConstraint(
        condition=(
            Q(
                status="withdrawn",
                withdrawn_at__isnull=False,
                published_at__isnull=False,
                replaces=None,
            )
            & ~Q(withdrawal_reason="")
        )
        | (~Q(status="withdrawn") & Q(withdrawn_at=None, withdrawal_reason="")),
        name="withdrawn_has_time_and_reason",
        violation_error_message=_("Berita yang dicabut harus punya waktu dan alasan pencabutan."),
    ),
    models.CheckConstraint(
        condition=Q(status__in=["published", "withdrawn"]) | Q(published_at=None),
        name="unpublished_has_no_time",
        violation_error_message=_("Waktu terbit hanya untuk berita yang diterbitkan."),
    ),
    models.CheckConstraint(
        condition=Q(published_at=None) | Q(published_at__gte=EARLIEST, published_at__lt=LATEST),
        name="published_in_living_memory",
        violation_error_message=_("Waktu terbit harus antara 17 Agustus 1945 dan akhir tahun 2099."),
    ),
    models.CheckConstraint(
        condition=Q(replaces=None)
        | Q(
            slug=None,
            published_at=None,
            withdrawn_at=None,
            legacy_id=None,
            opening_view_count=None,
            sign_off="",
            backdating_reason="",
            status__in=["draft", "in_review", "returned"],
        ),
        name="working_copy_holds_content_only",
        violation_error_message=_(
            "Perubahan menunggu hanya memuat isi; alamat dan tanggal tetap pada berita aslinya."
        ),
    ),
    models.CheckConstraint(
        condition=Q(replaces=None) | ~Q(replaces=models.F("pk")),
        name="working_copy_is_another_row",
        violation_error_message=_("Berita tidak bisa menjadi perubahan atas dirinya sendiri."),
    ),
    models.CheckConstraint(
        condition=Q(verdict="") | Q(kind="hoax_report"),
        name="verdict_only_for_hoax_reports",
        violation_error_message=_("Hasil pemeriksaan hanya untuk laporan isu hoaks."),
    ),
    models.CheckConstraint(
        condition=~Q(status="returned") | ~Q(return_reason=""),
        name="returned_has_reason",
        violation_error_message=_("Berita yang dikembalikan harus punya alasan."),
    ),
    models.CheckConstraint(
        condition=~Q(headline=""),
        name="article_has_headline",
        violation_error_message=_("Judul tidak boleh kosong."),
    ),
]
