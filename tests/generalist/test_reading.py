"""What a model's checks and actions must have of their step, whatever the page says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_lam.condensed import condense
from pytest_lam.lam import Memory
from pytest_lam.lam.generalist.answers import SaidAction, SaidCheck
from pytest_lam.lam.generalist.reading import Question, Reader, Rejected
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.step import Step

NOTE = Node("e1", "textbox", name="Note", label="Note", tag="textarea", value="")
LINK = Node("e2", "link", name="Old orders", text="Old orders", tag="a", attributes={"href": "/orders?token=t0k"})
WELCOME = Node("e3", "status", text="Welcome back", own_text="Welcome back", tag="p")
SECRET = 'Ada has the password "$ADA_PASSWORD"'


def page(*nodes: Node) -> Snapshot:
    """A page with these nodes."""
    root = Node("e0", "document", text=" ".join(node.text for node in nodes if node.text), tag="html")
    return Snapshot("http://shop.test/", "Shop", (root, *(replace(node, parent="e0") for node in nodes)))


SHOP = page(NOTE, LINK, WELCOME)
REFERENCES = {ref: handle for handle, ref in condense(SHOP).refs.items()}


def reader(text: str, kind: str = "then", memory: Memory | None = None) -> Reader:
    """Who reads answers to a step about the shop."""
    step = Step(kind, text)  # type: ignore[arg-type]
    return Reader(Question(step, SHOP, condense(SHOP), memory or Memory(base_url="http://shop.test")))


def says(text: str, **rest: object) -> SaidCheck:
    """The check that the page has a text."""
    return SaidCheck(check="text", expected=text, comparison="contains", **rest)


@pytest.mark.parametrize("said", ['the total is "€20"', "the total is as follows: “€20”", "the total is '€20'"])
def test_a_claim_with_a_value_is_checked_by_that_value(said: str) -> None:
    assert reader(said).checks([says("€20")], ())
    assert reader(said).checks([says("€20"), says("Welcome back")], ())
    with pytest.raises(Rejected, match="of what the step says: "):
        reader(said).checks([says("Welcome back")], ())


def test_a_claim_about_a_thing_that_it_quotes_is_checked_on_that_thing() -> None:
    check = SaidCheck(check="state", on=REFERENCES["e1"], expected="enabled")
    assert reader('"Note" can be filled in').checks([check], ())
    with pytest.raises(Rejected):
        reader('"Name" can be filled in').checks([check], ())


def test_that_what_nobody_spoke_of_is_not_there_shows_nothing() -> None:
    with pytest.raises(Rejected, match="Error 500"):
        reader("nothing went wrong").checks([says("Error 500", negated=True)], ())
    with pytest.raises(Rejected, match="Error 500"):
        reader("nothing went wrong").checks([says("Error 500", negated=True)], [SHOP])


def test_what_was_there_or_is_spoken_of_may_be_missing() -> None:
    warned = page(NOTE, replace(WELCOME, text="Error 500", own_text="Error 500"))
    assert reader("nothing went wrong").checks([says("Error 500", negated=True)], [warned])
    assert reader("there is no error 500").checks([says("Error 500", negated=True)], ())
    assert reader("nothing went wrong").checks([says("Error 500", negated=True), says("Welcome back")], ())
    assert reader("the cart is not empty").checks([says("0", negated=True)], ())


@pytest.mark.parametrize(
    "action",
    [
        SaidAction(do="drag", on=REFERENCES["e2"], onto=REFERENCES["e1"]),
        SaidAction(do="remember", on=REFERENCES["e3"], value="orders"),
        SaidAction(do="upload", on=REFERENCES["e1"], value="private.txt"),
        SaidAction(do="resize", value="1x1"),
        SaidAction(do="fill", on=REFERENCES["e1"], value="$ADA_PASSWORD"),
        SaidAction(do="press", on=REFERENCES["e1"], value="Control+v"),
        SaidAction(do="navigate", value="/orders?token=other"),
    ],
    ids=lambda action: action.do,
)
def test_nothing_is_done_with_what_the_step_has_not_given(action: SaidAction) -> None:
    memory = Memory(earlier=((Step("given", SECRET), ()),), base_url="http://shop.test")
    with pytest.raises(Rejected):
        reader("she looks at the orders, orders.txt", "when", memory).actions([action])
