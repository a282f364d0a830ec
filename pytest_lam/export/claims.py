"""Checks as Python statements: each kind of check in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from pytest_lam.checking import number
from pytest_lam.checking.forms import has_time
from pytest_lam.export import code
from pytest_lam.export.drafts import Claim, Thing, literal

if TYPE_CHECKING:
    from pytest_lam.export.statements import Statements


def _compared(writer: Statements, claim: Claim, reader: str) -> str:
    """``reader`` holds ``{}`` where the test stands that it waits for."""
    if claim.form:
        return _dated(writer, claim, reader)
    expected = writer.value(claim.expected)
    if claim.comparison in SIGNS:
        limit = _limit(expected, claim, "number_in")
        test = f"{claim.comparison.replace(' ', '_')}({limit})"
        read = reader.format(f"never({test})" if claim.negated else test)
        return f"assert {'not ' if claim.negated else ''}number_in({read}) {SIGNS[claim.comparison]} {limit}"
    if claim.comparison in TESTS:
        return _tested(f"{TESTS[claim.comparison]}({expected})", claim, reader)
    test = f"equals({expected})"
    read = reader.format(f"never({test})" if claim.negated else test)
    return f"assert {read} {'!=' if claim.negated else '=='} {expected}"


SIGNS = MappingProxyType({"at least": ">=", "at most": "<=", "more than": ">", "less than": "<"})
TESTS = MappingProxyType(
    {
        "contains": "contains",
        "starts with": "starts_with",
        "ends with": "ends_with",
        "matches": "matches",
        "amounts to": "amounts_to",
    }
)
"""Helpers that make a test of what is expected."""


def _tested(test: str, claim: Claim, reader: str) -> str:
    """What is read, waiting for it to pass the test, passes it; a test stands in a line of its own if it has a name."""
    read = reader.format(f"never({test})" if claim.negated else test)
    return f"assert {'not ' if claim.negated else ''}{test}({read})"


def _named_test(test: str, claim: Claim, reader: str) -> str:
    """The same for a test that is too long to be written twice."""
    return f"wanted = {test}\n{_tested('wanted', claim, reader)}"


def _limit(expected: str, claim: Claim, otherwise: str) -> str:
    """The number that is expected: as it is, or what is given, read as a number by ``otherwise``."""
    given = number(literal(claim.expected)) if expected[:1] in "\"'" else None
    if given is None:
        return f"{otherwise}({expected})" if otherwise else expected
    return str(int(given)) if given.is_integer() else repr(given)


def _dated(writer: Statements, claim: Claim, reader: str) -> str:
    """A date that is read there is as expected."""
    return _named_test(_date_test(writer, claim), claim, reader)


def _date_test(writer: Statements, claim: Claim) -> str:
    """A date, read in the form in which the page writes it and compared with another, by the hour if both tell it."""
    hourly = has_time(claim.form) and has_time(claim.expected_form)
    expected = writer.value(claim.expected)
    if expected[:1] in "\"'":
        moment = datetime.strptime(literal(claim.expected), claim.expected_form)
        parts = [moment.year, moment.month, moment.day]
        parts += [moment.hour, moment.minute, *([moment.second] if moment.second else [])] if hourly else []
        limit = f"datetime({', '.join(map(str, parts))})"
    else:
        limit = f"datetime.strptime({expected}, {code.string(claim.expected_form)})"
        limit += ".replace(hour=0, minute=0, second=0)" if has_time(claim.expected_form) and not hourly else ""
    test = DATE_TESTS[claim.comparison].format(limit)
    test = f"on_day({test})" if has_time(claim.form) and not hourly else test
    return f"dated({code.string(claim.form)}, {test})"


DATE_TESTS = MappingProxyType(
    {
        "amounts to": "equals({})",
        "less than": "earlier_than({})",
        "more than": "later_than({})",
        "at least": "is_not(earlier_than({}))",
        "at most": "is_not(later_than({}))",
    }
)


def _text(writer: Statements, claim: Claim) -> str:
    reader = "page_text(wait, until={})"
    if claim.thing is not None:
        reader = f"text_of(wait, {_doubled(writer.locator(claim.thing))}, until={{}})"
    return _compared(writer, claim, reader)


def _heading(writer: Statements, claim: Claim) -> str:
    expected = writer.value(claim.expected)
    if claim.comparison == "equals":
        test = f"includes({expected})"
        read = f"visible_headings(wait, until={f'never({test})' if claim.negated else test})"
        return f"assert {expected} {'not in' if claim.negated else 'in'} {read}"
    if claim.form:
        return _named_test(f"some({_date_test(writer, claim)})", claim, "visible_headings(wait, until={})")
    single = TESTS.get(claim.comparison) or claim.comparison.replace(" ", "_")
    limit = expected if claim.comparison in TESTS else f"number_in({expected})"
    return _tested(f"some({single}({limit}))", claim, "visible_headings(wait, until={})")


def _title(writer: Statements, claim: Claim) -> str:
    return _compared(writer, claim, "page_title(wait, until={})")


def _address(writer: Statements, claim: Claim) -> str:
    if claim.comparison in PARTLY:
        return _compared(writer, claim, "whole_address(wait, until={})")
    return _compared(writer, claim, f"page_address(wait, {_doubled(writer.value(claim.expected))}, until={{}})")


PARTLY = frozenset({"contains", "ends with", "matches"})
"""Comparisons that look at the path with all that is behind it."""


def _link(writer: Statements, claim: Claim) -> str:
    assert claim.thing is not None
    found = _doubled(writer.locator(claim.thing))
    if claim.comparison in PARTLY:
        return _compared(writer, claim, f"whole_link_of(wait, {found}, until={{}})")
    return _compared(writer, claim, f"link_of(wait, {found}, {_doubled(writer.value(claim.expected))}, until={{}})")


def _placeholder(writer: Statements, claim: Claim) -> str:
    assert claim.thing is not None
    return _compared(writer, claim, f"placeholder_of(wait, {_doubled(writer.locator(claim.thing))}, until={{}})")


def _value(writer: Statements, claim: Claim) -> str:
    assert claim.thing is not None
    return _compared(writer, claim, f"value_of(wait, {_doubled(writer.locator(claim.thing))}, until={{}})")


def _state(writer: Statements, claim: Claim) -> str:
    assert claim.thing is not None
    state, wanted = literal(claim.expected), not claim.negated
    found = writer.locator(claim.thing)
    if state == "visible":
        return f"assert {'' if wanted else 'not '}displayed(wait, {found}, until={wanted})"
    if state == "hidden":
        return f"assert {'not ' if wanted else ''}state_of(wait, {found}, is_visible, until={not wanted})"
    return f"assert {'' if wanted else 'not '}state_of(wait, {found}, is_{state}, until={wanted})"


def _count(writer: Statements, claim: Claim) -> str:
    extra = writer.place(claim.thing)
    extra += f", named={writer.value(claim.named)}" if claim.named else ""
    limit = _limit(writer.value(claim.expected), claim, "int")
    sign = SIGNS.get(claim.comparison, "==")
    name = claim.comparison.replace(" ", "_") if claim.comparison in SIGNS else "equals"
    test = f"never({name}({limit}))" if claim.negated else f"{name}({limit})"
    test = f"lasting({test})" if claim.comparison in BOUNDED and not claim.negated else test
    elements = writer.role(claim.role, "CSS")
    found = f"count_in_state(wait, {elements}, is_{claim.state}" if claim.state else f"count_of(wait, {elements}"
    counted = f"{found}{extra}, until={test})"
    if claim.negated and sign == "==":
        return f"assert {counted} != {limit}"
    return f"assert {'not ' if claim.negated else ''}{counted} {sign} {limit}"


BOUNDED = frozenset({"at most", "less than"})
"""Comparisons that hold before anything has come: more may only be late."""


def _row(writer: Statements, claim: Claim) -> str:
    cells = ", ".join(f"({writer.value(header)}, {writer.value(text)})" for header, text in claim.cells)
    return row_claim(writer, claim, f"[{cells}]")


def row_claim(writer: Statements, claim: Claim, cells: str) -> str:
    """The assertion of a row whose (header, text) pairs the expression ``cells`` gives."""
    table = writer.place(claim.thing, "table")
    wanted = not claim.negated
    return f"assert {'' if wanted else 'not '}row_shown(wait, {cells}{table}, until={wanted})"


ARRANGED = MappingProxyType({"any order": "in_any_order", "in order": "has_in_order", "contains": "has_all"})
"""Helpers that make a test of several things; else they are just these in this order."""


def _arranged(claim: Claim, wanted: str, given: str, reader: str) -> str:
    """Several things that are wanted, under their name, and what is read."""
    if claim.comparison in ARRANGED:
        claimed = _tested(f"{ARRANGED[claim.comparison]}({wanted})", claim, reader)
    else:
        test = f"never(equals({wanted}))" if claim.negated else f"equals({wanted})"
        claimed = f"assert {reader.format(test)} {'!=' if claim.negated else '=='} {wanted}"
    return f"{wanted} = {given}\n{claimed}"


def _list(writer: Statements, claim: Claim) -> str:
    extra = writer.place(claim.thing)
    extra += f", named={writer.value(claim.named)}" if claim.named else ""
    reader = f"texts_of(wait, {writer.role(claim.role, 'CSS')}{_doubled(extra)}, until={{}})"
    given = f"[{', '.join(writer.value(item) for item in claim.items)}]"
    if claim.given:
        given = f"[row[0] for row in {'datatable' if claim.given == 'column' else 'datatable[1:]'}]"
    return _arranged(claim, "wanted_texts", given, reader)


def _table(writer: Statements, claim: Claim) -> str:
    table = writer.place(claim.thing, "table")
    headers, given = "datatable[0]", "datatable[1:]"
    if not claim.given:
        named = [writer.value(header) for header, _ in claim.rows[0] if header] if claim.rows else []
        headers = f"[{', '.join(named)}]"
        rows = (", ".join(writer.value(text) for _, text in row) for row in claim.rows)
        given = f"[{', '.join(f'[{row}]' for row in rows)}]"
    reader = f"rows_of(wait, {writer.role('row', 'CSS')}, {_doubled(headers)}{_doubled(table)}, until={{}})"
    return _arranged(claim, "wanted_rows", given, reader)


def _order(writer: Statements, claim: Claim) -> str:
    key = (
        "number_in"
        if claim.form == "numbers"
        else f"moment_in({code.string(claim.form)})"
        if claim.form
        else "sortable"
    )
    return _named_test(f"{literal(claim.expected)}({key})", claim, _parts(writer, claim))


def _each(writer: Statements, claim: Claim) -> str:
    expected = writer.value(claim.expected)
    if claim.form:
        single = _date_test(writer, claim)
    elif claim.comparison in SIGNS:
        single = f"{claim.comparison.replace(' ', '_')}({_limit(expected, claim, 'number_in')})"
    else:
        single = f"{TESTS.get(claim.comparison, 'equals')}({expected})"
    if claim.negated:
        return _named_test(f"some({single})", claim, _parts(writer, claim))
    return _named_test(f"every({single})", claim, _parts(writer, claim, "lasting({})"))  # others may only be late


def _parts(writer: Statements, claim: Claim, until: str = "{}") -> str:
    """What reads the texts of things, or of one part of each, waiting for them."""
    elements = writer.role(claim.role, "CSS")
    if claim.role == "row" and claim.named:
        found = f"column_of(wait, {elements}, {writer.value(claim.named)}{writer.place(claim.thing, 'table')}"
    else:
        part = f", {writer.part(literal(claim.named))}" if claim.named else ""
        found = f"{'parts_of' if part else 'texts_of'}(wait, {elements}{part}{writer.place(claim.thing)}"
    return f"{_doubled(found)}, until={until})"


def _change(writer: Statements, claim: Claim) -> str:
    by = literal(claim.expected)
    amount = CHANGES.get(by) or f"amounts_to({_limit(writer.value(claim.expected), claim, '')})"
    test = f"is_not({amount})" if claim.negated else amount
    if claim.role:
        extra = writer.place(claim.thing)
        extra += f", named={writer.value(claim.named)}" if claim.named else ""
        reader = f"count_of(wait, {writer.role(claim.role, 'CSS')}{extra}"
    else:
        assert claim.thing is not None
        reader = f"{'value_of' if is_field(claim.thing) else 'text_of'}(wait, {writer.locator(claim.thing)}"
    turned = replace(claim, negated=False)  # what shows no number has not changed by any other amount either
    before = f"remembered[{writer.value(claim.noted)}]"
    until = "lasting({})" if claim.negated or by == "0" else "{}"  # before anything has come of it nothing has changed
    return _named_test(f"changed({before}, {test})", turned, f"{_doubled(reader)}, until={until})")


CHANGES = MappingProxyType({"up": "more_than(0)", "down": "less_than(0)"})


def is_field(thing: Thing) -> bool:
    """Whether what a person reads there is what it holds."""
    return thing.tag in ("input", "select", "textarea", "progress", "meter") or thing.role in HOLDING


HOLDING = frozenset({"textbox", "searchbox", "combobox", "spinbutton", "slider", "progressbar", "meter"})


def _present(writer: Statements, claim: Claim) -> str:
    elements = writer.role(claim.role, "XPATH") if claim.role else '"*"'
    more = f"{writer.place(claim.thing)}, until={not claim.negated})"
    if claim.named and claim.comparison == "contains":
        shown = f"mentioned(wait, {elements}, {writer.value(claim.named)}{more}"
    elif claim.named:
        shown = f"is_shown(wait, called({elements}, {writer.value(claim.named)}){more}"
    else:
        shown = f'is_shown(wait, (By.XPATH, f".//{{{elements}}}"){more}'
    return f"assert {'not ' if claim.negated else ''}{shown}"


def _download(writer: Statements, claim: Claim) -> str:
    name = writer.value(claim.named or ("*",))
    if claim.expected is not None:
        return _compared(writer, claim, f"text_of_download(wait, download_folder, {_doubled(name)}, until={{}})")
    wanted = not claim.negated
    return f"assert {'' if wanted else 'not '}is_downloaded(wait, download_folder, {name}, until={wanted})"


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
        "list": _list,
        "table": _table,
        "order": _order,
        "each": _each,
        "change": _change,
        "link": _link,
        "placeholder": _placeholder,
        "present": _present,
        "download": _download,
    }
)
"""How each check of CHECKS is written: read, waiting for it to be as expected, then asserted."""
