"""Media highlights, the story that leads the home page, and the registers that only verbs write."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Correction, FeaturedSlot, MediaHighlight, Office, ReleaseNumber
from tests.cast import sign_in
from tests.factories import make_article, make_draft, make_highlight, make_user
from tests.filling import errors, send

pytestmark = pytest.mark.django_db

HIGHLIGHTS = reverse("admin:articles_mediahighlight_changelist")
ADD = reverse("admin:articles_mediahighlight_add")
CLEAR = reverse("admin:articles_featuredslot_clear_slot", args=[1])
SLOT = reverse("admin:articles_featuredslot_change", args=[1])


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def desk(rina):
    return sign_in(rina)


# Highlights


def test_a_highlight_goes_live(desk, client):
    fields = {"outlet": "Harian Contoh", "title": "Loket malam dipuji", "date": "2026-11-20"}
    send(desk, ADD, **fields, url="https://harian.example/1")
    assert "Loket malam dipuji" in client.get(reverse("articles:highlights")).content.decode()


def test_a_highlight_can_name_its_article(desk, now):
    article = make_article(now)
    fields = {"outlet": "X", "title": "Y", "date": "2026-11-20", "article": article.pk}
    send(desk, ADD, **fields, url="https://harian.example/1")
    assert MediaHighlight.objects.get().article == article


def test_a_working_copy_cannot_be_named(desk, now, wati):
    copy = workflow.propose_change(article=make_article(now), by=wati, now=now)
    fields = {"outlet": "X", "title": "Y", "date": "2026-11-20", "article": copy.pk}
    assert "Pilih yang tersedia" in errors(send(desk, ADD, **fields, url="https://harian.example/1"))


def test_a_highlight_leads_to_the_web_only(desk):
    fields = {"outlet": "X", "title": "Y", "date": "2026-11-20"}
    assert "diawali https://" in errors(send(desk, ADD, **fields, url="javascript:alert(1)"))


@pytest.mark.parametrize("rows", [1, 15])
def test_the_list_costs_the_same_however_long(desk, rows, now, django_assert_max_num_queries):
    for _ in range(rows):
        make_highlight(article=make_article(now))
    with django_assert_max_num_queries(12):
        desk.get(HIGHLIGHTS)


# The leading story


def put(client, article, until, **more):
    until = timezone.localtime(until)
    fields = {"article": article.pk, "until_0": f"{until:%Y-%m-%d}", "until_1": f"{until:%H:%M:%S}"}
    return send(client, SLOT, **{**fields, **more})


def test_the_list_is_the_form(desk):
    assert desk.get(reverse("admin:articles_featuredslot_changelist")).url == SLOT


def test_a_public_article_leads(desk, now, rina):
    article = make_article(now)
    put(desk, article, now + timedelta(days=1))
    slot = FeaturedSlot.objects.get()
    assert (slot.article, slot.set_by) == (article, rina)


def test_a_scheduled_article_may_lead(desk, now):
    article = make_article(now, published_at=now + timedelta(hours=2))
    put(desk, article, now + timedelta(days=1))
    assert FeaturedSlot.objects.get().article == article


def test_another_article_takes_the_place(desk, now):
    put(desk, make_article(now), now + timedelta(days=1))
    second = make_article(now)
    put(desk, second, now + timedelta(days=1))
    assert FeaturedSlot.objects.get().article == second


def test_a_draft_cannot_lead(desk, now):
    assert "sudah dijadwalkan" in errors(put(desk, make_draft(), now + timedelta(days=1)))


def test_a_past_minute_is_refused(desk, now):
    assert "belum lewat" in errors(put(desk, make_article(now), now - timedelta(minutes=2)))


def test_the_minute_is_in_the_offices_zone(desk, now):
    Office.objects.update_or_create(pk=1, defaults={"time_zone": "Asia/Jayapura"})
    day = (now + timedelta(days=3)).date()
    put(desk, make_article(now), now, until_0=str(day), until_1="12:00:00")
    assert FeaturedSlot.objects.get().until.astimezone(timezone.get_fixed_timezone(0)).hour == 3


def test_the_form_names_the_zone(desk):
    assert "Waktu WIB." in desk.get(SLOT).content.decode()


@pytest.mark.parametrize(
    ("hours", "sentence"), [(2, "memimpin beranda sampai"), (-2, "Kini berita terbaru kembali memimpin.")]
)
def test_the_form_tells_who_leads(desk, now, hours, sentence):
    FeaturedSlot.objects.create(article=make_article(now), until=now + timedelta(hours=hours))
    assert sentence in desk.get(SLOT).content.decode()


def test_the_form_tells_that_nobody_was_chosen(desk):
    assert "Belum ada yang dipilih" in desk.get(SLOT).content.decode()


def test_the_place_can_be_cleared(desk, now):
    FeaturedSlot.objects.create(article=make_article(now), until=now + timedelta(hours=2))
    send(desk, CLEAR)
    assert not FeaturedSlot.objects.exists()


def test_looking_at_the_question_clears_nothing(desk, now):
    FeaturedSlot.objects.create(article=make_article(now), until=now + timedelta(hours=2))
    desk.get(CLEAR)
    assert FeaturedSlot.objects.exists()


def test_an_empty_place_offers_nothing_to_clear(desk):
    assert CLEAR not in desk.get(SLOT).content.decode()
    assert desk.get(CLEAR).status_code == 404


@pytest.mark.parametrize("year", ["0001-01-01", "9999-12-31", "99999-01-01", "2026-02-30"])
def test_an_extreme_day_is_no_fault(desk, now, year):
    assert put(desk, make_article(now), now, until_0=year, until_1="23:59:59").status_code in (200, 302)


# Registers


@pytest.fixture
def release(now):
    article = make_article(now, kind=Article.Kind.PRESS_RELEASE)
    return ReleaseNumber.objects.create(
        year=2026, number=7, label="No. 7/HUMAS/XI/2026", article=article, given_at=now
    )


def test_the_register_shows_number_and_article(desk, release):
    page = desk.get(reverse("admin:articles_releasenumber_changelist")).content.decode()
    assert "No. 7/HUMAS/XI/2026" in page
    assert release.article.headline in page


def test_a_cancelled_number_stays_with_its_reason(desk, release, now, rina):
    workflow.withdraw(article=release.article, by=make_user("Editor"), now=now, reason="Data keliru.")
    page = desk.get(reverse("admin:articles_releasenumber_changelist")).content.decode()
    assert "Batal" in page
    assert "Data keliru." in page


def test_the_register_can_be_narrowed_to_a_year(desk, release):
    listed = desk.get(reverse("admin:articles_releasenumber_changelist"), {"tahun": "2026"})
    assert list(listed.context["cl"].result_list) == [release]


@pytest.mark.parametrize("model", ["releasenumber", "correction"])
def test_a_register_is_read_only(model, desk, release, now):
    note = Correction.objects.create(
        article=release.article, text="Keliru.", issued_at=now, issued_by=release.article.writer
    )
    pk = note.pk if model == "correction" else release.pk
    answers = [
        desk.post(reverse(f"admin:articles_{model}_add"), {}).status_code,
        desk.post(reverse(f"admin:articles_{model}_change", args=[pk]), {"label": "x"}).status_code,
        desk.post(reverse(f"admin:articles_{model}_delete", args=[pk]), {"post": "yes"}).status_code,
    ]
    assert answers == [403, 403, 403]


@pytest.mark.parametrize("rows", [1, 12])
@pytest.mark.parametrize("model", ["releasenumber", "correction"])
def test_each_register_costs_the_same_however_long(model, rows, desk, now, django_assert_max_num_queries):
    for number in range(rows):
        article = make_article(now)
        ReleaseNumber.objects.create(year=2026, number=number, label="x", article=article, given_at=now)
        Correction.objects.create(article=article, text="x", issued_at=now, issued_by=article.writer)
    with django_assert_max_num_queries(12):
        desk.get(reverse(f"admin:articles_{model}_changelist"))
