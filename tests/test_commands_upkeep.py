"""The commands that keep roles, search and the list of what is read most in order."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, DailyViews, PopularArticle, ReadSlot, SearchDocument
from articles.roles import ROLES, WRITER
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db


def run(name, *options):
    output = StringIO()
    call_command(name, *options, stdout=output)
    return output.getvalue()


# Roles


def test_a_role_gets_its_permissions_back():
    writer = Group.objects.get(name=WRITER)
    writer.permissions.clear()
    run("sync_roles")
    assert writer.permissions.count() == len(ROLES[WRITER])


def test_a_right_that_is_no_part_of_the_role_goes():
    extra = Permission.objects.get(codename="change_user")
    Group.objects.get(name=WRITER).permissions.add(extra)
    run("sync_roles")
    assert not Group.objects.get(name=WRITER).permissions.filter(pk=extra.pk).exists()


def test_trying_roles_changes_nothing():
    Group.objects.get(name=WRITER).permissions.clear()
    assert "4 peran diperiksa, 1 akan berubah." in run("sync_roles", "--dry-run")
    assert not Group.objects.get(name=WRITER).permissions.exists()


def test_roles_in_order_stay():
    assert "4 peran diperiksa, 0 berubah." in run("sync_roles")


# Search


def test_every_article_that_is_or_will_be_public_is_indexed():
    make_article(timezone.now())
    make_article(timezone.now(), published_at=timezone.now() + timedelta(days=1))
    make_draft()
    SearchDocument.objects.all().delete()
    assert run("rebuild_search") == "2 berita diindeks, 0 entri dihapus.\n"
    assert SearchDocument.objects.count() == 2


def test_entries_of_what_is_not_public_go():
    article = make_article(timezone.now())
    Article.objects.filter(pk=article.pk).update(status="in_review", published_at=None)
    assert run("rebuild_search") == "0 berita diindeks, 1 entri dihapus.\n"


def test_a_second_rebuilding_finds_the_same():
    make_article(timezone.now())
    assert run("rebuild_search") == run("rebuild_search")


def test_trying_to_rebuild_changes_nothing():
    make_article(timezone.now())
    SearchDocument.objects.all().delete()
    assert run("rebuild_search", "--dry-run") == "1 berita akan diindeks, 0 entri akan dihapus.\n"
    assert not SearchDocument.objects.exists()


# Reads


def read(times):
    article = make_article(timezone.now())
    ReadSlot.objects.create(article=article, day=timezone.localdate(), slot=3, people=times)
    return article


def test_reads_are_folded_and_the_list_of_the_most_read_is_renewed():
    few, many = read(1), read(5)
    assert run("fold_reads") == "2 catatan baca dilipat.\n"
    assert [row.article for row in PopularArticle.objects.all()] == [many, few]


def test_trying_to_fold_changes_nothing():
    read(1)
    assert run("fold_reads", "--dry-run") == "1 catatan baca akan dilipat.\n"
    assert (ReadSlot.objects.count(), DailyViews.objects.count()) == (1, 0)


def test_folding_again_folds_nothing():
    article = read(4)
    run("fold_reads")
    assert run("fold_reads") == "0 catatan baca dilipat.\n"
    assert DailyViews.objects.get(article=article).people == 4
