"""The office's identity: one form."""

import re
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelForm
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import TabularInline
from unfold.widgets import UnfoldAdminColorInputWidget

from articles.admin.careful import CarefulAdmin, CarefulForm
from articles.admin.desk_request import DeskRequest
from articles.logo import clean_logo
from articles.models import Office, SocialLink
from newsroom import accent

_PLACES = re.compile(r"\{(number|year|month)\}")


def preview(colour: str) -> dict[str, Any]:
    """The accent's shades with their contrast on the papers they stand on, for the template."""
    light, dark = accent.shades(colour)
    samples = [
        {
            "label": label,
            "colour": shade,
            "paper": papers[0],
            "contrast": min(accent.contrast(shade, paper) for paper in papers),
        }
        for label, shade, papers in (
            (_("Mode terang"), light, accent.LIGHT_PAPERS),
            (_("Mode gelap"), dark, accent.DARK_PAPERS),
        )
    ]
    return {"colour": colour, "samples": samples, "is_adjusted": light != colour.lower()}


class AccentWidget(UnfoldAdminColorInputWidget):
    """A colour input; below it the shades that come of it, renewed while one chooses where scripts run."""

    def render(self, name, value, attrs=None, renderer=None):
        asks = {
            "hx-get": reverse("admin:articles_office_accent"),
            "hx-trigger": "input changed delay:150ms",
            "hx-target": "#accent-preview",
            "hx-sync": "this:replace",
        }
        context = {
            "input": super().render(name, value, {**asks, **(attrs or {})}, renderer),
            "preview": preview(value) if _is_colour(value) else None,
        }
        return render_to_string("admin/articles/office/accent.html", context)


def _is_colour(value: object) -> bool:
    try:
        accent.validate_hex(str(value))
    except ValidationError:
        return False
    return True


class OfficeForm(CarefulForm):
    class Meta:
        help_texts = {
            "time_zone": gettext_lazy(
                "Waktu di situs dan di redaksi ditampilkan menurut zona ini, dengan namanya. "
                "Jadwal yang sudah dibuat tetap pada saat yang sama; hanya tulisan jamnya yang berubah."
            ),
            "release_format": gettext_lazy(
                "Wajib memuat {number} dan {year}; {month} menjadi angka Romawi. "
                "Misalnya: No. {number}/HUMAS/{month}/{year}. Nomor yang sudah diberikan tidak berubah."
            ),
            "logo": gettext_lazy("PNG, JPEG, atau WebP, 96 sampai 4.000 piksel, paling besar 2 MB."),
            "allows_own_approval": gettext_lazy(
                "Nyalakan hanya bila kantor ini benar-benar punya satu editor. Editor lalu boleh menyetujui naskahnya "
                "sendiri, tanpa orang kedua yang membacanya. Setiap kali terjadi, riwayat dan catatan tindakan "
                "menyebutkannya."
            ),
        }
        error_messages = {
            "emergency_review_hours": dict.fromkeys(
                ("invalid", "min_value", "max_value"),
                gettext_lazy("Isi jumlah jam dari 1 sampai 168 (tujuh hari)."),
            ),
            "patience_hours": dict.fromkeys(
                ("invalid", "min_value", "max_value"),
                gettext_lazy("Isi jumlah jam dari 1 sampai 720 (tiga puluh hari)."),
            ),
            "digest_hour": dict.fromkeys(
                ("invalid", "min_value", "max_value"), gettext_lazy("Isi jam bulat dari 0 sampai 23.")
            ),
        }
        widgets = {"accent": AccentWidget}

    def clean_release_format(self):
        pattern = self.cleaned_data["release_format"]
        rest = _PLACES.sub("", pattern)
        if "{" in rest or "}" in rest:
            raise ValidationError(
                _("Hanya {number}, {year}, dan {month} yang dikenal di antara kurung kurawal; periksa “%s”.")
                % pattern
            )
        return pattern

    def clean_logo(self):
        logo = self.cleaned_data.get("logo")
        return clean_logo(logo) if logo and "logo" in self.changed_data else logo


class SocialLinkForm(ModelForm):
    class Meta:
        error_messages = {
            "url": {
                "invalid": gettext_lazy(
                    "Tulis alamat lengkap yang diawali https://, misalnya https://contoh.id/humas."
                )
            }
        }


class SocialLinkInline(TabularInline):
    model = SocialLink
    form = SocialLinkForm
    formfield_overrides = CarefulAdmin.formfield_overrides
    fields = ["label", "url", "position"]
    extra = 1
    max_num = 12
    verbose_name_plural = gettext_lazy("Media sosial (alamat https)")


@admin.register(Office)
class OfficeAdmin(CarefulAdmin):
    form = OfficeForm
    deeds = ("change_settings", "change_settings", "delete_row")
    saves_live = True
    inlines = [SocialLinkInline]
    fieldsets = [
        (
            gettext_lazy("Nama"),
            {"fields": ["name", "parent_name", "short_name", "description"]},
        ),
        (gettext_lazy("Tampilan"), {"fields": ["logo", "accent"]}),
        (gettext_lazy("Kontak"), {"fields": ["address", "phone", "email"]}),
        (gettext_lazy("Redaksi"), {"fields": ["time_zone", "sign_off_style", "release_format"]}),
        (
            gettext_lazy("Alur kerja"),
            {"fields": ["emergency_review_hours", "patience_hours", "digest_hour", "allows_own_approval"]},
        ),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view(self.accent_preview)
        return [path("aksen/", view, name="articles_office_accent"), *super().get_urls()]

    def get_object(self, request, object_id, from_field=None):
        """The one row, or an unsaved one with the defaults before the first saving."""
        return Office.objects.current() if object_id == "1" else None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:articles_office_change", args=[1]))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        context = {"show_save_and_continue": False, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def response_change(self, request, obj):
        """Stay on the form: there is no list to go back to."""
        request.POST = request.POST.copy()
        request.POST["_continue"] = "1"
        return super().response_change(request, obj)

    def accent_preview(self, request: DeskRequest) -> HttpResponse:
        """The fragment under the colour input, for the colour in `?accent=`."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        colour = request.GET.get("accent", "")
        context = {"preview": preview(colour) if _is_colour(colour) else None}
        return TemplateResponse(request, "admin/articles/office/accent_preview.html", context)
