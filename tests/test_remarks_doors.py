"""Remarks at their doors: who finds them, what a request may send, and that no public page holds one."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import remarks, revisions, workflow
from articles.models import Article, Remark, Revision, User
from articles.preview_links import DAYS, make_link, token_of
from articles.roles import EDITOR
from tests.cast import sign_in
from tests.factories import NOW, make_draft, make_public, make_user

pytestmark = pytest.mark.django_db

SECRET = "Jangan terbit sebelum lurah menjawab"
SCRIPT = {"X-Panel": "1"}


def door(article: Article) -> str:
    return reverse("admin:articles_article_remarks", args=[article.pk])


def form(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def settle(article: Article, remark: Remark, verb: str = "selesai") -> str:
    return reverse("admin:articles_article_remark", args=[article.pk, remark.pk, verb])


@pytest.fixture
def draft(wati) -> Article:
    return make_draft(writer=wati)


@pytest.fixture
def remark(draft, rina) -> Remark:
    return remarks.add_remark(article=draft, by=rina, now=NOW, text=SECRET, quote="kartu identitas")


@pytest.fixture
def client(wati) -> Client:
    return sign_in(wati)


# Who


@pytest.mark.parametrize(
    ("who", "status"), [("wati", 200), ("made", 404), ("rina", 200), ("joko", 404), ("sari", 200)]
)
def test_the_remarks_on_a_draft_are_for_its_writer_and_overseers(request, remark, draft, who, status):
    assert sign_in(request.getfixturevalue(who)).get(door(draft)).status_code == status


@pytest.mark.parametrize(
    ("who", "status"), [("wati", 200), ("made", 404), ("rina", 200), ("joko", 404), ("sari", 200)]
)
def test_also_on_a_text_that_everybody_may_read(request, wati, who, status):
    article = make_public(writer=wati)
    assert sign_in(request.getfixturevalue(who)).get(door(article)).status_code == status


def test_the_form_of_a_public_text_shows_a_stranger_no_remark(wati, made, rina):
    article = make_public(writer=wati)
    remarks.add_remark(article=article, by=rina, now=NOW, text=SECRET)
    page = sign_in(made).get(form(article))
    assert page.status_code == 200
    assert SECRET not in page.content.decode()


def test_the_form_shows_its_writer_the_remark(client, remark, draft):
    assert SECRET in client.get(form(draft)).content.decode()


def test_who_is_not_signed_in_is_sent_to_sign_in(remark, draft):
    assert Client().get(door(draft)).status_code == 302


@pytest.mark.parametrize("who", ["made", "joko"])
def test_a_stranger_writes_nothing(request, draft, who):
    sign_in(request.getfixturevalue(who)).post(door(draft), {"text": "Halo"})
    assert not draft.remarks.exists()


@pytest.mark.parametrize("who", ["made", "joko"])
def test_a_stranger_resolves_nothing(request, remark, draft, who):
    assert sign_in(request.getfixturevalue(who)).post(settle(draft, remark)).status_code == 404
    assert Remark.objects.filter(resolved_at=None).exists()


def test_a_text_that_is_not_theirs_and_one_that_never_was_answer_a_stranger_the_same(draft, made):
    client = sign_in(made)
    addresses = door(draft), door(Article(pk=987654))
    answers = [client.post(address, {"text": "Halo"}) for address in addresses]
    bodies = [
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()).replace(address, "")
        for address, answer in zip(addresses, answers, strict=True)
    ]
    assert (answers[0].status_code, bodies[0]) == (404, bodies[1])


def test_what_was_typed_on_a_text_thrown_away_comes_back(client, draft, wati):
    workflow.discard_draft(article=draft, by=wati, now=NOW)
    answer = client.post(door(draft), {"text": "Sudah saya tanyakan."})
    assert answer.status_code == 404
    assert "Sudah saya tanyakan." in answer.content.decode()


def test_resolving_by_get_does_nothing(client, remark, draft):
    assert client.get(settle(draft, remark)).status_code == 405
    assert Remark.objects.filter(resolved_at=None).exists()


def test_a_forged_request_is_refused(wati, draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(wati)
    assert client.post(door(draft), {"text": "Halo"}).status_code == 403


# Without script


def test_a_new_remark_leads_back_to_itself(client, draft):
    answer = client.post(door(draft), {"text": "Halo"})
    assert answer.url == f"{door(draft)}#catatan-{draft.remarks.get().pk}"


def test_a_colleague_chosen_in_the_list_is_mentioned(client, draft, rina):
    client.post(door(draft), {"text": "Halo", "mentioned": [rina.pk]})
    assert list(draft.remarks.get().mentioned.all()) == [rina]


def test_an_answer_is_kept_under_its_remark(client, remark, draft):
    client.post(door(draft), {"text": "Baik.", "parent": remark.pk})
    assert remark.replies.get().text == "Baik."


def test_a_resolved_remark_can_be_opened_again(client, remark, draft):
    client.post(settle(draft, remark))
    client.post(settle(draft, remark, "buka"))
    assert Remark.objects.filter(resolved_at=None).exists()


def test_resolving_twice_says_who_was_first(client, remark, draft):
    client.post(settle(draft, remark))
    answer = client.post(settle(draft, remark), headers=SCRIPT)
    assert "sudah diselesaikan Wati Handayani" in answer.content.decode()


# What may be sent


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Tulis dahulu catatannya."),
        ({"text": "  "}, "Tulis dahulu catatannya."),
        ({"text": "a" * 2001}, "Catatan terlalu panjang: 2001 huruf"),
        ({"text": "Halo\x00"}, "Karakter null tidak diizinkan."),
        ({"text": "Halo", "quote": "a" * 501}, "Bagian yang dimaksud terlalu panjang"),
        ({"text": "Halo", "quote": "\x00"}, "Karakter null tidak diizinkan."),
        ({"text": "Halo", "parent": "987654"}, "Catatan itu tidak ada pada naskah ini."),
        ({"text": "Halo", "parent": "9" * 60}, "Catatan itu tidak ada pada naskah ini."),
        ({"text": "Halo", "parent": "-1"}, "Catatan itu tidak ada pada naskah ini."),
        ({"text": "Halo", "parent": "satu"}, "Catatan itu tidak ada pada naskah ini."),
        ({"text": "Halo", "mentioned": ["987654"]}, "tidak dapat membaca catatan"),
        ({"text": "Halo", "mentioned": ["\x00", "9" * 60]}, "tidak dapat membaca catatan"),
        ({"text": "Tolong @made"}, "@made tidak dapat membaca catatan"),
    ],
)
@pytest.mark.parametrize("headers", [{}, SCRIPT], ids=["page", "script"])
def test_what_cannot_be_kept_is_refused_with_a_sentence(client, draft, made, sent, sentence, headers):
    answer = client.post(door(draft), sent, headers=headers)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not draft.remarks.exists()


def test_a_refused_remark_is_shown_again_with_its_passage_and_whom_it_names(client, draft, rina):
    sent = {"text": "a" * 2001, "quote": "kartu identitas", "mentioned": [rina.pk]}
    form = client.post(door(draft), sent).context["remarks"].form
    assert (form["text"].value(), form["quote"].value()) == ("a" * 2001, "kartu identitas")
    assert form.choices == [(rina, True)]


def test_a_refused_answer_is_shown_again_under_its_remark(client, remark, draft):
    panel = client.post(
        door(draft), {"text": "Tolong @sari @wati @" + "a" * 2000, "parent": remark.pk}
    ).context
    assert panel["remarks"].open[0].form is not None
    assert not panel["remarks"].form.is_bound


def test_a_line_break_is_one_letter(client, draft):
    assert client.post(door(draft), {"text": "a\r\n" * 999 + "aa"}).status_code == 302


def test_markup_is_shown_as_it_was_typed(client, draft):
    client.post(door(draft), {"text": "<script>alert(1)</script>", "quote": '"><i>'})
    page = client.get(door(draft)).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert '"><i>' not in page


@pytest.mark.parametrize("number", ["0", "9" * 40])
def test_a_remark_that_is_not_there_is_settled_with_a_sentence(client, draft, number):
    address = f"{door(draft)}{number}/selesai/"
    assert "tidak ada pada naskah ini" in client.post(address, headers=SCRIPT).content.decode()


def test_a_verb_that_is_not_there_is_not_found(client, remark, draft):
    assert client.post(settle(draft, remark, "hapus")).status_code == 404


# Passages and guests


def shown(client: Client, article: Article):
    return client.get(door(article)).context["remarks"]


@pytest.mark.parametrize(
    ("quote", "moved"),
    [
        ("kartu identitas", False),
        ("sampai malam.\n\nYang perlu dibawa", False),
        ("Kota Percontohan, Dinas Contoh – Loket terpadu", False),
        ("pukul 20.00", False),
        ("surat nikah", True),
    ],
)
def test_a_passage_that_is_no_longer_in_the_text_is_said_to_have_changed(client, draft, rina, quote, moved):
    remarks.add_remark(article=draft, by=rina, now=NOW, text="Ini?", quote=quote)
    assert shown(client, draft).open[0].is_moved is moved


def guests_answer(article: Article, number: int, **fields) -> Remark:
    revision = Revision.objects.get(article=article.live, number=number)
    return Remark.objects.create(
        article=article.live, guest_name="Bu Lurah", revision=revision, created_at=NOW, **fields
    )


def kept(article: Article, by: User, headline: str) -> None:
    article.headline = headline
    article.save()
    revisions.keep(article, by=by, now=NOW, origin=Revision.Origin.SAVED)


def test_a_guest_is_named_with_the_version_that_was_read(client, draft, wati):
    kept(draft, wati, "Loket malam")
    guests_answer(draft, 1, kind=Remark.Kind.APPROVAL)
    page = client.get(door(draft)).content.decode()
    assert "Bu Lurah" in page
    assert "tamu, lewat tautan pratinjau, membaca naskah versi 1" in page
    assert "Menyetujui naskah" in page
    assert "Naskah sudah berubah sejak itu." not in page


def test_a_guests_answer_to_an_older_version_says_so(client, draft, wati):
    kept(draft, wati, "Loket malam")
    guests_answer(draft, 1, text="Setuju.")
    kept(draft, wati, "Loket malam dibuka")
    assert "Naskah sudah berubah sejak itu." in client.get(door(draft)).content.decode()


def test_an_approved_change_is_the_text_that_the_guest_read(client, wati, rina):
    article = make_public(writer=wati)
    copy = workflow.propose_change(article=article, by=wati, now=timezone.now())
    kept(copy, wati, "Loket malam dibuka")
    guests_answer(copy, Revision.objects.filter(article=article).latest("number").number, text="Setuju.")
    workflow.submit(article=copy, by=wati, now=timezone.now())
    workflow.approve_change(article=copy, by=rina, now=timezone.now())
    assert shown(client, article).open[0].is_older is False


# Never public


def test_no_public_page_holds_a_remark(client, wati, rina):
    article = make_public(writer=wati, tags=["loket"])
    remarks.add_remark(article=article, by=rina, now=NOW, text=SECRET, quote="kartu identitas")
    places = [
        article.get_absolute_url(),
        reverse("articles:home"),
        reverse("articles:all"),
        reverse("articles:feed"),
        reverse("articles:search") + "?q=lurah",
        reverse("sitemap"),
        reverse("sitemap_section", args=["rubrik"]),
        article.category.get_absolute_url(),
    ]
    visitor = Client()
    assert [place for place in places if SECRET in visitor.get(place).content.decode()] == []
    assert SECRET not in client.get(reverse("articles:preview", args=[article.pk])).content.decode()


def test_a_guest_with_a_preview_link_reads_no_remark(remark, draft, wati):
    link = make_link(article=draft, by=wati, now=timezone.now(), receiver="Bu Lurah", days=DAYS[0])
    page = Client().get(reverse("articles:preview_link", args=[token_of(link)]))
    assert page.status_code == 200
    assert SECRET not in page.content.decode()


# What it costs


def test_the_form_asks_as_much_for_many_remarks_as_for_few(client, draft, rina, wati):
    def fill(number: int) -> None:
        for _each in range(number):
            thread = remarks.add_remark(
                article=draft, by=rina, now=NOW, text="@wati", quote="kartu identitas", mention=[wati]
            )
            remarks.reply(to=thread.pk, article=draft, by=wati, now=NOW, text="Ya, @rina")
            make_user(EDITOR)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(form(draft))
        return len(captured)

    fill(2)
    asked()
    few = asked()
    fill(10)
    assert asked() == few


def test_of_very_many_the_open_ones_are_shown_and_the_rest_is_counted(client, draft, rina):
    Remark.objects.bulk_create(
        Remark(
            article=draft,
            author=rina,
            text="Ini?",
            created_at=NOW,
            **({"resolved_at": NOW + timedelta(minutes=number), "resolved_by": rina} if number % 2 else {}),
        )
        for number in range(120)
    )
    panel = shown(client, draft)
    assert (len(panel.open), len(panel.resolved), panel.hidden_count) == (60, 40, 20)
