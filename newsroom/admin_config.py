"""Makes our admin site the default one. Apart from the site itself, which may only be imported once models are."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    default_site = "newsroom.admin_site.NewsroomAdminSite"
