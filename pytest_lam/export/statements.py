"""What a step does, as Python statements: its deeds and claims in order, each in its frame, with its waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from pytest_lam.checking import CALLED_BY
from pytest_lam.effects import DOWNLOADS, HOLDS, WINDOW_CLOSES, WINDOW_OPENS
from pytest_lam.export import code, roles
from pytest_lam.export.agreement import FORM_HOLDS
from pytest_lam.export.claims import CLAIMS, is_field, row_claim
from pytest_lam.export.deeds import DEEDS, notices_at_hand
from pytest_lam.export.drafts import (
    Change,
    Claim,
    CommonValue,
    Deed,
    Draft,
    Loop,
    Noted,
    Notice,
    Part,
    Thing,
    literal,
    reached,
)
from pytest_lam.export.expressions import Variable, variables
from pytest_lam.export.module import Constant
from pytest_lam.export.names import distinct, identifier, words
from pytest_lam.export.things import Things
from pytest_lam.locator import CSS, quoted

WAITS = 3
"""Effects of one action that are waited for; more make a replay slower, not surer."""
LONG = 50
"""Characters of an expected text that is still easy to read when it stands in an assertion twice."""
SELF_WAITING = ("appears", "disappears", "changes", "value", "state")
"""Effects that need no wait of their own when the next action waits for its own node anyway."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Lines that run in one frame (or in the page itself, where ``frames`` is empty)."""

    lines: tuple[str, ...]
    frames: tuple[str, ...] = ()


