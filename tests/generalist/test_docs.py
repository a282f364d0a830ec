"""What the docs of prompted models say is so: each command and file in them is used here, each output compared."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from clerk import MADE_UP, MIND, clerk
from endpoints import DONE, MESSAGES, SCHEMA
from model_server import serving
from projects import Project

from examples.shop.server import serve
from pytest_lam.lam.generalist import answers, prompt
from pytest_lam.lam.generalist.endpoint import Endpoint
from pytest_lam.lam.generalist.prices import price
from pytest_lam.step import Step

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^<!-- (run|shown): (.+?) -->\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DOCS = ("README.md", "docs/choosing-a-model.md", "docs/what-leaves-the-machine.md")


def blocks() -> dict[str, str]:
    """The marked blocks of all docs by name."""
    return {name: text for doc in DOCS for _, name, text in BLOCK.findall((ROOT / doc).read_text(encoding="utf-8"))}


SAID = blocks()
SERVERS = {
    "readme": "localhost:11434",
    "openai": "api.openai.com",
    "ollama": "localhost:11434",
    "vllm": "localhost:8000",
    "llama.cpp": "localhost:8080",
    "lm-studio": "localhost:1234",
    "azure": "my-resource.openai.azure.com",
}
"""By block: where a model answers then."""
OTHERS = ("summary", "limits", "tag", "prices", "prices ini", "cassettes", "benchmark")
LEAVING = ("header", "feature", "command", "body", "message", "proxy")
MODEL_PRICE = "scripted = { prompt = 2, cached = 0.5, answer = 8 }"
KNOWN_PRICE = "[any]\n'gpt-5.4-mini' = { prompt = 1, answer = 1 }\nscripted = { prompt = 1, answer = 1 }\n"


def exports(block: str) -> dict[str, str]:
    """What a block puts into the environment."""
    return dict(re.findall(r"^export (\w+)=(.+)$", block, re.MULTILINE))


def command(block: str) -> list[str]:
    """The arguments of a block's pytest command."""
    return shlex.split(next(line for line in block.splitlines() if line.startswith("pytest ")))[1:]


def test_every_block_that_is_marked_is_used_here():
    assert set(SAID) == {*SERVERS, *OTHERS, *LEAVING}


@pytest.mark.parametrize(("name", "host"), SERVERS.items())
def test_the_header_names_the_server_that_is_set(name: str, host: str, project: Project, monkeypatch):
    for variable, value in exports(SAID[name]).items():
        monkeypatch.setenv(variable, value)
    project.write("features/empty.feature", "Feature: Nothing\n  Scenario: None\n    Given code runs\n")
    arguments = command(SAID[name])
    model = next(one for one in arguments if one.startswith("--lam-model=")).partition("auto")[2].lstrip(":")
    result = project.run(*arguments, "--collect-only", lam="auto")
    assert result.ret == 0
    told = f"embedded, then openai {model}".strip()
    assert f"lam: auto, chrome headless · {told} at {host}" in result.outlines


@pytest.mark.browser
@pytest.mark.parametrize("name", ["ollama", "vllm", "azure"])
def test_a_scenario_is_recorded_with_what_is_set(name: str, cart: Project, monkeypatch):
    arguments = command(SAID[name])
    model = next(one for one in arguments if one.startswith("--lam-model=")).partition("auto:")[2] or "the-only-one"
    with serving(clerk({MIND: MADE_UP}), models=(model,)) as url:
        for variable, value in exports(SAID[name]).items():
            there = {"OPENAI_BASE_URL": str(url), "AZURE_OPENAI_ENDPOINT": url.azure}
            monkeypatch.setenv(variable, there.get(variable, value))
        cart.run(*arguments, lam="auto").assert_outcomes(passed=1)
        assert len(url.chats) == 1
        schema = url.chats[0]["response_format"]["json_schema"]
        assert (schema["strict"], schema["schema"]) == (True, answers.schema(answers.Answer))


