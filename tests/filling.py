"""Fill in a form of the admin as a browser would: every field as shown, but for what the test changes."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html


def shown(response: HttpResponse, form_id: str = "") -> dict[str, Any]:
    """The values that the page's form (the last one that posts, or the one named) would send."""
    page = html.fromstring(response.content.decode())
    forms = [f for f in page.forms if (f.method or "").upper() == "POST" and "logout" not in (f.action or "")]
    form = next((f for f in forms if f.get("id") == form_id), None) if form_id else forms[-1]
    assert form is not None, "no such form"
    values: dict[str, Any] = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def send(client: Client, url: str, form_id: str = "", /, **changes: Any) -> HttpResponse:
    """Open `url`, change what is said, and send the form. `None` leaves a field out."""
    values = shown(client.get(url), form_id) | changes
    return client.post(url, {name: value for name, value in values.items() if value is not None})


def errors(response: HttpResponse) -> str:
    """Every sentence with which the page refuses, on one line. Unfold marks them by these classes."""
    page = html.fromstring(response.content.decode())
    nodes = page.xpath("//*[contains(@class, 'errornote')] | //div[contains(@class, 'text-red-600')]")
    return " ".join(" ".join(node.text_content().split()) for node in nodes)


def said(response: HttpResponse) -> str:
    """The messages that the next page shows."""
    return " ".join(str(message) for message in response.context["messages"])
