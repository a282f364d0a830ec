"""Checks of all of several things, of those in a state and of days from now: live, and replayed from their code."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><title>Bills</title><h1>Bills</h1>
<button onclick="for (const row of document.querySelectorAll('tbody tr'))
row.hidden = !row.textContent.includes('paid');
due.textContent = new Date(Date.now() + 864e5).toLocaleDateString('en-CA')">Show paid bills</button>
<table><thead><tr><th>Guest<th>Sum<th>State</thead><tbody>
<tr><td><label><input type=checkbox checked> Ada</label><td>$9.00<td>paid
<tr><td><label><input type=checkbox> Bo</label><td>$12.00<td>open
<tr><td><label><input type=checkbox> Cy</label><td>$7.50<td>paid</table>
<dl><dt>Due date<dd id=due>not yet known</dl>"""

STEPS = """
    Given I am on "/bills"
    When I click "Show paid bills"
    Then only rows with "paid" are shown
    And every sum is less than $10
    And no row contains "open"
    And one of the checkboxes is checked
    And the due date is tomorrow
    And the table contains exactly:
      | Sum   | State |
      | $9.00 | paid  |
      | $7.50 | paid  |
"""


@pytest.fixture
def bills(project, site, monkeypatch):
    """A project beside a page of bills, of which a button leaves the paid ones."""
    from projects import PAGES

    monkeypatch.setitem(PAGES, "/bills", PAGE)
    project.options += ["--base-url", site.url]
    return project


def test_all_of_several_things_are_looked_at_live_and_by_the_code(bills):
    bills.write("features/bills.feature", f"Feature: Bills\n  Scenario: Paid ones\n{STEPS}")
    bills.run(lam="auto").assert_outcomes(passed=1)
    code = bills.read("features/test_bills.py")
    assert all(said in code for said in ("every(less_than(", "count_in_state(", "timedelta(days=1)"))
    bills.run(lam="replay").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("step", "other"),
    [
        ('only rows with "paid"', 'only rows with "open"'),
        ("less than $10", "less than $8"),
        ("one of the checkboxes is", "two of the checkboxes are"),
        ("is tomorrow", "is yesterday"),
        ("| $7.50 |", "| $7.60 |"),
    ],
)
def test_what_is_not_so_of_all_of_them_fails(bills, step, other):
    changed = STEPS.replace(step, other)
    assert changed != STEPS
    bills.write("features/bills.feature", f"Feature: Bills\n  Scenario: Paid ones\n{changed}")
    bills.run(lam="auto").assert_outcomes(failed=1)
