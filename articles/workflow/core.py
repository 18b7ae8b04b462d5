"""What every verb does: lock, ask the table, check, save, write down."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import notices
from articles.audit import record
from articles.house_style.knowledge import blocked, told, undescribed
from articles.models import Article, User
from articles.transitions import TRANSITIONS, is_own_approval, refusal, state_of
from newsroom.plaintext import strip_controls

logger = logging.getLogger("newsroom.refused")

Done = TypeVar("Done")
Given = ParamSpec("Given")


class Refused(Exception):  # noqa: N818  it is an answer, not a fault
    """A verb that may not be carried out; its text says why and what to do."""


class Outdated(Refused):
    """The text is not the one that was read."""


def verb(function: Callable[Given, Done]) -> Callable[Given, Done]:
    """Make `function`, which takes keywords alone, all or nothing; what it refuses stands in the server's log."""

    @wraps(function)
    def carried_out(*nothing: Given.args, **given: Given.kwargs) -> Done:
        try:
            with transaction.atomic():
                return function(*nothing, **given)
        except Refused as refused:
            known: dict[str, Any] = given
            note(function.__name__, known.get("article") or known.get("request"), known["by"], refused)
            raise

    return carried_out


def note(verb: str, about: models.Model | None, by: models.Model, why: object) -> None:
    """Tell the operator of what was refused, on one line."""
    told = " ".join(str(why).split())
    logger.warning("%s refused on %s %s to user %s: %s", verb, *_named(about), by.pk, told)


def _named(row: models.Model | None) -> tuple[str, object]:
    return (row._meta.model_name or "", row.pk) if row is not None else ("nothing", "")


def lock(pk: int) -> Article:
    """The row, held until the transaction ends. Reads may be counted meanwhile."""
    locked = Article.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if locked is None:
        raise Refused(_("Naskah ini sudah tidak ada."))
    return locked


def lock_text(article: Article) -> Article:
    """The row, an article or a working copy, held as by everybody: the live row before its copy, so no deadlock."""
    if article.replaces_id is not None:
        lock(article.replaces_id)
    return lock(article.pk)


def begin(verb: str, article: Article, by: User, now: datetime, version: int | None) -> Article:
    """The locked row, after every check. Must run in a transaction."""
    locked = lock_text(article)
    if reason := refusal(TRANSITIONS[verb], locked, by, now):
        raise Refused(reason)
    if version is not None and locked.version != version:
        raise Outdated(_("Naskah ini baru saja diubah orang lain. Periksa isinya, lalu ulangi."))
    return locked


def check(instance: models.Model, exclude: set[str]) -> None:
    """Refuse what the model refuses, naming each field."""
    try:
        instance.full_clean(exclude=exclude, validate_unique=False)
    except ValidationError as error:
        raise Refused(
            " ".join(
                message
                if name == NON_FIELD_ERRORS
                else f"{instance._meta.get_field(name).verbose_name}: {message}"  # type: ignore[union-attr]
                for name, messages in error.message_dict.items()
                for message in messages
            )
        ) from error


def finish(
    verb: str,
    article: Article,
    by: User,
    now: datetime,
    before: str,
    *,
    reason: str = "",
    details: dict[str, Any] | None = None,
    of: frozenset[int] | None = None,
) -> Article:
    """Save the moved row as its next version, write the deed down and tell whom it concerns. `before` is the
    state it was in, `of` whose text it is where the row does not say so any more."""
    after = state_of(article, now)
    if after != before:
        article.status_since = now
    article.version += 1
    check(article, {"tags", "legacy_id"})
    article.save()
    noted = dict(details or {})
    if is_own_approval(TRANSITIONS[verb], article, by):
        noted["own"] = True  # an office with one editor
    record(verb, by=by, now=now, article=article, reason=reason, before=before, after=after, details=noted)
    notices.tell(verb, article=article, by=by, now=now, reason=reason, of=of)
    return article


def given(reason: str, sentence: str) -> str:
    """`reason` as it is stored; refused with `sentence` where it says nothing."""
    reason = strip_controls(reason).strip()
    if not any(character.isalnum() for character in reason):
        raise Refused(sentence)
    return reason


def aware(at: datetime) -> datetime:
    if timezone.is_naive(at):
        raise Refused(_("Waktu terbit harus menyebut zona waktunya."))
    return at


def missing_for_submission(article: Article) -> list[str]:
    """What the text still lacks before an editor should see it, as sentences naming the field. At most one query."""
    missing = []
    if not article.summary:
        missing.append(_("Ringkasan masih kosong: tulis satu atau dua kalimat."))
    if not article.body:
        missing.append(_("Isi berita masih kosong."))
    missing += undescribed(article)
    if article.kind == Article.Kind.HOAX_REPORT and not article.verdict:
        missing.append(_("Hasil pemeriksaan belum dipilih untuk laporan isu hoaks."))
    return missing


def require_complete(article: Article) -> None:
    if missing := missing_for_submission(article):
        raise Refused(" ".join(missing))


def against_style(article: Article, now: datetime) -> list[str]:
    """What breaks the rules of style by which this office stops publication. One query where it chose none, else a
    constant number. An emergency waits for no rule of style."""
    return [told(hint) for hint in blocked(article, now)]


def require_style(article: Article, now: datetime) -> None:
    if broken := against_style(article, now):
        raise Refused(" ".join([_("Aturan gaya kantor ini menahan penerbitan."), *broken]))
