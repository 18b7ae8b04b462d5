"""Several people at once, each in a transaction of their own: one wins, the others are told, nothing hangs."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from articles import workflow
from articles.models import Article, Event, ReleaseNumber
from articles.roles import EDITOR, WRITER
from articles.workflow import Refused
from tests.factories import NOW, make_article, make_draft, make_user

pytestmark = pytest.mark.django_db(transaction=True)

DONE = "done"
REFUSED = "refused"


def at_once(*actions: Callable[[], object]) -> list[str]:
    """Carry the actions out in one thread each, started together. What is neither done nor refused is named."""
    outcomes = [""] * len(actions)
    barrier = threading.Barrier(len(actions))

    def run(index: int, action: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(30)
            action()
            outcomes[index] = DONE
        except Refused:
            outcomes[index] = REFUSED
        except Exception as error:
            outcomes[index] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


def submitted(**fields) -> Article:
    article = make_draft(**fields)
    return workflow.submit(article=article, by=article.writer, now=NOW)


def editors(count: int) -> list:
    return [make_user(EDITOR) for _ in range(count)]


def test_of_two_editors_who_publish_at_once_one_wins():
    article, (one, other) = submitted(), editors(2)
    outcomes = at_once(
        lambda: workflow.publish(article=article, by=one, now=NOW),
        lambda: workflow.publish(article=article, by=other, now=NOW),
    )
    assert sorted(outcomes) == [DONE, REFUSED]
    assert Event.objects.filter(article=article, verb="publish").count() == 1


def test_of_two_editors_who_withdraw_at_once_one_wins():
    article, (one, other) = make_article(), editors(2)
    outcomes = at_once(
        lambda: workflow.withdraw(article=article, by=one, now=NOW, reason="Keliru."),
        lambda: workflow.withdraw(article=article, by=other, now=NOW, reason="Ganda."),
    )
    assert sorted(outcomes) == [DONE, REFUSED]


def test_of_publishing_and_sending_back_at_once_one_wins():
    article, (one, other) = submitted(), editors(2)
    outcomes = at_once(
        lambda: workflow.publish(article=article, by=one, now=NOW),
        lambda: workflow.send_back(article=article, by=other, now=NOW, reason="Lengkapi."),
    )
    assert sorted(outcomes) == [DONE, REFUSED]


def test_two_proposers_at_once_share_one_copy():
    live, one, other = make_article(), make_user(WRITER), make_user(WRITER)
    outcomes = at_once(
        lambda: workflow.propose_change(article=live, by=one, now=NOW),
        lambda: workflow.propose_change(article=live, by=other, now=NOW),
    )
    assert outcomes == [DONE, DONE]
    assert set(Article.objects.get(replaces=live).proposers.all()) == {one, other}


@pytest.mark.parametrize("attempt", range(3))
def test_an_approval_and_a_withdrawal_at_once_never_hang(attempt):
    live, (one, other) = make_article(), editors(2)
    copy = workflow.propose_change(article=live, by=live.writer, now=NOW)
    copy = workflow.submit(article=copy, by=live.writer, now=NOW)
    outcomes = at_once(
        lambda: workflow.approve_change(article=copy, by=one, now=NOW),
        lambda: workflow.withdraw(article=live, by=other, now=NOW, reason="Keliru."),
    )
    # The withdrawal always comes through; the approval only if it was first.
    assert outcomes[1] == DONE
    assert outcomes[0] in (DONE, REFUSED)
    assert Article.objects.get(pk=live.pk).status == "withdrawn"


@pytest.mark.parametrize("attempt", range(3))
def test_an_approval_and_a_return_of_the_same_copy_never_hang(attempt):
    live, (one, other) = make_article(), editors(2)
    copy = workflow.propose_change(article=live, by=live.writer, now=NOW)
    copy = workflow.submit(article=copy, by=live.writer, now=NOW)
    outcomes = at_once(
        lambda: workflow.approve_change(article=copy, by=one, now=NOW),
        lambda: workflow.send_back(article=copy, by=other, now=NOW, reason="Lengkapi."),
    )
    assert sorted(outcomes) == [DONE, REFUSED]


def test_press_releases_published_at_once_have_different_numbers():
    articles, people = [submitted(kind="press_release") for _ in range(6)], editors(6)

    def publisher(article: Article, by) -> Callable[[], object]:
        return lambda: workflow.publish(article=article, by=by, now=NOW)

    assert at_once(*map(publisher, articles, people)) == [DONE] * 6
    assert sorted(ReleaseNumber.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
