from django.db import connection


def test_tests_run_on_postgresql(db):
    assert connection.vendor == "postgresql"


def test_b(browser):
    c = browser.new_context(); p=c.new_page(); p.goto("data:text/html,<title>x</title>"); assert p.title()=="x"; c.close()
