"""Controls that scripts compose: calendars, sliders, lists of suggestions, menus, lists to sort.

Each planner looks at the page as it is now and at what was done for its frame, and says the next
thing to do; None where the frame or the page is not its business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.scene import Outcome, Scene
from pytest_lam.lam.embedded.widgets import booking, folding, gauges, menus, offering, picking, sorting

Planner = Callable[[Frame, Scene], Outcome | None]

ENTERING: Sequence[Planner] = (picking.pick, gauges.slide, gauges.step, offering.offer)
OPERATED: Mapping[str, Sequence[Planner]] = MappingProxyType(
    {
        "fill": ENTERING,
        "value": ENTERING,
        "select": ENTERING,
        "choose": (picking.pick_said, menus.way),
        "open": (menus.way,),
        "expand": (folding.fold,),
        "collapse": (folding.fold,),
        "sort": (sorting.sort,),
        "click": (picking.pick_said, menus.way),
    }
)
"""Who is asked for each intent, in that order; the first that takes it has it."""


ALONE: Mapping[str, Callable[[Frame, Scene], Outcome]] = MappingProxyType(
    {"drag": sorting.drag, booking.SEND: booking.send, booking.BEST: booking.best}
)
"""Intents that are always about a widget."""

parts_of = booking.expanded
"""Frames that come to several deeds on widgets, as those."""


def operate(frame: Frame, scene: Scene) -> Outcome | None:
    """What to do with the widget that the frame is about; None where it is about a plain control."""
    if scene.snapshot.dialog is not None:
        return None
    for planner in OPERATED.get(frame.intent, ()):
        if (outcome := planner(frame, scene)) is not None:
            return outcome
    return None
