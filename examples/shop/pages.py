"""The pages that a customer sees."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from .app import account, shop, visitor
from .catalogue import (
    BY_SLUG,
    CATEGORIES,
    COUNTRIES,
    DELIVERIES,
    PRODUCTS,
    SORTS,
    TOPICS,
    Product,
    find_products,
)
from .forms import LONGEST_MESSAGE
from .state import MOST_OF_ONE, STATUSES, Account, Order, Refused

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    """Show all products, or those that were searched for; only the results if a script asks for them."""
    words = request.args.get("q", "").strip()
    chosen = tuple(name for name in request.args.getlist("category") if name in CATEGORIES)
    sort = request.args.get("sort", "featured")
    template = "_results.html" if request.headers.get("X-Part") == "results" else "home.html"
    return render_template(
        template,
        products=find_products(words, chosen, sort),
        words=words,
        chosen=chosen,
        sort=sort,
        sorts=SORTS,
        counts={name: len(find_products(words, (name,))) for name in CATEGORIES},
    )


@pages.get("/category/<name>")
def category(name: str) -> str:
    """Show one category."""
    if name not in CATEGORIES:
        abort(404)
    return render_template("category.html", name=name, products=find_products(categories=(name,)))


@pages.get("/product/<slug>")
def product(slug: str) -> str:
    """Show one product with three others of its kind."""
    shown = BY_SLUG.get(slug) or abort(404)
    others = [other for other in PRODUCTS if other.category == shown.category and other != shown]
    return render_template("product.html", product=shown, others=others[:3], most=MOST_OF_ONE)


@pages.get("/cart")
def cart() -> str:
    """Show the cart."""
    return render_template("cart.html", most=MOST_OF_ONE)


@pages.get("/wish-list")
def wish_list() -> str:
    """Show what the visitor wants to remember."""
    wished: list[Product] = [BY_SLUG[slug] for slug in visitor().wishes]
    return render_template("wish_list.html", products=wished)


@pages.route("/login", methods=["GET", "POST"])
def login() -> ResponseReturnValue:
    """Sign in, then go on to where the visitor was sent from."""
    if request.method == "GET":
        return render_template("login.html", email="", problem="")
    email = request.form.get("email", "")
    try:
        visitor().email = shop().sign_in(email, request.form.get("password", "")).email
    except Refused as refusal:
        return render_template("login.html", email=email, problem=str(refusal)), 401
    target = request.args.get("next", "")
    # Only paths of this shop: an address elsewhere would make the login page a springboard.
    return redirect(target if target.startswith("/") and target[1:2] not in ("/", "\\") else url_for("pages.orders"))


@pages.post("/logout")
def logout() -> ResponseReturnValue:
    """Sign out; the cart stays."""
    visitor().email = ""
    return redirect(url_for("pages.login", bye="1"))


@pages.get("/account")
def orders() -> ResponseReturnValue:
    """Show the customer's orders."""
    who = account()
    if who is None:
        return _to_login()
    return render_template("account.html", orders=shop().orders_of(who.email), statuses=STATUSES)


@pages.get("/orders/<number>")
def order(number: str) -> ResponseReturnValue:
    """Show one order to the one who placed it, and to staff."""
    who = account()
    if who is None:
        return _to_login()
    return render_template("order.html", order=_order_for(number, who))


@pages.get("/staff/orders")
def all_orders() -> ResponseReturnValue:
    """Show every order to staff."""
    who = account()
    if who is None:
        return _to_login()
    if who.role != "staff":
        abort(403)
    newest_first = list(reversed(shop().orders.values()))
    return render_template("staff.html", orders=newest_first, accounts=shop().accounts)


@pages.get("/checkout")
def checkout() -> ResponseReturnValue:
    """Show the checkout form, unless there is nothing to pay for."""
    if not visitor().cart:
        return redirect(url_for("pages.cart"))
    return render_template("checkout.html", countries=COUNTRIES, deliveries=DELIVERIES)


@pages.get("/card-details")
def card_details() -> str:
    """Show the payment provider's fields, which live in a frame of their own."""
    return render_template("card_details.html")


@pages.get("/confirmation/<number>")
def confirmation(number: str) -> str:
    """Thank the visitor who has just placed this order."""
    if number not in visitor().placed:
        abort(404)
    return render_template("confirmation.html", order=shop().orders[number])


@pages.get("/contact")
def contact() -> str:
    """Show the form for messages to the shop."""
    return render_template("contact.html", topics=TOPICS, longest=LONGEST_MESSAGE)


@pages.get("/stores")
def stores() -> str:
    """Show the store finder; its results come from the API."""
    return render_template("stores.html")


@pages.get("/help")
def questions() -> str:
    """Answer what everybody asks."""
    return render_template("help.html", deliveries=DELIVERIES)


def forbidden(error: HTTPException) -> tuple[str, int]:
    """Say that this page is not for this visitor."""
    return render_template("error.html", title="No access", text="This page is for Fernhill staff only."), 403


def not_found(error: HTTPException) -> tuple[str, int]:
    """Say that there is no such page."""
    return render_template("error.html", title="Page not found", text="We looked on every shelf."), 404


def _to_login() -> ResponseReturnValue:
    return redirect(url_for("pages.login", next=request.path))


def _order_for(number: str, who: Account) -> Order:
    found = shop().orders.get(number)
    if found is None or (found.email != who.email and who.role != "staff"):
        abort(404)
    return found
