"""Search in what is public: PostgreSQL finds, Sastrawi stems.

PostgreSQL's own `indonesian` stemmer makes *menteri* and *kementerian* strangers, so both the text and
the question are stemmed here and stored under the `simple` configuration.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Case, F, Func, OuterRef, Subquery, Value, When
from django.db.models.expressions import Combinable
from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
from Sastrawi.StopWordRemover.StopWordRemoverFactory import StopWordRemoverFactory

from articles.models import Article, SearchDocument, Tag, TaggedArticle
from articles.querysets import ArticleQuerySet
from newsroom.plaintext import tidy_line
from newsroom.richtext import plain_text

# Ranked among the newest matches only, so that a common word costs no more than a rare one.
RANKED_MATCHES = 200
# A tsvector holds at most 1 MB; a text beyond this is found by its beginning.
INDEXED_CHARACTERS = 100_000
QUERY_CHARACTERS = 200

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(StopWordRemoverFactory().get_stop_words())


@lru_cache(maxsize=50_000)
def stem_word(word: str) -> str:
    return _stemmer().stem(word) or word


def _fold(text: str) -> str:
    """`text` without accents and case, so that *kafe* is not missed for *Kafé*."""
    parts = unicodedata.normalize("NFKD", text[:INDEXED_CHARACTERS]).casefold()
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")[:INDEXED_CHARACTERS]


def stems(text: str) -> list[str]:
    """The stems of `text` in order, words that carry no meaning left out."""
    words = (word[:60] for word in _WORD.findall(_fold(text)))
    return [stem_word(word) for word in words if word not in _stop_words()]


def _vector(article: Article, tag_names: Iterable[str]) -> Combinable:
    parts = {
        "A": article.headline,
        "B": " ".join([article.kicker, *tag_names]),
        "C": article.summary,
        "D": plain_text(article.body),
    }
    vectors = [
        SearchVector(Value(" ".join(stems(text))), config="simple", weight=weight)
        for weight, text in parts.items()
    ]
    return vectors[0] + vectors[1] + vectors[2] + vectors[3]


def index_articles(articles: Iterable[Article]) -> int:
    """Write what search and tag pages look published `articles` up by. Their tags should be prefetched.
    Returns how many articles."""
    documents = [
        SearchDocument(article=article, vector=_vector(article, [tag.name for tag in article.tags.all()]))
        for article in articles
    ]
    SearchDocument.objects.bulk_create(
        documents, update_conflicts=True, unique_fields=["article"], update_fields=["vector"], batch_size=200
    )
    time = Article.objects.filter(pk=OuterRef("content_object")).values("published_at")
    TaggedArticle.objects.filter(content_object__in=[row.article_id for row in documents]).update(
        published_at=Subquery(time)
    )
    return len(documents)


def forget_article(article: Article) -> None:
    SearchDocument.objects.filter(article=article).delete()
    TaggedArticle.objects.filter(content_object=article).update(published_at=None)


def add_keyword(tag: Tag) -> int:
    """Make every indexed article that `tag` marks findable by its name, in one statement however many they are.

    Words of a name that the tag had before stay until the article is indexed anew.
    """
    words = SearchVector(Value(" ".join(stems(tag.name))), config="simple", weight="B")
    joined = Func(F("vector"), words, template="%(expressions)s", arg_joiner=" || ")
    return SearchDocument.objects.filter(article__tag_uses__tag=tag).update(vector=joined)


def search(text: str, now: datetime) -> ArticleQuerySet:
    """Public articles with every word of `text`, best first among the newest `RANKED_MATCHES`.

    A headline with all the words comes before everything else, however often a body repeats them.
    """
    words = stems(tidy_line(text)[:QUERY_CHARACTERS])
    if not words:
        return Article.objects.none()
    query = SearchQuery(" ".join(words), config="simple")
    # Nothing but letters and digits is in a word, so none can break out of its quotes.
    in_headline = SearchQuery(" & ".join(f"'{w}':A" for w in words), config="simple", search_type="raw")
    newest = (
        Article.objects.published(now)
        .filter(search_document__vector=query)
        .order_by("-published_at", "-pk")
        .values("pk")[:RANKED_MATCHES]
    )
    return (
        Article.objects.published(now)
        .filter(pk__in=newest)
        .annotate(
            tells=Case(When(search_document__vector=in_headline, then=1), default=0),
            rank=SearchRank(F("search_document__vector"), query),
        )
        .order_by("-tells", "-rank", "-published_at", "-pk")
    )
