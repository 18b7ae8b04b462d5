"""The rules of style about words: each finds what it is for, and leaves right prose in peace."""

from datetime import date

import pytest

from articles.house_style.checking import check_text
from articles.house_style.reading import Text
from articles.house_style.rules import Hint, Known
from newsroom.markup import clean

# A Monday.
DAY = date(2021, 10, 11)


def hints(rule: str, body: str = "", **fields: str) -> list[Hint]:
    text = {"kind": "news", "headline": "", "summary": "", "dateline": "", **fields}
    found = check_text(Text(body=clean(body), day=DAY, **text), Known())  # type: ignore[arg-type]
    return [hint for hint in found if hint.rule == rule]


def words(rule: str, body: str) -> list[str]:
    return [hint.words for hint in hints(rule, body)]


# Weekdays and dates


@pytest.mark.parametrize(
    "wrong",
    [
        "Selasa (11/10/2021)",
        "Selasa, 11 Oktober 2021",
        "Selasa (11 Oktober 2021)",
        "Selasa (11/10)",
        "Selasa (11/10/21)",
        "Selasa 11-10-2021",
        "Selasa, tanggal 11 Okt 2021",
        "Selasa, 11 oktober",
        "Jum'at (11/10/2021)",
        "Jum’at, 11 Oktober 2021",
        "Ahad (11/10/2021)",
        "Minggu, 11 Oktober 2021",
        "Kamis (31/12)",
        "SELASA (11/10/2021)",
        "Selasa malam (11/10/2021)",
        "Selasa pagi, 11 Oktober 2021",
        "Selasa dini hari (11/10)",
    ],
)
def test_a_weekday_that_is_not_the_dates_is_found_where_it_stands(wrong):
    assert words("weekday", f"<p>Rapat digelar di Jakarta, {wrong} pagi.</p>") == [wrong]


def test_the_hint_names_the_right_weekday():
    (hint,) = hints("weekday", "<p>Rapat digelar Selasa (11/10/2021).</p>")
    assert "hari Senin" in hint.sentence


def test_one_mistake_is_told_once_however_often_it_is_written():
    line = "Rapat digelar Selasa (11/10/2021)."
    (hint,) = hints("weekday", f"<p>{line}</p>", summary=line)
    assert (hint.field, hint.sentence.rpartition(". ")[2]) == ("summary", "Tertulis di 2 tempat.")


@pytest.mark.parametrize(
    "right",
    [
        "Senin (11/10/2021)",
        "Senin, 11 Oktober 2021",
        "Jumat (17 Agustus 1945)",
        "Jum’at (15/10/2021)",
        "Ahad, 17 Oktober 2021",
        "Senin (11/10) dan Rabu (13/10)",
        "Jumat (31/12)",
        "Sabtu (1/1)",
        "Selasa–Rabu (12–13/10/2021)",
        "Senin sampai Rabu, 11-13 Oktober 2021",
        "Sabtu dan Minggu (16 dan 17/10/2021)",
        "dua minggu, 11 Oktober 2021 sampai selesai",
        "Selasa pukul 10.30 sampai 11.30",
        "Selasa, 10.30-12.00 WIB",
        "Selasa, sebanyak 11 peserta",
        "Senin malam (11/10/2021)",
        "malam Selasa, 11 Oktober 2021",
    ],
)
def test_a_right_weekday_is_left_in_peace(right):
    assert words("weekday", f"<p>Kegiatan berlangsung {right} di Jakarta.</p>") == []


def test_a_date_without_a_year_is_of_the_year_that_is_nearest():
    text = "<p>Posko dibuka Jumat (31/12).</p>"
    found = check_text(Text("news", "", "", "Jakarta", text, date(2022, 1, 3)), Known())
    assert [hint.rule for hint in found] == []


@pytest.mark.parametrize(
    "wrong", ["31/2/2022", "29/02/2021", "12/13/2021", "31 Februari 2022", "31 April 2021"]
)
def test_a_day_that_no_calendar_has_is_found(wrong):
    assert words("date-impossible", f"<p>Berlaku sejak {wrong} di semua loket.</p>") == [wrong]


@pytest.mark.parametrize(
    "right",
    [
        "28/2/2022",
        "29 Februari 2024",
        "Peraturan Nomor 45/13/2021",
        "surat No. 31/2/2022",
        "10/12/13/2021",
        "31/2",
    ],
)
def test_days_and_numbers_of_letters_are_left_in_peace(right):
    assert words("date-impossible", f"<p>Berlaku sejak {right} di semua loket.</p>") == []


