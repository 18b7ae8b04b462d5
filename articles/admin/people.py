"""Accounts, kept by the site admin. Nobody gives themselves, or anybody, the rights of a superuser here."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import BaseUserCreationForm, SetPasswordMixin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from unfold.decorators import action, display
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminPasswordWidget,
    UnfoldAdminSelectWidget,
)

from articles import accounts, handover
from articles.admin.careful import CarefulAdmin, CarefulForm
from articles.admin.confirmation import confirm
from articles.admin.desk_request import DeskRequest
from articles.models import User
from articles.roles import CATEGORY_ADMIN, EDITOR, ROLES, SITE_ADMIN, WRITER

# Roles are data in code (articles/roles.py): a form that changes their permissions would be undone.
if admin.site.is_registered(Group):
    admin.site.unregister(Group)

EXPLANATIONS = {
    WRITER: gettext_lazy("menulis berita sendiri dan mengirimnya ke editor"),
    EDITOR: gettext_lazy(
        "meninjau, menerbitkan, mencabut, dan meralat berita; mengurus sorotan media, FAQ, tautan, dan halaman"
    ),
    CATEGORY_ADMIN: gettext_lazy("menata kategori dan tagar"),
    SITE_ADMIN: gettext_lazy("semua hak editor dan admin kategori, ditambah akun dan identitas kantor"),
}


class RolesField(forms.ModelMultipleChoiceField):
    """Checkboxes, each with what the role may do. Other groups cannot be chosen."""

    def label_from_instance(self, obj):
        return f"{obj.name}: {EXPLANATIONS[obj.name]}"


class OwnDetailsForm(CarefulForm):
    """What people may say of themselves."""

    unique_ignoring_case = {"username": gettext_lazy("Nama pengguna ini sudah dipakai.")}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if "name" in self.fields:
            self.fields["name"].required = True

    def clean_initials(self):
        initials = self.cleaned_data["initials"]
        holder = accounts.holder_of(initials, self.instance) if self.instance.is_active else None
        if holder is not None:
            raise forms.ValidationError(
                _("Inisial “%(initials)s” sudah dipakai %(holder)s. Pilih yang lain.")
                % {"initials": initials, "holder": holder.get_full_name()}
            )
        return initials


class PersonForm(OwnDetailsForm):
    groups = RolesField(
        label=gettext_lazy("Peran"),
        queryset=Group.objects.filter(name__in=ROLES).order_by("pk"),
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        required=False,
        help_text=gettext_lazy("Boleh lebih dari satu. Tanpa peran, akun tidak dapat melakukan apa pun."),
    )
    is_own = False

    class Meta:
        help_texts = {
            "username": gettext_lazy("Dipakai untuk masuk. Hanya huruf, angka, dan tanda @ . + - _"),
            "email": gettext_lazy("Tidak ditampilkan di situs."),
        }

    def clean_groups(self):
        groups = self.cleaned_data["groups"]
        had = self.is_own and self.instance.groups.filter(name=SITE_ADMIN).exists()
        if had and SITE_ADMIN not in {group.name for group in groups}:
            raise forms.ValidationError(
                _(
                    "Anda tidak dapat melepas peran Admin Situs dari akun sendiri. Mintalah bantuan admin lain."
                )
            )
        return groups


class NewPersonForm(PersonForm, BaseUserCreationForm):
    """The same, with the first password."""

    class Meta(PersonForm.Meta):
        model = User
        fields = ("username", "name", "initials", "position", "email", "groups")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _dress(self)


class PasswordForm(SetPasswordMixin, forms.Form):
    password1, password2 = SetPasswordMixin.create_password_fields(
        gettext_lazy("Sandi baru"), gettext_lazy("Ulangi sandi baru")
    )

    def __init__(self, person: User, data: Any):
        self.person = person
        super().__init__(data)
        _dress(self)

    def clean(self):
        self.validate_passwords()
        self.validate_password_for_user(self.person)
        return super().clean()


def _dress(form: forms.BaseForm) -> None:
    """Give the password fields of `form` the admin's look."""
    for name in ("password1", "password2"):
        form.fields[name].widget = UnfoldAdminPasswordWidget({"autocomplete": "new-password"})


