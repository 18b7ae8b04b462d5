"""Rows of the libraries that the database refuses: cases for test_model_constraints.py."""

from collections.abc import Callable
from datetime import timedelta

from django.db import models

from articles.models import BodyDocument, BodyPicture, Document, FormerFile, Report, Tag, TaggedImage
from tests.factories import NOW, make_article, make_document, make_image, make_report, make_user


def second(make: Callable[[], models.Model]) -> models.Model:
    """Another row like one that is saved already."""
    make().save()
    return make()


def second_document_of_file() -> Document:
    document = make_document()
    document.file.name = make_document().file.name
    return document


def document_without_title() -> Document:
    document = make_document()
    document.title = ""
    return document


def second_former_file() -> models.Model:
    image = make_image()
    return second(lambda: FormerFile(image=image, file="gambar/uji/lama.jpg", replaced_at=NOW))


def second_tag_of_picture() -> models.Model:
    image, tag = make_image(), Tag.objects.create(name="pajak")
    return second(lambda: TaggedImage(tag=tag, content_object=image))


def second_use_of_picture() -> models.Model:
    article, image = make_article(), make_image()
    return second(lambda: BodyPicture(article=article, image=image))


def second_use_of_document() -> models.Model:
    article, document = make_article(), make_document()
    return second(lambda: BodyDocument(article=article, document=document))


def report_with(**values) -> Report:
    report = make_report(make_user())
    for name, value in values.items():
        setattr(report, name, value)
    return report


LIBRARY_CASES: list[tuple[str, str, Callable[[], models.Model]]] = [
    ("document_file_once", "", second_document_of_file),
    ("document_has_title", "Judul dokumen tidak boleh kosong", document_without_title),
    ("former_file_once", "", second_former_file),
    ("tag_once_per_image", "", second_tag_of_picture),
    ("picture_once_per_body", "", second_use_of_picture),
    ("document_once_per_body", "", second_use_of_document),
    ("report_days_in_order", "", lambda: report_with(first_day=NOW.date() + timedelta(days=1))),
    *(
        ("report_of_work_is_about_somebody", "", lambda values=values: report_with(**values))
        for values in ({"about": None}, {"kind": "monthly"}, {"kind": "entah"})
    ),
    *(
        ("finished_report_has_file_or_failure", "", lambda values=values: report_with(**values))
        for values in ({"finished_at": None}, {"failure": "failed"}, {"pdf": ""})
    ),
]
