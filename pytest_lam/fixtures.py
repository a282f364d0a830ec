"""The fixtures of features and exported modules, ``driver``, ``wait`` and ``download_folder``; of tests ``lam``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pytest_lam.settings import Settings

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.support.wait import WebDriverWait

    from pytest_lam.objective.fixture import LamFixture

SETTINGS: pytest.StashKey[Settings] = pytest.StashKey()


class OwnDriver:
    """The ``driver`` of a run in which no other plugin gives one."""

    @pytest.fixture
    def driver(self, pytestconfig: pytest.Config) -> Iterator[WebDriver]:
        """A fresh browser for the scenario, closed whatever happens."""
        from pytest_lam.browser.ending import running

        with running(pytestconfig.stash[SETTINGS].browser) as browser:
            yield browser


@pytest.fixture
def wait(driver: WebDriver, pytestconfig: pytest.Config) -> WebDriverWait[WebDriver]:
    """Waits on the scenario's browser, as long as ``--lam-timeout`` says."""
    from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
    from selenium.webdriver.support.wait import WebDriverWait

    passing = (NoSuchElementException, StaleElementReferenceException)  # not there yet, or about to be replaced
    return WebDriverWait(driver, pytestconfig.stash[SETTINGS].limits.step, ignored_exceptions=passing)


@pytest.fixture
def lam(request: pytest.FixtureRequest) -> LamFixture:
    """Does, checks and reads in the test's browser what plain sentences say: ``lam.do("add a lamp to the cart")``."""
    from pytest_lam.objective.fixture import LamFixture
    from pytest_lam.objective.project import Project

    return LamFixture(Project.begun(request.config).calls(request))


@pytest.fixture
def download_folder(driver: WebDriver, tmp_path: Path) -> Path:
    """The folder into which the scenario's browser downloads, empty at first; Chromium browsers only."""
    from pytest_lam.browser.downloads import send_to

    send_to(driver, tmp_path)
    return tmp_path
