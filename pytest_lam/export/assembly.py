"""Definitions into a module: names for everything, statements, helpers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_lam.export import code, helpers, patterns
from pytest_lam.export.deeds import FILES
from pytest_lam.export.drafts import Claim, Deed, flat, texts
from pytest_lam.export.expressions import Expression, Variable, variables
from pytest_lam.export.generalise import Definition, Meaning, sign
from pytest_lam.export.module import Constant, Module, StepFunction
from pytest_lam.export.names import PARAMETER_OF, RESERVED, distinct, function_name, parameter_names, words
from pytest_lam.export.statements import Statements, indented
from pytest_lam.export.texts import parse_pattern, strict_pattern
from pytest_lam.export.things import Things

FIELDS = ("textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider")
"""Roles of what a step calls by its label."""
FIXTURES = {
    "driver": "WebDriver",
    "wait": "WebDriverWait[WebDriver]",
    "base_url": "str",
    "datatable": "list[list[str]]",
    "docstring": "str",
    "download_folder": "Path",
    "remembered": "dict[str, str]",
}
"""What a step asks pytest-bdd for when its statements mention it, with the types."""


def assembled(feature: str, definitions: Sequence[Definition], folder: str = "") -> Module:
    """The module of these definitions, in their order; ``folder`` leads from its own to the feature's folder."""
    taken = {*RESERVED, *helpers.functions()}
    named = [(each, _parameters(each, taken)) for each in definitions]
    names = [distinct(function_name(each.shape, parameters), taken) for each, parameters in named]
    writer = Statements(Things(taken))
    steps = tuple(_step(name, each, parameters, writer) for name, (each, parameters) in zip(names, named, strict=True))
    things = writer.things
    functions = tuple(things.functions.values())
    text = "\n".join(
        [
            *(line for step in steps for line in _source(step)),
            *(line.removeprefix("return ") for function in functions for line in function.lines),
        ]
    )
    constants = (*things.constants.values(), *writer.roles.values())
    if re.search(rf"\b{FILES}\b", text):
        constants = (Constant(FILES, _files(folder)), *constants)
    return Module(feature, constants, functions, helpers.needed(text), steps)


def _files(folder: str) -> str:
    """The folder of the feature, as seen from the module."""
    return "Path(__file__).parent" + (f" / {code.string(folder)}" if folder not in ("", ".") else "")


def _source(step: StepFunction) -> list[str]:
    return [f"def {step.name}():", *indented(step.lines)]


def _parameters(definition: Definition, taken: set[str]) -> tuple[str, ...]:
    goals = [_goal(Variable("part", index), definition) for index in range(len(definition.shape.parts))]
    named = parameter_names(definition.shape, goals)
    return tuple(f"{name}_" if name in taken else name for name in named)


def _goal(variable: Variable, definition: Definition) -> str:
    """What a value is called by where it goes first."""
    for part in flat(definition.meanings[0].draft):
        if any(variable in variables(text) for text in texts(part)):
            return _goal_of(part, variable)
        if part.thing is not None and variable in part.thing.variables:
            slots = part.thing.place.slots
            if len(slots) > 1 and variable in slots[0]:
                return "item"
            return "field" if part.thing.role in FIELDS else "name"
    return "text"


def _goal_of(part: Deed | Claim, variable: Variable) -> str:
    if part.name in ("fill", "value") and part.thing is not None and not part.thing.place.variables:
        return part.thing.name if 1 <= len(words(part.thing.name)) <= 3 else "value"
    for header, text in part.cells if isinstance(part, Claim) else ():
        if variable in variables(text) and len(words(_plain(header))) in (1, 2):
            return _plain(header)
    if part.name == "download" and isinstance(part, Claim) and variable not in variables(part.named):
        return "text"
    return PARAMETER_OF.get(part.name, "text")


def _plain(expression: Expression) -> str:
    return "".join(piece for piece in expression if isinstance(piece, str))


