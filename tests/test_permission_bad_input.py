"""Bad input at the doors of the desk: refused with a sentence, told to the operator's log, and nothing changed."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles import preview_links, workflow
from articles.models import Article, Autosave, Event, Revision, User
from articles.transitions import TRANSITIONS
from tests.cast import sign_in
from tests.factories import make_draft, make_public
from tests.filling import errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati, headline="Loket malam")


@pytest.fixture
def submitted(draft: Article, wati: User) -> Article:
    return workflow.submit(article=draft, by=wati, now=timezone.now())


def page(article: Article, verb: str) -> str:
    return reverse("admin:articles_article_verb", args=[article.pk, verb])


def stored(article: Article) -> tuple[Any, ...]:
    """All that a refused request must leave as it is."""
    return (
        Article._base_manager.filter(pk=article.pk).values().first(),
        Event.objects.count(),
        Revision.objects.count(),
        Autosave.objects.count(),
    )


def told(response: HttpResponse) -> str:
    shown = errors(response)
    refusal = response.context.get("refusal") if response.context else ""
    return f"{shown} {refusal or ''}"


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level("WARNING", "newsroom.refused")
    return caplog


def lines(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if record.name == "newsroom.refused"]


# The same again, or too late


@pytest.mark.parametrize(
    ("verb", "more"),
    [("publish", {}), ("send_back", {"reason": "Sebut sumbernya."})],
)
def test_the_same_button_twice_is_carried_out_once(
    verb: str, more: dict[str, str], submitted: Article, rina: User, log: pytest.LogCaptureFixture
) -> None:
    client, given = sign_in(rina), {"version": submitted.version, **more}
    assert client.post(page(submitted, verb), given).status_code == 302
    before = stored(submitted)
    second = client.post(page(submitted, verb), given)
    assert "Berita ini sekarang berstatus" in told(second)
    assert stored(submitted) == before
    assert [line.split(":")[0] for line in lines(log)] == [
        f"{verb} refused on article {submitted.pk} to user {rina.pk}"
    ]


def test_a_transition_of_an_older_text_is_refused(
    submitted: Article, rina: User, log: pytest.LogCaptureFixture
) -> None:
    before = stored(submitted)
    response = sign_in(rina).post(page(submitted, "publish"), {"version": submitted.version - 1})
    assert "baru saja diubah orang lain" in told(response)
    assert (stored(submitted), len(lines(log))) == (before, 1)


def test_a_replayed_round_is_refused(
    draft: Article, wati: User, rina: User, log: pytest.LogCaptureFixture
) -> None:
    """Submitted, returned, and the first request sent once more: it was read at another version."""
    given = {"version": draft.version}
    client = sign_in(wati)
    client.post(page(draft, "submit"), given)
    workflow.send_back(article=draft, by=rina, now=timezone.now(), reason="Sebut sumbernya.")
    before = stored(draft)
    assert "baru saja diubah orang lain" in told(client.post(page(draft, "submit"), given))
    assert (stored(draft), len(lines(log))) == (before, 1)


@pytest.mark.parametrize("verb", [verb for verb in TRANSITIONS if verb not in ("submit", "discard_draft")])
def test_a_verb_that_the_table_does_not_allow_is_refused(
    verb: str, draft: Article, wati: User, log: pytest.LogCaptureFixture
) -> None:
    before = stored(draft)
    given = {"version": draft.version, "reason": "Alasan.", "day": "2099-01-05", "hour": "06:30"}
    response = sign_in(wati).post(page(draft, verb), {**given, "confirmed": "2099-01-05T06:30 WIB"})
    assert told(response).strip()
    assert (stored(draft), len(lines(log))) == (before, 1)


@pytest.mark.parametrize(
    "version", ["", "x", "-1", "1.5", "٣", "9" * 40, "1\x00", "1 OR 1=1"], ids=lambda value: repr(value)
)
def test_a_forged_version_is_refused(
    version: str, submitted: Article, rina: User, log: pytest.LogCaptureFixture
) -> None:
    before = stored(submitted)
    response = sign_in(rina).post(page(submitted, "publish"), {"version": version})
    assert response.status_code == 200
    assert (stored(submitted), len(lines(log))) == (before, 1)


# Times


@pytest.mark.parametrize(
    ("day", "hour", "sentence"),
    [
        ("2020-01-05", "06:30", "Pilih waktu terbit yang belum lewat."),
        ("9999-12-31", "06:30", "Tanggal paling akhir 31 Desember 2099."),
        ("2100-01-01", "00:00", "Tanggal paling akhir 31 Desember 2099."),
        ("1000-01-01", "06:30", "Tanggal paling awal 17 Agustus 1945."),
        ("99999-01-01", "06:30", "tanggal"),
        ("2099-02-30", "06:30", "tanggal"),
        ("2099-01-05", "24:30", "Isi jam yang benar"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(
    day: str, hour: str, sentence: str, submitted: Article, rina: User, log: pytest.LogCaptureFixture
) -> None:
    before = stored(submitted)
    given = {"version": submitted.version, "day": day, "hour": hour, "confirmed": f"{day}T{hour} WIB"}
    response = sign_in(rina).post(page(submitted, "schedule"), given)
    assert sentence in told(response)
    assert (stored(submitted), len(lines(log))) == (before, 1)


# What is not there


def test_a_verb_on_a_text_in_the_bin_finds_nothing(draft: Article, wati: User) -> None:
    workflow.discard_draft(article=draft, by=wati, now=timezone.now())
    before = stored(draft)
    response = sign_in(wati).post(page(draft, "submit"), {"version": draft.version})
    assert (response.status_code, stored(draft)) == (404, before)


def test_a_verb_on_a_text_that_goes_into_the_bin_meanwhile_is_refused(
    draft: Article, wati: User, log: pytest.LogCaptureFixture
) -> None:
    """Between what was found and the lock."""
    found = Article.objects.get(pk=draft.pk)
    workflow.discard_draft(article=draft, by=wati, now=timezone.now())
    before = stored(draft)
    with pytest.raises(workflow.Refused, match="sudah tidak ada"):
        workflow.submit(article=found, by=wati, now=timezone.now(), version=found.version)
    assert (stored(draft), len(lines(log))) == (before, 1)


def test_a_verb_on_a_text_that_is_deleted_meanwhile_is_refused(
    draft: Article, wati: User, log: pytest.LogCaptureFixture
) -> None:
    found = Article.objects.get(pk=draft.pk)
    Article.objects.filter(pk=draft.pk).delete()
    with pytest.raises(workflow.Refused, match="sudah tidak ada"):
        workflow.submit(article=found, by=wati, now=timezone.now(), version=found.version)
    assert lines(log) == [
        f"submit refused on article {found.pk} to user {wati.pk}: Naskah ini sudah tidak ada."
    ]


@pytest.mark.parametrize("key", ["0", "x", "1%00", "9" * 30, "-1", "1/2"])
def test_a_text_taken_out_of_the_bin_by_a_number_that_is_none_is_not_found(key: str, wati: User) -> None:
    address = reverse("admin:articles_article_bin")
    assert sign_in(wati).post(address, {"naskah": key, "version": "1"}).status_code == 404


def test_nobody_takes_out_of_the_bin_what_another_threw_away(draft: Article, wati: User, made: User) -> None:
    workflow.discard_draft(article=draft, by=wati, now=timezone.now())
    before = stored(draft)
    given = {"naskah": draft.pk, "version": before[0]["version"]}
    response = sign_in(made).post(reverse("admin:articles_article_bin"), given)
    assert (response.status_code, stored(draft)) == (404, before)


# Strangers


def test_an_autosave_of_a_stranger_is_refused(
    draft: Article, made: User, log: pytest.LogCaptureFixture
) -> None:
    before = stored(draft)
    message = {"page": str(uuid4()), "person": str(made.pk), "article": draft.pk, "version": 1, "number": 1}
    message["values"] = {"headline": ["Judul palsu"]}
    address = reverse("admin:articles_article_unsaved")
    response = sign_in(made).post(address, json.dumps(message), content_type="application/json")
    assert (response.status_code, stored(draft)) == (404, before)
    assert response.json()["sentence"]
    assert "Loket malam" not in response.content.decode()
    assert len(lines(log)) == 1


@pytest.mark.parametrize("kind", ["cut", "changed", "another text's", "never"])
def test_a_forged_preview_token_opens_nothing(kind: str, draft: Article, client: Any) -> None:
    now = timezone.now()
    link = preview_links.make_link(article=draft, by=draft.writer, now=now, receiver="Biro", days=1)
    token = preview_links.token_of(link)
    forged = {
        "cut": token[:-1],
        "changed": ("A" if token[0] != "A" else "B") + token[1:],
        "another text's": token[: len(token) // 2] + token[len(token) // 2 :][::-1],
        "never": "x" * len(token),
    }[kind]
    response = client.get(f"/pratinjau/tautan/{forged}/")
    link.refresh_from_db()
    assert (response.status_code, link.opened_count) == (404, 0)
    assert draft.headline not in response.content.decode()


# Nothing anybody sends is a fault


ODD = [
    "\x00",
    "x" * 70_000,
    "😀" * 200,
    "9" * 400,
    "\ud800".encode("utf-8", "surrogatepass"),
    "<script>",
    "%00%ff",
]


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("verb", ["publish", "send_back", "withdraw", "schedule"])
def test_odd_fields_of_a_verb_are_no_fault(verb: str, value: Any, submitted: Article, rina: User) -> None:
    given = dict.fromkeys(["version", "reason", "day", "hour", "confirmed"], value)
    assert sign_in(rina).post(page(submitted, verb), given).status_code in (200, 400)


@pytest.mark.parametrize("verb", ["", "hapus", "PUBLISH", "publish ", "%00", "publish/../withdraw"])
def test_a_verb_that_the_table_does_not_know_is_not_found(verb: str, submitted: Article, rina: User) -> None:
    before = stored(submitted)
    address = reverse("admin:articles_article_change", args=[submitted.pk]).replace(
        "change/", f"tindakan/{verb}/"
    )
    assert sign_in(rina).post(address, {"version": submitted.version}).status_code in (302, 404)
    assert stored(submitted) == before


def test_a_verb_is_no_link(submitted: Article, rina: User) -> None:
    before = stored(submitted)
    for verb in TRANSITIONS:
        sign_in(rina).get(page(submitted, verb), {"version": submitted.version, "reason": "Alasan."})
    assert stored(submitted) == before


def test_the_database_refuses_a_status_that_nobody_knows(draft: Article) -> None:
    with pytest.raises(Exception, match="check constraint"), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET status = 'entah' WHERE id = %s", [draft.pk])


def test_a_text_that_was_public_is_thrown_away_by_nobody(rina: User, log: pytest.LogCaptureFixture) -> None:
    article = make_public()
    later = timezone.now() + timedelta(seconds=1)
    withdrawn = workflow.withdraw(article=article, by=rina, now=later, reason="Keliru.")
    before = stored(withdrawn)
    response = sign_in(rina).post(page(withdrawn, "discard_draft"), {"version": withdrawn.version})
    assert "berstatus" in told(response)
    assert (stored(withdrawn), len(lines(log))) == (before, 1)
