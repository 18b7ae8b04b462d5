"""The newsroom in which the permission matrix asks: its people, a row of every kind, and how an address is filled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from articles import audit, preview_links, remarks, revisions, workflow
from articles.models import Article, FeaturedSlot, Mail, ReleaseNumber, Revision, User
from articles.roles import CATEGORY_ADMIN, EDITOR, SITE_ADMIN, WRITER
from pages.models import Faq, FaqTopic, Link, LinkGroup, Page
from tests.cast import sign_in
from tests.factories import (
    make_article,
    make_category,
    make_document,
    make_draft,
    make_highlight,
    make_image,
    make_office,
    make_public,
    make_report,
    make_tag,
    make_user,
    make_withdrawn,
)

# In the order in which the table gives their answers.
PEOPLE = ("visitor", "owner", "other", "editor", "shelves", "site")
SIGN_IN = "/redaksi/login/"
SECRET = "Rahasia dapur redaksi"
STATES = ("draft", "copy", "withdrawn", "binned")
# What an address needs beside its parameters.
QUERIES = {"articles/article/<path:object_id>/riwayat/": "?dari=1&ke=2"}
VERBS = {"draft": "submit", "copy": "submit", "withdrawn": "withdraw", "binned": "restore_draft"}


def desk_routes() -> list[str]:
    """Every address under /redaksi/ that the resolver knows, as it is written, without that prefix."""

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
        for entry in patterns:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            else:
                yield route

    routes = walk(get_resolver().url_patterns, "")
    return sorted({route.removeprefix("redaksi/") for route in routes if route.startswith("redaksi/")})


@dataclass
class World:
    people: dict[str, User]
    # Of each person's session; a visitor has none.
    cookies: dict[str, str]
    # What the parameters of an address are, by the desk it belongs to; the article desk's by state.
    keys: dict[str, dict[str, Any]]

    def client(self, person: str) -> Client:
        """A browser of its own, so that one who signs out stays signed in elsewhere."""
        client = Client()
        if person in self.cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[person]
        return client

    def address(self, route: str, desk: str) -> str:
        path = route + QUERIES.get(route, "")
        given = self.keys.get(desk, {}) | ({"verb": "selesai"} if "/catatan/" in route else {})
        for name, value in given.items():
            for kind in ("path", "int", "str"):
                path = path.replace(f"<{kind}:{name}>", str(value))
        path = path.replace("^(?P<app_label>articles|pages)/$", "articles/").replace("(?P<url>.*)$", "entah/")
        assert "<" not in path, f"nothing fills {route}"
        return f"/redaksi/{path}"


def answer(client: Client, method: str, address: str, data: dict[str, Any]) -> str:
    """The status with which an address answers, `in` for being asked to sign in. Whatever it does is undone."""
    with transaction.atomic():
        response: HttpResponseBase = getattr(client, method)(address, data)
        b"".join(response)
        transaction.set_rollback(True)
    if response.status_code == 302 and response["Location"].startswith(SIGN_IN):
        return "in"
    return str(response.status_code)


def make_world() -> World:
    people = {
        "owner": make_user(WRITER, username="wati", name="Wati Handayani", initials="wth"),
        "other": make_user(WRITER, username="made", name="Made Wirawan", initials="mdw"),
        "editor": make_user(EDITOR, username="rina", name="Rina Basuki", initials="rb"),
        "shelves": make_user(CATEGORY_ADMIN, username="joko", name="Joko Santosa", initials="js"),
        "site": make_user(SITE_ADMIN, username="sari", name="Sari Dewanti", initials="sd"),
    }
    keys = {f"articles/article {state}": _article_keys(state, people) for state in STATES}
    for desk, pk in _rows(people).items():
        keys[desk] = {"object_id": pk, "pk": pk}
    keys["articles/report"]["part"] = "pdf"
    keys[""] = {"content_type_id": 1, "object_id": 1}
    cookies = {
        name: sign_in(person).cookies[settings.SESSION_COOKIE_NAME].value for name, person in people.items()
    }
    return World(people, cookies, keys)


def _article_keys(state: str, people: dict[str, User]) -> dict[str, Any]:
    """Somebody else's text in `state`, with two revisions, a remark and a link to preview it."""
    now, owner = timezone.now(), people["owner"]
    article = _article(state, owner)
    revisions.keep_found(article, now)
    audit.record(
        "import_word", by=owner, now=now, article=article, details={"report": {"file": "naskah.docx"}}
    )
    article.kicker = "Lain"
    article.save()
    revisions.keep(article, by=owner, now=now, origin=Revision.Origin.SAVED)
    remark = remarks.add_remark(article=article, by=owner, now=now, text="Cek angkanya.")
    key = 0
    if state != "withdrawn":
        link = preview_links.make_link(article=article, by=owner, now=now, receiver="Biro Hukum", days=1)
        key = link.pk
    if state == "binned":
        workflow.discard_draft(article=article, by=owner, now=now)
    return {"object_id": article.pk, "pk": remark.pk, "key": key, "number": 1, "verb": VERBS[state]}


