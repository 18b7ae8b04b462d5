"""The page “Dari Word”: who may send, what becomes of one file and of several, and the report afterwards."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.admin.from_word import MOST_FILES
from articles.importing.word import import_word
from articles.models import Article, Category, User
from tests.cast import sign_in
from tests.factories import NOW, make_category, make_draft, make_office
from tests.word_files import LEAD, made, p, story_by_word

pytestmark = pytest.mark.django_db
PAGE = "/redaksi/articles/article/dari-word/"
STORY = made(p("Loket Malam Dibuka", look="<w:b/>") + p(LEAD) + p("Selesai malam ini. (rb/m)"))


@pytest.fixture
def shelf(db: None) -> Category:
    make_office()
    return make_category("Layanan Publik")


def send(person: User, shelf: Category | None, *files: tuple[str, bytes], follow: bool = True):
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    data = {"berkas": sent, "category": shelf.pk if shelf else ""}
    return sign_in(person).post(PAGE, data, follow=follow)


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_one_file_opens_the_form_of_its_draft(wati, shelf):
    answer = send(wati, shelf, ("rilis.docx", STORY), follow=False)
    article = Article.objects.get()
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("admin:articles_article_change", args=[article.pk]),
    )


def test_the_report_stands_above_the_form(wati, shelf):
    shown = send(wati, shelf, ("rilis.docx", STORY)).content.decode()
    assert ("Dibuat dari “rilis.docx”" in shown, "Kode yang bukan inisial rekan:" in shown) == (True, True)


def test_the_report_is_gone_from_the_form_once_it_is_saved(wati, shelf):
    send(wati, shelf, ("rilis.docx", STORY))
    Article.objects.update(version=2)
    change = reverse("admin:articles_article_change", args=[Article.objects.get().pk])
    assert "Dibuat dari" not in page_of(sign_in(wati), change)


def test_the_history_leads_to_the_report(wati, shelf):
    send(wati, shelf, ("rilis.docx", STORY))
    article, client = Article.objects.get(), sign_in(wati)
    history = page_of(client, reverse("admin:articles_article_history", args=[article.pk]))
    report = reverse("admin:articles_article_word_report", args=[article.pk])
    assert (
        "membuat draf dari berkas Word" in history,
        report in history,
        "Jakarta Pusat, Kominfo" in page_of(client, report),
    ) == (True, True, True)


def test_the_log_tells_the_report(wati, sari, shelf):
    send(wati, shelf, ("rilis.docx", STORY))
    log = page_of(sign_in(sari), reverse("admin:articles_event_changelist"))
    assert ("membuat draf dari berkas Word" in log, "Berkas: rilis.docx" in log) == (True, True)


def test_a_text_of_no_file_has_no_report(wati, shelf):
    article = make_draft(writer=wati)
    address = reverse("admin:articles_article_word_report", args=[article.pk])
    assert sign_in(wati).get(address).status_code == 404


def test_several_files_are_listed_with_what_became_of_each(wati, shelf):
    shown = send(
        wati, shelf, ("satu.docx", STORY), ("rusak.docx", b"PK\x03\x04"), ("dua.docx", story_by_word())
    )
    text = shown.content.decode()
    assert (
        Article.objects.count(),
        "2 dari 3 berkas menjadi draf." in text,
        "Berkas ini rusak" in text,
        text.count("<h3><a href="),
    ) == (2, True, True, 2)


def test_reloading_the_list_sends_nothing_again(wati, shelf):
    client = sign_in(wati)
    files = [SimpleUploadedFile(f"{n}.docx", STORY) for n in range(2)]
    answer = client.post(PAGE, {"berkas": files, "category": shelf.pk})
    client.get(answer["Location"])
    assert (answer.status_code, Article.objects.count()) == (302, 2)


def test_a_refused_file_is_told_and_the_category_stays_chosen(wati, shelf):
    other = make_category("Kesehatan")
    shown = send(
        wati,
        other,
        ("rahasia.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
    )
    text = shown.content.decode()
    assert ("terkunci sandi" in text, f'value="{other.pk}" selected' in text) == (True, True)


@pytest.mark.parametrize(
    ("files", "category", "sentence"),
    [
        ([], True, "Pilih sedikitnya satu berkas Word."),
        ([("a.docx", b"")], True, "Berkas ini kosong."),
        ([(f"{n}.docx", b"x") for n in range(MOST_FILES + 1)], True, "paling banyak 10 berkas"),
        ([("a.docx", STORY)], False, "Pilih kategorinya."),
        ([("foto.docx", b"\xff\xd8\xff\xe0")], True, "Berkas ini gambar"),
        ([("\x00\u202e" + "a" * 300 + ".docx", b"%PDF-1")], True, "Berkas ini PDF"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(files, category, sentence, wati, shelf):
    answer = send(wati, shelf if category else None, *files)
    assert (answer.status_code, sentence in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("value", ["abc", "-1", "9" * 40, "\x00", "999999"])
def test_a_category_that_is_none_is_a_sentence(value, wati, shelf):
    file = SimpleUploadedFile("a.docx", STORY)
    assert sign_in(wati).post(PAGE, {"berkas": file, "category": value}).status_code == 200


def test_a_text_in_place_of_a_file_is_a_sentence(wati, shelf):
    answer = sign_in(wati).post(PAGE, {"berkas": "halo", "category": shelf.pk})
    assert "Pilih sedikitnya satu berkas Word." in answer.content.decode()


def test_more_bytes_than_may_be_sent_are_not_read(wati, shelf):
    answer = sign_in(wati).post(
        PAGE, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(40 * 2**20)
    )
    assert answer["Location"] == f"{PAGE}?terlalu-besar=1"


def test_the_page_can_tell_what_is_too_large_before_it_is_sent(wati, shelf):
    assert 'data-largest="20971520"' in page_of(sign_in(wati), PAGE)


def test_without_the_token_nothing_is_read(wati, shelf):
    client = Client(enforce_csrf_checks=True)
    client.force_login(wati)
    file = SimpleUploadedFile("a.docx", STORY)
    answer = client.post(PAGE, {"berkas": file, "category": shelf.pk})
    assert (answer.status_code, Article.objects.count()) == (403, 0)


def test_the_category_used_last_is_proposed(wati, shelf):
    other = make_category("Kesehatan")
    make_draft(writer=wati, category=other)
    assert f'value="{other.pk}" selected' in page_of(sign_in(wati), PAGE)


def test_the_list_and_a_new_text_lead_here_for_who_may_write(wati, shelf):
    client = sign_in(wati)
    pages = ("/redaksi/articles/article/", "/redaksi/articles/article/add/")
    assert [PAGE in page_of(client, page) for page in pages] == [True, True]


def test_who_may_not_write_is_not_led_here(joko, shelf):
    assert PAGE not in page_of(sign_in(joko), "/redaksi/articles/article/")


def test_a_colleague_learns_nothing_of_what_a_file_held(wati, made, shelf):
    done = import_word(
        upload=SimpleUploadedFile("a.docx", STORY), name="a.docx", category=shelf, by=wati, now=NOW
    )
    address = reverse("admin:articles_article_word_report", args=[done.article.pk])
    assert sign_in(made).get(address).status_code == 404


def test_the_list_of_results_costs_the_same_for_two_and_for_four(wati, shelf, django_assert_max_num_queries):
    client = sign_in(wati)
    files = [SimpleUploadedFile(f"{n}.docx", STORY) for n in range(4)]
    address = client.post(PAGE, {"berkas": files, "category": shelf.pk})["Location"]
    client.get(address)
    with django_assert_max_num_queries(14):
        client.get(address)
