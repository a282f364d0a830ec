"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from time import monotonic
from typing import TypeVar

import pytest
from pytest_bdd import parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.chromium.webdriver import ChromiumDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

EXPORT = (By.XPATH, "//button[normalize-space()='Export']")


@when("I export")
def export(wait: WebDriverWait[WebDriver], download_folder: Path) -> None:
    before = downloads(download_folder, "all.csv")
    wait.until(EC.element_to_be_clickable(EXPORT)).click()
    wait.until(downloaded_anew(download_folder, "all.csv", before))


@when("I export again")
def export_again(wait: WebDriverWait[WebDriver], download_folder: Path) -> None:
    before = downloads(download_folder, "all.csv")
    wait.until(EC.element_to_be_clickable(EXPORT)).click()
    wait.until(downloaded_anew(download_folder, "all.csv", before))


@then(parsers.parse('the file "{file}" says "{count}"'))
def file_says(wait: WebDriverWait[WebDriver], download_folder: Path, file: str, count: str) -> None:
    assert text_of_download(wait, download_folder, file, until=equals(count)) == count


T = TypeVar("T")


def seen(wait: WebDriverWait[WebDriver], look: Callable[[WebDriver], T], until: Callable[[T], bool]) -> T:
    """What ``look`` gives as soon as it is as wanted, else what it gave last when the time was up.

    That there is nothing must stay so for a while: what is not there may only be late.
    """
    found: list[T] = []
    stays = lasting(until)

    def wanted(driver: WebDriver) -> bool:
        try:
            found[:] = [look(driver)]
        except StaleElementReferenceException:
            return False
        return until(found[0]) if found[0] else stays(found[0])

    try:
        wait.until(wanted)
    except TimeoutException:
        if not found:
            raise
    return found[0]


def lasting(test: Callable[[T], bool], seconds: float = 0.5) -> Callable[[T], bool]:
    """A test for what passes ``test`` for so long on end."""
    since: float | None = None

    def stays(found: T) -> bool:
        nonlocal since
        if not test(found):
            since = None
            return False
        since = monotonic() if since is None else since
        return monotonic() - since >= seconds

    return stays


def equals(expected: object) -> Callable[[object], bool]:
    """A test for just that."""
    return lambda found: found == expected


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


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


def text_of_download(wait: WebDriverWait[WebDriver], folder: Path, name: str, *, until: Callable[[str], bool]) -> str:
    """What the newest downloaded file of that name says; waits for it to be there and as wanted."""
    wait.until(lambda _: downloaded_files(folder, name))
    return seen(wait, lambda _: collapsed(downloaded_files(folder, name)[-1].read_text(encoding="utf-8-sig")), until)
