"""The category admin's desk: list, form, and the pages that ask before a shelf goes."""

import pytest
from django.urls import reverse

from articles.models import Article, Category, FormerCategorySlug
from tests.cast import sign_in
from tests.factories import make_article, make_category, make_draft
from tests.filling import errors, said, send, shown

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_category_changelist")
ADD = reverse("admin:articles_category_add")


def change(category):
    return reverse("admin:articles_category_change", args=[category.pk])


def merge(category):
    return reverse("admin:articles_category_merge_shelf", args=[category.pk])


def remove(category):
    return reverse("admin:articles_category_remove_shelf", args=[category.pk])


@pytest.fixture
def keeper(joko):
    return sign_in(joko)


@pytest.fixture
def air(db):
    return make_category("Air", slug="air", position=1)


@pytest.fixture
def jalan(db):
    return make_category("Jalan", slug="jalan", position=2)


# List


def test_the_list_follows_the_order_of_the_site(keeper, air, jalan):
    make_category("Sungai", parent=air, position=9)
    shelves = [category.name for category in keeper.get(LIST).context["cl"].result_list]
    assert shelves == ["Air", "Sungai", "Jalan"]


def test_the_list_counts_public_articles_only(keeper, air):
    make_article(category=air)
    make_draft(category=air)
    assert keeper.get(LIST).context["cl"].result_list[0].articles_count == 1


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_costs_the_same_however_long(keeper, rows, django_assert_max_num_queries):
    for number in range(rows):
        make_article(category=make_category(position=number))
    with django_assert_max_num_queries(10):
        keeper.get(LIST)


def test_a_number_sets_the_position_without_scripts(keeper, air, jalan):
    values = shown(keeper.get(LIST), "changelist-form")
    keeper.post(LIST, {**values, "form-0-position": "5", "_save": "1"})
    assert [c.name for c in Category.objects.in_order()] == ["Jalan", "Air"]


def test_a_position_out_of_range_is_named(keeper, air):
    values = shown(keeper.get(LIST), "changelist-form")
    response = keeper.post(LIST, {**values, "form-0-position": "99999999999", "_save": "1"})
    assert "32767" in response.content.decode()


def test_a_button_moves_a_shelf_up(keeper, air, jalan):
    keeper.post(reverse("admin:articles_category_move", args=[jalan.pk]), {"arah": "naik"})
    assert [c.name for c in Category.objects.in_order()] == ["Jalan", "Air"]


def test_after_moving_the_pressed_button_keeps_the_focus(keeper, air, jalan):
    response = keeper.post(reverse("admin:articles_category_move", args=[jalan.pk]), {"arah": "naik"})
    assert response.url == f"{LIST}#naik-{jalan.pk}"


def test_a_link_cannot_move_a_shelf(keeper, air, jalan):
    assert keeper.get(reverse("admin:articles_category_move", args=[jalan.pk])).status_code == 404


# Form


def test_the_name_proposes_the_address(keeper):
    send(keeper, ADD, name="Air Bersih", slug="")
    assert Category.objects.get().slug == "air-bersih"


def test_a_name_without_letters_still_gets_an_address(keeper):
    send(keeper, ADD, name="💧", slug="")
    assert Category.objects.get().slug == "kategori"


def test_a_taken_address_is_proposed_with_a_number(keeper, air):
    send(keeper, ADD, name="Air!", slug="")
    assert set(Category.objects.values_list("slug", flat=True)) == {"air", "air-2"}


def test_a_taken_address_is_refused_with_a_free_one(keeper, air):
    assert "Coba “air-2”" in errors(send(keeper, ADD, name="Minum", slug="air"))


def test_a_name_in_other_letters_is_a_duplicate(keeper, air):
    assert "Sudah ada kategori dengan nama ini." in errors(send(keeper, ADD, name="AIR", slug="x"))


def test_a_duplicate_is_named_once(keeper, air):
    assert errors(send(keeper, ADD, name="AIR", slug="x")).count("Sudah ada kategori") == 1


def test_a_new_shelf_stands_last(keeper, air, jalan):
    assert shown(keeper.get(ADD), "category_form")["position"] == "3"


def test_renaming_keeps_the_address(keeper, air):
    send(keeper, change(air), name="Air Minum")
    air.refresh_from_db()
    assert (air.name, air.slug) == ("Air Minum", "air")


def test_a_new_address_keeps_the_former_one_alive(keeper, air):
    send(keeper, change(air), slug="air-minum")
    assert FormerCategorySlug.objects.get(slug="air").category == air


def test_an_address_that_leads_elsewhere_is_refused(keeper, air, jalan):
    FormerCategorySlug.objects.create(slug="pasar", category=jalan)
    assert "dulu milik kategori “Jalan”" in errors(send(keeper, change(air), slug="pasar"))


def test_a_shelf_takes_its_own_former_address_back(keeper, air):
    send(keeper, change(air), slug="air-minum")
    send(keeper, change(air), slug="air")
    assert list(FormerCategorySlug.objects.values_list("slug", flat=True)) == ["air-minum"]


