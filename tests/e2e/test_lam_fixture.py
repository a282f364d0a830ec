"""Plain tests against the demo shop by the embedded LAM: done, checked and read; recorded, and replayed without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.inner import ROOT, SHOP, copied, run_pytest

pytestmark = pytest.mark.e2e

TESTS = """
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

SIGN_IN = 'log in at "/login" as "ada@example.com" with password "$SHOP_PASSWORD"'


@dataclass
class Order:
    order: str
    date: date
    status: str
    total: Decimal


@dataclass
class Bill:
    subtotal: Decimal
    delivery: str
    total: Decimal


def test_an_order_number_is_carried_from_page_to_page(lam):
    lam.run('go to the home page, add "Mug" to the cart and go to the checkout')
    lam.do("fill in the form", data={
        "E-mail address": "grace@example.org",
        "Full name": "Grace Lindqvist",
        "Address": "7 Harbour Street",
        "Town or city": "Bristol",
        "Postcode": "BS1 5NH",
        "Country": "United Kingdom",
        "Card number": "4242 4242 4242 4242",
        "Expiry date": "11/29",
        "Security code": 123,
        "I accept the terms and conditions": True,
    })
    lam.do('click "Place order"')
    number = lam.get("the order number")
    assert number.startswith("FH-")
    lam.do("go to the home page")
    lam.do(f'search for "{number}"')
    lam.check(f'I see "Nothing found" and "{number}"')


def test_orders_are_data(lam):
    lam.do(SIGN_IN)
    orders = lam.get("the orders", as_type=list[Order])
    assert orders[0] == Order("FH-1003", date(2026, 2, 27), "Open", Decimal("86.50"))
    assert [order.total for order in orders] == lam.get("the totals of the orders", as_type=list[Decimal])
    assert lam.get("the orders table", as_type=list[dict[str, str]])[2]["Status"] == "Delivered"
    assert lam.get('the date of order "FH-1002"', as_type=date) == orders[1].date
    lam.do('click "FH-1002"')
    assert lam.get("the bill", as_type=Bill) == Bill(Decimal("259.00"), "Free", Decimal("259.00"))


@pytest.mark.parametrize(("product", "price"), [("Desk lamp", "49.00"), ("Teapot", "38.00")])
def test_a_price_is_an_amount(lam, product, price):
    lam.do("go to the home page")
    assert lam.get(f'the price of "{product}"', as_type=Decimal) == Decimal(price)
    lam.do(f'add "{product}" to the cart')
    assert lam.get("the cart badge", as_type=int) == 1
"""


def example() -> str:
    """The test that README shows."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").split("### In a plain test")[1]
    return text.split("```python\n")[1].split("```")[0]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the features' folder with the tests in it, recorded."""
    folder = copied(SHOP, tmp_path_factory.mktemp("calls"))
    (folder / "test_calls.py").write_text(TESTS, encoding="utf-8")
    (folder / "test_readme.py").write_text(example(), encoding="utf-8")
    run = run_pytest(folder, "test_calls.py", "test_readme.py", "--lam=auto")
    assert run.status == 0, run.output
    assert "5 scenarios recorded, 0 replayed" in run.output
    return folder


def test_what_was_recorded_replays_in_locked_mode_without_a_model(recorded: Path) -> None:
    run = run_pytest(recorded, "test_calls.py", "test_readme.py", "--lam=replay")
    assert run.status == 0, run.output
    assert "0 scenarios recorded, 5 replayed · no model" in run.output


def test_the_code_of_the_calls_needs_no_plugin_of_ours(recorded: Path) -> None:
    code = (recorded / "lam_test_calls.py").read_text(encoding="utf-8")
    assert "import pytest_lam" not in code
    assert "from pytest_lam" not in code
    assert "def remember_price_of(" in code
    assert 'remembered["order number"]' in code


def test_recorded_again_it_is_the_same(recorded: Path) -> None:
    files = ("test_calls.lam.json", "lam_test_calls.py")
    before = [(recorded / name).read_bytes() for name in files]
    run = run_pytest(recorded, "test_calls.py", "--lam=record")
    assert run.status == 0, run.output
    assert [(recorded / name).read_bytes() for name in files] == before


def test_no_recording_holds_what_was_read_in_one_run(recorded: Path) -> None:
    steps = json.loads((recorded / "test_calls.lam.json").read_text(encoding="utf-8"))["scenarios"][0]["steps"]
    assert [step["text"] for step in steps[-2:]] == [
        'search for "<order number>"',
        'I see "Nothing found" and "<order number>"',
    ]
    assert "FH-10" not in json.dumps([(step.get("actions"), step.get("checks")) for step in steps[-2:]])
