"""`pytest-lam explain --steps`: one JSON object for each line of a file."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from pytest_lam.actions import ACTIONS
from pytest_lam.checks import CHECKS
from pytest_lam.commands import DONE, FAILED, main
from pytest_lam.explaining.outcomes import OUTCOMES, outcome
from pytest_lam.lam.embedded import making, planning, widgets
from pytest_lam.lam.embedded.frames import Frame, Phrase

KEYS = ["step", "type", "intent", "target", "value", "relation", "negated", "confidence", "refused"]
LABELS = Path(__file__).parent.parent / "lam" / "corpus" / "labels.jsonl"


@pytest.fixture
def answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Explains the lines of a file and gives the objects."""

    def explain(*lines: str, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        path = tmp_path / "steps.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert main(["explain", "--steps", str(path), *options]) == DONE
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return explain


@pytest.fixture
def answer(answers: Any) -> Any:
    """Explains one line, and gives some of its keys."""

    def explain(line: str, *keys: str) -> Any:
        (found,) = answers(line)
        told = tuple(found[key] for key in keys)
        return told[0] if len(told) == 1 else told

    return explain


def test_every_way_to_write_a_line(answers: Any) -> None:
    found = answers(
        "7\tThen\tthe title is Shop",
        "2\tAnd\tthe heading is Lamps",
        "given\tI am on the home page",
        "",
        "When I press Save",
        "And I press Cancel",
        "I reload the page",
        "but\tI go back",
    )
    assert [(one["type"], one["step"]) for one in found] == [
        ("then", "the title is Shop"),
        ("then", "the heading is Lamps"),
        ("given", "I am on the home page"),
        ("when", "I press Save"),
        ("when", "I press Cancel"),
        ("when", "I reload the page"),
        ("when", "I go back"),
    ]


def test_names_of_columns_are_no_step(answers: Any) -> None:
    assert len(answers("count\ttype\tstep", "1\tWhen\tI reload the page")) == 1


def test_a_line_without_a_type_has_the_one_that_is_given(answers: Any) -> None:
    assert answers("the title is Shop", options=("--type", "then"))[0]["type"] == "then"


def test_steps_come_from_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"When I reload the page\n")))
    assert main(["explain", "--steps", "-"]) == DONE
    assert json.loads(capsys.readouterr().out)["intent"] == "reload"


def test_a_step_of_one_thing_has_plain_fields(answers: Any) -> None:
    (found,) = answers('When\tI fill in "Name" with "Ada"')
    assert list(found)[: len(KEYS)] == KEYS
    assert found == {
        "step": 'I fill in "Name" with "Ada"',
        "type": "when",
        "intent": "fill",
        "target": "Name",
        "value": "Ada",
        "relation": "",
        "negated": False,
        "confidence": 1.0,
        "refused": "",
        "comparison": "equals",
        "reason": "",
    }


def test_a_step_of_several_things_has_lists_of_one_length(answers: Any) -> None:
    (found,) = answers('When\tI fill in "Name" with "Ada" and press the Save button')
    assert [found[key] for key in KEYS[2:7]] == [
        ["fill", "click"],
        ["Name", "Save"],
        ["Ada", ""],
        ["", ""],
        [False, False],
    ]


def test_a_refused_step_says_how_and_why_and_nothing_else(answers: Any) -> None:
    data, vague = answers("Given\tthere are 3 products in the store", "When\tI frobnicate thoroughly")
    assert [data[key] for key in KEYS[2:7]] == ["", "", "", "", False]
    assert (data["refused"], vague["refused"]) == ("impossible", "unclear")
    assert "not what is done or seen on a page" in data["reason"]


@pytest.mark.parametrize(
    ("line", "intent", "target", "value"),
    [
        ('When\tI log in as "ada" with password "x"', ["fill", "fill", "click"], ["ada", "password", ""], "ada"),
        (
            "When\tI log in with the e-mail a@b.org and the PIN 77",
            ["fill", "fill", "click"],
            ["e-mail", "pin", ""],
            "a@b.org",
        ),
        ("Given\tI am logged in as Ada", ["fill", "click"], ["Ada", ""], "Ada"),
        ("When\tI log in to the back office", "click", "back office", ""),
        ('When\tI search for "lamp"', ["fill", "press"], ["search", "search"], "lamp"),
        ("When\tI open the Settings menu", "click", "Settings", ""),
        ("When\tI open the settings page", "navigate", "settings", ""),
        ('When\tI choose "Large" from "Size"', "select", "Size", "Large"),
        ('When\tI add "Desk lamp" to the cart', "click", "Desk lamp", ""),
        ("When\tI sort the products by price", "click", "price", ""),
        ("When\tI publish the article", "click", "article", ""),
        ("Then\tI should be logged out", "present", "", ""),
    ],
)
def test_readings_of_the_language_are_given_as_what_they_come_to(
    line: str, intent: Any, target: Any, value: str, answer: Any
) -> None:
    found = answer(line, "intent", "target", "value")
    assert found[:2] == (intent, target)
    assert (found[2][0] if isinstance(found[2], list) else found[2]) == value


