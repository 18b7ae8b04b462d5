"""Datelines, codes, headlines and summaries: what is taken for one, and what is not."""

import pytest

from articles.house_style.rules import ADVISED_SUMMARY
from newsroom.word.finishing import LONGEST_PROPOSED_SUMMARY
from tests.word_files import LEAD, made, p, told_of

REST = "Dinas Contoh membuka loket malam bagi warga yang bekerja pada siang hari."


def story(first: str, *rest: str) -> dict:
    return told_of(
        made(p("Loket Malam Dibuka", look="<w:b/>") + p(first) + "".join(map(p, rest))), "rb", "bps"
    )


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Jakarta Pusat, Kominfo - ", "Jakarta Pusat, Kominfo"),
        ("Jakarta Pusat, Kominfo – ", "Jakarta Pusat, Kominfo"),
        ("Jakarta Pusat, Kominfo -- ", "Jakarta Pusat, Kominfo"),
        ("Jakarta, Kominfo- ", "Jakarta, Kominfo"),
        ("Jakarta, 11 Oktober 2021 – ", "Jakarta, 11 Oktober 2021"),
        ("Jakarta, Senin (11/10/2021) – ", "Jakarta, Senin (11/10/2021)"),
        ("Jakarta, Kominfo – Senin (11/10/2021) – ", "Jakarta, Kominfo, Senin (11/10/2021)"),
        ("JAKARTA (Kominfo) – ", "JAKARTA (Kominfo)"),
        ("Surabaya – ", "Surabaya"),
    ],
)
def test_a_dateline_is_taken_off_the_text(opening, dateline):
    told = story(opening + REST)
    assert (told["dateline"], told["body"]) == (dateline, f"<p>{REST}</p>")


@pytest.mark.parametrize(
    "first",
    [
        REST,
        "Program non-tunai di dinas contoh berlangsung sampai akhir tahun bagi semua warga yang mau.",
        "Menteri yang hadir – dan ada tiga – menyambut baik loket malam yang dibuka dinas contoh ini.",
        "Dinas Pelayanan Terpadu Satu Pintu Kota – yang baru – membuka loket malam bagi para warga.",
    ],
)
def test_what_is_no_dateline_stays_in_the_text(first):
    told = story(first)
    assert (told["dateline"], told["body"]) == ("", f"<p>{first}</p>")


@pytest.mark.parametrize(
    ("end", "sign_off", "body"),
    [
        ("Selesai malam ini. (rb/m)", "(rb/m)", "<p>Selesai malam ini.</p>"),
        ("Selesai malam ini. (mth)", "(mth)", "<p>Selesai malam ini.</p>"),
        ("Selesai malam ini. ( RB / M ).", "(RB/M)", "<p>Selesai malam ini.</p>"),
        (
            "Selesai malam ini menurut Badan Pusat Statistik (BPS)",
            "(BPS)",
            "<p>Selesai malam ini menurut Badan Pusat Statistik</p>",
        ),
        (
            "Selesai malam ini bersama aparat (TNI/Polri).",
            "",
            "<p>Selesai malam ini bersama aparat (TNI/Polri).</p>",
        ),
        ("Selesai di Ibu Kota Nusantara (IKN).", "", "<p>Selesai di Ibu Kota Nusantara (IKN).</p>"),
    ],
)
def test_codes_at_the_end_are_taken_where_they_are_some(end, sign_off, body):
    told = story(LEAD, end)
    assert (told["sign_off"], told["body"].partition("20.00.</p>")[2]) == (sign_off, body)


def test_codes_in_a_line_of_their_own_go_with_it():
    told = story(LEAD, "rb/mth")
    assert (told["sign_off"], told["body"].endswith("20.00.</p>")) == ("(rb/mth)", True)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ({"told": '<w:jc w:val="center"/>'}, "look"),
        ({"look": "<w:b/>"}, "look"),
        ({"look": '<w:sz w:val="32"/>'}, "look"),
        ({}, "line"),
    ],
)
def test_the_headline_is_the_first_short_line(line, found):
    told = told_of(made(p("Loket Malam Dibuka", **line) + p(LEAD)))
    assert (told["headline"], told["headline_by"]) == ("Loket Malam Dibuka", found)


def test_a_text_without_a_headline_keeps_all_its_words():
    told = told_of(made(p(LEAD)))
    assert (told["headline"], told["body"].count("Loket melayani")) == ("", 1)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Kategori Berita Kominfo | mth", "category", "Berita Kominfo"),
        ("Kategori Berita Kominfo | mth", "initials", "mth"),
        ("Siaran Pers No. 1/HM/KOMINFO/01/2022", "release_number", "1/HM/KOMINFO/01/2022"),
        ("PENGUMUMAN", "kind", "announcement"),
        ("Oleh: Wati Handayani", "people", {"writer": "Wati Handayani"}),
        ("Editor: Rina Basuki", "people", {"editor": "Rina Basuki"}),
    ],
)
def test_a_line_above_the_text_that_tells_something_is_no_text(line, field, value):
    told = told_of(made(p(line) + p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD)))
    assert (told[field], told["headline"], line in told["body"]) == (value, "Loket Malam Dibuka", False)


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (LEAD.partition("– ")[2], LEAD.partition("– ")[2]),
        (
            "Menurut Dr. Rahmat Hidayat, S.H. loket malam dibuka mulai pekan depan di kantor dinas. Lalu ada lagi yang lain dan panjang sekali kalimatnya.",
            None,
        ),
        ("Kata. " + "sangat panjang " * 40, ""),
        ("Pendek saja", ""),
    ],
)
def test_the_summary_is_whole_sentences_or_nothing(text, summary):
    found = story("Kota Contoh, Dinas – " + text)["summary"]
    assert found == summary if summary is not None else found.startswith("Menurut Dr. Rahmat Hidayat")


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (
            "Kepala Dinas, Rahmat Hidayat, membuka loket malam di kantor dinas, Senin (11/10/2021), setelah uji coba "
            "selama tiga bulan yang diikuti oleh lebih dari dua ribu warga dari sembilan kecamatan.",
            "Kepala Dinas, Rahmat Hidayat, membuka loket malam di kantor dinas, Senin (11/10/2021).",
        ),
        (
            "Loket malam dibuka mulai pekan depan di sembilan kecamatan dan seluruh mal pelayanan publik kota sehingga warga "
            "yang bekerja pada siang hari tidak perlu lagi mengambil cuti atau meminta izin atasannya.",
            "Loket malam dibuka mulai pekan depan di sembilan kecamatan dan seluruh mal pelayanan publik kota.",
        ),
        (
            "Untuk memudahkan warga yang bekerja pada siang hari, Dinas Kependudukan dan Pencatatan Sipil membuka loket malam "
            "di seluruh kantor kecamatan mulai pekan depan dan seterusnya.",
            "",
        ),
        (
            "Kepala Dinas Kependudukan dan Pencatatan Sipil membuka loket malam yang "
            + "panjang sekali " * 9
            + "itu.",
            "",
        ),
    ],
)
def test_a_sentence_too_long_for_a_summary_gives_its_first_clauses_or_nothing(text, summary):
    assert story("Kota Contoh, Dinas – " + text)["summary"] == summary


def test_what_is_proposed_is_never_too_long_for_the_house_style():
    assert LONGEST_PROPOSED_SUMMARY == ADVISED_SUMMARY
