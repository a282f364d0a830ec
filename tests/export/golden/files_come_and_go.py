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

FILES = Path(__file__).parent
PICTURE = (By.ID, "picture")


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


@when(parsers.re('I upload "(?P<path>[^"]*)"'))
def upload(wait: WebDriverWait[WebDriver], path: str) -> None:
    choose_files(wait, PICTURE, FILES / path)


@when(parsers.parse('I upload "{path}" and "{path_2}"'))
def upload_path_and(wait: WebDriverWait[WebDriver], path: str, path_2: str) -> None:
    choose_files_beside(wait, PICTURE, FILES / path, FILES / path_2)


@when("I attach my picture")
def attach_my_picture(wait: WebDriverWait[WebDriver]) -> None:
    choose_files(wait, PICTURE, FILES / "me.png")


@when(parsers.parse('I download the "{name}"'))
def download(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(link_called(name))).click()


@then(parsers.parse('the file "{file}" is downloaded'))
def file_is_downloaded(wait: WebDriverWait[WebDriver], download_folder: Path, file: str) -> None:
    assert is_downloaded(wait, download_folder, file, until=True)


@then(parsers.parse('no file "{file}" is downloaded'))
def no_file_is_downloaded(wait: WebDriverWait[WebDriver], download_folder: Path, file: str) -> None:
    assert not is_downloaded(wait, download_folder, file, until=False)


@then(parsers.parse('the file "{file}" contains "{text}"'))
def file_contains(wait: WebDriverWait[WebDriver], download_folder: Path, file: str, text: str) -> None:
    assert contains(text)(text_of_download(wait, download_folder, file, until=contains(text)))


@then(parsers.parse('the downloaded file is "{text}"'))
def downloaded_file_is(wait: WebDriverWait[WebDriver], download_folder: Path, text: str) -> None:
    assert text_of_download(wait, download_folder, "*", until=equals(text)) == text


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


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def choose_files(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *files: Path) -> None:
    """Choose files in a file field, which may be hidden."""
    field = wait.until(lambda driver: driver.find_element(*locator))
    field.send_keys("\n".join(str(file.resolve()) for file in files))


def choose_files_beside(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *files: Path) -> None:
    """Choose files in the hidden file field for which a button, a label or a drop zone stands."""
    stand_in = wait.until(lambda driver: driver.find_element(*locator))
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


def is_downloaded(wait: WebDriverWait[WebDriver], folder: Path, name: str, *, until: bool) -> bool:
    """Whether a file of that name was downloaded; waits for the wanted answer."""
    return seen(wait, lambda _: bool(downloaded_files(folder, name)), lambda found: found is until)


def text_of_download(wait: WebDriverWait[WebDriver], folder: Path, name: str, *, until: Callable[[str], bool]) -> str:
    """What the newest downloaded file of that name says; waits for it to be there and as wanted."""
    wait.until(lambda _: downloaded_files(folder, name))
    return seen(wait, lambda _: collapsed(downloaded_files(folder, name)[-1].read_text(encoding="utf-8-sig")), until)
