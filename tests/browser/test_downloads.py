"""What the browser downloads is seen once it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser.downloads import Downloads, send_to
from pytest_lam.snapshot import Download

from .doing import Show, act

LINK = "<a href='data:text/csv,a;b' download=report.csv>Report</a>"


def test_a_file_that_a_click_brings_is_seen_with_what_it_says(show: Show, tmp_path: Path) -> None:
    driver: WebDriver = show(LINK)
    folder = tmp_path / "downloads"
    folder.mkdir()
    send_to(driver, folder)
    downloads = Downloads(folder)
    assert downloads.seen() == ()
    act(driver, "click", "link")
    found = _arrived(driver, downloads)
    assert [(file.name, file.text) for file in found] == [("report.csv", "a;b")]


def _arrived(driver: WebDriver, downloads: Downloads) -> tuple[Download, ...]:
    from selenium.webdriver.support.wait import WebDriverWait

    return WebDriverWait(driver, 5).until(lambda _: downloads.seen())


@pytest.mark.parametrize("name", ["report.csv.crdownload", ".org.chromium.Chromium.x1", "report.csv.part"])
def test_a_file_that_is_still_written_is_waited_for_and_not_seen(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"half")
    (tmp_path / "done.txt").write_text("done", encoding="utf-8")
    downloads = Downloads(tmp_path)
    downloads.wait(0.0)
    assert [file.name for file in downloads.seen()] == ["done.txt"]


def test_what_is_no_text_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "lamp.png").write_bytes(b"\x89PNG\xff\xfe")
    assert Downloads(tmp_path).seen()[0].text is None
