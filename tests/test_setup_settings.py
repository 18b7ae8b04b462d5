"""Settings read in a fresh process, as a server would read them."""

import ast
import json
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.environment import ROOT

PRODUCTION = {
    "SECRET_KEY": "k" * 64,
    "ALLOWED_HOSTS": "berita.contoh.go.id",
    "DATABASE_URL": "postgresql://humas:sandi@db/newsroom",
}
VALUE = "import json, newsroom.settings as s; print(json.dumps([getattr(s, n, None) for n in {names!r}], default=str))"


def run(code: str, tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run code with these variables only, beside a copy of the settings: no `.env` of this checkout is read."""
    package = tmp_path / "newsroom"
    if not package.exists():
        package.mkdir()
        for name in ("__init__.py", "settings.py", "videos.py"):
            shutil.copy(ROOT / "newsroom" / name, package)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=variables, capture_output=True, text=True
    )


def read(tmp_path: Path, *names: str, **variables: str) -> list:
    result = run(VALUE.format(names=names), tmp_path, **variables)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_production_starts_with_the_essentials(tmp_path):
    assert read(tmp_path, "DEBUG", "PRODUCTION", **PRODUCTION) == [False, True]


@pytest.mark.parametrize("missing", PRODUCTION)
def test_production_without_an_essential_says_which(tmp_path, missing):
    result = run("import newsroom.settings", tmp_path, **PRODUCTION | {missing: ""})
    assert re.findall(r"^(\w+) belum diisi", result.stderr, re.MULTILINE) == [missing]


def test_production_names_everything_that_is_missing_at_once(tmp_path):
    result = run("import newsroom.settings", tmp_path)
    assert re.findall(r"^(\w+) belum diisi", result.stderr, re.MULTILINE) == list(PRODUCTION)


def test_an_unknown_profile_is_refused(tmp_path):
    result = run("import newsroom.settings", tmp_path, **PRODUCTION, NEWSROOM_PROFILE="lokal")
    assert "NEWSROOM_PROFILE berisi 'lokal'" in result.stderr


def test_a_local_secret_key_is_kept(tmp_path):
    first = read(tmp_path, "SECRET_KEY", NEWSROOM_PROFILE="local")
    assert first == read(tmp_path, "SECRET_KEY", NEWSROOM_PROFILE="local")


def test_a_local_secret_key_is_readable_by_its_owner_only(tmp_path):
    read(tmp_path, "SECRET_KEY", NEWSROOM_PROFILE="local")
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_production_writes_no_secret_key(tmp_path):
    read(tmp_path, "SECRET_KEY", **PRODUCTION)
    assert not (tmp_path / "var").exists()


def test_a_local_site_uses_the_embedded_server(tmp_path):
    (databases,) = read(tmp_path, "DATABASES", NEWSROOM_PROFILE="local")
    assert databases["default"]["ENGINE"] == "newsroom.embedded_postgres"


def test_a_local_site_with_an_address_uses_that_database(tmp_path):
    (databases,) = read(tmp_path, "DATABASES", NEWSROOM_PROFILE="local", DATABASE_URL="postgresql://db/humas")
    assert (databases["default"]["ENGINE"], databases["default"]["NAME"]) == (
        "django.db.backends.postgresql",
        "humas",
    )


def test_a_socket_may_be_named_in_the_address(tmp_path):
    (databases,) = read(
        tmp_path, "DATABASES", **PRODUCTION | {"DATABASE_URL": "postgresql://u@/x?host=/run/pg"}
    )
    assert databases["default"]["OPTIONS"]["host"] == "/run/pg"


def test_web_requests_have_a_statement_timeout():
    code = "import newsroom.wsgi; from django.db import connection as c; print(c.settings_dict['OPTIONS']['options'])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert result.stdout == "-c statement_timeout=15000\n"


def test_commands_have_no_statement_timeout(tmp_path):
    (databases,) = read(tmp_path, "DATABASES", **PRODUCTION)
    assert "options" not in databases["default"]["OPTIONS"]


def test_no_log_is_left_to_python(tmp_path):
    """It prints, with its traceback, what finds no handler at all: a line for each visitor with a strange host."""
    (logging,) = read(tmp_path, "LOGGING", **PRODUCTION)
    assert all(logger["handlers"] for logger in logging["loggers"].values())


def test_production_is_https_only(tmp_path):
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    assert read(tmp_path, *names, **PRODUCTION) == [True, True, True]


def test_a_proxys_word_on_https_is_not_believed_unasked(tmp_path):
    assert read(tmp_path, "SECURE_PROXY_SSL_HEADER", **PRODUCTION) == [None]


def test_a_proxys_word_on_https_is_believed_where_there_is_one(tmp_path):
    (header,) = read(tmp_path, "SECURE_PROXY_SSL_HEADER", **PRODUCTION, BEHIND_PROXY="1")
    assert header == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_every_variable_is_described_in_the_example():
    tree = ast.parse((ROOT / "newsroom" / "settings.py").read_text())
    read_names = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and isinstance(node.args[0], ast.Constant)
    }
    compose_names = set(re.findall(r"\$\{([A-Z0-9_]+)", (ROOT / "docker-compose.yml").read_text()))
    described = set(re.findall(r"^#? ?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert described == read_names | compose_names


# Mail


def test_a_public_site_without_a_mail_server_sends_no_mail(tmp_path):
    assert read(tmp_path, "MAIL_IS_ON", **PRODUCTION) == [False]


def test_ones_own_computer_writes_mail_into_files(tmp_path):
    found = read(tmp_path, "MAIL_IS_ON", "EMAIL_BACKEND", "EMAIL_FILE_PATH", NEWSROOM_PROFILE="local")
    assert found == [True, "django.core.mail.backends.filebased.EmailBackend", str(tmp_path / "var" / "mail")]


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://surel.example", 25, False, False),
        ("smtp+tls://surel.example", 587, True, False),
        ("smtp+ssl://surel.example", 465, False, True),
        ("smtp+tls://surel.example:2525", 2525, True, False),
    ],
)
def test_a_mail_server_is_named_by_its_address(tmp_path, address, port, tls, ssl):
    names = ("MAIL_IS_ON", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL")
    found = read(tmp_path, *names, **PRODUCTION, EMAIL_URL=address)
    assert found == [True, "surel.example", port, tls, ssl]


def test_a_password_with_signs_is_read_whole(tmp_path):
    found = read(
        tmp_path,
        "EMAIL_HOST_USER",
        "EMAIL_HOST_PASSWORD",
        **PRODUCTION,
        EMAIL_URL="smtp://humas%40kota.example:a%2Fb%3Ac%40@surel.example",
    )
    assert found == ["humas@kota.example", "a/b:c@"]


@pytest.mark.parametrize(
    "address", ["smtp://humas:ra/hasia@surel.example", "pos://humas:rahasia@surel.example"]
)
def test_an_address_that_cannot_be_read_is_refused_without_telling_the_password(tmp_path, address):
    result = run("import newsroom.settings", tmp_path, **PRODUCTION, EMAIL_URL=address)
    assert ("EMAIL_URL tidak terbaca" in result.stderr, "hasia" in result.stderr) == (True, False)


@pytest.mark.parametrize(
    ("variables", "sender"),
    [
        ({}, "redaksi@berita.contoh.go.id"),
        ({"EMAIL_URL": "smtp://humas%40kota.example:x@surel.example"}, "humas@kota.example"),
        ({"EMAIL_FROM": "ruang@kota.example"}, "ruang@kota.example"),
    ],
)
def test_who_mail_comes_from(tmp_path, variables, sender):
    assert read(tmp_path, "DEFAULT_FROM_EMAIL", **PRODUCTION | variables) == [sender]


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        (PRODUCTION, "https://berita.contoh.go.id"),
        (PRODUCTION | {"HTTPS": "false"}, "http://berita.contoh.go.id"),
        (PRODUCTION | {"ALLOWED_HOSTS": "*,.kota.example"}, "https://kota.example"),
        (PRODUCTION | {"SITE_URL": "https://lain.example:8443/"}, "https://lain.example:8443"),
        ({"NEWSROOM_PROFILE": "local"}, "http://127.0.0.1:8000"),
    ],
)
def test_where_links_in_mail_lead(tmp_path, variables, address):
    assert read(tmp_path, "NEWSROOM_SITE_URL", **variables) == [address]


@pytest.mark.parametrize("address", ["berita.example", "ftp://berita.example", "https://", "https://a b"])
def test_an_address_of_the_site_that_is_none_is_refused(tmp_path, address):
    result = run("import newsroom.settings", tmp_path, **PRODUCTION, SITE_URL=address)
    assert "SITE_URL berisi" in result.stderr
