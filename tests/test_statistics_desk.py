"""The pages of statistics: periods, filters, what is said of bad input, the spreadsheet, the line in the list."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import etree, html

from articles import readership
from articles.admin.statistics_article import with_line
from articles.models import Article, DailyViews, Event, ReadSlot, ReadTotal
from tests.cast import sign_in
from tests.factories import make_category, make_draft, make_office, make_public, make_user
from tests.test_audit_export import SPACE

pytestmark = pytest.mark.django_db

PAGE, EXPORT = reverse("statistics"), reverse("statistics_export")
LIST = reverse("admin:articles_article_changelist")


@pytest.fixture(autouse=True)
def forgotten():
    readership.forget()


def today() -> date:
    return timezone.localdate()


def read(article: Article, people: int, day: date | None = None, **apart: int) -> None:
    """As of a fold."""
    DailyViews.objects.create(article=article, day=day or today(), people=people, **apart)
    total, _made = ReadTotal.objects.get_or_create(article=article)
    total.count += people
    total.save()
    readership.rebuild_sums()


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_statistics", args=[article.pk])


def text(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(html.fromstring(response.content).text_content().split())


def headlines(client, address: str) -> list[str]:
    tree = html.fromstring(client.get(address).content)
    return [link.text_content() for link in tree.xpath("//ol[@class='stat-read']//a")]


@pytest.mark.parametrize("kind", ["hari", "pekan", "bulan", "tahun"])
def test_each_period_has_its_numbers(wati, kind):
    article = make_public(headline="Loket baru dibuka")
    read(article, 12345, repeats=6, robots=7, withheld=8)
    said = text(sign_in(wati), f"{PAGE}?per={kind}")
    assert "12.345 pembaca" in said
    assert "Berulang6 Robot7 Ditahan8" in said
    assert "Loket baru dibuka" in said


def test_a_site_without_readers_says_so(wati):
    assert "Belum ada pembaca pada periode ini." in text(sign_in(wati), PAGE)


def test_only_a_period_that_goes_on_promises_numbers(wati):
    promise, client = "Angka muncul di sini", sign_in(wati)
    said = [promise in text(client, f"{PAGE}?per=bulan{past}") for past in ("", "&tanggal=2015-03-01")]
    assert said == [True, False]


def test_the_opening_count_is_said_to_be_apart(wati):
    assert "Jumlah baca awal dari situs lama tidak termasuk statistik." in text(sign_in(wati), PAGE)


def test_a_running_period_says_how_it_is_compared(wati):
    read(make_public(), 3)
    assert "dibandingkan dengan hari-hari yang sama banyaknya" in text(sign_in(wati), f"{PAGE}?per=tahun")


def test_a_period_is_compared_with_the_one_before(wati):
    article, day = make_public(), today() - timedelta(days=40)
    read(article, 30, day)
    read(article, 20, day - timedelta(days=1))
    assert "+50,0 %" in text(sign_in(wati), f"{PAGE}?per=hari&tanggal={day}")


def test_one_leafs_back_and_forth_and_not_into_the_future(wati):
    client, day = sign_in(wati), today() - timedelta(days=1)
    tree = html.fromstring(client.get(f"{PAGE}?per=hari&tanggal={day}").content)
    (before,) = tree.xpath("//a[@rel='prev']/@href")
    (after,) = tree.xpath("//a[@rel='next']/@href")
    assert (before, after) == (f"?per=hari&tanggal={day - timedelta(days=1)}", "?per=hari")
    assert html.fromstring(client.get(PAGE).content).xpath("//a[@rel='next']") == []


def test_the_most_read_are_narrowed_by_category_kind_and_writer(wati, made):
    client, shelf = sign_in(wati), make_category("Air")
    nested = make_category("Air bersih", parent=shelf)
    for headline, fields in {
        "Di rak": {"category": shelf, "writer": wati},
        "Di rak dalam": {"category": nested, "writer": wati, "kind": "speech"},
        "Di tempat lain": {"category": make_category("Jalan"), "writer": made, "kind": "speech"},
    }.items():
        read(make_public(headline=headline, **fields), 5)
    assert set(headlines(client, f"{PAGE}?kategori={shelf.pk}")) == {"Di rak", "Di rak dalam"}
    assert set(headlines(client, f"{PAGE}?jenis=speech")) == {"Di rak dalam", "Di tempat lain"}
    assert headlines(client, f"{PAGE}?penulis={made.pk}") == ["Di tempat lain"]
    assert headlines(client, f"{PAGE}?kategori={shelf.pk}&jenis=speech&penulis={made.pk}") == []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("per=abad", "Pilih hari, pekan, bulan, atau tahun."),
        ("tanggal=kemarin", "Tanggal itu tidak dikenal."),
        ("tanggal=2026-02-30", "Tanggal itu tidak dikenal."),
        ("tanggal=0001-01-01", "Tanggal itu tidak dikenal."),
        ("tanggal=9999-12-31", "Tanggal itu belum tiba."),
        ("kategori=%00", "Kategori itu tidak ada."),
        ("jenis=%F0%9F%98%80", "Jenis itu tidak ada."),
        ("penulis=999999999999999999", "Penulis itu tidak ada."),
        ("penulis=99999999999999999999999", "Penulis itu tidak ada."),
        ("penulis=%D9%A1", "Penulis itu tidak ada."),
    ],
)
def test_what_is_not_understood_is_said(wati, query, sentence):
    assert sentence in text(sign_in(wati), f"{PAGE}?{query}")


def test_the_earliest_day_can_be_asked_for(wati):
    assert sign_in(wati).get(f"{PAGE}?per=tahun&tanggal=1946-01-01").status_code == 200


def test_who_may_see_no_article_sees_no_statistics():
    outsider = make_user(is_staff=True)
    assert sign_in(outsider).get(PAGE).status_code == 403


def test_every_chart_has_its_words_and_its_table(wati):
    read(make_public(), 42)
    tree = html.fromstring(sign_in(wati).get(PAGE).content)
    drawings = tree.xpath("//svg[@class='chart-drawing']")
    assert len(drawings) == 3
    for drawing in drawings:
        assert drawing.get("role") == "img"
        names = [tree.get_element_by_id(key).text for key in drawing.get("aria-labelledby").split()]
        assert all(names)
    cells = tree.xpath("//details//td")
    assert "42" in [cell.text for cell in cells]


def test_the_admin_s_own_script_takes_no_chart_for_a_canvas(wati):
    """Unfold's app.js asks everything of class `chart` for its canvas."""
    read(make_public(), 42)
    tree = html.fromstring(sign_in(wati).get(PAGE).content)
    assert (len(tree.find_class("chart-drawing")), tree.find_class("chart")) == (3, [])


