"""Secrets go out as their names only: a model around a model, through which no secret's value leaves."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pytest_lam.lam.generalist.model import Around, Message, Model, Reply

CUT = "…"
"""What stands behind a text that was cut."""
TELLING = 4
"""Characters from which the beginning of a secret, cut there, says something about it. A secret that is shorter is
hidden where it stands alone: "1" is no part of "b1" or "2021"."""
DOTS = re.compile("\u2022{2,}")
"""What stands for the characters of a password: as many as it has."""
SOME_DOTS = "\u2022" * 3
SPACE = r"(?:\s|%20|\+|&nbsp;|\\[nrt])+"
"""White space in whatever form: pages show any amount of it as one space."""


class Secrecy:
    """What must not be said to a model: what secrets are worth, each with the name that is said instead."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None
        self._groups: list[str] = []

    def know(self, secrets: Mapping[str, str]) -> None:
        """Hide these from now on, and nothing else; an empty text hides nothing.

        :param secrets: "$NAME" by what it is worth.
        """
        self._names = {value: secrets[value] for value in sorted(secrets, key=len, reverse=True) if value.strip()}
        self._groups = list(self._names.values())
        self._pattern = (
            re.compile("|".join(f"({_any_form(value)})" for value in self._names), re.IGNORECASE)
            if self._names
            else None
        )

    def hide(self, text: str) -> str:
        """The text with the names of secrets in place of what they are worth, in whatever form that stands there.

        Of a password field not even its length is told.
        """
        text = DOTS.sub(SOME_DOTS, text)
        if self._pattern is None:
            return text
        if CUT in text:
            text = self._without_beginnings(text)
        return self._pattern.sub(lambda match: self._groups[(match.lastindex or 1) - 1], text)

    def _without_beginnings(self, text: str) -> str:
        """The text without what is left of a secret where it was cut."""
        head, *parts = text.split(CUT)
        pieces = [head]
        for part in parts:
            pieces[-1] = self._without_beginning(pieces[-1])
            pieces.append(part)
        return CUT.join(pieces)

    def _without_beginning(self, text: str) -> str:
        lowered = text.casefold()
        for value, name in self._names.items():
            beginning = " ".join(value.split()).casefold()
            for length in range(len(beginning) - 1, TELLING - 1, -1):
                if lowered.endswith(beginning[:length]):
                    return text[:-length] + name
        return text

    def hidden(self, data: Any) -> Any:
        """Plain data with every text in it hidden so."""
        if isinstance(data, str):
            return self.hide(data)
        if isinstance(data, Mapping):
            return {self.hide(key): self.hidden(value) for key, value in data.items()}
        return [self.hidden(each) for each in data] if isinstance(data, list | tuple) else data


class Discreet(Around):
    """A model around a model, which says nothing that is secret."""

    def __init__(self, inner: Model, secrecy: Secrecy) -> None:
        super().__init__(inner)
        self.secrecy = secrecy

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """The answer to the messages without their secrets.

        :raises ModelProblem: there is none.
        :raises BudgetExceeded: answering would go past what the user allowed.
        """
        hide = self.secrecy.hide
        said = [
            replace(message, text=hide(message.text), parts=tuple((part, hide(text)) for part, text in message.parts))
            for message in messages
        ]
        return self.inner.complete(said, self.secrecy.hidden(schema))


def _any_form(value: str) -> str:
    """A pattern of the value as it is, and as JSON, addresses, HTML or the notation of a page write it."""
    form = SPACE.join("".join(_forms(char) for char in word) for word in value.split())
    return form if len(value) >= TELLING else rf"(?<!\w){form}(?!\w)"


def _forms(char: str) -> str:
    """One character in every form; any may have backslashes before it, as often as it was quoted."""
    units = char.encode("utf-16-be").hex()
    escape = "".join(rf"\\+u{units[at : at + 4]}" for at in range(0, len(units), 4))
    percent = "".join(f"%{byte:02x}" for byte in char.encode())
    entities = {html.escape(char), f"&#0*{ord(char)};", f"&#x0*{ord(char):x};"} - {char}
    plain = [r"\\+"] if char == "\\" else [rf"\\*{re.escape(cased)}" for cased in dict.fromkeys((char, char.upper()))]
    forms = (*plain, escape, percent, *sorted(entities))
    return f"(?:{'|'.join(forms)})"
