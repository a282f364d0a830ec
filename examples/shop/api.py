"""What the pages' scripts, and tests that prepare data, ask the shop: JSON in, JSON out."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict

from flask import Blueprint, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from .app import account, shop, visitor
from .catalogue import (
    BY_NAME,
    BY_SLUG,
    COMMON_REVIEWS,
    DELIVERIES,
    PROMOTIONS,
    REVIEWS,
    Product,
    find_stores,
    money,
)
from .forms import checkout_problems, email_problem, message_problems
from .state import Account, Bill, Order, Refused, lines_of

api = Blueprint("api", __name__, url_prefix="/api")


@api.errorhandler(Refused)
def refused(refusal: Refused) -> ResponseReturnValue:
    """Answer with why the shop will not do it."""
    return jsonify(error=str(refusal)), 422


@api.get("/cart")
def show_cart() -> ResponseReturnValue:
    """Return the visitor's cart."""
    return jsonify(_bill(shop().bill(visitor())))


@api.post("/cart")
def add_to_cart() -> ResponseReturnValue:
    """Add ``quantity`` (default 1) of ``product``, a slug."""
    product = _product(_text("product"))
    shop().add_to_cart(visitor(), product, _quantity(default=1))
    return jsonify(_bill(shop().bill(visitor())) | {"added": product.name}), 201


@api.patch("/cart/<slug>")
def change_line(slug: str) -> ResponseReturnValue:
    """Set the ``quantity`` of a product that is in the cart."""
    if slug not in visitor().cart:
        abort(404)
    shop().set_quantity(visitor(), _product(slug), _quantity(default=0))
    return jsonify(_bill(shop().bill(visitor())))


@api.delete("/cart/<slug>")
def remove_line(slug: str) -> ResponseReturnValue:
    """Take a product out of the cart."""
    visitor().cart.pop(slug, None)
    return jsonify(_bill(shop().bill(visitor())))


@api.post("/cart/promotion")
def apply_promotion() -> ResponseReturnValue:
    """Apply a promotion ``code``."""
    code = _text("code").strip().upper()
    if code not in PROMOTIONS:
        raise Refused("This promotion code is not valid.")
    visitor().promotion = code
    return jsonify(_bill(shop().bill(visitor())))


@api.post("/wishes/<slug>")
def toggle_wish(slug: str) -> ResponseReturnValue:
    """Remember a product on the wish list, or forget it if it is there."""
    product, wishes = _product(slug), visitor().wishes
    if slug in wishes:
        wishes.remove(slug)
    else:
        wishes.append(slug)
    return jsonify(name=product.name, wished=slug in wishes)


@api.get("/products/<slug>/reviews")
def reviews(slug: str) -> ResponseReturnValue:
    """Return what buyers say; late, as from a partner's service."""
    _product(slug)
    _be_late("reviews")
    return jsonify([asdict(review) for review in REVIEWS.get(slug, COMMON_REVIEWS)])


@api.get("/stores")
def stores() -> ResponseReturnValue:
    """Return the stores ``near`` a town or postcode; late, as from a map service."""
    _be_late("stores")
    return jsonify([asdict(store) for store in find_stores(request.args.get("near", ""))])


@api.post("/newsletter")
def subscribe() -> ResponseReturnValue:
    """Sign an ``email`` address up for the newsletter."""
    email = _text("email").strip()
    if problem := email_problem(email):
        raise Refused(problem)
    if email in shop().subscribers:
        raise Refused("You are already on our list.")
    shop().subscribers.append(email)
    return jsonify(email=email), 201


@api.post("/messages")
def send_message() -> ResponseReturnValue:
    """Take a message to the shop."""
    values = _texts()
    if problems := message_problems(values):
        return jsonify(errors=problems), 422
    return jsonify(name=values["name"], message=values["message"]), 201


@api.post("/checkout")
def check_out() -> ResponseReturnValue:
    """Turn the visitor's cart into an order."""
    values = _texts()
    if problems := checkout_problems(values):
        return jsonify(errors=problems), 422
    who = account()
    email = who.email if who else values["email"].strip()
    bill = shop().bill(visitor(), values["delivery"])
    address = tuple(values[name].strip() for name in ("name", "street", "town", "postcode", "country"))
    placed = shop().place_order(email, bill, address)
    visitor().placed.append(placed.number)
    visitor().cart.clear()
    visitor().promotion = ""
    return jsonify(_order(placed)), 201


@api.get("/orders")
def list_orders() -> ResponseReturnValue:
    """Return the orders of whoever is signed in, by session or by HTTP Basic."""
    return jsonify([_order(order) for order in shop().orders_of(_customer().email)])


@api.post("/orders")
def create_order() -> ResponseReturnValue:
    """Place an order without a cart: ``lines`` maps product names or slugs to quantities."""
    lines: Mapping[str, int] = _json().get("lines", {})
    quantities = {_product(name).slug: int(quantity) for name, quantity in lines.items()}
    bill = Bill(lines_of(quantities), DELIVERIES["standard"])
    return jsonify(_order(shop().place_order(_customer().email, bill))), 201


@api.post("/orders/<number>/cancel")
def cancel_order(number: str) -> ResponseReturnValue:
    """Cancel one of one's own orders while it is open."""
    found = shop().orders.get(number)
    if found is None or found.email != _customer().email:
        abort(404)
    return jsonify(_order(shop().move_order(number, "Cancelled")))


@api.post("/orders/<number>/ship")
def ship_order(number: str) -> ResponseReturnValue:
    """Mark an open order as shipped; staff only."""
    if _customer().role != "staff":
        abort(403)
    if number not in shop().orders:
        abort(404)
    return jsonify(_order(shop().move_order(number, "Shipped")))


def _customer() -> Account:
    credentials = request.authorization
    if credentials is not None and credentials.type == "basic":
        return shop().sign_in(credentials.username or "", credentials.password or "")
    return account() or abort(401)


def _product(name: str) -> Product:
    return BY_SLUG.get(name) or BY_NAME.get(name) or abort(404)


def _json() -> dict[str, dict[str, int]]:
    return request.get_json(silent=True) or {}


def _texts() -> dict[str, str]:
    return {name: str(value) for name, value in _json().items()}


def _text(name: str) -> str:
    return _texts().get(name, "")


def _quantity(default: int) -> int:
    """Return the quantity that was asked for; what is no number is none at all."""
    given = _texts().get("quantity", str(default))
    return int(given) if given.isascii() and given.isdigit() else 0


def _be_late(service: str) -> None:
    time.sleep(current_app.config["LATE_SECONDS"][service])


def _bill(bill: Bill) -> dict[str, object]:
    return {
        "count": bill.count,
        "lines": [
            {"product": line.product.slug, "name": line.product.name, "quantity": line.quantity,
             "total": money(line.total)}
            for line in bill.lines
        ],
        "subtotal": money(bill.subtotal),
        "discount": money(-bill.discount) if bill.discount else "",
        "delivery": money(bill.delivery_cost) if bill.delivery_cost else "Free",
        "total": money(bill.total),
    }  # fmt: skip


def _order(order: Order) -> dict[str, object]:
    return _bill(order.bill) | {
        "number": order.number,
        "status": order.status,
        "email": order.email,
        "placed_on": order.placed_on.isoformat(),
    }
