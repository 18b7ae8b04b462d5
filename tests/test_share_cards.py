"""The card that a link to an article without a photo shows elsewhere."""

import io
from datetime import timedelta
from typing import Any

import PIL.Image
import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles import leftovers, share_cards, workflow
from articles.models import Article, Office, ShareCard, User
from newsroom.card_drawing import SIZE, Words, draw
from tests.cast import sign_in
from tests.factories import (
    NOW,
    make_article,
    make_draft,
    make_image,
    make_office,
    make_public,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

NEVER = "/kartu/999999/abc.png"


def address(article: Article) -> str:
    return share_cards.card_of(article, Office.objects.current()).src


def read(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def whole(response: Any) -> tuple[int, bytes, str]:
    return response.status_code, read(response), response["Cache-Control"]


def opened(content: bytes) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(content))


def words(headline: str = "Loket malam dibuka", **fields: str) -> Words:
    return Words(
        **{"label": "Siaran Pers", "office": "Dinas Contoh", "parent": "", **fields}, headline=headline
    )


class TestDrawing:
    def test_it_is_as_large_as_services_want(self) -> None:
        card = opened(draw(words(), "#a3161a", None))
        assert (card.format, card.size, card.mode) == ("PNG", SIZE, "RGB")

    def test_it_tells_one_headline_from_another(self) -> None:
        assert draw(words("Air naik"), "#a3161a", None) != draw(words("Air surut"), "#a3161a", None)

    def test_it_wears_the_colour_of_the_office(self) -> None:
        card = opened(draw(words(), "#14507a", None))
        assert card.getpixel((600, 5)) == (0x14, 0x50, 0x7A)

    def test_a_pale_colour_becomes_a_shade_that_can_be_read(self) -> None:
        assert opened(draw(words(), "#ffff00", None)).getpixel((600, 5)) != (255, 255, 0)

    def test_it_shows_the_logo(self) -> None:
        card = opened(draw(words(), "#a3161a", PIL.Image.new("RGBA", (300, 300), "#00ff00")))
        assert (0, 255, 0) in {colour for _count, colour in card.getcolors(1 << 20)}

    @pytest.mark.parametrize(
        "headline",
        [
            "",
            "W" * 200,
            "pertanggungjawaban" * 11,
            "هذا نص عربي قصير",
            "🎉" * 200,
            "A\u200d\u0301\ufe0f\u202e B",
            "kata " * 40,
            "新聞 " * 60,
        ],
        ids=["empty", "wide", "one word", "arabic", "emoji", "marks", "many words", "chinese"],
    )
    def test_no_headline_is_drawn_over_the_edge(self, headline: str) -> None:
        card = opened(
            draw(words(headline, office="Nama kantor " * 10, parent="Induk " * 20), "#a3161a", None)
        )
        edges = [*((x, 629) for x in range(1200)), *((x, y) for x in (40, 1160) for y in range(20, 630))]
        assert {card.getpixel(point) for point in edges} == {card.getpixel((2, 300))}

    def test_letters_that_the_font_has_not_are_left_out(self) -> None:
        assert draw(words("Pesta 🎉 rakyat"), "#a3161a", None) == draw(words("Pesta rakyat"), "#a3161a", None)

    def test_a_headline_of_no_known_letter_gives_way_to_the_office(self) -> None:
        assert draw(words("نص"), "#a3161a", None) == draw(words("Dinas Contoh"), "#a3161a", None)


class TestKeeping:
    def test_it_is_drawn_once(self) -> None:
        article, office = make_article(), make_office()
        assert share_cards.keep_card(article, office) == share_cards.keep_card(article, office)

    @pytest.mark.parametrize(
        "change", [{"name": "Dinas Lain"}, {"accent": "#14507a"}, {"parent_name": "Kota B"}]
    )
    def test_another_look_of_the_office_is_another_card(self, change: dict[str, str]) -> None:
        article, office = make_article(), make_office()
        before = share_cards.key_of(article, office)
        for field, value in change.items():
            setattr(office, field, value)
        assert share_cards.key_of(article, office) != before

    def test_what_a_hoax_report_found_is_on_the_card(self) -> None:
        office = make_office()
        found = make_article(kind="hoax_report", verdict="hoax")
        before = share_cards.key_of(found, office)
        found.verdict = "true"
        assert share_cards.key_of(found, office) != before

    def test_a_new_headline_is_drawn_and_the_old_file_goes(
        self, django_capture_on_commit_callbacks: Any
    ) -> None:
        article, office = make_article(), make_office()
        old = share_cards.keep_card(article, office)
        article.headline = "Judul yang lain"
        with django_capture_on_commit_callbacks(execute=True):
            new = share_cards.keep_card(article, office)
        assert [default_storage.exists(name) for name in (old, new)] == [False, True]
        assert ShareCard.objects.get(article=article).file.name == new

    def test_a_broken_logo_spoils_nothing(self) -> None:
        office = make_office(logo="kantor/tidak-ada.png")
        assert default_storage.exists(share_cards.keep_card(make_article(), office))

    def test_it_goes_with_a_draft_that_goes_for_good(
        self, wati: User, django_capture_on_commit_callbacks: Any
    ) -> None:
        draft = make_draft(writer=wati)
        name = share_cards.keep_card(draft, make_office())
        workflow.discard_draft(article=draft, by=wati, now=NOW)
        with django_capture_on_commit_callbacks(execute=True):
            leftovers.remove_leftovers(NOW + timedelta(days=31))
        assert not default_storage.exists(name)


class TestDoor:
    def test_a_public_article_without_photo_has_one(self, client: Client) -> None:
        response = client.get(address(make_public()))
        assert (response.status_code, response["Content-Type"]) == (200, "image/png")
        assert opened(read(response)).size == SIZE

    def test_it_is_kept_by_caches_as_briefly_as_every_picture(self, client: Client) -> None:
        assert whole(client.get(address(make_public())))[2] == "public, max-age=60"

    def test_an_address_that_is_no_longer_current_leads_to_the_one_that_is(self, client: Client) -> None:
        article = make_public()
        response = client.get(f"/kartu/{article.pk}/lama.png")
        assert (response.status_code, response["Location"]) == (302, address(article))

    def test_an_address_that_is_not_current_draws_nothing(self, client: Client) -> None:
        client.get(f"/kartu/{make_public().pk}/lama.png")
        assert not ShareCard.objects.exists()

    @pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "pictured", "copy"])
    def test_whatever_else_answers_as_one_that_never_was(self, client: Client, state: str) -> None:
        now = timezone.now()
        article = {
            "draft": make_draft,
            "scheduled": lambda: make_article(now, now + timedelta(hours=2)),
            "withdrawn": lambda: make_withdrawn(now),
            "pictured": lambda: make_public(lead_image=make_image()),
            "copy": lambda: _copy_of(make_public()),
        }[state]()
        assert whole(client.get(address(article))) == whole(client.get(NEVER))

    def test_a_withdrawn_text_takes_its_card_along(self, client: Client, rina: User) -> None:
        article = make_public()
        named = address(article)
        read(client.get(named))
        workflow.withdraw(article=article, by=rina, now=timezone.now(), reason="Keliru.")
        assert whole(client.get(named)) == whole(client.get(NEVER))

    def test_a_colleague_sees_that_of_a_draft_and_no_cache_keeps_it(self, wati: User) -> None:
        response = sign_in(wati).get(address(make_draft(writer=wati)))
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")

    def test_that_of_a_draft_is_not_kept(self, wati: User) -> None:
        sign_in(wati).get(address(make_draft(writer=wati)))
        assert not ShareCard.objects.exists()

    def test_another_officer_does_not_see_that_of_a_draft(self, wati: User, made: User) -> None:
        assert whole(sign_in(made).get(address(make_draft(writer=wati)))) == whole(Client().get(NEVER))

    @pytest.mark.parametrize(
        "path", [f"/kartu/{10**40}/abc.png", "/kartu/1/a%00b.png", "/kartu/-1/a.png", "/kartu/1/.png"]
    )
    def test_a_made_up_address_is_not_found(self, client: Client, path: str) -> None:
        assert client.get(path).status_code == 404

    def test_one_whose_file_is_lost_is_drawn_anew_for_the_next(self, client: Client) -> None:
        article = make_public()
        read(client.get(address(article)))
        default_storage.delete(ShareCard.objects.get().file.name)
        assert [client.get(address(article)).status_code, whole(client.get(address(article)))[0]] == [
            404,
            200,
        ]

    def test_a_post_is_refused(self, client: Client) -> None:
        assert client.post(address(make_public())).status_code == 405


def test_who_waits_too_long_for_a_turn_is_told_to_come_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = address(make_public())
    monkeypatch.setattr(share_cards, "_PATIENCE", "50ms")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [share_cards._LOCK])
        response = client.get(named)
    finally:
        other.close()
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (
        503,
        "5",
        "no-store",
    )


def _copy_of(article: Article) -> Article:
    return workflow.propose_change(article=article, by=article.writer, now=timezone.now())
