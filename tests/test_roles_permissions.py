"""Roles are data: after every migration each group holds exactly what it should."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from articles.roles import CATEGORY_ADMIN, EDITOR, ROLES, SITE_ADMIN, WRITER, synchronise
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def held_by(role: str) -> set[str]:
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in permissions}


def all_permissions() -> set[str]:
    permissions = Permission.objects.select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in permissions}


def unknown(roles: dict[str, set[str]]) -> set[str]:
    return set().union(*roles.values()) - all_permissions()


def test_every_permission_of_every_role_exists():
    assert unknown(ROLES) == set()


def test_a_slip_of_the_pen_in_a_role_is_found():
    assert unknown({WRITER: {"articles.add_article", "articles.publihs_article"}}) == {
        "articles.publihs_article"
    }


@pytest.mark.parametrize("role", ROLES)
def test_after_migrating_a_role_holds_exactly_its_permissions(role):
    assert held_by(role) == ROLES[role]


def test_the_roles_are_the_four_of_the_newsroom():
    assert list(ROLES) == ["Penulis", "Editor", "Admin Kategori", "Admin Situs"]


def test_synchronising_again_changes_nothing():
    assert synchronise() == {role: len(permissions) for role, permissions in ROLES.items()}
    assert Group.objects.filter(name__in=ROLES).count() == len(ROLES)


def test_what_was_added_or_taken_by_hand_is_put_right_by_the_next_migration():
    group = Group.objects.get(name=WRITER)
    group.permissions.set(Permission.objects.filter(codename__in=["publish_article", "delete_user"]))
    call_command("migrate", verbosity=0)
    assert held_by(WRITER) == ROLES[WRITER]


def test_people_keep_their_roles_and_other_groups_their_permissions():
    user, other = make_user(EDITOR), Group.objects.create(name="Magang")
    other.permissions.add(Permission.objects.get(codename="view_article"))
    synchronise()
    assert user.groups.get().name == EDITOR
    assert held_by("Magang") == {"articles.view_article"}


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("articles.change_article", {WRITER, EDITOR, SITE_ADMIN}),
        ("articles.oversee_article", {EDITOR, SITE_ADMIN}),
        ("articles.publish_article", {EDITOR, SITE_ADMIN}),
        ("articles.backdate_article", {EDITOR, SITE_ADMIN}),
        ("articles.withdraw_article", {EDITOR, SITE_ADMIN}),
        ("articles.correct_article", {EDITOR, SITE_ADMIN}),
        ("articles.change_category", {CATEGORY_ADMIN, SITE_ADMIN}),
        ("articles.delete_category", {CATEGORY_ADMIN, SITE_ADMIN}),
        ("articles.change_office", {SITE_ADMIN}),
        ("articles.change_user", {SITE_ADMIN}),
        ("pages.change_faq", {EDITOR, SITE_ADMIN}),
        ("articles.change_releasenumber", set()),
        ("articles.change_correction", set()),
        ("articles.delete_correction", set()),
        ("articles.change_event", set()),
        ("articles.delete_event", set()),
        ("articles.delete_releasenumber", set()),
        ("auth.change_group", set()),
        ("auth.change_permission", set()),
        ("admin.delete_logentry", set()),
    ],
)
def test_who_may_do_what(permission, roles):
    assert {role for role in ROLES if make_user(role).has_perm(permission)} == roles


def test_one_who_has_no_role_may_do_nothing():
    assert make_user().get_all_permissions() == set()


def test_one_who_left_may_do_nothing():
    assert make_user(SITE_ADMIN, is_active=False).get_all_permissions() == set()
