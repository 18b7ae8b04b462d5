"""Links that lead nowhere: ours are looked up, those of others are asked for (`newsroom.outgoing`) and remembered.

Asked again after a week, where dead after a day. Nothing is asked while a page waits for the database, and never more
than an hour's share, so that nobody can use the newsroom to knock on other sites' doors.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import unquote, urldefrag, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import task

from articles.models import Article, Category, FormerCategorySlug, LinkCheck, TaggedArticle
from newsroom.outgoing import ALL_SECONDS, STEP_SECONDS, Answer, Asker

KEPT = timedelta(days=7)
KEPT_DEAD = timedelta(days=1)
FORGOTTEN = timedelta(days=90)
# Of one text.
MOST_OF_A_TEXT = 100
LONGEST = 2000
PER_HOUR = 300
PER_HOST_AND_HOUR = 30
# At once: a worker has time, a page has not.
MOST_BY_WORKER = 20
MOST_AT_ONCE = 2
# Of those that wait: many may be of hosts that had their share.
LOOKED_THROUGH = 5_000

Slugs = Callable[[set[str], datetime], set[str]]
# View name → which of these are there. Other apps add theirs when they start.
LOOK_UPS: dict[str, Slugs] = {}
_NOT_FOR_READERS = ("/redaksi/", "/pratinjau/")


class Gone:
    """Why a link leads nowhere, as the rest of a sentence."""

    UNKNOWN = gettext_lazy("halaman itu tidak ada di situs ini")
    INTERNAL = gettext_lazy("halaman itu bukan untuk pembaca")
    INCOMPLETE = gettext_lazy("alamatnya tidak lengkap, awali dengan https://")
    NO_NAME = gettext_lazy("nama situs itu tidak dikenal")


def asker() -> Asker:
    # Where no worker runs, a person waits for the answer.
    seconds = ALL_SECONDS if settings.HAS_WORKER else STEP_SECONDS
    return Asker(f"NewsroomLinkCheck/1.0 (+{settings.NEWSROOM_SITE_URL})", seconds=seconds)


# What is known


def dead_among(hrefs: Iterable[str], now: datetime) -> dict[str, str]:
    """Those that lead nowhere, and why. At most one query for each sort of page of ours, and one for all others."""
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}
    dead: dict[str, str] = {}
    for href in _bounded(hrefs):
        path = own_path(href)
        if path is not None:
            ours[href] = path
        elif address := external(href):
            theirs[href] = address
        elif _is_incomplete(href):
            dead[href] = str(Gone.INCOMPLETE)
    dead |= _dead_of_ours(ours, now)
    return dead | _dead_of_theirs(theirs)


def _bounded(hrefs: Iterable[str]) -> list[str]:
    return [href for href in dict.fromkeys(hrefs) if href][:MOST_OF_A_TEXT]


def own_path(href: str) -> str | None:
    """The path on this site that `href` names; None for a place elsewhere or within the page."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    is_ours = parts.hostname in _own_hosts() if parts.netloc else not parts.scheme and href.startswith("/")
    return unquote(parts.path or "/") if is_ours and parts.scheme in ("", "http", "https") else None


def _own_hosts() -> set[str]:
    named = {host for host in settings.ALLOWED_HOSTS if not host.startswith((".", "*"))}
    return {str(urlsplit(settings.NEWSROOM_SITE_URL).hostname), *named}


def external(href: str) -> str:
    """The address to be asked, without its fragment, or `""`."""
    href = f"https:{href}" if href.startswith("//") else href
    try:
        parts = urlsplit(href)
        if parts.scheme not in ("http", "https") or not parts.hostname or len(href) > LONGEST:
            return ""
    except ValueError:
        return ""
    return urldefrag(href)[0]


def _is_incomplete(href: str) -> bool:
    """A name without its scheme, which a browser takes for a page beside this one."""
    return not href.startswith(("#", "?", "/")) and ":" not in href.split("/")[0]


# Ours


def _dead_of_ours(paths: dict[str, str], now: datetime) -> dict[str, str]:
    dead: dict[str, str] = {}
    wanted: dict[str, dict[str, list[str]]] = {}
    for href, path in paths.items():
        if path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
            continue
        if path.startswith(_NOT_FOR_READERS):
            dead[href] = str(Gone.INTERNAL)
            continue
        named = _named(path)
        if named is None:
            dead[href] = str(Gone.UNKNOWN)
        elif named[0] in LOOK_UPS:
            wanted.setdefault(named[0], {}).setdefault(named[1], []).append(href)
    for view, by_key in wanted.items():
        there = LOOK_UPS[view](set(by_key), now)
        dead |= {href: str(Gone.UNKNOWN) for key in by_key.keys() - there for href in by_key[key]}
    return dead


def _named(path: str) -> tuple[str, str] | None:
    """The view that answers there, and the key of what it shows; None where none does."""
    for tried in (path, f"{path}/"):
        try:
            match = resolve(tried)
        except (Resolver404, ValueError):
            continue
        return match.view_name, str(match.kwargs.get("pk", match.kwargs.get("slug", "")))
    return None


def _articles(keys: set[str], now: datetime) -> set[str]:
    pks = [int(key) for key in keys if len(key) < 19]
    return {str(pk) for pk in Article.objects.published(now).filter(pk__in=pks).values_list("pk", flat=True)}


