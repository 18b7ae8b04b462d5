"""“Bukti kerja”: what an officer published in a period, as evidence for credit points.

Counted is what the officer wrote or edited and readers could see, by the moment of publication. Approved changes that
the officer proposed to texts of others stand in a list of their own: they are work, but no publication.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import BigIntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.body import Shown, printed, shown_in
from articles.calendar import moments
from articles.models import Article, ChangeNote, Correction, Event, ReadSlot, User
from articles.reports.paper import BareNames, Paper, absolute
from articles.spreadsheets import Column
from newsroom.picture_element import Figure, Picture

MOST_ARTICLES = 500
MOST_SNAPSHOTS = 100
# Of all texts that are shown, so that the longest ones cost no more than the time there is.
MOST_CHARACTERS = 600_000
MOST_CHANGES = 200


@dataclass(frozen=True)
class Row:
    number: int
    article: Article
    role: str
    address: str
    people: int
    opening: int
    is_withdrawn: bool


@dataclass(frozen=True)
class Change:
    """A change of somebody else's text, proposed by the officer and approved."""

    article: Article
    at: datetime
    address: str


@dataclass(frozen=True)
class Snapshot:
    """A page as readers see it now."""

    row: Row
    body: SafeString
    lead: Figure | None
    corrections: list[Correction]
    notes: list[ChangeNote]
    release: str


