"""A text against all the rules. Pure: what the newsroom knows is given."""

from collections.abc import Callable, Iterator
from itertools import islice

from articles.house_style import dates, parts, wording
from articles.house_style.reading import Reading, Text, letters
from articles.house_style.rules import Found, Hint, Known

# More than anybody works through at once.
MOST_OF_A_RULE = 20

_ORDER = ["headline", "summary", "dateline", "body", "lead_image", "lead_caption", "sign_off"]

FINDERS: dict[str, Callable[[Reading, Known], Iterator[Found]]] = {
    "picture-words": parts.undescribed_pictures,
    "dateline-missing": parts.dateline_missing,
    "dateline-doubled": parts.dateline_doubled,
    "weekday": dates.wrong_weekdays,
    "date-impossible": dates.impossible_dates,
    "word-doubled": wording.doubled_words,
    "spelling": wording.spellings,
    "quote-open": wording.open_quotations,
    "space-stray": wording.stray_spaces,
    "headline-long": parts.long_headlines,
    "headline-capitals": parts.capital_headlines,
    "summary-long": parts.long_summaries,
    "summary-repeats": parts.repeating_summaries,
    "codes-unknown": parts.unknown_codes,
    "codes-in-body": parts.codes_in_body,
    "link-dead": parts.dead_links,
    "link-vague": parts.vague_links,
    "paragraph-long": parts.long_paragraphs,
    "subheading-missing": parts.missing_subheadings,
    "subheading-stop": parts.stopped_subheadings,
}


def check(reading: Reading, known: Known) -> list[Hint]:
    """Every hint in the order of the form and of the text, at most `MOST_OF_A_RULE` of each rule. Linear in the length
    of the text."""
    found = [
        (rule, one)
        for rule, finder in FINDERS.items()
        for one in islice(finder(reading, known), MOST_OF_A_RULE)
    ]
    found.sort(key=lambda pair: (_ORDER.index(pair[1].field), pair[1].at))
    return [_hint(rule, one, reading) for rule, one in found]


def check_text(text: Text, known: Known) -> list[Hint]:
    return check(Reading.of(text), known)


def _hint(rule: str, found: Found, reading: Reading) -> Hint:
    wanted = letters(found.words)
    nth = reading.letters_of(found.field).count(wanted, 0, found.at) if wanted else 0
    return Hint(rule, found.sentence, found.field, found.words, nth, found.picture)
