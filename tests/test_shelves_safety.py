"""Who may open what, and what the desks make of nonsense."""

from itertools import product

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from articles.models import (
    Category,
    Correction,
    FeaturedSlot,
    MediaHighlight,
    Office,
    ReleaseNumber,
    Tag,
    User,
)
from pages.models import Faq, FaqTopic, Link, LinkGroup, Page
from tests.cast import sign_in
from tests.factories import NOW, make_article, make_category, make_highlight, make_tag, make_user
from tests.filling import errors, send, shown

pytestmark = pytest.mark.django_db

SHELVES = [Category, Tag]
EDITORS_OWN = [MediaHighlight, FeaturedSlot, ReleaseNumber, Correction, FaqTopic, Faq, LinkGroup, Link, Page]
SITE = [User, Office]
ALL = SHELVES + EDITORS_OWN + SITE
# By role, the desks that stay closed.
CLOSED = {"wati": ALL, "rina": SHELVES + SITE, "joko": EDITORS_OWN + SITE}


def name(model, what):
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}"


def addresses(model):
    """Every named address of the model's desk, made from its own list of addresses."""
    for pattern in admin.site._registry[model].get_urls():
        if pattern.name:
            argument = "999999" if pattern.pattern.converters else None
            yield reverse(f"admin:{pattern.name}", args=[argument] if argument else [])


@pytest.fixture
def rows(db):
    """One row of each."""
    article = make_article()
    topic, group = FaqTopic.objects.create(name="T"), LinkGroup.objects.create(name="G")
    return {
        Category: make_category("Air"),
        Tag: make_tag("air"),
        MediaHighlight: make_highlight(),
        FeaturedSlot: FeaturedSlot.objects.create(article=article, until=NOW),
        ReleaseNumber: ReleaseNumber.objects.create(
            year=2026, number=1, label="No. 1/2026", article=article, given_at=NOW
        ),
        Correction: Correction.objects.create(
            article=article, text="Keliru.", issued_at=NOW, issued_by=article.writer
        ),
        FaqTopic: topic,
        Faq: Faq.objects.create(topic=topic, question="Q?", slug="q", answer="<p>x</p>"),
        LinkGroup: group,
        Link: Link.objects.create(group=group, name="L", url="https://x.example/"),
        Page: Page.objects.create(title="P", slug="p", body="<p>x</p>"),
        User: make_user(),
        Office: Office.objects.get_or_create(pk=1)[0],
    }


@pytest.mark.parametrize(("role", "model"), [(role, m) for role, models in CLOSED.items() for m in models])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_closed_desk_refuses_every_address(role, model, method, rows, request):
    client = sign_in(request.getfixturevalue(role))
    urls = {url.replace("999999", str(rows[model].pk)) for url in addresses(model)}
    answers = {url: getattr(client, method)(url).status_code for url in urls}
    assert answers == dict.fromkeys(urls, 403)


@pytest.mark.parametrize("model", ALL)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_sign_in(model, method, rows):
    client = Client()
    urls = {url.replace("999999", str(rows[model].pk)) for url in addresses(model)}
    answers = {getattr(client, method)(url).url.split("?")[0] for url in urls}
    assert answers == {reverse("admin:login")}


@pytest.mark.parametrize("model", ALL)
def test_an_open_desk_answers_for_a_row_that_is_gone(model, sari):
    client = sign_in(sari)
    answers = {url: client.get(url).status_code for url in addresses(model) if "999999" in url}
    assert {status for status in answers.values() if status not in (302, 403, 404)} == set()


@pytest.mark.parametrize("model", ALL)
def test_every_desk_has_its_history(model, rows, sari):
    url = reverse(name(model, "history"), args=[rows[model].pk])
    assert sign_in(sari).get(url).status_code == 200


# Nonsense in addresses

QUERIES = [
    "q=%00",
    "q=%F0%9F%8E%89",
    "q=" + "x" * 3000,
    "p=99999999999999999999",
    "p=-1",
    "p=abc",
    "o=99.-99",
    "o=%00",
    "all=1",
    "e=1",
    "slug=%00",
    "name=%00",
    "pk=99999999999999999999999",
    "id__exact=abc",
    "is_public__exact=%00",
    "is_active__exact=7",
    "kind__exact=%00",
    "topic__id__exact=abc",
    "group__id__exact=99999999999999999999",
    "groups__id__exact=abc",
    "date__year=99999999999999999999",
    "date__month=13&date__year=2026",
    "date__day=abc",
    "issued_at__year=0",
    "tahun=abc",
    "tahun=%00",
    "pakai=%00",
    "_popup=1&_to_field=x",
    "_changelist_filters=%00",
    "=&&&==",
    "name__regex=(",
    "question__iregex=(",
]


