"""What stands above the text: headline, kind of text, date, people. Each is taken out of the blocks."""

import re
from collections import Counter
from dataclasses import dataclass, field

from newsroom.word.blocks import Block, Marks, Paragraph, Picture, Table

LONGEST_HEADLINE = 200
LONGEST_KICKER = 80
LONGEST_SUMMARY = 300
# Running text is not so short, and a headline not so long.
_RUNNING = 140
_SENTENCE = 60
_MOST_ABOVE = 12

DAYS = "Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad"
MONTHS = (
    "Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Nopember|Desember"
)
_DATE = re.compile(
    rf"(?:[A-Z][\w .]{{2,30}}, )?(?:hari )?(?:(?:{DAYS}),? ?)?\(?(?:\d{{1,2}} (?:{MONTHS}) \d{{4}}|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}})\)?",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"siaran pers\b[\s:]*(?:(?:no|nomor)\b[.:\s]*(?P<number>.{0,80}))?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:no|nomor)\s*[.:]\s*(?P<number>[\w./-]*\d[\w./-]*)", re.IGNORECASE)
_KINDS = {
    "siaran pers": "press_release",
    "pengumuman": "announcement",
    "sambutan": "speech",
    "laporan isu hoaks": "hoax_report",
}
_CATEGORY = re.compile(
    r"kategori\s*:?\s+(?P<name>[^|:]{2,60}?)(?:\s*\|\s*(?P<initials>[A-Za-z]{1,8}))?", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"(?P<what>oleh|penulis|pewarta|reporter|editor|penyunting|redaktur)\s*(?::|(?<=oleh))\s*(?P<name>[^:]{2,80}?)",
    re.IGNORECASE,
)
_WRITERS = {"oleh", "penulis", "pewarta", "reporter"}
_DATELINE = re.compile(r"[^.!?]{3,60}(?:\s[-–—]{1,2}|[-–—]\s)")


@dataclass
class Head:
    headline: str = ""
    # From what the headline was taken: style, heading, look, line, or nothing.
    headline_by: str = ""
    kicker: str = ""
    summary: str = ""
    kind: str = ""
    release_number: str = ""
    category: str = ""
    initials: str = ""
    people: dict[str, str] = field(default_factory=dict)
    lead: Picture | None = None


def take_head(blocks: list[Block], marks: Marks) -> tuple[Head, list[Block]]:
    """What stands above the text, and the blocks without it."""
    head = Head()
    start = _start_of_text(blocks)
    above, rest = blocks[:start], blocks[start:]
    above = [block for block in above if not (isinstance(block, Paragraph) and _told(head, block, marks))]
    _take_headline(head, above, rest)
    _take_lead(head, above)
    _take_beside_headline(head, above)
    return head, [*above, *rest]


def _start_of_text(blocks: list[Block]) -> int:
    """Where running text, a table or a list begins."""
    for index, block in enumerate(blocks[:_MOST_ABOVE]):
        if isinstance(block, Table) or (isinstance(block, Paragraph) and _is_text(block)):
            return index
    return min(len(blocks), _MOST_ABOVE)


def _is_text(paragraph: Paragraph) -> bool:
    if not paragraph.is_plain:
        return paragraph.place is not None or paragraph.role == "quote"
    text = paragraph.text
    if len(text) >= _RUNNING:
        return not (paragraph.is_bold and len(text) <= LONGEST_HEADLINE and not text.endswith("."))
    ends = text.endswith((".", ".”", '."', ")")) and not paragraph.is_bold and paragraph.alignment != "center"
    return len(text) >= _SENTENCE and bool(ends or (_DATELINE.match(text) and "," in text[:40]))


def _told(head: Head, paragraph: Paragraph, marks: Marks) -> bool:
    """Whether the line only says something about the text, which then is noted."""
    text = paragraph.text
    if _of_people(head, text) or _of_kind(head, text):
        return True
    if category := _CATEGORY.fullmatch(text):
        head.category, head.initials = category["name"].strip(), category["initials"] or ""
        return True
    if _DATE.fullmatch(text.rstrip(".")):
        marks.add("date", text)
        return True
    return text.casefold().strip(" :") == "tentang" and head.kind == "press_release"


def _of_kind(head: Head, text: str) -> bool:
    tidy = text.casefold().strip(" :.")
    if tidy in _KINDS and not head.kind:
        head.kind = _KINDS[tidy]
        return True
    release = _RELEASE.fullmatch(text)
    if release and len(text) <= 100 and not head.kind:
        head.kind, head.release_number = "press_release", (release["number"] or "").strip()
        return True
    counted = _NUMBER.fullmatch(text)
    if counted and head.kind == "press_release" and not head.release_number:
        head.release_number = counted["number"]
        return True
    return False


def _of_people(head: Head, text: str) -> bool:
    found = _PEOPLE.fullmatch(text)
    if found is None or len(text) > 100:
        return False
    who = "writer" if found["what"].casefold() in _WRITERS else "editor"
    head.people.setdefault(who, found["name"].strip(" .,"))
    return True


def take_people(head: Head, blocks: list[Block]) -> list[Block]:
    """The last lines of a text may say who wrote it, too."""
    last = len(blocks) - 4
    return [
        block
        for index, block in enumerate(blocks)
        if index < last
        or not (isinstance(block, Paragraph) and block.is_plain and _of_people(head, block.text))
    ]


def _take_headline(head: Head, above: list[Block], rest: list[Block]) -> None:
    lines = [block for block in above if isinstance(block, Paragraph)]
    usual = _usual_size(rest)
    ways = (
        ("style", [line for line in lines if line.role == "title"]),
        ("heading", [line for line in lines if line.role == "heading" and line.level == 1][:1]),
        ("look", [line for line in lines if _stands_out(line, usual)][:1]),
        ("line", [line for line in lines if _may_be_headline(line)][:1] if rest else []),
    )
    for way, found in ways:
        if found:
            head.headline_by = way
            head.headline = " ".join(line.text for line in found)
            for line in found:
                above.remove(line)
            return


def _usual_size(rest: list[Block]) -> int:
    sizes = Counter[int]()
    for block in rest:
        if isinstance(block, Paragraph) and block.is_plain:
            sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _stands_out(line: Paragraph, usual: int) -> bool:
    larger = line.size > max(usual, 20) * 1.15
    return _may_be_headline(line) and (line.is_bold or line.alignment == "center" or larger)


def _may_be_headline(line: Paragraph) -> bool:
    return line.role in ("", "heading") and line.place is None and 8 <= len(line.text) <= LONGEST_HEADLINE


def _take_lead(head: Head, above: list[Block]) -> None:
    """The first picture above the text is the story's."""
    for block in above:
        if isinstance(block, Picture):
            head.lead = block
            above.remove(block)
            return


def _take_beside_headline(head: Head, above: list[Block]) -> None:
    """A line in the style of a sub-title is a kicker where it is short, else the summary."""
    for block in list(above):
        if not isinstance(block, Paragraph) or block.role != "subtitle":
            continue
        is_short = len(block.text) <= LONGEST_KICKER and not block.text.endswith((".", "!", "?"))
        if is_short and not head.kicker:
            head.kicker = block.text
        elif not is_short and len(block.text) <= LONGEST_SUMMARY and not head.summary:
            head.summary = block.text
        else:
            continue
        above.remove(block)
