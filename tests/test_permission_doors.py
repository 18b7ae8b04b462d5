"""The side doors of every desk: filters that reach into other tables, suggestions, actions on many rows, inlines."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models, transaction
from django.urls import reverse
from lxml import html
from pytest_django.plugin import DjangoDbBlocker

from articles.models import Article, Event, User
from tests.permission_world import PEOPLE, SECRET, World, answer, make_world

pytestmark = pytest.mark.django_db

# Column by which an outsider would read a table letter by letter.
WORTH_GUESSING = {User: "password", Article: "body"}
DESKS = {model._meta.label_lower: model for model in admin.site._registry}
# Desks of one row, which have no list, and one whose page asks nothing of its address but the number of the page.
NO_LIST = {"articles.office", "articles.featuredslot", "articles.report"}

# Field → what each of the six gets; every other field gives no suggestion to anybody.
SUGGESTING = {
    "articles.article.lead_image": "in 200 200 200 403 200",
    "articles.relatedpin.target": "in 200 200 200 200 200",
    "articles.mediahighlight.article": "in 200 200 200 200 200",
    "articles.featuredslot.article": "in 200 200 200 200 200",
}
# Action → on whose pages its name is offered, of those who see the list.
ACTIONS = {
    "articles.article": {"send_to_editor": "owner other editor site"},
    "articles.mail": {"try_again": "site"},
    "articles.mediahighlight": {"delete_selected": "editor site"},
    "articles.tag": {"merge_tags": "shelves site", "remove_unused_tags": "shelves site"},
    "pages.faq": {"delete_selected": "editor site"},
    "pages.link": {"delete_selected": "editor site"},
    "pages.page": {"delete_selected": "editor site"},
}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def list_of(label: str) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_changelist")


# Filters


def lookups(model: type[models.Model], depth: int = 2) -> Iterator[str]:
    """Every way from `model` to a column worth guessing, over at most `depth` tables."""
    if model in WORTH_GUESSING:
        yield f"{WORTH_GUESSING[model]}__startswith"
    for field in model._meta.get_fields() if depth else []:
        if field.is_relation and isinstance(field.related_model, type):
            yield from (f"{field.name}__{rest}" for rest in lookups(field.related_model, depth - 1))


def test_the_ways_to_a_password_are_found():
    assert {"writer__password__startswith", "password__startswith"} <= {
        *lookups(Article),
        *lookups(User),
    }


@pytest.mark.parametrize("label", sorted(set(DESKS) - NO_LIST))
def test_no_list_can_be_asked_about_another_table(label: str, world: World) -> None:
    client, address = world.client("site"), list_of(label)
    codes = {lookup: answer(client, "get", address, {lookup: "p"}) for lookup in set(lookups(DESKS[label]))}
    assert {lookup: code for lookup, code in codes.items() if code != "400"} == {}


@pytest.mark.parametrize("label", sorted(set(DESKS) - NO_LIST))
def test_every_list_opens_without_a_filter(label: str, world: World) -> None:
    """Or the test before this one would prove nothing."""
    assert answer(world.client("site"), "get", list_of(label), {}) == "200"


# Suggestions


def fields() -> Iterator[str]:
    for label in ("articles", "pages", "auth", "admin"):
        for model in apps.get_app_config(label).get_models():
            for field in [*model._meta.fields, *model._meta.many_to_many]:
                if field.is_relation:
                    yield f"{model._meta.label_lower}.{field.name}"


def suggestions(world: World, person: str, name: str, **more: str) -> tuple[str, str]:
    app, model, field = name.split(".")
    query = {"app_label": app, "model_name": model, "field_name": field, "term": "", **more}
    client, address = world.client(person), reverse("admin:autocomplete")
    return answer(client, "get", address, query), client.get(address, query).content.decode()


@pytest.mark.parametrize("name", sorted(SUGGESTING))
def test_each_person_gets_the_suggestions_that_are_stated(name: str, world: World) -> None:
    assert " ".join(suggestions(world, person, name)[0] for person in PEOPLE) == SUGGESTING[name]


@pytest.mark.parametrize("name", sorted(set(fields()) - set(SUGGESTING)))
def test_no_other_field_gives_suggestions(name: str, world: World) -> None:
    assert suggestions(world, "site", name)[0] in ("403", "404")


@pytest.mark.parametrize("name", sorted(SUGGESTING))
@pytest.mark.parametrize("term", ["", "rahasia", "dapur"])
def test_suggestions_name_no_draft_of_somebody_else(name: str, term: str, world: World) -> None:
    assert f"{SECRET} draft" not in suggestions(world, "other", name, term=term)[1]


# Actions


def offered(world: World, person: str, label: str) -> set[str]:
    page = html.fromstring(world.client(person).get(list_of(label)).content.decode())
    return {value for value in page.xpath("//select[@name='action']/option/@value") if value}


@pytest.mark.parametrize("label", sorted(set(DESKS) - NO_LIST))
def test_no_list_offers_an_action_that_is_not_stated(label: str, world: World) -> None:
    assert offered(world, "site", label) == set(ACTIONS.get(label, {}))


@pytest.mark.parametrize("label", sorted(ACTIONS))
@pytest.mark.parametrize("person", ["owner", "other", "editor", "shelves", "site"])
def test_an_action_is_offered_to_those_who_are_stated(label: str, person: str, world: World) -> None:
    if answer(world.client(person), "get", list_of(label), {}) != "200":
        return
    assert offered(world, person, label) == {
        name for name, who in ACTIONS[label].items() if person in who.split()
    }


def deleted_by(world: World, person: str, label: str) -> bool:
    """Whether the action that no page of this desk need offer removes its row."""
    model = DESKS[label]
    desk = label.replace(".", "/")
    key = world.keys.get(desk, world.keys.get(f"{desk} draft", {}))["object_id"]
    with transaction.atomic():
        given = {"action": "delete_selected", "_selected_action": [key], "post": "yes"}
        world.client(person).post(list_of(label), given)
        is_gone = not model._base_manager.filter(pk=key).exists()
        transaction.set_rollback(True)
    return is_gone


@pytest.mark.parametrize("label", sorted(DESKS))
def test_rows_are_deleted_together_by_those_who_are_stated(label: str, world: World) -> None:
    stated = ACTIONS.get(label, {}).get("delete_selected", "").split()
    assert [person for person in PEOPLE if deleted_by(world, person, label)] == stated


@pytest.mark.parametrize("person", PEOPLE)
def test_somebody_else_s_draft_is_sent_by_its_writer_and_by_who_oversees(person: str, world: World) -> None:
    key = world.keys["articles/article draft"]["object_id"]
    with transaction.atomic():
        version = Article.objects.values_list("version", flat=True).get(pk=key)
        given = {"action": "send_to_editor", "_selected_action": [key], f"_versi_{key}": version}
        world.client(person).post(list_of("articles.article"), given)
        status = Article.objects.values_list("status", flat=True).get(pk=key)
        transaction.set_rollback(True)
    assert status == ("in_review" if person in ("owner", "editor", "site") else "draft")


@pytest.mark.parametrize("state", ["withdrawn", "binned", "copy"])
def test_a_text_out_of_reach_is_sent_by_no_outsider(state: str, world: World) -> None:
    key = world.keys[f"articles/article {state}"]["object_id"]
    before = Article.objects.values().get(pk=key)
    for person in ("visitor", "other", "shelves"):
        given = {"action": "send_to_editor", "_selected_action": [key], f"_versi_{key}": before["version"]}
        answer(world.client(person), "post", list_of("articles.article"), given)
    assert Article.objects.values().get(pk=key) == before


@pytest.mark.parametrize("person", ["owner", "other", "editor", "shelves"])
def test_the_export_s_door_writes_no_deed_for_who_may_not(person: str, world: World) -> None:
    number = Event.objects.count()
    world.client(person).post(reverse("admin:articles_event_export"))
    assert Event.objects.count() == number


# Inlines


@pytest.mark.parametrize(
    ("person", "label", "prefix"),
    [
        ("other", "articles.article draft", "related_pins"),
        ("shelves", "articles.article withdrawn", "related_pins"),
        ("editor", "articles.office", "social_links"),
        ("owner", "articles.office", "social_links"),
    ],
)
def test_rows_below_a_form_are_not_written_by_who_may_not_write_the_form(
    person: str, label: str, prefix: str, world: World
) -> None:
    key = world.keys[label.replace(".", "/")]["object_id"]
    name = label.split(" ")[0].replace(".", "_")
    model = DESKS[label.split(" ")[0]]
    given = {
        f"{prefix}-TOTAL_FORMS": "1",
        f"{prefix}-INITIAL_FORMS": "0",
        f"{prefix}-0-target": key,
        f"{prefix}-0-position": "0",
        f"{prefix}-0-label": "Palsu",
        f"{prefix}-0-url": "https://palsu.example/",
    }
    rows = getattr(model._base_manager.get(pk=key), prefix)
    before = rows.count()
    with transaction.atomic():
        world.client(person).post(reverse(f"admin:{name}_change", args=[key]), given)
        after = rows.count()
        transaction.set_rollback(True)
    assert after == before
