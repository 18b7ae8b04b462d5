"""Word by word: what was removed and added, what only looks otherwise, and that it takes no long time."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.differences import Surroundings, changed, difference, differences, in_short
from articles.revisions import Snapshot
from newsroom.blocks import Block, blocks
from newsroom.differences import Line, compare, words_changed
from newsroom.markup import clean
from tests.body_markup import VIDEO, attachment, gallery, picture


def lines(old: str, new: str) -> list[Line]:
    return compare(blocks(clean(old)), blocks(clean(new)))


def told(old: str, new: str) -> list[str]:
    """Each line with [-what went-] and {+what came+}."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return ["".join(marks[run.kind].format(run.text) for run in line.runs) for line in lines(old, new)]


def test_a_changed_word_alone_is_told():
    assert told("<p>Loket buka malam.</p>", "<p>Loket buka pagi.</p>") == ["Loket buka [-malam-]{+pagi+}."]


def test_neighbouring_changed_words_are_told_together():
    old, new = "<p>Loket di kota buka satu dua.</p>", "<p>Loket di kota buka tiga empat.</p>"
    assert told(old, new) == ["Loket di kota buka [-satu dua-]{+tiga empat+}."]


def test_a_number_is_one_word():
    assert told("<p>Biayanya Rp1.500.000.</p>", "<p>Biayanya Rp1.600.000.</p>") == [
        "Biayanya [-Rp1.500.000-]{+Rp1.600.000+}."
    ]


def test_a_new_paragraph_leaves_its_neighbours_alone():
    assert told("<p>Satu.</p><p>Tiga.</p>", "<p>Satu.</p><p>Dua.</p><p>Tiga.</p>") == [
        "Satu.",
        "{+Dua.+}",
        "Tiga.",
    ]


def test_another_paragraph_in_the_same_place_is_told_whole():
    assert told("<p>Loket kota dibuka.</p>", "<p>Warga antre sejak subuh.</p>") == [
        "[-Loket kota dibuka.-]",
        "{+Warga antre sejak subuh.+}",
    ]


def test_a_table_is_compared_by_row():
    row = "<tr><td>Loket {}</td><td>pagi</td></tr>"
    old, new = (f"<table><tbody>{row.format(1)}{row.format(n)}</tbody></table>" for n in (2, 3))
    assert told(old, new) == ["Loket 1 | pagi", "Loket [-2-]{+3+} | pagi"]


@pytest.mark.parametrize(
    ("old", "new", "looks"),
    [
        ("<p>Loket buka.</p>", "<p>Loket <strong>buka</strong>.</p>", ["strong"]),
        ("<p><em>Loket</em> buka.</p>", "<p>Loket buka.</p>", ["em"]),
        ("<p>Loket buka.</p>", "<h2>Loket buka.</h2>", ["kind"]),
        ("<p>Loket</p>", '<p class="rata-tengah">Loket</p>', ["align"]),
        ("<ul><li>Loket</li></ul>", "<ol><li>Loket</li></ol>", ["list"]),
        ("<p>Loket</p>", "<blockquote><p>Loket</p></blockquote>", ["quote"]),
        ('<p><a href="https://a.example/">x</a></p>', '<p><a href="https://b.example/">x</a></p>', ["a"]),
        (
            "<table><tbody><tr><td>x</td></tr></tbody></table>",
            "<table><tbody><tr><th>x</th></tr></tbody></table>",
            ["cells"],
        ),
        (
            '<table class="lebar-penuh"><tbody><tr><td>x</td></tr></tbody></table>',
            '<table class="lebar-sempit"><tbody><tr><td>x</td></tr></tbody></table>',
            ["width"],
        ),
        (picture(1), picture(1, layout="gambar-kiri"), ["layout"]),
        (picture(1, "Loket"), picture(2, "Loket"), ["figure"]),
        (attachment(1, "Syarat"), attachment(2, "Syarat"), ["figure"]),
    ],
)
def test_what_only_looks_otherwise_is_told(old, new, looks):
    [line] = lines(old, new)
    assert (line.change, [look.name for look in line.looks]) == ("changed", looks)


