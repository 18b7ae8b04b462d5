"""The desk of the house style: hints beside the form, and the page where rules are made to stop publication."""

import re
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import links
from articles.admin.desk_request import DeskRequest
from articles.house_style import knowledge
from articles.house_style.blocking import choose_blocking
from articles.house_style.checking import check
from articles.house_style.reading import Reading, Text
from articles.house_style.rules import RULES, Hint, Rule
from articles.models import Article
from articles.workflow import Refused

_KEY = re.compile(r"[1-9][0-9]{0,17}")


def urls(desk: ModelAdmin) -> list[URLPattern]:
    view = desk.admin_site.admin_view(partial(check_typed, desk))
    return [path("periksa/", view, name="articles_article_check")]


# Beside the form


def check_typed(desk: ModelAdmin, request: DeskRequest) -> HttpResponse:
    """Hints of what is typed in an open form, saved or not. Writes nothing but which links are to be asked."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    key = request.POST.get("article", "")
    article = desk.get_object(request, key) if key else None
    if not (desk.has_change_permission(request, article) if article else desk.has_add_permission(request)):
        raise PermissionDenied
    reading = Reading.of(_typed(request, article))
    waiting = links.ask_soon((anchor.href for anchor in reading.anchors), request.now)
    hints = check(reading, knowledge.known_of(reading, request.now))
    return JsonResponse({"hints": _told(hints), "waiting": waiting})


def _typed(request: DeskRequest, article: Article | None) -> Text:
    """The form's fields as they would be stored, whatever was sent in their place."""
    kind, lead = request.POST.get("kind", ""), request.POST.get("lead_image", "")
    published_at = article.live.published_at if article is not None else None
    return Text(
        kind=kind if kind in Article.Kind.values else Article.Kind.NEWS,
        headline=_field(request, "headline"),
        summary=_field(request, "summary"),
        dateline=_field(request, "dateline"),
        body=_field(request, "body"),
        day=timezone.localtime(published_at or request.now).date(),
        sign_off=_field(request, "sign_off") if "sign_off" in request.POST else None,
        lead_caption=_field(request, "lead_caption"),
        lead_image=int(lead) if _KEY.fullmatch(lead) else None,
    )


def _field(request: DeskRequest, name: str) -> str:
    """Twice what may be stored is looked at: too long is what the form itself says."""
    field: Any = Article._meta.get_field(name)
    return str(field.to_python(request.POST.get(name, "")[: 2 * field.max_length]))


def _told(hints: list[Hint]) -> list[dict[str, Any]]:
    chosen = knowledge.blocking_rules()
    return [
        {
            **asdict(hint),
            "name": str(RULES[hint.rule].name),
            "blocks": RULES[hint.rule].always or hint.rule in chosen,
        }
        for hint in hints
    ]


def beside(request: DeskRequest, article: Article | None, *, reading: bool) -> dict[str, Any]:
    """What the form's page shows of the text as it is stored. Up to six queries."""
    if reading:
        return {}
    hints = knowledge.hints_of(knowledge.text_of(article, request.now), request.now) if article else []
    return {"style": {"article": article.pk if article else None, "hints": _told(hints)}}


# The rules


@dataclass(frozen=True)
class Row:
    rule: Rule
    blocks: bool


def show(request: DeskRequest) -> HttpResponse:
    """Two queries beyond those of every page of the admin."""
    if not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied
    if request.method == "POST":
        return _choose(request)
    chosen = knowledge.blocking_rules()
    context = {
        **admin.site.each_context(request),
        "title": _("Gaya penulisan"),
        "rows": [Row(rule, rule.always or key in chosen) for key, rule in RULES.items()],
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/articles/article/style_rules.html", context)


def _choose(request: DeskRequest) -> HttpResponse:
    try:
        changed = choose_blocking(rules=request.POST.getlist("rule"), by=request.user, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = _("Aturan tersimpan.") if changed else _("Tidak ada yang berubah.")
        messages.success(request, said)
    return HttpResponseRedirect(reverse("style_rules"))
