"""Helpers of exported modules: tests for values, and how texts are read."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from math import isclose

from pytest_lam.export.templates.finding import T, lasting


def one_of(*expected: object) -> Callable[[object], bool]:
    """A test for any of these."""
    return lambda found: found in expected


def equals(expected: object) -> Callable[[object], bool]:
    """A test for just that."""
    return lambda found: found == expected


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def includes(expected: str) -> Callable[[Iterable[str]], bool]:
    """A test for lists with just that text among theirs."""
    return lambda texts: expected in texts


def some(test: Callable[[str], bool]) -> Callable[[Iterable[str]], bool]:
    """A test for lists of texts of which at least one passes ``test``."""
    return lambda texts: any(test(text) for text in texts)


def every(test: Callable[[str], bool]) -> Callable[[Sequence[str]], bool]:
    """A test for lists of texts, at least one, that all pass ``test``."""
    return lambda texts: len(texts) > 0 and all(test(text) for text in texts)


def at_least(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, that reach ``limit``."""
    return lambda found: number_in(str(found)) >= limit


def at_most(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, that do not exceed ``limit``."""
    return lambda found: number_in(str(found)) <= limit


def more_than(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, above ``limit``."""
    return lambda found: number_in(str(found)) > limit


def less_than(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, below ``limit``."""
    return lambda found: number_in(str(found)) < limit


def amounts_to(expected: object) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, of that amount; "$5" is not "€5"."""
    wanted, unit = number_in(str(expected)), unit_in(str(expected))

    def test(found: object) -> bool:
        units = {unit_in(str(found)), unit} - {""}
        return len(units) < 2 and isclose(number_in(str(found)), wanted, abs_tol=1e-9)

    return test


def unit_in(text: str) -> str:
    """The signs of currency and percent in a text."""
    return "".join(sorted({char for char in text if char in "%‰" or unicodedata.category(char) == "Sc"}))


def starts_with(expected: str) -> Callable[[str], bool]:
    """A test for texts that begin so."""
    return lambda text: text.startswith(expected)


def ends_with(expected: str) -> Callable[[str], bool]:
    """A test for texts that end so."""
    return lambda text: text.endswith(expected)


def matches(expression: str) -> Callable[[str], bool]:
    """A test for texts in which the regular expression is found."""
    return lambda text: re.search(expression, text) is not None


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def never(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever goes on failing ``test``: what is not there yet may only be late."""
    return lasting(is_not(test))


def number_in(text: str) -> float:
    """The one number in a text, with thousands separators or not; NaN, which equals nothing, if there is none."""
    signed = re.sub(r"([-\u2212])(?=[^\w\s.,]\d)(.)", r"\2\1", text)
    found = re.findall(r"[-+\u2212]?\d[\d,.' \u00a0\u202f]*", signed)
    if len(found) != 1:
        return float("nan")
    digits = re.sub(r"['\s]", "", found[0].replace("\u2212", "-")).rstrip(".,")
    if "," in digits and "." in digits:
        digits = digits.replace("," if digits.rindex(".") > digits.rindex(",") else ".", "")
    elif re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+|[-+]?\d{1,3}(\.\d{3}){2,}", digits):
        digits = re.sub("[,.]", "", digits)
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return float("nan")


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())