def test_another_picture_without_words_is_one_gone_and_one_come():
    found = lines(picture(1) + picture(2), picture(1) + picture(3))
    assert [(line.change, line.shown) for line in found] == [
        ("same", ("1", "1")),
        ("removed", ("2", "")),
        ("added", ("", "3")),
    ]


def test_words_of_captions_are_compared():
    old = picture(1, "Loket buka malam.") + VIDEO
    new = gallery(picture(1, "Loket buka pagi."), picture(2), "<figcaption>Loket</figcaption>") + VIDEO
    assert told(old, new) == ["Loket buka [-malam-]{+pagi+}.", "", "{+Loket+}", ""]


def test_the_source_of_a_quote_is_compared():
    quote = '<blockquote><p>Siap.</p><p class="sumber">Siti, {}</p></blockquote>'
    assert told(quote.format("lurah"), quote.format("camat")) == ["Siap.", "Siti, [-lurah-]{+camat+}"]


def test_the_address_of_a_picture_is_no_difference():
    shown = picture(1).replace("<img", '<img src="/media/lain.jpg"')
    assert changed({"body": picture(1)}, {"body": shown}) == []


def test_figures_are_named():
    old, new = (picture(n, "Loket") + attachment(n) + VIDEO for n in (1, 2))
    around = Surroundings(thumbnails={1: "/media/kecil.jpg"}, documents={1: "Syarat"})
    [stretch, same] = difference("body", old, new, around).stretches
    picture_line, gone, come = stretch.lines
    assert (picture_line.before_figure.name, picture_line.before_figure.thumbnail) == (
        "Gambar nomor 1",
        "/media/kecil.jpg",
    )
    assert picture_line.notes == ("Gambar berubah",)
    assert (gone.before_figure.name, come.after_figure.name) == ("Lampiran: Syarat", "Lampiran: nomor 2")
    assert same.lines[0].after_figure.name == "Video YouTube: dQw4w9WgXcQ"


def test_bold_words_beside_changed_ones_are_told():
    [line] = lines("<p>Loket kota buka malam.</p>", "<p>Loket <strong>kota</strong> buka pagi.</p>")
    assert [look.name for look in line.looks] == ["strong"]


def test_the_address_of_a_link_is_said():
    old, new = ({"body": f'<p><a href="https://{host}.example/">x</a></p>'} for host in "ab")
    [change] = differences(old, new)
    [note] = change.stretches[0].lines[0].notes
    assert "https://a.example/" in note
    assert "https://b.example/" in note


def test_the_same_text_has_no_difference():
    text = clean("<p>Loket <strong>buka</strong></p><ul><li>satu</li></ul><hr>")
    assert {line.change for line in lines(text, text)} == {"same"}


words = st.lists(
    st.sampled_from(["loket", "kota", "buka", "Rp1.500", ",", "–", "a\u00a0b", "😀"]), max_size=8
)
texts = st.lists(words.map(" ".join), max_size=6)


def body(paragraphs: list[str]) -> str:
    return clean("".join(f"<p>{text}</p>" for text in paragraphs))


@given(texts, texts)
def test_without_what_was_added_the_old_text_is_left(old, new):
    before, found = blocks(body(old)), lines(body(old), body(new))
    assert ["".join(run.text for run in line.before) for line in found if line.stood_before] == [
        block.text for block in before
    ]


