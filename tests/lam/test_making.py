"""What a form makes: the way to the form, the name and the values into their fields, the form sent."""

from __future__ import annotations

import pytest
from pages import Part, button, form, heading, item, link, listing, page, select, text, textbox
from test_planning import acted, decide

from pytest_lam.lam import Act, Decision, Memory, Refuse, Turn
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.step import Step


def carried_out(step_text: str, shown: Snapshot, *following: Snapshot) -> list[tuple[str, str, object]]:
    """All that is done for a step, each click leading to the next of the pages that follow; all in one form."""
    step, pages = Step("when", step_text, template=step_text), list(following)
    turns: list[Turn] = []
    around: set[str] = set()
    done: list[tuple[str, str, object]] = []
    while isinstance(decision := _decided(step, shown, turns), Act):
        done += acted(decision, shown)
        around |= {form.ref for action in decision.actions if (form := _form_around(shown, action.target)) is not None}
        turns += [Turn(action, "done", shown.url, shown) for action in decision.actions]
        if decision.actions[-1].name == "click" and pages:
            shown = pages.pop(0)
    assert not isinstance(decision, Refuse), decision
    assert len(around) == 1, "the fields of one thing are in one form"
    return done


def _decided(step: Step, shown: Snapshot, turns: list[Turn]) -> Decision:
    return EmbeddedLam().decide(step, shown, Memory(this_step=tuple(turns), base_url="http://shop.test"))


def entrance(*fields: Part) -> Part:
    """A form to log in with, whose fields other forms have too."""
    return form(textbox("Identifier"), *fields, button("Log in", type_="submit"))


PROJECT = form(
    textbox("Project name"), textbox("Private code"), textbox("E-mail"), button("Let's get started", type_="submit")
)


def test_name_and_values_go_into_the_form_that_asks_for_all_of_them() -> None:
    """Another form of the page has a field of that name too."""
    shown = page(entrance(textbox("Private code")), PROJECT)
    done = carried_out('I create a project called "Rome" with the private code "x1" and the email "a@b.org"', shown)
    assert done == [
        ("fill", "Project name", "Rome"),
        ("fill", "Private code", "x1"),
        ("fill", "E-mail", "a@b.org"),
        ("click", "Let's get started", None),
    ]


def test_the_way_to_the_form_is_the_control_that_makes_one() -> None:
    """Nothing on this page asks for a title: what is called "New ticket" leads to what does."""
    asking = page(
        form(textbox("Title"), select("Priority", ["Low", "High"]), button("Cancel"), button("Create", type_="submit"))
    )
    done = carried_out(
        'I create a ticket titled "Broken lamp" with the priority "High"',
        page(link("New ticket"), link("Home")),
        asking,
    )
    assert done == [
        ("click", "New ticket", None),
        ("fill", "Title", "Broken lamp"),
        ("select", "Priority", "High"),
        ("click", "Create", None),
    ]


def test_what_is_written_goes_into_the_field_of_its_kind() -> None:
    """A comment has no name: it is what its field holds."""
    asking = form(text("Add comment"), textbox("Comment"), button("Post", type_="submit"), class_="add comment")
    shown = page(form(textbox("Search"), button("Go")), asking)
    assert carried_out('I add a comment "Nice work"', shown) == [
        ("fill", "Comment", "Nice work"),
        ("click", "Post", None),
    ]


def test_what_the_page_shows_already_is_not_made_anew() -> None:
    """The product is there: its own button is meant."""
    shown = page(listing(item(text("Lamp"), button("Add")), item(text("Cup"), button("Add"))))
    assert acted(decide('when I add the product "Lamp"', shown), shown) == [("click", "Add", None)]


@pytest.mark.parametrize(
    "shown",
    [
        page(form(textbox("First"), textbox("Second"), button("Save", type_="submit")), heading("Tickets")),
        page(heading("Tickets"), link("Home")),
    ],
)
def test_a_name_that_nothing_asks_for_is_not_typed_anywhere(shown: Snapshot) -> None:
    """Neither into a form that speaks of something else, nor into none."""
    assert isinstance(decide('when I create a ticket titled "Broken lamp"', shown), Refuse)


def test_of_fields_alike_the_one_beside_those_that_the_step_fills() -> None:
    """Two forms ask for a code; the step fills in the other field of one of them before."""
    shown = page(entrance(textbox("Code")), form(textbox("Project name"), textbox("Code"), button("Create")))
    assert carried_out('I fill in "Project name" with "Rome" and "Code" with "x"', shown) == [
        ("fill", "Project name", "Rome"),
        ("fill", "Code", "x"),
    ]


def _form_around(shown: Snapshot, ref: str | None) -> Node | None:
    return next((node for node in shown.ancestors(shown.by_ref[ref or ""]) if node.tag == "form"), None)


def test_a_table_of_values_is_filled_in_where_all_of_it_is_asked() -> None:
    """Its first label is in two forms, its second in one."""
    shown = page(entrance(textbox("Code")), form(textbox("Code"), textbox("Name"), button("Create")))
    decision = decide("when I fill in the form", shown, rows=(("Code", "x"), ("Name", "Rome")))
    assert acted(decision, shown) == [("fill", "Code", "x"), ("fill", "Name", "Rome")]
    assert isinstance(decision, Act)
    first, second = (_form_around(shown, action.target) for action in decision.actions)
    assert first is second


def test_logging_in_uses_the_form_that_logs_in_and_its_own_labels() -> None:
    """Another form has a password and an e-mail address too, and comes first."""
    shown = page(
        form(textbox("Name"), textbox("Code", type_="password"), textbox("E-mail", type_="email"), button("Start")),
        form(textbox("Project"), textbox("Code", type_="password"), button("Log in", type_="submit")),
    )
    assert carried_out('I log in to the project "Rome" with the code "x1"', shown) == [
        ("fill", "Project", "Rome"),
        ("fill", "Code", "x1"),
        ("click", "Log in", None),
    ]
