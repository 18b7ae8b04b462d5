"""A real object store on loopback, and the site's files in it."""

import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from newsroom.object_store import ObjectStore
from tests.environment import ROOT
from tests.proxy import free_port

BUCKET = "redaksi"
ACCESS = {"access_key": "humas:redaksi", "secret_key": "rahasia", "region_name": "us-east-1"}


@pytest.fixture(scope="session")
def store_address() -> Iterator[str]:
    """Where the store listens. One a worker; it takes some seconds to start."""
    port = free_port()
    # Not in memory: it needs a disk's extended attributes.
    with TemporaryDirectory(prefix="newsroom-store-", dir="/var/tmp") as folder:
        command = [sys.executable, "-W", "ignore", "-m", "tests.swift_server", folder, str(port)]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            assert server.stdout.readline() == "up\n", "the object store does not start"
            address = f"http://127.0.0.1:{port}"
            options: dict[str, Any] = {"bucket_name": BUCKET, "endpoint_url": address, **ACCESS}
            ObjectStore(**options).bucket.create()
            yield address
        finally:
            server.terminate()
            server.wait()
            server.stdout and server.stdout.close()


def use_store(settings: Settings, address: str) -> ObjectStore:
    """Files of the site lie in the store at `address` until the test ends."""
    options = {"bucket_name": BUCKET, "endpoint_url": address, **ACCESS}
    settings.MEDIA_S3 = {"BUCKET": BUCKET}
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "newsroom.object_store.ObjectStore", "OPTIONS": options}
    }
    assert isinstance(default_storage, ObjectStore)
    return default_storage


@pytest.fixture
def store(settings: Settings, store_address: str) -> ObjectStore:
    return use_store(settings, store_address)
