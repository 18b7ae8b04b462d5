"""Tags: found by their name in any letters, merged, and removed only where nothing uses them."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles import keywords
from articles.models import Article, Tag
from articles.search import search
from articles.workflow import Refused
from tests.cast import sign_in
from tests.factories import NOW, make_article, make_draft, make_tag
from tests.filling import errors, said, send, shown

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_tag_changelist")
ADD = reverse("admin:articles_tag_add")


def change(tag):
    return reverse("admin:articles_tag_change", args=[tag.pk])


def choose(client, action, *tags, **more):
    return client.post(LIST, {"action": action, "_selected_action": [tag.pk for tag in tags], **more})


@pytest.fixture
def keeper(joko):
    return sign_in(joko)


# The verb


def test_the_tag_that_stays_marks_every_article(joko):
    first, second = make_article(tags=["banjir"]), make_draft(tags=["genangan"])
    banjir, genangan = Tag.objects.get(name="banjir"), Tag.objects.get(name="genangan")
    keywords.merge(tags=[genangan], into=banjir, by=joko, now=NOW)
    assert set(Article.objects.filter(tag_uses__tag=banjir)) == {first, second}


def test_an_article_with_both_is_marked_once(joko):
    article = make_article(tags=["banjir", "genangan"])
    keywords.merge(tags=Tag.objects.all(), into=Tag.objects.get(name="banjir"), by=joko, now=NOW)
    assert [tag.name for tag in article.tags.all()] == ["banjir"]


def test_merged_tags_are_gone(joko):
    banjir, genangan, rob = make_tag("banjir"), make_tag("genangan"), make_tag("rob")
    assert keywords.merge(tags=[genangan, rob], into=banjir, by=joko, now=NOW) == 2
    assert list(Tag.objects.all()) == [banjir]


def test_search_finds_the_articles_by_the_name_that_stays(joko):
    article = make_article(tags=["genangan"])
    banjir = make_tag("banjir")
    keywords.merge(tags=Tag.objects.exclude(pk=banjir.pk), into=banjir, by=joko, now=NOW)
    assert list(search("banjir", NOW)) == [article]


def test_a_merge_stands_in_the_history_of_the_tag_that_stays(joko):
    banjir, rob = make_tag("banjir"), make_tag("rob")
    keywords.merge(tags=[rob], into=banjir, by=joko, now=NOW)
    entry = LogEntry.objects.get(object_id=banjir.pk)
    assert entry.get_change_message() == "Menerima berita dari tagar: rob."


def test_one_tag_cannot_be_merged_with_itself(joko):
    banjir = make_tag("banjir")
    with pytest.raises(Refused, match="sedikitnya dua"):
        keywords.merge(tags=[banjir], into=banjir, by=joko, now=NOW)


def test_a_tag_that_went_meanwhile_cannot_stay(joko):
    banjir, rob = make_tag("banjir"), make_tag("rob")
    Tag.objects.filter(pk=banjir.pk).delete()
    with pytest.raises(Refused, match="sudah tidak ada"):
        keywords.merge(tags=[rob], into=banjir, by=joko, now=NOW)


def test_an_officer_cannot_merge_tags(wati):
    with pytest.raises(Refused, match="admin kategori"):
        keywords.merge(tags=[make_tag("a")], into=make_tag("b"), by=wati, now=NOW)


def test_only_unused_tags_are_removed(joko):
    make_draft(tags=["dipakai"])
    make_tag("lama")
    assert keywords.remove_unused(tags=Tag.objects.all(), by=joko, now=NOW) == (1, 1)
    assert Tag.objects.get().name == "dipakai"


def test_an_officer_cannot_remove_tags(wati):
    with pytest.raises(Refused, match="admin kategori"):
        keywords.remove_unused(tags=[make_tag("a")], by=wati, now=NOW)


# The desk


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(keeper, rows, django_assert_max_num_queries):
    make_article(tags=[f"tagar {number}" for number in range(rows)])
    with django_assert_max_num_queries(10):
        keeper.get(LIST)


def test_the_list_counts_uses(keeper):
    make_article(tags=["air"])
    make_draft(tags=["air"])
    assert keeper.get(LIST).context["cl"].result_list[0].uses_count == 2


@pytest.mark.parametrize(("choice", "found"), [("ya", "air"), ("tidak", "lama")])
def test_the_list_can_be_narrowed_to_used_or_unused(keeper, choice, found):
    make_article(tags=["air"])
    make_tag("lama")
    assert [tag.name for tag in keeper.get(LIST, {"pakai": choice}).context["cl"].result_list] == [found]


def test_a_name_in_other_letters_is_a_duplicate(keeper):
    make_tag("Air")
    assert "Tagar ini sudah ada." in errors(send(keeper, ADD, name="aIR", slug=""))


def test_a_taken_address_gets_a_number(keeper):
    make_tag("air")
    send(keeper, ADD, name="air!", slug="")
    assert Tag.objects.get(name="air!").slug == "air-2"


def test_a_renamed_tag_is_found_by_its_new_name(keeper):
    article = make_article(tags=["genangan"])
    send(keeper, change(Tag.objects.get()), name="banjir")
    assert list(search("banjir", NOW)) == [article]


def test_merging_asks_which_one_stays(keeper):
    page = choose(keeper, "merge_tags", make_tag("banjir"), make_tag("rob")).content.decode()
    assert "Tagar yang tetap" in page


def test_asking_merges_nothing(keeper):
    choose(keeper, "merge_tags", make_tag("banjir"), make_tag("rob"))
    assert Tag.objects.count() == 2


def test_the_most_used_is_proposed_to_stay(keeper):
    make_article(tags=["rob"])
    page = choose(keeper, "merge_tags", make_tag("banjir"), Tag.objects.get(name="rob"))
    assert shown(page)["home"] == str(Tag.objects.get(name="rob").pk)


def test_the_chosen_one_stays(keeper):
    banjir, rob = make_tag("banjir"), make_tag("rob")
    page = choose(keeper, "merge_tags", banjir, rob)
    keeper.post(LIST, {**shown(page), "home": rob.pk})
    assert list(Tag.objects.all()) == [rob]


def test_a_tag_outside_the_selection_cannot_stay(keeper):
    banjir, rob, other = make_tag("banjir"), make_tag("rob"), make_tag("lain")
    page = choose(keeper, "merge_tags", banjir, rob)
    assert "Pilih yang lain" in errors(keeper.post(LIST, {**shown(page), "home": other.pk}))


def test_one_tag_is_too_few(keeper):
    choose(keeper, "merge_tags", make_tag("banjir"))
    assert "Pilih dua sampai" in said(keeper.get(LIST))


def test_unused_tags_go_and_the_others_are_counted(keeper):
    make_article(tags=["dipakai"])
    choose(keeper, "remove_unused_tags", make_tag("lama"), Tag.objects.get(name="dipakai"))
    assert said(keeper.get(LIST)) == "1 tagar dihapus. 1 tetap karena masih dipakai."


def test_a_used_tag_cannot_be_deleted_from_its_form(keeper):
    make_article(tags=["air"])
    tag = Tag.objects.get()
    assert (
        keeper.post(reverse("admin:articles_tag_delete", args=[tag.pk]), {"post": "yes"}).status_code == 403
    )


def test_an_unused_tag_is_deleted_after_a_question(keeper):
    tag = make_tag("lama")
    keeper.post(reverse("admin:articles_tag_delete", args=[tag.pk]), {"post": "yes"})
    assert not Tag.objects.exists()


def test_writers_have_no_page_of_tags(wati):
    assert sign_in(wati).get(LIST).status_code == 403


def test_writers_cannot_add_tags_beside_their_texts(wati):
    assert sign_in(wati).get(ADD).status_code == 403
