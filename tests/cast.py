"""The people of the newsroom as fixtures; the visitor is Django's own `client`."""

import pytest
from django.test import Client

from articles.models import User
from articles.roles import CATEGORY_ADMIN, EDITOR, SITE_ADMIN, WRITER
from tests.factories import make_user


@pytest.fixture
def wati(db: None) -> User:
    """An officer who writes."""
    return make_user(WRITER, username="wati", name="Wati Handayani", initials="wth")


@pytest.fixture
def made(db: None) -> User:
    """Another officer, who must not see Wati's drafts."""
    return make_user(WRITER, username="made", name="Made Wirawan", initials="mdw")


@pytest.fixture
def rina(db: None) -> User:
    """The editor."""
    return make_user(EDITOR, username="rina", name="Rina Basuki", initials="rb")


@pytest.fixture
def joko(db: None) -> User:
    """The category admin."""
    return make_user(CATEGORY_ADMIN, username="joko", name="Joko Santosa", initials="js")


@pytest.fixture
def sari(db: None) -> User:
    """The site admin."""
    return make_user(SITE_ADMIN, username="sari", name="Sari Dewanti", initials="sd")


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
