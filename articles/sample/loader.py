"""Write the sample newsroom, through the same verbs that people use."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from articles import documents, revisions, workflow
from articles.models import Article, Category, Document, Event, Image, Office, RelatedPin, Revision, User
from articles.pictures import store
from articles.sample import desk_life, people, reads, side_content, stories, surroundings
from articles.sample.papers import PAPERS, Paper, to_pdf
from articles.sample.pictures import painted
from articles.sample.prose import Library, fill_dates, to_html
from articles.sample.story import Change, Status, Story

KEY_PREFIX = "contoh-"


class AlreadyTaken(Exception):  # noqa: N818  it is an answer, not a fault
    """Something of the site's own is in the way; the text says what."""


@dataclass(frozen=True)
class Counts:
    articles: int
    pictures: int
    side: int


def is_loaded() -> bool:
    return Article.objects.filter(legacy_id__startswith=KEY_PREFIX).exists()


@transaction.atomic
def load(now: datetime) -> Counts:
    """Everything or nothing. Raises AlreadyTaken where a sample account's name is in use."""
    names = [person.username for person in people.PEOPLE]
    if taken := User.objects.filter(username__in=names).values_list("username", flat=True):
        raise AlreadyTaken(
            f"Nama akun sudah dipakai: {', '.join(taken)}. Isi contoh tidak menimpa akun yang ada."
        )
    office = surroundings.create_office()
    now = now.astimezone(office.zone)
    staff = people.create_people()
    shelves = surroundings.create_categories()
    library = Library(_create_pictures(staff["editor"], now), _create_papers(staff["editor"]))
    articles = {}
    for story in sorted(stories.STORIES, key=lambda story: story.moment(now)):
        articles[story.key] = _create_article(story, staff, shelves, library, office, now)
    for story in stories.STORIES:
        _create_pins(articles[story.key], [articles[key] for key in story.pins])
        _follow_up(articles[story.key], story, staff["editor"], now)
    for change in stories.CHANGES:
        _create_change(articles[change.key], change, staff, now)
    desk_life.create(articles, staff, now)
    surroundings.create_highlights(articles, now)
    surroundings.feature(articles[stories.LEAD], staff["editor"], now)
    people.retire()
    reads.create_reads(
        [(articles[s.key], s.heat) for s in stories.STORIES if s.status == Status.PUBLISHED], now
    )
    return Counts(len(articles) + len(stories.CHANGES), len(library.pictures), side_content.create_pages())


def _create_pictures(by: User, now: datetime) -> dict[str, Image]:
    library = {}
    for index, (scene, picture) in enumerate(painted()):
        library[scene.key] = image = store(
            picture,
            by=by,
            alt_text=scene.alt_text,
            caption=scene.caption,
            credit="Diskom Percontohan",
            focal_x=scene.focal[0],
            focal_y=scene.focal[1],
        )
        Image.objects.filter(pk=image.pk).update(uploaded_at=now - timedelta(days=3 * index + 1))
    return library


def _create_papers(by: User) -> dict[str, Document]:
    return {paper.key: documents.store(_written(paper), title=paper.title, by=by) for paper in PAPERS}


def _written(paper: Paper) -> documents.Pdf:
    data = to_pdf(paper)
    return documents.Pdf(data, len(paper.pages), hashlib.sha256(data).hexdigest(), "", was_signed=False)


def _create_article(
    story: Story,
    staff: dict[str, User],
    shelves: dict[str, Category],
    library: Library,
    office: Office,
    now: datetime,
) -> Article:
    at, writer, editor = story.moment(now), staff[story.writer], staff["editor"]
    day = at.date()
    article = Article(
        legacy_id=KEY_PREFIX + story.key,
        kind=story.kind,
        verdict=story.verdict,
        kicker=story.kicker,
        headline=fill_dates(story.headline, day),
        summary=fill_dates(story.summary, day),
        dateline=story.dateline,
        body=to_html(fill_dates(story.body, day), library),
        lead_image=library.pictures[story.picture] if story.picture else None,
        lead_caption=fill_dates(story.lead_caption, day),
        category=shelves[story.category],
        writer=writer,
        created_by=writer,
        byline=story.byline,
        opening_view_count=story.opening_views,
    )
    article.full_clean(exclude=["tags"])
    article.save()
    article.tags.add(*story.tags)
    revisions.keep(article, by=writer, now=min(at, now) - timedelta(hours=7), origin=Revision.Origin.SAVED)
    last = at
    if story.status != Status.DRAFT:
        article = _move(article, story, writer, editor, at, min(now, at))
        last = Event.objects.filter(article=article).latest("at").at
    Article.objects.filter(pk=article.pk).update(
        created_at=min(at, now) - timedelta(hours=7), updated_at=last
    )
    return article


def _move(
    article: Article, story: Story, writer: User, editor: User, at: datetime, worked_at: datetime
) -> Article:
    """From draft to where the story stands; a withdrawal follows later."""
    article = workflow.submit(article=article, by=writer, now=worked_at - timedelta(hours=3))
    if story.status == Status.RETURNED:
        return workflow.send_back(article=article, by=editor, now=worked_at, reason=story.reason)
    if story.status == Status.IN_REVIEW:
        return article
    if at > worked_at:
        return workflow.schedule(article=article, by=editor, now=worked_at - timedelta(hours=1), at=at)
    if story.emergency:
        return workflow.publish_urgently(article=article, by=editor, now=at, reason=story.emergency)
    if story.backdated_by:
        late = at + timedelta(days=story.backdated_by)
        return workflow.publish(article=article, by=editor, now=late, at=at, reason=story.reason)
    return workflow.publish(article=article, by=editor, now=at)


def _create_pins(article: Article, targets: list[Article]) -> None:
    RelatedPin.objects.bulk_create(
        RelatedPin(article=article, target=target, position=position)
        for position, target in enumerate(targets, start=1)
    )


def _follow_up(article: Article, story: Story, editor: User, now: datetime) -> None:
    """Corrections, then the withdrawal, each after its days."""
    for note in story.notes:
        at = min(story.moment(now) + timedelta(days=note.after, hours=2), now)
        text = fill_dates(note.text, story.moment(now).date())
        workflow.correct(article=article, by=editor, now=at, kind=note.kind, text=text, party=note.party)
    if story.status == Status.WITHDRAWN:
        at = min(story.moment(now) + timedelta(days=story.withdrawn_after, hours=1), now)
        workflow.withdraw(article=article, by=editor, now=at, reason=story.reason)
        Article.objects.filter(pk=article.pk).update(updated_at=at)


def _create_change(article: Article, change: Change, staff: dict[str, User], now: datetime) -> None:
    by, begun = staff[change.writer], now - timedelta(hours=5)
    copy = workflow.propose_change(article=article, by=by, now=begun)
    copy.headline = change.headline or copy.headline
    copy.body += to_html(fill_dates(change.extra, now.date())) if change.extra else ""
    copy.full_clean(exclude=["tags", "legacy_id"])
    copy.save()
    revisions.keep(copy, by=by, now=begun, origin=Revision.Origin.SAVED)
    if change.submitted:
        workflow.submit(article=copy, by=by, now=begun + timedelta(hours=1))
