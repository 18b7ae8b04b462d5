"""What is told by mail, to whom, when a text moves or a remark names somebody.

Called inside the transaction of the deed: what is rolled back tells nobody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from articles import letters, outbox
from articles.models import Article, Mail, Office, Remark, User
from articles.transitions import UNDO_SECONDS

# Mail about a publication waits until it cannot be taken back any more, and as long as a request to take it
# back in the last second may last.
UNDOABLE = timedelta(seconds=UNDO_SECONDS + 5)


@dataclass(frozen=True)
class Deed:
    """A verb that has just been carried out on `article`, and whose text it is: the keys in `authors`."""

    verb: str
    article: Article
    by: User
    now: datetime
    reason: str
    authors: frozenset[int]
    office: Office

    @property
    def names(self) -> dict[str, str]:
        return {"by": self.by.get_full_name(), "headline": self.article.headline}

    def at(self, moment: datetime) -> str:
        return letters.moment(moment, self.office)

    def letter(
        self, kind: Mail.Kind, receiver: User, subject: str, *sentences: str, waits: bool = False
    ) -> Mail:
        return letters.write(
            kind=kind,
            key=f"{self.verb}:{self.article.pk}:{self.article.version}:{receiver.pk}",
            receiver=receiver,
            article=self.article,
            subject=subject % {"headline": self.article.headline},
            sentences=[sentence for sentence in sentences if sentence],
            path=reverse("admin:articles_article_change", args=[self.article.pk]),
            office=self.office,
            now=self.now,
            due_at=self.now + UNDOABLE if waits else self.now,
        )


def authors(article: Article) -> frozenset[int]:
    """The keys of those for whom `article` is their own. One query on a copy whose `replaces` is loaded."""
    keys = {article.writer_id, article.created_by_id}
    if article.is_copy:
        keys |= {article.live.writer_id, article.live.created_by_id}
        keys |= set(article.proposers.values_list("pk", flat=True))
    return frozenset(keys)


def tell(
    verb: str, *, article: Article, by: User, now: datetime, reason: str, of: frozenset[int] | None = None
) -> None:
    """Queue what `verb` tells, and take back what it makes untrue. `of` are the authors, where they cannot be
    read from `article` any more."""
    notice = NOTICES[verb]
    if notice.outdates:
        outbox.take_back(article, notice.outdates, now)
    if notice.letters is None:
        return
    whose = authors(article) if of is None else of
    deed = Deed(verb, article, by, now, reason, whose, Office.objects.current())
    outbox.queue(notice.letters(deed), now)


def mentioned(*, remark: Remark, by: User, now: datetime) -> None:
    """Tell the people whom `remark` mentions, `by` aside. Call it in the transaction that wrote the remark."""
    office, article = Office.objects.current(), remark.article
    names = {"by": by.get_full_name(), "headline": article.headline}
    page = reverse("admin:articles_article_change", args=[article.pk])
    outbox.queue(
        [
            letters.write(
                kind=Mail.Kind.MENTIONED,
                key=f"mention:{remark.pk}:{person.pk}",
                receiver=person,
                article=article,
                subject=_("Anda disebut: %(headline)s") % names,
                sentences=[
                    _("%(by)s menyebut Anda dalam catatan redaksi pada naskah “%(headline)s”.") % names,
                    _("Catatan dan balasannya hanya terbaca di Redaksi."),
                ],
                path=f"{page}#catatan-{remark.parent_id or remark.pk}",
                office=office,
                now=now,
            )
            for person in remark.mentioned.exclude(pk=by.pk)
        ],
        now,
    )


def _submitted(deed: Deed) -> Iterable[Mail]:
    """To all who may decide on it."""
    sentence = (
        _("%(by)s mengirim perubahan atas berita “%(headline)s” untuk ditinjau, %(when)s.")
        if deed.article.is_copy
        else _("%(by)s mengirim naskah “%(headline)s” untuk ditinjau, %(when)s.")
    )
    for person in _deciders(deed):
        yield deed.letter(
            Mail.Kind.SUBMITTED,
            person,
            _("Menunggu tinjauan: %(headline)s"),
            sentence % {**deed.names, "when": deed.at(deed.now)},
        )


def _returned(deed: Deed) -> Iterable[Mail]:
    for person in _authors(deed):
        yield deed.letter(
            Mail.Kind.RETURNED,
            person,
            _("Dikembalikan: %(headline)s"),
            _("%(by)s mengembalikan naskah “%(headline)s” dengan catatan:") % deed.names,
            deed.reason,
            _("Silakan diperbaiki, lalu kirim lagi ke editor."),
        )


def _released(deed: Deed) -> Iterable[Mail]:
    """That it is out, or when it will be."""
    at = deed.article.published_at or deed.now
    if at > deed.now:
        subject = _("Terjadwal: %(headline)s")
        sentence = _("%(by)s menyetujui naskah “%(headline)s”. Berita ini terbit otomatis %(when)s.")
    else:
        subject = _("Terbit: %(headline)s")
        sentence = _("%(by)s menerbitkan berita “%(headline)s”. Waktu terbitnya %(when)s.")
    for person in _authors(deed):
        yield deed.letter(
            Mail.Kind.APPROVED, person, subject, sentence % {**deed.names, "when": deed.at(at)}, waits=True
        )


def _released_urgently(deed: Deed) -> Iterable[Mail]:
    """The authors learn that it is out; the other editors, that a second look is due, and until when."""
    yield from _released(deed)
    until = deed.article.review_due_at or deed.now
    for person in _deciders(deed):
        yield deed.letter(
            Mail.Kind.SUBMITTED,
            person,
            _("Terbit darurat, perlu ditinjau: %(headline)s"),
            _("%(by)s menerbitkan berita “%(headline)s” tanpa menunggu editor kedua, dengan alasan:")
            % deed.names,
            deed.reason,
            _("Editor lain perlu meninjaunya paling lambat %(until)s.") % {"until": deed.at(until)},
            waits=True,
        )


def _rescheduled(deed: Deed) -> Iterable[Mail]:
    at = deed.article.published_at or deed.now
    for person in _authors(deed):
        yield deed.letter(
            Mail.Kind.APPROVED,
            person,
            _("Jadwal berubah: %(headline)s"),
            _("%(by)s mengubah jadwal berita “%(headline)s”. Sekarang berita ini terbit otomatis %(when)s.")
            % {**deed.names, "when": deed.at(at)},
            waits=True,
        )


def _change_approved(deed: Deed) -> Iterable[Mail]:
    at = deed.article.published_at or deed.now
    sentence = (
        _("%(by)s menyetujui perubahan atas berita “%(headline)s”. Teks barunya terbit otomatis %(when)s.")
        if at > deed.now
        else _("%(by)s menyetujui perubahan atas berita “%(headline)s”. Pembaca kini melihat teks barunya.")
    )
    for person in _authors(deed):
        yield deed.letter(
            Mail.Kind.APPROVED,
            person,
            _("Perubahan disetujui: %(headline)s"),
            sentence % {**deed.names, "when": deed.at(at)},
            waits=True,
        )


def _deciders(deed: Deed) -> Iterable[User]:
    """Who holds the right to publish by a role, or in person: not a superuser for being one, who hosts the site.
    Authors only in an office where they may approve their own."""
    people = User.objects.with_perm(
        "articles.publish_article",
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    ).exclude(pk=deed.by.pk)
    return people if deed.office.allows_own_approval else people.exclude(pk__in=deed.authors)


def _authors(deed: Deed) -> Iterable[User]:
    return User.objects.filter(pk__in=deed.authors).exclude(pk=deed.by.pk)


@dataclass(frozen=True)
class Notice:
    """What a verb tells, if anything, and of which kinds it makes what was not sent yet untrue."""

    letters: Callable[[Deed], Iterable[Mail]] | None = None
    outdates: frozenset[Mail.Kind] = frozenset()


_WAITING = frozenset({Mail.Kind.SUBMITTED})
_OUT = frozenset({Mail.Kind.APPROVED})

NOTICES: dict[str, Notice] = {
    "submit": Notice(_submitted),
    "recall": Notice(outdates=_WAITING),
    "publish": Notice(_released, _WAITING),
    "schedule": Notice(_released, _WAITING),
    "approve_change": Notice(_change_approved),
    "send_back": Notice(_returned, _WAITING),
    "publish_urgently": Notice(_released_urgently, _WAITING),
    "review_emergency": Notice(outdates=_WAITING),
    "undo_publication": Notice(outdates=_OUT | _WAITING),
    "reschedule": Notice(_rescheduled, _OUT),
    "cancel_schedule": Notice(outdates=_OUT),
    "withdraw": Notice(outdates=_OUT | _WAITING),
    "propose_change": Notice(),
    "discard_change": Notice(),
    "discard_draft": Notice(),
    "restore_draft": Notice(),
}
