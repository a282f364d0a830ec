"""How many scenarios pass although their last Then is false.

Every scenario of features/ and examples/django_admin/features is made false and run three times: by
the LAM on the live page, from the committed code, and by the LAM with the claim denied in place of
another value ("is not shown"; what expects a table or denies already is left out there).

Counted are scenarios, an Outline's rows each. A survivor is a lucky pass: there must be none. A
scenario that failed before its false step is astray: it says nothing.

    python benchmarks/mutations.py
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are no installed package

from tests.e2e.falsity import WAYS, Outcome, run_all


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = run_all(Path(folder), WAYS)
    outcomes = [outcome for run in runs for outcome in run.outcomes]
    caught = Counter(outcome.way for outcome in outcomes if outcome.verdict == "caught")
    figures = {
        "scenarios": len({(one.suite, one.feature, one.test) for one in outcomes}),
        "failed_live": caught["live"],
        "failed_replay": caught["replay"],
        "failed_denied": caught["denied"],
        "survivors": [named(one) for one in outcomes if one.verdict == "survived"],
        "astray": [named(one) for one in outcomes if one.verdict == "astray"],
        "not_run": sorted({scenario for run in runs for scenario in run.missing}),
        "errors": Counter(f"{one.way}: {one.error.split(':')[0]}" for one in outcomes if one.verdict == "caught"),
    }
    print(json.dumps(figures, ensure_ascii=False))


def named(outcome: Outcome) -> str:
    """A false scenario as a person finds it again, and how it ended."""
    return f"{outcome.way} {outcome.feature}::{outcome.test} {outcome.error}".strip()


if __name__ == "__main__":
    main()
