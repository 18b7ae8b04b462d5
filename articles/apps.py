from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from articles.roles import synchronise_after_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Ruang berita")

    def ready(self):
        # Permissions appear after migrate, so no data migration can hand them out.
        post_migrate.connect(synchronise_after_migrate, dispatch_uid="articles.roles")
        # It knows models, which only now are there.
        import_module("articles.sign_ins").connect()
