"""Which problems the comments of a feature file let pass.

``# lam: ignore[rule, rule]`` stands on the line before the one it speaks of, or at the head of a block
of comments and tags before it; ``# lam: ignore`` is for every rule. ``# lam: ignore-file[rule]`` is for
the whole file, and stands before its first line that is no comment. Behind the bracket a reason may follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_lam.lint.problem import Finding
from pytest_lam.lint.source import Source, Word

COMMENT = re.compile(r"#\s*lam:\s*ignore(?P<file>-file)?\s*(?:\[(?P<rules>[^\]]*)\])?(?:[^\w\[].*)?$", re.DOTALL)
EVERY = "*"


class Ignored:
    """What the comments of a file let pass."""

    def __init__(self, source: Source) -> None:
        self._file: set[str] = set()
        self._lines: dict[int, set[str]] = {}
        lines = {comment.line for comment in source.comments} | {tag.line for tag in source.tags}
        for comment in source.comments:
            match = COMMENT.match(comment.text)
            if match is None:
                continue
            rules = _rules(match["rules"])
            if not match["file"]:
                self._lines.setdefault(_spoken_of(comment, lines), set()).update(rules)
            elif comment.line < source.name.line:
                self._file |= rules

    def has(self, rule: str, finding: Finding) -> bool:
        """Whether a finding of that rule is let pass."""
        here = self._file | self._lines.get(finding.line, set())
        return rule in here or EVERY in here


def _rules(listed: str | None) -> set[str]:
    names = {name.strip() for name in (listed or "").split(",")} - {""}
    return names if listed is not None else {EVERY}


def _spoken_of(comment: Word, others: set[int]) -> int:
    """The first line below that is neither comment nor tag."""
    line = comment.line + 1
    while line in others:
        line += 1
    return line


def named(source: Source) -> Iterator[tuple[Word, str]]:
    """The rules that comments name, with the comment."""
    for comment in source.comments:
        match = COMMENT.match(comment.text)
        for name in sorted(_rules(match["rules"]) - {EVERY}) if match is not None else ():
            yield comment, name
