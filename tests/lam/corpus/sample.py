"""Draws the templates that labels.jsonl labels: ``python sample.py FOLDER`` (no test needs it).

FOLDER holds one ``<suite>.tsv`` a suite, its lines ``count <tab> type <tab> step``. Each suite
gets its share in proportion to its Givens, Whens and Thens; half of each comes from the most
frequent third, a quarter from each of the others. The order is the file's.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

SEED = 4
SIZES = {"kiali": 134, "dhis2capture": 133, "sylius": 133}
TYPES = ("given", "when", "then")

Line = tuple[int, str, str]


def lines_of(path: Path) -> list[Line]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(int(count), kind.lower(), step) for count, kind, step in rows if kind.lower() in TYPES]


def shares(lines: list[Line], size: int) -> dict[str, int]:
    """How many of each type: in proportion, the rounding's rest to the largest."""
    counts = {kind: sum(line[1] == kind for line in lines) for kind in TYPES}
    shared = {kind: size * count // len(lines) for kind, count in counts.items()}
    shared[max(counts, key=lambda kind: counts[kind])] += size - sum(shared.values())
    return shared


def drawn(lines: list[Line], size: int, chance: random.Random) -> list[Line]:
    ordered = sorted(lines, key=lambda line: (-line[0], line[2]))
    third = len(ordered) // 3
    first = size // 2
    second = (size - first) // 2
    return [
        *chance.sample(ordered[:third], first),
        *chance.sample(ordered[third : 2 * third], second),
        *chance.sample(ordered[2 * third :], size - first - second),
    ]


def main(folder: Path) -> None:
    chance = random.Random(SEED)
    for suite, size in SIZES.items():
        lines = lines_of(folder / f"{suite}.tsv")
        chosen: set[Line] = set()
        for kind, share in shares(lines, size).items():
            chosen.update(drawn([line for line in lines if line[1] == kind], share, chance))
        for _, kind, step in filter(chosen.__contains__, lines):
            print(json.dumps({"suite": suite, "type": kind, "step": step}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
