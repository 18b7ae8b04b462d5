"""What stands in the reports: the office's month, and an officer's evidence of work."""

import io
from datetime import UTC, date, datetime, timedelta

import PIL.Image
import pypdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from articles import workflow
from articles.models import Article, DailyViews, Office, OfficeDay, ReadTotal, Report, User
from articles.reports import evidence, making, monthly
from articles.reports.evidence import Evidence
from articles.reports.paper import Paper
from newsroom import typesetting
from tests.body_markup import VIDEO, gallery, picture
from tests.factories import NOW, make_article, make_image, make_office, make_report, make_withdrawn
from tests.test_audit_export import read

pytestmark = pytest.mark.django_db

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
IN_OCTOBER = datetime(2026, 10, 5, 2, 15, tzinfo=UTC)


@pytest.fixture
def office() -> Office:
    return make_office(
        address="Jalan Contoh 10\nKota Percontohan", phone="(021) 555-0100", email="humas@dinas.example"
    )


def asked(person: User, days: tuple[date, date] = OCTOBER, **fields) -> Report:
    return make_report(
        person, first_day=days[0], last_day=days[1], requested_at=NOW, finished_at=None, pdf="", **fields
    )


def paper_of(report: Report) -> Paper:
    return Paper(report, Office.objects.current(), NOW)


def month_of(person: User) -> str:
    """The words of the month's page."""
    report = asked(person, about=None, kind=Report.Kind.MONTHLY)
    with translation.override("id"), timezone.override(Office.objects.current().zone):
        return " ".join(monthly.html(paper_of(report)).split())


def evidence_of(person: User, **fields) -> str:
    with translation.override("id"), timezone.override(Office.objects.current().zone):
        return " ".join(Evidence(paper_of(asked(person, **fields)), person).html().split())


def was_read(article: Article, people: int, day: date = date(2026, 10, 6)) -> None:
    DailyViews.objects.create(article=article, day=day, people=people, robots=7)
    making.readership.rebuild_sums()
    ReadTotal.objects.update_or_create(article=article, defaults={"count": people})


# The month


def test_the_letterhead_is_the_office_s(rina, office):
    page = month_of(rina)
    for line in (
        "Kota Percontohan",
        "Dinas Contoh",
        "Jalan Contoh 10",
        "(021) 555-0100",
        "humas@dinas.example",
    ):
        assert line in page


def test_the_month_stands_beside_the_one_before(rina):
    OfficeDay.objects.create(day=date(2026, 10, 6), people=1500)
    OfficeDay.objects.create(day=date(2026, 9, 6), people=1000)
    page = month_of(rina)
    assert ("1.500" in page, "naik 50%, semula 1.000" in page) == (True, True)


def test_without_a_month_before_nothing_is_compared(rina):
    OfficeDay.objects.create(day=date(2026, 10, 6), people=1500)
    assert "tidak ada data pembanding" in month_of(rina)


def test_what_is_read_most_is_named_with_its_readers_alone(rina):
    article = make_article(published_at=IN_OCTOBER, opening_view_count=9000, headline="Loket malam dibuka")
    was_read(article, 321)
    page = month_of(rina)
    assert ("Loket malam dibuka" in page, "321" in page, "9.321" in page) == (True, True, False)


def test_a_withdrawn_text_is_counted_and_not_named(rina):
    was_read(make_withdrawn(published_at=IN_OCTOBER, headline="Kabar yang dicabut"), 40)
    page = month_of(rina)
    assert ("Kabar yang dicabut" in page, "Jumlah 40" in page) == (False, True)


def test_the_page_on_counting_is_named(rina, settings):
    assert f"{settings.NEWSROOM_SITE_URL}/cara-menghitung/" in month_of(rina)


def test_a_month_that_goes_on_says_so(rina):
    report = asked(rina, (date(2026, 11, 1), date(2026, 11, 30)), about=None, kind=Report.Kind.MONTHLY)
    assert "Bulan ini belum selesai" in monthly.html(paper_of(report))


# Evidence of work


def test_it_names_what_one_wrote_with_role_time_and_address(wati, settings):
    article = make_article(published_at=IN_OCTOBER, writer=wati, headline="Loket malam dibuka")
    page = evidence_of(wati)
    for part in ("Loket malam dibuka", "5 Okt 2026", "09.15", "WIB", "<td>Penulis</td>"):
        assert part in page
    assert f"{settings.NEWSROOM_SITE_URL}{article.get_absolute_url()}" in page


@pytest.mark.parametrize(
    ("writer", "editor", "role"),
    [("wati", None, "Penulis"), ("made", "wati", "Editor"), ("wati", "wati", "Penulis dan editor")],
)
def test_the_role_is_told(writer, editor, role, wati, made):
    people = {"wati": wati, "made": made}
    make_article(published_at=IN_OCTOBER, writer=people[writer], editor=people[editor] if editor else None)
    assert f"<td>{role}</td>" in evidence_of(wati)


