"""RSS of the site and of each category."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from lxml import etree

from articles import workflow
from tests.factories import make_category, make_image, make_office, make_public, make_sizes, make_user

pytestmark = pytest.mark.django_db

CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MEDIA = "{http://search.yahoo.com/mrss/}"


def channel(client: Client, address: str = "/rss/") -> etree._Element:
    return etree.fromstring(client.get(address).content).find("channel")


def test_it_is_rss(client: Client) -> None:
    assert client.get("/rss/")["Content-Type"] == "application/rss+xml; charset=utf-8"


def test_it_is_named_after_the_office(client: Client) -> None:
    make_office(name="Dinas Contoh", description="Kabar resmi kota.")
    found = channel(client)
    assert (found.findtext("title"), found.findtext("description")) == ("Dinas Contoh", "Kabar resmi kota.")


def test_an_item_tells_what_the_article_is(client: Client) -> None:
    writer = make_user(initials="mth")
    shelf = make_category("Layanan")
    article = make_public(
        headline="Loket buka malam", summary="Sampai 20.00.", category=shelf, writer=writer, tags=["loket"]
    )
    item = channel(client).find("item")
    assert item.findtext("title") == "Loket buka malam"
    assert item.findtext("description") == "Sampai 20.00."
    assert item.findtext("link") == f"http://testserver{article.get_absolute_url()}"
    assert item.findtext(CREATOR) == "mth"
    assert [row.text for row in item.findall("category")] == ["Layanan", "loket"]


def test_an_item_carries_its_full_time(client: Client) -> None:
    article = make_public()
    told = parsedate_to_datetime(channel(client).findtext("item/pubDate"))
    assert told == article.published_at.replace(microsecond=0)


def test_an_item_is_known_by_the_id_alone(client: Client) -> None:
    article = make_public()
    guid = channel(client).findtext("item/guid")
    assert guid == f"http://testserver/berita/{article.pk}/"
    assert client.get(guid)["Location"] == article.get_absolute_url()


def test_an_item_encloses_the_lead_picture_as_every_reader_reads_it(client: Client) -> None:
    image = make_image()
    make_sizes(image)
    name = image.renditions.get(ratio="16:9", format="jpeg").file.name
    default_storage.save(name, ContentFile(b"x" * 4321))
    make_public(lead_image=image)
    enclosure = channel(client).find("item/enclosure")
    assert dict(enclosure.attrib) == {
        "url": f"http://testserver/media/{name}",
        "length": "4321",
        "type": "image/jpeg",
    }


def test_a_picture_whose_sizes_are_still_to_be_made_is_enclosed_as_it_is(client: Client) -> None:
    image = make_image()
    make_public(lead_image=image)
    enclosure = channel(client).find("item/enclosure")
    assert (enclosure.get("url"), enclosure.get("length")) == (f"http://testserver{image.file.url}", "0")


def test_an_item_names_who_made_the_picture_and_what_it_shows(client: Client) -> None:
    image = make_image(credit="Humas", photographer="Wati", alt_text="Loket ramai", caption="Umum.")
    make_public(lead_image=image, lead_caption="Loket malam.")
    content = channel(client).find(f"item/{MEDIA}content")
    assert (content.get("medium"), content.get("width"), content.get("height")) == ("image", "1600", "900")
    assert {row.tag.removeprefix(MEDIA): row.text for row in content} == {
        "description": "Loket malam.",
        "credit": "Humas/Wati",
        "title": "Loket ramai",
    }


def test_an_item_without_a_picture_speaks_of_none(client: Client) -> None:
    make_public()
    item = channel(client).find("item")
    assert (item.find("enclosure"), item.find(f"{MEDIA}content")) == (None, None)


def test_the_newest_come_first_and_thirty_at_most(client: Client) -> None:
    now = timezone.now()
    for number in range(32):
        make_public(headline=f"Berita {number}", published_at=now - timedelta(hours=32 - number))
    titles = [item.findtext("title") for item in channel(client).findall("item")]
    assert titles == [f"Berita {number}" for number in range(31, 1, -1)]


@pytest.mark.parametrize(
    "headline", ["Emoji 🎉 di judul", 'A & B < C > "D"', "Kendali\x00\x08\x0b\x1b\ufffe ikut"]
)
def test_no_headline_breaks_the_xml(client: Client, headline: str) -> None:
    article = make_public(headline=headline)
    assert channel(client).findtext("item/title") == article.headline


def test_a_category_has_a_feed_of_its_own_with_those_nested_in_it(client: Client) -> None:
    root = make_category("Alam", slug="alam")
    make_public(headline="Di anak", category=make_category("Satwa", parent=root))
    make_public(headline="Di luar", category=make_category("Lain"))
    titles = [item.findtext("title") for item in channel(client, "/kategori/alam/rss/").findall("item")]
    assert titles == ["Di anak"]


def test_an_unknown_category_has_no_feed(client: Client) -> None:
    assert client.get("/kategori/tidak-ada/rss/").status_code == 404


def test_an_empty_site_has_an_empty_feed(client: Client) -> None:
    assert channel(client).findall("item") == []


def test_a_reader_who_has_it_is_not_sent_it_again(client: Client) -> None:
    make_public()
    tag = client.get("/rss/")["ETag"]
    assert client.get("/rss/", headers={"If-None-Match": tag}).status_code == 304


def test_a_withdrawal_changes_the_feed_for_readers_who_have_it(client: Client) -> None:
    old = make_public(published_at=timezone.now() - timedelta(days=2))
    make_public()
    tag = client.get("/rss/")["ETag"]
    workflow.withdraw(article=old, by=make_user("Editor"), now=timezone.now(), reason="Keliru.")
    assert client.get("/rss/", headers={"If-None-Match": tag}).status_code == 200


def test_it_does_not_claim_that_nothing_changed_since_the_newest_item(client: Client) -> None:
    make_public()
    assert "Last-Modified" not in client.get("/rss/")
