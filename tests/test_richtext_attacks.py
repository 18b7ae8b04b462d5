"""Hostile HTML in a real browser: a sample of what `make attacks` tries in whole."""

from playwright.sync_api import Browser

from tests.attacks.judge import as_edited, as_read, judge, raw, report
from tests.attacks.vectors import all_vectors, cores, some_vectors

SAMPLE = 200


def test_nothing_runs_for_readers(browser: Browser):
    assert report(judge(browser, some_vectors(SAMPLE, seed=4), as_read)) == ""


def test_nothing_runs_in_the_editor(browser: Browser):
    assert report(judge(browser, some_vectors(SAMPLE, seed=5), as_edited)) == ""


def test_the_judge_sees_what_runs(browser: Browser):
    attack = "<img src=x onerror=__ran(1)>"
    verdict = judge(browser, [attack], raw)
    assert "ran" in verdict.told
    assert (attack, "img has onerror") in verdict.found


def test_the_judge_sees_what_only_could_run(browser: Browser):
    attack = "<a href=' java&#9;script:__ran(1)'>x</a>"
    assert [what.split()[:3] for _attack, what in judge(browser, [attack], raw).found] == [
        ["a", "leads", "to"]
    ]


def test_the_whole_has_thousands_of_attacks_each_its_own():
    whole = list(all_vectors())
    assert len(set(whole)) > 25_000
    assert len(set(cores())) > 5_000
