"""Rows that only verbs write lead to no history: Django's would be an empty page."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Correction, Mail
from tests.cast import sign_in
from tests.factories import make_public, make_tag

pytestmark = pytest.mark.django_db


def a_correction(by):
    text = {"kind": Correction.Kind.CORRECTION, "text": "Tertulis 5, seharusnya 7.", "party": ""}
    return workflow.correct(article=make_public(), by=by, now=timezone.now(), **text)


def a_request(by):
    text = {"kind": Correction.Kind.CORRECTION, "text": "Tertulis 5, seharusnya 7.", "party": "Dinas Lain"}
    return workflow.request_correction(article=make_public(), by=by, now=timezone.now(), **text)


def a_mail(to):
    now = timezone.now()
    return Mail.objects.create(
        receiver=to, kind="submitted", key="uji", subject="Loket", text="Isi", created_at=now, due_at=now
    )


def leads_to_history(user, row) -> bool:
    name = row._meta.model_name
    page = sign_in(user).get(reverse(f"admin:articles_{name}_change", args=[row.pk]))
    assert page.status_code == 200
    return reverse(f"admin:articles_{name}_history", args=[row.pk]) in page.content.decode()


@pytest.mark.parametrize("make", [a_correction, a_request, a_mail])
def test_what_only_verbs_write_leads_to_no_history(make, sari):
    assert not leads_to_history(sari, make(sari))


def test_what_people_change_does(sari):
    assert leads_to_history(sari, make_tag("loket"))
