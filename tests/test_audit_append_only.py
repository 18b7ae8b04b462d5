"""What stands in the log of deeds stays there: the database itself refuses to change it."""

import os
import subprocess
import sys

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles import audit
from articles.models import Article, Event, User
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db

SETTING = "newsroom.audit_may_be_emptied"


@pytest.fixture
def event():
    return audit.record("submit", by=make_user(), now=timezone.now(), article=make_draft())


def refused(statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        statement()


def run(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles_event SET actor_name = 'Orang lain'",
        "UPDATE articles_event SET reason = reason",
        "DELETE FROM articles_event",
        "WITH gone AS (DELETE FROM articles_event RETURNING id) SELECT * FROM gone",
    ],
)
@pytest.mark.parametrize("setting", ["on", "off", ""])
def test_no_statement_changes_or_deletes_a_row(sql, setting, event):
    run(f"SET LOCAL {SETTING} = '{setting}'")
    refused(lambda: run(sql))


@pytest.mark.parametrize(
    "sql", ["TRUNCATE articles_event", "TRUNCATE articles_event RESTART IDENTITY CASCADE"]
)
@pytest.mark.parametrize("setting", ["off", "", "true"])
def test_the_log_is_not_emptied(sql, setting, event):
    run(f"SET LOCAL {SETTING} = '{setting}'")
    refused(lambda: run(sql))


def test_tests_may_empty_it(event):
    run(f"SET LOCAL {SETTING} = 'on'")
    run("TRUNCATE articles_event")
    assert Event.objects.count() == 0


def test_a_row_is_not_saved_again(event):
    event.reason = "Alasan lain"
    refused(event.save)


def test_rows_are_not_updated_together(event):
    refused(lambda: Event.objects.update(reason="Alasan lain"))


def test_a_row_is_not_deleted(event):
    refused(event.delete)


def test_rows_are_not_deleted_together(event):
    refused(Event.objects.all().delete)


def test_an_insert_does_not_overwrite(event):
    row = Event(pk=event.pk, verb="submit", actor_name="Orang lain", at=timezone.now())
    refused(
        lambda: Event.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["id"], update_fields=["actor_name"]
        )
    )


def test_what_became_of_an_article_outlives_it(event):
    Article.objects.filter(pk=event.article_id).delete()
    assert Event.objects.filter(pk=event.pk, article_id=event.article_id).exists()


def test_who_did_it_outlives_the_account(event):
    Article.objects.all().delete()
    User.objects.all().delete()
    stored = Event.objects.get(pk=event.pk)
    assert (stored.actor_id, stored.actor_name) == (event.actor_id, event.actor_name)


def options_of(profile, **environment):
    code = "from newsroom import settings; print(settings.DATABASES['default']['OPTIONS'].get('options', ''))"
    surroundings = {
        "PATH": os.environ["PATH"],
        "NEWSROOM_PROFILE": profile,
        "NEWSROOM_VAR": os.environ["NEWSROOM_VAR"],
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "humas.example",
        "DATABASE_URL": "postgresql://somebody@localhost/newsroom",
        **environment,
    }
    asked = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr
    return asked.stdout


def test_the_tests_own_connections_may_empty_it():
    assert f"{SETTING}=on" in options_of("test")


@pytest.mark.parametrize("profile", ["production", "local"])
def test_no_other_connection_may(profile):
    assert SETTING not in options_of(profile)
