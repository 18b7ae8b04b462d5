"""The door for application servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
# A visitor's request that keeps the database busy longer than this is given up.
os.environ.setdefault("NEWSROOM_STATEMENT_TIMEOUT_MS", "15000")

application = get_wsgi_application()
