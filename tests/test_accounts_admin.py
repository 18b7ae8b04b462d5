"""The site admin's desk of accounts."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from articles.models import Article, User
from articles.roles import EDITOR, SITE_ADMIN, WRITER
from tests.cast import sign_in
from tests.factories import make_draft, make_user
from tests.filling import errors, said, send, shown

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_user_changelist")
ADD = reverse("admin:articles_user_add")
SECRET = "sandi-yang-panjang"


def change(person):
    return reverse("admin:articles_user_change", args=[person.pk])


def page(verb, person):
    return reverse(f"admin:articles_user_{verb}", args=[person.pk])


def role(name):
    return Group.objects.get(name=name)


@pytest.fixture
def desk(sari):
    return sign_in(sari)


@pytest.fixture
def root(db):
    return make_user(username="root", is_superuser=True)


def create(client, **fields):
    values = {"username": "budi", "name": "Budi Raharjo", "password1": SECRET, "password2": SECRET}
    return send(client, ADD, **{**values, **fields})


# Creating


def test_a_new_colleague_can_sign_in(desk, client):
    create(desk, groups=role(WRITER).pk)
    assert client.login(username="budi", password=SECRET)


def test_a_new_colleague_may_open_the_admin(desk):
    create(desk)
    assert User.objects.get(username="budi").is_staff


def test_a_new_colleague_has_the_roles_ticked(desk):
    create(desk, groups=[role(WRITER).pk, role(EDITOR).pk])
    assert {g.name for g in User.objects.get(username="budi").groups.all()} == {WRITER, EDITOR}


def test_each_role_is_explained(desk):
    assert "menulis berita sendiri dan mengirimnya ke editor" in desk.get(ADD).content.decode()


def test_a_forged_superuser_is_ignored(desk):
    create(desk, is_superuser="on", user_permissions=Permission.objects.first().pk)
    person = User.objects.get(username="budi")
    assert not person.is_superuser
    assert not person.user_permissions.exists()


def test_a_group_that_is_no_role_cannot_be_given(desk):
    other = Group.objects.create(name="Serba Bisa")
    assert (
        "Pilih" in errors(create(desk, groups=other.pk)) or not User.objects.filter(username="budi").exists()
    )


def test_two_different_passwords_are_refused(desk):
    assert "sandi" in errors(create(desk, password2="lain-sama-sekali"))


def test_a_short_password_is_refused(desk):
    assert "12 karakter" in errors(create(desk, password1="pendek", password2="pendek"))


def test_a_taken_username_in_other_letters_is_refused(desk, wati):
    assert "Nama pengguna ini sudah dipakai." in errors(create(desk, username="WATI"))


def test_taken_initials_name_their_holder(desk, wati):
    assert "“WTH” sudah dipakai Wati Handayani" in errors(create(desk, initials="WTH"))


def test_initials_of_somebody_who_left_are_free(desk, wati):
    User.objects.filter(pk=wati.pk).update(is_active=False)
    create(desk, initials="wth")
    assert User.objects.get(username="budi").initials == "wth"


def test_a_name_is_needed(desk):
    create(desk, name="")
    assert not User.objects.filter(username="budi").exists()


def test_what_was_typed_stays_when_refused(desk, wati):
    response = create(desk, username="WATI", position="Pranata Humas")
    assert shown(response, "user_form")["position"] == "Pranata Humas"


# Changing


def test_roles_are_changed(desk, wati):
    send(desk, change(wati), groups=role(EDITOR).pk)
    assert [g.name for g in wati.groups.all()] == [EDITOR]


def test_the_history_names_the_roles_before_and_after(desk, wati):
    send(desk, change(wati), groups=role(EDITOR).pk)
    history = desk.get(reverse("admin:articles_user_history", args=[wati.pk])).content.decode()
    assert "Penulis → Editor" in history


def test_nobody_takes_the_admin_role_from_themselves(desk, sari):
    assert "dari akun sendiri" in errors(send(desk, change(sari), groups=role(WRITER).pk))


def test_nobody_makes_themselves_superuser(desk, sari):
    send(desk, change(sari), is_superuser="on", is_staff="on")
    sari.refresh_from_db()
    assert not sari.is_superuser


def test_nobody_gives_themselves_single_permissions(desk, sari):
    send(desk, change(sari), user_permissions=[p.pk for p in Permission.objects.all()[:3]])
    assert not sari.user_permissions.exists()


def test_a_forged_password_hash_is_ignored(desk, wati):
    before = wati.password
    send(desk, change(wati), password="md5$x$y")
    wati.refresh_from_db()
    assert wati.password == before


def test_no_page_shows_a_password_hash(desk, wati):
    pages = [change(wati), LIST, reverse("admin:articles_user_history", args=[wati.pk])]
    shown_together = "".join(desk.get(url).content.decode() for url in pages)
    assert wati.password not in shown_together
    assert "md5" not in shown_together


def test_an_older_form_does_not_overwrite_a_colleague(desk, wati):
    values = shown(desk.get(change(wati)), "user_form")
    wati.groups.add(role(EDITOR))
    assert "baru saja diubah orang lain" in errors(desk.post(change(wati), values))


def test_a_sign_in_meanwhile_is_no_change_of_the_form(desk, wati, client):
    values = shown(desk.get(change(wati)), "user_form")
    client.force_login(wati)
    User.objects.filter(pk=wati.pk).update(password="lain")
    desk.post(change(wati), {**values, "position": "Pranata Humas"})
    wati.refresh_from_db()
    assert wati.position == "Pranata Humas"


# Superusers


def test_a_site_admin_cannot_change_a_superuser(desk, root):
    assert desk.post(change(root), {"username": "x", "name": "x"}).status_code == 403


@pytest.mark.parametrize("verb", ["set_password", "hand_over", "deactivate", "reactivate"])
def test_a_site_admin_has_no_verb_for_a_superuser(desk, root, verb):
    assert desk.post(page(verb, root), {}).status_code == 403


def test_a_superuser_changes_a_superuser(root):
    other = make_user(is_superuser=True)
    send(sign_in(root), change(other), position="Pengelola")
    other.refresh_from_db()
    assert other.position == "Pengelola"


# Verbs


def test_deactivation_asks_first(desk, wati):
    desk.get(page("deactivate", wati))
    wati.refresh_from_db()
    assert wati.is_active


def test_the_question_counts_unfinished_texts(desk, wati):
    make_draft(writer=wati)
    assert "1 naskah belum selesai." in desk.get(page("deactivate", wati)).content.decode()


def test_deactivation_is_confirmed(desk, wati):
    send(desk, page("deactivate", wati))
    assert "Akun Wati Handayani dinonaktifkan." in said(desk.get(change(wati)))


def test_a_session_of_a_deactivated_person_ends(desk, wati):
    session = sign_in(wati)
    send(desk, page("deactivate", wati))
    response = session.get(reverse("admin:index"))
    assert response.status_code == 302
    assert "login" in response.url


def test_a_deactivated_person_cannot_sign_in(desk, wati, client):
    send(desk, page("deactivate", wati))
    assert not client.login(username="wati", password="wati")


def test_a_reactivated_person_can_sign_in(desk, wati, client):
    send(desk, page("deactivate", wati))
    send(desk, page("reactivate", wati))
    assert client.login(username="wati", password="wati")


def test_the_form_offers_only_the_fitting_verb(desk, wati):
    form = desk.get(change(wati)).content.decode()
    assert page("deactivate", wati) in form
    assert page("reactivate", wati) not in form


def test_reactivation_with_taken_initials_is_explained(desk, wati):
    User.objects.filter(pk=wati.pk).update(is_active=False)
    make_user(name="Wahyu Hidayat", initials="wth")
    assert "kini dipakai Wahyu Hidayat" in errors(send(desk, page("reactivate", wati)))


def test_a_password_is_set(desk, wati, client):
    send(desk, page("set_password", wati), password1=SECRET, password2=SECRET)
    assert client.login(username="wati", password=SECRET)


def test_a_session_of_the_former_password_ends(desk, wati):
    session = sign_in(wati)
    send(desk, page("set_password", wati), password1=SECRET, password2=SECRET)
    assert session.get(reverse("admin:index")).status_code == 302


def test_setting_ones_own_password_keeps_the_session(desk, sari):
    send(desk, page("set_password", sari), password1=SECRET, password2=SECRET)
    assert desk.get(reverse("admin:index")).status_code == 200


def test_a_weak_password_is_refused(desk, wati):
    response = send(desk, page("set_password", wati), password1="123456789012", password2="123456789012")
    assert "angka" in errors(response)


def test_a_refused_password_is_not_shown_again(desk, wati):
    response = send(desk, page("set_password", wati), password1=SECRET, password2="lain-sama-sekali")
    assert SECRET not in response.content.decode()


def test_handing_over_asks_to_whom(desk, wati, made):
    assert "Pilih rekan yang menerima" in errors(send(desk, page("hand_over", wati), receiver=""))


def test_handing_over_counts_what_went(desk, wati, made):
    make_draft(writer=wati)
    send(desk, page("hand_over", wati), receiver=made.pk)
    assert "1 naskah diserahkan kepada Made Wirawan." in said(desk.get(change(wati)))
    assert Article.objects.get().writer == made


def test_a_forged_receiver_who_cannot_write_is_refused(desk, wati, made, joko):
    make_draft(writer=wati)
    assert "tidak dapat menerima" in errors(send(desk, page("hand_over", wati), receiver=joko.pk))


def test_accounts_are_never_deleted(desk, wati):
    assert (
        desk.post(reverse("admin:articles_user_delete", args=[wati.pk]), {"post": "yes"}).status_code == 403
    )
    desk.post(LIST, {"action": "delete_selected", "_selected_action": wati.pk, "post": "yes"})
    assert User.objects.filter(pk=wati.pk).exists()


# List


@pytest.mark.parametrize("rows", [1, 15])
def test_the_list_costs_the_same_however_long(desk, rows, django_assert_max_num_queries):
    for _ in range(rows):
        make_user(WRITER)
    with django_assert_max_num_queries(12):
        desk.get(LIST)


@pytest.mark.parametrize(
    "query",
    ["password__startswith=md5", "user_permissions__codename=x", "articles_written__headline__startswith=A"],
)
def test_the_list_cannot_be_asked_for_secrets(desk, query):
    assert desk.get(f"{LIST}?{query}").status_code == 400


def test_search_does_not_reach_the_hash(desk, wati):
    assert wati not in desk.get(LIST, {"q": wati.password[:12]}).context["cl"].result_list


def test_roles_have_no_desk_of_their_own(desk):
    assert desk.get("/redaksi/auth/group/").status_code == 404


def test_a_site_admin_keeps_the_role(sari):
    assert [g.name for g in sari.groups.all()] == [SITE_ADMIN]