def test_what_others_published_is_not_in_it(wati, made):
    make_article(published_at=IN_OCTOBER, writer=made, headline="Tulisan rekan")
    assert "Tulisan rekan" not in evidence_of(wati)


@pytest.mark.parametrize(
    ("at", "is_in"),
    [
        (datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 9, 30, 17, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 31, 16, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 10, 31, 17, 0, tzinfo=UTC), False),
    ],
)
def test_days_are_the_office_s(at, is_in, wati):
    make_article(published_at=at, writer=wati, headline="Di tepi bulan")
    assert ("Di tepi bulan" in evidence_of(wati)) == is_in


def test_neither_a_draft_nor_a_scheduled_text_is_evidence(wati):
    soon = NOW + timedelta(hours=1)
    make_article(published_at=soon, writer=wati, headline="Belum terbit")
    assert "Belum terbit" not in evidence_of(wati, days=(date(2026, 11, 1), date(2026, 11, 30)))


def test_the_opening_count_stands_apart(wati):
    was_read(make_article(published_at=IN_OCTOBER, writer=wati, opening_view_count=1856), 321)
    page = evidence_of(wati)
    assert ('<td class="number">321</td><td class="number">1.856</td>' in page, "2.177" in page) == (
        True,
        False,
    )


def test_a_snapshot_shows_what_readers_see(wati, settings):
    make_article(
        published_at=IN_OCTOBER,
        writer=wati,
        kicker="Layanan",
        sign_off="(rb/wth)",
        body="<p>Loket dibuka.</p>",
    )
    page = evidence_of(wati)
    for part in (
        "Layanan",
        "Kota Percontohan, Dinas Contoh –",
        "Loket dibuka.",
        "(rb/wth)",
        "Cuplikan dibuat",
    ):
        assert part in page


def test_a_withdrawn_text_is_listed_without_a_snapshot(wati):
    make_withdrawn(
        published_at=IN_OCTOBER, writer=wati, headline="Kabar keliru", body="<p>Isi yang dicabut.</p>"
    )
    page = evidence_of(wati)
    assert ("Kabar keliru" in page, "Dicabut 23 November 2026" in page, "Isi yang dicabut." in page) == (
        True,
        True,
        False,
    )


def test_an_approved_proposal_for_a_colleague_s_text_is_listed_apart(wati, made, rina):
    article = make_article(writer=made, headline="Tulisan rekan", published_at=NOW - timedelta(days=1))
    copy = workflow.propose_change(article=article, by=wati, now=NOW - timedelta(hours=3))
    workflow.submit(article=copy, by=wati, now=NOW - timedelta(hours=2))
    workflow.approve_change(article=copy, by=rina, now=NOW - timedelta(hours=1))
    page = evidence_of(wati, days=(date(2026, 11, 1), date(2026, 11, 23)))
    assert page.index("Usulan perubahan yang disetujui") < page.index("Tulisan rekan")


def test_a_proposal_that_was_dropped_is_no_evidence(wati, made):
    article = make_article(writer=made, headline="Tulisan rekan", published_at=NOW - timedelta(days=1))
    copy = workflow.propose_change(article=article, by=wati, now=NOW - timedelta(hours=3))
    workflow.discard_change(article=copy, by=wati, now=NOW - timedelta(hours=2))
    assert "Tulisan rekan" not in evidence_of(wati, days=(date(2026, 11, 1), date(2026, 11, 23)))


def test_beyond_the_bounds_the_paper_says_what_is_missing(wati, monkeypatch):
    monkeypatch.setattr(evidence, "MOST_ARTICLES", 2)
    monkeypatch.setattr(evidence, "MOST_SNAPSHOTS", 1)
    for _number in range(3):
        make_article(published_at=IN_OCTOBER, writer=wati)
    page = evidence_of(wati)
    assert page.count('class="snapshot"') == 1
    assert ("memuat 2 berita pertama; 1 berita lainnya" in page, "1 berita tanpa cuplikan" in page) == (
        True,
        True,
    )


def test_a_text_too_long_leaves_room_for_the_shorter_ones(wati, monkeypatch):
    monkeypatch.setattr(evidence, "MOST_CHARACTERS", 100)
    make_article(published_at=IN_OCTOBER, writer=wati, body=f"<p>{'panjang ' * 40}</p>")
    make_article(published_at=IN_OCTOBER, writer=wati, body="<p>Yang pendek.</p>")
    page = evidence_of(wati)
    assert (page.count('class="snapshot"'), "Yang pendek." in page) == (1, True)


