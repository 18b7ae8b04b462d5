"""Roles as data: which group holds which permissions. Synchronised after every migrate, and by `sync_roles`."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as global_apps
from django.utils import timezone
from django.utils.translation import gettext as _

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
    "articles.add_document",
    "articles.change_document",
    "articles.view_document",
    "articles.add_tag",
    "articles.view_tag",
    "articles.view_category",
    "articles.add_report",
    "articles.view_report",
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
        "articles.delete_document",
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
    | _view("articles.event", "articles.mail")
    | {"articles.export_event"},
}


def synchronise(apps: Any = global_apps) -> dict[str, int]:
    """Make the groups hold exactly `ROLES`. Returns group name → number of permissions. What changed in them stands
    in the log; what a new office begins with is no change."""
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    by_name = {
        f"{p.content_type.app_label}.{p.codename}": p
        for p in permission_model.objects.select_related("content_type")
    }
    is_new_office = not group_model.objects.filter(name__in=ROLES).exists()
    counts, changes = {}, {}
    for name, wanted in ROLES.items():
        group, _created = group_model.objects.get_or_create(name=name)
        held = set(group.permissions.values_list("pk", flat=True))
        permissions = {label: by_name[label] for label in wanted if label in by_name}
        added = sorted(label for label, permission in permissions.items() if permission.pk not in held)
        kept = {permission.pk for permission in permissions.values()}
        removed = sorted(label for label, permission in by_name.items() if permission.pk in held - kept)
        group.permissions.set(permissions.values())
        counts[name] = len(permissions)
        if added or removed:
            changes[name] = {"added": added, "removed": removed}
    if changes and not is_new_office:
        _write_down(apps, changes)
    return counts


def _write_down(apps: Any, changes: dict[str, dict[str, list[str]]]) -> None:
    """As `articles.audit.record` does, with the models of the moment, which a migration may still lack."""
    if "event" in apps.all_models["articles"]:
        apps.get_model("articles", "Event").objects.create(
            verb="synchronise_roles", actor_name=_("Sistem"), at=timezone.now(), details={"roles": changes}
        )


def synchronise_after_migrate(*, app_config: AppConfig, apps: Any = global_apps, **_: Any) -> None:
    """`post_migrate` fires once per app, and only after the last one every permission is there."""
    migrated = [config for config in global_apps.get_app_configs() if config.models_module is not None]
    if app_config.label == migrated[-1].label:
        synchronise(apps)
