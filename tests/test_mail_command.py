"""`manage.py send_mail`: once, and as a process that goes on through every trouble until SIGTERM."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import workflow
from articles.models import Article, Mail
from articles.roles import WRITER
from tests.environment import ROOT
from tests.factories import make_draft, make_office, make_user
from tests.mail_server import listening

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def sender(silent_postbox) -> Iterator[Start]:
    """Start the process beside the tests' database."""
    started = []

    def start(*options: str) -> subprocess.Popen[str]:
        database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
        process = subprocess.Popen(
            [sys.executable, "manage.py", "send_mail", *options],
            cwd=ROOT,
            env=os.environ
            | {
                "DATABASE_URL": database.geturl(),
                "EMAIL_URL": f"smtp://127.0.0.1:{silent_postbox.port}",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def submit() -> Article:
    draft = make_draft(writer=make_user(WRITER))
    return workflow.submit(article=draft, by=draft.writer, now=timezone.now())


def eventually(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.1)
    return False


def said(*options: str) -> str:
    out = StringIO()
    call_command("send_mail", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def editor(rina):
    rina.email = "rina@kantor.example"
    rina.save()
    return rina


@pytest.mark.django_db
def test_it_ends_with_a_count(editor, postbox):
    submit()
    assert said() == "1 surel terkirim, 0 gagal dan akan dicoba lagi, 0 tidak perlu dikirim lagi.\n"


@pytest.mark.django_db
def test_a_dry_run_sends_nothing(editor, postbox):
    submit()
    assert said("--dry-run") == "1 surel akan dikirim, dan 0 ringkasan harian akan ditulis.\n"
    assert postbox.received == []


@pytest.mark.django_db
def test_while_mail_is_off_it_says_so(editor, settings):
    settings.MAIL_IS_ON = False
    assert "EMAIL_URL belum diisi" in said()


@pytest.mark.django_db
def test_the_digest_comes_once_a_day_however_often_it_starts(editor, postbox):
    make_office(digest_hour=0)
    article = submit()
    Article.objects.update(submitted_at=timezone.now() - timedelta(days=3))
    Mail.objects.all().delete()
    for _each in range(3):
        said()
    assert [(mail["To"], article.headline in mail.get_content()) for mail in postbox.received] == [
        ("rina@kantor.example", True)
    ]


@pytest.mark.django_db
def test_what_left_long_ago_is_forgotten_once_a_day(editor, postbox):
    make_office(digest_hour=0)
    submit()
    Mail.objects.update(sent_at=timezone.now() - timedelta(days=31))
    said()
    assert Mail.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_as_a_process_it_sends_what_comes_until_it_is_told_to_stop(editor, sender, postbox):
    process = sender("--every", "1")
    submit()
    assert eventually(lambda: len(postbox.received) == 1)
    submit()
    assert eventually(lambda: len(postbox.received) == 2)
    process.send_signal(signal.SIGTERM)
    out, errors = process.communicate(timeout=20)
    assert (process.returncode, out.startswith("2 surel terkirim"), errors) == (0, True, "")


@pytest.mark.django_db(transaction=True)
def test_it_outlives_its_connection_to_the_database(editor, sender, postbox):
    process = sender("--every", "1", "--verbosity", "0")
    submit()
    assert eventually(lambda: len(postbox.received) == 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    submit()
    assert eventually(lambda: len(postbox.received) == 2)
    process.send_signal(signal.SIGTERM)
    _out, errors = process.communicate(timeout=20)
    assert (process.returncode, "Basis data tidak menjawab" in errors) == (0, True)


@pytest.mark.django_db(transaction=True)
def test_it_outlives_a_mail_server_that_is_away(editor, sender, silent_postbox):
    process = sender("--every", "1")
    submit()
    assert eventually(lambda: Mail.objects.exclude(last_error="").exists())
    with listening(silent_postbox):
        Mail.objects.update(due_at=timezone.now())
        assert eventually(lambda: len(silent_postbox.received) == 1)
    assert process.poll() is None
