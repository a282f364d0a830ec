"""Checks as Python statements: each kind of check in one place."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING

from pytest_lam.checking import number
from pytest_lam.export.drafts import Claim, literal

if TYPE_CHECKING:
    from pytest_lam.export.statements import Statements


def _compared(writer: Statements, claim: Claim, reader: str) -> str:
    """``reader`` holds ``{}`` where the test stands that it waits for."""
    expected = writer.value(claim.expected)
    if claim.comparison in ("at least", "at most"):
        given = number(literal(claim.expected)) if expected[:1] in "\"'" else None
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
    state, wanted = literal(claim.expected), not claim.negated
    found = writer.locator(claim.thing)
    if state == "visible":
        return f"assert {'' if wanted else 'not '}displayed(wait, {found}, until={wanted})"
    return f"assert {'' if wanted else 'not '}state_of(wait, {found}, is_{state}, until={wanted})"


def _count(writer: Statements, claim: Claim) -> str:
    extra = f", within={writer.locator(claim.thing)}" if claim.thing is not None else ""
    extra += f", named={writer.value(claim.named)}" if claim.named else ""
    expected = writer.value(claim.expected)
    given = number(literal(claim.expected)) if expected[:1] in "\"'" else None
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
        "present": _present,
        "download": _download,
    }
)
"""How each check of CHECKS is written: read, waiting for it to be as expected, then asserted."""
