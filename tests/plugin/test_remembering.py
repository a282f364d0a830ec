"""What has changed since the last action, and what was remembered: carried out live, and replayed from its code."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

MODEL = r"""
    import re
    from pytest_lam.actions import Action
    from pytest_lam.checks import Check
    from pytest_lam.lam import Act, Done, Refuse, Verify

    class Counting:
        name = "counting"

        def decide(self, step, snapshot, memory):
            if memory.this_step:
                return Done()
            quoted = re.findall(r'"(.*?)"', step.text)
            status = next((node for node in snapshot.nodes if node.role == "status"), None)
            button = next((node for node in snapshot.nodes if node.role == "button"), None)
            field = next((node for node in snapshot.nodes if node.role == "textbox"), None)
            if step.text.startswith("I open"):
                return Act((Action("navigate", value=quoted[0]),))
            if step.text.startswith("I press"):
                return Act((Action("click", target=button.ref),))
            if step.text.startswith("I remember"):
                return Act((Action("remember", target=status.ref, value=quoted[0]),))
            if step.text.startswith("I type"):
                return Act((Action("fill", target=field.ref, value=memory.remembered["count"]),))
            if step.text.startswith("the field"):
                return Verify((Check("value", target=field.ref, expected=memory.remembered["count"]),))
            if step.text.startswith("the number"):
                return Verify((Check("change", target=status.ref, expected=quoted[0], negated="not" in step.text),))
            if step.text.startswith("the items"):
                return Verify((Check("change", expected=quoted[0], role="listitem"),))
            if step.text.startswith("the status lacks"):
                return Verify((Check("text", target=status.ref, expected=quoted[0], negated=True),))
            if step.text.startswith("anything"):
                return Verify((Check("text", expected="", comparison="contains"),))
            return Refuse("unclear", step.text)

    def pytest_lam_model(config):
        return Counting()
"""

PAGE = """data:text/html,<title>Lamps</title><h1>Lamps</h1><label>Note <input></label>
<button onclick="lamps.textContent = Number(lamps.textContent) + 5; list.append(document.createElement('li'));
list.lastChild.textContent = 'Lamp'">Add</button><p role=status id=lamps>{}</p><ul id=list><li>Lamp</ul>"""


@pytest.fixture
def lamps(project, site, monkeypatch):
    """A project whose model tells of changes; its page counts in fives from a number that differs with every visit."""
    from projects import PAGES

    body = PAGE.removeprefix("data:text/html,").format(
        "<script>document.currentScript.parentNode.textContent = 1000 + (Date.now() % 8000)</script>"
    )
    monkeypatch.setitem(PAGES, "/lamps", body)
    project.add_to_conftest(MODEL)
    project.options += ["--base-url", site.url]
    return project


def feature(project, *steps):
    project.write("features/lamps.feature", "Feature: Lamps\n  Scenario: One\n" + "".join(f"    {s}\n" for s in steps))


OPEN = 'Given I open "/lamps"'


def test_a_change_is_told_from_before_the_last_action_live_and_in_the_code(lamps):
    feature(lamps, OPEN, "When I press it", 'Then the number went by "+5"', 'And the items went by "+1"')
    lamps.run(lam="auto").assert_outcomes(passed=1)
    code = lamps.read("features/test_lamps.py")
    assert code.count("] = text_now(") == code.count("] = count_now(") == 1
    lamps.run(lam="replay").assert_outcomes(passed=1)


@pytest.mark.parametrize("wrong", ['the number went by "+4"', 'the number went "down"', 'the number did not go "up"'])
def test_another_change_fails_and_says_what_was_there(lamps, wrong):
    feature(lamps, OPEN, "When I press it", f"Then {wrong}")
    result = lamps.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.re_match_lines([r".*seen: [\d.]+ before and [\d.]+ now.*"])


