"""Lists and texts under a step, each put where the words point at it: check the following options, with a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.tokens import VALUE, Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary
from pytest_lam.step import Step

MOST = 50
"""Items of a list that one deed is done to, one after the other; more are data."""
POINTING = frozenset({"following", "these", "below"})
"""Words that point at what stands under the step."""
LISTED = frozenset({"check", "uncheck", "choose", "select", "click", "upload", "press", "hover", "remove", "open"})
LISTED |= {"expand", "clear", "add"}
"""Deeds that are done to each item of a list."""
TEXTS = frozenset({"fill", "search", "accept"})
"""Deeds that one text of several lines can be the value of."""
UNNAMED = frozenset({"file", "files"})
"""Nouns besides those of tables that say nothing more of the items."""
SIGNS = frozenset({":", ",", ".", ";"})
_DANGLING = frozenset({"with", "use", "using", "as", "to"})
MIN_TAIL = 3
"""Words of a deed with what it is done to, after which others only say that there is a table."""
_JOINTS = _DANGLING | {"by", "to", "in", "from", "into"}
"""What may stand between a deed and the table or doc string that follows it."""


def items_of(step: Step, words: Vocabulary) -> tuple[str, ...]:
    """The texts under the step: of a table with one column its cells, of a doc string the whole."""
    if step.docstring is not None:
        return (step.docstring,)
    if not step.table or any(len(row) != 1 for row in step.table) or len(step.table) > MOST:
        return ()
    cells = tuple(row[0] for row in step.table)
    headers = {*words.grammar["following"], *words.tables["labels"]["label_headers"], *UNNAMED}
    headed = len(cells) > 1 and cells[0].strip().lower() in headers
    return cells[1:] if headed else cells


def pointed(tokens: Sequence[Token], item: str, words: Vocabulary) -> tuple[Token, ...]:
    """The words with the item in the place of what points at it; at their end, where nothing does."""
    kept = list(tokens)
    while kept and not kept[-1].is_value and kept[-1].code in SIGNS:
        kept.pop()
    at = next((at for at, one in enumerate(kept) if one.text.lower() in POINTING and not one.is_value), len(kept))
    last = kept[at] if at < len(kept) else kept[-1] if kept else Token("", "", 0, 0)
    value = Token(item, VALUE + "q", last.start, last.end)
    if at == len(kept):
        return (*kept, value)
    end = at + 1
    while end < len(kept) and not kept[end].is_value and kept[end].code not in (*words.words("prepositions"), *SIGNS):
        end += 1
    before = kept[:at]
    while before and before[-1].code in ("the", "all", "each", "of") and not before[-1].is_value:
        before.pop()
    return (*before, value, *_noun(kept[at + 1 : end], words), *kept[end:])


def gathered(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames, where several files for one field are uploaded at once."""
    first = frames[0]
    if any(one.intent != "upload" or one.target != first.target for one in frames):
        return tuple(frames)
    return (replace(first, value="\n".join(str(one.value) for one in frames)),)


def _noun(tokens: Sequence[Token], words: Vocabulary) -> tuple[Token, ...]:
    """The noun that says of what kind the items are; () where it says no more than that they are listed."""
    if not tokens or tokens[-1].text.lower() in {*words.grammar["following"], *UNNAMED}:
        return ()
    if tokens[-1].text.lower() == "keys":
        return (Token("key", "key", tokens[-1].start, tokens[-1].end),)
    return tuple(tokens)


def _data_from(tokens: Sequence[Token], words: Vocabulary) -> int:
    """Where words begin at the end that only say that there is a table: with form data."""
    generic = {*words.grammar["following"], "form"}
    for at in (len(tokens) - 2, len(tokens) - 3):
        said = tokens[at + 1 :]
        if at >= MIN_TAIL - 1 and tokens[at].code in _DANGLING and all(token.text in generic for token in said):
            return at
    return len(tokens)


def without_tail(tokens: Sequence[Token], words: Vocabulary) -> tuple[Token, ...]:
    """Without what only points at the table: "with the following details:"."""
    kept = list(tokens)
    while kept and not kept[-1].is_value and kept[-1].code in ".,;:":
        kept.pop()
    pointers = [
        index for index, token in enumerate(kept) if token.code in ("follow", "these", "below") and not token.is_value
    ]
    if pointers:
        index = pointers[-1]
        nouns = kept[index + 1 :]
        generic = all(token.text.lower() in words.grammar["following"] for token in nouns)
        kept = kept[:index] + ([] if generic else nouns)
    else:
        kept = kept[: _data_from(kept, words)]
    joints = _JOINTS if pointers else _DANGLING
    while len(kept) > 1 and not kept[-1].is_value and kept[-1].code in ("the", "a", "an", ":", ",", "and"):
        kept.pop()
    if len(kept) > 1 and not kept[-1].is_value and kept[-1].code in joints:
        kept.pop()
    return tuple(kept)
