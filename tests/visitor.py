"""A visitor's eyes, and what a visitor may meet."""

from django.db import OperationalError
from django.test import Client

# What an ordinary browser calls itself; a headless one is on the list of robots.
PERSON = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)


def page(client: Client, address: str) -> str:
    """The page at `address`, which must be there."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def database_gone(*_: object) -> None:
    """For `connection.execute_wrapper`: the database does not answer."""
    raise OperationalError("server closed the connection unexpectedly")
