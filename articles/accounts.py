"""The verbs that close and open accounts. None is ever deleted: texts and history belong to it."""

from datetime import datetime

from django.contrib.admin.models import CHANGE
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.journal import record
from articles.models import User
from articles.workflow import Refused


def refusal(person: User, by: User) -> str:
    """Why `by` may not touch the account of `person`; `""` where it is allowed."""
    if not by.has_perm("articles.change_user"):
        return _("Hanya admin situs yang dapat mengelola akun.")
    if person.is_superuser and not by.is_superuser:
        return _("Akun pengelola server hanya dapat diubah oleh pengelola server.")
    return ""


def holder_of(initials: str, besides: User) -> User | None:
    """The active colleague who has these initials."""
    if not initials:
        return None
    return User.objects.filter(is_active=True, initials__iexact=initials).exclude(pk=besides.pk).first()


@transaction.atomic
def deactivate(*, person: User, by: User, now: datetime) -> None:
    """End every session of `person` and let nobody sign in with the account."""
    person = _begin(person, by)
    if person.pk == by.pk:
        raise Refused(_("Anda tidak dapat menonaktifkan akun sendiri. Mintalah bantuan admin lain."))
    if not person.is_active:
        raise Refused(_("Akun ini sudah tidak aktif."))
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(person, verb="deactivate", flag=CHANGE, sentence=_("Dinonaktifkan."), by=by, now=now)


def reactivate(*, person: User, by: User, now: datetime) -> None:
    """Let `person` sign in again, unless an active colleague has the initials by now."""
    try:
        with transaction.atomic():
            locked = _begin(person, by)
            if locked.is_active:
                raise Refused(_("Akun ini sudah aktif."))
            if holder := holder_of(locked.initials, locked):
                raise Refused(_clash(locked, holder.get_full_name()))
            locked.is_active = True
            locked.save(update_fields=["is_active"])
            record(locked, verb="reactivate", flag=CHANGE, sentence=_("Diaktifkan kembali."), by=by, now=now)
    except IntegrityError as error:
        # A colleague took the initials between our look and our write.
        raise Refused(_clash(person, _("rekan lain"))) from error


@transaction.atomic
def set_password(*, person: User, password: str, by: User, now: datetime) -> None:
    """Give `person` a new password, which ends the sessions of the former one."""
    person = _begin(person, by)
    person.set_password(password)
    person.save(update_fields=["password"])
    record(person, verb="set_password", flag=CHANGE, sentence=_("Sandi diatur ulang."), by=by, now=now)


def _clash(person: User, holder: str) -> str:
    return _(
        "Inisial “%(initials)s” kini dipakai %(holder)s. Ganti dahulu inisial akun ini, lalu ulangi."
    ) % {
        "initials": person.initials,
        "holder": holder,
    }


def _begin(person: User, by: User) -> User:
    locked = User.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
    if locked is None:
        raise Refused(_("Akun ini sudah tidak ada."))
    if reason := refusal(locked, by):
        raise Refused(reason)
    return locked