@pytest.mark.parametrize("model", [Category, Tag, User, MediaHighlight, ReleaseNumber, Correction, Faq])
def test_a_list_answers_any_query(model, rows, sari):
    client, url = sign_in(sari), reverse(name(model, "changelist"))
    answers = {query: client.get(f"{url}?{query}").status_code for query in QUERIES}
    assert {query: status for query, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("model", [Category, User, Office, FeaturedSlot, Faq])
@pytest.mark.parametrize("row", ["0", "-1", "abc", "%00", "9" * 40, "1_2F", "%F0%9F%8E%89"])
def test_an_address_of_no_row_is_no_fault(model, row, sari):
    client, base = sign_in(sari), reverse(name(model, "changelist"))
    answers = [client.get(f"{base}{row}/{page}/").status_code for page in ("change", "history", "delete")]
    assert max(answers) < 500


@pytest.mark.parametrize("term", ["%00", "%F0%9F%8E%89", "x" * 3000])
def test_suggestions_answer_any_question(term, wati):
    query = f"app_label=articles&model_name=relatedpin&field_name=target&term={term}"
    assert sign_in(wati).get(f"{reverse('admin:autocomplete')}?{query}").json()["results"] == []


@pytest.mark.parametrize("model", [MediaHighlight, Link, Faq])
def test_a_form_takes_nothing_from_the_address(model, sari):
    response = sign_in(sari).get(reverse(name(model, "add")) + "?article=abc&group=%00&topic=abc&title=x")
    assert response.status_code == 200


# Nonsense in fields

HOSTILE = "<script>alert(1)</script>"
VALUES = {
    "a NUL": "a\x00b",
    "a control character": "a\x07b\x1b",
    "an emoji": "🎉🇮🇩",
    "marks that turn the text": "abc\u202edef\u2066",
    "a script": HOSTILE,
    "far too much": "x" * 5000,
    "nothing": "",
    "white space": " \t\u00a0 ",
    "a bracket": "{{ 7|add:7 }}{% now %} %s %(x)s {0}",
}
TEXTS = {
    Category: ["name", "slug", "description", "position"],
    Tag: ["name", "slug"],
    User: ["username", "name", "initials", "position", "email"],
    MediaHighlight: ["outlet", "title", "url", "date"],
    FeaturedSlot: ["until_0", "until_1"],
    Office: [
        *["name", "parent_name", "short_name", "description", "accent", "address", "phone", "email"],
        *["release_format", "time_zone", "social_links-0-label", "social_links-0-url"],
    ],
    FaqTopic: ["name", "position"],
    Faq: ["question", "slug", "answer", "position", "topic"],
    LinkGroup: ["name", "position"],
    Link: ["name", "url", "description", "position", "group"],
    Page: ["title", "slug", "summary", "body", "position"],
}


@pytest.mark.parametrize("model", TEXTS)
def test_a_form_takes_anything_or_says_why_not(model, rows, sari):
    client, url = sign_in(sari), reverse(name(model, "change"), args=[rows[model].pk])
    values = shown(client.get(url), f"{model._meta.model_name}_form")
    # Without the stamp of the form, which would end the test at the first value that is taken.
    del values["_seen"]
    together = [(what, dict.fromkeys(TEXTS[model], value)) for what, value in VALUES.items()]
    alone = [
        ((what, field), {field: VALUES[what]}) for what, field in product(["a NUL", "nothing"], TEXTS[model])
    ]
    silent = []
    for what, changes in [*together, *alone]:
        response = client.post(url, values | changes)
        if response.status_code != 302 and not (response.status_code == 200 and errors(response)):
            silent.append((what, response.status_code))
    assert silent == []


@pytest.mark.parametrize(("model", "field"), [(Faq, "answer"), (Page, "body")])
def test_a_text_above_its_limit_is_refused_and_kept(model, field, rows, sari):
    client, url = sign_in(sari), reverse(name(model, "change"), args=[rows[model].pk])
    text = "kata " * 70_000
    response = send(client, url, f"{model._meta.model_name}_form", **{field: f"<p>{text}</p>"})
    assert "paling banyak" in errors(response).lower()
    assert text.strip() in response.content.decode()


@pytest.mark.parametrize("model", TEXTS)
def test_a_script_never_reaches_a_page(model, rows, sari):
    client, row = sign_in(sari), rows[model]
    form = reverse(name(model, "change"), args=[row.pk])
    form_id = f"{model._meta.model_name}_form"
    answers = [send(client, form, form_id, **{field: HOSTILE}) for field in TEXTS[model]]
    urls = [
        form,
        reverse(name(model, "changelist")),
        *(reverse(name(model, what), args=[row.pk]) for what in ("history", "delete")),
        reverse("admin:index"),
    ]
    pages = [*answers, *(client.get(url, follow=True) for url in urls)]
    assert [page for page in pages if HOSTILE in page.content.decode()] == []
