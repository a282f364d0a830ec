"""Pages told by the way to them: "Site administration > Users > Roles", each level on the page that the last led to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Turn
from pytest_lam.lam.embedded.evidence import LINKED
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.matching import plain
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, refused

LEVELS = re.compile(r"\s*(?:->|[>\u2192\u203a\u00bb\u25b8\u25b6])\s*")
"""What stands between the levels of a way, as guides and handbooks write it."""
CHOSEN = frozenset({"selected", "current", "expanded"})
"""States of a level that is open already: a click could close it."""
FEWEST = 2
ENDS = frozenset({"first page", "last page"})


def levels(page: Phrase) -> list[str]:
    """The levels of a way, the outermost first; none where the words are the name of one page.

    A place that the way lies in ("in site administration") is its outermost level.
    """
    found = [level for level in LEVELS.split(page.words) if level]
    if len(found) < FEWEST:
        return []
    place = page.within.words if page.within is not None else ""
    return [place, *found] if place else found


def follow(page: Phrase, scene: Scene) -> Outcome:
    """The next level of the way that can be clicked; levels that are but headings of others are passed over."""
    way = levels(page)
    optional = 1 if page.within is not None and page.within.words else 0
    at = _reached(way, scene.turns)
    if at == len(way):
        return Over(len(scene.turns))
    missed: Grounding | None = None
    for number, level in enumerate(way[at:], at):
        found = scene.ground(Phrase(level, quoted=True), LINKED)
        last = number == len(way) - 1
        if found.node is not None and (last or not CHOSEN & found.node.states):
            return Act((Action("click", found.node.ref, None, found.within, found.within_text),), found.candidates)
        if found.problem == "ambiguous":
            return refused(found)
        if found.node is None and number >= optional and not _is_shown(level, scene):
            return refused(missed or found)
        missed = missed if found.node is not None else found
    return refused(missed or Grounding(problem="missing", reason=f"no way leads to {way[-1]}"))


def _reached(way: Sequence[str], turns: Sequence[Turn]) -> int:
    """The number of levels that lie behind: past the last one that was clicked."""
    for turn in reversed(turns):
        node = turn.before.get(turn.action.target) if turn.before is not None else None
        if node is None:
            continue
        names = {plain(node.name), plain(node.text)}
        behind = [at for at, level in enumerate(way) if plain(level) in names]
        if behind:
            return behind[-1] + 1
    return 0


def _is_shown(level: str, scene: Scene) -> bool:
    """Whether the page shows those words as a heading of what lies below."""
    return any(node.visible and plain(level) in (plain(node.text), plain(node.name)) for node in scene.page.nodes)


def end_of_list(target: Phrase, scene: Scene) -> Grounding | None:
    """The link to the first or the last page of a list, by its usual names or its number; None for anything else."""
    if target.kind != "link" or target.whole not in ENDS:
        return None
    list_ = target.within if target.within is not None and scene.grounder.places(target.within) else None
    found = scene.control(target.whole, LINKED, list_)
    if found.node is not None and plain(found.node.name) in map(plain, scene.words.controls[target.whole]):
        return found
    pages = [node for node in scene.page.of_role(("link", "button")) if node.visible and node.name.strip().isdecimal()]
    numbers = sorted({int(node.name) for node in pages})
    if len(numbers) < FEWEST:
        return Grounding(problem="missing", reason=f"nothing on {scene.grounder.where} leads to the {target.whole}")
    number = numbers[-1] if target.whole == "last page" else 1
    return scene.ground(Phrase(str(number), quoted=True, within=list_), LINKED)
