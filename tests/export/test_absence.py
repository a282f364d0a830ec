"""In a real browser: exported code does not pass because what is not to be there only comes late."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.browser import start
from pytest_lam.export import export
from pytest_lam.recording import RecordedCheck, Target
from pytest_lam.settings import BrowserSettings

from .situations import by_id, recording, step

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><meta charset=utf-8><title>Shop</title>
<button onclick="setTimeout(answer, 300)">Go</button>
<p id=place></p><p id=total>3 items</p><ul id=list></ul><p id=note hidden>Out of stock</p>
<table id=orders><tr><th>Customer</tr></table><label>Code <input id=code></label><input type=checkbox id=terms>
<script>function answer() {
  document.title = 'Error';
  place.innerHTML = '<h2>Out of stock</h2><a href=/>Try again</a>';
  total.textContent = '4 items';
  list.innerHTML = '<li>Lamp';
  note.hidden = false;
  orders.insertRow().insertCell().textContent = 'Ada';
  code.value = 'X';
  terms.checked = true;
}</script>"""
"""Nothing has come of the button at first; all of it comes after 300 ms."""

PLACE, TOTAL, LIST, NOTE = (by_id("paragraph", name, name, tag="p") for name in ("place", "total", "list", "note"))
ORDERS, CODE, TERMS = (
    by_id(role, name, name) for role, name in (("table", "orders"), ("textbox", "code"), ("checkbox", "terms"))
)
LATE: dict[str, tuple[Target | None, dict[str, Any]]] = {
    "a text of the page": (None, {"name": "text", "expected": "out of", "comparison": "contains", "negated": True}),
    "a text": (PLACE, {"name": "text", "expected": "stock", "comparison": "contains", "negated": True}),
    "any text": (PLACE, {"name": "text", "expected": ""}),
    "another text": (TOTAL, {"name": "text", "expected": "4 items", "negated": True}),
    "an amount": (TOTAL, {"name": "text", "expected": "4", "comparison": "amounts to", "negated": True}),
    "a limit": (TOTAL, {"name": "text", "expected": "4", "comparison": "at least", "negated": True}),
    "a heading": (None, {"name": "heading", "expected": "Out of stock", "negated": True}),
    "a heading with that": (None, {"name": "heading", "expected": "out", "comparison": "contains", "negated": True}),
    "a title": (None, {"name": "title", "expected": "Error", "negated": True}),
    "a link": (None, {"name": "present", "role": "link", "named": "Try again", "negated": True}),
    "a state": (TERMS, {"name": "state", "expected": "checked", "negated": True}),
    "what is hidden": (NOTE, {"name": "state", "expected": "hidden"}),
    "what is not visible": (NOTE, {"name": "state", "expected": "visible", "negated": True}),
    "items": (LIST, {"name": "count", "role": "listitem", "expected": "0"}),
    "another number of items": (LIST, {"name": "count", "role": "listitem", "expected": "1", "negated": True}),
    "no more items": (LIST, {"name": "count", "role": "listitem", "expected": "0", "comparison": "at most"}),
    "fewer items": (LIST, {"name": "count", "role": "listitem", "expected": "1", "comparison": "less than"}),
    "a list": (LIST, {"name": "list", "role": "listitem", "items": ("Lamp",), "negated": True}),
    "item": (LIST, {"name": "list", "role": "listitem", "items": ("Lamp",), "negated": True, "comparison": "contains"}),
    "a row": (ORDERS, {"name": "row", "cells": (("Customer", "Ada"),), "negated": True}),
    "a table": (ORDERS, {"name": "table", "rows": ((("Customer", "Ada"),),), "negated": True}),
    "a value": (CODE, {"name": "value", "expected": "X", "negated": True}),
    "any value": (CODE, {"name": "value", "expected": ""}),
    "a change": (TOTAL, {"name": "change", "expected": "0", "noted": "total"}),
    "a change by so much": (TOTAL, {"name": "change", "expected": "+1", "noted": "total", "negated": True}),
    "a change of a number": (LIST, {"name": "change", "role": "listitem", "expected": "0", "noted": "number"}),
}  # fmt: skip
NOTED = {"total": "3 items", "number": "0"}
"""What was there before the button was clicked."""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """A browser on the page."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    browser = start(BrowserSettings())
    browser.get(path.as_uri())
    yield browser
    browser.quit()


def claimed(late: str) -> Any:
    """The step function that is exported for the check that this has not come."""
    target, fields = LATE[late]
    source = export(recording((step("then", "nothing comes", RecordedCheck(target=target, **fields)),)))
    module: dict[str, Any] = {}
    exec(compile(source.replace('scenarios("shop.feature")\n', ""), "exported.py", "exec"), module)
    return module["nothing_comes"]


def run(driver: WebDriver, function: Any) -> None:
    given = {"driver": driver, "wait": WebDriverWait(driver, 1, 0.05), "remembered": NOTED}
    function(**{name: given[name] for name in inspect.signature(function).parameters})


@pytest.mark.parametrize("late", LATE)
def test_what_comes_late_is_no_absence(driver: WebDriver, late: str) -> None:
    driver.refresh()
    driver.find_element(By.TAG_NAME, "button").click()
    with pytest.raises(AssertionError):
        run(driver, claimed(late))


@pytest.mark.parametrize("late", LATE)
def test_what_never_comes_is_an_absence(driver: WebDriver, late: str) -> None:
    driver.refresh()
    run(driver, claimed(late))
