"""The form in which a text is written: what it keeps, what it refuses, and that nothing typed is lost."""

import io

import PIL.Image
import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Image, RelatedPin, Tag
from tests.cast import sign_in
from tests.factories import make_category, make_draft, make_image, make_public, make_tag
from tests.filling import said, send, shown

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def refusals(response) -> str:
    form = response.context["adminform"].form
    sets = [
        problems for inline in response.context["inline_admin_formsets"] for problems in inline.formset.errors
    ]
    return f"{dict(form.errors)} {sets}"


@pytest.fixture
def writer(wati):
    return sign_in(wati)


@pytest.fixture
def shelf(db):
    return make_category("Layanan")


@pytest.fixture
def draft(wati, shelf):
    return make_draft(writer=wati, category=shelf)


def photo(width=800, height=600) -> SimpleUploadedFile:
    output = io.BytesIO()
    PIL.Image.new("RGB", (width, height), "teal").save(output, "JPEG")
    return SimpleUploadedFile("foto.jpg", output.getvalue())


# Writing


def test_who_writes_is_the_writer(writer, wati, shelf):
    send(writer, ADD, "article_form", headline="Loket baru", category=shelf.pk)
    article = Article.objects.get()
    assert (article.writer, article.created_by, article.status) == (wati, wati, "draft")


def test_a_headline_and_a_category_are_enough_to_begin(writer, shelf):
    response = send(writer, ADD, "article_form", headline="Loket baru", category=shelf.pk)
    assert response["Location"] == change(Article.objects.get())


def test_saving_can_lead_straight_to_sending(writer, shelf):
    response = send(writer, ADD, "article_form", headline="Loket baru", category=shelf.pk, _submit="1")
    assert response["Location"] == reverse(
        "admin:articles_article_verb", args=[Article.objects.get().pk, "submit"]
    )


def test_an_officer_cannot_write_in_the_name_of_another(writer, made, wati, draft):
    send(writer, change(draft), "article_form", writer=made.pk, created_by=made.pk, editor=made.pk)
    draft.refresh_from_db()
    assert (draft.writer, draft.created_by, draft.editor) == (wati, wati, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "published"),
        ("published_at", "2020-01-01"),
        ("slug", "curang"),
        ("opening_view_count", "999"),
        ("legacy_id", "7"),
        ("version", "99"),
        ("submitted_at", "2020-01-01"),
        ("replaces", "1"),
        ("sign_off_style", "x"),
    ],
)
def test_what_the_form_does_not_show_it_does_not_take(field, value, writer, draft):
    before = Article.objects.values().get(pk=draft.pk)
    send(writer, change(draft), "article_form", **{field: value})
    after = Article.objects.values().get(pk=draft.pk)
    moved = {name for name in before if before[name] != after[name]}
    assert moved <= {"version", "updated_at"}


def test_an_editor_may_name_the_writer(rina, wati, shelf):
    send(sign_in(rina), ADD, "article_form", headline="Ditulis untuk Wati", category=shelf.pk, writer=wati.pk)
    article = Article.objects.get()
    assert (article.writer, article.created_by) == (wati, rina)


def test_an_empty_number_of_the_old_site_is_none(rina, draft):
    send(sign_in(rina), change(draft), "article_form", legacy_id="")
    draft.refresh_from_db()
    assert draft.legacy_id is None


def test_two_texts_without_a_number_of_the_old_site_are_both_saved(rina, draft, wati):
    other = make_draft(writer=wati)
    responses = [
        send(sign_in(rina), change(article), "article_form", legacy_id="") for article in (draft, other)
    ]
    assert [response.status_code for response in responses] == [302, 302]


def test_the_body_is_cleaned(writer, draft):
    send(writer, change(draft), "article_form", body="<p onclick=x>kata</p><script>alert(1)</script>")
    draft.refresh_from_db()
    assert draft.body == "<p>kata</p>"


