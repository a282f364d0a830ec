"""Recordings on disk: whole, versioned, and the same after a round trip."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_lam.errors import ExportProblem
from pytest_lam.locator import Locator
from pytest_lam.recording import (
    Effect,
    RecordedAction,
    RecordedCheck,
    RecordedScenario,
    RecordedStep,
    Recording,
    Target,
)
from pytest_lam.recording_file import dumps, load, loads, write_atomically
from pytest_lam.values import Secret

TEXT = st.text(max_size=8)
VALUES = st.one_of(st.none(), TEXT, st.builds(Secret, TEXT))
LOCATORS = st.builds(Locator, TEXT, TEXT, st.lists(TEXT, max_size=2).map(tuple), st.integers(0, 9))
MANY = st.lists(LOCATORS, max_size=2).map(tuple)
TARGETS = st.builds(Target, TEXT, TEXT, TEXT, MANY, MANY, MANY, TEXT, st.dictionaries(TEXT, TEXT, max_size=2), TEXT)
EFFECTS = st.builds(Effect, TEXT, VALUES, st.none() | TARGETS)
ACTIONS = st.builds(RecordedAction, TEXT, st.none() | TARGETS, VALUES, st.lists(EFFECTS, max_size=2).map(tuple), TEXT)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
CHECKS = st.builds(RecordedCheck, TEXT, st.none() | TARGETS, VALUES, cells=PAIRS, negated=st.booleans(), named=TEXT)
STEPS = st.builds(
    RecordedStep,
    st.sampled_from(["given", "when", "then"]),
    TEXT,
    row=st.dictionaries(TEXT, TEXT, max_size=2),
    table=st.lists(st.lists(TEXT, max_size=2).map(tuple), max_size=2).map(tuple),
    docstring=st.none() | TEXT,
    at=TEXT,
    actions=st.lists(ACTIONS, max_size=2).map(tuple),
    checks=st.lists(CHECKS, max_size=2).map(tuple),
)
SCENARIOS = st.builds(
    RecordedScenario, TEXT, st.lists(STEPS, max_size=2).map(tuple), st.dictionaries(TEXT, TEXT, max_size=2)
)
RECORDINGS = st.builds(
    Recording, TEXT, st.lists(SCENARIOS, max_size=2).map(tuple), st.lists(TEXT, max_size=2).map(tuple)
)


@settings(max_examples=80, deadline=None)
@given(RECORDINGS)
def test_a_recording_is_the_same_after_a_round_trip(recording: Recording) -> None:
    assert loads(dumps(recording)) == recording


def test_what_is_default_is_left_out_and_text_is_readable() -> None:
    text = dumps(Recording("größe.feature", (RecordedScenario("A", (RecordedStep("when", "I go"),)),)))
    assert text.splitlines() == [
        "{", '  "format": 1,', '  "feature": "größe.feature",', '  "scenarios": [',
        "    {", '      "name": "A",', '      "steps": [',
        "        {", '          "type": "when",', '          "text": "I go"', "        }",
        "      ]", "    }", "  ]", "}",
    ]  # fmt: skip
    assert text.endswith("}\n")


def test_a_secret_is_there_by_name_only() -> None:
    step = RecordedStep("when", "x", actions=(RecordedAction("fill", None, Secret("KEY")),))
    assert '"value": {\n' in (text := dumps(Recording("a", (RecordedScenario("A", (step,)),))))
    assert '"secret": "KEY"' in text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{\n  "format": 1,\n  oops\n}', r"a\.json:3: not a recording"),
        ('{\n  "format": 99\n}', r"a\.json:2: recording format 99 is not known"),
        ("[]", r"a\.json:1: recording format None"),
        ('{"format": 1, "feature": "a", "moon": 1}', "unknown field 'moon'"),
        ('{"format": 1, "feature": "a", "scenarios": [3]}', r"scenarios\[0\] must be an object"),
        ('{"format": 1, "feature": "a", "scenarios": 3}', r"scenarios must be a list"),
        ('{"format": 1, "feature": ["a"]}', r"feature must be a text"),
        ('{"format": 1}', "feature"),
    ],
)
def test_a_file_that_is_no_recording_is_refused_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExportProblem, match=complaint):
        load(path)


def test_no_file_is_no_recording(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") is None


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert write_atomically(path, "a")
    os.utime(path, (1, 1))
    assert not write_atomically(path, "a")
    assert path.stat().st_mtime == 1


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, "old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportProblem, match="No space left"):
        write_atomically(path, "new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.json", "old")]


WRITER = """
import sys, itertools
from pathlib import Path
from pytest_lam.recording_file import write_atomically
for number in itertools.count():
    write_atomically(Path(sys.argv[1]), str(number % 10) * 200_000 + "end")
    print(number, flush=True)
"""


@pytest.mark.parametrize("writes", [1, 2, 3, 5, 8, 13])
def test_a_kill_leaves_the_old_file_or_the_new_one_never_half(tmp_path: Path, writes: int) -> None:
    path = tmp_path / "a.json"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(writes):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.wait()
    text = path.read_text(encoding="utf-8")
    assert (len(text), set(text[:-3]), text[-3:]) == (200_003, {text[0]}, "end")
