"""`/sehat/`, as the monitor sees it."""

import os
import subprocess
import sys

from tests.environment import ROOT


def test_it_says_ok_while_the_database_answers(client, db):
    assert client.get("/sehat/").content == b"ok\n"


def test_its_answer_is_never_kept(client, db):
    assert "no-store" in client.get("/sehat/")["Cache-Control"]


def test_it_sets_no_cookie(client, db):
    assert not client.get("/sehat/").cookies


def test_it_is_not_sent_to_https(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/sehat/").status_code == 200


def test_it_says_503_when_the_database_is_away(tmp_path):
    code = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "print(Client().get('/sehat/', headers={'host': 'localhost'}).status_code)"
    )
    nowhere = {**os.environ, "DATABASE_URL": f"postgresql://postgres@/x?host={tmp_path}"}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=nowhere, capture_output=True, text=True
    )
    assert result.stdout == "503\n"
