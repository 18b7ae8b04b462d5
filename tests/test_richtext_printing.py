"""Figures, videos, attachments and quotes of a text as readers see them."""

import re

import pytest

from newsroom.picture_element import Figure, Paper, Picture, Source
from newsroom.richtext import present
from newsroom.videos import VIDEO_HOSTS
from tests.body_markup import VIDEO, attachment, gallery, picture

PICTURE = Picture(
    src="/media/a.jpg",
    srcset="",
    width=1440,
    height=810,
    alt="Warga & loket",
    sources=(Source("image/avif", "/media/a.avif 480w"), Source("image/webp", "/media/a.webp 480w")),
)
FIGURE = Figure(PICTURE, "Dari <pustaka>", "Humas", "/media/besar.jpg")
BARE = Figure(Picture("/media/b.jpg", "", 4, 3, ""))
PAPER = Paper("/media/s.pdf", "Syarat & tata cara", 1_258_291, 12)


def shown(markup: str, **known: object) -> str:
    given = {"figures": {1: FIGURE, 2: BARE}, "papers": {5: PAPER}, "video_hosts": ["youtube"], **known}
    return present(markup, **given)


class TestAPicture:
    def test_comes_in_all_formats_with_its_size_and_late(self):
        text = shown(picture(1))
        assert re.findall(r'<source type="([^"]+)" srcset="([^"]+)"', text) == [
            ("image/avif", "/media/a.avif 480w"),
            ("image/webp", "/media/a.webp 480w"),
        ]
        for sign in (
            'width="1440"',
            'height="810"',
            'loading="lazy"',
            'decoding="async"',
            'src="/media/a.jpg"',
        ):
            assert sign in text

    def test_has_the_alternative_of_the_library(self):
        stored = picture(1).replace('alt=""', 'alt="dari naskah"')
        assert 'alt="Warga &amp; loket"' in shown(stored)

    def test_has_the_library_s_caption_where_the_text_has_none(self):
        assert "<figcaption>Dari &lt;pustaka&gt; <span" in shown(picture(1))

    def test_has_the_text_s_caption_where_there_is_one(self):
        assert "<figcaption>Malam <em>pertama</em> <span" in shown(picture(1, "Malam <em>pertama</em>"))

    @pytest.mark.parametrize("caption", ["", "Malam"])
    def test_always_names_who_must_be_named(self, caption):
        assert '<span class="credit">Foto: Humas</span>' in shown(picture(1, caption))

    def test_without_a_word_has_no_caption(self):
        assert "figcaption" not in shown(picture(2))

    def test_that_the_library_does_not_know_prints_nothing(self):
        assert shown(f"<p>kata</p>{picture(9, 'Hilang')}") == "<p>kata</p>"

    def test_keeps_its_place_beside_the_text(self):
        assert '<figure class="gambar gambar-kiri">' in shown(picture(1, layout="gambar-kiri"))


class TestAGallery:
    def test_is_a_list_in_a_region_that_the_keyboard_reaches(self):
        text = shown(gallery(picture(1), picture(2), "<figcaption>Dua malam</figcaption>"))
        assert 'role="region" aria-label="Galeri, 2 foto. Geser ke samping." tabindex="0"><ul><li>' in text
        assert "<figcaption>Dua malam</figcaption></figure>" in text

    def test_links_to_the_large_file_by_a_name(self):
        text = shown(gallery(picture(1), picture(1)))
        assert 'href="/media/besar.jpg"' in text
        assert "Foto 2 dari 2, ukuran penuh: Warga" in text

    def test_passes_over_what_the_library_does_not_know(self):
        text = shown(gallery(picture(1), picture(9), picture(2)))
        assert text.count("<li>") == 2
        assert "2 foto" in text

    def test_of_nothing_known_prints_nothing(self):
        assert shown(gallery(picture(8), picture(9), "<figcaption>x</figcaption>")) == ""


