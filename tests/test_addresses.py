"""Steps open addresses of the application's own host and of those that the user allowed, as browsers read them."""

from __future__ import annotations

import pytest

from pytest_lam.addresses import Addresses
from pytest_lam.errors import AddressRefused

SHOP = Addresses("http://shop.test/app", ("pay.test",))


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("/", "http://shop.test/app/"),
        ("cart?x=1", "http://shop.test/app/cart?x=1"),
        ("//evil.test/", "http://shop.test/app/evil.test/"),
        ("http://shop.test:8080/x", "http://shop.test:8080/x"),
        ("https://pay.test/", "https://pay.test/"),
    ],
)
def test_an_allowed_address_is_made_whole(place: str, address: str) -> None:
    assert SHOP.full(place) == address


@pytest.mark.parametrize(
    "place",
    [
        "http://evil.test/",
        "http://shop.test@evil.test/",
        "http://shop.test.evil.test/",
        "http://evil.test\\@shop.test/",
        "http://evil.test#@shop.test/",
        "http://evil.test?@shop.test/",
        "http://evil.t\nest/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://shop\uff0etest/",
    ],
)
def test_every_other_host_and_scheme_is_refused(place: str) -> None:
    with pytest.raises(AddressRefused):
        SHOP.full(place)
