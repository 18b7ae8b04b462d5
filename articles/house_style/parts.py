"""The parts of a text: dateline, lengths, sub-headings, codes, pictures, links."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.house_style.reading import Block, Reading, words_from
from articles.house_style.rules import (
    ADVISED_HEADLINE,
    ADVISED_SUMMARY,
    LONGEST_PARAGRAPH,
    WITHOUT_SUBHEADING,
    Found,
    Known,
)

# Kinds that newsrooms open with a dateline, and those that are spoken or listed rather than told.
_FILED = {"news", "press_release"}
_TOLD = {"news", "press_release", "hoax_report"}
_WORDS = re.compile(r"\w[\w'’.,/-]*")
_TITLE = r"(?:[A-Z][\w.'’]*|[(/&]|dan|di|[A-Z)]+)"
# “Jakarta Pusat, Kominfo – Kementerian …” and “JAKARTA – Kementerian …”: what follows begins a sentence, for
# “Wali Kota Bandung, Ridwan – yang hadir …” and “Kereta Jakarta – Bandung” are none.
# “Jakarta, 11 Oktober 2021 – Kementerian …” is one for its date.
_DAY = r"\(?\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?|\s[A-Z][a-z]{2,8}\s\d{4})\)?"
_OPENING = re.compile(
    rf"\s*\(?(?P<place>{_TITLE}(?:\s{_TITLE}){{0,3}}(?:(?=,?\s?{_DAY})|,\s?{_TITLE}(?:\s{_TITLE}){{0,5}})"
    rf"|[A-Z]{{3,}}(?:\s[A-Z]{{3,}}){{0,3}})\)?(?:,?\s?{_DAY})?"
    r"\s*(?:\s--?|[–—])\s*(?=[A-Z“\"‘0-9])"
)
_CODES = re.compile(r"\(\s*([A-Za-z]{1,8}(?:\s*[/,;]\s*[A-Za-z]{1,8}){0,4})\s*\)\s*\.?$")
_CODE = re.compile(r"[A-Za-z]+")
# Abbreviations that keep their full stop.
_ABBREVIATED = re.compile(r"(?:\b\w{1,3}|\.\w+|\b(?:Tbk|Prof|Persero|dll|dsb|dst))\.$", re.IGNORECASE)
_VAGUE = {
    "di sini",
    "disini",
    "klik di sini",
    "klik disini",
    "sini",
    "link ini",
    "tautan ini",
    "klik",
    "link",
}


def _plain(text: str) -> str:
    """Letters and digits, single spaces: as people compare two sentences."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def _opening(reading: Reading) -> re.Match[str] | None:
    first = reading.paragraphs[0] if reading.paragraphs else None
    return _OPENING.match(first.text[:300]) if first is not None else None


def dateline_missing(reading: Reading, known: Known) -> Iterator[Found]:
    if reading.text.dateline or reading.text.kind not in _FILED or not reading.paragraphs:
        return
    if opening := _opening(reading):
        sentence = _("Dateline tertulis di isi. Pindahkan “%s” ke kolom Dateline.") % opening["place"]
        first = reading.paragraphs[0]
        yield Found("body", sentence, opening["place"], first.at(opening.start("place")))
    else:
        yield Found("dateline", _("Dateline masih kosong. Tulis tempat dan lembaga."))


def dateline_doubled(reading: Reading, known: Known) -> Iterator[Found]:
    if not reading.text.dateline or not reading.paragraphs:
        return
    first = reading.paragraphs[0]
    words = _repeated(reading.text.dateline, first.text)
    if not words and (opening := _opening(reading)):
        words = opening["place"]
    if words:
        sentence = _("Isi dibuka lagi dengan “%s”. Hapus; dateline ditambahkan otomatis.") % words
        yield Found("body", sentence, words, first.at(first.text.find(words)))


def _repeated(dateline: str, text: str) -> str:
    """The opening of `text` that is the dateline, or its place alone, with a dash after it."""
    for place in (dateline, dateline.split(",")[0]):
        said = r"\s+".join(re.escape(part) for part in place.strip(" –—-").split())
        match = re.match(rf"\s*(?P<words>{said})\s*(?:[–—]|\s-|-\s)", text, re.IGNORECASE)
        if said and match is not None:
            return match["words"]
    return ""


def long_headlines(reading: Reading, known: Known) -> Iterator[Found]:
    if (length := len(reading.text.headline)) > ADVISED_HEADLINE:
        yield Found("headline", _too_long(_("Judul"), length, ADVISED_HEADLINE))


def long_summaries(reading: Reading, known: Known) -> Iterator[Found]:
    if (length := len(reading.text.summary)) > ADVISED_SUMMARY:
        yield Found("summary", _too_long(_("Ringkasan"), length, ADVISED_SUMMARY))


def _too_long(name: str, length: int, advised: int) -> str:
    sentence = _("%(name)s %(length)d karakter. Ringkaskan sampai %(advised)d karakter.")
    return sentence % {"name": name, "length": length, "advised": advised}


def capital_headlines(reading: Reading, known: Known) -> Iterator[Found]:
    headline = reading.text.headline
    if headline.isupper() and len(headline.split()) >= 3 and sum(map(str.isalpha, headline)) >= 15:
        yield Found("headline", _("Judul seluruhnya huruf kapital. Tulis dengan huruf biasa."))


