"""Every address of the desk that the resolver knows, asked by everybody, with GET and POST: the answer is the one
that `tests/permission_answers.py` states. An address without an entry fails, and so does an entry without one.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests.permission_answers import DESK, TEXT
from tests.permission_world import PEOPLE, STATES, World, answer, desk_of, desk_routes, make_world

pytestmark = pytest.mark.django_db

ASKED = [(route, "") for route in DESK] + [(route, state) for route in TEXT for state in TEXT[route]]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once: each question is taken back (`answer`)."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def expected(route: str, state: str) -> dict[str, str]:
    answers = TEXT[route][state] if state else DESK[route]
    return {
        f"{method} {person}": code
        for method, codes in zip(("get", "post"), answers.split("|"), strict=True)
        for person, code in zip(PEOPLE, codes.split(), strict=True)
    }


def test_every_address_has_an_entry():
    assert set(desk_routes()) - set(DESK) - set(TEXT) == set()


def test_no_entry_is_left_of_an_address_that_is_gone():
    assert (set(DESK) | set(TEXT)) - set(desk_routes()) == set()


@pytest.mark.parametrize("route", TEXT)
def test_the_text_is_asked_for_in_every_state(route):
    assert tuple(TEXT[route]) == STATES


@pytest.mark.parametrize(("route", "state"), ASKED)
def test_each_person_gets_the_answer_that_is_stated(route: str, state: str, world: World) -> None:
    desk = f"articles/article {state}" if state else desk_of(route)
    address = world.address(route, desk)
    found = {
        f"{method} {person}": answer(
            world.client(person), method, address, {"post": "yes"} if method == "post" else {}
        )
        for method in ("get", "post")
        for person in PEOPLE
    }
    assert found == expected(route, state)


def forged(person: str, address: str, world: World) -> str:
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client(person).cookies
    return answer(client, "post", address, {"post": "yes"})


@pytest.mark.parametrize(("route", "state"), ASKED)
def test_no_address_takes_a_post_without_its_token(route: str, state: str, world: World) -> None:
    """Each refuses it, but for those that take no POST at all, and hide or turn away whoever sends one."""
    desk = f"articles/article {state}" if state else desk_of(route)
    assert forged("site", world.address(route, desk), world) in ("403", "405")


@pytest.mark.parametrize("way", ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "route", ["articles/article/<path:object_id>/change/", "articles/article/<path:object_id>/history/"]
)
def test_no_other_method_opens_somebody_else_s_draft(way: str, route: str, world: World) -> None:
    client = world.client("other")
    address = world.address(route, "articles/article draft")
    with transaction.atomic():
        response = client.generic(way, address)
        transaction.set_rollback(True)
    assert response.status_code in (404, 405)


def test_the_matrix_sees_a_door_that_stands_open(world: World) -> None:
    """Made of the same parts: the public page of that text opens to all."""
    address = reverse("articles:home")
    assert {answer(world.client(person), "get", address, {}) for person in PEOPLE} == {"200"}
