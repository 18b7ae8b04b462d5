"""What the rules need to know of the newsroom, and the rules that an office lets stop publication."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from articles import links
from articles.house_style.checking import check
from articles.house_style.parts import undescribed_pictures
from articles.house_style.reading import Reading, Text
from articles.house_style.rules import RULES, Hint, Known, KnownPicture
from articles.models import Article, BlockingRule, Image, User
from newsroom.markup import pictures_in

# More pictures than a text can well hold; the library is not asked for more.
MOST_PICTURES = 500


def text_of(article: Article, now: datetime) -> Text:
    """As it is stored. Dates in the office's zone, which must be active."""
    return Text(
        kind=article.kind,
        headline=article.headline,
        summary=article.summary,
        dateline=article.dateline,
        body=article.body,
        day=timezone.localtime(article.live.published_at or now).date(),
        # Of a working copy nobody asks for it: it stays with the live row.
        sign_off=None if article.is_copy else article.sign_off,
        lead_caption=article.lead_caption,
        lead_image=article.lead_image_id,
    )


def known_of(reading: Reading, now: datetime) -> Known:
    """One query for people, one for pictures, and those of `links.dead_among`, whatever the text holds."""
    numbers = {*reading.pictures, *([reading.text.lead_image] if reading.text.lead_image else [])}
    return Known(
        initials=_initials(reading),
        pictures=known_pictures(numbers),
        dead_links=links.dead_among((anchor.href for anchor in reading.anchors), now),
    )


def _initials(reading: Reading) -> frozenset[str]:
    """Of everybody who ever had an account: an old text keeps the codes of who has left."""
    if not reading.text.sign_off and "(" not in reading.text.body:
        return frozenset()
    rows = User.objects.exclude(initials="").order_by().values_list("initials", flat=True)
    return frozenset(initials.lower() for initials in rows)


def known_pictures(numbers: Iterable[int]) -> dict[int, KnownPicture]:
    """At most one query."""
    wanted = list(numbers)[:MOST_PICTURES]
    if not wanted:
        return {}
    rows = Image.objects.filter(pk__in=wanted).only("pk", "caption", "alt_text", "is_decorative")
    return {row.pk: KnownPicture(row.caption[:80], bool(row.alt_text) or row.is_decorative) for row in rows}


def hints_of(text: Text, now: datetime) -> list[Hint]:
    reading = Reading.of(text)
    return check(reading, known_of(reading, now))


def blocking_rules() -> frozenset[str]:
    """Keys of the rules that stop publication, those that always do left out. One query."""
    stored = BlockingRule.objects.values_list("rule", flat=True)
    return frozenset(rule for rule in stored if rule in RULES and not RULES[rule].always)


def told(hint: Hint) -> str:
    """The sentence with its place, for where no button leads there."""
    name = str(Article._meta.get_field(hint.field).verbose_name)  # type: ignore[union-attr]
    words = f" “{hint.words}”." if hint.words and hint.words not in hint.sentence else ""
    return f"{name[:1].upper()}{name[1:]}: {hint.sentence}{words}"


def undescribed(article: Article) -> list[str]:
    """What its pictures lack for those who cannot see them, as sentences that name the picture. At most one query."""
    numbers = pictures_in(article.body)
    lead = article.lead_image_id
    text = Text(article.kind, "", "", "", "", timezone.localdate(), lead_image=lead)
    known = Known(pictures=known_pictures({*numbers, *([lead] if lead else [])}))
    return [found.sentence for found in undescribed_pictures(Reading(text, pictures=numbers), known)]


def blocked(article: Article, now: datetime) -> list[Hint]:
    """What keeps the stored text from being published by the office's choice. One query where it chose nothing."""
    chosen = blocking_rules()
    if not chosen:
        return []
    return [hint for hint in hints_of(text_of(article, now), now) if hint.rule in chosen]
