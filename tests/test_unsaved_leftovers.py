"""What has had its time goes: forgotten forms, and drafts that lay in the bin for thirty days."""

from datetime import datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import workflow
from articles.leftovers import remove_leftovers
from articles.models import Article, Autosave, Event, Presence
from tests.factories import NOW, make_draft

pytestmark = pytest.mark.django_db


def run(*options: str) -> str:
    output = StringIO()
    call_command("remove_leftovers", *options, stdout=output)
    return output.getvalue()


def autosave(draft: Article, at: datetime) -> Autosave:
    return Autosave.objects.create(
        page=uuid4(), user=draft.writer, article=draft, fields={"values": {}}, saved_at=at
    )


def presence(draft: Article, at: datetime) -> Presence:
    return Presence.objects.create(page=uuid4(), user=draft.writer, article=draft, since=at, seen_at=at)


def binned(at: datetime) -> Article:
    draft = make_draft(headline="Draf yang dibuang")
    return workflow.discard_draft(article=draft, by=draft.writer, now=at)


def test_an_autosave_stays_for_thirty_days(wati):
    draft = make_draft(writer=wati)
    young = autosave(draft, NOW - timedelta(days=29))
    autosave(draft, NOW - timedelta(days=30))
    assert remove_leftovers(NOW).autosaves == 1
    assert Autosave.objects.get() == young


def test_a_presence_stays_for_a_day(wati):
    draft = make_draft(writer=wati)
    young = presence(draft, NOW - timedelta(hours=23))
    presence(draft, NOW - timedelta(days=1))
    assert remove_leftovers(NOW).presences == 1
    assert Presence.objects.get() == young


def test_a_draft_stays_in_the_bin_for_thirty_days():
    young = binned(NOW - timedelta(days=29))
    binned(NOW - timedelta(days=30))
    assert remove_leftovers(NOW).drafts == 1
    assert Article.objects.get() == young


def test_a_draft_that_nobody_threw_away_stays():
    draft = make_draft()
    Article.objects.update(updated_at=NOW - timedelta(days=400), created_at=NOW - timedelta(days=400))
    remove_leftovers(NOW)
    assert Article.objects.get() == draft


def test_a_draft_that_was_taken_back_stays():
    draft = binned(NOW - timedelta(days=40))
    workflow.restore_draft(article=draft, by=draft.writer, now=NOW - timedelta(days=20))
    assert remove_leftovers(NOW).drafts == 0


def test_the_log_says_which_draft_went():
    draft = binned(NOW - timedelta(days=30))
    remove_leftovers(NOW)
    event = Event.objects.get(verb="remove_draft")
    assert (event.article_id, event.subject, event.actor_name, event.at) == (
        draft.pk,
        "Draf yang dibuang",
        "Sistem",
        NOW,
    )


def test_what_was_written_about_a_draft_in_the_log_stays():
    draft = binned(NOW - timedelta(days=30))
    remove_leftovers(NOW)
    assert Event.objects.filter(verb="discard_draft", article_id=draft.pk).exists()


def test_the_command_ends_with_its_count():
    draft = make_draft()
    autosave(draft, timezone.now() - timedelta(days=31))
    binned(timezone.now() - timedelta(days=31))
    assert (
        run()
        == "1 isian otomatis, 0 tanda hadir, 1 draf di tempat sampah, 0 berkas foto lama, 0 laporan, dan 0 catatan tugas dihapus.\n"
    )


def test_trying_it_removes_nothing():
    draft = binned(timezone.now() - timedelta(days=31))
    assert (
        run("--dry-run")
        == "0 isian otomatis, 0 tanda hadir, 1 draf di tempat sampah, 0 berkas foto lama, 0 laporan, dan 0 catatan tugas akan dihapus.\n"
    )
    assert Article.objects.get() == draft


def test_a_second_time_there_is_nothing_left():
    binned(timezone.now() - timedelta(days=31))
    run()
    assert (
        run()
        == "0 isian otomatis, 0 tanda hadir, 0 draf di tempat sampah, 0 berkas foto lama, 0 laporan, dan 0 catatan tugas dihapus.\n"
    )
