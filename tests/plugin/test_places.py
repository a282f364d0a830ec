"""What a Then sees in a frame or an open shadow root is seen there by the exported code, too."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

INSIDE = """<main><h2>Orders</h2><p>Welcome, Ada</p><button id=pay>Pay</button><button>Wait</button>
<ul><li>Tall<li>Small</ul>
<table><tr><th>Name<th>Sum</tr><tr><td>Ada<td>10.00</tr><tr><td>Bo<td>20.00</tr></table></main>"""

PLACES = {
    "frame": f"""<title>T</title><h1>Shop</h1><iframe id=pane srcdoc="{INSIDE}"></iframe>""",
    "shadow root": f"""<title>T</title><h1>Shop</h1><shop-page></shop-page><script>
        document.querySelector('shop-page').attachShadow({{mode: 'open'}}).innerHTML = `{INSIDE}`</script>""",
    "shadow root in a frame": f"""<title>T</title><h1>Shop</h1><iframe srcdoc="<shop-page></shop-page><script>
        document.querySelector('shop-page').attachShadow({{mode: 'open'}}).innerHTML = `{INSIDE}`
        </script>"></iframe>""",
}
CLAIMS = """
    Then I see the heading "Orders"
    And I see "Welcome, Ada"
    And the "Pay" button is visible
    And there are 2 rows
    And there are 2 buttons
    And I see a row with "Bo"
    And the table contains:
      | Name | Sum   |
      | Ada  | 10.00 |
"""


@pytest.mark.parametrize("place", PLACES)
def test_what_is_seen_inside_is_seen_there_by_the_code(project, site, monkeypatch, place):
    from projects import PAGES

    monkeypatch.setitem(PAGES, "/inside", PLACES[place])
    project.options += ["--base-url", site.url, "--lam-timeout=2"]
    project.write("features/inside.feature", f'Feature: F\n  Scenario: S\n    Given I go to "/inside"\n{CLAIMS}')
    project.run("-v", lam="auto").assert_outcomes(passed=1)
    project.run(lam="replay").assert_outcomes(passed=1)
