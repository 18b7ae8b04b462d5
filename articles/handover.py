"""Give a leaving officer's unfinished texts to a colleague."""

from datetime import datetime

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from articles import revisions
from articles.audit import record
from articles.models import Article, Revision, User
from articles.querysets import ArticleQuerySet
from articles.roles import ROLES
from articles.transitions import state_of
from articles.workflow import Refused


def unfinished_of(person: User) -> ArticleQuerySet:
    """Texts that nobody would go on with: written by `person`, or a change that `person` proposed."""
    return Article.objects.unfinished().filter(
        Q(writer=person, replaces=None) | Q(created_by=person, replaces__isnull=False)
    )


def colleagues_who(permission: str) -> models.QuerySet[User]:
    """Active colleagues with a role that holds `permission`. Superusers come only with such a role."""
    fitting = [role for role, permissions in ROLES.items() if permission in permissions]
    return User.objects.filter(is_active=True, is_staff=True, groups__name__in=fitting).distinct()


def receivers(besides: User) -> models.QuerySet[User]:
    return colleagues_who("articles.change_article").exclude(pk=besides.pk)


@transaction.atomic
def hand_over(*, leaving: User, to: User, by: User, now: datetime) -> int:
    """Make `to` the writer of each unfinished text of `leaving`, with an event for each. Returns how many."""
    if not by.has_perm("articles.change_user") or (leaving.is_superuser and not by.is_superuser):
        raise Refused(_("Hanya admin situs yang dapat menyerahkan naskah rekan."))
    # Locked, so that nobody deactivates the receiver meanwhile.
    User.objects.select_for_update(no_key=True).filter(pk=to.pk).first()
    receiver = receivers(besides=leaving).filter(pk=to.pk).first()
    if receiver is None:
        raise Refused(_("Pilih rekan lain yang masih aktif dan dapat menulis berita."))
    wanted = unfinished_of(leaving).values_list("pk", "replaces")
    pks = {pk for pair in wanted for pk in pair if pk is not None}
    # Live rows before their copies, as every verb locks them; ids grow, so this order does it.
    locked = Article.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=pks).order_by("pk")
    rows = {article.pk: article for article in locked}
    given = [rows[pk] for pk in unfinished_of(leaving).values_list("pk", flat=True) if pk in rows]
    reason = _("Dari %(leaving)s kepada %(receiver)s.") % {"leaving": leaving, "receiver": receiver}
    for article in given:
        revisions.keep_found(article, now)
        owner = {"created_by": receiver} if article.is_copy else {"writer": receiver}
        Article.objects.filter(pk=article.pk).update(version=F("version") + 1, updated_at=now, **owner)
        if article.is_copy:
            # It stays a change of both, so neither may approve it.
            article.proposers.add(leaving, receiver)
        article.refresh_from_db()
        revisions.keep(article, by=by, now=now, origin=Revision.Origin.SAVED)
        state = state_of(article, now)
        record("hand_over", by=by, now=now, article=article, reason=reason, before=state, after=state)
    return len(given)
