"""Words: written twice, not as the dictionary has them, with gaps where none belong; quotation marks."""

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.house_style.reading import BREAK, Block, Reading, running, words_from
from articles.house_style.rules import Found, Known

_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
# Said twice on purpose: in songs, laughter, numbers read aloud, and English or Arabic within a sentence; “orang
# dalam dalam perkara itu” and the like are right.
MAY_BE_DOUBLED = {
    *("dalam", "ha", "he", "hi", "ho", "hu", "la", "na", "da", "ya", "yo", "bla", "cha", "tok", "tik", "dor"),
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *(
        "that",
        "had",
        "no",
        "yes",
        "very",
        "bye",
        "amin",
        "aamiin",
        "labbaik",
        "hore",
        "gol",
        "tes",
        "merdeka",
    ),
}
# In small letters alone: a name keeps its own spelling.
SPELLINGS = {
    "disini": "di sini",
    "disana": "di sana",
    "disitu": "di situ",
    "dimana": "di mana",
    "kemana": "ke mana",
    "kesini": "ke sini",
    "kesana": "ke sana",
    "diatas": "di atas",
    "dibawah": "di bawah",
    "didalam": "di dalam",
    "diluar": "di luar",
    "diantara": "di antara",
    "didepan": "di depan",
    "kedalam": "ke dalam",
    "kedepan": "ke depan",
    "kedepannya": "ke depannya",
    "dibelakang": "di belakang",
    "merubah": "mengubah",
    "dirubah": "diubah",
    "aktifitas": "aktivitas",
    "efektifitas": "efektivitas",
    "kreatifitas": "kreativitas",
    "produktifitas": "produktivitas",
    "obyek": "objek",
    "subyek": "subjek",
    "ijin": "izin",
    "perijinan": "perizinan",
    "resiko": "risiko",
    "beresiko": "berisiko",
    "analisa": "analisis",
    "nomer": "nomor",
    "apotik": "apotek",
    "kwalitas": "kualitas",
    "sistim": "sistem",
    "jadual": "jadwal",
    "praktek": "praktik",
    "himbau": "imbau",
    "menghimbau": "mengimbau",
    "himbauan": "imbauan",
    "antri": "antre",
    "antrian": "antrean",
    "silahkan": "silakan",
    "mempengaruhi": "memengaruhi",
    "mensukseskan": "menyukseskan",
    "mensosialisasikan": "menyosialisasikan",
    "kordinasi": "koordinasi",
    "hakekat": "hakikat",
    "atlit": "atlet",
    "jaman": "zaman",
    "hektar": "hektare",
}
_SPELLED = re.compile(rf"(?<![\w@#/.\-])(?:{'|'.join(SPELLINGS)})(?![\w\-/@]|\.\w)")
# A space before a comma; two spaces that a reader sees, of which one does not break.
_GAP_BEFORE = re.compile(r"(?<=\w)[^\S\u2028]+(?:[,;](?=\s|$)|\.\s*$)")
_WIDE_GAP = re.compile(r"(?<=[\w,.;:])(?:\xa0[ \xa0]| \xa0)[ \xa0]*(?=\w)")
_GAPS = {
    _GAP_BEFORE: gettext_lazy("“%s”: ada spasi sebelum tanda baca. Hapus spasinya."),
    _WIDE_GAP: gettext_lazy("“%s”: ada lebih dari satu spasi. Sisakan satu."),
}


def doubled_words(reading: Reading, known: Known) -> Iterator[Found]:
    for block in running(reading):
        before: re.Match[str] | None = None
        reported = -1
        for match in _WORD.finditer(block.text):
            if before is not None and _is_doubled(block.text, before, match) and before.start() > reported:
                reported = match.start()
                sentence = _(
                    "“%s”: kata ini tertulis dua kali. Hapus satu, atau pakai tanda hubung bila memang kata ulang."
                )
                words = block.text[before.start() : match.end()]
                yield Found(block.field, sentence % words, words, block.at(before.start()))
            before = match


