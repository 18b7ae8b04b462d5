"""Database engine `newsroom.embedded_postgres`: Django's own, which starts its server on the first connection."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from newsroom.embedded_postgres.server import SUPERUSER, EmbeddedServer, join_server


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        server = self._server()
        parameters = super().get_connection_params()
        server.ensure_database(parameters["dbname"])
        return {**parameters, "user": SUPERUSER, "host": str(server.sockets)}

    def server_url(self) -> str:
        """The address of this database, for processes that reach it by DATABASE_URL."""
        return self._server().url(self.settings_dict["NAME"])

    def _server(self) -> EmbeddedServer:
        return join_server(settings.VAR_DIR / "postgres")
