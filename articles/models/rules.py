"""What the database refuses in an article, each with the sentence that a person reads; its indexes; and what
becomes of each field and relation when a working copy is approved (`Article` says what the three words mean)."""

from datetime import UTC, datetime
from functools import cache

from django.db import models
from django.db.models import BooleanField, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

EARLIEST = datetime(1945, 8, 17, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)

CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=Q(status__in=["draft", "in_review", "returned", "published", "withdrawn", "binned"]),
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
            due_at=None,
            embargo_until=None,
            released_at=None,
            released_by=None,
            emergency_reason="",
            review_due_at=None,
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
    models.CheckConstraint(
        condition=Q(status="binned", binned_at__isnull=False, released_at=None)
        | (~Q(status="binned") & Q(binned_at=None)),
        name="binned_has_time_and_was_never_released",
        violation_error_message=_("Hanya naskah yang belum pernah terbit dapat dibuang."),
    ),
    models.CheckConstraint(
        condition=Q(replaces__isnull=False) | Q(is_substantial=False, change_note=""),
        name="change_note_only_on_working_copy",
        violation_error_message=_("Catatan perubahan hanya untuk perubahan atas berita terbit."),
    ),
    models.CheckConstraint(
        condition=Q(review_due_at=None) | (Q(status="published") & ~Q(emergency_reason="")),
        name="emergency_is_published_with_reason",
        violation_error_message=_("Terbitan darurat harus punya alasan."),
    ),
    models.CheckConstraint(
        condition=Q(embargo_until=None)
        | Q(published_at=None)
        | Q(published_at__gte=models.F("embargo_until")),
        name="published_after_embargo",
        violation_error_message=_("Berita tidak dapat terbit sebelum embargonya berakhir."),
    ),
    models.CheckConstraint(
        condition=Q(embargo_until=None) | Q(embargo_until__gte=EARLIEST, embargo_until__lt=LATEST),
        name="embargo_in_living_memory",
        violation_error_message=_("Embargo harus antara 17 Agustus 1945 dan akhir tahun 2099."),
    ),
    models.CheckConstraint(
        condition=Q(due_at=None) | Q(due_at__gte=EARLIEST, due_at__lt=LATEST),
        name="due_in_living_memory",
        violation_error_message=_("Tenggat harus antara 17 Agustus 1945 dan akhir tahun 2099."),
    ),
]

INDEXES = [
    # Lists, feeds and archives: newest first, index-only.
    models.Index(
        fields=["-published_at", "-id"],
        name="article_newest",
        condition=Q(status="published", replaces=None),
    ),
    models.Index(
        fields=["category", "-published_at", "-id"],
        name="article_newest_in_category",
        condition=Q(status="published", replaces=None),
    ),
    models.Index(
        fields=["kind", "-published_at", "-id"],
        name="article_newest_of_kind",
        condition=Q(status="published", replaces=None),
    ),
    models.Index(fields=["status", "-updated_at"], name="article_desk"),
    # The few that have one: calendar, what waits for whom.
    models.Index(fields=["due_at"], name="article_due", condition=Q(due_at__isnull=False)),
    models.Index(fields=["embargo_until"], name="article_embargo", condition=Q(embargo_until__isnull=False)),
    models.Index(
        fields=["review_due_at"], name="article_second_look", condition=Q(review_due_at__isnull=False)
    ),
    models.Index(fields=["writer", "-updated_at"], name="article_by_writer"),
    # The desk's list: what was touched last; and how many there are of each sort, index-only.
    models.Index(fields=["-updated_at", "-id"], name="article_touched"),
    models.Index(
        fields=["status", "kind", "category", "writer"],
        include=["published_at", "created_by", "replaces", "id"],
        name="article_tally",
    ),
]


@cache
def all_at_once(exclude: frozenset[str]) -> models.CheckConstraint:
    """`CONSTRAINTS` as one, those that need an excluded field left out: to try each asks the database three times."""
    condition = Q()
    for each in _conditions():
        if exclude.isdisjoint(each.referenced_base_fields):
            condition &= Q(Coalesce(each, True, output_field=BooleanField()))
    return models.CheckConstraint(condition=condition, name="article_all_at_once")


def _conditions() -> list[Q]:
    found = [each.condition for each in CONSTRAINTS if isinstance(each, models.CheckConstraint)]
    return [each for each in found if isinstance(each, Q)]


COPIED = (
    *("kind", "verdict", "kicker", "headline", "summary", "dateline", "body", "lead_image", "lead_caption"),
    *("category", "byline", "tags", "tag_uses", "related_pins", "body_pictures", "body_documents"),
)
KEPT = (
    *("id", "slug", "sign_off", "published_at", "backdating_reason", "withdrawn_at", "withdrawal_reason"),
    *("due_at", "embargo_until", "released_at", "released_by", "emergency_reason", "review_due_at"),
    *("opening_view_count", "legacy_id", "corrections", "correction_requests", "change_notes", "highlights"),
    *("featured_slot", "release_number", "read_slots", "daily_views", "monthly_views", "yearly_views"),
    *("read_total", "recent_reads", "popularity"),
    *("search_document", "pinned_in", "events", "revisions", "remarks", "preview_links", "mails"),
    "share_card",
)
MOVED = (
    *("replaces", "working_copy", "status", "status_since", "writer", "editor", "created_by", "proposers"),
    *("is_substantial", "change_note", "submitted_at", "return_reason", "binned_at"),
    *("created_at", "updated_at", "version", "autosaves", "presences"),
)
