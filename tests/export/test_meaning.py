"""In a real browser: exported code judges, finds and does what the live run judged, found and did."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.browser import perception, probing, start
from pytest_lam.checking import evaluate
from pytest_lam.checks import Check
from pytest_lam.export import export
from pytest_lam.export.locators import candidates
from pytest_lam.proofs import reading_of
from pytest_lam.recording import RecordedAction, RecordedCheck, RecordedStep, Target
from pytest_lam.settings import BrowserSettings
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.values import Day

from .situations import recording, step

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><meta charset=utf-8><title> The   Shop </title>
<h1>Desk&nbsp;lamps &amp; more</h1><h2 hidden>Hidden heading</h2><h2>Cart</h2>
<p id=badge>  3   items </p><p id=price>€ 1,299.50</p><p id=vanished hidden>gone</p>
<ul id=list><li><h3>Desk lamp</h3><button>Add</button></li><li><h3>Mug "XL"</h3><button>Add</button></li>
<li hidden>secret</li></ul>
<table id=orders><thead><tr><th>Customer<th>State</tr></thead>
<tbody><tr><td>Ada<td>open<tr><td>Bo<td>paid <b>late</b></tbody></table>
<label for=name>Full name</label><input id=name value=" Ada  L "><input aria-label=Empty id=empty required>
<select id=land><option>Norway<option selected>United  Kingdom</select>
<input type=checkbox id=terms checked><label for=terms>I agree</label><input type=checkbox id=news aria-label=News>
<button id=off disabled>Off</button><button aria-label="Close it" id=close>&times;</button>
<button aria-expanded=true id=menu>Menu</button><a href="#x" id=home>Home <span>page</span></a>
<img alt=Logo src=data:,><div role=alert id=alert>Saved!</div><input type=submit value="Send it">
<iframe title=Pay srcdoc="<label>Card <input id=card value=4111></label>"></iframe>
<ul id=fruit><li>Pear <b class=item-price>2,50 €</b><li>Fig <b class=item-price>2,50 €</b>
<li>Äpple <b class=item-price>10,00 €</b></ul><p id=debt>-$5.00</p><p id=due>Due Monday, 19 Dec 2016</p>
<ul id=sums><li><b>£39.90</b> or £40<li>39.90 or 39<button>Pay £39.90</button></ul><p id=day>12/31/2016</p>
<h3>Wednesday 21 December 2016</h3><input id=when aria-label=When placeholder="19.12.2016" value="20 Dec 2016">
<p id=sent>2016-12-19 10:30</p><p id=figures>03/04/2020</p><input id=code aria-label=Code placeholder="e.g.  SUMMER">
<table id=bills><tr><th>Date<th>Sum</tr><tr><td>1 Jan 2020<td>9.50<tr><td>15 Feb 2020<td>10.00</table>
<table id=plain><tr><td>Ada<td id=age><input aria-label=Age value=36>
<tr><td>Bo<td id=years><input aria-label=Years value=7></table>
<p id=way><a id=help href="?topic=cart#top">Help</a></p><img id=lost alt=Lost src="missing.png">
<img id=dot alt=Dot width=20 height=20 src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">
<shop-rating id=host></shop-rating><div role=combobox id=font>Serif  12</div>
<script>document.querySelector('#host').attachShadow({mode:'open'}).innerHTML =
'<output id=score>5 of 5</output><button aria-label="Rate 1" onclick="score.textContent=1">1</button>';
document.querySelector('#host').shadowRoot.querySelector('button').onclick =
 e => e.target.getRootNode().querySelector('#score').textContent = '1 of 5';</script>"""

P, F, A = "Pear 2,50 €", "Fig 2,50 €", "Äpple 10,00 €"
JANUARY, FEBRUARY = (
    (("Date", day), ("Sum", amount)) for day, amount in (("1 Jan 2020", "9.50"), ("15 Feb 2020", "10.00"))
)

