"""The verbs of remarks. Each is keyword-only, atomic, and raises `Refused` with a sentence."""

import re
from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from articles import notices, revisions
from articles.discussions import called, may_discuss, readers_of
from articles.models import Article, Remark, User
from articles.workflow import Refused
from articles.workflow.core import check, lock, verb
from newsroom.plaintext import strip_controls

# "@wth" and "@wati.handayani", but neither the address in "humas@kota.example" nor the stop after a name.
_NAMED = re.compile(r"(?<![\w@.+-])@(\w(?:[\w.+@-]*\w)?)")
MOST_NAMED = 30


@verb
def add_remark(
    *,
    article: Article,
    by: User,
    now: datetime,
    text: str,
    quote: str = "",
    mention: Collection[User] = (),
) -> Remark:
    """A remark on the article, or on the passage `quote`. Who is named in `text` with @ is mentioned, too."""
    live = _discussed(article, by, now)
    return _write(Remark(quote=quote), article, live, by, now, text, mention)


@verb
def reply(
    *,
    to: int,
    article: Article,
    by: User,
    now: datetime,
    text: str,
    mention: Collection[User] = (),
) -> Remark:
    """An answer to the remark with the key `to`, which must be an open one on this article, no answer itself."""
    live = _discussed(article, by, now)
    thread = _thread(to, live)
    if thread.resolved_at is not None:
        raise Refused(_("Catatan ini sudah selesai. Buka lagi sebelum membalas."))
    return _write(Remark(parent=thread), article, live, by, now, text, mention)


@verb
def resolve(*, remark: int, article: Article, by: User, now: datetime) -> Remark:
    thread = _thread(remark, _discussed(article, by, now))
    if thread.resolved_at is not None:
        raise Refused(_("Catatan ini sudah diselesaikan %(who)s.") % {"who": thread.resolved_by})
    thread.resolved_at, thread.resolved_by = now, by
    thread.save(update_fields=["resolved_at", "resolved_by"])
    return thread


@verb
def reopen(*, remark: int, article: Article, by: User, now: datetime) -> Remark:
    thread = _thread(remark, _discussed(article, by, now))
    if thread.resolved_at is None:
        raise Refused(_("Catatan ini belum diselesaikan."))
    thread.resolved_at = thread.resolved_by = None
    thread.save(update_fields=["resolved_at", "resolved_by"])
    return thread


def _discussed(article: Article, by: User, now: datetime) -> Article:
    """The live article, locked, once `by` is known to take part."""
    live = lock(article.replaces_id or article.pk)
    row = Article.objects.filter(pk=article.pk).first() if article.is_copy else live
    if row is None or not may_discuss(row, by, now):
        raise Refused(_("Naskah ini sudah tidak ada, atau bukan lagi untuk Anda."))
    return live


def _thread(pk: int, live: Article) -> Remark:
    thread = Remark.objects.filter(pk=pk, article=live, parent=None).select_related("resolved_by").first()
    if thread is None:
        raise Refused(_("Catatan itu tidak ada pada naskah ini."))
    return thread


def _write(
    remark: Remark,
    article: Article,
    live: Article,
    by: User,
    now: datetime,
    text: str,
    mention: Collection[User],
) -> Remark:
    remark.article, remark.author, remark.created_at = live, by, now
    remark.text = strip_controls(text).strip()
    if not remark.text:
        raise Refused(_("Tulis dahulu catatannya."))
    remark.revision = revisions.latest(article)
    people = _mentioned(remark.text, mention, live) - {by}
    check(remark, set())
    remark.save()
    if people:
        remark.mentioned.set(people)
        notices.mentioned(remark=remark, by=by, now=now)
    return remark


def _mentioned(text: str, chosen: Collection[User], live: Article) -> set[User]:
    """Who is chosen and who is named; refused where one of them may not read it. Two queries."""
    names = {name.lower() for name in _NAMED.findall(text)}
    if len(names) + len(chosen) > MOST_NAMED:
        raise Refused(_("Sebut paling banyak %(most)d rekan dalam satu catatan.") % {"most": MOST_NAMED})
    named = called(names) if names else {}
    readers = set(readers_of(live)) if named or chosen else set()
    strangers = sorted(f"@{name}" for name, person in named.items() if person not in readers)
    strangers += sorted(person.get_full_name() for person in set(chosen) - readers)
    if strangers:
        raise Refused(
            _("%(names)s tidak dapat membaca catatan pada naskah ini, jadi tidak dapat disebut.")
            % {"names": ", ".join(strangers)}
        )
    return {*named.values(), *chosen}
