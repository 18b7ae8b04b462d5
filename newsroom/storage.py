"""Where files lie: addresses that tell nothing."""

import secrets
from pathlib import PurePosixPath

from django.db import models


def random_picture_name(instance: models.Model, filename: str) -> str:
    """An address that cannot be guessed; only the extension of our own output stays."""
    name = secrets.token_urlsafe(15)
    return f"gambar/{name[:2].lower()}/{name}{PurePosixPath(filename).suffix.lower()}"
