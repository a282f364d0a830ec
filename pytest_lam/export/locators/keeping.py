"""Which of the ways that find a node a recording keeps: those that an export could ever take."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from types import MappingProxyType

from pytest_lam.export.locators.wordings import BARE
from pytest_lam.locator import Locator

BEST = 5
"""Ways that are kept for their rank alone. One use takes its first; several uses of a step take the first that all
of them have. Measured over the recordings of all examples: two, and the best of all else that a way can depend
on, give every module that all ways give. Three more are for uses on whose pages the first ways find several nodes."""
CLASSES = MappingProxyType(
    {
        "mark": 99,  # test ids, ids and names
        "wording": 229,  # labels, texts, what a container holds
        "relation": 499,  # its place among its like, a text beside it
        "kind": 999,  # its tag, role or class alone
        "position": 9999,
    }
)
"""What a way depends on, by the highest cost of each class: where all of one class break, another may hold."""
MARKED = ("//*[@", "[")
"""How patterns begin that lead down from an ancestor with an id: a relation that depends on no text beside it."""


def kept(found: Sequence[Locator], own: Collection[str]) -> tuple[Locator, ...]:
    """The best few of ``found`` (given best first), and of what else they could depend on the best each.

    ``own`` are the node's own texts: what is asserted must not be looked for by its text, so of each
    class one way is kept that says none of them.
    """
    chosen: dict[Locator, None] = dict.fromkeys(found[:BEST])
    seen = {_dependence(locator, own) for locator in chosen}
    for locator in found[BEST:]:
        dependence = _dependence(locator, own)
        if dependence not in seen:
            seen.add(dependence)
            chosen[locator] = None
    return tuple(chosen)


def _dependence(locator: Locator, own: Collection[str]) -> tuple[str, bool]:
    """The class of a way, and whether it presupposes what the node says."""
    kind = next((name for name, limit in CLASSES.items() if locator.cost <= limit), "position")
    if BARE in locator.pattern:
        kind = "bare label"  # the only one that a field whose label has marks shares with one whose label has none
    if kind == "relation" and locator.pattern.startswith(MARKED):
        kind = "inside"
    return kind, any(slot in own for slot in locator.slots)
