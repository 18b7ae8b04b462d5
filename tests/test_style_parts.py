"""The rules of style about the parts of a text: each finds what it is for, and leaves right texts in peace."""

import importlib
import pkgutil
import re
import time
from datetime import date

import pytest

from articles.house_style.checking import FINDERS, MOST_OF_A_RULE, check_text
from articles.house_style.reading import Text
from articles.house_style.rules import RULES, Hint, Known, KnownPicture
from articles.models import Article
from articles.sample import texts
from articles.sample.prose import fill_dates, to_html
from articles.sample.story import Story
from newsroom.markup import clean
from tests.factories import NOW

DAY = date(2026, 11, 23)
# Lines of the sample's texts that stand for rows of the library.
WITH_PICTURES = re.compile(r"^!.*$", re.MULTILINE)
KNOWN = Known(
    initials=frozenset({"rb", "wth"}),
    pictures={1: KnownPicture("Loket", True), 2: KnownPicture("Antrean", False)},
    dead_links={"https://contoh.example/hilang": "situs itu menjawab 404"},
)


def all_hints(body: str = "", **fields: object) -> list[Hint]:
    text = {"kind": "news", "headline": "", "summary": "", "dateline": "Jakarta, Diskom", **fields}
    return check_text(Text(body=body, day=DAY, **text), KNOWN)  # type: ignore[arg-type]


def found(rule: str, body: str = "", **fields: object) -> list[tuple[str, str]]:
    """Field and words of its hints."""
    return [(hint.field, hint.words) for hint in all_hints(body, **fields) if hint.rule == rule]


def test_every_rule_has_a_finder_and_every_finder_a_rule():
    assert list(FINDERS) == list(RULES)


# Dateline


def test_a_news_text_without_a_dateline_is_told():
    assert found("dateline-missing", "<p>Loket dibuka.</p>", dateline="") == [("dateline", "")]


def test_a_dateline_that_stands_in_the_body_is_to_be_moved():
    body = "<p>Jakarta Pusat, Kominfo - Kementerian membuka loket.</p>"
    assert found("dateline-missing", body, dateline="") == [("body", "Jakarta Pusat, Kominfo")]


def test_the_date_beside_a_place_is_not_moved_with_it():
    body = "<p>Kota Bandung, (11/10) – Dinas membuka loket.</p>"
    assert found("dateline-missing", body, dateline="") == [("body", "Kota Bandung")]


@pytest.mark.parametrize("kind", ["speech", "announcement", "hoax_report"])
def test_what_no_newsroom_opens_with_a_dateline_needs_none(kind):
    assert found("dateline-missing", "<p>Yang saya hormati.</p>", dateline="", kind=kind) == []


def test_an_empty_text_needs_no_dateline_yet():
    assert found("dateline-missing", "", dateline="") == []


@pytest.mark.parametrize(
    ("dateline", "opening"),
    [
        ("Jakarta Pusat, Kominfo", "Jakarta Pusat, Kominfo - Kementerian membuka loket."),
        ("Jakarta Pusat, Kominfo", "<strong>Jakarta Pusat, Kominfo</strong> – Kementerian membuka loket."),
        ("Jakarta Pusat, Kominfo –", "JAKARTA PUSAT, KOMINFO—Kementerian membuka loket."),
        ("Bandung, Diskominfo", "Bandung – Dinas membuka loket."),
        ("Bandung, Diskominfo", "Kota Bandung, Dinas Kominfo – Dinas membuka loket."),
        ("Bandung, Diskominfo", "BANDUNG - Dinas membuka loket."),
        ("Bandung, Diskominfo", "KOTA BANDUNG -- Dinas membuka loket."),
        ("Bandung, Diskominfo", "Kota Bandung, 11 Oktober 2021 – Dinas membuka loket."),
        ("Bandung, Diskominfo", "Kota Bandung (11/10/2021) - Dinas membuka loket."),
    ],
)
def test_a_dateline_written_again_in_the_body_is_found(dateline, opening):
    assert len(found("dateline-doubled", f"<p>{opening}</p>", dateline=dateline)) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "Dinas Kominfo membuka loket – yang pertama di kota ini.",
        "Wali Kota Bandung, Ridwan Contoh – yang hadir sejak pagi – membuka loket.",
        "Kereta cepat Jakarta – Bandung mulai beroperasi.",
        "Kereta Cepat Jakarta – Bandung mulai beroperasi.",
        "Bandung-Cimahi kini terhubung.",
        "Wali Kota pada 11 Oktober 2021 – Hari Loket – membuka loket.",
        "Bandung, 11 Oktober 2021 – yang pertama di kota ini.",
        "Bandung membuka loket malam.",
        "“Kami siap” – itu semboyan petugas.",
    ],
)
def test_a_first_sentence_with_a_dash_is_no_dateline(opening):
    assert found("dateline-doubled", f"<p>{opening}</p>", dateline="Bandung, Diskominfo") == []


# Lengths and the headline


@pytest.mark.parametrize(("field", "most"), [("headline", 90), ("summary", 160)])
def test_a_field_is_too_long_beyond_what_the_form_advises(field, most):
    lengths = [found(f"{field}-long", **{field: "a" * length}) for length in (most, most + 1)]
    assert lengths == [[], [(field, "")]]


@pytest.mark.parametrize(
    ("headline", "is_found"),
    [("LAYANAN MALAM RESMI DIBUKA", True), ("KTT G20 ASEAN", False), ("Layanan MALAM resmi dibuka", False)],
)
def test_a_headline_in_capitals_is_found(headline, is_found):
    assert bool(found("headline-capitals", headline=headline)) is is_found