class Evidence:
    """Asked once, printed twice. About a dozen queries, however many articles."""

    def __init__(self, paper: Paper, person: User):
        self.paper, self.person = paper, person
        self.span = moments(paper.report.first_day, paper.report.last_day, paper.office.zone)
        found = self._found()
        self.count = found.count()
        self.rows = [self._row(number, one) for number, one in enumerate(found[:MOST_ARTICLES], start=1)]
        self.changes = self._changes()

    def _found(self) -> Any:
        first, after = self.span
        open_slots = (
            ReadSlot.objects.filter(article=OuterRef("pk"))
            .order_by()
            .values("article")
            .annotate(sum=Sum("people"))
            .values("sum")
        )
        return (
            Article.objects.ever_public(self.paper.now)
            .filter(
                Q(writer=self.person) | Q(editor=self.person), published_at__gte=first, published_at__lt=after
            )
            .select_related("category", "read_total", "release_number")
            .defer("body")
            .annotate(unfolded=Coalesce(Subquery(open_slots), 0, output_field=BigIntegerField()))
            .order_by("published_at", "pk")
        )

    def _row(self, number: int, article: Any) -> Row:
        total = getattr(article, "read_total", None)
        return Row(
            number=number,
            article=article,
            role=self._role(article),
            address=absolute(article.get_absolute_url()),
            people=(total.count if total else 0) + article.unfolded,
            opening=article.opening_view_count or 0,
            is_withdrawn=article.is_gone(self.paper.now),
        )

    def _role(self, article: Article) -> str:
        wrote, edited = article.writer_id == self.person.pk, article.editor_id == self.person.pk
        if wrote and edited:
            return _("Penulis dan editor")
        return _("Penulis") if wrote else _("Editor")

    def _changes(self) -> list[Change]:
        """A text has one working copy at a time: what was decided next after a proposal was decided about it."""
        proposed = Event.objects.filter(verb="propose_change", actor_id=self.person.pk)
        texts = Article.objects.ever_public(self.paper.now).exclude(writer=self.person)
        articles = texts.filter(pk__in=proposed.values("article")).defer("body").in_bulk()
        deeds = Event.objects.filter(
            article__in=articles, verb__in=["propose_change", "approve_change", "discard_change"]
        )
        first, after = self.span
        waiting: set[int] = set()
        found = []
        for pk, verb, actor, at in deeds.order_by("at", "pk").values_list(
            "article", "verb", "actor_id", "at"
        ):
            if verb == "propose_change":
                waiting |= {pk} if actor == self.person.pk else set()
                continue
            if verb == "approve_change" and pk in waiting and first <= at < after:
                found.append(Change(articles[pk], at, absolute(articles[pk].get_absolute_url())))
            waiting.discard(pk)
        return found[:MOST_CHANGES]

    # Paper

    def html(self) -> str:
        shown = [row for row in self.rows if not row.is_withdrawn]
        snapshots = list(self._snapshots(shown[:MOST_SNAPSHOTS]))
        return self.paper.html(
            "reports/evidence.html",
            {
                "person": self.person,
                "rows": self.rows,
                "count": self.count,
                "without": self.count - len(self.rows),
                "withdrawn": len(self.rows) - len(shown),
                "people": sum(row.people for row in self.rows),
                "opening": sum(row.opening for row in self.rows),
                "roles": self._roles(),
                "changes": self.changes,
                "snapshots": snapshots,
                "without_snapshot": len(shown) - len(snapshots),
            },
        )

    def _roles(self) -> list[tuple[str, int]]:
        labels = [_("Penulis"), _("Editor"), _("Penulis dan editor")]
        return [(label, sum(row.role == label for row in self.rows)) for label in labels]

    def _snapshots(self, rows: list[Row]) -> Iterator[Snapshot]:
        """Three queries and those of `shown_in`, asked through the public's gate once more."""
        texts = (
            Article.objects.published(self.paper.now)
            .select_related("category", "lead_image", "release_number")
            .prefetch_related("lead_image__renditions", "corrections", "change_notes")
            .in_bulk([row.article.pk for row in rows])
        )
        known = [(row, texts[row.article.pk]) for row in rows if row.article.pk in texts]
        fitting = list(_within(known))
        shown = self._library(shown_in(*(text.body for _row, text in fitting), files=BareNames()))
        for row, text in fitting:
            yield Snapshot(
                row=replace(row, article=text),
                body=printed(
                    text.body,
                    self.paper.office,
                    dateline=text.dateline,
                    sign_off=text.sign_off,
                    shown=shown,
                ),
                lead=self._lead(text),
                corrections=list(text.corrections.all()),
                notes=list(text.change_notes.all()),
                release=str(getattr(text, "release_number", "")),
            )

    def _library(self, shown: Shown) -> Shown:
        """Pictures small and handed along, without a way to a larger one; documents by their full address."""
        figures = {number: figure for number, one in shown.figures.items() if (figure := self._small(one))}
        papers = {
            number: replace(one, href=absolute(settings.MEDIA_URL + quote(one.href)))
            for number, one in shown.papers.items()
        }
        return Shown(figures, papers)

    def _lead(self, text: Article) -> Figure | None:
        if text.lead_image is None:
            return None
        text.lead_image.file.storage = BareNames()
        for size in text.lead_image.renditions.all():
            size.file.storage = BareNames()
        return self._small(text.lead_image.figure(caption=text.lead_caption))

    def _small(self, figure: Figure) -> Figure | None:
        source = figure.picture
        address = self.paper.picture(source.src)
        if not address:
            return None
        picture = Picture(address, "", source.width, source.height, source.alt)
        return Figure(picture, figure.caption, figure.credit)

    # Spreadsheet

    @property
    def sheet(self) -> str:
        return _("Bukti kerja")

    def columns(self) -> list[Column]:
        return [
            Column(_("No."), 6),
            Column(_("Judul"), 60),
            Column(_("Terbit (%s)") % self.paper.office.zone_name, 20),
            Column(_("Peran"), 20),
            Column(_("Jenis"), 18),
            Column(_("Kategori"), 24),
            Column(_("Nomor siaran pers"), 26),
            Column(_("Alamat"), 60),
            Column(_("Pembaca"), 12),
            Column(_("Jumlah baca awal"), 16),
            Column(_("Keadaan"), 14),
            Column(_("Dicabut (%s)") % self.paper.office.zone_name, 20),
        ]

    def cells(self) -> Iterable[list[Any]]:
        for row in self.rows:
            article = row.article
            yield [
                row.number,
                article.headline,
                article.published_at,
                row.role,
                article.get_kind_display(),
                article.category.name,
                str(getattr(article, "release_number", "")),
                row.address,
                row.people,
                row.opening,
                _("Dicabut") if row.is_withdrawn else _("Terbit"),
                article.withdrawn_at if row.is_withdrawn else None,
            ]


def _within(texts: Iterable[tuple[Row, Article]]) -> Iterator[tuple[Row, Article]]:
    """As many as `MOST_CHARACTERS` allow; one that does not fit leaves room for shorter ones after it."""
    room = MOST_CHARACTERS
    for row, text in texts:
        if len(text.body) <= room:
            room -= len(text.body)
            yield row, text
