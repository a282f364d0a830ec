"""What applications do to pages: overlays, folds, clickable boxes, broken markup, pages without end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe
from pytest_lam.snapshot import Node, Snapshot

Show = Callable[[str], WebDriver]


def named(snapshot: Snapshot, name: str) -> Node:
    found = [node for node in snapshot.nodes if name in (node.name, node.own_text)]
    assert len(found) == 1, f"{len(found)} {name!r}"
    return found[0]


def states(driver: WebDriver) -> dict[str, frozenset[str]]:
    """The states of every node by its name or own text."""
    return {node.name or node.own_text: node.states for node in observe(driver).nodes}


def test_an_application_drawn_over_an_empty_body_is_perceived(show: Show) -> None:
    driver = show(
        "<body style='overflow:hidden;margin:0'><div style='position:absolute;inset:0;overflow:hidden'>"
        "<button>In the window</button></div>"
    )
    assert "In the window" in states(driver)


@pytest.mark.parametrize(
    ("fold", "inner", "seen"),
    [
        ("", "", False),
        ("", "position:absolute", True),  # what it refers to is around the fold
        ("position:relative", "position:absolute", False),
        ("position:relative", "position:fixed;top:0", True),
    ],
)
def test_a_fold_hides_what_it_holds_and_only_that(show: Show, fold: str, inner: str, seen: bool) -> None:
    driver = show(f"<div style='height:0;overflow:hidden;{fold}'><p><button style='{inner}'>Inner</button></div>")
    assert ("Inner" in states(driver)) is seen


def test_what_lies_under_an_overlay_is_covered_but_there(show: Show) -> None:
    driver = show(
        "<button>Under</button><label><input type=checkbox aria-label=Box><span>Face</span></label>"
        "<div style='position:fixed;inset:0;background:#0008'><button>Over</button></div>"
        "<div style='position:fixed;inset:0;pointer-events:none'>Glass</div>"
    )
    snapshot = observe(driver)
    assert "covered" in named(snapshot, "Under").states
    assert named(snapshot, "Under").visible
    assert "covered" not in named(snapshot, "Over").states


def test_what_is_half_covered_or_scrolled_out_of_its_container_is_not_covered(show: Show) -> None:
    driver = show(
        "<div style='height:60px;overflow:auto'><p style='height:200px'>Tall</p><button>Below</button></div>"
        "<p style='position:relative;height:200px'>After"
        "<button style='position:absolute;left:0;top:40px;width:200px'>Half</button>"
        "<span style='position:absolute;left:0;top:40px;width:100px;height:40px;background:red'></span></p>"
    )
    told = states(driver)
    assert "covered" not in told["Below"] | told["Half"]


def test_the_face_of_a_box_to_tick_does_not_cover_it(show: Show) -> None:
    driver = show(
        "<label style='position:relative;display:block'>"
        "<input type=checkbox aria-label=Box style='width:20px;height:20px'>"
        "<span style='position:absolute;left:0;top:0;width:40px;height:40px;background:green'></span></label>"
    )
    assert "covered" not in states(driver)["Box"]


def test_what_is_made_to_be_clicked_without_a_role_is_told(show: Show) -> None:
    driver = show(
        "<div onclick='1'>Handler</div><div style='cursor:pointer'><span>Pointed</span></div><div tabindex=0>Stop</div>"
        "<ul><li style='cursor:pointer'>Item</ul><div tabindex=-1>Scripted</div><p>Plain</p>"
        "<pre tabindex=0 style='overflow:auto'>Scrolls</pre><button>Button</button><a href=#>Link <b>bold</b></a>"
    )
    told = {name for name, found in states(driver).items() if "clickable" in found}
    assert told == {"Handler", "Pointed", "Stop", "Item"}


def test_what_surrounds_a_control_may_switch_it_off(show: Show) -> None:
    driver = show(
        "<fieldset disabled><legend><button>In legend</button></legend><button>In set</button></fieldset>"
        "<div inert><button>Inert</button></div><div aria-disabled=true><button>Told off</button></div>"
        "<button>On</button>"
    )
    told = {name for name, found in states(driver).items() if "disabled" in found}
    assert {"In set", "Inert", "Told off"} <= told
    assert not told & {"In legend", "On"}


def test_what_the_keys_would_choose_is_active(show: Show) -> None:
    driver = show(
        "<input role=combobox id=c aria-activedescendant=b>"
        "<ul role=listbox><li role=option id=a>A<li role=option id=b>B</ul>"
    )
    driver.execute_script("c.focus()")
    assert [name for name, found in states(driver).items() if "active" in found] == ["B"]


def test_tree_items_tell_how_deep_they_are(show: Show) -> None:
    driver = show(
        "<ul role=tree><li role=treeitem>Top<ul role=group><li role=treeitem>Inner</ul>"
        "<li role=treeitem aria-level=7>Said</ul>"
    )
    levels = {node.name: node.level for node in observe(driver).nodes if node.role == "treeitem"}
    assert levels == {"Top": 1, "Inner": 2, "Said": 7}


@pytest.mark.parametrize(
    "markup",
    [
        "<form><form><input name=a><button>Found</button></form></form>",
        "<div id=x><p id=x>One<p id=x>Two</div><label for=x>L</label><button>Found</button>",
        "<table><button>Found</button><td>Cell",
        "<ul><li><b><i>Wrong</b></i><ul><li>Deep<p><button>Found",
        "<div id=a aria-owns=b><div id=b aria-owns=a><button aria-owns=a id=c aria-labelledby='c a b'>Found</button>",
        "<button id=s aria-labelledby='s t' aria-label=Found></button><i id=t aria-labelledby=s></i>",
        "<label>Round <label>and <input></label></label><button>Found</button>",
        "<a href=1>One<a href=2>Two</a><select><option>A<select><option>B</select><button>Found",
        "<svg><foreignObject width=90 height=30><button>Found</button></foreignObject></svg>",
        "<div role='' aria-label aria-level=x tabindex=x contenteditable=maybe><button>Found</button></div>",
        "<input type=checkbox list=nowhere aria-describedby='  nowhere '><details><button>Hidden</button></details>"
        "<button>Found</button>",
    ],
)
def test_broken_markup_is_perceived_all_the_same(show: Show, markup: str) -> None:
    snapshot = observe(show(markup))
    assert any("Found" in node.name for node in snapshot.nodes if node.role == "button")


TAGS = (
    *("div", "span", "p", "ul", "li", "table", "tr", "td", "th", "button", "a", "input", "select", "option"),
    *("label", "form", "fieldset", "legend", "details", "summary", "svg", "h2"),
)
ATTRIBUTES = (
    *("id", "for", "role", "aria-labelledby", "aria-describedby", "aria-owns", "aria-activedescendant"),
    *("aria-label", "title", "tabindex", "href", "hidden", "type", "style", "aria-hidden", "aria-level"),
    *("aria-checked", "colspan", "rowspan", "scope", "list", "contenteditable"),
)
ROLES_AND_STYLES = (
    *("button", "row", "cell", "tab", "treeitem", "none", "listbox", "option", "checkbox", "combobox", "grid"),
    *("table", "2", "-1", "true", "position:absolute", "overflow:hidden", "display:contents"),
    *("height:0;overflow:hidden", "opacity:0", "visibility:hidden", "radio", "number"),
)
WORDS = st.sampled_from(["a", "b", "c", "a b", "c a", "x", ""])
VALUES = WORDS | st.sampled_from(ROLES_AND_STYLES)


def opening(tag: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{written}>"


OPENING = st.builds(opening, st.sampled_from(TAGS), st.dictionaries(st.sampled_from(ATTRIBUTES), VALUES, max_size=3))
PIECES = OPENING | st.sampled_from([f"</{tag}>" for tag in TAGS]) | WORDS


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=25))
def test_no_markup_breaks_perception(driver: WebDriver, pieces: list[str]) -> None:
    driver.execute_script("document.body.innerHTML = arguments[0]", "".join(pieces))
    nodes = observe(driver).nodes
    known: set[str] = set()
    for node in nodes:
        assert node.parent is None or node.parent in known  # in document order, each inside of what came before
        assert node.ref not in known
        known.add(node.ref)


def test_a_page_of_fifty_thousand_nodes_is_perceived(show: Show) -> None:
    driver = show("<main></main>")
    driver.execute_script(
        "const row = (_, n) => `<p>Row ${n} <a href='#'>Open ${n}</a>`;"
        "document.querySelector('main').innerHTML = Array.from({length: 25000}, row).join('')"
    )
    snapshot = observe(driver)
    assert not snapshot.cut
    assert len(snapshot.nodes) > 50_000
    assert snapshot.nodes[-1].name == "Open 24999"


def test_a_page_nested_without_end_is_cut_and_says_so(show: Show) -> None:
    driver = show("<p>Before</p>")
    assert not observe(driver).cut
    driver.execute_script(
        "let inner = document.body; inner.innerHTML = '<p>Seen</p>';"
        "for (let n = 0; n < 1500; n++) inner = inner.appendChild(document.createElement('div')); inner.append('Deep')"
    )
    snapshot = observe(driver)
    assert snapshot.cut
    assert snapshot.nodes[1].text == "Seen"
