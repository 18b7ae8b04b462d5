"""Who sees which text through which door of the desk. What may not be seen answers like what never was."""

import json
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article
from articles.transitions import TRANSITIONS
from tests.cast import sign_in
from tests.factories import make_article, make_draft, make_public
from tests.filling import send

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")
DOORS = {
    "form": lambda pk: reverse("admin:articles_article_change", args=[pk]),
    "history": lambda pk: reverse("admin:articles_article_history", args=[pk]),
    "deletion": lambda pk: reverse("admin:articles_article_delete", args=[pk]),
    "correction": lambda pk: reverse("admin:articles_article_correct", args=[pk]),
    **{
        f"verb {verb}": lambda pk, verb=verb: reverse("admin:articles_article_verb", args=[pk, verb])
        for verb in TRANSITIONS
    },
}
NOWHERE = 987_654_321


@pytest.fixture
def draft(wati):
    return make_draft(writer=wati, headline="Rahasia dapur redaksi")


@pytest.mark.parametrize("door", DOORS)
def test_a_colleague_finds_no_draft_of_another(door, draft, made):
    assert sign_in(made).get(DOORS[door](draft.pk)).status_code == 404


@pytest.mark.parametrize("door", DOORS)
def test_a_draft_of_another_answers_like_one_that_never_was(door, draft, made):
    client = sign_in(made)
    other, never = client.get(DOORS[door](draft.pk)), client.get(DOORS[door](NOWHERE))
    assert [other.status_code, _words(other)] == [never.status_code, _words(never)]


def _words(response) -> str:
    return " ".join(response.content.decode().split("<body", 1)[1].split()).split(
        'name="csrfmiddlewaretoken"'
    )[0]


@pytest.mark.parametrize("door", DOORS)
def test_nothing_can_be_sent_through_the_door_of_a_draft_of_another(door, draft, made):
    response = sign_in(made).post(
        DOORS[door](draft.pk), {"version": 1, "post": "yes", "reason": "x", "headline": "x"}
    )
    draft.refresh_from_db()
    assert (response.status_code, draft.status, draft.headline) == (404, "draft", "Rahasia dapur redaksi")


@pytest.mark.parametrize("door", DOORS)
def test_a_visitor_is_asked_to_sign_in(door, draft, client):
    response = client.get(DOORS[door](draft.pk))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


def listed(client, **query) -> set[str]:
    return {article.headline for article in client.get(LIST, query).context["cl"].result_list}


def test_the_list_shows_own_and_public_texts_only(draft, made):
    own, public = make_draft(writer=made), make_public()
    assert listed(sign_in(made)) == {own.headline, public.headline}


@pytest.mark.parametrize("role", ["rina", "sari"])
def test_who_oversees_finds_every_text(role, draft, request):
    assert listed(sign_in(request.getfixturevalue(role))) == {draft.headline}


def test_a_category_admin_finds_public_texts_only(draft, joko):
    public = make_public()
    assert listed(sign_in(joko)) == {public.headline}


def test_search_does_not_find_a_draft_of_another(draft, made):
    assert listed(sign_in(made), q="dapur") == set()


def test_search_by_number_does_not_find_a_draft_of_another(draft, made):
    assert listed(sign_in(made), q=str(draft.pk)) == set()


def test_counts_tell_nothing_of_drafts_of_others(draft, made):
    choices = [choice["display"] for choice in sign_in(made).get(LIST).context["cl"].states()]
    assert choices == ["Semua"]


def suggestions(client, **query) -> list[str]:
    parameters = {"app_label": "articles", "model_name": "relatedpin", "field_name": "target", **query}
    response = client.get(reverse("admin:autocomplete"), parameters)
    return [row["text"] for row in json.loads(response.content)["results"]]


def test_suggestions_hold_no_draft_of_another(draft, made):
    assert suggestions(sign_in(made), term="dapur") == []


def test_suggestions_hold_own_texts(draft, wati):
    assert suggestions(sign_in(wati), term="dapur") == [draft.headline]