# Words twice


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>Warga datang di di loket.</p>", ["di di"]),
        ("<p>Warga datang di <strong>di</strong> loket.</p>", ["di di"]),
        ("<p>Warga datang di&nbsp;di loket.</p>", ["di\xa0di"]),
        ("<p>Dan dan seterusnya.</p>", ["Dan dan"]),
        ("<p>Untuk untuk untuk warga.</p>", ["Untuk untuk"]),
        ("<ul><li>kata kata</li></ul>", ["kata kata"]),
        ("<table><tr><td>yang yang</td></tr></table>", ["yang yang"]),
    ],
)
def test_a_word_written_twice_is_found(body, found):
    assert words("word-doubled", body) == found


@pytest.mark.parametrize(
    "body",
    [
        "<p>Kata-kata itu berulang-ulang.</p>",
        "<p>Warga menunggu di</p><p>di loket.</p>",
        "<p>Orang dalam dalam perkara itu.</p>",
        "<p>Wisatawan Bora Bora dan Walla Walla.</p>",
        "<p>Warga, warga desa, dan desa.</p>",
        "<p>Baris satu akhir<br>akhir baris dua</p>",
        "<p>Angka 20 20 dan 5 5.</p>",
        "<p>Pergi anak anak-anak itu.</p>",
        "<table><tr><td>ya ini</td><td>ini tidak</td></tr></table>",
    ],
)
def test_words_that_only_look_doubled_are_left_in_peace(body):
    assert words("word-doubled", body) == []


def test_the_place_is_counted_among_the_same_words():
    body = "<p>Hadir di dinas itu. Antre di di sana, lalu di di sini.</p>"
    assert [hint.nth for hint in hints("word-doubled", body)] == [1, 2]


@pytest.mark.parametrize("field", ["headline", "summary", "lead_caption"])
def test_the_fields_are_read_as_well(field):
    assert [hint.field for hint in hints("word-doubled", **{field: "Loket di di balai"})] == [field]


# Spelling


def test_a_spelling_that_no_dictionary_has_is_found_with_the_right_one():
    (hint,) = hints("spelling", "<p>Warga disini menunggu.</p>")
    assert (hint.words, "di sini" in hint.sentence) == ("disini", True)


@pytest.mark.parametrize(
    "right",
    [
        "Warga di sini.",
        "PT Apotik Jaya",
        "praktek@dinas.example",
        "www.ijin.example",
        "izin-ijin",
        "Resiko Band",
    ],
)
def test_names_and_addresses_keep_their_spelling(right):
    assert words("spelling", f"<p>{right}</p>") == []


# Quotation marks


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>“Kami siap melayani, ujarnya.</p>", "“Kami siap melayani, ujarnya."),
        ('<p>"Kami siap, ujarnya.</p>', '"Kami siap, ujarnya.'),
        ("<p>Ia berkata, “Kami siap.</p><p>Warga pulang.</p>", "“Kami siap."),
        ("<p>“Program “Merdeka Belajar” jalan, ujarnya.</p>", "“Program “Merdeka Belajar” jalan, ujarnya."),
        ("<p>Kami siap,” ujarnya.</p>", "Kami siap,”"),
        ("<p>Ia menyebut ‘jemput bola sebagai cara baru.</p>", "‘jemput bola sebagai cara baru."),
    ],
)
def test_a_mark_without_its_other_half_is_found(body, found):
    assert words("quote-open", body) == [found]


@pytest.mark.parametrize(
    "body",
    [
        "<p>“Kami siap,” ujarnya, “dan sudah lama menunggu.”</p>",
        '<p>"Kami siap," ujarnya.</p>',
        "<p>”Kami siap,” ujarnya.</p>",
        '<p>“Kami siap," ujarnya.</p>',
        "<p>“Kami siap melayani.</p><p>“Warga boleh datang kapan saja,” ujarnya.</p>",
        "<p>Tema “GPR Together, GPR Stronger”, berlangsung virtual.</p>",
        "<p>“Program ‘Merdeka Belajar’ jalan,” ujarnya.</p>",
        '<p>Layar 17" dan 21" terpasang.</p>',
        "<p>Salat Jum’at dan Qur’an, ‘Aisyiyah hadir.</p>",
        "<p>(“Kami siap”)</p>",
        "<p>“<em>Kami</em> siap.”</p>",
    ],
)
def test_marks_in_pairs_are_left_in_peace(body):
    assert words("quote-open", body) == []


# Spaces


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>Jakarta , Senin pagi.</p>", "Jakarta ,"),
        ("<p>Warga pulang .</p>", "pulang ."),
        ("<p>Warga&nbsp; pulang.</p>", "Warga pulang."),
    ],
)
def test_a_space_too_many_is_found(body, found):
    assert words("space-stray", body) == [found]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Warga  pulang.</p>",
        "<p>Kantor .NET itu.</p>",
        "<p>Rp&nbsp;5.000, lalu pulang …</p>",
        "<p>Tempat : balai</p>",
    ],
)
def test_spaces_that_no_reader_sees_are_left_in_peace(body):
    assert words("space-stray", body) == []
