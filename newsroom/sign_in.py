"""Signing in to the desk, and whether somebody still is."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from unfold.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": gettext_lazy(
            "Nama pengguna atau sandi keliru, atau akunnya tidak aktif. Huruf besar dan kecil dibedakan."
        ),
    }


@never_cache
@require_safe
def signed_in(request: HttpRequest) -> JsonResponse:
    """Who is signed in, and the token of their forms; 401 for nobody.

    A form asks before it is sent (static/admin_newsroom/signed_in.js), for a session that ended meanwhile
    would take what was typed with it, and the token changes at each sign-in.
    """
    if not (request.user.is_authenticated and request.user.is_active and request.user.is_staff):
        return JsonResponse({}, status=401)
    return JsonResponse({"person": str(request.user.pk), "token": get_token(request)})