def test_suggestions_hold_no_working_copy(rina):
    article = make_public(headline="Loket malam dibuka")
    workflow.propose_change(article=article, by=rina, now=timezone.now())
    assert suggestions(sign_in(rina), term="loket malam") == ["Loket malam dibuka"]


@pytest.mark.parametrize("field", ["category", "created_by", "writer", "replaces", "editor"])
def test_suggestions_are_given_for_related_news_and_pictures_only(field, wati):
    parameters = {"app_label": "articles", "model_name": "article", "field_name": field, "term": "a"}
    response = sign_in(wati).get(reverse("admin:autocomplete"), parameters)
    assert response.status_code in (200, 403)
    assert "wati" not in response.content.decode()


def test_the_bulk_action_does_not_touch_a_draft_of_another(draft, made):
    sign_in(made).post(LIST, {"action": "send_to_editor", "_selected_action": [draft.pk]})
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_no_bulk_action_deletes(rina, draft):
    sign_in(rina).post(LIST, {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"})
    assert Article.objects.filter(pk=draft.pk).exists()


def test_a_draft_of_another_cannot_be_pinned_by_its_number(draft, made):
    own = make_draft(writer=made)
    response = sign_in(made).post(
        DOORS["form"](own.pk),
        {
            "_seen": "1",
            "headline": own.headline,
            "category": own.category_id,
            "kind": "news",
            "related_pins-TOTAL_FORMS": "1",
            "related_pins-INITIAL_FORMS": "0",
            "related_pins-0-target": draft.pk,
            "related_pins-0-position": "0",
        },
    )
    assert response.status_code == 200
    assert draft.headline not in response.content.decode()
    assert own.related_pins.count() == 0


def test_a_pin_that_a_person_may_not_see_stays_when_they_save(draft, made):
    own = make_draft(writer=made)
    own.related_pins.create(target=draft)
    response = send(sign_in(made), DOORS["form"](own.pk), "article_form", headline="Judul baru")
    assert response.status_code == 302
    assert own.related_pins.count() == 1


@pytest.mark.parametrize(
    "lookup",
    [
        "writer__password__startswith",
        "writer__email__contains",
        "created_by__username",
        "status__exact",
        "return_reason__contains",
        "proposers__id__exact",
        "events__actor_name",
        "body__contains",
        "replaces__isnull",
    ],
)
def test_an_address_asks_nothing_of_other_columns_and_tables(lookup, rina):
    assert sign_in(rina).get(LIST, {lookup: "a"}).status_code == 400


@pytest.mark.parametrize("key", ["1%00", "x", "99999999999999999999", "1/2", "_5F"])
def test_a_number_that_is_none_is_not_found(key, rina):
    assert sign_in(rina).get(f"{LIST}{key}/change/").status_code == 404


def test_an_unknown_verb_is_not_found(rina, draft):
    assert sign_in(rina).get(DOORS["form"](draft.pk).replace("change", "tindakan/hapus")).status_code == 404


def test_the_search_over_everything_is_not_offered(rina, draft):
    assert sign_in(rina).get(reverse("admin:search"), {"s": "rahasia", "extended": "1"}).status_code == 404


def test_the_way_to_a_public_address_tells_no_headline(made, wati):
    """Django's own, for any row of any table: its redirect would have the slug in it."""
    scheduled = make_article(published_at=timezone.now() + timedelta(hours=1), writer=wati)
    table = ContentType.objects.get_for_model(Article).pk
    assert sign_in(made).get(reverse("admin:view_on_site", args=[table, scheduled.pk])).status_code == 404


@pytest.mark.parametrize("key", ["abc", "1%00", "9" * 40])
def test_a_forged_row_in_a_bulk_action_is_no_fault(key, rina):
    forged = {"action": "send_to_editor", "_selected_action": unquote(key)}
    assert sign_in(rina).post(LIST, forged).status_code < 500
