"""The request as every view of the admin gets it. For annotations; nothing makes one."""

from datetime import datetime

from django.http import HttpRequest

from articles.models import Office, User


class DeskRequest(HttpRequest):
    """Signed in, at one moment, in one office (newsroom/admin_site.py)."""

    user: User
    now: datetime
    office: Office
