"""Search."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from articles.paging import paginate
from articles.public import PublicRequest, head, public_page
from articles.search import QUERY_CHARACTERS, search
from newsroom.plaintext import tidy_line


@public_page
def search_page(request: PublicRequest) -> HttpResponse:
    """Template: articles/search.html; context: query, page (None without a query), hints."""
    title, address = _("Cari berita"), reverse("articles:search")
    query = tidy_line(request.GET.get("q", "")[: 4 * QUERY_CHARACTERS])[:QUERY_CHARACTERS].strip()
    page = None
    if query:
        # At most `RANKED_MATCHES` keys, which are ranked as a whole anyway.
        keys = list(search(query, request.now).values_list("pk"))
        page = paginate(request, keys, Article.objects.published(request.now).for_lists(), kept={"q": query})
    hints = [
        _("Periksa ejaannya."),
        _("Pakai satu atau dua kata yang paling khas."),
        _("Imbuhan tidak masalah: “pelayanan” juga menemukan “layanan”."),
    ]
    context = head(request, title=title, address=address, crumbs=[(title, address)])
    return render(
        request,
        "articles/search.html",
        {**context, "query": query, "page": page, "hints": hints, "noindex": True, "hide_search": True},
    )
