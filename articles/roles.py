"""Roles as data: which group holds which permissions. Synchronised after every migrate, and by `sync_roles`."""

from typing import Any

from django.apps import apps as global_apps

WRITER = "Penulis"
EDITOR = "Editor"
CATEGORY_ADMIN = "Admin Kategori"
SITE_ADMIN = "Admin Situs"


def _manage(*models: str) -> set[str]:
    return {
        f"{m.split('.')[0]}.{a}_{m.split('.')[1]}"
        for m in models
        for a in ("add", "change", "delete", "view")
    }


def _view(*models: str) -> set[str]:
    return {f"{m.split('.')[0]}.view_{m.split('.')[1]}" for m in models}


_WRITE = {
    "articles.add_article",
    "articles.change_article",
    "articles.delete_article",
    "articles.view_article",
    "articles.add_image",
    "articles.change_image",
    "articles.view_image",
    "articles.add_tag",
    "articles.view_tag",
    "articles.view_category",
}
_EDIT = (
    _WRITE
    | {
        "articles.oversee_article",
        "articles.publish_article",
        "articles.backdate_article",
        "articles.withdraw_article",
        "articles.correct_article",
        "articles.add_correction",
        "articles.view_correction",
        "articles.view_releasenumber",
        "articles.delete_image",
    }
    | _manage(
        "articles.mediahighlight",
        "articles.featuredslot",
        "pages.faqtopic",
        "pages.faq",
        "pages.linkgroup",
        "pages.link",
        "pages.page",
    )
)
_KEEP_SHELVES = _manage("articles.category", "articles.tag") | _view("articles.article")

ROLES: dict[str, set[str]] = {
    WRITER: _WRITE,
    EDITOR: _EDIT,
    CATEGORY_ADMIN: _KEEP_SHELVES,
    SITE_ADMIN: _EDIT
    | _KEEP_SHELVES
    | _manage("articles.user", "articles.office", "articles.sociallink")
    | _view("articles.event"),
}


def synchronise(apps: Any = global_apps) -> dict[str, int]:
    """Make the groups hold exactly `ROLES`. Returns group name → number of permissions."""
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    by_name = {
        f"{p.content_type.app_label}.{p.codename}": p
        for p in permission_model.objects.select_related("content_type")
    }
    counts = {}
    for name, wanted in ROLES.items():
        group, _ = group_model.objects.get_or_create(name=name)
        permissions = [by_name[p] for p in wanted if p in by_name]
        group.permissions.set(permissions)
        counts[name] = len(permissions)
    return counts


def synchronise_after_migrate(*, apps: Any = global_apps, **_: Any) -> None:
    """`post_migrate` fires once per app; the run after the last one sees every permission."""
    synchronise(apps)