def _is_doubled(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    word, gap = one[0].lower(), text[one.end() : other.start()]
    if word != other[0].lower() or len(word) < 2 or word in MAY_BE_DOUBLED:
        return False
    if not gap.isspace() or BREAK in gap or text[other.end() : other.end() + 1] in ("-", "‑"):
        return False
    # Bora Bora, Duran Duran: names.
    return not other[0][0].isupper() or (one[0].isupper() and text.isupper())


def spellings(reading: Reading, known: Known) -> Iterator[Found]:
    for block in running(reading):
        for match in _SPELLED.finditer(block.text):
            sentence = _("“%(word)s” sebaiknya ditulis “%(right)s”.") % {
                "word": match[0],
                "right": SPELLINGS[match[0]],
            }
            yield Found(block.field, sentence, match[0], block.at(match.start()))


def stray_spaces(reading: Reading, known: Known) -> Iterator[Found]:
    for block in running(reading):
        for gap, sentence in _GAPS.items():
            for match in gap.finditer(block.text):
                word = _before(block.text, match.start())
                # With what follows, for the place is told by letters alone.
                words = " ".join((word + block.text[match.start() : match.end() + 12]).split()[:2])
                yield Found(block.field, sentence % words, words, block.at(match.start() - len(word)))


def _before(text: str, end: int) -> str:
    """The word, or its last letters, that ends there."""
    return (text[max(0, end - 40) : end].split() or [""])[-1]


# Quotation marks. Which way a mark looks is told by what stands beside it; the sign itself decides only between two
# letters, because writers mix “ ” and ".

_MARKS = re.compile('[“”„‟"]')
_SINGLE = re.compile(r"(?:^|(?<=[\s(\[“\"]))‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
# Names and words that begin with the Arabic letter, not with a quotation.
_AYN = re.compile(
    r"‘(?:aisyiyah|ulama|abd|ali\b|umar|utsman|id\b|idul|arafah|asyura|asr|isya|ilm|alim|arab)", re.I
)
# In one block; a text with more of them is none.
_MOST_MARKS = 2_000
_LEFT_OF_OPENING = set("([{–—-/‘'\u2028")


def open_quotations(reading: Reading, known: Known) -> Iterator[Found]:
    carried = False
    blocks: list[Block] = [*reading.lines, *reading.blocks]
    for block, after in zip_longest(blocks, blocks[1:]):
        left, stray = _unpaired(block.text)
        continues = (
            after is not None and after.field == block.field and _MARKS.match(after.text.lstrip()) is not None
        )
        if left is not None and not continues:
            sentence = _("Tanda kutip ini belum ditutup.")
            yield Found(block.field, sentence, words_from(block.text, left), block.at(left))
        if stray is not None and not carried:
            start = block.text.rfind(" ", 0, max(stray - 20, 0)) + 1
            words = block.text[start : stray + 1].strip()
            yield Found(
                block.field, _("Tanda kutip ini menutup kutipan yang tidak dibuka."), words, block.at(start)
            )
        carried = left is not None
        yield from _single(block)


def _unpaired(text: str) -> tuple[int | None, int | None]:
    """Where the mark stands that is never closed, and the one that closes nothing."""
    opened: list[int] = []
    stray: int | None = None
    for match in islice(_MARKS.finditer(text), _MOST_MARKS):
        at = match.start()
        if _opens(text, at, bool(opened)):
            opened.append(at)
        elif opened:
            opened.pop()
        elif not _is_inch(text, at):
            stray = at if stray is None else stray
    return (opened[0] if opened else None), stray


def _opens(text: str, at: int, within: bool) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    starts = not before or before.isspace() or before in _LEFT_OF_OPENING
    ends = not after or after.isspace() or (not after.isalnum() and after not in "“”\"‘'([")
    if starts and not ends:
        return True
    if ends and not starts:
        return False
    if text[at] == '"':
        return not within
    return text[at] in "“„‟"


def _is_inch(text: str, at: int) -> bool:
    return text[at] in '"”' and text[at - 1 : at].isdigit()


def _single(block: Block) -> Iterator[Found]:
    opened: list[int] = []
    for match in islice(_SINGLE.finditer(block.text), _MOST_MARKS):
        if match[0] == "‘":
            if not _AYN.match(block.text, match.start()):
                opened.append(match.start())
        elif opened:
            opened.pop()
    if opened:
        sentence = _("Tanda kutip tunggal ini belum ditutup.")
        yield Found(block.field, sentence, words_from(block.text, opened[0]), block.at(opened[0]))
