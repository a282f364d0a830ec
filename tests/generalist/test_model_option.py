"""``--lam-model`` chooses who carries steps out; the header says who and where, and nobody is asked unless chosen."""

from __future__ import annotations

import json
import sys
from xml.etree import ElementTree

import pytest
from clerk import MIND

CALL = "1 call, 1,050 tokens"
UNPRICED = "cost unknown: no price for scripted, give lam_prices"


@pytest.mark.browser
def test_a_key_in_the_environment_alone_sends_nothing_anywhere(cart, server):
    result = cart.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["lam: auto, chrome headless · embedded", f"E *: {MIND}", "*embedded model, 0 tokens"])
    assert server.requests == []


@pytest.mark.browser
def test_auto_asks_for_what_the_embedded_model_refuses_and_for_nothing_else(cart, server):
    result = cart.run("-v", "--lam-model=auto:scripted", "--junit-xml=junit.xml", lam="auto")
    result.assert_outcomes(passed=1)
    assert len(server.chats) == 1
    assert f"The step now: {MIND}" in server.chats[0]["messages"][1]["content"]
    result.stdout.fnmatch_lines(
        [
            f"lam: auto, chrome headless · embedded, then openai scripted at {server.host}",
            '    Given I open "/" *[0-9] s',
            f'    {MIND} *click button "Add lamp" *[0-9] s · 1,050 tokens',
            '    Then the page says "1" *[0-9] s',
            f"1 scenario recorded, 0 replayed · embedded, openai scripted model: {CALL}, {UNPRICED}",
        ]
    )
    properties = ElementTree.parse(cart.path / "junit.xml").iter("property")
    assert {one.get("name"): one.get("value") for one in properties} == {
        "lam_calls": "1",
        "lam_tokens": "1050",
        "lam_cost": "unknown",
    }


@pytest.mark.browser
def test_what_it_took_is_written_as_json_in_all_by_scenario_and_by_step(cart, server):
    result = cart.run("-n2", "--lam-model=auto:scripted", lam="auto")
    result.stdout.fnmatch_lines(["What each scenario and step of the model took: lam-report/model.json"])
    told = json.loads(cart.read("lam-report/model.json"))
    (scenario,) = told["scenarios"]
    (step,) = scenario["steps"]
    assert (scenario["feature"], scenario["scenario"], step["line"]) == ("features/cart.feature", "Full", 4)
    assert step["text"] == MIND
    assert told["run"] == scenario["spent"] == step["spent"]
    assert step["spent"].pop("seconds") > 0
    assert step["spent"] == {
        "calls": 1,
        "prompt_tokens": 1000,
        "cached_tokens": 400,
        "answer_tokens": 50,
        "cost": None,
        "unpriced": "scripted",
        "uncounted": 0,
        "taped": 0,
        "rejected": 0,
    }


@pytest.mark.browser
def test_an_answer_from_a_cassette_is_told_as_such_and_costs_nothing(cart, server, monkeypatch):
    cart.options += ["--lam-model=auto:scripted", "--lam-cassettes=kept"]
    cart.run(lam="record").assert_outcomes(passed=1)
    monkeypatch.delenv("OPENAI_BASE_URL")
    monkeypatch.delenv("OPENAI_API_KEY")
    result = cart.run("-v", lam="record")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        [
            "lam: record, * · embedded, then openai scripted from cassettes in kept",
            f"    {MIND} * s · from a cassette",
            "1 scenario recorded, * · embedded, openai scripted model: 1 answer from cassettes",
        ]
    )
    assert len(server.chats) == 1


@pytest.mark.browser
def test_a_recorded_scenario_asks_nobody(cart, server):
    cart.run("--lam-model=auto:scripted", lam="auto").assert_outcomes(passed=1)
    result = cart.run("-v", "--lam-model=auto:scripted", "--junit-xml=junit.xml", lam="auto")
    result.assert_outcomes(passed=1)
    assert len(server.chats) == 1
    result.stdout.fnmatch_lines(["0 scenarios recorded, 1 replayed · no model"])
    assert "lam_calls" not in cart.read("junit.xml")


