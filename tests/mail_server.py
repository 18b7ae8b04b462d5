"""A real mail server on the loopback address, which can be told to be in trouble."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.proxy import free_port


@dataclass
class Postbox:
    """What arrived. `answers` are given in place of a yes, one a message; `None` hangs up in the midst of it."""

    port: int
    received: list[EmailMessage] = field(default_factory=list)
    answers: list[str | None] = field(default_factory=list)
    asked: int = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        self.asked += 1
        if self.answers:
            answer = self.answers.pop(0)
            if answer is not None:
                return answer
            server.transport.close()
            return "421 gone"
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        return "250 OK"

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.received]

    @property
    def receivers(self) -> list[str]:
        return sorted(str(message["To"]) for message in self.received)

    def text(self) -> str:
        """The one message's."""
        (message,) = self.received
        return text_of(message)


def text_of(message: EmailMessage) -> str:
    return str(message.get_content()).replace("\r\n", "\n")


@contextmanager
def listening(postbox: Postbox) -> Iterator[None]:
    controller = Controller(postbox, hostname="127.0.0.1", port=postbox.port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


def use(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5


@pytest.fixture
def silent_postbox(settings) -> Postbox:
    """Configured, but nothing listens until a test says so."""
    postbox = Postbox(free_port())
    use(settings, postbox.port)
    return postbox


@pytest.fixture
def postbox(silent_postbox) -> Iterator[Postbox]:
    with listening(silent_postbox):
        yield silent_postbox
