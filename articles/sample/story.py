"""The shape of a sample article."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from articles.models import Article, Correction

Kind, Status, Verdict = Article.Kind, Article.Status, Article.Verdict
NoteKind = Correction.Kind


@dataclass(frozen=True)
class Note:
    """A dated note on a published article, `after` so many days."""

    text: str
    after: int = 1
    kind: Correction.Kind = Correction.Kind.CORRECTION
    party: str = ""


@dataclass(frozen=True)
class Story:
    """One sample article. `key` marks its row (as legacy id) and is how pins and highlights name it.

    `at` is the minute of publication in the office's zone: `"2024-05-17 09.30"`, or counted from the day of loading,
    `"-3 09.30"` (three days before) and `"+2 07.00"` (scheduled). For an unfinished text it is the last work on it.
    """

    key: str
    at: str
    category: str
    headline: str
    summary: str
    body: str
    kind: Article.Kind = Kind.NEWS
    status: Article.Status = Status.PUBLISHED
    kicker: str = ""
    dateline: str = "Kota Percontohan, Diskom"
    tags: tuple[str, ...] = ()
    picture: str | None = None
    lead_caption: str = ""
    writer: str = "penulis"
    byline: str = ""
    verdict: Article.Verdict | str = ""
    reason: str = ""  # why it was returned, withdrawn, or published under a past date
    emergency: str = ""  # why it went out without a second editor
    backdated_by: int = 0  # days between `at` and the day on which the editor really published it
    withdrawn_after: int = 0
    opening_views: int | None = None
    pins: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    heat: float = 1.0  # how much it is read, 1 being usual

    def moment(self, now: datetime) -> datetime:
        """`at` in the zone of `now`. Never later than an hour ago for a text that is already out."""
        day, clock = self.at.split()
        hour, minute = (int(part) for part in clock.split("."))
        counted = day[0] in "+-"
        on = now.date() + timedelta(days=int(day)) if counted else date.fromisoformat(day)
        at = datetime.combine(on, time(hour, minute), tzinfo=now.tzinfo)
        return at if day[0] == "+" else min(at, now - timedelta(hours=1))


@dataclass(frozen=True)
class Change:
    """A working copy of a published story."""

    key: str
    writer: str
    headline: str = ""
    extra: str = ""  # a closing block
    submitted: bool = False