CHECKS: dict[str, tuple[str, dict[str, Any]]] = {
    "text equals": ("badge", {"name": "text", "expected": "3 items"}),
    "text equals in other case": ("badge", {"name": "text", "expected": "3 Items"}),
    "text contains": ("badge", {"name": "text", "expected": "ITEM", "comparison": "contains"}),
    "text at least": ("badge", {"name": "text", "expected": "3", "comparison": "at least"}),
    "text at most": ("price", {"name": "text", "expected": "1299", "comparison": "at most"}),
    "page text": ("", {"name": "text", "expected": "desk lamps & MORE", "comparison": "contains"}),
    "page text that is hidden": ("", {"name": "text", "expected": "Hidden heading", "comparison": "contains"}),
    "text in a shadow root": ("score", {"name": "text", "expected": "5 of 5"}),
    "heading": ("", {"name": "heading", "expected": "Desk lamps & more"}),
    "heading that is hidden": ("", {"name": "heading", "expected": "Hidden heading"}),
    "heading contains": ("", {"name": "heading", "expected": "LAMP", "comparison": "contains"}),
    "title": ("", {"name": "title", "expected": "The Shop"}),
    "title contains": ("", {"name": "title", "expected": "shop", "comparison": "contains"}),
    "address": ("", {"name": "address", "expected": "{path}"}),
    "address with a query": ("", {"name": "address", "expected": "{path}?a=1"}),
    "another address": ("", {"name": "address", "expected": "/x"}),
    "value": ("name", {"name": "value", "expected": "Ada L"}),
    "value of a select": ("land", {"name": "value", "expected": "United Kingdom"}),
    "value that scripts hold": ("font", {"name": "value", "expected": "Serif 12"}),
    "value in a frame": ("card", {"name": "value", "expected": "4111"}),
    **{
        f"{target} is {state}": (target, {"name": "state", "expected": state})
        for target in ("terms", "news", "off", "close", "empty", "name", "menu", "score")
        for state in ("checked", "unchecked", "visible", "enabled", "disabled", "empty", "required", "expanded")
    },
    "count of items": ("list", {"name": "count", "role": "listitem", "expected": "2"}),
    "count of items with a text": ("list", {"name": "count", "role": "listitem", "expected": "1", "named": "mug"}),
    "count of data rows": ("orders", {"name": "count", "role": "row", "expected": "2"}),
    "count of buttons": ("", {"name": "count", "role": "button", "expected": "6", "comparison": "at least"}),
    "row": ("orders", {"name": "row", "cells": (("customer", "Bo"), ("State", "paid late"))}),
    "row in any table": ("", {"name": "row", "cells": (("", "open"), ("Customer", "Ada"))}),
    "row of two rows": ("orders", {"name": "row", "cells": (("Customer", "Ada"), ("State", "paid late"))}),
    "row under another header": ("orders", {"name": "row", "cells": (("State", "Ada"),)}),
    **{
        f"present {role} {named}": ("", {"name": "present", "role": role, "named": named})
        for role, named in (
            ("button", "close IT"), ("button", "Off"), ("button", "send it"), ("button", "No"), ("heading", "cart"),
            ("textbox", "full name"), ("link", "Home page"), ("img", "logo"), ("alert", ""), ("alert", "Saved!"),
            ("", "gone"), ("", "Saved!"), ("checkbox", "I agree"), ("heading", 'Mug "XL"'), ("combobox", ""),
            ("link", "hom"),
        )
    },
    **{
        f"{target} {comparison} {expected}": (
            target,
            {"name": "text", "expected": expected, "comparison": comparison},
        )
        for target, comparison, expected in (
            ("badge", "starts with", "3"), ("badge", "starts with", "items"), ("badge", "ends with", "items"),
            ("badge", "ends with", "3"), ("badge", "matches", r"^\d+ \w+$"), ("badge", "matches", r"^\d+$"),
            ("badge", "more than", "2"), ("badge", "more than", "3"), ("badge", "less than", "4"),
            ("badge", "less than", "3"), ("badge", "amounts to", "3.0"), ("badge", "amounts to", "4"),
            ("price", "amounts to", "1299.5"), ("price", "amounts to", "1.299,50 €"),
            ("price", "amounts to", "$1299.5"),
            ("debt", "amounts to", "-5"), ("debt", "less than", "0"), ("list", "more than", "1"),
            ("due", "amounts to", "2016-12-19"), ("due", "amounts to", "2016-12-20"),
            ("due", "less than", "Dec 20, 2016"),
            ("due", "more than", "2016-12-19"), ("due", "at least", "19.12.2016"), ("due", "at most", "18.12.2016"),
            ("sent", "amounts to", "2016-12-19"), ("sent", "more than", "19 Dec 2016 10:29"),
            ("sent", "less than", "19 Dec 2016 10:30"), ("sent", "at most", "19 December 2016"),
            ("due", "less than", "2016-12-19 23:00"), ("figures", "amounts to", "2020-04-03"),
            ("figures", "amounts to", "2020-03-04"), ("figures", "more than", "2020-03-10"),
        )
    },
    **{
        f"list {comparison} {' '.join(items)}": (
            "fruit",
            {"name": "list", "role": "listitem", "items": items, "comparison": comparison},
        )
        for comparison in ("equals", "any order", "in order", "contains")
        for items in ((P, F, A), (A, P, F), (P, A), (A, P), (P, P), (P, F, A, A), ("Pear",), ())
    },
    **{
        f"table {comparison} {rows}": ("bills", {"name": "table", "rows": rows, "comparison": comparison})
        for comparison in ("equals", "any order", "in order", "contains")
        for rows in (
            (JANUARY, FEBRUARY), (FEBRUARY, JANUARY), (FEBRUARY,), ((("sum", "10.00"),),), ((("Sum", "1 Jan 2020"),),),
        )
    },
    "table of all cells": ("plain", {"name": "table", "rows": ((("", "Ada"), ("", "36")), (("", "Bo"), ("", "7")))}),
    "table of other cells": ("plain", {"name": "table", "rows": ((("", "36"), ("", "Ada")), (("", "Bo"), ("", "7")))}),
    **{
        f"{target} in order {expected} {named}": (
            target, {"name": "order", "role": role, "expected": expected, "named": named},
        )
        for expected in ("ascending", "descending")
        for target, role, named in (
            ("fruit", "listitem", "price"), ("fruit", "listitem", ""), ("fruit", "listitem", "weight"),
            ("bills", "row", "Date"), ("bills", "row", "sum"), ("list", "heading", ""), ("plain", "row", ""),
        )
    },
    **{
        f"each {named} of {target} {comparison} {expected}": (
            target, {"name": "each", "role": role, "named": named, "expected": expected, "comparison": comparison},
        )
        for target, role, named, comparison, expected in (
            ("fruit", "listitem", "", "contains", "€"), ("fruit", "listitem", "", "contains", "Fig"),
            ("fruit", "listitem", "", "contains", "$"), ("fruit", "listitem", "price", "at least", "2.5"),
            ("fruit", "listitem", "price", "more than", "10"), ("fruit", "listitem", "price", "equals", "2,50 €"),
            ("fruit", "listitem", "weight", "contains", "2"), ("bills", "row", "sum", "at most", "10"),
            ("bills", "row", "Sum", "matches", r"^\d+\.\d\d$"), ("bills", "row", "Date", "ends with", "2020"),
            ("orders", "row", "State", "equals", "open"), ("orders", "row", "", "contains", "late"),
            ("list", "heading", "", "starts with", "Desk"), ("fruit", "heading", "", "contains", "x"),
        )
    },
    **{
        f"{expected} {role} that are {state}": (
            "", {"name": "count", "role": role, "expected": expected, "state": state, "named": named},
        )
        for role, state, expected, named in (
            ("checkbox", "checked", "1", ""), ("checkbox", "checked", "2", ""), ("checkbox", "unchecked", "1", ""),
            ("button", "disabled", "1", ""), ("button", "disabled", "1", "off"), ("button", "disabled", "1", "menu"),
        )
    },
    "placeholder": ("code", {"name": "placeholder", "expected": "e.g. SUMMER"}),
    "placeholder contains": ("code", {"name": "placeholder", "expected": "summer", "comparison": "contains"}),
    "no placeholder": ("name", {"name": "placeholder", "expected": "Name"}),
    **{
        f"{target} leads {comparison} {expected}": (
            target, {"name": "link", "expected": expected, "comparison": comparison},
        )
        for target, comparison, expected in (
            ("help", "equals", "{path}"), ("help", "equals", "{path}?topic=cart"), ("help", "equals", "/"),
            ("help", "equals", "{path}#top"), ("help", "contains", "topic=cart#top"), ("help", "ends with", "#top"),
            ("help", "starts with", "/"), ("way", "equals", "{path}"), ("badge", "equals", "/"),
            ("badge", "contains", "topic"),
        )
    },
    **{
        f"{target} is {state}": (target, {"name": "state", "expected": state})
        for target in ("lost", "dot")
        for state in ("loaded", "broken")
    },
    **{
        f"items {comparison} {number}": (
            "list", {"name": "count", "role": "listitem", "expected": number, "comparison": comparison},
        )
        for comparison in ("more than", "less than")
        for number in ("1", "2", "3")
    },
    "present containing": ("", {"name": "present", "role": "link", "named": "hom", "comparison": "contains"}),
    **{
        f"{role} mentioning {name}": (
            "sums", {"name": "present", "role": role, "named": name, "comparison": "contains"},
        )
        for role, name in (
            ("listitem", "£39"), ("listitem", "£39.90"), ("listitem", "9.90"), ("listitem", "39"), ("", "£4"),
            ("", "£40"), ("button", "39"), ("button", "Pay"), ("button", "£39.90"), ("listitem", "or  39"),
        )
    },
    **{
        f"{name} of {target} {comparison} {expected}": (
            target, {"name": name, "expected": expected, "comparison": comparison},
        )
        for name, target, comparison, expected in (
            ("heading", "", "amounts to", "2016-12-21"), ("heading", "", "amounts to", "2016-12-22"),
            ("heading", "", "more than", "20 Dec 2016"), ("heading", "", "at most", "20 Dec 2016"),
            ("placeholder", "when", "amounts to", "2016-12-19"), ("placeholder", "when", "less than", "2016-12-19"),
            ("value", "when", "amounts to", "12/20/2016"), ("value", "when", "at least", "2016-12-21"),
        )
    },
    **{
        f"{target} {comparison} {day}": (target, {"name": "text", "expected": day, "comparison": comparison})
        for target, comparison, day in (
            ("due", "less than", Day("a month ago", months=-1)), ("due", "more than", Day("in a year", months=12)),
            ("due", "less than", Day("today")), ("due", "more than", Day("tomorrow", 1)),
            ("day", "less than", Day("today", format="%d/%m/%Y")), ("day", "amounts to", Day("on Monday", 0, 0)),
        )
    },
    **{
        f"each date {comparison} {expected}": (
            "bills",
            {"name": "each", "role": "row", "named": "Date", "expected": expected, "comparison": comparison},
        )
        for comparison, expected in (
            ("more than", "2019-12-31"), ("more than", "1 Jan 2020"), ("at most", "15.02.2020"),
            ("amounts to", "15 Feb 2020"),
        )
    },
    "present inside": ("list", {"name": "present", "role": "heading", "named": "Cart"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """A browser on the page."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    browser = start(BrowserSettings())
    browser.get(path.as_uri())
    yield browser
    browser.quit()


@pytest.fixture(scope="module")
def snapshot(driver: WebDriver) -> Snapshot:
    """The page as the live run perceives it."""
    return perception.observe(driver)


def node_of(snapshot: Snapshot, identity: str) -> Node:
    return next(node for node in snapshot.nodes if node.attributes.get("id") == identity)


def target_of(driver: WebDriver, snapshot: Snapshot, node: Node) -> Target:
    def best(ref: str) -> Any:
        other = snapshot.by_ref[ref]
        return probing.unique(driver, other, candidates(other, snapshot))[0]

    locators = probing.unique(driver, node, candidates(node, snapshot))
    frames, hosts = tuple(map(best, node.frames)), tuple(map(best, node.hosts))
    return Target(node.role, node.name, node.tag, locators, frames, hosts, attributes=node.attributes)


def functions(*steps: RecordedStep) -> dict[str, Any]:
    """The step functions that are exported for these steps."""
    source = export(recording(steps)).replace('scenarios("shop.feature")\n', "")
    module: dict[str, Any] = {}
    exec(compile(source, "exported.py", "exec"), module)
    return module


def run(driver: WebDriver, function: Any) -> None:
    """Run a step function as pytest-bdd would."""
    given = {"driver": driver, "wait": WebDriverWait(driver, 0.2, 0.05), "base_url": "http://localhost"}
    function(**{name: given[name] for name in inspect.signature(function).parameters})


CASES = [(name, negated) for name in CHECKS for negated in (False, True)]
WORDS = ["see_" + "".join(chr(ord("a") + int(digit)) for digit in f"{index:03}") for index in range(len(CASES))]
"""A step for each case, without numbers, so that none is taken for a value of another."""


@pytest.fixture(scope="module")
def checks(driver: WebDriver, snapshot: Snapshot) -> dict[str, tuple[Check, RecordedCheck]]:
    """Each case as the live run judges it and as it is recorded."""
    found = {}
    for word, (name, negated) in zip(WORDS, CASES, strict=True):
        identity, fields = CHECKS[name]
        given = dict(fields)
        if isinstance(given.get("expected"), str):
            given["expected"] = given["expected"].replace("{path}", driver.current_url.removeprefix("file://"))
        node = node_of(snapshot, identity) if identity else None
        target = target_of(driver, snapshot, node) if node else None
        live = Check(**given, target=node.ref if node else None, negated=negated)
        form, expected_form = reading_of(live, snapshot)
        recorded = RecordedCheck(**given, target=target, negated=negated, form=form, expected_form=expected_form)
        found[word] = (live, recorded)
    return found


@pytest.fixture(scope="module")
def module(checks: dict[str, tuple[Check, RecordedCheck]]) -> dict[str, Any]:
    """What all cases are exported as."""
    return functions(*(step("then", word.replace("_", " "), recorded) for word, (_, recorded) in checks.items()))


@pytest.mark.parametrize("word", WORDS, ids=[f"{name}{' not' * negated}" for name, negated in CASES])
def test_an_exported_check_comes_out_as_the_live_one(
    driver: WebDriver,
    snapshot: Snapshot,
    checks: dict[str, tuple[Check, RecordedCheck]],
    module: dict[str, Any],
    word: str,
) -> None:
    live = evaluate(checks[word][0], snapshot)
    if live.holds:
        run(driver, module[word])
    else:
        with pytest.raises(AssertionError):
            run(driver, module[word])


def test_every_perceived_node_that_a_person_would_name_has_a_locator(driver: WebDriver, snapshot: Snapshot) -> None:
    named = [node for node in snapshot.nodes if node.visible and node.name and node.role != "generic"]
    lost = [node.name for node in named if not probing.unique(driver, node, candidates(node, snapshot))]
    assert lost == []


def test_a_button_of_an_item_is_found_by_the_items_text(driver: WebDriver, snapshot: Snapshot) -> None:
    for item in ("Desk lamp", 'Mug "XL"'):
        title = next(node for node in snapshot.nodes if node.role == "heading" and node.text == item)
        holder = snapshot.by_ref[title.parent or ""]
        button = next(node for node in snapshot.descendants(holder) if node.role == "button")
        found = probing.unique(driver, button, candidates(button, snapshot, holder, item))
        assert any(item in locator.slots for locator in found)


def test_actions_reach_into_frames_and_shadow_roots(driver: WebDriver, snapshot: Snapshot) -> None:
    card = target_of(driver, snapshot, node_of(snapshot, "card"))
    rate = next(node for node in snapshot.nodes if node.name == "Rate 1")
    score = target_of(driver, snapshot, node_of(snapshot, "score"))
    acting = (RecordedAction("fill", card, "42"), RecordedAction("click", target_of(driver, snapshot, rate)))
    seeing = (RecordedCheck("value", card, "42"), RecordedCheck("text", score, "1 of 5"))
    run(driver, functions(step("when", "I do it", *acting, *seeing))["do_it"])
    driver.refresh()
