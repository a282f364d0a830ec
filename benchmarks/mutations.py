"""How many false steps pass: lucky passes, of which there must be none.

Every Then of features/ and examples/ is tried with its expected value, number, state, cell, order or
negation changed, by the LAM on the live page and by the committed code. Each scenario runs once each way,
as it is written; at each Then its false versions are tried on the page (tests/e2e/trials.py).

    python benchmarks/mutations.py                                  # all, half an hour
    python benchmarks/mutations.py features/cart.feature --replay   # some features, one way
    python benchmarks/mutations.py --sample 50 --seed 3             # 50 of each suite and way

Counts are of false steps as they ran: a row of an Outline has its own. "failed" is a check that looked at
the page and did not hold; "refused" what the LAM would not carry out; "unrecorded" a false step that the
committed code does not know, so that nothing was looked at; "survived" a lucky pass.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are no installed package

from tests.e2e.falsity import SUITES, WAYS, Choice, FalseRun, run_all
from tests.e2e.inner import ROOT
from tests.e2e.trials import Trial


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("features", nargs="*", type=Path, help="feature files, or folders of them (default: all)")
    parser.add_argument("--live", dest="ways", action="append_const", const="live", help="by the LAM only")
    parser.add_argument("--replay", dest="ways", action="append_const", const="replay", help="by the code only")
    parser.add_argument("--sample", type=int, metavar="N", help="N false steps of each suite and way, drawn by chance")
    parser.add_argument("--seed", type=int, default=0, help="what the sample is drawn with (default: 0)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every trial to this file")
    options = parser.parse_args()
    try:
        suites = chosen(options.features)
    except ValueError as problem:
        parser.error(str(problem))
    choices = [
        Choice(suite, way, "all", features, options.sample, options.seed)
        for way in options.ways or WAYS
        for suite, features in suites.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        runs = run_all(Path(folder), choices)
    if options.json:
        told = [{"way": run.choice.way} | asdict(trial) for run in runs for trial in run.trials]
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for line in summary(runs):
        print(line, file=sys.stderr)
    print(json.dumps(figures(runs)))


def chosen(paths: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """The suites and which of their features are meant; none named is all of them.

    :raises ValueError: a path that is in none of the suites.
    """
    if not (named := [path.resolve() for path in paths]):
        return dict.fromkeys(SUITES, ())
    found: dict[str, list[str]] = defaultdict(list)
    for path in named:
        suite = next((each for each in SUITES if path in (ROOT / each, *(ROOT / each).glob("*.feature"))), None)
        if suite is None:
            raise ValueError(f"{path} is no feature of {', '.join(SUITES)}")
        found[suite] += [path.name] if path.is_file() else [one.name for one in sorted(path.glob("*.feature"))]
    return {suite: tuple(names) for suite, names in found.items()}


def figures(runs: Iterable[FalseRun]) -> dict[str, object]:
    """The counts of all runs together."""
    trials = [(run.choice.way, trial) for run in runs for trial in run.trials]
    verdicts = Counter(f"{way}_{trial.verdict}" for way, trial in trials)
    by_kind = {
        f"{verdict}_by_kind": dict(Counter(trial.kind for _, trial in trials if trial.verdict == verdict))
        for verdict in ("survived", "unrecorded")
    }
    return {"false_steps": len(trials), **dict(sorted(verdicts.items())), **by_kind}


def summary(runs: Iterable[FalseRun]) -> Iterator[str]:
    """A line for each false step that passed or was not reached, and for a run that tried nothing what it printed."""
    for run in runs:
        if not run.trials:
            yield run.output
        yield from (told(run.choice.way, trial) for trial in run.trials if trial.verdict in ("survived", "untried"))


def told(way: str, trial: Trial) -> str:
    """Where a false step stands, what it is, and why it passed."""
    feature, _, test = trial.test.partition("::")
    return f"{feature}:{trial.line}: {trial.verdict} {way} ({test}): {trial.kind}: {trial.change}  [{trial.why}]"


if __name__ == "__main__":
    main()
