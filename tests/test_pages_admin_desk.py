"""The desk of questions and answers, links and static pages: saving goes live."""

import pytest
from django.urls import reverse

from pages.models import Faq, FaqTopic, Link, LinkGroup, Page
from tests.cast import sign_in
from tests.filling import errors, said, send, shown

pytestmark = pytest.mark.django_db


def url(model, what, *args):
    return reverse(f"admin:pages_{model._meta.model_name}_{what}", args=args)


@pytest.fixture
def desk(rina):
    return sign_in(rina)


@pytest.fixture
def topic(db):
    return FaqTopic.objects.create(name="Layanan")


@pytest.fixture
def group(db):
    return LinkGroup.objects.create(name="Kementerian")


@pytest.fixture
def faq(topic):
    return Faq.objects.create(
        topic=topic, question="Kapan buka?", slug="kapan-buka", answer="<p>Pukul 8.</p>"
    )


@pytest.fixture
def page(db):
    return Page.objects.create(title="Tentang kami", slug="tentang", body="<p>Kami.</p>")


@pytest.mark.parametrize("model", [FaqTopic, Faq, LinkGroup, Link, Page])
def test_every_form_says_that_saving_goes_live(desk, model):
    assert "langsung tayang begitu disimpan" in desk.get(url(model, "add")).content.decode()


# Questions and answers


def test_a_question_proposes_its_address(desk, topic):
    send(desk, url(Faq, "add"), topic=topic.pk, question="Kapan buka?", slug="", answer="<p>Pukul 8.</p>")
    assert Faq.objects.get().slug == "kapan-buka"


def test_changing_a_question_keeps_its_address(desk, faq):
    send(desk, url(Faq, "change", faq.pk), question="Jam berapa buka?")
    faq.refresh_from_db()
    assert (faq.question, faq.slug) == ("Jam berapa buka?", "kapan-buka")


def test_a_taken_address_is_refused_with_a_free_one(desk, faq, topic):
    changes = {"topic": topic.pk, "question": "Lain?", "slug": "kapan-buka", "answer": "<p>x</p>"}
    assert "Coba “kapan-buka-2”" in errors(send(desk, url(Faq, "add"), **changes))


def test_an_answer_is_edited_with_the_editor(desk, faq):
    assert "ckeditortype" in desk.get(url(Faq, "change", faq.pk)).content.decode()


def test_an_answer_is_cleaned(desk, faq):
    send(desk, url(Faq, "change", faq.pk), answer="<p onclick=x>Pukul 9.</p><script>alert(1)</script>")
    faq.refresh_from_db()
    assert faq.answer == "<p>Pukul 9.</p>"


def test_an_answer_of_nothing_visible_is_refused(desk, faq):
    response = send(desk, url(Faq, "change", faq.pk), answer="<p>&nbsp;</p>")
    assert response.status_code == 200
    assert "Jawaban" in response.content.decode()


def test_saving_goes_live(desk, faq, client):
    send(desk, url(Faq, "change", faq.pk), question="Jam berapa buka?")
    assert "Jam berapa buka?" in client.get(reverse("pages:faq")).content.decode()


def test_the_form_leads_to_the_site(desk, faq):
    assert "/faq/" in desk.get(url(Faq, "change", faq.pk)).content.decode()


def test_a_hidden_entry_leads_nowhere(desk, page):
    Page.objects.update(is_public=False)
    assert "/halaman/tentang/" not in desk.get(url(Page, "change", page.pk)).content.decode()


def test_a_change_stands_in_the_history(desk, faq):
    send(desk, url(Faq, "change", faq.pk), question="Jam berapa buka?")
    assert "Pertanyaan" in desk.get(url(Faq, "history", faq.pk)).content.decode()


# Headings


def test_a_topic_with_entries_is_not_deleted(desk, faq, topic):
    desk.post(url(FaqTopic, "delete", topic.pk), {"post": "yes"})
    assert "“Layanan” masih berisi 1 entri" in said(desk.get(url(FaqTopic, "changelist")))


