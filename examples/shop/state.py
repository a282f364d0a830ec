"""What changes while the shop is open: visitors, carts, orders. All in memory, and put back by ``reset``."""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from .catalogue import BY_SLUG, DELIVERIES, PROMOTIONS, Delivery, Product

Status = Literal["Open", "Shipped", "Delivered", "Cancelled"]
STATUSES: tuple[Status, ...] = ("Open", "Shipped", "Delivered", "Cancelled")
MOST_OF_ONE = 10  # a shop for homes, not for resellers
FIRST_ORDER = 1001


class Refused(Exception):
    """The shop will not do this; the message says why, to the customer."""


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who can sign in."""

    email: str
    name: str
    role: Literal["customer", "staff"] = "customer"
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """So many of one product."""

    product: Product
    quantity: int

    @property
    def total(self) -> int:
        """Price of the whole line, in pence."""
        return self.product.price * self.quantity


@dataclass(frozen=True, slots=True)
class Bill:
    """Lines and what they come to, in pence."""

    lines: tuple[Line, ...]
    delivery: Delivery
    promotion: str = ""

    @property
    def count(self) -> int:
        """How many things there are."""
        return sum(line.quantity for line in self.lines)

    @property
    def subtotal(self) -> int:
        """The goods alone."""
        return sum(line.total for line in self.lines)

    @property
    def discount(self) -> int:
        """What the promotion takes off the goods."""
        return self.subtotal * PROMOTIONS.get(self.promotion, 0) // 100

    @property
    def delivery_cost(self) -> int:
        """Nothing is delivered for nothing: an empty bill costs nothing either."""
        return self.delivery.cost(self.subtotal) if self.lines else 0

    @property
    def total(self) -> int:
        """What is to be paid."""
        return self.subtotal - self.discount + self.delivery_cost


@dataclass(frozen=True, slots=True)
class Order:
    """A bill that somebody agreed to pay. ``address`` is printed line by line."""

    number: str
    email: str
    placed_on: date
    status: Status
    bill: Bill
    address: tuple[str, ...] = ()


@dataclass(slots=True)
class Visitor:
    """One browser session. ``email`` is empty until somebody signs in; ``placed`` are its own orders."""

    cart: dict[str, int] = field(default_factory=dict)
    wishes: list[str] = field(default_factory=list)
    promotion: str = ""
    email: str = ""
    placed: list[str] = field(default_factory=list)


ACCOUNTS = (
    Account("ada@example.com", "Ada Winter"),
    Account("ben@example.com", "Ben Okafor"),
    Account("cleo@example.com", "Cleo Marsh", locked=True),
    Account("mina@fernhill.example", "Mina Park", role="staff"),
)
# Orders that are there when the shop opens: whose, when, status, and slug -> quantity.
PAST_ORDERS: tuple[tuple[str, date, Status, Mapping[str, int]], ...] = (
    ("ada@example.com", date(2026, 1, 12), "Delivered", {"kettle": 1, "mug": 4}),
    ("ada@example.com", date(2026, 2, 20), "Shipped", {"office-chair": 1}),
    ("ada@example.com", date(2026, 2, 27), "Open", {"desk-lamp": 1, "notebook": 3}),
    ("ben@example.com", date(2026, 2, 28), "Open", {"wool-blanket": 1}),
)


class Shop:
    """The state of one running shop.

    ``password`` opens every demo account; ``today`` dates new orders. Safe to use from several threads.
    """

    def __init__(self, password: str, today: Callable[[], date] = date.today) -> None:
        self.accounts = {account.email: account for account in ACCOUNTS}
        self._password = password
        self._today = today
        self._lock = threading.RLock()
        self.reset()

    def reset(self) -> None:
        """Put everything back to how it was when the shop opened."""
        with self._lock:
            self.visitors: dict[str, Visitor] = {}
            self.orders: dict[str, Order] = {}
            self.subscribers: list[str] = []
            for email, day, status, quantities in PAST_ORDERS:
                self._add_order(email, day, status, Bill(lines_of(quantities), DELIVERIES["standard"]))

    def visitor(self, key: str | None) -> tuple[str, Visitor]:
        """Return the visitor of ``key``, or a new one with its new key."""
        with self._lock:
            if key is None or key not in self.visitors:
                key = secrets.token_urlsafe(12)
                self.visitors[key] = Visitor()
            return key, self.visitors[key]

    def sign_in(self, email: str, password: str) -> Account:
        """Return the account; raise ``Refused`` for a wrong pair or a locked account."""
        account = self.accounts.get(email.strip().lower())
        if account is None or not hmac.compare_digest(password.encode(), self._password.encode()):
            raise Refused("The e-mail address or the password is not correct.")
        if account.locked:
            raise Refused("This account is locked. Please contact us.")
        return account

    def bill(self, visitor: Visitor, delivery: str = "standard") -> Bill:
        """Return what the visitor's cart comes to with that delivery."""
        return Bill(lines_of(visitor.cart), DELIVERIES[delivery], visitor.promotion)

    def add_to_cart(self, visitor: Visitor, product: Product, quantity: int) -> None:
        """Put so many more into the cart; raise ``Refused`` if they are too many or sold out."""
        with self._lock:
            there = visitor.cart.get(product.slug, 0) if quantity > 0 else 0
            self.set_quantity(visitor, product, there + quantity)

    def set_quantity(self, visitor: Visitor, product: Product, quantity: int) -> None:
        """Have exactly so many in the cart, from 1 to ``MOST_OF_ONE``; else raise ``Refused``."""
        if not product.in_stock:
            raise Refused(f"{product.name} is sold out.")
        if not 1 <= quantity <= MOST_OF_ONE:
            raise Refused(f"Please choose a quantity from 1 to {MOST_OF_ONE}.")
        with self._lock:
            visitor.cart[product.slug] = quantity

    def place_order(self, email: str, bill: Bill, address: tuple[str, ...] = ()) -> Order:
        """Turn a bill into an open order with the next number; raise ``Refused`` for an empty bill."""
        if not bill.lines:
            raise Refused("Your cart is empty.")
        with self._lock:
            return self._add_order(email, self._today(), "Open", bill, address)

    def move_order(self, number: str, status: Status) -> Order:
        """Cancel or ship an open order; raise ``Refused`` if it is no longer open."""
        with self._lock:
            order = self.orders[number]
            if order.status != "Open":
                raise Refused(f"Order {number} is already {order.status.lower()}.")
            self.orders[number] = replace(order, status=status)
            return self.orders[number]

    def orders_of(self, email: str) -> list[Order]:
        """Return the customer's orders, the newest first."""
        return [order for order in reversed(self.orders.values()) if order.email == email]

    def _add_order(self, email: str, day: date, status: Status, bill: Bill, address: tuple[str, ...] = ()) -> Order:
        number = f"FH-{FIRST_ORDER + len(self.orders)}"
        self.orders[number] = Order(number, email, day, status, bill, address)
        return self.orders[number]


def lines_of(quantities: Mapping[str, int]) -> tuple[Line, ...]:
    """Return slug -> quantity as lines, in the same order."""
    return tuple(Line(BY_SLUG[slug], quantity) for slug, quantity in quantities.items())
