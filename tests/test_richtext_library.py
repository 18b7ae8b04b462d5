"""Pictures and documents of the library in texts: on pages, in previews, and in the editor."""

import re

import pytest
from django.db import connection, models
from django.db.models import Value
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import preview_links, revisions
from articles.body import for_editor, shown_in
from articles.models import Article, Image
from newsroom.markup import clean
from pages.models import Faq, FaqTopic, Page
from tests.body_markup import VIDEO, attachment, gallery, picture
from tests.cast import sign_in
from tests.factories import make_document, make_draft, make_image, make_office, make_public, make_sizes
from tests.visitor import page

pytestmark = pytest.mark.django_db

HOSTILE = (
    "<p>Loket</p><img src=x onerror=alert(1)><script>alert(1)</script><a href='javascript:alert(1)'>x</a>"
)


def put_past_the_field(article: Article, markup: str) -> None:
    """As a hand on the database would: a value with a type of its own is not the field's to clean."""
    value = Value(markup, output_field=models.TextField())
    Article.objects.filter(pk=article.pk).update(body=value)


def everything() -> str:
    pictures = [make_image() for _ in range(4)]
    for image in pictures:
        make_sizes(image)
    first, *others = (picture(image.pk) for image in pictures)
    return f"<p>Kata.</p>{first}{gallery(*others)}{VIDEO}{attachment(make_document().pk)}"


# On the page


def test_a_page_shows_what_the_library_has(client: Client):
    make_office()
    image, paper = make_image(), make_document(title="Daftar loket")
    shown = page(
        client, make_public(body=picture(image.pk) + attachment(paper.pk) + VIDEO).get_absolute_url()
    )
    assert f'src="{image.file.url}"' in shown
    assert f'href="{paper.file.url}" download' in shown
    assert "Foto: Humas Dinas Contoh" in shown
    assert "data-player" in shown


def test_a_page_of_many_pictures_stays_within_its_budget(client: Client):
    make_office()
    article = make_public(body=everything(), lead_image=make_image())
    with CaptureQueriesContext(connection) as queries:
        page(client, article.get_absolute_url())
    assert len(queries) <= 10


def test_what_stands_in_texts_is_found_in_three_queries(django_assert_num_queries):
    with django_assert_num_queries(0):
        shown_in("<p>kata</p>", "")
    texts = [everything(), everything()]
    with django_assert_num_queries(3):
        found = shown_in(*texts)
    assert (len(found.figures), len(found.papers)) == (8, 2)


def test_answers_and_pages_hold_no_figures(client: Client):
    topic = FaqTopic.objects.create(name="Loket")
    faq = Faq.objects.create(topic=topic, question="Kapan?", slug="kapan", answer=everything())
    row = Page.objects.create(title="Profil", slug="profil", body=everything())
    assert (faq.answer, row.body) == ("<p>Kata.</p>", "<p>Kata.</p>")


# By a signed link


def test_a_link_gives_its_pictures_and_documents_its_own_addresses(client: Client, rina):
    make_office()
    image, paper = make_image(), make_document()
    make_sizes(image)
    draft = make_draft(body=picture(image.pk) + attachment(paper.pk), lead_image=image)
    link = preview_links.make_link(article=draft, by=rina, receiver="Kabag", days=3, now=timezone.now())
    shown = page(client, f"/pratinjau/tautan/{preview_links.token_of(link)}/")
    body = shown[shown.index('class="body"') :]
    assert re.findall(r'(?:src|href|srcset)="/media/', body) == []
    assert body.count(f"/pratinjau/tautan/{preview_links.token_of(link)}/") > 5


# In the editor


def opened(client: Client, article: Article) -> str:
    """What the form gives the editor."""
    form = page(client, f"/redaksi/articles/article/{article.pk}/change/")
    found = re.search(r'<textarea[^>]*name="body"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_a_hostile_text_stored_past_the_field_is_harmless_for_readers(client: Client):
    make_office()
    article = make_public()
    put_past_the_field(article, HOSTILE)
    shown = page(client, article.get_absolute_url())
    body = shown[shown.index('class="body"') : shown.index('class="aside"')]
    assert "Loket" in body
    for sign in ("alert(1)", "onerror", "javascript:", "<script"):
        assert sign not in body


def test_a_hostile_text_stored_past_the_field_is_harmless_in_the_editor(wati):
    article = make_draft(writer=wati)
    put_past_the_field(article, HOSTILE)
    markup = opened(sign_in(wati), article)
    assert "Loket" in markup
    for sign in ("alert(1)", "onerror", "javascript:", "script"):
        assert sign not in markup


def test_a_hostile_revision_is_harmless_when_it_is_read(wati):
    article = make_draft(writer=wati)
    kept = revisions.keep(article, by=wati, now=timezone.now(), origin="saved")
    type(kept).objects.filter(pk=kept.pk).update(content={**kept.content, "body": HOSTILE})
    shown = page(sign_in(wati), f"/redaksi/articles/article/{article.pk}/riwayat/{kept.number}/")
    body = shown[shown.index('class="isi-berita"') :]
    body = body[: body.index("</div>")]
    assert "Loket" in body
    assert "alert(1)" not in body


def test_the_editor_shows_a_replaced_picture_as_it_is_now():
    image = make_image()
    old = clean(picture(image.pk).replace("<img", f'<img src="{image.file.url}"'))
    Image.objects.filter(pk=image.pk).update(file="gambar/uji/baru.webp")
    assert 'src="/media/gambar/uji/baru.webp"' in for_editor(old)


def test_the_editor_keeps_a_picture_that_the_library_does_not_know():
    assert for_editor(picture(9)) == picture(9)


def test_what_the_editor_opens_is_what_it_would_save(wati):
    opened_markup = for_editor(make_draft(writer=wati, body=everything()).body)
    assert clean(opened_markup) == opened_markup
