"""Rules of what should not stand in a file that is committed: passwords, keys and cards in clear."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pytest_lam.lint.problem import Finding
from pytest_lam.lint.source import SourceStep, Word
from pytest_lam.lint.subject import Subject
from pytest_lam.lint.words import PUBLISHED

FIELD = (
    r"(?:pass\s?(?:word|phrase|code)|pwd|secret(?:\s+(?:key|word))?|api[\s_-]?(?:key|token)"
    r"|(?:access|auth\w*|bearer)\s+token|pin(?:\s+code)?)"
)
_FIELD_ONLY = re.compile(
    rf"[\W_]*(?:\w+[\s_-]+){{0,2}}{FIELD}(?:\s+(?:again|confirmation|repeat\w*))?[\W_]*", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“]([^\"”]*)[\"”]|(?<!\w)'([^']*)'(?!\w)")
_BEHIND = re.compile(rf"\b{FIELD}(?:\s+(?:of|is|to|as|with|being|field))*\s*[:=]?\s*$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\s*(?:as|for|in|into|to)\s+(?:(?:the|my|his|her|their|your|its|a|an)\s+)?(?:\w+\s+)?[\"“']?{FIELD}\b",
    re.IGNORECASE,
)
_FIELD_BEFORE = re.compile(rf"[\"“'][^\"”']*{FIELD}[^\"”']*[\"”'](?:\s+field)?\s+(?:with|to|as|by)\s*$", re.IGNORECASE)

FALSE = re.compile(
    r"wrong|invalid|incorrect|bad|fake|false|dummy|example|sample|short|weak|mismatch|different|not\b|<|\$[A-Z_]|^[*•.x]+$",
    re.IGNORECASE,
)
"""What says itself that it opens nothing, is masked, or is no literal at all."""

TOKENS = re.compile(
    r"""
    \b(?: gh[pousr]_[A-Za-z0-9]{30,} | github_pat_\w{30,} | glpat-[\w-]{18,} | [sr]k_live_[A-Za-z0-9]{16,}
      | sk-[A-Za-z0-9_-]{20,} | (?:AKIA|ASIA)[A-Z0-9]{16} | xox[abeprs]-[A-Za-z0-9-]{10,} | AIza[\w-]{35}
      | npm_[A-Za-z0-9]{30,} | eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+ )
    | -----BEGIN\ (?:\w+\ )*PRIVATE\ KEY-----
    """,
    re.VERBOSE,
)
"""Keys whose makers gave them a beginning to be known by."""
_RUN = re.compile(r"(?<![\w+=-])[A-Za-z0-9+_-]{24,}={0,2}(?![\w+-])")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
BITS = 3.6
"""Bits a character (Shannon) from which on a run of letters and digits passes for random: 24 random
characters of 64 have 4.2 on average, names in camel case or with dashes and a number stay below 3.6."""

_CARD = re.compile(
    r"(?<![\d.,-])[3-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?!\d)|(?<!\d)3[47]\d{2}([ -]?)\d{6}\2\d{5}(?!\d)"
)
ADVICE = 'name an environment variable instead: "$PASSWORD"'


def secret(subject: Subject) -> Iterator[Finding]:
    """A password, key or card number in clear."""
    telling = {id(step): scenario.name.text for scenario in subject.source.scenarios for step in scenario.steps}
    for step in subject.source.steps:
        yield from _found(step.words)
        if step.type != "then" and not FALSE.search(telling.get(id(step), "")):
            yield from _typed(step)
            yield from _in_table(step.table)
    for scenario in subject.source.scenarios:
        for examples in scenario.examples:
            yield from _found(cell for row in examples.rows for cell in row)
            if not FALSE.search(scenario.name.text):
                yield from _below_header(examples.header, examples.rows)


def _typed(step: SourceStep) -> Iterator[Finding]:
    """Quoted texts that a step types as a password or key."""
    for quoted in _QUOTED.finditer(step.text):
        group = 1 if quoted[1] is not None else 2
        if _is_typed_as_secret(step.text, quoted) and not any(_keys(Word(quoted[group], 0, 0))):
            yield _written_out(step.line, step.column + quoted.start(group))


def _is_typed_as_secret(text: str, quoted: re.Match[str]) -> bool:
    before, value, after = text[: quoted.start()], quoted[1] or quoted[2] or "", text[quoted.end() :]
    named = _BEHIND.search(before) or _FIELD_BEFORE.search(before) or _BEFORE.match(after)
    return named is not None and _is_literal(value)


def _is_literal(value: str) -> bool:
    return len(value) > 1 and not FALSE.search(value) and not _FIELD_ONLY.fullmatch(value)


def _written_out(line: int, column: int) -> Finding:
    return Finding(line, column, "a password or key is written out, for everybody who can read the file", ADVICE)


def _in_table(table: tuple[tuple[Word, ...], ...]) -> Iterator[Finding]:
    """Cells below a header or behind a label that names a secret."""
    if table and len(table[0]) == len(("label", "value")):
        for label, value in table:
            if _FIELD_ONLY.fullmatch(label.text) and _is_literal(value.text):
                yield _written_out(value.line, value.column)
    if table:
        yield from _below_header(table[0], table[1:])


def _below_header(header: tuple[Word, ...], rows: tuple[tuple[Word, ...], ...]) -> Iterator[Finding]:
    for row in rows:
        for name, cell in zip(header, row, strict=False):
            if _FIELD_ONLY.fullmatch(name.text) and _is_literal(cell.text):
                yield _written_out(cell.line, cell.column)


def _found(words: Iterable[Word]) -> Iterator[Finding]:
    for word in words:
        yield from _keys(word)


def _keys(word: Word) -> Iterator[Finding]:
    """Keys and card numbers in a text, whatever it is said of."""
    if len(word.text) < len("378282246310005"):
        return
    for match in TOKENS.finditer(word.text):
        yield Finding(word.line, word.column + match.start(), "a key is written out", ADVICE.replace("PASSWORD", "KEY"))
    for match in _RUN.finditer(word.text):
        if _is_random(match[0]) and not TOKENS.search(match[0]):
            what = "this looks like a key: long and random"
            yield Finding(word.line, word.column + match.start(), what, ADVICE.replace("PASSWORD", "KEY"))
    for match in _CARD.finditer(word.text):
        digits = re.sub(r"\D", "", match[0])
        if digits not in PUBLISHED and _luhn(digits):
            what = "a card number that may be somebody's is written out"
            advice = 'use one that the payment service publishes for tests, such as "4242 4242 4242 4242"'
            yield Finding(word.line, word.column + match.start(), what, advice)


def _is_random(run: str) -> bool:
    if _UUID.fullmatch(run) or not re.search(r"\d", run) or not re.search(r"[A-Za-z]", run):
        return False
    if len(re.findall(r"[a-z]{5,}|[A-Z][a-z]{4,}", run)) > 1:
        return False  # words in a row
    if re.fullmatch(r"[0-9a-f]{32,}|[0-9A-F]{32,}", run):
        return True
    counts = Counter(run).values()
    return -sum(count / len(run) * math.log2(count / len(run)) for count in counts) >= BITS


def _luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1)."""
    doubled = (int(digit) * 2 if at % 2 else int(digit) for at, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0