def test_an_empty_topic_is_deleted(desk, topic):
    desk.post(url(FaqTopic, "delete", topic.pk), {"post": "yes"})
    assert not FaqTopic.objects.exists()


def test_a_group_with_links_is_not_deleted(desk, group):
    Link.objects.create(group=group, name="Contoh", url="https://contoh.example/")
    desk.post(url(LinkGroup, "delete", group.pk), {"post": "yes"})
    assert LinkGroup.objects.exists()


def test_a_forged_bulk_deletion_of_topics_does_nothing(desk, faq, topic):
    data = {"action": "delete_selected", "_selected_action": topic.pk, "post": "yes"}
    assert desk.post(url(FaqTopic, "changelist"), data).status_code < 500
    assert FaqTopic.objects.exists()


def test_a_topic_of_the_same_name_in_other_letters_is_refused(desk, topic):
    assert "Nama ini sudah dipakai." in errors(send(desk, url(FaqTopic, "add"), name="LAYANAN"))


# Links


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.example/", "data:text/html,x", "::"])
def test_a_link_leads_to_the_web_only(desk, group, address):
    assert "diawali https://" in errors(send(desk, url(Link, "add"), group=group.pk, name="X", url=address))


def test_a_link_stands_once_in_a_group(desk, group):
    Link.objects.create(group=group, name="Contoh", url="https://contoh.example/")
    changes = {"group": group.pk, "name": "Lagi", "url": "https://contoh.example/"}
    assert "sudah ada dalam kelompok" in errors(send(desk, url(Link, "add"), **changes))


def test_positions_are_set_in_the_list(desk, group):
    for name in ("Satu", "Dua"):
        Link.objects.create(group=group, name=name, url=f"https://{name.lower()}.example/", position=1)
    values = shown(desk.get(url(Link, "changelist")), "changelist-form")
    desk.post(url(Link, "changelist"), {**values, "form-0-position": "7", "_save": "1"})
    assert sorted(Link.objects.values_list("position", flat=True)) == [1, 7]


# Pages


def test_a_page_goes_live(desk, client):
    send(desk, url(Page, "add"), title="Tentang kami", slug="", body="<p>Kami humas.</p>")
    assert client.get(Page.objects.get().get_absolute_url()).status_code == 200


def test_an_older_form_does_not_overwrite_a_colleague(desk, page):
    values = shown(desk.get(url(Page, "change", page.pk)), "page_form")
    Page.objects.update(title="Tentang humas")
    response = desk.post(url(Page, "change", page.pk), {**values, "body": "<p>Isi saya.</p>"})
    assert "baru saja diubah orang lain" in errors(response)
    assert "Isi saya." in response.content.decode()


# Volume


def rows_of(model, count):
    topic = FaqTopic.objects.create(name="T")
    group = LinkGroup.objects.create(name="G")
    for n in range(count):
        if model is FaqTopic:
            FaqTopic.objects.create(name=f"T{n}")
        elif model is LinkGroup:
            LinkGroup.objects.create(name=f"G{n}")
        elif model is Faq:
            Faq.objects.create(topic=topic, question=f"{n}?", slug=f"q{n}", answer="<p>x</p>")
        elif model is Link:
            Link.objects.create(group=group, name=f"{n}", url=f"https://x.example/{n}")
        else:
            Page.objects.create(title=f"{n}", slug=f"p{n}", body="<p>x</p>")


@pytest.mark.parametrize("model", [FaqTopic, Faq, LinkGroup, Link, Page])
@pytest.mark.parametrize("count", [1, 20])
def test_each_list_costs_the_same_however_long(desk, model, count, django_assert_max_num_queries):
    rows_of(model, count)
    with django_assert_max_num_queries(12):
        desk.get(url(model, "changelist"))