class ReceiverForm(forms.Form):
    receiver = forms.ModelChoiceField(
        label=gettext_lazy("Serahkan kepada"),
        queryset=User.objects.none(),
        empty_label=gettext_lazy("Pilih rekan"),
        widget=UnfoldAdminSelectWidget,
        error_messages={
            "required": gettext_lazy("Pilih rekan yang menerima naskahnya."),
            "invalid_choice": gettext_lazy("Rekan itu tidak dapat menerima naskah. Pilih yang lain."),
        },
    )

    def __init__(self, leaving: User, data: Any):
        super().__init__(data)
        field = cast(forms.ModelChoiceField, self.fields["receiver"])
        field.queryset = handover.receivers(besides=leaving)


@admin.register(User)
class PersonAdmin(CarefulAdmin):
    form = PersonForm
    deeds = ("add_account", "change_account", "delete_row")
    details = ["name", "initials", "position", "email"]
    fieldsets = [
        (None, {"fields": ["username", *details]}),
        (gettext_lazy("Hak"), {"fields": ["groups"]}),
        (gettext_lazy("Keadaan"), {"fields": ["state_now", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", *details]}),
        (gettext_lazy("Hak"), {"fields": ["groups"]}),
        (gettext_lazy("Sandi pertama"), {"fields": ["password1", "password2"]}),
    ]
    readonly_fields = ["state_now", "last_login", "date_joined"]
    list_display = ["who", "initials", "roles", "state", "last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["name", "username", "initials"]
    ordering = ["name", "username"]
    actions = None
    actions_detail = ["set_password", "hand_over", "deactivate", "reactivate"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = NewPersonForm
        form = super().get_form(request, obj, change=change, **kwargs)
        form.is_own = obj is not None and obj.pk == request.user.pk
        return form

    def has_delete_permission(self, request, obj=None):
        """Texts and history belong to an account; it is deactivated instead."""
        return False

    def has_add_permission(self, request):
        return super().has_add_permission(request) and self.has_change_permission(request)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not accounts.refusal(obj, request.user))

    def lookup_allowed(self, lookup, value, request):
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    @method_decorator(sensitive_post_parameters())
    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def construct_change_message(self, request, form, formsets, add=False):
        """Which roles came and went, not only that they changed."""
        message = super().construct_change_message(request, form, formsets, add)
        if not add and "groups" in form.changed_data:
            before, after = form.initial.get("groups") or [], form.cleaned_data["groups"]
            roles = f"{_names(before)} → {_names(after)}"
            message.append({"changed": {"name": _("peran"), "object": roles, "fields": [_("peran")]}})
        return message

    def get_actions_detail(self, request, object_id):
        """Only those that this account can still undergo, by this person."""
        person = self.get_object(request, unquote(str(object_id)))
        if person is None or not self.has_change_permission(request, person):
            return []
        unfit = "reactivate" if person.is_active else "deactivate"
        return [
            row
            for row in super().get_actions_detail(request, object_id)
            if not row.action_name.endswith(f"_{unfit}")
        ]

    @display(description=gettext_lazy("nama"), header=True, ordering="name")
    def who(self, obj):
        return [obj.get_full_name(), f"{obj.username} · {obj.position}" if obj.position else obj.username]

    @display(description=gettext_lazy("peran"))
    def roles(self, obj):
        names = [group.name for group in obj.groups.all()]
        return ", ".join([_("Pengelola server"), *names] if obj.is_superuser else names) or None

    @display(
        description=gettext_lazy("status"),
        ordering="is_active",
        label={"active": "success", "inactive": "warning"},
    )
    def state(self, obj):
        return ("active", _("Aktif")) if obj.is_active else ("inactive", _("Tidak aktif"))

    @display(description=gettext_lazy("status"))
    def state_now(self, obj):
        return self.state(obj)[1]

    def _person(self, request: DeskRequest, object_id: str) -> User:
        if not self.has_change_permission(request):
            raise PermissionDenied
        person = self.get_object(request, unquote(object_id))
        if person is None:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        return person

    def _ask(self, request: DeskRequest, person: User, **question: Any) -> HttpResponse:
        back = reverse("admin:articles_user_change", args=[person.pk])
        return confirm(self, request, obj=person, back=back, **question)

    @action(description=gettext_lazy("Atur sandi"), url_path="sandi", icon="key")
    @method_decorator(sensitive_post_parameters())
    def set_password(self, request: DeskRequest, object_id: str) -> HttpResponse:
        person = self._person(request, object_id)

        def act(chosen: dict[str, Any]) -> str:
            by, now = request.user, request.now
            accounts.set_password(person=person, password=chosen["password1"], by=by, now=now)
            if person.pk == by.pk:
                update_session_auth_hash(request, User.objects.get(pk=by.pk))
            return _("Sandi %s sudah diganti.") % person

        return self._ask(
            request,
            person,
            title=_("Atur sandi %s") % person,
            sentences=[_("Sandi lama tidak berlaku lagi, dan sesi yang sedang terbuka berakhir.")],
            submit=_("Simpan sandi"),
            form=PasswordForm(person, _posted(request)),
            act=act,
        )

    @action(description=gettext_lazy("Serahkan naskah"), url_path="serahkan", icon="move_up")
    def hand_over(self, request: DeskRequest, object_id: str) -> HttpResponse:
        person = self._person(request, object_id)
        count = handover.unfinished_of(person).count()

        def act(chosen: dict[str, Any]) -> str:
            by, now = request.user, request.now
            given = handover.hand_over(leaving=person, to=chosen["receiver"], by=by, now=now)
            told = ngettext(
                "%(count)d naskah diserahkan kepada %(receiver)s.",
                "%(count)d naskah diserahkan kepada %(receiver)s.",
                given,
            )
            return told % {"count": given, "receiver": chosen["receiver"]}

        return self._ask(
            request,
            person,
            title=_("Serahkan naskah %s") % person,
            sentences=[
                _left(count),
                _(
                    "Draf, naskah yang dikembalikan atau ditinjau, dan usulan perubahan berpindah ke rekan itu."
                ),
                _("Berita yang sudah terbit tetap atas nama penulisnya."),
            ],
            submit=_("Serahkan"),
            form=ReceiverForm(person, _posted(request)),
            act=act,
        )

    @action(description=gettext_lazy("Nonaktifkan"), url_path="nonaktifkan", icon="person_off")
    def deactivate(self, request: DeskRequest, object_id: str) -> HttpResponse:
        person = self._person(request, object_id)
        count = handover.unfinished_of(person).count()

        def act(chosen: dict[str, Any]) -> str:
            accounts.deactivate(person=person, by=request.user, now=request.now)
            return _("Akun %s dinonaktifkan.") % person

        return self._ask(
            request,
            person,
            title=_("Nonaktifkan %s") % person,
            sentences=[
                _("%s tidak dapat masuk lagi, dan sesi yang sedang terbuka berakhir.") % person,
                _("Berita dan riwayatnya tetap ada. Akun dapat diaktifkan kembali."),
                *([_left(count) + " " + _("Serahkan naskahnya supaya tidak terbengkalai.")] if count else []),
            ],
            submit=_("Nonaktifkan"),
            form=forms.Form(_posted(request)),
            act=act,
            is_danger=True,
        )

    @action(description=gettext_lazy("Aktifkan kembali"), url_path="aktifkan", icon="person_check")
    def reactivate(self, request: DeskRequest, object_id: str) -> HttpResponse:
        person = self._person(request, object_id)

        def act(chosen: dict[str, Any]) -> str:
            accounts.reactivate(person=person, by=request.user, now=request.now)
            return _("Akun %s aktif kembali.") % person

        return self._ask(
            request,
            person,
            title=_("Aktifkan kembali %s") % person,
            sentences=[_("%s dapat masuk lagi dengan sandi dan peran yang dulu.") % person],
            submit=_("Aktifkan kembali"),
            form=forms.Form(_posted(request)),
            act=act,
        )


def _posted(request: DeskRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _names(groups: Any) -> str:
    return ", ".join(sorted(group.name for group in groups)) or _("tanpa peran")


def _left(count: int) -> str:
    if not count:
        return _("Tidak ada naskah yang belum selesai.")
    return (
        ngettext(
            "%d naskah belum selesai.",
            "%d naskah belum selesai.",
            count,
        )
        % count
    )
