from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe, screenshot
from pytest_lam.errors import BrowserProblem

Show = Callable[[str], WebDriver]

PNG = b"\x89PNG\r\n\x1a\n"


def plain_markup(driver: WebDriver) -> str:
    # ChromeDriver marks every frame that it enters.
    return re.sub(r' cd_frame_id_="\w+"', "", driver.page_source)


def test_a_picture_shows_the_outlines_and_leaves_no_trace(show: Show, tmp_path: Path) -> None:
    driver = show(
        "<button>Go</button><dialog>Sure?</dialog><iframe srcdoc='<p>In</p>'></iframe>"
        "<script>document.querySelector('dialog').showModal()</script>"
    )
    snapshot = observe(driver)
    markup = plain_markup(driver)
    screenshot(driver, tmp_path / "plain.png")
    screenshot(driver, tmp_path / "new" / "outlined.png", [node for node in snapshot.nodes if node.role != "document"])
    plain, outlined = (tmp_path / "plain.png").read_bytes(), (tmp_path / "new" / "outlined.png").read_bytes()
    assert plain.startswith(PNG)
    assert outlined.startswith(PNG)
    assert plain != outlined
    assert plain_markup(driver) == markup
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["outlined.png"]


def test_a_dialog_of_the_browser_bars_the_picture_and_the_old_one_stays(show: Show, tmp_path: Path) -> None:
    driver = show("<p>Page</p>")
    path = tmp_path / "page.png"
    path.write_bytes(b"old")
    driver.execute_script("setTimeout(() => alert('Wait'), 0)")
    with pytest.raises(BrowserProblem, match="no screenshot"):
        screenshot(driver, path)
    driver.switch_to.alert.accept()
    assert path.read_bytes() == b"old"
