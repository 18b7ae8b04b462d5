"""The list of articles and the first page: what they show, how they are asked, and what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.filters import MOST_LISTED, BoundedPaginator
from articles.models import Article
from articles.readership import keep_up
from tests.cast import sign_in
from tests.factories import (
    make_article,
    make_category,
    make_draft,
    make_image,
    make_public,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")
INDEX = reverse("admin:index")


def listed(client, **query) -> list[str]:
    return [article.headline for article in client.get(LIST, query).context["cl"].result_list]


def submitted(**fields) -> Article:
    article = make_draft(**fields)
    return workflow.submit(article=article, by=article.writer, now=timezone.now())


@pytest.fixture
def editor(rina):
    return sign_in(rina)


@pytest.fixture
def one_of_each(db):
    make_draft(headline="Draf")
    submitted(headline="Ditinjau")
    make_public(headline="Terbit")
    make_article(timezone.now(), timezone.now() + timedelta(days=1), headline="Terjadwal")
    make_withdrawn(timezone.now(), headline="Dicabut")


@pytest.mark.parametrize(
    ("status", "headline"),
    [
        ("draft", "Draf"),
        ("in_review", "Ditinjau"),
        ("published", "Terbit"),
        ("scheduled", "Terjadwal"),
        ("withdrawn", "Dicabut"),
    ],
)
def test_states_are_chosen_as_people_say_them(status, headline, one_of_each, editor):
    assert listed(editor, status=status) == [headline]


def test_each_state_says_how_many_there_are(one_of_each, editor):
    displays = [choice["display"] for choice in editor.get(LIST).context["cl"].states()]
    assert displays == [
        "Semua",
        "Draf (1)",
        "Menunggu tinjauan (1)",
        "Terjadwal (1)",
        "Terbit (1)",
        "Dicabut (1)",
    ]


def test_a_text_changed_last_stands_first(editor):
    first, _second = make_draft(headline="Satu"), make_draft(headline="Dua")
    first.save()
    assert listed(editor) == ["Satu", "Dua"]


def test_category_kind_and_writer_are_filters(editor):
    writer, shelf = make_user("Penulis"), make_category("Air")
    make_draft(headline="Yang dicari", writer=writer, category=shelf, kind="speech")
    make_draft(headline="Yang lain", category=make_category("Udara"))
    assert listed(editor, kategori=shelf.pk, jenis="speech", penulis=writer.pk) == ["Yang dicari"]


def test_months_are_the_offices(editor):
    zone = timezone.get_default_timezone()
    make_article(published_at=timezone.datetime(2025, 3, 1, 0, 30, tzinfo=zone), headline="Maret")
    make_article(published_at=timezone.datetime(2025, 2, 28, 23, 30, tzinfo=zone), headline="Februari")
    assert listed(editor, terbit="2025-03") == ["Maret"]
    assert set(listed(editor, terbit="2025")) == {"Maret", "Februari"}


@pytest.mark.parametrize(
    "name", ["status", "kategori", "jenis", "penulis", "terbit", "o", "p", "q", "all", "_facets"]
)
@pytest.mark.parametrize("value", ["\x00", "x", "-1", "9" * 30, "2025-13", "0000", "٣", "%", "'", "1.2.-3"])
def test_nothing_in_the_address_breaks_the_list(name, value, editor):
    make_public()
    assert editor.get(LIST, {name: value}).status_code in (200, 302, 400)


# Search


def test_search_finds_a_public_text_by_a_word_of_its_body(editor):
    make_public(headline="Kabar", body="<p>Warga menyeberang dengan perahu.</p>")
    assert listed(editor, q="perahu") == ["Kabar"]


def test_search_finds_a_draft_by_part_of_a_word(editor):
    make_draft(headline="Perahu malam")
    assert listed(editor, q="rahu") == ["Perahu malam"]


def test_search_finds_another_form_of_the_word(editor):
    make_public(headline="Kementerian membuka loket")
    assert listed(editor, q="menteri") == ["Kementerian membuka loket"]


def test_search_wants_every_word(editor):
    make_draft(headline="Perahu malam")
    assert listed(editor, q="perahu siang") == []


def test_a_word_that_carries_no_meaning_does_not_hide_a_public_text(editor):
    make_public(headline="Surat dan izin")
    assert listed(editor, q="surat dan izin") == ["Surat dan izin"]


def test_search_finds_by_number(editor):
    article = make_public(headline="Kabar")
    assert listed(editor, q=str(article.pk)) == ["Kabar"]


@pytest.mark.parametrize(
    "text", ["'", "a & b", "!!", "(((", "perahu:*", "😀", "\u202e", "a" * 5000, "9" * 40]
)
def test_odd_questions_have_an_answer(text, editor):
    make_public()
    assert editor.get(LIST, {"q": text}).status_code == 200


# Cost


def queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "address",
    [LIST, LIST + "?status=published", LIST + "?q=loket", INDEX, reverse("admin:articles_image_changelist")],
)
def test_a_page_costs_the_same_however_much_there_is(address, editor, rina):
    def more(count):
        for _ in range(count):
            image = make_image()
            make_public(category=make_category(), lead_image=image, tags=["satu"])
            submitted(category=make_category(), lead_image=image)
            make_draft(writer=rina)

    more(1)
    keep_up(timezone.now())
    few = queries(editor, address)
    more(8)
    assert queries(editor, address) == few


def test_a_long_list_is_counted_and_leafed_no_further_than_it_is_read():
    make_draft()
    with CaptureQueriesContext(connection) as captured:
        assert BoundedPaginator(Article.objects.order_by("-updated_at"), 30).count == 1
    assert f"LIMIT {MOST_LISTED}" in captured[0]["sql"]


def test_the_list_does_not_load_the_texts(editor):
    make_public(body="<p>Isi yang panjang.</p>")
    with CaptureQueriesContext(connection) as captured:
        editor.get(LIST)
    assert not [query for query in captured if '"articles_article"."body"' in query["sql"]]


def test_reads_are_written_with_their_thousands(editor):
    make_public(opening_view_count=12_345)
    assert "12.345" in editor.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("ago", "words"),
    [(timedelta(seconds=20), "baru saja diubah"), (timedelta(minutes=10), "diubah 10\xa0menit yang lalu")],
)
def test_what_was_just_saved_is_not_said_to_be_no_minutes_old(ago, words, wati):
    draft = make_draft(writer=wati)
    Article.objects.filter(pk=draft.pk).update(updated_at=timezone.now() - ago)
    text = sign_in(wati).get(INDEX).content.decode()
    assert words in text
    assert "0\xa0menit yang lalu" not in text.replace("10\xa0menit", "")


def test_every_list_is_headed_by_what_it_lists(sari):
    client = sign_in(sari)
    page = client.get(reverse("admin:articles_correctionrequest_changelist"))
    assert page.context["title"] == "Permintaan ralat"
    assert client.get(reverse("admin:articles_category_changelist")).context["title"] == "Kategori"
