"""“Laporan”: asking for reports, seeing what became of them, and taking the files."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import media, spreadsheets
from articles.admin.careful import ReadOnlyAdmin
from articles.admin.desk_request import DeskRequest
from articles.calendar import previous_month
from articles.models import Report, User
from articles.reports import asking
from articles.reports.making import KEPT
from articles.workflow import Refused

PER_PAGE = 30
MONTHS_OFFERED = 36
PARTS = {"pdf": ("pdf", "application/pdf"), "xlsx": ("spreadsheet", spreadsheets.CONTENT_TYPE)}
_NO_DATE = gettext_lazy("%s: tulis tanggal yang ada, misalnya 31-12-2026.")


def _date_field(label: Any) -> forms.DateField:
    sentence = _NO_DATE % label
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": sentence, "invalid": sentence},
    )


class MonthForm(forms.Form):
    bulan = forms.ChoiceField(
        label=gettext_lazy("Bulan"),
        error_messages={
            "required": gettext_lazy("Bulan: pilih salah satu bulan."),
            "invalid_choice": gettext_lazy("Bulan: pilih salah satu bulan dalam daftar."),
        },
    )

    def __init__(self, data: Any, *, today: date):
        month = today.replace(day=1)
        months = [month]
        while len(months) < MONTHS_OFFERED:
            months.append(previous_month(months[-1]))
        super().__init__(data, initial={"bulan": f"{months[1]:%Y-%m}"}, prefix="bulanan")
        running = _("%s (belum selesai)") % date_format(month, "F Y")
        names = [running, *(date_format(each, "F Y") for each in months[1:])]
        self.fields["bulan"].choices = [  # type: ignore[attr-defined]
            (f"{each:%Y-%m}", name) for each, name in zip(months, names, strict=True)
        ]

    def ask(self, request: DeskRequest) -> Report:
        month = date.fromisoformat(f"{self.cleaned_data['bulan']}-01")
        return asking.ask_for_month(month=month, by=request.user, now=request.now)


class EvidenceForm(forms.Form):
    pegawai = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Pegawai"),
        empty_label=None,
        error_messages={
            "required": gettext_lazy("Pegawai: pilih salah satu nama."),
            "invalid_choice": gettext_lazy("Pegawai: pilih salah satu nama dalam daftar."),
        },
    )
    dari = _date_field(gettext_lazy("Dari tanggal"))
    sampai = _date_field(gettext_lazy("Sampai tanggal"))

    def __init__(self, data: Any, *, person: User, today: date):
        initial = {"pegawai": person, "dari": today.replace(month=1, day=1), "sampai": today}
        super().__init__(data, initial=initial, prefix="bukti")
        if asking.may_oversee(person):
            self.fields["pegawai"].queryset = User.objects.filter(is_staff=True)  # type: ignore[attr-defined]
        else:
            del self.fields["pegawai"]

    def ask(self, request: DeskRequest) -> Report:
        given = self.cleaned_data
        return asking.ask_for_evidence(
            about=given.get("pegawai", request.user),
            first=given["dari"],
            last=given["sampai"],
            by=request.user,
            now=request.now,
        )


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    def has_add_permission(self, request):
        return request.user.has_perm("articles.add_report")

    def get_urls(self):
        def wrap(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
            return self.admin_site.admin_view(view)

        return [
            path("", wrap(self.list_view), name="articles_report_changelist"),
            path("baru/", wrap(self.ask_view), name="articles_report_add"),
            path("<int:pk>/unduh/<str:part>/", wrap(self.download_view), name="articles_report_download"),
        ]

    def list_view(self, request: DeskRequest) -> HttpResponse:
        """One query. While something is being made the page looks again by itself."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = request.GET.get("halaman", "")
        page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
        start = max(0, page - 1) * PER_PAGE
        visible = Report.objects.visible_to(request.user).select_related("about", "requested_by")
        found = list(visible[start : start + PER_PAGE + 1])
        rows = [(report, report.is_waiting(request.now)) for report in found[:PER_PAGE]]
        context = {
            "title": _("Laporan"),
            "rows": rows,
            "is_waiting": any(waits for _report, waits in rows),
            "previous": page - 1 if start else None,
            "next": max(1, page) + 1 if len(found) > PER_PAGE else None,
            "kept_days": KEPT.days,
            "may_ask": self.has_add_permission(request),
        }
        return self._page(request, "list", context)

    def ask_view(self, request: DeskRequest) -> HttpResponse:
        """A form for each kind of report that one may ask for."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        today = request.now.astimezone(request.office.zone).date()
        sent = request.POST.get("jenis") if request.method == "POST" else None
        evidence = EvidenceForm(
            request.POST if sent == "evidence" else None, person=request.user, today=today
        )
        forms_: dict[str, Any] = {"evidence": evidence}
        if asking.may_oversee(request.user):
            forms_["monthly"] = MonthForm(request.POST if sent == "monthly" else None, today=today)
        chosen = forms_.get(sent or "")
        if chosen is not None and self._ask(request, chosen):
            return HttpResponseRedirect(reverse("admin:articles_report_changelist"))
        refused = request.method == "POST" and (chosen is None or bool(chosen.errors))
        context = {"title": _("Buat laporan"), "no_kind": refused and chosen is None, **forms_}
        return self._page(request, "ask", context, status=422 if refused else 200)

    def _ask(self, request: DeskRequest, form: MonthForm | EvidenceForm) -> bool:
        if not form.is_valid():
            return False
        try:
            report = form.ask(request)
        except Refused as refused:
            form.add_error(None, str(refused))
            return False
        self.message_user(request, _("%s sedang dibuat.") % report)
        return True

    def download_view(self, request: DeskRequest, pk: int, part: str) -> HttpResponseBase:
        """POST only, since it is written down. A report that one may not see answers like one that never was."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        visible = Report.objects.visible_to(request.user).select_related("about")
        report = visible.filter(pk=pk).first() if pk < 2**63 else None
        name, content_type = PARTS.get(part, ("", ""))
        file = getattr(report, name) if report is not None and name else None
        if report is None or not file:
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            response = media.send(file.name, request)  # type: ignore[arg-type]
        except FileNotFoundError:
            raise Http404 from None
        except OSError:
            return media.unavailable(file.name)
        asking.note_download(report, part, by=request.user, now=request.now)
        response["Content-Type"] = content_type
        response["Content-Disposition"] = content_disposition_header(True, _name(report, part))
        del response["ETag"]
        patch_cache_control(response, private=True, no_store=True)
        return response

    def _page(
        self, request: DeskRequest, name: str, context: dict[str, Any], status: int = 200
    ) -> TemplateResponse:
        request.current_app = self.admin_site.name
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/articles/report/{name}.html", whole, status=status)


def _name(report: Report, part: str) -> str:
    """`bukti-kerja-wati-handayani-2026-01-01-2026-11-23.pdf`; of a month `laporan-bulanan-2026-10.pdf`."""
    if report.kind == Report.Kind.MONTHLY:
        return f"laporan-bulanan-{report.first_day:%Y-%m}.{part}"
    person = slugify(str(report.about)) or str(report.about_id)
    return f"bukti-kerja-{person}-{report.first_day}-{report.last_day}.{part}"
