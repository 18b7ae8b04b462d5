"""Between tests that commit, every row goes but those that the migrations made: content types, permissions, roles.

Django empties by TRUNCATE, which makes a new file for each table and index, and then makes those rows anew.
"""

from django.db import OperationalError, connection, transaction
from django.test import TransactionTestCase

KEPT = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
}
# Its trigger lets nobody delete.
APPEND_ONLY = "articles_event"
# A page's last request may still be at work, and hold what is wanted here.
TRIES = 5


def empty_tables(_case: TransactionTestCase) -> None:
    tables = sorted(set(connection.introspection.table_names()) - KEPT - {APPEND_ONLY})
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                _empty(tables)
            return
        except OperationalError:
            if not left:
                raise


def _empty(tables: list[str]) -> None:
    names = ", ".join(map(connection.ops.quote_name, [*tables, APPEND_ONLY]))
    deletions = "; ".join(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables)  # noqa: S608
    with connection.cursor() as cursor:
        # As TRUNCATE does, wait for what is still being written.
        cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE; {deletions}")
        cursor.execute(f"SELECT EXISTS (SELECT FROM {APPEND_ONLY})")  # noqa: S608
        is_written = cursor.fetchone()[0]
    if is_written:
        # Not while the triggers of what was deleted are still to fire.
        transaction.on_commit(_empty_log)


def _empty_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {APPEND_ONLY}")
