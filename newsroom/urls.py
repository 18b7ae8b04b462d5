"""Every address of the site."""

from django.contrib import admin
from django.urls import path

from articles.admin.profile import profile
from newsroom.health import health

urlpatterns = [
    path("redaksi/profil/", admin.site.admin_view(profile), name="profile"),
    path("redaksi/", admin.site.urls),
    path("sehat/", health, name="health"),
]
