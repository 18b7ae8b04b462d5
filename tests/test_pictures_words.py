"""What a file says about its picture is proposed, tidied, and never tells a place."""

from datetime import date

import PIL.Image
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import pictures
from articles.pictures import Proposal
from tests.photos import EXIF_DIRECTORY, iptc, phone_photo, photo, with_segment, xmp
from tests.png import png

CAPTION, BYLINE, CREDIT, COPYRIGHT, DAY = 120, 80, 110, 116, 55


def of_iptc(records: dict[int, bytes], **options) -> Proposal:
    jpeg = with_segment(photo(40, 30).read(), iptc(records, **options))
    return pictures.proposal(SimpleUploadedFile("foto.jpg", jpeg))


def of_xmp(attributes: str = "", content: str = "") -> Proposal:
    return pictures.proposal(photo(40, 30, xmp=xmp(attributes, content)))


def of_exif(**tags) -> Proposal:
    exif = PIL.Image.Exif()
    exif.update({int(name[1:], 16): value for name, value in tags.items()})
    return pictures.proposal(photo(40, 30, exif=exif))


def test_iptc_proposes_caption_credit_photographer_and_day():
    proposed = of_iptc(
        {CAPTION: b"Loket dibuka", CREDIT: b"Humas", BYLINE: b"Wati", DAY: b"20261120"},
    )
    assert proposed == Proposal("Loket dibuka", "Humas", "Wati", date(2026, 11, 20))


def test_without_a_credit_the_owner_is_proposed():
    assert of_iptc({COPYRIGHT: b"Pemkot Contoh"}).credit == "Pemkot Contoh"


@pytest.mark.parametrize(
    ("data", "is_utf8"),
    [("Café – kota".encode(), True), ("Café – kota".encode(), False), (b"Caf\xe9 \x96 kota", False)],
)
def test_any_charset_is_read(data, is_utf8):
    assert of_iptc({CAPTION: data}, is_utf8=is_utf8).caption == "Café – kota"


def test_xmp_proposes_too():
    listed = '<rdf:{0}><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:{0}>'
    proposed = of_xmp(
        'photoshop:Credit="Humas" photoshop:DateCreated="2026-11-20T09:15:00+07:00"',
        f"<dc:description>{listed.format('Alt', 'Loket')}</dc:description>"
        f"<dc:creator>{listed.format('Seq', 'Wati')}</dc:creator>",
    )
    assert proposed == Proposal("Loket", "Humas", "Wati", date(2026, 11, 20))


def test_exif_proposes_too():
    assert of_exif(x010E="Loket", x013B="Wati", x8298="Humas") == Proposal("Loket", "Humas", "Wati")


def test_the_day_comes_from_the_camera():
    exif = PIL.Image.Exif()
    exif.get_ifd(EXIF_DIRECTORY)[0x9003] = "2026:11:20 09:15:00"
    assert pictures.proposal(photo(40, 30, exif=exif)).taken_on == date(2026, 11, 20)


@pytest.mark.parametrize("day", [b"20261399", b"00000000", b"99991231", b"kemarin", b""])
def test_a_day_that_cannot_be_is_not_proposed(day):
    assert of_iptc({CAPTION: b"Loket", DAY: day}) == Proposal("Loket")


def test_what_a_camera_writes_for_want_of_a_caption_is_none():
    assert of_exif(x010E="OLYMPUS DIGITAL CAMERA") == Proposal()


def test_the_place_is_never_proposed():
    proposed = pictures.proposal(phone_photo())
    assert proposed == Proposal("Kota", taken_on=date(2026, 11, 20))


def test_what_is_hostile_is_tidied():
    told = "\u202eLoket\x00 \x1b[31m\n  <b>dibuka</b>".encode()
    assert of_iptc({CAPTION: told}).caption == "Loket [31m <b>dibuka</b>"


def test_what_is_long_is_cut_to_the_field():
    proposed = of_iptc({CAPTION: b"kata " * 2000, CREDIT: b"x" * 5000})
    assert (len(proposed.caption) <= 400, len(proposed.credit)) == (True, 120)


BROKEN = {
    "IPTC that ends early": lambda: with_segment(
        photo(40, 30).read(), iptc({CAPTION: b"x"})[:-9] + b"\xff" * 9
    ),
    "XMP that is no XML": lambda: photo(40, 30, xmp=b"<x:xmpmeta").read(),
    "XMP of entities": lambda: photo(
        40,
        30,
        xmp=b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    ).read(),
    "no picture": lambda: b"halo",
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_read_proposes_nothing(what):
    assert pictures.proposal(SimpleUploadedFile("foto.jpg", BROKEN[what]())) == Proposal()


def test_no_file_is_read_for_an_entity(tmp_path):
    secret = tmp_path / "rahasia"
    secret.write_text("kata sandi")
    packet = (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}">]>'.encode()
        + xmp(content="<dc:description>&a;</dc:description>").split(b"?>", 1)[1]
    )
    assert pictures.proposal(photo(40, 30, xmp=packet)) == Proposal()


def test_a_png_is_asked_as_well():
    picture = SimpleUploadedFile("foto.png", png(40, 30))
    assert pictures.proposal(picture) == Proposal()


def test_who_reads_the_picture_is_told_its_words_as_well():
    jpeg = with_segment(photo(40, 30).read(), iptc({CAPTION: b"Loket"}))
    assert pictures.read(SimpleUploadedFile("foto.jpg", jpeg)).proposal.caption == "Loket"
