"""A model of a few answers: what it says to each step, with references that it finds on the page that it is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from pytest_lam.lam.generalist.model import Reply, Usage

USAGE = Usage(prompt_tokens=1000, cached_tokens=400, answer_tokens=50)
"""What each answer takes."""
MADE_UP = {
    "actions": [{"do": "click", "on": r"(b\d+) Add lamp"}],
    "checks": [{"check": "text", "on": r"status\[(\d+)", "expected": "0", "negated": True}],
}
"""How a lamp is put into the cart."""
MIND = "When she makes up her mind"
"""A step that only a reader of prose understands: it means MADE_UP."""


def clerk(answers: Mapping[str, Any], usage: Usage = USAGE) -> Callable[[dict[str, Any]], Any]:
    """What scripts a server with answers by step: "on" is a pattern whose group is the reference."""

    def answer(request: dict[str, Any]) -> Any:
        shown = next(message["content"] for message in request["messages"] if message["role"] == "user")
        step = next(step for step in answers if f"The step now: {step}" in shown)
        said = json.loads(json.dumps(answers[step]))
        for part in (*said.get("actions", ()), *said.get("checks", ())):
            if "on" in part:
                found = re.search(part["on"], shown)
                assert found is not None, f"{part['on']} is not on the page:\n{shown}"
                part["on"] = found[1]
        whole = {"thought": "", "actions": [], "checks": [], "verdict": "done", "reason": "", **said}
        return Reply(json.dumps(whole), usage)

    return answer