def test_numbers_lead_to_how_we_count(wati):
    read(make_public(), 42)
    tree = html.fromstring(sign_in(wati).get(PAGE).content)
    assert len(tree.xpath(f"//a[@href='{reverse('articles:how_we_count')}']")) >= 6


def test_the_page_costs_the_same_however_much_was_read(wati):
    client, costs = sign_in(wati), []
    client.get(PAGE)  # folds; the others come within its minute
    for _ in range(2):
        for _ in range(3):
            read(make_public(category=make_category()), 5)
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        costs.append(len(captured))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("page", [lambda article: PAGE, page_of], ids=["office", "article"])
def test_what_was_read_last_is_folded_for_who_looks_though_nobody_reads_any_more(wati, page):
    article = make_public()
    ReadSlot.objects.create(article=article, day=today(), slot=3, people=4321)
    assert "4.321 pembaca" in text(sign_in(wati), page(article))


# One article


def test_an_article_has_its_numbers_apart(wati):
    article = make_public(opening_view_count=1000)
    read(article, 1234, repeats=5, robots=6)
    said = text(sign_in(wati), page_of(article))
    assert "1.234 pembaca sejak terbit" in said
    assert "Yang tampil pada berita saat ini: 2.234. Di dalamnya 1.000 jumlah baca awal" in said
    assert "Berulang5 Robot6 Ditahan0" in said


@pytest.mark.parametrize(
    ("span", "title"),
    [("30", "per hari"), ("90", "per hari"), ("365", "per pekan"), ("semua", "per bulan")],
)
def test_long_spans_are_drawn_by_week_and_month(wati, span, title):
    article = make_public()
    Article.objects.filter(pk=article.pk).update(published_at=timezone.now() - timedelta(days=900))
    read(article, 3)
    assert f"Pembaca {title}" in text(sign_in(wati), f"{page_of(article)}?rentang={span}")


