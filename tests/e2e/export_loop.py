"""Writes two exports of one feature in turn, for ever: what test_kill.py kills.

python export_loop.py FOLDER: the two modules are kept as FOLDER/expected/0.py and 1.py; a line on
standard output tells when the first has been written.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from pytest_lam.export import export
from pytest_lam.export.digests import definitions
from pytest_lam.recording import RecordedAction, RecordedScenario, RecordedStep, Recording
from pytest_lam.session import Export, LamSession
from pytest_lam.settings import Settings

STEPS = 60
"""Steps of the feature: enough for files that no disk writes at once."""

KEYS = ("ENTER", "ESCAPE")


def exported(key: str) -> Export:
    """The export of a scenario of many steps that all press one key."""
    pressed = (RecordedAction("press", value=key),)
    words = (f"I press {key.lower()} the {chr(97 + n % 26)}{chr(97 + n // 26)} way" for n in range(STEPS))
    scenario = RecordedScenario("Pressing", tuple(RecordedStep("when", text, text, actions=pressed) for text in words))
    recording = Recording("keys.feature", (scenario,))
    source = export(recording)
    named = definitions(source)
    return Export(Recording("keys.feature", (scenario,), tuple(sorted(named.values()))), source, named)


def main(folder: Path) -> None:
    feature = folder / "keys.feature"
    exports = [exported(key) for key in KEYS]
    expected = folder / "expected"
    expected.mkdir()
    for number, one in enumerate(exports):
        (expected / f"{number}.py").write_text(one.source, encoding="utf-8")
    session = LamSession(cast(Any, SimpleNamespace(rootpath=folder)), Settings())
    session.write(feature, exports[0])
    print("written", flush=True)
    for one in itertools.cycle(exports):
        session.write(feature, one)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
