"""What a step does, as Python statements: each kind of action and check in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import urlsplit

from pytest_lam.checking import number
from pytest_lam.effects import WINDOW_CLOSES, WINDOW_OPENS
from pytest_lam.export import code, roles
from pytest_lam.export.drafts import Change, Claim, CommonValue, Deed, Draft, Loop, Part, Thing, reached
from pytest_lam.export.expressions import Variable, variables
from pytest_lam.export.keys import keys
from pytest_lam.export.module import Constant
from pytest_lam.export.names import distinct, identifier, words
from pytest_lam.export.things import Things

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
            return [CLAIMS[claim.name](self, claim)]
        given = Variable("long")
        self.names = {**self.names, given: "expected"}
        return [f"expected = ({literal})", CLAIMS[claim.name](self, replace(claim, expected=(given,)))]

    def _loop(self, loop: Loop) -> list[str]:
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
        if isinstance(following, Deed) and following.thing is not None:
            waited = [change for change in waited if change.kind not in SELF_WAITING]
        before: list[Statement] = []
        after: list[Statement] = []
        for change in waited[:WAITS]:
            first, *then = self._change(change, f"before_{len(before) + 1}" if before else "before")
            before += [Statement((first,), self._frames(change.thing))] if first else []
            after.append(Statement(tuple(then), self._frames(change.thing)))
        return [*before, Statement(tuple(DEEDS[deed.name](self, deed)), self._frames(deed.thing)), *after]

    def _change(self, change: Change, before: str) -> tuple[str, ...]:
        """The line before the action (or none) and those behind it, which wait."""
        if change.kind in WINDOW_WAITS:
            following = (line.format(before) for line in WINDOW_WAITS[change.kind])
            return f"{before} = set(driver.window_handles)", *following
        if change.kind == "address":
            if change.value is None:
                return f"{before} = driver.current_url", f"wait.until(EC.url_changes({before}))"
            return "", f"wait.until(at_address({code.value(change.value, self.names)}))"
        assert change.thing is not None
        found = self.locator(change.thing)
        if change.kind == "changes":
            return f"{before} = text_now(driver, {found})", f"wait.until(text_changed({found}, {before}))"
        if change.kind == "value":
            expected = code.value(change.value, self.names)
            return "", f"assert value_of(wait, {found}, until=equals({expected})) == {expected}"
        if change.kind == "state":
            return "", f"assert state_of(wait, {found}, is_{_plain(change.value)}, until=True)"
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

    def element(self, deed: Deed) -> str:
        """The element of the action, waited for until it can be used."""
        assert deed.thing is not None
        found = self.locator(deed.thing)
        return f"clickable(wait, {found})" if deed.thing.hosts else f"wait.until(EC.element_to_be_clickable({found}))"

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


TABLES = MappingProxyType({"pairs": "datatable", "rows": "datatable[1:]", "columns": "zip(*datatable, strict=True)"})
"""What is looped over for each view of a table."""


def _plain(given: CommonValue) -> str:
    return "".join(piece for piece in given if isinstance(piece, str)) if isinstance(given, tuple) else ""


def _is_told(change: Change, deed: Deed) -> bool:
    """Whether the effect is what the action did anyway: the field that was filled holds what was typed."""
    if deed.name == "navigate" and change.kind == "address":
        # The driver waits for the page that it opens; where another page would send it on to, nobody knows.
        return change.value in (None, deed.value) or (isinstance(deed.value, tuple) and any(variables(deed.value)))
    same = change.thing is not None and deed.thing is not None and change.thing.place == deed.thing.place
    return same and change.kind in ("value", "state")


def _click(writer: Statements, deed: Deed) -> list[str]:
    if deed.manner == "label" and deed.thing is not None:
        return [f"label_of(wait, {writer.locator(deed.thing)}).click()"]
    return [f"{writer.element(deed)}.click()"]


def _fill(writer: Statements, deed: Deed) -> list[str]:
    assert deed.thing is not None
    helper = FILLS.get(deed.manner, "fill")
    return [f"{helper}(wait, {writer.locator(deed.thing)}, {writer.value(deed.value)})"]


def _clear(writer: Statements, deed: Deed) -> list[str]:
    if deed.manner in FILLS:
        return _fill(writer, deed)
    return [f"{writer.element(deed)}.clear()"]


FILLS = MappingProxyType({"script": "set_value", "keys": "type_over"})
"""Helpers for fields that Selenium's own ``clear`` and ``send_keys`` do not serve."""


