"""What differs between two snapshots (`articles.revisions`), field by field, in the words of the form."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, RelatedPin
from articles.revisions import BESIDE, CONTENT, OF_COPY, TIMES, Snapshot
from newsroom.blocks import Block, blocks, plain
from newsroom.differences import ADDED, REMOVED, SAME, Line, Look, Run, compare, words_changed
from newsroom.markup import plain_text
from newsroom.videos import read_video

ORDER = (*CONTENT, *BESIDE, *OF_COPY)
TEXTS = ("kicker", "headline", "summary", "dateline", "lead_caption", "byline", "sign_off", "change_note")
CHOICES = {"kind": Article.Kind, "verdict": Article.Verdict}
# So many unchanged blocks in a row are folded away, but for the ones beside a change.
_LONG = 4

_KINDS = {
    "p": gettext_lazy("paragraf"),
    "h2": gettext_lazy("subjudul"),
    "h3": gettext_lazy("subjudul kecil"),
    "li": gettext_lazy("butir daftar"),
    "row": gettext_lazy("baris tabel"),
    "caption": gettext_lazy("judul tabel"),
    "hr": gettext_lazy("garis pemisah"),
    "source": gettext_lazy("sumber kutipan"),
    "picture": gettext_lazy("keterangan gambar"),
    "gallery": gettext_lazy("keterangan galeri"),
    "video": gettext_lazy("keterangan video"),
    "attachment": gettext_lazy("nama lampiran"),
}
_FIGURES = {
    "picture": gettext_lazy("Gambar berubah"),
    "video": gettext_lazy("Video berubah"),
    "attachment": gettext_lazy("Lampiran berubah"),
}
_LOOKS = {
    "align": gettext_lazy("Perataan berubah"),
    "list": gettext_lazy("Jenis daftar berubah"),
    "start": gettext_lazy("Nomor awal daftar berubah"),
    "quote": gettext_lazy("Tanda kutipan berubah"),
    "cells": gettext_lazy("Bentuk tabel berubah"),
    "width": gettext_lazy("Lebar tabel berubah"),
    "layout": gettext_lazy("Letak gambar berubah"),
    "gallery": gettext_lazy("Susunan galeri berubah"),
    "a": gettext_lazy("Letak tautan berubah"),
    "strong": gettext_lazy("Huruf tebal berubah"),
    "em": gettext_lazy("Huruf miring berubah"),
    "sub": gettext_lazy("Huruf turun berubah"),
    "sup": gettext_lazy("Huruf naik berubah"),
}


@dataclass(frozen=True)
class Picture:
    name: str
    thumbnail: str


@dataclass(frozen=True)
class Told:
    """A `Line` for people: `notes` say in words what of its look changed; figures are named."""

    line: Line
    notes: tuple[str, ...]
    before_figure: Picture | None = None
    after_figure: Picture | None = None


@dataclass(frozen=True)
class Stretch:
    """Neighbouring blocks; unchanged ones may be folded away."""

    lines: tuple[Told, ...]
    is_folded: bool = False


@dataclass(frozen=True)
class Change:
    """One field that differs. `stretches` hold text, `names` a list's items, else `before` and `after` are said."""

    name: str
    label: str
    stretches: tuple[Stretch, ...] = ()
    names: tuple[Run, ...] = ()
    before: str = ""
    after: str = ""
    before_picture: Picture | None = None
    after_picture: Picture | None = None
    note: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What a snapshot cannot know: the zone's name, thumbnails by key of the picture, titles by key of the document,
    and the texts that the reader may not see."""

    zone_name: str = ""
    thumbnails: Mapping[int, str] = field(default_factory=dict)
    documents: Mapping[int, str] = field(default_factory=dict)
    hidden: Collection[int] = frozenset()


NOTHING_AROUND = Surroundings()


def label_of(name: str) -> str:
    if name == "related_pins":
        return str(RelatedPin._meta.verbose_name)
    return str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def is_same(name: str, before: Any, after: Any) -> bool:
    """Whether a person sees no difference between two values of the field `name`."""
    if before == after:
        return True
    if name == "body":
        return _blocks(name, before) == _blocks(name, after)
    if name == "tags":
        return {tag.casefold() for tag in before or []} == {tag.casefold() for tag in after or []}
    if name == "related_pins":
        return [pin["id"] for pin in before or []] == [pin["id"] for pin in after or []]
    if isinstance(before, dict) and isinstance(after, dict):
        return bool(before["id"] == after["id"])
    return not before and not after


def changed(before: Snapshot, after: Snapshot) -> list[str]:
    """Names of the fields that differ, in the order of the form; what one of them does not tell of is left out."""
    return [
        name
        for name in ORDER
        if name in before and name in after and not is_same(name, before[name], after[name])
    ]


def in_short(before: Snapshot, after: Snapshot) -> list[str]:
    """What changed, a few words a field: "judul", "isi berita (+12/−3 kata)". Linear."""
    said = []
    for name in changed(before, after):
        label = label_of(name)
        if name in ("body", "summary"):
            come, gone = words_changed(*(_plainly(name, side[name]) for side in (before, after)))
            extent = (
                _("+%(come)d/−%(gone)d kata") % {"come": come, "gone": gone} if come or gone else _("susunan")
            )
            label += f" ({extent})"
        said.append(label)
    return said


def differences(before: Snapshot, after: Snapshot, around: Surroundings = NOTHING_AROUND) -> list[Change]:
    return [difference(name, before[name], after[name], around) for name in changed(before, after)]


def difference(name: str, before: Any, after: Any, around: Surroundings = NOTHING_AROUND) -> Change:
    """How one field differs, whether it does or not."""
    label = label_of(name)
    if name in ("tags", "related_pins"):
        old, new = (_names(name, side, around) for side in (before, after))
        reordered = sorted(old) == sorted(new) and old != new
        return Change(name, label, names=_listed(old, new), note=_("Urutannya berubah.") if reordered else "")
    if name == "lead_image":
        pictures = [picture_of(side, around) for side in (before, after)]
        return Change(name, label, before_picture=pictures[0], after_picture=pictures[1])
    if name in ("body", *TEXTS):
        lines = [_told(line, around) for line in compare(_blocks(name, before), _blocks(name, after))]
        return Change(name, label, stretches=_stretches(lines))
    old_word, new_word = (said(name, side, around.zone_name) for side in (before, after))
    return Change(name, label, before=old_word, after=new_word)


def said(name: str, value: Any, zone_name: str = "") -> str:
    """A value that is no running text, as people call it."""
    if not value:
        return ""
    if isinstance(value, dict):
        return str(value["name"])
    if value is True:
        return _("Ya")
    if name in TIMES:
        return _moment(value, zone_name)
    if name in CHOICES:
        return str(dict(CHOICES[name].choices).get(value, value))
    return str(value)


def _moment(value: str, zone_name: str) -> str:
    try:
        at = datetime.fromisoformat(value)
        local = timezone.localtime(at if timezone.is_aware(at) else at.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        # Typed so, and set aside: no minute, or one that another zone does not have.
        return value
    return f"{date_format(local, 'j F Y, H.i')} {zone_name}".strip()


def _blocks(name: str, value: Any) -> list[Block]:
    return blocks(value or "") if name == "body" else plain(value or "")


def _plainly(name: str, value: Any) -> str:
    return plain_text(value or "") if name == "body" else value or ""


def _names(name: str, value: Any, around: Surroundings) -> list[str]:
    if name == "tags":
        return list(value or [])
    return [_("naskah lain") if pin["id"] in around.hidden else pin["name"] for pin in value or []]


def _listed(old: list[str], new: list[str]) -> tuple[Run, ...]:
    """What is there now, in its order, then what went."""
    was, is_now = ({name.casefold() for name in side} for side in (old, new))
    stands = [Run(SAME if name.casefold() in was else ADDED, name) for name in new]
    return (*stands, *(Run(REMOVED, name) for name in old if name.casefold() not in is_now))


def picture_of(value: Any, around: Surroundings) -> Picture | None:
    return Picture(value["name"], around.thumbnails.get(value["id"], "")) if value else None


def _told(line: Line, around: Surroundings) -> Told:
    notes = tuple(_note(look, line.kind) for look in line.looks)
    return Told(line, notes, *(_figure(line.kind, shown, around) for shown in line.shown))


def _figure(kind: str, shown: str, around: Surroundings) -> Picture | None:
    """What stands at a figure's place, by its name."""
    if video := read_video(shown):
        return Picture(_("Video %(host)s: %(key)s") % {"host": video[0].name, "key": video[1]}, "")
    if not shown.isdigit():
        return None
    if kind == "attachment":
        title = around.documents.get(int(shown), _("nomor %s") % shown)
        return Picture(_("Lampiran: %s") % title, "")
    return Picture(_("Gambar nomor %s") % shown, around.thumbnails.get(int(shown), ""))