def _categories(slugs: set[str], now: datetime) -> set[str]:
    own = Category.objects.filter(slug__in=slugs).values_list("slug", flat=True)
    former = FormerCategorySlug.objects.filter(slug__in=slugs).values_list("slug", flat=True)
    return set(own.union(former))


def _tags(slugs: set[str], now: datetime) -> set[str]:
    uses = TaggedArticle.objects.published(now).filter(tag__slug__in=slugs)
    return set(uses.order_by().values_list("tag__slug", flat=True).distinct())


def _kinds(slugs: set[str], now: datetime) -> set[str]:
    return {slug for slug in slugs if Article.Kind.by_slug(slug) is not None}


LOOK_UPS |= {
    "articles:article": _articles,
    "articles:permalink": _articles,
    "articles:category": _categories,
    "articles:tag": _tags,
    "articles:kind": _kinds,
}


# Others'


def _digest(address: str) -> str:
    return hashlib.sha256(address.encode(errors="replace")).hexdigest()


def _dead_of_theirs(addresses: dict[str, str]) -> dict[str, str]:
    if not addresses or not settings.LINK_CHECKS:
        return {}
    digests = {href: _digest(address) for href, address in addresses.items()}
    rows = LinkCheck.objects.filter(digest__in=set(digests.values()), is_dead=True)
    status = dict(rows.values_list("digest", "status"))
    return {href: _why(status[digest]) for href, digest in digests.items() if digest in status}


def _why(status: int) -> str:
    return _("situs itu menjawab %d, halaman tidak ada") % status if status else str(Gone.NO_NAME)


def remember(hrefs: Iterable[str], now: datetime) -> tuple[int, int]:
    """Make the addresses of others wait for being asked, unless they were asked lately. How many wait, and how many of
    these did not wait before. Three queries, two where all are known."""
    theirs = [href for href in _bounded(hrefs) if own_path(href) is None]
    wanted = {_digest(address): address for href in theirs if (address := external(href))}
    if not wanted or not settings.LINK_CHECKS:
        return 0, 0
    rows = list(LinkCheck.objects.filter(digest__in=wanted))
    waiting = sum(row.checked_at is None for row in rows)
    stale = [row.pk for row in rows if row.checked_at is not None and is_stale(row, now)]
    new = [
        LinkCheck(address=wanted[digest], digest=digest)
        for digest in wanted.keys() - {row.digest for row in rows}
    ]
    if stale:
        LinkCheck.objects.filter(pk__in=stale).update(checked_at=None)
    LinkCheck.objects.bulk_create(new, ignore_conflicts=True)
    return waiting + len(stale) + len(new), len(stale) + len(new)


def is_stale(row: LinkCheck, now: datetime) -> bool:
    kept = KEPT_DEAD if row.is_dead else KEPT
    return row.checked_at is not None and now - row.checked_at >= kept


def ask_soon(hrefs: Iterable[str], now: datetime) -> int:
    """`remember`, and set somebody to ask: the worker, else two of them at once. How many still wait."""
    waiting, new = remember(hrefs, now)
    if new or (waiting and not settings.HAS_WORKER):
        ask_for_texts.enqueue()
        if not settings.HAS_WORKER:
            waiting = max(0, waiting - MOST_AT_ONCE)
    return waiting


@task()
def ask_for_texts() -> int:
    """Ask for what the open forms wait for. How many were asked."""
    most = MOST_BY_WORKER if settings.HAS_WORKER else MOST_AT_ONCE
    return sum(1 for _row in ask_waiting(asker(), timezone.now(), most=most))


def ask_waiting(
    asking: Asker,
    now: datetime,
    *,
    most: int,
    per_hour: int = PER_HOUR,
    pause: Callable[[str], None] = lambda host: None,
) -> Iterator[LinkCheck]:
    """Ask for what waits, the longest first; each address by one process alone, none of a host that had its share of
    this hour. `pause` is called before each with its host."""
    hour = LinkCheck.objects.filter(checked_at__gt=now - timedelta(hours=1))
    asked = Counter(_host(address) for address in hour.values_list("address", flat=True)[:per_hour])
    done = 0
    for row in LinkCheck.objects.filter(checked_at=None).order_by("pk")[:LOOKED_THROUGH]:
        host = _host(row.address)
        if done >= most or asked.total() >= per_hour:
            return
        if asked[host] >= PER_HOST_AND_HOUR or not _claim(row, now):
            continue
        pause(host)
        asked[host] += 1
        done += 1
        keep(row, asking.ask(row.address))
        yield row


def _claim(row: LinkCheck, now: datetime) -> bool:
    return LinkCheck.objects.filter(pk=row.pk, checked_at=None).update(checked_at=now) == 1


def keep(row: LinkCheck, answer: Answer) -> None:
    row.is_dead, row.status = answer.is_dead, min(max(answer.status, 0), 999)
    row.save(update_fields=["is_dead", "status"])


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def forget_old(now: datetime) -> int:
    """Addresses that no text has asked for since long. One statement."""
    old = Q(checked_at__lt=now - FORGOTTEN)
    return LinkCheck.objects.filter(old).delete()[0]
