"""From what was recorded to as few step definitions as tell the truth about all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pytest_lam.checks import LISTING
from pytest_lam.errors import ExportProblem
from pytest_lam.export import patterns
from pytest_lam.export.agreement import Recorded, common_parts
from pytest_lam.export.caution import cautious
from pytest_lam.export.drafts import Claim, Deed, Draft, Loop, Part, Thing, flat, reached
from pytest_lam.export.expressions import Expression, Scope, Variable, evaluated
from pytest_lam.export.routes import routed
from pytest_lam.export.texts import Shape, shape
from pytest_lam.recording import RecordedAction, RecordedStep, Recording

K = TypeVar("K")
TYPES = ("given", "when", "then")


@dataclass(frozen=True, slots=True)
class Use:
    """One way in which a step was carried out, with its text as parts that may vary."""

    step: RecordedStep
    shape: Shape

    @property
    def scope(self) -> dict[Variable, str]:
        """What the parts, the table's cells and the doc string are here."""
        found = {Variable("part", index): part.value for index, part in enumerate(self.shape.parts)}
        for row, cells in enumerate(self.step.table):
            found |= {Variable("cell", row, column): cell for column, cell in enumerate(cells)}
        if self.step.docstring:
            found[Variable("docstring")] = self.step.docstring
        return found | {Variable("remembered", name=name): text for name, text in self.step.remembered.items()}

    @property
    def deeds(self) -> tuple[Recorded, ...]:
        """What was done, then what was checked."""
        return (*self.step.actions, *self.step.checks)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a step does, and the addresses, tables or doc strings where that is what it means."""

    draft: Draft
    addresses: frozenset[str]
    tables: tuple[tuple[tuple[tuple[str, ...], ...], str | None], ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A step definition to be written. ``told_by`` says what tells several meanings apart, "" for one."""

    types: tuple[str, ...]
    shape: Shape
    uses: tuple[Use, ...]
    meanings: tuple[Meaning, ...]
    told_by: str = ""
    matcher: str = patterns.PLAIN


def generalised(recording: Recording) -> tuple[Definition, ...]:
    """The definitions that the recording needs, in the order in which its steps first appear.

    Raises ExportProblem for a text whose meanings can't be told apart.
    """
    steps = [step for scenario in recording.scenarios for step in scenario.steps]
    uses = [Use(step, shape(step)) for step in steps if step.by == "lam"]
    texts = list(dict.fromkeys((step.type, step.text) for step in steps))
    found: list[Definition] = []
    for group in _grouped(uses, lambda use: use.shape.key):
        for definition in _definitions(group):
            found += _matched(definition, texts)
    first = {id(use.step): position for position, use in enumerate(uses)}
    return tuple(sorted(found, key=lambda definition: min(first[id(use.step)] for use in definition.uses)))


def _grouped(uses: Sequence[Use], key: Callable[[Use], K]) -> list[list[Use]]:
    found: dict[K, list[Use]] = {}
    for use in uses:
        found.setdefault(key(use), []).append(use)
    return list(found.values())


def _matched(definition: Definition, texts: Sequence[tuple[str, str]]) -> Iterator[Definition]:
    """The definition with a matcher that claims its own texts only; where none does, one for each text."""
    own: dict[tuple[str, str], Shape] = {(use.step.type, use.step.text): use.shape for use in definition.uses}
    for matcher in patterns.MATCHERS if definition.shape.parts else (patterns.PLAIN,):
        if patterns.claims_only(matcher, own, [text for text in texts if text[0] in definition.types]):
            yield replace(definition, matcher=matcher)
            return
    for group in _grouped(definition.uses, lambda use: use.step.text):
        yield from _definitions([_verbatim(use) for use in group])


