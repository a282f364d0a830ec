"""The scripts behind ``make``: what each does on machines that have this and lack that."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ORDINARY_TOOLS = ("cat", "dirname", "mktemp", "rm", "sh")
APT_THAT_INSTALLS = 'echo "$@" >> calls\ncase $1 in install) cp fake-browser chromium;; esac'
APT_THAT_FAILS = 'echo "no route to the mirror" >&2; exit 100'


class Machine:
    """A folder that is the whole ``PATH``: ordinary tools, and what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for tool in ORDINARY_TOOLS:
            self.link(tool)

    def link(self, tool: str) -> None:
        found = shutil.which(tool)
        assert found is not None
        (self.folder / tool).symlink_to(found)

    def has(self, command: str, script: str = "") -> None:
        path = self.folder / command
        path.write_text(f"#!/bin/sh\ncd {self.folder}\n{script}\n")
        path.chmod(0o755)

    def run(self, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.folder / "sh"), str(ROOT / "scripts" / script), *arguments]
        variables = {"PATH": str(self.folder), "TMPDIR": os.environ.get("TMPDIR", "/tmp"), **environment}
        return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with ordinary tools and nothing else; its user is no administrator."""
    bare = Machine(tmp_path)
    bare.has("id", "echo 1000")
    bare.has("python", "exit 1")
    return bare


@pytest.fixture
def administered(machine: Machine) -> Machine:
    """A machine whose user may install packages."""
    machine.link("cp")
    machine.has("id", "echo 0")
    machine.has("fake-browser")
    return machine


@pytest.mark.parametrize("browser", ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"])
def test_a_browser_that_is_there_is_used(machine: Machine, browser: str) -> None:
    machine.has(browser)
    machine.has("chromedriver")
    done = machine.run("browser", "python")
    assert done.returncode == 0
    assert done.stdout == f"Browser: {machine.folder}/{browser}, chromedriver: {machine.folder}/chromedriver\n"


def test_a_missing_driver_is_told(machine: Machine) -> None:
    machine.has("google-chrome")
    done = machine.run("browser", "python")
    assert done.returncode == 0
    assert "chromedriver: fetched by Selenium Manager" in done.stdout


def test_an_administrator_gets_the_packages_of_the_system(administered: Machine) -> None:
    administered.has("apt-get", APT_THAT_INSTALLS)
    done = administered.run("browser", "python")
    assert done.returncode == 0
    assert f"Browser: {administered.folder}/chromium" in done.stdout
    calls = (administered.folder / "calls").read_text().splitlines()
    assert calls == ["update", "install --yes --no-install-recommends chromium chromium-driver"]


def test_nobody_else_runs_the_package_manager(machine: Machine) -> None:
    machine.has("apt-get", APT_THAT_INSTALLS)
    machine.has("python", "echo Browser: fetched")
    done = machine.run("browser", "python")
    assert done.returncode == 0
    assert not (machine.folder / "calls").exists()
    assert done.stdout.endswith("Browser: fetched\n")


def test_selenium_manager_is_asked_where_packages_fail_and_the_failure_is_shown(administered: Machine) -> None:
    administered.has("apt-get", APT_THAT_FAILS)
    administered.has("python", "echo Browser: fetched")
    done = administered.run("browser", "python")
    assert done.returncode == 0
    assert "no route to the mirror" in done.stderr
    assert done.stdout.endswith("Browser: fetched\n")


def test_no_browser_at_all_is_an_error_that_says_what_to_install(machine: Machine) -> None:
    done = machine.run("browser", "python")
    assert done.returncode == 1
    assert "Install Chrome or Chromium" in done.stderr


def test_without_a_new_enough_python_the_error_says_which_is_needed(machine: Machine, tmp_path: Path) -> None:
    machine.has("python3", "exit 1")
    done = machine.run("environment", str(tmp_path / "environment"))
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr
    assert not (tmp_path / "environment").exists()


def test_a_python_that_was_named_and_is_too_old_is_named_in_the_error(machine: Machine, tmp_path: Path) -> None:
    machine.has("python3", "exit 0")
    machine.has("python3.9", "exit 1")
    done = machine.run("environment", str(tmp_path / "environment"), PYTHON="python3.9")
    assert done.returncode == 1
    assert "python3.9 is not" in done.stderr


def test_an_administrator_gets_the_package_that_makes_environments(administered: Machine, tmp_path: Path) -> None:
    administered.has("apt-get", 'echo "$@" >> calls')
    administered.has("python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    administered.run("environment", str(tmp_path / "environment"))
    assert "install --yes --no-install-recommends python3-venv" in (administered.folder / "calls").read_text()


def test_a_python_without_ensurepip_is_told_before_anything_is_made(machine: Machine, tmp_path: Path) -> None:
    machine.has("python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    done = machine.run("environment", str(tmp_path / "environment"))
    assert done.returncode == 1
    assert "python3-venv" in done.stderr
    assert not (tmp_path / "environment").exists()
