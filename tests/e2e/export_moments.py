"""Writes one export over another again and again, killed each time one call into the system later.

python export_moments.py FOLDER: FOLDER/1, FOLDER/2 ... hold what each kill left, FOLDER/expected
the two modules. The last of the folders is that of a writer that came to its end.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any, cast

from pytest_lam.session import LamSession
from pytest_lam.settings import Settings
from tests.e2e.export_loop import KEYS, exported

SYSTEM = ("io", "_io", "posix", "BufferedWriter", "FileIO", "TextIOWrapper")
"""Modules and classes whose functions, called from Python, ask the system for something."""


class Killer:
    """Counts calls into the system, before and after each, and kills the process at one of them."""

    def __init__(self, moment: int) -> None:
        self.left = moment

    def __call__(self, frame: FrameType, event: str, function: Any) -> None:
        if event not in ("c_call", "c_return"):
            return
        owner = type(getattr(function, "__self__", None)).__name__
        if getattr(function, "__module__", None) not in SYSTEM and owner not in SYSTEM:
            return
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def write_and_die(folder: Path, moment: int) -> bool:
    """Write the second export over the first in a process that dies at that moment; say whether it did."""
    folder.mkdir()
    session = LamSession(cast(Any, SimpleNamespace(rootpath=folder)), Settings())
    session.write(folder / "keys.feature", OLD)
    child = os.fork()
    if child == 0:
        sys.setprofile(Killer(moment))
        session.write(folder / "keys.feature", NEW)
        sys.setprofile(None)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    place = Path(sys.argv[1])
    OLD, NEW = (exported(key) for key in KEYS)
    (place / "expected").mkdir()
    for name, one in (("0", OLD), ("1", NEW)):
        (place / "expected" / f"{name}.py").write_text(one.source, encoding="utf-8")
    number = 1
    while write_and_die(place / str(number), number):
        number += 1
