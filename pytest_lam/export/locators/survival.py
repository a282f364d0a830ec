"""How well each way to find a node survives changes of the page."""

from __future__ import annotations

from types import MappingProxyType

COSTS = MappingProxyType(
    {
        "test id": 1,  # written for tests: nothing else changes it
        "id": 10,  # people's ids live long; generated ones are left out
        "name attribute": 20,  # servers read it, so redesigns keep it
        "label": 100,  # what follows is what users read: wording changes more often than ids
        "live region": 105,  # said to be announced; a page seldom has two, and its text is what changes
        "role and name": 110,
        "link text": 115,
        "placeholder": 130,
        "alt": 160,
        "title": 200,
        "content": 215,  # the row, card or list item that holds a text: the rest of its own text may change
        "text": 220,  # any element by its text: a second one may appear
        "place": 280,  # which one of its like it is, where the step says just that
        "in a dialog": 250,  # a name inside the only dialog: less to go wrong than what the dialog is headed
        "related": 300,  # a name inside the row, card or list item that holds a text
        "inside": 350,  # a name inside an ancestor that has an id
        "inside part": 390,  # a name inside the only dialog or panel: a second one may come
        "address": 400,  # where a link leads, in a shadow root only, where no way by its words is plain Selenium
        "column": 320,  # the cell of a row under a header: columns are moved more seldom than rows
        "kind inside": 380,  # the only one of its tag inside that ancestor: a second one may appear
        "class": 560,  # the only one with a class that people named: classes are renamed with the looks
        "kind": 900,  # the only one of its tag on the page
        "class index": 4000,  # a position among things of one sort
        "index": 5000,  # a position: the first insertion before it breaks it, and may hit a neighbour
    }
)
"""Lower survives better. The order is that of Playwright's generator (test id, role and name, placeholder,
label, alt, text, title, id, index), with ids moved up: Selenium has no role strategy, so a role and
name becomes an XPath over tags, which an id outlives, and readers of Selenium code expect ids first."""

TEXT_LIMIT = 80
"""Characters; a longer text is prose, which changes, and would bury the rest of the line."""
INDEX_LIMIT = 5
"""Positions beyond this say nothing to a reader (Playwright's limit too)."""
