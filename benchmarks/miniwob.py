"""How many of the small tasks of the MiniWoB++ pages a LAM solves.

Every instruction is carried out as one When step through the product's own runner. The page tells
afterwards whether the task was solved (its raw reward is 1); the model is given the instruction
and what is perceived of the page, nothing else. Prints one line of JSON: solved episodes of each
task and in all.

    python benchmarks/miniwob.py --tasks FILE --seeds 10 --json OUT [--model embedded]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import ClassVar

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import start
from pytest_lam.errors import LamError, Refusal
from pytest_lam.lam import Lam
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.outcome import StepOutcome
from pytest_lam.runner import Runner
from pytest_lam.settings import BrowserSettings, Limits, Settings
from pytest_lam.step import Step

MODELS: Mapping[str, Callable[[], Lam]] = MappingProxyType({"embedded": EmbeddedLam})
LIMITS = Limits(step=2.5, settle=5.0, turns=40)
"""What is not on such a page after two seconds never comes; a page may ask for a dozen boxes one by one."""

BEGIN = "Math.seedrandom(arguments[0]); core.EPISODE_MAX_TIME = 600000; core.startEpisodeReal();"
INSTRUCTION = "const said = core.getUtterance(); return said.utterance ?? said"
ENDED = "return [window.WOB_DONE_GLOBAL ?? true, window.WOB_RAW_REWARD_GLOBAL ?? -1]"
"""A page that was left is no longer there to be solved."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One task with one seed. ``outcome`` is solved, wrong, refused, unfinished or error."""

    task: str
    seed: int
    instruction: str
    outcome: str
    reward: float
    seconds: float
    did: tuple[str, ...] = ()
    reason: str = ""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing; the pages name no encoding, and are written in UTF-8."""

    extensions_map: ClassVar = SimpleHTTPRequestHandler.extensions_map | {".html": "text/html; charset=utf-8"}

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def pages_of_package() -> Path:
    """The folder that the installed package ``miniwob`` brings."""
    try:
        return Path(str(metadata.distribution("miniwob").locate_file("miniwob/html")))
    except metadata.PackageNotFoundError:
        sys.exit("The pages are not installed: pip install --no-deps miniwob, or name their folder with --pages.")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which ``folder`` is served while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Arena:
    """Runs episodes, one after another, on one browser."""

    def __init__(self, driver: WebDriver, model: Callable[[], Lam], address: str) -> None:
        self.driver, self.model, self.address = driver, model, address

    def play(self, task: str, seed: int) -> Episode:
        """One episode from a fresh load of the page to what the page says of it."""
        self.driver.get(f"{self.address}/miniwob/{task}.html")
        self.driver.execute_script(BEGIN, str(seed))
        instruction: str = self.driver.execute_script(INSTRUCTION)
        outcome, problem = StepOutcome(), None
        began = time.monotonic()
        runner = Runner(self.driver, self.model(), Settings(limits=LIMITS), self.address)
        try:
            runner.carry_out(Step("when", instruction, template=instruction), outcome)
        except (LamError, WebDriverException) as error:
            problem = error
        seconds = round(time.monotonic() - began, 2)
        done, reward = self.driver.execute_script(ENDED)
        verdict, reason = judged(done, reward, problem)
        return Episode(task, seed, instruction, verdict, reward, seconds, tuple(outcome.did), reason)


def judged(done: bool, reward: float, problem: Exception | None) -> tuple[str, str]:
    """The outcome of an episode, and the reason that was given where something stopped it."""
    reason = str(problem) if problem is not None else ""
    if done:
        return ("solved" if reward == 1 else "wrong"), reason
    if isinstance(problem, Refusal):
        return "refused", reason
    return ("unfinished", "") if problem is None else ("error", f"{type(problem).__name__}: {reason}")


def told(episode: Episode) -> str:
    """An episode in words, for -v."""
    lines = [f"{episode.task} {episode.seed} {episode.outcome.upper()} {episode.seconds} s: {episode.instruction}"]
    lines += [f"    {deed}" for deed in episode.did]
    return "\n".join(lines + [f"    ! {line}" for line in episode.reason.splitlines()])


def summary(episodes: Sequence[Episode]) -> dict[str, object]:
    """Solved of all, by task and in total, with how the others ended."""
    tasks: dict[str, list[Episode]] = {}
    for episode in episodes:
        tasks.setdefault(episode.task, []).append(episode)
    solved = sum(episode.outcome == "solved" for episode in episodes)
    others = sorted({episode.outcome for episode in episodes} - {"solved"})
    return {
        "solved": solved,
        "episodes": len(episodes),
        "share": round(solved / len(episodes), 3) if episodes else 0.0,
        **{outcome: sum(episode.outcome == outcome for episode in episodes) for outcome in others},
        "seconds": round(sum(episode.seconds for episode in episodes), 1),
        "tasks": {task: sum(one.outcome == "solved" for one in played) for task, played in tasks.items()},
    }


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=Path, help="a file with one task a line (default: every page)")
    parser.add_argument("--only", default="", metavar="TASK[,TASK]", help="these tasks alone")
    parser.add_argument("--seeds", type=int, default=10, help="episodes of each task (default: 10)")
    parser.add_argument("--first-seed", type=int, default=0, help="the seed of the first of them (default: 0)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every episode to this file")
    parser.add_argument("--model", choices=sorted(MODELS), default="embedded")
    parser.add_argument("--pages", type=Path, help="the folder html of the package miniwob, where it is not installed")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell of each episode what was done")
    return parser.parse_args()


def named_tasks(chosen: argparse.Namespace, pages: Path) -> list[str]:
    """The tasks that were asked for."""
    if chosen.only:
        return [str(task) for task in chosen.only.split(",")]
    if chosen.tasks:
        return str(chosen.tasks.read_text(encoding="utf-8")).split()
    return sorted(page.stem for page in (pages / "miniwob").glob("*.html"))


def main() -> None:
    chosen = arguments()
    pages = chosen.pages or pages_of_package()
    episodes: list[Episode] = []
    with served(pages) as address:
        driver = start(BrowserSettings())
        try:
            arena = Arena(driver, MODELS[chosen.model], address)
            for task in named_tasks(chosen, pages):
                for seed in range(chosen.first_seed, chosen.first_seed + chosen.seeds):
                    episodes.append(arena.play(task, seed))
                    if chosen.verbose:
                        print(told(episodes[-1]), flush=True)
        finally:
            driver.quit()
    result = summary(episodes)
    if chosen.json:
        whole = {**result, "model": chosen.model, "list": [asdict(episode) for episode in episodes]}
        chosen.json.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
