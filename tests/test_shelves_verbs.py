"""The verbs that keep the shelves: move, merge, remove, and addresses that live on."""

import threading

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.db import IntegrityError, connection, transaction

from articles import shelves, workflow
from articles.models import Article, Category, FormerCategorySlug
from articles.workflow import Refused
from tests.factories import NOW, make_article, make_category, make_draft, make_user, make_withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def air(joko):
    return make_category("Air", slug="air", position=1)


@pytest.fixture
def jalan(joko):
    return make_category("Jalan", slug="jalan", position=2)


def names():
    return [category.name for category in Category.objects.in_order()]


# Order


def test_a_shelf_moves_up(joko, air, jalan):
    shelves.move(category=jalan, step=-1, by=joko, now=NOW)
    assert names() == ["Jalan", "Air"]


def test_a_shelf_moves_down(joko, air, jalan):
    shelves.move(category=air, step=1, by=joko, now=NOW)
    assert names() == ["Jalan", "Air"]


def test_the_first_shelf_stays_first(joko, air, jalan):
    shelves.move(category=air, step=-1, by=joko, now=NOW)
    assert names() == ["Air", "Jalan"]


def test_shelves_with_the_same_number_can_be_ordered(joko):
    for name in ("Satu", "Dua", "Tiga"):
        make_category(name, position=0)
    shelves.move(category=Category.objects.get(name="Tiga"), step=-1, by=joko, now=NOW)
    assert names() == ["Satu", "Tiga", "Dua"]


def test_a_nested_shelf_moves_among_its_siblings_only(joko, air, jalan):
    first = make_category("Sungai", parent=jalan, position=0)
    make_category("Waduk", parent=jalan, position=1)
    shelves.move(category=first, step=-1, by=joko, now=NOW)
    assert names() == ["Air", "Jalan", "Sungai", "Waduk"]


def test_an_officer_cannot_move_a_shelf(wati, air, jalan):
    with pytest.raises(Refused, match="admin kategori"):
        shelves.move(category=jalan, step=-1, by=wati, now=NOW)


def test_a_shelf_that_went_meanwhile_cannot_be_moved(joko, air):
    Category.objects.filter(pk=air.pk).delete()
    with pytest.raises(Refused, match="sudah tidak ada"):
        shelves.move(category=air, step=1, by=joko, now=NOW)


# Merge


def test_merging_moves_articles_of_every_state(joko, air, jalan):
    wati = make_user("Penulis", initials="w")
    public = make_article(category=air, writer=wati)
    rows = [
        public,
        make_draft(category=air),
        make_withdrawn(category=air),
        workflow.propose_change(article=public, by=wati, now=NOW),
    ]
    shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    assert set(Article.objects.filter(category=jalan)) == set(rows)


def test_merging_says_how_many_moved(joko, air, jalan):
    make_draft(category=air)
    make_article(category=air)
    assert shelves.merge(source=air, into=jalan, by=joko, now=NOW) == 2


def test_the_merged_shelf_is_gone(joko, air, jalan):
    shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    assert names() == ["Jalan"]


def test_the_address_of_a_merged_shelf_leads_to_its_new_home(joko, air, jalan):
    shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    assert shelves.former_owner("air") == jalan


def test_addresses_that_the_merged_shelf_had_before_lead_there_too(joko, air, jalan):
    FormerCategorySlug.objects.create(slug="air-minum", category=air)
    shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    assert shelves.former_owner("air-minum") == jalan


def test_addresses_survive_a_second_merge(joko, air, jalan):
    pasar = make_category("Pasar", slug="pasar")
    shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    shelves.merge(source=jalan, into=pasar, by=joko, now=NOW)
    assert {shelves.former_owner("air"), shelves.former_owner("jalan")} == {pasar}


def test_a_shelf_is_not_merged_into_itself(joko, air):
    with pytest.raises(Refused, match="kategori lain"):
        shelves.merge(source=air, into=air, by=joko, now=NOW)


def test_a_shelf_with_nested_ones_is_not_merged(joko, air, jalan):
    make_category("Sungai", parent=air)
    with pytest.raises(Refused, match="Sungai"):
        shelves.merge(source=air, into=jalan, by=joko, now=NOW)


def test_a_refused_merge_moves_nothing(joko, air, jalan):
    make_category("Sungai", parent=air)
    article = make_draft(category=air)
    with pytest.raises(Refused):
        shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    article.refresh_from_db()
    assert article.category == air


