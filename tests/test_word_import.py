"""A Word file becomes a draft with its pictures, all of it or nothing."""

import io

import pytest
from django.core.files.storage import storages

from articles.importing import word
from articles.importing.report import Report
from articles.importing.word import import_word
from articles.models import Article, Category, Event, Image, Revision, User
from articles.transitions import TRANSITIONS, refusal
from articles.workflow import Refused
from tests.factories import NOW, make_category
from tests.test_word_attacks import REFUSED
from tests.word_files import LEAD, drawing, jpeg, made, p, packed, parts_of, story_by_word

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(db: None) -> Category:
    return make_category("Layanan Publik")


def bring(content: bytes, by: User, shelf: Category, name: str = "naskah.docx"):
    return import_word(upload=io.BytesIO(content), name=name, category=shelf, by=by, now=NOW)


def with_pictures(*files: bytes) -> bytes:
    links = {f"g{n}": ("image", f"media/{n}.jpg") for n in range(len(files))}
    places = "".join(f"<w:p><w:r>{drawing(key, 'Petugas loket')}</w:r></w:p>" for key in links)
    content = parts_of(p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD) + places + p("Sekian dahulu."), links)
    return packed(content | {f"word/media/{n}.jpg": file for n, file in enumerate(files)})


def stored_files() -> list[str]:
    def walk(folder: str) -> list[str]:
        try:
            folders, files = storages["default"].listdir(folder)
        except FileNotFoundError:
            return []
        return [*files, *(name for inner in folders for name in walk(f"{folder}/{inner}"))]

    return walk(".")


def test_the_draft_is_the_persons_own(wati, shelf):
    article = bring(story_by_word(), wati, shelf).article
    assert (article.writer, article.created_by, article.category, article.status) == (
        wati,
        wati,
        shelf,
        "draft",
    )


def test_the_fields_are_filled(wati, shelf):
    article = Article.objects.get(pk=bring(story_by_word(), wati, shelf).article.pk)
    assert (article.headline, article.dateline, article.summary, article.sign_off) == (
        "Loket Malam Dibuka untuk Pekerja",
        "Jakarta Pusat, Kominfo",
        "Dinas Contoh membuka loket malam bagi warga yang bekerja pada siang hari. "
        "Loket melayani sampai pukul 20.00.",
        "(rb/wth)",
    )


def test_the_picture_above_the_text_is_the_lead_picture_with_its_words(wati, shelf):
    image = bring(story_by_word(), wati, shelf).article.lead_image
    assert (image.alt_text, image.caption, image.credit, image.uploaded_by) == (
        "Warga mengantre di depan loket",
        "Warga di loket malam.",
        "Ayu Lestari/Humas",
        wati,
    )


def test_a_picture_within_the_text_is_a_figure_of_the_library(wati, shelf):
    article = bring(with_pictures(jpeg()), wati, shelf).article
    image = Image.objects.get()
    assert (
        f'<img data-gambar="{image.pk}"' in article.body,
        [use.image for use in article.body_pictures.all()],
    ) == (
        True,
        [image],
    )


def test_the_same_picture_is_in_the_library_once(wati, shelf):
    bring(with_pictures(jpeg()), wati, shelf)
    again = bring(with_pictures(jpeg()), wati, shelf)
    assert (Image.objects.count(), again.report.noted["known_picture"][0]) == (1, 1)


def test_a_picture_that_is_none_is_told_and_the_story_goes_on(wati, shelf):
    done = bring(with_pictures(b"bukan foto", jpeg()), wati, shelf)
    assert (done.report.noted["refused_picture"][0], done.article.body.count("<figure")) == (1, 1)


def test_pictures_for_which_no_time_is_left_are_told_and_the_story_goes_on(wati, shelf, monkeypatch):
    monkeypatch.setattr(word, "SECONDS_FOR_PICTURES", 0)
    done = bring(with_pictures(jpeg(), jpeg((1, 2, 3))), wati, shelf)
    assert (done.report.noted["refused_picture"][0], Image.objects.count()) == (2, 0)


