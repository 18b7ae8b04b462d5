"""Two hundred runs of four people who do what they please with one text, all at the same time.

However they meet: no text is in a state that the table does not lead to, every deed is on the log in an order that
the table allows, every text that was saved or set aside is in the history, and nothing is a fault.
"""

import random
import re
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from articles import revisions
from articles.models import Article, Event, Revision, User
from articles.transitions import TRANSITIONS, state_of
from articles.workflow import VERBS, Refused, may_edit
from tests.cast import sign_in
from tests.factories import make_category, make_draft

pytestmark = pytest.mark.django_db(transaction=True)

RUNS = 200
DEEDS_EACH = 2
SAVE = "save"
# Verbs that lead from an article to its copy or back leave the article's own state as it is.
STANDING = {"propose_change", "approve_change", "discard_change", "submit", "recall", "send_back"}
WAYS_IN = [
    [],
    ["submit"],
    ["submit", "send_back"],
    ["submit", "publish"],
    ["submit", "schedule"],
    ["publish_urgently"],
    ["discard_draft"],
    ["submit", "publish", "propose_change"],
    ["submit", "publish", "propose_change", "submit"],
    ["submit", "publish", "propose_change", "submit", "send_back"],
]


@dataclass
class Run:
    """One text and what four people did to it."""

    article: Article
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    def target(self) -> Article | None:
        """The text, or as often the change of it that waits."""
        copy = Article.objects.filter(replaces=self.article.pk).first()
        return copy if copy is not None and random.random() < 0.7 else self.live()

    def live(self) -> Article | None:
        return Article.objects.filter(pk=self.article.pk).first()


def arguments(verb: str) -> dict[str, Any]:
    if verb in ("schedule", "reschedule"):
        return {"at": timezone.now() + timedelta(hours=random.randint(1, 9))}
    if TRANSITIONS[verb].needs_reason:
        return {"reason": "Karena perlu."}
    return {}


def do_verb(run: Run, verb: str, by: User) -> None:
    article = run.target()
    if article is None:
        return
    try:
        VERBS[verb](article=article, by=by, now=timezone.now(), version=article.version, **arguments(verb))
        run.outcomes[verb] += 1
    except Refused:
        run.outcomes["refused"] += 1


def shown_beside(article: Article, by: User) -> dict[str, str]:
    """Fields that only some forms have; what a form does not show, it refuses."""
    if article.is_copy:
        return {}
    shown = {"sign_off": article.sign_off}
    if by.has_perm("articles.publish_article"):
        shown["writer"] = str(article.writer_id)
    return shown


def do_save(run: Run, by: User, client: Client, word: str) -> None:
    """Send the form as it was opened a moment ago, with one new word in it."""
    article = run.target()
    if article is None:
        return
    # Others have no form of it, and no part in its history.
    has_form = may_edit(article, by, timezone.now())
    response = client.post(
        reverse("admin:articles_article_change", args=[article.pk]),
        {
            "_seen": str(article.version),
            "headline": article.headline,
            "summary": article.summary,
            "dateline": article.dateline,
            "body": f"{article.body}<p>{word}</p>",
            "category": str(article.category_id),
            "kind": article.kind,
            **shown_beside(article, by),
            "related_pins-TOTAL_FORMS": "0",
            "related_pins-INITIAL_FORMS": "0",
        },
    )
    run.outcomes["saved" if response.status_code == 302 else "not saved"] += 1
    if has_form:
        run.typed.append(word)
    # A form that is shown again would have refused its own fields.
    if response.status_code not in (302, 403, 404, 409):
        run.faults.append(f"save: {response.status_code} {complaints(response)}")


def complaints(response: HttpResponse) -> str:
    """What the form says of what was sent, for whoever has to find out why."""
    words = re.findall(r'<ul class="errorlist.*?</ul>', response.text, re.DOTALL)
    return " · ".join(" ".join(strip_tags(each).split()) for each in words)


def person(run: Run, by: User, client: Client, deeds: list[str], barrier: threading.Barrier) -> None:
    try:
        barrier.wait(30)
        for number, deed in enumerate(deeds):
            if deed == SAVE:
                do_save(run, by, client, f"kata{run.article.pk}x{by.pk}x{number}")
            else:
                do_verb(run, deed, by)
    except Exception as error:
        run.faults.append(f"{by.username}: {error!r}")
    finally:
        connection.close()


