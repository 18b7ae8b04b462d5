"""Who may do what, when: the whole matrix, stated here and independent of `articles/transitions.py`."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from articles import workflow
from articles.models import Article, User
from articles.roles import CATEGORY_ADMIN, EDITOR, SITE_ADMIN, WRITER
from articles.transitions import TRANSITIONS, available, refusal
from tests.factories import NOW, make_article, make_draft, make_user

pytestmark = pytest.mark.django_db

OWNER = "the writer"
COLLEAGUE = "another officer"
PROPOSER = "an officer who proposed the change"
EDITS = "an editor"
WRITES_AND_EDITS = "an editor whose own text it is"
KEEPS_SHELVES = "a category admin"
RUNS = "a site admin"
ROOT = "a superuser"
LEFT = "an editor whose account is closed"
NO_DESK = "an editor who may not enter the admin"

PEOPLE: dict[str, Callable[[], User]] = {
    OWNER: lambda: make_user(WRITER),
    COLLEAGUE: lambda: make_user(WRITER),
    PROPOSER: lambda: make_user(WRITER),
    EDITS: lambda: make_user(EDITOR),
    WRITES_AND_EDITS: lambda: make_user(EDITOR),
    KEEPS_SHELVES: lambda: make_user(CATEGORY_ADMIN),
    RUNS: lambda: make_user(SITE_ADMIN),
    ROOT: lambda: make_user(is_superuser=True),
    LEFT: lambda: make_user(EDITOR, is_active=False),
    NO_DESK: lambda: make_user(EDITOR, is_staff=False),
}

_NOBODY = dict.fromkeys(PEOPLE, "")
_DECIDERS = (EDITS, RUNS, ROOT)


def _row(deciders: str = "", **others: str) -> dict[str, str]:
    names = {"owner": OWNER, "colleague": COLLEAGUE, "proposer": PROPOSER, "both": WRITES_AND_EDITS}
    return (
        _NOBODY | dict.fromkeys(_DECIDERS, deciders) | {names[name]: verbs for name, verbs in others.items()}
    )


# Situation → person → the verbs that person may carry out.
EXPECTED: dict[str, dict[str, str]] = {
    "draft": _row(
        "submit publish_urgently discard_draft",
        owner="submit discard_draft",
        both="submit publish_urgently discard_draft",
    ),
    "in_review": _row(
        "publish schedule send_back publish_urgently",
        owner="recall",
        both="recall send_back publish_urgently",
    ),
    "returned": _row(
        "submit publish_urgently discard_draft",
        owner="submit discard_draft",
        both="submit publish_urgently discard_draft",
    ),
    "draft that was public for seconds": _row(
        "submit publish_urgently", owner="submit", both="submit publish_urgently"
    ),
    "binned": _row("restore_draft", owner="restore_draft", both="restore_draft"),
    "binned too long ago": _NOBODY,
    "scheduled": _row(
        "cancel_schedule reschedule propose_change",
        owner="propose_change",
        both="cancel_schedule reschedule propose_change",
    ),
    "published in an emergency": _row(
        "review_emergency withdraw propose_change",
        owner="propose_change",
        colleague="propose_change",
        proposer="propose_change",
        both="withdraw propose_change",
    ),
    "published": _row(
        "withdraw propose_change",
        owner="propose_change",
        colleague="propose_change",
        proposer="propose_change",
        both="withdraw propose_change",
    ),
    "withdrawn": _NOBODY,
    "copy draft": _row(
        "submit discard_change",
        owner="submit discard_change",
        proposer="submit discard_change",
        both="submit discard_change",
    ),
    "copy in_review": _row(
        "approve_change send_back", owner="recall", proposer="recall", both="recall send_back"
    ),
    "copy returned": _row(
        "submit discard_change",
        owner="submit discard_change",
        proposer="submit discard_change",
        both="submit discard_change",
    ),
    "copy draft of a withdrawn text": _row(
        "discard_change", owner="discard_change", proposer="discard_change", both="discard_change"
    ),
    "copy in_review of a withdrawn text": _row(
        "send_back", owner="recall", proposer="recall", both="recall send_back"
    ),
}

ARGUMENTS = {
    "publish_urgently": {"reason": "Peringatan banjir."},
    "reschedule": {"at": NOW + timedelta(days=2)},
    "send_back": {"reason": "Lengkapi sumbernya."},
    "withdraw": {"reason": "Sumbernya keliru."},
    "schedule": {"at": NOW + timedelta(days=1)},
}


def make_situation(name: str, writer: User, proposer: User) -> Article:
    """An article or its working copy in that situation, brought there by rows, not by verbs."""
    if not name.startswith("copy"):
        if name == "scheduled":
            return make_article(writer=writer, published_at=NOW + timedelta(hours=2))
        if name == "published":
            return make_article(writer=writer)
        if name == "published in an emergency":
            article = make_article(writer=writer)
            return move(article, emergency_reason="Banjir.", review_due_at=NOW + timedelta(hours=9))
        article = make_draft(writer=writer)
        values = {
            "draft": {},
            "draft that was public for seconds": {"slug": "lama", "released_at": NOW - timedelta(days=1)},
            "binned": {"status": "binned", "binned_at": NOW - timedelta(days=29)},
            "binned too long ago": {"status": "binned", "binned_at": NOW - timedelta(days=30)},
            "in_review": {"status": "in_review", "submitted_at": NOW},
            "returned": {"status": "returned", "return_reason": "Belum lengkap."},
            "withdrawn": {
                "status": "withdrawn",
                "slug": "lama",
                "published_at": NOW - timedelta(days=1),
                "withdrawn_at": NOW,
                "withdrawal_reason": "Keliru.",
            },
        }[name]
        return move(article, **values)
    live = make_article(writer=writer)
    copy = make_draft(writer=writer, created_by=proposer, replaces=live)
    copy.proposers.add(proposer)
    state = name.split()[1]
    copy = move(copy, status=state, return_reason="Belum lengkap." if state == "returned" else "")
    if name.endswith("withdrawn text"):
        move(live, status="withdrawn", withdrawn_at=NOW, withdrawal_reason="Keliru.")
    return Article.objects.get(pk=copy.pk)


def move(article: Article, **values) -> Article:
    Article.objects.filter(pk=article.pk).update(**values)
    return Article.objects.get(pk=article.pk)


@pytest.fixture(params=[f"{situation} / {person}" for situation in EXPECTED for person in PEOPLE])
def case(request) -> tuple[Article, User, set[str]]:
    situation, person = request.param.split(" / ")
    people = {name: make() for name, make in PEOPLE.items()}
    writer = people[WRITES_AND_EDITS] if person == WRITES_AND_EDITS else people[OWNER]
    article = make_situation(situation, writer, people[PROPOSER])
    return article, people[person], set(EXPECTED[situation][person].split())


def test_every_person_is_offered_exactly_the_verbs_of_the_matrix(case):
    article, person, expected = case
    assert {row.verb for row in available(article, person, NOW)} == expected


def test_every_verb_outside_the_matrix_is_refused_and_every_other_is_carried_out(case):
    article, person, expected = case
    done = set()
    for verb, carry_out in workflow.VERBS.items():
        try:
            with transaction.atomic():
                carry_out(article=article, by=person, now=NOW, **ARGUMENTS.get(verb, {}))
                done.add(verb)
                transaction.set_rollback(True)
        except workflow.Refused:
            pass
    assert done == expected


def test_the_table_and_the_verbs_are_the_same():
    assert list(TRANSITIONS) == list(workflow.VERBS)


@pytest.mark.parametrize("row", TRANSITIONS.values(), ids=TRANSITIONS)
def test_no_visitor_may_do_anything(row):
    assert refusal(row, make_article(), AnonymousUser(), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", TRANSITIONS.values(), ids=TRANSITIONS)
def test_every_verb_asks_before_it_acts(row):
    assert row.confirmation


def test_what_one_may_not_see_is_refused_as_if_it_were_not_there():
    article, stranger = make_draft(), make_user(WRITER)
    with pytest.raises(workflow.Refused, match="sudah tidak ada"):
        workflow.submit(article=article, by=stranger, now=NOW)


# Editing, in the order draft, in review, returned, scheduled, published, withdrawn.
STATES = ["draft", "in_review", "returned", "scheduled", "published", "withdrawn"]


@pytest.mark.parametrize(
    ("person", "editable"),
    [
        (OWNER, "draft returned"),
        (COLLEAGUE, ""),
        (EDITS, "draft in_review returned"),
        (WRITES_AND_EDITS, "draft in_review returned"),
        (KEEPS_SHELVES, ""),
        (RUNS, "draft in_review returned"),
        (ROOT, "draft in_review returned"),
        (LEFT, ""),
    ],
)
def test_a_form_is_saved_only_by_those_who_may_and_while_they_may(person, editable):
    writer = PEOPLE[OWNER]()
    user = writer if person == OWNER else PEOPLE[person]()
    found = [
        state
        for state in STATES
        if workflow.may_edit(
            make_situation(state, user if person == WRITES_AND_EDITS else writer, writer), user, NOW
        )
    ]
    assert found == editable.split()


def test_a_draft_with_a_number_on_the_register_cannot_be_thrown_away():
    editor = make_user(EDITOR)
    article = workflow.submit(article=make_draft(kind="press_release"), by=editor, now=NOW)
    article = workflow.schedule(article=article, by=editor, now=NOW, at=NOW + timedelta(days=1))
    article = workflow.cancel_schedule(article=article, by=editor, now=NOW)
    article = workflow.send_back(article=article, by=editor, now=NOW, reason="Tunda dahulu.")
    with pytest.raises(workflow.Refused, match="bernomor"):
        workflow.discard_draft(article=article, by=article.writer, now=NOW)


def test_a_text_whose_change_is_waiting_can_be_neither_edited_nor_thrown_away():
    editor, article = make_user(EDITOR), make_article(published_at=NOW + timedelta(hours=2))
    workflow.propose_change(article=article, by=article.writer, now=NOW)
    article = workflow.cancel_schedule(article=article, by=editor, now=NOW)
    article = workflow.send_back(article=article, by=editor, now=NOW, reason="Tunda dahulu.")
    assert not workflow.may_edit(article, editor, NOW)
    with pytest.raises(workflow.Refused, match="perubahan yang menunggu"):
        workflow.discard_draft(article=article, by=editor, now=NOW)
