"""“Catatan tindakan”: the log of deeds, to be read, searched and exported by the site admin. Nobody changes it."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.http import HttpResponseRedirect as Redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from articles import spreadsheets
from articles.admin.audit_filters import GroupFilter, PeriodFilter, PersonFilter, SubjectFilter, kind_of
from articles.admin.careful import ReadOnlyAdmin
from articles.admin.changes import told
from articles.admin.desk_request import DeskRequest
from articles.admin.filters import STATES, BoundedPaginator
from articles.audit import record
from articles.deeds import DEEDS
from articles.models import Article, Event
from articles.spreadsheets import Column

# Within the half minute that a proxy may wait, on a busy machine; who needs more exports a month at a time.
MOST_EXPORTED = 20_000
LINES_LISTED = 4
_NAMES = {str(state): label for state, label in (*STATES, *Article.Status.choices)}


def deed(event: Event) -> str:
    return str(DEEDS.get(event.verb, event.verb))


def lines(event: Event) -> list[str]:
    """What else is known, a line each: the status before and after, and the details."""
    before, after = event.from_status, event.to_status
    moved = (
        [f"{_NAMES.get(before, before)} → {_NAMES.get(after, after)}"] if after and before != after else []
    )
    return [*moved, *told(event.details, event.subject_type)]


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    change_list_template = "admin/articles/event/change_list.html"

    class Media:
        css = {"all": ["admin_newsroom/log.css"]}

    list_note = gettext_lazy(
        "Setiap baris ditulis sekali dan tidak dapat diubah atau dihapus, juga oleh admin situs."
    )
    list_display = ["moment", "who", "what", "about_what", "more"]
    list_display_links = ["moment"]
    list_filter = [PeriodFilter, GroupFilter, PersonFilter, SubjectFilter]
    list_filter_submit = True
    list_per_page = 50
    list_max_show_all = 0
    list_fullwidth = True
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    sortable_by = ()
    ordering = ["-at", "-pk"]
    search_fields = ["actor_name", "subject"]
    search_help_text = gettext_lazy("Cari pelaku atau objek")
    paginator = BoundedPaginator
    actions = None

    def lookup_allowed(self, lookup, value, request):
        """Only the names of this desk's own filters: no other table is to be asked."""
        return lookup in {row.parameter_name for row in self.list_filter}

    # The list

    @display(description=gettext_lazy("waktu"))
    def moment(self, obj):
        return date_format(timezone.localtime(obj.at), "j M Y, H.i.s")

    @display(description=gettext_lazy("pelaku"))
    def who(self, obj):
        return obj.actor_name

    @display(description=gettext_lazy("tindakan"))
    def what(self, obj):
        return deed(obj)

    @display(description=gettext_lazy("tentang"))
    def about_what(self, obj):
        if not obj.subject_type:
            return None
        return format_html(
            '<span class="log-about"><small>{}</small> {}</span>', kind_of(obj.subject_type), obj.subject
        )

    @display(description=gettext_lazy("alasan dan rincian"))
    def more(self, obj):
        found = [*([f"“{obj.reason}”"] if obj.reason else []), *lines(obj)]
        rest = [_("… dan %d lagi") % (len(found) - LINES_LISTED)] if len(found) > LINES_LISTED else []
        shown = [line if len(line) <= 160 else line[:159] + "…" for line in found[:LINES_LISTED]]
        told = format_html_join("", '<span class="log-line">{}</span>', ([line] for line in shown + rest))
        return format_html('<span class="log-lines">{}</span>', told) if told else None

    def changelist_view(self, request, extra_context=None):
        may_export = request.user.has_perm("articles.export_event")
        context = {"title": _("Catatan tindakan"), "may_export": may_export, "most": MOST_EXPORTED}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    # One deed

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if not self.has_view_permission(request) or object_id is None:
            raise PermissionDenied
        event = self.get_object(request, unquote(object_id))
        if event is None:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": _("Catatan tindakan"),
            "opts": self.opts,
            "original": capfirst(deed(event)),
            "event": event,
            "deed": deed(event),
            "kind": kind_of(event.subject_type),
            "lines": lines(event),
            "back": reverse("admin:articles_event_changelist"),
        }
        return TemplateResponse(request, "admin/articles/event/event.html", context)

    def history_view(self, request, object_id, extra_context=None):
        """A deed has none: it never changes."""
        raise Http404

    # The file

    def get_urls(self):
        view = self.admin_site.admin_view(self.export_view)
        return [path("unduh/", view, name="articles_event_export"), *super().get_urls()]

    def export_view(self, request: DeskRequest) -> HttpResponseBase:
        """POST only: what the list shows with the filters of this address, as a file. The deed is recorded."""
        if not (self.has_view_permission(request) and request.user.has_perm("articles.export_event")):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            chosen = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return Redirect(reverse("admin:articles_event_changelist"))
        return self._file(request, chosen)

    @transaction.atomic
    def _file(self, request: DeskRequest, chosen: QuerySet[Event]) -> HttpResponse | FileResponse:
        file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
        zone = request.office.zone
        rows = map(_cells, _bounded(chosen))
        count = spreadsheets.write(
            file, _columns(request.office.zone_name), rows, sheet=_("Catatan tindakan"), zone=zone
        )
        details: dict[str, Any] = {"filters": request.GET.dict(), "count": count}
        if count == MOST_EXPORTED:
            details["cut"] = True
        record("export_events", by=request.user, now=request.now, details=details)
        file.seek(0)
        day = date_format(timezone.localtime(request.now), "Y-m-d")
        return FileResponse(
            file,
            as_attachment=True,
            filename=f"catatan-tindakan-{day}.xlsx",
            content_type=spreadsheets.CONTENT_TYPE,
        )


def _bounded(chosen: QuerySet[Event]) -> Iterator[Event]:
    return chosen[:MOST_EXPORTED].iterator(chunk_size=2000)


def _columns(zone_name: str) -> list[Column]:
    return [
        Column(_("Waktu (%s)") % zone_name, 20),
        Column(_("Pelaku"), 26),
        Column(_("ID pelaku"), 10),
        Column(_("Tindakan"), 30),
        Column(_("Jenis objek"), 18),
        Column(_("ID objek"), 10),
        Column(_("Objek"), 44),
        Column(_("Alasan"), 40),
        Column(_("Status semula"), 18),
        Column(_("Status kemudian"), 18),
        Column(_("Rincian"), 60),
        Column(_("Alamat jaringan"), 18),
    ]


def _cells(event: Event) -> list[Any]:
    key = event.subject_id
    return [
        event.at,
        event.actor_name,
        event.actor_id,
        deed(event),
        kind_of(event.subject_type),
        int(key) if key.isascii() and key.isdigit() else key,
        event.subject,
        event.reason,
        str(_NAMES.get(event.from_status, event.from_status)),
        str(_NAMES.get(event.to_status, event.to_status)),
        "\n".join(told(event.details, event.subject_type)),
        event.address,
    ]