def test_more_articles_ask_no_more(wati):
    counts = []
    for many in (2, 6):
        for _number in range(many):
            make_article(published_at=IN_OCTOBER, writer=wati, lead_image=make_image())
        with CaptureQueriesContext(connection) as queries:
            evidence_of(wati)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_address_typed_into_a_caption_stays_words(wati):
    image = make_image(caption='<img src="file:///etc/passwd">')
    drawn = io.BytesIO()
    PIL.Image.new("RGB", (40, 30)).save(drawn, "WEBP")
    default_storage.save(image.file.name, ContentFile(drawn.getvalue()))
    make_article(published_at=IN_OCTOBER, writer=wati, lead_image=image)
    page = evidence_of(wati)
    assert ('src="handed:1.jpg"' in page, 'src="file' in page) == (True, False)


def test_the_spreadsheet_has_numbers_and_times_and_no_formula(wati):
    was_read(make_article(published_at=IN_OCTOBER, writer=wati, headline="=1+1", opening_view_count=5), 321)
    with translation.override("id"):
        found = Evidence(paper_of(asked(wati)), wati)
        file = io.BytesIO()
        making.spreadsheets.write(file, found.columns(), found.cells(), sheet=found.sheet, zone=Office().zone)
    cells = read(file.getvalue())[1]
    assert [
        cells[1],
        cells[2][0],
        *(cell in cells for cell in (("n", "321"), ("n", "5"), ("s", "Terbit"))),
    ] == [
        ("s", "=1+1"),
        "n",
        True,
        True,
        True,
    ]


# On paper


def printed(wati: User, **fields) -> list[pypdf.PageObject]:
    """The pages of the evidence for one text: its front, the list, the snapshot."""
    make_article(published_at=IN_OCTOBER, writer=wati, **fields)
    report = asked(wati)
    with translation.override("id"), timezone.override(Office.objects.current().zone):
        paper = paper_of(report)
        pdf = typesetting.to_pdf(Evidence(paper, wati).html(), paper.files, base=paper.site)
    return list(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_gallery_stands_in_two_columns_below_its_words_and_a_video_by_its_address(wati):
    drawn, images = io.BytesIO(), [make_image() for _number in range(4)]
    PIL.Image.new("RGB", (400, 300)).save(drawn, "WEBP")
    for image in images:
        default_storage.save(image.file.name, ContentFile(drawn.getvalue()))
    strip = gallery(*(picture(image.pk, f"Foto {image.pk}") for image in images))
    snapshot = printed(wati, body=f"<p>Sebelum galeri.</p>{strip}{VIDEO}")[-1]
    page = " ".join(snapshot.extract_text().split())
    assert all(words in page for words in ("Sebelum galeri.", *(f"Foto {image.pk}" for image in images)))
    assert ("youtube.com/watch?v=dQw4w9WgXcQ" in page, "baru dihubungi" in page) == (True, False)


def test_a_headline_without_a_space_leaves_room_for_the_other_columns(wati):
    listed, ends = printed(wati, headline="Penanggulangandampak" * 9)[1], []
    listed.extract_text(
        visitor_text=lambda _words, place, of_line, *_font: ends.append(place[0] * of_line[4])
    )
    assert max(ends) < listed.mediabox.width


# The files


def test_files_are_made_once_with_their_digests(wati, office, monkeypatch):
    article = make_article(published_at=IN_OCTOBER, writer=wati, headline="Loket malam dibuka")
    was_read(article, 321)
    office.logo.save("logo.png", ContentFile(_png()))
    report = asked(wati)
    assert making.make(report.pk, NOW)
    report.refresh_from_db()
    with report.pdf.open() as file:
        pdf = file.read()
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "Loket malam dibuka" in words
    assert (making.hashlib.sha256(pdf).hexdigest(), report.reads_as_of) == (report.pdf_digest, NOW)
    assert (report.spreadsheet.name.endswith(".xlsx"), making.make(report.pk, NOW)) == (True, False)


def _png() -> bytes:
    output = io.BytesIO()
    PIL.Image.new("RGBA", (96, 96), "#0a5c66").save(output, "PNG")
    return output.getvalue()


@pytest.mark.parametrize("reason", ["libraries", "large", "busy", "failed"])
def test_what_hinders_the_paper_is_noted_and_leaves_no_file(reason, wati, monkeypatch):
    def untypeset(*_given, **_named):
        raise typesetting.confined.Refused(reason)

    monkeypatch.setattr(typesetting.confined, "run", untypeset)
    report = asked(wati)
    making.make(report.pk, NOW)
    report.refresh_from_db()
    assert (report.failure, bool(report.failure_sentence), report.pdf.name) == (reason, True, "")


def test_a_store_that_is_away_is_noted(wati, monkeypatch):
    def away(*_given, **_named):
        raise OSError("away")

    monkeypatch.setattr(
        typesetting.confined, "run", lambda *given, **_named: (given[3] / "page.pdf").write_bytes(b"%PDF")
    )
    monkeypatch.setattr(default_storage, "save", away)
    report = asked(wati)
    making.make(report.pk, NOW)
    report.refresh_from_db()
    assert report.failure == "store"
