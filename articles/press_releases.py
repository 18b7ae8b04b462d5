"""Give and cancel the numbers of press releases."""

from datetime import datetime

from articles.models import Article, Office, ReleaseNumber, ReleaseYear


def give_number(article: Article, office: Office, now: datetime) -> ReleaseNumber:
    """The article's number, the next of its office year if it has none. Must run in a transaction.

    The year's row stays locked until the caller commits, so numbers are given one at a time and a
    transaction that fails leaves no gap.
    """
    existing = ReleaseNumber.objects.filter(article=article).first()
    if existing is not None:
        return existing
    local = (article.published_at or now).astimezone(office.zone)
    ReleaseYear.objects.get_or_create(year=local.year)
    counter = ReleaseYear.objects.select_for_update().get(year=local.year)
    counter.last_number += 1
    counter.save()
    return ReleaseNumber.objects.create(
        year=local.year,
        number=counter.last_number,
        label=ReleaseNumber.format(office.release_format, counter.last_number, local.year, local.month),
        article=article,
        given_at=now,
    )


def cancel_number(article: Article, now: datetime, reason: str) -> None:
    """Mark the article's number *batal*; it stays on the register."""
    ReleaseNumber.objects.filter(article=article, cancelled_at=None).update(
        cancelled_at=now, cancellation_reason=reason
    )