def test_what_was_remembered_is_another_text_in_each_run_and_is_spoken_of_by_its_name(lamps):
    feature(
        lamps, OPEN, 'And I remember the number as "count"', "When I type the count", "Then the field holds the count"
    )
    lamps.run(lam="auto").assert_outcomes(passed=1)
    assert 'remembered["count"]' in lamps.read("features/test_lamps.py")
    recorded = lamps.read("features/lamps.lam.json")
    lamps.run(lam="replay").assert_outcomes(passed=1)
    lamps.run("--lam-verify=0", lam="record").assert_outcomes(passed=1)
    assert lamps.read("features/lamps.lam.json") == recorded


def test_what_can_never_fail_is_refused_with_the_reason(lamps):
    feature(lamps, OPEN, "When I press it", "Then anything is there")
    result = lamps.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*that can never fail: the empty text is in every text*"])


def test_a_change_that_your_own_code_made_is_refused_with_the_reason(lamps):
    feature(lamps, OPEN, "When code presses it", 'Then the number went by "0"')
    result = lamps.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*your own code acted last*"])


INNER = """<script>parent.more = more; function more() {{ lamps.textContent = Number(lamps.textContent) + 5;
list.append(document.createElement('li')); list.lastChild.textContent = 'Lamp' }}</script>
<p role=status id=lamps>{0}</p><ul id=list><li>Lamp</ul>"""
FRAMED = (
    """<title>Lamps</title><h1>Lamps</h1><button onclick="more()">Add</button><iframe id=pane srcdoc="{0}"></iframe>"""
)
"""What is counted is in a frame, the button outside of it."""

SHADOWED = """<title>Lamps</title><h1>Lamps</h1><button onclick="more()">Add</button><lamp-count></lamp-count><script>
const root = document.querySelector('lamp-count').attachShadow({{mode: 'open'}});
root.innerHTML = '<p role=status id=lamps>{0}</p><ul id=list><li>Lamp</ul>';
function more() {{ const [lamps, list] = ['lamps', 'list'].map((id) => root.getElementById(id));
lamps.textContent = Number(lamps.textContent) + 5; list.append(document.createElement('li'));
list.lastChild.textContent = 'Lamp' }}</script>"""

RELOADED = """<title>Lamps</title><h1>Lamps</h1><iframe id=pane src="/lamps-pane"></iframe>"""


@pytest.mark.parametrize("way", ["frame", "shadow root", "frame that loads anew"])
def test_a_change_in_a_frame_or_an_open_shadow_root_is_told(lamps, way, monkeypatch):
    from projects import PAGES

    number = 1000
    if way == "frame":
        inner = INNER.format(number).replace('"', "&quot;")
        body = FRAMED.format(inner)
    elif way == "shadow root":
        body = SHADOWED.format(number)
    else:
        body = RELOADED
        pane = """<p role=status id=lamps></p><ul id=list></ul><form><button name=go>Add</button></form><script>
            const more = location.search.includes('go');
            document.querySelector('#lamps').textContent = more ? 1005 : 1000;
            document.querySelector('#list').innerHTML = '<li>Lamp'.repeat(more ? 2 : 1)</script>"""
        monkeypatch.setitem(PAGES, "/lamps-pane", pane)
    monkeypatch.setitem(PAGES, "/lamps", body)
    feature(lamps, OPEN, "When I press it", 'Then the number went by "+5"', 'And the items went by "+1"')
    lamps.run(lam="auto").assert_outcomes(passed=1)
    lamps.run(lam="replay").assert_outcomes(passed=1)


def test_what_comes_late_of_what_your_own_code_did_is_no_absence(lamps, monkeypatch):
    from projects import PAGES

    late = "<h1>Lamps</h1><button onclick=\"setTimeout(() => { said.textContent = 'Sold out' }, 300)\">Buy</button>"
    monkeypatch.setitem(PAGES, "/lamps", f"{late}<p role=status id=said></p>")
    lamps.add_to_conftest(
        """
        from pytest_bdd import when
        from selenium.webdriver.common.by import By

        @when("the code buys it")
        def buys(driver):
            driver.find_element(By.TAG_NAME, "button").click()
        """
    )
    feature(lamps, OPEN, "When the code buys it", 'Then the status lacks "Sold out"')
    result = lamps.run("--lam-timeout=1", lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*CheckFailed*"])
