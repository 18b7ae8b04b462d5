"""A Word file becomes a draft, its pictures in the library: all of it, or nothing.

The file is read in a confined process (`newsroom/word/`); what comes back is data, and is cleaned and checked here as
whatever a form sends.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePath
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from lxml import etree

from articles import pictures, revisions
from articles.audit import record
from articles.handover import colleagues_who
from articles.importing.report import Report
from articles.models import Article, Category, Image, Revision, User
from articles.transitions import state_of
from articles.workflow import Refused, note
from articles.workflow.core import check, verb
from newsroom import confined
from newsroom.markup import clean, plain_text
from newsroom.markup_tree import inner, parse
from newsroom.plaintext import cut_at_word, tidy_line
from newsroom.word.package import LARGEST_FILE

VERB = "import_word"
_READER = "newsroom.word.reading"
_LONGEST_HEADLINE = 200
# Of one file, one by one; then no further picture is begun.
SECONDS_FOR_PICTURES = 40.0


@dataclass(frozen=True)
class Found:
    """A picture of the file, read; `same` is the library's row of the very same file."""

    words: dict[str, Any]
    drawn: pictures.Drawn
    same: Image | None


@dataclass
class Story:
    """What the file says (`newsroom.word.reading.read`), its pictures by their number, and what is to be told."""

    told: dict[str, Any]
    report: Report
    pictures: dict[int, Found] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    article: Article
    report: Report


def import_word(
    *, upload: IO[bytes] | File, name: str, category: Category, by: User, now: datetime
) -> Imported:
    """A draft of `by` from the file called `name`. Raises Refused with a sentence for the person."""
    if not by.has_perm("articles.add_article"):
        raise Refused(_("Anda tidak dapat menulis berita."))
    try:
        story = _read(upload, tidy_line(PurePath(name.replace("\\", "/")).name)[:120])
    except confined.Refused as refusal:
        refused = Refused(sentence(refusal))
        note(VERB, None, by, f"{refusal.reason}: {refused}")
        raise refused from refusal
    with _files_removed_on_failure() as stored:
        return _lay(story=story, category=category, by=by, now=now, stored=stored)


def sentence(refusal: confined.Refused) -> str:
    """Why a file was refused, and what to do."""
    as_docx = _("Buka di Word atau LibreOffice, pilih Simpan Sebagai, lalu pilih format Word (.docx).")
    match refusal.reason:
        case "empty":
            return _("Berkas ini kosong. Pilih berkas lain.")
        case "large":
            return _("Berkas ini lebih besar dari 20 MB. Kecilkan gambar di dalamnya, lalu coba lagi.")
        case "locked":
            return _("Berkas ini terkunci sandi. Buka di Word, hapus sandinya, simpan, lalu coba lagi.")
        case "macros":
            return _(
                "Berkas ini memuat makro, jadi tidak dibuka. Simpan sebagai dokumen Word biasa (.docx) tanpa makro."
            )
        case "old":
            return _("Berkas ini berformat Word lama (.doc).") + " " + as_docx
        case "odt":
            return _("Berkas ini dokumen OpenDocument (.odt).") + " " + as_docx
        case "rtf":
            return _("Berkas ini berformat RTF.") + " " + as_docx
        case "pdf":
            return _("Berkas ini PDF. Mintalah berkas Word-nya, atau salin teksnya ke formulir.")
        case "web":
            return _("Berkas ini halaman web atau XML, bukan dokumen Word.") + " " + as_docx
        case "picture":
            return _("Berkas ini gambar, bukan dokumen Word. Unggah di pustaka gambar.")
        case "spreadsheet":
            return _("Berkas ini lembar Excel, bukan dokumen Word.")
        case "slides":
            return _("Berkas ini salindia PowerPoint, bukan dokumen Word.")
        case "foreign":
            return _("Berkas ini bukan dokumen Word (.docx).") + " " + as_docx
        case "nothing":
            return _("Tidak ada teks di dalam berkas ini.")
        case "long":
            return _("Naskah ini terlalu panjang untuk satu berita. Bagilah menjadi beberapa berkas.")
        case "busy":
            return _("Banyak berkas sedang dibaca. Tunggu sebentar, lalu coba lagi.")
        case "broken":
            return _("Berkas ini rusak atau tidak lengkap. Buka di Word, simpan ulang, lalu coba lagi.")
    return _("Berkas ini tidak dapat dibaca dengan aman. Salin teksnya ke dokumen Word baru, lalu coba lagi.")