def test_a_picture_with_too_many_pixels_is_told_and_the_story_goes_on(wati, shelf):
    bomb = bytearray(jpeg(size=(8, 8)))
    at = bomb.index(b"\xff\xc0")
    bomb[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    done = bring(with_pictures(bytes(bomb)), wati, shelf)
    assert (done.report.noted["refused_picture"][0], Image.objects.count()) == (1, 0)


def test_the_text_is_kept_in_the_history(wati, shelf):
    article = bring(story_by_word(), wati, shelf).article
    (revision,) = article.revisions.all()
    assert (revision.origin, revision.actor_id, revision.content["headline"]) == (
        Revision.Origin.SAVED,
        wati.pk,
        article.headline,
    )


def test_the_deed_is_in_the_log_with_its_report(wati, shelf):
    done = bring(story_by_word(), wati, shelf, "Rilis Loket.docx")
    event = Event.objects.get(article=done.article)
    kept = Report.of(event.details["report"])
    assert (event.verb, kept.file, kept.told()) == ("import_word", "Rilis Loket.docx", done.report.told())


def test_nobody_approves_a_text_brought_in_by_themselves(rina, shelf):
    article = bring(story_by_word(), rina, shelf).article
    assert refusal(TRANSITIONS["publish"], article, rina, NOW)


@pytest.mark.parametrize(
    "name", ["macros", "a bomb", "locked by a password", "half a file", "nothing at all", "deep"]
)
def test_a_file_that_is_refused_leaves_nothing(name, wati, shelf):
    with pytest.raises(Refused):
        bring(REFUSED[name][0], wati, shelf)
    assert (Article.objects.count(), Image.objects.count(), Event.objects.count(), stored_files()) == (
        0,
        0,
        0,
        [],
    )


def test_a_story_that_cannot_be_kept_leaves_no_picture(wati, shelf):
    """With as many letters as a text may have, each longer in markup."""
    body = (
        p("Loket Malam Dibuka", look="<w:b/>") + f"<w:p><w:r>{drawing('g')}</w:r></w:p>" + p("&lt;" * 150_000)
    )
    content = parts_of(body, {"g": ("image", "media/g.jpg")}) | {"word/media/g.jpg": jpeg()}
    with pytest.raises(Refused):
        bring(packed(content), wati, shelf)
    assert (Article.objects.count(), Image.objects.count(), stored_files()) == (0, 0, [])


def test_who_may_not_write_brings_in_nothing(joko, shelf):
    with pytest.raises(Refused):
        bring(story_by_word(), joko, shelf)


def test_a_shelf_that_is_gone_meanwhile_is_told(wati, shelf):
    gone = Category(pk=shelf.pk + 1000, name="Hilang")
    with pytest.raises(Refused):
        bring(story_by_word(), wati, gone)


def test_the_category_that_the_text_names_is_taken(wati, shelf):
    named = make_category("Berita Kominfo")
    content = made(p("Kategori Berita Kominfo | wth") + p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD))
    assert bring(content, wati, shelf).article.category == named


def test_a_category_that_is_not_known_is_told(wati, shelf):
    done = bring(
        made(p("Kategori Entah Apa") + p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD)), wati, shelf
    )
    assert (done.article.category, done.report.noted["unknown_category"]) == (shelf, (1, ["Entah Apa"]))


def ended(code: str) -> bytes:
    return made(p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD) + p(f"Selesai malam ini. {code}"))


@pytest.mark.usefixtures("rina", "made")
def test_an_officer_stays_the_writer_whatever_the_codes_say(wati, shelf):
    done = bring(ended("(rb/mdw)"), wati, shelf)
    assert (done.article.writer, done.article.editor, done.report.noted["other_writer"][1]) == (
        wati,
        None,
        ["Made Wirawan"],
    )


def test_an_editor_brings_in_a_text_for_its_writer(rina, wati, shelf):
    article = bring(ended("(rb/wth)"), rina, shelf).article
    assert (article.writer, article.editor) == (wati, rina)


def test_codes_of_nobody_are_told(wati, shelf):
    assert bring(ended("(rb/m)"), wati, shelf).report.noted["unknown_code"] == (2, ["rb", "m"])


def test_a_writer_without_an_account_is_the_byline(wati, shelf):
    content = p("Oleh: Prof. Siti Aminah") + p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD)
    assert bring(made(content), wati, shelf).article.byline == "Prof. Siti Aminah"


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("Rilis_loket malam.docx", "Rilis loket malam"),
        ("../../x/Rilis.docx", "Rilis"),
        ("\u202e.docx", "Naskah dari Word"),
    ],
)
def test_a_text_without_a_headline_is_called_as_its_file(name, headline, wati, shelf):
    done = bring(made(p(LEAD)), wati, shelf, name)
    assert (done.article.headline, done.report.noted["headline_is_name"][0]) == (headline, 1)


def test_a_headline_that_is_too_long_is_cut_and_told_whole(wati, shelf):
    long = "Loket malam dibuka " * 20
    done = bring(made(p(long, '<w:pStyle w:val="J"/>') + p(LEAD), styles=TITLED), wati, shelf)
    assert (len(done.article.headline) <= 200, done.report.noted["headline_cut"][1]) == (True, [long.strip()])


TITLED = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="J"><w:name w:val="Title"/></w:style></w:styles>'
)


def test_a_link_that_runs_a_script_is_none(wati, shelf):
    link = '<w:p><w:hyperlink r:id="t"><w:r><w:t>tautan</w:t></w:r></w:hyperlink></w:p>'
    content = made(p(LEAD) + link, {"t": ("hyperlink", "javascript:alert(1)", "External")})
    assert "javascript" not in bring(content, wati, shelf).article.body


@pytest.mark.parametrize(
    "kept", [None, [], "x", {"taken": 3, "noted": {"notes": "x"}}, {"noted": {"notes": [1]}}]
)
def test_a_report_that_is_none_says_nothing(kept):
    assert Report.of(kept).told() == []
