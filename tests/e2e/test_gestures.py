"""Every way to act is recorded, replays, and runs from its code where pytest-lam is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .inner import environment, run_pytest

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

FEATURE = Path(__file__).parent / "gestures"

PLAIN = '''

@pytest.fixture
def driver():
    """A browser as any team starts one."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"):
        options.add_argument(argument)
    service = webdriver.ChromeService()
    if Path("/usr/bin/chromium").exists():
        options.binary_location = "/usr/bin/chromium"
        service = webdriver.ChromeService("/usr/bin/chromedriver")
    browser = webdriver.Chrome(options=options, service=service)
    yield browser
    browser.quit()


@pytest.fixture
def wait(driver):
    """Waits on that browser."""
    from selenium.webdriver.support.wait import WebDriverWait

    return WebDriverWait(driver, 10)
'''
"""What a conftest adds where nothing else gives these fixtures."""


def test_every_way_to_act_is_recorded_and_runs_from_plain_code(tmp_path: Path) -> None:
    folder = tmp_path / "gestures"
    shutil.copytree(FEATURE, folder)
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    recorded = run_pytest(folder, "gestures.feature")
    assert recorded.status == 0, recorded.output
    assert {call["came_to"] for call in recorded.calls} == {"recorded"}

    conftest = folder / "conftest.py"
    conftest.write_text(conftest.read_text(encoding="utf-8") + PLAIN, encoding="utf-8")
    plain = _run_without_pytest_lam(folder)
    assert "10 passed" in plain, plain


def _run_without_pytest_lam(folder: Path) -> str:
    command = [sys.executable, "-m", "pytest", "-p", "pytest_bdd.plugin", "-p", "no:cacheprovider", "test_gestures.py"]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(PYTEST_DISABLE_PLUGIN_AUTOLOAD="1"),
        text=True,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert "lam" not in done.stdout.partition("collected")[0].partition("plugins:")[2]
    return done.stdout
