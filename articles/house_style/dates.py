"""Weekdays beside their dates, as Indonesian newsrooms write them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from articles.house_style.reading import Block, Reading, running
from articles.house_style.rules import Found, Known

WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
_DAY_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    "jum'at": 4,
    "jum’at": 4,
    "jumaat": 4,
    "ahad": 6,
}
_MONTHS = {
    "januari": 1,
    "jan": 1,
    "februari": 2,
    "pebruari": 2,
    "feb": 2,
    "maret": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "mei": 5,
    "juni": 6,
    "jun": 6,
    "juli": 7,
    "jul": 7,
    "agustus": 8,
    "agu": 8,
    "agt": 8,
    "ags": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "oktober": 10,
    "okt": 10,
    "november": 11,
    "nopember": 11,
    "nov": 11,
    "nop": 11,
    "desember": 12,
    "des": 12,
}
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# “minggu” in small letters is a week.
_WEEKDAY = (
    r"(?:[Ss]enin|[Ss]elasa|[Rr]abu|[Kk]amis|[Jj]um(?:aa|['’]?a)t|[Ss]abtu|Minggu|Ahad"
    r"|SENIN|SELASA|RABU|KAMIS|JUM['’]?AT|SABTU|MINGGU|AHAD)"
)
_NUMERIC = r"(?P<d>\d{1,2})(?P<sep>[/.\-])(?P<m>\d{1,2})(?:(?P=sep)(?P<y>\d{4}|\d{2}))?(?![\d]|[/\-–—]\d|\s?[.:]\s?\d)"
_WORDED = rf"(?P<wd>\d{{1,2}})\s(?P<wm>{_MONTH})\b\.?(?:\s(?P<wy>\d{{4}})\b)?"
# “Selasa malam (11/10)”; “malam Selasa” is the evening before.
_TIME_OF_DAY = r"(?:\s(?:(?:dini|tengah)\s(?:hari|malam)|pagi|siang|sore|petang|malam))?"
_BESIDE = re.compile(
    rf"(?<!malam\s)\b(?P<day>{_WEEKDAY}){_TIME_OF_DAY}\b,?\s?\(?\s?(?:tanggal\s|tgl\.?\s)?(?:{_NUMERIC}|(?i:{_WORDED}))"
)
# “Senin–Rabu, 11–13 Oktober 2021”: the last day of each belong together.
_SPAN = re.compile(
    rf"\b(?P<from>{_WEEKDAY})\s?(?:[-–—]|sampai|hingga|s\.?d\.?)\s?(?P<day>{_WEEKDAY}),?\s?\(?(?P<fd>\d{{1,2}})\s?[-–—]\s?"
    rf"(?:{_NUMERIC}|(?i:{_WORDED}))"
)
_FULL = re.compile(r"(?<![\w/.\-–])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\w/\-–])")
_WORDED_ALONE = re.compile(rf"(?<![\w/.,\-–])(?i:{_WORDED})")
# A letter's number is no date.
_NUMBERED = re.compile(r"(?:\b(?:nomor|no|nota|surat|sk|se|perkara|kode|pasal)\b)[.:]?\s*$", re.IGNORECASE)


def wrong_weekdays(reading: Reading, known: Known) -> Iterator[Found]:
    """One for each mistake, at its first place: a summary often repeats what the text says. Places are counted only
    for what is asked for."""
    alike: dict[str, list[tuple[Block, int, int]]] = {}
    for block, start, words, weekday in _wrong_weekdays(reading):
        alike.setdefault(words, []).append((block, start, weekday))
    for words, places in alike.items():
        block, start, weekday = places[0]
        sentence = _("“%(words)s”: tanggal itu hari %(weekday)s. Perbaiki hari atau tanggalnya.") % {
            "words": words,
            "weekday": WEEKDAYS[weekday],
        }
        if len(places) > 1:
            sentence = _("%(sentence)s Tertulis di %(number)d tempat.") % {
                "sentence": sentence,
                "number": len(places),
            }
        yield Found(block.field, sentence, words, block.at(start))


def _wrong_weekdays(reading: Reading) -> Iterator[tuple[Block, int, str, int]]:
    """Block, place in it, words, and the weekday that the date has."""
    for block in running(reading):
        starts, ends = [0], [0]
        for match in _SPAN.finditer(block.text):
            starts.append(match.start())
            ends.append(match.end())
            yield from _judged(block, match, reading.text.day)
        for match in _BESIDE.finditer(block.text):
            # Behind the last span that begins no later.
            if match.start() >= ends[bisect_right(starts, match.start()) - 1]:
                yield from _judged(block, match, reading.text.day)


def _judged(block: Block, match: re.Match[str], near: date) -> Iterator[tuple[Block, int, str, int]]:
    meant = _meant(match, near)
    if meant is None or not _FIRST_YEAR <= meant.year <= _LAST_YEAR:
        return
    if meant.weekday() == _DAY_NUMBERS[match["day"].lower()]:
        return
    is_bracketed = "(" in match[0] and block.text[match.end() : match.end() + 1] == ")"
    yield block, match.start(), match[0].strip() + (")" if is_bracketed else ""), meant.weekday()


def _meant(match: re.Match[str], near: date) -> date | None:
    """The date; without a year the one nearest to the article's own day."""
    if match["d"] is not None:
        day, month, year = match["d"], int(match["m"]), match["y"]
        # A point also parts hours from minutes.
        if match["sep"] != "/" and year is None:
            return None
    else:
        day, month, year = match["wd"], _MONTHS[match["wm"].lower()], match["wy"]
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    candidates = [_date(near.year + step, month, int(day)) for step in (-1, 0, 1)]
    there = [candidate for candidate in candidates if candidate is not None]
    return min(there, key=lambda candidate: abs(candidate - near), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def impossible_dates(reading: Reading, known: Known) -> Iterator[Found]:
    for block in running(reading):
        for match in [*_FULL.finditer(block.text), *_WORDED_ALONE.finditer(block.text)]:
            is_worded = "wd" in match.re.groupindex
            day = int(match["wd"] if is_worded else match["d"])
            month = _MONTHS[match["wm"].lower()] if is_worded else int(match["m"])
            year = match["wy"] if is_worded else match["y"]
            if year is None or not _FIRST_YEAR <= int(year) <= _LAST_YEAR or _date(int(year), month, day):
                continue
            if _NUMBERED.search(block.text[max(0, match.start() - 20) : match.start()]):
                continue
            sentence = _("Tanggal “%s” tidak ada dalam kalender.") % match[0]
            yield Found(block.field, sentence, match[0], block.at(match.start()))