@pytest.mark.browser
def test_the_limits_of_the_ini_are_kept(cart: Project, monkeypatch):
    cart.write("own.toml", KNOWN_PRICE)
    ini = SAID["limits"] + "lam_prices = own.toml\n"
    with serving(clerk({MIND: MADE_UP}), models=("gpt-5.4-mini",)) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        cart.write("pytest.ini", ini)
        cart.run("features/", lam="auto").assert_outcomes(passed=1)
        cart.write("pytest.ini", ini.replace("step tokens 20000", "step tokens 1000"))
        result = cart.run("features/", lam="record")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *BudgetExceeded: *", "E *`step tokens 1000` in the ini's lam_limits*"])


@pytest.mark.browser
def test_the_limits_of_a_tag_are_kept(cart: Project, server):
    cart.write("own.toml", KNOWN_PRICE)
    cart.write("pytest.ini", "[pytest]\nlam_model = auto:scripted\nlam_prices = own.toml\n")
    cart.write("features/cart.feature", SAID["tag"])
    cart.run("features/", lam="auto").assert_outcomes(passed=1)
    cart.write("features/cart.feature", SAID["tag"].replace("max_tokens=20000", "max_tokens=1000"))
    result = cart.run("features/", lam="record")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *the mark lam(max_tokens=1000)*"])


@pytest.mark.browser
def test_the_summary_tells_what_was_taken(cart: Project, server):
    cart.write("own.toml", KNOWN_PRICE.replace("scripted = { prompt = 1, answer = 1 }", MODEL_PRICE))
    cart.write("pytest.ini", "[pytest]\nlam_model = auto:scripted\nlam_prices = own.toml\n")
    assert SAID["summary"].strip() in cart.run("features/", lam="auto").outlines


@pytest.mark.browser
def test_the_file_of_prices_is_one(cart: Project, monkeypatch):
    path = cart.write("prices.toml", SAID["prices"])
    large, small = price("large", "models.example.com", path), price("qwen3:8b", "127.0.0.1:11434", path)
    assert large is not None
    assert (large.prompt, large.cached, large.answer) == (2.0, 0.5, 8.0)
    assert small is not None
    assert price("large", "127.0.0.1:11434", path) is None
    cart.write("pytest.ini", SAID["prices ini"])
    with serving(clerk({MIND: MADE_UP}), models=("qwen3:8b",)) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        cart.run("--lam-model=auto:qwen3:8b", lam="auto").stdout.fnmatch_lines(["*model: 1 call, 1,050 tokens, $0.00"])


@pytest.mark.browser
def test_what_is_on_cassettes_is_recorded_anew_without_a_model(cart: Project, server, monkeypatch):
    cart.write("pytest.ini", SAID["cassettes"] + "lam_model = auto\n")
    cart.run("features/", lam="auto").assert_outcomes(passed=1)
    assert "cassettes/features/cart.cassette.json" in cart.files()
    code = cart.read("features/test_cart.py")
    monkeypatch.delenv("OPENAI_BASE_URL")
    monkeypatch.delenv("OPENAI_API_KEY")
    result = cart.run("features/", lam="record")
    result.assert_outcomes(passed=1)
    assert len(server.chats) == 1
    assert cart.read("features/test_cart.py") == code
    cart.write(
        "features/cart.feature", cart.read("features/cart.feature").replace("Add", "Put").replace("mind", "mind now")
    )
    cart.run("features/", lam="record").stdout.fnmatch_lines(["E *NotOnCassette: *"])