def _definitions(uses: Sequence[Use]) -> Iterator[Definition]:
    """Definitions for steps of one shape: one if they did the same, else by type, by text, by where they were."""
    draft = _common(uses)
    if draft is not None:
        idle = _idle_part(draft, uses)
        if idle is None:
            yield _definition(uses, (_meaning(uses, draft),))
            return
        uses = [Use(use.step, use.shape.fixed(idle)) for use in uses]
        for group in _grouped(uses, lambda use: use.shape.key):
            yield from _definitions(group)
        return
    by_type = _grouped(uses, lambda use: use.step.type)
    by_text = _grouped([_verbatim(use) for use in uses], lambda use: use.step.text)
    for groups in (by_type, by_text):
        if len(groups) > 1:
            for group in groups:
                yield from _definitions(group)
            return
    yield _dispatched([_verbatim(use) for use in uses])


def _verbatim(use: Use) -> Use:
    found = use.shape
    while found.parts:
        found = found.fixed(0)
    return Use(use.step, found)


def _definition(uses: Sequence[Use], meanings: tuple[Meaning, ...], told_by: str = "") -> Definition:
    types = tuple(type_ for type_ in TYPES if any(use.step.type == type_ for use in uses))
    return Definition(types, uses[0].shape, tuple(uses), meanings, told_by)


def _meaning(uses: Sequence[Use], draft: Draft) -> Meaning:
    tables = tuple(dict.fromkeys((use.step.table, use.step.docstring) for use in uses))
    return Meaning(draft, frozenset(use.step.at for use in uses), tables)


def _common(uses: Sequence[Use]) -> Draft | None:
    """What all uses did, over their tables where they have them; None where they did different things."""
    scopes = [use.scope for use in uses]
    deeds = [use.deeds for use in uses]
    wanted = frozenset(Variable("part", index) for index in range(len(uses[0].shape.parts)))
    draft: Draft | None = None
    if all(use.step.table for use in uses):
        draft = next(_loops(uses, deeds, scopes), None)
    if draft is None:
        draft = common_parts(deeds, scopes)
    if draft is None:
        return None
    chosen = routed(draft, wanted)
    return chosen if len({tuple(scope.items()) for scope in scopes}) > 1 else cautious(chosen)


def _idle_part(draft: Draft, uses: Sequence[Use]) -> int | None:
    """The last part whose value reaches nothing: there the words are part of what is said."""
    used = reached(draft)
    for index in reversed(range(len(uses[0].shape.parts))):
        values = {use.shape.parts[index].value for use in uses}
        waited = _waited(draft) if len(values) > 1 else set[Variable]()
        if Variable("part", index) not in used | waited:
            return index
    return None


def _waited(draft: Draft) -> set[Variable]:
    """The variables that effects depend on. They count only once several values were seen: one proves nothing."""
    found: set[Variable] = set()
    for part in flat(draft):
        for change in part.changes if isinstance(part, Deed) else ():
            if isinstance(change.value, tuple):
                found.update(piece for piece in change.value if isinstance(piece, Variable))
            if change.thing is not None:
                found |= change.thing.variables
    return found


def _loops(uses: Sequence[Use], deeds: Sequence[tuple[Recorded, ...]], scopes: Sequence[Scope]) -> Iterator[Draft]:
    """The steps as a loop over the table, with at most one deed before it and one after it.

    Checks of a whole list or table are of all its rows at once.
    """
    if any(check.name in LISTING for use in uses for check in use.step.checks):
        return
    for view in ("pairs", "rows", "columns"):
        items = [_items(view, use.step.table) for use in uses]
        if view == "rows" and any(set(use.step.table[0]) & set(_given(use)) for use in uses):
            continue  # what was typed is no header
        if not all(items) or len({len(use.step.table[0]) for use in uses}) != 1:
            continue
        for before, after in ((0, 0), (0, 1), (1, 0), (1, 1)):
            draft = _loop(view, items, [(each, before, after) for each in deeds], scopes, uses)
            if draft is not None:
                yield draft


def _given(use: Use) -> Iterator[str]:
    """The texts that the use typed or expected."""
    values = (deed.value if isinstance(deed, RecordedAction) else deed.expected for deed in use.deeds)
    return (value for value in values if isinstance(value, str))


