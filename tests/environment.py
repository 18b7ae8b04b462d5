"""The surroundings of a test run, made before Django reads its settings: conftest.py imports this first.

The first process (pytest's own, the controller under xdist) starts one embedded server; the workers inherit its
address in DATABASE_URL. It ends with that process, on Ctrl-C too. A DATABASE_URL given from outside is used as is.
"""

import os
import signal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "test"
# What a developer or a host has set for the site must not change what the tests see.
FOREIGN = (
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_CONN_MAX_AGE",
    "DEBUG",
    "EMAIL_FROM",
    "EMAIL_URL",
    "HSTS_SECONDS",
    "HTTPS",
    "LINK_CHECKS",
    "LOG_LEVEL",
    "MEDIA_ACCEL_LOCATION",
    "MEDIA_ROOT",
    "MEDIA_S3_ACCESS_KEY",
    "MEDIA_S3_BUCKET",
    "MEDIA_S3_ENDPOINT",
    "MEDIA_S3_REGION",
    "MEDIA_S3_SECRET_KEY",
    "NEWSROOM_LANGUAGE",
    "NEWSROOM_STATEMENT_TIMEOUT_MS",
    "READERS_PER_NETWORK",
    "READ_WINDOW_MINUTES",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "SITE_URL",
    "STATIC_ROOT",
    "TASK_WORKER",
    "TRUSTED_PROXY_COUNT",
)


def prepare() -> None:
    for name in FOREIGN:
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    os.environ["NEWSROOM_PROFILE"] = "test"
    os.environ["NEWSROOM_VAR"] = str(VAR)
    # Playwright keeps an event loop in the thread in which the tests ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    if not os.environ.get("DATABASE_URL"):
        from newsroom.embedded_postgres.server import EmbeddedServer

        # A run that is terminated ends like one that is interrupted, or its server would stay.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        server = EmbeddedServer(VAR / "postgres", durable=False)
        server.ensure_running()
        os.environ["DATABASE_URL"] = server.url("postgres")


prepare()
