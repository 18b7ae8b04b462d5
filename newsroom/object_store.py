"""Files in an S3-compatible object store. Private: visitors get them from our own addresses, never from the store's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlsplit

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from storages.backends.s3 import S3Storage

# How long an order to the proxy is good for: it is carried out at once.
ORDER_SECONDS = 60


class StoreUnavailable(OSError):  # noqa: N818  it is a state, not a fault of ours
    """The store does not answer, or refuses."""


class ObjectStore(S3Storage):
    """Whatever goes wrong is an OSError, as it is with files on a disk."""

    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | {
            "default_acl": None,
            "file_overwrite": False,
            "querystring_expire": ORDER_SECONDS,
            # Bytes of a file that is read; the rest goes to a temporary file.
            "max_memory_size": 2 * 1024 * 1024,
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                connect_timeout=3,
                read_timeout=15,
                retries={"total_max_attempts": 2},
                # Stores other than Amazon's may not know the newer checksums.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        }

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        return settings.MEDIA_URL + quote(str(name))

    def order(self, name: str) -> str:
        """Path and query under which the store gives out `name` for a minute, to whoever knows them."""
        with _as_os_errors():
            address = super().url(name, expire=ORDER_SECONDS)
        parts = urlsplit(address)
        return f"{parts.path}?{parts.query}"

    def _open(self, name: str, mode: str = "rb") -> File:
        with _as_os_errors():
            opened = super()._open(name, mode)
            if "r" in mode:
                # Fetched now, while a failure still has an answer.
                opened.seek(0)
        return opened

    def _save(self, name: str, content: File) -> str:
        with _as_os_errors():
            return super()._save(name, content)

    def delete(self, name: str) -> None:
        with _as_os_errors():
            super().delete(name)

    def exists(self, name: str) -> bool:
        with _as_os_errors():
            return super().exists(name)

    def size(self, name: str) -> int:
        with _as_os_errors():
            return super().size(name)


@contextmanager
def _as_os_errors() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
            raise FileNotFoundError(str(error)) from error
        raise StoreUnavailable(str(error)) from error
    except (Boto3Error, BotoCoreError) as error:
        raise StoreUnavailable(str(error)) from error
