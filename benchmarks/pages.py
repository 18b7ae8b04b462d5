"""One address of every sort of public page, found in the database at hand."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Category, Office, TaggedArticle
from articles.paging import PARAMETER, PER_PAGE

HOME, ARTICLE, LIST = 12, 8, 8
DEEP = 2_000
# In the made sentences, *warga* is in most of the articles and *sasando* in a few of a thousand.
COMMON_WORD, RARE_WORD = "warga", "sasando"


def _deep(address: str, rows: int) -> str:
    """The list's page 2,000, or its last where it has fewer."""
    return f"{address}?{PARAMETER}={max(1, min(DEEP, -(-rows // PER_PAGE)))}"


def public_pages() -> Iterator[tuple[str, str, int]]:
    """Name, address and most queries allowed."""
    now = timezone.now()
    public = Article.objects.published(now)
    newest, oldest = public.newest_first()[0], public.newest_first().reverse()[0]
    everything = reverse("articles:all")
    parent = Category.objects.filter(children__isnull=False).first()
    child = Category.objects.filter(parent__isnull=False).first()
    uses = TaggedArticle.objects.filter(published_at__lte=now).values("tag__slug").annotate(n=Count("pk"))
    common, rare = uses.order_by("-n", "tag__slug").first(), uses.order_by("n", "tag__slug").first()
    local = newest.published_at.astimezone(Office.objects.current().zone)
    yield "Home", reverse("articles:home"), HOME
    yield "Article, newest", newest.get_absolute_url(), ARTICLE
    yield "Article, oldest", oldest.get_absolute_url(), ARTICLE
    yield "All news", everything, LIST
    yield "All news, page 2,000", _deep(everything, public.count()), LIST
    for name, category in (("Category with nested ones", parent), ("Nested category", child)):
        address = category.get_absolute_url()
        yield name, address, LIST
        yield f"{name}, last page", _deep(address, public.in_category(category).count()), LIST
    for name, row in (("Tag, most used", common), ("Tag, least used", rare)):
        yield name, reverse("articles:tag", args=[row["tag__slug"]]), LIST
    yield (
        "Tag, most used, last page",
        _deep(reverse("articles:tag", args=[common["tag__slug"]]), common["n"]),
        LIST,
    )
    for kind in (Article.Kind.PRESS_RELEASE, Article.Kind.HOAX_REPORT):
        yield f"Kind, {kind.value.replace('_', ' ')}", kind.address, LIST
    releases = public.filter(kind=Article.Kind.PRESS_RELEASE).count()
    yield "Kind, press release, last page", _deep(Article.Kind.PRESS_RELEASE.address, releases), LIST
    yield "Month", reverse("articles:month", args=[local.year, local.month]), LIST
    yield "Archive", reverse("articles:archive"), LIST
    search = reverse("articles:search")
    yield "Search, common word", f"{search}?q={COMMON_WORD}", LIST
    yield "Search, two common words", f"{search}?q={COMMON_WORD}+jalan", LIST
    yield "Search, rare word", f"{search}?q={RARE_WORD}", LIST
    yield "Search, nothing found", f"{search}?q=xylofon", LIST
    yield "Media highlights", reverse("articles:highlights"), LIST
    yield "Corrections", reverse("articles:corrections"), LIST
    yield "Questions and answers", reverse("pages:faq"), LIST
    yield "Links", reverse("pages:links"), LIST
    yield "Site map for people", reverse("pages:site_map"), LIST
    yield "Static page", reverse("pages:page", args=["tentang-kami"]), LIST
    yield "RSS", reverse("articles:feed"), LIST
    yield "RSS of a category", reverse("articles:category_feed", args=[parent.slug]), LIST
    yield "sitemap.xml", reverse("sitemap"), LIST
    for section in ("rubrik", "halaman", f"berita-{local.year}-{local.month:02}"):
        yield f"sitemap.xml, {section.split('-')[0]}", reverse("sitemap_section", args=[section]), LIST
