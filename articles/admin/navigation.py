"""The admin's menu by task. A desk is in it where it is registered and the person may see it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin.desk_request import DeskRequest
from articles.models import Article, CorrectionRequest


@dataclass(frozen=True)
class Entry:
    model: str
    label: Any
    icon: str


# Icons are names in Material Symbols, which Unfold bundles.
TASKS: list[tuple[Any, list[Entry]]] = [
    (
        _("Pustaka"),
        [
            Entry("articles.image", _("Gambar"), "photo_library"),
            Entry("articles.document", pgettext_lazy("jamak", "Dokumen"), "docs"),
            Entry("articles.category", pgettext_lazy("jamak", "Kategori"), "shelves"),
            Entry("articles.tag", _("Tagar"), "tag"),
        ],
    ),
    (
        _("Di situs"),
        [
            Entry("articles.featuredslot", _("Berita utama beranda"), "star"),
            Entry("articles.mediahighlight", _("Sorotan media"), "campaign"),
            Entry("articles.correction", _("Ralat dan hak jawab"), "rule"),
            Entry("articles.releasenumber", _("Register siaran pers"), "format_list_numbered"),
            Entry("pages.faq", _("Tanya jawab"), "help"),
            Entry("pages.link", _("Tautan"), "link"),
            Entry("pages.page", _("Halaman"), "description"),
        ],
    ),
    (
        _("Pengaturan"),
        [
            Entry("articles.office", _("Identitas kantor"), "account_balance"),
            Entry("articles.user", _("Akun"), "group"),
            Entry("articles.mail", _("Surel keluar"), "outgoing_mail"),
            Entry("articles.event", _("Catatan tindakan"), "receipt_long"),
        ],
    ),
]


def sidebar(request: DeskRequest) -> list[dict[str, Any]]:
    """The groups of the menu, as Unfold's `SIDEBAR["navigation"]` wants them. One query for who reviews, one for who
    writes."""
    groups: list[dict[str, Any]] = [{"title": "", "items": _desk(request)}]
    for title, entries in TASKS:
        groups.append(
            {
                "title": title,
                "separator": True,
                "items": [_item(request, e) for e in entries if _allowed(request, e)],
            }
        )
    if request.user.has_perm("articles.publish_article"):
        style = reverse("style_rules")
        groups[-1]["items"].insert(0, _link(_("Gaya penulisan"), "spellcheck", style, request.path == style))
    return groups


def _desk(request: DeskRequest) -> list[dict[str, Any]]:
    index, articles = reverse("admin:index"), reverse("admin:articles_article_changelist")
    add = reverse("admin:articles_article_add")
    path, status = request.path, request.GET.get("status", "")
    items = [_link(_("Meja kerja"), "dashboard", index, path == index)]
    if request.user.has_perm("articles.add_article"):
        items.append(_link(_("Tulis berita"), "edit_square", add, path == add))
    if request.user.has_perm("articles.publish_article"):
        waiting = Article.objects.visible_to(request.user, request.now).awaiting_review().count()
        item = _link(
            _("Menunggu tinjauan"),
            "rate_review",
            f"{articles}?status=in_review",
            path == articles and status == "in_review",
        )
        items.append(_numbered(item, waiting))
    if request.user.has_perm("articles.view_article"):
        others = (
            path.startswith(articles) and path != add and not (path == articles and status == "in_review")
        )
        items.append(_link(_("Semua berita"), "newspaper", articles, others))
        calendar = reverse("calendar")
        items.append(_link(_("Kalender"), "calendar_month", calendar, path == calendar))
        statistics = reverse("statistics")
        items.append(_link(_("Statistik"), "bar_chart", statistics, path == statistics))
    if request.user.has_perm("articles.add_article"):
        waiting_list = reverse("waiting")
        items.append(_link(_("Yang menunggu"), "hourglass_empty", waiting_list, path == waiting_list))
    requests = Entry("articles.correctionrequest", _("Permintaan ralat"), "contact_support")
    if _allowed(request, requests):
        items.append(_numbered(_item(request, requests), CorrectionRequest.objects.open().count()))
    reports = Entry("articles.report", pgettext_lazy("jamak", "Laporan"), "summarize")
    return [*items, _item(request, reports)] if _allowed(request, reports) else items


def _numbered(item: dict[str, Any], number: int) -> dict[str, Any]:
    return {**item, "badge": number, "badge_variant": "primary"} if number else item


def _link(title: Any, icon: str, link: str, active: bool) -> dict[str, Any]:
    return {"title": title, "icon": icon, "link": link, "active": active}


def _allowed(request: DeskRequest, entry: Entry) -> bool:
    desk = _registered().get(entry.model)
    return desk is not None and desk.has_view_or_change_permission(request)


def _item(request: DeskRequest, entry: Entry) -> dict[str, Any]:
    link = reverse(f"admin:{entry.model.replace('.', '_')}_changelist")
    return _link(entry.label, entry.icon, link, request.path.startswith(link))


def _registered() -> dict[str, admin.ModelAdmin]:
    return {model._meta.label_lower: desk for model, desk in admin.site._registry.items()}
