"""The library of documents: how a PDF comes in, is found, offered and deleted, and by whom."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from articles import documents, workflow
from articles.models import Document, Event, User
from tests.cast import sign_in
from tests.factories import make_document, make_draft, make_public, make_user
from tests.object_store import use_store
from tests.pdf_files import make_pdf, packed, stream
from tests.proxy import NO_STORE

pytestmark = pytest.mark.django_db

UPLOAD = "/redaksi/articles/document/unggah/"
PICK = "/redaksi/articles/document/pilih/"
LIST = "/redaksi/articles/document/"
SIGNED = make_pdf(
    b"/AcroForm << /SigFlags 3 /Fields [10 0 R] >>",
    objects=(b"<< /FT /Sig /T (ttd) /V 11 0 R >>", b"<< /Type /Sig /ByteRange [0 1 2 3] >>"),
)


def upload(user: User, data: bytes, name: str = "pedoman.pdf", **fields: str) -> Any:
    file = SimpleUploadedFile(name, data, content_type="application/pdf")
    return sign_in(user).post(UPLOAD, {"file": file, **fields})


def offering(document: Document) -> str:
    return f'<p>Isi.</p><figure class="lampiran" data-dokumen="{document.pk}"></figure>'


def page_of(document: Document) -> str:
    return reverse("admin:articles_document_change", args=[document.pk])


def test_an_upload_becomes_a_document(wati: User) -> None:
    told = upload(wati, make_pdf(pages=2), title="Pedoman layanan").json()
    kept = Document.objects.get()
    assert told == {
        "id": kept.pk,
        "title": "Pedoman layanan",
        "size": kept.file.size,
        "pages": 2,
        "href": kept.file.url,
        "notice": "",
        "twins": [],
    }


def test_it_belongs_to_who_sent_it(wati: User) -> None:
    upload(wati, make_pdf())
    assert Document.objects.get().uploaded_by == wati


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Surat_Edaran 5.pdf", "Surat Edaran 5"),
        ("../../etc/passwd.pdf", "passwd"),
        ("\u202efdp.exe\u202c.pdf", "fdp.exe"),
        ("a" * 900 + ".pdf", "a" * 200),
        (".pdf", ".pdf"),
        ("  .pdf", "Dokumen"),
    ],
    ids=["words", "path", "right to left", "long", "nothing but its ending", "blank"],
)
def test_without_a_title_it_gets_its_file_s_name(wati: User, name: str, title: str) -> None:
    file = SimpleUploadedFile("x.pdf", make_pdf())
    file._name = name
    pdf = documents.read(file)
    assert documents.store(pdf, title="", by=wati).title == title


def test_its_address_tells_nothing_of_its_name(wati: User) -> None:
    assert "rahasia" not in upload(wati, make_pdf(), name="rahasia.pdf").json()["href"]


def test_the_same_file_is_known_again(wati: User) -> None:
    first = upload(wati, make_pdf(), title="Satu").json()
    assert [twin["id"] for twin in upload(wati, make_pdf(), title="Dua").json()["twins"]] == [first["id"]]


def test_a_dropped_signature_is_told(wati: User) -> None:
    assert "Tanda tangan elektronik" in upload(wati, SIGNED).json()["notice"]


def test_the_upload_stands_in_the_log(wati: User) -> None:
    upload(wati, make_pdf(), title="Pedoman")
    assert Event.objects.filter(verb="add_row", actor_id=wati.pk, subject="Pedoman").count() == 1


SENTENCES = {
    "empty": (b"", "kosong"),
    "web page": (b"<html><script>alert(1)</script>", "bukan PDF"),
    "bomb": (make_pdf(content=packed(b"\0" * 260_000_000)), "terlalu besar"),
    "form": (make_pdf(b"/AcroForm << /XFA 10 0 R >>", objects=(stream(b"x"),)), "XFA"),
    "too large": (b"%PDF-1.7" + bytes(documents.LARGEST_FILE), "20 MB"),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_what_cannot_be_kept_is_told_in_a_sentence(wati: User, name: str) -> None:
    data, words = SENTENCES[name]
    response = upload(wati, data)
    assert (response.status_code, words in response.json()["errors"]["file"][0]) == (422, True)


def test_what_is_refused_leaves_nothing(wati: User) -> None:
    upload(wati, b"halo")
    assert not Document.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"file": "teks"}, {"title": "\0"}], ids=["nothing", "text", "NUL"])
def test_without_a_file_one_is_asked_for(wati: User, sent: dict[str, str]) -> None:
    response = sign_in(wati).post(UPLOAD, sent)
    assert (response.status_code, "file" in response.json()["errors"]) == (422, True)


def test_a_title_that_is_too_long_is_told(wati: User) -> None:
    assert "title" in upload(wati, make_pdf(), title="a" * 201).json()["errors"]


def test_a_body_that_is_too_long_is_refused_unread(wati: User) -> None:
    response = sign_in(wati).post(UPLOAD, CONTENT_LENGTH=str(30 * 1024 * 1024))
    assert response.status_code == 413


def test_words_find_documents(wati: User) -> None:
    make_document(title="Surat edaran libur")
    found = make_document(title="Pedoman layanan malam")
    told = sign_in(wati).get(PICK, {"q": "malam pedoman"}).json()
    assert [row["id"] for row in told["results"]] == [found.pk]


def test_the_library_is_picked_from_in_pages(wati: User) -> None:
    for _number in range(25):
        make_document()
    client = sign_in(wati)
    pages = [client.get(PICK, {"page": number}).json() for number in (1, 2)]
    assert [(len(page["results"]), page["next"]) for page in pages] == [(24, 2), (1, None)]


@pytest.mark.parametrize(
    "query", [{"q": "\0"}, {"page": "9" * 30}, {"page": "-1"}, {"q": "🙂" * 400, "page": "x"}]
)
def test_odd_questions_to_the_library_are_answered(wati: User, query: dict[str, str]) -> None:
    assert sign_in(wati).get(PICK, query).status_code == 200


def test_the_form_takes_a_file_and_names_it_by_itself(wati: User) -> None:
    file = SimpleUploadedFile("Surat_Edaran.pdf", make_pdf())
    sign_in(wati).post(f"{LIST}add/", {"upload": file, "title": ""})
    assert (Document.objects.get().title, Document.objects.get().uploaded_by) == ("Surat Edaran", wati)


def test_the_form_says_what_is_wrong_and_keeps_the_title(wati: User) -> None:
    file = SimpleUploadedFile("pedoman.pdf", b"halo")
    page = sign_in(wati).post(f"{LIST}add/", {"upload": file, "title": "Judul panjang"}).content.decode()
    assert ("bukan PDF" in page, 'value="Judul panjang"' in page) == (True, True)


def test_the_form_tells_of_a_twin(wati: User) -> None:
    upload(wati, make_pdf(), title="Yang lama")
    file = SimpleUploadedFile("pedoman.pdf", make_pdf())
    page = sign_in(wati).post(f"{LIST}add/", {"upload": file, "title": "Baru"}, follow=True)
    assert "Berkas yang sama sudah ada" in page.content.decode()


def test_a_store_that_is_away_costs_nobody_what_was_typed(wati: User, settings: Settings) -> None:
    use_store(settings, NO_STORE)
    file = SimpleUploadedFile("pedoman.pdf", make_pdf())
    page = sign_in(wati).post(f"{LIST}add/", {"upload": file, "title": "Judul panjang"}).content.decode()
    assert ("belum tersimpan" in page, 'value="Judul panjang"' in page) == (True, True)


def test_a_store_that_is_away_is_told_to_a_script(wati: User, settings: Settings) -> None:
    use_store(settings, NO_STORE)
    response = upload(wati, make_pdf())
    assert (response.status_code, "belum tersimpan" in response.json()["errors"]["file"][0]) == (503, True)


def test_the_list_tells_where_a_document_stands(rina: User) -> None:
    make_public(body=offering(make_document()))
    assert "Dipakai di 1 berita" in sign_in(rina).get(LIST).content.decode()


def test_a_text_and_its_change_count_once(rina: User) -> None:
    document = make_document()
    live = make_public(body=offering(document))
    workflow.propose_change(article=live, by=live.writer, now=timezone.now())
    assert documents.uses_of([document.pk], rina, timezone.now())[document.pk].seen == 1


def test_a_stranger_s_draft_is_not_named(made: User) -> None:
    document = make_document()
    secret = make_draft(headline="Rahasia dapur", body=offering(document))
    page = sign_in(made).get(page_of(document)).content.decode()
    assert (secret.headline in page, "Dipakai di naskah lain" in page) == (False, True)


@pytest.mark.parametrize(("wanted", "title"), [("ya", "Terpakai"), ("tidak", "Menganggur")])
def test_the_list_is_narrowed_by_use(rina: User, wanted: str, title: str) -> None:
    make_public(body=offering(make_document(title="Terpakai")))
    make_document(title="Menganggur")
    page = sign_in(rina).get(LIST, {"pemakaian": wanted})
    assert [row.title for row in page.context["cl"].result_list] == [title]


def test_the_list_costs_the_same_for_many(rina: User) -> None:
    client, costs = sign_in(rina), []
    client.get(LIST)
    for number in (2, 6):
        for _document in range(number):
            make_public(body=offering(make_document(uploaded_by=make_user())))
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_a_document_that_a_text_offers_is_not_deleted(rina: User) -> None:
    document = make_document()
    make_draft(body=offering(document))
    sign_in(rina).post(reverse("admin:articles_document_delete", args=[document.pk]), {"post": "yes"})
    assert Document.objects.filter(pk=document.pk).exists()


def test_an_editor_deletes_one_that_nothing_offers_with_its_file(
    rina: User, django_capture_on_commit_callbacks: Any
) -> None:
    document = make_document()
    document.file.save("pedoman.pdf", ContentFile(b"%PDF"))
    storage, name = document.file.storage, document.file.name
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(rina).post(reverse("admin:articles_document_delete", args=[document.pk]), {"post": "yes"})
    assert (Document.objects.exists(), storage.exists(name)) == (False, False)


def test_the_deletion_stands_in_the_log_once(rina: User) -> None:
    document = make_document()
    sign_in(rina).post(reverse("admin:articles_document_delete", args=[document.pk]), {"post": "yes"})
    assert Event.objects.filter(verb="delete_row", actor_id=rina.pk).count() == 1


@pytest.mark.parametrize(("is_own", "left"), [(True, 0), (False, 1)])
def test_an_officer_takes_back_what_was_sent_by_mistake(wati: User, is_own: bool, left: int) -> None:
    document = make_document(uploaded_by=wati if is_own else make_user())
    sign_in(wati).post(reverse("admin:articles_document_delete", args=[document.pk]), {"post": "yes"})
    assert Document.objects.count() == left


@pytest.mark.parametrize("who", ["wati", "rina"])
def test_only_an_editor_renames_what_is_public(request: pytest.FixtureRequest, who: str) -> None:
    user: User = request.getfixturevalue(who)
    document = make_document(title="Lama", uploaded_by=user)
    make_public(body=offering(document), writer=make_user())
    sign_in(user).post(page_of(document), {"title": "Baru"})
    document.refresh_from_db()
    assert document.title == ("Baru" if who == "rina" else "Lama")


def test_an_officer_renames_what_only_an_own_draft_offers(wati: User) -> None:
    document = make_document(title="Lama")
    make_draft(writer=wati, body=offering(document))
    sign_in(wati).post(page_of(document), {"title": "Baru"})
    assert Document.objects.get().title == "Baru"


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("Pedoman", 'attachment; filename="Pedoman.pdf"'),
        ("Édaran", "attachment; filename*=utf-8''%C3%89daran.pdf"),
        ('a/b\\c"d:e*?<f>|', 'attachment; filename="a-b-c-d-e-f.pdf"'),
        ("...", 'attachment; filename="Dokumen.pdf"'),
    ],
)
def test_it_is_downloaded_under_its_title(wati: User, title: str, header: str) -> None:
    document = make_document(title=title)
    document.file.save("pedoman.pdf", ContentFile(b"%PDF"))
    response = sign_in(wati).get(document.file.url)
    response.getvalue()
    assert response["Content-Disposition"] == header


def test_a_public_document_is_kept_for_a_minute_at_most(client: Client) -> None:
    document = make_document()
    document.file.save("pedoman.pdf", ContentFile(b"%PDF"))
    make_public(body=offering(document))
    response = client.get(document.file.url)
    response.getvalue()
    assert response["Cache-Control"] == "public, max-age=60"


def test_a_document_of_a_scheduled_text_is_unknown(client: Client) -> None:
    document = make_document()
    document.file.save("pedoman.pdf", ContentFile(b"%PDF"))
    article = make_public(body=offering(document))
    article.__class__.objects.filter(pk=article.pk).update(published_at=timezone.now() + timedelta(hours=2))
    hidden, nothing = client.get(document.file.url), client.get("/media/dokumen/zz/tidak-ada.pdf")
    assert (hidden.status_code, hidden.content, hidden.headers) == (404, nothing.content, nothing.headers)
