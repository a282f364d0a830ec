"""A recording made with a prompted model is made again without it: the same bytes, and nobody is asked."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from model_server import serving

pytestmark = [pytest.mark.browser, pytest.mark.e2e]

SITE = '''
    """A shop of one page: what it has comes late, it tells the time, and its notices stay for a moment."""

    from datetime import datetime
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    import pytest

    PAGE = """
        <!doctype html><title>Lamps</title><h1>Lamps</h1>
        <p>Stocked {now:%b. %d, %Y, %H:%M}, <span id="ago">just now</span></p>
        <div id="notices"></div>
        <ul id="lamps"></ul>
        <label>Your name <input></label>
        <button onclick="said.textContent = document.querySelector('input').value">Sign</button>
        <p role="status" id="said">Nothing is yours.</p>
        <script>
          setTimeout(() => lamps.innerHTML = ["brass", "paper"].map(name =>
            `<li><h2>The ${{name}} lamp</h2>
              <button onclick="take('The ${{name}} lamp')">Take</button></li>`
          ).join(""), 600);
          function take(what) {{
            said.textContent = what + " is yours.";
            const notice = document.createElement("p");
            notice.setAttribute("role", "alert");
            notice.textContent = what + " was taken";
            notices.append(notice);
            setTimeout(() => notice.remove(), 4000);
          }}
          let minutes = 0;
          setInterval(() => ago.textContent = ++minutes + " minutes ago", 700);
        </script>"""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.format(now=datetime.now()).encode())

        def log_message(self, *args): ...

    @pytest.fixture(scope="session")
    def base_url():
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
'''

FEATURE = """
    Feature: Lamps
      Scenario: She decides
        Given she stands at "/"
        When she makes up her mind for the brass one
        And she turns to the paper one after all
        Then it is hers: "The paper lamp is yours."

      Scenario: She signs
        Given she stands at "/"
        When she leaves "$NAME" in the book
        Then the book does not say "Nothing is yours."
"""

ANSWERS: dict[str, Any] = {
    'Given she stands at "/"': {
        "actions": [{"do": "navigate", "value": "/"}],
        "checks": [{"check": "heading", "expected": "Lamps"}],
    },
    "When she makes up her mind for the brass one": {
        "actions": [{"do": "click", "on": r"(?s)The brass lamp.*?(b\d+) Take"}],
        "checks": [{"check": "text", "on": r"status\[(\d+)", "expected": "brass", "comparison": "contains"}],
    },
    "When she turns to the paper one after all": {
        "actions": [{"do": "click", "on": r"(?s)The paper lamp.*?(b\d+) Take"}],
        "checks": [{"check": "text", "on": r"status\[(\d+)", "expected": "paper", "comparison": "contains"}],
    },
    'Then it is hers: "The paper lamp is yours."': {
        "checks": [{"check": "text", "on": r"status\[(\d+)", "expected": "The paper lamp is yours."}],
    },
    'When she leaves "$NAME" in the book': {
        "actions": [{"do": "fill", "on": r"(f\d+) Your name", "value": "$NAME"}, {"do": "click", "on": r"(b\d+) Sign"}],
        "checks": [
            {"check": "text", "on": r"status\[(\d+)", "expected": "Nothing is yours.", "negated": True}
        ],
    },
    'Then the book does not say "Nothing is yours."': {
        "checks": [{"check": "text", "on": r"status\[(\d+)", "expected": "Nothing is yours.", "negated": True}],
    },
}  # fmt: skip
"""What the model makes of each step: references are found on the page that it is shown."""


THOUGHT = {"When she turns to the paper one after all": 4.5}
"""Seconds that the model thinks of a step: longer than a notice stays. A cassette needs none."""


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """What the model says to a conversation: what is known of its step, with the references of its page."""
    shown = next(message["content"] for message in request["messages"] if message["role"] == "user")
    step = next(
        step for step in ANSWERS if f"The step now: {step}" in shown.replace("now: When she s", "now: Given she s")
    )
    time.sleep(THOUGHT.get(step, 0))
    said = json.loads(json.dumps(ANSWERS[step]))
    for part in (*said.get("actions", ()), *said.get("checks", ())):
        if "on" in part:
            found = re.search(part["on"], shown)
            assert found is not None, f"{part['on']} is not on the page:\n{shown}"
            part["on"] = found[1]
    return {"thought": "", "actions": [], "checks": [], "verdict": "done", "reason": "", **said}


WRITTEN = ("lamps.lam.json", "test_lamps.py", "tapes/lamps.cassette.json")
"""The recording, its code and the cassette."""


class Lamps:
    """The project of a user who has chosen a prompted model and a folder for its answers."""

    def __init__(self, path: Path) -> None:
        self.path, self.feature, self.cassette = path, path / "lamps.feature", path / WRITTEN[-1]
        self.feature.write_text(dedent(FEATURE).lstrip(), encoding="utf-8")
        (path / "conftest.py").write_text(dedent(SITE), encoding="utf-8")

    def record(self, server: str = "", *arguments: str, name: str = "Ada L. Byron") -> subprocess.CompletedProcess[str]:
        """Record all scenarios anew, with the model behind that server or offline."""
        options = ("--lam=record", "--lam-model=openai:scripted", "--lam-cassettes=tapes", "-p", "no:cacheprovider")
        kept = {key: value for key, value in os.environ.items() if key != "CI" and not key.startswith("PYTEST_")}
        return subprocess.run(
            [sys.executable, "-m", "pytest", *options, *arguments],
            cwd=self.path,
            env=kept | {"NAME": name, "OPENAI_BASE_URL": server},
            text=True,
            capture_output=True,
            check=False,
        )

    def written(self) -> dict[str, bytes]:
        """What recording wrote."""
        return {name: (self.path / name).read_bytes() for name in WRITTEN}

    def steps(self) -> list[str]:
        """The steps of which the cassette has answers."""
        scenarios = json.loads(self.cassette.read_text(encoding="utf-8"))["scenarios"]
        return [exchange["step"] for scenario in scenarios for exchange in scenario["exchanges"]]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What recording all with the model writes; done once for all tests here."""
    lamps = Lamps(tmp_path_factory.mktemp("recorded"))
    with serving(answer) as server:
        done = lamps.record(server)
    assert done.returncode == 0, done.stdout
    assert len(server.chats) == len(ANSWERS), "a step of the same words on the same page was asked about twice"
    return lamps.written()


