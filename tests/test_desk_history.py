"""The history of a text tells in sentences who wrote and changed what."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles import workflow
from articles.models import Article, Category, User
from tests.cast import sign_in
from tests.factories import make_category, make_draft, make_public
from tests.filling import send
from tests.photos import photo

pytestmark = pytest.mark.django_db

FOUND = "Sistem mencatat naskah seperti adanya sebelum ada riwayat"


def address(name: str, article: Article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def told(client: Client, article: Article) -> list[str]:
    """The sentences, newest first."""
    page = html.fromstring(client.get(address("history", article)).content.decode())
    return [" ".join(line.text_content().split()) for line in page.xpath("//*[@class='desk-history']//li/p")]


@pytest.fixture
def shelf(db: None) -> Category:
    return make_category("Layanan")


@pytest.fixture
def writer(wati: User) -> Client:
    return sign_in(wati)


@pytest.fixture
def draft(wati: User, shelf: Category) -> Article:
    return make_draft(writer=wati, category=shelf)


def test_a_new_text_was_written(writer: Client, shelf: Category) -> None:
    send(writer, reverse("admin:articles_article_add"), "article_form", headline="Loket", category=shelf.pk)
    assert told(writer, Article.objects.get()) == ["Wati Handayani menulis naskah"]


def test_changed_fields_have_the_names_that_the_form_gives_them(writer: Client, draft: Article) -> None:
    send(writer, address("change", draft), "article_form", headline="Loket malam", tags="loket")
    assert told(writer, draft) == ["Wati Handayani mengubah judul, tagar", FOUND]


def test_a_new_photo_is_one_change(writer: Client, draft: Article) -> None:
    send(
        writer,
        address("change", draft),
        "article_form",
        new_image=photo(),
        new_alt_text="Loket",
        new_credit="Humas",
    )
    assert told(writer, draft) == ["Wati Handayani mengubah foto utama", FOUND]


def test_related_news_is_named(writer: Client, draft: Article) -> None:
    pins = {
        "related_pins-TOTAL_FORMS": "1",
        "related_pins-0-target": make_public().pk,
        "related_pins-0-position": "0",
    }
    send(writer, address("change", draft), "article_form", **pins)
    assert told(writer, draft) == ["Wati Handayani mengubah berita terkait pilihan", FOUND]


def test_saving_without_a_change_is_not_told(writer: Client, draft: Article) -> None:
    send(writer, address("change", draft), "article_form")
    assert told(writer, draft) == [FOUND]


@pytest.fixture
def sent_back(wati: User, rina: User) -> Article:
    """Public now; on its way the editor had a word with the writer."""
    article, now = make_draft(writer=wati), timezone.now()
    workflow.submit(article=article, by=wati, now=now)
    workflow.send_back(article=article, by=rina, now=now, reason="Angka anggarannya rahasia.")
    workflow.submit(article=article, by=wati, now=now)
    return workflow.publish(article=article, by=rina, now=now)


@pytest.mark.parametrize("reader", ["wati", "rina"])
def test_writer_and_editor_find_the_note_again(
    reader: str, sent_back: Article, request: pytest.FixtureRequest
) -> None:
    page = sign_in(request.getfixturevalue(reader)).get(address("history", sent_back)).content.decode()
    assert "anggarannya rahasia" in page


def test_a_colleague_reads_no_note_to_the_writer_of_a_public_text(sent_back: Article, made: User) -> None:
    page = sign_in(made).get(address("history", sent_back)).content.decode()
    assert "Rina Basuki" in page
    assert "anggarannya rahasia" not in page


def test_a_colleague_reads_what_readers_read(sent_back: Article, rina: User, made: User) -> None:
    workflow.withdraw(article=sent_back, by=rina, now=timezone.now(), reason="Sumbernya keliru.")
    assert "Sumbernya keliru." in sign_in(made).get(address("history", sent_back)).content.decode()
