"""How generated code finds a node again: plain Selenium ``By`` strategies, with open slots for values."""

from __future__ import annotations

from dataclasses import dataclass

XPATH, CSS = "xpath", "css selector"


@dataclass(frozen=True, slots=True)
class Locator:
    """A ``By`` strategy and a pattern whose ``{0}``, ``{1}`` ... stand for quoted texts.

    A literal brace in the pattern is doubled, as in ``str.format``. The slots hold the raw
    texts: an export can hand a step's parameter to a slot, and ``value`` quotes what is there
    for the strategy's own language. ``cost`` ranks survival: lower is better.
    """

    by: str
    pattern: str
    slots: tuple[str, ...] = ()
    cost: int = 0

    @property
    def value(self) -> str:
        """What Selenium is given."""
        return self.pattern.format(*(quoted(slot, self.by) for slot in self.slots))


def quoted(text: str, by: str) -> str:
    """``text`` as a literal of the strategy's language (itself where the strategy has none)."""
    if by == XPATH:
        return xpath_literal(text)
    if by == CSS:
        return css_string(text)
    return text


def xpath_literal(text: str) -> str:
    """``text`` as an XPath 1.0 expression; the language has no escapes, so both quotes need concat()."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def css_string(text: str) -> str:
    """``text`` as a CSS string (CSS Syntax Level 3, serialised as CSSOM does)."""
    escaped = "".join(
        f"\\{ord(char):x} " if char < " " or char == "\x7f" else f"\\{char}" if char in '"\\' else char for char in text
    )
    return f'"{escaped}"'
