"""Replay needs no model, no network, and in the end not even pytest-lam."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .inner import SHOP, copied, environment, run_pytest

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

CUT = (sys.executable, str(Path(__file__).with_name("no_network.py")))

OUTSIDE = "192.0.2.1"
"""An address that is set aside for documentation (RFC 5737): nobody has it, so nobody is asked anything."""

REACH_OUTSIDE = f"""
import errno, socket
try:
    socket.create_connection(("{OUTSIDE}", 80), timeout=5)
except OSError as error:
    raise SystemExit(0 if error.errno == errno.ENETUNREACH or "network is cut" in str(error) else 1)
raise SystemExit(1)
"""

OWN_FIXTURES = """

import os
import sys

from selenium import webdriver
from selenium.webdriver.support.wait import WebDriverWait


@pytest.fixture
def driver():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking",
                     "--disable-component-update", "--no-first-run", "--window-size=1280,900"):
        options.add_argument(argument)
    service = webdriver.ChromeService()
    if os.path.exists("/usr/bin/chromium"):
        options.binary_location = "/usr/bin/chromium"
        service = webdriver.ChromeService("/usr/bin/chromedriver")
    browser = webdriver.Chrome(options=options, service=service)
    yield browser
    browser.quit()


@pytest.fixture
def wait(driver):
    return WebDriverWait(driver, 10)


def pytest_sessionfinish():
    assert "pytest_lam" not in sys.modules
"""


def unimportable(folder: Path, module: str) -> str:
    """A folder for the front of the path, in which a module is that can't be imported."""
    folder.mkdir(exist_ok=True)
    (folder / f"{module}.py").write_text(f"raise ImportError('{module} must not be needed')\n", encoding="utf-8")
    return str(folder)


def test_replay_passes_without_model_and_network(tmp_path: Path) -> None:
    features = copied(SHOP, tmp_path)
    run = run_pytest(
        features.parent, SHOP, "--lam=replay", prefix=CUT, PYTHONPATH=unimportable(tmp_path / "stubs", "openai")
    )
    assert run.status == 0, run.output
    assert {call["came_to"] for call in run.calls} == {"replayed"}


def test_exported_modules_pass_without_the_plugin(tmp_path: Path) -> None:
    features = copied(SHOP, tmp_path)
    for recording in features.glob("*.lam.json"):
        recording.unlink()
    with (features / "conftest.py").open("a", encoding="utf-8") as conftest:
        conftest.write(OWN_FIXTURES)
    modules = [f"{SHOP}/{path.name}" for path in sorted(features.glob("test_*.py"))]
    run = run_pytest(
        features.parent, "-p", "no:lam", *modules, PYTHONPATH=unimportable(tmp_path / "stubs", "pytest_lam")
    )
    assert len(modules) == len(list(features.glob("*.feature")))
    assert run.status == 0, run.output
    assert run.calls


@pytest.mark.parametrize("tools", [os.environ["PATH"], ""], ids=["by the system", "by Python"])
def test_the_network_is_cut_where_it_is_said_to_be(tools: str) -> None:
    env = environment() | {"PATH": tools}
    done = subprocess.run([*CUT, sys.executable, "-c", REACH_OUTSIDE], env=env, check=False)
    assert done.returncode == 0


def test_an_unimportable_module_is_not_imported(tmp_path: Path) -> None:
    env = environment(PYTHONPATH=unimportable(tmp_path, "openai"))
    done = subprocess.run([sys.executable, "-c", "import openai"], env=env, capture_output=True, text=True, check=False)
    assert "openai must not be needed" in done.stderr
