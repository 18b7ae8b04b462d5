"""The readers of one article: a page with its days, and a small line in the list of articles."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles import readership, statistics
from articles.admin import statistics_charts as charts
from articles.admin.desk_request import DeskRequest
from articles.models import Article
from articles.models.rules import EARLIEST
from articles.statistics import Numbers, OneDay
from newsroom.charts import grouped

# Days by the word in the address; 0 is all of them.
SPANS = {"30": 30, "90": 90, "365": 365, "semua": 0}
FIRST_SPAN = "30"


def urls(desk: ModelAdmin) -> list[URLPattern]:
    def seen(request: DeskRequest, object_id: str) -> HttpResponse:
        """Only of an article that the person may see."""
        article: Any = desk.get_object(request, unquote(object_id))
        return show(request, desk, article)

    view = desk.admin_site.admin_view(seen)
    return [path("<path:object_id>/statistik/", view, name="articles_article_statistics")]


def show(request: DeskRequest, desk: ModelAdmin, seen: Article) -> HttpResponse:
    """Four queries beyond those of every page of the admin. A working copy's readers are its article's."""
    article = seen.live
    asked = request.GET.get("rentang", FIRST_SPAN)
    span = asked if asked in SPANS else FIRST_SPAN
    was_public = article.was_ever_public(request.now)
    readership.keep_up_if_due(request.now)
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Statistik"),
        "original": seen,
        "opts": desk.opts,
        "article": article,
        "was_public": was_public,
        "complaint": _("Rentang itu tidak ada. Yang tampil 30 hari terakhir.") if asked not in SPANS else "",
        "spans": [
            (label, f"?rentang={value}", value == span)
            for value, label in (
                ("30", _("30 hari")),
                ("90", _("90 hari")),
                ("365", _("Setahun")),
                ("semua", _("Semua")),
            )
        ],
        **(numbers(article, SPANS[span], request) if was_public else {}),
    }
    request.current_app = desk.admin_site.name
    return TemplateResponse(request, "admin/articles/statistics_article.html", context)


def numbers(article: Article, days: int, request: DeskRequest) -> dict[str, Any]:
    """The last `days` days, none before publication; and all of them together."""
    today = timezone.localtime(request.now).date()
    published = timezone.localtime(article.published_at or request.now).date()
    found = statistics.days_of([article.pk], EARLIEST.date(), today)[article.pk]
    # A publication that was undone leaves days before that which counts.
    begin = min([published, *found])
    first = max(begin, today - timedelta(days=days - 1)) if days else begin
    shown = [
        OneDay(day, found.get(day, Numbers()))
        for day in (first + timedelta(days=step) for step in range((today - first).days + 1))
    ]
    return {
        "totals": sum(found.values(), Numbers()),
        "shown": sum((one.numbers for one in shown), Numbers()),
        "is_part": first > begin,
        "shown_dates": statistics.Period("", first, today).dates,
        "live": readership.live_count(article.pk, request.now),
        "charts": charts.of_article("hari", shown, today),
    }


def remember_days(rows: Iterable[Article], now: datetime) -> None:
    """Give each row of a list that readers saw its last days, for `with_line`. One query, none where there is none."""
    public = [row for row in rows if row.was_ever_public(now)]
    if not public:
        return
    today = timezone.localtime(now).date()
    first = today - timedelta(days=charts.SPARK_DAYS - 1)
    found = statistics.days_of([row.pk for row in public], first, today)
    for row in public:
        row.line = charts.sparkline(found[row.pk], today)  # type: ignore[attr-defined]


def with_line(article: Article) -> SafeString | None:
    """The number of readers, and its last days as a line; both lead to the page of numbers."""
    line = getattr(article, "line", None)
    if line is None:
        return None
    return format_html(
        '<a class="reads-line" href="{}" title="{}"><span>{}</span><svg width="{}" height="{}" aria-hidden="true">'
        '<polyline points="{}" fill="none"/></svg><span class="desk-hidden">{}</span></a>',
        reverse("admin:articles_article_statistics", args=[article.pk]),
        line.text,
        grouped(article.view_count),
        line.width,
        line.height,
        line.points,
        line.text,
    )
