"""The sizes of a picture: which, how they are cut, and what is shown until they are there."""

import threading

import PIL.Image
import pytest
from django.core.management import call_command
from django.db import connection

from articles import pictures, renditions
from articles.models import Image, Rendition
from articles.models.image import OWN_RATIO
from tests.factories import NOW, make_image
from tests.photos import opened, photo, with_sizes

pytestmark = pytest.mark.django_db


def shapes(image: Image, **wanted: str) -> list[tuple[int, int]]:
    return list(image.renditions.filter(**wanted).values_list("width", "height"))


def test_there_are_four_shapes_in_three_formats(wati):
    image = with_sizes(pictures.store(photo(600, 600), by=wati))
    kinds = set(image.renditions.values_list("ratio", "format"))
    assert kinds == {
        (ratio, name) for ratio in ("16:9", "4:3", "1:1", OWN_RATIO) for name in ("avif", "webp", "jpeg")
    }


def test_each_shape_has_its_widths():
    cuts = list(renditions.cuts(PIL.Image.new("RGB", (2000, 2000)), (50, 50)))
    made = {(cut.ratio, cut.width, cut.height) for cut in cuts if cut.format == "avif"}
    assert made == {
        *[("16:9", 480, 270), ("16:9", 960, 540), ("16:9", 1440, 810)],
        *[("4:3", 480, 360), ("4:3", 960, 720), ("1:1", 320, 320), ("1:1", 640, 640)],
        *[(OWN_RATIO, 480, 480), (OWN_RATIO, 960, 960), (OWN_RATIO, 1440, 1440)],
    }


def test_a_picture_between_two_widths_is_also_made_in_its_own():
    cuts = renditions.cuts(PIL.Image.new("RGB", (900, 700)), (50, 50))
    assert [cut.width for cut in cuts if (cut.ratio, cut.format) == (OWN_RATIO, "avif")] == [480, 900]


@pytest.mark.parametrize("size", [(300, 400), (400, 300), (1, 1), (2560, 40), (40, 2560), (481, 271)])
def test_nothing_is_enlarged(size):
    for cut in renditions.cuts(PIL.Image.new("RGB", size), (90, 10)):
        assert cut.width <= size[0]
        assert cut.height <= size[1]


def test_the_files_are_what_the_rows_say(wati):
    image = with_sizes(pictures.store(photo(1000, 700), by=wati))
    for size in image.renditions.all():
        kept = opened(size.file)
        assert (kept.format.lower(), *kept.size) == (size.format, size.width, size.height)


