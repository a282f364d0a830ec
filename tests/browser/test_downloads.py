"""What the browser downloads is seen once it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.browser.downloads import Downloads, send_to
from pytest_lam.export.templates.files import downloaded_anew, downloaded_files, downloads
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


def test_a_file_that_replaces_another_one_of_its_name_is_a_new_one(show: Show, tmp_path: Path) -> None:
    driver: WebDriver = show("<a id=a href='data:text/csv,old' download=report.csv>Report</a>")
    folder = tmp_path / "downloads"
    folder.mkdir()
    send_to(driver, folder)
    seen = Downloads(folder)
    act(driver, "click", "link")
    (first,) = _arrived(driver, seen)
    before = downloads(folder, "report.csv")
    assert not downloaded_anew(folder, "report.csv", before)(driver)
    driver.execute_script("a.href = 'data:text/csv,new'")
    act(driver, "click", "link")
    WebDriverWait(driver, 5).until(downloaded_anew(folder, "report.csv", before))
    assert seen.seen()[-1].text == "new"
    assert first not in seen.seen()


def test_plain_code_takes_a_numbered_file_for_a_further_one(tmp_path: Path) -> None:
    (tmp_path / "report.csv").write_text("old", encoding="utf-8")
    before = downloads(tmp_path, "report.csv")
    (tmp_path / "minutes (1).csv").write_text("other", encoding="utf-8")
    assert downloads(tmp_path, "report.csv") == before
    assert downloads(tmp_path, "minutes.csv") == set()
    (tmp_path / "report (1).csv").write_text("new", encoding="utf-8")
    assert [file.name for file in downloaded_files(tmp_path, "report.csv")][-1] == "report (1).csv"
    assert len(downloads(tmp_path, "report.csv") - before) == 1
