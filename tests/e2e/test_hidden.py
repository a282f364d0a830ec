"""What a page hides or covers: recorded once, replayed by plain code whether a notice comes, is late or never comes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from .inner import InnerRun, run_pytest

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

HIDDEN = Path(__file__).parents[1] / "browser" / "pages" / "hidden"

FEATURE = """
Feature: Hidden things
  Scenario: A parcel
    Given I open "/sections"
    When I click "Send it back"
    Then I see "done: Send it back"

  Scenario: A person of the third page
    Given I open "/people"
    When I click "Invite" in the row "Person 8"
    Then I see "invited: Person 8"

  Scenario: A story far down
    Given I open "/stories"
    When I click "Read story 33"
    Then I see "read: 33"

  Scenario: A card
    Given I open "/tabs"
    When I fill in "Card number" with "4111"
    Then the field "Card number" is "4111"

  Scenario: A lamp
    Given I open "/shop"
    When I click "Add to cart"
    And I click "Jobs"
    Then I see "one lamp"
"""


class Site:
    """A web server with the pages; ``notices`` is what the shop's address asks for: "?cookies=500"."""

    def __init__(self) -> None:
        self.notices = ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = HIDDEN / f"{self.path.strip('/')}.html"
                self.send_response(200 if path.exists() else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                if path.exists():
                    text = path.read_text(encoding="utf-8").replace("location.search", json.dumps(site.notices))
                    self.wfile.write(text.encode())

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: a test's output is not the place."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """The pages, served as long as the module's tests run."""
    served = Site()
    thread = Thread(target=served.server.serve_forever, daemon=True)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


def run(folder: Path, site: Site, mode: str, notices: str) -> InnerRun:
    """The feature in a mode, on a shop with those notices."""
    site.notices = notices
    return run_pytest(folder, "hidden.feature", f"--lam={mode}", "--base-url", site.url, "-v")


@pytest.fixture(scope="module")
def recorded(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The feature, recorded on a shop with a cookie banner."""
    folder = tmp_path_factory.mktemp("hidden")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "hidden.feature").write_text(FEATURE, encoding="utf-8")
    done = run(folder, site, "auto", "?cookies=0")
    assert done.status == 0, done.output
    assert {call["came_to"] for call in done.calls} == {"recorded"}
    return folder


@pytest.mark.parametrize("notices", ["?cookies=0", "", "?cookies=40", "?cookies=150"])
def test_it_replays_whether_the_banner_comes_or_not(recorded: Path, site: Site, notices: str) -> None:
    done = run(recorded, site, "replay", notices)
    assert done.status == 0, done.output
    assert len(done.calls) == 5


def test_the_banner_is_a_condition_and_no_step(recorded: Path) -> None:
    scenarios = json.loads((recorded / "hidden.lam.json").read_text(encoding="utf-8"))["scenarios"]
    shop = next(scenario for scenario in scenarios if scenario["name"] == "A lamp")
    clicked = [action for step in shop["steps"] for action in step.get("actions", ()) if action["name"] == "click"]
    assert [action["target"]["name"] for action in clicked] == ["Add to cart", "Jobs"]
    assert [[notice["target"]["name"] for notice in action["interrupts"]] for action in clicked] == [["Reject all"]] * 2
    module = (recorded / "test_hidden.py").read_text(encoding="utf-8")
    assert "click_past(wait, ADD, REJECT_ALL)" in module or "click_past(wait, ADD_TO_CART, REJECT_ALL)" in module


def test_what_was_opened_in_vain_is_not_in_the_code(recorded: Path) -> None:
    files = [(recorded / name).read_text(encoding="utf-8") for name in ("test_hidden.py", "hidden.lam.json")]
    for text in files:
        assert "Returns" in text
        assert "Billing" in text
        assert not any(word in text for word in ("Delivery", "Express", "Security", "Accept all", "Delete account"))
