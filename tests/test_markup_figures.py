"""Pictures, galleries, videos, attachments and quotes' sources in rich text: what is kept, and in what form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.markup import clean, documents_in, pictures_in, plain_text
from tests.body_markup import VIDEO, attachment, gallery, picture

PICTURE = (
    '<figure class="gambar"><img data-gambar="12" src="/media/gambar/ab/xyz.jpg" alt="Loket">'
    "<figcaption>Loket malam</figcaption></figure>"
)
ATTACHMENT = attachment(5, "Syarat")


@pytest.mark.parametrize(
    "markup",
    [
        PICTURE,
        picture(3, layout="gambar-kanan"),
        gallery(picture(1), picture(2, "Dua")),
        gallery(picture(1), picture(2), "<figcaption>Suasana <strong>malam</strong></figcaption>"),
        VIDEO,
        ATTACHMENT,
        '<blockquote><p>Kami siap.</p><p class="sumber">Siti, lurah</p></blockquote>',
        '<table class="lebar-sempit"><tbody><tr><td>x</td></tr></tbody></table>',
    ],
)
def test_what_the_editor_makes_is_kept_as_it_is(markup):
    assert clean(markup) == markup


PIECES = st.sampled_from(
    [
        *("<figure class=gambar>", "<figure class='galeri gambar-kiri'>", "<figure>", "</figure>"),
        *("<figure class=video data-video=youtube:dQw4w9WgXcQ>", "<figure class=lampiran data-dokumen=5>"),
        *("<figure class=video data-video=x>", "<figcaption>", "</figcaption>", "<img data-gambar=1>"),
        *("<img data-gambar=2 src=/media/a.jpg alt='a\n&amp;b'>", "<img src=x>", "<img data-gambar=0>"),
        *("<p>", "</p>", "<p class=sumber>", "<blockquote>", "</blockquote>", "<ul><li>", "</ul>", "<b>"),
        *("</b>", "<a href=/x>", "</a>", "<table><tr><td>", "</table>", "<caption>", "<div>", "</div>"),
        *("<h2>", "<h3>", "</h3>", "<hr>", "<br>", "kata", " ", "&nbsp;", "<table class='lebar-penuh x'>"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_cleaning_twice_changes_nothing(markup, figures):
    once = clean(markup, figures=figures)
    assert clean(once, figures=figures) == once


@given(st.lists(PIECES, max_size=25).map("".join))
def test_without_figures_nothing_of_them_stays(markup):
    cleaned = clean(markup, figures=False)
    assert not any(sign in cleaned for sign in ("<fig", "<img", "data-"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<img data-gambar=1>", picture(1)),
        ("<p>a<img data-gambar=1>b</p>", "<p>ab</p>" + picture(1)),
        ("<h2>Judul<img data-gambar=1></h2>", "<h2>Judul</h2>" + picture(1)),
        ("<ul><li>a<img data-gambar=1></li></ul>b", "<ul><li>a</li></ul>" + picture(1) + "<p>b</p>"),
        (f"<blockquote><p>a</p>{picture(1)}</blockquote>", "<blockquote><p>a</p></blockquote>" + picture(1)),
        ("<figure class=gambar><a href=/x><img data-gambar=1></a></figure>", picture(1)),
        (
            "<figure><img data-gambar=1>kata<figcaption>x</figcaption></figure>",
            picture(1, "x") + "<p>kata</p>",
        ),
        (
            "<figure class=gambar><img data-gambar=1><figcaption><p>a</p><p>b</p></figcaption></figure>",
            picture(1, "a  b"),
        ),
        (
            "<figure class='gambar-kiri gambar gambar-kecil'><img data-gambar=1></figure>",
            picture(1, layout="gambar-kiri"),
        ),
        (gallery("<img data-gambar=1>", "<img data-gambar=2>"), gallery(picture(1), picture(2))),
        (gallery(picture(1, layout="gambar-kecil"), picture(2)), gallery(picture(1), picture(2))),
        (gallery(gallery(picture(1), picture(2)), picture(3)), gallery(picture(1), picture(2), picture(3))),
        (gallery(picture(1), "<figcaption>Satu</figcaption>"), picture(1, "Satu")),
        (gallery("<figcaption>Kosong</figcaption>"), ""),
        (gallery(picture(1), VIDEO, picture(2)), gallery(picture(1), picture(2)) + VIDEO),
        ("<figure><table><tr><td>x</td></tr></table><figcaption>y</figcaption></figure>", None),
        ("<figcaption>kata</figcaption>", "<p>kata</p>"),
        ("<p class=sumber>kata</p>", "<p>kata</p>"),
        (
            "<blockquote><p class=sumber>a</p><p>b</p></blockquote>",
            "<blockquote><p>a</p><p>b</p></blockquote>",
        ),
        ("<blockquote><p class=sumber>a</p></blockquote>", "<blockquote><p>a</p></blockquote>"),
        (
            '<table class="x lebar-sedang lebar-penuh"><tr><td>a</td></tr></table>',
            '<table class="lebar-sedang"><tbody><tr><td>a</td></tr></tbody></table>',
        ),
    ],
)
def test_what_is_malformed_is_made_right(typed, kept):
    if kept is None:
        kept = "<table><tbody><tr><td>x</td></tr></tbody></table><p>y</p>"
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "markup",
    [
        "<img src=/media/a.jpg>",
        "<img data-gambar=0>",
        "<img data-gambar=-1>",
        "<img data-gambar=1e3>",
        "<img data-gambar=٣>",
        f"<img data-gambar={'9' * 19}>",
        "<figure class=gambar><figcaption>Tanpa gambar</figcaption></figure>",
        "<figure class=video data-video=https://www.youtube.com/embed/dQw4w9WgXcQ></figure>",
        "<figure class=video data-video='youtube:dQw4w9WgXc&quot;'><figcaption>x</figcaption></figure>",
        "<figure class=video data-video=lain:123></figure>",
        "<figure class=lampiran data-dokumen=x><figcaption>Syarat</figcaption></figure>",
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
    ],
)
def test_a_figure_that_names_nothing_we_know_is_dropped(markup):
    assert clean(f"<p>kata</p>{markup}") == "<p>kata</p>"


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://jahat.example/a.jpg",
            "//jahat.example/a.jpg",
            "javascript:alert(1)",
            "data:image/png;base64,AA",
        ),
        *(
            "/media/../redaksi/",
            "/media//jahat.example/a.jpg",
            "/media/a.jpg?x=1",
            "/static/a.jpg",
            "/media/",
        ),
        *("/media/a.jpg\n", "/media/.a.jpg", "/media/\u0430.jpg", "\\media\\a.jpg"),
    ],
)
def test_a_picture_has_no_address_but_that_of_our_own_file(address):
    assert clean(f'<img data-gambar="1" src="{address}">') == picture(1)


@pytest.mark.parametrize("markup", [picture(1), VIDEO, ATTACHMENT])
def test_a_text_of_one_figure_is_not_empty(markup):
    assert clean(f"<p>&nbsp;</p>{markup}<p><br></p>") == clean(markup) != ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<h3>a</h3><h3>b</h3>", "<h2>a</h2><h2>b</h2>"),
        ("<h3>a</h3><h2>b</h2><h3>c</h3>", "<h2>a</h2><h2>b</h2><h3>c</h3>"),
        ("<h1>a</h1><h3>b</h3>", "<h2>a</h2><h3>b</h3>"),
        ("<h6>a</h6><p>b</p>", "<h2>a</h2><p>b</p>"),
    ],
)
def test_sub_headings_start_below_the_headline(typed, kept):
    assert clean(typed) == kept


def test_figures_within_figures_are_laid_out_only_so_deep():
    # A hundred levels would lay out every picture a hundred times.
    kept = ["data-video" in clean("<figure>" * depth + VIDEO) for depth in (3, 4)]
    assert kept == [True, False]


def test_a_picture_deep_in_figures_is_kept():
    assert clean("<figure>" * 50 + PICTURE) == PICTURE


def test_a_caption_is_text_of_the_article():
    assert plain_text(f"<p>kata</p>{PICTURE}") == "kata\nLoket malam"


def test_the_numbers_of_what_stands_in_a_text_are_told_once_each_in_order():
    markup = gallery(picture(7), picture(3)) + picture(7) + ATTACHMENT
    assert (pictures_in(markup), documents_in(markup)) == ([7, 3], [5])


# As many as are not reduced to words.
LARGE = {
    "pictures": "<img data-gambar=1>" * 5_000,
    "pictures between letters": "<p>" + "a<img data-gambar=1>" * 4_900,
    "pictures in lists": "<ul><li><img data-gambar=1></ul>" * 4_900,
    "one endless gallery": "<figure>" + "<img data-gambar=1>a<b>c</b>" * 4_900,
    "nested figures": "<figure><img data-gambar=1>a" * 20_000,
    "captions": "<figure><img data-gambar=1>" + "<figcaption>a</figcaption>" * 4_900,
    "nested captions": "<figure><figcaption>a" * 25_000,
    "paragraphs in a caption": "<figure><img data-gambar=1><figcaption>" + "a<p>b</p>" * 14_900,
    "dropped between letters": "<i></i>a" * 14_900,
    "unwrapped between letters": "<p><b><hr></b>a" * 7_400,
}


@pytest.mark.parametrize("name", LARGE)
def test_figures_by_the_thousand_are_cleaned_in_linear_time(name):
    # Quadratic work would not come back for minutes.
    assert clean(LARGE[name])[:3] in ("<p>", "<fi", "<ul", "<hr")
