"""In what order a node's own text and the nodes inside of it are read. Plain data.

A snapshot keeps the text of a node with all that it contains, and its own text apart; the places
where the nodes inside stand in it are found again here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from pytest_lam.snapshot import Node

MOST_STATES = 200_000
"""Characters times nodes up to which the places are searched for: a tenth of a second at most."""


def flow(node: Node, children: Sequence[Node]) -> Iterator[str | Node]:
    """The pieces of a node's own text and its children, as they are read.

    Where the texts do not tell the order (some are not part of it), the own text comes first.
    """
    places = _searched(node, [_squeezed(child.text) for child in children])
    if places is None:
        yield from filter(None, (f"{node.own_text} " if node.own_text else "", *children))
        return
    where = [index for index, char in enumerate(node.text) if not char.isspace()]
    where.append(len(node.text))
    position = 0
    for child, place in zip(children, places, strict=True):
        if text := _squeezed(child.text):
            if gap := node.text[position : where[place]]:
                yield gap
            position = where[place + len(text) - 1] + 1
        yield child
    if gap := node.text[position:]:
        yield gap


def _searched(node: Node, texts: Sequence[str]) -> list[int] | None:
    """Where each child's text begins in the whole one, white space apart; None where that can't be told.

    A state is how many children have been placed and how much of the own text has been read; the
    first way through that uses both up is taken, and no state is tried twice.
    """
    whole, own = _squeezed(node.text), _squeezed(node.own_text)
    lengths = [0]
    for text in texts:
        lengths.append(lengths[-1] + len(text))
    if lengths[-1] + len(own) != len(whole) or len(own) * (len(texts) + 1) > MOST_STATES:
        return None
    borders = {0, *accumulate(len(word) for word in node.text.split())}
    waiting: list[tuple[int, int]] = [(0, 0)]
    came_from: dict[tuple[int, int], tuple[int, int] | None] = {(0, 0): None}
    while waiting:
        state = placed, read = waiting.pop()
        if placed == len(texts) and read == len(own):
            return _places(state, came_from, lengths)
        here = lengths[placed] + read
        ways = []
        if read < len(own) and whole[here] == own[read]:
            ways.append((placed, read + 1))
        if placed < len(texts) and whole.startswith(texts[placed], here):
            likely = here in borders and here + len(texts[placed]) in borders
            ways.insert(len(ways) if likely else 0, (placed + 1, read))
        for way in ways:  # The last one is gone first.
            if way not in came_from:
                came_from[way] = state
                waiting.append(way)
    return None


def _places(
    state: tuple[int, int], came_from: dict[tuple[int, int], tuple[int, int] | None], lengths: Sequence[int]
) -> list[int]:
    way = [state]
    while (earlier := came_from[way[-1]]) is not None:
        way.append(earlier)
    steps = pairwise(reversed(way))
    return [lengths[before[0]] + before[1] for before, after in steps if after[0] > before[0]]


def _squeezed(text: str) -> str:
    return "".join(text.split())
