"""A Django project with one view that answers nothing, and with the middleware of a new project if `BARE` says so."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

# As `django-admin startproject` writes it.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
APPLICATIONS = ["auth", "contenttypes", "sessions", "messages"]

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    INSTALLED_APPS=[f"django.contrib.{name}" for name in APPLICATIONS],
    MIDDLEWARE=MIDDLEWARE if os.environ["BARE"] == "default" else [],
    ROOT_URLCONF=__name__,
    SECRET_KEY=os.environ["SECRET_KEY"],
)


@csrf_exempt
def nothing(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(status=204)


urlpatterns = [path("kosong/<int:pk>/", nothing)]
application = get_wsgi_application()
