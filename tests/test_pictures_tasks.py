"""Who makes the sizes: the worker, or whoever saves where none runs."""

from datetime import timedelta

import PIL.Image
import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import pictures
from articles.leftovers import remove_leftovers
from articles.models import Image
from articles.tasks import make_sizes
from tests.cast import sign_in
from tests.factories import NOW
from tests.photos import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def has_worker(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_without_a_worker_they_are_made_once_the_picture_is_certain(wati, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = pictures.store(photo(40, 30), by=wati)
        assert not image.renditions.exists()
    assert image.renditions.exists()


@pytest.mark.django_db(transaction=True)
def test_with_one_they_wait_for_it(wati, has_worker):
    image = pictures.store(photo(40, 30), by=wati)
    assert not image.renditions.exists()
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    assert image.renditions.exists()


def test_a_picture_that_was_not_kept_asks_for_none(wati, has_worker, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True) as asked,
        pytest.raises(Exception, match="alt_text"),
    ):
        pictures.store(photo(40, 30), by=wati, alt_text="x" * 301)
    assert asked == []


def test_where_they_cannot_be_made_the_picture_is_shown_without(wati, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = pictures.store(photo(40, 30), by=wati)
        image.file.storage.delete(image.file.name)
    assert image.picture().src == image.file.url


def test_a_queue_that_does_not_answer_undoes_no_upload(wati, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "tests.dead_queue.DeadQueue"}}
    with django_capture_on_commit_callbacks(execute=True):
        pictures.store(photo(40, 30), by=wati)
    assert Image.objects.count() == 1


def test_our_own_drawings_need_no_child(wati, monkeypatch):
    monkeypatch.delattr(pictures.confined, "run")
    assert pictures.store(PIL.Image.new("RGB", (40, 30)), by=wati).width == 40


def waiting(minutes: int) -> None:
    make_sizes.enqueue(1)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=minutes))


def test_the_monitor_is_told_of_tasks_that_nobody_takes(client, has_worker):
    waiting(11)
    answer = client.get("/sehat/")
    assert (answer.status_code, "1 tugas menunggu" in answer.content.decode()) == (200, True)


def test_the_monitor_is_not_told_of_tasks_that_just_came(client, has_worker):
    waiting(9)
    assert client.get("/sehat/").content == b"ok\n"


def test_finished_tasks_are_forgotten_after_two_weeks(has_worker):
    waiting(0)
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=NOW - timedelta(days=14))
    assert remove_leftovers(NOW).tasks == 1


def test_what_is_still_missing_is_asked_for_daily(wati, django_capture_on_commit_callbacks):
    image = pictures.store(photo(40, 30), by=wati)
    Image.objects.update(uploaded_at=NOW - timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_leftovers(NOW).asked_again == 1
    assert image.renditions.exists()


def test_the_librarys_own_list_of_tasks_is_no_desk(sari):
    sari.is_superuser = True
    sari.save()
    assert sign_in(sari).get("/redaksi/django_tasks_database/dbtaskresult/").status_code == 404
