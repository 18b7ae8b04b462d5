from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Halaman dan tautan")

    def ready(self):
        # It knows models, which only now are there.
        import_module("pages.known_links").register()