@pytest.mark.parametrize(
    ("summary", "is_found"),
    [
        ("Loket malam dibuka!", True),
        ("Loket malam dibuka kini.", False),
        ("Warga dilayani sampai malam", True),
    ],
)
def test_a_summary_that_repeats_headline_or_opening_is_found(summary, is_found):
    body = "<p>Warga dilayani sampai <em>malam</em>.</p><p>Lain.</p>"
    assert bool(found("summary-repeats", body, summary=summary, headline="Loket malam dibuka")) is is_found


# Codes


@pytest.mark.parametrize(
    ("sign_off", "unknown"),
    [("(rb/xyz)", ["xyz"]), ("(rb/wth)", []), ("RB/WTH", []), ("", []), (None, []), ("(q/z)", ["q", "z"])],
)
def test_initials_that_nobody_has_are_found(sign_off, unknown):
    assert found("codes-unknown", sign_off=sign_off) == [("sign_off", code) for code in unknown]


@pytest.mark.parametrize(
    ("end", "words"),
    [("malam. (rb/wth)", ["(rb/wth)"]), ("malam (KTP).", []), ("malam. (rb/entah)", []), ("malam.", [])],
)
def test_codes_at_the_end_of_the_body_are_found_where_they_are_somebodys(end, words):
    body = f"<p>Awal (rb).</p><p>Loket dibuka sampai {end}</p>"
    assert found("codes-in-body", body) == [("body", word) for word in words]


# Pictures and links


def _picture(number: int) -> str:
    return f'<figure class="gambar"><img data-gambar="{number}" src="/media/a.jpg"></figure>'


@pytest.mark.parametrize(("number", "sentence"), [(2, "“Antrean”"), (3, "nomor 3 tidak ada lagi")])
def test_a_picture_of_the_body_without_words_or_without_a_row_is_named(number, sentence):
    (hint,) = [hint for hint in all_hints(_picture(1) + _picture(number)) if hint.rule == "picture-words"]
    assert sentence in hint.sentence
    assert (hint.field, hint.picture) == ("body", number)


@pytest.mark.parametrize(("number", "is_found"), [(1, False), (2, True)])
def test_the_lead_picture_needs_its_words(number, is_found):
    assert bool(found("picture-words", lead_image=number)) is is_found


def test_a_dead_link_is_found_by_its_words():
    body = '<p>Lihat <a href="https://contoh.example/ada">yang ada</a> dan <a href="https://contoh.example/hilang">yang <b>hilang</b></a>.</p>'
    assert found("link-dead", body) == [("body", "yang hilang")]


@pytest.mark.parametrize(
    ("words", "is_found"), [("klik di sini", True), ("Sini!", True), ("jadwal loket", False)]
)
def test_a_link_that_does_not_say_where_it_leads_is_found(words, is_found):
    assert bool(found("link-vague", f'<p>Baca <a href="https://a.example/">{words}</a>.</p>')) is is_found


# Paragraphs and sub-headings


@pytest.mark.parametrize(
    ("count", "kind", "is_found"), [(100, "news", False), (101, "news", True), (300, "speech", False)]
)
def test_a_paragraph_is_too_long_beyond_a_hundred_words(count, kind, is_found):
    assert (
        bool(found("paragraph-long", f"<p>{'kata lain ' * (count // 2)}{'k ' * (count % 2)}</p>", kind=kind))
        is is_found
    )


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        ("<p>satu dua</p>" * 301, True),
        ("<p>satu dua</p>" * 300, False),
        ("<h2>Awal</h2>" + "<p>satu dua</p>" * 301, False),
    ],
)
def test_a_long_text_needs_a_subheading(body, is_found):
    assert bool(found("subheading-missing", body)) is is_found


@pytest.mark.parametrize(
    ("heading", "is_found"),
    [
        ("Yang perlu dibawa.", True),
        ("Yang perlu dibawa", False),
        ("Dan lalu …", False),
        ("PT Contoh Tbk.", False),
        ("Kartu, foto, dll.", False),
    ],
)
def test_a_subheading_that_ends_with_a_full_stop_is_found(heading, is_found):
    assert bool(found("subheading-stop", f"<h2>{heading}</h2><p>Isi.</p>")) is is_found


# Together


def _stories() -> list[Story]:
    modules = [
        importlib.import_module(f"{texts.__name__}.{found.name}")
        for found in pkgutil.iter_modules(texts.__path__)
    ]
    lists = [
        value for module in modules for value in vars(module).values() if isinstance(value, list | tuple)
    ]
    return [story for rows in lists for story in rows if isinstance(story, Story)]


def test_dozens_of_sound_stories_raise_no_alarm():
    told = {
        (story.key, hint.rule)
        for story in _stories()
        for hint in all_hints(
            clean(to_html(fill_dates(WITH_PICTURES.sub("", story.body), DAY))),
            kind=story.kind,
            headline=story.headline,
            summary=story.summary,
            dateline=story.dateline,
        )
    }
    # One of them has a long headline on purpose.
    assert {(key, rule) for key, rule in told if rule != "headline-long"} == set()
    assert len(_stories()) > 50


HOSTILE = [
    "a" * 300_000,
    "di " * 100_000,
    "“" * 300_000,
    "Senin (1/1/2021) " * 17_000,
    "Senin-Rabu, 11-13 Oktober 2021 " * 9_000,
    "AAA " * 75_000,
    "a , " * 75_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8].strip() for text in HOSTILE])
def test_the_longest_body_takes_no_time_worth_speaking_of(text):
    body = f"<p>{text}</p>"
    begun = time.process_time()
    hints = all_hints(body, kind=Article.Kind.NEWS, headline=str(NOW))
    assert time.process_time() - begun < 1.5
    assert len(hints) <= len(RULES) * MOST_OF_A_RULE
