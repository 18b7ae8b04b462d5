"""Every address of the site."""

from django.contrib import admin
from django.urls import path

from newsroom.health import health

urlpatterns = [
    path("redaksi/", admin.site.urls),
    path("sehat/", health, name="health"),
]
