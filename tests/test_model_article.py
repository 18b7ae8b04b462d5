"""Facts about one article."""

import pytest

from articles.models import Article, Office, ReadTotal, RelatedPin, Tag
from tests.factories import NOW, make_article, make_draft, make_user

pytestmark = pytest.mark.django_db

LONG = "Pemerintah kota membuka loket malam bagi warga yang bekerja pada siang hari. " * 5


# What readers see of it


def test_the_teaser_is_the_summary():
    assert make_draft(summary="Ringkas.").teaser == "Ringkas."


def test_a_long_summary_is_cut_at_a_word():
    teaser = make_draft(summary=LONG[:299]).teaser
    assert len(teaser) <= 150
    assert LONG.startswith(teaser.removesuffix("…") + " ")


def test_without_a_summary_the_opening_paragraph_serves():
    assert (
        make_draft(summary="", body="<h2>Judul</h2><p>Alinea <em>pertama</em>.</p>").teaser
        == "Alinea pertama."
    )


def test_without_summary_and_body_there_is_no_teaser():
    assert make_draft(summary="", body="").teaser == ""


def test_a_row_without_its_body_asks_nothing_for_the_teaser(django_assert_num_queries):
    make_draft(summary="")
    article = Article.objects.defer("body").get()
    with django_assert_num_queries(0):
        assert article.teaser == ""


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"byline": "Penulis tamu"}, "Penulis tamu"),
        ({"writer": {"initials": "mth"}}, "mth"),
        ({"writer": {"initials": "", "name": "Melati"}}, "Melati"),
        ({"writer": {"initials": "", "name": "", "username": "melati"}}, "melati"),
    ],
)
def test_the_credit_line_names_somebody(fields, line):
    fields = {name: make_user(**value) if name == "writer" else value for name, value in fields.items()}
    assert make_draft(**fields).credit_line == line


@pytest.mark.parametrize(
    ("opening", "counted", "shown"), [(None, None, 0), (7, None, 7), (None, 3, 3), (7, 3, 10)]
)
def test_the_reads_of_the_old_site_are_added(opening, counted, shown):
    article = make_article(opening_view_count=opening)
    if counted is not None:
        ReadTotal.objects.create(article=article, count=counted)
    assert Article.objects.get(pk=article.pk).view_count == shown


def test_two_articles_may_have_the_same_address():
    slugs = {make_article(slug="loket-malam").slug, make_article(slug="loket-malam").slug}
    assert slugs == {"loket-malam"}


# What is cleaned before it is stored, by every way in

DIRTY = "\u202eJudul\x00\x07  dengan\n\tkontrol\ufeff "


@pytest.mark.parametrize("field", ["headline", "kicker", "dateline", "byline", "sign_off"])
def test_a_line_is_stored_tidy_by_save(field):
    assert getattr(Article.objects.get(pk=make_draft(**{field: DIRTY}).pk), field) == "Judul dengan kontrol"


@pytest.mark.parametrize("field", ["headline", "kicker", "dateline", "byline"])
def test_a_line_is_stored_tidy_by_update(field):
    article = make_draft()
    Article.objects.filter(pk=article.pk).update(**{field: DIRTY})
    article.refresh_from_db()
    assert getattr(article, field) == "Judul dengan kontrol"


def test_a_line_is_stored_tidy_by_bulk_update():
    article = make_draft()
    article.headline = DIRTY
    Article.objects.bulk_update([article], ["headline"])
    article.refresh_from_db()
    assert article.headline == "Judul dengan kontrol"


def test_a_line_is_stored_tidy_by_bulk_create():
    source = make_draft()
    copy = Article(headline=DIRTY, category=source.category, writer=source.writer, created_by=source.writer)
    Article.objects.bulk_create([copy])
    assert Article.objects.get(pk=copy.pk).headline == "Judul dengan kontrol"


def test_several_lines_stay_several_lines():
    article = make_draft(summary="Satu.\r\nDua.\x0bTiga.\x00")
    assert Article.objects.get(pk=article.pk).summary == "Satu.\nDua.\nTiga."


@pytest.mark.parametrize(
    "headline", ["👩‍👩‍👧‍👦 Hari Keluarga", "مرحبا بكم", "日本語の見出し", "Harga < Rp5.000 & 'murah'"]
)
def test_emoji_and_every_script_are_kept(headline):
    assert Article.objects.get(pk=make_draft(headline=headline).pk).headline == headline


@pytest.mark.parametrize("field", ["headline", "summary", "body", "lead_caption"])
def test_an_over_long_text_is_told_and_not_cut(field):
    article = make_draft()
    setattr(article, field, "a" * 300_001)
    with pytest.raises(Exception, match=field):
        article.full_clean()


# Tags


@pytest.mark.parametrize("written", ["Pajak", "PAJAK", " pajak ", "pajak\x00", "\u202epajak"])
def test_a_tag_in_other_letters_is_the_same_tag(written):
    Tag.objects.create(name="Pajak")
    make_draft(tags=[written])
    assert Tag.objects.count() == 1


def test_a_tag_used_twice_on_one_article_is_used_once():
    article = make_draft(tags=["pajak", "Pajak"])
    assert article.tags.count() == 1


@pytest.mark.parametrize("name", ["🎉", "日本", "—"])
def test_a_tag_of_any_script_has_an_address(name):
    make_draft(tags=[name])
    assert Tag.objects.get().slug


# Relations


def test_an_article_that_is_pinned_may_be_deleted_and_its_pin_goes():
    target = make_draft()
    RelatedPin.objects.create(article=make_article(), target=target)
    target.delete()
    assert not RelatedPin.objects.exists()


def test_a_writer_with_articles_is_not_deleted():
    article = make_draft()
    with pytest.raises(Exception, match="protected"):
        article.writer.delete()


# The office


def test_an_office_that_nobody_described_has_sensible_defaults():
    office = Office.objects.current()
    office.full_clean()
    assert (office.zone_name, office.accent) == ("WIB", "#a3161a")


@pytest.mark.parametrize(
    ("zone", "name"), [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
)
def test_the_zone_is_named_as_people_name_it(zone, name):
    assert Office(time_zone=zone).zone_name == name


@pytest.mark.parametrize(
    ("style", "sign_off"),
    [("editor/writer", "(rb/m)"), ("writer/editor", "(m/rb)"), ("writer", "(m)"), ("none", "")],
)
def test_the_sign_off_has_the_style_of_the_office(style, sign_off):
    assert Office(sign_off_style=style).sign_off("m", "rb") == sign_off


@pytest.mark.parametrize(
    ("writer", "editor", "sign_off"), [("m", "", "(m)"), ("", "rb", "(rb)"), ("", "", "")]
)
def test_a_sign_off_leaves_out_who_has_no_initials(writer, editor, sign_off):
    assert Office().sign_off(writer, editor) == sign_off


def test_now_is_an_argument():
    article = make_article(published_at=NOW)
    assert (article.is_scheduled(NOW.replace(year=2025)), article.is_public(NOW)) == (True, True)
