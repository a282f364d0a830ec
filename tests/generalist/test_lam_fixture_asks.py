"""What the fixture ``lam`` asks of a prompted model is counted, bounded and kept free of secrets like a scenario's."""

from __future__ import annotations

import json

import pytest
from clerk import MADE_UP, MIND, clerk
from model_server import serving

pytestmark = pytest.mark.browser

AUTO = "--lam-model=auto:scripted"
LAMP = """
    import pytest

    @pytest.mark.lam(max_tokens={most})
    def test_lamp(lam):
        lam.do('I open "/"')
        lam.do("{words}")
        lam.check('the page says "1"')
    """


def test_calls_are_counted_and_told(cart, server):
    cart.write("test_lamp.py", LAMP.format(most=2000, words=MIND.removeprefix("When ")))
    result = cart.run(AUTO, "-v", "--junit-xml=junit.xml", "test_lamp.py", lam="auto")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        ["    do she makes up her mind *[0-9] s · 1,050 tokens", "1 scenario recorded, *: 1 call, 1,050 tokens, *"]
    )
    assert 'name="lam_tokens" value="1050"' in cart.read("junit.xml")


def test_a_mark_on_the_test_limits_its_calls(cart, server):
    cart.write("test_lamp.py", LAMP.format(most=1000, words=MIND.removeprefix("When ")))
    result = cart.run(AUTO, "--strict-markers", "test_lamp.py", lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["E *BudgetExceeded: test_lamp.py:6: do: she makes up her mind", "*lam(max_tokens=1000)*"]
    )


def test_a_secret_that_a_call_names_goes_out_as_its_name(cart, monkeypatch):
    monkeypatch.setenv("SHOP_PASSWORD", "hunter2-and-more")
    cart.write(
        "test_lamp.py",
        """
        def test_lamp(lam):
            lam.do('I open "/leak"')
            lam.do('I fill "Password" with "$SHOP_PASSWORD"')
            lam.do('I press "Log in"')
            lam.do("she makes up her mind")
        """,
    )
    pressed = {**MADE_UP, "actions": [{"do": "click", "on": r"(b\d+) Log in"}]}
    with serving(clerk({MIND: pressed})) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        cart.run(AUTO, "test_lamp.py", lam="auto")
    sent = json.dumps(url.chats)
    assert "?q=$SHOP_PASSWORD" in sent
    assert "hunter2" not in sent.casefold()
