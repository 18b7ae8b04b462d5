"""Charts as data: lines, bars, words."""

import pytest
from django.template.loader import render_to_string
from lxml import html

from newsroom.charts import Bar, Chart, Sparkline


def chart(*values: int, **fields) -> Chart:
    return Chart(
        "uji", "Pembaca", [Bar(f"hari {place}", value) for place, value in enumerate(values)], **fields
    )


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (0, ["1"]),
        (1, ["1"]),
        (4, ["1", "2", "3", "4"]),
        (7, ["2", "4", "6", "8"]),
        (1234, ["500", "1.000", "1.500"]),
        (2_000_000_000, ["500.000.000", "1.000.000.000", "1.500.000.000", "2.000.000.000"]),
    ],
)
def test_lines_are_round_and_few(most, lines):
    assert [line.text for line in chart(most).lines] == lines


def test_bars_stand_on_the_floor_and_reach_their_number():
    drawn = chart(50, 100, plot=100).drawn
    assert [(bar.y, bar.height) for bar in drawn] == [("60.0", "50.0"), ("10.0", "100.0")]


def test_what_is_more_than_nothing_is_seen_and_nothing_is_not():
    drawn = chart(0, 1, 1_000_000).drawn
    assert [bar.height for bar in drawn] == ["1.0", "180.0"]


def test_a_chart_is_as_wide_as_its_place_or_as_told():
    assert chart(*[1] * 20).drawn[0].width == "3.600%"
    assert chart(*[1] * 20, width=200).drawn[0].width == "7.20"


def test_a_bar_without_neighbours_stays_a_bar():
    (bar,) = chart(1).drawn
    assert (bar.x, bar.width) == ("45.000%", "10.000%")


def test_a_chart_says_what_is_seen():
    assert chart(1000, 234).summary == "Jumlah 1.234. Tertinggi 1.000: hari 0."
    assert chart(3, 9, adds_up=False).summary == "Tertinggi 9: hari 1."


@pytest.mark.parametrize("values", [(), (0, 0)])
def test_an_empty_chart_says_so_and_can_be_drawn(values):
    empty = chart(*values)
    assert empty.summary == "Belum ada angka."
    assert html.fromstring(render_to_string("includes/chart.html", {"chart": empty})) is not None


def test_names_are_text_in_the_drawing():
    hostile = Chart("uji", "<b>", [Bar("<script>", 3, tick="&")], ["<i>"], [("<u>", 1234)])
    tree = html.fromstring(render_to_string("includes/chart.html", {"chart": hostile}))
    assert tree.xpath("//script | //b | //i | //u") == []
    assert tree.xpath("//td/text()") == ["1.234"]


def test_a_sparkline_stays_within_its_box():
    points = [tuple(map(float, point.split(","))) for point in Sparkline([0, 5, 10], "naik").points.split()]
    assert points == [(2.0, 18.0), (28.0, 10.0), (54.0, 2.0)]


@pytest.mark.parametrize("values", [[], [0], [0, 0]])
def test_a_sparkline_of_nothing_is_flat(values):
    assert {point.split(",")[1] for point in Sparkline(values, "").points.split()} <= {"18.0"}
