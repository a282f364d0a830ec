"""What a secret is worth is in no request: not where the page shows it, nor in what was typed, in any form."""

from __future__ import annotations

import html
import json
from urllib.parse import quote, quote_plus, unquote_plus

import pytest
from clerk import MIND, clerk
from model_server import serving

pytestmark = pytest.mark.browser

VALUE = 'hünter "2" & 3\\more/'
TYPED = "When she tells nobody"
ANSWERS = {
    TYPED: {
        "actions": [
            {"do": "fill", "on": r"(f\d+) Password", "value": "$SHOP_PASSWORD"},
            {"do": "click", "on": r"(b\d+) Log in"},
        ],
        "checks": [{"check": "text", "on": r"status\[(\d+)", "expected": "0", "negated": True}],
    },
    MIND: {
        "actions": [{"do": "click", "on": r"(b\d+) Log in"}],
        "checks": [{"check": "visible", "on": r"(b\d+) Log in"}],
    },
}


@pytest.fixture
def told(cart, monkeypatch):
    """Every text that the model was told while a scenario typed a secret that its page shows everywhere."""
    monkeypatch.setenv("SHOP_PASSWORD", VALUE)
    cart.write(
        "features/cart.feature",
        f"""
        Feature: Login
          Scenario: With a password
            Given I open "/leak"
            {TYPED}
              | Password         |
              | "$SHOP_PASSWORD" |
            Then the page says "1"
            {MIND}
        """,
    )
    with serving(clerk(ANSWERS)) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        cart.result = cart.run("--lam-model=auto:scripted", "-vv", lam="auto")
    assert len(url.chats) >= 2
    return [json.dumps(request.body, ensure_ascii=False) + request.path for request in url.requests]


def bare(text: str) -> str:
    """A text whatever quotes or escapes it, in whatever case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def test_no_request_holds_a_secret_that_the_page_shows(told):
    sent = "\n".join(told)
    assert "$SHOP_PASSWORD" in sent
    for form in (
        VALUE,
        json.dumps(VALUE)[1:-1],
        quote(VALUE),
        quote(VALUE, safe=""),
        quote_plus(VALUE),
        html.escape(VALUE),
    ):
        assert form.casefold() not in sent.casefold()
    assert bare("hünter") not in bare(sent)
    assert bare("hünter") not in bare(unquote_plus(html.unescape(sent)))
    assert "more/" not in sent


def test_each_place_of_the_page_shows_the_name_instead(told):
    last = told[-1]
    for part in ("$SHOP_PASSWORD /leak", "?q=$SHOP_PASSWORD", "A picture of $SHOP_PASSWORD", "typed=$SHOP_PASSWORD"):
        assert part in last, part
