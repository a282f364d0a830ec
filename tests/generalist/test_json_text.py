"""The one JSON object in what a model said: mended where it means one, never where its end is missing."""

from __future__ import annotations

import pytest

from pytest_lam.lam.generalist.json_text import LONGEST, NoObject, repaired, strict

KNOWN = ("verdict", "actions")
DONE = {"verdict": "done"}


@pytest.mark.parametrize(
    "text",
    [
        '{"verdict": "done"}',
        ' \n{"verdict": "done"}\n',
        '```json\n{"verdict": "done"}\n```',
        'Sure! {"verdict": "done"} Is that what you meant?',
        "{'verdict': 'done'}",
        '{"verdict": "done",}',
        "{verdict: done}",
        '{"verdict": "done" // nothing to do\n}',
        '<think>\nFirst {"verdict": "cannot"}, no.\n</think>\n{"verdict": "done"}',
        '<thinking>{"verdict": "cannot"}</thinking>{"verdict": "done"}',
        '{"name": "answer", "arguments": {"verdict": "done"}}',
        '{"answer": {"verdict": "done"}}',
        '\ufeff{"verdict": "done"}',
    ],
)
def test_an_object_is_found_and_mended(text):
    assert repaired(text, KNOWN) == DONE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it was empty"),
        (" \n", "it was empty"),
        ("I would press it.", "there was no JSON object in it"),
        ("null", "there was no JSON object in it"),
        ("[1, 2]", "there was no JSON object in it"),
        ('"{"', "there was no JSON object in it"),
        ("I press {the button}.", "not JSON of the form"),
        ('{"error": "busy"}', "not JSON of the form"),
        ('{"verdict": "done", "actions": [{"do": "click"}', "the end of its JSON object was missing"),
        (
            '{"verdict": "done", "actions": [{"do": "click"}, {"do": "fill", "va',
            "the end of its JSON object was missing",
        ),
        ('{"verdict": "done"', "there was no JSON object in it"),
        ('{"verdict": "' + "x" * LONGEST + '"}', "more than 64,000"),
    ],
)
def test_what_is_no_object_is_said_to_be_what_it_is(text, words):
    with pytest.raises(NoObject, match=words):
        repaired(text, KNOWN)


@pytest.mark.parametrize("text", ["{'verdict': 'done'}", "[]", '{"verdict": NaN}', "[" * 60_000, '{"a":' * 10_000])
def test_what_is_almost_json_is_not_json(text):
    with pytest.raises(NoObject):
        strict(text)


@pytest.mark.parametrize(
    "text", ['{"a":' * 10_000 + "}" * 10_000, "{" * 30_000 + "}" * 30_000, '{"a":' * 51 + "1," + "}" * 51]
)
def test_what_is_nested_beyond_measure_is_rejected(text):
    with pytest.raises(NoObject, match="nested more than 50 deep"):
        repaired(text, KNOWN)