def repeating_summaries(reading: Reading, known: Known) -> Iterator[Found]:
    summary = _plain(reading.text.summary)
    if not summary:
        return
    if summary == _plain(reading.text.headline):
        yield Found("summary", _("Ringkasan sama dengan judul. Tulis apa yang belum disampaikan judul."))
    elif reading.paragraphs and summary == _plain(reading.paragraphs[0].text):
        yield Found("summary", _("Ringkasan sama dengan paragraf pertama. Tulis dengan kalimat sendiri."))


def unknown_codes(reading: Reading, known: Known) -> Iterator[Found]:
    for code in dict.fromkeys(_CODE.findall(reading.text.sign_off or "")):
        if code.lower() not in known.initials:
            yield Found(
                "sign_off", _("Tidak ada akun dengan inisial “%s”. Periksa kode redaksi.") % code, code
            )


def codes_in_body(reading: Reading, known: Known) -> Iterator[Found]:
    """Sure only where every code is somebody's, for a text may end with any word in brackets."""
    last = reading.paragraphs[-1] if reading.paragraphs else None
    match = (
        _CODES.search(last.text.rstrip(), max(0, len(last.text.rstrip()) - 80)) if last is not None else None
    )
    if last is None or match is None:
        return
    if all(code.lower() in known.initials for code in _CODE.findall(match[1])):
        sentence = _("Kode redaksi “%s” tertulis di isi. Hapus dari sini dan pakai kolom Kode redaksi.")
        yield Found("body", sentence % match[0], match[0], last.at(match.start()))


def undescribed_pictures(reading: Reading, known: Known) -> Iterator[Found]:
    lead = reading.text.lead_image
    if lead is not None:
        yield from _described(lead, known)
    for number in dict.fromkeys(reading.pictures):
        yield from _described(number, known, place=reading.pictures.index(number) + 1)


def _described(number: int, known: Known, *, place: int = 0) -> Iterator[Found]:
    """`place` among the pictures of the body; 0 for the lead picture."""
    field = "body" if place else "lead_image"
    picture = known.pictures.get(number)
    if picture is None:
        sentence = _("Gambar nomor %s tidak ada lagi di pustaka. Hapus atau ganti gambarnya.") % number
        yield Found(field, sentence, picture=number)
    elif not picture.is_described:
        yield Found(field, _undescribed(picture.name, place), picture=number)


def _undescribed(name: str, place: int) -> str:
    if not place:
        return _("Foto utama belum punya teks alternatif: uraikan isinya atau tandai sebagai hiasan.")
    if not name:
        sentence = _(
            "Gambar ke-%s dalam isi belum punya teks alternatif: uraikan isinya atau tandai sebagai hiasan."
        )
        return sentence % place
    sentence = _(
        "Gambar “%s” dalam isi belum punya teks alternatif: uraikan isinya atau tandai sebagai hiasan."
    )
    return sentence % name


def dead_links(reading: Reading, known: Known) -> Iterator[Found]:
    for anchor in reading.anchors:
        if why := known.dead_links.get(anchor.href):
            words = " ".join(anchor.words.split())[:80]
            sentence = _("Tautan “%(words)s” mati: %(why)s.") % {"words": words or anchor.href, "why": why}
            yield Found("body", sentence, words, anchor.at)


def vague_links(reading: Reading, known: Known) -> Iterator[Found]:
    for anchor in reading.anchors:
        if _plain(anchor.words) in _VAGUE:
            sentence = _("Tautan “%s” tidak menyebut tujuannya. Pakai nama halaman yang dituju.")
            words = " ".join(anchor.words.split())
            yield Found("body", sentence % words, words, anchor.at)


def long_paragraphs(reading: Reading, known: Known) -> Iterator[Found]:
    """Not in speeches, which are printed as they were held."""
    if reading.text.kind == "speech":
        return
    for block in reading.paragraphs:
        if (count := len(_WORDS.findall(block.text))) > LONGEST_PARAGRAPH:
            start = len(block.text) - len(block.text.lstrip())
            sentence = _("Paragraf ini %d kata. Bagi menjadi dua.") % count
            yield Found("body", sentence, words_from(block.text, start), block.at(start))


def missing_subheadings(reading: Reading, known: Known) -> Iterator[Found]:
    if reading.text.kind not in _TOLD or any(_is_heading(block) for block in reading.blocks):
        return
    if (count := sum(len(_WORDS.findall(block.text)) for block in reading.blocks)) > WITHOUT_SUBHEADING:
        sentence = _("Isi %d kata tanpa subjudul. Beri subjudul, supaya pembaca dapat beristirahat.") % count
        yield Found("body", sentence)


def stopped_subheadings(reading: Reading, known: Known) -> Iterator[Found]:
    for block in reading.blocks:
        text = block.text.rstrip()
        if not _is_heading(block) or not text.endswith(".") or text.endswith(".."):
            continue
        if not _ABBREVIATED.search(text[-20:]):
            start = len(text) - len(text.lstrip())
            yield Found(
                "body",
                _("Subjudul “%s” diakhiri titik. Hapus titiknya.") % text.strip(),
                text.strip(),
                block.at(start),
            )


def _is_heading(block: Block) -> bool:
    return block.kind in ("h2", "h3")