def test_words_that_are_seen_are_what_is_looked_at_and_the_place_narrows_them(answer: Any) -> None:
    told = answer('Then\tI should see "SANTA3" in the list', "intent", "target", "value", "relation")
    assert told == ("text", "SANTA3", "SANTA3", "list")
    told = answer('Then\tthe "Orders" section shows "SANTA3"', "target", "relation")
    assert told == ("SANTA3", "Orders")


def test_what_is_seen_in_a_thing_of_any_kind_is_what_is_looked_at(answer: Any) -> None:
    told = answer('Then\tthere is not a "foo" Gateway in the "sleep" namespace', "target", "relation")
    assert told == ("foo", "sleep")


def test_a_page_is_gone_to() -> None:
    assert outcome(Frame("open", Phrase("settings", "page"))).names == ("navigate",)
    assert outcome(Frame("open", Phrase("settings", "menu"))).names == ("click",)


def test_no_such_thing_is_an_absence(answer: Any) -> None:
    assert answer("Then\tI see no products", "intent", "negated", "value") == ("present", True, "")
    assert answer("Then\tI see 3 products", "intent", "negated", "value") == ("count", False, "3")


def test_a_place_and_a_number_among_its_like_narrow_the_target(answer: Any) -> None:
    assert answer('When\tI click "Edit" in the "Ada" row', "target", "relation") == ("Edit", "Ada")
    assert answer("When\tI click the second Edit link", "target", "relation") == ("Edit", "second")


def test_a_thing_without_words_goes_by_the_noun_of_its_kind(answer: Any) -> None:
    assert answer("When\tI click the button", "target") == "button"


def test_a_secret_goes_by_its_name(answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_PASSWORD", "hunter2")
    assert answer('When\tI fill in "Password" with "$SHOP_PASSWORD"', "value") == "$SHOP_PASSWORD"


def test_every_intent_that_is_planned_comes_to_names_of_the_closed_vocabulary() -> None:
    intents = {*planning.ACTING, *planning.ASSERTING} - {*widgets.ALONE, *making.PARTS}
    closed = {*ACTIONS, *CHECKS}
    assert intents - closed - set(OUTCOMES) == set()
    assert {name for found in OUTCOMES.values() for name in found.names} <= closed
    assert all(found.reason for found in OUTCOMES.values())


def test_a_corpus_of_real_steps_gives_a_line_each(answers: Any) -> None:
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    found = answers(*(f"1\t{label['type'].title()}\t{label['step']}" for label in labels))
    assert [(one["type"], one["step"]) for one in found] == [(label["type"], label["step"]) for label in labels]
    closed = {*ACTIONS, *CHECKS}
    for one in found:
        columns = [one[key] for key in KEYS[2:7]]
        assert len({len(column) if isinstance(column, list) else 0 for column in columns}) == 1
        intents = one["intent"] if isinstance(one["intent"], list) else [one["intent"]]
        assert set(intents) <= ({""} if one["refused"] else closed)
        assert 0 <= one["confidence"] <= 1
        assert bool(one["refused"]) == bool(one["reason"])


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            b"When\tI reload the page\nMaybe\tI go back\n",
            "steps.tsv:2: 'maybe' is no type of step; there are given, when, then",
        ),
        (b"When\tI reload the page\nWhen\t\xff\n", "steps.tsv:2: the file is not UTF-8 (invalid start byte)"),
        (None, "steps.tsv can't be read: No such file or directory"),
    ],
)
def test_a_file_that_can_not_be_used_is_told_in_one_line(
    content: bytes | None, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "steps.tsv"
    if content is not None:
        path.write_bytes(content)
    assert main(["explain", "--steps", str(path)]) == FAILED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"pytest-lam explain: {tmp_path}/{complaint}\n"


def test_an_empty_step_of_a_file_is_refused_and_the_others_are_not(answers: Any) -> None:
    empty, other = answers("3\tWhen\t", "3\tWhen\tI reload the page")
    assert (empty["refused"], empty["reason"]) == ("unclear", "the step is empty")
    assert other["intent"] == "reload"


def test_a_page_is_for_one_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--steps", str(tmp_path), "--url", "http://localhost"]) == FAILED
    assert "--url looks at one step" in capsys.readouterr().err
