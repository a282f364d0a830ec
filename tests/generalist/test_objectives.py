"""A goal of many steps, with a prompted model: planned, carried from page to page, proved, recorded and replayed."""

from __future__ import annotations

import json
import re

import pytest
from model_server import serving

pytestmark = pytest.mark.browser

GOAL = 'buy two lamps at "/" and enter how many there are as the Name'
TASKS = ("open the shop", "add two lamps", "note how many there are", "enter that as the name")
TURNS = (
    {"actions": [{"do": "navigate", "value": "/"}], "verdict": "go on"},
    {"actions": [{"do": "click", "on": r"(b\d+) Add lamp"}] * 2, "verdict": "go on"},
    {"actions": [{"do": "remember", "on": r"status\[(\d+)", "value": "how many there are"}], "verdict": "go on"},
    {
        "actions": [{"do": "fill", "on": r"(f\d+) Name", "value": "2"}],
        "checks": [{"check": "value", "on": r"(f\d+) Name", "expected": "2"}],
        "verdict": "done",
    },
)
"""What the model says, turn by turn; "on" is a pattern whose group is the reference on the page that it saw last."""


def planner(turns):
    """What scripts a server to go through the turns, each with its plan."""

    def answer(request):
        said = [message["content"] for message in request["messages"]]
        at = sum(message["role"] == "assistant" for message in request["messages"])
        turn = json.loads(json.dumps(turns[min(at, len(turns) - 1)]))
        for part in (*turn.get("actions", ()), *turn.get("checks", ())):
            if "on" in part:
                found = [match for text in said for match in re.findall(part["on"], text)]
                assert found, f"{part['on']} is not on the page:\n{said[-1]}"
                part["on"] = found[-1]
        plan = [{"task": task, "done": number < at} for number, task in enumerate(TASKS)]
        return json.dumps({"thought": "", "actions": [], "checks": [], "reason": "", **turn, "plan": plan})

    return answer


@pytest.fixture
def goal(shop):
    """A project with the package's own models and one test, which has one goal."""
    shop.write("conftest.py", "")
    (shop.path / "features/cart.feature").unlink()
    shop.write("test_goal.py", f"def test_goal(lam):\n    lam.run({GOAL!r})\n")
    return shop


def test_a_goal_is_planned_reached_proved_recorded_and_replayed(goal, monkeypatch):
    with serving(planner(TURNS)) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        result = goal.run("--lam-model=openai:scripted", "-v", lam="auto")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["    run buy two lamps *", "  PASSED recorded and replayed*"])
    assert "open the shop" in json.dumps(url.chats[-1])
    code = goal.read("lam_test_goal.py")
    assert 'remembered["how many there are"] = text_of(' in code
    assert 'fill(wait, NAME, remembered["how many there are"])' in code
    goal.run(lam="replay").assert_outcomes(passed=1)


def test_a_goal_that_the_page_does_not_prove_is_not_reached(goal, monkeypatch):
    wrong = {**TURNS[-1], "checks": [{"check": "value", "on": r"(f\d+) Name", "expected": "3"}]}
    with serving(planner((*TURNS[:-1], wrong))) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        result = goal.run("--lam-model=openai:scripted", "--lam-timeout=1", lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *test_goal.py:2: run: buy two lamps*"])
    assert "lam_test_goal.py" not in goal.files()


def test_the_embedded_lam_refuses_a_goal_that_it_does_not_understand(goal):
    result = goal.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *test_goal.py:2: run: buy two lamps*"])
