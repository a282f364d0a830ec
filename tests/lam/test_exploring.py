"""What is opened to look for a thing that is not on the page, what never is, and when it is given up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages import (
    button,
    cell,
    columnheader,
    form,
    group,
    heading,
    item,
    link,
    listing,
    page,
    part,
    row,
    table,
    text,
    textbox,
)

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Decision, Memory, Refuse, TakeBack, Turn
from pytest_lam.lam.embedded.exploring import CHAIN, DEPTH, TRIES
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.lam.embedded.openers import openers
from pytest_lam.lam.embedded.page import Page
from pytest_lam.lam.embedded.scene import page_words
from pytest_lam.lam.embedded.undoing import way_back
from pytest_lam.snapshot import Box, Snapshot
from pytest_lam.step import Step

FOLDED, OPEN, CHOSEN = frozenset({"collapsed"}), frozenset({"expanded"}), frozenset({"selected"})
FAQ = page(
    button("Delivery", states=FOLDED),
    button("Returns", states=FOLDED),
    part("tab", "General", states=CHOSEN),
    part("tab", "Security"),
    title="Help",
)


def decide(step_text: str, shown: Snapshot, opened: tuple[Turn, ...] = (), tried: tuple[Turn, ...] = ()) -> Decision:
    kind, words = step_text.split(" ", 1)
    step = Step(kind.lower(), words, template=words)  # type: ignore[arg-type]
    return EmbeddedLam().decide(step, shown, Memory(base_url="http://shop.test", opened=opened, tried=tried))


def opened(decision: Decision, shown: Snapshot) -> str:
    """The name of what is opened."""
    assert isinstance(decision, Act), decision
    assert decision.tentative
    node = shown.get(decision.actions[0].target)
    return node.name or node.text if node is not None else "the page"


def names(shown: Snapshot, said: str = "I do something") -> list[str]:
    """The names of all that may be opened there, in the order in which it is tried."""
    return [one.node.name if one.node else "the page" for one in openers(Page(shown), said, page_words())]


def clicked(ref: str, before: Snapshot) -> Turn:
    return Turn(Action("click", ref), f'click button "{before.by_ref[ref].name}"', before.url, before)


def test_what_is_on_the_page_is_not_looked_for() -> None:
    decision = decide("When I click Returns", FAQ)
    assert isinstance(decision, Act)
    assert not decision.tentative


def test_what_the_step_names_is_opened_first() -> None:
    assert opened(decide('When I click "Send it back" under Returns', FAQ), FAQ) == "Returns"
    assert opened(decide('When I click "Change it" in the security settings', FAQ), FAQ) == "Security"


@pytest.mark.parametrize(
    "step",
    [
        'Then I see "Send it back"',
        'Then the "Returns" answer is shown',
        'Then I do not see "Send it back"',
        'Then I click "Send it back"',
        'Given I see "Send it back"',
        'When "Send it back" is visible',
        'Then "Send it back" is not shown',
    ],
)
def test_what_is_seen_is_seen_as_the_page_is(step: str) -> None:
    assert not isinstance(decide(step, FAQ), Act)


@pytest.mark.parametrize("kind", ["Given", "When"])
def test_what_is_done_may_be_looked_for(kind: str) -> None:
    assert opened(decide(f'{kind} I click "Send it back"', FAQ), FAQ) == "Delivery"


def test_each_kind_of_opener_is_known() -> None:
    shown = page(
        button("Shipping", states=FOLDED),
        part("tab", "Security"),
        button("Account", aria_haspopup="menu"),
        button("☰"),
        part("button", name="", class_="navbar-toggler"),
        button("Show more"),
        link("Read more", href="#"),
        part("treeitem", "Fruit", states=FOLDED),
        part("navigation", text("1 of 3"), button("Next"), class_="pagination"),
    )
    assert names(shown) == ["Shipping", "Fruit", "Account", "☰", "", "Security", "Show more", "Read more", "Next"]


def test_what_holds_deeds_is_opened_first_for_a_deed() -> None:
    shown = page(button("Filters", states=FOLDED), button("More actions", states=FOLDED))
    assert names(shown, "I publish the page") == ["More actions", "Filters"]
    assert names(shown, "I look at the page") == ["Filters", "More actions"]


REVEALS = frozenset({"reveals"})


def test_a_link_that_leads_away_is_pointed_at_for_what_is_behind_it() -> None:
    shown = page(link("Products", href="/products", states=REVEALS), link("Jobs", href="/jobs"))
    decision = decide('When I click "Lamps"', shown)
    assert opened(decision, shown) == "Products"
    assert isinstance(decision, Act)
    assert [action.name for action in decision.actions] == ["hover"]
    after = page(link("Products", href="/products"), link("Jobs", href="/jobs"), listing(item(link("Desks"))))
    turn = Turn(decision.actions[0], "hover over link", shown.url, shown)
    assert decide('When I click "Lamps"', after, opened=(turn,)) == TakeBack()
    assert way_back(turn, after, ()) == Action("hover", "1")
    assert isinstance(decide('When I click "Lamps"', shown, tried=(turn,)), Refuse)


def test_what_came_up_under_the_mouse_is_looked_into_before_anything_else() -> None:
    shown = page(link("Products", href="/products", states=REVEALS), button("Account", states=FOLDED))
    turn = Turn(Action("hover", "1"), "hover over link", shown.url, shown)
    inner = item(link("Desks", href="/desks", states=REVEALS))
    after = page(link("Products", href="/products"), button("Account", states=FOLDED), listing(inner))
    assert opened(decide('When I click "Lamps"', after, opened=(turn,)), after) == "Desks"


def test_what_is_pressed_is_not_pressed_again() -> None:
    assert names(page(button("More", states=frozenset({"pressed"})), button("Show more"))) == ["Show more"]


def test_where_the_steps_work_in_a_dialog_nothing_beside_it_is_opened() -> None:
    before = page(button("Account", states=FOLDED), button("Edit"))
    inside = part("dialog", button("Details", states=FOLDED), textbox("Name"), name="Edit")
    shown = page(button("Account", states=FOLDED), button("Edit"), inside)
    earlier = (Step("when", "I edit", template="I edit"), (clicked("2", before),))
    step = Step("when", 'I click "Remove photo"', template="")

    def looked_for(tried: tuple[Turn, ...]) -> Decision:
        return EmbeddedLam().decide(step, shown, Memory(earlier=(earlier,), tried=tried))

    assert opened(looked_for(()), shown) == "Details"
    assert isinstance(looked_for((clicked("4", shown),)), Refuse)


@pytest.mark.parametrize(
    "control",
    [
        button("Delete account", aria_haspopup="dialog"),
        button("Save", states=frozenset()),
        button("More", states=frozenset({"disabled"})),
        button("More", visible=False),
        link("More", href="/more"),
        link("All products", href="/products", states=FOLDED),
        form(textbox("Name"), button("More options")),
        form(button("Details", states=FOLDED)),
        form(textbox("Name"), button("Next", type_="button")),
        button("Next"),
        part("checkbox", "Show all"),
        part("switch", "More"),
        button("Log out", aria_haspopup="true"),
        button("Account", states=OPEN),
        part("tab", "General", states=CHOSEN),
    ],
    ids=lambda control: f"{control.role} {control.text}",
)
def test_what_sends_leaves_or_commits_is_never_opened(control: object) -> None:
    assert names(page(control)) == []  # type: ignore[arg-type]


def test_a_button_of_a_form_that_sends_nothing_may_be_opened() -> None:
    assert names(page(form(button("Details", states=FOLDED, type_="button")))) == ["Details"]


def test_of_menus_that_all_rows_have_only_that_of_the_named_row_is_opened() -> None:
    rows = [row(cell(name), cell(button("Actions", aria_haspopup="menu"))) for name in ("Ada", "Bob", "Cleo")]
    shown = page(table(row(columnheader("Name"), columnheader("")), *rows))
    (found,) = openers(Page(shown), 'I archive the row of "Bob"', page_words())
    assert found.node is not None
    assert shown.by_ref[shown.by_ref[found.node.parent or ""].parent or ""].text.startswith("Bob")
    assert openers(Page(shown), "I archive it", page_words()) == []


def test_what_the_menu_of_a_row_offers_is_that_rows_wherever_it_stands() -> None:
    rows = [
        row(cell(name), cell(button("Actions", aria_haspopup="menu", ref=name), link("Archive", href=f"#{name}")))
        for name in ("Ada", "Bob")
    ]
    before = page(table(row(columnheader("Name"), columnheader("")), *rows))
    offered = part("menu", part("menuitem", "Block", ref="block"), part("menuitem", "Invite", ref="invite"))
    after = page(table(row(columnheader("Name"), columnheader("")), *rows), offered)
    turn = clicked("Bob", before)
    for step in ('When I click "Block" in the row "Bob"', 'When I click "Block" in the row of "Bob"'):
        first = decide(step, before)
        assert isinstance(first, Act)
        assert [(action.target, action.within_text) for action in first.actions] == [("Bob", "Bob")]
    decision = decide('When I click "Block" in the row "Bob"', after, opened=(turn,))
    assert isinstance(decision, Act)
    assert [action.target for action in decision.actions] == ["block"]
    assert decide('When I click "Block" in the row "Ada"', after, opened=(turn,)) == TakeBack()


def test_a_deed_on_a_named_row_is_never_done_by_another_rows_button() -> None:
    rows = [row(cell("Ada"), cell(button("Block"))), row(cell("Bob"), cell("blocked"))]
    decision = decide('When I block "Bob"', page(table(row(columnheader("Name"), columnheader("")), *rows)))
    assert isinstance(decision, Refuse)


def test_what_was_opened_is_looked_into_before_anything_else() -> None:
    before = page(button("Delivery", states=FOLDED), button("Returns", states=FOLDED))
    after = page(
        button("Delivery", states=OPEN),
        button("Returns", states=FOLDED),
        group(button("Express", states=FOLDED)),
    )
    turn = clicked("1", before)
    assert opened(decide('When I click "Book it"', after, opened=(turn,)), after) == "Express"


def test_what_did_not_help_is_taken_back_and_not_opened_again() -> None:
    after = page(button("Delivery", states=OPEN), text("We deliver."), button("Returns", states=FOLDED))
    before = page(
        button("Delivery", states=FOLDED), text("We deliver.", visible=False), button("Returns", states=FOLDED)
    )
    turn = Turn(Action("click", "1"), "", before.url, before)
    assert decide('When I click "Book it"', after, opened=(turn,)) == TakeBack()
    again = decide('When I click "Book it"', before, tried=(turn,))
    assert opened(again, before) == "Returns"


def test_what_was_loaded_anew_is_known_by_its_name() -> None:
    before = page(button("Delivery", states=FOLDED))
    anew = replace(before, nodes=tuple(replace(node, ref=f"new{node.ref}") for node in before.nodes), document="2")
    decision = decide('When I click "Book it"', anew, tried=(clicked("1", before),))
    assert isinstance(decision, Refuse)


def test_a_refusal_says_what_was_opened_in_vain() -> None:
    shown = page(button("Delivery", states=FOLDED), button("Returns", states=FOLDED))
    decision = decide('When I click "Book it"', shown, tried=(clicked("1", shown), clicked("2", shown)))
    assert isinstance(decision, Refuse)
    assert (decision.kind, decision.reason) == ("missing", 'no "Book it" on "Shop"')
    assert decision.remedy.startswith('Looked for in vain: click button "Delivery", click button "Returns".\n')


def test_the_number_of_tries_is_bounded() -> None:
    shown = page(*(button(f"Section {number}", states=FOLDED) for number in range(TRIES + 5)))
    tried: tuple[Turn, ...] = ()
    while isinstance(decision := decide('When I click "Book it"', shown, tried=tried), Act):
        tried += (clicked(decision.actions[0].target or "", shown),)
    assert isinstance(decision, Refuse)
    assert len(tried) == TRIES


def test_openers_inside_one_another_are_opened_to_a_depth() -> None:
    pages = [page(*(button(f"Level {n}", states=FOLDED) for n in range(level + 1))) for level in range(DEPTH + 1)]
    turns = tuple(clicked(str(level + 1), pages[level]) for level in range(DEPTH))
    assert opened(decide('When I click "Book it"', pages[DEPTH - 1], opened=turns[: DEPTH - 1]), pages[DEPTH - 1])
    assert decide('When I click "Book it"', pages[DEPTH], opened=turns) == TakeBack()


def leafed(number: int) -> Snapshot:
    """A page of a list, with what leads on."""
    rows = [row(cell(f"Person {number}-{n}", ref=f"p{number}-{n}")) for n in range(3)]
    nav = part("navigation", text(f"{number} of 99"), button("Next", ref="next"), class_="pager")
    return page(table(row(columnheader("Name")), *rows), nav)


def test_the_next_page_is_turned_to_again_and_again_to_a_limit() -> None:
    turns: tuple[Turn, ...] = ()
    while isinstance(decision := decide('When I click "Person 50-1"', leafed(len(turns)), opened=turns), Act):
        assert opened(decision, leafed(len(turns))) == "Next"
        turns += (Turn(decision.actions[0], "", before=leafed(len(turns))),)
    assert decision == TakeBack()
    assert len(turns) == CHAIN


def test_a_list_that_goes_no_further_is_not_led_on() -> None:
    turn = Turn(Action("click", "next"), before=leafed(1))
    assert decide('When I click "Person 50-1"', leafed(1), opened=(turn,)) == TakeBack()


def test_a_long_list_is_scrolled_when_nothing_else_is_left() -> None:
    shown = page(listing(*(item(f"Story {n}") for n in range(20))), button("Show more"))
    assert names(shown)[:2] == ["Show more", "the page"]


def test_a_poor_likeness_in_what_was_opened_is_not_taken() -> None:
    head = [heading("Shop"), text("Shop hours"), link("Shop news", href="#")]
    before = page(*head, button("Menu", states=FOLDED))
    after = page(*head, button("Menu", states=OPEN), link("Insurance", href="#"))
    assert isinstance(decide("When I click the shop insurance", after), Act)
    assert decide("When I click the shop insurance", after, opened=(clicked("4", before),)) == TakeBack()


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        (page(button("A", states=FOLDED)), page(button("A", states=OPEN), text("in A")), Action("click", "1")),
        (
            page(part("tab", "A"), part("tab", "B", states=CHOSEN), text("in B")),
            page(part("tab", "A", states=CHOSEN), part("tab", "B"), text("in A")),
            Action("click", "2"),
        ),
        (page(button("Show more")), page(button("Show less"), text("more")), Action("click", "1")),
        (page(button("Menu")), page(button("Menu"), link("About", href="#")), Action("click", "1")),
        (
            page(button("A", aria_haspopup="menu")),
            page(button("A", aria_haspopup="menu"), part("menu", part("menuitem", "One"))),
            Action("press", value="ESCAPE"),
        ),
        (
            page(button("A")),
            page(button("A"), part("dialog", button("OK"), button("Close"))),
            Action("click", "4"),
        ),
        (page(link("Next", href="?page=2")), page(text("2"), url="http://shop.test/?page=2"), Action("back")),
        (leafed(1), page(text("2"), button("Previous"), button("Next", ref="next")), Action("click", "2")),
        (page(button("A")), Snapshot("", "", (), dialog="Sure?"), Action("dismiss")),
    ],
    ids=["fold", "tab", "less", "menu", "popup", "dialog", "address", "previous page", "browser's dialog"],
)
def test_what_was_opened_is_closed_again(before: Snapshot, after: Snapshot, action: Action) -> None:
    ref = "next" if before.get("next") else "1"
    turn = Turn(Action("click", ref), before=before)
    assert way_back(turn, after, ()) == action
    assert way_back(turn, before, ()) is None
    assert way_back(turn, after, (action,)) != action


def test_what_can_not_be_closed_stays() -> None:
    before, after = page(button("Load more")), page(button("Load more"), text("more"))
    assert way_back(Turn(Action("click", "1"), before=before), after, ()) is None


def test_a_picture_is_pointed_at_before_it_is_clicked_and_taken_back_but_once() -> None:
    dots = text(class_="more", box=Box(10, 10, 16, 16))
    shown = page(text(text("Ada"), text("Hello"), dots), title="Post")
    first = decide('When I click "Mute"', shown)
    assert isinstance(first, Act)
    assert [action.name for action in first.actions] == ["hover", "click"]
    failed = Turn(first.actions[0], "pointed", shown.url, shown)
    assert isinstance(decide('When I click "Mute"', shown, tried=(failed,)), Refuse)
