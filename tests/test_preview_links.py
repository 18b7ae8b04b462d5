"""A signed link shows one revision to somebody without an account, counts, and takes an answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import preview_links, workflow
from articles.models import Article, Event, PreviewLink, RelatedPin, Remark, Revision, User
from tests.factories import make_draft, make_public, make_user
from tests.visitor import page

pytestmark = pytest.mark.django_db

MARK = "Burung enggano"


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati, headline=MARK, tags=["satwa"])


def make_link(article: Article, **fields: Any) -> PreviewLink:
    arguments: dict[str, Any] = {"receiver": "Kepala Dinas", "days": 3, "now": timezone.now(), **fields}
    return preview_links.make_link(article=article, by=arguments.pop("by", article.writer), **arguments)


def address(link: PreviewLink) -> str:
    return f"/pratinjau/tautan/{preview_links.token_of(link)}/"


def say(client: Client, link: PreviewLink, follow: bool = True, **fields: str) -> Any:
    typed = {"name": "Sri Wahyuni", "text": "", "kind": "approval", **fields}
    return client.post(address(link), typed, follow=follow)


class TestThePage:
    def test_shows_the_text_with_name_and_minute(self, client: Client, draft: Article) -> None:
        shown = page(client, address(make_link(draft)))
        assert MARK in shown
        assert "Pratinjau untuk Kepala Dinas" in shown
        assert "WIB" in shown

    def test_shows_the_revision_whatever_was_saved_since(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        Article.objects.filter(pk=draft.pk).update(headline="Judul baru")
        shown = page(client, address(link))
        assert MARK in shown
        assert "Judul baru" not in shown

    def test_shows_the_tags_of_the_revision(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        draft.tags.set(["lain"], clear=True)
        shown = page(client, address(link))
        assert ">satwa</a>" in shown
        assert ">lain</a>" not in shown

    def test_shows_the_related_news_pinned_in_the_revision_first(
        self, client: Client, draft: Article
    ) -> None:
        chosen = make_public(headline="Dipilih dulu", published_at=timezone.now() - timedelta(days=90))
        RelatedPin.objects.create(article=draft, target=chosen, position=0)
        link = make_link(draft)
        RelatedPin.objects.all().delete()
        for _ in range(4):
            make_public(category=draft.category, tags=["satwa"])
        response = client.get(address(link))
        assert next(row.headline for row in response.context["related"]) == "Dipilih dulu"

    def test_never_relates_what_is_not_public(self, client: Client, draft: Article) -> None:
        RelatedPin.objects.create(article=draft, target=make_draft(headline="Rahasia lain"))
        assert "Rahasia lain</a>" not in page(client, address(make_link(draft)))

    def test_shows_a_working_copy_and_not_the_live_text(self, client: Client) -> None:
        live = make_public(headline="Yang terbit")
        copy = workflow.propose_change(article=live, by=live.writer, now=timezone.now())
        Article.objects.filter(pk=copy.pk).update(headline=MARK)
        Revision.objects.all().delete()
        shown = page(client, address(make_link(Article.objects.get(pk=copy.pk))))
        assert f">{MARK}</h1>" in shown
        assert "usulan perubahan" in shown

    def test_leads_to_the_public_page_once_there_is_one(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        at = timezone.now() - timedelta(minutes=1)
        Article.objects.filter(pk=draft.pk).update(status="published", published_at=at, slug="burung")
        assert f'href="/berita/{draft.pk}/burung/">Buka berita yang terbit' in page(client, address(link))

    def test_tells_machines_nothing(self, client: Client, draft: Article) -> None:
        shown = page(client, address(make_link(draft)))
        unsaid = [
            'property="og:',
            "ld+json",
            'rel="canonical"',
            'name="description"',
            "data-count-url",
            "wa.me",
        ]
        assert [word for word in unsaid if word in shown] == []

    def test_keeps_the_headline_out_of_its_title(self, client: Client, draft: Article) -> None:
        assert f"<title>{MARK}" not in page(client, address(make_link(draft)))

    def test_is_kept_by_nobody_listed_nowhere_and_sends_no_referrer(
        self, client: Client, draft: Article
    ) -> None:
        response = client.get(address(make_link(draft)))
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Frame-Options"] == "DENY"

    def test_sets_no_cookie_and_looks_at_none(self, client: Client, draft: Article) -> None:
        response = client.get(address(make_link(draft)))
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")

    def test_costs_as_many_queries_however_much_was_answered(
        self, client: Client, draft: Article, django_assert_max_num_queries: Any
    ) -> None:
        link = make_link(draft)
        for number in range(5):
            say(client, link, name=f"Tamu {number}")
        with django_assert_max_num_queries(12):
            client.get(address(link))


class TestOpening:
    def opened(self, link: PreviewLink) -> int:
        link.refresh_from_db()
        return link.opened_count

    def test_is_counted_with_its_time(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        client.get(address(link))
        client.get(address(link))
        assert self.opened(link) == 2
        assert link.last_opened_at is not None

    def test_by_a_question_for_the_head_is_not_counted(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        response = client.head(address(link))
        assert (response.status_code, response.content, self.opened(link)) == (200, b"", 0)

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Purpose": "prefetch"},
            {"Sec-Purpose": "prefetch;prerender"},
            {"Purpose": "prefetch"},
            {"User-Agent": "WhatsApp/2.23"},
            {"User-Agent": "TelegramBot (like TwitterBot)"},
            {"Sec-Fetch-Dest": "empty"},
        ],
    )
    def test_by_no_person_is_not_counted(
        self, client: Client, draft: Article, headers: dict[str, str]
    ) -> None:
        link = make_link(draft)
        assert client.get(address(link), headers=headers).status_code == 200
        assert self.opened(link) == 0

    def test_by_answering_is_not_counted(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        say(client, link)
        assert self.opened(link) == 0


class TestAnAnswer:
    def test_that_approves_is_a_remark_with_the_guest_s_name(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        shown = say(client, link).content.decode()
        remark = Remark.objects.get()
        assert (remark.kind, remark.guest_name, remark.author) == ("approval", "Sri Wahyuni", None)
        assert (remark.article, remark.link, remark.revision) == (draft, link, link.revision)
        assert "Terima kasih" in shown

    def test_that_remarks_holds_what_was_written(self, client: Client, draft: Article) -> None:
        say(client, make_link(draft), kind="remark", text="Angkanya\r\nkeliru.")
        assert Remark.objects.get(kind="remark").text == "Angkanya\nkeliru."

    def test_moves_no_status(self, client: Client, draft: Article) -> None:
        say(client, make_link(draft))
        draft.refresh_from_db()
        assert (draft.status, draft.version) == ("draft", 1)

    @pytest.mark.parametrize(("kind", "verb"), [("approval", "guest_approved"), ("remark", "guest_remarked")])
    def test_stands_in_the_log_with_the_name(
        self, client: Client, draft: Article, kind: str, verb: str
    ) -> None:
        say(client, make_link(draft), kind=kind, text="Baik.")
        event = Event.objects.get(verb=verb)
        assert (event.actor_id, event.actor_name, event.article) == (None, "Sri Wahyuni", draft)

    def test_sent_twice_is_one(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        say(client, link, text="Baik.")
        say(client, link, text="Baik.")
        assert (Remark.objects.count(), Event.objects.filter(verb="guest_approved").count()) == (1, 1)

    def test_goes_to_the_article_of_a_working_copy(self, client: Client) -> None:
        live = make_public()
        copy = workflow.propose_change(article=live, by=live.writer, now=timezone.now())
        say(client, make_link(copy))
        assert Remark.objects.get().article == live

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"name": ""}, "Isi nama Anda"),
            ({"name": "\x00\u202e "}, "Isi nama Anda"),
            ({"kind": "remark", "text": " \x00 "}, "Tulis catatan Anda"),
            ({"kind": "terbitkan"}, "belum terkirim"),
            ({"kind": ""}, "Pilih “Kirim catatan”"),
            ({"name": "n" * 121}, "120"),
            ({"text": "t" * 2001}, "2000"),
        ],
    )
    def test_that_says_nothing_or_too_much_is_a_sentence(
        self, client: Client, draft: Article, fields: dict[str, str], sentence: str
    ) -> None:
        response = say(client, make_link(draft), **fields)
        assert sentence in response.content.decode()
        assert not Remark.objects.exists()

    def test_refused_keeps_what_was_typed(self, client: Client, draft: Article) -> None:
        response = say(client, make_link(draft), name="", text="Paragraf dua <keliru>.")
        assert "Paragraf dua &lt;keliru&gt;." in response.content.decode()

    def test_with_a_nul_is_stored_without_it(self, client: Client, draft: Article) -> None:
        say(client, make_link(draft), kind="remark", text="Bai\x00k 👍")
        assert Remark.objects.get().text == "Baik 👍"

    @pytest.mark.parametrize(
        ("body", "content_type"),
        [
            (b"", "application/json"),
            (b"{", "application/json"),
            (b"name=%ED%A0%80&kind=approval", "application/x-www-form-urlencoded"),
            (
                b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA-Sri\r\n--x--\r\n',
                "multipart/form-data; boundary=x; charset=utf-7",
            ),
        ],
    )
    def test_in_a_strange_shape_is_no_failure(
        self, client: Client, draft: Article, body: bytes, content_type: str
    ) -> None:
        response = client.post(address(make_link(draft)), body, content_type=content_type)
        assert response.status_code in (200, 303, 400)

    def test_past_the_limit_is_refused(self, client: Client, draft: Article) -> None:
        link = make_link(draft)
        for number in range(preview_links.MOST_ANSWERS):
            say(client, link, name=f"Tamu {number}", follow=False)
        response = say(client, link, name="Satu lagi")
        assert "terlalu banyak jawaban" in response.content.decode()
        assert Remark.objects.count() == preview_links.MOST_ANSWERS

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
            {"Origin": "https://lain.example"},
        ],
    )
    def test_from_another_site_is_refused(
        self, client: Client, draft: Article, headers: dict[str, str]
    ) -> None:
        response = client.post(
            address(make_link(draft)), {"name": "Sri", "kind": "approval"}, headers=headers
        )
        assert response.status_code == 403
        assert not Remark.objects.exists()

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
            {"Origin": "null"},
            {"Origin": "http://testserver"},
            {},
        ],
    )
    def test_from_its_own_page_needs_no_cookie(self, draft: Article, headers: dict[str, str]) -> None:
        client = Client(enforce_csrf_checks=True)
        response = client.post(
            address(make_link(draft)), {"name": "Sri", "kind": "approval"}, headers=headers
        )
        assert response.status_code == 303
        assert Remark.objects.exists()

    def test_of_a_link_that_ended_meanwhile_is_none(self, draft: Article) -> None:
        link = make_link(draft)
        preview_links.revoke_link(link=link, by=make_user("Editor"), now=timezone.now())
        with pytest.raises(PreviewLink.DoesNotExist):
            preview_links.answer(link=link, now=timezone.now(), name="Sri", kind="approval", text="")
