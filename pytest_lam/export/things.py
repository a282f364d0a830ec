"""The named locators of a module: one constant per thing, one function where a locator depends on values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pytest_lam.export import code
from pytest_lam.export.drafts import Thing
from pytest_lam.export.expressions import Expression, Place, Variable
from pytest_lam.export.module import Constant, LocatorFunction
from pytest_lam.export.names import THING_WORDS, distinct, identifier, is_taken, thing_name, words
from pytest_lam.export.placenames import classed, column, counted, holder, kind_of, relative

ONE_LINE = 100
"""Characters of a tuple that needs no brackets to be broken over lines."""


@dataclass
class Things:
    """Names things as they come up, and gives each way to a thing one name only."""

    taken: set[str]
    constants: dict[Place, Constant] = field(default_factory=dict)
    functions: dict[Place, LocatorFunction] = field(default_factory=dict)

    def reference(self, thing: Thing, place: Place, names: code.Names) -> str:
        """The code that stands for the locator: a constant's name, or a call."""
        if not place.variables:
            return self._constant(thing, place)
        arguments = [slot for slot in place.slots if any(isinstance(piece, Variable) for piece in slot)]
        arguments = list(dict.fromkeys(arguments))
        holes = {slot: Variable("part", index) for index, slot in enumerate(arguments)}
        plain = replace(place, slots=tuple((holes[slot],) if slot in holes else slot for slot in place.slots), cost=0)
        if plain not in self.functions:
            self.functions[plain] = self._function(thing, plain, arguments, names)
        given = ", ".join(code.value(slot, names) for slot in arguments)
        return f"{self.functions[plain].name}({given})"

    def frame(self, place: Place, names: code.Names, kind: str) -> str:
        """The code that stands for a frame or a shadow host on the way to a thing."""
        texts = tuple("".join(piece for piece in slot if isinstance(piece, str)) for slot in place.slots)
        own = place.pattern if re.fullmatch(r"[a-z]\w*(-\w+)+", place.pattern) else ""  # the tag of a custom element
        around = Thing(kind, texts[0] if texts else own, kind, "", (), (place,))
        return self.reference(around, place, names)

    def _constant(self, thing: Thing, place: Place) -> str:
        key = replace(place, cost=0)
        if key not in self.constants:
            name = self._distinct(constant_name(thing, place), thing, place)
            self.constants[key] = Constant(name, f"({code.locator(key, {})})")
        return self.constants[key].name

    def _distinct(self, found: list[str], thing: Thing, place: Place) -> str:
        """The words as a constant's name; where another has it, with the thing's kind, or with where it is."""
        kind = kind_of(thing.role, thing.tag)
        more = [] if found[-len(kind) :] == kind else [[*found, *kind]]
        at = holder(place)
        more += [] if not at or set(at) <= set(found) else [[*found, "of", *at]]
        for said in (found, *more):
            name = identifier(said, "_".join(kind)).upper().rstrip("_")
            if name not in self.taken:
                break
        return distinct(name, self.taken)

    def _function(self, thing: Thing, place: Place, slots: list[Expression], names: code.Names) -> LocatorFunction:
        name = self._function_name(thing, place)
        taken: set[str] = set()
        parameters: dict[Variable, str] = {}
        for index, slot in enumerate(slots):
            single = slot[0] if len(slot) == 1 else None
            called = names[single] if isinstance(single, Variable) and names[single].isidentifier() else "text"
            parameters[Variable("part", index)] = distinct(called, taken)
        found = code.locator(place, parameters)
        body = f"return {found}" if len(found) <= ONE_LINE else f"return ({found})"
        return LocatorFunction(name, tuple(parameters.values()), (body,))

    def _function_name(self, thing: Thing, place: Place) -> str:
        """The thing's own name where the locator says it, else its kind and where it is: what varies is no name."""
        said = {slot[0] for slot in place.slots if len(slot) == 1 and isinstance(slot[0], str)}
        kind = kind_of(thing.role, thing.tag, says=True)
        where = relative(place)
        if thing.name not in said:
            found = [*(column(place) or kind), *(where or ["called"])]
        else:
            found = thing_name(thing.name, thing.text, thing.marks, kind)
            if is_taken("_".join(found)) or "_".join(found) in self.taken:
                found = [*words(thing.name), *kind]
            if "_".join(found) in self.taken:
                found += where
        return distinct(identifier(found, "thing"), self.taken)


def constant_name(thing: Thing, place: Place) -> list[str]:
    """The words of a constant's name: by its place where that is what tells it, else what a person calls it."""
    kind = kind_of(thing.role, thing.tag)
    if by_place := counted(thing, place):
        return by_place
    if "[value={1}]" in place.pattern and len(words(thing.name)) > THING_WORDS:  # one choice of a group
        return [word for slot in place.slots for word in words("".join(map(str, slot)))]
    if not (thing.name or thing.marks):
        if by_class := classed(place):
            return by_class
        at = holder(place)
        if not thing.text and at:
            return at if at[-len(kind) :] == kind else [*at, *kind]
    return thing_name(thing.name, thing.text, thing.marks, kind)
