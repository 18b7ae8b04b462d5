"""Database engine `newsroom.embedded_postgres`: Django's own, which starts its server on the first connection."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from newsroom.embedded_postgres.server import SUPERUSER, join_server


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        server = join_server(settings.VAR_DIR / "postgres")
        parameters = super().get_connection_params()
        server.ensure_database(parameters.get("dbname") or parameters.get("database") or SUPERUSER)
        return {**parameters, "user": SUPERUSER, "host": str(server.sockets)}
