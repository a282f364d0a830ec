"""What several uses of a step did alike: their actions and checks with variables for what varied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pytest_lam.checking import collapsed
from pytest_lam.effects import DOWNLOADS, HOLDS, WINDOWS
from pytest_lam.export.drafts import Change, Claim, CommonValue, Deed, Notice, Thing
from pytest_lam.export.expressions import Place, Scope, common_places, common_text, common_value, variables
from pytest_lam.locator import Locator
from pytest_lam.recording import Effect, RecordedAction, RecordedCheck, Target
from pytest_lam.values import Secret

Recorded = RecordedAction | RecordedCheck


def common_parts(uses: Sequence[Sequence[Recorded]], scopes: Sequence[Scope]) -> tuple[Deed | Claim, ...] | None:
    """What the uses did, in the one form that is true of all; None where they did different things."""
    if len({len(use) for use in uses}) != 1:
        return None
    found: list[Deed | Claim] = []
    for alike in zip(*uses, strict=True):
        part = _common_part(alike, scopes)
        if part is None:
            return None
        found.append(part)
    return tuple(found)


def _common_part(alike: Sequence[Recorded], scopes: Sequence[Scope]) -> Deed | Claim | None:
    actions = [each for each in alike if isinstance(each, RecordedAction)]
    checks = [each for each in alike if isinstance(each, RecordedCheck)]
    if len(actions) == len(alike):
        return _common_deed(actions, scopes)
    return _common_claim(checks, scopes) if len(checks) == len(alike) else None


def _common_deed(actions: Sequence[RecordedAction], scopes: Sequence[Scope]) -> Deed | None:
    if {action.name for action in actions} == {"fill", "clear"}:
        actions = [replace(action, name="fill", value=action.value or "") for action in actions]  # "" is typed, too
    first = actions[0]
    if len({(a.name, a.target is None, a.value is None, a.onto is None) for a in actions}) != 1:
        return None
    if len({_windows(action) for action in actions}) != 1:
        return None  # what follows happens in another window
    if first.name in KEYWORDS and len({action.value for action in actions}) != 1:
        return None
    thing = _common_thing([action.target for action in actions], scopes)
    value = common_value([action.value for action in actions], scopes)
    onto = _common_thing([action.onto for action in actions], scopes)
    if (thing is None and first.target is not None) or (value is None and first.value is not None):
        return None
    if onto is None and first.onto is not None:
        return None
    if first.name in KEYWORDS and isinstance(first.value, str):
        value = (first.value,)
    manner = max((action.manner for action in actions), key=_peculiarity)
    changes = (*_common_changes(actions, scopes), *_handed_anywhere(actions, value, thing, scopes))
    return Deed(first.name, thing, value, manner, changes, onto, _notices(actions))


FORM_HOLDS = "form holds"
"""Of a change: what was typed into an editor is in its form, in one use in this field and in another one in that."""


def _handed_anywhere(
    actions: Sequence[RecordedAction], value: CommonValue, thing: Thing | None, scopes: Sequence[Scope]
) -> Iterator[Change]:
    """What is handed to the form around it, where one use typed into this editor, another into that one or a field."""
    fields = [_handed(action) for action in actions]
    if thing is None or not any(fields) or (all(fields) and _common_thing(fields, scopes) is not None):
        return
    ways = [
        (field.frames, action.target.frames)
        for field, action in zip(fields, actions, strict=True)
        if field and action.target
    ]
    if all(way == own for way, own in ways):
        yield Change(FORM_HOLDS, value, thing)


def _handed(action: RecordedAction) -> Target | None:
    """The field to which an editor handed what was typed into it."""
    return next((effect.target for effect in action.effects if effect.kind == HOLDS), None)


def _peculiarity(manner: str) -> int:
    """How much more than the plain way a manner asks for: the most is what serves every use."""
    return {"": 0, "native": 0, "reached": 1}.get(manner, 2)


def _notices(actions: Sequence[RecordedAction]) -> tuple[Notice, ...]:
    """All notices that any use met: which of them comes up depends on what ran before."""
    found: dict[tuple[Place, str], Notice] = {}
    for interrupt in chain.from_iterable(action.interrupts for action in actions):
        thing = _common_thing([interrupt.target], [{}])
        if thing is not None:
            found.setdefault((thing.place, interrupt.key), Notice(thing, interrupt.key))
    return tuple(found.values())


KEYWORDS = frozenset({"press", "drag", "scroll", "resize"})
"""Actions whose value is no text: which key, way or size it is belongs to what the step says."""


def _windows(action: RecordedAction) -> tuple[str, ...]:
    return tuple(effect.kind for effect in action.effects if effect.kind in WINDOWS)


def _common_claim(checks: Sequence[RecordedCheck], scopes: Sequence[Scope]) -> Claim | None:
    first = checks[0]
    same = {
        (c.name, c.comparison, c.negated, c.role, c.target is None, len(c.cells), c.expected is None) for c in checks
    }
    if len(same) != 1:
        return None
    thing = _common_thing([check.target for check in checks], scopes)
    expected = common_value([_collapsed(check.expected) for check in checks], scopes)
    named = common_text([collapsed(check.named) for check in checks], scopes)
    cells = [
        tuple(common_text([collapsed(check.cells[place][side]) for check in checks], scopes) for side in (0, 1))
        for place in range(len(first.cells))
    ]
    if (thing is None and first.target is not None) or (expected is None and first.expected is not None):
        return None
    if named is None or any(None in pair for pair in cells):
        return None
    pairs = tuple((pair[0] or (), pair[1] or ()) for pair in cells)
    return Claim(first.name, thing, expected, first.comparison, first.negated, first.role, named, pairs)


def _collapsed(value: str | Secret | None) -> str | Secret | None:
    return collapsed(value) if isinstance(value, str) else value


def _common_thing(targets: Sequence[Target | None], scopes: Sequence[Scope]) -> Thing | None:
    known = [target for target in targets if target is not None]
    if len(known) != len(targets):
        return None
    places = common_places([target.locators for target in known], scopes)
    frames = _common_way([target.frames for target in known], scopes)
    hosts = _common_way([target.hosts for target in known], scopes)
    if not places or frames is None or hosts is None:
        return None
    first = known[0]
    names = {target.name for target in known}
    marks = tuple(first.attributes.get(mark, "") for mark in ("data-testid", "data-test", "id", "name"))
    name = first.name if len(names) == 1 else ""
    text = first.text if len({target.text for target in known}) == 1 else ""
    return Thing(first.role, name, first.tag, text, tuple(mark for mark in marks if mark), places, frames, hosts)


def _common_way(ways: Sequence[tuple[Locator, ...]], scopes: Sequence[Scope]) -> tuple[Place, ...] | None:
    """The way through frames or hosts; one locator a level is recorded, so it is common or there is none."""
    if len({len(way) for way in ways}) != 1:
        return None
    found = [common_places([[locator] for locator in level], scopes) for level in zip(*ways, strict=True)]
    return tuple(places[0] for places in found) if all(found) else None


def _common_changes(actions: Sequence[RecordedAction], scopes: Sequence[Scope]) -> Iterator[Change]:
    others = [list(action.effects) for action in actions]
    for effect in actions[0].effects:
        for alike in _matching(effect, others):
            change = _common_change(alike, scopes)
            if change is not None:
                yield change
                break


def _matching(effect: Effect, others: Sequence[Sequence[Effect]]) -> Iterator[list[Effect]]:
    """Ways to pair the effect with one of its kind in every use: the equal one first, then each in turn."""
    alike = [[other for other in use if other.kind == effect.kind] for use in others]
    if not all(alike):
        return
    yield [effect if effect in use else use[0] for use in alike]
    for index in range(max(len(use) for use in alike)):
        yield [effect if use is alike[0] else use[min(index, len(use) - 1)] for use in alike]


def _common_change(effects: Sequence[Effect], scopes: Sequence[Scope]) -> Change | None:
    first = effects[0]
    value = common_value([effect.value for effect in effects], scopes)
    if first.kind in WINDOWS:
        return Change(first.kind)
    if first.kind == "address":
        return Change("address", value if _is_proven(value, scopes) else None)
    if first.kind == DOWNLOADS:
        return Change(DOWNLOADS, value if value is not None else ("*",))
    if value is None and first.value is not None:
        return None
    thing = _common_thing([effect.target for effect in effects], scopes)
    return Change(first.kind, value, thing) if thing is not None else None


def _is_proven(value: CommonValue, scopes: Sequence[Scope]) -> bool:
    """Whether all that varies in a value was seen to vary: the "admin" of "/admin/" may be just a name."""
    varying = variables(value) if isinstance(value, tuple) else ()
    return all(len({scope.get(variable) for scope in scopes}) > 1 for variable in varying)
