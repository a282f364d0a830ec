"""What was rendered anew is found again by what it is; what merely stands in its place is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pytest_lam.identity import found_again
from pytest_lam.snapshot import Node, Snapshot

ROOT = Node("r", "document")


def page(prefix: str, *rows: str, first: Sequence[Node] = ()) -> Snapshot:
    """A list with a button to delete in each item; the refs begin with ``prefix``, as of another document."""
    nodes = [ROOT, *(replace(node, ref=f"{prefix}{node.ref}", parent="r") for node in first)]
    nodes.append(Node(f"{prefix}list", "list", parent="r"))
    for number, text in enumerate(rows):
        nodes.append(Node(f"{prefix}item{number}", "listitem", tag="li", text=text, parent=f"{prefix}list"))
        nodes.append(Node(f"{prefix}del{number}", "button", "Delete", "button", parent=f"{prefix}item{number}"))
    return Snapshot("http://shop/", "Shop", tuple(nodes))


def again(ref: str, before: Snapshot, now: Snapshot) -> str | None:
    found = found_again(before.by_ref[ref], before, now)
    return found.ref if found is not None else None


def test_a_thing_in_an_item_is_found_in_that_item_wherever_it_went() -> None:
    before, now = page("a", "Lamp", "Desk"), page("b", "Chair", "Desk", "Lamp")
    assert again("adel0", before, now) == "bdel2"
    assert again("adel1", before, now) == "bdel1"


def test_what_stands_in_the_place_of_an_item_that_went_is_something_else() -> None:
    assert again("adel0", page("a", "Lamp"), page("b", "Desk")) is None


@pytest.mark.parametrize("rows", [("Lamp", "Lamp"), ()])
def test_what_is_twice_or_not_at_all_is_not_found(rows: tuple[str, ...]) -> None:
    assert again("adel0", page("a", "Lamp"), page("b", *rows)) is None


def test_what_was_told_by_its_place_alone_is_not_found_even_if_one_is_left() -> None:
    assert again("adel0", page("a", "Lamp", "Lamp"), page("b", "Lamp")) is None


def test_cards_without_roles_are_told_apart_by_what_they_say() -> None:
    def cards(prefix: str, *texts: str) -> Snapshot:
        nodes = [ROOT]
        for number, text in enumerate(texts):
            nodes.append(Node(f"{prefix}{number}", "generic", tag="div", text=text, parent="r"))
            nodes.append(Node(f"{prefix}buy{number}", "button", "Buy", "button", parent=f"{prefix}{number}"))
        return Snapshot("http://shop/", "Shop", tuple(nodes))

    assert again("abuy1", cards("a", "Lamp", "Desk"), cards("b", "Desk", "Chair")) == "bbuy0"


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"attributes": {"id": "x9", "name": "mail"}}, True),
        ({"attributes": {"id": "x1", "name": "phone"}}, False),
        ({"name": "Phone"}, False),
        ({"role": "searchbox"}, False),
        ({"value": "ada@example.org", "states": frozenset({"focused"})}, True),
    ],
)
def test_a_field_is_the_same_by_name_and_marks_whatever_it_holds(change: dict[str, object], same: bool) -> None:
    field = Node("mail", "textbox", "E-mail", "input", attributes={"id": "x1", "name": "mail"})
    before, now = page("a", first=[field]), page("b", first=[replace(field, **change)])  # type: ignore[arg-type]
    assert (again("amail", before, now) == "bmail") is same


def test_what_has_no_name_is_known_by_its_id_and_text() -> None:
    icon = Node("icon", "generic", tag="i", attributes={"id": "gear"})
    before = page("a", first=[icon])
    assert again("aicon", before, page("b", first=[icon])) == "bicon"
    assert again("aicon", before, page("b", first=[replace(icon, attributes={"id": "bell"})])) is None
