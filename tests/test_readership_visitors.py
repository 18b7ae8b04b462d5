"""Whose address is believed (`newsroom.visitors`)."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from newsroom import visitors


def address(settings: Settings, trusted: int, forwarded: str = "", own: str = "10.0.0.9") -> str:
    settings.TRUSTED_PROXY_COUNT = trusted
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return visitors.address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=own))


@pytest.mark.parametrize(
    ("trusted", "forwarded", "believed"),
    [
        (0, "203.0.113.7", "10.0.0.9"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "palsu, 203.0.113.7", "203.0.113.7"),
        (2, "palsu, 203.0.113.7, 198.51.100.1", "203.0.113.7"),
        # Past the proxies.
        (2, "203.0.113.7", "10.0.0.9"),
        (1, "", "10.0.0.9"),
        # What is empty has its place, so nothing forged moves into ours.
        (2, "192.0.2.66, 203.0.113.7, ", "203.0.113.7"),
        (1, "192.0.2.66, ", "10.0.0.9"),
        (1, "192.0.2.66, unknown", "10.0.0.9"),
        (1, "192.0.2.66, ' OR 1=1 --", "10.0.0.9"),
        (1, "192.0.2.66, " + "9" * 5000, "10.0.0.9"),
        (1, "192.0.2.66\x00", "10.0.0.9"),
    ],
)
def test_only_what_our_proxies_add_is_believed(settings, trusted, forwarded, believed):
    assert address(settings, trusted, forwarded) == believed


@pytest.mark.parametrize(
    ("spelling", "meant"),
    [
        ("203.0.113.7:51234", "203.0.113.7"),
        ("[2001:db8::1]:51234", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("::ffff:cb00:7107", "203.0.113.7"),
    ],
)
def test_an_address_has_one_spelling(settings, spelling, meant):
    assert (address(settings, 1, spelling), address(settings, 0, own=spelling)) == (meant, meant)


@pytest.mark.parametrize("own", ["", "unix:", "palsu"])
def test_a_socket_without_an_address_is_itself(settings, own):
    assert address(settings, 0, own=own) == own


@pytest.mark.parametrize("own", ["", "unix:", "palsu"])
def test_for_the_database_it_is_none(settings, own):
    settings.TRUSTED_PROXY_COUNT = 0
    assert visitors.network_address(RequestFactory().get("/", REMOTE_ADDR=own)) is None


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::1", "::2", True),
        ("", "unix:", False),
    ],
)
def test_a_network_is_what_one_customer_has(one, other, is_one):
    assert (visitors.network_of(one) == visitors.network_of(other)) == is_one