@dataclass
class Statements:
    """Writes the statements of one module's definitions; ``roles`` collects the selectors of roles."""

    things: Things
    names: code.Names = field(default_factory=dict)
    roles: dict[str, Constant] = field(default_factory=dict)

    def body(self, draft: Draft, names: code.Names) -> tuple[str, ...]:
        """The lines of a definition with one meaning; ``names`` tells what its variables are called."""
        self.names = names
        found: list[Statement] = []
        for index, part in enumerate(draft):
            following = draft[index + 1] if index + 1 < len(draft) else None
            found += self._part(part, following)
        return tuple(in_frames(found)) or ("pass",)

    def _part(self, part: Part, following: Part | None) -> list[Statement]:
        if isinstance(part, Loop):
            return [Statement(tuple(self._loop(part)))]
        if isinstance(part, Claim):
            return [Statement(tuple(self._claim(part)), self._frames(part.thing))]
        return self._deed(part, following)

    def _claim(self, claim: Claim) -> list[str]:
        """The assertion; a long text stands before it, once."""
        literal = self.value(claim.expected)
        if len(literal) <= LONG or claim.name == "state" or not isinstance(claim.expected, tuple):
            return CLAIMS[claim.name](self, claim).splitlines()
        given = Variable("long")
        self.names = {**self.names, given: "expected"}
        return [f"expected = ({literal})", *CLAIMS[claim.name](self, replace(claim, expected=(given,))).splitlines()]

    def _loop(self, loop: Loop) -> list[str]:
        if (claim := _of_whole_rows(loop)) is not None:
            row = distinct("row", {*self.names.values(), *self.things.taken})
            pairs = f"list(zip({TABLE}[0], {row}, strict=True))"
            looked = Statement((row_claim(self, claim, pairs),), self._frames(claim.thing))
            return [f"for {row} in {TABLES['rows']}:", *indented(in_frames([looked]))]
        outer = self.names
        used = reached((loop,))
        taken = {*outer.values(), *self.things.taken}
        names = dict(outer)
        columns = []
        for index, column in enumerate(loop.columns):
            variable = Variable("item", index)
            name = distinct(identifier(words(column), "cell"), taken)
            names[variable] = name
            columns.append(name if variable in used else f"_{name}")
        self.names = names
        found: list[Statement] = []
        for index, part in enumerate(loop.body):
            found += self._part(part, loop.body[(index + 1) % len(loop.body)])
        self.names = outer
        items = ", ".join(columns) + ("," if len(columns) == 1 else "")
        return [f"for {items} in {TABLES[loop.view]}:", *indented(in_frames(found))]

    def _deed(self, deed: Deed, following: Part | None) -> list[Statement]:
        waited = [change for change in deed.changes if not _is_told(change, deed)]
        if isinstance(following, Deed) and following.thing is not None and following.thing != deed.thing:
            waited = [change for change in waited if change.kind not in SELF_WAITING]
        anew = {change.thing.place for change in waited if change.kind == "appears" and change.thing is not None}
        waited = [c for c in waited if c.kind != "disappears" or c.thing is None or c.thing.place not in anew]
        before: list[Statement] = []
        after: list[Statement] = []
        for change in waited[:WAITS]:
            first, *then = self._change(change, f"before_{len(before) + 1}" if before else "before")
            before += [Statement((first,), self._frames(change.thing))] if first else []
            after.append(Statement(tuple(then), self._frames(change.thing)))
        apart = [self._notice(notice) for notice in deed.notices if notice not in notices_at_hand(deed)]
        before += [self._noted(note) for note in deed.notes]
        return [*apart, *before, Statement(tuple(DEEDS[deed.name](self, deed)), self._frames(deed.thing)), *after]

    def _notice(self, notice: Notice) -> Statement:
        """Looks for a notice in the page or the frame that it comes up in."""
        found = self.locator(notice.thing)
        if notice.key:
            return Statement((f"escape_if_shown(driver, {found})",))
        return Statement((f"put_away_if_shown({', '.join(('driver', found, *self._frames(notice.thing)))})",))

    def _noted(self, note: Noted) -> Statement:
        """Writes down what a later step compares with."""
        if note.role:
            extra = self.place(note.thing)
            extra += f", named={code.string(note.named)}" if note.named else ""
            shown = f"count_now(driver, {self.role(note.role, 'CSS')}{extra})"
        else:
            assert note.thing is not None
            look = "value_now" if is_field(note.thing) else "text_now"
            shown = f"{look}(driver, {self.locator(note.thing)})"
        return Statement((f"remembered[{code.string(note.name)}] = {shown}",), self._frames(note.thing))

    def _change(self, change: Change, before: str) -> tuple[str, ...]:
        """The line before the action (or none) and those behind it, which wait."""
        if change.kind in WINDOW_WAITS:
            following = (line.format(before) for line in WINDOW_WAITS[change.kind])
            return f"{before} = set(driver.window_handles)", *following
        if change.kind == DOWNLOADS:
            files = f"download_folder, {code.value(change.value, self.names)}"
            return f"{before} = downloads({files})", f"wait.until(downloaded_anew({files}, {before}))"
        if change.kind == "address":
            if change.value is None:
                return f"{before} = driver.current_url", f"wait.until(EC.url_changes({before}))"
            return "", f"wait.until(at_address({code.value(change.value, self.names)}))"
        assert change.thing is not None
        found = self.locator(change.thing)
        if change.kind == "changes":
            return f"{before} = text_now(driver, {found})", f"wait.until(text_changed({found}, {before}))"
        if change.kind in HANDED:
            return "", f"wait.until({HANDED[change.kind]}({found}, {code.value(change.value, self.names)}))"
        if change.kind == "value":
            expected = code.value(change.value, self.names)
            return "", f"assert value_of(wait, {found}, until=equals({expected})) == {expected}"
        if change.kind == "state":
            return "", f"assert state_of(wait, {found}, is_{literal(change.value)}, until=True)"
        gone = change.kind == "disappears"
        if change.thing.hosts:
            return "", f"assert {'not ' if gone else ''}displayed(wait, {found}, until={not gone})"
        condition = "invisibility_of_element_located" if gone else "visibility_of_element_located"
        return "", f"wait.until(EC.{condition}({found}))"

    def locator(self, thing: Thing) -> str:
        """The code that stands for the way to the thing, through its shadow hosts where it has any."""
        found = self.things.reference(thing, thing.place, self.names)
        if not thing.hosts:
            return found
        hosts = (self.things.frame(host, self.names, "host") for host in thing.hosts)
        return f"in_shadow({', '.join((*hosts, found))})"

    def place(self, thing: Thing | None, name: str = "within") -> str:
        """The argument that says what to look in; none where that is all of the page, or of the frame."""
        return "" if thing is None or thing.tag == "html" else f", {name}={self.locator(thing)}"

    def element(self, deed: Deed) -> str:
        """The element of the action, waited for until it can be used."""
        assert deed.thing is not None
        found = self.locator(deed.thing)
        return f"clickable(wait, {found})" if deed.thing.hosts else f"wait.until(EC.element_to_be_clickable({found}))"

    def seen(self, deed: Deed) -> str:
        """The element of the action, waited for until it can be seen."""
        assert deed.thing is not None
        found = self.locator(deed.thing)
        return (
            f"find(driver, {found})" if deed.thing.hosts else f"wait.until(EC.visibility_of_element_located({found}))"
        )

    def value(self, given: CommonValue) -> str:
        """The code of a value."""
        return code.value(given, self.names)

    def _frames(self, thing: Thing | None) -> tuple[str, ...]:
        return tuple(self.things.frame(frame, self.names, "frame") for frame in thing.frames) if thing else ()

    def role(self, role: str, language: str) -> str:
        """The name of the constant that selects elements of a role, in CSS or XPath."""
        key = f"{role} {language}"
        if key not in self.roles:
            name = distinct(f"{'_'.join(words(role)).upper() or 'ANY'}_{language}", self.things.taken)
            selector = roles.data_rows() if key == "row CSS" else roles.css(role)
            chosen = selector if language == "CSS" else roles.xpath(role)
            self.roles[key] = Constant(name, f"({code.string(chosen)})")
        return self.roles[key].name

    def part(self, called: str) -> str:
        """The name of the constant that selects what the page calls so, in any of the ways in which it may."""
        if called not in self.roles:
            name = distinct(identifier([*words(called), "part"], "part").upper(), self.things.taken)
            ways = (f"[{attribute}*={quoted(called, CSS)} i]" for attribute in CALLED_BY)
            self.roles[called] = Constant(name, f"({code.string(', '.join(ways))})")
        return self.roles[called].name