def test_saving_unchanged_text_does_not_say_that_the_body_changed(writer, draft):
    send(writer, change(draft), "article_form", body=draft.body.replace("</p>", "</p>\n\n"), kicker="Baru")
    assert "Isi berita" not in LogEntry.objects.get().get_change_message()


def test_hostile_text_is_shown_as_text(writer, draft):
    response = send(writer, change(draft), "article_form", headline="<script>alert(1)</script>")
    page = writer.get(response["Location"]).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


# Tags, related news


def tags_of(article) -> list[str]:
    return sorted(tag.name for tag in article.tags.all())


def test_new_tags_are_made_and_known_ones_kept_in_whatever_case(writer, draft):
    make_tag("Layanan Publik")
    send(writer, change(draft), "article_form", tags=["layanan publik", "loket, malam"])
    assert tags_of(draft) == ["Layanan Publik", "loket", "malam"]


def test_a_tag_given_twice_is_one(writer, draft):
    send(writer, change(draft), "article_form", tags=["Loket", "loket", " LOKET "])
    assert Tag.objects.count() == 1


def test_tags_can_be_taken_away(writer, wati, shelf):
    article = make_draft(writer=wati, category=shelf, tags=["satu", "dua"])
    send(writer, change(article), "article_form", tags=["dua"])
    assert tags_of(article) == ["dua"]


@pytest.mark.parametrize(
    ("tags", "sentence"),
    [
        ([f"tagar {n}" for n in range(21)], "Paling banyak 20 tagar"),
        (["x" * 61], "terlalu panjang"),
        (["!!!"], "tidak berisi huruf"),
    ],
)
def test_tags_that_cannot_be_are_refused_and_stay_on_the_page(tags, sentence, writer, draft):
    response = send(writer, change(draft), "article_form", tags=tags)
    assert sentence in refusals(response)
    kept = shown(response, "article_form")["tags"]
    assert ([kept] if isinstance(kept, str) else kept) == tags


def test_suggestions_for_tags_begin_with_what_is_typed(writer):
    for name in ("Kota", "Loket kota", "Layanan"):
        make_tag(name)
    rows = writer.get(reverse("admin:articles_article_tags"), {"term": "kot"}).json()["results"]
    assert [row["text"] for row in rows] == ["Kota", "Loket kota"]


def test_suggestions_for_tags_survive_a_nul(writer):
    assert writer.get(reverse("admin:articles_article_tags"), {"term": "\x00%"}).status_code == 200


def pinned(article, *targets) -> dict:
    rows = {}
    for number, target in enumerate(targets):
        rows[f"related_pins-{number}-target"] = target.pk
        rows[f"related_pins-{number}-position"] = number
    return {**rows, "related_pins-TOTAL_FORMS": len(targets), "related_pins-INITIAL_FORMS": 0}


def test_related_news_keep_their_order(writer, draft):
    first, second = make_public(headline="Satu"), make_public(headline="Dua")
    send(writer, change(draft), "article_form", **pinned(draft, second, first))
    assert [pin.target for pin in RelatedPin.objects.filter(article=draft)] == [second, first]


def test_a_text_is_not_related_to_itself(writer, draft):
    response = send(writer, change(draft), "article_form", **pinned(draft, draft))
    assert response.status_code == 200
    assert "target" in refusals(response)


def test_the_same_news_is_not_related_twice(writer, draft):
    target = make_public()
    response = send(writer, change(draft), "article_form", **pinned(draft, target, target))
    assert response.status_code == 200
    assert not RelatedPin.objects.exists()


# Pictures


def test_a_picture_uploaded_in_the_form_leads_the_text(writer, wati, draft):
    send(writer, change(draft), "article_form", new_image=photo(), new_alt_text="Loket", new_credit="Humas")
    draft.refresh_from_db()
    assert (draft.lead_image.alt_text, draft.lead_image.credit) == ("Loket", "Humas")
    assert draft.lead_image.uploaded_by == wati