def _select(writer: Statements, deed: Deed) -> list[str]:
    return [f"Select({writer.element(deed)}).select_by_visible_text({writer.value(deed.value)})"]


def _tick(writer: Statements, deed: Deed) -> list[str]:
    assert deed.thing is not None
    helper = "tick_label" if deed.manner == "label" else "tick"
    return [f"{helper}(wait, {writer.locator(deed.thing)}, until={deed.name == 'check'})"]


def _press(writer: Statements, deed: Deed) -> list[str]:
    element = writer.element(deed) if deed.thing is not None else "driver.switch_to.active_element"
    return [f"{element}.send_keys({', '.join(keys(_plain(deed.value)))})"]


def _navigate(writer: Statements, deed: Deed) -> list[str]:
    if isinstance(deed.value, tuple) and all(isinstance(piece, str) for piece in deed.value):
        place = _plain(deed.value)
        if urlsplit(place).scheme:
            return [f"driver.get({code.string(place)})"]
        return [f'driver.get(base_url.rstrip("/") + {code.string("/" + place.lstrip("/"))})']
    return [f"driver.get(full_address(base_url, {writer.value(deed.value)}))"]


def _accept(writer: Statements, deed: Deed) -> list[str]:
    if not deed.value:
        return ["wait.until(EC.alert_is_present()).accept()"]
    return [
        "dialog = wait.until(EC.alert_is_present())",
        f"dialog.send_keys({writer.value(deed.value)})",
        "dialog.accept()",
    ]


DEEDS: MappingProxyType[str, Callable[[Statements, Deed], list[str]]] = MappingProxyType(
    {
        "navigate": _navigate,
        "back": lambda writer, deed: ["driver.back()"],
        "reload": lambda writer, deed: ["driver.refresh()"],
        "click": _click,
        "fill": _fill,
        "clear": _clear,
        "select": _select,
        "check": _tick,
        "uncheck": _tick,
        "press": _press,
        "accept": _accept,
        "dismiss": lambda writer, deed: ["wait.until(EC.alert_is_present()).dismiss()"],
    }
)
"""How each action of ACTIONS is written."""


def _compared(writer: Statements, claim: Claim, reader: str) -> str:
    """``reader`` holds ``{}`` where the test stands that it waits for."""
    expected = writer.value(claim.expected)
    if claim.comparison in ("at least", "at most"):
        given = number(_plain(claim.expected)) if expected[:1] in "\"'" else None
        limit = f"{given:g}" if given is not None else f"number_in({expected})"
        test = f"{claim.comparison.replace(' ', '_')}({limit})"
        sign = ">=" if claim.comparison == "at least" else "<="
        read = reader.format(f"is_not({test})" if claim.negated else test)
        return f"assert {'not ' if claim.negated else ''}number_in({read}) {sign} {limit}"
    if claim.comparison == "contains":
        test = f"contains({expected})"
        read = reader.format(f"is_not({test})" if claim.negated else test)
        return f"assert {'not ' if claim.negated else ''}{test}({read})"
    test = f"equals({expected})"
    read = reader.format(f"is_not({test})" if claim.negated else test)
    return f"assert {read} {'!=' if claim.negated else '=='} {expected}"


def _text(writer: Statements, claim: Claim) -> str:
    reader = "page_text(wait, until={})"
    if claim.thing is not None:
        reader = f"text_of(wait, {_doubled(writer.locator(claim.thing))}, until={{}})"
    return _compared(writer, claim, reader)