HANDED = MappingProxyType({HOLDS: "handed_over", FORM_HOLDS: "handed_to_form"})
"""What is waited for where something was typed into an editor: a field to hold it, or its form."""

WINDOW_WAITS = MappingProxyType(
    {
        WINDOW_OPENS: (
            "wait.until(EC.new_window_is_opened({0}))",
            "driver.switch_to.window(next(window for window in driver.window_handles if window not in {0}))",
        ),
        WINDOW_CLOSES: (
            "wait.until(EC.number_of_windows_to_be(len({0}) - 1))",
            "driver.switch_to.window(driver.window_handles[-1])",
        ),
    }
)
"""How code goes on in the window that an action opened, or in the one that is left."""


def in_frames(statements: Sequence[Statement]) -> list[str]:
    """The lines, those of one frame after another under one ``with``."""
    found: list[str] = []
    index = 0
    while index < len(statements):
        frames = statements[index].frames
        lines: list[str] = []
        while index < len(statements) and statements[index].frames == frames:
            lines += statements[index].lines
            index += 1
        found += [f"with inside(driver, wait, {', '.join(frames)}):", *indented(lines)] if frames else lines
    return found


def indented(lines: Sequence[str]) -> list[str]:
    """The lines one level deeper."""
    return [f"    {line}" for line in lines]


def _of_whole_rows(loop: Loop) -> Claim | None:
    """The claim of a loop that looks for each row of the step's table just as it stands there, headers and all."""
    claim = loop.body[0]
    if loop.view != "rows" or len(loop.body) > 1 or not isinstance(claim, Claim) or claim.name != "row":
        return None
    whole = tuple((column, (Variable("item", index),)) for index, column in enumerate(loop.columns))
    if tuple((literal(header), text) for header, text in claim.cells) != whole:
        return None
    return claim if claim.thing is None or not {text[0] for _, text in whole} & claim.thing.variables else None


TABLE = "datatable"
TABLES = MappingProxyType({"pairs": TABLE, "rows": f"{TABLE}[1:]", "columns": f"zip(*{TABLE}, strict=True)"})
"""What is looped over for each view of a table."""


def _is_told(change: Change, deed: Deed) -> bool:
    """Whether the effect is what the action did anyway: the field that was filled holds what was typed."""
    if deed.name == "navigate" and change.kind == "address":
        # The driver waits for the page that it opens; where another page would send it on to, nobody knows.
        return change.value in (None, deed.value) or (isinstance(deed.value, tuple) and any(variables(deed.value)))
    same = change.thing is not None and deed.thing is not None and change.thing.place == deed.thing.place
    return same and change.kind in ("value", "state")