@pytest.mark.e2e
@pytest.mark.parametrize(("line", "name"), [(0, "paying"), (1, "thanks")])
def test_the_benchmark_tells_how_each_scenario_came_out(line: int, name: str, tmp_path: Path, monkeypatch):
    said = SAID["benchmark"].replace("build/quality", str(tmp_path)).replace("MODEL", "scripted").splitlines()[line]
    cannot = {"verdict": "cannot", "reason": "it is of no concern to me", "thought": "", "actions": [], "checks": []}
    with serving(lambda request: cannot) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        arguments = [sys.executable, *shlex.split(said)[1:], "-k", name]
        ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=True)
    *lines, totals = ran.stdout.splitlines()
    assert json.loads(totals)["scenarios"] == 1
    assert lines[0].startswith("refused ")


@pytest.fixture
def signed_in(project: Project, monkeypatch, tmp_path: Path) -> Mapping[str, Any]:
    """What was told, sent and logged while the scenario of the docs was recorded."""
    monkeypatch.setenv("SHOP_PASSWORD", "correct horse")
    project.write("conftest.py", "")
    project.write("features/sign_in.feature", SAID["feature"])
    said = {
        "actions": [
            {"do": "fill", "on": r"(f\d+) E-mail address", "value": "ada@example.com"},
            {"do": "fill", "on": r"(f\d+) Password", "value": "$SHOP_PASSWORD"},
            {"do": "click", "on": r"Show password\]\[(b\d+) Sign in"},
        ],
        "checks": [{"check": "address", "expected": "/account"}],
    }
    with serve(password="correct horse") as shop, serving(clerk({"When Ada": said})) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-nobody")
        result = project.run(*command(SAID["command"]), "--base-url", shop.url, lam="auto")
        result.assert_outcomes(passed=1)
        return {"result": result, "url": url, "log": project.read("sent.log"), "shop": shop.url}


@pytest.mark.browser
def test_a_request_is_what_is_shown_and_all_that_is_sent(signed_in: Mapping[str, Any]):
    url = signed_in["url"]
    header = SAID["header"].strip().replace("127.0.0.1:8000", url.host)
    assert header in signed_in["result"].outlines
    assert [request.method for request in url.requests] == ["POST"]
    sent, shown = url.chats[0], json.loads(SAID["body"])
    rules = prompt.instructions(Step("when", "", template=""))
    for message, beginning in zip(sent["messages"], shown["messages"], strict=True):
        assert message["content"].startswith(beginning["content"].rstrip("… "))
        beginning["content"] = message["content"]
    assert [message["content"] for message in sent["messages"]] == [rules, SAID["message"].rstrip("\n")]
    shown["response_format"]["json_schema"]["schema"] = answers.schema(answers.Answer)
    assert sent == shown


@pytest.mark.browser
def test_the_log_has_every_request_and_nothing_holds_what_must_not_leave(signed_in: Mapping[str, Any]):
    url, log = signed_in["url"], signed_in["log"]
    bodies = [line[line.index("{") :] for line in log.splitlines() if "pytest_lam.sent" in line or '{"model"' in line]
    assert [json.loads(body) for body in bodies] == url.chats
    everything = json.dumps([[request.path, dict(request.headers), request.body] for request in url.requests])
    assert "correct horse" not in everything + log
    assert signed_in["shop"].partition("://")[2] not in everything
    assert str(ROOT) not in everything
    assert "$SHOP_PASSWORD" in everything


def test_a_proxy_is_used_for_all_but_this_machine(monkeypatch):
    for variable in ("ALL_PROXY", "all_proxy", "http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(variable, raising=False)
    with serving(lambda request: DONE) as proxy, serving(lambda request: DONE) as near:
        for variable, value in exports(SAID["proxy"]).items():
            monkeypatch.setenv(variable, value.replace("proxy.example:3128", proxy.host))
        for address in ("http://models.example/v1", str(near)):
            Endpoint("scripted", {"OPENAI_BASE_URL": address}).complete(MESSAGES, SCHEMA)
    assert [request.path for request in proxy.requests] == ["http://models.example/v1/chat/completions"]
    assert [request.path for request in near.requests] == ["/v1/chat/completions"]