class TestAVideo:
    def test_is_a_link_and_a_button_that_waits_for_its_script(self):
        text = shown(VIDEO)
        assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener noreferrer"' in text
        assert re.search(
            r'<button type="button" hidden(="")? data-player="https://www.youtube-nocookie.com/embed/', text
        )
        assert "iframe" not in text

    def test_of_a_host_that_the_office_does_not_show_is_a_plain_link(self):
        text = shown(
            '<figure class="video" data-video="vimeo:76979871"><figcaption>Cuplikan</figcaption></figure>'
        )
        assert text == (
            '<p class="tautan-video">Cuplikan: <a href="https://vimeo.com/76979871" rel="noopener noreferrer">'
            "Tonton di Vimeo</a></p>"
        )

    def test_players_may_be_framed_and_nobody_else(self, settings):
        framed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"]
        assert framed == ["https://player.vimeo.com", "https://www.youtube-nocookie.com"]
        assert len(framed) == len(VIDEO_HOSTS)


class TestAnAttachment:
    def test_is_a_download_that_says_how_large_it_is(self):
        text = " ".join(shown(attachment(5)).replace("\xa0", " ").split())
        assert 'href="/media/s.pdf" download="" type="application/pdf">Syarat &amp; tata cara</a>' in text
        assert "PDF, 12 halaman, 1,2 MB" in text

    def test_has_the_text_s_label(self):
        assert ">Formulir</a>" in shown(attachment(5, "Formulir"))

    def test_that_the_library_does_not_know_prints_nothing(self):
        assert shown(attachment(6, "Formulir")) == ""


def test_a_quote_with_its_source_is_a_figure():
    assert shown('<blockquote><p>Siap.</p><p class="sumber">Siti, lurah</p></blockquote>') == (
        '<figure class="kutipan"><blockquote><p>Siap.</p></blockquote>'
        "<figcaption>Siti, lurah</figcaption></figure>"
    )


def test_a_table_hands_its_width_to_its_box():
    text = shown('<table class="lebar-sempit"><tr><td>x</td></tr></table>')
    assert text.startswith('<div class="tabel lebar-sempit" tabindex="0"><table><tbody>')


def test_a_link_in_a_caption_to_another_site_says_so():
    assert 'rel="noopener noreferrer">x</a>' in shown(picture(1, '<a href="https://lain.example/">x</a>'))


@pytest.mark.parametrize(
    "address",
    [r"\\lain.example", r"/\lain.example", "///lain.example", "https:lain.example", "https:/lain.example"],
)
def test_a_link_that_browsers_take_elsewhere_says_so_however_it_is_spelled(address):
    assert f'<a href="{address}" rel="noopener noreferrer">' in present(f'<p><a href="{address}">x</a></p>')


@pytest.mark.parametrize("address", ["/berita/1/", "#isi", "mailto:a@lain.example", "https://kami.example/a"])
def test_a_link_within_the_site_says_nothing(address):
    assert f'<a href="{address}">' in present(f'<p><a href="{address}">x</a></p>', own_host="kami.example")


def test_the_dateline_opens_the_first_words_behind_pictures():
    text = shown(f"{picture(2)}<p>Loket buka.</p>", dateline="Kota")
    assert text.endswith('</figure><p><span class="dateline">Kota –</span> Loket buka.</p>')


def test_the_sign_off_ends_the_last_words_before_attachments():
    text = shown(f"<p>Loket buka.</p>{attachment(5)}", sign_off="(a/b)")
    assert text.startswith('<p>Loket buka. <span class="signoff">(a/b)</span></p><p class="lampiran">')


@pytest.mark.parametrize("markup", ["", picture(1), "<h2>a</h2>", "<ul><li>a</li></ul>", VIDEO])
def test_dateline_and_sign_off_find_a_place_in_any_text(markup):
    text = shown(markup, dateline="Kota", sign_off="(a/b)")
    assert text.index("Kota –") < text.index("(a/b)")
