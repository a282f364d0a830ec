"""The shop that these features run against, and the one step that is written by hand."""

from __future__ import annotations

import base64
import json
import os
import urllib.request
from collections.abc import Iterator

import pytest
from pytest_bdd import given, parsers

from examples.shop.app import DEMO_PASSWORD
from examples.shop.server import serve

CUSTOMER = "ada@example.com"

# A real suite gets its passwords from the machine that runs it. The demo shop is started below with
# whatever stands here, so that the features run without any preparation.
os.environ.setdefault("SHOP_PASSWORD", DEMO_PASSWORD)


@pytest.fixture(scope="session")
def base_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address given with --base-url, or that of a shop started for this run."""
    given_address = request.config.getoption("base_url")
    if given_address:
        yield str(given_address)
        return
    with serve(password=os.environ["SHOP_PASSWORD"]) as shop:
        yield shop.url


@pytest.fixture(autouse=True)
def untouched_shop(base_url: str) -> None:
    """Put the shop back to its beginning, so that no scenario sees what another one left behind."""
    urllib.request.urlopen(urllib.request.Request(f"{base_url}/testing/reset", method="POST")).close()


@given(parsers.parse('the customer has an open order for {quantity:d} "{product}"'))
def open_order(base_url: str, quantity: int, product: str) -> None:
    credentials = base64.b64encode(f"{CUSTOMER}:{os.environ['SHOP_PASSWORD']}".encode()).decode()
    order = urllib.request.Request(
        f"{base_url}/api/orders",
        data=json.dumps({"lines": {product: quantity}}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Basic {credentials}"},
    )
    urllib.request.urlopen(order).close()
