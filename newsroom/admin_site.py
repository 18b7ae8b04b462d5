"""The admin site: at /redaksi/, in the office's time zone and colour, under a content policy of its own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.decorators import csp
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.forms import AdminOwnPasswordChangeForm
from unfold.sites import UnfoldAdminSite

from newsroom import accent
from newsroom.sign_in import SignInForm

# Unfold's scripts (Alpine) evaluate attributes and CKEditor writes inline handlers, so the admin cannot have
# the public pages' policy. What it shares with it: nothing comes from, or goes to, another host.
POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "manifest-src": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}

View = Callable[..., HttpResponseBase]


def _primary(colour: str) -> dict[str, str]:
    """Unfold's ramp of eleven weights from the office's accent, readable in both modes."""
    light, dark = accent.shades(colour)
    tint = {"50": 5, "100": 10, "200": 22, "300": 40, "400": 65}
    shade = {"700": 86, "800": 70, "900": 55, "950": 35}
    return {
        **{weight: f"color-mix(in oklab, {light} {part}%, white)" for weight, part in tint.items()},
        "500": dark,
        "600": light,
        **{weight: f"color-mix(in oklab, {light} {part}%, black)" for weight, part in shade.items()},
    }


class SuggestionsView(AutocompleteJsonView):
    """Autocomplete for the fields that a desk states alone, where Django answers for any that leads to a desk. Its
    answers carry what the desk's `suggestion(row)` adds, such as a picture."""

    def process_request(self, request):
        found = super().process_request(request)
        _term, target, source, _to_field = found
        desks = target.admin_site._registry.values()
        stated = {
            (part.model, name)
            for desk in desks
            for part in (desk, *desk.inlines)
            for name in part.autocomplete_fields
        }
        if (source.model, source.name) not in stated:
            raise PermissionDenied
        return found

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        suggestion = getattr(self.model_admin, "suggestion", None)
        return {**result, **suggestion(obj)} if suggestion else result


class NewsroomAdminSite(UnfoldAdminSite):
    site_title = gettext_lazy("Redaksi")
    index_title = gettext_lazy("Meja kerja")
    login_form = SignInForm
    password_change_form: type[AdminOwnPasswordChangeForm] = AdminOwnPasswordChangeForm
    # Kept as text, so that rows without a value read as a dash in every list.
    empty_value_display = "–"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        shut = self.admin_view(self.view_on_site)
        return [path("r/<path:content_type_id>/<path:object_id>/", shut), *super().get_urls()]

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        return self._in_office(super().admin_view(view, cacheable))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
        return self._in_office(super().login)(request, extra_context)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """As Unfold's, with this site's form."""
        request.current_app = self.name
        return PasswordChangeView.as_view(
            form_class=self.password_change_form,
            success_url=reverse("admin:password_change_done", current_app=self.name),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )(request)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:
        return SuggestionsView.as_view(admin_site=self)(request)

    def search(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
        """Unfold's search over everything: not offered, for each list has its own, which passes the gate."""
        raise Http404

    def view_on_site(self, request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponseBase:
        """Django's way from any row to its public address: it asks no desk, and so tells the headline of a
        scheduled text. Each desk has its own."""
        raise Http404

    def extra_context(self, context: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
        office = request.office  # type: ignore[attr-defined]
        return {
            **context,
            "site_title": _("Redaksi %s") % office.name,
            "site_header": office.name,
            "site_subheader": _("Ruang redaksi"),
            "zone_name": office.zone_name,
            "colors": {**context["colors"], "primary": _primary(office.accent)},
        }

    def _in_office(self, view: View) -> View:
        """`view` in the office's zone; what it may not show answers with the admin's own page. One query."""

        @csp(POLICY)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            office = request.frame.office  # type: ignore[attr-defined]
            request.office = office  # type: ignore[attr-defined]
            with timezone.override(office.zone):
                try:
                    response = view(request, *args, **kwargs)
                except Http404:
                    response = self._no_answer(request, 404)
                except PermissionDenied:
                    response = self._no_answer(request, 403)
                # Now, for afterwards the zone is another one.
                if isinstance(response, SimpleTemplateResponse):
                    response.render()
            return response

        return wraps(view)(inner)

    def _no_answer(self, request: HttpRequest, status: int) -> TemplateResponse:
        title = _("Tidak ditemukan") if status == 404 else _("Tidak diizinkan")
        context = {**self.each_context(request), "title": title, "status": status}
        response = TemplateResponse(request, "admin/no_answer.html", context, status=status)
        add_never_cache_headers(response)
        return response
