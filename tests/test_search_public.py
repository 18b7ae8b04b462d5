"""Search: finds what is public by the stems of its words, and takes anything that a visitor types."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import workflow
from articles.models import Article, SearchDocument
from articles.roles import EDITOR
from articles.search import INDEXED_CHARACTERS, index_articles, search, stem_word, stems
from tests.factories import NOW, make_article, make_draft, make_user

pytestmark = pytest.mark.django_db


def finds(text: str, now=NOW) -> list[Article]:
    return list(search(text, now))


@pytest.fixture
def story(db) -> Article:
    return make_article(
        kicker="Layanan Publik",
        headline="Menteri meresmikan Kafé Baca di Kupang",
        summary="Peresmian berlangsung pada 17 Agustus 2026.",
        body="<p>Anak-anak membaca 1.250 buku COVID-19 karya O’Neil.</p><p>Pemberdayaan warga.</p>",
        tags=["Literasi Desa"],
    )


# Words


@pytest.mark.parametrize(
    "text",
    [
        "menteri",
        "kementerian",
        "menteri-menteri",
        "MENTERI",
        "meresmikan",
        "peresmian",
        "resmi",
        "membaca",
        "bacaan",
        "berdaya",
        "anak",
        "anak-anak",
        "kupang",
        "kafe",
        "kafé",
        "KAFÉ",
        "kafe\u0301",
        "2026",
        "1.250",
        "covid-19",
        "covid 19",
        "o'neil",
        "literasi",
        "layanan publik",
        "“Menteri meresmikan”",
        '"menteri" & (kupang | !kafe):*',
        "menteri 🎉",
        "\u202ementeri\u200f",
        "\x00menteri",
        "  menteri\t\nkupang ",
        "menteri dan kupang",
        "%menteri%",
        "menteri\\",
    ],
)
def test_a_text_is_found(story, text):
    assert finds(text) == [story]


@pytest.mark.parametrize(
    "text",
    ["gubernur", "menteri gubernur", "kafetaria", "2027", "literasi kota", "menteri'; DROP TABLE x; --"],
)
def test_a_text_without_one_of_the_words_is_not_found(story, text):
    assert finds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "dan yang di ke dari",
        "🎉🎉",
        "!!!",
        "'\"\\",
        "\x00",
        "\x00\x01\x02",
        "\u202e",
        "\ud800",
        "_",
        "& | ! ( ) : * <->",
        "a" * 100_000,
        "kata " * 50_000,
        "'" * 5000,
        "日本語",
        "ﷺ" * 5000,
    ],
)
def test_whatever_is_typed_is_answered(story, text):
    assert finds(text) == []


@given(text=st.text(st.characters(codec=None), max_size=300))
def test_whatever_is_typed_becomes_words_that_the_database_takes(text):
    assert all(word and "\x00" not in word for word in stems(text.replace("\x00", "")))


def test_the_words_of_a_text_in_another_script_are_found():
    article = make_article(headline="東京 مرحبا Привет")
    assert finds("привет") == finds("東京") == finds("مرحبا") == [article]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("kementerian", "menteri"),
        ("pembangunan", "bangun"),
        ("diberitakan", "berita"),
        ("pelayanannya", "layan"),
        ("2026", "2026"),
        ("pemkot", "pemkot"),
    ],
)
def test_words_have_the_stems_of_indonesian(word, stem):
    assert stem_word(word) == stem


# Order


def test_a_headline_ranks_above_a_body_however_often_it_says_the_word():
    body = make_article(body="<p>" + "Jembatan. " * 400 + "</p>")
    headline = make_article(headline="Jembatan dibuka", published_at=NOW - timedelta(days=900))
    assert finds("jembatan") == [headline, body]


def test_a_headline_with_all_words_ranks_above_a_body_with_them_side_by_side():
    body = make_article(body="<p>" + "Jembatan gantung. " * 400 + "</p>")
    headline = make_article(
        headline="Jembatan di atas sungai lebar itu ternyata gantung", published_at=NOW - timedelta(days=900)
    )
    assert finds("jembatan gantung") == [headline, body]


def test_a_tag_ranks_above_a_body():
    body = make_article(body="<p>Jembatan, jembatan, jembatan.</p>")
    tagged = make_article(tags=["jembatan"], published_at=NOW - timedelta(days=900))
    assert finds("jembatan") == [tagged, body]


def test_of_equal_ones_the_newest_is_first():
    older = make_article(headline="Jembatan", published_at=NOW - timedelta(days=2))
    newer = make_article(headline="Jembatan", published_at=NOW - timedelta(days=1))
    assert finds("jembatan") == [newer, older]


# The gate


def test_a_draft_is_not_found():
    index_articles([make_draft(headline="Jembatan")])
    assert finds("jembatan") == []


def test_a_scheduled_text_is_found_from_its_minute_on():
    article = make_article(headline="Jembatan", published_at=NOW + timedelta(hours=1))
    assert finds("jembatan") == []
    assert finds("jembatan", NOW + timedelta(hours=1)) == [article]


def test_a_withdrawn_text_is_not_found_even_if_its_document_stayed():
    article = make_article(headline="Jembatan")
    workflow.withdraw(article=article, by=make_user(EDITOR), now=NOW, reason="Keliru.")
    index_articles([article])
    assert finds("jembatan") == []


# The index


def test_what_a_body_says_outside_its_text_is_not_found():
    make_article(body='<p class="rata-kanan">Isi <a href="https://rahasia.example/">tautan</a></p>')
    assert finds("rata") == finds("rahasia") == finds("href") == []


def test_indexing_again_replaces_the_words():
    article = make_article(headline="Jembatan")
    article.headline = "Terowongan"
    index_articles([article])
    assert (finds("jembatan"), finds("terowongan")) == ([], [article])


def test_a_very_long_text_is_indexed_without_fault():
    words = " ".join(f"kata{number}" for number in range(60_000))
    article = make_article(body=f"<p>awal {words}</p>")
    assert len(words) > INDEXED_CHARACTERS
    assert finds("awal kata7") == [article]


def test_a_text_of_swelling_characters_is_indexed_without_fault():
    article = make_article(headline="Jembatan", body="<p>" + "ﷺ㌀" * 40_000 + "</p>")
    assert finds("jembatan") == [article]


def test_many_articles_are_indexed_in_one_go():
    articles = [make_article(headline=f"Jembatan {number}") for number in range(3)]
    SearchDocument.objects.all().delete()
    assert (
        index_articles(Article.objects.prefetch_related("tags").filter(pk__in=[a.pk for a in articles])) == 3
    )
    assert len(finds("jembatan")) == 3


def test_it_costs_one_query(django_assert_num_queries, story):
    stems("menteri")
    with django_assert_num_queries(1):
        finds("menteri")