# Reading


def _read(upload: IO[bytes] | File, name: str) -> Story:
    size = upload.seek(0, 2)
    if not size or size > LARGEST_FILE:
        raise confined.Refused("large" if size else "empty")
    initials = User.objects.filter(is_active=True).exclude(initials="").values_list("initials", flat=True)
    with confined.workplace(upload) as (path_in, folder_out):
        told = confined.run(_READER, "read", path_in, folder_out, initials=list(initials))
        story = Story(told, Report(name))
        for what, (count, words) in told["marks"].items():
            story.report.note(what, *words, count=count)
        until = time.monotonic() + SECONDS_FOR_PICTURES
        for number, words in enumerate(told["pictures"]):
            if time.monotonic() < until:
                _read_picture(story, number, words, folder_out)
            else:
                story.report.note("refused_picture", pictures.too_busy())
    return story


def _read_picture(story: Story, number: int, words: dict[str, Any], folder: Path) -> None:
    """Through the same checks as every upload; one that fails them is told, and the story goes on."""
    if not words["file"]:
        story.report.note("lost_picture", words["alt"] or words["caption"])
        return
    try:
        with (folder / words["file"]).open("rb") as file:
            drawn = pictures.read(File(file))
    except ValidationError as error:
        story.report.note("refused_picture", " ".join(error.messages))
        return
    same = next(
        (twin for twin in pictures.twins_of(drawn.digest) if twin.source_digest == drawn.digest), None
    )
    story.pictures[number] = Found(words, drawn, same)


# The draft


@contextmanager
def _files_removed_on_failure() -> Iterator[list[str]]:
    """Yield a list for the names of files that are stored: a database forgets, a storage does not."""
    names: list[str] = []
    try:
        yield names
    except BaseException:
        storage = Image._meta.get_field("file").storage
        for name in names:
            with suppress(OSError):
                storage.delete(name)
        raise


@verb
def _lay(*, story: Story, category: Category, by: User, now: datetime, stored: list[str]) -> Imported:
    told, report = story.told, story.report
    images = {number: _stored(found, by, stored, report) for number, found in story.pictures.items()}
    article = Article(created_by=by, writer=by, status_since=now)
    article.category = _held(_category(told, category, report))
    article.headline = _headline(told, report)
    article.kicker, article.dateline = told["kicker"], told["dateline"]
    article.summary, article.sign_off = told["summary"], told["sign_off"]
    article.kind = told["kind"] or Article.Kind.NEWS
    if told["has_lead"] and 0 in images:
        article.lead_image = images[0]
        article.lead_caption = _other_caption(story.pictures[0], images[0])
    article.body = clean(_with_pictures(told["body"], story, images))
    _name_people(article, told, by, report)
    check(article, {"tags", "legacy_id"})
    article.save()
    _tell(article, told, images, report)
    revisions.keep(article, by=by, now=now, origin=Revision.Origin.SAVED)
    record(
        VERB, by=by, now=now, article=article, after=state_of(article, now), details={"report": report.kept()}
    )
    return Imported(article, report)


def _stored(found: Found, by: User, stored: list[str], report: Report) -> Image:
    if found.same is not None:
        report.note("known_picture", str(found.same)[:80])
        return found.same
    words, proposal = found.words, found.drawn.proposal
    try:
        image = pictures.store(
            found.drawn,
            by=by,
            alt_text=words["alt"],
            caption=words["caption"] or proposal.caption,
            credit=words["credit"] or proposal.credit,
            photographer=proposal.photographer,
            taken_on=proposal.taken_on,
            is_decorative=words["is_decorative"],
        )
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    stored.append(str(image.file.name))
    return image


def _other_caption(found: Found, image: Image) -> str:
    """What this file says of a picture of which the library says something else."""
    return found.words["caption"] if found.words["caption"] != image.caption else ""


def _with_pictures(markup: str, story: Story, images: dict[int, Image]) -> str:
    """The figures of the library in place of the numbers; no figure for a picture that was refused."""
    root = parse(markup)
    for place in list(root.iter("figure")):
        number = int(place.get("data-ke", "-1"))
        place.attrib.clear()
        image = images.get(number)
        if image is None:
            place.getparent().remove(place)  # type: ignore[union-attr]
            continue
        place.set("class", "gambar")
        etree.SubElement(
            place, "img", {"data-gambar": str(image.pk), "src": image.file.url, "alt": image.alternative}
        )
        etree.SubElement(place, "figcaption").text = _other_caption(story.pictures[number], image)
    return inner(root)


