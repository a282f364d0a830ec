"""What a scenario was told to remember, put where a later step speaks of it by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pytest_lam.lam import Memory
from pytest_lam.step import Step

BEFORE_A_VALUE = (
    r"with|for|enters?|types?|to|contains?|shows?|includes?|is|be|equals?|see|sees|search|as|matches|match|says|reads"
)
"""Words after which a text is compared or typed: "search for the order number" means what was remembered."""
KEPT = r"remembered|memorized|memorised|noted|stored|kept|written-down"
"""What is said of a text that was remembered: the remembered total."""
KEEPING = (
    r"(?:that )?(?:I|we|you|he|she|they)(?:'ve| have| had)? (?:remembered|noted|stored|kept|wrote|written)(?: down)?"
)
"""How a sentence goes on that tells who remembered it: the total that I noted before."""


def recalled(step: Step, memory: Memory | None) -> Step:
    """The step with each text in place of the name under which it is remembered: "<order>", the order number."""
    texts = {name: text for name, text in memory.remembered.items() if isinstance(text, str)} if memory else {}
    if not texts:
        return step
    return replace(
        step,
        text=_spoken(step.text, texts),
        template=_spoken(step.template, texts) if step.template else "",
        table=tuple(tuple(_filled(cell, texts) for cell in row) for row in step.table),
        docstring=None if step.docstring is None else _filled(step.docstring, texts),
    )


def _filled(text: str, texts: Mapping[str, str]) -> str:
    """The text with the holes filled in: <order>."""
    return re.sub(r"<([^<>]+)>", lambda hole: texts.get(hole[1], hole[0]), text)


def _spoken(text: str, texts: Mapping[str, str]) -> str:
    """The words of a step with the names filled in, where they stand in quotes, in brackets, or for a value."""
    for name, value in texts.items():
        quoted = _quoted(value)
        text = text.replace(f"“<{name}>”", quoted)
        text = re.sub(rf"(?<!\w)<{re.escape(name)}>", _literal(quoted), _inside(text, name, value))
        told = rf"(?<!\w)the (?:(?:{KEPT}) {re.escape(name)}|{re.escape(name)} {KEEPING}(?: before| earlier)?)(?!\w)"
        text = re.sub(told, _literal(quoted), text, flags=re.IGNORECASE)
        plain = rf"(?<!\w)(?P<lead>{BEFORE_A_VALUE}) (?:the|that|my|this) {re.escape(name)}(?![\w\"])"
        text = re.sub(plain, rf"\g<lead> {_literal(quoted)}", text, flags=re.IGNORECASE)
    return _pointed(text, texts)


def _pointed(text: str, texts: Mapping[str, str]) -> str:
    """The text with what "the remembered one" means: what the words before it name, or the only thing remembered."""
    pointing = re.search(rf"(?<!\w)the (?:{KEPT}) (?:one|value|text|number)(?!\w)", text, re.IGNORECASE)
    if not pointing:
        return text
    before = text[: pointing.start()].lower()
    named = [name for name in texts if re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", before)]
    meant = named if len(named) == 1 else list(texts) if len(texts) == 1 else []
    return text[: pointing.start()] + _quoted(texts[meant[0]]) + text[pointing.end() :] if meant else text


def _literal(text: str) -> str:
    """The text as the replacement of an expression, which means nothing but itself."""
    return text.replace("\\", "\\\\")


def _inside(text: str, name: str, value: str) -> str:
    """The text with the name filled in where it is a part of what stands in quotes: "Order <order>"."""
    hole = f"<{name}>"
    pieces = re.split(r'("[^"]*")', text)
    return "".join(
        _quoted(piece[1:-1].replace(hole, value)) if piece.startswith('"') and hole in piece else piece
        for piece in pieces
    )


def _quoted(value: str) -> str:
    return f"“{value}”" if '"' in value else f'"{value}"'