def _heading(writer: Statements, claim: Claim) -> str:
    expected = writer.value(claim.expected)
    if claim.comparison == "equals":
        test = f"includes({expected})"
        read = f"visible_headings(wait, until={f'is_not({test})' if claim.negated else test})"
        return f"assert {expected} {'not in' if claim.negated else 'in'} {read}"
    single = claim.comparison.replace(" ", "_") if claim.comparison != "contains" else "contains"
    limit = expected if claim.comparison == "contains" else f"number_in({expected})"
    test = f"some({single}({limit}))"
    read = f"visible_headings(wait, until={f'is_not({test})' if claim.negated else test})"
    return f"assert {'not ' if claim.negated else ''}{test}({read})"


def _title(writer: Statements, claim: Claim) -> str:
    return _compared(writer, claim, "page_title(wait, until={})")


def _address(writer: Statements, claim: Claim) -> str:
    if claim.comparison == "contains":
        return _compared(writer, claim, "whole_address(wait, until={})")
    return _compared(writer, claim, f"page_address(wait, {_doubled(writer.value(claim.expected))}, until={{}})")


def _value(writer: Statements, claim: Claim) -> str:
    assert claim.thing is not None
    return _compared(writer, claim, f"value_of(wait, {_doubled(writer.locator(claim.thing))}, until={{}})")


def _state(writer: Statements, claim: Claim) -> str:
    assert claim.thing is not None
    state, wanted = _plain(claim.expected), not claim.negated
    found = writer.locator(claim.thing)
    if state == "visible":
        return f"assert {'' if wanted else 'not '}displayed(wait, {found}, until={wanted})"
    return f"assert {'' if wanted else 'not '}state_of(wait, {found}, is_{state}, until={wanted})"


def _count(writer: Statements, claim: Claim) -> str:
    extra = f", within={writer.locator(claim.thing)}" if claim.thing is not None else ""
    extra += f", named={writer.value(claim.named)}" if claim.named else ""
    expected = writer.value(claim.expected)
    given = number(_plain(claim.expected)) if expected[:1] in "\"'" else None
    limit = f"{given:g}" if given is not None else f"int({expected})"
    name, sign = COUNTS.get(claim.comparison, ("equals", "=="))
    test = f"is_not({name}({limit}))" if claim.negated else f"{name}({limit})"
    counted = f"count_of(wait, {writer.role(claim.role, 'CSS')}{extra}, until={test})"
    if claim.negated and sign == "==":
        return f"assert {counted} != {limit}"
    return f"assert {'not ' if claim.negated else ''}{counted} {sign} {limit}"


COUNTS = MappingProxyType({"at least": ("at_least", ">="), "at most": ("at_most", "<=")})


def _row(writer: Statements, claim: Claim) -> str:
    cells = ", ".join(f"({writer.value(header)}, {writer.value(text)})" for header, text in claim.cells)
    table = f", table={writer.locator(claim.thing)}" if claim.thing is not None else ""
    wanted = not claim.negated
    return f"assert {'' if wanted else 'not '}row_shown(wait, [{cells}]{table}, until={wanted})"


def _present(writer: Statements, claim: Claim) -> str:
    elements = writer.role(claim.role, "XPATH") if claim.role else '"*"'
    helper = "mentioning" if claim.comparison == "contains" else "called"
    found = f"{helper}({elements}, {writer.value(claim.named)})" if claim.named else f'(By.XPATH, f".//{{{elements}}}")'
    within = f", within={writer.locator(claim.thing)}" if claim.thing is not None else ""
    wanted = not claim.negated
    return f"assert {'' if wanted else 'not '}is_shown(wait, {found}{within}, until={wanted})"


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


CLAIMS: MappingProxyType[str, Callable[[Statements, Claim], str]] = MappingProxyType(
    {
        "text": _text,
        "heading": _heading,
        "title": _title,
        "address": _address,
        "value": _value,
        "state": _state,
        "count": _count,
        "row": _row,
        "present": _present,
    }
)
"""How each check of CHECKS is written: read, waiting for it to be as expected, then asserted."""
