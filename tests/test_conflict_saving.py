"""Two people save one text: who is asked what, and that no word of either is lost."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles import workflow
from articles.models import Article, Category, Image, Revision, User
from tests.cast import sign_in
from tests.factories import make_category, make_draft, make_public
from tests.filling import send, shown
from tests.photos import photo

pytestmark = pytest.mark.django_db


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def shelf(db: None) -> Category:
    return make_category("Layanan")


@pytest.fixture
def draft(wati: User, shelf: Category) -> Article:
    return make_draft(writer=wati, category=shelf, headline="Judul semula", summary="Ringkasan semula")


@pytest.fixture
def writer(wati: User) -> Client:
    return sign_in(wati)


@pytest.fixture
def editor(rina: User) -> Client:
    return sign_in(rina)


def opened(client: Client, article: Article) -> dict[str, Any]:
    return shown(client.get(change(article)), "article_form")


def choices(response: HttpResponse) -> dict[str, str]:
    return {choice.name: choice.chosen for choice in response.context["choices"]}  # type: ignore[attr-defined]


def clash(writer: Client, editor: Client, draft: Article, mine: Any, theirs: Any) -> HttpResponse:
    """The writer saves `mine` on what she opened before the editor saved `theirs`."""
    form = opened(writer, draft)
    assert send(editor, change(draft), "article_form", **theirs).status_code == 302
    return writer.post(change(draft), form | mine)


def settle(client: Client, response: HttpResponse, **chosen: str) -> HttpResponse:
    """Post the page of the conflict with these choices."""
    values = shown(response, "conflict_form") | {f"_pilih_{name}": side for name, side in chosen.items()}
    return client.post(response.request["PATH_INFO"], values)  # type: ignore[attr-defined]


def set_aside(article: Article) -> Revision:
    return Revision.objects.get(article=article, origin=Revision.Origin.SET_ASIDE)


# Who is asked, and what


def test_a_field_changed_by_both_must_be_chosen(writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "Dari Wati"}, {"headline": "Dari Rina"})
    assert (response.status_code, choices(response)) == (409, {"headline": ""})


def test_fields_changed_by_one_are_chosen_already(writer, editor, draft):
    response = clash(writer, editor, draft, {"kicker": "Dari Wati"}, {"headline": "Dari Rina"})
    assert choices(response) == {"headline": "rekan", "kicker": "saya"}


def test_the_page_names_who_came_first_and_where_the_text_is_kept(writer, editor, draft):
    page = clash(writer, editor, draft, {"headline": "Dari Wati"}, {"headline": "Dari Rina"}).content.decode()
    assert "Rina Basuki menyimpannya" in page
    assert f"riwayat nomor {set_aside(draft).number}" in page


def test_nothing_is_saved_before_the_choice(writer, editor, draft):
    clash(writer, editor, draft, {"headline": "Dari Wati"}, {"headline": "Dari Rina"})
    draft.refresh_from_db()
    assert draft.headline == "Dari Rina"


def test_what_was_typed_is_kept_before_the_choice(writer, editor, draft):
    clash(writer, editor, draft, {"body": "<p>Isi dari Wati</p>", "tags": "loket"}, {"headline": "Dari Rina"})
    content = set_aside(draft).content
    assert (content["body"], content["tags"]) == ("<p>Isi dari Wati</p>", ["loket"])


def test_the_same_typed_again_is_kept_once(writer, editor, draft):
    form = opened(writer, draft)
    send(editor, change(draft), "article_form", headline="Dari Rina")
    for _again in range(2):
        writer.post(change(draft), form | {"headline": "Dari Wati"})
    assert Revision.objects.filter(origin=Revision.Origin.SET_ASIDE).count() == 1


@pytest.mark.parametrize("seen", ["", "x\x00", "9" * 40, "-1", "٣"])
def test_what_does_not_say_what_it_read_must_choose(seen, writer, draft):
    response = send(writer, change(draft), "article_form", _seen=seen, headline="Tanpa versi")
    draft.refresh_from_db()
    assert (response.status_code, draft.headline) == (409, "Judul semula")


# No false alarms


def test_the_same_change_by_both_is_no_conflict(writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "Sama"}, {"headline": "Sama"})
    assert response.status_code == 302


def test_verbs_alone_are_no_conflict(writer, wati, draft):
    form = opened(writer, draft)
    workflow.submit(article=draft, by=wati, now=timezone.now())
    workflow.recall(article=draft, by=wati, now=timezone.now())
    response = writer.post(change(draft), form | {"headline": "Susulan"})
    draft.refresh_from_db()
    assert (response.status_code, draft.headline) == (302, "Susulan")


def test_a_body_laid_out_anew_is_no_change(writer, editor, draft):
    mine = {"body": draft.body.replace("</p>", "</p>\r\n\r\n").replace(" ", "&nbsp;", 1)}
    response = clash(writer, editor, draft, mine, {"headline": "Dari Rina"})
    assert choices(response) == {"headline": "rekan"}


def test_a_save_that_changed_nothing_is_no_conflict(writer, editor, draft):
    assert clash(writer, editor, draft, {"headline": "Dari Wati"}, {}).status_code == 302


# The choice


@pytest.mark.parametrize(("side", "headline"), [("saya", "Dari Wati"), ("rekan", "Dari Rina")])
def test_the_chosen_text_is_saved(side, headline, writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "Dari Wati"}, {"headline": "Dari Rina"})
    assert settle(writer, response, headline=side).status_code == 302
    draft.refresh_from_db()
    assert draft.headline == headline


def test_a_preselected_choice_saves_both_changes(writer, editor, draft):
    response = clash(writer, editor, draft, {"kicker": "Dari Wati"}, {"headline": "Dari Rina"})
    assert settle(writer, response).status_code == 302
    draft.refresh_from_db()
    assert (draft.kicker, draft.headline) == ("Dari Wati", "Dari Rina")


def test_bodies_can_be_put_together(writer, editor, draft):
    response = clash(writer, editor, draft, {"body": "<p>Wati</p>"}, {"body": "<p>Rina</p>"})
    values = {"_gabungan": "<p>Wati dan Rina</p>", "_pilih_body": "gabungan"}
    writer.post(change(draft), shown(response, "conflict_form") | values)
    draft.refresh_from_db()
    assert draft.body == "<p>Wati dan Rina</p>"


def test_both_texts_are_found_after_the_choice(writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "Dari Wati"}, {"headline": "Dari Rina"})
    settle(writer, response, headline="saya")
    kept = {revision.content["headline"] for revision in Revision.objects.filter(article=draft)}
    assert kept == {"Judul semula", "Dari Wati", "Dari Rina"}


@pytest.mark.parametrize("side", ["", "curang"])
def test_without_a_choice_the_page_asks_again(side, writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "Dari Wati"}, {"headline": "Dari Rina"})
    again = settle(writer, response, headline=side)
    assert (again.status_code, list(choices(again))) == (409, ["headline"])
    assert "Pilih dahulu" in again.content.decode()


def test_somebody_who_saves_during_the_choice_is_met_again(writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "Dari Wati"}, {"headline": "Dari Rina"})
    send(editor, change(draft), "article_form", headline="Rina lagi")
    again = settle(writer, response, headline="saya")
    assert (again.status_code, choices(again)) == (409, {"headline": ""})


def test_a_colleagues_choice_changed_once_more_is_preselected(writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "Dari Wati"}, {"headline": "Dari Rina"})
    send(editor, change(draft), "article_form", headline="Rina lagi")
    assert choices(settle(writer, response, headline="rekan")) == {"headline": "rekan"}


# Tags, related news, pictures, what is wrong


@pytest.mark.parametrize(("side", "names"), [("saya", ["wati"]), ("rekan", ["rina"])])
def test_tags_are_chosen_whole(side, names, writer, editor, draft):
    response = clash(writer, editor, draft, {"tags": "wati"}, {"tags": "rina"})
    settle(writer, response, tags=side)
    assert [tag.name for tag in draft.tags.all()] == names


def pinned(*targets: Article) -> dict[str, Any]:
    rows = {f"related_pins-{n}-target": target.pk for n, target in enumerate(targets)}
    places = {f"related_pins-{n}-position": n for n in range(len(targets))}
    return {**rows, **places, "related_pins-TOTAL_FORMS": len(targets), "related_pins-INITIAL_FORMS": 0}


@pytest.mark.parametrize("side", ["saya", "rekan"])
def test_related_news_are_chosen_whole(side, writer, editor, draft):
    one, two, three = make_public(), make_public(), make_public()
    response = clash(writer, editor, draft, pinned(one, two), pinned(two, three))
    settle(writer, response, related_pins=side)
    expected = [one, two] if side == "saya" else [two, three]
    assert [pin.target for pin in draft.related_pins.order_by("position")] == expected


def test_an_uploaded_picture_is_in_the_library_once_and_chosen(writer, editor, draft):
    mine = {"new_image": photo(), "new_alt_text": "Loket", "headline": "Dari Wati"}
    response = clash(writer, editor, draft, mine, {"headline": "Dari Rina"})
    settle(writer, response, headline="saya")
    draft.refresh_from_db()
    assert draft.lead_image == Image.objects.get()


def test_a_refused_field_is_kept_and_refused_in_the_form(writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "x" * 201}, {"headline": "Dari Rina"})
    assert "200" in response.context["choices"][0].problems[0]
    again = settle(writer, response, headline="saya")
    assert shown(again, "article_form")["headline"] == "x" * 201
    assert set_aside(draft).content["headline"] == "x" * 201


def test_sending_after_the_choice_is_still_offered(writer, editor, draft):
    response = clash(writer, editor, draft, {"headline": "Wati", "_submit": "1"}, {"headline": "Rina"})
    values = shown(response, "conflict_form") | {"_pilih_headline": "saya", "_submit": "1"}
    assert "submit" in writer.post(change(draft), values)["Location"]


@pytest.mark.parametrize("value", ["a\x00b", "\ud800".encode("utf-8", "surrogatepass"), "😀" * 300])
def test_odd_letters_in_a_conflict_are_no_fault(value, writer, editor, draft):
    mine = {"headline": value, "category": "x\x00", "lead_image": "9" * 30, "related_pins-TOTAL_FORMS": "x"}
    assert clash(writer, editor, draft, mine, {"headline": "Dari Rina"}).status_code in (400, 409)


@pytest.mark.parametrize(("side", "hour"), [("saya", "09.00"), ("rekan", "15.30")])
def test_a_due_time_is_chosen_in_the_offices_zone(side, hour, writer, editor, draft):
    mine, theirs = (
        {"due_at_0": "2027-01-04", "due_at_1": at, "kicker": who}
        for at, who in (("09:00", "Wati"), ("15:30", "Rina"))
    )
    response = clash(writer, editor, draft, mine, theirs)
    settle(writer, response, due_at=side, kicker=side)
    draft.refresh_from_db()
    assert date_format(timezone.localtime(draft.due_at, ZoneInfo("Asia/Jakarta")), "H.i") == hour


def test_a_minute_that_no_other_zone_has_is_no_fault_in_a_conflict(writer, editor, draft):
    mine = {"headline": "Dari Wati", "due_at_0": "9999-12-31", "due_at_1": "23:59"}
    assert clash(writer, editor, draft, mine, {"headline": "Dari Rina"}).status_code == 409
