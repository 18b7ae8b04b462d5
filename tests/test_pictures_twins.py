"""The same picture is found again, also where it was saved anew."""

import PIL.Image
import pytest

from articles import pictures
from articles.models import Image
from tests.photos import saved, scene

pytestmark = pytest.mark.django_db


def test_the_same_file_is_a_twin(wati):
    first, second = (pictures.store(saved(scene(1)), by=wati) for _ in range(2))
    assert pictures.twins_of(second) == [first]


def test_a_copy_saved_smaller_and_rougher_is_a_twin(wati):
    first = pictures.store(saved(scene(1, 640, 360), quality=95), by=wati)
    copy = pictures.store(saved(scene(1, 640, 360).resize((320, 180)), quality=40), by=wati)
    assert copy.source_digest != first.source_digest
    assert pictures.twins_of(copy) == [first]


def test_another_picture_is_no_twin(wati):
    pictures.store(saved(scene(1)), by=wati)
    assert pictures.twins_of(pictures.store(saved(scene(5)), by=wati)) == []


def test_a_picture_of_another_shape_is_no_twin(wati):
    pictures.store(saved(scene(1, 320, 180)), by=wati)
    assert pictures.twins_of(pictures.store(saved(scene(1, 320, 320)), by=wati)) == []


def test_surfaces_of_one_colour_are_no_twins(wati):
    for colour in ("navy", "maroon"):
        image = pictures.store(PIL.Image.new("RGB", (80, 45), colour), by=wati)
    assert pictures.twins_of(image) == []


def test_an_upload_is_compared_before_it_is_kept(wati):
    first = pictures.store(saved(scene(1)), by=wati)
    drawn = pictures.read(saved(scene(1)))
    assert pictures.twins_of(drawn) == [first]
    assert pictures.twins_of(drawn.digest) == [first]


def test_the_same_file_stands_before_what_looks_alike(wati):
    alike = pictures.store(saved(scene(1, 640, 360)), by=wati)
    same = pictures.store(saved(scene(1)), by=wati)
    assert pictures.twins_of(pictures.read(saved(scene(1)))) == [same, alike]


def test_there_are_at_most_five(wati):
    drawn = pictures.read(saved(scene(1)))
    for _ in range(7):
        pictures.store(drawn, by=wati)
    assert len(pictures.twins_of(drawn)) == 5


def test_a_picture_from_before_they_were_counted_has_none(wati):
    image = pictures.store(saved(scene(1)), by=wati)
    Image.objects.update(fingerprint="", source_digest="")
    image.refresh_from_db()
    assert pictures.twins_of(image) == []


@pytest.mark.parametrize("distance", [0, 6, 7])
def test_six_bits_of_difference_are_near(distance, wati):
    drawn = pictures.read(saved(scene(1)))
    image = pictures.store(drawn, by=wati)
    other = f"{int(drawn.fingerprint, 16) ^ ((1 << distance) - 1):016x}"
    Image.objects.update(fingerprint=other, source_digest="")
    assert pictures.twins_of(drawn) == ([image] if distance <= 6 else [])