def begin(writer: User, editor: User, way: list[str]) -> Article:
    """A text brought into one of the table's states by the verbs themselves."""
    article = make_draft(writer=writer)
    revisions.keep_found(article, timezone.now())
    current = article
    for verb in way:
        own = verb in ("submit", "propose_change", "discard_draft")
        current = VERBS[verb](
            article=current, by=writer if own else editor, now=timezone.now(), **arguments(verb)
        )
    return Article.objects.get(pk=article.pk)


def choices(article: Article) -> list[str]:
    """Everything, but rather what the table allows now on the text or its copy; saving is what people do most."""
    rows = Article.objects.filter(pk=article.pk) | Article.objects.filter(replaces=article.pk)
    states = {state_of(row, timezone.now()) for row in rows}
    likely = [verb for verb, row in TRANSITIONS.items() if states & set(row.sources)]
    return [*VERBS, *likely * 3, *[SAVE] * 6]


def tell(people: list[tuple[User, Client]], way: list[str], wanted: set[str]) -> Run:
    run = Run(begin(people[0][0], people[2][0], way))
    barrier = threading.Barrier(len(people))
    likely = choices(run.article)
    plans = [random.choices([*likely, *[*wanted] * len(likely)], k=DEEDS_EACH) for _ in people]
    threads = [
        threading.Thread(target=person, args=(run, by, client, plan, barrier))
        for (by, client), plan in zip(people, plans, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return run


# What must hold afterwards


def wrong_states(run: Run) -> list[str]:
    """States that the row's own log does not lead to."""
    live = run.live()
    if live is None:
        return ["the text is gone"]
    moves = Event.objects.filter(article=live.pk).order_by("at", "pk")
    state = "draft"
    wrong = []
    for move in moves:
        row = TRANSITIONS.get(move.verb)
        if row is None or (move.verb in STANDING and move.from_status == move.to_status):
            continue
        if move.from_status not in row.sources or move.to_status not in (row.target, "in_review"):
            wrong.append(f"{move.verb}: {move.from_status} → {move.to_status}")
        state = move.to_status
    known = {str(row.target) for row in TRANSITIONS.values()} | {"draft"}
    if state_of(live, timezone.now()) not in known:
        wrong.append(f"unknown state {live.status}")
    return wrong if not wrong else [f"{live.pk}: {' · '.join(wrong)} ({state})"]


def missing_history(run: Run) -> list[str]:
    """Rows whose text is not their newest snapshot, and gaps in the numbers."""
    numbers = list(Revision.objects.filter(article=run.article.pk).order_by("number").values_list("number"))
    missing = [] if numbers == [(n,) for n in range(1, len(numbers) + 1)] else [f"gap in {numbers}"]
    for row in Article.objects.filter(pk=run.article.pk) | Article.objects.filter(replaces=run.article.pk):
        kept = revisions.latest(row)
        if kept is None or kept.content != revisions.snapshot(row):
            missing.append(f"{row.pk}: its text is not in the history")
    return missing


def lost_words(run: Run) -> list[str]:
    kept = "".join(
        str(content)
        for content in Revision.objects.filter(article=run.article.pk).values_list("content", flat=True)
    )
    return [word for word in run.typed if word not in kept]


CHECKS: dict[str, Callable[[Run], list[str]]] = {
    "faults": lambda run: run.faults,
    "states": wrong_states,
    "history": missing_history,
    "words": lost_words,
}


def test_in_two_hundred_runs_at_once_the_table_holds_and_no_text_is_lost(wati, made, rina, sari):
    make_category()
    people = [(user, sign_in(user)) for user in (wati, made, rina, sari)]
    outcomes: Counter[str] = Counter()
    found: dict[str, list[str]] = {name: [] for name in CHECKS}
    for number in range(2 * RUNS):
        missing = {verb for verb in VERBS if not outcomes[verb]}
        # What chance has not brought about by then is tried for.
        if number >= RUNS and not missing:
            break
        run = tell(people, WAYS_IN[number % len(WAYS_IN)], missing if number >= RUNS else set())
        outcomes += run.outcomes
        for name, check in CHECKS.items():
            found[name] += check(run)
    assert found == {name: [] for name in CHECKS}
    # Else the runs would prove nothing.
    assert {verb for verb in VERBS if not outcomes[verb]} == set(), outcomes
    assert outcomes["saved"] > 20, outcomes
    assert outcomes["refused"] > 50, outcomes
