"""Every system check of ours: it speaks when it should, and the site as it stands gives it no reason to."""

import pytest
from django.core.checks import run_checks
from django.http import HttpResponse
from django.urls import path

from newsroom.checks import database_is_postgresql


def ids(**options) -> set[str]:
    return {message.id for message in run_checks(**options)}


def bundled_upload(request):
    return HttpResponse()


bundled_upload.__module__ = "ckeditor_uploader.views"
urlpatterns = [path("unggah/", bundled_upload)]


def test_the_site_as_it_stands_passes():
    assert not {found for found in ids() if found.startswith("newsroom.")}


def test_another_database_is_refused(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    assert "newsroom.E001" in {message.id for message in database_is_postgresql(None)}


@pytest.fixture
def production(settings):
    settings.PRODUCTION = True
    return settings


def test_any_host_name_is_refused_in_production(production):
    production.ALLOWED_HOSTS = ["berita.go.id", "*"]
    assert "newsroom.E002" in ids(tags=["security"])


def test_a_short_secret_key_is_refused_in_production(production):
    production.SECRET_KEY = "pendek"
    assert "newsroom.E003" in ids(tags=["security"])


def test_a_short_secret_key_is_accepted_elsewhere(settings):
    settings.SECRET_KEY = "pendek"
    assert "newsroom.E003" not in ids(tags=["security"])


@pytest.mark.urls(__name__)
def test_the_editors_own_upload_view_is_refused():
    assert "newsroom.E004" in ids(tags=["security"])


@pytest.mark.parametrize(("trusted", "warned"), [(0, True), (1, False)])
def test_a_proxy_that_hides_all_readers_is_warned_of(settings, trusted, warned):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXY_COUNT = trusted
    assert ("newsroom.W001" in ids(tags=["security"])) == warned


@pytest.mark.parametrize(
    ("media", "static"), [("/srv/a/media", "/srv/a"), ("/srv/a", "/srv/a/static"), ("/x", "/x")]
)
def test_media_among_static_files_are_refused(settings, media, static):
    settings.MEDIA_ROOT, settings.STATIC_ROOT = media, static
    assert "newsroom.E005" in ids(tags=["security"])
