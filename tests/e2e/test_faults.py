"""What goes wrong in one scenario is told once and clearly, leaves nothing behind, and spares the other scenarios."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from .faults.pages import Pages, served
from .inner import InnerRun, run_pytest

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

CONFTEST = """
from urllib.request import urlopen
import pytest
from pytest_bdd import when

@when("the tab crashes")
def crash(driver):
    driver.get("chrome://crash")

@pytest.fixture(autouse=True)
def known(driver, base_url):
    browser, service = driver.capabilities["goog:processID"], driver.service.process.pid
    urlopen(f"{base_url}/victims?browser={browser}&driver={service}").close()
"""
"""Tells the server which browser is looking at it, so that its pages can have it killed in the middle of a step."""

SLOW = "the page did not load or answer in time\n  See what it waits for"
DIED = "the browser died\n  It was ended from outside"


class Fault(NamedTuple):
    """A scenario that fails: its steps, which of them fails, and what is said of it."""

    steps: tuple[str, ...]
    failing: int
    said: tuple[str, ...]


OPEN, ADD, ONE = 'Given I open "{}"', 'When I click "Add lamp"', 'Then the status is "1"'

FAULTS = {
    "never": Fault((OPEN.format("/never"),), 0, ("opening {url}/never: ", SLOW)),
    "stalls": Fault((OPEN.format("/stalls"),), 0, ("opening {url}/stalls: ", SLOW)),
    "blocks": Fault((OPEN.format("/blocks"),), 0, ("opening {url}/blocks: ", SLOW)),
    "blocks soon": Fault((OPEN.format("/blocks-soon"), ADD), 0, ("{url}/blocks-soon: ", SLOW)),
    "blocks when clicked": Fault(
        (OPEN.format("/blocks-when-clicked"), 'When I click "Compute"'), 1, ("on {url}/blocks-when-clicked: ", SLOW)
    ),
    "reloads": Fault((OPEN.format("/reloads"), ADD), 0, ("opening {url}/reloads: ", SLOW)),
    "certificate": Fault(
        (OPEN.format("{secure}/"),),
        0,
        (
            "{secure}/",
            "the certificate of that address is not trusted\n  Have it",
        ),
    ),
    "greets": Fault(
        (OPEN.format("/greets"), ADD), 1, ('the browser\'s dialog "Welcome"', "accept or dismiss it first")
    ),
    "nags": Fault((OPEN.format("/nags"), ADD), 1, ('the browser\'s dialog "Welcome"', "accept or dismiss it first")),
    "frame gone when seen": Fault(
        (OPEN.format("/frame-gone-when-seen"), 'When I click "Inner"'),
        1,
        ('"Inner"', 'on "Page" (/frame-gone-when-seen)'),
    ),
    "no file": Fault(
        (OPEN.format("/uploads"), 'When I upload "missing.png" to "Picture"'),
        1,
        ('there is no file "missing.png"', "relative to the feature's folder"),
    ),
    "folder": Fault(
        (OPEN.format("/uploads"), 'When I upload "pictures" to "Picture"'),
        1,
        ('"pictures" is a folder', "relative to the feature's folder"),
    ),
    "crash": Fault((OPEN.format("/"), "When the tab crashes"), 1, ("the page crashed its tab\n  See whether",)),
    "browser dies": Fault(
        (OPEN.format("/kills-browser"), 'When I click "Work"', ADD), 1, ("{url}/kills-browser: ", DIED)
    ),
    "driver dies": Fault((OPEN.format("/kills-driver"), 'When I click "Work"', ADD), 1, ("{url}/kills-driver: ", DIED)),
}

SOUND = {
    "sound": (OPEN.format("/"), ADD, ONE),
    "frame gone when pressed": (OPEN.format("/frame-gone-when-pressed"), 'When I click "Inner"', "And" + ADD[4:], ONE),
    "left with a dialog": (OPEN.format("/asks"), 'When I click "Ask"'),
    "broken markup": (OPEN.format("/broken"), ADD, ONE),
    "bad characters": (OPEN.format("/bad-utf-8"), ADD, ONE),
    "no markup": (OPEN.format("/words"), 'Then I should see "nothing but words"'),
}
"""Scenarios that pass, strange as their pages are."""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """A run, the folder it ran in, what was left in the folder for temporary files, and the processes still there."""

    pages: Pages
    feature: list[str]
    run: InnerRun
    folder: Path
    left: tuple[str, ...]
    alive: tuple[str, ...]

    def report(self, scenario: str) -> Mapping[str, Any]:
        (found,) = [call for call in self.run.calls if call["scenario"] == scenario]
        return found

    def filled_in(self, text: str) -> str:
        return filled_in(text, self.pages)


def filled_in(text: str, pages: Pages) -> str:
    url, secure = (f"{kind}://127.0.0.1:{one.server_port}" for kind, one in addressed(pages))
    return text.replace("{url}", url).replace("{secure}", secure)


def addressed(pages: Pages) -> tuple[tuple[str, Any], ...]:
    return ("http", pages.server), ("https", pages.secure)


def feature_of(scenarios: Mapping[str, tuple[str, ...]], pages: Pages) -> str:
    blocks = (
        "\n".join([f"  Scenario: {name}", *(f"    {step}" for step in steps)]) for name, steps in scenarios.items()
    )
    return filled_in("Feature: Faults\n" + "\n".join(blocks) + "\n", pages)


def project(folder: Path, pages: Pages, scenarios: Mapping[str, tuple[str, ...]]) -> Path:
    """A folder with one feature of these scenarios."""
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "faults.feature").write_text(feature_of(scenarios, pages), encoding="utf-8")
    for name in ("tmp", "home", "pictures"):
        (folder / name).mkdir()
    return folder


def run(folder: Path, pages: Pages, mode: str, page_timeout: int = 2) -> Aftermath:
    """Run the feature of a folder; temporary files go to a folder of their own, by which its processes are known."""
    temporary, home = folder / "tmp", folder / "home"
    before = set(temporary.iterdir())
    address = filled_in("{url}", pages)
    options = (
        "--lam-timeout=2",
        f"--lam-page-timeout={page_timeout}",
        "--base-url",
        address,
        f"--basetemp={folder / 'pytest'}",
    )
    inner = run_pytest(folder, f"--lam={mode}", *options, "faults.feature", TMPDIR=str(temporary), HOME=str(home))
    left = sorted(one.name for one in set(temporary.iterdir()) - before if not one.name.endswith(".lock"))
    feature = (folder / "faults.feature").read_text(encoding="utf-8").splitlines()
    return Aftermath(pages, feature, inner, folder, tuple(left), tuple(processes(f"TMPDIR={temporary}")))


def processes(marker: str) -> Iterator[str]:
    """The command lines of all processes that have this in their environment."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if marker in (process / "environ").read_text(errors="replace"):
                yield (process / "cmdline").read_text(errors="replace").replace("\0", " ")[:200]
        except OSError:
            continue  # it has ended, or is somebody else's


