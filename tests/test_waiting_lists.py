"""What waits for whom, and since when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import remarks, workflow
from articles.models import Article, Office, User
from articles.waiting import MOST, Kind, WaitingItem, for_user, too_long, waiting
from tests.cast import sign_in
from tests.factories import NOW, make_article, make_draft, make_office, make_user

pytestmark = pytest.mark.django_db

PAGE = reverse("waiting")
LATER = NOW + timedelta(hours=30)


def submitted(by: User, **fields) -> Article:
    return workflow.submit(article=make_draft(writer=by, **fields), by=by, now=NOW)


def returned(wati: User, rina: User) -> Article:
    return workflow.send_back(article=submitted(wati), by=rina, now=NOW, reason="Sumbernya?")


def proposed(wati: User, made: User) -> Article:
    copy = workflow.propose_change(article=make_article(writer=wati), by=made, now=NOW)
    return workflow.submit(article=copy, by=made, now=NOW)


def proposal_returned(wati: User, made: User, rina: User) -> Article:
    return workflow.send_back(article=proposed(wati, made), by=rina, now=NOW, reason="Sumbernya?")


def urgent(wati: User, sari: User) -> Article:
    return workflow.publish_urgently(article=make_draft(writer=wati), by=sari, now=NOW, reason="Banjir.")


def asked(wati: User) -> Article:
    article = make_article(writer=wati)
    workflow.request_correction(
        article=article, by=wati, now=NOW, kind="correction", text="Keliru.", party="Lurah"
    )
    return article


def mention(wati: User, rina: User) -> Article:
    article = make_draft(writer=wati)
    remarks.add_remark(article=article, by=rina, now=NOW, text="Semua, @wati?")
    return article


def overdue(wati: User) -> Article:
    return make_draft(writer=wati, due_at=NOW)


# What was done, as what it then waits, and for whom.
SITUATIONS: list[tuple[Callable[..., Article], Kind, set[str]]] = [
    (lambda wati, **_: submitted(wati), Kind.REVIEW, {"rina", "sari"}),
    (lambda rina, **_: submitted(rina), Kind.REVIEW, {"sari"}),
    (lambda wati, made, **_: proposed(wati, made), Kind.REVIEW, {"rina", "sari"}),
    (lambda wati, rina, **_: proposed(wati, rina), Kind.REVIEW, {"sari"}),
    (lambda wati, rina, **_: returned(wati, rina), Kind.RETURNED, {"wati"}),
    (lambda wati, made, rina, **_: proposal_returned(wati, made, rina), Kind.RETURNED, {"wati", "made"}),
    (lambda wati, sari, **_: urgent(wati, sari), Kind.SECOND_LOOK, {"rina"}),
    (lambda wati, **_: asked(wati), Kind.CORRECTION, {"rina", "sari"}),
    (lambda wati, rina, **_: mention(wati, rina), Kind.MENTION, {"wati"}),
    (lambda wati, **_: overdue(wati), Kind.OVERDUE, {"wati"}),
]


@pytest.fixture
def people(wati, made, rina, joko, sari) -> dict[str, User]:
    return {person.username: person for person in (wati, made, rina, joko, sari)}


@pytest.mark.parametrize(
    ("arrange", "kind", "waited_for"), SITUATIONS, ids=[f"{n}-{row[1]}" for n, row in enumerate(SITUATIONS)]
)
def test_it_waits_for_those_who_can_do_something(people, arrange, kind, waited_for):
    article = arrange(**people)
    found = {
        name: [(item.kind, item.article) for item in for_user(person, LATER, Office())]
        for name, person in people.items()
    }
    assert {name: items for name, items in found.items() if items} == {
        name: [(kind, article)] for name in waited_for
    }


@pytest.mark.parametrize(
    ("arrange", "seen_by"),
    [
        (SITUATIONS[0][0], {"wati", "rina", "sari"}),
        (SITUATIONS[2][0], {"wati", "made", "rina", "sari"}),
        (SITUATIONS[4][0], {"wati", "rina", "sari"}),
        (SITUATIONS[6][0], {"wati", "rina", "sari"}),
        (SITUATIONS[7][0], {"wati", "made", "rina", "sari"}),
        (SITUATIONS[8][0], {"wati", "rina", "sari"}),
        (SITUATIONS[9][0], {"wati", "rina", "sari"}),
    ],
)
def test_that_it_waits_is_known_to_those_who_have_a_part_in_it(people, arrange, seen_by):
    arrange(**people)
    found = {
        name for name, person in people.items() if waiting(person, LATER, Office(), everybody=True).items
    }
    assert found == seen_by


def test_in_an_office_with_one_editor_the_own_text_waits_for_its_editor(rina):
    submitted(rina)
    assert [item.kind for item in for_user(rina, LATER, Office(allows_own_approval=True))] == [Kind.REVIEW]


def test_what_is_done_waits_no_more(wati, rina, sari):
    workflow.publish(article=submitted(wati), by=rina, now=NOW)
    workflow.review_emergency(article=urgent(wati, sari), by=rina, now=NOW)
    thread = mention(wati, rina).remarks.get()
    remarks.resolve(remark=thread.pk, article=thread.article, by=rina, now=NOW)
    request = asked(wati).correction_requests.get()
    workflow.refuse_correction(request=request, by=rina, now=NOW, reason="Sudah benar.")
    overdue_draft = overdue(wati)
    workflow.discard_draft(article=overdue_draft, by=wati, now=NOW)
    assert waiting(sari, LATER, Office(), everybody=True).items == []


def test_a_mention_in_an_answer_waits_until_its_thread_is_resolved(wati, rina, sari):
    article = make_draft(writer=wati)
    thread = remarks.add_remark(article=article, by=rina, now=NOW, text="Semua?")
    remarks.reply(to=thread.pk, article=article, by=wati, now=NOW, text="@sari lebih tahu.")
    assert [item.url for item in for_user(sari, LATER, Office())] == [
        f"{reverse('admin:articles_article_change', args=[article.pk])}#catatan-{thread.pk}"
    ]


def test_many_mentions_in_one_thread_are_one(wati, rina):
    article = mention(wati, rina)
    thread = article.remarks.get()
    remarks.reply(to=thread.pk, article=article, by=rina, now=LATER, text="@wati?")
    assert [item.since for item in for_user(wati, LATER, Office())] == [NOW]


def test_mentions_in_many_threads_of_one_text_are_one(wati, rina):
    article = mention(wati, rina)
    first = article.remarks.get()
    remarks.add_remark(article=article, by=rina, now=LATER, text="@wati, ini juga.")
    (item,) = for_user(wati, LATER, Office())
    assert item.url.endswith(f"#catatan-{first.pk}")


def test_a_text_waits_until_its_last_thread_is_resolved(wati, rina):
    article = mention(wati, rina)
    first = article.remarks.get()
    second = remarks.add_remark(article=article, by=rina, now=LATER, text="@wati, ini juga.")
    remarks.resolve(remark=first.pk, article=article, by=rina, now=LATER)
    (item,) = for_user(wati, LATER, Office())
    assert (item.since, item.url.endswith(f"#catatan-{second.pk}")) == (LATER, True)


def test_who_lost_the_right_to_read_is_not_told_of_the_remark(wati, made, rina):
    article = mention(wati, rina)
    Article.objects.filter(pk=article.pk).update(writer=made, created_by=made)
    assert for_user(wati, LATER, Office()) == []


# Since when, and until when


def item_of(person: User, now=LATER) -> WaitingItem:
    (item,) = for_user(person, now, Office())
    return item


def test_a_review_waits_since_it_was_sent(wati, rina):
    article = make_draft(writer=wati)
    workflow.submit(article=article, by=wati, now=NOW + timedelta(hours=2))
    assert item_of(rina).since == NOW + timedelta(hours=2)


def test_an_emergency_is_late_once_the_offices_time_is_over(wati, rina, sari):
    urgent(wati, sari)
    item = item_of(rina)
    assert [item.is_late(NOW + timedelta(hours=hours)) for hours in (23, 24)] == [False, True]


def test_a_due_text_in_review_is_late(wati, rina):
    submitted(wati, due_at=NOW + timedelta(hours=1))
    assert item_of(rina).is_late(LATER)


def test_a_draft_is_not_overdue_before_its_time(wati):
    overdue(wati)
    assert for_user(wati, NOW - timedelta(seconds=1), Office()) == []


def test_the_longest_waiting_is_first(wati, rina):
    new, old = make_draft(writer=wati), make_draft(writer=wati)
    workflow.submit(article=new, by=wati, now=NOW)
    workflow.submit(article=old, by=wati, now=NOW - timedelta(hours=5))
    assert [item.article for item in for_user(rina, LATER, Office())] == [old, new]


def test_too_long_is_what_the_offices_patience_says(wati, rina):
    workflow.submit(article=make_draft(writer=wati), by=wati, now=NOW - timedelta(hours=2))
    patience = [Office(patience_hours=hours) for hours in (2, 3)]
    assert [len(too_long(rina, NOW, office)) for office in patience] == [1, 0]


def test_of_each_kind_the_longest_waiting_are_taken_and_the_rest_is_known(wati, rina):
    for minutes in range(MOST + 3):
        article = make_draft(writer=wati)
        workflow.submit(article=article, by=wati, now=NOW - timedelta(minutes=minutes))
    overdue(rina)
    found = waiting(rina, LATER, Office())
    assert [sum(item.kind is kind for item in found.items) for kind in (Kind.REVIEW, Kind.OVERDUE)] == [
        MOST,
        1,
    ]
    assert (found.items[0].since, found.cut) == (
        NOW - timedelta(minutes=MOST + 2),
        frozenset({Kind.REVIEW}),
    )


# The page


def real(verb, **given):
    return verb(now=timezone.now() - timedelta(days=2), **given)


def test_the_page_says_since_when_with_the_zone(wati, rina):
    make_office(time_zone="Asia/Makassar")
    article = make_draft(writer=wati)
    workflow.submit(article=article, by=wati, now=NOW - timedelta(days=40))
    assert "sejak Rabu, 14 Oktober 2026, 09.30 WITA" in sign_in(rina).get(PAGE).content.decode()


def test_the_page_says_how_long(wati, rina):
    real(workflow.submit, article=make_draft(writer=wati), by=wati)
    (row,) = sign_in(rina).get(PAGE).context["rows"]
    assert row.age == "2\xa0hari"


def test_the_page_marks_an_emergency_whose_time_is_over(wati, rina, sari):
    real(workflow.publish_urgently, article=make_draft(writer=wati), by=sari, reason="Banjir.")
    (row,) = sign_in(rina).get(PAGE).context["rows"]
    assert (row.left, row.is_late) == ("lewat 1\xa0hari", True)


def test_the_page_shows_one_kind_alone(wati, rina):
    submitted(wati)
    overdue(rina)
    rows = sign_in(rina).get(PAGE, {"jenis": "review"}).context["rows"]
    assert [row.item.kind for row in rows] == [Kind.REVIEW]


def test_the_page_of_one_kind_goes_on(wati, rina):
    for _each in range(53):
        submitted(wati)
    client = sign_in(rina)
    pages = [client.get(PAGE, {"jenis": "review", "halaman": number}).context for number in (1, 2, 3)]
    assert [len(page["rows"]) for page in pages] == [50, 3, 0]
    assert [bool(page["next"]) for page in pages] == [True, False, False]


def test_an_officer_sees_nothing_of_anothers_draft(wati, made, rina):
    mention(wati, rina)
    overdue(wati)
    assert sign_in(made).get(PAGE, {"siapa": "semua"}).context["rows"] == []


@pytest.mark.parametrize(
    "query",
    [
        {"jenis": "\x00", "siapa": "\x00", "halaman": "\x00"},
        {"jenis": "review", "halaman": "9" * 40},
        {"jenis": "review", "halaman": "9999"},
        {"jenis": "review", "halaman": "-1"},
        {"jenis": "bukan", "halaman": "2", "siapa": "wati"},
    ],
)
def test_whatever_the_address_says_the_page_answers(rina, query):
    assert sign_in(rina).get(PAGE, query).status_code == 200


@pytest.mark.parametrize(("who", "is_there"), [("wati", True), ("rina", True), ("joko", False)])
def test_the_menu_leads_to_the_page(request, who, is_there):
    page = sign_in(request.getfixturevalue(who)).get(reverse("admin:index")).content.decode()
    assert (f'href="{PAGE}"' in page) is is_there


def test_who_is_not_signed_in_is_sent_to_sign_in(client):
    assert client.get(PAGE).status_code == 302


@pytest.mark.parametrize("query", [{}, {"siapa": "semua"}, {"jenis": "review", "siapa": "semua"}])
def test_the_page_asks_as_much_for_many_as_for_few(people, query):
    for arrange, _kind, _who in SITUATIONS:
        arrange(**people)
    client = sign_in(people["rina"])

    def asked_for() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE, query)
        return len(captured)

    asked_for()
    few = asked_for()
    for _again in range(3):
        for arrange, _kind, _who in SITUATIONS:
            arrange(**people)
    make_user()
    assert asked_for() == few
    assert few <= 12
