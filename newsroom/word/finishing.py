"""What opens and closes a text: dateline, codes of editor and writer, a proposal for the summary."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from lxml import etree

from newsroom.word.blocks import Marks
from newsroom.word.head import DAYS, MONTHS

LONGEST_DATELINE = 120
_SHORTEST_SUMMARY = 40
# What reads whole in search results and lists.
LONGEST_PROPOSED_SUMMARY = 160
# A longer first sentence stands alone.
_ENOUGH = 90
_WORD = r"(?:[A-Z][\w'’./]*|dan|di|\([^()]{2,30}\))"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,5}}"
_DAY = rf"(?:(?:{DAYS}),? ?)?\(?(?:\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?|\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?)\)?"
_DASH = r"(?:\s+[-–—]{1,2}\s*|[-–—]{1,2}\s+)"
# “Jakarta Pusat, Kominfo –”, “Jakarta, 11 Oktober 2021 –”, “JAKARTA (Kominfo) –”, “Surabaya –”.
_DATELINE = re.compile(rf"\s*(?P<place>{_PLACE}(?:, ?(?:{_DAY}|{_PLACE})){{0,3}}){_DASH}(?=[\"“'‘(]?\w)")
_SURE = re.compile(r"[,(]")
_MOST_WORDS_ALONE = 3
_CODE = r"[A-Za-z]{1,8}"
_CODES = re.compile(rf"\(\s*(?P<codes>{_CODE}(?:\s*/\s*{_CODE}){{0,3}})\s*\)\s*\.?$")
_BARE_CODES = re.compile(rf"(?P<codes>{_CODE}(?:\s*/\s*{_CODE}){{1,3}})")
_END = re.compile(r"[*#=~_–—-]{2,}|[-–—*# ]*(?:o0o|ooo|selesai|sekian)[-–—*# ]*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?P<last>[\w)”\"’%]+)[.!?][”\"’]?\s+(?=[A-Z“\"‘\d])")
_SUBORDINATE = (
    "sehingga|karena|setelah|sesudah|sebelum|ketika|saat|sementara|sedangkan|agar|supaya|guna|demi|sejak|seiring|"
    "meski|meskipun|walau|walaupun|namun|tetapi|dalam rangka"
)
_CLAUSE_END = re.compile(rf",\s|\s(?=(?:{_SUBORDINATE})\b)")
# A sentence that opens with one of these says what matters at its end.
_OPENS_ASIDE = re.compile(
    rf"(?:{_SUBORDINATE}|untuk|dengan|dalam|menurut|sebagai|selain|pada|di|melalui|usai|berdasarkan|bersama|terkait|jika|bila)\b",
    re.IGNORECASE,
)
# Only in small letters: names have such syllables too.
_NO_VERB = "menteri|mereka|media|menit|menurut|berita|beberapa|berbagai|dinas|digital|dirjen|diri|terhadap|terkait|tersebut"
_VERB = re.compile(
    rf"\b(?!(?:{_NO_VERB})\b)(?:me|ber|di|ter)[a-z]{{4,}}|\b(?:akan|telah|sudah|adalah|mulai)\b"
)
_PAIRS = [("(", ")"), ("[", "]"), ("“", "”")]
_ABBREVIATED = {
    *("dr", "prof", "drs", "dra", "ir", "hj", "no", "nomor", "jl", "tn", "ny", "sdr", "kol", "jend", "rp"),
    *("dll", "dsb", "kec", "kab", "kel", "st", "mr", "mrs", "letjen", "mayjen", "brigjen", "kapt", "let"),
}


@dataclass
class Ends:
    """`is_sure` where the dateline names more than a place; `codes` in the order of the text."""

    dateline: str = ""
    is_sure: bool = True
    sign_off: str = ""
    codes: list[str] = field(default_factory=list)


def take_ends(root: etree._Element, initials: Collection[str], marks: Marks) -> Ends:
    """Dateline and codes out of the text. `initials` are those of colleagues, in small letters."""
    ends = Ends()
    first = next((p for p in root.findall("p") if _text(p)), None)
    if first is not None:
        _take_dateline(first, ends)
    _take_codes(root, ends, initials, marks)
    return ends


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _take_dateline(paragraph: etree._Element, ends: Ends) -> None:
    text = _text(paragraph)
    found = _DATELINE.match(text)
    if found is None:
        return
    place = " ".join(found["place"].split())
    is_sure = bool(_SURE.search(place))
    if len(place) > LONGEST_DATELINE or (not is_sure and len(place.split()) > _MOST_WORDS_ALONE):
        return
    length = found.end()
    # “Jakarta, Kominfo – Selasa (11/10/2021) – Menteri …”: the day belongs to it.
    day = re.match(rf"({_DAY}){_DASH}", text[length:], re.IGNORECASE)
    if day:
        place, length = f"{place}, {day.group(1)}", length + day.end()
    ends.dateline, ends.is_sure = place, is_sure
    cut_start(paragraph, length)


def _take_codes(root: etree._Element, ends: Ends, initials: Collection[str], marks: Marks) -> None:
    for paragraph in reversed(root.findall("p")[-4:]):
        text = " ".join(_text(paragraph).split())
        if _END.fullmatch(text):
            marks.add("end_mark")
            root.remove(paragraph)
            continue
        found = None if ends.codes else _CODES.search(text) or _BARE_CODES.fullmatch(text)
        codes = [code.strip() for code in found["codes"].split("/")] if found else []
        if found is None or not _are_codes(codes, initials):
            continue
        ends.codes = codes
        ends.sign_off = "(" + "/".join(codes) + ")"
        raw = _text(paragraph).rstrip()
        if found.start() == 0:
            root.remove(paragraph)
        else:
            opens = raw.rindex("(")
            cut_end(paragraph, len(_text(paragraph)) - len(raw[:opens].rstrip()))


def _are_codes(codes: list[str], initials: Collection[str]) -> bool:
    """`(rb/m)` is; `(BPS)` and `(TNI/Polri)` are not, unless colleagues are called so."""
    if any(code.casefold() in initials for code in codes):
        return True
    return all(code.islower() and len(code) <= (4 if len(codes) == 1 else 8) for code in codes)


def cut_start(element: etree._Element, length: int) -> None:
    """Take the first `length` characters away, and what is empty then."""
    for place, name in _texts(element):
        text = getattr(place, name) or ""
        cut = min(len(text), length)
        setattr(place, name, text[cut:])
        length -= cut
        if not length:
            break
    _drop_empty(element)


def cut_end(element: etree._Element, length: int) -> None:
    for place, name in reversed(_texts(element)):
        text = getattr(place, name) or ""
        cut = min(len(text), length)
        setattr(place, name, text[: len(text) - cut])
        length -= cut
        if not length:
            break
    _drop_empty(element)


def _texts(element: etree._Element) -> list[tuple[etree._Element, str]]:
    """Where the text of `element` lies, in order."""
    found: list[tuple[etree._Element, str]] = [(element, "text")]
    for child in element:
        found += [*_texts(child), (child, "tail")]
    return found


def _drop_empty(element: etree._Element) -> None:
    for child in list(element.iterdescendants()):
        if child.tag != "br" and not _text(child).strip():
            child.drop_tag()  # type: ignore[attr-defined]


def part_paragraphs(root: etree._Element) -> None:
    """Two line breaks in a row are how some people part paragraphs."""
    for paragraph in root.findall("p"):
        while (cut := _double_break(paragraph)) is not None:
            first, second = cut
            rest = root.makeelement("p")
            rest.text, moved = second.tail, False
            for child in list(paragraph):
                if moved:
                    rest.append(child)
                moved = moved or child is second
            paragraph.remove(second)
            paragraph.remove(first)
            paragraph.addnext(rest)
            paragraph = rest


def _double_break(paragraph: etree._Element) -> tuple[etree._Element, etree._Element] | None:
    for first in paragraph.findall("br"):
        second = first.getnext()
        if second is not None and second.tag == "br" and not (first.tail or "").strip():
            return first, second
    return None


def proposed_summary(root: etree._Element) -> str:
    """The first sentence of the text, with the second where both fit; of one that is too long its first clauses.
    Nothing where it says too little, or where no clause ends in time."""
    first = next((p for p in root.findall("p") if _text(p).strip()), None)
    if first is None:
        return ""
    sentences = _sentences(" ".join(_text(first).split()))
    summary = sentences[0]
    if (
        len(summary) < _ENOUGH
        and len(sentences) > 1
        and len(summary) + len(sentences[1]) < LONGEST_PROPOSED_SUMMARY
    ):
        summary = f"{summary} {sentences[1]}"
    is_whole = summary.endswith((".", "!", "?", ".”", '."'))
    if len(summary) > LONGEST_PROPOSED_SUMMARY:
        summary = _first_clauses(summary)
    return summary if is_whole and len(summary) >= _SHORTEST_SUMMARY else ""


def _first_clauses(sentence: str) -> str:
    """As many of its clauses as fit, with a verb, no bracket and no quotation left open."""
    if _OPENS_ASIDE.match(sentence):
        return ""
    for end in reversed(list(_CLAUSE_END.finditer(sentence, 0, LONGEST_PROPOSED_SUMMARY))):
        clauses = sentence[: end.start()]
        is_closed = clauses.count('"') % 2 == 0 and all(
            clauses.count(a) == clauses.count(b) for a, b in _PAIRS
        )
        if is_closed and _VERB.search(clauses):
            return f"{clauses}."
    return ""


def _sentences(text: str) -> list[str]:
    """Three at most."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        last = end["last"]
        if last.casefold() in _ABBREVIATED or (len(last) == 1 and last.isupper()):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
        if len(found) == 2:
            break
    return [*found, text[start:].strip()]
