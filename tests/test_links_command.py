"""`check_links`: what published texts link to, asked at night."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import links
from articles.management.commands.check_links import PAUSE, patience
from articles.models import LinkCheck
from newsroom.outgoing import Answer
from tests.factories import make_draft, make_public

pytestmark = pytest.mark.django_db
GONE = "https://contoh.example/hilang"


def told(*options: str) -> str:
    out = StringIO()
    call_command("check_links", *options, stdout=out)
    return out.getvalue()


def test_dead_links_of_published_texts_are_listed_with_their_article(settings):
    settings.LINK_CHECKS = True
    article = make_public(body=f'<p><a href="{GONE}">x y</a> <a href="/berita/99999/x/">lain</a></p>')
    make_draft(body='<p><a href="/kategori/entah/">draf</a></p>')
    links.remember([GONE], timezone.now())
    links.keep(LinkCheck.objects.get(), Answer(True, 404))
    said = told("--dry-run")
    assert f"/berita/{article.pk}/: {GONE} (situs itu menjawab 404, halaman tidak ada)" in said
    assert said.endswith("1 berita bertautan, 0 alamat ditanyai, 2 tautan mati.\n")


def test_an_office_that_asks_nobody_still_looks_up_its_own_pages():
    make_public(body=f'<p><a href="{GONE}">x y</a> <a href="/kategori/entah/">lain</a></p>')
    assert told().endswith("1 berita bertautan, 0 alamat ditanyai, 1 tautan mati.\n")
    assert not LinkCheck.objects.exists()


def test_one_host_is_left_its_breath_and_another_asked_meanwhile():
    slept: list[float] = []
    wait = patience(slept.append)
    wait("satu.example")
    wait("dua.example")
    assert slept == []
    wait("satu.example")
    assert 0 < slept[0] <= PAUSE
