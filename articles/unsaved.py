"""What is typed and not yet saved, and who sits before which form.

An autosave's `fields` are `{"number", "values", "labels"}`: how many times this page was heard of, what its form
would send (`{name: [value]}`), and what the chosen rows are called (`{name: {key: label}}`).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article, Autosave, Presence, User
from articles.workflow import Refused

AUTOSAVE_KEPT = timedelta(days=30)
PRESENCE_KEPT = timedelta(days=1)
# Whoever was not heard of for so long has gone without a word: a page speaks every ten seconds.
SILENCE = timedelta(seconds=60)
MOST_OFFERED = 3


class NotTheirs(Refused):
    """The page belongs to somebody else, or to another text: as good as none."""


@contextmanager
def _still_there() -> Iterator[None]:
    """A change that is approved or dropped at this very moment is a text that is no more."""
    try:
        yield
    except IntegrityError as error:
        raise NotTheirs(_("Naskah ini tidak ditemukan. Isian Anda tetap di peramban ini.")) from error


# Autosaves


def keep(
    *,
    page: UUID,
    by: User,
    article: Article | None,
    version: int,
    number: int,
    fields: dict[str, Any],
    now: datetime,
) -> bool:
    """Keep what the form holds, unless something later is kept. False once the page was saved properly, which
    nothing brings back. Whether `by` may write in `article` is for the caller. One or two statements."""
    stored = {"number": number, **fields}
    rows = Autosave.objects.filter(page=page)
    earlier = rows.filter(user=by, article=article, fields__isnull=False, fields__number__lt=number)
    if earlier.update(fields=stored, version=version, saved_at=now):
        return True
    with _still_there():
        row, is_new = rows.get_or_create(
            page=page,
            defaults={"user": by, "article": article, "version": version, "fields": stored, "saved_at": now},
        )
    if is_new:
        return True
    if row.user_id == by.pk and row.fields is None:
        return False
    if row.user_id != by.pk or row.article_id != (article.pk if article is not None else None):
        raise NotTheirs(_("Naskah ini tidak ditemukan. Isian Anda tetap di peramban ini."))
    return True


def close(pages: Iterable[UUID], *, by: User, now: datetime) -> None:
    """Saved properly, or thrown away: what is still on its way from these pages brings nothing back."""
    pages = set(pages)
    Autosave.objects.bulk_create(
        [Autosave(page=page, user=by, fields=None, saved_at=now) for page in pages], ignore_conflicts=True
    )
    Autosave.objects.filter(page__in=pages, user=by).update(fields=None, saved_at=now)
    Presence.objects.filter(page__in=pages, user=by).delete()


def closed_among(pages: Iterable[UUID], by: User) -> list[UUID]:
    rows = Autosave.objects.filter(page__in=list(pages), user=by, fields__isnull=True)
    return list(rows.values_list("page", flat=True))


def offered(by: User, article: Article | None, now: datetime, *, besides: UUID) -> list[Autosave]:
    """What `by` typed into `article`, or into texts never saved, and did not save: newest first, a few. On a
    working copy also what was typed into an earlier one, which stays with its article."""
    of_text = Q(article=article)
    if article is not None and article.replaces_id is not None:
        of_text |= Q(article=article.replaces_id)
    rows = Autosave.objects.filter(of_text, user=by, fields__isnull=False, saved_at__gt=now - AUTOSAVE_KEPT)
    return list(rows.exclude(page=besides).order_by("-saved_at")[:MOST_OFFERED])


@dataclass(frozen=True)
class Unsaved:
    """`article` is None for a text never saved; `headline` is the one that was typed."""

    article: Article | None
    headline: str
    saved_at: datetime


def unsaved_of(user: User, now: datetime, most: int = 10) -> list[Unsaved]:
    """What `user` typed and did not save in the last thirty days, newest first, each text once. One query, and
    those of `visible_to`."""
    visible = Article.objects.visible_to(user, now)
    rows = (
        Autosave.objects.filter(user=user, fields__isnull=False, saved_at__gt=now - AUTOSAVE_KEPT)
        .filter(Q(article=None) | Q(article__in=visible.order_by().values("pk")))
        .select_related("article")
        .order_by("-saved_at")
    )
    found: dict[object, Unsaved] = {}
    for row in rows[: 5 * most]:
        typed = (row.fields or {}).get("values", {}).get("headline") or [""]
        headline = typed[0] or (row.article.headline if row.article else "")
        found.setdefault(row.article_id or row.page, Unsaved(row.article, headline, row.saved_at))
    return list(found.values())[:most]


# Presence


@dataclass(frozen=True)
class Colleague:
    name: str
    since: datetime
    may_write: bool
    # Of the two rows of a published text whose change is waiting: the other one than the reader's.
    elsewhere: bool


def heard(page: UUID, *, by: User, article: Article, now: datetime) -> bool:
    """`by` still has `article` open; False where that is news. One statement."""
    return Presence.objects.filter(page=page, user=by, article=article).update(seen_at=now) > 0


def enter(page: UUID, *, by: User, article: Article, may_write: bool, now: datetime) -> None:
    with _still_there():
        row, _is_new = Presence.objects.get_or_create(
            page=page,
            defaults={"user": by, "article": article, "since": now, "seen_at": now, "may_write": may_write},
        )
    if row.user_id != by.pk or row.article_id != article.pk:
        raise NotTheirs(_("Naskah ini tidak ditemukan. Isian Anda tetap di peramban ini."))


def leave(page: UUID, *, by: User) -> None:
    Presence.objects.filter(page=page, user=by).delete()


def colleagues(article: Article, by: User, now: datetime) -> list[Colleague]:
    """Who else has this text, or the one it is a copy of, or its copy open, as far as `by` may see these; who
    writes first. One query, and those of `visible_to`."""
    live = article.replaces_id or article.pk
    visible = Article.objects.visible_to(by, now).filter(Q(pk=live) | Q(replaces=live))
    rows = (
        Presence.objects.filter(article__in=visible.order_by().values("pk"), seen_at__gt=now - SILENCE)
        .exclude(user=by)
        .select_related("user")
        .order_by("-may_write", "since")
    )
    found: dict[int, Colleague] = {}
    for row in rows:
        elsewhere = row.article_id != article.pk
        known = found.get(row.user_id)
        if known is None or (known.elsewhere and not elsewhere and row.may_write == known.may_write):
            name = row.user.get_full_name()
            found[row.user_id] = Colleague(name, row.since, row.may_write, elsewhere)
    return list(found.values())
