"""What a model answered once is answered from the cassette, on any day and any machine, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pytest_lam.condensed import Condensed
from pytest_lam.errors import ModelProblem, NotOnCassette
from pytest_lam.lam import Memory
from pytest_lam.lam.generalist import prompt, request
from pytest_lam.lam.generalist.answers import SaidTask
from pytest_lam.lam.generalist.cassette import Cassettes, cassette_path
from pytest_lam.lam.generalist.model import Message, Reply, Usage
from pytest_lam.lam.generalist.request import Request
from pytest_lam.lam.generalist.secrecy import Discreet, Secrecy
from pytest_lam.lam.generalist.tape import WIDTH, laid_out, load
from pytest_lam.lam.generalist.things import things
from pytest_lam.step import Step

SCHEMA = {"type": "object", "properties": {"actions": {}, "verdict": {}}}
MONDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 26)
RULES = Message("system", "You carry out a step.")


class Counting:
    """A model that answers with what it was asked last, and with how many questions there were."""

    place = "localhost:8080"

    def __init__(self, name: str = "tiny") -> None:
        self.name, self.asked = name, 0

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        self.asked += 1
        said = {"thought": messages[-1].text, "turn": self.asked}
        return Reply(json.dumps(said, indent=1), Usage(100, 80, 7, 1.5))


def question(page: str = "Cart /cart\n[b1 Pay]", step: str = "When she pays", history: str = "") -> Message:
    """The first message about a step, as a conversation says it: with words of its own around what counts."""
    text = f"{history}\nThe step now: {step}\nA reader was not sure of it.\n{page}"
    return Message("user", text, (("history", history), ("step", step), ("page", page)))


def taped(
    folder: Path, inner: Counting | None = None, name: str = "", today: date = MONDAY, scenario: str = "Paying"
) -> Cassettes:
    """Cassettes of a folder with that of one scenario put in."""
    cassettes = Cassettes(folder, inner, name, today=lambda: today)
    cassettes.insert(folder / "cart.cassette.json", scenario)
    return cassettes


def ask(cassettes: Cassettes, *messages: Message) -> Reply:
    """What they answer to a conversation."""
    return cassettes.complete([RULES, *messages], SCHEMA)


def served(folder: Path, *messages: Message, on: date = MONDAY) -> str:
    """What they answer offline; "" where they have no answer."""
    try:
        return ask(taped(folder, today=on), *messages).text
    except NotOnCassette:
        return ""


def kept(folder: Path) -> bytes:
    """The bytes of the one cassette."""
    return (folder / "cart.cassette.json").read_bytes()


def test_an_answer_is_given_again_without_the_model_and_costs_nothing(tmp_path: Path) -> None:
    model = Counting()
    first = ask(taped(tmp_path, model), question())
    again = ask(taped(tmp_path, model), question())
    offline = ask(taped(tmp_path), question())
    assert model.asked == 1
    assert first.text == again.text == offline.text
    assert first.usage == Usage(100, 80, 7, 1.5)
    assert again.usage == offline.usage == Usage(100, 0, 7, 0.0, taped=True)


def test_a_conversation_goes_on_from_the_cassette(tmp_path: Path) -> None:
    model = Counting()

    def talk(cassettes: Cassettes) -> str:
        messages = [question()]
        for change in ("+[b2 Really?]", "+[b3 Yes]"):
            messages.append(Message("assistant", ask(cassettes, *messages).text))
            messages.append(Message("user", f"Done: clicked.\n{change}", (("page", change),)))
        return ask(cassettes, *messages).text

    recorded, before = talk(taped(tmp_path, model)), kept(tmp_path)
    assert talk(taped(tmp_path)) == recorded
    assert (model.asked, kept(tmp_path)) == (3, before)


def test_an_answer_that_is_no_json_is_kept_as_it_is(tmp_path: Path) -> None:
    for text in ('I can\'t say: "⟨page⟩"\n', '"done"', "", "17"):
        model = Counting()
        model.complete = lambda messages, schema, text=text: Reply(text)  # type: ignore[method-assign]
        asked = question(f"Cart /cart\n{text}")
        assert ask(taped(tmp_path, model), asked).text == text
        assert served(tmp_path, asked) == text


@pytest.mark.parametrize(
    "other",
    [
        question(step="When he pays"),
        question(page="Cart /cart\n[b1 Pay ~disabled]"),
        question(page="Basket /cart\n[b1 Pay]"),
        question(history="- Given I am signed in"),
        Message("user", "What does the lamp cost?"),
    ],
)
def test_another_request_has_no_answer(tmp_path: Path, other: Message) -> None:
    ask(taped(tmp_path, Counting()), question())
    assert served(tmp_path, question())
    assert not served(tmp_path, other)


def test_another_model_and_another_form_of_answer_have_none_either(tmp_path: Path) -> None:
    ask(taped(tmp_path, Counting("tiny")), question())
    ask(taped(tmp_path, name="tiny"), question())
    with pytest.raises(NotOnCassette, match="the model is large, and tiny answered"):
        ask(taped(tmp_path, name="large"), question())
    with pytest.raises(NotOnCassette, match="answers of another form"):
        taped(tmp_path).complete([RULES, question()], {"properties": {"plan": {}}})


def test_our_own_words_are_of_no_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(taped(tmp_path, Counting()), question())
    parts = (*question().parts, ("plan", ""))
    reworded = replace(question(), text="Put in other words: she pays.", parts=parts)
    assert taped(tmp_path).complete([Message("system", "Other rules."), reworded], SCHEMA).text
    monkeypatch.setattr(request, "PROTOCOL", request.PROTOCOL + 1)
    assert not served(tmp_path, question())


@pytest.mark.parametrize(
    ("on_monday", "on_thursday"),
    [
        ("Saved 2 minutes ago", "Saved 3 days ago"),
        ("Published Nov. 23, 2026, 3:15 a.m.", "Published Nov. 26, 2026, noon"),
        ("Due 2026-11-30", "Due 2026-12-03"),
        ("Monday, 23 November", "Thursday, 26 November"),
        ("[30 Ada][31 Nov 23, 2026, 3:31 AM]", "[30 Ada][31 Nov 26, 2026, 4:02 PM]"),
        ("11/24/2026 or 24.11.26", "11/27/2026 or 27.11.26"),
        ("Built 1912-05-03, seen 23 Nov 2026", "Built 1912-05-03, seen 26 Nov 2026"),
        ("Opens 26 November 2026", "Opens 26 November 2026"),
        ("Server's clock: 2026-11-22", "Server's clock: 2026-11-26"),
    ],
)
def test_what_tells_of_now_is_the_same_another_day(tmp_path: Path, on_monday: str, on_thursday: str) -> None:
    ask(taped(tmp_path, Counting()), question(on_monday))
    assert served(tmp_path, question(on_thursday), on=THURSDAY)


@pytest.mark.parametrize(
    ("on_monday", "on_thursday"),
    [
        ("Due 2026-11-30", "Due 2026-12-02"),
        ("Built 1912-05-03", "Built 1912-05-08"),
        ("1912-05-03, 1913-05-03", "1913-05-03, 1912-05-03"),
        ("Published 23 Nov 2026", "Published 2 days ago"),
        ("Published 23 Nov 2026", "Published 26 Nov 2026, revised 26 Nov 2026"),
    ],
)
def test_other_dates_are_another_page(tmp_path: Path, on_monday: str, on_thursday: str) -> None:
    ask(taped(tmp_path, Counting()), question(on_monday))
    assert not served(tmp_path, question(on_thursday), on=THURSDAY)


def test_an_answer_that_quotes_the_time_says_it_as_the_page_does_now(tmp_path: Path) -> None:
    page = "Made 3 May 1912\nSaved {} by Ada on {}\n{} is today"
    monday, thursday = (question(page.format(*day)) for day in (
        ("just now", "Nov. 23, 2026", "2026-11-23"), ("3 days ago", "Nov. 26, 2026", "2026-11-26")
    ))  # fmt: skip
    said = json.loads(ask(taped(tmp_path, Counting()), monday).text)["thought"]
    assert "just now by Ada on Nov. 23, 2026\n2026-11-23 is" in said
    now = json.loads(served(tmp_path, thursday, on=THURSDAY))["thought"]
    assert "Made 3 May 1912\nSaved 3 days ago by Ada on Nov. 26, 2026\n2026-11-26 is" in now


def test_a_secret_is_on_no_cassette_and_may_change(tmp_path: Path) -> None:
    def discreet(value: str, inner: Counting | None) -> Discreet:
        secrecy = Secrecy()
        secrecy.know({value: "$PASSWORD"})
        return Discreet(taped(tmp_path, inner), secrecy)

    first = discreet("hunter2", Counting()).complete([RULES, question("Welcome hunter2 /hunter2")], SCHEMA)
    assert b"hunter2" not in kept(tmp_path)
    assert b"Welcome $PASSWORD /$PASSWORD" in kept(tmp_path)
    again = discreet("tr0ub4dor", None).complete([RULES, question("Welcome tr0ub4dor /tr0ub4dor")], SCHEMA)
    assert again.text == first.text


def test_what_a_whole_scenario_did_not_ask_goes(tmp_path: Path) -> None:
    model = Counting()
    ask(taped(tmp_path, model, scenario="Leaving"), question())
    ask(taped(tmp_path, model, scenario="Renamed"), question())
    paying = taped(tmp_path, model)
    ask(paying, question())
    only = kept(tmp_path)
    ask(paying, question("Old /old"))
    again = taped(tmp_path)
    ask(again, question())
    again.prune({("Paying", ()), ("Leaving", ())})
    tape = load(tmp_path / "cart.cassette.json")
    assert [(one.scenario, len(one.exchanges)) for one in tape.sections] == [("Leaving", 1), ("Paying", 1)]
    assert model.asked == 2
    assert only != kept(tmp_path)
    again.prune()
    before = kept(tmp_path)
    again.prune()
    assert kept(tmp_path) == before


def test_the_bytes_do_not_depend_on_which_scenario_came_first(tmp_path: Path) -> None:
    for folder, scenarios in ((tmp_path / "a", ("Paying", "Leaving")), (tmp_path / "b", ("Leaving", "Paying"))):
        for scenario in scenarios:
            ask(taped(folder, Counting(), scenario=scenario), question(f"{scenario} /"))
    assert kept(tmp_path / "a") == kept(tmp_path / "b")


def _record(folder: Path, worker: int) -> None:
    for turn in range(5):
        ask(taped(folder, Counting(), scenario=f"Scenario {worker}"), question(f"Page {turn} of {worker}"))


def test_workers_write_one_cassette_together(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        for done in [pool.submit(_record, tmp_path, worker) for worker in range(4)]:
            done.result()
    sections = load(tmp_path / "cart.cassette.json").sections
    assert [len(one.exchanges) for one in sections] == [5, 5, 5, 5]


def test_what_no_cassette_has_says_where_it_looked_and_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(NotOnCassette) as nothing:
        ask(taped(tmp_path), question())
    assert "Nothing was recorded there so far" in str(nothing.value)
    ask(taped(tmp_path, Counting()), question())
    with pytest.raises(NotOnCassette) as missed:
        ask(taped(tmp_path), question("Checkout /pay\n[b1 Pay]"))
    said = str(missed.value)
    assert 'turn 1 of "When she pays" on "Checkout /pay"' in said
    assert "cart.cassette.json has 1 answer for this scenario, 1 for this step, 1 answer in all" in said
    assert 'the page is "Checkout /pay", and was "Cart /cart"' in said
    assert "OPENAI_BASE_URL" in said
    assert "--lam=record" in said


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (question(page="Cart /cart\n[b1 Buy]"), "what differs: the page."),
        (question(history="- Given nobody"), "what differs: the steps before it"),
        (question(step="When he pays"), "The step is new, or its words have changed."),
        (replace(question(), parts=(*question().parts[:1], ("step", "When she pays\n| a |"), *question().parts[2:])),
         "the step's words, table or doc string"),
    ],
)  # fmt: skip
def test_what_differs_from_the_nearest_request_is_told(tmp_path: Path, asked: Message, told: str) -> None:
    ask(taped(tmp_path, Counting()), question())
    with pytest.raises(NotOnCassette) as missed:
        ask(taped(tmp_path), asked)
    assert told in str(missed.value)


def test_another_turn_of_the_conversation_and_other_dates_are_told(tmp_path: Path) -> None:
    cassettes = taped(tmp_path, Counting())
    done = [question("On 2026-11-23"), Message("assistant", "{}"), Message("user", "+[b2]", (("page", "+[b2]"),))]
    ask(cassettes, *done)
    with pytest.raises(NotOnCassette, match="what came of the answers before"):
        ask(taped(tmp_path), *done[:2], Message("user", "+[b3]", (("page", "+[b2]\n+[b3]"),)))
    with pytest.raises(NotOnCassette, match="a date on the page"):
        ask(taped(tmp_path), question("On 2026-11-30"), *done[1:])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"format": 1,\n "scenarios": [}', r"cart.cassette.json:2: not a cassette"),
        ('{"format": 99}', r"format 99 is not known \(this release reads 1\)"),
        ("[]", "format None is not known"),
        ('{"format": 1, "scenarios": [{"scenario": "Paying", "exchanges": [{"step": "a"}]}]}', "exchanges.0"),
        ('{"format": 1}', "not a cassette"),
        ("\udcff", "can't be read"),
    ],
)
def test_a_cassette_that_cannot_be_read_is_one_clear_error(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "cart.cassette.json").write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(ModelProblem, match=told) as problem:
        ask(taped(tmp_path, Counting()), question())
    assert "delete" in str(problem.value)
    assert not isinstance(problem.value, NotOnCassette)


def test_what_is_asked_outside_any_scenario_has_a_cassette_of_its_own(tmp_path: Path) -> None:
    model = Counting()
    ask(Cassettes(tmp_path, model), question())
    assert ask(Cassettes(tmp_path, None), question()).usage.taped
    assert [path.name for path in tmp_path.iterdir()] == ["other.cassette.json"]


@pytest.mark.parametrize(
    ("folder", "source", "path"),
    [
        ("tapes", "features/shop/cart.feature", "tapes/features/shop/cart.cassette.json"),
        (".", "features/cart.feature", "features/cart.cassette.json"),
        ("features", "features/cart.feature", "features/cart.cassette.json"),
        ("tapes", "/elsewhere/cart.feature", "tapes/cart.cassette.json"),
    ],
)
def test_where_the_cassette_of_a_feature_stands(tmp_path: Path, folder: str, source: str, path: str) -> None:
    assert cassette_path(tmp_path / folder, tmp_path / source, tmp_path) == tmp_path / path


def test_a_cassette_reads_well_in_review(tmp_path: Path) -> None:
    ask(taped(tmp_path, Counting()), question("Cart of 2026-11-23 /cart\n[b1 Pay]"))
    lines = kept(tmp_path).decode().splitlines()
    assert all(len(line) <= WIDTH + 20 for line in lines)
    assert '          "page": "Cart of ⟨day⟩ /cart",' in lines
    assert '          "on": "2026-11-23",' in lines
    assert not any("1.5" in line for line in lines), "how long it took is another time each time"
    assert json.loads(laid_out({"a": [{"b": "x" * 100}] * 3, "c": {}})) == {"a": [{"b": "x" * 100}] * 3, "c": {}}


def test_an_objective_that_goes_on_from_its_plan_asks_something_new() -> None:
    step, page = Step("when", "buy a lamp", objective=True), Condensed("Shop /", "[b1 Buy]", {})
    plans = [(SaidTask(task="find a lamp", done=done),) for done in (False, True)]
    asked = [
        Request.of([prompt.asked(step, Memory(problem=problem), page, None, plan)], SCHEMA).digest
        for plan in plans
        for problem in ("", "the button is covered")
    ]
    assert len(set(asked)) == 4
    reworded = prompt.asked(step, Memory(problem="it lies under something"), page, None, plans[1])
    assert Request.of([reworded], SCHEMA).digest == asked[-1], "how a problem is put is ours"


def test_an_answer_says_what_its_references_were() -> None:
    page = "Cart /cart\n#[1 Cart]\ntable\n [tr2]Lamp\\[x\\]|[b3 Remove ~focused][n4=2]\nSaved [5 as [a6 draft].]"
    answer = {
        "actions": [{"do": "click", "on": "b3"}, {"do": "fill", "on": "n4", "value": "5"}],
        "checks": [{"on": "tr2.1"}, {"on": ""}],
    }
    assert things(answer, ["[b3 Buy]", page]) == {
        "b3": "Remove ~focused",
        "n4": "=2",
        "tr2": r"Lamp\[x\]| Remove ~focused =2",
    }
    assert things([{"on": "5"}, {"onto": "b9"}], [page]) == {"5": "as"}