def _step(name: str, definition: Definition, parameters: tuple[str, ...], writer: Statements) -> StepFunction:
    names = {Variable("part", index): parameter for index, parameter in enumerate(parameters)}
    names[Variable("docstring")] = "docstring"
    for use in definition.uses:
        for row, cells in enumerate(use.step.table):
            names |= {Variable("cell", row, column): f"datatable[{row}][{column}]" for column in range(len(cells))}
        names |= {Variable("remembered", name=name): f"remembered[{name!r}]" for name in use.step.remembered}
    lines = _lines(definition, names, writer)
    text = "\n".join(lines)
    fixtures = [(fixture, kind) for fixture, kind in FIXTURES.items() if re.search(rf"\b{fixture}\b", text)]
    decorators = tuple(f"{type_}({_matcher(definition, parameters)})" for type_ in definition.types)
    return StepFunction(name, decorators, (*fixtures, *((each, "str") for each in parameters)), lines)


def _matcher(definition: Definition, parameters: tuple[str, ...]) -> str:
    if definition.matcher == patterns.PLAIN:
        return code.string(definition.shape.literals[0])
    if definition.matcher == patterns.PARSE:
        return f"parsers.parse({code.string(parse_pattern(definition.shape, parameters))})"
    return f"parsers.re({code.raw(strict_pattern(definition.shape, parameters))})"


def _lines(definition: Definition, names: code.Names, writer: Statements) -> tuple[str, ...]:
    if not definition.told_by:
        return writer.body(definition.meanings[0].draft, names)
    return DISPATCHES[definition.told_by](definition.meanings, names, writer)


def _by_address(meanings: Sequence[Meaning], names: code.Names, writer: Statements) -> tuple[str, ...]:
    known = sorted({address for meaning in meanings for address in meaning.addresses})
    like = "/?" if any("?" in address for address in known) else "/"
    listed = ", ".join(code.string(address) for address in known)
    conditions = []
    for meaning in meanings:
        own = [code.string(address) for address in sorted(meaning.addresses)]
        conditions.append(f"here == {own[0]}" if len(own) == 1 else f"here in ({', '.join(own)})")
    head = (
        "# The same words mean different things on different pages.",
        f'here = page_address(wait, "{like}", until=one_of({listed}))',
    )
    return (*head, *_branches(conditions, meanings, names, writer))


def _by_table(meanings: Sequence[Meaning], names: code.Names, writer: Statements) -> tuple[str, ...]:
    conditions = []
    for meaning in meanings:
        tables = [repr([list(row) for row in table]) for table, _ in meaning.tables if table]
        texts = [code.string(docstring) for _, docstring in meaning.tables if docstring is not None]
        given = [f"datatable in ({', '.join(tables)},)"] if tables else []
        given += [f"docstring in ({', '.join(texts)},)"] if texts else []
        conditions.append(" and ".join(given) or "True")
    head = ("# What there is to do depends on the step's table or text.",)
    return (*head, *_branches(conditions, meanings, names, writer))


def _by_page(meanings: Sequence[Meaning], names: code.Names, writer: Statements) -> tuple[str, ...]:
    signs = [sign(meaning.draft) for meaning in meanings]
    places = [writer.things.reference(thing, thing.place, names) for thing in signs if thing is not None]
    known = ", ".join(f"EC.visibility_of_element_located({place})" for place in places)
    head = (
        "# The same words mean different things: what is on the page tells which.",
        f"wait.until(EC.any_of({known}))",
    )
    conditions = [f"displayed_now(driver, {place})" for place in places]
    return (*head, *_branches(conditions, meanings, names, writer))


def _branches(
    conditions: Sequence[str], meanings: Sequence[Meaning], names: code.Names, writer: Statements
) -> list[str]:
    found: list[str] = []
    for index, (condition, meaning) in enumerate(zip(conditions, meanings, strict=True)):
        last = index == len(meanings) - 1
        found.append("else:" if last else f"{'elif' if index else 'if'} {condition}:")
        found += indented(writer.body(meaning.draft, names))
    return found


DISPATCHES = {"address": _by_address, "table": _by_table, "page": _by_page}
"""How a definition with several meanings finds out which one is meant."""
