"""“Profil saya”: everybody's own details."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.forms import AdminOwnPasswordChangeForm
from unfold.widgets import (
    UnfoldAdminEmailInputWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from articles import audit
from articles.admin import changes
from articles.admin.desk_request import DeskRequest
from articles.admin.people import OwnDetailsForm, PersonAdmin
from articles.journal import record
from articles.models import Mail, User

# The choices of mail, in the order in which a text goes its way.
MAILS = list(Mail.PREFERENCES.values())


class ProfileForm(OwnDetailsForm):
    class Meta:
        model = User
        fields = [*PersonAdmin.details, *MAILS]
        widgets = {
            **dict.fromkeys(MAILS, UnfoldBooleanSwitchWidget),
            **dict.fromkeys(["name", "initials", "position"], UnfoldAdminTextInputWidget),
            "email": UnfoldAdminEmailInputWidget,
        }
        help_texts = {"email": gettext_lazy("Tidak ditampilkan di situs.")}


class OwnPasswordForm(AdminOwnPasswordChangeForm):
    @transaction.atomic
    def save(self, commit=True):
        person = super().save(commit)
        audit.record("change_password", by=person, now=timezone.now(), subject=person)
        return person


admin.site.password_change_form = OwnPasswordForm


def profile(request: DeskRequest) -> HttpResponse:
    """GET shows, POST saves. Every colleague may, whatever the role; nobody else's row can be reached."""
    try:
        form = _fill(request)
    except IntegrityError:
        # A colleague took the initials between our check and our write. Checked again, it is a sentence.
        form = _fill(request)
    if form is None:
        messages.success(request, _("Profil Anda sudah disimpan."))
        return HttpResponseRedirect(reverse("profile"))
    context = {
        **admin.site.each_context(request),
        "title": _("Profil saya"),
        "form": form,
        "details": [form[name] for name in PersonAdmin.details],
        "mails": [form[name] for name in MAILS],
        "mail_state": _mail_state(request.user),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/articles/user/profile.html", context)


def _mail_state(person: User) -> str:
    """What keeps mail from reaching `person`, or `""`. One query."""
    if not settings.MAIL_IS_ON:
        return _(
            "Surel belum dinyalakan di server ini. Pilihan Anda tetap disimpan, dan berlaku begitu surel dinyalakan."
        )
    if not person.email:
        return _("Alamat surel Anda masih kosong, jadi belum ada surel yang dapat dikirim kepada Anda.")
    last = Mail.objects.filter(receiver=person).exclude(sent_at=None, last_error="").first()
    if last is None or last.sent_at is not None:
        return ""
    return _("Surel “%(subject)s” belum dapat dikirim ke alamat Anda. %(error)s") % {
        "subject": last.subject,
        "error": last.last_error,
    }


@transaction.atomic
def _fill(request: DeskRequest) -> ProfileForm | None:
    """The form to show, or none once it is saved."""
    person = User.objects.select_for_update(no_key=True).get(pk=request.user.pk)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=person)
    if not form.is_valid():
        return form
    form.save()
    sentence = _("Memperbarui profil sendiri.")
    details = changes.of(form)
    record(
        person,
        verb="change_account",
        flag=CHANGE,
        sentence=sentence,
        by=person,
        now=request.now,
        details=details,
    )
    return None
