"""The door for application servers."""

from importlib import import_module
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("charset", ["hex", '"hex"', "undefined", "idna", "utf-8''hex"])
def test_letters_in_what_is_no_encoding_of_letters_are_no_fault(charset, monkeypatch):
    monkeypatch.setenv("NEWSROOM_STATEMENT_TIMEOUT_MS", "0")
    # It reads the environment.
    application = import_module("newsroom.wsgi").application
    name = "charset*" if "''" in charset else "charset"
    environ: dict[str, Any] = {
        "PATH_INFO": "/robots.txt",
        "QUERY_STRING": "a=%41",
        "HTTP_HOST": "testserver",
        "CONTENT_TYPE": f"text/plain; {name}={charset}",
    }
    setup_testing_defaults(environ)
    answers: list[str] = []
    list(application(environ, lambda status, headers, *rest: answers.append(status)))
    assert answers == ["200 OK"]