def _headline(told: dict[str, Any], report: Report) -> str:
    headline = tidy_line(told["headline"])
    if not headline:
        report.note("headline_is_name")
        stem = tidy_line(report.file.rpartition(".")[0].replace("_", " "))
        return stem if any(character.isalnum() for character in stem) else _("Naskah dari Word")
    if told["headline_by"] == "line":
        report.note("headline_is_line")
    if len(headline) > _LONGEST_HEADLINE:
        report.note("headline_cut", headline)
        return cut_at_word(headline, _LONGEST_HEADLINE)
    return headline


def _category(told: dict[str, Any], chosen: Category, report: Report) -> Category:
    """The one that the text names, else the one that was chosen."""
    if not told["category"]:
        return chosen
    named = Category.objects.filter(name__iexact=told["category"]).first()
    if named is None:
        report.note("unknown_category", told["category"])
    return named or chosen


def _held(shelf: Category) -> Category:
    """So that nobody removes it before the draft stands on it."""
    held = Category.objects.select_for_update(no_key=True).filter(pk=shelf.pk).first()
    if held is None:
        raise Refused(_("Kategori ini sudah tidak ada. Pilih yang lain."))
    return held


# People


def _name_people(article: Article, told: dict[str, Any], by: User, report: Report) -> None:
    """Writer and editor as the text names them. Only who may choose them in the form puts others in; else it is
    told, and a name that no colleague has is the byline."""
    codes, people = told["codes"], told["people"]
    named_writer = people.get("writer") or told["initials"] or (codes[-1] if codes else "")
    named_editor = people.get("editor") or (codes[0] if len(codes) > 1 else "")
    for code in codes:
        if _colleague(code, "articles.change_article") is None:
            report.note("unknown_code", code)
    writer = _colleague(named_writer, "articles.change_article")
    editor = _colleague(named_editor, "articles.publish_article")
    may_choose = by.has_perm("articles.publish_article")
    if writer is not None and writer != by:
        if may_choose:
            article.writer = writer
        else:
            report.note("other_writer", writer.get_full_name())
    elif writer is None and people.get("writer"):
        article.byline = people["writer"][:120]
    if editor is not None and may_choose:
        article.editor = editor
    elif editor is not None:
        report.note("named_editor", editor.get_full_name())


def _colleague(name: str, permission: str) -> User | None:
    """By initials or by full name."""
    if not name:
        return None
    colleagues = colleagues_who(permission)
    return colleagues.filter(initials__iexact=name).first() or colleagues.filter(name__iexact=name).first()


# The report


def _tell(article: Article, told: dict[str, Any], images: dict[int, Image], report: Report) -> None:
    for what in ("headline", "kicker", "dateline", "summary", "sign_off", "byline"):
        report.take(what, getattr(article, what))
    report.take("category", str(article.category))
    if told["kind"]:
        report.take("kind", article.get_kind_display())
    if told["codes"] or told["people"]:
        report.take("writer", article.writer.get_full_name())
        report.take("editor", article.editor.get_full_name() if article.editor else "")
    _tell_body(article.body, report)
    if article.lead_image is not None:
        report.take("lead", str(article.lead_image))
    if told["release_number"]:
        report.note("release_number", told["release_number"])
    if not article.dateline and plain_text(article.body):
        report.note("no_dateline")
    elif not told["dateline_is_sure"]:
        report.note("dateline_is_guess", article.dateline)
    if not article.summary:
        report.note("no_summary")
    elif told["summary_is_proposed"]:
        report.note("summary_is_proposal")
    for image in set(images.values()):
        if not image.alt_text and not image.is_decorative:
            report.note("alt_missing", image.caption[:80])


def _tell_body(body: str, report: Report) -> None:
    root = parse(body)
    headings = ["".join(map(str, heading.itertext())) for heading in root.iter("h2", "h3")]
    report.take("headings", "; ".join(headings)[:400])
    report.take("lists", len([*root.iterchildren("ul", "ol")]))
    for what, tag in (("tables", "table"), ("quotes", "blockquote"), ("pictures", "figure")):
        report.take(what, len([*root.iter(tag)]))
