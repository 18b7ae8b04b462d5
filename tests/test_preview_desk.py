"""The desk's preview page: the text in its frame, its card, its links; by role."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import preview_links, share_cards
from articles.models import Article, Autosave, Office, PreviewLink, Remark, User
from tests.cast import sign_in
from tests.factories import make_draft, make_image, make_public, make_withdrawn
from tests.test_preview_links import address, make_link
from tests.visitor import page

pytestmark = pytest.mark.django_db

PLAIN = {"receiver": "Kepala Dinas", "days": "3"}


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati, headline="Loket malam dibuka")


def desk(article: Article) -> str:
    return reverse("admin:articles_article_preview", args=[article.pk])


def revoking(article: Article, link: PreviewLink) -> str:
    return reverse("admin:articles_article_preview_revoke", args=[article.pk, link.pk])


def shown(user: User, article: Article) -> str:
    return page(sign_in(user), desk(article))


class TestWho:
    def test_the_writer_and_an_editor_see_the_page_and_its_links(
        self, draft: Article, wati: User, rina: User, sari: User
    ) -> None:
        for person in (wati, rina, sari):
            assert "Buat tautan" in shown(person, draft)

    def test_to_another_officer_a_draft_never_was(self, draft: Article, made: User) -> None:
        link = make_link(draft)
        client = sign_in(made)
        for where, nowhere in (
            (desk(draft), desk(Article(pk=draft.pk + 999))),
            (revoking(draft, link), revoking(Article(pk=draft.pk + 999), link)),
        ):
            for ask in (client.get, client.post):
                assert (ask(where).status_code, ask(nowhere).status_code) == (404, 404)

    def test_a_visitor_is_asked_to_sign_in(self, client: Client, draft: Article) -> None:
        for ask in (client.get, client.post):
            assert "/redaksi/login/" in ask(desk(draft))["Location"]

    def test_another_officer_sees_a_public_text_s_card_but_not_to_whom_it_was_shown(
        self, made: User, draft: Article
    ) -> None:
        make_link(draft)
        at = timezone.now() - timedelta(hours=1)
        Article.objects.filter(pk=draft.pk).update(status="published", published_at=at, slug="loket")
        response = shown(made, draft)
        assert "WhatsApp" in response
        assert "Kepala Dinas" not in response

    def test_another_officer_makes_no_link_to_a_public_text(self, made: User, wati: User) -> None:
        assert sign_in(made).post(desk(make_public(writer=wati)), PLAIN).status_code == 403

    def test_a_link_is_revoked_only_at_its_own_text(self, draft: Article, rina: User) -> None:
        link = make_link(make_draft())
        response = sign_in(rina).post(revoking(draft, link))
        link.refresh_from_db()
        assert (response.status_code, link.revoked_at) == (404, None)

    def test_the_writer_is_told_that_the_editor_s_link_is_the_editor_s(
        self, draft: Article, wati: User, rina: User
    ) -> None:
        link = make_link(draft, by=rina)
        response = sign_in(wati).post(revoking(draft, link))
        assert "Hanya pembuatnya dan editor" in response.content.decode()


class TestLinks:
    def test_are_made_and_shown_with_their_address(self, draft: Article, wati: User) -> None:
        response = sign_in(wati).post(desk(draft), PLAIN, follow=True)
        link = PreviewLink.objects.get()
        assert f'value="http://testserver{address(link)}"' in response.content.decode()

    def test_last_three_days_unless_said_otherwise(self, draft: Article, wati: User) -> None:
        assert re.search('<input[^>]*value="3"[^>]*checked', shown(wati, draft))

    def test_end_at_the_chosen_day(self, draft: Article, wati: User) -> None:
        sign_in(wati).post(desk(draft), {**PLAIN, "days": "14"})
        link = PreviewLink.objects.get()
        assert link.expires_at - link.made_at == timedelta(days=14)

    @pytest.mark.parametrize(
        "typed",
        [
            {"receiver": ""},
            {"receiver": "\x00"},
            {"receiver": "n" * 121},
            {"days": "15"},
            {"days": "9" * 30},
            {"days": "\x00"},
            {"days": ""},
        ],
    )
    def test_are_not_made_from_nonsense(self, draft: Article, wati: User, typed: dict[str, str]) -> None:
        response = sign_in(wati).post(desk(draft), {**PLAIN, **typed})
        assert response.status_code == 200
        assert not PreviewLink.objects.exists()

    def test_refused_keep_what_was_typed(self, draft: Article, wati: User) -> None:
        response = sign_in(wati).post(desk(draft), {**PLAIN, "days": "15"})
        assert 'value="Kepala Dinas"' in response.content.decode()

    def test_need_the_token_of_the_form(self, draft: Article, wati: User) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(wati)
        assert client.post(desk(draft), PLAIN).status_code == 403

    def test_are_asked_about_before_they_are_revoked(self, draft: Article, wati: User) -> None:
        link = make_link(draft)
        client = sign_in(wati)
        assert "Cabut tautan untuk Kepala Dinas" in page(client, revoking(draft, link))
        link.refresh_from_db()
        assert link.revoked_at is None

    def test_are_revoked(self, client: Client, draft: Article, wati: User) -> None:
        link = make_link(draft)
        sign_in(wati).post(revoking(draft, link))
        assert client.get(address(link)).status_code == 404

    def test_revoked_show_no_address_any_more(self, draft: Article, wati: User) -> None:
        link = make_link(draft)
        sign_in(wati).post(revoking(draft, link))
        assert address(link) not in shown(wati, draft)

    def test_tell_how_often_they_were_opened(self, client: Client, draft: Article, wati: User) -> None:
        link = make_link(draft)
        assert "belum pernah dibuka" in shown(wati, draft)
        client.get(address(link))
        assert "dibuka 1 kali" in shown(wati, draft)

    def test_show_what_was_answered(self, client: Client, draft: Article, wati: User) -> None:
        client.post(
            address(make_link(draft)), {"name": "Sri Wahyuni", "kind": "remark", "text": "Angkanya keliru."}
        )
        response = shown(wati, draft)
        assert "Sri Wahyuni menulis catatan" in response
        assert "Angkanya keliru." in response

    def test_tell_that_the_text_has_changed_since(self, draft: Article, wati: User) -> None:
        make_link(draft)
        assert "sudah berubah sejak itu" not in shown(wati, draft)
        self._save_anew(draft, wati)
        assert "sudah berubah sejak itu" in shown(wati, draft)

    def _save_anew(self, draft: Article, wati: User) -> None:
        Article.objects.filter(pk=draft.pk).update(headline="Judul lain")
        preview_links.revisions.keep(
            Article.objects.get(pk=draft.pk), by=wati, now=timezone.now(), origin="saved"
        )

    def test_cost_the_same_however_many_there_are(self, client: Client, draft: Article, wati: User) -> None:
        signed_in = sign_in(wati)
        costs = []
        for _ in range(2):
            client.post(address(make_link(draft)), {"name": "Sri", "kind": "approval"})
            with CaptureQueriesContext(connection) as seen:
                signed_in.get(desk(draft))
            costs.append(len(seen))
        assert costs[0] == costs[1]


class TestTheFrame:
    def framing(self, response: HttpResponse) -> tuple[str, bool]:
        policy = response["Content-Security-Policy"]
        return response["X-Frame-Options"], "frame-ancestors 'self'" in policy

    def test_is_allowed_to_the_desk_alone(self, draft: Article, wati: User) -> None:
        assert self.framing(sign_in(wati).get(f"/pratinjau/{draft.pk}/")) == ("SAMEORIGIN", True)

    def test_is_allowed_for_no_other_page(self, client: Client, draft: Article) -> None:
        public = make_public()
        for where in (public.get_absolute_url(), address(make_link(draft)), f"/pratinjau/{draft.pk}/"):
            assert self.framing(client.get(where)) == ("DENY", False)

    def test_opens_links_elsewhere(self, draft: Article, wati: User) -> None:
        assert '<base target="_blank">' in page(sign_in(wati), f"/pratinjau/{draft.pk}/?bingkai")

    def test_counts_nothing(self, draft: Article, wati: User) -> None:
        assert "data-count-url" not in page(sign_in(wati), f"/pratinjau/{draft.pk}/?bingkai")


class TestTheCard:
    def test_warns_where_there_is_no_picture(self, draft: Article, wati: User) -> None:
        assert "Belum ada foto utama" in shown(wati, draft)

    def test_shows_in_its_place_what_is_drawn_from_the_headline(self, draft: Article, wati: User) -> None:
        address = share_cards.card_of(draft, Office.objects.current()).src
        assert f'<img src="{address}"' in shown(wati, draft)
        assert sign_in(wati).get(address)["Content-Type"] == "image/png"

    def test_shows_the_picture(self, wati: User) -> None:
        article = make_draft(writer=wati, lead_image=make_image())
        response = shown(wati, article)
        assert article.lead_image.file.url in response
        assert "Belum ada foto utama" not in response

    def test_a_search_result_shows_a_headline_that_fits_in_full(self, wati: User) -> None:
        article = make_draft(
            writer=wati, headline="Loket malam dibuka di sembilan kecamatan mulai pekan depan"
        )
        assert f"<b>{article.headline}</b><span>" in shown(wati, article)

    def test_warns_where_the_title_is_cut(self, wati: User) -> None:
        assert "Judul terpotong di WhatsApp, X." in shown(
            wati, make_draft(writer=wati, headline="kata " * 15)
        )

    def test_leaves_a_short_title_in_peace(self, draft: Article, wati: User) -> None:
        assert "Judul terpotong" not in shown(wati, draft)

    def test_names_the_host(self, draft: Article, wati: User) -> None:
        assert "<small>testserver</small>" in shown(wati, draft)

    def test_lists_the_related_news_as_the_page_has_them(self, draft: Article, wati: User) -> None:
        make_public(headline="Tetangga", category=draft.category)
        assert "Tetangga" in shown(wati, draft)


def test_the_form_leads_to_the_preview(draft: Article, wati: User) -> None:
    form = page(sign_in(wati), reverse("admin:articles_article_change", args=[draft.pk]))
    assert f'href="{desk(draft)}"' in form


def test_a_public_text_has_both_ways(wati: User) -> None:
    article = make_public(writer=wati)
    form = page(sign_in(wati), reverse("admin:articles_article_change", args=[article.pk]))
    assert f'href="{desk(article)}"' in form
    assert f'href="{article.get_absolute_url()}"' in form


def test_what_is_typed_and_not_saved_is_said_to_be_missing(draft: Article, wati: User, rina: User) -> None:
    Autosave.objects.create(user=wati, article=draft, fields={"headline": "Belum disimpan"})
    assert "ketikan Anda yang belum disimpan" in shown(wati, draft)
    assert "ketikan Anda yang belum disimpan" not in shown(rina, draft)


def test_a_withdrawn_text_is_shown_to_colleagues_without_a_form(rina: User) -> None:
    response = shown(rina, make_withdrawn(timezone.now()))
    assert "Buat tautan" not in response


def test_guests_answers_are_remarks_of_the_article(client: Client, draft: Article) -> None:
    client.post(address(make_link(draft)), {"name": "Sri", "kind": "approval"})
    assert [remark.guest_name for remark in Remark.objects.filter(article=draft)] == ["Sri"]
