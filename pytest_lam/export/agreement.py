"""What several uses of a step did alike: their actions and checks with variables for what varied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any

from pytest_lam.checking import collapsed
from pytest_lam.effects import DOWNLOADS, HOLDS, WINDOWS
from pytest_lam.export.drafts import Change, Claim, CommonValue, Deed, Noted, Notice, Thing
from pytest_lam.export.expressions import Expression, Place, Scope, common_places, common_text, common_value, variables
from pytest_lam.locator import Locator
from pytest_lam.recording import Effect, RecordedAction, RecordedCheck, Target
from pytest_lam.values import Value

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
    if len({(action.role, action.named) for action in actions}) != 1:
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
    told = _notices(actions), _notes(actions), first.role, first.named
    return Deed(first.name, thing, value, manner, changes, onto, *told)


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


def _notes(actions: Sequence[RecordedAction]) -> tuple[Noted, ...]:
    """All that a check after any of the uses compares with: noting it is no harm to the others."""
    found: dict[str, Noted] = {}
    for note in chain.from_iterable(action.notes for action in actions):
        thing = _common_thing([note.target], [{}])
        if thing is not None or note.target is None:
            found.setdefault(note.name, Noted(note.name, thing, note.role, note.named))
    return tuple(found.values())


KEYWORDS = frozenset({"press", "drag", "scroll", "resize", "remember"})
"""Actions whose value is no text: which key, way, size or name it is belongs to what the step says."""


def _windows(action: RecordedAction) -> tuple[str, ...]:
    return tuple(effect.kind for effect in action.effects if effect.kind in WINDOWS)


def _common_claim(checks: Sequence[RecordedCheck], scopes: Sequence[Scope]) -> Claim | None:
    first = checks[0]
    if len({_kind(check) for check in checks}) != 1:
        return None
    thing = _common_thing([check.target for check in checks], scopes)
    expected = common_value([_collapsed(check.expected) for check in checks], scopes)
    if (thing is None and first.target is not None) or (expected is None and first.expected is not None):
        return None
    named = common_text([collapsed(check.named) for check in checks], scopes)
    noted = common_text([check.noted for check in checks], scopes)
    cells = _common_pairs([check.cells for check in checks], scopes)
    given = _given_by_table(checks, scopes)
    if given:
        shape = replace(first, items=(), rows=())
        checks = [shape] * len(checks)
    if len({(len(check.items), len(check.rows)) for check in checks}) != 1:
        return None
    items = [
        common_text([collapsed(check.items[at]) for check in checks], scopes) for at in range(len(checks[0].items))
    ]
    rows = [_common_pairs([check.rows[at] for check in checks], scopes) for at in range(len(checks[0].rows))]
    if named is None or noted is None or cells is None or None in items or None in rows:
        return None
    return Claim(
        first.name,
        thing,
        expected,
        first.comparison,
        first.negated,
        first.role,
        named,
        cells,
        items=tuple(item or () for item in items),
        rows=tuple(row or () for row in rows),
        given=given,
        form=first.form,
        expected_form=first.expected_form,
        noted=noted,
        state=first.state,
    )


def _kind(check: RecordedCheck) -> tuple[object, ...]:
    """All of a check that must be the same in all uses: it is written into the code as it is."""
    sizes = len(check.cells), len(check.items), len(check.rows)
    if check.items or check.rows:
        sizes = 0, bool(check.items), bool(check.rows)  # a table of the step tells how many
    said = check.target is None, check.expected is None
    manner = check.name, check.comparison, check.negated, check.role, check.state, check.form, check.expected_form
    return *manner, *said, *sizes


def _common_pairs(
    pairs: Sequence[tuple[tuple[str, str], ...]], scopes: Sequence[Scope]
) -> tuple[tuple[Expression, Expression], ...] | None:
    """Pairs of a header and a text that all uses have in common."""
    if len({len(each) for each in pairs}) != 1:
        return None
    found = []
    for alike in zip(*pairs, strict=True):
        header, text = (common_text([collapsed(pair[side]) for pair in alike], scopes) for side in (0, 1))
        if header is None or text is None:
            return None
        found.append((header, text))
    return tuple(found)


def _given_by_table(checks: Sequence[RecordedCheck], scopes: Sequence[Scope]) -> str:
    """In what way the step's table gives the items or the rows, in all uses; nothing where it does not."""
    for given, cells in TABLE_READINGS.items():
        if all(
            _held(check) and _held(check) == cells(_table(scope)) for check, scope in zip(checks, scopes, strict=True)
        ):
            return given
    return ""


def _held(check: RecordedCheck) -> list[Any]:
    """The items or rows of a check as a table would hold them."""
    if check.rows:
        return [[header for header, _ in check.rows[0]], *([text for _, text in row] for row in check.rows)]
    return [[item] for item in check.items]


def _table(scope: Scope) -> list[list[str]]:
    """The step's table."""
    found: dict[int, list[str]] = {}
    for variable in sorted(each for each in scope if each.kind == "cell"):
        found.setdefault(variable.index, []).append(scope[variable])
    return list(found.values())


TABLE_READINGS: Mapping[str, Callable[[list[list[str]]], list[list[str]]]] = MappingProxyType(
    {
        "rows": lambda table: table if table and len(table) > 1 else [],
        "column": lambda table: [row[:1] for row in table],
        "column below header": lambda table: [row[:1] for row in table[1:]],
    }
)
"""What of the step's table the items (one in a row) or the rows (below their headers) of a check are."""


def _collapsed(value: Value | None) -> Value | None:
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
