"""Asking for reports and taking them: who may, what is refused in words, what is written down, and when they go."""

import io
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Event, Report, User
from articles.reports.asking import MOST_A_DAY
from articles.reports.making import remove_old
from tests.cast import sign_in
from tests.factories import make_report

pytestmark = pytest.mark.django_db

LIST, ASK = reverse("admin:articles_report_changelist"), reverse("admin:articles_report_add")


@pytest.fixture(autouse=True)
def queued(settings) -> None:
    """Nothing is made here; the papers have tests of their own."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def today() -> date:
    return timezone.localdate()


def ask(user: User, **given: Any) -> HttpResponse:
    sent = {"jenis": "evidence", "bukti-dari": f"{today():%Y-01-01}", "bukti-sampai": f"{today()}"}
    return sign_in(user).post(ASK, {**sent, **given})


def told(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def stored(about: User, **fields: Any) -> Report:
    """Evidence whose file is there."""
    name = default_storage.save("laporan/uji/satu.pdf", ContentFile(b"%PDF-1.7 isi"))
    return make_report(about, pdf=name, **fields)


def file_of(report: Report, part: str = "pdf") -> str:
    return reverse("admin:articles_report_download", args=[report.pk, part])


def answers(report: Report, *people: User) -> list[int]:
    found = [sign_in(person).post(file_of(report)) for person in people]
    for answer in found:
        b"".join(answer)
    return [answer.status_code for answer in found]


# Asking


def test_an_officer_asks_for_the_own_evidence_and_the_log_says_so(wati):
    assert ask(wati).status_code == 302
    report = Report.objects.get()
    event = Event.objects.get(verb="make_report")
    assert (report.about, report.requested_by, event.actor_id, event.subject_id) == (
        wati,
        wati,
        wati.pk,
        str(report.pk),
    )


def test_an_officer_cannot_ask_about_a_colleague(wati, made):
    ask(wati, **{"bukti-pegawai": made.pk})
    assert Report.objects.get().about == wati


def test_an_editor_asks_about_anybody(rina, made):
    ask(rina, **{"bukti-pegawai": made.pk})
    assert Report.objects.get().about == made


def test_an_officer_cannot_ask_for_the_office_s_month(wati):
    answer = ask(wati, jenis="monthly", **{"bulanan-bulan": "2026-10"})
    assert (answer.status_code, Report.objects.count()) == (422, 0)
    assert "tidak dapat Anda buat" in told(answer)


def test_the_month_that_is_proposed_is_the_last_one_that_is_over(rina):
    last = today().replace(day=1) - timedelta(days=1)
    assert f'<option value="{last:%Y-%m}" selected>' in told(sign_in(rina).get(ASK))


def test_the_month_is_a_whole_one(rina):
    last = today().replace(day=1) - timedelta(days=1)
    ask(rina, jenis="monthly", **{"bulanan-bulan": f"{last:%Y-%m}"})
    report = Report.objects.get()
    assert (report.first_day, report.last_day, report.about) == (last.replace(day=1), last, None)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"bukti-dari": ""}, "Dari tanggal: tulis tanggal yang ada"),
        ({"bukti-dari": "2026-02-30"}, "Dari tanggal: tulis tanggal yang ada"),
        ({"bukti-sampai": "besok \x00 😀"}, "Sampai tanggal: tulis tanggal yang ada"),
        ({"bukti-sampai": "9999-12-31"}, "Sampai tanggal: paling lambat hari ini"),
        ({"bukti-dari": "0001-01-01"}, "Sampai tanggal: harus sama dengan atau sesudah"),
        ({"bukti-dari": "2025-12-31", "bukti-sampai": "2025-12-30"}, "Sampai tanggal: harus sama dengan"),
        ({"bukti-dari": "2024-01-01", "bukti-sampai": "2025-01-02"}, "paling panjang 366 hari"),
        ({"bukti-pegawai": "9" * 40}, "Pegawai: pilih salah satu nama"),
        ({"jenis": "monthly", "bulanan-bulan": "2031-13"}, "Bulan: pilih salah satu bulan"),
        ({"jenis": "monthly"}, "Bulan: pilih salah satu bulan"),
        ({"jenis": "\x00"}, "tidak dapat Anda buat"),
    ],
)
def test_bad_input_is_told_by_the_name_of_its_field(rina, given, sentence):
    answer = ask(rina, **{"bukti-pegawai": rina.pk, **given})
    assert (answer.status_code, Report.objects.count(), sentence in told(answer)) == (422, 0, True)


def test_what_was_typed_stays(rina):
    answer = ask(rina, **{"bukti-pegawai": rina.pk, "bukti-dari": "2025-03-04", "bukti-sampai": "2025-03-01"})
    assert 'value="2025-03-04"' in told(answer)


def test_a_leap_year_is_a_year(wati):
    assert ask(wati, **{"bukti-dari": "2024-01-01", "bukti-sampai": "2024-12-31"}).status_code == 302


def test_the_same_report_is_not_made_twice_at_once(wati):
    ask(wati)
    assert "Laporan yang sama sedang dibuat" in told(ask(wati))


def test_a_report_that_nobody_makes_any_more_may_be_asked_for_again(wati):
    ask(wati)
    Report.objects.update(requested_at=timezone.now() - timedelta(minutes=31))
    assert ask(wati).status_code == 302


def test_nobody_asks_without_end(wati):
    for _number in range(MOST_A_DAY):
        make_report(wati)
    assert "Lanjutkan besok" in told(ask(wati))


# The list


def test_the_year_in_a_number_is_the_office_s(wati):
    report = make_report(wati, requested_at=datetime(2026, 12, 31, 20, tzinfo=UTC))
    assert report.number.startswith("BK/2027/")


def test_each_sees_the_own_reports_and_an_overseer_all(wati, made, rina):
    report, month = make_report(wati), make_report(rina, about=None, kind="monthly")

    def seen(user: User) -> list[bool]:
        page = told(sign_in(user).get(LIST))
        return [report.number in page, month.number in page]

    assert [seen(wati), seen(made), seen(rina)] == [[True, False], [False, False], [True, True]]


def test_while_a_report_is_made_the_page_looks_again_by_itself(wati):
    ask(wati)
    page = told(sign_in(wati).get(LIST))
    assert ("Sedang dibuat" in page, 'http-equiv="refresh"' in page) == (True, True)


def test_a_page_where_all_is_made_stays_as_it_is(wati):
    make_report(wati)
    assert 'http-equiv="refresh"' not in told(sign_in(wati).get(LIST))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"failure": "libraries", "pdf": ""}, "memasang paket libpango-1.0-0"),
        ({"failure": "large", "pdf": ""}, "terlalu besar"),
        (
            {"finished_at": None, "pdf": "", "requested_at": timezone.now() - timedelta(hours=1)},
            "tidak selesai",
        ),
    ],
)
def test_what_went_wrong_is_said(wati, fields, sentence):
    make_report(wati, **fields)
    assert sentence in told(sign_in(wati).get(LIST))


@pytest.mark.parametrize("number", ["0", "-1", "99999999999", "\x00", "a", "²"])
def test_a_page_that_is_none_is_the_first(wati, number):
    make_report(wati)
    assert sign_in(wati).get(LIST, {"halaman": number}).status_code == 200


def test_a_long_list_asks_no_more_than_a_short_one(wati, made, rina):
    client, counts = sign_in(rina), []
    for people in ([wati], [wati, made, rina]):
        for person in people:
            make_report(person)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[1]


# Taking


def test_only_whom_it_is_about_and_overseers_take_it(wati, made, rina, joko, sari):
    assert answers(stored(wati), wati, made, rina, joko, sari) == [200, 404, 200, 403, 200]


def test_a_report_that_one_may_not_see_answers_like_one_that_never_was(wati, made):
    def body(answer: HttpResponse) -> tuple[int, str]:
        return answer.status_code, re.sub(
            r'csrf[^>]*value="[^"]*"|/report/[0-9]+/', "", answer.content.decode()
        )

    client, hidden = sign_in(made), file_of(stored(wati))
    never = reverse("admin:articles_report_download", args=[10**30, "pdf"])
    assert body(client.post(hidden)) == body(client.post(never))


def test_the_file_is_sent_as_a_download_that_nobody_keeps(wati):
    answer = sign_in(wati).post(file_of(stored(wati, first_day="2026-01-01", last_day="2026-11-23")))
    assert (b"".join(answer.streaming_content), answer["Content-Disposition"]) == (
        b"%PDF-1.7 isi",
        'attachment; filename="bukti-kerja-wati-handayani-2026-01-01-2026-11-23.pdf"',
    )
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "no-store" in answer["Cache-Control"]


def test_behind_the_proxy_the_proxy_sends_it(wati, settings):
    settings.MEDIA_ACCEL_LOCATION = "/_media/"
    report = stored(wati)
    answer = sign_in(wati).post(file_of(report))
    assert answer["X-Accel-Redirect"] == f"/_media/{report.pdf.name}"


def test_each_download_is_written_down(wati, rina):
    report = stored(wati)
    b"".join(sign_in(rina).post(file_of(report)))
    event = Event.objects.get(verb="download_report")
    assert (event.actor_id, event.subject_id, event.details["file"]) == (rina.pk, str(report.pk), "pdf")


@pytest.mark.parametrize("part", ["xlsx", "html", "..", "pdf\x00"])
def test_a_part_that_the_report_has_not_is_not_found(wati, part):
    assert sign_in(wati).post(file_of(stored(wati), part)).status_code == 404


def test_a_file_that_is_gone_is_not_found(wati):
    assert sign_in(wati).post(file_of(make_report(wati))).status_code == 404


def test_the_public_address_of_files_does_not_know_it_not_even_for_whom_it_is_about(wati, sari):
    address = stored(wati).pdf.url
    assert [client.get(address).status_code for client in (Client(), sign_in(wati), sign_in(sari))] == [
        404
    ] * 3


# Going


def test_after_ninety_days_row_and_file_are_removed(wati, django_capture_on_commit_callbacks):
    now = timezone.now()
    old, kept = (
        stored(wati, requested_at=now - timedelta(days=90)),
        stored(wati, requested_at=now - timedelta(days=89)),
    )
    with django_capture_on_commit_callbacks(execute=True):
        call_command("remove_leftovers", stdout=io.StringIO())
    assert (
        list(Report.objects.all()),
        default_storage.exists(old.pdf.name),
        default_storage.exists(kept.pdf.name),
    ) == ([kept], False, True)


def test_a_second_removal_finds_nothing(wati):
    stored(wati, requested_at=timezone.now() - timedelta(days=90))
    assert [remove_old(timezone.now()) for _round in range(2)] == [1, 0]
