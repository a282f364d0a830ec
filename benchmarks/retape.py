"""Tape the scenarios of tests/generalist/scenarios/ anew from their own cassettes, where pages are told otherwise now.

A kept answer serves the page that it was given to, as that was told. When perception or the notation of pages
change, its digest is no more; the answer is as good as it was. Here a model server gives the old answers by step and
turn, with each reference found anew by the words of its thing. What passes is kept in OUT/cassettes/APP, to be put
beside the features; what can't be found, or fails, a reader has to answer: benchmarks/generalist.py, with a model.

    python benchmarks/retape.py --app shop --out build/retaped
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/generalist"))  # the tests are no installed package

from model_server import serving
from retaping import answer

from pytest_lam.lam.generalist.tape import load

ROOT = Path(__file__).parents[1]
SCENARIOS = ROOT / "tests/generalist/scenarios"
APPS = ("shop", "django_admin", "wagtail")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", choices=APPS, required=True)
    parser.add_argument("--false", action="store_true", help="the scenarios that are not so")
    parser.add_argument("-k", metavar="NAME", help="only scenarios of that name, as pytest's -k has it")
    parser.add_argument("--out", type=Path, required=True, help="folder for the copies, the cassettes and the outcomes")
    options = parser.parse_args()
    kept = [one for path in sorted((SCENARIOS / options.app).glob("*.cassette.json")) for one in load(path).exchanges()]
    with serving(lambda request: answer(request, kept), models=(kept[0].model,)) as url:
        command = [sys.executable, "benchmarks/generalist.py", "--app", options.app, "--out", str(options.out)]
        command += ["--false"] if options.false else []
        command += ["-k", options.k] if options.k else []
        command += ["--model", f"auto:{kept[0].model}"]
        sys.exit(subprocess.run(command, cwd=ROOT, env=os.environ | {"OPENAI_BASE_URL": url}, check=False).returncode)


if __name__ == "__main__":
    main()
