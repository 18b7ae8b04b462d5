"""When the sample newsroom is not loaded, and what it leaves alone."""

from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Office
from articles.sample import loader, stories
from tests.factories import make_user


def test_a_dry_run_writes_nothing(db):
    call_command("load_sample_content", "--dry-run", "--articles", "500", stdout=StringIO())
    assert not Article.objects.exists()


def test_it_refuses_a_real_site(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="sandi yang diketahui umum"):
        call_command("load_sample_content")


def test_it_can_be_told_to_fill_a_real_site(settings, db):
    settings.PRODUCTION = True
    out = StringIO()
    call_command("load_sample_content", "--dry-run", "--with-known-passwords", stdout=out)
    assert out.getvalue().startswith("Akan dibuat:")


def test_it_does_not_touch_an_account_of_the_same_name(db):
    make_user("Editor", username="editor", initials="aaa")
    with pytest.raises(CommandError, match="Nama akun sudah dipakai: editor"):
        call_command("load_sample_content", stdout=StringIO())


@pytest.mark.parametrize("number", ["-1", "many", "1000001", "1e3", "²"])
def test_a_number_of_articles_that_is_none_is_refused(number):
    with pytest.raises(CommandError, match="bilangan bulat"):
        call_command("load_sample_content", f"--articles={number}")


def test_it_keeps_the_identity_that_an_office_has(db):
    Office.objects.create(pk=1, name="Kantor Kami")
    loader.surroundings.create_office()
    assert Office.objects.get().name == "Kantor Kami"


def test_just_after_midnight_only_the_scheduled_articles_are_still_to_come():
    now = datetime(2027, 3, 1, 0, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
    later = {story.key for story in stories.STORIES if story.moment(now) > now}
    assert later == {"terjadwal-perahu-malam", "terjadwal-siaran-gizi"}