def _items(view: str, table: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    if view == "rows":
        return list(table[1:])
    if view == "pairs":
        return list(table) if len(table[0]) == 2 else []
    return list(zip(*table, strict=True)) if len(table) == 2 else []


def _loop(
    view: str,
    items: Sequence[Sequence[tuple[str, ...]]],
    cuts: Sequence[tuple[tuple[Recorded, ...], int, int]],
    scopes: Sequence[Scope],
    uses: Sequence[Use],
) -> Draft | None:
    chunks: list[tuple[Recorded, ...]] = []
    inner: list[Scope] = []
    for rows, (deeds, before, after), scope in zip(items, cuts, scopes, strict=True):
        middle = deeds[before : len(deeds) - after]
        size, rest = divmod(len(middle), len(rows))
        if rest or not size:
            return None
        outer = {variable: value for variable, value in scope.items() if variable.kind != "cell"}
        for index, row in enumerate(rows):
            chunks.append(middle[index * size : (index + 1) * size])
            inner.append(outer | {Variable("item", column): cell for column, cell in enumerate(row)})
    body = common_parts(chunks, inner)
    head = common_parts([deeds[:before] for deeds, before, _ in cuts], scopes)
    tail = common_parts([deeds[len(deeds) - after :] for deeds, _, after in cuts], scopes)
    if body is None or head is None or tail is None:
        return None
    width = len(items[0][0])
    columns = uses[0].step.table[0] if view == "rows" else ("label", "value")[:width]
    loop = Loop(view, columns, tuple(_by_header(part, columns, inner) for part in body))
    chosen = routed((loop,), frozenset(Variable("item", column) for column in range(width)))
    if not any(variable.kind == "item" for variable in reached(chosen)):
        return None
    return (*head, *chosen, *tail)


def _by_header(part: Deed | Claim, columns: Sequence[str], scopes: Sequence[Scope]) -> Deed | Claim:
    """A claim whose cells take their texts from the columns of their own names, where several columns agree."""
    if not isinstance(part, Claim):
        return part
    own: dict[Expression, Variable] = {(column,): Variable("item", index) for index, column in enumerate(columns)}

    def text(header: Expression, found: Expression) -> Expression:
        named = own.get(header)
        if named is not None and all(scope.get(named) == evaluated(found, scope) for scope in scopes):
            return (named,)
        return found

    return replace(part, cells=tuple((header, text(header, found)) for header, found in part.cells))


def _dispatched(uses: Sequence[Use]) -> Definition:
    """One definition for a text that means different things in different places."""
    clusters: list[list[Use]] = []
    for use in uses:
        home = next((cluster for cluster in clusters if _common([*cluster, use]) is not None), None)
        if home is None:
            clusters.append([use])
        else:
            home.append(use)
    drafts = sorted(((_common(cluster) or (), cluster) for cluster in clusters), key=lambda pair: len(pair[0]))
    # The shortest first: what the others open to get at a thing may be open already.
    meanings = tuple(_meaning(cluster, draft) for draft, cluster in drafts)
    told_by = _told_by(meanings)
    if told_by is None:
        step = uses[0].step
        raise ExportProblem(
            f'"{step.text}" was recorded with different actions in places that look the same to it.\n'
            "  Word the step differently in one of the scenarios, so that each wording means one thing."
        )
    return _definition(uses, meanings, told_by)


def _told_by(meanings: Sequence[Meaning]) -> str | None:
    """What tells the meanings apart: the address, the step's own table, or what is on the page."""
    addresses = [address for meaning in meanings for address in meaning.addresses]
    if all(addresses) and len(set(addresses)) == len(addresses):
        return "address"
    tables = [table for meaning in meanings for table in meaning.tables]
    if len(set(tables)) == len(tables):
        return "table"
    signs = [sign(meaning.draft) for meaning in meanings]
    places = [thing.place for thing in signs if thing is not None]
    if len(places) == len(meanings) and len(set(places)) == len(places) and not any(p.variables for p in places):
        return "page"
    return None


def sign(draft: Draft) -> Thing | None:
    """The first thing that a meaning touches: where it is on the page, that is what is meant."""
    first: Part | None = draft[0] if draft else None
    return None if first is None or isinstance(first, Loop) else first.thing
