"""Names joined by "and" that the page tells to be several: tick Gluten and Lactose, but tick Terms and Conditions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pytest_lam.lam import Act
from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.scene import Outcome, Scene

LISTED = frozenset({"check", "uncheck", "choose"})
"""What is done to each of several things without changing the page that shows the others."""
JOINED = re.compile(r"\s+and\s+|\s*,\s*")


def apart(frames: Sequence[Frame], scene: Scene, planner: Callable[[Frame, Scene], Outcome]) -> tuple[Frame, ...]:
    """The frames, where one whose target is not there as a whole is done to each of its names that all are.

    What counts is the page as it was when the step began, so that every turn of it finds the same frames.
    """
    before = scene.turns[0].before if scene.turns else None
    begun = replace(scene.then(before) if before is not None else scene, turns=())
    return tuple(one for frame in frames for one in _each(frame, begun, planner))


def _each(frame: Frame, scene: Scene, planner: Callable[[Frame, Scene], Outcome]) -> tuple[Frame, ...]:
    target = frame.target
    if frame.intent not in LISTED or target is None or target.quoted or target.ordinal is not None:
        return (frame,)
    names = JOINED.split(target.words)
    if len(names) < 2 or not all(names) or isinstance(planner(frame, scene), Act):
        return (frame,)
    parts = tuple(replace(frame, target=replace(target, words=name, whole="")) for name in names)
    return parts if all(isinstance(planner(part, scene), Act) for part in parts) else (frame,)
