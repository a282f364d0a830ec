"""What the shop's scenarios run against: the shop, put back to its beginning before every scenario."""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Iterator

import pytest

from examples.shop.app import DEMO_PASSWORD
from examples.shop.server import serve

os.environ.setdefault("SHOP_PASSWORD", DEMO_PASSWORD)


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """Where the shop is: started for this run."""
    with serve(password=os.environ["SHOP_PASSWORD"]) as shop:
        yield shop.url


@pytest.fixture(autouse=True)
def untouched_shop(base_url: str) -> None:
    """No scenario sees what another one left behind."""
    urllib.request.urlopen(urllib.request.Request(f"{base_url}/testing/reset", method="POST")).close()
