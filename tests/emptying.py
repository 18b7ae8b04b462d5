"""Between tests that commit, every row goes but those that the migrations made: content types, permissions, roles.

Django empties by TRUNCATE, which makes a new file for each table and index, and then makes those rows anew.
"""

from django.db import connection
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


def empty_tables(_case: TransactionTestCase) -> None:
    tables = sorted(set(connection.introspection.table_names()) - KEPT - {APPEND_ONLY})
    names = ", ".join(map(connection.ops.quote_name, [*tables, APPEND_ONLY]))
    deletions = "; ".join(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables)  # noqa: S608
    with connection.cursor() as cursor:
        # As TRUNCATE does, wait for what is still being written.
        cursor.execute(f"BEGIN; LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE; {deletions}; COMMIT")
        cursor.execute(f"SELECT EXISTS (SELECT FROM {APPEND_ONLY})")  # noqa: S608
        if cursor.fetchone()[0]:
            cursor.execute(f"TRUNCATE {APPEND_ONLY}")
