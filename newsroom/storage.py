"""Where files lie: addresses that tell nothing."""

import secrets
from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext as _


def random_picture_name(instance: models.Model, filename: str) -> str:
    """An address that cannot be guessed; only the extension of our own output stays."""
    return f"gambar/{_random_path()}{PurePosixPath(filename).suffix.lower()}"


def random_document_name(instance: models.Model, filename: str) -> str:
    return f"dokumen/{_random_path()}.pdf"


def random_report_name(instance: models.Model, filename: str) -> str:
    """Never public: no text can show it, and `articles.media` asks texts and libraries only."""
    return f"laporan/{_random_path()}{PurePosixPath(filename).suffix.lower()}"


def store_is_away() -> str:
    return _("Berkas belum tersimpan karena tempat penyimpanan tidak menjawab. Coba lagi beberapa saat lagi.")


def _random_path() -> str:
    name = secrets.token_urlsafe(15)
    return f"{name[:2].lower()}/{name}"