@pytest.fixture
def lamps(tmp_path: Path, recorded: Mapping[str, bytes]) -> Lamps:
    """A project with the cassette, and no recording."""
    made = Lamps(tmp_path)
    made.cassette.parent.mkdir()
    made.cassette.write_bytes(recorded["tapes/lamps.cassette.json"])
    return made


def test_a_recording_is_made_again_offline_with_the_same_bytes(lamps: Lamps, recorded: Mapping[str, bytes]) -> None:
    done = lamps.record()
    assert done.returncode == 0, done.stdout
    assert "7 answers from cassettes" in done.stdout
    assert lamps.written() == recorded


def test_who_has_the_cassette_asks_nobody_whatever_the_secret_is(lamps: Lamps, recorded: Mapping[str, bytes]) -> None:
    with serving(answer) as server:
        done = lamps.record(server, "-n2", name="Grace B. M. Hopper")
    assert done.returncode == 0, done.stdout
    assert server.chats == []
    assert lamps.written() == recorded
    assert not any(name in text for name in (b"Byron", b"Hopper") for text in recorded.values())


def test_a_step_that_changed_is_asked_anew_and_its_old_answer_goes(
    lamps: Lamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = "When she makes up her mind for the brass one", "When she makes up her mind for brass"
    text = lamps.feature.read_text(encoding="utf-8")
    lamps.feature.write_text(text.replace(old, new), encoding="utf-8")
    offline = lamps.record("", "--lam-verify=0", "-k", "decides")
    assert offline.returncode == 1
    for told in (
        f'no cassette has an answer to turn 1 of "{new}" on "Lamps /"',
        "tapes/lamps.cassette.json has 4 answers for this scenario, 0 for this step, 7 answers in all",
        "The step is new, or its words have changed.",
        "set OPENAI_BASE_URL",
    ):
        assert told in offline.stdout
    assert old in lamps.steps(), "a failed run loses no answer"
    monkeypatch.setitem(ANSWERS, new, ANSWERS[old])
    with serving(answer) as server:
        done = lamps.record(server, "--lam-verify=0", "-k", "decides")
    assert done.returncode == 0, done.stdout
    assert len(server.chats) == 3, "the step that changed, and those behind it"
    assert new in lamps.steps()
    assert old not in lamps.steps()
    assert len(lamps.steps()) == 7, "the scenario that was not run keeps its answers"


def test_a_cassette_that_is_broken_is_told_of_and_left_as_it_is(lamps: Lamps) -> None:
    lamps.cassette.write_text("{", encoding="utf-8")
    done = lamps.record("", "-k", "decides")
    assert done.returncode == 1
    assert "lamps.cassette.json:1: not a cassette" in done.stdout
    assert "Take the file back from version control" in done.stdout
    assert lamps.cassette.read_text(encoding="utf-8") == "{"


def test_what_a_plain_test_asks_is_kept_beside_its_own_name(tmp_path: Path) -> None:
    lamps = Lamps(tmp_path)
    lamps.feature.unlink()
    calls = dedent(
        """
        def test_brass(lam):
            lam.do('she stands at "/"')
            lam.do("she makes up her mind for the brass one")
        """
    )
    (tmp_path / "test_hall.py").write_text(calls, encoding="utf-8")
    with serving(answer) as server:
        done = lamps.record(server, "--lam-verify=0")
    assert done.returncode == 0, done.stdout
    assert len(server.chats) == 2
    written = [tmp_path / name for name in ("test_hall.lam.json", "lam_test_hall.py", "tapes/test_hall.cassette.json")]
    first = [path.read_bytes() for path in written]
    assert b'"scenario": "test_brass"' in first[-1]
    done = lamps.record("", "--lam-verify=0")
    assert done.returncode == 0, done.stdout
    assert [path.read_bytes() for path in written] == first