def test_a_merge_stands_in_the_history_of_both(joko, air, jalan):
    make_draft(category=air)
    shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    sentences = {entry.get_change_message() for entry in LogEntry.objects.all()}
    assert sentences == {
        "Digabungkan ke “Jalan”. Berita yang dipindahkan: 1.",
        "Menerima isi “Air”. Berita yang dipindahkan: 1.",
    }


def test_history_names_who_merged_and_when(joko, air, jalan):
    shelves.merge(source=air, into=jalan, by=joko, now=NOW)
    entry = LogEntry.objects.get(action_flag=DELETION)
    assert (entry.user, entry.action_time) == (joko, NOW)


def test_an_editor_cannot_merge(rina, air, jalan):
    with pytest.raises(Refused, match="admin kategori"):
        shelves.merge(source=air, into=jalan, by=rina, now=NOW)


# Remove


def test_an_empty_shelf_is_removed(joko, air, jalan):
    shelves.remove(category=air, move_to=None, by=joko, now=NOW)
    assert names() == ["Jalan"]


def test_a_shelf_with_a_draft_is_not_removed_without_a_new_home(joko, air):
    make_draft(category=air)
    with pytest.raises(Refused, match="1 berita"):
        shelves.remove(category=air, move_to=None, by=joko, now=NOW)


def test_removal_moves_the_articles(joko, air, jalan):
    article = make_draft(category=air)
    shelves.remove(category=air, move_to=jalan, by=joko, now=NOW)
    article.refresh_from_db()
    assert article.category == jalan


def test_the_address_of_a_removed_shelf_leads_to_the_new_home(joko, air, jalan):
    make_draft(category=air)
    shelves.remove(category=air, move_to=jalan, by=joko, now=NOW)
    assert shelves.former_owner("air") == jalan


def test_the_address_of_an_empty_nested_shelf_leads_to_its_parent(joko, air):
    sungai = make_category("Sungai", slug="sungai", parent=air)
    shelves.remove(category=sungai, move_to=None, by=joko, now=NOW)
    assert shelves.former_owner("sungai") == air


def test_a_new_home_that_went_meanwhile_is_refused(joko, air, jalan):
    make_draft(category=air)
    Category.objects.filter(pk=jalan.pk).delete()
    with pytest.raises(Refused, match="Pilih yang lain"):
        shelves.remove(category=air, move_to=jalan, by=joko, now=NOW)


def test_contents_count_what_the_category_admin_may_not_see(joko, air):
    make_draft(category=air)
    make_article(category=air)
    make_category("Sungai", parent=air)
    assert shelves.contents(air) == shelves.Contents(articles=2, unfinished=1, children=1)


# Addresses


def test_a_former_address_leads_to_its_category(air):
    shelves.keep_address(air, "air-minum")
    assert shelves.former_owner("air-minum") == air


def test_a_category_may_take_its_former_address_back(air):
    shelves.keep_address(air, "air-minum")
    Category.objects.filter(pk=air.pk).update(slug="air-minum")
    air.refresh_from_db()
    shelves.keep_address(air, "air")
    assert list(FormerCategorySlug.objects.values_list("slug", flat=True)) == ["air"]


# Two at once


@pytest.mark.django_db(transaction=True)
def test_two_opposite_merges_take_turns(joko, air, jalan):
    refusals = []

    def merge(source, into):
        try:
            shelves.merge(source=source, into=into, by=joko, now=NOW)
        except Refused as refused:
            refusals.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=merge, args=pair) for pair in ((air, jalan), (jalan, air))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Category.objects.count(), len(refusals)) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_an_article_saved_during_a_removal_never_points_nowhere(joko, air, jalan):
    draft = make_draft(category=air)
    held, may_end = threading.Event(), threading.Event()

    def remove():
        try:
            with transaction.atomic():
                shelves.remove(category=air, move_to=jalan, by=joko, now=NOW)
                held.set()
                may_end.wait(10)
        finally:
            connection.close()

    thread = threading.Thread(target=remove)
    thread.start()
    held.wait(10)
    threading.Timer(0.2, may_end.set).start()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_draft(category=air, writer=draft.writer)
    thread.join()
    assert set(Article.objects.values_list("category", flat=True)) == {jalan.pk}
