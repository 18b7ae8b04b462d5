"""System checks of what would fail, or be unsafe, only once the site is public. The ids are stable."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

SHORTEST_KEY = 50


@register(Tags.database)
def database_is_postgresql(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    engine = settings.DATABASES["default"]["ENGINE"]
    if engine in ("django.db.backends.postgresql", "newsroom.embedded_postgres"):
        return []
    return [
        Error(
            f"Basis data {engine} tidak didukung.",
            hint="Isilah DATABASE_URL dengan alamat PostgreSQL: pencarian dan kunci baris bergantung padanya.",
            id="newsroom.E001",
        )
    ]


@register(Tags.security)
def hosts_are_named(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not settings.PRODUCTION or "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "ALLOWED_HOSTS menerima nama apa pun.",
            hint="Sebutkan nama domain situs: dari nama itu alamat dalam RSS, peta situs, dan tembolok dibuat.",
            id="newsroom.E002",
        )
    ]


@register(Tags.security)
def secret_key_is_long(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not settings.PRODUCTION or len(settings.SECRET_KEY) >= SHORTEST_KEY:
        return []
    return [
        Error(
            f"SECRET_KEY lebih pendek dari {SHORTEST_KEY} karakter.",
            hint='Buatlah dengan: python3 -c "import secrets; print(secrets.token_urlsafe(48))"',
            id="newsroom.E003",
        )
    ]


@register(Tags.security)
def editor_uploads_are_not_routed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The editor's own upload view asks for no permission and keeps what it is given."""
    if "ckeditor_uploader" not in settings.INSTALLED_APPS and not _is_routed("ckeditor_uploader"):
        return []
    return [
        Error(
            "Halaman unggah bawaan CKEditor terpasang.",
            hint="Hapuslah ckeditor_uploader dari INSTALLED_APPS dan urls.py.",
            id="newsroom.E004",
        )
    ]


@register(Tags.security)
def media_are_not_static(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    media, static = Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT).resolve()
    if not media.is_relative_to(static) and not static.is_relative_to(media):
        return []
    return [
        Error(
            "MEDIA_ROOT dan STATIC_ROOT bertumpuk.",
            hint="Pisahkan keduanya: berkas statis terbuka bagi siapa saja, gambar berita yang belum terbit tidak.",
            id="newsroom.E005",
        )
    ]


@register(Tags.security)
def object_store_is_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Half a configuration would quietly keep files in a folder, or fail at the first upload."""
    given = {name for name, value in settings.MEDIA_S3.items() if value}
    missing = {"BUCKET", "REGION", "ACCESS_KEY", "SECRET_KEY"} - given
    if not given or not missing:
        return []
    names = ", ".join(f"MEDIA_S3_{name}" for name in sorted(missing))
    return [
        Error(
            f"Penyimpanan objek belum lengkap: {names} kosong.",
            hint="Isilah semuanya, atau kosongkan semua MEDIA_S3_… agar berkas disimpan dalam folder MEDIA_ROOT.",
            id="newsroom.E006",
        )
    ]


@register(Tags.security)
def proxy_fetches_where_files_lie(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    known = {"/_media/": False, "/_store/": True}.get(settings.MEDIA_ACCEL_LOCATION)
    if known is None or known == bool(settings.MEDIA_S3["BUCKET"]):
        return []
    return [
        Error(
            f"MEDIA_ACCEL_LOCATION={settings.MEDIA_ACCEL_LOCATION} bukan tempat berkas disimpan.",
            hint="Isilah /_store/ bila berkas dalam penyimpanan objek, /_media/ bila dalam folder.",
            id="newsroom.E007",
        )
    ]


@register(Tags.security)
def readers_are_told_apart(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if settings.SECURE_PROXY_SSL_HEADER is None or settings.TRUSTED_PROXY_COUNT:
        return []
    return [
        checks.Warning(
            "BEHIND_PROXY menyala, tetapi TRUSTED_PROXY_COUNT 0: semua pembaca terhitung beralamat sama.",
            hint="Isilah banyaknya proksi milik sendiri yang menambahkan alamat pada kepala X-Forwarded-For.",
            id="newsroom.W001",
        )
    ]


def _is_routed(package: str) -> bool:
    waiting: list[URLPattern | URLResolver] = list(get_resolver().url_patterns)
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, URLResolver):
            waiting.extend(entry.url_patterns)
        elif getattr(entry.callback, "__module__", "").startswith(package):
            return True
    return False
