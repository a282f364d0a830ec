"""The shop as a Flask application."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from typing import cast

from flask import Flask, abort, current_app, g, request, session

from .catalogue import CATEGORIES, money
from .state import Account, Shop, Visitor

DEMO_PASSWORD = "fernhill-demo"
TESTING_DAY = date(2026, 3, 2)  # tests get the same dates on every day of the year
LATE_SECONDS = {"reviews": 0.6, "stores": 0.4}  # as slow as the partners' services that a real shop asks


class ShopApp(Flask):
    """Flask with the shop's state on it."""

    shop: Shop

    def reset(self) -> None:
        """Put the shop back to how it was when it opened."""
        self.shop.reset()


def create_app(*, testing: bool = False, password: str = DEMO_PASSWORD) -> ShopApp:
    """Return a shop of its own, sharing nothing with others.

    ``testing`` fixes the date and opens ``POST /testing/reset``; ``password`` opens every demo account.
    """
    # Pages and API ask this module for the shop and its visitor, so they come in only now.
    from . import api, pages

    app = ShopApp(__name__)
    app.secret_key = secrets.token_bytes()
    app.config.update(TESTING=testing, SESSION_COOKIE_SAMESITE="Lax", LATE_SECONDS=LATE_SECONDS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    today: Callable[[], date] = (lambda: TESTING_DAY) if testing else date.today
    app.shop = Shop(password, today)
    app.add_template_filter(money)
    app.add_template_filter(long_date)
    app.register_blueprint(pages.pages)
    app.register_blueprint(api.api)
    app.before_request(_meet_visitor)
    app.context_processor(_for_every_page)
    app.register_error_handler(403, pages.forbidden)
    app.register_error_handler(404, pages.not_found)
    app.add_url_rule("/testing/reset", view_func=_reset, methods=["POST"])
    return app


def shop() -> Shop:
    """Return the shop that the current request is for."""
    return cast(ShopApp, current_app).shop


def visitor() -> Visitor:
    """Return who the current request comes from."""
    return cast(Visitor, g.visitor)


def account() -> Account | None:
    """Return who is signed in, if anybody."""
    return shop().accounts.get(visitor().email)


def long_date(day: date) -> str:
    """Return a date as people write it: 2 March 2026."""
    return f"{day.day} {day:%B %Y}"


def _meet_visitor() -> None:
    if request.endpoint == "static":
        return  # a style sheet needs nobody, and must not hand out a second session
    known = session.get("visitor")
    key, g.visitor = shop().visitor(known)
    if key != known:
        session["visitor"] = key


def _for_every_page() -> dict[str, object]:
    bill = shop().bill(visitor())
    return {"account": account(), "bill": bill, "categories": CATEGORIES, "wishes": visitor().wishes}


def _reset() -> tuple[str, int]:
    if not current_app.testing:
        abort(404)
    shop().reset()
    return "", 204
