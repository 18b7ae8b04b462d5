"""The door for application servers."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
# A visitor's request that keeps the database busy longer than this is given up.
os.environ.setdefault("NEWSROOM_STATEMENT_TIMEOUT_MS", "15000")

_CHARSET = re.compile(r';\s*charset\*?\s*=\s*("[^"]*"|[^;]*)', re.IGNORECASE)
_site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The site. Its pages are UTF-8, and so is what they send: another `charset` is not believed. Python calls some
    codecs so that are none of letters (`hex`), on which Django fails before anything of ours is asked."""
    if "CONTENT_TYPE" in environ:
        environ["CONTENT_TYPE"] = _CHARSET.sub("", environ["CONTENT_TYPE"])
    return _site(environ, start_response)
