"""A check that finds its element by what it expects proves nothing: the scenarios fail on a shop that is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Response, request

from examples.shop import server
from examples.shop.app import DEMO_PASSWORD, ShopApp, create_app

from .inner import SHOP, copied, run_pytest

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

PATIENCE = "2"
"""Seconds that a step waits: every false step waits that long, and no page of the shop needs more."""

BREAKS = [
    ("search", "sorting_the_products and not Newest", "fetch(`/?${query}`", "fetch(`/?`"),
    ("browsing", "filtering", "fetch(`/?${query}`", "fetch(`/?`"),
    ("cart", "adding_a_product", "textContent = cart.count", "textContent = cart.count + 1"),
    ("cart", "adding_a_product", "box.textContent = text;", ""),
    ("cart", "counting_up", "input.stepUp()", "input.stepDown()"),
    ("cart", "changing_a_quantity", "textContent = line.total", "textContent = cart.total"),
    ("cart", "removing_a_product", "row.remove();", ""),
    ("cart", "changing_my_mind", 'value="keep"', 'value="remove"'),
    ("orders", "filtering_by_status", 'row.hidden = select.value !== ""', 'row.hidden = select.value === "?"'),
    ("orders", "cancelling_an_open_order", "status.textContent = order.status;", ""),
    ("contact", "characters_are_counted", "= message.value.length", "= 0"),
    ("stores", "finding_a_store", "store.name", "store.town"),
    ("browsing", "reviews_appear", "...list.map(", "...list.slice(1).map("),
]
"""Feature, scenario, and what in the shop's pages or script is replaced by what."""


def breaking(old: str, new: str) -> ShopApp:
    """A shop in whose pages and script one thing is another."""
    app = create_app(testing=True)

    @app.after_request
    def replace(response: Response) -> Response:
        if (response.mimetype or "").startswith("text/") and request.method == "GET":
            response.direct_passthrough = False
            response.set_data(response.get_data(as_text=True).replace(old, new))
        return response

    return app


@pytest.mark.parametrize("mode", ["replay", "record"])
@pytest.mark.parametrize(("feature", "scenario", "old", "new"), BREAKS, ids=[f"{each[1]}-{each[2]}" for each in BREAKS])
def test_a_scenario_fails_on_a_shop_that_does_not_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, feature: str, scenario: str, old: str, new: str
) -> None:
    sources = (Path(server.__file__).parent / place for place in ("static/shop.js", "templates/cart.html"))
    assert any(old in source.read_text(encoding="utf-8") for source in sources)
    monkeypatch.setattr(server, "create_app", lambda **_: breaking(old, new))
    folder = copied(SHOP, tmp_path).parent
    with server.serve() as shop:
        chosen = [f"{SHOP}/{feature}.feature", "-k", scenario, f"--base-url={shop.url}"]
        run = run_pytest(folder, *chosen, f"--lam={mode}", f"--lam-timeout={PATIENCE}", SHOP_PASSWORD=DEMO_PASSWORD)
    assert run.calls, run.output
    assert [call["test"] for call in run.calls if call["outcome"] != "failed"] == []
    assert [call["error"] for call in run.calls if "UnrecordedStep" in call["error"]] == []