def test_only_main_shelves_are_offered_as_parent(keeper, air, jalan):
    make_category("Sungai", parent=air)
    form = keeper.get(change(jalan)).context["adminform"].form
    assert [str(parent) for parent in form.fields["parent"].queryset] == ["Air"]


def test_a_third_level_is_refused(keeper, air, jalan):
    sungai = make_category("Sungai", parent=air)
    assert "hanya bertingkat dua" in errors(send(keeper, change(jalan), parent=sungai.pk))


def test_a_parent_cannot_be_nested(keeper, air, jalan):
    make_category("Sungai", parent=air)
    assert "harus tetap kategori utama" in errors(send(keeper, change(air), parent=jalan.pk))


def test_an_older_form_does_not_overwrite_a_colleague(keeper, air):
    values = shown(keeper.get(change(air)), "category_form")
    Category.objects.filter(pk=air.pk).update(description="Dari rekan")
    response = keeper.post(change(air), {**values, "description": "Dari saya"})
    assert "baru saja diubah orang lain" in errors(response)


def test_what_was_typed_into_an_older_form_stays(keeper, air):
    values = shown(keeper.get(change(air)), "category_form")
    Category.objects.filter(pk=air.pk).update(description="Dari rekan")
    response = keeper.post(change(air), {**values, "description": "Dari saya"})
    assert shown(response, "category_form")["description"] == "Dari saya"


def test_an_older_form_sent_again_is_saved(keeper, air):
    values = shown(keeper.get(change(air)), "category_form")
    Category.objects.filter(pk=air.pk).update(description="Dari rekan")
    response = keeper.post(change(air), {**values, "description": "Dari saya"})
    keeper.post(change(air), shown(response, "category_form"))
    air.refresh_from_db()
    assert air.description == "Dari saya"


def test_renaming_stands_in_the_history(keeper, air):
    send(keeper, change(air), name="Air Minum")
    page = keeper.get(reverse("admin:articles_category_history", args=[air.pk]))
    assert "Nama" in page.content.decode()


# Merging and removing


def test_the_page_says_how_many_articles_go_along(keeper, air, jalan):
    make_article(category=air)
    make_draft(category=air)
    page = keeper.get(remove(air)).content.decode()
    assert "berisi 2 berita" in page
    assert "1 di antaranya masih dikerjakan" in page


def test_looking_at_the_page_removes_nothing(keeper, air):
    keeper.get(remove(air))
    assert Category.objects.filter(pk=air.pk).exists()


def test_the_page_asks_where_the_articles_go(keeper, air, jalan):
    make_draft(category=air)
    assert "Pilih kategori yang menerima isinya." in errors(send(keeper, remove(air), home=""))


def test_removal_moves_the_articles(keeper, air, jalan):
    draft = make_draft(category=air)
    send(keeper, remove(air), home=jalan.pk)
    assert Article.objects.get(pk=draft.pk).category == jalan


def test_removal_is_confirmed_in_words(keeper, air, jalan):
    make_draft(category=air)
    send(keeper, remove(air), home=jalan.pk)
    assert "Kategori “Air” dihapus; 1 berita kini di “Jalan”." in said(keeper.get(LIST))


def test_an_empty_shelf_goes_without_a_question(keeper, air):
    send(keeper, remove(air))
    assert not Category.objects.exists()


def test_merging_asks_for_the_other_shelf(keeper, air, jalan):
    assert "Pilih kategori yang menerima isinya." in errors(send(keeper, merge(air), home=""))


def test_merging_leaves_one_shelf(keeper, air, jalan):
    send(keeper, merge(air), home=jalan.pk)
    assert list(Category.objects.all()) == [jalan]


def test_nested_shelves_must_go_first(keeper, air, jalan):
    make_category("Sungai", parent=air)
    assert "masih punya subkategori: Sungai" in errors(send(keeper, remove(air), home=jalan.pk))


def test_a_home_that_went_meanwhile_is_named(keeper, air, jalan):
    make_draft(category=air)
    assert "sudah tidak ada" in errors(send(keeper, remove(air), home=999_999))


def test_a_removed_shelf_has_no_page(keeper):
    assert keeper.get(reverse("admin:articles_category_remove_shelf", args=[999_999])).status_code == 404


def test_djangos_own_deletion_is_closed(keeper, air):
    assert keeper.post(reverse("admin:articles_category_delete", args=[air.pk])).status_code == 403
    assert Category.objects.filter(pk=air.pk).exists()


def test_a_forged_bulk_deletion_does_nothing(keeper, air):
    keeper.post(LIST, {"action": "delete_selected", "_selected_action": air.pk, "post": "yes"})
    assert Category.objects.filter(pk=air.pk).exists()


# Others


def test_suggestions_answer_for_no_field_that_has_none(wati, air):
    """The form holds all categories; nothing asks for them one by one."""
    query = {"app_label": "articles", "model_name": "article", "field_name": "category", "term": "ai"}
    assert sign_in(wati).get(reverse("admin:autocomplete"), query).status_code == 403


def test_writers_have_no_page_of_categories(wati, air):
    assert sign_in(wati).get(LIST).status_code == 403