def test_a_span_that_is_none_is_said(wati):
    assert "Rentang itu tidak ada." in text(sign_in(wati), f"{page_of(make_public())}?rentang=9999")


def test_a_text_never_public_has_no_readers_and_says_so(wati):
    assert "belum pernah terbit" in text(sign_in(wati), page_of(make_draft(writer=wati)))


def test_a_hidden_text_s_statistics_are_those_of_a_text_that_never_was(wati, made):
    client = sign_in(made)
    hidden, missing = (
        client.get(page_of(make_draft(writer=wati))),
        client.get(page_of(Article(pk=10**9))),
    )
    assert (hidden.status_code, missing.status_code) == (404, 404)


# The line in the list


def test_the_list_shows_the_last_days_as_a_line_with_words(wati):
    article = make_public()
    read(article, 1200)
    read(article, 34, today() - timedelta(days=1))
    (cell,) = html.fromstring(sign_in(wati).get(LIST).content).xpath("//a[@class='reads-line']")
    assert cell.get("href") == page_of(article)
    assert cell.text_content() == "1.234" + "30 hari terakhir: 1.234 pembaca, paling banyak 1.200 sehari"


def test_a_text_never_public_has_no_line(wati):
    make_draft(writer=wati)
    assert html.fromstring(sign_in(wati).get(LIST).content).xpath("//a[@class='reads-line']") == []
    assert with_line(make_draft()) is None


def test_lines_cost_one_query_for_the_whole_list(wati):
    client, costs = sign_in(wati), []
    for _ in range(2):
        for _ in range(3):
            read(make_public(), 5)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        costs.append(sum("articles_dailyviews" in query["sql"] for query in captured.captured_queries))
    assert costs == [1, 1]


# The file


def sheets(content: bytes) -> list[list[list[tuple[str, str]]]]:
    """Each sheet's rows of cells, as in tests/test_audit_export.py."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for number in range(1, 7):
            page = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            assert page.find(".//m:f", SPACE) is None
            found.append(
                [
                    [
                        ("s" if cell.get("t") == "inlineStr" else "n", "".join(cell.itertext()))
                        for cell in row.iterfind("m:c", SPACE)
                    ]
                    for row in page.iterfind(".//m:row", SPACE)
                ]
            )
    return found


def exported(client, query: str = "") -> list[list[list[tuple[str, str]]]]:
    return sheets(b"".join(client.post(f"{EXPORT}?{query}").streaming_content))


def test_the_file_has_typed_cells_and_no_formula(wati):
    make_office()
    article = make_public(headline="=1+1", writer=wati, category=make_category("Air"))
    read(article, 12, repeats=3, robots=4, withheld=5)
    days, most, categories, kinds, writers, hours = exported(sign_in(wati), "per=hari")
    assert [kind for kind, _value in days[1]] == ["n"] * 5
    assert [value for _kind, value in days[1][1:]] == ["12", "3", "4", "5"]
    assert most[1][:4] == [("n", "1"), ("n", str(article.pk)), ("s", "=1+1"), ("s", "Air")]
    assert most[1][6][0] == "n"
    assert categories[1] == [("s", "Air"), ("n", "1"), ("n", "12")]
    assert kinds[1] == [("s", "Berita"), ("n", "1"), ("n", "12")]
    assert writers[1] == [("s", "Wati Handayani"), ("n", "1"), ("n", "12")]
    assert len(hours) == 25


def test_the_file_of_a_running_month_ends_today(wati):
    days, *_rest = exported(sign_in(wati), "per=bulan")
    assert len(days) == 1 + today().day


def test_who_took_the_file_is_recorded(wati):
    exported(sign_in(wati), "per=tahun")
    event = Event.objects.get(verb="export_statistics")
    assert (event.actor_name, event.details["filters"]) == ("Wati Handayani", {"per": "tahun"})


def test_a_file_is_asked_for_by_post_alone(wati):
    assert sign_in(wati).get(EXPORT).status_code == 405


def test_what_is_not_understood_makes_no_file(wati):
    response = sign_in(wati).post(f"{EXPORT}?per=bulan&kategori=999", follow=True)
    assert "Kategori itu tidak ada." in response.text
    assert not Event.objects.filter(verb="export_statistics").exists()
