"""House style at the desk: the door that is asked while one types, the rules' page, and what stops publication."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.house_style.rules import RULES
from articles.models import Article, BlockingRule, Event, LinkCheck, User
from articles.workflow import Refused
from tests.cast import sign_in
from tests.factories import make_article, make_draft, make_image, make_public

pytestmark = pytest.mark.django_db

CHECK = reverse("admin:articles_article_check")
RULES_PAGE = reverse("style_rules")
DOUBLED = "<p>Warga datang di di loket.</p>"


def checked(client: Client, **fields: object) -> dict:
    response = client.post(CHECK, {"dateline": "Jakarta, Diskom", **fields})
    assert response.status_code == 200
    return response.json()


def rules_of(client: Client, **fields: object) -> list[str]:
    return [hint["rule"] for hint in checked(client, **fields)["hints"]]


# The door


def test_what_is_typed_is_checked_before_it_is_saved(wati):
    (hint,) = checked(sign_in(wati), headline="Loket", body=DOUBLED)["hints"]
    assert (hint["rule"], hint["field"], hint["words"], hint["nth"]) == ("word-doubled", "body", "di di", 0)
    assert not Article.objects.exists()


def test_what_is_typed_is_read_as_it_would_be_stored(wati):
    assert rules_of(sign_in(wati), body="<p>di <script>x</script><b onclick=x>di</b> loket</p>") == [
        "word-doubled"
    ]


def test_a_colleagues_hidden_draft_is_answered_as_one_that_never_was(wati, made):
    client, hidden = sign_in(made), make_draft(writer=wati)
    answers = [client.post(CHECK, {"article": key}) for key in (hidden.pk, 999999999)]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_who_only_reads_a_text_gets_no_hints_of_it(wati):
    assert sign_in(wati).post(CHECK, {"article": make_public(writer=wati).pk}).status_code == 403


def test_the_door_changes_nothing_by_get(wati):
    assert sign_in(wati).get(CHECK).status_code == 405


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"body": "\x00<p>di di</p>", "headline": "\x00", "kind": "\x00", "lead_image": "\x00"},
        {"lead_image": "9" * 40, "kind": "entah", "sign_off": "🎉" * 500},
        {
            "lead_image": "999999999999999999",
            "body": '<img data-gambar="999999999999999999" src="/media/a.jpg">',
        },
        {"body": "<p>" * 2000 + "&" * 5000, "headline": "a" * 5000, "summary": "\u202e😀"},
        {"body": '<a href="http://[::1">x</a><a href="//">y</a><a href="/berita/0/a/">z</a>'},
    ],
)
def test_nothing_that_is_sent_is_a_fault(wati, fields):
    checked(sign_in(wati), **fields)


def test_a_hundred_pictures_and_links_cost_as_many_queries_as_one(wati, settings):
    client, counts = sign_in(wati), []
    for n in (1, 60):
        links = "".join(
            f'<a href="/berita/{i}/a/">b</a><a href="https://a{i}.example/">c</a>' for i in range(n)
        )
        pictures = "".join(
            f'<figure class="gambar"><img data-gambar="{i + 1}" src="/media/a.jpg"></figure>'
            for i in range(n)
        )
        with CaptureQueriesContext(connection) as queries:
            checked(client, body=f"<p>{links} (a)</p>{pictures}", sign_off="(rb)")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_links_are_not_asked_where_the_office_asks_nobody(wati):
    answer = checked(sign_in(wati), body='<p><a href="https://contoh.example/">x y</a></p>')
    assert answer["waiting"] == 0
    assert not LinkCheck.objects.exists()


# Beside the form, without a script


def test_the_form_shows_the_hints_of_what_is_saved(wati):
    article = make_draft(writer=wati, body=DOUBLED)
    page = sign_in(wati).get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert "“di di”: kata ini tertulis dua kali" in page


def test_who_only_reads_sees_no_hints(wati):
    article = make_public(writer=wati, body=DOUBLED)
    page = sign_in(wati).get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert "Gaya penulisan" not in page


# The rules' page


def chosen(client: Client, *rules: str) -> None:
    assert client.post(RULES_PAGE, {"rule": rules}).status_code == 302


def test_an_editor_makes_single_rules_stop_publication(rina):
    chosen(sign_in(rina), "word-doubled", "weekday")
    assert set(BlockingRule.objects.values_list("rule", flat=True)) == {"word-doubled", "weekday"}


def test_what_was_chosen_stands_in_the_log_in_words(rina):
    chosen(sign_in(rina), "word-doubled")
    chosen(sign_in(rina), "weekday")
    assert [event.details for event in Event.objects.filter(verb="choose_style").order_by("pk")] == [
        {"blocking": ["Kata tertulis dua kali"]},
        {"blocking": ["Hari tidak cocok dengan tanggalnya"], "hinting": ["Kata tertulis dua kali"]},
    ]


def test_choosing_the_same_again_is_no_deed(rina):
    client = sign_in(rina)
    chosen(client, "weekday")
    chosen(client, "weekday")
    assert Event.objects.filter(verb="choose_style").count() == 1


def test_a_rule_that_does_not_exist_is_passed_over(rina):
    chosen(sign_in(rina), "entah", "\x00", "picture-words")
    assert not BlockingRule.objects.exists()


def test_a_writer_chooses_no_rules(wati):
    client = sign_in(wati)
    assert [client.get(RULES_PAGE).status_code, client.post(RULES_PAGE).status_code] == [403, 403]


def test_every_rule_stands_on_the_page_and_the_menu_leads_there(rina):
    page = sign_in(rina).get(RULES_PAGE).content.decode()
    assert all(str(rule.name) in page for rule in RULES.values())
    assert f'href="{RULES_PAGE}"' in sign_in(rina).get(reverse("admin:index")).content.decode()


# What stops publication


@pytest.fixture
def waiting(wati) -> Article:
    """In review, with a doubled word, in an office that publishes none."""
    BlockingRule.objects.create(rule="word-doubled")
    article = make_draft(writer=wati, body=DOUBLED)
    return workflow.submit(article=article, by=wati, now=timezone.now())


@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_a_rule_that_the_office_chose_stops_publication_and_names_the_place(waiting, rina, verb):
    now = timezone.now()
    extra = {"at": now + timedelta(days=1)} if verb == "schedule" else {}
    with pytest.raises(Refused, match="Isi berita: “di di”: kata ini tertulis dua kali"):
        getattr(workflow, verb)(article=waiting, by=rina, now=now, **extra)


def test_an_emergency_waits_for_no_rule_of_style(waiting, rina):
    now = timezone.now()
    published = workflow.publish_urgently(article=waiting, by=rina, now=now, reason="Banjir besar.")
    assert published.is_public(now)


def test_a_rule_that_only_hints_stops_nothing(waiting, rina):
    BlockingRule.objects.all().delete()
    now = timezone.now()
    assert workflow.publish(article=waiting, by=rina, now=now).is_public(now)


def test_a_change_is_not_approved_against_the_rules(wati, rina):
    now = timezone.now()
    copy = workflow.propose_change(article=make_article(now, writer=wati), by=wati, now=now)
    copy.body = DOUBLED
    copy.save()
    workflow.submit(article=copy, by=wati, now=now)
    BlockingRule.objects.create(rule="word-doubled")
    with pytest.raises(Refused, match="tertulis dua kali"):
        workflow.approve_change(article=copy, by=rina, now=now)


@pytest.mark.parametrize(("verb", "is_asked"), [("publish", False), ("publish_urgently", True)])
def test_the_editor_is_told_before_the_button(waiting, rina, verb, is_asked):
    page = sign_in(rina).get(reverse("admin:articles_article_verb", args=[waiting.pk, verb])).content.decode()
    assert ("tertulis dua kali" in page) is not is_asked
    assert ("Naskah ini belum lengkap" in page) is not is_asked


def test_the_writer_is_warned_and_may_still_submit(wati):
    BlockingRule.objects.create(rule="word-doubled")
    article = make_draft(writer=wati, body=DOUBLED)
    address = reverse("admin:articles_article_verb", args=[article.pk, "submit"])
    page = sign_in(wati).get(address).content.decode()
    assert "baru menerbitkannya setelah ini diperbaiki" in page
    assert sign_in(wati).post(address, {"version": article.version}).status_code == 302


# Words for pictures, which every office needs


def with_picture(wati: User, **image: object) -> Article:
    row = make_image(**image)
    body = f'<p>Isi.</p><figure class="gambar"><img data-gambar="{row.pk}" src="/media/a.jpg"></figure>'
    article = make_draft(writer=wati)
    # Past the cleaning, for this text was stored by the desk.
    Article.objects.filter(pk=article.pk).update(body=body)
    article.refresh_from_db()
    return article


def test_a_picture_of_the_body_without_words_is_not_submitted(wati):
    article = with_picture(wati, alt_text="", caption="Antrean pagi")
    with pytest.raises(Refused, match="Gambar “Antrean pagi” dalam isi belum punya teks alternatif"):
        workflow.submit(article=article, by=wati, now=timezone.now())


def test_a_picture_of_the_body_without_any_words_is_named_by_its_place(wati):
    article = with_picture(wati, alt_text="", caption="")
    with pytest.raises(Refused, match="Gambar ke-1 dalam isi belum punya teks alternatif"):
        workflow.submit(article=article, by=wati, now=timezone.now())


@pytest.mark.parametrize("image", [{"alt_text": "Loket"}, {"alt_text": "", "is_decorative": True}])
def test_a_picture_with_words_or_for_decoration_is(wati, image):
    article = with_picture(wati, **image)
    assert workflow.submit(article=article, by=wati, now=timezone.now()).submitted_at


def test_a_picture_that_left_the_library_is_named(wati):
    article = with_picture(wati)
    number = article.body.split('data-gambar="')[1].split('"')[0]
    make_image().__class__.objects.filter(pk=number).delete()
    with pytest.raises(Refused, match=f"Gambar nomor {number} tidak ada lagi di pustaka"):
        workflow.submit(article=article, by=wati, now=timezone.now())


def test_what_is_missing_costs_one_query_however_many_pictures(wati):
    article = with_picture(wati)
    article.body *= 20
    article.lead_image = make_image()
    with CaptureQueriesContext(connection) as queries:
        workflow.missing_for_submission(article)
    assert len(queries) == 1