@pytest.mark.parametrize("ratio", ["16:9", "4:3", "1:1"])
@pytest.mark.parametrize(("focal_x", "colour"), [(0, "red"), (100, "blue")])
def test_the_focal_point_stays_in_the_picture(focal_x, colour, ratio, wati):
    image = with_sizes(pictures.store(photo(1000, 150), by=wati, focal_x=focal_x))
    size = image.renditions.get(ratio=ratio, format="jpeg")
    red, _green, blue = opened(size.file).getpixel((size.width // 2, size.height // 2))
    assert (red > blue) == (colour == "red")


# What is shown


def test_until_they_are_made_the_original_is_shown(wati):
    image = pictures.store(photo(1600, 900), by=wati, alt_text="Loket")
    picture = image.picture("1:1")
    assert (picture.src, picture.width, picture.height) == (image.file.url, 1600, 900)
    assert (picture.alt, picture.sources) == ("Loket", ())


def test_a_picture_offers_avif_then_webp_and_a_jpeg_for_all(wati):
    image = with_sizes(pictures.store(photo(1000, 700), by=wati))
    picture = image.picture("4:3")
    assert [source.type for source in picture.sources] == ["image/avif", "image/webp"]
    assert (opened(image.renditions.get(ratio="4:3", format="jpeg").file).size) == (
        picture.width,
        picture.height,
    )
    assert picture.src.endswith(".jpg")


def test_each_width_is_named_in_the_srcset(wati):
    image = with_sizes(pictures.store(photo(1000, 700), by=wati))
    (avif, _webp) = image.picture().sources
    assert [entry.split()[1] for entry in avif.srcset.split(", ")] == ["480w", "960w"]


def test_a_figure_has_the_pictures_own_shape_and_the_whole_file(wati):
    image = with_sizes(pictures.store(photo(900, 1200), by=wati, caption="Loket", credit="Humas"))
    figure = image.figure()
    assert (figure.picture.width, figure.picture.height, figure.full) == (900, 1200, image.file.url)
    assert (figure.caption, figure.credit) == ("Loket", "Humas")


def test_a_figures_own_caption_stands_before_the_librarys():
    assert make_image(caption="Pustaka").figure(caption="Dalam berita").caption == "Dalam berita"


def test_sizes_cost_no_query_where_they_were_fetched(wati, django_assert_num_queries):
    with_sizes(pictures.store(photo(400, 300), by=wati))
    (image,) = Image.objects.prefetch_related("renditions")
    with django_assert_num_queries(0):
        image.picture()
        image.figure()


# Made anew


def test_another_focal_point_makes_other_sizes(wati):
    image = with_sizes(pictures.store(photo(400, 60), by=wati, focal_x=0))
    before = set(image.renditions.values_list("file", flat=True))
    image.focal_x = 100
    image.save()
    pictures.remake_sizes(image)
    assert set(image.renditions.values_list("file", flat=True)) == before
    assert not before & set(with_sizes(image).renditions.values_list("file", flat=True))


def test_the_old_sizes_are_served_a_while_longer(wati):
    image = with_sizes(pictures.store(photo(400, 60), by=wati))
    old = image.renditions.first().file.name
    pictures.remake_sizes(image)
    with_sizes(image)
    assert Image.objects.with_file(old).get() == image
    assert image.file.storage.exists(old)


def test_made_twice_they_are_there_once(wati):
    image = pictures.store(photo(400, 300), by=wati)
    assert renditions.make(image.pk, NOW) > 0
    assert renditions.make(image.pk, NOW) == 0


def change_while_made(monkeypatch, image: Image, change) -> int:
    """What `make` says when `change` happens while it is cutting."""
    cuts = renditions.cuts

    def slow(*arguments):
        yield from cuts(*arguments)
        change()

    monkeypatch.setattr(renditions, "cuts", slow)
    return renditions.make(image.pk, NOW)


CHANGES = {
    "replaced": lambda image: pictures.replace_file(image, photo(80, 60)),
    "given another focal point": lambda image: Image.objects.filter(pk=image.pk).update(focal_x=9),
    "removed": lambda image: Image.objects.filter(pk=image.pk).delete(),
    "given its sizes by another": lambda image: Image.objects.filter(pk=image.pk).update(sizes_made_at=NOW),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_made_for_nothing_goes(change, wati, monkeypatch, media_root):
    image = pictures.store(photo(40, 30), by=wati)
    assert change_while_made(monkeypatch, image, lambda: CHANGES[change](image)) == 0
    assert not Rendition.objects.exists()
    assert not [path for path in media_root.rglob("*") if path.suffix in (".avif", ".webp")]


def test_where_storing_fails_nothing_is_left(wati, monkeypatch, media_root):
    def full():
        raise OSError("disk full")

    image = pictures.store(photo(40, 30), by=wati)
    with pytest.raises(OSError, match="disk full"):
        change_while_made(monkeypatch, image, full)
    assert not [path for path in media_root.rglob("*") if path.suffix in (".avif", ".webp")]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_them_once(wati):
    image = pictures.store(photo(60, 40), by=wati)
    Rendition.objects.all().delete()
    Image.objects.update(sizes_made_at=None)
    made: list[int] = []

    def work() -> None:
        made.append(renditions.make(image.pk, NOW))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(made) == [0, 12]


# By command


def run(capsys, *options: str) -> str:
    call_command("make_picture_sizes", *options)
    return capsys.readouterr().out


def test_the_command_makes_what_waits(wati, capsys):
    pictures.store(photo(40, 30), by=wati)
    with_sizes(pictures.store(photo(40, 30), by=wati))
    assert run(capsys) == "Ukuran 1 foto dibuat, 0 gagal.\n"


def test_the_command_only_counts_when_told_so(wati, capsys):
    pictures.store(photo(40, 30), by=wati)
    assert run(capsys, "--dry-run") == "Ukuran 1 foto akan dibuat.\n"
    assert not Rendition.objects.exists()


def test_the_command_makes_all_anew(wati, capsys):
    with_sizes(pictures.store(photo(40, 30), by=wati))
    assert run(capsys, "--all") == "Ukuran 1 foto dibuat, 0 gagal.\n"


def test_the_command_goes_on_where_a_file_is_gone(wati, capsys):
    make_image()
    pictures.store(photo(40, 30), by=wati)
    assert run(capsys) == "Ukuran 1 foto dibuat, 1 gagal.\n"
