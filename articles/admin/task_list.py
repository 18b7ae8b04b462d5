"""The tasks' library registers a list of its own, in its own look and with what fell over in full: nobody's desk.

`/sehat/` and the log tell whoever hosts the site.
"""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

if admin.site.is_registered(DBTaskResult):
    admin.site.unregister(DBTaskResult)
