"""The database refuses nonsense by every way in, and a person reads why in Indonesian."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from articles.models import (
    Article,
    Correction,
    FeaturedSlot,
    Office,
    RelatedPin,
    ReleaseNumber,
    Rendition,
    Tag,
    TaggedArticle,
)
from articles.models.rules import EARLIEST, LATEST
from pages.models import Link, LinkGroup
from tests.desk_constraints import DESK_CASES, changed, copy_with
from tests.factories import NOW, make_article, make_category, make_draft, make_image, make_user
from tests.library_constraints import LIBRARY_CASES, second

pytestmark = pytest.mark.django_db

UNTOLD = ""


def number_of(year: int, number: int) -> ReleaseNumber:
    return ReleaseNumber(year=year, number=number, label="No.", article=make_article(), given_at=NOW)


def second_of_article(make: Callable[[Article], models.Model]) -> models.Model:
    article = make_article()
    return second(lambda: make(article))


def second_size() -> models.Model:
    image = make_image()
    paths = iter(["a.webp", "b.webp"])
    return second(
        lambda: Rendition(
            image=image, ratio="16:9", format="webp", width=640, height=360, file=f"gambar/{next(paths)}"
        )
    )


def second_use_of_file() -> models.Model:
    return second(
        lambda: Rendition(
            image=make_image(), ratio="16:9", format="webp", width=640, height=360, file="gambar/a.webp"
        )
    )


def second_picture_of_file() -> models.Model:
    picture = make_image()
    picture.file.name = make_image().file.name
    return picture


def second_link() -> models.Model:
    group = LinkGroup.objects.create(name="Pemerintah Kota")
    return second(lambda: Link(group=group, name="Dinas", url="https://dinas.example/"))


def second_tag_use() -> models.Model:
    article, tag = make_article(), Tag.objects.create(name="pajak")
    return second(lambda: TaggedArticle(tag=tag, content_object=article))


# (constraint, sentence, a row that breaks it). A constraint without a sentence is never met by a person.
CASES: list[tuple[str, str, Callable[[], models.Model]]] = [
    ("article_status_known", "Status ini tidak dikenal", lambda: changed(make_draft(), status="gosip")),
    ("article_kind_known", "Jenis ini tidak dikenal", lambda: changed(make_draft(), kind="gosip")),
    (
        "article_verdict_known",
        "Hasil pemeriksaan ini tidak dikenal",
        lambda: changed(make_draft(kind="hoax_report"), verdict="mungkin"),
    ),
    *(
        (
            "published_has_time_and_address",
            "Berita terbit harus punya waktu terbit dan alamat",
            lambda values=values: changed(make_article(), **values),
        )
        for values in ({"slug": None}, {"slug": ""}, {"published_at": None})
    ),
    (
        "published_has_time_and_address",
        "Berita terbit harus punya waktu terbit dan alamat",
        lambda: changed(make_article(), replaces=make_article()),
    ),
    *(
        (
            "withdrawn_has_time_and_reason",
            "Berita yang dicabut harus punya waktu dan alasan",
            lambda values=values: changed(make_article(), **values),
        )
        for values in (
            {"status": "withdrawn"},
            {"status": "withdrawn", "withdrawn_at": NOW},
            {"status": "withdrawn", "withdrawal_reason": "Keliru."},
            {"withdrawn_at": NOW},
            {"withdrawal_reason": "Keliru."},
        )
    ),
    *(
        (
            "unpublished_has_no_time",
            "Waktu terbit hanya untuk berita yang diterbitkan",
            lambda status=status: changed(
                make_draft(), status=status, return_reason="Kurang.", published_at=NOW
            ),
        )
        for status in ("draft", "in_review", "returned")
    ),
    *(
        (
            "published_in_living_memory",
            "antara 17 Agustus 1945 dan akhir tahun 2099",
            lambda at=at: changed(make_article(), published_at=at),
        )
        for at in (EARLIEST - timedelta(seconds=1), LATEST)
    ),
    *(
        (
            "working_copy_holds_content_only",
            "Perubahan menunggu hanya memuat isi",
            lambda values=values: copy_with(**values),
        )
        for values in (
            {"slug": "alamat"},
            {"legacy_id": "9"},
            {"opening_view_count": 0},
            {"sign_off": "(a/b)"},
            {"backdating_reason": "Arsip."},
        )
    ),
    (
        "working_copy_is_another_row",
        "Berita tidak bisa menjadi perubahan atas dirinya sendiri",
        lambda: (lambda draft: changed(draft, replaces=draft))(make_draft()),
    ),
    (
        "verdict_only_for_hoax_reports",
        "Hasil pemeriksaan hanya untuk laporan isu hoaks",
        lambda: changed(make_draft(), verdict="hoax"),
    ),
    (
        "returned_has_reason",
        "Berita yang dikembalikan harus punya alasan",
        lambda: changed(make_draft(), status="returned"),
    ),
    ("article_has_headline", "Judul tidak boleh kosong", lambda: changed(make_draft(), headline="")),
    (
        "initials_unique_among_active_people",
        "Inisial ini sudah dipakai rekan lain",
        lambda: changed(make_user(), initials=make_user(initials="mth").initials.upper()),
    ),
    (
        "username_unique_ignoring_case",
        "Nama pengguna ini sudah dipakai",
        lambda: changed(make_user(), username=make_user(username="wati").username.upper()),
    ),
    (
        "category_name_unique_ignoring_case",
        "Sudah ada kategori dengan nama ini",
        lambda: changed(make_category(), name=make_category("Berita Kota").name.upper()),
    ),
    (
        "category_is_not_its_own_parent",
        "Kategori tidak bisa menjadi induknya sendiri",
        lambda: (lambda category: changed(category, parent=category))(make_category()),
    ),
    (
        "tag_name_unique_ignoring_case",
        "Tagar ini sudah ada",
        lambda: changed(Tag.objects.create(name="lain"), name=Tag.objects.create(name="Pajak").name.upper()),
    ),
    (
        "correction_has_text",
        "Isi ralat tidak boleh kosong",
        lambda: Correction(article=make_article(), text="", issued_at=NOW, issued_by=make_user()),
    ),
    (
        "featured_slot_is_one_row",
        "Berita utama beranda hanya satu",
        lambda: FeaturedSlot(pk=2, article=make_article(), until=NOW),
    ),
    ("office_is_one_row", "Identitas kantor hanya satu", lambda: Office(pk=2)),
    ("office_accent_is_hexadecimal", "enam angka atau huruf a–f", lambda: Office(accent="merah")),
    ("office_time_zone_known", "Pilih WIB, WITA, atau WIT", lambda: Office(time_zone="Mars/Olympus")),
    (
        "office_sign_off_style_known",
        "Gaya kode redaksi ini tidak dikenal",
        lambda: Office(sign_off_style="bebas"),
    ),
    (
        "focal_point_within_picture",
        "Titik fokus harus 0 sampai 100 persen",
        lambda: changed(make_image(), focal_x=101),
    ),
    (
        "release_number_unique_per_year",
        "Nomor ini sudah diberikan pada tahun yang sama",
        lambda: second(lambda: number_of(2026, 1)),
    ),
    (
        "cancelled_number_has_reason",
        "Nomor yang batal harus punya alasan",
        lambda: changed(number_of(2026, 1), cancelled_at=NOW),
    ),
    (
        "pin_once",
        "Berita ini sudah dipilih",
        lambda: second_of_article(lambda article: RelatedPin(article=article, target=article_to_pin())),
    ),
    (
        "pin_another_article",
        "Berita tidak bisa terkait dengan dirinya sendiri",
        lambda: (lambda article: RelatedPin(article=article, target=article))(make_article()),
    ),
    ("link_once_per_group", "Alamat ini sudah ada dalam kelompok yang sama", second_link),
    ("tag_once_per_article", UNTOLD, second_tag_use),
    ("rendition_once_per_size", UNTOLD, second_size),
    ("rendition_file_once", UNTOLD, second_use_of_file),
    ("picture_file_once", UNTOLD, second_picture_of_file),
    *DESK_CASES,
    *LIBRARY_CASES,
]
NAMES = [f"{name}-{index}" for index, (name, _sentence, _make) in enumerate(CASES)]


def article_to_pin() -> Article:
    return Article.objects.filter(headline="Yang dipilih").first() or make_article(headline="Yang dipilih")


def write_past_the_model(row: models.Model) -> None:
    """As an import, a bulk action or a query would: no `clean`, no `save`."""
    manager = type(row)._base_manager
    if row._state.adding:
        manager.bulk_create([row])
    else:
        values = {
            field.attname: getattr(row, field.attname)
            for field in row._meta.concrete_fields
            if not field.primary_key
        }
        manager.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(("name", "make"), [(name, make) for name, _sentence, make in CASES], ids=NAMES)
def test_the_database_refuses_it_past_every_form(name, make):
    row = make()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write_past_the_model(row)


@pytest.mark.parametrize(
    ("sentence", "make"),
    [(sentence, make) for _name, sentence, make in CASES if sentence],
    ids=[name for name, case in zip(NAMES, CASES, strict=True) if case[1]],
)
def test_a_person_reads_why(sentence, make):
    with pytest.raises(ValidationError) as caught:
        make().validate_constraints()
    assert sentence in " ".join(caught.value.messages)


def constraints_of(*labels: str) -> list[models.BaseConstraint]:
    return [
        constraint
        for label in labels
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    ]


def test_every_constraint_is_tested_here():
    assert {c.name for c in constraints_of("articles", "pages")} == {name for name, *_rest in CASES}


def test_every_constraint_that_a_person_meets_has_a_sentence_of_its_own():
    untold = {name for name, sentence, _make in CASES if not sentence}
    without = {
        c.name
        for c in constraints_of("articles", "pages")
        if c.violation_error_message == c.default_violation_error_message
    }
    assert without == untold
