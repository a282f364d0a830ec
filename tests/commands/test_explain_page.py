"""`pytest-lam explain --url`: what a step would hit on a page that is there."""

from __future__ import annotations

import json
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from pytest_lam.commands import DONE, FAILED, main

PAGE = """<!doctype html><title>Shop - Home</title><h1>Shop</h1>
<form onsubmit="document.title='sent'">
<label>User name <input id=user></label><label>Password <input type=password id=word></label><button>Log in</button>
</form>
<ul>
<li><h3>Desk lamp</h3><span>$10.00</span><button onclick="document.title='added'">Add to cart</button></li>
<li><h3>Task light</h3><span>$20.00</span><button>Add to cart</button></li>
</ul>
<p role=status aria-label=Cart>1</p>
<iframe id=inner srcdoc="<button id=help>Help</button>"></iframe>"""

pytestmark = pytest.mark.browser


@pytest.fixture
def seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Explains a step on the page; the words for the terminal, or with ``--json`` what it says of the page."""
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")

    def explain(step: str, *options: str) -> Any:
        assert main(["explain", step, "--url", page.as_uri(), *options]) == DONE
        printed = capsys.readouterr().out
        return json.loads(printed)["page"] if "--json" in options else printed

    return explain


def test_an_action_is_told_with_its_locator_and_its_evidence(seen: Any) -> None:
    told = seen('When I add "Desk lamp" to the cart')
    assert 'click button "Add to cart" in listitem "Desk lamp"' in told
    assert "locator   By.XPATH, \"//li[.//h3[normalize-space()='Desk lamp']]//button" in told
    assert "+1.00  words: name is: add to cart" in told


def test_everything_that_leaves_the_page_alone_is_told_to_the_first_action_that_does_not(seen: Any) -> None:
    hits = seen('When I log in as "ada" with password "x" and open the Orders page', "--json")["hits"]
    assert [hit["words"] for hit in hits] == [
        'fill field "User name" with "ada"',
        'fill field "Password" with "x"',
        'click button "Log in"',
    ]
    assert [hit["locator"] for hit in hits[:2]] == ['By.ID, "user"', 'By.ID, "word"']


def test_that_more_follows_is_said_where_it_does(seen: Any) -> None:
    assert "what comes then" in seen("When I click Log in and press the Orders button")
    assert "what comes then" not in seen("When I click Log in")


def test_a_check_is_told_with_its_verdict_of_now(seen: Any) -> None:
    (holding,) = seen('Then the cart shows "1"', "--json")["hits"]
    assert (holding["words"], holding["verdict"], holding["seen"]) == ('text of status "Cart" is "1"', "holds", '"1"')
    (failing,) = seen('Then the cart shows "2"', "--json")["hits"]
    assert (failing["verdict"], failing["seen"]) == ("fails", '"1"')


def test_a_refusal_names_the_runners_up_with_every_reason(seen: Any) -> None:
    found = seen('When I add "Dask lamp" to the cart', "--json")
    assert (found["refused"], found["hits"]) == ("missing", [])
    assert [one["description"] for one in found["candidates"]] == ['item "Desk lamp"', 'item "Task light"']
    for candidate in found["candidates"]:
        assert sum(reason["weight"] for reason in candidate["evidence"]) == pytest.approx(candidate["score"], abs=0.02)


def test_what_is_in_a_frame_is_told_with_the_frame(seen: Any) -> None:
    (hit,) = seen("When I press Help", "--json")["hits"]
    assert hit["locator"] == 'By.ID, "help" in frame By.ID, "inner"'


def test_a_secret_need_not_be_there_to_tell_where_it_goes(seen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHOP_PASSWORD", raising=False)
    (hit,) = seen('When I fill in "Password" with "$SHOP_PASSWORD"', "--json")["hits"]
    assert hit["words"] == 'fill field "Password" with "$SHOP_PASSWORD"'


def test_page_names_of_the_project_are_known(seen: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\nlam_pages =\n    order history = /#/past\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (hit,) = seen("Given I am on the order history page", "--json")["hits"]
    assert hit["words"] == 'open "/#/past"'


def test_nothing_is_acted(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = b"<title>Shop</title><form action=/sent><button>Order</button></form>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test's output to itself."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        assert main(["explain", "When I press Order", "--url", f"http://127.0.0.1:{server.server_port}/"]) == DONE
        server.shutdown()
    assert 'click button "Order"' in capsys.readouterr().out
    assert "/" in asked
    assert not [path for path in asked if path.startswith("/sent")]


def test_an_address_that_does_not_answer_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # nobody listens there, and nobody else can
        address = f"http://127.0.0.1:{held.getsockname()[1]}/"
        assert main(["explain", "When I press Save", "--url", address]) == FAILED
    complaint = capsys.readouterr().err
    assert complaint.startswith(f"pytest-lam explain: opening {address}: nothing answers at that address.")
    assert complaint.count("\n") == 1


def test_a_browser_that_does_not_start_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--url", "http://127.0.0.1/", "--remote", "http://127.0.0.1:1"]
    assert main(["explain", "When I press Save", *options]) == FAILED
    complaint = capsys.readouterr().err
    assert complaint.startswith("pytest-lam explain: chrome did not start at http://127.0.0.1:1: ")
    assert complaint.count("\n") == 1