@pytest.mark.browser
def test_a_price_of_the_users_own_makes_the_cost_known(cart, server):
    cart.write("prices.toml", "[any]\nscripted = { prompt = 2, cached = 0.5, answer = 8 }\n")
    cart.write("pytest.ini", "[pytest]\nlam_model = auto:scripted\nlam_prices = prices.toml\n")
    result = cart.run("--junit-xml=junit.xml", lam="auto")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines([f"*model: {CALL}, $0.00180"])
    assert 'name="lam_cost" value="0.0018"' in cart.read("junit.xml")


@pytest.mark.browser
def test_what_all_workers_took_is_summed_up(cart, server):
    cart.write("features/other.feature", cart.read("features/cart.feature"))
    result = cart.run("-n2", "--lam-model=auto:scripted", lam="auto")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines([f"2 scenarios recorded, * model: 2 calls, 2,100 tokens, {UNPRICED}"])


@pytest.mark.browser
def test_auto_with_nothing_configured_lets_the_refusal_stand_and_says_so(cart):
    result = cart.run("--lam-model=auto", lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "lam: auto, * · embedded alone, whose refusals stand: no other model is configured (set OPENAI_BASE_URL *)",
            f"E *UnclearStep: features/cart.feature:4: {MIND}",
        ]
    )


@pytest.mark.parametrize("lam", ["auto", "record"])
def test_openai_on_the_command_line_with_nothing_configured_says_what_to_set(cart, lam):
    result = cart.run("--lam-model=openai:gpt-x", lam=lam)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "--lam-model=openai:gpt-x: no endpoint is configured for it; set OPENAI_BASE_URL" in result.stderr.str()


def test_openai_in_the_ini_with_nothing_configured_fails_only_a_step_that_needs_it(cart, monkeypatch):
    cart.write("pytest.ini", "[pytest]\nlam_model = openai:gpt-x\n")
    cart.write("test_plain.py", "def test_it(): ...\n")
    cart.add_to_conftest(
        "import pytest\n\n@pytest.fixture\ndef driver(): raise RuntimeError('a browser was started')\n"
    )
    result = cart.run(lam="auto")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "lam: auto, * · openai gpt-x, not configured (set OPENAI_BASE_URL *",
            'E *ModelProblem: features/cart.feature:3: Given I open "/"',
            "E *no endpoint is configured for it: set OPENAI_BASE_URL to *",
        ]
    )
    assert "a browser was started" not in result.stdout.str()


@pytest.mark.parametrize("lam", ["replay", "off"])
def test_a_run_that_asks_nobody_needs_nothing_configured(project, lam):
    project.write("test_plain.py", "def test_it(): ...\n")
    project.run("--lam-model=openai:gpt-x", lam=lam).assert_outcomes(passed=1)


def test_the_header_neither_loads_the_client_nor_asks(cart, server):
    cart.write("conftest.py", "import sys\ndef pytest_sessionfinish(): print('loaded:', 'openai' in sys.modules)\n")
    arguments = ("--lam=auto", "--lam-model=openai", "--collect-only", "-s", "features")
    result = cart.pytester.run(sys.executable, "-m", "pytest", *arguments)
    result.stdout.fnmatch_lines([f"lam: auto, chrome headless · openai at {server.host}", "*loaded: False*"])
    assert server.requests == []


def test_who_chooses_nothing_loads_nothing_of_it(project):
    project.write(
        "test_plain.py",
        "import sys\ndef test_it():\n    assert [name for name in sys.modules if 'generalist' in name] == []\n",
    )
    result = project.pytester.run(sys.executable, "-m", "pytest", "--lam=auto", "test_plain.py")
    result.assert_outcomes(passed=1)