@given(texts, texts)
def test_without_what_was_removed_the_new_text_is_left(old, new):
    after, found = blocks(body(new)), lines(body(old), body(new))
    assert ["".join(run.text for run in line.after) for line in found if line.stands_after] == [
        block.text for block in after
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_plain_text_can_be_compared(old, new):
    found = compare([Block("plain", old)] if old else [], [Block("plain", new)] if new else [])
    assert "".join(run.text for line in found for run in line.before) == old
    assert "".join(run.text for line in found for run in line.after) == new


def _vocabulary(size: int, length: int, seed: int) -> str:
    """300,000 letters of paragraphs of `length` words out of `size`."""
    chance, parts, letters = random.Random(seed), [], 0
    while letters < 300_000:
        text = " ".join(f"k{chance.randrange(size)}" for _ in range(length))
        parts.append(f"<p>{text}</p>")
        letters += len(text) + 7
    return "".join(parts)


@pytest.mark.parametrize(
    ("size", "length"), [(3000, 40), (3000, 60_000), (2, 100_000), (2, 50), (2, 1), (100_000, 1)]
)
def test_the_longest_texts_take_a_bounded_time(size, length):
    old, new = (blocks(_vocabulary(size, length, seed)) for seed in (1, 2))
    began = time.process_time()
    compare(old, new)
    assert time.process_time() - began < 4


def test_words_are_counted_wherever_they_stand():
    assert words_changed("satu dua tiga", "tiga satu empat lima") == (2, 1)


# Field by field


def test_changed_fields_are_named_in_the_order_of_the_form():
    old: Snapshot = {"headline": "a", "kicker": "b", "tags": ["x"], "body": "<p>x</p>"}
    new: Snapshot = {"headline": "A", "kicker": "b", "tags": [], "body": "<p>y</p>"}
    assert changed(old, new) == ["headline", "body", "tags"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("category", {"id": 1, "name": "Layanan"}, {"id": 1, "name": "Pelayanan"}),
        ("tags", ["Loket"], ["loket"]),
        ("editor", None, ""),
        ("related_pins", [{"id": 1, "name": "a"}], [{"id": 1, "name": "b"}]),
        ("body", "<p>a  b</p>", "<p>a\u00a0b</p>"),
    ],
)
def test_another_name_for_the_same_is_no_change(name, old, new):
    assert changed({name: old}, {name: new}) == []


def test_what_one_side_does_not_tell_of_is_no_change():
    assert changed({"headline": "a", "due_at": None}, {"headline": "a"}) == []


def test_a_list_tells_what_came_and_went():
    runs = difference("tags", ["loket", "malam"], ["Loket", "pagi"]).names
    assert [(run.kind, run.text) for run in runs] == [
        ("same", "Loket"),
        ("added", "pagi"),
        ("removed", "malam"),
    ]


def test_another_order_is_said():
    pins = [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]
    assert "Urutannya" in difference("related_pins", pins, pins[::-1]).note


def test_a_choice_is_said_in_its_words():
    change = difference("kind", "news", "speech")
    assert (change.before, change.after) == ("Berita", "Sambutan")


def test_a_text_that_may_not_be_seen_has_no_name():
    pins = [{"id": 1, "name": "Rahasia"}, {"id": 2, "name": "Terbit"}]
    runs = difference("related_pins", [], pins, Surroundings(hidden={1})).names
    assert [run.text for run in runs] == ["naskah lain", "Terbit"]


def test_in_short_words_are_counted():
    assert in_short({"body": "<p>satu dua</p>"}, {"body": "<p>satu tiga lima</p>"}) == [
        "isi berita (+2/−1 kata)"
    ]


def test_in_short_a_change_of_looks_is_one():
    assert in_short({"body": "<p>satu</p>"}, {"body": "<h2>satu</h2>"}) == ["isi berita (susunan)"]


def test_many_unchanged_paragraphs_are_folded_but_for_the_neighbour():
    same = "".join(f"<p>Paragraf {n}.</p>" for n in range(6))
    change = difference("body", f"{same}<p>lama</p>", f"{same}<p>baru</p>")
    assert [(len(stretch.lines), stretch.is_folded) for stretch in change.stretches] == [
        (5, True),
        (1, False),
        (2, False),
    ]
