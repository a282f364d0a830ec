"""Helpers of exported modules: files that are uploaded and downloaded."""

import re
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest
from selenium.webdriver.chromium.webdriver import ChromiumDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.export.templates.conditions import collapsed
from pytest_lam.export.templates.finding import Locator, find, seen


def choose_files(wait: WebDriverWait[WebDriver], locator: Locator, *files: Path) -> None:
    """Choose files in a file field, which may be hidden."""
    field = wait.until(lambda driver: find(driver, locator))
    field.send_keys("\n".join(str(file.resolve()) for file in files))


def choose_files_beside(wait: WebDriverWait[WebDriver], locator: Locator, *files: Path) -> None:
    """Choose files in the hidden file field for which a button, a label or a drop zone stands."""
    stand_in = wait.until(lambda driver: find(driver, locator))
    fields = "id(@for)[@type='file'] | ancestor-or-self::*[.//input[@type='file']][1]//input[@type='file']"
    field = stand_in.find_element(By.XPATH, fields)
    field.send_keys("\n".join(str(file.resolve()) for file in files))


@pytest.fixture(autouse=True)
def download_folder(driver: ChromiumDriver, tmp_path: Path) -> Path:
    """The folder into which the browser downloads; browsers that are no Chromium are told in their options."""
    parameters = {"behavior": "allow", "downloadPath": str(tmp_path)}
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", parameters)
    return tmp_path


def downloaded_files(folder: Path, name: str) -> list[Path]:
    """The files of that name (``*`` stands for anything) that are whole, the newest last; "a (1).csv" is an "a.csv"."""
    whole = [path for path in folder.iterdir() if path.suffix != ".crdownload" and not path.name.startswith(".")]
    names = {path.name for path in whole}
    firsts = {each: re.sub(r" ?\(\d+\)(?=(\.[^.]+){0,2}$)", "", each) for each in names}
    known = {each: {each, firsts[each]} if firsts[each] in names else {each} for each in names}
    found = [path for path in whole if any(fnmatch(each.casefold(), name.casefold()) for each in known[path.name])]
    return sorted(found, key=lambda path: path.stat().st_mtime_ns)


def downloads(folder: Path, name: str) -> set[tuple[Path, int]]:
    """The downloaded files of that name, each with the time when it came: one that comes again may replace it."""
    return {(path, path.stat().st_mtime_ns) for path in downloaded_files(folder, name)}


def downloaded_anew(folder: Path, name: str, before: set[tuple[Path, int]]) -> Callable[[WebDriver], bool]:
    """A condition to wait for: a file of that name came that was not there before."""
    return lambda _: not downloads(folder, name) <= before


def is_downloaded(wait: WebDriverWait[WebDriver], folder: Path, name: str, *, until: bool) -> bool:
    """Whether a file of that name was downloaded; waits for the wanted answer."""
    return seen(wait, lambda _: bool(downloaded_files(folder, name)), lambda found: found is until)


def text_of_download(wait: WebDriverWait[WebDriver], folder: Path, name: str, *, until: Callable[[str], bool]) -> str:
    """What the newest downloaded file of that name says; waits for it to be there and as wanted."""
    wait.until(lambda _: downloaded_files(folder, name))
    return seen(wait, lambda _: collapsed(downloaded_files(folder, name)[-1].read_text(encoding="utf-8-sig")), until)
