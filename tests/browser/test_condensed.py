"""Real pages as text: every control of theirs has a reference, and no visible word is lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe
from pytest_lam.condensed import condense, condense_changes
from pytest_lam.condensed.notation import INTERACTIVE

from .conftest import PAGES

NOTATION = re.compile(r"\\(.)|\[[a-z]*\d+ ?|\]")

VISIBLE_WORDS = """
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), words = [];
    while (walker.nextNode()) {
      const inside = walker.currentNode.parentElement;
      if (inside.closest("option, script, style, datalist, canvas, svg, video, object")) continue;
      if (inside.closest("details:not([open])") && !inside.closest("summary")) continue;
      if (inside.getClientRects().length && inside.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        words.push(...walker.currentNode.data.toLowerCase().split(/\\s+/));
    }
    return words;
    """
"""The words of all text nodes that the browser says it shows."""

DATA = """
    <h1>Orders</h1><nav aria-label=Main><ul><li><a href=/a>All</a><li><a href=/b>Open <b>3</b></a></ul></nav>
    <table><thead><tr><th>No.<th>State<th></tr></thead>
    <tr><td>1<td>paid<td><button>Open</button><tr><td>2<td>[due]<td><button>Open</button></table>
    <fieldset><legend>Ship by</legend><label><input type=radio name=s checked> Post</label>
    <label><input type=radio name=s> Courier</label></fieldset>
    <label for=n>Note</label><textarea id=n>Two\nlines</textarea>
    <p>Read the <a href=/t>terms</a>, <em>all</em> of them.</p>
    <p hidden>Nobody sees this</p><div style="height: 3000px"></div><button>Far below</button>
    """


def pages() -> list[object]:
    rich = PAGES / "rich.html"
    return [pytest.param(rich.read_text(encoding="utf-8"), id="rich"), pytest.param(DATA, id="data")]


@pytest.mark.parametrize("body", pages())
def test_a_page_is_there_whole(show: Callable[[str], WebDriver], body: str) -> None:
    driver = show(body)
    snapshot = observe(driver)
    condensed = condense(snapshot)
    said = "".join(NOTATION.sub(lambda match: match[1] or "", condensed.text).casefold().split())
    visible = driver.execute_script(VISIBLE_WORDS)
    referred = {condensed.ref(reference) for reference in re.findall(r"\w+", condensed.text)}
    assert [
        node for node in snapshot.nodes if node.visible and node.role in INTERACTIVE and node.ref not in referred
    ] == []
    assert [word for word in visible if word not in said] == []
    assert "nobody" not in said


def test_a_page_of_data_reads_like_this(show: Callable[[str], WebDriver]) -> None:
    assert condense(observe(show(DATA))).text.splitlines() == [
        "#[1 Orders]",
        'nav "Main" [a2 All][a3 Open 3]',
        "table",
        " [tr4]No.|State",
        " [tr5]1|paid|[b6 Open]",
        " [tr7]2|\\[due\\]|[b8 Open]",
        "[9 Ship by][r10 Post ~checked][r11 Courier]",
        "[f12 Note=Two lines][13 Read the [a14 terms], all of them.][b15 Far below]",
    ]


def test_what_changed_is_all_that_is_told(show: Callable[[str], WebDriver]) -> None:
    items = "".join(f"<li>Item {number}" for number in range(30))
    driver = show(
        f"<button onclick=\"out.textContent = 'Saved'\">Save</button><p role=status id=out>New<ul>{items}</ul>"
    )
    before = condense(observe(driver))
    driver.execute_script("out.textContent = 'Saved'")
    told = condense_changes(before, condense(observe(driver), before))
    assert told.splitlines() == ["+status[2 Saved]"]