def _article(state: str, owner: User) -> Article:
    now, fields = timezone.now(), {"writer": owner, "headline": f"{SECRET} {state}"}
    if state == "withdrawn":
        return make_withdrawn(now, **fields)
    if state == "copy":
        return workflow.propose_change(article=make_public(**fields), by=owner, now=now)
    return make_draft(**fields)


def _rows(people: dict[str, User]) -> dict[str, Any]:
    """A row of every desk beside articles: its key by the desk."""
    now, owner = timezone.now(), people["owner"]
    public = make_public(writer=owner, kind="press_release")
    number = ReleaseNumber.objects.create(
        article=public, year=now.year, number=1, label="No. 1", given_at=now
    )
    correction = workflow.correct(
        article=public, by=people["editor"], now=now, kind="correction", text="Semula keliru."
    )
    asked = workflow.request_correction(
        article=public, by=owner, now=now, kind="correction", text="Keliru.", party="Warga"
    )
    topic, group = FaqTopic.objects.create(name="Izin"), LinkGroup.objects.create(name="Dinas")
    FeaturedSlot.objects.create(article=make_article(now), until=now + timedelta(days=1))
    mail = Mail.objects.create(
        kind=Mail.Kind.SUBMITTED, key="satu", receiver=people["editor"], created_at=now, due_at=now
    )
    make_office()
    return {
        "articles/image": make_image().pk,
        "articles/document": make_document().pk,
        "articles/releasenumber": number.pk,
        "articles/correction": correction.pk,
        "articles/correctionrequest": asked.pk,
        "articles/event": audit.record("submit", by=owner, now=now).pk,
        "articles/mediahighlight": make_highlight().pk,
        "articles/featuredslot": 1,
        "articles/office": 1,
        "articles/mail": mail.pk,
        "articles/report": make_report(owner).pk,
        "articles/user": make_user(WRITER, name="Dewi Lestari").pk,
        "articles/category": make_category("Air").pk,
        "articles/tag": make_tag("banjir").pk,
        "pages/faqtopic": topic.pk,
        "pages/linkgroup": group.pk,
        "pages/faq": Faq.objects.create(topic=topic, question="Apa?", slug="apa", answer="<p>Itu.</p>").pk,
        "pages/link": Link.objects.create(group=group, name="Dinas", url="https://dinas.example/").pk,
        "pages/page": Page.objects.create(title="Kami", slug="kami", body="<p>Kami.</p>").pk,
    }


def desk_of(route: str) -> str:
    """The desk whose row fills the address: `articles/tag`; none for the addresses of no desk."""
    parts = route.split("/")
    return "/".join(parts[:2]) if parts[0] in ("articles", "pages") and len(parts) > 2 else ""
