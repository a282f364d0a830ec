"""Texts folded to what they have in common, so that steps that differ in their values are understood once.

"I add "Teapot" to the cart" and "I add "Desk lamp" to the cart" are one step with two values. Each
value is exchanged for a stand-in of its own sort (a word, several words, a number, an amount, a mail
address, a path): what a step means hangs on the sort of its values only. Values that language itself
knows (keys, states, days) are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from pytest_lam.lam.embedded.vocabulary import vocabulary
from pytest_lam.values import SECRET

VALUES = re.compile(
    r"""
      (?P<open>["“«]) (?P<quoted>[^"“”«»]*) (?P<close>["”»])
    | (?<!\w)(?P<single>') (?P<inner>(?:[^']|(?<=\w)'(?=\w))*) '(?!\w)
    | <[^<>"]+>
    | (?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    | (?<!\S)(?P<path>(?:https?:/)?/[^\s"',;]+)
    | (?<![\w$€£.,:/+%-])(?P<number>\d+)(?![\w%€£]|[.,:/-]\w)
    """,
    re.VERBOSE,
)
"""Where a step's values stand; an Outline's holes are kept."""

WORDS = ("Zanzibar", "Quixote", "Xylem", "Vortigern", "Jericho", "Kalahari", "Ypres", "Umbria")
"""Stand-ins: names that no interface has and no vocabulary knows."""
FIRST_NUMBER = 9041
"""Where stand-ins for numbers begin: no year, no day, and large enough to be nobody's count."""
FEW = 13
"""Numbers below this are left alone: as many things may be meant one by one ("the first 5 rows")."""

DAYS = re.compile(
    r"\b(today|tomorrow|yesterday|now|ago|next|last|this|days?|weeks?|months?|years?|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)day|jan\w*|feb\w*|mar(ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|"
    r"nov\w*|dec\w*)\b",
    re.IGNORECASE,
)
"""Words of dates, which a model may reckon with."""

CURRENCY = "+-$€£% "
"""What stands around an amount and is no part of its number."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PATH = re.compile(r"(https?:/)?/\S+")
_AMOUNT = re.compile(r"([-+]?[$€£]?)\d[\d.,]*(\s?[€£%]?)")

T = TypeVar("T")


@dataclass(slots=True)
class Folding:
    """Exchanges values for stand-ins and back; one for each step."""

    said: dict[str, str] = field(default_factory=dict)
    """What each stand-in stands for."""

    def text(self, text: str) -> str:
        """The text with stand-ins for its values."""
        return VALUES.sub(self._exchanged, text)

    def _exchanged(self, match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "close":
            return f"{match['open']}{self.value(match['quoted'])}{match['close']}"
        if kind == "inner":
            return f"'{self.value(match['inner'])}'"
        return match[0] if kind is None else self.value(match[0])

    def value(self, value: str) -> str:
        """The stand-in of a value, or the value itself where its words matter."""
        make = _sort(value)
        if make is None:
            return value
        stands = make(len(self.said))
        self.said[stands] = value
        if stands.strip(CURRENCY) != stands:
            self.said[stands.strip(CURRENCY)] = value.strip(CURRENCY)  # amounts are reckoned with
        return stands

    def back(self, thing: T) -> T:
        """A frame, phrase or text with the values in the place of their stand-ins."""
        return cast(T, exchanged(thing, self.said))


def _sort(value: str) -> Callable[[int], str] | None:
    """What makes the stand-in of a value, by its number; None: it is kept."""
    if value.isdecimal():
        return _number if int(value) >= FEW else None
    if len(value) == 1 or "<" in value or SECRET.fullmatch(value) or DAYS.search(value) or _is_known(value):
        return None
    if _MAIL.fullmatch(value):
        return lambda at: f"{_word(at).lower()}@example.org"
    if _PATH.fullmatch(value):
        return lambda at: ("http://" if value.startswith("http") else "/") + f"{_word(at).lower()}"
    amount = _AMOUNT.fullmatch(value)
    if amount is not None:
        return lambda at: f"{amount[1]}{FIRST_NUMBER + at}.99{amount[2]}"
    if not value[:1].isalpha() or any(sign in value for sign in "{}[]|\n"):
        return None
    several = len(value.split()) > 1
    return lambda at: f"{_word(at)} reef" if several else _word(at)


def _number(at: int) -> str:
    return str(FIRST_NUMBER + at)


def _word(at: int) -> str:
    return WORDS[at % len(WORDS)] + ("" if at < len(WORDS) else chr(ord("a") + at // len(WORDS)))


def _is_known(value: str) -> bool:
    lower = value.lower()
    words = vocabulary()
    return lower in words.bases or lower in words.tables["keys"] or "+" in value


def exchanged(thing: Any, said: Mapping[str, str]) -> Any:
    """``thing`` with every text and number that ``said`` has in it exchanged, however deep."""
    if not said or thing is None or isinstance(thing, bool | float):
        return thing
    if isinstance(thing, str):
        return _text_exchanged(thing, [stands for stands in said if stands in thing], said)
    if isinstance(thing, int):
        other = said.get(str(thing))
        return int(other) if other is not None else thing
    if isinstance(thing, tuple):
        return tuple(exchanged(one, said) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        old = {one.name: getattr(thing, one.name) for one in fields(thing)}
        new = {name: exchanged(value, said) for name, value in old.items()}
        return thing if new == old else replace(thing, **new)
    return thing


def _text_exchanged(text: str, found: Sequence[str], said: Mapping[str, str]) -> str:
    """All at once, the longest first: no value is taken for another one's stand-in."""
    if not found:
        return text
    if len(found) == 1:  # most often; a pattern of its own would have to be compiled
        return text.replace(found[0], said[found[0]])
    return re.sub("|".join(map(re.escape, sorted(found, reverse=True))), lambda stands: said[stands[0]], text)
