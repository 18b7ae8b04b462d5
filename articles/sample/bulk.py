"""Many plausible articles, fast: `COPY` instead of one insert each. For measuring, never for reading."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Any

from django.db import connection, transaction
from django.db.models.functions import Lower
from django.utils.text import slugify

from articles.models import (
    Article,
    Category,
    DailyViews,
    Image,
    Office,
    ReadTotal,
    ReleaseNumber,
    ReleaseYear,
    SearchDocument,
    Tag,
    TaggedArticle,
    User,
)
from articles.readership import keep_up, rebuild_sums
from articles.sample.copying import copy, copy_rows
from articles.sample.phrases import Pool, Sentence, make_pool, tag_names
from articles.sample.reads import DAY_COLUMNS, one_day, series
from articles.search import stems

KEY_PREFIX = "massal-"
_CHUNK = 10_000
# What is older than so many days has been read on one of them only, for there would be too many rows.
_DAYS = 90
_YEARS = 15
# Tags are used as words are: the second half as often as the first, the third a third (Zipf).
_ZIPF = 0.85
_KINDS = (
    ("news",) * 80 + ("press_release",) * 9 + ("announcement",) * 6 + ("hoax_report",) * 3 + ("speech",) * 2
)
_STATUSES = (
    ("published",) * 190
    + ("withdrawn",) * 4
    + ("draft",) * 2
    + ("in_review", "returned", "scheduled", "scheduled")
)
_VERDICTS = ("hoax", "hoax", "misleading", "disinformation", "true")


def missing(target: int) -> int:
    return max(0, target - Article.objects.filter(legacy_id__startswith=KEY_PREFIX).count())


def top_up(target: int, now: datetime) -> int:
    """Make articles until there are `target` made ones. Needs the sample content. Returns how many were made."""
    count = missing(target)
    if not count:
        return 0
    maker = _Maker(Office.objects.current(), now, first=target - count + 1, count=count)
    moments = maker.moments(count)
    for start in range(0, count, _CHUNK):
        with transaction.atomic():
            maker.write(moments[start : start + _CHUNK])
    rebuild_sums()
    keep_up(now)
    return count


def vacuum() -> None:
    """Tell the planner about the new rows; must run outside a transaction."""
    with connection.cursor() as cursor:
        for model in (Article, TaggedArticle, Tag, SearchDocument, DailyViews, ReadTotal, ReleaseNumber):
            cursor.execute(f"VACUUM ANALYZE {model._meta.db_table}")


@dataclass
class _Text:
    """One made article: its row, and the stems of headline, tags, summary and body."""

    row: dict[str, Any]
    tags: list[Tag]
    stems: tuple[str, str, str, str]

    @property
    def shown_at(self) -> datetime | None:
        """What tag pages sort by, as `search.index_articles` writes it."""
        return self.row["published_at"] if self.row["status"] == "published" else None


class _Maker:
    def __init__(self, office: Office, now: datetime, first: int, count: int) -> None:
        self.office, self.now, self.number = office, now.astimezone(office.zone), first
        self.dice = random.Random(first)  # noqa: S311  the same every time
        self.pool: Pool = make_pool(self.dice, count)
        self.categories = list(Category.objects.values_list("pk", flat=True))
        self.images = [*Image.objects.values_list("pk", flat=True), *[None] * 10]
        people = User.objects.filter(is_active=True, groups__permissions__codename="add_article").distinct()
        self.writers = list(people.exclude(groups__permissions__codename="publish_article"))
        self.editors = list(people.filter(groups__permissions__codename="publish_article"))
        self.tags = _tags()
        self.tag_stems = {tag.pk: " ".join(stems(tag.name)) for tag in self.tags}
        self.tag_weights = list(accumulate(1 / rank**_ZIPF for rank in range(1, len(self.tags) + 1)))
        self.defaults = {field.attname: field.get_default() for field in Article._meta.concrete_fields}

    def moments(self, count: int) -> list[datetime]:
        """Oldest first, as ids run; the recent years are fuller."""
        result = []
        for _ in range(count):
            age = timedelta(days=_YEARS * 365.25 * self.dice.random() ** 1.4)
            on = (self.now - age).date()
            clock = time(self.dice.randrange(6, 21), self.dice.randrange(60))
            at = datetime.combine(on, clock, tzinfo=self.now.tzinfo)
            result.append(min(at, self.now - timedelta(minutes=1)))
        return sorted(result)

    def write(self, moments: Sequence[datetime]) -> None:
        ids = _next_ids(len(moments))
        texts = [self.text(pk, at) for pk, at in zip(ids, moments, strict=True)]
        columns = list(self.defaults)
        days = self.reads([text.row for text in texts if text.row["status"] == "published"])
        copy(Article, columns, ([text.row[name] for name in columns] for text in texts))
        copy(
            TaggedArticle,
            ["tag_id", "content_object_id", "published_at"],
            ([tag.pk, text.row["id"], text.shown_at] for text in texts for tag in text.tags),
        )
        self.write_numbers([text.row for text in texts if text.row["kind"] == "press_release"])
        _index(text for text in texts if text.row["status"] == "published")
        self.write_reads(days)

    def text(self, pk: int, at: datetime) -> _Text:
        dice, pool = self.dice, self.pool
        headline, summary = dice.choice(pool.headlines), dice.choice(pool.sentences)
        paragraphs = [dice.choices(pool.sentences, k=dice.randint(2, 4)) for _ in range(dice.randint(3, 6))]
        tags = {
            tag.pk: tag for tag in dice.choices(self.tags, cum_weights=self.tag_weights, k=dice.randint(2, 5))
        }
        row = {
            **self.defaults,
            "id": pk,
            "legacy_id": f"{KEY_PREFIX}{self.number}",
            "kind": dice.choice(_KINDS),
            "headline": headline.text,
            "slug": slugify(headline.text)[:100].strip("-"),
            "summary": summary.text[:300],
            "dateline": "Kota Percontohan, Diskom",
            "body": _body(paragraphs, dice),
            "category_id": dice.choice(self.categories),
            "lead_image_id": dice.choice(self.images),
            "created_at": at - timedelta(hours=6),
            "updated_at": at,
            "version": 3,
        }
        writer, editor = dice.choice(self.writers), dice.choice(self.editors)
        row["writer_id"] = row["created_by_id"] = writer.pk
        if row["kind"] == "hoax_report":
            row["verdict"] = dice.choice(_VERDICTS)
        self._place(row, dice.choice(_STATUSES), at, writer, editor)
        self.number += 1
        body_stems = " ".join(sentence.stems for paragraph in paragraphs for sentence in paragraph)
        tag_stems = " ".join(self.tag_stems[pk] for pk in tags)
        return _Text(row, list(tags.values()), (headline.stems, tag_stems, summary.stems, body_stems))

    def _place(self, row: dict[str, Any], status: str, at: datetime, writer: User, editor: User) -> None:
        """Bring the row to `status`, with all that the database asks of it."""
        row["status"] = "published" if status == "scheduled" else status
        if status != "draft":
            row["submitted_at"] = at - timedelta(hours=3)
        if status == "returned":
            row["return_reason"] = "Sebutkan sumber angkanya, lalu kirim lagi."
        if status in ("draft", "in_review", "returned"):
            row["slug"] = None
            return
        row["published_at"] = at
        row["editor_id"] = editor.pk
        row["sign_off"] = self.office.sign_off(writer.initials, editor.initials)
        if status == "scheduled":
            row["published_at"] = self.now + timedelta(minutes=self.dice.randrange(60, 60 * 24 * 60))
        if status == "withdrawn":
            row["withdrawn_at"] = min(at + timedelta(days=2), self.now)
            row["withdrawal_reason"] = "Acara yang diberitakan tidak jadi berlangsung."

    def write_numbers(self, rows: list[dict[str, Any]]) -> None:
        """Number the press releases that were published, as `press_releases.give_number` does one by one."""
        last = dict(ReleaseYear.objects.select_for_update().values_list("year", "last_number"))
        numbers = []
        for row in rows:
            if row["published_at"] is None:
                continue
            local = row["published_at"].astimezone(self.office.zone)
            last[local.year] = number = last.get(local.year, 0) + 1
            numbers.append(
                ReleaseNumber(
                    year=local.year,
                    number=number,
                    label=ReleaseNumber.format(self.office.release_format, number, local.year, local.month),
                    article_id=row["id"],
                    given_at=min(row["published_at"], self.now),
                    cancelled_at=row["withdrawn_at"],
                    cancellation_reason=row["withdrawal_reason"],
                )
            )
        ReleaseYear.objects.bulk_create(
            [ReleaseYear(year=year, last_number=number) for year, number in last.items()],
            update_conflicts=True,
            unique_fields=["year"],
            update_fields=["last_number"],
        )
        ReleaseNumber.objects.bulk_create(numbers, batch_size=2000)

    def reads(self, rows: list[dict[str, Any]]) -> list[list[Any]]:
        """The days of each article that is out; of an old one a single day, and a count that it opened with."""
        today, days = self.now.date(), []
        for row in rows:
            if row["published_at"] > self.now:
                continue
            heat = 0.3 * self.dice.lognormvariate(0, 0.7)
            published: date = row["published_at"].date()
            if (today - published).days < _DAYS:
                days += [[row["id"], *day] for day in series(published, published, today, heat, self.dice)]
            else:
                row["opening_view_count"] = round(2600 * heat)
                day = today - timedelta(days=self.dice.randrange(_DAYS))
                days.append([row["id"], *one_day(day, 1 + round(9 * heat), self.dice)])
        return days

    def write_reads(self, days: list[list[Any]]) -> None:
        totals: Counter[int] = Counter()
        for pk, _day, people, *_apart in days:
            totals[pk] += people
        copy(ReadTotal, ["article_id", "count"], totals.items())
        copy(DailyViews, DAY_COLUMNS, days)


def _body(paragraphs: Iterable[Sequence[Sentence]], dice: random.Random) -> str:
    """Only paragraphs and one sub-heading, of text without markup: what `richtext.clean` leaves as it is."""
    parts = [f"<p>{' '.join(sentence.text for sentence in paragraph)}</p>" for paragraph in paragraphs]
    if dice.random() < 0.4:
        parts.insert(2, "<h2>Langkah berikutnya</h2>")
    return "".join(parts)


def _tags() -> list[Tag]:
    """Every made tag, those that the site has among them."""
    wanted = tag_names()
    known = {tag.lowered: tag for tag in Tag.objects.annotate(lowered=Lower("name"))}
    Tag.objects.bulk_create(
        [Tag(name=name, slug=slugify(name)) for name in wanted if name.lower() not in known],
        ignore_conflicts=True,
    )
    known = {tag.lowered: tag for tag in Tag.objects.annotate(lowered=Lower("name"))}
    return [known[name.lower()] for name in wanted if name.lower() in known]


def _next_ids(count: int) -> list[int]:
    table = Article._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
        )
        return [pk for (pk,) in cursor.fetchall()]


def _index(texts: Iterable[_Text]) -> None:
    """The search rows, as `search.index_articles` writes them, from stems that are known already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE sample_stems (id bigint, a text, b text, c text, d text) ON COMMIT DROP"
        )
        copy_rows(
            cursor,
            "sample_stems",
            ["id", "a", "b", "c", "d"],
            ([text.row["id"], *text.stems] for text in texts),
        )
        cursor.execute(
            f"INSERT INTO {SearchDocument._meta.db_table} (article_id, vector)"  # noqa: S608  a table's name
            " SELECT id, setweight(to_tsvector('simple', a), 'A') || setweight(to_tsvector('simple', b), 'B')"
            " || setweight(to_tsvector('simple', c), 'C') || setweight(to_tsvector('simple', d), 'D')"
            " FROM sample_stems ORDER BY id"
        )
        cursor.execute("DROP TABLE sample_stems")