def _note(look: Look, kind: str) -> str:
    if look.name == "figure":
        return str(_FIGURES[kind])
    if look.name == "kind":
        kinds = {"before": _KINDS[look.before], "after": _KINDS[look.after]}
        return _("Semula %(before)s, sekarang %(after)s") % kinds
    if look.name == "a" and look.before and look.after:
        return _("Tautan: semula %(before)s, sekarang %(after)s") % {
            "before": look.before,
            "after": look.after,
        }
    if look.name == "a" and look.after:
        return _("Tautan ditambahkan: %s") % look.after
    if look.name == "a" and look.before:
        return _("Tautan dihapus: %s") % look.before
    return str(_LOOKS[look.name])


def _stretches(lines: list[Told]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and (lines[end].line.change == SAME) == (lines[number].line.change == SAME):
            end += 1
        stretches += _folded(lines[number:end], is_first=number == 0, is_last=end == len(lines))
        number = end
    return tuple(stretches)


def _folded(lines: list[Told], *, is_first: bool, is_last: bool) -> list[Stretch]:
    """A long run of unchanged blocks in three: the ones beside a change are shown."""
    if lines[0].line.change != SAME or len(lines) < _LONG:
        return [Stretch(tuple(lines))]
    start, end = 0 if is_first else 1, len(lines) if is_last else len(lines) - 1
    parts = [(lines[:start], False), (lines[start:end], True), (lines[end:], False)]
    return [Stretch(tuple(part), folded) for part, folded in parts if part]
