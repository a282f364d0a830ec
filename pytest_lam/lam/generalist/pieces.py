"""Pieces of a text: what stands in it as it is, from the edge of one word to the edge of another. Plain data.

Nothing is made alike but upper and lower case and white space: letters that only look alike, invisible signs
and signs that change the direction of reading stay what they are, and so are in no text that has them not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

QUOTES = "\"'“”‘’«»„‚`"  # noqa: RUF001 - quotation marks of all kinds
MARKED = re.compile(rf"[{QUOTES}(\[]?(.*?)[.,;:!?]?[{QUOTES})\]]?", re.DOTALL)
"""A text less one quotation mark or bracket on either side and one mark of a sentence at its end."""
QUOTED = re.compile(
    r"\"([^\"]*)\"|“([^”]*)”|«([^»]*)»|„([^“”]*)[“”]"
    r"|(?<!\w)'([^']*)'(?!\w)|(?<!\w)‘([^’]*)’(?!\w)"  # noqa: RUF001 - as above
)
SPACELESS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "IDEOGRAPHIC")
"""Beginnings of the names of letters that are written without spaces between words."""


def is_piece_of(text: str, source: str) -> bool:
    """Whether a text stands in another one, word for word and sign for sign.

    It begins and ends where words do. Upper and lower case are alike, the source's white space may be a
    single space, and quotation marks around the text or a mark at its end are of no account.
    """
    return any(
        _found(piece, whole)
        for piece in dict.fromkeys((text, without_marks(text.strip(" "))))
        for whole in _ways(source)
    )


def is_delimited_in(text: str, source: str) -> bool:
    """Whether a text stands in another one between white space or quotation marks, as addresses and paths do."""
    return bool(text.strip()) and any(
        not source[:start].rstrip(QUOTES + "([")[-1:].strip() and _ends(source[end:])
        for start, end in _places(text, source)
    )


def tokens_of(text: str) -> list[str]:
    """What stands between white space or quotation marks."""
    return [token for token in re.split(rf"[\s{QUOTES}]+", text) if token]


def without_marks(text: str) -> str:
    """A text less the quotation marks around it and the mark at its end."""
    match = MARKED.fullmatch(text)
    return match[1] if match is not None else text


def quoted_in(text: str) -> list[str]:
    """What a sentence has in quotation marks."""
    return [found for match in QUOTED.finditer(text) for found in match.groups() if found]


def _ways(source: str) -> Iterator[str]:
    """A source as it is, with single spaces, and with its accents as parts of their letters."""
    for one in dict.fromkeys((source, " ".join(source.split()))):
        yield one
        composed = unicodedata.normalize("NFC", one)
        if composed != one:
            yield composed


def _found(piece: str, source: str) -> bool:
    if not any(_is_of_word(char) for char in piece):
        return is_delimited_in(piece, source)
    folded, whole = _folded(piece), _folded(source)
    return any(_is_edge(whole, start) and _is_edge(whole, end) for start, end in _places(folded, whole))


def _places(text: str, source: str) -> Iterator[tuple[int, int]]:
    start = source.find(text) if text else -1
    while start >= 0:
        yield start, start + len(text)
        start = source.find(text, start + 1)


def _ends(rest: str) -> bool:
    """Whether a token is over: the sentence's own marks may follow."""
    return re.match(rf"[.,;:!?]?[{QUOTES})\]]*[.,;:!?]?(\s|$)", rest) is not None


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends there."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    if _is_spaceless(before) or _is_spaceless(after):
        return True
    return not (_is_of_word(before) and _is_of_word(after))


def _is_of_word(char: str) -> bool:
    """Whether it is a part of a word: letters, digits, what is written on top of them, signs without a width."""
    return char == "_" or char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")


def _is_spaceless(char: str) -> bool:
    return char > "\u0e00" and char.isalpha() and unicodedata.name(char, "").startswith(SPACELESS)


def _folded(text: str) -> str:
    """A text in lower case, letter by letter: what has no single counterpart that is the same letter stays."""
    return "".join(map(_lower, text))


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 and low.upper() == char else char
