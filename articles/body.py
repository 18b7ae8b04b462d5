"""Bodies as they are printed and edited: what of the library stands in them is found here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import Storage
from django.db.models import prefetch_related_objects
from django.db.models.fields.files import FieldFile
from django.utils.safestring import SafeString

from articles.models import Document, Image, Office
from newsroom.figures import number_of
from newsroom.markup import clean, documents_in, pictures_in
from newsroom.markup_tree import inner, parse
from newsroom.picture_element import Figure, Paper
from newsroom.richtext import present


@dataclass(frozen=True)
class Shown:
    """What texts show of the library, by number."""

    figures: dict[int, Figure]
    papers: dict[int, Paper]


def shown_in(*markups: str, beside: Image | None = None, files: Storage | None = None) -> Shown:
    """What stands in `markups`: at most three queries, none where nothing does. The sizes of a picture `beside` the
    text come along. `files` gives files another address than that of everybody.
    """
    numbers = dict.fromkeys(number for markup in markups for number in pictures_in(markup))
    papers = dict.fromkeys(number for markup in markups for number in documents_in(markup))
    images = list(Image.objects.filter(pk__in=numbers)) if numbers else []
    documents = list(Document.objects.filter(pk__in=papers)) if papers else []
    pictures = [*([beside] if beside is not None else []), *images]
    prefetch_related_objects(pictures, "renditions")
    if files is not None:
        for file in _files(pictures, documents):
            file.storage = files
    return Shown(
        {image.pk: image.figure() for image in images},
        {document.pk: document.paper() for document in documents},
    )


def _files(pictures: Iterable[Image], documents: Iterable[Document]) -> Iterable[FieldFile]:
    for picture in pictures:
        yield picture.file
        yield from (size.file for size in picture.renditions.all())
    yield from (document.file for document in documents)


def printed(
    markup: str,
    office: Office,
    *,
    dateline: str = "",
    sign_off: str = "",
    own_host: str = "",
    shown: Shown | None = None,
) -> SafeString:
    """`markup` as readers see it. `shown` is what was found already, else at most three queries."""
    shown = shown_in(markup) if shown is None else shown
    return present(
        markup,
        dateline=dateline,
        sign_off=sign_off,
        own_host=own_host,
        figures=shown.figures,
        papers=shown.papers,
        video_hosts=office.video_hosts,
    )


def for_editor(markup: str) -> str:
    """`markup` clean, each picture at the address that it has now: it may have been replaced since. A query where
    there are pictures.
    """
    markup = clean(markup)
    numbers = pictures_in(markup)
    if not numbers:
        return markup
    known = Image.objects.in_bulk(numbers)
    root = parse(markup)
    for shown in root.iter("img"):
        image = known.get(number_of(shown, "data-gambar") or 0)
        if image is not None:
            shown.set("src", image.file.url)
    return clean(inner(root))
