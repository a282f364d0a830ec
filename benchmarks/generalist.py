"""How well free prose is carried out by a prompted model, and what that takes.

The scenarios of tests/generalist/scenarios/ are recorded in a copy of their folder, against the demo shop,
Django's admin or Wagtail, by the model that answers at $OPENAI_BASE_URL. Each is told as it came out: recorded
and replayed, refused, or failed with its message; with the calls and tokens that it took. What was exchanged
stays in OUT/cassettes: a run with the same scenarios and cassettes needs no model.

    python benchmarks/generalist.py --app shop --out build/quality
    python benchmarks/generalist.py --app shop --false --out build/quality   # those that are not so
    python benchmarks/generalist.py --app wagtail -k kites --out build/quality

OUT/APP.json (OUT/APP.false.json) keeps the outcomes with every step, OUT/APP/ the features with their code.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are no installed package

from tests.e2e.inner import ROOT, environment, pytest_command

SCENARIOS = ROOT / "tests/generalist/scenarios"
APPS = ("shop", "django_admin", "wagtail")
FALSE = "false.feature"
"""In each folder the scenarios that are not so."""
COUNTED = ("calls", "taped", "prompt_tokens", "cached_tokens", "answer_tokens")
"""What a scenario took, as the product's report tells it; ``taped`` are answers that a cassette gave."""


@dataclass(frozen=True, slots=True)
class Came:
    """How one scenario came out; ``steps`` are those of the report."""

    test: str
    scenario: str
    outcome: str
    message: str
    spent: Mapping[str, Any]
    steps: tuple[Mapping[str, Any], ...]


def main() -> None:
    options = parsed()
    out = options.out.resolve()
    folder = copied(options.app, out / options.app)
    if options.false:
        features = [folder / FALSE]
    else:
        features = sorted(path for path in folder.glob("*.feature") if path.name != FALSE)
    arguments = ["--lam=record", f"--lam-model={options.model}", f"--lam-cassettes={out / 'cassettes' / options.app}"]
    arguments.append(f"--lam-model-timeout={options.patience:g}")
    arguments += ["-k", options.k] if options.k else []
    told = run(out, options.app, [*arguments, *map(str, features)])
    came = tuple(outcome(report) for report in told if is_telling(report))
    name = f"{options.app}.false.json" if options.false else f"{options.app}.json"
    (out / name).write_text(json.dumps([asdict(one) for one in came], ensure_ascii=False, indent=1) + "\n")
    for one in came:
        print(line(one))
    print(json.dumps(totals(came)))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", choices=APPS, required=True)
    parser.add_argument("--false", action="store_true", help="the scenarios that are not so: none may pass")
    parser.add_argument("-k", metavar="NAME", help="only scenarios of that name, as pytest's -k has it")
    parser.add_argument("--model", default="auto", help="as --lam-model has it (default: auto)")
    parser.add_argument("--patience", type=float, default=600, help="seconds for one answer (default: %(default)s)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the copies, the cassettes and the outcomes")
    return parser.parse_args()


def copied(app: str, into: Path) -> Path:
    """A copy of an application's scenarios, under a root of its own."""
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(SCENARIOS / app, into, ignore=shutil.ignore_patterns("__pycache__"))
    (into / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return into


def run(out: Path, app: str, arguments: Iterable[str]) -> list[dict[str, Any]]:
    """The product's own reports of a run; what it printed is in OUT/APP.txt."""
    told = out / f"{app}.jsonl"
    told.unlink(missing_ok=True)
    with (out / f"{app}.txt").open("w", encoding="utf-8") as printed:
        subprocess.run(
            pytest_command("-v", *arguments),
            cwd=out / app,
            env=environment(TOLD=str(told)) | {"PYTHONUNBUFFERED": "1"},
            stdout=printed,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if not told.is_file():
        sys.exit(f"Nothing was run; {printed.name} says why.")
    return [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]


def is_telling(report: Mapping[str, Any]) -> bool:
    """Whether a report tells of the scenario itself, or of what went wrong around it."""
    return report["when"] == "call" or report["outcome"] == "failed"


def outcome(report: Mapping[str, Any]) -> Came:
    lam = report["lam"]
    if report["outcome"] == "passed":
        came_to = "recorded and replayed" if lam.get("outcome") == "recorded" else str(lam.get("outcome", "passed"))
    else:
        came_to = "refused" if lam.get("problem") == "refused" else "failed"
    steps = tuple(lam.get("steps", ()))
    spent = {name: sum(step["spent"].get(name, 0) for step in steps) for name in COUNTED}
    return Came(report["test"], report["scenario"] or "", came_to, report["error"], spent, steps)


def line(came: Came) -> str:
    told = f"{came.outcome:<22} {came.test.partition('::')[2]}: {came.spent['calls'] + came.spent['taped']} answers, "
    told += f"{came.spent['prompt_tokens']} + {came.spent['answer_tokens']} tokens"
    return "\n    ".join([told, *came.message.splitlines()])


def totals(came: Iterable[Came]) -> dict[str, int]:
    came = list(came)
    outcomes = Counter(one.outcome for one in came)
    return {"scenarios": len(came), **outcomes, **{name: sum(one.spent[name] for one in came) for name in COUNTED}}


if __name__ == "__main__":
    main()
