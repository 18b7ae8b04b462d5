"""The exact minute, with its zone, is told before a schedule is confirmed; the calendar's script gets one sentence."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Event, Office
from tests.cast import sign_in
from tests.factories import make_article, make_draft
from tests.filling import send, shown

pytestmark = pytest.mark.django_db

DAY = "2099-01-05"
MINUTE = "Senin, 5 Januari 2099 pukul 06.30 WIT"
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def eastern(db):
    return Office.objects.create(name="Dinas Contoh", time_zone="Asia/Jayapura")


@pytest.fixture
def submitted(wati):
    return workflow.submit(article=make_draft(writer=wati), by=wati, now=timezone.now())


@pytest.fixture
def scheduled(eastern):
    return make_article(timezone.now(), datetime(2098, 12, 31, 15, 45, tzinfo=eastern.zone))


@pytest.fixture
def editor(rina):
    return sign_in(rina)


def page(article, verb="schedule") -> str:
    return reverse("admin:articles_article_verb", args=[article.pk, verb])


def chosen(article, day=DAY, hour="06:30", **more):
    return {"version": article.version, "day": day, "hour": hour, **more}


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_without_script_a_chosen_minute_is_told_and_nothing_is_done(submitted, editor):
    response = editor.post(page(submitted), chosen(submitted))
    submitted.refresh_from_db()
    assert f"Terbit {MINUTE}" in words(response)
    assert (submitted.status, submitted.published_at) == ("in_review", None)


def test_telling_the_minute_leaves_no_trace(submitted, editor):
    before = Event.objects.count()
    editor.post(page(submitted), chosen(submitted))
    assert Event.objects.count() == before


def test_the_same_button_again_schedules(submitted, editor):
    told = editor.post(page(submitted), chosen(submitted))
    editor.post(page(submitted), shown(told))
    submitted.refresh_from_db()
    assert submitted.published_at == datetime(2099, 1, 5, 6, 30, tzinfo=Office.objects.get().zone)


def test_another_hour_after_that_is_told_again(submitted, editor):
    told = editor.post(page(submitted), chosen(submitted))
    response = editor.post(page(submitted), shown(told) | {"hour": "07:15"})
    submitted.refresh_from_db()
    assert "pukul 07.15 WIT" in words(response)
    assert submitted.published_at is None


def test_a_minute_told_in_another_zone_is_told_again(submitted, editor):
    told = editor.post(page(submitted), chosen(submitted))
    Office.objects.update(time_zone="Asia/Jakarta")
    response = editor.post(page(submitted), shown(told))
    submitted.refresh_from_db()
    assert "pukul 06.30 WIB" in words(response)
    assert submitted.published_at is None


def test_what_would_be_refused_is_refused_before_it_is_confirmed(submitted, editor):
    response = editor.post(page(submitted), chosen(submitted, "2020-01-05"))
    assert "belum lewat" in words(response)
    assert "Terbit Minggu" not in words(response)


def embargoed(article, until):
    Article.objects.filter(pk=article.pk).update(embargo_until=until)
    article.refresh_from_db()
    return article


EMBARGO = datetime(2099, 2, 1, 1, 0, tzinfo=UTC)


def test_a_minute_within_the_embargo_is_refused(submitted, editor):
    response = editor.post(page(submitted), chosen(embargoed(submitted, EMBARGO)))
    assert "Naskah ini diembargo." in words(response)


@pytest.mark.parametrize("verb", ["schedule", "publish", "publish_urgently"])
def test_an_embargo_is_told_before_a_text_goes_out(verb, submitted, editor):
    response = editor.get(page(embargoed(submitted, EMBARGO), verb))
    assert "Diembargo sampai Minggu, 1 Februari 2099 pukul 10.00 WIT." in words(response)


def test_an_embargo_that_is_over_is_not_told(submitted, editor):
    response = editor.get(page(embargoed(submitted, timezone.now() - timedelta(days=1))))
    assert "Diembargo" not in words(response)


def test_the_end_of_an_embargo_is_proposed(submitted, editor):
    form = shown(editor.get(page(embargoed(submitted, EMBARGO))))
    assert (form["day"], form["hour"]) == ("2099-02-01", "10:00")


def test_rescheduling_begins_with_the_present_minute(scheduled, editor):
    response = editor.get(page(scheduled, "reschedule"))
    assert "Sekarang terjadwal Rabu, 31 Desember 2098 pukul 15.45 WIT." in words(response)
    assert (shown(response)["day"], shown(response)["hour"]) == ("2098-12-31", "15:45")


def test_a_day_from_the_calendar_is_proposed(submitted, editor):
    assert shown(editor.get(page(submitted) + "?hari=2099-03-01"))["day"] == "2099-03-01"


@pytest.mark.parametrize("day", ["", "besok", "\x00", "2099-13-01", "9" * 40, "0000-00-00"])
def test_a_day_that_is_none_is_not_proposed(day, submitted, editor):
    tomorrow = (timezone.now() + timedelta(days=1)).astimezone(Office.objects.get().zone).date()
    assert shown(editor.get(page(submitted), {"hari": day}))["day"] == str(tomorrow)


# What the calendar's script hears


def moved(editor, article, **changes):
    data = chosen(article, confirmed=f"{DAY}T06:30 WIT") | changes
    return editor.post(page(article, "reschedule"), data, headers=JSON)


def test_moving_answers_with_the_new_minute_and_version(scheduled, editor):
    answer = moved(editor, scheduled).json()
    scheduled.refresh_from_db()
    assert answer == {"sentence": f"Berita kini terbit otomatis pada {MINUTE}.", "version": scheduled.version}


def test_a_second_move_goes_on_from_that_version(scheduled, editor):
    version = moved(editor, scheduled).json()["version"]
    other = {"day": "2099-01-06", "confirmed": "2099-01-06T06:30 WIT"}
    assert moved(editor, scheduled, version=version, **other).status_code == 200


def test_a_move_to_the_same_minute_tells_nobody_anything(scheduled, editor):
    version = moved(editor, scheduled).json()["version"]
    before = Event.objects.count()
    answer = moved(editor, scheduled, version=version)
    assert "memang terjadwal pada waktu itu" in answer.json()["sentence"]
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": "2020-01-05", "confirmed": "2020-01-05T06:30 WIT"}, "Pilih waktu terbit yang belum lewat."),
        ({"day": "9999-12-31"}, "Tanggal paling akhir 31 Desember 2099."),
        ({"version": 99}, "Naskah ini baru saja diubah orang lain."),
        ({"version": ""}, "Kiriman ini tidak menyebut teks yang Anda baca."),
        ({"confirmed": ""}, f"Terbit {MINUTE}"),
        ({"day": "\x00", "hour": "😀"}, "tanggal yang benar"),
    ],
)
def test_a_move_that_cannot_be_is_refused_in_one_sentence(changes, sentence, scheduled, editor):
    at = scheduled.published_at
    response = moved(editor, scheduled, **changes)
    scheduled.refresh_from_db()
    assert response.status_code == 409
    assert sentence in response.json()["sentence"]
    assert scheduled.published_at == at


def test_an_officer_moves_nothing(scheduled, wati):
    Article.objects.filter(pk=scheduled.pk).update(writer=wati)
    response = moved(sign_in(wati), scheduled)
    assert response.status_code == 409
    assert "Mintalah bantuan editor" in response.json()["sentence"]


def test_what_one_may_not_see_is_not_there(scheduled, made):
    assert moved(sign_in(made), scheduled).status_code == 404


def test_a_move_is_never_a_get(scheduled, editor):
    before = scheduled.published_at
    editor.get(page(scheduled, "reschedule"), chosen(scheduled, confirmed=f"{DAY}T06:30 WIT"), headers=JSON)
    scheduled.refresh_from_db()
    assert scheduled.published_at == before


def test_a_form_sent_as_it_stands_asks_once_more(scheduled, editor):
    response = send(editor, page(scheduled, "reschedule"), day=DAY)
    assert "Periksa waktunya" in words(response)