def noise(aftermath: Aftermath) -> list[str]:
    """What a run told that is about programs and not about the user's feature."""
    words = ("Traceback", "site-packages", "The above exception", "During handling", "<unknown>", "Stacktrace")
    return [said for said in words if said in aftermath.run.output]


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    with served() as running:
        yield running


@pytest.fixture(scope="module")
def live(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> Aftermath:
    """All the scenarios, carried out live in one run: sound ones before, between and after those that fail."""
    scenarios = {name: fault.steps for name, fault in FAULTS.items()} | SOUND
    return run(project(tmp_path_factory.mktemp("live"), pages, scenarios), pages, "auto")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_step_with_its_page_and_what_to_do(live: Aftermath, name: str) -> None:
    report, fault = live.report(name), FAULTS[name]
    line = live.feature.index(f"  Scenario: {name}") + 2 + fault.failing
    assert report["outcome"] == "failed", live.run.output
    assert f"faults.feature:{line}: {live.feature[line - 1].strip()}" in report["error"]
    assert [said for said in fault.said if live.filled_in(said) not in report["error"]] == [], report["error"]


@pytest.mark.parametrize("name", SOUND)
def test_other_scenarios_of_the_feature_run_and_are_recorded(live: Aftermath, name: str) -> None:
    assert live.report(name)["came_to"] == "recorded", live.report(name)["error"]


def test_nothing_is_written_of_what_failed(live: Aftermath) -> None:
    recording = json.loads((live.folder / "faults.lam.json").read_text(encoding="utf-8"))
    assert {scenario["name"] for scenario in recording["scenarios"]} == set(SOUND)
    module = (live.folder / "test_faults.py").read_text(encoding="utf-8")
    assert "never" not in module
    assert [path.name for path in live.folder.glob(".*")] == []


def test_no_process_and_no_temporary_file_is_left(live: Aftermath) -> None:
    assert live.alive == ()
    assert live.left == ()


def test_failures_are_told_without_traces_of_the_program(live: Aftermath) -> None:
    assert live.run.status == pytest.ExitCode.TESTS_FAILED
    assert noise(live) == []
    assert [one["test"] for one in live.run.reports if one["when"] != "call" and one["outcome"] != "passed"] == []


@pytest.mark.parametrize("victim", ["browser", "driver"])
def test_a_browser_that_dies_in_a_replay_is_told_too(
    pages: Pages, tmp_path_factory: pytest.TempPathFactory, victim: str
) -> None:
    dying = (OPEN.format(f"/kills-{victim}"), 'When I click "Work"', "And" + ADD[4:], ONE)
    folder = project(tmp_path_factory.mktemp("dying"), pages, {"dying": dying, "sound": SOUND["sound"]})
    pages.lethal = False
    recorded = run(folder, pages, "auto")
    pages.lethal = True
    assert recorded.run.status == pytest.ExitCode.OK, recorded.run.output
    before = written(folder)
    replay = run(folder, pages, "replay")
    error = replay.report("dying")["error"]
    assert 'faults.feature:4: When I click "Work"' in error, error
    assert DIED in error
    assert replay.report("sound")["came_to"] == "replayed"
    assert (replay.alive, replay.left) == ((), ())
    assert noise(replay) == []
    assert written(folder) == before


def test_a_huge_page_is_used_and_what_it_may_hold_beyond_what_was_read_is_not_guessed(
    pages: Pages, tmp_path_factory: pytest.TempPathFactory
) -> None:
    absent = (OPEN.format("/endless"), 'Then I should not see "Farewell"')
    folder = project(
        tmp_path_factory.mktemp("huge"), pages, {"huge": (OPEN.format("/huge"), ADD, ONE), "absent": absent}
    )
    big = run(folder, pages, "auto", page_timeout=60)
    assert big.report("huge")["came_to"] == "recorded", big.run.output
    assert "faults.feature:8: Then I should not see" in big.report("absent")["error"]
    assert "too big or too deep to be read whole" in big.report("absent")["error"]


def written(folder: Path) -> dict[str, bytes]:
    """What stands in a folder for its feature."""
    return {path.name: path.read_bytes() for path in folder.glob("*faults*") if path.is_file()}
