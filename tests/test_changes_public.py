"""What readers and machines learn of a change of a public text."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from lxml import etree, html

from articles import workflow
from articles.models import Article, ChangeNote, Correction, User
from tests.cast import sign_in
from tests.factories import make_office, make_public
from tests.visitor import page

pytestmark = pytest.mark.django_db

NOTE = "Jam buka diralat menjadi pukul 20.00."
THEN = datetime(2024, 3, 5, 3, 0, tzinfo=UTC)


@pytest.fixture
def live(wati):
    return make_public(writer=wati, published_at=THEN)


def changed(live: Article, by: User, approver: User, now: datetime, note: str = "") -> None:
    copy = workflow.propose_change(article=live, by=by, now=now)
    Article.objects.filter(pk=copy.pk).update(headline=f"{copy.headline} lagi")
    workflow.submit(article=copy, by=by, now=now)
    workflow.approve_change(article=copy, by=approver, now=now, is_substantial=bool(note), note=note)


def words(text: str) -> str:
    return " ".join(html.fromstring(text).text_content().split())


def facts(text: str) -> dict:
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text).group(1)
    return json.loads(data)["@graph"][0]


def test_a_small_repair_tells_readers_nothing(client, live, wati, rina):
    changed(live, wati, rina, timezone.now())
    live.refresh_from_db()
    text = page(client, live.get_absolute_url())
    assert "lagi" in text
    assert "Diperbarui" not in text


def test_a_substantial_change_tells_when_and_what(client, live, wati, rina):
    make_office()
    changed(live, wati, rina, datetime(2026, 1, 2, 3, 0, tzinfo=UTC), NOTE)
    assert f"Diperbarui 2 Januari 2026, 10.00 WIB: {NOTE}" in words(page(client, live.get_absolute_url()))


def test_of_several_the_latest_stands_above_and_all_below(client, live, wati):
    for days, note in [(1, "Yang pertama."), (2, "Yang kedua.")]:
        ChangeNote.objects.create(article=live, text=note, at=THEN + timedelta(days=days), by=wati)
    body = html.fromstring(page(client, live.get_absolute_url()))
    [above] = body.find_class("alsos")
    assert "Yang kedua." in above.text_content()
    assert "Yang pertama." not in above.text_content()
    listed = [item.text_content() for item in body.xpath("//*[@id='perubahan']//li")]
    assert ["Yang kedua." in listed[0], "Yang pertama." in listed[1]] == [True, True]


def test_a_note_is_text_and_nothing_else(client, live, wati):
    ChangeNote.objects.create(article=live, text="<b>tebal</b> & lain", at=THEN, by=wati)
    assert "&lt;b&gt;tebal&lt;/b&gt; &amp; lain" in page(client, live.get_absolute_url())


def test_the_preview_of_a_change_shows_the_notes_of_its_article(live, wati):
    from_desk = workflow.propose_change(article=live, by=wati, now=timezone.now())
    ChangeNote.objects.create(article=live, text=NOTE, at=THEN, by=wati)
    assert NOTE in page(sign_in(wati), f"/pratinjau/{from_desk.pk}/")


# Machines


def test_its_data_is_modified_when_readers_are_told(client, live, wati):
    at = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
    ChangeNote.objects.create(article=live, text=NOTE, at=at, by=wati)
    assert facts(page(client, live.get_absolute_url()))["dateModified"] == at.isoformat()


def test_a_shared_link_tells_so_too(client, live, wati):
    at = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
    ChangeNote.objects.create(article=live, text=NOTE, at=at, by=wati)
    meta = f'<meta property="article:modified_time" content="{at.isoformat()}">'
    assert meta in page(client, live.get_absolute_url())


def test_a_text_never_changed_has_no_such_time(client, live):
    assert "article:modified_time" not in page(client, live.get_absolute_url())


def test_a_small_repair_does_not_modify_the_data(client, live, wati, rina):
    changed(live, wati, rina, timezone.now())
    live.refresh_from_db()
    assert facts(page(client, live.get_absolute_url()))["dateModified"] == THEN.isoformat()


def test_the_later_of_note_and_correction_counts(client, live, wati):
    at = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
    ChangeNote.objects.create(article=live, text=NOTE, at=THEN, by=wati)
    Correction.objects.create(article=live, text="Semula 5.", issued_at=at, issued_by=wati)
    assert facts(page(client, live.get_absolute_url()))["dateModified"] == at.isoformat()


def test_the_sitemap_tells_of_a_small_repair(client, live, wati, rina):
    Article.objects.filter(pk=live.pk).update(updated_at=THEN)
    changed(live, wati, rina, timezone.now())
    text = client.get("/sitemap-berita-2024-03.xml").content.decode()
    assert f"<lastmod>{timezone.now():%Y-%m-%d}</lastmod>" in text


def test_the_feed_was_built_when_a_text_of_it_was_last_changed(client, live, wati, rina):
    Article.objects.filter(pk=live.pk).update(updated_at=THEN)
    changed(live, wati, rina, timezone.now())
    built = etree.fromstring(client.get("/rss/").content).findtext("channel/lastBuildDate")
    assert f"{timezone.now():%Y}" in built
