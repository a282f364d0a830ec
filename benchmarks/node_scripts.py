"""The two scripts that Node runs for the benchmarks: Playwright's view of a page, and a tokenizer."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


class NodeScript:
    """A script in a process of its own, which answers each line of JSON with one."""

    def __init__(self, *command: str) -> None:
        self.process = subprocess.Popen(
            ["node", *command], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def answer(self, question: Any = None) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(question), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.process.args[1]} gave no answer; run: npm install --prefix benchmarks")
        return json.loads(line)

    def close(self) -> None:
        self.process.communicate()


class Aria(NodeScript):
    """Playwright on the same browser."""

    def __init__(self, driver: Any) -> None:
        super().__init__("aria.mjs", driver.capabilities["goog:chromeOptions"]["debuggerAddress"])

    def snapshot(self) -> str:
        return shortened(self.answer())


class Tokenizer(NodeScript):
    """How many tokens texts are to OpenAI's models since GPT-4o (o200k_base)."""

    def __init__(self) -> None:
        super().__init__("tokens.mjs")

    def count(self, text: str) -> int:
        return int(self.answer(text))


def shortened(text: str) -> str:
    """``[ref=f7e12]`` as ``[ref=e12]``: the number counts the pages that were opened before."""
    first = re.search(r"\[ref=(f\d+)e", text)
    return text.replace(f"[ref={first[1]}e", "[ref=e") if first else text