def test_a_picture_without_description_is_refused(writer, draft):
    response = send(writer, change(draft), "article_form", new_image=photo())
    assert "Uraikan isi foto" in refusals(response)
    assert Image.objects.count() == 0


def test_a_file_that_is_no_picture_is_refused_by_its_field(writer, draft):
    file = SimpleUploadedFile("foto.jpg", b"halo", content_type="image/jpeg")
    response = send(writer, change(draft), "article_form", new_image=file, new_alt_text="Loket")
    assert "bukan foto" in str(response.context["adminform"].form.errors["new_image"])


def test_a_picture_is_not_lost_when_another_field_is_refused(writer, draft):
    response = send(
        writer, change(draft), "article_form", headline="", new_image=photo(), new_alt_text="Loket"
    )
    assert shown(response, "article_form")["lead_image"] == str(Image.objects.get().pk)


def test_the_chosen_picture_is_shown(writer, wati, shelf):
    image = make_image()
    article = make_draft(writer=wati, category=shelf, lead_image=image)
    assert image.file.url in writer.get(change(article)).content.decode()


# Refusing, and losing nothing


def test_a_verdict_is_for_hoax_reports_only(writer, draft):
    response = send(writer, change(draft), "article_form", verdict="hoax")
    assert "hanya untuk laporan isu hoaks" in str(response.context["adminform"].form.errors["verdict"])


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("headline", "", "Wajib diisi"),
        ("headline", "x" * 201, "200 karakter"),
        ("headline", "judul\x00nol", "null"),
        ("headline", "\u202e", "Wajib diisi"),
        ("summary", "x" * 301, "300 karakter"),
        ("dateline", "x" * 121, "120 karakter"),
        ("body", "<p>" + "x" * 300_001, "300000 karakter"),
        ("category", "999999", "pilihan"),
        ("category", "x\x00", "karakter null"),
        ("kind", "rahasia", "pilihan"),
        ("lead_image", "999999", "pilihan"),
    ],
)
def test_bad_input_is_refused_by_its_field_and_the_rest_stays(field, value, sentence, writer, draft):
    response = send(writer, change(draft), "article_form", **{"kicker": "Tetap di sini", field: value})
    problems = response.context["adminform"].form.errors
    assert sentence.lower() in f"{problems.get(field)} {problems.get('__all__')}".lower()
    assert shown(response, "article_form")["kicker"] == "Tetap di sini"


@pytest.mark.parametrize("text", ["😀 judul ✅", "judul \u202eterbalik", "  judul   renggang ", "e\u0301"])
def test_odd_letters_are_saved_tidily(text, writer, draft):
    response = send(writer, change(draft), "article_form", headline=text)
    assert response.status_code == 302


def test_saving_writes_only_what_was_changed(writer, made, draft):
    opened = shown(writer.get(change(draft)), "article_form")
    Article.objects.filter(pk=draft.pk).update(byline="Ditetapkan di tempat lain")
    writer.post(change(draft), opened | {"headline": "Judul baru", "byline": draft.byline})
    draft.refresh_from_db()
    assert draft.headline == "Judul baru"


def test_what_was_typed_is_shown_when_the_text_went_to_the_editor_meanwhile(writer, wati, draft):
    opened = shown(writer.get(change(draft)), "article_form")
    workflow.submit(article=draft, by=wati, now=timezone.now())
    response = writer.post(
        change(draft), opened | {"headline": "Judul susulan", "body": "<p>Isi susulan</p>"}
    )
    page = response.content.decode()
    draft.refresh_from_db()
    assert response.status_code == 409
    assert "Judul susulan" in page
    assert "Isi susulan" in page
    assert draft.headline != "Judul susulan"


def test_saving_says_so(writer, draft):
    assert (
        said(writer.get(send(writer, change(draft), "article_form", kicker="Baru")["Location"]))
        == "Naskah tersimpan."
    )
