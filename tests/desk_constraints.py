"""Rows of the editorial desk that the database refuses: cases for test_model_constraints.py."""

from collections.abc import Callable
from datetime import timedelta

from django.db import models

from articles.models import CorrectionRequest, Remark, Revision
from articles.models.rules import EARLIEST, LATEST
from tests.factories import NOW, make_article, make_draft, make_user


def changed(row: models.Model, **values) -> models.Model:
    """`row` with other values, not yet saved."""
    for name, value in values.items():
        setattr(row, name, value)
    return row


def copy_with(**values) -> models.Model:
    return changed(make_draft(replaces=make_article()), **values)


def request_with(**values) -> CorrectionRequest:
    row = {"kind": "correction", "party": "Warga", "text": "Jamnya keliru.", "filed_at": NOW}
    return CorrectionRequest(article=make_article(), filed_by=make_user(), **row, **values)


def remark_with(**values) -> Remark:
    row = {"text": "Cek jamnya.", "created_at": NOW} | values
    return Remark(article=make_draft(), **row)


def same_number_twice() -> Revision:
    article = make_draft()
    row = {"number": 1, "version": 1, "origin": "saved", "content": {}, "actor_name": "Wati", "at": NOW}
    Revision.objects.create(article=article, **row)
    return Revision(article=article, **row)


# (constraint, sentence, a row that breaks it). A constraint without a sentence is never met by a person.
DESK_CASES: list[tuple[str, str, Callable[[], models.Model]]] = [
    *(
        (
            "binned_has_time_and_was_never_released",
            "Hanya naskah yang belum pernah terbit dapat dibuang",
            lambda values=values: changed(make_draft(), **values),
        )
        for values in (
            {"status": "binned"},
            {"binned_at": NOW},
            {"status": "binned", "binned_at": NOW, "released_at": NOW},
        )
    ),
    *(
        (
            "change_note_only_on_working_copy",
            "Catatan perubahan hanya untuk perubahan atas berita terbit",
            lambda values=values: changed(make_article(), **values),
        )
        for values in ({"is_substantial": True}, {"change_note": "Jam buka berubah."})
    ),
    *(
        (
            "emergency_is_published_with_reason",
            "Terbitan darurat harus punya alasan",
            lambda make=make, values=values: changed(make(), review_due_at=NOW, **values),
        )
        for make, values in ((make_article, {}), (make_draft, {"emergency_reason": "Banjir."}))
    ),
    (
        "published_after_embargo",
        "tidak dapat terbit sebelum embargonya berakhir",
        lambda: changed(make_article(), embargo_until=NOW),
    ),
    *(
        (
            f"{name}_in_living_memory",
            f"{label} harus antara 17 Agustus 1945 dan akhir tahun 2099",
            lambda field=field, at=at: changed(make_draft(), **{field: at}),
        )
        for name, label, field in (("embargo", "Embargo", "embargo_until"), ("due", "Tenggat", "due_at"))
        for at in (EARLIEST - timedelta(seconds=1), LATEST)
    ),
    *(
        (
            "working_copy_holds_content_only",
            "Perubahan menunggu hanya memuat isi",
            lambda values=values: copy_with(**values),
        )
        for values in (
            {"due_at": NOW},
            {"embargo_until": NOW},
            {"released_at": NOW},
            {"emergency_reason": "Banjir."},
        )
    ),
    *(
        (
            "correction_request_closed_with_answer",
            "selesai dengan ralat atau dengan alasan penolakan",
            lambda values=values: request_with(**values),
        )
        for values in ({"closed_at": NOW}, {"refusal_reason": "Sudah benar."})
    ),
    ("remark_has_one_author", "Catatan harus punya satu penulis", remark_with),
    (
        "remark_has_one_author",
        "Catatan harus punya satu penulis",
        lambda: remark_with(author=make_user(), guest_name="Kepala dinas"),
    ),
    (
        "remark_says_something",
        "Catatan tidak boleh kosong",
        lambda: remark_with(author=make_user(), text=""),
    ),
    ("revision_number_is_unique", "", same_number_twice),
]
